# library
# Number formatting as reports do it: tables, currencies, percentages, scientific, roman, words, bases, dates, alignments, locale-free grouping.
import math
import string
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

values = [0, 1, -1, 7.5, 1234567.891, -0.0, 1e-7, 1e22, 123456789012345678, float('inf'), float('nan'), True, Decimal('12345.678'), Fraction(22, 7)]
for spec in ('', '>12', '<12', '^12', '012', '+', ' ', ',', '_', '.2f', ',.2f', '+.1e', 'g', '.3g', '#g', '%', '.1%', 'n', '*^+15,.2f', 'z.0f', '=+8', '010,.1f'):
    row = []
    for v in values:
        try:
            row.append(format(v, spec))
        except (ValueError, TypeError) as e:
            row.append(f'{type(e).__name__}!')
    print(f'{spec!r:>14}', *row, sep='|')
for spec in ('b', '#b', '_b', '#010x', 'X', '#_X', 'o', 'c', 'd', ',d', '_o', ',x', 'q', '.3d', '5', '<', 'é>5', '\0<4', '+c', '#c', ',c', '=5', '-05', ' x', '1000000000000000000000', '.', '.f', '_,', ',_', '0_', '_n', 's'):
    try:
        print(repr(spec), repr(format(255, spec)), end='; ')
    except (ValueError, OverflowError) as e:
        print(repr(spec), e, end='; ')
print()


def roman(n):
    out = ''
    for value, sign in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), 'M CM D CD C XC L XL X IX V IV I'.split()):
        count, n = divmod(n, value)
        out += sign * count
    return out


ONES = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split()
TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split()


def words(n):
    match n:
        case int() if n < 0:
            return 'minus ' + words(-n)
        case int() if n < 20:
            return ONES[n]
        case int() if n < 100:
            return TENS[n // 10] + ('-' + ONES[n % 10] if n % 10 else '')
        case int() if n < 1000:
            return ONES[n // 100] + ' hundred' + (' and ' + words(n % 100) if n % 100 else '')
    for size, name in ((10**9, 'billion'), (10**6, 'million'), (1000, 'thousand')):
        if n >= size:
            return words(n // size) + ' ' + name + (' ' + words(n % size) if n % size else '')


def base(n, b, digits=string.digits + string.ascii_lowercase):
    sign, n = '-' * (n < 0), abs(n)
    out = ''
    while n or not out:
        n, d = divmod(n, b)
        out = digits[d] + out
    return sign + out


def human(n):
    for unit in ('B', 'KiB', 'MiB', 'GiB'):
        if abs(n) < 1024:
            return f'{n:.1f} {unit}'.replace('.0 ', ' ')
        n /= 1024
    return f'{n:.1f} TiB'


print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])
print([words(n) for n in (0, 13, 21, 100, 342, 1001, 1234567, -70)])
print([base(n, b) for n, b in ((255, 2), (255, 16), (-35, 36), (0, 7))], [int(base(n, 7), 7) == n for n in range(-50, 50)].count(True))
print([human(n) for n in (0, 1023, 1024, 1536, 10**6, 5 * 2**30, 2**50)])
print([str(Decimal(x).quantize(Decimal('0.01'), ROUND_HALF_UP)) for x in ('2.675', '2.665', '-1.005', '1e3')], [round(x, 2) for x in (2.675, 2.665, 1.005)], [round(x) for x in (0.5, 1.5, 2.5, -0.5)], [round(x, -2) for x in (150, 250, 1251, 149.9)])
rows = [('apple', 3, 0.5), ('melon', 12, 2.25), ('Übergröße', 100, 1000)]
widths = [max(len(f'{r[i]}') for r in rows) for i in range(3)]
for item, n, price in rows:
    print(f'{item:<{widths[0]}} {n:>{widths[1]}} {price:>{widths[2] + 3}.2f} {n * price:>12,.2f} {n / 115:>7.1%}')
print('%5d|%-5d|%05d|%+d|% d|%x|%#o|%e|%.3g|%c|%r|%5.1f%%|%s' % (42, 42, 42, 42, 42, 255, 8, 12345.678, 0.00001234, 'x', 'é', 99.5, None))
print('%(a)s %(b)08.3f %%' % {'a': 1, 'b': math.pi}, '%*d|%-*d|%.*f' % (6, 42, 6, 42, 2, math.e), '%s' % (1,), '%a' % 'é')
for template, arg in (('%d', 'x'), ('%d', 1.9), ('%x', 1.9), ('%c', 'ab'), ('%c', 2**31), ('%s %s', 1), ('%s', ()), ('%(a)s', 5), ('%z', 1), ('%', 1), ('%d', None), ('x', 1), ('x', ()), ('%(a', {}), ('%i', True), ('%.0f', 0.5), ('%#.3g', 100)):
    try:
        print(repr(template % arg), end='; ')
    except (TypeError, ValueError, OverflowError, KeyError) as e:
        print(type(e).__name__, e, end='; ')
print()
print(string.Template('$a ${b}c $$').substitute(a=1, b=2), string.Template('$a $b').safe_substitute(a=1), '{0[k]} {1.real:>5} {2!r:^7} {{}}'.format({'k': 1}, 3, 'x'), '{:{}.{}f}|{:{w}}'.format(math.pi, 8, 2, 'a', w=3))
