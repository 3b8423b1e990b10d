import sys


def show(f, *args):
    try:
        f(*args)
    except RecursionError as e:
        sys.excepthook(type(e), e, e.__traceback__)


def down(n):
    return down(n + 1)


def even(n):
    return odd(n - 1)


def odd(n):
    return even(n - 1)


def count(n):
    if n:
        return count(n - 1)
    return 1 / 0


class Node:
    def __init__(self, child=None):
        self.child = child

    def __repr__(self):
        return f'Node({self.child!r})'

    def __eq__(self, other):
        return self.child == other.child


sys.setrecursionlimit(60)
show(down, 0)
show(even, 0)
sys.setrecursionlimit(1000)
for n in (1, 2, 3, 4, 10):
    try:
        count(n)
    except ZeroDivisionError as e:
        sys.excepthook(type(e), e, e.__traceback__)
c, d = Node(), Node()
c.child, d.child = c, d
try:
    c == d
except RecursionError as e:
    print(e)
x = []
for i in range(100000):
    x = [x]
for f in (repr, str):
    try:
        f(x)
    except RecursionError as e:
        print(e)
y = []
for i in range(100000):
    y = [y]
try:
    x == y
except RecursionError as e:
    print(e)
dd = {}
for i in range(50000):
    dd = {1: dd}
try:
    repr(dd)
except RecursionError as e:
    print(e)

class Loop:
    def __getattr__(self, name):
        return getattr(self, name + 'x')

    def __call__(self):
        return self()

    def __hash__(self):
        return hash(self)

    def __len__(self):
        return len(self)

    def __iter__(self):
        return iter(self)

    def __str__(self):
        return str(self)


for f in (hash, len, iter, str, lambda o: o.a, lambda o: o()):
    try:
        f(Loop())
    except RecursionError as e:
        print(e)
f = lambda: f()
f()
