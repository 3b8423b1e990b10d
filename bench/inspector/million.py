# A heap of a million objects of many kinds: instances, tuples, strings, floats, dicts, a deep chain, cycles.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


points = []
index = {}
for i in range(150_000):
    p = Point(i * 1.5, (i, str(i)))
    points.append(p)
    index[i] = p
chain = None
for i in range(100_000):
    chain = [chain, {"k": i}]
rings = []
for i in range(20_000):
    a, b = Point(i, None), Point(i, None)
    a.other, b.other = b, a
    rings.append(a)
