# library
# Buffers in the pickle and beside it, persistent ids, hooks of picklers and unpicklers.
import _pickle
import array
import copyreg
import gc
import io
import sys

PB = _pickle.PickleBuffer


class Chunk:
    def __init__(self, data):
        self.data = data

    def __reduce_ex__(self, protocol):
        if protocol >= 5:
            return Chunk, (PB(self.data),)
        return Chunk, (bytes(self.data),)


def attempt(f):
    try:
        print(str(f()).split(' at 0x')[0])
    except Exception as e:
        print(type(e).__name__, str(e).split(' at 0x')[0])


print('-- buffers')
sources = (b'readonly', bytearray(b'writable'), array.array('h', [1, 2, 3]), memoryview(b'part of it')[2:6], memoryview(b'abcdef')[::2], b'', bytearray())
for source in sources:
    for protocol in (4, 5):
        attempt(lambda: _pickle.dumps(PB(source), protocol))
    given = []
    attempt(lambda: _pickle.dumps(PB(source), 5, buffer_callback=given.append))
    attempt(lambda: _pickle.dumps(PB(source), 5, buffer_callback=lambda b: True))
    print([(type(b).__name__, bytes(b)) for b in given if not isinstance(source, memoryview) or source.contiguous])
for callback in (lambda b: 1 / 0, 5, None, lambda b: NotImplemented, lambda b: []):
    attempt(lambda: _pickle.dumps(PB(b'x'), 5, buffer_callback=callback))
given = []
chunks = [Chunk(bytearray(b'one')), Chunk(b'two'), Chunk(bytearray(b'one'))]
data = _pickle.dumps(chunks, 5, buffer_callback=given.append)
print(data, len(given))
for buffers in (given, iter(given), (b'1', b'2', b'3'), [bytearray(b'1')] * 3, given[:2], (), None, 5, [1, 2, 3]):
    def back():
        return [(type(c.data).__name__, bytes(c.data)) for c in _pickle.loads(data, buffers=buffers)]
    attempt(back)
released = PB(b'abc')
released.release()
attempt(lambda: _pickle.dumps(released, 5))
b = bytearray(b'abc')
p = PB(b)
data = _pickle.dumps([p, p], 5)
print(data, _pickle.loads(data))
attempt(lambda: b.append(1))
p.release()
b.append(1)
for data in (b'\x97.', b'\x98.', b'N\x98.', b'\x96\2\0\0\0\0\0\0\0ab\x98.'):
    attempt(lambda: _pickle.loads(data))
v = _pickle.loads(b'\x97\x98.', buffers=[bytearray(b'xyz')])
print(type(v).__name__, v.readonly, bytes(v))
print(type(_pickle.loads(b'\x97\x98.', buffers=[b'xyz'])))

print('-- persistent ids')


class ById(_pickle.Pickler):
    def persistent_id(self, o):
        if isinstance(o, int) and not isinstance(o, bool):
            return ('int', o) if self.how == 'tuple' else f'int {o}' if self.how == 'text' else 'é'
        if o == 'raise':
            raise ZeroDivisionError
        return None


class FromId(_pickle.Unpickler):
    def persistent_load(self, pid):
        return ['loaded', pid]


for how in ('tuple', 'text', 'other'):
    for protocol in range(6):
        f = io.BytesIO()
        p = ById(f, protocol)
        p.how = how
        attempt(lambda: p.dump([5, 'x', True, {6: 'x'}]))
        print(f.getvalue())
        f.seek(0)
        attempt(lambda: FromId(f).load())
p = ById(io.BytesIO())
attempt(lambda: p.dump(['raise']))
for data in (b'Pabc\n.', b'P\n.', b'P\xe9\n.', b'K\5Q.', b'Q.', b'Pab'):
    attempt(lambda: FromId(io.BytesIO(data)).load())
    attempt(lambda: _pickle.loads(data))


class OnInstance(_pickle.Pickler):
    pass


f = io.BytesIO()
p = OnInstance(f, 2)
p.persistent_id = lambda o: 'id' if o is None else None
p.dump([None, 1])
print(f.getvalue())
del p.persistent_id
p.clear_memo()
p.dump([None, 1])
print(f.getvalue())
p.persistent_id = 5
attempt(lambda: p.dump(1))
u = OnInstance.__base__


class AndSuper(_pickle.Unpickler):
    def persistent_load(self, pid):
        return super().persistent_load(pid)


attempt(lambda: AndSuper(io.BytesIO(b'NQ.')).load())
attempt(lambda: _pickle.Unpickler(io.BytesIO()).persistent_load(1))
attempt(lambda: _pickle.Pickler(io.BytesIO()).persistent_id(1))
plain = _pickle.Pickler(io.BytesIO())
attempt(lambda: setattr(plain, 'persistent_id', len))
attempt(lambda: setattr(_pickle.Unpickler(io.BytesIO()), 'persistent_load', len))

print('-- dispatch_table, reducer_override')


class A:
    def __reduce__(self):
        return 'A itself'


def reduce_a(a):
    return str, ('reduced',)


class WithTable(_pickle.Pickler):
    dispatch_table = {A: reduce_a, complex: lambda c: (list, ('c',))}


def dumped(cls, o, protocol=2, **attributes):
    f = io.BytesIO()
    p = cls(f, protocol)
    for k, v in attributes.items():
        setattr(p, k, v)
    p.dump(o)
    return f.getvalue()


attempt(lambda: dumped(WithTable, A()))
attempt(lambda: dumped(WithTable, 1j))
attempt(lambda: dumped(_pickle.Pickler, 1j, dispatch_table={}))
attempt(lambda: dumped(_pickle.Pickler, A(), dispatch_table={A: reduce_a}))
attempt(lambda: dumped(_pickle.Pickler, A(), dispatch_table=5))
attempt(lambda: dumped(_pickle.Pickler, A(), dispatch_table={A: 5}))
copyreg.pickle(A, reduce_a)
attempt(lambda: dumped(_pickle.Pickler, A()))
del copyreg.dispatch_table[A]


class Override(_pickle.Pickler):
    def reducer_override(self, o):
        print('  reducer_override', getattr(o, '__name__', type(o).__name__))
        if o is A:
            return str, ('class A',)
        if isinstance(o, A):
            return 'A'
        if o is len:
            return 5
        if o is abs:
            raise KeyError('abs')
        return NotImplemented


for o in (A, A(), len, abs, [1, 'x', int], Override, dumped, 1j):
    attempt(lambda: dumped(Override, o))


class OverrideAndPersist(Override):
    def persistent_id(self, o):
        return 'pid' if o is A else None


attempt(lambda: dumped(OverrideAndPersist, [A, int]))
attempt(lambda: dumped(OverrideAndPersist, 1, reducer_override=5))

print('-- no cycles remain')
gc.collect()
gc.disable()
f = io.BytesIO()
p = OverrideAndPersist(f)
p.dump([1])
u = FromId(io.BytesIO(f.getvalue()))
u.load()
del p, u
print(gc.collect())
