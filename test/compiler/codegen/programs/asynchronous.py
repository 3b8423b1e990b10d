import asyncio


async def main(q):
    async with q as a, q.b() as b:
        await a
        async for x in b:
            if x: continue
            yield x
        else:
            yield
    try:
        await q
    except asyncio.CancelledError:
        return
    finally:
        await asyncio.sleep(0)
    async with q:
        return


async def coroutine():
    async for i in agen():
        async for j in i:
            break
        return await j
    return [await k for k in i]


async def with_return(lock):
    async with lock:
        for i in range(3):
            async with lock as l:
                if l: break
                return l


def generator(n):
    try:
        x = yield n
    except GeneratorExit:
        yield from other()
        raise
    with n:
        y = yield
    return (yield), x, y
