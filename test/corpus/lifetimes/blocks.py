# sys.getallocatedblocks counts what is in use.
import gc
import sys

gc.disable()
gc.collect()
keep = [None] * 2000


class A:
    __slots__ = ()


def grown(make):
    before = sys.getallocatedblocks()
    for i in range(1000):
        keep[i] = make()
    n = sys.getallocatedblocks() - before
    for i in range(1000):
        keep[i] = None
    return n // 100, (sys.getallocatedblocks() - before) // 100


grown(A)
print(grown(A))
print(grown(object))
print(grown(lambda: "x" * 20))
print(grown(lambda: "x" * 2000))
print(grown(set))
