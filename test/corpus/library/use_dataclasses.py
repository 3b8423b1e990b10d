# library
# dataclasses: defaults, order, frozen, slots, inheritance, keyword-only, post-init, replace, asdict.
from dataclasses import FrozenInstanceError, KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar


@dataclass(order=True)
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)
    count: ClassVar[int] = 0


a, b = Point(1), Point(1, 2, ['t'])
print(a, b, a < b, a == Point(1, 0, ['other']), sorted([b, a]), a.tags is b.tags, Point.count)


@dataclass(frozen=True, slots=True)
class Money:
    amount: int
    currency: str = 'EUR'

    def __add__(self, other):
        return replace(self, amount=self.amount + other.amount)


m = Money(5) + Money(6)
print(m, hash(m) == hash(Money(11)), {m: 1}[Money(11)], Money.__slots__, hasattr(m, '__dict__'))
for wrong in [lambda: setattr(m, 'amount', 3), lambda: delattr(m, 'currency'), lambda: Money(), lambda: Money(1, 2, 3), lambda: replace(m, nothing=1)]:
    try:
        wrong()
    except (FrozenInstanceError, TypeError) as e:
        print(type(e).__name__, e)


@dataclass
class Base:
    a: int
    _: KW_ONLY
    b: int = 2


@dataclass
class Child(Base):
    c: InitVar[int] = 0
    d: int = field(init=False, default=9)

    def __post_init__(self, c):
        self.d += c


print(Child(1, 5, b=3), Child.__match_args__, asdict(Child(1)), astuple(Child(1, 1)))
match Child(1, 5):
    case Child(a, b=two):
        print('matched', a, two)
Made = make_dataclass('Made', ['p', ('q', int, 5)], namespace={'total': lambda self: self.p + self.q})
print(Made(1), Made(1).total(), is_dataclass(Made), [f.name for f in fields(Made)])


@dataclass
class Tree:
    value: int
    children: list['Tree'] = field(default_factory=list)


t = Tree(1, [Tree(2), Tree(3, [Tree(4)])])
print(t, asdict(t))
t.children.append(t)
print(t)
try:

    @dataclass
    class Wrong:
        a: int = 0
        b: str
except TypeError as e:
    print(e)
try:

    @dataclass
    class Mutable:
        a: list = []
except ValueError as e:
    print(e)
