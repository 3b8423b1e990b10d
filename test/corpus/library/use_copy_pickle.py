# library
# copy and pickle: shared parts, cycles, hooks, protocols, refusals.
import copy
import copyreg
import io
import pickle
from collections import OrderedDict, namedtuple
from fractions import Fraction

P = namedtuple('P', 'x y')


class Plain:
    def __init__(self, a):
        self.a = a

    def __eq__(self, other):
        return vars(self) == vars(other)


class Slotted:
    __slots__ = ('a', 'b')


class Stateful:
    def __init__(self):
        self.open, self.log = object(), ['made']

    def __getstate__(self):
        return {'log': self.log}

    def __setstate__(self, state):
        self.log = state['log'] + ['loaded']


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Reduced, (self.n + 1,)


class Copying:
    def __copy__(self):
        return 'shallow'

    def __deepcopy__(self, memo):
        return 'deep', len(memo)


inner = [1]
outer = {'a': inner, 'b': inner, 'c': (inner,)}
shallow, deep = copy.copy(outer), copy.deepcopy(outer)
print(shallow['a'] is inner, deep['a'] is inner, deep['a'] is deep['b'] is deep['c'][0], copy.copy(Copying()), copy.deepcopy([Copying()]))
loop = []
loop.append(loop)
again = copy.deepcopy(loop)
print(again[0] is again, again is loop, copy.deepcopy(P(inner, 2)), copy.replace(P(1, 2), y=5))
s = Slotted()
s.a = [5]
print(copy.copy(s).a is s.a, copy.deepcopy(s).a, hasattr(copy.copy(s), 'b'))
for protocol in range(6):
    data = [1, 2**70, -1.5, 'é\U0001f600', b'\0\xff', None, True, {1: {2}}, frozenset([3]), (1,), P(1, [2]), Plain('x'), OrderedDict(a=1), Fraction(1, 3), complex(1, 2), range(3), slice(1, None), int, len, bytearray(b'q'), ..., NotImplemented]
    text = pickle.dumps(data, protocol)
    print(protocol, pickle.loads(text) == data)
print(pickle.loads(pickle.dumps(loop))[0][0] is not loop)
print(pickle.loads(pickle.dumps(Stateful())).log, pickle.loads(pickle.dumps(Reduced(1))).n, copy.copy(Stateful()).log)
copyreg.pickle(Slotted, lambda s: (make, (s.a,)))


def make(a):
    result = Slotted()
    result.a = a
    return result


print(pickle.loads(pickle.dumps(s)).a)


class Refusing(pickle.Unpickler):
    def find_class(self, module, name):
        raise pickle.UnpicklingError(f'no {module}.{name}')


class Naming(pickle.Pickler):
    def persistent_id(self, o):
        return 'special' if isinstance(o, Plain) else None


out = io.BytesIO()
Naming(out).dump([Plain(1)])
for wrong in [lambda: pickle.dumps(lambda: 0), lambda: pickle.loads(b''), lambda: pickle.loads(b'garbage'), lambda: pickle.loads(out.getvalue()), lambda: Refusing(io.BytesIO(pickle.dumps(Plain(1)))).load(), lambda: pickle.dumps((i for i in 'a')), lambda: pickle.loads(5), lambda: pickle.dumps(1, 9), lambda: pickle.loads(pickle.dumps([1] * 9)[:-3]), lambda: copy.deepcopy(open)]:
    try:
        print(type(wrong()).__name__)
    except Exception as e:
        print(isinstance(e, (pickle.PickleError, AttributeError, TypeError, EOFError, ValueError)))
