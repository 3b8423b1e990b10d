# library: Functions, bound methods, code objects, cells: attributes that can be set, and those that cannot; closures; replaced code.
import re
def t(f):
    try:
        print(re.sub(" at 0x[0-9a-f]+", "", repr(f())))
    except BaseException as e:
        print(type(e).__name__, e)



def f(a, b=2, /, c=3, *d, e, g=5, **h) -> int:
    "doc of f"
    return (a, b, c, d, e, g, h)
for n in ('__name__', '__qualname__', '__doc__', '__defaults__', '__kwdefaults__', '__annotations__', '__dict__', '__code__', '__closure__', '__globals__', '__module__', '__builtins__', '__type_params__', '__call__', '__get__'):
    t(lambda: type(getattr(f, n)).__name__)
    for v in (None, 3, 'x', (), (1,), {}, {'e': 1}): t(lambda: setattr(f, n, v) if n not in ('__code__',) or not isinstance(v, str) else None)
    t(lambda: delattr(f, n)); t(lambda: type(getattr(f, n)).__name__)
f.__defaults__ = (8, 9); f.__kwdefaults__ = {'e': 7}; t(lambda: f(1)); f.__defaults__ = None; t(lambda: f(1)); t(lambda: f(1, 2, 3)); f.__kwdefaults__ = None; t(lambda: f(1, 2, 3)); f.__defaults__ = (1, 2, 3, 4, 5); t(lambda: f(e=1, g=2)); t(lambda: f(a=1))
def outer(x):
    def inner(): return x
    def other(): nonlocal x; x += 1; return x
    return inner, other
i, o = outer(5)
t(lambda: i()); t(lambda: o()); t(lambda: i()); t(lambda: i.__closure__[0].cell_contents); t(lambda: setattr(i.__closure__[0], 'cell_contents', 'new') or i()); t(lambda: delattr(i.__closure__[0], 'cell_contents') or i()); t(lambda: i.__closure__[0].cell_contents); t(lambda: i.__closure__[0] == o.__closure__[0]); t(lambda: i.__closure__[0] < o.__closure__[0]); t(lambda: setattr(i, '__closure__', ())); t(lambda: setattr(i, '__code__', f.__code__)); t(lambda: setattr(f, '__code__', i.__code__)); t(lambda: setattr(i, '__code__', 3)); t(lambda: setattr(i, '__code__', o.__code__) or i.__code__ is o.__code__)
C = type(i.__closure__[0]); t(lambda: C()); t(lambda: C(1).cell_contents); t(lambda: C().cell_contents); t(lambda: C(1, 2)); t(lambda: C(x=1)); t(lambda: C(1) == C(1)); t(lambda: C() < C(1)); t(lambda: C(1) < C('a')); t(lambda: hash(C(1))); t(lambda: C(1) == 1)
F = type(f); code = (lambda: 5).__code__; ci = outer(1)[0].__code__
t(lambda: F(code, {})()); t(lambda: F(code, {}, 'nm').__name__); t(lambda: F(code, {}, None, (1,)).__defaults__); t(lambda: F(code, {}, None, None, ())); t(lambda: F(ci, {})); t(lambda: F(ci, {}, None, None, (C(9),))()); t(lambda: F(ci, {}, None, None, (3,))); t(lambda: F(ci, {}, None, None, (C(), C()))); t(lambda: F(ci, {}, closure=(C(4),), kwdefaults={'a': 1}).__kwdefaults__); t(lambda: F(3, {})); t(lambda: F(code, 3)); t(lambda: F(code, {}, 3)); t(lambda: F(code, {}, None, 3)); t(lambda: F(code)); t(lambda: F(code, {'__name__': 'mod'}).__module__); t(lambda: F(code, {'__builtins__': {'len': 3}}).__builtins__); t(lambda: type('X', (F,), {}))
def many(a, b, *, c, d=1): pass
for a, k in (((), {}), ((1,), {}), ((1, 2), {}), ((1, 2, 3), {'c': 1}), ((1, 2), {'c': 1, 'x': 2}), ((1, 2), {'a': 1, 'c': 1}), ((1, 2, 3, 4), {}), ((), {'c': 1}), ((1,), {'b': 1}), ((1, 2), {'C': 1}), ((1, 2), {'c': 1, 'd': 2, 'e': 3, 'f': 4})):
    t(lambda: many(*a, **k))
def pos(a, b, /, c): pass
t(lambda: pos(1, b=2, c=3)); t(lambda: pos(a=1, b=2, c=3)); t(lambda: pos(1, 2)); t(lambda: pos()); t(lambda: pos(1, 2, 3, 4)); t(lambda: (lambda: 1)(2)); t(lambda: (lambda *a: a)(x=1)); t(lambda: f(**{1: 2})); t(lambda: f(*3)); t(lambda: f(**3)); t(lambda: f(1, **{'a': 2})); t(lambda: many(1, 2, **{'c': 1}, **{'c': 2})); t(lambda: 3()); t(lambda: None(1)); t(lambda: 'a'(*[])); t(lambda: int(*[1], *[2], *[3])); t(lambda: print(foo=1)); t(lambda: len()); t(lambda: len(1, 2)); t(lambda: len(x=1)); t(lambda: sorted()); t(lambda: sorted([1], 2)); t(lambda: [].sort(1)); t(lambda: {}.get()); t(lambda: ''.split(1, 2, 3))
class K:
    def m(self, x=1): return (type(self).__name__, x)
    async def am(self): pass
    def __call__(self, *a): return a
k = K(); b = k.m
t(lambda: b()); t(lambda: b.__self__ is k); t(lambda: b.__func__ is K.m); t(lambda: b == k.m); t(lambda: b is k.m); t(lambda: hash(b) == hash(k.m)); t(lambda: b == K().m); t(lambda: b.__name__); t(lambda: b.__doc__); t(lambda: setattr(b, 'x', 1)); K.m.y = 5; t(lambda: b.y); t(lambda: b.__reduce__()[0].__name__); M = type(b); t(lambda: M(len, 'abc')()); t(lambda: M(3, 4)); t(lambda: M(len, None)); t(lambda: M(len)); t(lambda: M(len, 1, 2)); t(lambda: M(M(lambda a, b: (a, b), 1), 2)()); t(lambda: M(len, []).__self__); t(lambda: b < b); t(lambda: b.__get__(3) is b or b.__get__(3) == b); t(lambda: b.__call__(5)); t(lambda: k(1, 2)); t(lambda: k.__call__.__call__(3)); t(lambda: type('X', (M,), {})); t(lambda: M.__doc__[:20]); t(lambda: len.__self__.__name__); t(lambda: len.__name__); t(lambda: [].append.__qualname__); t(lambda: len.__module__); t(lambda: setattr(len, '__doc__', 1)); t(lambda: len.__text_signature__); t(lambda: type(len)()); t(lambda: [].append == [].append); t(lambda: len < abs); t(lambda: len.__reduce__())
c = f.__code__
for n in ('co_argcount', 'co_posonlyargcount', 'co_kwonlyargcount', 'co_nlocals', 'co_stacksize', 'co_flags', 'co_varnames', 'co_names', 'co_consts', 'co_freevars', 'co_cellvars', 'co_name', 'co_qualname', 'co_filename', 'co_firstlineno'):
    t(lambda: getattr(c, n) if n != 'co_filename' else None); t(lambda: setattr(c, n, 1)); t(lambda: c.replace(**{n: getattr(c, n)}) == c); t(lambda: c.replace(**{n: None})); t(lambda: c.replace(**{n: -1}))
t(lambda: c.replace(1)); t(lambda: c.replace(foo=1)); t(lambda: c == c.replace(co_name='z')); t(lambda: hash(c) == hash(c.replace())); t(lambda: list(c.co_lines())[:2] != []); t(lambda: len(list(c.co_positions())) == len(c.co_code) // 2); t(lambda: c.co_code == c._co_code_adaptive or True); t(lambda: c.replace(co_varnames=('q',))); t(lambda: c.replace(co_code=b'\0')); t(lambda: c.replace(co_code=b'')); t(lambda: type(c)()); t(lambda: c.co_lnotab is not None if 0 else 1); t(lambda: c._varname_from_oparg(0)); t(lambda: c._varname_from_oparg(1000))
