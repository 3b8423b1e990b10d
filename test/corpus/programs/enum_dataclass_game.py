# library
# A turn-based game out of enums, flags, data classes, pattern matching, properties and ordering.
import enum
import random
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, make_dataclass, replace
from enum import CONTINUOUS, Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique, verify
from functools import cached_property, singledispatchmethod, total_ordering
from typing import ClassVar, NamedTuple


class Suit(StrEnum):
    CLUBS = auto()
    HEARTS = auto()

    @property
    def red(self):
        return self is Suit.HEARTS


@verify(CONTINUOUS)
class Rank(IntEnum):
    TWO = 2
    THREE = auto()
    FOUR = auto()
    _ignore_ = ['x']

    def __str__(self):
        return self.name.title()


class Status(Flag):
    NONE = 0
    POISONED = auto()
    ASLEEP = auto()
    BLESSED = auto()
    CURSED = POISONED | ASLEEP

    @classmethod
    def _missing_(cls, value):
        return cls[value.upper()] if isinstance(value, str) else super()._missing_(value)


class Planet(Enum):
    EARTH = 5.976e24, 6.37814e6
    MARS = 6.421e23, 3.3972e6

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @cached_property
    def gravity(self):
        return 6.67430e-11 * self.mass / self.radius**2


class Point(NamedTuple):
    x: int
    y: int = 0

    def __add__(self, other):
        return Point(self.x + other[0], self.y + other[1])


@total_ordering
@dataclass(eq=False)
class Hero:
    name: str
    health: int = 10
    where: Point = Point(0)
    status: Status = Status.NONE
    _: KW_ONLY
    bag: list[str] = field(default_factory=list, repr=False)
    luck: InitVar[int | None] = None
    count: ClassVar[int] = 0
    serial: int = field(init=False, compare=False, metadata={'hidden': True})

    def __post_init__(self, luck):
        type(self).count += 1
        self.serial = self.count
        self.health += luck or 0

    def __eq__(self, other):
        return self.health == other.health if isinstance(other, Hero) else NotImplemented

    def __lt__(self, other):
        return self.health < other.health if isinstance(other, Hero) else NotImplemented

    @singledispatchmethod
    def use(self, thing):
        raise TypeError(f'what is {thing!r}?')

    @use.register
    def _(self, thing: str):
        self.bag.remove(thing)
        return f'{self.name} uses {thing}'

    @use.register(int)
    @use.register(float)
    def _(self, thing):
        self.health += thing
        return self.health


def act(hero, command):
    match command.split():
        case ['go', ('n' | 's' | 'e' | 'w') as d, *rest] if not rest or rest[0].isdigit():
            n = int(rest[0]) if rest else 1
            dx, dy = {'n': (0, 1), 's': (0, -1), 'e': (1, 0), 'w': (-1, 0)}[d]
            hero.where += (dx * n, dy * n)
            return hero.where
        case ['take', *things] if things:
            hero.bag += things
            return len(hero.bag)
        case ['status', ('add' | 'remove') as how, word]:
            s = Status(word)
            hero.status = hero.status | s if how == 'add' else hero.status & ~s
            return hero.status
        case ['use', thing]:
            return hero.use(int(thing) if thing.lstrip('-').isdigit() else thing)
        case []:
            return None
        case [word, *_]:
            return f'{word}?'


random.seed(3)
print(list(Suit), Suit('clubs'), f'{Suit.HEARTS:>8}', Suit.HEARTS.red, Suit.CLUBS == 'clubs', [*map(str, Rank)], Rank.THREE + 1, Rank(3) is Rank.THREE)
print(Status.CURSED, list(Status.CURSED), Status.ASLEEP in Status.CURSED, ~Status.POISONED, Status(5), Status('blessed'), repr(Status(0)), bool(Status.NONE), len(Status.CURSED))
print(f'{Planet.EARTH.gravity:.3f} {Planet.MARS.gravity:.3f}', Planet.MARS.value, Planet((6.421e23, 3.3972e6)).name)
hero = Hero('Ann', luck=3)
foe = Hero('Bad', 13, bag=['club'])
print(hero, foe, hero == foe, hero >= foe, Hero.count)
for c in 'go n', 'go e 3', 'go up', 'take sword potion', 'use sword', 'use -4', 'status add cursed', 'status remove asleep', 'dance now', '', 'use rope':
    try:
        print(repr(c), act(hero, c))
    except ValueError as e:
        print(repr(c), e)
print(sorted([hero, foe, Hero('Cy', 1)]), max(hero, foe).name)
print(asdict(foe), astuple(foe, tuple_factory=list), replace(foe, name='Worse', luck=1))
print([(f.name, f.init, f.kw_only, f.metadata.get('hidden')) for f in fields(Hero)])


@dataclass(frozen=True, slots=True, order=True)
class Card:
    rank: Rank
    suit: Suit = Suit.CLUBS


deck = [Card(r, s) for r in Rank for s in Suit]
random.shuffle(deck)
print(*map(str, sorted(deck)[:2]), deck.index(Card(Rank.TWO)), len({*deck, Card(Rank.TWO)}), hash(Card(Rank.TWO)) == hash(Card(Rank.TWO)))
Pair = make_dataclass('Pair', [('left', int), ('right', int, field(default=2))], namespace={'sum': lambda self: self.left + self.right})
print(Pair(1), Pair(1).sum(), Pair.__match_args__, Card.__slots__)
for bad in (
    lambda: setattr(deck[0], 'rank', 5), lambda: delattr(deck[0], 'suit'), lambda: Card(), lambda: Hero('x', 1, Point(0), Status.NONE, []), lambda: hero < 5, lambda: hero.use([]), lambda: replace(foe, serial=1),
    lambda: Suit('spades'), lambda: Rank['FIVE'], lambda: Status(64), lambda: setattr(Suit, 'CLUBS', 1), lambda: Enum('E', 'a a'), lambda: type('F', (Suit,), {}), lambda: Planet.EARTH < Planet.MARS, lambda: Status.ASLEEP | 1,
    lambda: unique(Enum('U', {'a': 1, 'b': 1})), lambda: verify(CONTINUOUS)(IntEnum('V', {'a': 1, 'c': 3})), lambda: asdict(5), lambda: fields(3), lambda: dataclass(type('D', (), {'__annotations__': {'a': list}, 'a': []})),
    lambda: dataclass(type('D', (), {'__annotations__': {'a': int, 'b': int}, 'a': 1})), lambda: Suit.CLUBS.nothing, lambda: del_member(), lambda: hash(hero),
):
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError, KeyError, NameError) as e:
        print(type(e).__name__, e)
