async def co(x):
    return x + 1
async def main():
    a = await co(1)
    b = await co(a)
    return a + b
c = main()
try: c.send(None)
except StopIteration as e: print(e.value)
class Aw:
    def __await__(self):
        r = yield 'susp'
        return r
async def m2():
    return await Aw()
c = m2(); print(c.send(None))
try: c.send(42)
except StopIteration as e: print(e.value)
async def m3(): await 5
try: m3().send(None)
except TypeError as e: print(e)
class ACM:
    async def __aenter__(self): return 'in'
    async def __aexit__(self, *a): print('aexit', a[0])
async def m4():
    async with ACM() as x: print(x)
try: m4().send(None)
except StopIteration: print('done')
class AI:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 3: raise StopAsyncIteration
        return self.n
async def m5():
    async for i in AI(): print(i)
try: m5().send(None)
except StopIteration: print('done')
