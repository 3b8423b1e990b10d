# Long chains that only the collector finds.
import gc


class Node:
    pass


first = node = Node()
for _ in range(50000):
    node.next = Node()
    node.next.previous = node
    node = node.next
node.next = first
del first, node
print(gc.collect())
x = []
y = x
for _ in range(50000):
    y = [y]
x.append(y)
del x, y
print(gc.collect())
