# library: functions and class methods of _ctypes with wrong arguments, as a sweep over all of them found them.
import _ctypes, inspect
from ctypes import *
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__, ascii(str(e)))
class I:
    def __index__(self): raise ZeroDivisionError('index')
class Pair(Structure): _fields_ = [('a', c_int), ('b', c_int)]
half = memoryview(b'abcdefgh')[::2]
two = {'a b': 1, 'c': 2}
for name in 'PyObj_FromPtr _unpickle byref call_function call_cdeclfunction dlclose dlopen dlsym resize set_errno sizeof alignment addressof POINTER Py_INCREF'.split():
    f = getattr(_ctypes, name)
    print(name, repr(f.__doc__)[:70], f.__text_signature__)
    t(f); t(f, 1, 2, 3); t(f, x=1); t(f, I()) if name != 'Py_INCREF' else None
# NULL is no address, and says nothing of why.
for f in (_ctypes.PyObj_FromPtr, _ctypes.dlclose):
    for v in (0, 'x', 1.5, None, 2**70): t(f, v)
t(_ctypes.dlsym, 0, 'x'); t(_ctypes.dlsym, 'x', 'x'); t(_ctypes.dlsym, 1, 5); t(_ctypes.dlsym, 1, None); t(_ctypes.dlsym, 1, 'a\0'); t(_ctypes.dlsym, 1, '\ud800')
for a in ((0, ()), (1, 5), (1, None), ('x', ()), (2**70, ())): t(_ctypes.call_function, *a)
for v in (2**31, 2**63, 'x', None): t(_ctypes.set_errno, v)
for a in ((5,), (1.5,), ('a\0',), ('\ud800',), (b'a\0',), (None, 'x'), (None, 2**40), ('nothing.so', 1)): t(_ctypes.dlopen, *a)
for a in ((0, 2**63), (5, 5), (Pair(), 2**63), (Pair(), 'x'), (Pair(), 4)): t(_ctypes.resize, *a)
t(_ctypes._unpickle, 1, None); t(_ctypes._unpickle, 1, []); t(_ctypes.byref, Pair(), 'x'); t(_ctypes.byref, 5)
for c in (c_int, c_char_p, c_wchar_p, c_void_p, Pair, c_int * 2, POINTER(c_int)):
    f = c.from_param; print(c.__name__, repr(f.__doc__)[:50], f.__text_signature__)
    t(f); t(f, 1, 2); t(f, x=1); t(f, **two); t(f, 1, x=1); t(f, 1.5)
    for f in (c.from_buffer, c.from_buffer_copy):
        for a in ((None, 'x'), (b'', 'x'), (bytearray(16), I()), (bytearray(16), 2**63), (bytearray(16), -1), (bytearray(16), 99), (half,), (b'abc', 1), (5, 5)): t(f, *a)
t(type(POINTER(c_int)).set_type, 5)
print(cast(-1, c_void_p).value, cast(2**40 + 5, c_void_p).value, cast(None, c_void_p).value, cast(2**63, c_void_p).value)
t(cast, 1.5, c_void_p); t(cast, 5, c_int); t(cast, 5, 5)
for fields in ([('a', c_int, 'x')], [('a', c_int, 2**70)], [('a', c_int, I())], [('a', c_int, None)], [('a', c_int, 0)], [('a', c_int, 33)], [('a', c_int, 1, 2)], [('a',)], 5):
    for base in (Structure, Union): t(type(base), 'T', (base,), {'_fields_': fields})
for letter in ('é', 'ii', '', 'y', 5, None): t(type(c_int), 'T', (c_int.__base__,), {'_type_': letter})
