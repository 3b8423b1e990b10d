// Allocations of programs over decimals are failed in turn; as in failing.test.ts.
import { test } from 'vitest';
import { failPlaces } from '../allocations/gate.js';

/** How many places of a program are tried, evenly spread. */
const TRIED = 60;

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
  const source = `from decimal import *\ngetcontext().prec = 150\n${programs[name]}`;
  failPlaces({ source, library: true }, TRIED);
});
