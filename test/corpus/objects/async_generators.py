import sys
class Aw:
    def __init__(s,v): s.v=v
    def __await__(s):
        r = yield s.v
        return r
def drive(coro, *sends):
    out=[]
    try:
        x=coro.send(None); out.append(x)
        for s in sends:
            x=coro.send(s); out.append(x)
    except StopIteration as e: out.append(('ret',e.value))
    except BaseException as e: out.append((type(e).__name__,str(e)))
    return out
async def ag(n):
    try:
        for i in range(n):
            got = yield i
            if got: print('got',got)
            await Aw(('w',i))
    finally:
        print('fin')
async def main():
    res=[]
    async for x in ag(3): res.append(x)
    return res
print(drive(main(),1,2,3))
async def main():
    return [x async for x in ag(2) if x is not None], {x async for x in ag(1)}, {x:1 async for x in ag(1)}, [y async for y in (z async for z in ag(1))]
print(drive(main(),*range(10)))
async def m2():
    g=ag(3)
    print(await anext(g), await g.asend(None))
    print(await g.asend('hello'))
    try: print(await g.athrow(ValueError('x')))
    except ValueError as e: print('ve',e)
    print(await anext(g,'dflt'))
    try: await anext(g)
    except StopAsyncIteration: print('sai')
    await g.aclose()
print(drive(m2(),*range(10)))
async def m3():
    g=ag(3)
    await anext(g)
    await g.aclose()
    await g.aclose()
    try: await g.asend(None)
    except StopAsyncIteration: print('closed')
print(drive(m3()))
async def bad():
    try: yield 1
    except GeneratorExit: yield 2
async def m4():
    g=bad()
    await anext(g)
    try: await g.aclose()
    except RuntimeError as e: print(e)
print(drive(m4()))
async def m5():
    g=ag(2)
    a=g.asend(None)
    b=g.asend(None)
    try: a.send(None)
    except StopIteration as e: print('si',e.value)
    try: a.send(None)
    except RuntimeError as e: print(e)
    x=b.send(None)
    print(x)
    c=g.asend(None)
    for f in (c.send,): 
        try: f(None)
        except RuntimeError as e: print(e)
    d=g.aclose()
    try: d.send(None)
    except RuntimeError as e: print(e)
    d=g.athrow(ValueError)
    try: d.send(None)
    except RuntimeError as e: print(e)
    try: d.send(None)
    except RuntimeError as e: print(e)
    print(g.ag_running, g.ag_await is not None, g.ag_frame is not None, g.ag_code.co_name, g.ag_suspended)
    b.close()
    print(g.ag_running)
print(drive(m5()))
async def m6():
    g=ag(2)
    h=g.aclose()
    try: h.send(1)
    except RuntimeError as e: print(e)
    h.close()
    g.asend(1).close()
    try: g.asend(1).throw(ValueError('t'))
    except ValueError as e: print(repr(e))
    try: g.athrow().send(None)
    except TypeError as e: print(e)
    try: await g.athrow(1)
    except TypeError as e: print(e)
print(drive(m6()))
hooks=[]
sys.set_asyncgen_hooks(firstiter=lambda g: hooks.append(('first',g.__name__)), finalizer=lambda g: hooks.append(('final',g.__name__)))
print([callable(x) for x in sys.get_asyncgen_hooks()])
async def m7():
    g=ag(2)
    await anext(g)
    del g
    print(hooks)
print(drive(m7()))
sys.set_asyncgen_hooks(None,None)
print(sys.get_asyncgen_hooks())
for e in ["sys.set_asyncgen_hooks(1)","sys.set_asyncgen_hooks(finalizer=1)","sys.set_asyncgen_hooks(1,2,3)","sys.set_coroutine_origin_tracking_depth(-1)","sys.set_coroutine_origin_tracking_depth('x')","anext(1)","aiter(1)","anext()","ag(1).asend()","ag(1).athrow","ag.__class_getitem__","type(ag(1))[int]"]:
    try: print(e,'->',str(eval(e))[:40])
    except BaseException as x: print(e,'!',type(x).__name__,x)
sys.set_coroutine_origin_tracking_depth(2)
print(sys.get_coroutine_origin_tracking_depth())
async def co(): return 5
def mk(): return co()
c=mk()
print([x[1:] for x in c.cr_origin])
c.close()
sys.set_coroutine_origin_tracking_depth(0)
print(co().cr_origin) if 0 else None
async def ctx():
    class CM:
        async def __aenter__(s): await Aw('enter'); return 7
        async def __aexit__(s,*a): await Aw('exit'); return True
    async with CM() as x:
        print(x); raise ValueError
    return 'done'
print(drive(ctx(),1,2))
async def wrong():
    async for x in 3: pass
print(drive(wrong()))
async def wrong2():
    async with 3: pass
print(drive(wrong2()))
async def wrong3(): await 3
print(drive(wrong3()))
c=co(); w=c.__await__(); print(type(w)); 
try: next(w)
except StopIteration as e: print(e.value)
w.close()
async def sr(): raise StopIteration
print(drive(sr()))
async def gsr():
    raise StopAsyncIteration
    yield
async def d(): 
    async for x in gsr(): pass
print(drive(d()))
