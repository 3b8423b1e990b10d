# library
# Simulations: a bank with a heap of events, Game of Life, cellular rules, Monte Carlo with a seed, a lift, dice statistics.
import heapq
import random
import statistics
from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import accumulate, product, repeat, starmap

random.seed(2024)


@dataclass(order=True)
class Event:
    time: float
    serial: int
    kind: str = field(compare=False)
    who: int = field(compare=False)


class Bank:
    def __init__(self, desks):
        self.free, self.waiting, self.events, self.serial, self.waits = desks, deque(), [], 0, []

    def at(self, time, kind, who):
        self.serial += 1
        heapq.heappush(self.events, Event(time, self.serial, kind, who))

    def run(self, n):
        for i, t in enumerate(accumulate(random.expovariate(1) for _ in range(n))):
            self.at(t, 'arrive', i)
        while self.events:
            e = heapq.heappop(self.events)
            getattr(self, e.kind)(e)
        return round(statistics.fmean(self.waits), 6), round(max(self.waits), 6), len(self.waits)

    def arrive(self, e):
        self.waiting.append((e.time, e.who))
        self.serve(e.time)

    def leave(self, e):
        self.free += 1
        self.serve(e.time)

    def serve(self, now):
        while self.free and self.waiting:
            came, who = self.waiting.popleft()
            self.free -= 1
            self.waits.append(now - came)
            self.at(now + random.uniform(1, 3), 'leave', who)


print(Bank(2).run(50), Bank(3).run(50))


def life(cells):
    around = Counter((x + dx, y + dy) for x, y in cells for dx, dy in product((-1, 0, 1), repeat=2) if dx or dy)
    return {c for c, n in around.items() if n == 3 or n == 2 and c in cells}


def draw(cells, w=8, h=5):
    return '/'.join(''.join('.#'[(x, y) in cells] for x in range(w)) for y in range(h))


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4):
    print(draw(glider))
    glider = life(glider)


def rule(n, row, steps):
    for _ in range(steps):
        yield ''.join(' #'[c] for c in row)
        row = [n >> (a << 2 | b << 1 | c) & 1 for a, b, c in zip([0, *row[:-1]], row, [*row[1:], 0])]


print(*rule(30, [int(i == 8) for i in range(17)], 6), sep='|\n')
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(5000))
print(inside * 4 / 5000, [random.choice('abc') for _ in range(5)], random.sample(range(100), 4), random.choices('xy', [1, 9], k=6), round(random.gauss(0, 1), 9), random.getrandbits(40))
state = random.getstate()
first = [random.randint(1, 6) + random.randint(1, 6) for _ in range(500)]
random.setstate(state)
print(first == [random.randint(1, 6) + random.randint(1, 6) for _ in range(500)], sorted(Counter(first).items()), round(statistics.stdev(first), 9), statistics.mode(first), statistics.quantiles(first, n=4))
print(random.Random('text').random(), random.Random(b'bytes').random(), random.Random(1.5).random(), random.Random(2**100).randrange(10**30), [round(f(*a), 9) for f, a in ((random.triangular, (0, 1, 0.2)), (random.betavariate, (2, 3)), (random.gammavariate, (2, 1)), (random.vonmisesvariate, (0, 4)), (random.lognormvariate, (0, 1)), (random.paretovariate, (3,)), (random.weibullvariate, (1, 2)), (random.binomialvariate, (20, 0.3)))])
for bad in (lambda: random.randrange(0), lambda: random.randint(5, 1), lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.sample({1}, 1), lambda: random.choices([], k=1), lambda: random.choices('ab', [0, 0]), lambda: random.shuffle('ab'), lambda: random.seed([]), lambda: random.getrandbits(-1), lambda: random.setstate((1,)), lambda: random.randrange(1.5), lambda: random.expovariate(0), lambda: random.choices('ab', [1], k=1), lambda: random.binomialvariate(-1), lambda: random.sample(range(3), -1)):
    try:
        print(bad(), end='; ')
    except (ValueError, TypeError, IndexError, ZeroDivisionError) as e:
        print(type(e).__name__, e, end='; ')
print()
maze = ['#########', '#S..#...#', '#.#.#.#.#', '#.#...#E#', '#########']
start = next((r, c) for r, row in enumerate(maze) for c, x in enumerate(row) if x == 'S')
queue, seen = deque([(start, '')]), {start}
while queue:
    (r, c), path = queue.popleft()
    if maze[r][c] == 'E':
        print(path, len(path), len(seen))
        break
    for d, (dr, dc) in {'U': (-1, 0), 'D': (1, 0), 'L': (0, -1), 'R': (0, 1)}.items():
        if maze[r + dr][c + dc] != '#' and (r + dr, c + dc) not in seen:
            seen.add((r + dr, c + dc))
            queue.append(((r + dr, c + dc), path + d))
print(list(starmap(pow, zip(range(4), repeat(2)))), sum(1 for d in product(range(1, 7), repeat=3) if sum(d) == 10))
