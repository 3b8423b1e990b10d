# Data classes: made, compared, printed, replaced.
from dataclasses import asdict, dataclass, field, replace


@dataclass(order=True)
class Item:
    price: float
    name: str = field(compare=False)
    tags: list = field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int


def main():
    total = 0
    for round in range(25):
        items = [Item(i * 31 % 101 / 2, f'item {i}', ['t']) for i in range(500)]
        items.sort()
        total += int(items[7].price) + len(repr(items[0])) + sum(a == b for a, b in zip(items, items[1:]))
        points = {Point(i % 20, i % 30) for i in range(1000)}
        total += len(points) + sum(replace(p, x=1).x for p in points) + len(asdict(items[3]))
    return total
