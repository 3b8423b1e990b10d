class types: GenericAlias=type(list[int]); UnionType=type(int|str)
import builtins
for n in dir(builtins):
    t=getattr(builtins,n)
    if isinstance(t,type) and '__class_getitem__' in vars(t): print(n, vars(t)['__class_getitem__'].__doc__)
g=list[int]
print([x for x in dir(g) if x not in dir(list)])
for e in ["list[int].__bases__","list[int].__class__","list[int]()","list[int][str]","type.__or__(1,2)","int|'s'","types.GenericAlias()", "types.GenericAlias(list,(int,),3)","types.GenericAlias(list, x=1)", "int|1","None|int","None|None","(int|str)|(str|int)","hash(int|str)==hash(str|int)","int|int","(int|str)[int]","isinstance(1,int|str)","isinstance(1,int|list[int])","isinstance('',int|list[int])","issubclass(int,list[int])","issubclass(bool,int|None)","issubclass(3,int|None)","isinstance(1,list[int])","list[int] == list[int]","list[int]<list[int]","(int|str)==(str|int)", "next(iter(list[int]))","type(iter(list[int]))","repr(list[()])","list[int,...]","list[int].__reduce__()","next(iter(list[int])).__reduce__()[1][0].__reduce__()","iter(tuple[int]).__reduce__()","list[int].__mro_entries__(3)","list[int].__unpacked__","next(iter(tuple[int])).__typing_unpacked_tuple_args__","tuple[*tuple[int,str]]","(int|str).__parameters__","(int|str).__class__","(int|str).__name__","list[int].__parameters__","list[int].foo","list[int].append","(int|str).__module__","list[int].__module__","hash(list[int])==hash(list)^hash((int,))","list[int].__copy__","list[int].__doc__[:5]","types.UnionType()", "(int|str).__args__", "tuple[int,str](([1,2]))","list[dict[str,int]]","class_(1)","list[int|None]","type(iter(list[int]))()" ]:
    try: print(e, '->', eval(e))
    except BaseException as x: print(e,'!',type(x).__name__, x)
class C(list[int]): pass
print(C.__bases__, C.__orig_bases__, C.__mro__)
class P:
    def __init__(s,n): s.n=n
    def __repr__(s): return s.n
    def __typing_subst__(s,a): return a
T=P('T');S=P('S')
for e in ["dict[T,S]","dict[T,S].__parameters__","dict[T,S][int,str]","dict[T,list[S]][int,str]","dict[T,T][int]","dict[T,S][int]","dict[T,S][int,str,int]","dict[T,S][*tuple[int,str]]","list[T]|None","(list[T]|None)[int]","(list[T]|dict[S,T])[int,str]","dict[T,[S]].__parameters__","dict[T,(S,)].__parameters__","dict[T,[S]][int,int]","(list[T]|int)[int,int]", "list[T][()]","list[list[T]][list[S]][int]"]:
    try: print(e, '->', eval(e))
    except BaseException as x: print(e,'!',type(x).__name__, x)
import sys
print(sys.getsizeof(list[int]),sys.getsizeof(int|str),sys.getrefcount(list[int]))
import _weakref as weakref
w=weakref.ref(g);print(w() is g); del g; print(w())
