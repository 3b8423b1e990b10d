# library
# typing at run time: hints, generics, protocols, TypedDict, NamedTuple, Literal, new syntax, get_type_hints.
import typing
from typing import Annotated, Any, Callable, Generic, Literal, NamedTuple, Optional, ParamSpec, Protocol, Self, TypedDict, TypeVar, Union, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable

T = TypeVar('T')
print(list[int], dict[str, list[int]], Optional[int], Union[int, str, None], int | None, Callable[[int], str], Literal[1, 'a'], tuple[int, ...], type[int])
print(Union[int, int], Union[int, Union[str, float]], Optional[None], get_args(dict[str, int]), get_origin(list[int]), (int | str).__args__, list[T][int])


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> Self:
        self.items.append(item)
        return self


print(Stack[int], Stack[int]().push(3).items, Stack.__parameters__, Stack[int].__origin__ is Stack, Stack[int]().__orig_class__)


class Pair[A, B: int = bool]:
    def swap(self, a: A, b: B) -> tuple[B, A]: ...


type Nested[X] = list[Nested[X]] | X
print(Pair.__type_params__, Pair[int, bool], Nested, Nested.__value__, Nested[int], Pair.swap.__annotations__)


@runtime_checkable
class Sized(Protocol):
    def __len__(self) -> int: ...


print(isinstance([], Sized), isinstance(3, Sized), issubclass(dict, Sized))


class Movie(TypedDict, total=False):
    title: typing.Required[str]
    year: int


class Employee(NamedTuple):
    name: str
    id: int = 3

    def hi(self):
        return f'hi {self.name}'


print(Movie(title='x'), Movie.__required_keys__, Movie.__optional_keys__, Employee('a'), Employee('b', 2).hi(), Employee._field_defaults)


def annotated(a: 'int', b: Annotated[str, 'meta'] = '', *args: float, k: Optional['Stack'] = None) -> 'list[str]': ...


print(get_type_hints(annotated), get_type_hints(annotated, include_extras=True)['b'], cast(int, 'x'))


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x


print(len(typing.get_overloads(f)), typing.NewType('Id', int)(5), final(Stack) is Stack, typing.get_protocol_members(Sized))
P = ParamSpec('P')
print(Callable[P, int], Callable[typing.Concatenate[int, P], str], P.args, typing.Unpack[tuple[int, str]], Any, typing.NoReturn)
for wrong in [lambda: isinstance([], list[int]), lambda: Union[()], lambda: Generic[int], lambda: Stack[int, str], lambda: Literal[[]] and hash(Literal[[]]), lambda: Optional[1, 2], lambda: Any(), lambda: T(), lambda: isinstance(1, Movie), lambda: TypeVar('X', bound=int, covariant=True, contravariant=True), lambda: get_type_hints(3)]:
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
