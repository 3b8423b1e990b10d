# When collections run by themselves.
import gc

print(gc.get_threshold(), gc.isenabled(), gc.get_debug(), gc.get_freeze_count())
events = []


def callback(phase, info):
    events.append((phase, info["generation"], info["collected"], info["uncollectable"]))


gc.collect()
gc.callbacks.append(callback)
x = [[] for _ in range(5000)]
gc.callbacks.remove(callback)
print([e[:2] for e in events])
del x
gc.collect()
events.clear()
gc.set_threshold(100, 3, 3)
gc.callbacks.append(callback)
x = [[] for _ in range(5000)]
gc.callbacks.remove(callback)
print(len(events), {e[1] for e in events})
gc.set_threshold(0)
print(gc.get_threshold())
events.clear()
gc.callbacks.append(callback)
x = [[] for _ in range(5000)]
gc.collect(0)
gc.collect(1)
gc.collect()
gc.callbacks.remove(callback)
print([e[:2] for e in events])
gc.set_threshold(700, 10)
print(gc.get_threshold())
gc.disable()
print(gc.isenabled())
y = [[] for _ in range(5000)]
print(gc.get_count()[0] >= 5000)
gc.enable()
print(gc.get_stats()[2].keys())
for bad in ((), (1, 2, 3, 4), ("x",)):
    try:
        gc.set_threshold(*bad)
    except TypeError as e:
        print(e)
gc.collect()
print(gc.get_count())
print(len(gc.get_objects(0)), len(gc.get_objects(1)))
gc.freeze()
print(gc.get_freeze_count() > 100, len(gc.get_objects()) < 10)
gc.unfreeze()
print(gc.get_freeze_count())
for bad in (3, -2, "x"):
    try:
        gc.get_objects(bad)
    except (ValueError, TypeError) as e:
        print(e)
