# Ints and text: decimal and other bases, underscores, all scripts' digits, the limit on decimal digits.
import sys

for text, base in (("123", 10), ("-0x1F", 16), ("0b101", 0), ("0o17", 0), ("0xff_ff", 0), ("1_000", 10), ("  42\n", 10),
                   ("zz", 36), ("-Zz", 36), ("0", 0), ("00", 0), ("07", 10), ("٣٤٥", 10), ("0x_1", 16),
                   ("1__0", 10), ("_1", 10), ("1_", 10), ("", 10), ("+", 10), ("0x", 16), ("08", 0), ("12", 2), ("1 2", 10),
                   ("0b2", 0), ("9", 8), ("1", 1), ("1", 37), ("1\0", 10), ("é", 10), ("- 1", 10), ("0_7", 0), ("0x_", 16)):
    try:
        print(repr(text), base, int(text, base))
    except Exception as e:
        print(repr(text), base, type(e).__name__, e)

for value in (b"12", b"0x1f", b"\xff", b" 7 ", 3.99, -3.99, True, "1" * 20):
    try:
        print(value, int(value))
    except Exception as e:
        print(value, type(e).__name__, e)

for call in ("int()", "int(base=10)", "int('1', 2, 3)", "int(None)", "int(1, 2)", "int('1', base='a')", "int([])",
             "int(float('inf'))", "int(float('nan'))", "int('1', 99)", "int(x='1')"):
    try:
        print(call, eval(call))
    except Exception as e:
        print(call, type(e).__name__, e)

n = 0
for i in range(1, 200):
    n = n * 10 + i % 10
    assert int(str(n)) == n and int(str(-n)) == -n
    for base, prefix, to in ((2, "0b", bin), (8, "0o", oct), (16, "0x", hex)):
        text = to(n)
        assert text.startswith(prefix) and int(text, base) == n and int(text, 0) == n and int(to(-n), base) == -n
print(n, hex(n), oct(-n), bin(255))
print(10**30, -(10**18), 2**63, 2**64, -(2**63), 2**30, 2**30 - 1, 2**60, 0, -0)

print(sys.get_int_max_str_digits())
big = 10**4299
print(len(str(big)), int("9" * 4300) == 10**4300 - 1)
for f in (lambda: str(big * 10), lambda: int("1" * 4301), lambda: repr(-(10**5000)), lambda: f"{10**5000}", lambda: "%d" % 10**5000):
    try:
        f()
        print("no error")
    except ValueError as e:
        print(e)
print(len(hex(10**5000)), int("f" * 5000, 16) == 16**5000 - 1)
sys.set_int_max_str_digits(0)
print(len(str(3**20000)), str(3**20000)[:40], int(str(7**9000)) == 7**9000)
sys.set_int_max_str_digits(640)
try:
    str(10**640)
except ValueError as e:
    print(e)
try:
    sys.set_int_max_str_digits(100)
except ValueError as e:
    print(e)
sys.set_int_max_str_digits(4300)
