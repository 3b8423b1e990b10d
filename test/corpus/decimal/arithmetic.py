# library
# Sums, products, quotients, remainders in several contexts, with the flags that they leave.
from decimal import *


def flags(c):
    names = [f.__name__ for f, on in c.flags.items() if on]
    c.clear_flags()
    return ' '.join(names)


values = [Decimal(s) for s in ['0', '-0', '1', '-1.5', '9.99', '1e10', '1e-10', '123456789', '0.000123', '-77e5', 'Infinity', '-Infinity', 'NaN', '-sNaN3',
                               '9999999999', '1e999', '1e-999']]
contexts = [Context(prec=5, traps=[]), Context(prec=28, traps=[]), Context(prec=3, Emin=-9, Emax=9, clamp=1, rounding=ROUND_UP, traps=[]),
            Context(prec=7, Emin=-999, Emax=999, rounding=ROUND_FLOOR, traps=[])]
for c in contexts:
    print(c.prec, c.rounding)
    for name in ['add', 'subtract', 'multiply', 'divide', 'divide_int', 'remainder', 'remainder_near', 'divmod', 'max', 'min', 'max_mag', 'min_mag', 'compare',
                 'compare_signal', 'quantize', 'next_toward']:
        f = getattr(c, name)
        line = []
        for i, a in enumerate(values):
            b = values[(i * 7 + 3) % len(values)]
            line.append(f'{f(a, b)} {flags(c)}'.strip())
        print(name, '; '.join(line))
    for name in ['abs', 'minus', 'plus', 'normalize', 'next_minus', 'next_plus', 'to_integral_value', 'to_integral_exact', 'sqrt', 'logb', 'number_class',
                 'to_eng_string', 'to_sci_string', 'is_normal', 'is_subnormal']:
        f = getattr(c, name)
        line = []
        for a in values:
            line.append(f'{f(a)} {flags(c)}'.strip())
        print(name, '; '.join(line))
    print([f'{c.fma(a, b, 3)} {flags(c)}'.strip() for a, b in zip(values, values[5:])])
getcontext().prec = 12
a, b = Decimal('7.5'), Decimal(-2)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** b, -a, +a, abs(b), pow(Decimal(3), 4, 5))
print(1 + a, 1 - a, 2 * a, 1 / a, 100 // a, 100 % a, divmod(100, a), 2 ** Decimal(10), pow(2, Decimal(5), 7))
for op in ['a + 1.5', '1.5 * a', 'a / "1"', 'None - a', 'a ** 1.5', 'pow(a, 2, 1.5)', 'divmod(a, 0.5)', 'a < "x"', 'a < 1j', 'a & 1', 'a << 1', 'round(a, 1.5)', 'a[0]']:
    try:
        print(op, eval(op))
    except TypeError as e:
        print(op, '->', e)
for op in ['Decimal(0) / 0', 'Decimal(1) / 0', 'Decimal(1) // 0', 'Decimal(1) % 0', 'divmod(Decimal(1), 0)', 'Decimal(0) ** 0', 'Decimal("inf") - Decimal("inf")',
           'Decimal("inf") * 0', 'Decimal(-1).sqrt()', 'Decimal("1e999999") * 10', 'Decimal("sNaN") + 1', 'Decimal("1e50") // 1', 'Decimal(2) ** Decimal("1e30")',
           'Decimal("nan") < 1', 'Decimal(-2) ** Decimal("0.5")', 'pow(Decimal(2), -1, 5)', 'Decimal(5).quantize(Decimal("1e-20"))']:
    try:
        print(op, eval(op))
    except ArithmeticError as e:
        print(op, '->', repr(e), isinstance(e, ZeroDivisionError))
