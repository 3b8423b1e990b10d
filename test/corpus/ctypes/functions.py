# library: foreign functions: the process's own, and Python functions as such.
import ctypes
import sys
from ctypes import *


def show(what, f):
    try:
        print(what, repr(f()))
    except BaseException as e:
        print(what, type(e).__name__, e)


api = pythonapi
api.PyObject_Repr.restype = py_object
print(api.PyObject_Repr(py_object([1, 'x'])))
strlen = CDLL(None).strlen
print(strlen(b'four'), strlen(c_char_p(b'seven77')))
show('convert', lambda: strlen([]))
strlen.argtypes = [c_char_p]
strlen.restype = c_size_t
for args in ((), ([],), (1.5,), (b'ab',), (create_string_buffer(b'xyz'),), ('str',)):
    show(args if not args or not isinstance(args[0], Array) else 'buffer', lambda: strlen(*args))
print(strlen.argtypes, strlen.restype, strlen.errcheck, bool(strlen), bool(CFUNCTYPE(c_int)()))
show('dll', lambda: CDLL('nosuch.so'))
show('missing', lambda: hasattr(CDLL(None), 'nosuch_function'))

F = CFUNCTYPE(c_int, c_int, c_int)
add = F(lambda a, b: a + b)
print(add(2, 3), add(c_int(4), 5), F is CFUNCTYPE(c_int, c_int, c_int), repr(add)[:24])
for args in ((1,), ('x', 1), (1, 2, 3), (1, 2.5)):
    show(args, lambda: add(*args))
show('float', lambda: F(3.5))
show('tuple', lambda: F(()))
show('restype', lambda: setattr(add, 'restype', 3))
show('argtypes', lambda: setattr(add, 'argtypes', 3))
show('argtypes', lambda: setattr(add, 'argtypes', [3]))
show('errcheck', lambda: setattr(add, 'errcheck', 3))
show('class', lambda: CFUNCTYPE(3))
show('class', lambda: CFUNCTYPE(c_int, 3))
show('class', lambda: ctypes._CFuncPtr())
show('result', lambda: CFUNCTYPE(POINTER(c_int))(len))
show('no argtypes', lambda: ctypes._CFuncPtr(len))

print(CFUNCTYPE(c_double, c_double)(lambda x: x * x)(1.5), CFUNCTYPE(c_char, c_char)(lambda c: c.upper())(b'q'))
print(CFUNCTYPE(py_object, py_object)(lambda o: [o, o])('x'), CFUNCTYPE(None)(lambda: 5)())
print(CFUNCTYPE(c_bool, c_wchar)(lambda c: c == 'é')('é'))


class Pair(Structure):
    _fields_ = [('a', c_int), ('b', c_longlong)]


print(CFUNCTYPE(c_longlong, Pair)(lambda p: p.a + p.b)(Pair(3, 4)))
print(CFUNCTYPE(c_int, POINTER(c_int))(lambda p: p[0] + 1)(c_int(9)))


def change(p):
    p[0] = 77
    return 0


value = c_int(1)
CFUNCTYPE(c_int, POINTER(c_int))(change)(byref(value))
print(value)

# errcheck and out parameters.
def check(result, func, args):
    return ('checked', result, args)


add2 = F(lambda a, b: a * b)
add2.errcheck = check
print(add2(6, 7))
proto = CFUNCTYPE(c_int, POINTER(c_int), c_int)
setter = proto(lambda p, n: p.__setitem__(0, n) or 0)
print(cast(setter, c_void_p).value == cast(pointer(setter), POINTER(c_void_p))[0])
by_address = F(cast(add, c_void_p).value)
print(by_address(20, 3))
show('paramflags', lambda: proto(('strlen', CDLL(None)), ((2, 'x'), (1, 'n', 5), (1,))))
show('paramflags', lambda: repr(proto(('strlen', CDLL(None)), ((8, 'x'), (1, 'n', 5))))[:24])
show('paramflags', lambda: proto(('strlen', CDLL(None)), 5))
show('paramflags', lambda: proto(('strlen', CDLL(None)), ((1, 5), (1, 'n'))))
show('spec', lambda: proto((5, CDLL(None))))
show('spec', lambda: proto(('strlen', 5)))
sized = CFUNCTYPE(c_size_t, c_char_p)(('strlen', CDLL(None)), ((1, 's', b'default'),))
print(sized(), sized(b'abc'), sized(s=b'ab'))
show('many', lambda: sized(b'a', b'b'))

x = object()
before = sys.getrefcount(x)
api.Py_IncRef(py_object(x))
print(sys.getrefcount(x) - before)
api.Py_DecRef(py_object(x))
print(sys.getrefcount(x) - before)
api.PyList_Append.argtypes = [py_object, py_object]
items = []
print(api.PyList_Append(items, 5), items)
api.PyObject_GetAttrString.restype = py_object
print(api.PyObject_GetAttrString(py_object(3), b'real'))
show('error', lambda: api.PyObject_GetAttrString(py_object(3), b'nothing'))
api.PyUnicode_AsUTF8.restype = c_char_p
print(api.PyUnicode_AsUTF8(py_object('é')))
api.PyFloat_FromDouble.restype = py_object
api.PyFloat_FromDouble.argtypes = [c_double]
print(api.PyFloat_FromDouble(1.25))
print(py_object.in_dll(api, '_Py_NoneStruct').__class__.__name__, addressof(c_int.in_dll(api, 'PyList_Type')) == id(list))
print(get_errno(), set_errno(5), get_errno(), set_errno(0))
