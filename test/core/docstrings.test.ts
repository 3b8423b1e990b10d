// Docstrings of native functions lie in a file (core/runtime/docs.ts): all builds agree where each is, and a host without the
// file has empty ones.

import fs from 'node:fs';
import { expect, test } from 'vitest';
import { QuietHost } from '../../src/host/host.js';
import { PythonProcess, Status } from '../../src/host/process.js';
import { core, runProgram } from '../support/process.js';

const BASE = 0x200000;
const source = 'print(len.__doc__, list.append.__text_signature__, int.real.__doc__, int.__doc__[:5])';

test('they are read when the first is asked for', () => {
  expect(runProgram(source).stdout).toBe(
    'Return the number of items in a container. ($self, object, /) the real part of a complex number int([\n',
  );
  const { module, pel } = core('debug');
  const asked: string[] = [];
  const host = new QuietHost();
  host.data = (name) => {
    asked.push(name);
    return fs.readFileSync(`dist/data/${name}`);
  };
  const python = PythonProcess.boot(module, pel, { host });
  python.start('print(int.__doc__[:5], len)', 'a.py');
  while (python.run(1e6) !== Status.Done);
  expect(asked).toEqual([]);
  expect(python.view.getUint8(BASE)).toBe(0);
  python.start(source, 'b.py');
  while (python.run(1e6) !== Status.Done);
  expect(asked).toEqual([pel.docs]);
  expect(python.view.getUint8(BASE)).not.toBe(0);
});

test('a host without the file has none to show', () => {
  const { module, pel } = core('debug');
  const host = new QuietHost();
  const python = PythonProcess.boot(module, pel, { host });
  python.start('print(len.__doc__, len.__text_signature__, int.__doc__[:5])', 'a.py');
  while (python.run(1e6) !== Status.Done);
  python.finish();
  expect(host.text(1)).toBe('None ($self, object, /) int([\n');
});
