# ctypes reads and changes the memory of the process itself: an object's address is its id.
# Look at: the first 8 bytes of every object are its count; the 8 behind them are its type's address; a list's items lie
# elsewhere, where ob_item points; and nobody keeps a program from making 2.5 into 7.25.
from ctypes import POINTER, Structure, c_double, c_ssize_t, c_void_p, py_object


class PyListObject(Structure):
    _fields_ = [
        ('ob_refcnt', c_ssize_t),
        ('ob_type', c_void_p),
        ('ob_size', c_ssize_t),
        ('ob_item', POINTER(py_object)),
        ('allocated', c_ssize_t),
    ]


items = ['a', 2, None]
raw = PyListObject.from_address(id(items))
print('count', raw.ob_refcnt, 'type is list', raw.ob_type == id(list), 'size', raw.ob_size)

again = items
print('one name more:', raw.ob_refcnt)
del again

print('through ob_item:', raw.ob_item[0], raw.ob_item[1], raw.ob_item[2])
raw.ob_size = 2
print('ob_size = 2:', items)
raw.ob_size = 3

number = float('2.5')
c_double.from_address(id(number) + 16).value = 7.25
print('a float is 16 bytes of header and 8 of value:', number)
