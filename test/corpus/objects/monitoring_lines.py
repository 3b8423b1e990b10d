import sys
m=sys.monitoring;E=m.events
def gen():
    yield 1
    yield 2
def work():
    for v in gen(): x=v
    for v in gen(): x=v
log=[]
def line(c,l):
    if c.co_name=='work': log.append(('L',l))
def ins(c,o):
    if c.co_name=='work': log.append(('I',o))
m.use_tool_id(2,'t'); m.register_callback(2,E.LINE,line); m.register_callback(2,E.INSTRUCTION,ins)
m.set_events(2,E.LINE|E.INSTRUCTION); work(); m.set_events(2,0)
print(log)
l2=[]
def tr(f,e,a):
    if f.f_code.co_name=='work': l2.append((e,f.f_lineno-f.f_code.co_firstlineno))
    return tr
sys.settrace(tr); work(); sys.settrace(None)
print(l2)
