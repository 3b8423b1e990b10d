import _tracemalloc as tm
import gc

print(tm.is_tracing(), tm.get_traced_memory(), tm.get_traceback_limit(), tm._get_traces(), tm._get_object_traceback(1))
for bad in (0, -1, 70000, 'x'):
    try:
        tm.start(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
source = '''a = [i * 1000 for i in range(300)]
b = [None] * 500
c = 'x' * 3000
class C: pass
d = [C() for i in range(40)]
a.append(5)
del a[:]
e = b'y' * 700
f = bytearray(900)
'''
code = compile(source, 'traced.py', 'exec')
g = {}
gc.disable()
tm.start()
exec(code, g)
traces = tm._get_traces()
print(tm._get_object_traceback(g['f']), tm.is_tracing())
current, peak = tm.get_traced_memory()
print(current <= peak, current == sum(t[1] for t in tm._get_traces()))
tm.reset_peak()
tm.stop()
print(tm.is_tracing(), tm.get_traced_memory())
rows = {}
for domain, size, where, total in traces:
    if where[0][0] == 'traced.py' and size > 512:  # small ones may come from freelists
        row = rows.setdefault(where[0][1], [0, 0])
        row[0] += 1
        row[1] += size
for line in (2, 3, 8, 9):
    print(line, rows.get(line))
tm.start(3)


def f():
    return object(), bytearray(1000)


keep = f()
trace = tm._get_object_traceback(keep[1])
print(len(trace), [line for name, line in trace], tm.get_traceback_limit())
tm.clear_traces()
print(tm._get_object_traceback(keep[1]), tm.get_tracemalloc_memory() > 0)
tm.stop()
