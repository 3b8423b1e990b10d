# library: weakref, queue, sched, threading's locks in one thread, atexit, gc, types, abc, numbers of references.
import weakref, queue, sched, gc, types, abc, time, threading
class A:
    def __init__(s, n=0): s.n = n
    def m(s): return s.n
    def __repr__(s): return 'A%d' % s.n
a = A(1); log = []; r = weakref.ref(a, lambda w: log.append('dead')); p = weakref.proxy(a); wm = weakref.WeakMethod(a.m); f = weakref.finalize(a, log.append, 'fin'); d = weakref.WeakValueDictionary(x=a); k = weakref.WeakKeyDictionary({a: 1}); s = weakref.WeakSet([a])
print(r() is a, p.n, wm()(), f.alive, f.peek()[2], len(d), dict(d), dict(k), len(s), a in s, weakref.getweakrefcount(a) >= 3, d.get('x'), list(d.valuerefs())[0]() is a, r == weakref.ref(a), hash(r) == hash(a)); del a; gc.collect()
print(r(), wm(), log, f.alive, len(d), len(k), len(s), f())
for g in (lambda: p.n, lambda: weakref.ref(5), lambda: weakref.proxy([]), lambda: d['x'], lambda: weakref.WeakMethod(len), lambda: hash(p), lambda: weakref.WeakKeyDictionary({5: 1})):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
q = queue.Queue(2); q.put(1); q.put_nowait(2); l = queue.LifoQueue(); pq = queue.PriorityQueue(); sq = queue.SimpleQueue()
for x in (3, 1, 2): l.put(x); pq.put((x, 'v')); sq.put(x)
print(q.full(), q.qsize(), [l.get() for _ in range(3)], [pq.get()[0] for _ in range(3)], [sq.get_nowait() for _ in range(3)], sq.empty(), q.get(), q.unfinished_tasks)
for g in (lambda: (q.put(1), q.put(1, timeout=.001)), lambda: l.get(False), lambda: sq.get(timeout=.001), lambda: q.get(timeout=-1), lambda: [q.task_done() for _ in range(9)], lambda: sq.get(block=False), lambda: q.put(1, block=False)):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
q.shutdown(immediate=True)
try: q.get()
except queue.ShutDown as e: print('ShutDown', e)
clock = [0]; sc = sched.scheduler(lambda: clock[0], lambda d: clock.__setitem__(0, clock[0] + d)); ev = sc.enter(5, 1, print, ('five',)); sc.enter(2, 2, print, ('two b',)); sc.enterabs(2, 1, print, ('two a',), {'end': '!\n'}); c = sc.enter(9, 1, print); sc.cancel(c); print(len(sc.queue), sc.empty()); sc.run(); print(clock)
lock = threading.RLock(); lock.acquire(); print(lock.acquire(blocking=False), threading.Lock().acquire(timeout=0), threading.current_thread().name, threading.main_thread().ident == threading.get_ident(), threading.Semaphore(2).acquire(), threading.Event().is_set(), threading.Condition().acquire(), threading.local().__dict__, threading.Barrier(1).wait())
for g in (lambda: threading.Lock().release(), lambda: threading.BoundedSemaphore(1).release(), lambda: threading.Condition().notify(), lambda: threading.Semaphore(-1), lambda: threading.Event().wait(.001)):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
ns = types.SimpleNamespace(a=1); ns.b = 2; print(ns, ns == types.SimpleNamespace(b=2, a=1), types.MappingProxyType({'x': 1}), types.new_class('N', (A,), {}, lambda d: d.update(z=5)).z, types.resolve_bases((list[int],)), types.prepare_class('X')[0], type(types.DynamicClassAttribute(lambda s: 1)).__name__, types.coroutine(lambda: 0).__name__, types.get_original_bases(A))
class B(abc.ABC):
    @property
    @abc.abstractmethod
    def x(self): ...
    @abc.abstractmethod
    def y(self): ...
    @classmethod
    def __subclasshook__(cls, c): return hasattr(c, 'quack') or NotImplemented
try: B()
except TypeError as e: print(e)
print(isinstance(type('D', (), {'quack': 1})(), B), B.register(int), issubclass(bool, B), sorted(B.__abstractmethods__), abc.get_cache_token() > 0)
