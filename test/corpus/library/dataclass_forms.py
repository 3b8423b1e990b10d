# library: dataclasses: options, fields, inheritance, slots, matching, errors.
from dataclasses import *
import dataclasses, typing, copy
@dataclass(order=True)
class P:
    x: int
    y: int = 2
    z: list = field(default_factory=list, compare=False, repr=False)
    w: dataclasses.InitVar[int] = 5
    c: typing.ClassVar[int] = 9
    def __post_init__(self, w): self.total = self.x + self.y + w
print(P(1), P(1).total, P(1, 2, w=7).total, P(1) < P(2), P(1) == P(1, z=[1]), [f.name for f in fields(P)], asdict(P(1)), astuple(P(1, z=[P(3)])), replace(P(1), x=9, w=0), P.__match_args__, P.__init__.__annotations__)
@dataclass(frozen=True, slots=True, kw_only=True)
class F:
    a: int = 1
    b: str = field(default='b', hash=False, metadata={'m': 1})
f = F(a=5); print(f, hash(f) == hash(F(a=5, b='z')), F.__slots__, fields(F)[1].metadata, copy.copy(f) == f)
for g in (lambda: setattr(f, 'a', 1), lambda: delattr(f, 'a'), lambda: F(1), lambda: P(), lambda: P(1, 2, 3, 4, 5), lambda: hash(P(1)), lambda: fields(5), lambda: asdict(P), lambda: replace(P(1), c=1), lambda: replace(P(1), x=1), lambda: P(1) < 5, lambda: make_dataclass('M', ['1x']), lambda: make_dataclass('M', ['a', 'a'])):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
def bad(body, **options):
    ns = {'dataclass': dataclass, 'field': field, 'KW_ONLY': KW_ONLY}
    try: exec(f'@dataclass(**o)\nclass B:\n    {body}', ns | {'o': options}); print('fine', body)
    except Exception as e: print(type(e).__name__, e)
bad('a: int = 1; b: int'); bad('a: list = []'); bad('a: int = field(default=1, default_factory=int)'); bad('a: int', order=True, eq=False); bad('__slots__ = ("a",); a: int', slots=True); bad('a: int; _: KW_ONLY; b: int; __: KW_ONLY'); bad('def __lt__(self, o): pass', order=True); bad('a = field()'); bad('a: int', weakref_slot=True)
@dataclass
class Base: a: int; b: int = 2
@dataclass
class Derived(Base):
    b: str = 'over'; _: KW_ONLY; k: int
print(Derived(1, k=3), Derived.__mro__[1].__name__, is_dataclass(Derived), is_dataclass(5), Derived(1, k=2) == Base(1))
match Derived(7, 'q', k=1):
    case Derived(a, b): print('matched', a, b)
M = make_dataclass('M', [('x', int), 'y', ('z', int, field(default=3))], namespace={'double': lambda s: s.x * 2}, frozen=True); print(M(1, 2), M(4, 0).double(), M.__module__)
@dataclass(init=False, repr=False, eq=False)
class N: a: int = 1
print(N().a, N() == N(), 'N object' in repr(N()))
@dataclass(unsafe_hash=True)
class U: a: int; b: int = field(hash=False, default=0)
print(hash(U(1)) == hash(U(1, 5)), {U(1): 2}[U(1)])
@dataclass
class Tree: v: int; kids: 'list[Tree]' = field(default_factory=list)
t = Tree(1, [Tree(2)]); t.kids.append(t); print(t)
@dataclass
class Desc:
    class D:
        def __get__(self, o, t=None): return 5 if o is None else o._v
        def __set__(self, o, v): o._v = v * 2
    v: int = D()
print(Desc(), Desc(4).v)
