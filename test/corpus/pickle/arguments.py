# library
# What each function, method and attribute says to arguments of the wrong kind and number.
import _pickle
import io

P, U = _pickle.Pickler, _pickle.Unpickler
p, u = P(io.BytesIO()), U(io.BytesIO())


def attempt(f):
    try:
        print(str(f()).split(' at 0x')[0])
    except Exception as e:
        print(type(e).__name__, e)


for owner in (P, U, type(p.memo), type(u.memo), _pickle):
    for name in sorted(vars(owner)):
        value = vars(owner)[name]
        if callable(value) or hasattr(value, '__get__') and hasattr(value, '__doc__') and not isinstance(value, str):
            if name != '__loader__':
                print(owner.__name__, name, type(value).__name__, repr(getattr(value, '__doc__', None))[:200] if name != '__new__' else '', getattr(value, '__text_signature__', None))
for t in (P, U, type(p.memo), type(u.memo)):
    print(t, t.__flags__, t.__basicsize__, t.__itemsize__, t.__dictoffset__, t.__weakrefoffset__, t.__mro__, t.__doc__ and len(t.__doc__))
for e in (_pickle.PickleError, _pickle.PicklingError, _pickle.UnpicklingError):
    print(e, e.__mro__, e.__module__, e('x', 1).args)
print([n for n in dir(_pickle) if n[0] != '_'])

print('-- methods')
calls = {
    'persistent_id': [(), (1,), (1, 2)], 'dump': [(), (1,), (1, 2)], 'clear_memo': [(), (1,)], '__sizeof__': [(1,)],
}
for name, arguments in calls.items():
    for a in arguments:
        attempt(lambda: getattr(p, name)(*a))
    attempt(lambda: getattr(p, name)(obj=1))
for name, arguments in {'persistent_load': [(), (1,), (1, 2)], 'load': [(), (1,)], 'find_class': [(), (1,), (1, 2), ('a', 'b', 'c'), ('', ''), ('builtins', 5)]}.items():
    for a in arguments:
        attempt(lambda: getattr(u, name)(*a))
    attempt(lambda: getattr(u, name)(x=1))
for a, k in (((), {}), ((1,), {}), ((io.BytesIO(), 9), {}), ((io.BytesIO(), 'x'), {}), ((io.BytesIO(), -5), {}), ((io.BytesIO(), None), {}), ((io.BytesIO(), 2.0), {}),
             ((io.BytesIO(), True), {}), ((io.BytesIO(), 1 << 70), {}), ((io.BytesIO(), 4, True, print), {}), ((io.BytesIO(), 5, True, print), {}), ((1, 2, 3, 4, 5), {}),
             ((), {'file': io.BytesIO(), 'protocol': 0, 'fix_imports': [], 'buffer_callback': None}), ((), {'protocol': 1}), ((io.BytesIO(),), {'file': 1}), ((io.BytesIO(),), {'no': 1})):
    attempt(lambda: P(*a, **k).bin)
for a, k in (((), {}), ((1,), {}), ((io.BytesIO(), 1), {}), ((io.BytesIO(),), {'encoding': 1}), ((io.BytesIO(),), {'errors': 1}), ((io.BytesIO(),), {'encoding': 'a\0b'}),
             ((io.BytesIO(),), {'errors': 'a\0b'}), ((io.BytesIO(),), {'encoding': '\ud800'}), ((io.BytesIO(),), {'buffers': 1}), ((io.BytesIO(),), {'buffers': None}), ((io.BytesIO(),), {'no': 1}), ((), {'file': io.BytesIO()})):
    attempt(lambda: U(*a, **k))


class Lookup:
    def __init__(self, **names):
        self.names = names

    def __getattr__(self, name):
        if name in self.names:
            if self.names[name] is None:
                raise ZeroDivisionError(name)
            return self.names[name]
        raise AttributeError(name)


for names in ({'write': None}, {'write': 5}, {}):
    attempt(lambda: P(Lookup(**names)))
for names in ({'peek': None}, {'readinto': None}, {'read': None}, {'readline': None}, {'read': 1}, {'readline': 1}, {'read': 1, 'readline': 2}):
    attempt(lambda: U(Lookup(**names)))


class Falsy:
    def __bool__(self):
        raise ZeroDivisionError('bool')


attempt(lambda: P(io.BytesIO(), fix_imports=Falsy()))
attempt(lambda: U(io.BytesIO(), fix_imports=Falsy()))
print('-- functions')
for f, a, k in ((_pickle.dumps, (), {}), (_pickle.dumps, (1, 2, 3), {}), (_pickle.dumps, (1, 9), {}), (_pickle.dumps, (1, 'x'), {}), (_pickle.dumps, (1,), {'no': 1}), (_pickle.dumps, (1,), {'buffer_callback': 1}),
                (_pickle.dumps, (), {'obj': 1, 'protocol': -1}), (_pickle.dumps, (1,), {'fix_imports': Falsy()}), (_pickle.dumps, (1,), {'obj': 1}), (_pickle.dump, (1,), {}), (_pickle.dump, (1, 2), {}), (_pickle.dump, (1, 2, 3, 4), {}),
                (_pickle.dump, (1, io.BytesIO(), 9), {}), (_pickle.dump, (), {'obj': 1, 'file': io.BytesIO()}), (_pickle.loads, (), {}), (_pickle.loads, ('x',), {}), (_pickle.loads, (1,), {}), (_pickle.loads, (b'N.', 1), {}),
                (_pickle.loads, (), {'data': b'N.'}), (_pickle.loads, (b'N.',), {'encoding': 1}), (_pickle.loads, (b'N.',), {'errors': None}), (_pickle.loads, (b'N.',), {'buffers': 1}), (_pickle.loads, (b'N.',), {'fix_imports': Falsy()}),
                (_pickle.loads, (memoryview(b'NxNx..')[::2],), {}), (_pickle.loads, (bytearray(b'N.'),), {}), (_pickle.loads, (b'N.',), {'no': 1}), (_pickle.load, (), {}), (_pickle.load, (1,), {}), (_pickle.load, (io.StringIO('N.'),), {}),
                (_pickle.load, (io.BytesIO(b'N.'), 1), {}), (_pickle.load, (io.BytesIO(b'N.'),), {'encoding': 1}), (_pickle.load, (), {'file': io.BytesIO(b'N.'), 'encoding': 'x', 'errors': 'y', 'buffers': (), 'fix_imports': 0})):
    attempt(lambda: f(*a, **k))
print('-- not initialized')
attempt(lambda: P.__new__(P).dump(1))
attempt(lambda: U.__new__(U).load())
attempt(lambda: P.__new__(P).clear_memo())
attempt(lambda: P.__new__(P).__sizeof__())
attempt(lambda: U.__new__(U).__sizeof__())
attempt(lambda: U.__new__(U).memo.copy())


class Sub(P):
    def __init__(self):
        pass


class SubU(U):
    def __init__(self):
        pass


attempt(lambda: Sub().dump(1))
attempt(lambda: SubU().load())
print('-- attributes')
attempt(lambda: (p.bin, p.fast))
for name, values in (('bin', ('x', 5, 1.5, 1 << 40)), ('fast', ('x', True)), ('dispatch_table', (5,)), ('memo', (3, None, {1: 2}, {1: ('a', 2)}, {1: (1 << 70, 2)}, {1: (1, 2, 3)}, {1: (-5, 'neg')})), ('other', (1,))):
    for value in values:
        attempt(lambda: setattr(p, name, value))
    attempt(lambda: getattr(p, name))
    attempt(lambda: delattr(p, name))
for value in (3, None, {'a': 2}, {-1: 2}, {1 << 70: 1}, {-1 << 70: 1}, {5: 'x'}, {}):
    attempt(lambda: setattr(u, 'memo', value))
    attempt(lambda: u.memo.copy())
attempt(lambda: delattr(u, 'memo'))
for t in (type(p.memo), type(u.memo)):
    attempt(lambda: hash(t()))
attempt(lambda: type(_pickle.Pdata)) if hasattr(_pickle, 'Pdata') else None
attempt(lambda: setattr(P, 'x', 1))
attempt(lambda: type('S', (P,), {}).x)
