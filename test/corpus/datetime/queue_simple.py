# library: SimpleQueue: arguments, the ring growing and shrinking, cycles, subclasses, timeouts.
import gc, sys, weakref
import queue
import _queue


def tell(*calls):
    for call in calls:
        try:
            print(call, '->', repr(eval(call)))
        except Exception as e:
            print(call, '->', type(e).__name__, e)


q = _queue.SimpleQueue()
tell('_queue.SimpleQueue(1)', '_queue.SimpleQueue(a=1)', 'q.put()', 'q.put(1, 2, 3, 4)', "q.put(1, timeout='a', block=0)", 'q.put(item=5)', 'q.put(1, x=2)', 'q.put_nowait()', 'q.put_nowait(1, 2)', 'q.put_nowait(item=6)', 'q.get(1, 2, 3)', 'q.get(x=1)',
     'q.get()', 'q.get(0)', 'q.get_nowait()', 'q.get_nowait()', 'q.get_nowait(1)', 'q.qsize()', 'q.empty()', "q.get(False, 'a')", 'q.get(True, -1)', "q.get(True, 'a')", 'q.get(True, 0.001)', "q.get(True, float('nan'))", 'q.get(True, 1e300)',
     'q.get(True, 10**30)', 'q.get(block=False, timeout=-1)', 'q.qsize(1)', 'q.empty(x=1)', 'sys.getsizeof(q)', '_queue.SimpleQueue[int]', 'queue.SimpleQueue is _queue.SimpleQueue, queue.Empty is _queue.Empty', '_queue.Empty.__mro__', 'q.get(timeout=None, block=0)')
for i in range(100):
    q.put([i])
    if i % 3 == 0:
        assert q.get() == [i // 3]
print(q.qsize(), q.empty(), gc.get_referents(q)[0], len(gc.get_referents(q)), [q.get()[0] for _ in range(66)][::11], q.empty())
item = object()
q.put(item); q.put(item)
print(sys.getrefcount(item)); q.get(); print(sys.getrefcount(item)); q.get(); print(sys.getrefcount(item))


class Bad:
    def __bool__(self): raise ValueError('no truth')


tell('q.put(1, Bad())', 'q.get(Bad())', 'q.qsize()')
gc.collect()
r = weakref.ref(q)
q.put(q)
del q
print(gc.collect(), r())


class S(_queue.SimpleQueue):
    def __init__(self, a, *, b=2): self.a = a, b


class Late:
    def __del__(self): print('freed', s.qsize() if s else None)


s = S(1, b=3)
for i in range(3):
    s.put(Late())
print(s.a, s.qsize(), vars(s))
s, t = None, s
del t
for k, v in _queue.SimpleQueue.__dict__.items():
    print(k, type(v).__name__, getattr(v, '__text_signature__', None), (getattr(v, '__doc__', None) or '')[:40] if k != '__doc__' else v)
print(_queue.__doc__, list(_queue.Empty.__dict__), _queue.Empty.__doc__, _queue.SimpleQueue.__flags__, _queue.SimpleQueue.__basicsize__, _queue.SimpleQueue.__weakrefoffset__)
