import sys
m=sys.monitoring; E=m.events
def t(e):
    try: print(e,'->',eval(e))
    except BaseException as x: print(e,'!',type(x).__name__,x)
def f(): pass
for e in ["m.use_tool_id(9,'x')","m.use_tool_id(-1,'x')","m.use_tool_id(1,2)","m.use_tool_id(1,'cov')","m.use_tool_id(1,'cov')","m.get_tool(1)","m.get_tool(2)","m.get_tool(6)","m.register_callback(1,3,f)","m.register_callback(1,m.events.LINE,f)","m.register_callback(1,m.events.LINE,None) is f","m.register_callback(1,1<<17,f)","m.register_callback(1,0,f)","m.register_callback(9,1,f)","m.get_events(1)","m.set_events(1,1<<20)","m.set_events(1,-1)","m.set_events(2,1)","m.set_events(1,m.events.C_RAISE)","m.set_events(1,m.events.CALL|m.events.C_RAISE|m.events.C_RETURN)","m.get_events(1)","m._all_events()","m.set_events(1,0)","m.get_local_events(1,f.__code__)","m.get_local_events(1,f)","m.set_local_events(1,f.__code__,m.events.LINE)","m.get_local_events(1,f.__code__)","m.set_local_events(1,f.__code__,m.events.RAISE)","m.set_local_events(1,f.__code__,0)","m._all_events()","m.restart_events()","m.free_tool_id(1)","m.get_tool(1)","m.events","m.MISSING is m.DISABLE"]: t(e)
log=[]
def reg(name, tool=2):
    def cb(code, *args):
        if code.co_name in ('reg','t','show','<lambda>'): return
        log.append((name, code.co_name)+tuple(a if isinstance(a,(int,str)) else (type(a).__name__, str(a)[:30]) if isinstance(a,BaseException) else getattr(a,'__name__',repr(a) if a is not m.MISSING else 'MISSING') for a in args))
    m.register_callback(tool, getattr(E,name), cb)
def gen():
    x = yield 1
    yield x
    return 5
def work(n):
    tot=0
    for i in range(n):
        if i==1:
            tot+=abs(-i)
        else:
            tot-=len([i])
    while tot<0:
        tot+=1
    for v in gen(): tot+=v or 0
    try:
        int('x')
    except ValueError as e:
        tot+=1
    try:
        raise KeyError('k')
    except KeyError:
        pass
    [].append(3); str(1); (lambda: 1)(); g=gen(); next(g); g.close()
    return tot
def deep():
    try: raise IndexError
    finally: pass
def show(*names):
    log.clear()
    m.use_tool_id(2,'t')
    ev=0
    for n in names: reg(n); ev|=getattr(E,n)
    m.set_events(2,ev)
    try:
        try: work(2); deep()
        except IndexError: pass
    finally:
        m.set_events(2,0)
        m.free_tool_id(2)
    print(names); 
    for l in log: print('  ',l)
show('PY_START','PY_RETURN','PY_YIELD','PY_RESUME','PY_UNWIND','PY_THROW')
show('CALL','C_RETURN','C_RAISE')
show('LINE')
show('RAISE','EXCEPTION_HANDLED','RERAISE')
show('STOP_ITERATION')
show('JUMP','BRANCH')
# DISABLE
cnt=0
def line(code,l):
    global cnt
    cnt+=1
    return m.DISABLE
m.use_tool_id(3,'d'); m.register_callback(3,E.LINE,line); m.set_local_events(3,work.__code__,E.LINE)
work(3); a=cnt; work(3); print(a, cnt-a); m.restart_events(); work(3); print(cnt-a); m.set_local_events(3,work.__code__,0); m.free_tool_id(3)
m.use_tool_id(4,'r'); m.register_callback(4,E.RAISE,lambda *a: m.DISABLE); m.set_events(4,E.RAISE)
try: deep()
except BaseException as e: print(type(e).__name__, e)
m.set_events(4,0); m.free_tool_id(4)
def bad(code,*a): raise RuntimeError('cb')
m.use_tool_id(4,'r'); m.register_callback(4,E.PY_START,bad); m.set_local_events(4,f.__code__,E.PY_START)
try: f()
except RuntimeError as e: print(e)
m.set_local_events(4,f.__code__,0)
# profile
plog=[]
def prof(frame, event, arg): plog.append((event, frame.f_code.co_name, getattr(arg,'__name__',arg) if not isinstance(arg,int) else arg, frame.f_lineno))
t("sys.getprofile()")
sys.setprofile(prof); work(2)
try: deep()
except IndexError: pass
sys.setprofile(None)
for p in plog: print(p)
def badprof(*a): raise ZeroDivisionError
sys.setprofile(badprof)
try: f()
except ZeroDivisionError: print('zde', sys.getprofile())
