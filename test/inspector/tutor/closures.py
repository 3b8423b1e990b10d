def counter(start):
    count = start
    def step(by):
        nonlocal count
        count += by
        return count
    step(1)
    step(2)
    return count

def apply(f, value):
    return f(value)

print(counter(10))
double = lambda n: n * 2
print(apply(double, 4))

def outer(a):
    def middle(b):
        def inner(c):
            return a + b + c
        return inner(3)
    return middle(2)

print(outer(1))
