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

const hungry: Record<string, string> = {
  closures: 'f = [lambda x, i=i: (lambda: x + i) for i in range(60000)]\nprint(sum(g(1)() for g in f))',
  exceptions: `
e = None
for i in range(30000):
    try:
        raise ValueError(i)
    except ValueError as x:
        x.__context__, e = e, x
`,
  'modules and classes':
    'import _json, _sre, _struct, itertools\nc = [type(f"C{i}", (), {"a": i}) for i in range(2000)]',
};

test.each(Object.entries(hungry))('%s: limits of every size', (_name, program) => {
  for (let mib = 8; mib < 15; mib += 1.7) {
    const result = runProgram(program, 'program.py', { memoryLimit: Math.round(mib * MIB) });
    const told = result.exit === 0 || result.stderr.includes('MemoryError');
    expect([mib, result.damage, told ? '' : result.stderr]).toEqual([mib, '', '']);
  }
});
