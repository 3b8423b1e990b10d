# Which variable a name means: cells, class bodies, comprehensions, exec, locals().
x = 'global'


def outer():
    x = 'outer'

    class A:
        print(x)
        x = 'class'
        print(x, [x for _ in range(1)], (lambda: x)())
        y = [x for x in 'ab']
        print(y, x)

        def method(self):
            return x, __class__.__name__

    print(A().method())

    class B:
        global x
        print(x)

    def inner():
        nonlocal x
        x += '!'
        return locals()

    print(inner(), x, sorted(locals()))
    return inner


inner = outer()
print(inner.__closure__[0].cell_contents, inner.__code__.co_freevars)
inner.__closure__[0].cell_contents = 'set'
print(inner())
del inner.__closure__[0].cell_contents
try:
    inner()
except NameError as e:
    print(type(e).__name__, e)


def unbound():
    try:
        print(v)
    except UnboundLocalError as e:
        print(e)
    v = 1
    del v
    try:
        v
    except UnboundLocalError as e:
        print(e)
    for i in ():
        pass
    try:
        i
    except UnboundLocalError as e:
        print(e)
    try:
        raise KeyError
    except KeyError as e:
        pass
    try:
        e
    except UnboundLocalError as f:
        print(f)

    def g():
        return w
    try:
        g()
    except NameError as e:
        print(e)
    w = 1
    return g()


print(unbound())


def snapshots(a):
    one = locals()
    one['a'] = 5
    b = 2
    two = locals()
    exec('a = 7; c = 8')
    return one, two, a, 'c' in locals(), eval('[a, b]'), [locals()['z'] for z in 'q']


print(snapshots(1))


def frame():
    import sys
    v = 1
    f = sys._getframe()
    proxy = f.f_locals
    proxy['v'] = 2
    proxy['extra'] = 3
    return v, dict(proxy).keys() >= {'v', 'extra'}, 'extra' in locals(), len(proxy)


print(frame())
print([(lambda: i)() for i in range(3)], [f() for f in [lambda: i for i in range(3)]], {i: i for i in 'a'}, [[j for j in range(i)] for i in range(3)])
print((lambda n: [n := n + i for i in range(3)])(10))
g = (x for x in [x])
print(next(g), list(g))
code = compile('a = [b for b in c]; d = (lambda: c)()', 's', 'exec')
space = {'c': (1, 2)}
exec(code, space, local := {})
print(local, sorted(k for k in space if k != '__builtins__'))


class Meta(type):
    @classmethod
    def __prepare__(m, name, bases):
        class D(dict):
            def __missing__(self, key):
                if key.startswith('auto'):
                    return key
                raise KeyError(key)
        return D()


class C(metaclass=Meta):
    v = auto_made
    def f(self):
        return v


print(C.v)
