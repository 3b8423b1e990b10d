def g():
    try:
        x = yield 1
        print('got', x)
        y = yield 2
        print('got', y)
    except ValueError as e:
        print('caught', e)
        yield 99
    finally:
        print('fin')
    return 7
it = g()
print(next(it), it.send('a'), it.throw(ValueError('boo')))
try: next(it)
except StopIteration as e: print('stop', e.value)
def d():
    r = yield from g()
    print('r', r)
for v in d(): print(v)
it = g(); next(it); it.close()
def bad():
    yield 1
    raise StopIteration(3)
b = bad(); next(b)
try: next(b)
except RuntimeError as e: print(e, repr(e.__cause__))
def rec():
    yield me
    next(me)
me = rec(); next(me)
try: next(me)
except ValueError as e: print(e)
g1 = g()
print(g1.gi_running, g1.gi_suspended, g1.gi_yieldfrom, g1.gi_code.co_name)
try: g1.send(3)
except TypeError as e: print(e)
def ign():
    try: yield
    except GeneratorExit: yield
i = ign(); next(i)
try: i.close()
except RuntimeError as e: print(e)
