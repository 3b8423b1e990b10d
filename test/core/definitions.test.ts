// Native modules that are imported again and again carve their definitions each time: the end is a MemoryError, never a trap.

import { expect, test } from 'vitest';
import { runProgram } from '../support/process.js';

test('importing native modules anew until memory is used up', () => {
  const source = `
import sys
n = 0
try:
    while True:
        for name in ('math', '_struct', 'itertools', '_random', 'posix'):
            sys.modules.pop(name, None)
            __import__(name)
        n += 1
except (MemoryError, ImportError) as error:
    print(type(error).__name__, n > 10)
`;
  const result = runProgram(source, 'again.py', { memoryLimit: 14 << 20 });
  expect(result.stderr).toBe('');
  expect(result.stdout).toBe('MemoryError True\n');
  expect(result.damage).toBe('');
});
