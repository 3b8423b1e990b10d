# Sorting by keys: functions, tuples, attributes, strings.
from operator import attrgetter, itemgetter


class Row:
    def __init__(self, number, name):
        self.number = number
        self.name = name


rows = [Row(i * 7919 % 10007, f'name {i * 104729 % 1009}') for i in range(6000)]
pairs = [(row.name, -row.number) for row in rows]


def main():
    total = 0
    for _ in range(12):
        total += sorted(rows, key=lambda row: row.number)[17].number
        total += sorted(rows, key=lambda row: (row.name, row.number), reverse=True)[3].number
        total += sorted(rows, key=attrgetter('number'))[99].number
        total += sorted(pairs, key=itemgetter(1))[5][1] + sorted(pairs)[7][1]
    return total
