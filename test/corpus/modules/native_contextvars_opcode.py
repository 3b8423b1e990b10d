import _contextvars as c, sys, gc
print([k for k in vars(c) if k != '__file__'])
from _contextvars import *
def T(f, *a, **k):
    try: r = f(*a, **k)
    except BaseException as e: print('!', type(e).__name__, str(e).split(' at 0x')[0])
    else: print('=', str(r).split(' at 0x')[0])
v = ContextVar('v', default=5); w = ContextVar('w')
T(v.get); T(w.get); T(w.get, 3); t = v.set(7); T(v.get); print(t.old_value, t.var is v, t.old_value is Token.MISSING, Token.MISSING)
t2 = v.set(8); print(t2.old_value, str(t2).split(' at ')[0]); v.reset(t2); T(v.get); T(v.reset, t2); T(v.reset, 3); T(w.reset, t); v.reset(t); T(v.get)
ctx = copy_context(); print(len(ctx), list(ctx), v in ctx); w.set(1); ctx2 = copy_context(); print(len(ctx2), ctx2[w], ctx2.get(v, 'd'), list(ctx2.values()), len(list(ctx2.items())), ctx == ctx2, ctx2 == ctx2.copy(), ctx != ctx2)
def f(x): w.set(x); return ctx2.get(w), w.get()
T(ctx2.run, f, 42); T(w.get); T(lambda: ctx2[v]); T(lambda: ctx2[3]); T(lambda: 3 in ctx2); T(ctx2.run); T(lambda: ctx2.run(ctx2.run, f)); T(lambda: ctx2.run(lambda: 1/0)); T(Context, 1); T(Token); T(ContextVar); T(ContextVar, 3); T(hash, Context()); T(ContextVar, name='a')
def tok(): return v.set(1)
T(v.reset, Context().run(tok))
print(str(v).split(' at ')[0], str(w).split(' at ')[0], ContextVar[int], v.name, isinstance(hash(v), int))
for t in (Context, ContextVar, Token, type(Token.MISSING)): print(t, t.__flags__, t.__basicsize__, list(vars(t)))
vs = [ContextVar('x%d' % i) for i in range(500)]
for i, x in enumerate(vs): x.set(i)
k = copy_context(); print(len(k), sorted(k.values()) == sorted(list(range(500)) + [1]), all(x.get() == i for i, x in enumerate(vs)))
H = [t for t in object.__subclasses__() if t.__name__ == 'hamt'][0]
class K:
    def __init__(s, h, n): s.h = h; s.n = n
    def __hash__(s): return s.h
    def __eq__(s, o): return isinstance(o, K) and s.n == o.n and s.h == o.h
import _random; r = _random.Random(3)
h = H(); d = {}; hist = []
for i in range(4000):
    x = K(r.getrandbits(r.getrandbits(5) + 1) if i % 3 else r.getrandbits(4) << 30, r.getrandbits(9))
    if r.getrandbits(2) < 3: h = h.set(x, i); d[x] = i
    elif d:
        y = list(d)[r.getrandbits(10) % len(d)]; h = h.delete(y); del d[y]
    if i % 500 == 0: hist.append((h, dict(d)))
    assert len(h) == len(d)
ok = all(h.get(k) == v for k, v in d.items()) and sorted(h.values()) == sorted(d.values())
print(ok, all(dict(a.items()) == b for a, b in hist), len(d), h == h.set(K(1, 9999), 1).delete(K(1, 9999)), h == hist[0][0])
for y in list(d): h = h.delete(y)
print(len(h), h is H(), H().get(1), H().get(1, 2)); T(lambda: H()[1]); T(H().set, 1); T(H().get); T(H().set, [], 1)
for t in (H, type(iter(H())), type(H().items())): print(t, t.__flags__, t.__basicsize__, list(vars(t)))
ww = ContextVar('cyc'); q = Context(); q.run(ww.set, q); del q, ww; print(gc.collect() > 0)
import _opcode
def U(f,*a,**k):
    try: print(a,k,f(*a,**k))
    except Exception as e: print(a,k,type(e).__name__,e)
print([[f(o) for o in range(300)] for f in (_opcode.is_valid,_opcode.has_arg,_opcode.has_const,_opcode.has_name,_opcode.has_jump,_opcode.has_free,_opcode.has_local,_opcode.has_exc)])
for o in range(280):
    for a in (0, 1, 2, 3, 5, 17): 
        for j in (None, True, False): U(_opcode.stack_effect, o, a, jump=j)
U(_opcode.stack_effect,300);U(_opcode.stack_effect,0,jump=3);U(_opcode.stack_effect,'a');U(_opcode.is_valid,-1);U(_opcode.is_valid,10**10);U(_opcode.get_nb_ops);U(_opcode.get_intrinsic1_descs);U(_opcode.get_intrinsic2_descs);U(_opcode.get_executor,code=1,offset=2);U(_opcode.has_arg)
