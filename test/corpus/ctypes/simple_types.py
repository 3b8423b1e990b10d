# library: ctypes' simple types: what they take, what they give, what they refuse.
import ctypes
from ctypes import *


def show(what, f):
    try:
        print(what, repr(f()))
    except BaseException as e:
        print(what, type(e).__name__, e)


TYPES = [c_char, c_wchar, c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulonglong, c_float, c_double, c_longdouble, c_bool, c_char_p, c_wchar_p, c_void_p, py_object]
VALUES = [None, 'ab', b'ab', 'x', b'x', 1.5, 3, 300, -1, 2**70, [], bytearray(b'z'), 'é', '\U0001f600', True]
for T in TYPES:
    print(T.__name__, sizeof(T), alignment(T), T._type_)
    for v in VALUES:
        if T in (c_char_p, c_wchar_p) and isinstance(v, int):
            continue
        show(f'{T.__name__} {v!r}', lambda: T(v).value)

print(c_int(3), c_double(2.5), c_char(b'x'), c_bool(7), c_void_p(None), c_void_p(5), py_object([1]), py_object())
show('hash', lambda: hash(c_int()))
show('too many', lambda: c_int(1, 2))
show('delete', lambda: delattr(c_int(), 'value'))
show('py_object', lambda: py_object().value)
print(bool(c_int(0)), bool(c_int(-1)), bool(c_double(0.0)), bool(c_char_p()), bool(c_char_p(b'')))

# The other order of bytes.
for T in (c_short, c_int, c_ulonglong, c_double, c_float):
    be = T.__ctype_be__
    print(be.__name__, be(258), bytes(be(258)), bytes(T(258)), be.__ctype_le__ is T, be(258).value)


class Sub(c_int):
    pass


print(type(Sub(5).value), isinstance(Sub(5), c_int), Sub.from_param(Sub(3)).value)
for bases, d in [((ctypes._SimpleCData,), {}), ((ctypes._SimpleCData,), {'_type_': 'ab'}), ((ctypes._SimpleCData,), {'_type_': '%'}), ((ctypes._SimpleCData,), {'_type_': 3}), ((ctypes._SimpleCData,), {'_type_': 'X'})]:
    show('class', lambda: type('X', bases, d))
show('abstract', lambda: ctypes._SimpleCData())

# Long doubles keep what a double has, whatever its size.
for x in (0.0, -0.0, 1.0, -2.5, 1e300, 5e-324, 2.2250738585072014e-308, float('inf'), -float('inf')):
    print(x, c_longdouble(x).value, bytes(c_longdouble(x))[:10].hex())
print(c_longdouble(float('nan')).value)

# Parameters.
for T, v in [(c_int, 'x'), (c_char_p, 3), (c_void_p, 3.5), (POINTER(c_int), 3), (c_wchar_p, b'x'), (c_double, None)]:
    show(f'from_param {T.__name__}', lambda: T.from_param(v))
for T, v in [(c_int, 3), (c_double, 3), (c_char, b'x'), (c_char, b'\x01'), (c_char, b"'"), (c_long, -3), (c_ubyte, 255), (c_short, -1), (c_float, 0.5)]:
    print(repr(T.from_param(v)))


class Wrapped:
    def __init__(self, v):
        self._as_parameter_ = v


print(repr(c_int.from_param(Wrapped(42))), repr(c_long.from_param(Wrapped(Wrapped(7)))))
loop = Wrapped(None)
loop._as_parameter_ = loop
show('recursion', lambda: c_int.from_param(loop))
