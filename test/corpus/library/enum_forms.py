# library: enum: members, aliases, flags, auto, mixed-in types, functional form, errors.
from enum import *
import pickle
class Color(Enum):
    RED = 1; GREEN = auto(); CRIMSON = RED
    def hot(self): return self is Color.RED
    @classmethod
    def first(cls): return next(iter(cls))
print(list(Color), Color.CRIMSON, Color(1), Color['GREEN'], Color.RED.hot(), Color.first(), Color.__members__, len(Color), Color.RED in Color, 1 in Color, 'x' in Color, repr(Color), hash(Color.RED) == hash('RED'), Color.RED.name, f'{Color.RED}', Color.RED != 1)
class Perm(Flag): R = 4; W = 2; X = 1; RW = R | W
print(Perm.R | Perm.X, Perm(7), Perm(0), ~Perm.R, Perm.RW in Perm(7), list(Perm(5)), Perm.R & Perm.W, bool(Perm(0)), Perm.RW ^ Perm.W, Perm.RW.name, Perm(3).name, len(Perm(7)), repr(Perm(6)), [p.name for p in Perm])
class N(IntFlag): A = 1; B = 2
print(N.A | 8, N(3) + 1, repr(N(9)), N.A | N.B, ~N.A, N.A == 1, isinstance(N.A | 4, N))
class S(StrEnum): ONE = auto(); TWO = 'deux'
print(S.ONE, S.TWO == 'deux', repr(S.ONE), S('one').upper(), '%s' % S.TWO, {S.ONE: 1}['one'])
class I(IntEnum): A = 3; B = auto()
print(I.A + 1, I.B, sorted([I.B, I.A]), [10, 20, 30, 40][I.A], repr(I.A), f'{I.A:03d}', I.A.to_bytes(1))
class Planet(Enum):
    EARTH = (5.9, 6.3); MARS = (0.6, 3.3)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def ratio(self): return round(self.mass / self.radius, 3)
print(Planet.EARTH.ratio, Planet((0.6, 3.3)), Planet.MARS.value)
class Odd(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name.lower() * (count + 1)
    A = auto(); B = auto()
    @classmethod
    def _missing_(cls, v): return cls.A if v == 'zz' else None
print(list(Odd), Odd('zz'))
class V(Enum): _ignore_ = ['q']; q = 5; A = member(print); B = nonmember(7); C = lambda s: 1
print(V.A, V.B, list(V), V.C(0))
A = Enum('A', 'x y z', start=5, module=__name__); B = Enum('B', {'p': 1, 'q': 2}); print(list(A), list(B), A.x.value, pickle.loads(pickle.dumps(A.y)) is A.y, pickle.loads(pickle.dumps(Perm.RW)) is Perm.RW)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: Color(9), lambda: Color['NO'], lambda: Color.NO, lambda: setattr(Color, 'RED', 5), lambda: delattr(Color, 'RED'), lambda: type('Sub', (Color,), {}), lambda: Color.RED < Color.GREEN, lambda: Odd('q'), lambda: Perm(64), lambda: Perm('x'), lambda: Color.RED.RED, lambda: Enum('Z', 'a a'), lambda: unique(Enum('U', {'a': 1, 'b': 1})), lambda: S(5), lambda: Color(), lambda: setattr(Color.RED, 'value', 5)): t(f)
def cls(body):
    try: exec('from enum import *\n' + body, {}); print('fine')
    except Exception as e: print(type(e).__name__, e)
cls('class X(Enum):\n a = 1\n a = 2'); cls('class X(StrEnum):\n a = 1'); cls('class X(Flag, boundary=STRICT):\n a = 1\nX(8)'); cls('class X(Enum):\n mro = 1'); cls('@verify(CONTINUOUS)\nclass X(Enum):\n a = 1; b = 3'); cls('@verify(NAMED_FLAGS)\nclass X(Flag):\n a = 1; b = 14'); cls('class X(Enum):\n _x_ = 1')
@verify(UNIQUE)
class W(Flag, boundary=KEEP): A = 1
print(W(9), Flag('E', 'a b', boundary=EJECT)(5), Flag('C', 'a b', boundary=CONFORM)(5), Color.RED.__reduce_ex__(2)[1], dir(Color.RED)[-3:])
