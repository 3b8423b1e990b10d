import sys
class FakeTyping: pass
def f[T: int, *Ts, **P](a: T) -> T: return a
print(f.__type_params__, [type(t).__name__ for t in f.__type_params__], f(3))
T,Ts,P=f.__type_params__
print(T.__bound__, T.__constraints__, T.__default__, T.has_default(), T.__module__, T.__name__)
type X[A, B = int] = dict[A, B]
print(X, X.__value__, X.__type_params__, X.__parameters__, X.__module__, X[int], X|None, X[int]|str)
A,B=X.__type_params__
print(B.__default__, B.has_default(), A.has_default())
type Rec = list[Rec]
print(Rec.__value__)
type Y = int
try: Y[int]
except TypeError as e: print(e)
def g[S:(int,str)](): return S.__constraints__
print(g())
print(P.args, P.kwargs, P.args==P.args, P.args!=P.kwargs, P.args.__origin__ is P)
import _typing
from _typing import *
for e in ["_typing.TypeVar()","_typing.TypeVar(1)","_typing.TypeVar('T',name='x')","_typing.TypeVar('T',covariant=True)","_typing.TypeVar('T',contravariant=True)","_typing.TypeVar('T',contravariant=True,covariant=1)","_typing.TypeVar('T',contravariant=True,infer_variance=1)","_typing.TypeVar('T',int)","_typing.TypeVar('T',int,str).__constraints__","_typing.TypeVar('T',bound=None).__bound__","_typing.TypeVar('T',foo=1)","_typing.ParamSpec()","_typing.ParamSpec('P','Q')","_typing.ParamSpec('P')","_typing.ParamSpec('P').__reduce__()","_typing.TypeVarTuple('Ts')","_typing.TypeVarTuple('Ts',default=(int,)).__default__","_typing.TypeVarTuple(3)","_typing.ParamSpecArgs(3)","_typing.ParamSpecKwargs()","_typing.TypeAliasType('A',3)","_typing.TypeAliasType('A')","_typing.TypeAliasType('A',int,type_params=3)","_typing.TypeAliasType('A',int,type_params=(T,)).__type_params__","_typing.TypeAliasType(1,2)","type(_typing.NoDefault)()","type(_typing.NoDefault)(1)","_typing.NoDefault.__reduce__()","_typing._idfunc(3)","_typing.TypeVar('T').__typing_prepare_subst__(1)","_typing.TypeVar('T').foo","Ts.__typing_subst__(1)","[c.__name__ for c in object.__subclasses__() if c.__module__=='typing']","sys.getsizeof(T),sys.getsizeof(P),sys.getsizeof(Ts),sys.getsizeof(X)","list[T].__parameters__","vars(_typing.Generic).keys()","vars(_typing.TypeVar).keys()","_typing.TypeVar('T').__dict__","setattr(T,'foo',3)","T.foo","_typing.TypeVar.x","setattr(_typing.TypeVar,'x',1)","Y.__name__","repr(Y)","Y.__reduce__()","isinstance(1,Y)"]:
    try: print(e, '->', eval(e))
    except BaseException as x: print(e,'!',type(x).__name__, x)
class Q(_typing.TypeVar('T') if 0 else object): pass
try:
    class Q(T): pass
except TypeError as e: print(e)
try:
    class Q(P.args): pass
except TypeError as e: print(e)
def h[T=int](x:T=1): pass
print(h.__type_params__[0].__default__)
def bad[T: 1/0](): pass
try: bad.__type_params__[0].__bound__
except ZeroDivisionError as e: print('zde')
import gc
del T,Ts,P
print(gc.collect()>=0)
