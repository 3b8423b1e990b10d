# library: SimpleNamespace, GenericAlias, unions: construction, comparison, copying, attributes, errors.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)



from types import SimpleNamespace as NS, GenericAlias as GA, UnionType, MappingProxyType as MP
import sys
t(lambda: NS()); t(lambda: NS(a=1, b='x')); t(lambda: NS({'z': 1}, y=2)); t(lambda: NS([('a', 1)])); t(lambda: NS(1)); t(lambda: NS({}, {})); t(lambda: NS({1: 2})); t(lambda: NS(None)); t(lambda: NS(**{'a b': 1, '': 2, 'class': 3}))
n = NS(a=1); n.self = n; t(lambda: n); t(lambda: n == NS(a=1)); t(lambda: NS(a=1) == NS(a=1)); t(lambda: NS(a=1) != NS(a=2)); t(lambda: NS(a=1) == {'a': 1}); t(lambda: NS() < NS()); t(lambda: hash(NS())); t(lambda: n.b); t(lambda: delattr(n, 'zz')); del n.self; t(lambda: n); t(lambda: n.__reduce__()); t(lambda: n.__replace__(a=5, c=6)); t(lambda: n.__replace__(1)); t(lambda: vars(n)); t(lambda: n.__init__(d=4) or n)
class S(NS):
    __slots__ = ()
class S2(NS):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.extra = 1
t(lambda: S(a=1)); t(lambda: S2({'q': 1})); t(lambda: S2(a=1).__replace__(a=3)); t(lambda: S(a=1) == NS(a=1)); t(lambda: repr(NS(a=NS(b=NS())))); t(lambda: NS(x=1).__dict__ is NS.__dict__); t(lambda: setattr(NS(), '__dict__', {})); t(lambda: NS.__doc__)
t(lambda: list[int]); t(lambda: list[int, str]); t(lambda: dict[str, list[int]]); t(lambda: tuple[()]); t(lambda: tuple[int, ...]); t(lambda: type[int]); t(lambda: GA(list, int)); t(lambda: GA(list, (int,)) == list[int]); t(lambda: GA()); t(lambda: GA(list)); t(lambda: GA(list, int, 3)); t(lambda: GA(3, 'x')); t(lambda: GA(origin=list, args=int)); t(lambda: list[int]())
a = list[int]
t(lambda: a.__origin__); t(lambda: a.__args__); t(lambda: a.__parameters__); t(lambda: a.__unpacked__); t(lambda: (*a,)); t(lambda: next(iter(a)).__unpacked__); t(lambda: next(iter(tuple[int, str]))); t(lambda: a == list[int]); t(lambda: a == list[str]); t(lambda: hash(a) == hash(list[int])); t(lambda: a.append); t(lambda: a.foo); t(lambda: isinstance([], a)); t(lambda: issubclass(list, a)); t(lambda: isinstance(a, type)); t(lambda: a[int]); t(lambda: a.__class__); t(lambda: type(a)); t(lambda: a.__mro_entries__((a,))); t(lambda: a.__reduce__()); t(lambda: dir(a) == sorted(set(dir(list)) | {'__origin__', '__args__', '__parameters__', '__mro_entries__', '__unpacked__', '__typing_unpacked_tuple_args__'})); t(lambda: setattr(a, 'x', 1)); t(lambda: delattr(a, 'x')); t(lambda: a.__instancecheck__(3)); t(lambda: a.__subclasscheck__(3)); t(lambda: a()); t(lambda: dict[str, int](a=1)); t(lambda: a.__name__); t(lambda: a.__doc__ == list.__doc__); t(lambda: a.__module__); t(lambda: set[int] | None); t(lambda: list['int']); t(lambda: list[[1, 2]]); t(lambda: list[...]); t(lambda: list[None]); t(lambda: list[list]); t(lambda: list[lambda: 1] != 3)
class C(list[int]): pass
t(lambda: C.__bases__); t(lambda: C.__orig_bases__); t(lambda: C([1])); t(lambda: C[int])
class D:
    def __class_getitem__(cls, k): return (cls.__name__, k)
t(lambda: D[1]); t(lambda: D[1, 2]); t(lambda: D()[1])
t(lambda: int | str); t(lambda: int | None); t(lambda: None | int); t(lambda: int | int); t(lambda: int | str | int); t(lambda: (int | str) == (str | int)); t(lambda: hash(int | str) == hash(str | int)); t(lambda: (int | str).__args__); t(lambda: (int | list[str]).__parameters__); t(lambda: isinstance(3, int | str)); t(lambda: isinstance(None, int | None)); t(lambda: isinstance(3, int | list[int])); t(lambda: isinstance([], int | list[int])); t(lambda: issubclass(bool, int | str)); t(lambda: issubclass(int, list[int] | str)); t(lambda: issubclass(type(None), int | None)); t(lambda: int | 3); t(lambda: 3 | int); t(lambda: int | 'str'); t(lambda: (int | str)[int]); t(lambda: type(int | str)); t(lambda: (int | str) | (bytes | str)); t(lambda: UnionType()); t(lambda: (int | str).__reduce__()); t(lambda: (int | str) | list[int] | list[int]); t(lambda: int | list[int] == list[int] | int); t(lambda: (int | str) < 3); t(lambda: (int | str).foo); t(lambda: setattr(int | str, 'x', 1)); t(lambda: (int | str).__module__); t(lambda: int.__or__(str)); t(lambda: type.__or__(int, str)); t(lambda: type.__ror__(int, None)); t(lambda: isinstance(3, (int | str, list))); t(lambda: repr(int | D)); t(lambda: UnionType.__doc__); t(lambda: NotImplemented if (int | str) is None else 1)
m = MP({'a': 1, 'b': [2]})
t(lambda: m); t(lambda: m['a']); t(lambda: m['z']); t(lambda: m.get('z', 3)); t(lambda: m | {'c': 3}); t(lambda: {'c': 3} | m); t(lambda: m | m); t(lambda: m.__ior__({})); t(lambda: len(m)); t(lambda: list(m)); t(lambda: list(reversed(m))); t(lambda: m.copy()); t(lambda: m == {'a': 1, 'b': [2]}); t(lambda: m < {}); t(lambda: hash(m)); t(lambda: hash(MP(range(0)))) ; t(lambda: MP(3)); t(lambda: MP()); t(lambda: MP([])); t(lambda: 'a' in m); t(lambda: str(m)); t(lambda: m.keys() & {'a'}); t(lambda: setattr(m, 'x', 1)); t(lambda: m.__setitem__); t(lambda: MP(mapping={})); t(lambda: MP[int, str]); t(lambda: type('X', (MP,), {})); t(lambda: m.items() == {'a': 1, 'b': [2]}.items())
