# library: looking at objects by address, and changing them.
import sys
from ctypes import *


class PyObject(Structure):
    _fields_ = [('ob_refcnt', c_ssize_t), ('ob_type', c_void_p)]


class PyVarObject(Structure):
    _fields_ = [('ob_base', PyObject), ('ob_size', c_ssize_t)]


class PyListObject(Structure):
    _fields_ = [('ob_base', PyVarObject), ('ob_item', POINTER(py_object)), ('allocated', c_ssize_t)]


class PyFloatObject(Structure):
    _fields_ = [('ob_base', PyObject), ('ob_fval', c_double)]


class PyTupleObject(Structure):
    _fields_ = [('ob_base', PyVarObject), ('ob_item', py_object * 3)]


x = object()
count = c_ssize_t.from_address(id(x))
print(count.value, sys.getrefcount(x) - 1)
more = [x, x, x]
print(count.value)
del more
print(count.value)

items = ['a', 2, None]
raw = PyListObject.from_address(id(items))
print(raw.ob_base.ob_size, raw.allocated >= 3, raw.ob_item[0], raw.ob_item[1], raw.ob_item[2])
print(raw.ob_base.ob_base.ob_type == id(list), raw.ob_base.ob_base.ob_refcnt)
raw.ob_base.ob_size = 2
print(items, len(items))
raw.ob_base.ob_size = 3
print(items)

f = float('2.5')
PyFloatObject.from_address(id(f)).ob_fval = 7.25
print(f, f + 1)

t = tuple([1, 'two', 3.0])
print([PyTupleObject.from_address(id(t)).ob_item[i] for i in range(3)])
print(cast(id(t), py_object).value is t)

# A large int's digits: 30 bits each.
n = 12345678901234567890
tag = c_size_t.from_address(id(n) + 16).value
digits = (c_uint32 * (tag >> 3)).from_address(id(n) + 24)
print(tag >> 3, tag & 3, sum(d << (30 * i) for i, d in enumerate(digits)) == n)
digits[0] ^= 1
print(n)

# A string's characters lie behind its header.
s = 'hello' + str(len(items))
print(string_at(id(s) + 40, 7))
memmove(id(s) + 40, b'J', 1)
print(s)

# A bytes object is not so immutable.
b = bytes([65, 66, 67])
memset(id(b) + 32, 0x2a, 2)
print(b)

# The small int 300 is nobody's; 5 is everybody's.
print(c_ssize_t.from_address(id(5)).value & 0xffffffff == 0xffffffff, sizeof(PyListObject), PyListObject.allocated)


# A class's instance and its type's name.
class Point:
    pass


p = Point()
type_of = c_void_p.from_address(id(p) + 8).value
print(type_of == id(Point), c_char_p.from_address(type_of + 24).value)
pythonapi.Py_IncRef(py_object(p))
print(sys.getrefcount(p))
pythonapi.Py_DecRef(py_object(p))
print(sys.getrefcount(p))
