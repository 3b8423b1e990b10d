# Ints of all sizes: every operator, exact, against what Python itself says. A checksum stands for thousands of cases.
state = 12345


def rnd(bits):
    global state
    value = 0
    for _ in range(bits // 31 + 1):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        value = (value << 31) | state
    return value & ((1 << bits) - 1)


def number():
    kind = rnd(3)
    if kind == 0:
        value = rnd(4)
    elif kind == 1:
        value = (1 << rnd(8)) + rnd(2) - 1
    elif kind < 5:
        value = rnd(28 + rnd(7))
    elif kind < 7:
        value = rnd(rnd(9))
    else:
        value = rnd(rnd(11))
    return -value if rnd(1) else value


def check(text, total):
    for c in text:
        total = (total * 1000003 + ord(c)) & 0xFFFFFFFFFFFFFFFF
    return total


def run(name, f, times=400):
    total = 7
    for _ in range(times):
        a = number()
        b = number()
        try:
            r = f(a, b)
        except Exception as e:
            r = type(e).__name__ + ": " + str(e)
        if isinstance(r, int):
            r = hex(r)
        total = check(str(r), total)
    print(name, hex(total))


run("+", lambda a, b: a + b)
run("-", lambda a, b: a - b)
run("*", lambda a, b: a * b)
run("//", lambda a, b: a // b)
run("%", lambda a, b: a % b)
run("/", lambda a, b: a / b)
run("&", lambda a, b: a & b)
run("|", lambda a, b: a | b)
run("^", lambda a, b: a ^ b)
run("<<", lambda a, b: a << (b % 300))
run(">>", lambda a, b: a >> (b % 300))
run("**", lambda a, b: (a % 1000 - 500) ** (b % 40))
run("pow", lambda a, b: pow(a & 0xFFFFFFFFFFFFFFFFFFFF, b % (1 << 150), (a ^ b) % (1 << 200)))
run("<", lambda a, b: (a < b, a <= b, a == b, a != b, a > b, a >= b))
run("unary", lambda a, b: (-a) ^ (~b) ^ abs(a) ^ +b)
run("hash", lambda a, b: hash(a) ^ hash(b))
run("bits", lambda a, b: a.bit_length() * 10000 + b.bit_count())

# The relation that defines division.
for _ in range(300):
    a, b = number(), number() or 1
    q, r = divmod(a, b)
    assert a == q * b + r and (0 <= r < b or b < r <= 0), (a, b)

# Long products take another way than short ones: they agree.
a = 3**5000
b = 7**4000
print((a * b - (a - 1) * b == b), (a * a == a**2), a * b % 1000000007, (a // b) % 1000003, (a % b) % 1000003)
print(pow(3, 10**40, 10**20 + 39), pow(7, -1, 10**9 + 7), pow(-5, 3, -7), pow(2, 0, 1), pow(0, 0))

for expression in ("1 // 0", "1 % 0", "1 / 0", "divmod(1, 0)", "pow(2, 3, 0)", "pow(2, -1, 4)", "1 << -1", "1 >> -1",
                   "0 ** -1", "10 ** 400 / 3", "float(10 ** 400)", "1 << (1 << 70)", "int('x')", "~'a'", "-None"):
    try:
        print(expression, eval(expression))
    except Exception as e:
        print(expression, type(e).__name__, e)
print(2**-2, (-8) // 3, (-8) % 3, 8 // -3, 8 % -3, (1 << 200) >> 199, -1 >> 1000, True + True, True & 6, ~0)
