# Assignment targets, star expressions, swaps, walrus, chained assignment, del.
a, b = 1, 2
a, b = b, a
(c, [d, *e]), f = (3, [4, 5, 6]), 7
print(a, b, c, d, e, f)
*start, last = range(4)
first, *middle, end = "abcd"
print(start, last, first, middle, end)
x = y = z = []
x.append(1)
print(y, z is x)
if (n := len("hello")) > 3: print(n, [k := 1, k + 1], k)
print([*range(3), *"ab"], {**{"a": 1}, "b": 2, **{"a": 3}}, (*[1], *(2,)), {*[1], 2})
lst = [1, 2, 3, 4, 5]
lst[1:3], lst[-1] = ["x"] * 3, "end"
print(lst)
del lst[0], lst[1:3], x
print(lst)
try: a, b = 1, 2, 3
except ValueError as err: print(err)
try: a, b, c = 1, 2
except ValueError as err: print(err)
try: a, *b, c = [1]
except ValueError as err: print(err)
try: a, b = 5
except TypeError as err: print(err)
try: x
except NameError as err: print(err)
class O: pass
o = O(); o.a, o.b = 1, 2; o.a += 10; print(o.a, o.b)
d = {}; d["k"], d["j"] = 1, 2; d["k"] += 1; print(d)
for i, (j, *k) in enumerate([(1, 2, 3), (4,)]): print(i, j, k)
with_default = (lambda *, a=1, **kw: (a, kw))(**{"b": 2}); print(with_default)
def f():
    print(local)
    local = 1
try: f()
except UnboundLocalError as err: print(err)
