// Memory holds indices of the function table: both builds must number their functions alike.
import fs from 'node:fs';
import { expect, test } from 'vitest';

const functions = (build: string): (string | null)[] =>
  (JSON.parse(fs.readFileSync(`dist/core/${build}.layout.json`, 'utf8')) as { functions: (string | null)[] }).functions;

test('debug and release have the same function table', () => {
  const release = functions('release');
  expect(functions('debug').slice(0, release.length)).toEqual(release);
});

test('debug and release have the same static objects', () => {
  const statics = (build: string): unknown =>
    (JSON.parse(fs.readFileSync(`dist/core/${build}.layout.json`, 'utf8')) as { statics: unknown }).statics;
  expect(statics('debug')).toEqual(statics('release'));
});
