# library
# To int, float, complex, tuple, ratio; copies, pickles, sizes, subclasses.
import copy
import numbers
import pickle
import sys
from decimal import *
from fractions import Fraction

for s in ['0', '-0', '1', '-2.75', '1E+20', '1E-20', '123456789012345678901234567890', '99999999999999999999.5', '0.1', '-7E+3', '1E+60']:
    d = Decimal(s)
    print(s, int(d), float(d), complex(d), d.as_integer_ratio(), d.as_tuple(), bool(d), Fraction(d), pickle.loads(pickle.dumps(d)) == d, d.__reduce__())
for s in ['NaN', 'sNaN', '-Infinity', 'NaN123']:
    d = Decimal(s)
    for f in [int, float, complex, Decimal.as_integer_ratio, Decimal.as_tuple, bool, Fraction]:
        try:
            print(s, f.__name__, f(d))
        except Exception as e:
            print(s, f.__name__, type(e).__name__, e)
for n in [10**17, 10**18, 10**19, 10**37, 10**38, 2**63, 2**64, 3**300, -7**77]:
    for k in (-1, 0, 1):
        assert int(Decimal(n + k)) == n + k and Decimal(str(n + k)) == n + k
for digits in [1, 19, 20, 38, 76, 77, 95, 100, 500, 1000]:
    d = Decimal('7' * digits)
    print(digits, sys.getsizeof(d), d.__sizeof__(), (+d).__sizeof__(), len(str(d)), (d * d).__sizeof__(), sys.getsizeof(-d))
d = Decimal('1.50')
print(copy.copy(d) is d, copy.deepcopy(d) is d, copy.copy(Decimal('nan')), sys.getsizeof(Context()), sys.getsizeof(localcontext()), isinstance(d, numbers.Number), isinstance(d, numbers.Rational), issubclass(Decimal, numbers.Real))
print(DecimalTuple(1, (2, 3), -1), DecimalTuple._fields, DecimalTuple.__module__, Decimal(DecimalTuple(1, (2, 3), -1)), DecimalTuple.__doc__)
print(Decimal.__module__, Context.__module__, Decimal.__text_signature__, Context.__text_signature__, Decimal.exp.__text_signature__, Context.add.__text_signature__, Decimal.from_float.__text_signature__)
print(Decimal.__doc__)
print(Decimal.quantize.__doc__)
print(MAX_PREC, MAX_EMAX, MIN_EMIN, MIN_ETINY, HAVE_THREADS, HAVE_CONTEXTVAR, sys.modules['_decimal'].__version__, sys.modules['_decimal'].__libmpdec_version__)
print([n for n in dir(sys.modules['_decimal']) if n[0] != '_'])
try:
    d.x = 1
except AttributeError as e:
    print(e)
try:
    Decimal.x = 1
except TypeError as e:
    print(e)
import gc
print(gc.is_tracked(d), gc.get_referents(d), gc.get_referents(Context())[0])
