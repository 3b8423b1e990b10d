import sys


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except BaseException as e:
        return f'{type(e).__name__}: {e}'


g = {'x': 1}
print(eval('x + 1', g), '__builtins__' in g)
print(eval('x + y', {'x': 1}, {'y': 2}))
print(attempt(eval, 'y', {'x': 1}))
print(eval('  1 + 1'), eval('\t1\n'), eval(b'2 + 3'), eval(compile('4', '', 'eval')))
print(attempt(eval, 'x = 1'), attempt(eval, ''), attempt(eval, '1 2'))
print(attempt(eval, '1', 5), attempt(eval, '1', {}, 5), attempt(eval, '1', None, {}))
d = {}
exec('a = 1\ndef f():\n    return a\nb = f()', d)
print(d['a'], d['b'], sorted(k for k in d if k != '__builtins__'))
loc = {}
exec('q = 5', {}, loc)
print(loc)
print(attempt(exec, 'q = ', {}))
print(exec('1'), attempt(exec, 'raise ValueError(3)'))


def scope():
    v = 1
    exec('v = 2')
    print(v, eval('v'))
    loc = locals()
    exec('w = 3', globals(), loc)
    print(loc['w'])
    print(attempt(eval, 'w'))


scope()


class M(dict):
    def __getitem__(self, k):
        return 'got ' + k

    def __missing__(self, k):
        return 'missing ' + k


print(eval('foo', {}, M()))
print(attempt(eval, 'foo', M()))
c = compile('1 + 2', 'name', 'eval')
print(c.co_filename, c.co_name, c.co_consts)
s = compile('3 + 4\n', 'name', 'single')
exec(s)
exec(compile('"shown"', '', 'single'))
exec(compile('None', '', 'single'))
exec(compile('[1, 2]; 5', '', 'single'))
print(attempt(eval, compile('x = 1', '', 'exec')))
e = compile('assert 0, "on"', '', 'exec', optimize=0)
print(attempt(exec, e))
exec(compile('assert 0, "off"', '', 'exec', optimize=1))
ns = {}
exec(compile('def f():\n  "doc"', '', 'exec', optimize=2), ns)
print(ns['f'].__doc__)
exec(compile('def f():\n  "doc"', '', 'exec', optimize=1), ns)
print(ns['f'].__doc__)


def outer():
    n = 10

    def inner():
        nonlocal n
        n += 1
        return n
    return inner


inner = outer()
print(attempt(exec, inner.__code__))
print(exec(inner.__code__, closure=inner.__closure__), inner())
print(attempt(exec, inner.__code__, closure=()), attempt(exec, 'x', closure=()), attempt(exec, (lambda: 1).__code__, closure=inner.__closure__))
print(attempt(eval, '__import__("math").pi'))
print(attempt(eval, 'print', {'__builtins__': {}}))
print(attempt(eval, 'x', {'__builtins__': {'x': 'mine'}}))
print(attempt(exec, 'import sys', {'__builtins__': {}}))
print(attempt(exec, 'class A: pass', {'__builtins__': {}}))
future = compile('x: int = 1', '', 'exec', 0x1000000)
m = {}
exec(future, m)
print(m['__annotations__'])
print(attempt(__import__, 'sys') is sys, attempt(__import__, 'nope'), attempt(__import__, 'sys', level=-1))
exec('print(__name__)')
exec('print(__name__)', {'__name__': 'other'})
exec('print(sorted(globals()) == sorted(locals()))')


class C:
    exec('member = 7')
    other = eval('member + 1')


print(C.member, C.other)
