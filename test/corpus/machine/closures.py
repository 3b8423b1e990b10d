def fib(n):
    return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(20))
def outer():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
i = outer(); i(); print(i(), i.__closure__[0].cell_contents)
print([x*y for x in range(4) for y in range(3) if x != y])
print({x: x*x for x in range(5)}, {x % 3 for x in range(10)})
print(sum(x for x in range(10)), list(map(lambda v: v*2, [1,2,3])))
