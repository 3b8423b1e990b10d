# library
# Dynamic programming: memoized recursion, tables, reconstruction; caches and their statistics.
from functools import cache, lru_cache
import sys


@cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


@lru_cache(maxsize=None)
def partitions(n, largest):
    if n == 0:
        return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, largest) + 1))


def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(last + (x != y), row[j] + 1, row[j - 1] + 1)
    return row[-1]


def longest_common(a, b):
    table = [[''] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + x if x == y else max(table[i][j + 1], table[i + 1][j], key=len)
    return table[-1][-1]


def knapsack(items, capacity):
    best = [(0, ())] * (capacity + 1)
    for name, weight, value in items:
        for c in range(capacity, weight - 1, -1):
            v, names = best[c - weight]
            best[c] = max(best[c], (v + value, names + (name,)))
    return best[capacity]


def matrix_chain(dims):
    @cache
    def cost(i, j):
        if i == j:
            return 0, f'A{i}'
        options = []
        for k in range(i, j):
            (a, left), (b, right) = cost(i, k), cost(k + 1, j)
            options.append((a + b + dims[i] * dims[k + 1] * dims[j + 1], f'({left}{right})'))
        return min(options)

    result = cost(0, len(dims) - 2)
    return result, cost.cache_info()


def change(coins, amount):
    ways = [1] + [0] * amount
    for coin in coins:
        for a in range(coin, amount + 1):
            ways[a] += ways[a - coin]
    return ways[amount]


def increasing(seq):
    best = []
    for x in seq:
        ends = [b for b in best if b[-1] < x]
        best.append(max(ends, key=len, default=[]) + [x])
    return max(best, key=len)


print([fibonacci(i) for i in (0, 1, 10, 50, 90)], fibonacci.cache_info())
print(partitions(60, 60), partitions.cache_info())
partitions.cache_clear()
print(partitions.cache_info(), partitions.cache_parameters())
for pair in ('kitten', 'sitting'), ('', 'abc'), ('intention', 'execution'):
    print(*pair, edit_distance(*pair))
print(longest_common('AGGTABQX', 'GXTXAYBX'), repr(longest_common('abc', 'xyz')))
print(knapsack([('map', 9, 150), ('water', 15, 200), ('glucose', 15, 60), ('tin', 7, 45), ('cheese', 23, 30), ('camera', 32, 30)], 60))
print(*matrix_chain([30, 35, 15, 5, 10, 20, 25]))
print(change([1, 5, 10, 25, 50], 100), change([2], 3))
print(increasing([0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15]))


@lru_cache(maxsize=2)
def square(x, *, power=2):
    print('  computing', x, power)
    return x**power


for x in 1, 2, 1, 3, 2, 1:
    square(x)
square(1, power=2)
square(1.0)
print(square.cache_info(), square.__name__, square.__wrapped__(5))
for bad in [], {}:
    try:
        square(bad)
    except TypeError as e:
        print(e)


@lru_cache(typed=True)
def kind(x):
    return type(x).__name__


print(kind(1), kind(1.0), kind(True), kind.cache_info().currsize, kind.cache_parameters())


class Lazy:
    @lru_cache
    def area(self, k=1):
        return k * 2

    def __hash__(self):
        return 7

    def __eq__(self, other):
        print('  eq')
        return True


a, b = Lazy(), Lazy()
print(a.area(), b.area(), Lazy.area.cache_info())
before = sys.getrefcount(a)
Lazy.area.cache_clear()
print(before - sys.getrefcount(a))
for wrong in (1.5, 'x', -1):
    try:
        print(lru_cache(maxsize=wrong)(len)('ab'))
    except TypeError as e:
        print(e)
