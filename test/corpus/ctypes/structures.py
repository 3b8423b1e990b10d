# library: structures, unions, bit fields: where the fields lie, and what goes in.
from ctypes import *


def show(what, f):
    try:
        print(what, repr(f()))
    except BaseException as e:
        print(what, type(e).__name__, e)


class S(Structure):
    _fields_ = [('a', c_int), ('b', c_short, 3), ('c', c_short, 5), ('d', c_char * 3), ('e', c_double), ('f', c_wchar * 2)]


print(S.a, S.b, S.c, S.d, S.e, S.f, sizeof(S), alignment(S))
s = S(1, 2, -3, b'xy', 0.5, 'é')
print(s.a, s.b, s.c, s.d, s.e, s.f, bytes(s).hex())
s.b, s.c = 5, 17
print(s.b, s.c, memoryview(s).format, memoryview(s).nbytes)
for what in ({'d': b'abcd'}, {'d': 3}, {'a': 'x'}, {'f': 'abc'}, {'f': b'a'}, {'e': None}):
    show(what, lambda: S(**what))
show('too many', lambda: S(1, 2, 3, b'', 0, '', 7))
show('twice', lambda: S(1, a=2))
show('delete', lambda: delattr(s, 'a'))
print(S(a=1, other=3).other, S(d=b'a\0b').d)


class Packed(Structure):
    _pack_ = 1
    _fields_ = [('a', c_char), ('b', c_int), ('c', c_char), ('d', c_longlong)]


class Aligned(Structure):
    _align_ = 32
    _fields_ = [('a', c_char), ('b', c_int)]


class U(Union):
    _fields_ = [('i', c_uint32), ('b', c_ubyte * 4), ('h', c_uint16), ('f', c_float)]


print(sizeof(Packed), Packed.d, sizeof(Aligned), alignment(Aligned), sizeof(U), U.h)
u = U(0x3f800000)
print(u.f, list(u.b), u.h)
u.b[3] = 0x40
print(u.f)


class Bits(Structure):
    _fields_ = [('a', c_uint, 1), ('b', c_uint, 31), ('c', c_ubyte, 4), ('d', c_int, 12), ('e', c_longlong, 40)]


print([getattr(Bits, n) for n in 'abcde'], sizeof(Bits))
bits = Bits(1, 2**31 - 1, 15, -1, -2)
print(bits.a, bits.b, bits.c, bits.d, bits.e, bytes(bits).hex())


class Big(BigEndianStructure):
    _fields_ = [('a', c_uint16), ('b', c_uint32), ('c', c_uint32, 4), ('d', c_uint32, 28)]


big = Big(1, 2, 3, 4)
print(bytes(big).hex(), big.c, big.d, memoryview(big).format)


class Inner(Structure):
    _fields_ = [('x', c_int), ('y', c_int)]


class Outer(Structure):
    _anonymous_ = ['inner']
    _fields_ = [('head', c_char), ('inner', Inner), ('pair', Inner * 2)]


o = Outer(b'h', (1, 2), ((3, 4), (5, 6)))
print(o.x, o.y, o.inner.y, o.pair[1].x, Outer.y, len(o.pair))
o.x = 9
print(o.inner.x, o._objects, o.inner._b_base_ is o, o._b_needsfree_, o.inner._b_needsfree_)
show('tuple', lambda: Outer(b'h', (1, 2, 3)))
show('wrong', lambda: setattr(o, 'inner', S()))


class Derived(Inner):
    _fields_ = [('z', c_char)]


print(Derived(1, 2, b'z').z, sizeof(Derived), Derived.z, Derived.x is Inner.x)


class Node(Structure):
    pass


Node._fields_ = [('value', c_int), ('next', POINTER(Node))]
a, b = Node(1), Node(2)
a.next = pointer(b)
b.next = pointer(a)
print(a.next.contents.value, a.next[0].next[0].value, bool(Node(3).next))

for d in ({'_fields_': 3}, {'_fields_': [3]}, {'_fields_': [('a', 3)]}, {'_fields_': [('a', c_double, 3)]}, {'_fields_': [('a', c_int, 33)]}, {'_fields_': [('a', c_int)], '_pack_': -1}, {'_fields_': [('a', c_int)], '_pack_': 'x'}, {'_fields_': [('a', c_int)], '_anonymous_': ['b']}, {'_fields_': [('a', c_int)], '_anonymous_': ['a']}, {'_fields_': [(1, c_int)]}, {'_fields_': [('a', c_int, 0)]}):
    show('class', lambda: type('X', (Structure,), d))
show('final', lambda: setattr(S, '_fields_', []))
show('abstract', lambda: Structure())
show('itself', lambda: setattr(Node, '_fields_', [('n', Node)]))
print(S.from_buffer_copy(bytes(sizeof(S))).a, sizeof(type('E', (Structure,), {'_fields_': []})))
