# library: typing: generics, protocols, overloads, named and typed tuples and dicts, hints, errors.
from typing import *
import typing, collections.abc
T = TypeVar('T'); K = TypeVar('K', bound=int); C = TypeVar('C', int, str); P = ParamSpec('P'); Ts = TypeVarTuple('Ts')
print(T, K.__bound__, C.__constraints__, P.args, P.kwargs, Ts, Unpack[Ts], List[int], Dict[str, List[T]], Optional[int], Union[int, str, int], Union[int], Callable[[int, T], str], Callable[..., int], Callable[P, T], Tuple[int, ...], Tuple[()], Literal[1, 'a', None], Annotated[int, 'm', 5], Type[T], ClassVar[int], Final[int])
print(Dict[str, T][int], get_origin(Dict[str, int]), get_args(Callable[[int], str]), get_args(Annotated[int, 1]), Union[T, int][str], List[T].__parameters__, (int | T)[str], list[T][int], Generator[int, None, str], Iterable[int] == Iterable[int], hash(List[int]) == hash(List[int]), Literal[1, 2] == Literal[2, 1], Optional[None])
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
class IntBox(Box[int]): pass
print(Box[int], Box[int](5).get(), Box[int](5).__orig_class__, IntBox.__orig_bases__, Box.__parameters__, IntBox.__mro__[1].__name__, types_ok := get_type_hints(Box.get))
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
print(isinstance([], HasLen), isinstance(5, HasLen), issubclass(str, HasLen), is_protocol(HasLen), get_protocol_members(HasLen))
class NT(NamedTuple):
    """doc"""
    a: int
    b: str = 'x'
    def both(self): return self.a, self.b
print(NT(1), NT(1).both(), NT._fields, NT._field_defaults, NT.__annotations__, NT(1)._replace(b='y'), NT.__doc__)
class TD(TypedDict, total=False): a: Required[int]; b: NotRequired[str]; c: ReadOnly[int]
print(TD(a=1), TD.__required_keys__, TD.__optional_keys__, TD.__total__, TD.__annotations__, is_typeddict(TD), TD.__readonly_keys__)
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
print(len(get_overloads(f)), f(5), cast(int, 'x'), NewType('U', int)(5), NewType('U', int), assert_type(1, int), reveal_type.__name__, no_type_check(f) is f, final(Box) is Box, Box.__final__)
def g(a: 'int', *b: Optional['Box'], c: "List['Box']" = None) -> None: ...
print(get_type_hints(g), get_type_hints(g, localns={'Box': str}), get_type_hints(lambda: 0), get_type_hints(TD, include_extras=True), ForwardRef('x | y'))
type Alias[X] = list[X] | None
print(Alias, Alias[int], Alias.__value__, Alias.__type_params__, get_origin(Alias[int]))
def h[A: int, *B, **Q](x: A) -> A: return x
print(h.__type_params__, h.__annotations__, h.__type_params__[0].__bound__)
for e in ('List[int, str]', 'Dict[int]', 'Union[()]', 'Optional[int, str]', 'Generic[int]', 'Generic[T, T]', 'Callable[int, str]', 'Literal[[]]', 'isinstance([], List[int])', 'List[int]()', 'ClassVar[1, 2]', 'TypeVar("T", int)', 'TypeVar("T", int, str, bound=int)', 'class_()', 'Any()', 'Union[int, 5][3]', 'NamedTuple("A", [("a", 1, 2)])', 'HasLen()', 'Box[int, str]', 'issubclass(int, Union[int, str, List[int]])', 'Annotated[int]', 'Final[int, str]', 'assert_never(5)', 'typing.nope', 'Unpack[int, str]', 'Concatenate[int]', 'Self[int]', 'NoReturn[int]', 'TypeGuard[int, str]', 'Type[int][str]'):
    try: print(e, '->', eval(e))
    except Exception as x: print(e, type(x).__name__, x)
