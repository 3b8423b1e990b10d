# library: native functions with wrong arguments, as a sweep over all of them found them.
import _csv, _pickle, _sha3, array, io, itertools, operator, _bz2, zlib, types
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__, ascii(str(e)))
class I:
    def __index__(self): raise ZeroDivisionError('index')
half = memoryview(b'1a2b')[::2]
two = {'a b': 1, 'c': 2}
odd = {'\ud800': 1}
for v in (half, memoryview(b'12'), bytearray(b'7')): t(int, v); t(float, v); t(int, v, 10)
t(int, memoryview(b'x'))
for o in (b'', bytearray(), b'a', bytearray(b'1z2')):
    t(o.decode, 'nope'); t(o.decode, '', 'b'); t(o.decode, 'a\0b'); t(o.decode, '\ud800'); t(o.__contains__, I()); t(o.__contains__, 'x'); t(o.__contains__, half)
    t(o.partition, half); t(o.rpartition, half); t(o.partition, memoryview(b'z')); t(o.partition, 5); t(o.partition, b'')
b = bytearray(b'x'); t(b.extend, half); t(b.extend, memoryview(b'ab')); t(b.extend, b); t(b.extend, 5); t(b.__iadd__, half); print(b)
t(float.__getformat__, '\ud800'); t(float.__getformat__, 'a\0b'); t(float.__getformat__, 'single'); t(float.__getformat__, 5)
for v in ('a\0b', '\ud800', 'X', 'F', None, 5): t(memoryview(b'x').tobytes, v)
t(types.CodeType, 1, x=2); t(types.CodeType); t(types.CodeType, *range(19))
for v in (2**31, 2**63, 'x'): t(bytearray(b'').__buffer__, v)
t(io.BytesIO().getbuffer, 1); t(io.BytesIO().getbuffer, x=1); t(io.BytesIO().getbuffer, **odd)
for f in (array.array('b').extend, array.array('b').tofile, _pickle.Pickler(io.BytesIO()).dump, _pickle.PickleBuffer): t(f, **two); t(f, 1, **two); t(f); t(f, 1, 2)
t(array.array, 'a', 1); t(array.array, 'a', None); t(array.array, 'a', [1]); t(array.array, 'b', {1, 2}); t(array.array, 'i', iter([3])); t(array.array, 'a', I())
for a in ((1, 2, 3, 4), ('a', 'b', 'c', 'd'), (int, 'b', 1, b''), (array.array, 'bb', 1, b''), (array.array, 'b', 99, b''), (array.array, 'b', 1, 5)): t(array._array_reconstructor, *a)
import warnings; warnings.simplefilter('ignore')
for s in ((), (1,), (1, 2), ((), None), ((0, 1), (2,)), ((), (), ()), [1], None): t(itertools.permutations('ab', 1).__setstate__, s)
for v in (None, 1.5, 'x', -1, -2**70, 2**29, 2**63, 2**64, True, 3, I()): t(_sha3.shake_128(b'').digest, v); t(_sha3.shake_256(b'').hexdigest, v)
t(operator.lshift, 1, 2**63); t(operator.lshift, 1, 2**62); t(operator.lshift, 1, 2**70); t(operator.lshift, 0, 2**63); t(operator.lshift, 5, -1)
print(sorted(_csv.Error.__dict__), _csv.Error.__basicsize__, _csv.Error('x').__dict__, _csv.Error.__mro__)
try: import weakref; weakref.ref(_csv.Error())
except TypeError as e: print(e)
def plain(a, b=1): pass
for f in (plain, zlib.compress, _bz2.BZ2Decompressor().decompress, dict.fromkeys): t(f, b'a', **odd)
