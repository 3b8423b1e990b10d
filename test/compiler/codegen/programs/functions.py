"""Functions: defaults, keyword-only, annotations, decorators, closures."""
import functools


def plain(a, b=1, *args, c, d=None, **kwargs) -> "result":
    """Doc.

        Indented more.
    """
    return a + b, args, c, d, kwargs


def positional(a, b, /, c, *, d: int = 4): return a


@functools.lru_cache(maxsize=None)
@staticmethod
def decorated(x: int, *rest: str, **more: list[int]) -> None:
    if x:
        return
    return None


def counter(start):
    count = start
    def step(by=1):
        nonlocal count
        count += by
        return count
    def reset():
        nonlocal count
        count, start_was = start, count
        del start_was
    return step, reset, lambda: count, lambda x, *y, z=count, **k: (x, y, z, k)


def generator(n):
    received = yield
    while n:
        received = yield n, received
        yield from range(n)
        n -= 1
    return received


def unbound(flag):
    if flag:
        value = 1
    print(value)
    del value
    print(value)
    global made_here
    made_here = [(value := f) for f in flag]


def many_locals(a0):
    a1 = a2 = a3 = a4 = a5 = a6 = a7 = a8 = a9 = a0
    b0 = b1 = b2 = b3 = b4 = b5 = b6 = b7 = b8 = b9 = a1
    a1, a2 = a2, a1
    a1, a2, a3 = a3, a2, a1
    a1, a2, a3, a4 = a4, a3, a2, a1
    return a1 + a2 + b0 + b9


def super_instructions(a, b, c):
    d = a; e = b
    a = b = c
    d, e = a, b
    return d + e * c - \
        a


empty = lambda: (yield)
