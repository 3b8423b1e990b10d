def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def evens(it):
    for v in it:
        if v % 2 == 0:
            yield v


def main():
    return sum(evens(count(1_500_000))), sum(x * x for x in count(300_000))
