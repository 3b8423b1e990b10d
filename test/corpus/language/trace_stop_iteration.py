import sys
def gen():
    yield 1
    return 5
async def co(): return 7
async def main(): return await co()
ev=[]
def tracer(f,e,a):
    ev.append((f.f_code.co_name, f.f_lineno,e, repr(a) if e!='exception' else (a[0].__name__, repr(a[1]), a[2] is None))); return tracer
def loop():
    for x in gen(): pass
def yf():
    r = yield from gen()
def run(f):
    ev.clear(); sys.settrace(tracer)
    try: f()
    except StopIteration as e: pass
    sys.settrace(None); print(*ev,sep='\n')
run(loop); run(lambda: main().send(None))
for i in range(30): loop()
run(loop)
