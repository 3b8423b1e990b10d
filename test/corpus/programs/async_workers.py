# library
# asyncio: queues of workers, task groups that fail, timeouts, shields, semaphores, events, locks, streams of async generators.
import asyncio
from asyncio import Queue, TaskGroup, create_task, gather, sleep
from collections import deque
from contextlib import AsyncExitStack, aclosing, asynccontextmanager


class Log(list):
    def __call__(self, *a):
        self.append(' '.join(map(str, a)))


log = Log()


async def worker(name, queue, done):
    while True:
        job = await queue.get()
        try:
            if job is None:
                return name
            if job < 0:
                raise ValueError(job)
            await sleep(0)
            done.append((name, job * job))
        except ValueError as e:
            done.append((name, repr(e)))
        finally:
            queue.task_done()


async def pool():
    queue, done = Queue(maxsize=2), []
    async with TaskGroup() as group:
        tasks = [group.create_task(worker(n, queue, done), name=n) for n in 'ab']
        for job in (1, 2, -3, 4, 5, None, None):
            await queue.put(job)
        await queue.join()
    return sorted(done, key=str), [t.result() for t in tasks], queue.empty()


async def fails(n, error=ValueError):
    try:
        await sleep(0.001 * n)
        raise error(n)
    except asyncio.CancelledError:
        log('cancelled', n)
        raise


async def groups():
    try:
        async with TaskGroup() as group:
            group.create_task(fails(0))
            group.create_task(fails(0, KeyError))
            slow = group.create_task(fails(2000))
    except* ValueError as e:
        log(e.exceptions)
    except* KeyError as e:
        log(e.exceptions)
    return slow.cancelled(), await gather(fails(0), sleep(0, 'fine'), return_exceptions=True)


async def timeouts():
    results = []
    try:
        async with asyncio.timeout(0.01) as t:
            await sleep(10)
    except TimeoutError as e:
        results.append((type(e.__cause__).__name__, t.expired()))
    try:
        await asyncio.wait_for(sleep(10), 0.001)
    except TimeoutError:
        results.append('waited')
    inner = create_task(sleep(0.3, 'kept'))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.001)
    except TimeoutError:
        results.append(await inner)
    done, pending = await asyncio.wait([create_task(sleep(0.001, 1)), late := create_task(sleep(5))], return_when=asyncio.FIRST_COMPLETED)
    late.cancel('too late')
    try:
        await late
    except asyncio.CancelledError as e:
        results.append((len(done), len(pending), e.args, late.cancelled(), asyncio.current_task().cancelling()))
    return results


async def ticker(n, stop):
    try:
        for i in range(n):
            await sleep(0)
            yield i
    finally:
        stop.append('closed')


@asynccontextmanager
async def resource(name, fail=False):
    log('open', name)
    try:
        yield name.upper()
    except RuntimeError as e:
        log('saw', e)
        if fail:
            raise
    finally:
        await sleep(0)
        log('close', name)


async def streams():
    stop = []
    squares = [x * x async for x in ticker(5, stop) if x % 2]
    async with aclosing(ticker(9, stop)) as t:
        async for x in t:
            if x == 2:
                break
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(resource(n)) for n in 'xy']
        stack.push_async_callback(sleep, 0)
        raise RuntimeError('inside')
    return squares, stop, names, {k: v async for k, v in pairs()}


async def pairs():
    yield 'a', 1
    yield 'b', 2


async def locks():
    lock, event, semaphore, order = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2), []
    inside = 0

    async def user(n):
        nonlocal inside
        await event.wait()
        async with semaphore:
            inside += 1
            top = inside
            await sleep(0)
            async with lock:
                order.append((n, top))
            inside -= 1

    tasks = [create_task(user(n)) for n in range(4)]
    await sleep(0)
    order.append('go')
    event.set()
    await gather(*tasks)
    condition = asyncio.Condition()
    items = deque()

    async def consumer():
        async with condition:
            await condition.wait_for(lambda: items)
            return items.popleft()

    c = create_task(consumer())
    await sleep(0)
    async with condition:
        items.append('item')
        condition.notify()
    return order, await c, lock.locked(), semaphore._value


async def misuse():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_soon(future.set_result, 'set')
    outcomes = [await future, future.done()]
    for bad in (lambda: asyncio.run(pairs()), lambda: asyncio.Queue().get_nowait(), lambda: asyncio.Lock().release(), lambda: asyncio.Semaphore(-1), lambda: create_task(5), lambda: loop.run_until_complete(future), lambda: asyncio.timeout(1).reschedule(2), lambda: gather(5), lambda: asyncio.Queue(1).task_done()):
        try:
            outcomes.append(bad())
        except Exception as e:
            outcomes.append(f'{type(e).__name__}: {e}')
    barrier = asyncio.Barrier(2)
    outcomes.append(sorted(await gather(barrier.wait(), barrier.wait())))
    return outcomes


for main in pool, groups, timeouts, streams, locks, misuse:
    print(main.__name__, asyncio.run(main()) if main is not misuse else '')
    print(*log, sep='; ')
    log.clear()
for line in asyncio.run(misuse()):
    print(' ', line)
try:
    with asyncio.Runner() as runner:
        runner.run(sleep(0))
        print(runner.get_loop().is_running())
        runner.run(fails(0))
except ValueError as e:
    print('runner', e, runner.get_loop.__name__)
