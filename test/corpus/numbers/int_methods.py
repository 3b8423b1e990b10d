# The methods of int and bool, and what subclasses make of them.
for n in (0, 1, -1, 255, -256, 2**31, -(2**63), 10**30):
    print(n, n.bit_length(), n.bit_count(), n.as_integer_ratio(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator,
          n.is_integer(), n.__trunc__(), n.__floor__(), n.__ceil__(), n.__round__(), n.__sizeof__(), n.__getnewargs__())

for n, length, order, signed in ((258, 2, "big", False), (258, 4, "little", False), (-2, 2, "big", True), (-(2**15), 2, "little", True),
                                 (2**15, 2, "big", True), (-1, 1, "big", False), (256, 1, "big", False), (0, 0, "big", False),
                                 (1, 1, "middle", False), (127, 1, "big", True), (128, 1, "big", True), (-129, 1, "big", True),
                                 (2**200 + 5, 30, "little", False), (5, -1, "big", False)):
    try:
        data = n.to_bytes(length, order, signed=signed)
        print(n, data, int.from_bytes(data, order, signed=signed) == n)
    except Exception as e:
        print(n, length, order, signed, type(e).__name__, e)
print((1).to_bytes(), int.from_bytes([1, 2, 3]), int.from_bytes(b"\xff\xfe", signed=True), int.from_bytes(b""))
for data in (b"\x00", b"\xff\xff\xff\xff\xff\xff\xff\xff\xff", b"\x80" + bytes(8), b"\x00\x00\x7f", bytes(range(20))):
    print(data, [int.from_bytes(data, o, signed=s) for o in ("big", "little") for s in (False, True)])

for n, digits in ((1234, -2), (1250, -2), (1350, -2), (-1250, -2), (15, -1), (25, -1), (5, -1), (12345, 3), (10**30 + 5 * 10**9, -10), (7, -100)):
    print(n, digits, round(n, digits))


class Small(int):
    def __repr__(self):
        return "Small(" + int.__repr__(self) + ")"


s = Small("2a", 16)
print(s, s + 1, -s, s * s, type(+s) is int, type(s.real) is int, s == 42, hash(s) == hash(42), {42: "x"}[s], Small(2**70), Small(True))
print(Small(-7) // 2, Small(7) ** 2, round(Small(15), -1), Small().bit_length(), int(Small(3)) is not s)

print(bool(), bool([]), bool("x"), True + 1, True is bool(7), not 0, True & False, True | 2, True ^ True, repr(True), str(False),
      isinstance(True, int), int(True), True == 1, hash(True), f"{True}", f"{True:d}", True.__sizeof__())
for call in ("bool(1, 2)", "bool(x=1)", "bool.__new__(int)", "int.__new__(bool, 1)", "int.__new__(str)", "type('B', (bool,), {})"):
    try:
        print(call, eval(call))
    except Exception as e:
        print(call, type(e).__name__, e)
print(int.__doc__[:23], int.bit_length.__doc__[:10], int.to_bytes.__text_signature__, float.hex.__text_signature__)
