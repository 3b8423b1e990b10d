# library: ABC hooks, __subclasshook__, __instancecheck__, registration, abstract methods; __prepare__, __init_subclass__, metaclass conflicts.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)



from abc import ABC, ABCMeta, abstractmethod, abstractproperty, get_cache_token, update_abstractmethods
import collections.abc as ca
class A(ABC):
    @abstractmethod
    def f(self): return 'A.f'
    @property
    @abstractmethod
    def p(self): ...
    @classmethod
    @abstractmethod
    def c(cls): ...
    @staticmethod
    @abstractmethod
    def s(): ...
class B(A):
    def f(self): return super().f() + '!'
class C(B): p = 1; c = 2; s = 3
t(lambda: A()); t(lambda: B()); t(lambda: C().f()); t(lambda: sorted(A.__abstractmethods__)); t(lambda: sorted(B.__abstractmethods__)); t(lambda: A.f.__isabstractmethod__); t(lambda: A.__dict__['p'].__isabstractmethod__); t(lambda: A.__dict__['c'].__isabstractmethod__); t(lambda: A.__dict__['s'].__isabstractmethod__)
class One(ABC):
    @abstractmethod
    def only(self): ...
t(lambda: One()); t(lambda: One(1)); t(lambda: object.__new__(One)); t(lambda: setattr(One, 'only', 1) or update_abstractmethods(One)() is not None)
class Reg(ABC): pass
tok = get_cache_token(); t(lambda: Reg.register(int)); t(lambda: get_cache_token() > tok); t(lambda: isinstance(3, Reg)); t(lambda: issubclass(bool, Reg)); t(lambda: issubclass(str, Reg)); t(lambda: Reg.register(3)); t(lambda: Reg.register(Reg)); t(lambda: issubclass(3, Reg)); t(lambda: isinstance(Reg, Reg)); t(lambda: Reg._abc_registry_clear() or isinstance(3, Reg)); t(lambda: Reg._abc_caches_clear() or isinstance(3, Reg)); t(lambda: Reg.__instancecheck__(3)); t(lambda: Reg.__subclasscheck__(int))
class Cyc(ABC): pass
class Cyc2(Cyc): pass
t(lambda: Cyc2.register(Cyc)); t(lambda: Cyc.register(Cyc2))
class Hook(ABC):
    @classmethod
    def __subclasshook__(cls, c): print('hook', c.__name__); return {int: True, str: False}.get(c, NotImplemented)
t(lambda: issubclass(int, Hook)); t(lambda: issubclass(int, Hook)); t(lambda: issubclass(str, Hook)); t(lambda: issubclass(list, Hook)); t(lambda: isinstance(3, Hook)); Hook.register(list); t(lambda: issubclass(list, Hook))
class BadHook(ABC):
    @classmethod
    def __subclasshook__(cls, c): return 3
t(lambda: issubclass(int, BadHook))
class Raising(ABC):
    @classmethod
    def __subclasshook__(cls, c): raise KeyError('h')
t(lambda: issubclass(int, Raising)); t(lambda: isinstance(3, Raising))
class IC(type):
    def __instancecheck__(cls, o): return 5 if o == 1 else []
    def __subclasscheck__(cls, c): return 'yes'
class X(metaclass=IC): pass
t(lambda: isinstance(1, X)); t(lambda: isinstance(2, X)); t(lambda: isinstance(X(), X)); t(lambda: issubclass(int, X)); t(lambda: issubclass(3, X)); t(lambda: isinstance(1, (str, (int, X)))); t(lambda: isinstance(1, 3)); t(lambda: isinstance(1, (str, 3))); t(lambda: isinstance(1, (int, 3))); t(lambda: issubclass(int, (str, 3))); t(lambda: issubclass(1, int)); t(lambda: isinstance()); t(lambda: isinstance(1, [int]))
class Fake:
    @property
    def __class__(self): return int
class FakeBases:
    __bases__ = (int,)
class FakeBases2:
    @property
    def __bases__(self): return 3
t(lambda: isinstance(Fake(), int)); t(lambda: isinstance(Fake(), str)); t(lambda: issubclass(FakeBases(), int)); t(lambda: isinstance(1, FakeBases())); t(lambda: issubclass(FakeBases(), FakeBases())); t(lambda: issubclass(FakeBases2(), int)); t(lambda: type(Fake()).__name__)
deep = int
for i in range(300): deep = (deep,)
t(lambda: isinstance(1, deep))
for n in ('Hashable', 'Iterable', 'Iterator', 'Reversible', 'Generator', 'Sized', 'Container', 'Collection', 'Callable', 'Set', 'MutableSet', 'Mapping', 'MutableMapping', 'Sequence', 'MutableSequence', 'ByteString', 'Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator', 'Buffer', 'MappingView', 'KeysView', 'ItemsView', 'ValuesView'):
    import warnings; warnings.simplefilter('ignore')
    a = getattr(ca, n); print(n, [x.__name__ for x in (int, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, memoryview, type(iter([])), type(x for x in ()), type(lambda: 1), type({}.keys()), type({}.items()), type({}.values()), object) if issubclass(x, a)])
class M(type):
    @classmethod
    def __prepare__(m, name, bases, **k): print('prepare', name, [b.__name__ for b in bases], k); return {'prepared': 1}
    def __new__(m, name, bases, ns, **k): return super().__new__(m, name, bases, ns)
    def __init__(c, name, bases, ns, **k): print('init', name, k); super().__init__(name, bases, ns)
    def __call__(c, *a, **k): print('call', a, k); return super().__call__(*a, **k)
class U(metaclass=M, kw=1): pass
t(lambda: U.prepared); t(lambda: type(U()).__name__)
class Sub(U, other=2): pass
class M2(type): pass
t(lambda: type('Conflict', (U, M2('Q', (), {})), {})); t(lambda: M2('Q', (U,), {}))
class BadPrep(type):
    @classmethod
    def __prepare__(m, *a): return 3
try:
    class Z(metaclass=BadPrep): pass
except BaseException as e: print(type(e).__name__, e)
def fm(name, bases, ns, **k): return (name, bases, sorted(x for x in ns if x != '__static_attributes__' and x != '__firstlineno__'), k)
class FF(int, metaclass=fm, a=1): x = 1
t(lambda: FF)
class IS:
    def __init_subclass__(cls, /, tag=None, **k): super().__init_subclass__(**k); cls.tag = tag; print('subclass', cls.__name__, tag)
class IS1(IS, tag='x'): pass
try:
    class IS2(IS, bad=1): pass
except BaseException as e: print(type(e).__name__, e)
try:
    class IS3(object, bad=1): pass
except BaseException as e: print(type(e).__name__, e)
class ME:
    def __mro_entries__(self, bases): print('mro_entries', len(bases)); return (int, str)[:1]
class UsesME(ME()): pass
t(lambda: UsesME.__bases__); t(lambda: type(UsesME.__orig_bases__[0]).__name__); t(lambda: type('T', (ME(),), {}))
class BadME:
    def __mro_entries__(self, bases): return 3
try:
    class Z2(BadME()): pass
except BaseException as e: print(type(e).__name__, e)
import types
t(lambda: types.new_class('NC', (ME(),), {}, lambda ns: ns.update(x=1)).x); t(lambda: types.resolve_bases((ME(), str))[0]); t(lambda: types.prepare_class('P', (U,))[0].__name__); t(lambda: types.get_original_bases(UsesME)[0].__class__.__name__)
class MRO(type):
    def mro(cls): return [cls, object] if cls.__name__ == 'Short' else 3 if cls.__name__ == 'B3' else [3] if cls.__name__ == 'B4' else [cls, int] if cls.__name__ == 'B5' else super().mro()
t(lambda: MRO('Short', (list,), {}).__mro__); t(lambda: MRO('B3', (), {})); t(lambda: MRO('B4', (), {})); t(lambda: MRO('B5', (), {})); t(lambda: MRO('Fine', (int,), {}).__mro__); t(lambda: type.mro(int)); t(lambda: type.mro(3)); t(lambda: type('a', (), {}, x=1)); t(lambda: type(1, (), {})); t(lambda: type('a', [], {})); t(lambda: type('a', (), [])); t(lambda: type('a\0', (), {})); t(lambda: type('a', ())); t(lambda: type()); t(lambda: type.__call__(int, '5')); t(lambda: type.__new__(int, 'a', (), {})); t(lambda: type.__init__(int, 1)); t(lambda: int.__subclasses__()); t(lambda: type.__subclasses__(3)); t(lambda: type.__prepare__()); t(lambda: type.__prepare__(1, 2, x=3)); t(lambda: type.__instancecheck__(int, 3)); t(lambda: type.__subclasscheck__(int, bool)); t(lambda: type.__subclasscheck__(int, 3)); t(lambda: type.__dir__(int) == sorted(type.__dir__(int))); t(lambda: type.__sizeof__(int)); t(lambda: int.__text_signature__); t(lambda: type.__or__(int, 3))
