# library: the recorded probe, whole.
# gc facts. Run with PYTHONHASHSEED=0.
import gc, sys, weakref
def p(*a): print(*a,sep='\t')
p('threshold',gc.get_threshold()); p('isenabled',gc.isenabled()); p('freeze_count',gc.get_freeze_count()); p('debug',gc.get_debug())
gc.collect(); gc.collect(); p('collect on clean heap',gc.collect())
gc.disable(); 
def cnt(label,f,keep=True):
    gc.collect(); a=gc.get_count(); o=f(); b=gc.get_count(); p('count',label,a,b,b[0]-a[0]); 
    del o; p('count after del',label,gc.get_count()[0]-a[0])
class A: pass
class S: __slots__=('x',)
cnt('nothing',lambda:None)
for n in (1,10,100,1000): 
    cnt(f'{n} lists',lambda:[[] for _ in range(n)]); cnt(f'{n} tuples',lambda:[(i,) for i in range(n)]); cnt(f'{n} dicts',lambda:[{} for _ in range(n)]); cnt(f'{n} dicts1',lambda:[{1:i} for i in range(n)])
    cnt(f'{n} inst',lambda:[A() for _ in range(n)]); cnt(f'{n} slots',lambda:[S() for _ in range(n)]); cnt(f'{n} ints',lambda:[i+1000 for i in range(n)]); cnt(f'{n} strs',lambda:[str(i) for i in range(n)])
    cnt(f'{n} sets',lambda:[set() for _ in range(n)]); cnt(f'{n} lambdas',lambda:[lambda:0 for _ in range(n)]); cnt(f'{n} gens',lambda:[(x for x in ()) for _ in range(n)]); cnt(f'{n} cells',lambda:[(lambda y:lambda:y)(i) for i in range(n)]); cnt(f'{n} floats',lambda:[i*1.5 for i in range(n)]); cnt(f'{n} exc',lambda:[ValueError(i) for i in range(n)]); cnt(f'{n} methods',lambda:[[].append for i in range(n)]); cnt(f'{n} objs',lambda:[object() for i in range(n)])
gc.enable()
def coll(label,f):
    gc.collect(); f(); p('collect returns',label,gc.collect())
def selflist(): l=[]; l.append(l)
def two(): a=A(); b=A(); a.b=b; b.a=a
def selfattr(): a=A(); a.me=a
def selfdict(): d={}; d['d']=d
def closure():
    def f(): return f
def cls(): 
    class Z: pass
def clsm():
    class Z:
        def m(self): return __class__
def ring(n):
    def g():
        first=prev=A()
        for i in range(n-1): x=A(); x.prev=prev; prev=x
        first.prev=prev
    return g
def exc():
    try: 1/0
    except ZeroDivisionError as e: keep=e
def gen():
    def g():
        yield me
    me=g()
def materialised(): a=A(); a.me=a; a.__dict__
for f in (selflist,two,selfattr,selfdict,closure,cls,clsm,ring(1),ring(10),ring(100),exc,gen,materialised): coll(f.__name__+('' if f.__name__!='g' else str(f.__closure__[0].cell_contents)),f)
class Fin:
    def __del__(self): log.append('del')
log=[]
def fin(): a=Fin(); a.me=a
coll('with __del__',fin); p('log',log,'garbage',gc.garbage)
class Res:
    def __del__(self): keep.append(self)
keep=[]
def res(): a=Res(); a.me=a
coll('resurrecting',res); p('kept',len(keep)); keep.clear(); p('collect again',gc.collect())
wl=[]
def wr():
    a=A(); a.me=a; globals()['ref']=weakref.ref(a,lambda r:wl.append('cb'))
coll('weakref callback',wr); p('cb',wl,ref())
gc.set_debug(gc.DEBUG_SAVEALL); selflist(); p('saveall',gc.collect(),len(gc.garbage)); gc.set_debug(0); gc.garbage.clear(); gc.collect()
for n,o in {'[]':[], '()':(), '(1,)':(1,), "('a',[])":('a',[]), '{}':{}, "{'a':1}":{'a':1}, "{'a':[]}":{'a':[]}, 'set()':set(), 'frozenset()':frozenset(), '1':1, "'a'":'a', 'A()':A(), 'A':A, 'S()':S(), 'len':len, '[].append':[].append, 'lambda':lambda:0, 'gen':(i for i in ()), 'range':range(3),'object()':object(),'None':None,'iter([])':iter([]),'enumerate':enumerate([]),'slice':slice(1),'ValueError()':ValueError(),'int':int,'list':list,'module':sys,'code':cnt.__code__,'cell':(lambda x:lambda:x)(1).__closure__[0],'b\'\'':b'','bytearray':bytearray(),'memoryview':memoryview(b''),'property':property(),'weakref':weakref.ref(A)}.items(): p('is_tracked',n,gc.is_tracked(o),gc.is_finalized(o))
gc.collect(); p('tuple of atoms tracked before/after collect'); t=tuple([1,2,'a']); b=gc.is_tracked(t); gc.collect(); p(b,gc.is_tracked(t))
d={'a':(1,2)}; b=gc.is_tracked(d); gc.collect(); p('dict with tuple value',b,gc.is_tracked(d))
d={}; r=[gc.is_tracked(d)]; d['a']=1; r.append(gc.is_tracked(d)); d['b']='x'; r.append(gc.is_tracked(d)); d['c']=(); r.append(gc.is_tracked(d)); d['l']=[]; r.append(gc.is_tracked(d)); del d['l']; r.append(gc.is_tracked(d)); gc.collect(); r.append(gc.is_tracked(d)); p('dict tracking steps',r)
# automatic collections
events=[]
def cb(phase,info): events.append((phase,info['generation'],info.get('collected'),info.get('uncollectable')))
gc.collect(); gc.callbacks.append(cb)
x=[[] for _ in range(5000)]
gc.callbacks.remove(cb); p('auto collections for 5000 lists',len(events)//2,[e[1] for e in events if e[0]=='start'])
events.clear(); del x; gc.collect(); gc.callbacks.append(cb)
for _ in range(30000): l=[]; l.append(l)
gc.callbacks.remove(cb); p('auto collections for 30000 self-cycles',len(events)//2,[e[1:3] for e in events if e[0]=='stop']); p('count after',gc.get_count())
events.clear(); gc.collect(); gc.callbacks.append(cb); gc.collect(0); gc.collect(1); gc.collect(2); gc.collect(); gc.callbacks.remove(cb); p('explicit',[e[:2] for e in events])
gc.collect(); st=gc.get_stats(); p('stats keys',[sorted(s) for s in st]);
gc.collect(); p('len get_objects(0/1/2) after collect',len(gc.get_objects(0)),len(gc.get_objects(1))); 
p('referents list',[type(o).__name__ for o in gc.get_referents([1,'a',[]])]); a=A(); a.x=1; p('referents inst',[type(o).__name__ for o in gc.get_referents(a)]); a.__dict__; p('referents inst after __dict__',[type(o).__name__ for o in gc.get_referents(a)]); p('referents func',[type(o).__name__ for o in gc.get_referents(selflist)]); p('referents class',[type(o).__name__ for o in gc.get_referents(A)]); p('referents dict',[repr(o) for o in gc.get_referents({'a':1,'b':2})]); 
l=[]; holder=[l]; p('referrers',[type(o).__name__ for o in gc.get_referrers(l) if o is not globals()])
gc.freeze(); p('frozen>0',gc.get_freeze_count()>0); gc.unfreeze(); p('unfrozen',gc.get_freeze_count())
# finalizer order
order=[]
class O:
    def __init__(s,n): s.n=n
    def __del__(s): order.append(s.n)
def mk():
    a,b,c=O('a'),O('b'),O('c'); a.x=b; b.x=c; c.x=a
mk(); gc.collect(); p('cycle finalizer order',order); order.clear()
def mk2(): a,b,c=O('a'),O('b'),O('c')
mk2(); p('locals finalizer order',order); order.clear()
l=[O(i) for i in range(5)]; del l; p('list elements order',order); order.clear()
d={i:O(i) for i in range(5)}; del d; p('dict order',order); order.clear()
t=tuple(O(i) for i in range(5)); del t; p('tuple order',order); order.clear()
s={O(i) for i in range(1)}; del s; p('set order',order); order.clear()
o=O('inst'); o.a=O('a'); o.b=O('b'); del o; p('instance attrs order',order)
