# Functions, cells, modules, namespaces, and calls with all kinds of arguments.
import sys
def err(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__ + ':', e)
def f(a, b=2, *args, c, d=4, **kw) -> int:
    'doc of f'
    return (a, b, args, c, d, kw)
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__module__, f.__closure__, f.__dict__)
f.attr = 1
print(f.__dict__, f.attr, f.__type_params__, f.__globals__ is globals(), f.__builtins__ is not None)
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{'c': 3}))
def outer():
    x = 1
    def g(): return x
    return g
g = outer()
print(g.__qualname__, g.__closure__[0].cell_contents, type(g.__closure__[0]).__name__)
def t(): pass
err(setattr, g, '__code__', t.__code__)
for name, value in [('__code__', 1), ('__name__', 1), ('__qualname__', 1), ('__defaults__', 1), ('__kwdefaults__', 1), ('__annotations__', 1), ('__type_params__', 1), ('__dict__', 1), ('__closure__', 1), ('__globals__', 1)]:
    err(setattr, t, name, value)
for name in '__code__', '__dict__', '__name__':
    err(delattr, t, name)
t.__name__ = 'renamed'; t.__qualname__ = 'q.renamed'; t.__doc__ = 'd'; t.__defaults__ = None; t.__annotations__ = None
print(t.__name__, t.__annotations__, repr(t)[:21])
t.__code__ = (lambda: 'other').__code__
print(t())
Function = type(f)
Cell = type(g.__closure__[0])
err(Function)
err(Function, 1, 2)
err(Function, t.__code__, 2)
err(Function, t.__code__, {}, 1)
err(Function, t.__code__, {}, None, 1)
err(Function, t.__code__, {}, None, None, 1)
err(Function, t.__code__, {}, None, None, None, 1)
err(Function, g.__code__, {})
err(Function, g.__code__, {}, closure=())
err(Function, g.__code__, {}, closure=(1,))
print(Function(g.__code__, {}, 'made', (), (Cell(5),)).__name__, Function(g.__code__, {}, closure=(Cell(6),))())
print(Function(f.__code__, {'__name__': 'mod'}, argdefs=(1, 2), kwdefaults={'c': 3}).__module__)
c = Cell()
err(lambda: c.cell_contents)
c.cell_contents = 4
print(c.cell_contents, Cell() < Cell(1), Cell(1) < Cell(2), Cell() == Cell(), repr(Cell())[-8:])
del c.cell_contents
err(lambda: c.cell_contents)
err(Cell, 1, 2)
err(hash, c)
Module = type(sys)
err(Module)
err(Module, 1)
m = Module('x', 'doc')
print(m, m.__doc__, m.__dict__, m.__annotations__)
err(lambda: m.y)
err(setattr, m, '__dict__', 1)
m.__getattr__ = lambda name: 'attr ' + name
print(m.y)
m.__dir__ = lambda: ['b', 'a']
print(dir(m))
del m.__getattr__, m.__dict__['__name__']
err(lambda: m.y)
print(m)
m.__file__ = '/a/b'
print(m)
err(lambda: sys.nope)
err(sys)
class Mod(Module):
    @property
    def p(self): return 'prop'
m = Module('sub'); m.__class__ = Mod
print(m.p, type(m).__name__)
NS = type(sys.implementation)
ns = NS(a=1, b='x')
print(ns, ns.a, ns == NS(a=1, b='x'), ns.__dict__, NS({'k': 1}), NS([('p', 2)], q=3))
ns.self = ns
print(ns)
err(NS, 1)
err(NS, [(1, 2)])
err(NS, 1, 2)
class NS2(NS): pass
print(NS2(z=1), ns.__replace__(a=5).a)
# calls of native functions
err(print, foo=1)
err(sorted)
err(sorted, [], foo=1)
err(str, 1, 2, 3, 4)
err(int, 1, 2, 3)
err(int, 1, foo=3)
err(enumerate)
err(sum)
err(sum, 1, 2, 3)
err(sum, [], start=1, foo=2)
err(sum, [], 1, start=2)
err(pow, 1)
err(pow, 1, 2, 3, 4)
err(pow, 1, 2, base=3)
err(''.split, 1, 2, 3)
err(''.split, sep=1, foo=2)
err(''.split, 'a', sep='b')
err(object().__dir__, 1)
err(lambda: print(*1))
err(lambda: print(**1))
err(lambda: print(**{1: 2}))
err(lambda: f(**{1: 2}))
err(lambda: f(1, **{'a': 2}, c=1))
err(f)
err(f, 1)
err(f, 1, c=1, a=2)
err(t, 1)
err(type(lambda: 0).__get__)
def many(*a, **k): return len(a), len(k)
print(many(*range(300), **{'k%d' % i: i for i in range(300)}))
class Callable:
    def __call__(self, *a, **k): return (a, k)
print(Callable()(1, 2, x=3), Callable()(*range(7)))
print(max([3, 1, 2], key=lambda x: -x), list(map(Callable(), [1, 2])))
print(type(len).__call__(len, [1]), len.__call__([1, 2]), f.__call__(1, c=2), int.__call__('3'), type.__call__(list, 'ab'))
err(len.__call__)
print(sys.flags.__class__.__name__, sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 13), sys.version_info.__match_args__ if hasattr(type(sys.version_info), '__match_args__') else None)
err(type(sys.flags), (1,))
err(setattr, sys.version_info, 'major', 1)
print(ascii('h\xe9\u20ac\U0001f600'))
def recurse(): return recurse()
try: recurse()
except RecursionError as e: print(e)
class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError as e: print('RecursionError')
