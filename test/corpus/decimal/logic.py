# library
# Digits as bits; shifting, rotating, scaling.
from decimal import *

getcontext().prec = 12
a, b = Decimal('1100110011'), Decimal('1010')
print(a.logical_and(b), a.logical_or(b), a.logical_xor(b), a.logical_invert(), b.logical_and(a), Decimal(0).logical_invert(), Decimal('1' * 12).logical_invert(), Decimal('1' * 40).logical_or(1))
c = Context(prec=40)
print(c.logical_and('1' * 38 if False else Decimal('1' * 38), Decimal('10' * 19)), c.logical_xor(Decimal('1' * 38), Decimal('10' * 19)), c.logical_invert(Decimal('10' * 10)))
for op in ['Decimal(12).logical_and(1)', 'Decimal(-1).logical_or(1)', 'Decimal("1E1").logical_xor(1)', 'Decimal("1.1").logical_invert()', 'Decimal("NaN").logical_and(1)', 'Decimal(1).logical_and(2)', 'Decimal(1).logical_and("1")',
           'Decimal(123456).shift(3)', 'Decimal(123456).shift(-3)', 'Decimal(123456789012).shift(1)', 'Decimal(123456).shift(12)', 'Decimal(123456).shift(13)', 'Decimal(123456).shift(-13)', 'Decimal("1.5").shift(2)', 'Decimal(1).shift(Decimal("1.0"))',
           'Decimal(123456).rotate(3)', 'Decimal(123456).rotate(-3)', 'Decimal(123456789012).rotate(1)', 'Decimal(123456789012345).rotate(1)', 'Decimal(1).rotate(13)', 'Decimal("-12e5").rotate(11)', 'Decimal("inf").rotate(1)', 'Decimal("nan7").shift(1)', 'Decimal(1).rotate(Decimal("inf"))',
           'Decimal("1.5").scaleb(3)', 'Decimal("1.5").scaleb(-3)', 'Decimal(1).scaleb(10**7)', 'Decimal(1).scaleb(999999)', 'Decimal(10).scaleb(999999)', 'Decimal("inf").scaleb(5)', 'Decimal(1).scaleb(Decimal("0.5"))', 'Decimal(0).scaleb(-2000000)',
           'Decimal(250).logb()', 'Decimal("0.001").logb()', 'Decimal(0).logb()', 'Decimal("-inf").logb()', 'Decimal("1.50E3").normalize()', 'Decimal("1200").normalize()', 'Decimal("0.00").normalize()', 'Decimal("-inf").normalize()',
           'Decimal(1).next_plus()', 'Decimal(1).next_minus()', 'Decimal("-inf").next_plus()', 'Decimal("inf").next_minus()', 'Decimal(1).next_toward(2)', 'Decimal(1).next_toward(-2)', 'Decimal(1).next_toward(1)', 'Decimal(0).next_toward(-1)', 'Decimal("9.99999999999E999999").next_plus()',
           'Decimal(10).remainder_near(6)', 'Decimal(10).remainder_near(4)', 'Decimal(14).remainder_near(4)', 'Decimal(-10).remainder_near(3)', 'Decimal("1e20").remainder_near(3)', 'Decimal(3).fma(4, 5)', 'Decimal(3).fma("4", 5)', 'Decimal(3).fma(4)', 'Decimal("inf").fma(0, Decimal("nan"))',
           'Decimal("0.1").fma(Decimal("0.1"), Decimal("-0.01"))']:
    try:
        print(op, eval(op))
    except Exception as e:
        print(op, '->', type(e).__name__, e)
d = Decimal('-1.50')
print([getattr(d, n)() for n in dir(d) if n.startswith('is_')], [getattr(Decimal('sNaN'), n)() for n in dir(d) if n.startswith('is_')], Decimal('1e-999999').is_subnormal(), Decimal('1e-1000010').is_subnormal(), Decimal('1e-1000010').is_normal(Context(Emin=-9999999)))
