# library
# asyncio: tasks, gather, queues, timeouts, cancellation, locks, task groups, async iteration.
import asyncio


async def worker(name, queue, done):
    while True:
        item = await queue.get()
        await asyncio.sleep(0)
        done.append((name, item))
        queue.task_done()


async def ticks(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


class Resource:
    async def __aenter__(self):
        print('acquired')
        return self

    async def __aexit__(self, *exc):
        print('released', exc[0] and exc[0].__name__)


async def fail(after, message):
    await asyncio.sleep(after)
    raise ValueError(message)


async def main():
    queue, done = asyncio.Queue(), []
    tasks = [asyncio.create_task(worker(f'w{i}', queue, done)) for i in range(2)]
    for i in range(5):
        queue.put_nowait(i)
    await queue.join()
    for task in tasks:
        task.cancel()
    print(sorted(done, key=lambda d: d[1]), await asyncio.gather(*tasks, return_exceptions=True))
    print([i async for i in ticks(3)], [i * 2 async for i in ticks(4) if i % 2], await asyncio.gather(*(asyncio.sleep(0, i) for i in range(3))))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError as e:
        print('timeout', repr(e))
    async with Resource():
        pass
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0, 'first'))
            other = group.create_task(asyncio.sleep(5))
    except* ValueError as e:
        print(e.exceptions, other.cancelled())
    lock, order = asyncio.Lock(), []

    async def hold(n):
        async with lock:
            order.append(n)
            await asyncio.sleep(0)
            order.append(n)

    await asyncio.gather(hold(1), hold(2))
    print(order, lock.locked())
    event = asyncio.Event()
    waiter = asyncio.create_task(event.wait())
    asyncio.get_running_loop().call_later(0.001, event.set)
    print(await waiter, await asyncio.wait_for(asyncio.sleep(0, 'in time'), 1))
    finished, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(0)), asyncio.create_task(asyncio.sleep(9))], return_when=asyncio.FIRST_COMPLETED)
    print(len(finished), len(pending))
    for task in pending:
        task.cancel()
    future = asyncio.get_running_loop().create_future()
    future.set_result(9)
    print(await future, future.done())
    try:
        future.set_result(1)
    except asyncio.InvalidStateError:
        print('InvalidStateError')
    shielded = asyncio.create_task(asyncio.sleep(0, 'safe'))
    print(await asyncio.shield(shielded))
    return 'end'


print(asyncio.run(main()))
try:
    asyncio.run(fail(0, 'out'))
except ValueError as e:
    print(e)
try:
    asyncio.run(5)
except (TypeError, ValueError) as e:
    print(type(e).__name__, e)
with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0, 'run')))
