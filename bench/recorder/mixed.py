# About 10,000,000 instructions that call, allocate, sort, raise and keep some hundred thousand objects.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def add(self, other):
        return Point(self.x + other.x, self.y + other.y)


def primes(n):
    sieve = [True] * (n + 1)
    found = []
    for i in range(2, n + 1):
        if sieve[i]:
            found.append(i)
            for j in range(i * i, n + 1, i):
                sieve[j] = False
    return found


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def words(n):
    counts = {}
    for i in range(n):
        key = 'w' + str(i * 7919 % 5003)
        counts[key] = counts.get(key, 0) + 1
    return sorted(counts, key=lambda k: (-counts[k], k))[:10]


def walk(n):
    p = Point(0, 0)
    seen = []
    for i in range(n):
        p = p.add(Point(i % 7, -1))
        if i % 3 == 0:
            seen.append(p)
    return len(seen), p.x, p.y


def fail(n):
    caught = 0
    for i in range(n):
        try:
            if i % 5 == 0:
                raise ValueError(i)
        except ValueError:
            caught += 1
    return caught


total = 0
for round in range(2):
    total += len(primes(72000))
    total += fib(19)
    total += len(words(36000))
    total += sum(walk(29000))
    total += fail(48000)
    total += sum(x * x for x in range(48000))
print(total)
