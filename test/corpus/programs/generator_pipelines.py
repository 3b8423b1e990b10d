# library
# Pipelines of generators: log analysis, coroutines that collect, send and throw, backpressure, merging, windows, teeing, batching.
import re
from collections import Counter, deque
from contextlib import closing, contextmanager, suppress
from functools import reduce, wraps
from itertools import batched, chain, groupby, islice, pairwise, tee, zip_longest

LOG = '''\
10.0.0.1 - [12/Mar/2024:10:00:01] "GET /index.html" 200 512
10.0.0.2 - [12/Mar/2024:10:00:05] "POST /form" 302 -
10.0.0.1 - [12/Mar/2024:10:01:00] "GET /missing" 404 64
garbage line
10.0.0.3 - [12/Mar/2024:10:01:30] "GET /index.html" 200 512
10.0.0.2 - [12/Mar/2024:10:02:59] "GET /big" 200 1048576
'''
LINE = re.compile(r'(?P<ip>\S+) - \[(?P<when>[^]]+)\] "(?P<verb>\w+) (?P<path>\S+)" (?P<status>\d{3}) (?P<size>\d+|-)')


def stage(f):
    """f(source, ...) used as source | f(...)"""

    class Stage:
        def __init__(self, *args, **kw):
            self.args, self.kw = args, kw

        def __ror__(self, source):
            return f(source, *self.args, **self.kw)

    return wraps(f, updated=())(Stage)


@stage
def parse(lines, *, bad=None):
    for n, line in enumerate(lines, 1):
        if m := LINE.fullmatch(line):
            yield m.groupdict() | {'line': n}
        elif bad is not None:
            bad.append(n)


@stage
def convert(rows, **kinds):
    for row in rows:
        with suppress(ValueError):
            row.update((k, f(row[k])) for k, f in kinds.items())
        yield row


@stage
def where(rows, test):
    return filter(test, rows)


@stage
def window(items, n):
    last = deque(maxlen=n)
    for x in items:
        last.append(x)
        if len(last) == n:
            yield tuple(last)


@stage
def collect(rows, into=list):
    return into(rows)


def coroutine(f):
    @wraps(f)
    def start(*args, **kw):
        g = f(*args, **kw)
        next(g)
        return g

    return start


@coroutine
def averager():
    total = n = 0
    mean = None
    while True:
        try:
            x = yield mean
        except ZeroDivisionError:
            total = n = 0
            mean = None
        else:
            if x is None:
                return total, n
            total += x
            n += 1
            mean = total / n


@coroutine
def broadcast(*targets):
    try:
        while True:
            item = yield
            for t in targets:
                t.send(item)
    finally:
        for t in targets:
            t.close()


@coroutine
def sink(name, out):
    try:
        while True:
            out.append((name, (yield)))
    except GeneratorExit:
        out.append((name, 'closed'))
        raise


def delegating(results):
    while True:
        result = yield from averager.__wrapped__()
        results.append(result)


def flatten(x):
    if isinstance(x, (list, tuple)):
        for y in x:
            yield from flatten(y)
    else:
        yield x


bad = []
rows = LOG.splitlines() | parse(bad=bad) | convert(status=int, size=int) | collect()
print(len(rows), bad, rows[1], rows[-1]['size'] + 1)
print(LOG.splitlines() | parse() | where(lambda r: r['verb'] == 'GET') | collect(lambda rs: Counter(r['path'] for r in rs)))
print(range(6) | window(3) | collect(), [1] | window(2) | collect(set), parse.__name__, parse.__doc__)
print({k: [r['path'] for r in g] for k, g in groupby(sorted(rows, key=lambda r: r['ip']), key=lambda r: r['ip'])})
a = averager()
print([a.send(x) for x in (10, 20, 60)], a.throw(ZeroDivisionError), a.send(4))
try:
    a.send(None)
except StopIteration as e:
    print(e.value, e.args)
for use in (lambda: a.send(1), lambda: averager.__wrapped__().send(5), lambda: a.throw(KeyError('late')), lambda: next(a, 'over'), lambda: a.throw(5), lambda: a.close()):
    try:
        print(use())
    except (StopIteration, TypeError, KeyError) as e:
        print(type(e).__name__, e)
out = []
with closing(broadcast(sink('x', out), sink('y', out))) as b:
    b.send(1)
    b.send('two')
print(out)
results = []
d = delegating(results)
next(d)
for x in (1, 2, None, 5, 7, 9, None):
    d.send(x)
print(results, d.gi_yieldfrom is not None, d.gi_frame.f_locals['results'] is results, d.gi_running, d.gi_suspended)
d.close()
print(d.gi_frame, d.gi_yieldfrom)
print(list(flatten([1, [2, (3, [4, []])], 'ab'])), list(batched('abcdefg', 3)), [b - a for a, b in pairwise([1, 4, 9])])


def careless():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = careless()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def raising():
    yield 1
    raise StopIteration('inside')


try:
    list(raising())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def reentrant():
    yield next(me)


me = reentrant()
try:
    next(me)
except ValueError as e:
    print(e)


def with_value():
    try:
        yield 1
        return 'returned'
    finally:
        print('  cleaned')


g = with_value()
next(g)
print(g.close(), [*with_value()])
left, right = tee(x * x for x in range(5))
print(list(islice(left, 3)), list(right), list(left), list(zip_longest('ab', [1], fillvalue='-')))
print(reduce(lambda f, g: lambda x: g(f(x)), [str, len, hex])(12345), sum(1 for _ in chain.from_iterable(['ab', 'c'])))
