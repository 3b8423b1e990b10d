# Methods that operators, builtin functions and attributes call nest as deep as functions do, and behave as ever.
import sys

deepest = 0


def depth_of(call):
    global deepest
    deepest = 0
    try:
        call()
    except RecursionError as e:
        return deepest, str(e)


def deep(call, n=70):
    """Calls from deep inside of native code, where the loop is entered no more."""
    return call() if n == 0 else max([n], key=lambda n: deep(call, n - 1) and False or 0)


source = {
    '__add__(s, o)': ['s + o', 'c + 1'],
    '__rsub__(s, o)': ['1 - s', '1 - c'],
    '__imul__(s, o)': ['exec("s *= 1") or s', ''],
    '__eq__(s, o)': ['s == o', 'c == 1'],
    '__gt__(s, o)': ['1 < s', '1 < c'],
    '__contains__(s, o)': ['o in s', '1 in c'],
    '__getitem__(s, o)': ['s[o]', 'c[1]'],
    '__len__(s)': ['len(s)', 'len(c)'],
    '__repr__(s)': ['repr(s)', 'repr(c)'],
    '__str__(s)': ['str(s)', 'str(c)'],
    '__hash__(s)': ['hash(s)', 'hash(c)'],
    '__bool__(s)': ['not s', 'not c'],
    '__iter__(s)': ['iter(s)', 'iter(c)'],
    '__next__(s)': ['next(s)', 'next(c)'],
    '__neg__(s)': ['-s', '-c'],
    '__abs__(s)': ['abs(s)', 'abs(c)'],
    '__call__(s, *a, **k)': ['s(*a, **k)', 'c(1, x=2)'],
    '__getattr__(s, n)': ['s.other', 'c.other'],
    '__init__(s, n=None)': ['type(s)(n=n)', 'type(c)()'],
}
for signature, (body, start) in source.items():
    if not start:
        continue
    space = {}
    exec(f'def {signature}:\n  global deepest\n  deepest += 1\n  return {body}', globals(), space)
    (name, function), = space.items()
    cls = type('C', (), {name: function})
    c = object.__new__(cls)
    start = compile(start, 'start', 'eval')
    print(name, depth_of(lambda: eval(start)))


class Setter:
    def __setitem__(s, k, v):
        global deepest
        deepest += 1
        s[k] = v

    def __delitem__(s, k):
        global deepest
        deepest += 1
        del s[k]

    def __setattr__(s, k, v):
        global deepest
        deepest += 1
        s.x = v

    @property
    def prop(s):
        global deepest
        deepest += 1
        return s.prop

    def __format__(s, spec):
        global deepest
        deepest += 1
        return f'{s!r}'

    def __repr__(s):
        global deepest
        deepest += 1
        return f'<{s}>'

    def __str__(s):
        global deepest
        deepest += 1
        return f'{s!s}'

    def __iter__(s):
        return s

    def __next__(s):
        global deepest
        deepest += 1
        for x in Setter():
            return x


s = Setter()
print(depth_of(lambda: s.__setitem__(1, 2)), depth_of(lambda: s.__delitem__(1)), depth_of(lambda: s.__setattr__('a', 1)))
print(depth_of(lambda: s.prop), depth_of(lambda: f'{s!s}'), depth_of(lambda: next(s)))


# what comes after the method: checks, and the other operand's turn
class Odd:
    def __init__(self, result):
        self.result = result

    def answer(self, *args):
        return self.result

    __len__ = __bool__ = __hash__ = __repr__ = __str__ = __iter__ = __contains__ = answer
    __add__ = __radd__ = __eq__ = __lt__ = __iadd__ = __neg__ = answer

    def __ror__(self, other):
        return 'ror', other

    def __or__(self, other):
        return NotImplemented


class Sub(Odd):
    def __radd__(self, other):
        return 'radd of Sub'


operations = {
    'len': lambda o: len(o), 'not': lambda o: not o, 'hash': lambda o: hash(o), 'repr': lambda o: repr(o),
    'str': lambda o: str(o), 'iter': lambda o: iter(o), 'for': lambda o: [x for x in o], 'in': lambda o: 1 in o,
    'not in': lambda o: 1 not in o, 'f': lambda o: f'{o}', '!r': lambda o: f'{o!r}', '!a': lambda o: f'{o!a}',
    '+': lambda o: o + 1, 'r+': lambda o: 1 + o, '==': lambda o: o == 1, 'if ==': lambda o: 'y' if o == 1 else 'n',
    '!=': lambda o: o != 1, '<': lambda o: o < 1, '>': lambda o: 1 > o, '-': lambda o: -o, '|': lambda o: o | 1,
    'r|': lambda o: 1 | o, 'o|o': lambda o: o | Odd(2), 'sub': lambda o: o + Sub(1), '>=': lambda o: o >= 1,
}


def iadd(o):
    o += 1
    return o


operations['+='] = iadd


def answers():
    for result in 1, -1, True, 'text', NotImplemented, None, 2**70, iter([7]), [8]:
        for name, operation in operations.items():
            for _ in range(3):
                try:
                    r = operation(Odd(result))
                except Exception as e:
                    r = f'{type(e).__name__}: {e}'
            if not isinstance(r, Odd):
                print(name, r if type(r).__name__ != 'list_iterator' else 'iterator', end='; ')
        print()


answers()
deep(answers)


# frames, lines and counts inside; exceptions from inside
class Look:
    def __add__(self, other):
        f = sys._getframe()
        return f.f_back.f_code.co_name, f.f_back.f_lineno - f.f_back.f_code.co_firstlineno, sys.getrefcount(self), sys.getrefcount(other)

    def __getattr__(self, name):
        if name == 'missing':
            raise AttributeError(name)
        return name, sys._getframe(1).f_code.co_name, sys.getrefcount(self)

    def __lt__(self, other):
        raise LookupError('lt')

    def __next__(self):
        raise StopIteration(3)

    def __iter__(self):
        return self

    def __getitem__(self, i):
        return sys.getrefcount(self), sys.getrefcount(i)

    def __contains__(self, what):
        yield what


def use(o, k):
    r = [o + k, o.name, o[k], k in o]
    for x in o:
        r.append(x)
    else:
        r.append('ended')
    try:
        o < k
    except LookupError as e:
        tb = e.__traceback__
        r.append((str(e), tb.tb_lineno - use.__code__.co_firstlineno, tb.tb_next.tb_frame.f_code.co_name, tb.tb_next.tb_next))
    for operation in (lambda: next(o)), (lambda: next(o, 'default')), (lambda: o.missing), (lambda: o.missing()), (lambda: o.x()):
        try:
            r.append(operation())
        except Exception as e:
            r.append((type(e).__name__, str(e), e.__context__))
    return r


for _ in range(3):
    print(use(Look(), [1]))
deep(lambda: print(*use(Look(), [1]), sep='\n'))


# a generator's and a coroutine's methods; a method that is no plain function
class Mixed:
    __add__ = property(lambda self: lambda other: ('bound', other))
    __len__ = staticmethod(lambda: 5)
    __neg__ = classmethod(lambda cls: cls.__name__)
    __call__ = classmethod(lambda cls, *a: (cls.__name__, a))

    def __iter__(self):
        yield 1
        yield len(self)

    def __contains__(self, x):
        return x in [i for i in self]

    def __init__(self, *a, **k):
        self.a, self.k = a, k

    def __setattr__(self, name, value):
        object.__setattr__(self, name, [value])


def mix():
    m = Mixed(1, b=2)
    print(m + 1, len(m), -m, m(3), 5 in m, 6 in m, m.a, m.k, [*m])
    m.new = 4
    m.new += [5]
    print(m.new)


mix()
deep(mix)


class NoNone:
    def __init__(self, x=None):
        return x


class Meta(type):
    def __call__(cls, *args):
        return super().__call__(*args), 'meta'


class ByMeta(metaclass=Meta):
    def __init__(self, x=1):
        self.x = x


class Other:
    def __new__(cls, x=0):
        return x if x else super().__new__(cls)

    def __init__(self, x=1):
        self.x = x



def classes():
    for call in [lambda: NoNone(), lambda: NoNone(3), lambda: NoNone(x=4), lambda: ByMeta(5)[0].x, lambda: ByMeta()[1],
                 lambda: Other(), lambda: Other(x=6), lambda: ByMeta(1, 2), lambda: NoNone(1, 2), lambda: NoNone(y=1)]:
        for _ in range(3):
            try:
                r = call()
            except TypeError as e:
                r = e
        print(r if not isinstance(r, (NoNone, Other)) else type(r).__name__)


classes()
deep(classes)


# who watches
class Watched:
    def __init__(self, n=0):
        self.n = n

    def __repr__(self):
        return 'w'

    def __add__(self, other):
        return self.n + other if other else -self

    def __neg__(self):
        raise OverflowError('neg')

    def __next__(self):
        if self.n > 1:
            raise StopIteration
        self.n += 1
        return self.n

    def __iter__(self):
        return self


events = []


def tracer(frame, event, arg):
    events.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_back.f_code.co_name))
    return tracer


def profiler(frame, event, arg):
    events.append((event, frame.f_code.co_name, getattr(arg, '__name__', arg)))


def traced():
    w = Watched(n=0)
    total = w + 1
    for x in w:
        total += x
    try:
        w + 0
    except OverflowError:
        return total


def watched(watch):
    watch(tracer if watch is sys.settrace else profiler)
    traced()
    watch(None)


for watch, how in [(w, h) for w in (sys.settrace, sys.setprofile) for h in (lambda f: f(), deep)]:
    how(lambda: watched(watch))
    for e in events:
        if e[1] != 'watched':
            print(*e, end='; ')
    print()
    events.clear()
