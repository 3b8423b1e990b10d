import sys
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
t = (1, 'a', None)
print(t, (), (1,), (1, (2, (3,))), t + (4,), t * 2, 2 * t, t[0], t[-1], t[1:], t[::-1], t[5:], len(t), 'a' in t, 9 in t)
e = ()
print(t[:] is t, t + e is t, e + t is t, t * 1 is t, tuple(t) is t, tuple() is e, t[0:0] is e, t * 0 is e, (1, 2)[::2])
print(t.index('a'), t.count(1), t.count(9), (1, 2, 1).index(1, 1), (1, 2, 3).index(2, -2, 3))
print((1, 2) < (1, 3), (1,) < (1, 0), (1, 2) == (1, 2.0), (2,) > (1, 9), () <= (), (1,) != (2,), (1, 'a') == (1, 'a'), (1,) >= (1, 2), (1,) == [1])
for h in ((), (1,), (1, 2, 3), ('a', 1.5), ((1,), (2, ())), (0, 0), (-1, -2), (None, True, False), tuple(range(50))):
    print(h[:3], hash(h) if None not in h else len(h), sys.getsizeof(h))
for f in (lambda: t[9], lambda: t['a'], lambda: t + [1], lambda: t * 'a', lambda: t.index('zz'), lambda: tuple(1), lambda: tuple(1, 2), lambda: tuple(a=1),
          lambda: hash(([],)), lambda: (1,) < ('a',), lambda: t < 1, lambda: setattr(t, 'x', 1), lambda: t.__setitem__, lambda: t.index(), lambda: (1,) * 2 ** 62,
          lambda: t.count(), lambda: t[10 ** 30], lambda: t.index(1, 'a')):
    attempt(f)
class P(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
p = P(1, 2); p.z = 3; print(p, p + (3,), type(p + (3,)), type(p[:]), p.z, p == (1, 2), hash(p) == hash((1, 2)), P(), tuple(p), type(tuple(p)))
i = iter((1, 2, 3)); next(i); print(i.__length_hint__(), i.__reduce__()[1:], list(i), i.__reduce__()[1:]); i = iter((1, 2, 3)); i.__setstate__(2); print(list(i))
print(t.__getnewargs__(), tuple.__doc__, tuple.index.__text_signature__, tuple('abc'), tuple({1: 2}), tuple(x for x in range(3)), sep='\n')
l = []; l.append((l,)); print(l); l.clear()
a, *b, c = range(6); print(a, b, c)
