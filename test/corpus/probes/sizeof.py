# library: the recorded probe, whole.
# sys.getsizeof of a broad set of objects. Output: one "label<TAB>size" per line. Run with PYTHONHASHSEED=0.
import sys, types, collections, weakref, functools, itertools, io, array, datetime, decimal, fractions, enum, random, threading, re, struct, dataclasses, contextvars, operator, typing, string, queue
S=sys.getsizeof
def p(label,o): print(label, S(o), sep='\t')
for n in ('None','True','False','Ellipsis','NotImplemented','object()'): p(n,eval(n))
for e in (0,1,-1,255,256,257,-5,-6,2**15,2**29,2**30-1,2**30,-(2**30),2**59,2**60-1,2**60,2**63,2**64,2**89,2**90,2**120,10**100,2**1000): p(f'int:{e}' if e.bit_length()<100 else f'int:bits{e.bit_length()}',e)
for e in (0.0,1.5,float('inf'),1j,3+4j): p(f'{type(e).__name__}:{e}',e)
for n in (0,1,2,3,7,8,15,16,31,100,1000): 
    p(f'str-ascii:{n}','a'*n)
    p(f'str-latin1:{n}','é'*n); p(f'str-ucs2:{n}','漢'*n); p(f'str-ucs4:{n}','😀'*n)
    p(f'bytes:{n}',b'a'*n); p(f'bytearray:{n}',bytearray(b'a'*n)); p(f'tuple:{n}',(0,)*n); p(f'list-mul:{n}',[0]*n)
    p(f'list(range):{n}',list(range(n))); p(f'listcomp:{n}',[i for i in range(n)]); p(f'set(range):{n}',set(range(n))); p(f'frozenset(range):{n}',frozenset(range(n)))
    p(f'dict(int):{n}',{i:i for i in range(n)}); p(f'dict(str):{n}',{str(i):i for i in range(n)}); p(f'dict.fromkeys:{n}',dict.fromkeys(range(n)))
    p(f'dict.copy:{n}',{str(i):i for i in range(n)}.copy()); p(f'deque:{n}',collections.deque(range(n))); p(f'array-i:{n}',array.array('i',range(n))); p(f'array-d:{n}',array.array('d',range(n)))
s='é'*5; s.encode(); p('str-latin1:5 (after encode())',s)
for lit in ('[]','[1]','[1,2]','[1,2,3]','[1,2,3,4]','[1,2,3,4,5]','()','(1,)','{}',"{'a':1}","{'a':1,'b':2}","{1:1}","{1}","{1,2,3}","{1,2,3,4,5}","set()","frozenset()","dict(a=1)","dict([('a',1)])","dict()","list()","[*range(3)]","[*range(10)]","{**{'a':1}}","list('abc')","list((1,2,3))","tuple('abc')","sorted([3,1,2])","[1,2,3]*2","[1,2]+[3]","[1,2,3][:2]","'a b c'.split()","list({'a':1})","list({'a':1}.items())","str(12345)","'%d'%5","f'{5}x'","'ab'.upper()","''.join(['a','b'])","range(10)","range(10**30)","slice(1)","slice(1,2,3)","iter([])","iter(())","iter({})","iter({}.items())","iter('')","iter(b'')","iter(range(3))","iter(range(10**30))","iter(set())","reversed([])","enumerate([])","zip()","zip([],[])","map(abs,[])","filter(None,[])","memoryview(b'')","{}.keys()","{}.values()","{}.items()"): p('expr:'+lit,eval(lit))
class A: pass
class B:
    def __init__(self,x,y): self.x=x; self.y=y
class C: __slots__=()
class D: __slots__=('a',)
class E: __slots__=('a','b')
class F(D): __slots__=('c','__weakref__')
class G(list): pass
class H(dict): pass
class I(int): pass
class J(str): pass
class K(tuple): pass
class L(Exception): pass
class M(float): pass
class N:
    __slots__=('__dict__',)
@dataclasses.dataclass
class P1:
    x:int; y:int
@dataclasses.dataclass(slots=True)
class P2:
    x:int; y:int
NT=collections.namedtuple('NT','x y')
class Color(enum.Enum): RED=1
for n,o in dict(A=A(),B=B(1,2),C=C(),D=D(),E=E(),F=F(),G=G(),H=H(),I=I(5),I0=I(),J=J('abc'),K=K((1,2)),L=L('x'),M=M(1.5),N=N(),P1=P1(1,2),P2=P2(1,2),NT=NT(1,2),Color=Color.RED).items(): p('instance:'+n,o)
for n,c in dict(A=A,B=B,C=C,D=D,E=E,F=F,G=G,H=H,L=L,P1=P1,P2=P2,NT=NT,Color=Color).items(): p('class:'+n,c)
for n in 'A B G H I J K L M N P1 Color'.split():
    o=dict(A=A(),B=B(1,2),G=G(),H=H(),I=I(5),J=J('abc'),K=K((1,2)),L=L('x'),M=M(1.5),N=N(),P1=P1(1,2),Color=Color.RED)[n]
    p(f'instance:{n}.__dict__',o.__dict__)
a=A()
for i in range(40): setattr(a,f'k{i}',i); p(f'A().__dict__ after {i+1} attrs',a.__dict__)
a=[A() for _ in range(3)]
for i in range(8): setattr(a[0],f'z{i}',i); p(f'A() instance itself after {i+1} attrs',a[0])
def f0(): pass
def f1(a,b=1,*c,d=2,**e): return a
def f2():
    x=1
    def g(): return x
    return g
def gen(n):
    for i in range(n): yield i
async def co(): pass
async def ag(): yield 1
c=co()
for n,o in dict(f0=f0,f1=f1,closure=f2(),lam=lambda:0,code_f0=f0.__code__,code_f1=f1.__code__,code_f2=f2.__code__,code_gen=gen.__code__,cell=f2().__closure__[0],gen=gen(3),genexp=(i for i in ()),coro=c,asyncgen=ag(),method=B(1,2).__init__,builtin=len,builtin_method=[].append,method_descr=list.append,wrapper=list.__add__,method_wrapper=[].__add__,getset=type.__dict__['__dict__'],member=D.a,classmethod=classmethod(f0),staticmethod=staticmethod(f0),property=property(f0),super=super(B,B(1,2)),module=types.ModuleType('m'),sys=sys,simplens=types.SimpleNamespace(),simplens2=types.SimpleNamespace(a=1),mappingproxy=A.__dict__,ref=weakref.ref(A),proxy=weakref.proxy(a[0]),weakset=weakref.WeakSet(),partial=functools.partial(f0),count=itertools.count(),cycle=itertools.cycle([]),chain=itertools.chain(),repeat=itertools.repeat(1),islice=itertools.islice([],1),product=itertools.product([]),frame=sys._getframe(),exc=ValueError('x'),oserr=OSError(1,'x'),keyerr=KeyError('k'),stopiter=StopIteration(1),excgroup=ExceptionGroup('g',[ValueError()]),generic=list[int],union=int|str,Optional=typing.Optional[int],deque=collections.deque(),Counter=collections.Counter(),defaultdict=collections.defaultdict(int),OrderedDict=collections.OrderedDict(),OrderedDict3=collections.OrderedDict.fromkeys('abc'),ChainMap=collections.ChainMap(),StringIO=io.StringIO(),StringIOx=io.StringIO('x'*100),BytesIO=io.BytesIO(),date=datetime.date(2020,1,1),datetime=datetime.datetime(2020,1,1),datetimetz=datetime.datetime(2020,1,1,tzinfo=datetime.timezone.utc),time=datetime.time(1),timedelta=datetime.timedelta(1),Decimal=decimal.Decimal('1.5'),Fraction=fractions.Fraction(1,3),Random=random.Random(1),Lock=threading.Lock(),RLock=threading.RLock(),pattern=re.compile('a'),match=re.match('a','a'),Struct=struct.Struct('ii'),ContextVar=contextvars.ContextVar('x'),Context=contextvars.Context(),itemgetter=operator.itemgetter(1),attrgetter=operator.attrgetter('a'),queue=queue.SimpleQueue(),structseq=sys.version_info,hashinfo=sys.hash_info,TypeVar=typing.TypeVar('T')).items(): p('obj:'+n,o)
c.close()
for t in (object,type,int,float,complex,bool,str,bytes,bytearray,tuple,list,dict,set,frozenset,range,slice,property,classmethod,staticmethod,super,memoryview,enumerate,zip,map,filter,reversed,BaseException,Exception,ValueError,OSError,types.FunctionType,types.CodeType,types.CellType,types.GeneratorType,types.ModuleType,types.FrameType,types.TracebackType,types.MethodType,types.BuiltinFunctionType,types.MappingProxyType,types.SimpleNamespace,weakref.ref,collections.deque,collections.OrderedDict,collections.defaultdict,type(None),type(...)):
    print('type-header:'+t.__name__, S(t), t.__basicsize__, t.__itemsize__, t.__dictoffset__, t.__weakrefoffset__, t.__flags__, sep='\t')
try: raise ValueError
except ValueError as e: p('obj:traceback',e.__traceback__)
