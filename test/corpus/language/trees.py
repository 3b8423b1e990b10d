# A binary search tree: insertion, deletion, iteration both ways, height; and an AVL tree of the same keys.
class Node:
    __slots__ = ('key', 'left', 'right', 'height')

    def __init__(self, key):
        self.key, self.left, self.right, self.height = key, None, None, 1

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right

    def __reversed__(self):
        if self.right:
            yield from reversed(self.right)
        yield self.key
        if self.left:
            yield from reversed(self.left)


def height(node):
    return node.height if node else 0


def update(node):
    node.height = 1 + max(height(node.left), height(node.right))
    return node


def rotate(node, side, other):
    child = getattr(node, other)
    setattr(node, other, getattr(child, side))
    setattr(child, side, update(node))
    return update(child)


def insert(node, key):
    if node is None:
        return Node(key)
    side = 'left' if key < node.key else 'right'
    setattr(node, side, insert(getattr(node, side), key))
    update(node)
    lean = height(node.left) - height(node.right)
    if lean > 1:
        if key >= node.left.key:
            node.left = rotate(node.left, 'left', 'right')
        return rotate(node, 'right', 'left')
    if lean < -1:
        if key < node.right.key:
            node.right = rotate(node.right, 'right', 'left')
        return rotate(node, 'left', 'right')
    return node


def delete(node, key):
    if node is None:
        raise KeyError(key)
    if key < node.key:
        node.left = delete(node.left, key)
    elif key > node.key:
        node.right = delete(node.right, key)
    elif node.left and node.right:
        node.key = next(iter(node.right))
        node.right = delete(node.right, node.key)
    else:
        return node.left or node.right
    return update(node)


root = None
keys = [(i * 37) % 101 for i in range(101)]
for key in keys:
    root = insert(root, key)
print(list(root) == sorted(keys), root.height, root.key)
print(list(reversed(root))[:5])
for key in range(0, 101, 2):
    root = delete(root, key)
print(list(root)[:8], root.height)
try:
    delete(root, 4)
except KeyError as e:
    print('KeyError', e)
try:
    root.colour = 'red'
except AttributeError as e:
    print(e)
