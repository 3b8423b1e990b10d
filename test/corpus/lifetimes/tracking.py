# What the collector tracks, and when it stops.
import gc

for o in ([], {}, (), (1,), [1], {1: 1}, set(), frozenset(), 1, "a", 1.5, None, len, lambda: 0, object, object(), slice(1), iter([])):
    print(type(o).__name__, gc.is_tracked(o))


class A:
    pass


print(gc.is_tracked(A), gc.is_tracked(A()))
t = tuple([1, 2, "a"])
print(gc.is_tracked(t))
gc.collect()
print(gc.is_tracked(t))
t = tuple([1, []])
gc.collect()
print(gc.is_tracked(t))
d = {}
steps = [gc.is_tracked(d)]
for key, value in (("a", 1), ("b", "x"), ("c", ()), ("l", [])):
    d[key] = value
    steps.append(gc.is_tracked(d))
del d["l"]
steps.append(gc.is_tracked(d))
gc.collect(1)
steps.append(gc.is_tracked(d))
gc.collect()
steps.append(gc.is_tracked(d))
print(steps)
nested = tuple([tuple([tuple([1])])])
gc.collect()
print(gc.is_tracked(nested), gc.is_tracked(nested[0]))
import posix, sys, time
moment = time.gmtime(0)
print([gc.is_tracked(o) for o in (moment, posix.stat("."), posix.times(), posix.uname(), sys.flags, sys.version_info, sys.get_asyncgen_hooks())])
print(gc.is_tracked(moment.__replace__(tm_year=1)), gc.is_tracked(time.struct_time(moment)))
