// Hashes under PYTHONHASHSEED are CPython's: recorded by tools/record/hashes.py.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { runProgram } from '../support/process.js';

const { program, stdout } = JSON.parse(fs.readFileSync('test/strings/hashes.json', 'utf8')) as {
  program: string;
  stdout: Record<string, string>;
};

test.each(Object.keys(stdout))('seed %s', (seed) => {
  expect(runProgram(program, 'hashes.py', { hashSeed: Number(seed) }).stdout).toBe(stdout[seed]);
});
