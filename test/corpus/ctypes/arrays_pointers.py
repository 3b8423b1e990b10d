# library: arrays, pointers, casts and buffers.
import ctypes
import gc
import pickle
from ctypes import *


def show(what, f):
    try:
        print(what, repr(f()))
    except BaseException as e:
        print(what, type(e).__name__, e)


A = c_int * 5
a = A(1, 2, 3)
print(list(a), len(a), a[-1], a[1:4], a[::-2], A._length_, A._type_, A is c_int * 5, sizeof(A))
a[1:3] = [7, 8]
a[-1] = 9
print(list(a), memoryview(a).format, memoryview(a).shape, memoryview((c_short * 3 * 2)()).shape)
for key in (5, -6, 'x', None, slice(None, None, 0)):
    show(key, lambda: a[key])
    show(key, lambda: a.__setitem__(key, 1))
show('size', lambda: a.__setitem__(slice(0, 2), [1]))
show('item', lambda: a.__setitem__(0, 'x'))
show('del', lambda: a.__delitem__(0))
show('many', lambda: A(1, 2, 3, 4, 5, 6))
show('negative', lambda: c_int * -1)
show('huge', lambda: c_int * 2**62)
for d in ({}, {'_length_': -1, '_type_': c_int}, {'_length_': 3, '_type_': 3}, {'_length_': 3}, {'_length_': 2**63, '_type_': c_int}, {'_length_': 1.5, '_type_': c_int}):
    show('class', lambda: type('A', (ctypes.Array,), d))

c = create_string_buffer(b'hello', 8)
print(c.value, c.raw, c[1:3], c[::2], c[0], len(c), sizeof(c))
c.value = b'x\0y'
print(c.value, c.raw)
show('long', lambda: setattr(c, 'value', b'123456789'))
show('str', lambda: setattr(c, 'value', 'x'))
c.raw = memoryview(b'12345678')
print(c.raw, c.value)
w = create_unicode_buffer('h€llo\U0001f600')
print(w.value, w[1], w[2:5], w[::3], len(w), sizeof(w))
show('long', lambda: setattr(w, 'value', 'x' * 9))
show('bytes', lambda: setattr(w, 'value', b'x'))

i = c_int(42)
p = pointer(i)
p[0] = 43
print(i, p.contents, p[0], p[0:1], bool(p), p.contents is i, addressof(p.contents) == addressof(i))
p.contents = c_int(7)
print(i, p[0], sorted(p._objects))
show('index', lambda: p['a'])
show('slice', lambda: p[:])
show('step', lambda: p[0:2:0])
show('null', lambda: POINTER(c_int)().contents)
show('null', lambda: POINTER(c_int)()[0])
show('wrong', lambda: POINTER(c_int)(3))
show('wrong', lambda: setattr(p, 'contents', c_short()) or p.contents)
show('type', lambda: POINTER(3))
show('type', lambda: pointer(3))
show('type', lambda: ctypes._Pointer())
print(POINTER(c_int) is POINTER(c_int), POINTER(c_int).__name__, POINTER('Later').__name__)
ap = cast(a, POINTER(c_int))
print(ap[0:5], ap[4:0:-1], cast(p, c_void_p).value == addressof(p.contents))
print(cast(c_char_p(b'abc'), POINTER(c_ubyte))[1], cast(pointer(c_uint(1)), POINTER(c_ubyte))[0:4])
show('cast', lambda: cast(3, c_int))
show('cast', lambda: cast(c_int(1), 3))
pp = pointer(pointer(c_int(5)))
print(pp[0][0], pp.contents.contents)

buffer = bytearray(b'\x01\0\0\0\x02\0\0\0')
v = (c_int * 2).from_buffer(buffer)
v[1] = 258
print(buffer, list(v))
show('resize', lambda: buffer.append(1))
del v
buffer.append(1)
print(len(buffer))
show('readonly', lambda: c_int.from_buffer(b'abcd'))
show('small', lambda: c_int.from_buffer(bytearray(2)))
show('offset', lambda: c_int.from_buffer(bytearray(6), 3))
show('offset', lambda: c_int.from_buffer(bytearray(6), -1))
show('copy', lambda: c_short.from_buffer_copy(b'abcd', 2))
show('copy', lambda: c_int.from_buffer_copy(b'ab'))
show('address', lambda: c_int.from_address('x'))
show('address', lambda: c_int.from_address())
print(c_int.from_address(addressof(i)).value)

show('byref', lambda: byref(3))
show('byref', lambda: byref())
show('sizeof', lambda: sizeof(3))
show('alignment', lambda: alignment(3))
show('addressof', lambda: addressof(3))
r = c_int(5)
resize(r, 32)
print(sizeof(r), r.value, sizeof(c_int))
show('resize', lambda: resize(r, 2))
show('resize', lambda: resize(a[0:1], 2))
print(pickle.loads(pickle.dumps(c_short(-5))), pickle.loads(pickle.dumps(c_double(1.5))))
show('pickle', lambda: pickle.dumps(p))
show('setstate', lambda: c_int().__setstate__(3))
print(memmove(c, b'ABC', 3) == addressof(c), c.raw, memset(c, 0, 2) == addressof(c), c.raw)
print(string_at(b'abc\0def'), string_at(b'abc', 2), wstring_at('abc'), wstring_at('abcd', 2))
del a, p, pp, ap
gc.collect()
