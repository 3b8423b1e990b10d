# Two objects that refer to each other keep each other's count above 0 after the last name is gone. Reference counting
# cannot free them; the cycle collector finds that nobody else refers to them.
#
# Look at:  pellucid show examples/cycle.py --line 23      (before the names go: each node has two references)
#           pellucid segments examples/cycle.py
import gc


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("finalizing", self.name)


a = Node("a")
b = Node("b")
a.other = b
b.other = a

del a, b                    # the names are gone, the counts are still 1
print("unreachable, but alive")
print("objects collected:", gc.collect())
