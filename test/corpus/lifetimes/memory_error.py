# More than there can ever be.
for make in (lambda: [0] * 10**18, lambda: "x" * 10**18, lambda: (0,) * 10**18, lambda: b"x" * 10**18, lambda: [None] * (2**62)):
    try:
        make()
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__, e.args)
x = [1, 2, 3]
try:
    x *= 10**18
except MemoryError as e:
    print(type(e).__name__, x)
try:
    bytes(10**18)
except (MemoryError, OverflowError) as e:
    print(type(e).__name__)
