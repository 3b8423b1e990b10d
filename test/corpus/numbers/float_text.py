# Doubles and text, exact both ways: repr is the shortest that reads back.
state = 99


def rnd(bits):
    global state
    value = 0
    for _ in range(bits // 31 + 1):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        value = (value << 31) | state
    return value & ((1 << bits) - 1)


def double():
    kind = rnd(2)
    if kind == 0:
        m, e = rnd(53), rnd(11) - 1100
    elif kind == 1:
        m, e = rnd(53), rnd(6) - 80
    elif kind == 2:
        return rnd(20) / 10 ** rnd(3)
    else:
        m, e = 1, rnd(11) - 1074
    x = float(m)
    while e > 0 and x < 1e290:
        step = e if e < 30 else 30
        x *= 2.0**step
        e -= step
    while e < 0:
        step = -e if e > -30 else 30
        x /= 2.0**step
        e += step
    return x


def check(text, total):
    for c in text:
        total = (total * 1000003 + ord(c)) & 0xFFFFFFFFFFFFFFFF
    return total


total = 1
for _ in range(1500):
    x = double()
    text = repr(x)
    assert float(text) == x, text
    assert float.fromhex(x.hex()) == x
    total = check(text, total)
    total = check("%.3e %.17g %.2f %g %r" % (x, x, x, x, -x), total)
    total = check(x.hex(), total)
print(hex(total))

for x in (0.1, 1.0, -0.0, 1e16, 1e15, 123456789012345680.0, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308,
          1e-4, 1e-5, 0.1 + 0.2, 1 / 3, 2 / 3, 100.0, 9007199254740993.0, float("inf"), -float("inf"), float("nan"), 9.5, 12345.678):
    print(x, repr(x), x.hex(), [x])

for text in ("1.5", " 2.5\n", "1e5", "1E-5", ".5", "5.", "1_000.5_0", "inf", "-Infinity", "nan", "+NaN", "1e400", "-1e400", "1e-400",
             "0x10", "1__0", "_1", "1_", "1._5", "e5", "", " ", "1 2", "--1", "1e", "1e+", "٣.٤", "infin", "1e1_0", ".", "+.5e1",
             "2.47032822920623272088284396434110686182e-324", "2.47032822920623272088284396434110686183e-324",
             "9007199254740993", "9007199254740992.9999999999999999999", "1.00000000000000011102230246251565404236316680908203125",
             "1.00000000000000011102230246251565404236316680908203124", "1.00000000000000011102230246251565404236316680908203126",
             "179769313486231580793728971405301e276", "1.7976931348623158e308", "1.7976931348623159e308", "0" * 400 + "1", "1" + "0" * 400,
             "0." + "0" * 400 + "1e401", "4.9e-324", "8.5e-320", "1\0"):
    try:
        print(repr(text)[:60], float(text))
    except ValueError as e:
        print(str(e)[:90])

for value in (b"1.5", 5, True, "3", None, [], b"x", 10**400):
    try:
        print(float(value))
    except Exception as e:
        print(type(e).__name__, e)
for text in ("0x1.8p1", "-0x.1p4", "1.8", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p1023", "0x1p1024", "0x1.fffffffffffff8p1023",
             "0x1.fffffffffffff7p1023", "inf", "-nan", "0x", "0xp1", "1p", " 0x1 ", "0x1.00000000000008p0", "0x1.000000000000081p0", "zz", "0x1p9999999999"):
    try:
        print(text, float.fromhex(text))
    except Exception as e:
        print(text, type(e).__name__, e)
