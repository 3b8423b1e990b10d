# Operands of all sizes. Powers by angle are shown to 13 digits: the last ones are the C library's.

seed = 12345


def number():
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xffffffffffffffff
    return seed >> 11


def part():
    kind = number() % 6
    m = (number() % 2000001 - 1000000) / 1000.0
    if kind == 0:
        return m
    if kind == 1:
        return float(number() % 21 - 10)
    if kind == 2:
        return m * 2.0 ** (number() % 200 - 100)
    if kind == 3:
        return m * 2.0 ** (number() % 1900 - 1000)
    return number() / 2**53 * (1 if number() % 2 else -1)


def show(function):
    try:
        print(function(), end=' ')
    except ArithmeticError as e:
        print(type(e).__name__, e, end=' ')


specs = ['.3f', '>30', '+.5g', 'e', '^40.2E', ',.1f', '_', '#.3', 'n', ' ', 'z.2f']
for i in range(300):
    a = complex(part(), part())
    b = complex(part(), part())
    n = number() % 9 - 4
    print(a, b, hash(a), a == b, complex(str(a)) == a, format(a, specs[i % len(specs)]))
    for function in (
        lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b, lambda: abs(a), lambda: a * b.real,
        lambda: a.real / b, lambda: a**n, lambda: format(a**b, '.13g'), lambda: format(a.real**b.imag, '.13g'),
    ):
        show(function)
    print()
