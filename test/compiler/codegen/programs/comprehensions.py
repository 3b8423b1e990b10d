a = [x for x in range(10)]
b = {x: y for x, y in pairs if x}
c = {x for y in z for x in y if x if y}
d = (x async for x in y) if 0 else (x for x in y)
e = [[y for y in x] for x in z]
f = [lambda: x for x in z]
g = [x for x in [y]]
h = [x for y in z for x in [y + 1]]
i = [(x, w) for x in z if (w := x)]


def inner(items, k):
    x = 1
    one = [x for x in items]
    two = {x: [y for y in x if k] for x in items}
    three = [(lambda: x + k) for x in items]
    four = list(x + k for x in items if x)
    def closure(): return x, one
    five = [x for x in [z for z in items] for z in x]
    try:
        six = [1 / x for x in items]
    except ZeroDivisionError:
        six = x
    return two, three, four, five, six, closure


class C:
    y = 1
    z = [y for _ in range(3)]
    w = [x for x in (y, z)]
    v = [[x + i for i in z] for x in z]
    def m(self): return [__class__ for _ in self]


async def asynchronous(aiter):
    one = [x async for x in aiter]
    two = [await x for x in one]
    three = {x: y async for x in aiter for y in x if await y}
    four = (x async for x in aiter if x)
    five = [[y async for y in x] for x in one]
    return two, three, four, five
