# library
# Context: attributes, signals, the current context, with-statements.
import copy
import pickle
from decimal import *

print(DefaultContext)
print(BasicContext)
print(ExtendedContext)
c = Context(prec=7, rounding='ROUND_DOWN', Emin=-10, Emax=20, capitals=0, clamp=1, flags=[Inexact], traps=[Overflow, Clamped])
print(c, c.Etiny(), c.Etop(), c.radix())
print(repr(c.flags))
print(dict(c.traps) == c.traps, c.flags == {1: 2}, c.flags != c.traps, len(c.flags), list(c.flags) == list(c.traps), Inexact in c.flags, 5 in c.flags)
print(c.flags.copy() == c.flags, type(c.flags.copy()), type(c.flags).__name__, type(c.flags).__mro__[1:3], sorted(k.__name__ for k in c.flags.keys()))
for setting, value in [('prec', 0), ('prec', 'x'), ('prec', 10**18), ('prec', 2**70), ('Emin', 1), ('Emin', -10**18), ('Emax', -1), ('Emax', 10**18), ('capitals', 2), ('capitals', '1'), ('clamp', 2),
                       ('clamp', -1), ('rounding', 'x'), ('rounding', 5), ('flags', 5), ('flags', {}), ('traps', {Inexact: 1}), ('flags', [Inexact]), ('foo', 1), ('prec', 1.5)]:
    try:
        setattr(c, setting, value)
        print(setting, value, 'set')
    except Exception as e:
        print(setting, value, type(e).__name__, e)
try:
    del c.prec
except AttributeError as e:
    print(e)
for f in [lambda: c.flags['x'], lambda: c.flags.__setitem__('x', 1), lambda: c.flags.__delitem__(Inexact), lambda: c.flags.popitem(), lambda: c.flags.clear(), lambda: hash(c.flags), lambda: c.nothing,
          lambda: Context(5, 6), lambda: Context(*range(9)), lambda: Context(precision=3), lambda: Context(traps=[5]), lambda: Context(flags={Inexact: 1}), lambda: setcontext(5),
          lambda: localcontext(5), lambda: localcontext(prec=0), lambda: localcontext(foo=1), lambda: c.add(1), lambda: c.add(1, 2, 3), lambda: c.add(1, 'x'), lambda: c.abs('1'), lambda: c.abs(),
          lambda: c.fma(1, 2), lambda: c.power(1), lambda: c.power(1, 2, b=3), lambda: c.canonical(5), lambda: c.is_canonical(5), lambda: c.create_decimal('1', 2), lambda: c.create_decimal_from_float('1')]:
    try:
        print('ok', f())
    except Exception as e:
        print(type(e).__name__, e)
c.traps = {k: k is Inexact for k in c.traps}
c.flags = c.traps
print(c)
c.clear_flags()
c.clear_traps()
print(c, copy.copy(c), c.copy() is c)
p = pickle.loads(pickle.dumps(c))
print(p, p is c, c.__reduce__())
setcontext(Context(prec=4))
print(getcontext(), getcontext() is getcontext())
with localcontext() as inner:
    inner.prec = 10
    print(Decimal(1) / 3, getcontext() is inner)
    with localcontext(Context(prec=3), rounding=ROUND_UP) as third:
        print(Decimal(1) / 3, third.rounding)
    print(Decimal(1) / 3)
print(Decimal(1) / 3)
m = localcontext(prec=6)
print(type(m).__name__, type(m).__module__)
print(m.__enter__() is getcontext(), m.__exit__(1, 2, 3), getcontext().prec)
setcontext(DefaultContext)
print(getcontext() is DefaultContext, getcontext().flags == DefaultContext.flags)
getcontext().traps[Inexact] = True
try:
    Decimal(1) / 3
except Inexact as e:
    print(repr(e), e.args)
getcontext().traps[FloatOperation] = True
getcontext().traps[Inexact] = False
for f in [lambda: Decimal(1.5), lambda: Decimal(1) < 1.5, lambda: Decimal(1) == 1.0, lambda: Decimal.from_float(1.5), lambda: getcontext().create_decimal(1.5)]:
    try:
        print(f())
    except FloatOperation as e:
        print(repr(e), isinstance(e, TypeError))


class Mine(Context):
    pass


mine = Mine(prec=2)
mine.extra = 5
print(type(mine.copy()), mine.divide(1, 3), mine.extra)
import contextvars
setcontext(Context(prec=3))


def change():
    getcontext().prec = 50
    setcontext(Context(prec=9))
    return str(Decimal(1) / 3)


print(contextvars.copy_context().run(change), getcontext().prec)
