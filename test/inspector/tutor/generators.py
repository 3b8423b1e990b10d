def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

total = 0
for k in count(3):
    total += k

g = count(2)
first = next(g)
second = next(g)
squares = list(x * x for x in [1, 2])
