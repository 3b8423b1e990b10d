// The prompt's statements: which want another line (as codeop.compile_command says), and what running them leaves.

import fs from 'node:fs';
import { expect, test } from 'vitest';
import { Interactive } from '../../src/host/interactive.js';
import { PythonProcess, Status } from '../../src/host/process.js';
import { complete, resolve } from '../../src/inspector/complete.js';
import { Image } from '../../src/inspector/image.js';
import { Layout } from '../../src/inspector/layout.js';
import { core, TestHost } from '../support/process.js';

function session() {
  const { module, pel } = core('debug');
  const host = new TestHost();
  const python = PythonProcess.boot(module, pel, { host });
  const interactive = new Interactive(python);
  const run = (source: string): boolean => {
    if (interactive.start(source)) while (python.run(1_000_000) !== Status.Done);
    return python.endInteractive();
  };
  return {
    host,
    python,
    interactive,
    run,
    image: new Image(python.memory, new Layout(JSON.parse(fs.readFileSync('dist/core/debug.layout.json', 'utf8')))),
  };
}

test.each([
  ['for i in range(3): print(i)', true],
  ['for i in range(3): print(i)\n', false],
  ['if x', false],
  ['if 1:\n  pass', true],
  ['if 1:\n  pass\n', false],
  ['x = (', true],
  ['"""a', true],
  ['@d', true],
  ['class A: x=1', true],
  ['1 +', false],
  ['# nothing', false],
  ['', false],
])('wantsMore(%j) is %j', (source, more) => {
  expect(session().interactive.wantsMore(source)).toBe(more);
});

test('statements share a namespace, values are shown, errors told, futures kept', () => {
  const { run, host, python } = session();
  run('x = [1]');
  run('x.append(2); x');
  run('_ is x');
  run('1/0');
  run('def f(a: undefined): return a\n');
  // The module itself belongs to the library, which is not needed here.
  run("import sys; sys.modules['__future__'] = type('m', (), {'annotations': None})");
  run('from __future__ import annotations');
  run('def f(a: undefined): return a\n');
  run('f(3)');
  expect(host.text(1)).toBe('[1, 2]\nTrue\n3\n');
  expect(host.text(2)).toBe(
    'Traceback (most recent call last):\n  File "<python-input-3>", line 1, in <module>\n    1/0\n    ~^~\n' +
      'ZeroDivisionError: division by zero\n' +
      'Traceback (most recent call last):\n  File "<python-input-4>", line 1, in <module>\n' +
      "    def f(a: undefined): return a\n             ^^^^^^^^^\nNameError: name 'undefined' is not defined\n",
  );
  expect(python.finish()).toBe(0);
  expect(python.verifyHeap()).toBe('');
});

test('SystemExit ends it with its code', () => {
  const { run, python } = session();
  expect(run('pass')).toBe(false);
  expect(run('raise SystemExit(7)')).toBe(true);
  expect(python.finish()).toBe(7);
});

test('names are completed and found by reading, no count changes', () => {
  const { run, python, image } = session();
  run('class A:\n  def method(self): pass\n');
  run('a = A(); a.attribute = [1]; alpha = 1');
  const main = python.mainModule();
  const before = Buffer.from(python.memory.buffer.slice(0));
  expect(complete(image, main, 'print(al').candidates).toEqual(['all', 'alpha']);
  expect(complete(image, main, 'x = a.').candidates).toEqual(['a.attribute', 'a.method']);
  expect(complete(image, main, 'a.attribute.app').candidates).toEqual(['a.attribute.append']);
  expect(complete(image, main, 'nothing.').candidates).toEqual([]);
  expect(resolve(image, main, 'a.attribute')).toBeGreaterThan(0);
  expect(resolve(image, main, 'a.b')).toBe(0);
  expect(Buffer.from(python.memory.buffer).equals(before)).toBe(true);
});
