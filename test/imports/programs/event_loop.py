import asyncio, time
async def work(n, d):
    await asyncio.sleep(d)
    return n * n
async def main():
    t = asyncio.create_task(work(3, 0.05))
    print(await asyncio.gather(work(1, 0.02), work(2, 0.01)), await t)
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(1)
    except TimeoutError: print('timeout')
    q = asyncio.Queue()
    async def producer():
        for i in range(3): await q.put(i); await asyncio.sleep(0)
        await q.put(None)
    async def consumer():
        got = []
        while (x := await q.get()) is not None: got.append(x)
        return got
    async with asyncio.TaskGroup() as tg:
        tg.create_task(producer()); c = tg.create_task(consumer())
    print(c.result())
asyncio.run(main())
