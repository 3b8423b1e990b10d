// --memory-limit: past it Python gets MemoryError, and the process goes on.
import { expect, test } from 'vitest';
import { runProgram } from '../support/process.js';

const MIB = 2 ** 20;

const fill: Record<string, string> = {
  'large strings': 'x.append("a" * 1000000)',
  'small lists': 'x.append([1, 2, 3])',
  'one list': 'x += [None] * 1000',
  'one dict': 'd[len(d)] = len(d)',
  'one string': 's += s',
  'big ints': 'n = n << 1000000',
  instances: 'x.append(A())',
  'nested lists': 'x = [x]',
  generators: 'x.append((i for i in ()))',
};

test.each(Object.entries(fill))('%s', (_name, statement) => {
  const program = `
class A:
    def __init__(self):
        self.a = 1
x, d, s, n = [], {}, "abc", 1
try:
    while True:
        ${statement}
except MemoryError as e:
    x = d = s = n = None
    print("MemoryError", e.args)
y = [i for i in range(10000)]
print(len(y), "a" * 5)
`;
  const result = runProgram(program, 'program.py', { memoryLimit: 16 * MIB });
  expect(result).toMatchObject({
    stdout: 'MemoryError ()\n10000 aaaaa\n',
    stderr: '',
    exit: 0,
    damage: '',
  });
});
