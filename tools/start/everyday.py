# What most programs do: the code for it is there from the start (tools/code-cache.mjs).
import sys


class Point:
    count = 0

    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        Point.count += 1

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __repr__(self):
        return f'Point({self.x!r}, {self.y:>3})'

    @property
    def size(self):
        return (self.x**2 + self.y**2) ** 0.5

    @staticmethod
    def origin():
        return Point(0)


class Named(Point):
    def __init__(self, name, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.name = name


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def numbers(n):
    for i in range(n):
        yield i * i


words = 'the quick brown fox jumps over the lazy dog'.split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
    print(f'{word:<10}{n:5d}', end=' ')
print()
total = 0
for i in range(1000):
    total += i % 7 * 3 - i // 5
    if i & 1:
        total ^= i << 2
print(total, fib(15), 2**100, 10**20 // 7, -7 % 3, 1e10 / 3, round(2.675, 2), 0.1 + 0.2, int('42'), float('1.5'))
items = [Point(i, i % 3) for i in range(20)]
print(items[:3], items[-1] + items[0], items[2] == Point(2, 2), len({*items}), Named('n', 1, y=2).size, Point.origin())
print(sum(numbers(10)), max(items, key=lambda p: p.size), [*map(str, range(3))], list(zip('abc', range(3))))
squares = {k: v for k, v in enumerate(numbers(5))}
squares.pop(0)
print(squares, list(squares), {1, 2} | {3}, (1, 2) + (3,), not squares, all(squares.values()))
nested = [[1, 2, [3, {'a': (None, True)}]], 'x', b'y', 1.5, 'é']
nested.append('tail')
nested.insert(0, 'head')
nested.reverse()
print(nested, nested[1:4], 'x' in nested, nested.index('x'))
print(' strip '.strip().upper().replace('S', 'z'), '-'.join(['a', 'b']), 'a,b'.split(','), 'abc'[::-1], '%s %d' % ('a', 1))
print('{} {name}'.format(1, name='n'), 'abc'.startswith('a'), 'text'.find('x'), ord('a'), chr(98), 'x' * 3)
try:
    {}['missing']
except KeyError as error:
    print(type(error).__name__, error)
try:
    try:
        1 / 0
    finally:
        print('finally')
except (ZeroDivisionError, ValueError) as error:
    print(error, file=sys.stdout)
with open(__file__ if False else '/dev/null') as file:
    print(file.read())
match items[0]:
    case Point(x=0, y=y):
        print('origin', y)
while total > 10:
    total //= 2
else:
    print(total)
print(*sorted([3, 1, 2], reverse=True), any(x > 2 for x in (1, 2, 3)), min(4, 2), abs(-3), divmod(7, 2), [].__class__)
del items, nested
