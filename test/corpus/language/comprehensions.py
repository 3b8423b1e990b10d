# Scoping of comprehensions, nesting, conditions, closures in them.
x = "outer"
print([x for x in range(3)], x)
print([[i * j for j in range(3)] for i in range(3)], [i for i in range(20) if i % 2 if i % 3])
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [(lambda v=i: v)() for i in range(3)])
class C:
    items = [1, 2]
    doubled = [v * 2 for v in items]
    def m(self): return [self.items for _ in range(2)]
print(C.doubled, C().m())
def f(n): return {k: [v for v in range(k)] for k in range(n)}
print(f(4), {i % 3 for i in range(9)}, list((a, b) for a in "xy" for b in "12"))
print([y := 5, y ** 2], [last := i for i in range(3)], last)
def g():
    try: return [1 // n for n in (1, 0)]
    except ZeroDivisionError as e: return str(e)
print(g(), any(n > 3 for n in range(5)), all(n < 3 for n in range(5)), max(len(w) for w in ("a", "bbb")))
print([*(i for i in "ab")], dict(a=1, **{k: v for k, v in [("b", 2)]}), [[] for _ in range(2)])
matrix = [[1, 2], [3, 4]]
print([list(row) for row in zip(*matrix)], [n for row in matrix for n in row])
