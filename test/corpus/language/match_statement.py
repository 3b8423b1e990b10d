# Patterns of every kind, what they bind and in which order things are asked.
class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


class Loud:
    def __init__(self, **values):
        self.__dict__.update(values)

    def __getattribute__(self, name):
        if not name.startswith('__'):
            print('get', name)
        return super().__getattribute__(name)


def what(v):
    match v:
        case None | True | False:
            return 'singleton', v
        case 0 | 1 | -1 | 2.5 | -3j | 1 + 2j:
            return 'number', v
        case '' | b'' | "a" "b":
            return 'text', v
        case []:
            return 'empty'
        case [x]:
            return 'one', x
        case [1, [2, y], *rest]:
            return 'nested', y, rest
        case (first, *_, last) if first == last:
            return 'same', first
        case [Point(x=0, y=y), *points]:
            return 'points', y, len(points)
        case {'a': 1, 'b': {'c': c}, **rest}:
            return 'mapping', c, rest
        case {'k': (1 | 2) as k}:
            return 'or', k
        case {}:
            return 'any mapping'
        case Point(0, y) | Point(y, 0):
            return 'axis', y
        case Point(x, y) if x == y:
            return 'diagonal', x
        case Point():
            return 'point'
        case int() | float() as n if n > 100:
            return 'big', n
        case str(s) | bytes(s):
            return 'a string', s
        case complex(real=r, imag=i):
            return 'complex', r, i
        case [a, b, c, *d]:
            return 'sequence', a, b, c, d
        case other:
            return 'other', other


for v in (None, True, 0, 1.0, -1, 2.5, -3j, 1 + 2j, '', 'ab', b'', [], (), [5], [1, [2, 3], 4, 5], (1, 2, 1), [Point(0, 7), 1, 2],
          {'a': 1, 'b': {'c': 3}, 'd': 4}, {'k': 2}, {'k': 3}, {}, Point(0, 5), Point(5, 0), Point(3, 3), Point(1, 2), 500, 101.5, 7,
          'text', b'bytes', 1 + 1j, range(4), bytearray(b'ab'), {1, 2}, memoryview(b'abc')):
    print(what(v) if not isinstance(v, (set, memoryview)) else what(v)[0])
match Loud(a=1, b=2):
    case Loud(a=1, b=3):
        print('no')
    case Loud(b=b, a=a):
        print('yes', a, b)
match {'x': 1}:
    case {'x': x, 'y': y}:
        print('no')
    case {'x': x}:
        print(x, 'y' in dir())


def fails(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


def too_many():
    match Point(1, 2):
        case Point(1, 2, 3):
            pass


def no_class():
    match 1:
        case len():
            pass


class Odd:
    __match_args__ = ['x']


class Double:
    __match_args__ = ('x', 'x')
    x = 1


def odd():
    match Odd():
        case Odd(1):
            pass


def double():
    match Double():
        case Double(1, 1):
            pass


def double_key():
    match {'a': 1}:
        case {KEY.a: 1, KEY.b: 2}:
            pass


class KEY:
    a = b = 'a'


for f in (too_many, no_class, odd, double, double_key):
    fails(f)
import sys
events = []
def trace(frame, event, arg):
    if event == 'line':
        events.append(frame.f_lineno - frame.f_code.co_firstlineno)
    return trace
sys.settrace(trace)
what([1, 2, 3, 4])
sys.settrace(None)
print(events)
