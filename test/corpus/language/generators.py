# Generators: send, throw, close, yield from, return values, expressions, finally on close.
def count(n):
    while n > 0:
        got = yield n
        if got: print("got", got)
        n -= 1
    return "done"
g = count(3)
print(next(g), g.send("hello"), next(g))
try: next(g)
except StopIteration as e: print("stop", e.value)
def delegate():
    result = yield from count(2)
    print("result", result)
    yield from [10, 20]
    yield from "ab"
print(list(delegate()))
def handler():
    while True:
        try: x = yield
        except ValueError as e: print("caught", e); yield "handled"
        except GeneratorExit: print("closing"); raise
h = handler(); next(h)
print(h.throw(ValueError("v"))); next(h); h.close(); h.close()
def cleanup():
    try: yield 1; yield 2
    finally: print("cleanup")
for v in cleanup():
    print(v); break
g = cleanup(); next(g); del g
try: next(handler().throw(KeyError("k")))
except KeyError as e: print("raised", e)
def reentrant():
    yield next(r)
r = reentrant()
try: next(r)
except ValueError as e: print(e)
def bad(): yield 1; raise StopIteration("x")
try: list(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
squares = (x * x for x in range(5) if x % 2)
print(squares.__name__, list(squares), list(squares), sum(x for x in range(10)))
g = count(1)
try: g.send(1)
except TypeError as e: print(e)
print(g.gi_running, g.gi_frame is not None, g.gi_code.co_name, g.gi_yieldfrom, iter(g) is g)
print({x: y for x, y in zip("ab", (1, 2))}, {c for c in "aab"}, [(i, j) for i in range(2) for j in range(2) if i != j])
def tree(n):
    if n: yield from tree(n - 1); yield n; yield from tree(n - 1)
print(list(tree(3)), *tree(1))
a, *b = (i for i in range(4)); print(a, b)
