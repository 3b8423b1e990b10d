# The objects of _sre: types, members, arguments and their errors.
import _sre
import gc
import sys
import _weakref

WORD = [14, 4, 0, 1, 4294967295, 17, 0, 24, 9, 1, 4294967295, 13, 4, 8, 14, 0, 1, 17, 1, 1]  # (\w+)


def compile(pattern=r'(\w+)', flags=32, code=WORD, groups=1, names={}, index=(None,)):
    return _sre.compile(pattern, flags, code, groups, names, index)


def attempt(f, *args, **kwargs):
    try:
        r = f(*args, **kwargs)
    except BaseException as e:
        print(type(e).__name__, e)
    else:
        print(repr(r))


p = compile()
m = p.search('  héllo wörld')
t = _sre.template(p, ['a', 1, 'b', 0, ''])
s = p.scanner('ab cd')
for o in (p, m, t, s):
    T = type(o)
    print(T, T.__module__, T.__name__, T.__basicsize__, T.__itemsize__, T.__flags__ & 0x4780, T.__doc__)
    print(sorted(k for k in T.__dict__ if k != '__class_getitem__'))
    print(sys.getsizeof(o), gc.is_tracked(o))
    attempt(T)
print(p, m, compile(flags=0), compile(flags=0x3ff), compile(None), compile('x' * 300, 2 | 256))
print(p.pattern, p.flags, p.groups, p.groupindex, type(p.groupindex))
print(m.string, m.re is p, m.pos, m.endpos, m.regs, m.regs is m.regs, m.lastindex, m.lastgroup)
named = compile(groups=1, names={'w': 1}, index=(None, 'w'))
n = named.match('xyz  ')
print(named.groupindex, n.lastgroup, n.groupdict(), n['w'], n[1], n[0], n.group(), n.group('w', 0, True), n.span('w'))
for key in ('z', 2, -1, None, [], 1.5, 10**30):
    attempt(n.group, key)
    attempt(n.__getitem__, key)
    attempt(n.start, key)
attempt(n.end, 0, 1)
attempt(n.groups, 1, 2)
attempt(n.groups, default=3)
attempt(n.groupdict, missing=3)
attempt(n.__copy__)
print(n.__copy__() is n, n.__deepcopy__({}) is n, p.__copy__() is p, p.__deepcopy__(None) is p)
try:
    n.pos = 3
except AttributeError as e:
    print(e)
try:
    p.x = 3
except AttributeError as e:
    print(e)
try:
    type(p).x = 3
except TypeError as e:
    print(e)

print(p == compile(), p != compile(), p == compile(flags=0), p == compile('x'), p == 1, hash(p) == hash(compile()))
attempt(lambda: p < p)
print(len({p, compile(), named}))
r = _weakref.ref(p)
print(r() is p)

print(s.search(), s.match(), s.match(), s.search(), s.pattern is p)
attempt(s.search, 1)
attempt(s.match, x=1)
print([x.group() for x in p.finditer('a bc d', 1, 4)])
for method in ('match', 'fullmatch', 'search', 'findall', 'finditer', 'scanner', 'split'):
    f = getattr(p, method)
    attempt(f)
    attempt(f, 3)
    attempt(f, b'abc')
    attempt(f, 'abc', 'x')
    attempt(f, 'abc', 1, 2, 3)
    attempt(f, strin='abc')
    attempt(f, 'abc', string='x')
attempt(p.sub, 'x')
attempt(p.sub, 'x', 3)
attempt(p.sub, b'x', 'abc')
attempt(p.sub, lambda m: 3, 'abc')
attempt(p.sub, lambda m: 1 // 0, 'abc')
attempt(p.sub, lambda m: None, 'abc d')
attempt(p.subn, 'x', 'a b c', 2)
attempt(p.subn, 'x', 'a b c', count=-1)
attempt(p.sub, '', '')
print(p.match('abc', -5, -1), p.match('abc', 10), p.match('abc', 1, 100))
huge = 10**30
attempt(p.match, 'abc', huge)

for args in ((), ('', 0, [], 0, {}), ('', 'x', [1], 0, {}, ()), ('', 0, (1,), 0, {}, ()), ('', 0, [1], 'x', {}, ()),
             ('', 0, [1], 0, [], ()), ('', 0, [1], 0, {}, []), (3, 0, [1], 0, {}, ()), ('', 0, ['x'], 0, {}, ()),
             ('', 0, [2**32], 0, {}, ()), ('', 0, [-1], 0, {}, ()), ('', 0, [2**64], 0, {}, ()), ('', 2**31, [1], 0, {}, ())):
    attempt(_sre.compile, *args)
BAD = [
    [],
    [0],
    [1, 1, 99, 1],
    [99],
    [16],
    [16, 97],
    [6, 12, 1],
    [6],
    [13, 1],
    [13, 3, 16, 0, 1],
    [13, 4, 16, 97, 0],
    [13, 4, 8, 18, 0, 1],
    [13, 10, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    [17, 4, 1],
    [11, 0, 1],
    [12, 0, 2, 1],
    [15, 1, 1],
    [15, 5, 1],
    [7, 0, 1],
    [7, 3, 15, 2, 0, 1],
    [7, 4, 2, 15, 2, 0, 1],
    [7, 4, 2, 15, 9, 0, 1],
    [24, 6, 0, 1, 2, 1],
    [24, 5, 2, 1, 2, 1, 1],
    [24, 5, 0, 1, 2, 1, 1],
    [23, 4, 0, 1, 2, 18, 1],
    [23, 4, 0, 1, 2, 1, 1],
    [28, 4, 0, 1, 2, 1, 1],
    [27, 3, 2, 1, 1],
    [27, 2, 2, 1, 1],
    [4, 4, 0, 2, 1, 1],
    [4, 9, 0, 2, 1, 1],
    [14, 4, 8, 0, 0, 1],
    [14, 4, 2, 0, 0, 1],
    [14, 4, 5, 0, 0, 1],
    [14, 4, 0, 0, 0, 1],
    [14, 3, 0, 0, 1],
    [14, 8, 1, 1, 1, 1, 0, 97, 0, 16, 97, 1],
    [14, 8, 1, 1, 1, 1, 0, 97, 1, 16, 97, 1],
    [18, 1],
    [22, 0, 1, 1],
    [4294967295, 1],
    [13, 4294967295, 0, 1],
    [7, 4294967295, 0, 1],
]
for code in BAD:
    print(code, end=' ')
    attempt(lambda: type(_sre.compile('', 0, code, 1, {}, ())))
attempt(_sre.compile, '', 0, [1], -1, {}, ())

for args in ((), (p,), (p, 1), (p, []), (p, ['a', 1]), (p, ['a', -1, 'b']), (p, ['a', 'x', 'b']), (p, ['a', 2**70, 'b'])):
    attempt(_sre.template, *args)
for f in (_sre.ascii_iscased, _sre.unicode_iscased, _sre.ascii_tolower, _sre.unicode_tolower):
    print(f.__name__, [f(c) for c in (0, 65, 97, 91, 0xc9, 0xdf, 0x130, 0x131, 0x1c5, 0x1f88, 0x1fb3, 0x212a, 0x10400)], end=' ')
    attempt(f, 'a')
    attempt(f, 2**31)
print(_sre.getcodesize(), _sre.CODESIZE, _sre.MAGIC, _sre.MAXREPEAT, _sre.MAXGROUPS, repr(_sre.copyright))

# Repetitions that can be given back cost memory, not native stack.
DEEP = [14, 4, 0, 1, 4294967295, 23, 15, 1, 4294967295, 17, 0, 7, 5, 16, 97, 15, 7, 5, 16, 98, 15, 2, 0, 17, 1, 18, 1]  # (a|b)+
DEEP[6] = len(DEEP) - 8
d = compile('(a|b)+', 32, DEEP)
m = d.match('ab' * 20000)
print(m.span(), m.group(1))


class Str(str):
    pass


x = Str('abc def')
before = sys.getrefcount(x)
print(type(p.match(x).group()), p.findall(x), p.split(x), p.sub('-', x))
print(sys.getrefcount(x) - before)
