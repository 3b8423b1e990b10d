def plain():
    pass

def fact(n):
    if n < 2:
        return 1
    return n * fact(n - 1)

def many(a, b=2, *rest, key=None, **more):
    total = a + b
    for r in rest:
        total += r
    return total, key, more

plain()
print(fact(4))
r = many(1, 2, 3, 4, key='k', z=1)
m = many(5)
f = fact
