# library
# Sorting algorithms checked against sorted(), stability, keys with side effects, bisect with keys, heaps, permutations.
import bisect
import heapq
import random
from functools import cmp_to_key
from operator import attrgetter, itemgetter, methodcaller


def insertion(a):
    for i in range(1, len(a)):
        j = i
        while j and a[j] < a[j - 1]:
            a[j], a[j - 1] = a[j - 1], a[j]
            j -= 1


def quick(a):
    if len(a) < 2:
        return a[:]
    pivot, *rest = a
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if not x < pivot])


def merge(a):
    if len(a) < 2:
        return a
    left, right = merge(a[: len(a) // 2]), merge(a[len(a) // 2 :])
    out = []
    while left and right:
        out.append((right if right[0] < left[0] else left).pop(0))
    return out + left + right


def heap(a):
    a = a[:]
    heapq.heapify(a)
    return [heapq.heappop(a) for _ in range(len(a))]


def radix(a):
    for shift in range(0, 32, 8):
        buckets = [[] for _ in range(256)]
        for x in a:
            buckets[x >> shift & 255].append(x)
        a = [x for b in buckets for x in b]
    return a


random.seed(42)
data = [random.randrange(1000) for _ in range(60)]
wanted = sorted(data)
a = data[:]
insertion(a)
print(a == wanted, quick(data) == wanted, merge(data) == wanted, heap(data) == wanted, radix(data) == wanted)


class Card:
    compared = 0

    def __init__(self, rank, suit):
        self.rank, self.suit = rank, suit

    def __lt__(self, other):
        Card.compared += 1
        return self.rank < other.rank

    def __repr__(self):
        return f'{self.rank}{self.suit}'

    def label(self, upper=False):
        return str.upper(self.suit) if upper else self.suit


cards = [Card(r, s) for r in (3, 1, 2, 3, 1) for s in 'cdh']
random.shuffle(cards)
print(cards)
print(sorted(cards), Card.compared)
print(sorted(cards, key=attrgetter('suit', 'rank')))
print(sorted(cards, key=methodcaller('label', upper=True), reverse=True))
cards.sort(reverse=True)
print(cards, max(cards), min(cards), Card.compared)
rows = [('b', 2, 0.5), ('a', 2, 1.5), ('c', 1, 2.5), ('a', 1, 0.5)]
print(sorted(rows, key=itemgetter(1, 0)), sorted(rows, key=itemgetter(slice(1, None))))
print(sorted(rows, key=lambda r: (-r[1], r[0])))
print(sorted('the quick Brown fox'.split(), key=cmp_to_key(lambda x, y: (x.lower() > y.lower()) - (x.lower() < y.lower()))))
for bad in ([3, 'a'], [1j, 2j], [None, 1], [[1], (1,)], [{}, {}]):
    try:
        print(sorted(bad))
    except TypeError as e:
        print(e)


class Meddler:
    def __init__(self, of):
        self.of = of

    def __lt__(self, other):
        self.of.append(0)
        return False


a = []
a.extend(Meddler(a) for _ in range(3))
try:
    a.sort()
except ValueError as e:
    print(e, len(a))
a = [3, 1, 2]
try:
    a.sort(key=lambda x: a.append(x) or x)
except ValueError as e:
    print(e, a)
a = list(range(5))
try:
    a.sort(key=lambda x: 1 // (x - 3))
except ZeroDivisionError:
    print(a)
grades = [33, 60, 70, 77, 82, 90, 99]
print([('FDCBA'[bisect.bisect([60, 70, 80, 90], g)]) for g in grades])
events = [{'t': t} for t in (1, 4, 4, 9)]
for x in 0, 4, 5, 10:
    print(x, bisect.bisect_left(events, x, key=itemgetter('t')), bisect.bisect_right(events, x, key=itemgetter('t')), end='; ')
bisect.insort(events, {'t': 5}, key=itemgetter('t'))
print(events)
for call in (lambda: bisect.bisect([1], 'a'), lambda: bisect.bisect([1, 2], 1, -1), lambda: bisect.bisect(5, 1), lambda: bisect.bisect([1], 1, key=3)):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(heapq.nsmallest(3, data), heapq.nlargest(2, cards, key=attrgetter('suit')), list(heapq.merge([1, 4], [2, 3], [0, 9])))
print(list(heapq.merge('dba', 'ca', reverse=True)), heapq.heappushpop([1, 2], 0), heapq.heapreplace([1, 2], 5))
nan = float('nan')
print(sorted([3, nan, 1, 2]), min([nan, 1]), min([1, nan]), max(3, nan), sorted([True, 0, 1.0, False]))
