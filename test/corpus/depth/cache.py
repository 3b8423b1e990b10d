# library
# A cached function that calls itself nests as deep as any Python function, and nothing shows that its calls need no other loop.
import functools
import sys
import traceback


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(300), fib.cache_info())

deepest = 0


def depth_of(call):
    global deepest
    deepest = 0
    try:
        call()
    except RecursionError as e:
        return deepest, str(e)


def counted(make):
    @make
    def f(n):
        global deepest
        deepest += 1
        return f(n + 1)

    return f


for make in functools.cache, functools.lru_cache, functools.lru_cache(0), functools.lru_cache(3, typed=True):
    f = counted(make)
    print(depth_of(lambda: f(0)), f.cache_info())


class Class:
    @functools.lru_cache
    def method(self, n):
        global deepest
        deepest += 1
        return self.method(n + 1)

    @functools.cache
    def by_name(self, n=0):
        global deepest
        deepest += 1
        return self.by_name(n=n + 1)

    @staticmethod
    @functools.cache
    def spread(*args, **kwargs):
        global deepest
        deepest += 1
        return Class.spread(*args, args, **{**kwargs, 'k%d' % (len(kwargs) % 3): 1}) if deepest < 5 else (args, kwargs)


c = Class()
print(depth_of(lambda: c.method(0)), Class.method.cache_info())
print(depth_of(lambda: c.by_name(n=0)), Class.by_name.cache_info())
deepest = 0
print(Class.spread(1, x=2), Class.spread.cache_info())
old = sys.getrecursionlimit()
sys.setrecursionlimit(20000)
f = counted(functools.cache)
print(depth_of(lambda: f(0)), f.cache_info())
sys.setrecursionlimit(old)


def deep(call, n=70):
    """Calls from deep inside of native code, where the loop is entered no more."""
    return call() if n == 0 else max([n], key=lambda n: deep(call, n - 1) and False or 0)


def everything():
    # frames, positions, counts
    @functools.cache
    def look(x, y=None):
        me = sys._getframe()
        print(me.f_code.co_name, me.f_back.f_code.co_name, me.f_back.f_lineno, me.f_back.f_lasti > 0)
        print(sys.getrefcount(x), sys.getrefcount(look), sys.getrefcount(me) < 5)
        return [y]


    def caller():
        a = [Class][0]()
        first = look(a, y=a)
        return first is look(a, y=a), look(a) is first, look(*(a,)) is look(a), look(**{'x': a}) is look(x=a)


    print(caller(), look.cache_info())
    print(look.__wrapped__.__name__, look.cache_parameters())


    # exceptions pass through, and leave nothing behind
    @functools.lru_cache(2)
    def fails(n):
        if n == 0:
            raise ValueError('zero')
        return fails(n - 1) + 1


    for _ in range(2):
        try:
            fails(3)
        except ValueError as e:
            print([(s.lineno, s.name, s.colno, s.end_colno) for s in traceback.extract_tb(e.__traceback__)])
    print(fails.cache_info())
    for args, kwargs in [((), {}), ((1, 2), {}), ((1,), {'n': 2}), (([],), {}), ((1,), {'m': 2})]:
        try:
            print(fails(*args, **kwargs))
        except TypeError as e:
            print(type(e).__name__, e)
    try:
        fails()
    except TypeError as e:
        print(e, e.__traceback__.tb_next)
    try:
        fails(n=1, m=2)
    except TypeError as e:
        print(e, e.__traceback__.tb_next)


    # a key that says no, and one that is changed by the call
    class Key:
        def __init__(self, name):
            self.name = name

        def __hash__(self):
            if self.name == 'bad':
                raise LookupError('hash')
            return 7

        def __eq__(self, other):
            if 'worse' in (self.name, getattr(other, 'name', None)):
                raise LookupError('eq')
            return self.name == getattr(other, 'name', None)


    @functools.lru_cache(maxsize=2)
    def keyed(k, again=None):
        if again:
            keyed(again)
        return [k.name]


    a, b = Key('a'), Key('b')
    print(keyed(a), keyed(a, b), keyed(b, a), keyed.cache_info())
    for k in Key('bad'), Key('worse'):
        try:
            print(keyed(k))
        except LookupError as e:
            print('LookupError', e)
    print(keyed.cache_info())


    # the inner call changes the cache that the outer one is about to change
    @functools.lru_cache(maxsize=1)
    def same(n, inner=[True]):
        if inner and inner.pop():
            same(n)
        return [n]


    print(same(1) is same(1), same.cache_info())


    @functools.lru_cache(maxsize=2)
    def clears(n):
        if n == 0:
            clears.cache_clear()
        elif n < 5:
            clears(n - 1)
        return n


    print([clears(n) for n in (3, 9, 10, 3, 4)], clears.cache_info())


    # generators and classes as what is cached; a callable that is no Python function
    @functools.cache
    def produce(n):
        yield from range(n)


    g = produce(3)
    print(g is produce(3), list(g), list(produce(3)))
    print(functools.cache(len)('abc'), functools.cache(Key)('x') is not None, functools.cache(functools.cache(fib))(20))


    # who watches is told the same
    @functools.cache
    def watched(n):
        return 1 if n < 1 else watched(n - 1)


    events = []


    def tracer(frame, event, arg):
        events.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_back.f_code.co_name))
        return tracer


    def profiler(frame, event, arg):
        events.append((event, frame.f_code.co_name, getattr(arg, '__name__', arg)))


    def traced():
        return watched(2)


    sys.settrace(tracer)
    traced()
    sys.settrace(None)
    print(events)
    events.clear()
    watched.cache_clear()
    sys.setprofile(profiler)
    traced()
    sys.setprofile(None)
    print(events)
    events.clear()
    sys.settrace(tracer)
    try:
        fails(1)
    except ValueError:
        pass
    sys.settrace(None)
    print(events)


everything()
deep(everything)
