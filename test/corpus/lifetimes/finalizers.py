# Finalizers of garbage: each once, before anything is cleared.
import gc

log = []


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append((self.name, self.other.name))


def pair():
    a, b = Node("a"), Node("b")
    a.other, b.other = b, a


pair()
print(log)
print(gc.collect() > 0, log)

kept = []


class Phoenix:
    times = 0

    def __del__(self):
        Phoenix.times += 1
        kept.append(self)


p = Phoenix()
p.me = p
del p
gc.collect()
print(len(kept), Phoenix.times, kept[0].me is kept[0])
kept.clear()
gc.collect()
print(len(kept), Phoenix.times)

p = Phoenix()
del p
print(len(kept), Phoenix.times, gc.is_finalized(kept[0]))
kept.clear()
print(len(kept), Phoenix.times)


class Raises:
    def __del__(self):
        raise ValueError("in __del__")


class Chain:
    def __init__(self, n):
        self.n = n
        self.next = None

    def __del__(self):
        log.append(self.n)


log.clear()
first = Chain(0)
node = first
for i in range(1, 5):
    node.next = Chain(i)
    node = node.next
node.next = first
del first, node
gc.collect()
print(log)


class Delete:
    def __init__(self):
        self.cycle = self
        self.data = [1, 2, 3]

    def __del__(self):
        del self.data
        self.new = Delete2(self)


class Delete2:
    def __init__(self, other):
        self.other = other

    def __del__(self):
        log.append("second")


log.clear()
Delete()
gc.collect()
gc.collect()
print(log)
