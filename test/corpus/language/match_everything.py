# Structural pattern matching: every kind of pattern, guards, binding order, classes with odd __match_args__, captures that stay, errors.
from sys import version_info as V
class Point:
    __match_args__ = 'x', 'y'
    def __init__(self, x, y): self.x, self.y = x, y
class Prop:
    __match_args__ = ('value',)
    @property
    def value(self): log.append('value'); return 5
class Meta(type):
    def __instancecheck__(c, o): log.append(f'{c.__name__}?'); return o == 'yes'
class Any(metaclass=Meta): pass
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i): return i
class K: A, B = 'a', 2
log = []
def kind(o):
    match o:
        case None | True | False: return 'singleton'
        case K.A | K.B: return 'constant'
        case int(n) if n > 100: return f'big {n}'
        case int() | float() as n: return f'number {n}'
        case -1.5 | 1+2j: return 'complex'
        case 'literal' 'ly': return 'text'
        case str(s): return f'str {s}'
        case b'bytes': return 'bytes'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [Point(x=0) as p, *_]: return f'starts at y={p.y}'
        case [1, [2, *inner], {'k': v, **rest}]: return inner, v, rest
        case (a, b, *c) if c: return f'{a} {b} then {c}'
        case [*_, 'last']: return 'ends'
        case [a, b]: return f'two {a} {b}'
        case {'type': 'circle', 'r': r}: return f'circle {r}'
        case {'type': ('square' | 'rect') as t, 'size': [w, h] | {'w': w, 'h': h}}: return t, w, h
        case {1: _, **kw}: return f'one and {kw}'
        case {}: return 'some dict'
        case Point(0, 0): return 'origin'
        case Point(x, y=0) | Point(0, x): return f'axis {x}'
        case Point(x, y) if x == y: return 'diagonal'
        case Prop(v): return f'prop {v}'
        case Any(): return 'any'
for o in (None, True, 'a', 2, 101, 5, 2.5, -1.5, 1 + 2j, 'literally', 'z', b'bytes', b'x', [], (), [7], (Point(0, 3), 1), [1, (2, 3, 4), {'k': 5, 'z': 6}], [1, 2, 3], range(4), [3, 'last'], [1, 2], 'ab', bytearray(b'ab'), memoryview(b'ab'), {1, 2}, Seq(), iter([1]), {'type': 'circle', 'r': 2}, {'type': 'rect', 'size': (3, 4)}, {'type': 'square', 'size': {'h': 1, 'w': 2}}, {1: 0, 2: 3}, {}, {'q': 1}, Point(0, 0), Point(4, 0), Point(0, 5), Point(3, 3), Point(1, 2), Prop(), int, object, ..., 1j, frozenset()):
    print(type(o).__name__, '->', kind(o))
print(log[-6:])
def captures(o):
    match o:
        case [a, 1] | [1, a]: pass
        case (a, b) if (c := a + b) > 5: return sorted(locals())
        case [x, y, z] if False: pass
        case _: pass
    return sorted(locals())
print([captures(o) for o in ([0, 1], [3, 3], [2, 2], [7, 8, 9], 5)])
for bad, o in (('Bad(1)', 'a'), ('Short(1, 2)', None), ('Wrong(1)', None), ('Twice(1, x=2)', None), ('int(1, 2)', 5), ('int(real=5, imag=0)', 5), ('5()', 5), ('Strs(1)', None), ('str(x) | x', 5), ('{"a": 1, "a": 2}', {}), ('[*a, *b]', []), ('x | y', 1), ('{**a, **b}', {}), ('{**_}', {}), ('Point(x=1, x=2)', 1), ('[a, a]', 1), ('1 + 2', 3), ('1 + 2j', 1 + 2j), ('-x', 1), ('f"a"', 1), ('a.b.c', 1), ('not x', 1), ('(x)', 1), ('(x,)', [1]), ('x, ', [1]), ('_ as _', 1), ('x as y.z', 1), ('None()', 1), ('0x10 | 0b1', 16)):
    class Bad: __match_args__ = 5
    class Short: __match_args__ = ('a',)
    class Wrong: __match_args__ = (5,)
    class Twice: __match_args__ = ('x',); x = 1
    class Strs: __match_args__ = ['x']; x = 1
    o = {'Bad(1)': Bad(), 'Short(1, 2)': Short(), 'Wrong(1)': Wrong(), 'Twice(1, x=2)': Twice(), 'Strs(1)': Strs()}.get(bad, o)
    ns = dict(globals(), **locals())
    try: exec(f'match o:\n    case {bad}: r = "matched"\n    case _: r = "not"', ns); print(bad, ns['r'])
    except (TypeError, SyntaxError, AttributeError, NameError) as e: print(bad, type(e).__name__, e.msg if isinstance(e, SyntaxError) else e)
