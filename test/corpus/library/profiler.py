# library
"""_lsprof: calls counted by function and by caller, with a clock of its own; cProfile and pstats on top."""
import _lsprof
import cProfile
import io
import pstats
import sys

ticks = 0


def clock():
    global ticks
    ticks += 1
    return ticks


def show(profiler):
    for e in sorted(profiler.getstats(), key=lambda e: str(getattr(e.code, 'co_name', e.code))):
        calls = None if e.calls is None else sorted((str(getattr(c.code, 'co_name', c.code)), *c[1:]) for c in e.calls)
        print(getattr(e.code, 'co_name', e.code), *e[1:5], calls)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work():
    items = sorted([3, 1, 2], key=lambda x: -x)
    items.append(len(items))
    try:
        int('x')
    except ValueError:
        pass
    list(i for i in range(2))
    return max(fib(4), *map(abs, items))


for options in {}, {'subcalls': False}, {'builtins': False}:
    p = _lsprof.Profiler(clock, 0.5, **options)
    ticks = 0
    p.enable()
    work()
    p.disable()
    print(options, type(p).__basicsize__)
    show(p)
    p.clear()
    print(p.getstats())

p = _lsprof.Profiler(clock)
p.enable(subcalls=False, builtins=False)
print(sys.monitoring.get_tool(sys.monitoring.PROFILER_ID))
fib(3)
try:
    _lsprof.Profiler().enable()
except ValueError as e:
    print(e)
p.disable()
p.disable()
show(p)
print(type(p.getstats()[0]).n_fields, sys.monitoring.get_tool(2))


def generator():
    try:
        yield 1
        yield 2
    except KeyError:
        yield 3


p = cProfile.Profile(clock, 1)
with p:
    g = generator()
    next(g)
    g.throw(KeyError)
    g.close()
    ''.join(['a', 'b'])
    [].append(1)
p.create_stats()
for key in sorted(p.stats, key=lambda key: (key[2], key[1])):
    print(key[1:], p.stats[key][:4])
out = io.StringIO()
pstats.Stats(p, stream=out).strip_dirs().sort_stats('name').print_stats()
print(out.getvalue().split('Ordered')[1])


class Broken(_lsprof.Profiler):
    pass


for call in (lambda: Broken(1, 2, 3, 4, 5), lambda: Broken(x=1), lambda: Broken(timeunit='a'), lambda: Broken().enable(1, 2, 3),
             lambda: Broken().enable(x=1), lambda: Broken().getstats(1), lambda: Broken().clear(1)):
    try:
        call()
    except TypeError as e:
        print(e)
hooked = []
sys.unraisablehook = lambda u: hooked.append((u.exc_type.__name__, str(u.exc_value)))
for timer, unit in (lambda: 'a', 0.5), (lambda: 'a', 0), (lambda: 1 / 0, 1), (None, 0), (lambda: bad.disable(), 1), (lambda: bad.clear(), 1):
    bad = Broken(timer, unit)
    bad.enable()
    fib(0)
    bad.disable()
    print(len(hooked), *sorted(set(hooked)))
    hooked.clear()
# A profiler hides its timer from the collector, in CPython too: the cycle through these globals is undone here.
p = bad = None
