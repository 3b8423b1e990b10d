# library: Type parameters: TypeVar, ParamSpec, TypeVarTuple, Generic, type aliases, lazy bounds and defaults, substitution.
import re
def t(f):
    try:
        print(re.sub(" at 0x[0-9a-f]+", "", repr(f())))
    except BaseException as e:
        print(type(e).__name__, e)



from typing import TypeVar, ParamSpec, TypeVarTuple, Generic, Unpack, TypeAliasType, NoDefault, Callable, Any, Union, Optional, Protocol, NewType, NamedTuple, TypedDict, get_type_hints, get_origin, get_args, Literal, Annotated, ClassVar, Final
T = TypeVar('T'); S = TypeVar('S', bound=int); C = TypeVar('C', int, str); P = ParamSpec('P'); Ts = TypeVarTuple('Ts'); D = TypeVar('D', default=int); Co = TypeVar('Co', covariant=True); Cn = TypeVar('Cn', contravariant=True); I = TypeVar('I', infer_variance=True)
for v in (T, S, C, P, Ts, D, Co, Cn, I):
    t(lambda: v); t(lambda: v.__name__); t(lambda: v.__bound__); t(lambda: v.__constraints__); t(lambda: (v.__covariant__, v.__contravariant__, v.__infer_variance__)); t(lambda: v.__default__); t(lambda: v.has_default()); t(lambda: v.__module__); t(lambda: v | int); t(lambda: int | v); t(lambda: v.__typing_subst__(int)); t(lambda: v()); t(lambda: setattr(v, 'x', 1)); t(lambda: setattr(v, '__name__', 1)); t(lambda: v.__reduce__()); t(lambda: type('X', (v,), {})); t(lambda: list[v]); t(lambda: list[v][int]); t(lambda: isinstance(3, v)); t(lambda: v == v); t(lambda: v.args); t(lambda: v.kwargs); t(lambda: (*v,))
for a, k in (((), {}), ((1,), {}), (('T', int), {}), (('T', int, str), {'bound': int}), (('T',), {'covariant': True, 'contravariant': True}), (('T',), {'infer_variance': True, 'covariant': True}), (('T',), {'bound': 'F'}), (('T',), {'bound': 3}), (('T', 1, 2), {}), (('T', 'a', 'b'), {}), (('T',), {'default': None}), (('T',), {'x': 1}), ((), {'name': 'N'})):
    t(lambda: TypeVar(*a, **k)); t(lambda: ParamSpec(*a, **k)); t(lambda: TypeVarTuple(*a, **k))
class G(Generic[T, S]): pass
class H(G[int, T]): pass
class V(Generic[*Ts]): pass
class Q(Generic[P, T]): pass
class DD(Generic[T, D]): pass
for x in (G, H, V, Q, DD):
    t(lambda: x.__parameters__); t(lambda: x.__orig_bases__); t(lambda: x[int]); t(lambda: x[int, str]); t(lambda: x[()]); t(lambda: x[int, str, bytes]); t(lambda: x[T]); t(lambda: x[[int, str], bytes]); t(lambda: x[..., int]); t(lambda: x[int, T][str]); t(lambda: x['a', None]); t(lambda: x[*Ts]); t(lambda: x.__class_getitem__(int)); t(lambda: x.__mro__)
t(lambda: type('Z', (Generic,), {})); t(lambda: Generic[int]); t(lambda: Generic[()]); t(lambda: Generic[T, T]); t(lambda: Generic()); t(lambda: Generic[T].__parameters__)
try:
    class Bad(Generic[T], Generic[S]): pass
except TypeError as e: print(e)
try:
    class Bad2(G[T, int], Generic[S]): pass
except TypeError as e: print(e)
def f[A, B: int, C: (int, str), *D, **E, F = bytes](x: A) -> B: return A
for p in f.__type_params__: t(lambda: (p, p.__default__, type(p).__name__)); t(lambda: getattr(p, '__bound__', None)); t(lambda: getattr(p, '__constraints__', None)); t(lambda: p.__infer_variance__)
class K[A = undefined_name, B: also_undefined = 3]:
    x: A
    def m[Z](self, a: Z) -> A: return A
t(lambda: K.__type_params__[0].__default__); t(lambda: K.__type_params__[1].__bound__); t(lambda: K.__type_params__[1].has_default()); t(lambda: K.__orig_bases__); t(lambda: K.__parameters__); t(lambda: K[int, str]); t(lambda: K.m.__annotations__); t(lambda: K.__annotations__)
type Alias = int | str
type Rec[A] = list[Rec[A]] | A
type Lazy = nowhere
for a in (Alias, Rec, Lazy):
    t(lambda: a); t(lambda: a.__name__); t(lambda: a.__value__); t(lambda: a.__type_params__); t(lambda: a.__parameters__); t(lambda: a[int]); t(lambda: a | None); t(lambda: a()); t(lambda: isinstance(3, a)); t(lambda: a.__module__); t(lambda: setattr(a, '__name__', 'x')); t(lambda: a.__reduce__()); t(lambda: type(a)); t(lambda: a[int].__origin__ is a)
nowhere = 5; t(lambda: Lazy.__value__); t(lambda: Lazy.__value__)
t(lambda: TypeAliasType('X', int)); t(lambda: TypeAliasType('X', int, type_params=(T,))[str]); t(lambda: TypeAliasType('X', list[T], type_params=(T,))[str].__args__); t(lambda: TypeAliasType('X')); t(lambda: TypeAliasType(3, int)); t(lambda: TypeAliasType('X', int, type_params=[T])); t(lambda: TypeAliasType('X', int, type_params=(3,))); t(lambda: type('Y', (TypeAliasType,), {}))
t(lambda: NoDefault); t(lambda: type(NoDefault)() is NoDefault); t(lambda: type(NoDefault)(1)); t(lambda: NoDefault.__reduce__()); t(lambda: P.args); t(lambda: P.kwargs); t(lambda: P.args.__origin__ is P); t(lambda: P.args == P.args); t(lambda: P.args == P.kwargs); t(lambda: type('X', (type(P.args),), {})); t(lambda: type('X', (P.args,), {})); t(lambda: hash(P.args) == hash(P.args)); t(lambda: Callable[P, T]); t(lambda: Callable[P, T][[int], str]); t(lambda: Callable[P, T][int, str]); t(lambda: Callable[..., int]); t(lambda: Callable[[int, T], S].__parameters__); t(lambda: tuple[*Ts, int][str, bytes]); t(lambda: tuple[*Ts][()]); t(lambda: tuple[int, *tuple[str, ...]]); t(lambda: Unpack[Ts]); t(lambda: Union[int, str, T][bytes]); t(lambda: Optional[T][int]); t(lambda: Union[int]); t(lambda: Union[()]); t(lambda: dict[T, list[S]][int, str]); t(lambda: list[T][int, str]); t(lambda: dict[T, T][int]); t(lambda: list[int][str]); t(lambda: get_args(dict[str, int])); t(lambda: get_origin(Annotated[int, 3])); t(lambda: Literal[1, 'a', 1]); t(lambda: Annotated[T, 'x'][int]); t(lambda: ClassVar[int]); t(lambda: Final[int]); t(lambda: NewType('N', int)(5)); t(lambda: get_type_hints(f))
