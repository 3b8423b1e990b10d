# library
# tracemalloc from the outside: traces of lines, filters, differences, peaks, snapshots kept in files, limits of frames.
import gc
import linecache
import os
import sys
import tempfile
import tracemalloc
from tracemalloc import DomainFilter, Filter, Snapshot, Trace

name = os.path.basename(__file__)


def lines(statistics):
    return [(s.traceback[0].lineno, s.count, s.size) for s in statistics if os.path.basename(s.traceback[0].filename) == name]


print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit(), tracemalloc.get_traced_memory(), tracemalloc.get_object_traceback(object()))
for bad in (lambda: tracemalloc.take_snapshot(), lambda: tracemalloc.start(0), lambda: tracemalloc.start(70000), lambda: tracemalloc.start('a')):
    try:
        print(bad())
    except (RuntimeError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
tracemalloc.start(3)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())


def make(n):
    return [bytes(1000) for _ in range(n)]


def deeper(n):
    return make(n)


before = tracemalloc.take_snapshot()
kept = deeper(10)
more = {i: str(i) * 10 for i in range(100)}
after = tracemalloc.take_snapshot()
print(lines(after.filter_traces([Filter(True, __file__)]).statistics('lineno')))
print([(d.traceback[0].lineno, d.count_diff, d.size_diff) for d in after.compare_to(before, 'lineno') if d.traceback[0].filename == __file__ and d.count_diff > 5])
trace = tracemalloc.get_object_traceback(kept[0])
print([f.lineno for f in trace], len(trace), trace.total_nframe, [l.strip() for l in trace.format()[1::2]])
print(str(trace[0]).rpartition('/')[2], trace[0] == trace[0], trace[0] < trace[-1] or trace[0] > trace[-1], hash(trace) == hash(trace))
byfile = after.statistics('filename')
print([s.count > 100 for s in byfile if s.traceback[0].filename == __file__], after.statistics('traceback')[0].size > 0, after.traceback_limit)
current, peak = tracemalloc.get_traced_memory()
print(current > 10_000, peak >= current, tracemalloc.get_tracemalloc_memory() > 0)
del kept
tracemalloc.reset_peak()
print(tracemalloc.get_traced_memory()[1] < peak)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'snapshot')
    after.dump(path)
    loaded = Snapshot.load(path)
print(len(loaded.traces) == len(after.traces), loaded.traceback_limit, isinstance(loaded.traces[0], Trace), loaded.traces[0] == after.traces[0])
print(len(after.filter_traces([Filter(False, '*')]).traces), len(after.filter_traces(DomainFilter(True, 0) and [DomainFilter(True, 0)]).traces) == len(after.traces), Filter(True, 'a.pyc').filename_pattern, Filter(False, '*.py', 5, True, 0).all_frames)
try:
    after.statistics('nothing')
except ValueError as e:
    print(e)
for bad in (lambda: after.filter_traces(5), lambda: after.compare_to(before, 'x'), lambda: tracemalloc.get_object_traceback(), lambda: Filter(), lambda: after.statistics('traceback', True)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
tracemalloc.clear_traces()
print(tracemalloc.get_traced_memory()[0] < 5000, tracemalloc.get_object_traceback(more))
tracemalloc.stop()
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_traceback_limit())
