// Native functions that call each other without a loop between: nested as deep as a program likes, they end with RecursionError
// where the host's stack would end otherwise. CPython goes on to the end of its larger stack, and dies there.

import { expect, test } from 'vitest';
import { runProgram } from '../support/process.js';

/** Runs `x = wrap(x)` so many times and then `use(x)`: what became of it. */
function nested(wrap: string, use: string, depth: number): string {
  const { stdout, stderr, exit, damage } = runProgram(
    `
import itertools
x = iter(range(10))
for i in range(${depth}):
    x = ${wrap}
try:
    ${use}
    print('done')
except RecursionError:
    print('RecursionError')
`,
    'nested.py',
  );
  expect({ stderr, exit, damage }).toEqual({ stderr: '', exit: 0, damage: '' });
  return stdout.trim();
}

const CONSUMERS = [
  'list',
  'tuple',
  'set',
  'frozenset',
  'dict',
  'sum',
  'sorted',
  'max',
  'any',
  'next',
  "''.join",
  'bytes',
];
test.each(CONSUMERS)('maps of maps that %s consumes', (consumer) => {
  expect(nested(`map(${consumer}, [x])`, 'list(x)', 6000)).toBe('RecursionError');
});

const ITERATORS = [
  'filter(None.__ne__, x)',
  'map(int, x)',
  'map(max, enumerate(x))',
  'zip(x)',
  'itertools.chain(x)',
  'itertools.islice(x, 5)',
  'itertools.accumulate(x)',
  'itertools.cycle(x)',
  'itertools.starmap(int, zip(x))',
  'itertools.compress(x, itertools.repeat(1))',
];
test.each(ITERATORS)('%s', (wrap) => {
  expect(nested(wrap, 'next(x)', 20_000)).toBe('RecursionError');
});
