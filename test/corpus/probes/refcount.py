# library: the recorded probe, but for sys (every loaded module refers to it).
# refcount traces. Run with PYTHONHASHSEED=0. sys.getrefcount(x) counts its own argument.
import sys
R=sys.getrefcount
def p(*a): print(*a,sep='\t')
def main():
    x=object(); p('local',R(x))
    y=x; p('alias',R(x))
    l=[x]; p('in list',R(x))
    l*=3; p('list*3',R(x))
    t=(x,x); p('tuple of 2',R(x))
    d={x:x}; p('dict key+value',R(x))
    s={x}; p('set',R(x))
    del y; p('del alias',R(x))
    l.pop(); p('pop',R(x))
    l.clear(); p('clear',R(x))
    t=None; p('tuple gone',R(x))
    d.clear(); p('dict cleared',R(x))
    s.discard(x); p('set discard',R(x))
    def f(a): return R(a)
    p('passed as argument',f(x)); p('passed as keyword',f(a=x))
    def g(*a): return R(a[0])
    p('passed in *args',g(x))
    def h(**k): return R(k['a'])
    p('passed in **kw',h(a=x))
    def c(): return x
    p('captured by closure (cell)',R(x)); p('cell refcount',R(c.__closure__[0]))
    p('returned temp',R(c()))
    it=iter([x]); p('list iterator holds list',R(x)); next(it); p('after next dropped',R(x))
    g2=(i for i in [x]); p('genexp unstarted',R(x)); v=next(g2); p('genexp suspended + v',R(x)); g2.close(); p('closed',R(x)); del v; p('del v',R(x))
    class K: pass
    k=K(); k.a=x; p('attribute',R(x)); k.__dict__; p('dict materialised',R(x)); k2=k; p('instance alias',R(k)); del k2
    p('class K refs',R(K)); ks=[K() for _ in range(10)]; p('class with 10 more instances',R(K)); ks.clear(); p('gone',R(K))
    m=k.__init__; p('method-wrapper on k',R(k)); del m
    b=k.__class__; p('class alias',R(K)); del b
    try: raise ValueError(x)
    except ValueError as e:
        p('in exception args',R(x)); p('exception',R(e)); p('frame',R(sys._getframe()))
    p('after except',R(x))
    for q in [x,x,x]: pass
    p('after for: loop var holds',R(x)); del q
    [z for z in [x]]; p('after listcomp',R(x))
    w=[x]*100; p('100 in list',R(x)); w=w[:50]; p('sliced 50',R(x)); w2=w.copy(); p('copied',R(x)); w+=w2; p('extended',R(x)); w=w2=None; p('none',R(x))
    import weakref
    r=weakref.ref(k); p('weakref does not count',R(k)); p('weakref obj',R(r)); r2=weakref.ref(k); p('same weakref reused',r is r2,R(r)); pr=weakref.proxy(k); p('proxy',R(k))
    a,*rest=x,x,x; p('unpack star',R(x)); del a,rest
    lam=lambda q=x: q; p('default arg',R(x)); del lam; p('after del lambda',R(x))
    import functools; pa=functools.partial(f,x); p('partial',R(x)); del pa
    pp=map(f,[x]); p('map',R(x)); list(pp); p('map exhausted',R(x)); del pp
    z=zip([x],[x]); p('zip',R(x)); tt=next(z); p('zip next',R(x)); del z,tt; p('zip del',R(x))
    st='hello world!'*2; p('new string',R(st)); st2=sys.intern(st); p('interned is same',st2 is st)
    n=10**20; p('big int local (const)',R(n)); n2=n+1; p('computed big int',R(n2))
    fl=float('1.5'); p('float',R(fl)); 
    e=[]; e.append(e); p('self list',R(e))
    globals()['GG']=x; p('global',R(x)); del globals()['GG']; p('global deleted',R(x))
    loc=locals(); p('locals() snapshot',R(x)); del loc; p('snapshot deleted',R(x))
    fr=sys._getframe(); p('frame object held',R(x),R(fr)); fl2=fr.f_locals; p('f_locals proxy',R(x),R(fl2)); del fr,fl2; p('frame released',R(x))
main()
def main2():
    x=[1]; y=(x for _ in range(2)); p('gen closure over x',R(x)); next(y); p('after next',R(x)); del y; p('after del gen',R(x))
    def rec(n,o): return R(o) if n==0 else rec(n-1,o)
    for n in range(5): p('recursion depth',n,rec(n,x))
    d={}; d['self']=d; p('self dict',R(d)); d['l']=x; p('x in dict',R(x)); d.clear(); p('cleared',R(x),R(d))
    s=[x,x]; s[0]=None; p('overwrite',R(x)); s[:]=[]; p('slice del',R(x))
    a=b=c=x; p('chained',R(x)); a=b=c=None; p('reset',R(x))
    u,v=x,x; p('swap pre',R(x)); u,v=v,u; p('swap post',R(x))
    with_=type('CM',(),{'__enter__':lambda self:self,'__exit__':lambda *a:None})()
    with with_ as cm: p('with',R(with_))
    p('after with',R(with_)); del cm; p('after del',R(with_))
    if (wal:=x): p('walrus',R(x))
    match x:
        case [q]: p('match',R(x))
        case _: pass
    f=f'{x}'; p('fstring',R(x))
    print_args=[x]; p(*['star call',R(x)]); p('direct expr list',R([x]),R((x,)),R({1:x}),R(object()),R('lit'*1))
main2()
for n in ('None','True','False','...','NotImplemented','()',"''","b''","'a'","'é'",'0','-5','256','257','-6','int','str','object','type','list','dict','ValueError','len','frozenset()','1.0','0.0',"'abc'","'not an identifier!'","b'a'","b'ab'",'(1,2)',"sys.maxsize","''.join(['x','y'])","type('Q',(),{})","(lambda:0)","[].append","range(0)","1j"):
    p('refcount of',n,R(eval(n)))
