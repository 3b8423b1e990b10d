# library
# Enums: values, aliases, auto, flags, unique, members with methods, functional API, errors.
from enum import CONTINUOUS, Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique, verify


class Colour(Enum):
    RED = 1
    GREEN = 2
    ROUGE = 1

    def darker(self):
        return f'dark {self.name.lower()}'

    @classmethod
    def default(cls):
        return cls.GREEN


print(list(Colour), Colour.ROUGE, Colour(2), Colour['RED'].darker(), Colour.default(), len(Colour), Colour.RED in Colour, 2 in Colour)
print(Colour.__members__, repr(Colour.RED), str(Colour.RED), f'{Colour.RED}', hash(Colour.RED) == hash(Colour.ROUGE))


class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.4e23, 3.39e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return round(6.67e-11 * self.mass / self.radius**2, 2)


print([(p.name, p.gravity) for p in Planet])


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


class Word(StrEnum):
    HELLO = auto()
    BYE = 'Bye'


print(Level.HIGH > 1, Level.LOW + 1, f'{Level.LOW}', [Word.HELLO, Word.BYE.upper()], 'hello' == Word.HELLO)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


p = Perm.R | Perm.X
print(p, Perm.RW, ~p, Perm.R in p, Perm.W in p, list(p), bool(Perm(0)), Perm(0), p ^ Perm.R, Perm.RW & Perm.W, len(Perm.RW))


class Mode(IntFlag):
    A = 4
    B = 2


print(Mode.A | Mode.B, Mode(7), Mode.A | 8, int(~Mode.A))
Animal = Enum('Animal', 'CAT DOG', start=5)
print(list(Animal), Animal.DOG.value)


class Missing(Enum):
    X = 1

    @classmethod
    def _missing_(cls, value):
        return cls.X if value == 'x' else None


print(Missing('x'))
for wrong in [lambda: Colour(9), lambda: Colour['NO'], lambda: setattr(Colour, 'RED', 5), lambda: Colour.RED < Colour.GREEN, lambda: Perm(64), lambda: Missing('y'), lambda: delattr(Colour, 'RED')]:
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
try:

    @unique
    class Twice(Enum):
        A = B = 1
except ValueError as e:
    print(e)
try:

    class More(Colour):
        BLUE = 3
except TypeError as e:
    print(e)
try:

    @verify(CONTINUOUS)
    class Holes(IntEnum):
        A = 1
        B = 3
except ValueError as e:
    print(e)
