# Pickles that are damaged: both halves of the module, every protocol.
import collections
import datetime
import io
import pickle
import pickletools

SAFE = {'builtins': ('list', 'dict', 'set', 'frozenset', 'int', 'str', 'bytearray', 'complex', 'range', 'slice', 'object', 'Exception', 'OSError', 'getattr'),
        'collections': ('OrderedDict', 'deque', 'Counter'), 'datetime': ('datetime', 'date', 'time', 'timedelta', 'timezone'), '__main__': ('Plain', 'Slots', 'Reduced'),
        'copyreg': ('_reconstructor', '__newobj__')}


class Plain:
    def __init__(self):
        self.a, self.b = [1, self], {'x': (2, 'y')}


class Slots:
    __slots__ = ('a', 'b')

    def __init__(self):
        self.a = 'slot'


class Reduced:
    def __reduce__(self):
        return Reduced, (), {'k': 1}, iter([1, 2]), iter([(3, 4)])

    def append(self, x):
        pass

    def __setitem__(self, k, v):
        pass


class Safe(pickle.Unpickler):
    def find_class(self, module, name):
        if name in SAFE.get(module, ()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(name)

    def persistent_load(self, pid):
        return [pid]


class Pure(pickle._Unpickler):
    find_class = Safe.find_class
    persistent_load = Safe.persistent_load


OBJECTS = [None, [1, -2, 2**40, 2**2100, 1.5, True], {'a': b'bytes', 'b': ('t', ('u', [])), 3: {1, 2, frozenset('ab')}}, Plain(), bytearray(b'abc'),
           'é€\U0001f600' * 50, collections.OrderedDict(a=1), collections.deque([1, 2], 5), datetime.datetime(2024, 2, 29, 1, 2, 3, tzinfo=datetime.timezone.utc),
           OSError(2, 'x'), range(5), slice(1, 2), complex(1, 2), [[['deep']]] * 3]
SAMPLES = [pickle.dumps(o, p) for o in OBJECTS for p in range(6)] + [pickle.dumps(Reduced(), 4), pickle.dumps(Slots(), 2)]


def case(rng):
    data = mutate(rng, rng.choice(SAMPLES), SAMPLES)
    kind = rng.randrange(8)
    if kind == 0:
        sum(1 for _ in pickletools.genops(data))
    elif kind == 1:
        Pure(io.BytesIO(data)).load()
    else:
        x = Safe(io.BytesIO(data), encoding=rng.choice(('ASCII', 'bytes', 'latin1')), buffers=rng.choice(((), None, [b'x', bytearray(b'y')]))).load()
        repr(x)
        pickle.dumps(x, rng.randrange(6))


run(case)
