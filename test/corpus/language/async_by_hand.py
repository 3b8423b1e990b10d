# library
# Coroutines driven by hand: a scheduler, awaitables, cancellation, async generators closed and thrown into, odd protocols.
import types
from _collections import deque
class Sleep:
    def __init__(self, n): self.n = n
    def __await__(self):
        for i in range(self.n): got = yield i
        return self.n
class Loop:
    def __init__(self): self.ready, self.log = deque(), []
    def spawn(self, c, name): self.ready.append((c, name))
    def run(self):
        while self.ready:
            c, name = self.ready.popleft()
            try: self.log.append((name, c.send(None)))
            except StopIteration as e: self.log.append((name, 'done', e.value))
            except Exception as e: self.log.append((name, type(e).__name__, str(e)))
            else: self.ready.append((c, name))
        return self.log
async def task(n, fail=False):
    total = 0
    for k in range(n): total += await Sleep(k)
    if fail: raise ValueError(total)
    return total
async def both(): return await task(2), [await task(k) async for k in counting(2)]
async def counting(n):
    try:
        for k in range(n):
            await Sleep(1)
            x = yield k
            if x: print('  got', x)
    except KeyError as e: yield f'caught {e}'
    finally: print('  closing'); await Sleep(1)
class Manager:
    async def __aenter__(self): await Sleep(1); return 'in'
    async def __aexit__(self, t, v, tb): print('  aexit', t and t.__name__, v); return t is ValueError
async def managed(e):
    async with Manager() as m, Manager():
        if e: raise e
        return m
    return 'swallowed'
loop = Loop()
for i, c in enumerate((task(3), task(2, True), both(), managed(None), managed(ValueError('v')), managed(KeyError('k')))): loop.spawn(c, f't{i}')
for line in loop.run(): print(line)
def drive(aw, value=None, log=None):
    try:
        aw = aw.__await__() if hasattr(aw, '__await__') else aw
        while True: aw.send(None)
    except StopIteration as e: return e.value
    except BaseException as e: return f'{type(e).__name__}: {e}'
g = counting(3)
print(drive(g.__anext__()), drive(g.asend('hi')), drive(g.athrow(KeyError('x'))), drive(g.__anext__()), drive(g.__anext__()), drive(g.aclose()))
g = counting(3); print(drive(g.asend('early'))); print(drive(g.__anext__()), drive(g.aclose()), drive(g.__anext__()), g.ag_running, g.ag_frame)
c = task(3); c.send(None); print(c.cr_running, c.cr_await is not None, c.cr_suspended)
try: c.throw(TimeoutError('now'))
except TimeoutError as e: print('thrown', e)
for bad in (lambda: c.send(None), lambda: c.close(), lambda: task(1).send(5), lambda: drive(awaits(5)), lambda: drive(awaits(None)), lambda: drive(awaits(Bad())), lambda: drive(loops(5)), lambda: drive(loops(BadIter())), lambda: drive(withs(5)), lambda: drive(withs(Half())), lambda: iter(c), lambda: next(task(1)), lambda: [*counting(1)], lambda: drive(comp())):
    async def awaits(x): return await x
    async def loops(x):
        async for y in x: return y
    async def withs(x):
        async with x: pass
    async def comp(): return [x async for x in counting(2)], {x: y for x in 'a' async for y in counting(1)}
    class Bad:
        def __await__(self): return 5
    class BadIter:
        def __aiter__(self): return self
        def __anext__(self): return 5
    class Half:
        async def __aenter__(self): pass
    try: print(bad())
    except (TypeError, RuntimeError, StopIteration) as e: print(type(e).__name__, e)
@types.coroutine
def old(): x = yield 'old'; return x
async def uses(): return await old()
u = uses(); print(u.send(None))
try: u.send('value')
except StopIteration as e: print(e.value)
