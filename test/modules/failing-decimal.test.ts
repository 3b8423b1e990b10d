// Each allocation of programs over decimals is failed in turn, after the import; as in failing.test.ts.
import { expect, test } from 'vitest';
import { Status } from '../../src/host/process.js';
import { SWITCHES } from '../memory/core.js';
import { set } from '../memory/programs.js';
import { bootWithLibrary } from '../support/library.js';

/** How many allocations of a program are tried, evenly spread. */
const TRIED = 24;

const programs: Record<string, string> = {
  arithmetic: `
a, b = Decimal('1' * 100), Decimal(7) ** 150
print(a + b, a * b, a / b, a // b, a % b, divmod(a, 7), pow(a, 3, 97), -a, abs(a), a.fma(b, 1), a.sqrt(), a ** 2)
print(a.quantize(Decimal(1)), a.remainder_near(b), a.next_plus(), a.normalize(), a.shift(3), a.rotate(5), Decimal('1' * 90).logical_xor(Decimal('10' * 40)))
`,
  functions: `
a = Decimal('3.5')
print(a.exp(), a.ln(), a.log10(), a ** Decimal('0.3'), a ** -3, a.compare(2), a.max(3))
getcontext().prec = 160
print(a.exp(), a.ln(), Decimal(2).sqrt())
`,
  conversions: `
a = Decimal('123.456')
print(a, repr(a), int(a), float(a), a.as_tuple(), a.as_integer_ratio(), hash(a), format(a, '<+20,.2f'), format(a, 'n'), round(a, 1), a.to_eng_string())
print(Decimal(0.1), Decimal(10**60), Decimal((1, [1, 2], 3)), Decimal('\\u0661'), a == 0.5, a < 10**30, a.__reduce__(), int(Decimal('1e200')))
`,
  contexts: `
c = Context(prec=5, traps=[Inexact], flags=[Rounded])
print(c, c.flags, c.traps.copy(), c.__reduce__(), c.copy(), c.flags == c.traps)
with localcontext(c, prec=3) as d:
    try:
        Decimal(1) / 3
    except Inexact as e:
        print(e)
setcontext(c)
print(c.create_decimal('1.5'), getcontext() is c)
`,
};

test.each(Object.keys(programs))('%s', (name) => {
  const program = `from decimal import *\ngetcontext().prec = 150\nprint('ready', flush=True)\nfor i in range(300): pass\n${programs[name]}`;
  const ready = () => {
    const started = bootWithLibrary('.', ['program.py']);
    started.python.start(program, 'program.py', true);
    let status: Status = Status.Budget;
    while (status !== Status.Done && !started.host.output[1]?.includes('ready')) status = started.python.run(200);
    expect(started.host.output).toEqual({ 1: 'ready\n', 2: '' });
    return started;
  };
  const whole = ready();
  set(whole.python, 12, 0);
  while (whole.python.run(100_000) !== Status.Done);
  const allocations = whole.python.view.getInt32(SWITCHES + 12, true);
  expect(whole.python.finish(), whole.host.output[2]).toBe(0);
  const blocks = whole.python.core.allocatedBlocks();
  const step = Math.max(1, Math.ceil(allocations / TRIED));
  for (let n = 1; n <= allocations; n += step) {
    const { python, host } = ready();
    set(python, 4, n);
    while (python.run(100_000) !== Status.Done);
    set(python, 4, 0);
    expect(python.verifyHeap(), `allocation ${n}`).toBe('');
    const exit = python.finish();
    expect([exit, python.verifyHeap()], `allocation ${n}: ${host.output[2]}`).toEqual([exit === 0 ? 0 : 1, '']);
    expect(python.core.allocatedBlocks() - blocks, `leaked by allocation ${n}`).toBe(0n);
    if (exit) expect(host.output[2], `allocation ${n}`).toContain('MemoryError');
  }
});
