# library
# Thousands of operations with random operands and contexts; what they give, as a checksum and a few samples.
import random
import zlib
from decimal import *

r = random.Random(11)
modes = [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
unary = 'abs ln log10 minus next_minus next_plus normalize plus to_integral_exact to_integral_value sqrt logb number_class to_eng_string'.split()
binary = 'add compare divide divide_int divmod max max_mag min min_mag multiply next_toward quantize remainder remainder_near subtract compare_total scaleb shift rotate copy_sign'.split()


def number():
    kind = r.randrange(20)
    if kind == 0:
        return Decimal(r.choice(['NaN', 'sNaN5', 'Infinity', '-Infinity', '0', '-0', '0E+5', '1', '1E+9']))
    n = r.choice([1, 2, 5, 9, 18, 19, 20, 38, 39, 60])
    return Decimal((r.randrange(2), tuple(r.randrange(10) for _ in range(n)), r.choice([0, -n, -n // 2, 3, r.randrange(-50, 50)])))


check = 0
for i in range(4000):
    c = Context(prec=r.choice([1, 3, 9, 19, 28, 38, 50]), rounding=r.choice(modes), Emin=r.choice([-10, -999]), Emax=r.choice([10, 999]), clamp=r.randrange(2), traps=[])
    if r.random() < 0.3:
        name, args = r.choice(unary), (number(),)
        if name in ('ln', 'log10') and r.random() < 0.8:
            name = 'plus'
    else:
        name, args = r.choice(binary), (number(), number() if r.random() < 0.7 else Decimal(r.randrange(-9, 9)))
    text = f'{name} {args} {getattr(c, name)(*args)} {[k.__name__ for k, v in c.flags.items() if v]}'
    check = zlib.crc32(text.encode(), check)
    if i % 200 == 0:
        print(i, check, text[:150])
print(check)
