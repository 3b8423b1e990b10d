# library
# Generators as coroutines: a pipeline of send(), with decorators that prime them, throw() and close().
from functools import wraps


def primed(function):
    @wraps(function)
    def start(*args, **kwargs):
        g = function(*args, **kwargs)
        next(g)
        return g

    return start


log = []


@primed
def sink(name):
    try:
        while True:
            log.append((name, (yield)))
    except ValueError as e:
        log.append((name, 'error', str(e)))
        yield 'stopped'
    finally:
        log.append((name, 'closed'))


@primed
def each(test, target):
    while True:
        item = yield
        if test(item):
            target.send(item)


@primed
def both(*targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)


@primed
def averaging():
    total = count = 0
    average = None
    while True:
        total += yield average
        count += 1
        average = total / count


even, odd = sink('even'), sink('odd')
pipe = both(each(lambda x: x % 2 == 0, even), each(lambda x: x % 2, odd))
for i in range(6):
    pipe.send(i)
print(log)
log.clear()
print(even.throw(ValueError('enough')))
even.close()
odd.close()
print(log)
mean = averaging()
print([mean.send(x) for x in (1, 2, 6, 3)])
print(averaging.__name__, mean.gi_yieldfrom, mean.gi_running)
try:
    mean.send('x')
except TypeError as e:
    print(e)
try:
    mean.send(1)
except StopIteration as e:
    print('over', e.value)
