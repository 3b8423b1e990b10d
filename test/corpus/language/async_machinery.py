# library
# Coroutines, async generators and what drives them, by hand.
import sys


class Wait:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


def drive(coro, *sent):
    out = []
    try:
        out.append(coro.send(None))
        for value in sent:
            out.append(coro.throw(value) if isinstance(value, BaseException) else coro.send(value))
    except StopIteration as e:
        out.append(('done', e.value))
    except BaseException as e:
        out.append((type(e).__name__, str(e)))
    return out


async def simple():
    return await Wait(1), await Wait(2)


async def guarded():
    try:
        await Wait(1)
    except ValueError as e:
        return await Wait(str(e))
    finally:
        await Wait('finally')


async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                await Wait(got)
    finally:
        await Wait('closed')


async def loop():
    out = []
    async for i in agen(2):
        out.append(i)
    else:
        out.append('else')
    return out


async def comprehensions():
    return [i async for i in agen(2)], {i: [j async for j in agen(1)] async for i in agen(1)}, [await Wait(i) for i in range(2)]


class Manager:
    async def __aenter__(self):
        return await Wait('enter')

    async def __aexit__(self, *args):
        return await Wait(('exit', args[0] and args[0].__name__))


async def managed():
    async with Manager() as m, Manager():
        raise KeyError(m)
    return 'swallowed'


print(drive(simple(), 'a', 'b'))
print(drive(guarded(), ValueError('v'), 'x', 'y'))
print(drive(guarded(), KeyError('k'), 'x'))
print(drive(loop(), 1, 2))
print(drive(comprehensions(), *'abcdefghij'))
print(drive(managed(), 1, 2, True, False))


async def by_hand():
    g = agen(3)
    out = [await g.__anext__(), await g.asend('got')]
    try:
        out.append(await g.athrow(ValueError('thrown')))
    except ValueError as e:
        out.append(str(e))
    try:
        await g.__anext__()
    except StopAsyncIteration:
        out.append('over')
    h = agen(1)
    await h.__anext__()
    await h.aclose()
    return out


print(drive(by_hand(), 1, 2, 3, 4, 5))
c = simple()
print(c.cr_running, c.cr_await, c.cr_frame is not None, c.cr_suspended)
c.send(None)
print(type(c.cr_await).__name__, c.cr_suspended)
try:
    await_again = c.__await__()
    c.close()
    c.send(None)
except RuntimeError as e:
    print(e)


def tell(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e)


async def bad():
    await 5


async def bad_iter():
    async for x in 5:
        pass


async def bad_with():
    async with 5:
        pass


async def stops():
    raise StopIteration(1)


for f in (bad, bad_iter, bad_with, stops):
    tell(lambda: f().send(None))
tell(lambda: simple().send(1))
g = agen(1)
a = g.__anext__()
a.send(None) if False else None
tell(lambda: a.throw(KeyError('k')))
tell(lambda: a.send(None))
hooks = []
sys.set_asyncgen_hooks(firstiter=lambda g: hooks.append('first'), finalizer=lambda g: hooks.append('final'))
g = agen(2)
tell(lambda: g.__anext__().send(None))
del g
print(hooks)
sys.set_asyncgen_hooks(None, None)
