# Proxies behave like the object they refer to.
import _weakref as weakref


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return ("add", self.n, other)

    def __radd__(self, other):
        return ("radd", other, self.n)

    def __iadd__(self, other):
        return ("iadd", self.n, other)

    def __neg__(self):
        return -self.n

    def __len__(self):
        return self.n

    def __getitem__(self, key):
        return ("item", key)

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)

    def __contains__(self, x):
        return x == self.n

    def __iter__(self):
        return iter(range(self.n))

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __bool__(self):
        return self.n > 1

    def __eq__(self, other):
        return other == self.n

    def __lt__(self, other):
        return self.n < other

    def __index__(self):
        return self.n

    def __call__(self, *args, **kwargs):
        return args, kwargs

    def __divmod__(self, other):
        return "divmod"

    def __matmul__(self, other):
        return "matmul"

    def __pow__(self, other, mod=None):
        return ("pow", other, mod)


n = Number(3)
p = weakref.proxy(n)
print(type(p), p is weakref.proxy(n))
print(p + 1, 1 + p, -p, len(p), p[5], 3 in p, 4 in p, list(p), str(p), bool(p), p == 3, p < 4)
print(p.n, p(1, k=2), divmod(p, 2), p @ 2, p**2, [10, 11, 12, 13][p])
p[1] = 2
del p[1]
p.n = 0
print(n.n, bool(p))
del p.n
print(hasattr(n, "n"))
n.n = 7
q = p
q += 5
print(q)
print(repr(p).startswith("<weakproxy at 0x"), "; to 'Number' at 0x" in repr(p))
try:
    hash(p)
except TypeError as e:
    print(e)
try:
    next(p)
except TypeError as e:
    print(e)


class Plain:
    pass


o = Plain()
p = weakref.proxy(o, lambda ref: print("gone"))
print(type(p), isinstance(p, Plain), p.__class__)
del o
for use in (lambda: p.x, lambda: str(p), lambda: p + 1, lambda: len(p), lambda: p == 1, lambda: iter(p), lambda: bool(p)):
    try:
        use()
    except ReferenceError as e:
        print(type(e).__name__, e)
print(repr(p).endswith("; dead>"))
