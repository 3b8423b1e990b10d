# library: contextlib and asyncio: stacks, suppress, closing; tasks, gather, queues, timeouts, groups, generators.
import contextlib, asyncio, io, sys
@contextlib.contextmanager
def cm(n):
    print('in', n)
    try: yield n
    except ValueError as e: print('caught', e)
    finally: print('out', n)
with cm(1) as x: print(x); raise ValueError('v')
with contextlib.ExitStack() as s: s.enter_context(cm('a')); s.callback(print, 'cb', sep='-'); s.push(lambda *e: print('push', e[0])); t = s.pop_all()
t.close()
with contextlib.suppress(KeyError, IndexError): {}['x']
with contextlib.redirect_stdout(io.StringIO()) as o, contextlib.redirect_stderr(o): print('x', file=sys.stderr)
print(repr(o.getvalue())); 
class C:
    def close(self): print('closed')
with contextlib.closing(C()), contextlib.nullcontext(5) as n: print(n)
for f in (lambda: contextlib.contextmanager(lambda: iter([]))().__enter__(), lambda: next(contextlib.contextmanager(lambda: (yield 1))()) if 0 else cm(2).__exit__(None, None, None)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@contextlib.contextmanager
def twice(): yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
class D(contextlib.ContextDecorator):
    def __enter__(self): print('enter')
    def __exit__(self, *e): print('exit', e[0]); return True
@D()
def boom(): 1 / 0
print(boom())
async def work(n, d=0):
    await asyncio.sleep(d)
    if n < 0: raise ValueError(n)
    return n * 2
async def main():
    print(await asyncio.gather(work(1), work(2, .001), work(3)), await asyncio.gather(work(-1), work(4), return_exceptions=True))
    t = asyncio.create_task(work(5), name='t5'); print(t.get_name(), t.done(), await t, t.result(), t.done())
    try: await asyncio.wait_for(asyncio.sleep(10), .001)
    except TimeoutError as e: print('timeout', repr(e))
    try:
        async with asyncio.timeout(.001): await asyncio.sleep(5)
    except TimeoutError: print('timeout 2')
    t = asyncio.create_task(asyncio.sleep(9)); await asyncio.sleep(0); print(t.cancel('why'), t.cancelling())
    try: await t
    except asyncio.CancelledError as e: print('cancelled', e.args, t.cancelled())
    q = asyncio.Queue(2)
    async def produce():
        for i in range(4): await q.put(i)
        await q.put(None)
    async def consume():
        got = []
        while (x := await q.get()) is not None: got.append(x); q.task_done()
        return got
    print(await asyncio.gather(produce(), consume()), q.empty(), q.qsize())
    try:
        async with asyncio.TaskGroup() as g: g.create_task(work(-7)); g.create_task(asyncio.sleep(9)); g.create_task(work(-8))
    except* ValueError as eg: print(eg.exceptions)
    lock = asyncio.Lock(); ev = asyncio.Event(); sem = asyncio.Semaphore(1); order = []
    async def locked(n):
        async with lock, sem: order.append(n); await asyncio.sleep(0); order.append(-n)
    await asyncio.gather(*map(locked, range(1, 4))); print(order, lock.locked())
    asyncio.get_running_loop().call_soon(ev.set); print(await ev.wait(), ev.is_set())
    fut = asyncio.get_running_loop().create_future(); asyncio.get_running_loop().call_later(.001, fut.set_result, 'later'); print(await fut, fut)
    done, pending = await asyncio.wait([asyncio.create_task(work(1)), asyncio.create_task(asyncio.sleep(9))], return_when=asyncio.FIRST_COMPLETED); print(len(done), len(pending)); [p.cancel() for p in pending]
    async def agen():
        try:
            for i in range(3): yield i; await asyncio.sleep(0)
        finally: print('agen closed')
    print([i async for i in agen()]); 
    async with contextlib.aclosing(agen()) as g:
        async for i in g: break
    for c in asyncio.as_completed([work(3, .002), work(4)]): print(await c, end=' ')
    async with contextlib.AsyncExitStack() as st: st.push_async_callback(work, 1); print('stack')
    print(await asyncio.shield(work(6)), asyncio.current_task().get_name(), len(asyncio.all_tasks()) >= 1, asyncio.iscoroutinefunction(work))
    return 'end'
print(asyncio.run(main()))
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
try: asyncio.run(5)
except Exception as e: print(type(e).__name__, e)
with asyncio.Runner() as r: print(r.run(work(8)), r.run(asyncio.sleep(0, 'x')))
