# Which operand does the work: reflected and in-place methods, subclasses first, and the words of the errors.
class Left:
    def __add__(self, other):
        return "Left.__add__"

    def __radd__(self, other):
        return "Left.__radd__"

    def __pow__(self, other, third=None):
        return ("pow", third)

    def __iadd__(self, other):
        return "Left.__iadd__"


class Sub(Left):
    def __radd__(self, other):
        return "Sub.__radd__"


class Decline:
    def __add__(self, other):
        return NotImplemented

    __radd__ = __sub__ = __matmul__ = __add__


print(Left() + 1, 1 + Left(), Left() + Sub(), Sub() + Left(), Left() ** 2, pow(Left(), 2, 3))
x = Left()
x += 5
print(x)

tests = """1 + 'a'; 'a' + 1; [] + 1; 1 - None; 2 * None; None * 2; 'a' * 2.0; 1 @ 2; 1 // 'a'; 1 / 'a'; 1 % 'a'; divmod(1, 'a')
1 ** 'a'; pow(1, 'a', 2); pow(2.0, 2, 3); 1 << 'a'; 1 >> 'a'; 1 & 'a'; 1 | 1.5; 1 ^ None; Decline() + 1; 1 + Decline()
Decline() - 1; Decline() @ 2; -'a'; +[]; ~1.5; abs('a'); print >> 5; len(5); [1] * 2.5; 'abc' * -1; (1,) * 3; 3 * [0]
1 < 'a'; None >= 1; 1.5 < 'a'; int('5') < 5.5; round('a'); range('a'); [1, 2][2 ** 100]; 'a' * 2 ** 100
bin(1.5); hex('a'); oct(8); chr(2 ** 40); divmod(-7, 2.0); divmod(7, -2); 7 // 2.0; -7 % 2.5; 2 ** 0.5; 4 ** -1; float('x')
sum([1, 2.5, True]); sum(['a']); max(1, 2.5); min(3, 2); 10 ** 20 == 1e20; 2 ** 53 + 1 == 2.0 ** 53; 2 ** 53 + 1 > 2.0 ** 53"""
for line in tests.replace("\n", ";").split(";"):
    line = line.strip()
    try:
        print(line, "->", eval(line))
    except Exception as e:
        print(line, "->", type(e).__name__, e)

for statement in ("a = 1; a += 'x'", "a = []; a += 1", "a = 1; a @= 2", "a = 'x'; a **= 2", "a = 2; a <<= 3; print(a)",
                  "a = [1]; a *= 2; print(a)", "a = 7; a //= 2; a -= 1; a %= 2; print(a)", "a = 6; a &= 3; a |= 8; a ^= 1; print(a)",
                  "a = 7.0; a /= 2; a **= 2; print(a)"):
    try:
        exec(statement)
    except Exception as e:
        print(statement, "->", type(e).__name__, e)


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


print(int(Index(5)), [10, 20, 30][Index(1)], bin(Index(6)), float(Index(3)), range(Index(3)), "x" * Index(2), 1 << True)
for bad in (Index("a"), Index(1.5), Index(None)):
    for f in (int, float, bin, lambda v: [1][v], lambda v: range(v)):
        try:
            print(f(bad))
        except TypeError as e:
            print(e)


class Convert:
    def __int__(self):
        return 7

    def __float__(self):
        return 2.5


class BadConvert:
    def __int__(self):
        return "7"

    def __float__(self):
        return 2


print(int(Convert()), float(Convert()))
for f in (int, float):
    try:
        f(BadConvert())
    except TypeError as e:
        print(e)
print(NotImplemented, Ellipsis, ..., None, type(None)(), type(...)() is ..., type(NotImplemented)() is NotImplemented)
for t in (type(None), type(...), type(NotImplemented)):
    print(t, t.__doc__)
    try:
        t(1)
    except TypeError as e:
        print(e)
print(hash(None) == 0xFCA86420, bool(None), None == None, None != 1, repr(...), (...).__reduce__(), NotImplemented.__reduce__())
