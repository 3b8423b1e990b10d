# Floats: special values, division, powers, rounding, comparison with ints, hashes.
INF, NAN = float("inf"), float("nan")
values = (0.0, -0.0, 1.0, -1.0, 0.5, 2.0, -2.5, 3.0, 1e308, -1e-308, INF, -INF, NAN)
for name, f in (("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b), ("/", lambda a, b: a / b),
                ("//", lambda a, b: a // b), ("%", lambda a, b: a % b), ("divmod", divmod)):
    for a in values:
        row = []
        for b in values:
            try:
                row.append(str(f(a, b)))
            except Exception as e:
                row.append(type(e).__name__)
        print(name, a, *row)
for a in values:
    row = []
    for b in values:
        if a < 0 and b != b // 1 and abs(b) < INF:
            continue  # complex
        try:
            row.append(str(a**b))
        except Exception as e:
            row.append(type(e).__name__ + ":" + str(e))
    print("**", a, *row)
for text in ("1.0 / 0", "1.0 // 0", "1.0 % 0", "divmod(1.0, 0)", "0.0 ** -1", "10.0 ** 400", "1.5 + 10 ** 400", "round(1e308 * 1.7, -308)",
             "int(INF)", "int(NAN)", "INF.as_integer_ratio()", "NAN.as_integer_ratio()", "round(INF)", "round(NAN, 2)", "float(1, 2)",
             "float(x=1)", "1.5 & 1", "float.__getformat__('x')", "float.__getformat__('double')"):
    try:
        print(text, eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)

for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e300, 123.456, -0.0, 1e22, 5e-324, 0.15, 0.25, 0.35, 1234567.5):
    print(x, round(x), [round(x, n) for n in (-3, -1, 0, 1, 2, 5, 20)], round(x, None))
print(round(1.5, 400), round(1.5, -400), round(-1.5, -400), round(2.5, 10**30), round(2.5, -(10**30)))
for x in (1.5, -2.25, 0.1, 1e300, 5e-324, -0.0):
    print(x.as_integer_ratio(), x.is_integer(), x.__trunc__(), x.__floor__(), x.__ceil__(), x.conjugate(), x.real, x.imag, int(x), x.__getnewargs__())

big = 2**53
for n in (big, big + 1, big + 2, -big - 1, 10**22, 10**23, 2**1024, -(2**1024), 0, 1):
    for x in (float(big), float(big + 2), 1e22, 1e23, INF, -INF, NAN, 0.0, 0.5, 1.0, -0.5):
        print("".join("TF"[not v] for v in (n < x, n <= x, n == x, n != x, n > x, n >= x, x < n, x == n)), end=" ")
    print()
print([hash(x) for x in (0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1e300, 5e-324, INF, -INF, 2.0**61, 2.0**61 - 1024, 123.456)])
print(hash(1.0) == hash(1) == hash(True), hash(2.0**100) == hash(2**100), hash(NAN) == hash(NAN), {1: "a"}[1.0])


class Sub(float):
    pass


s = Sub("2.5")
print(s, s + 1, type(s + 1) is float, type(+s) is float, s == 2.5, hash(s) == hash(2.5), Sub(), Sub(3), -s, abs(Sub(-1)), float(s) is not s)
print(sum([0.1] * 10), sum([1e100, 1.0, -1e100, 1.0]), 0.1 * 3, 1e16 + 1, 2.0**0.5, 10.0**-2, 7.5 // 2, -7.5 % 2, 1e-320 / 3)
