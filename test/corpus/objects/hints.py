# __length_hint__, __index__, __bool__, __len__, __iter__, __next__ and their errors.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)



class H:
    def __init__(self, h): self.h = h
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self):
        if isinstance(self.h, BaseException): raise self.h
        return self.h
class L:
    def __init__(self, n): self.n = n
    def __len__(self):
        if isinstance(self.n, BaseException): raise self.n
        return self.n
    def __iter__(self): return iter('ab')
class Ix:
    def __init__(self, n): self.n = n
    def __index__(self):
        if isinstance(self.n, BaseException): raise self.n
        return self.n
class Bo:
    def __init__(self, b): self.b = b
    def __bool__(self): return self.b
class It:
    def __init__(self, i): self.i = i
    def __iter__(self): return self.i
for h in (0, 5, -1, 'a', None, 2.0, NotImplemented, 2**70, -2**70, TypeError('te'), KeyError('ke'), True):
    t(lambda: list(H(h))); t(lambda: tuple(H(h))); t(lambda: bytearray(H(h))); t(lambda: bytes(H(h))); t(lambda: [*H(h)]); t(lambda: set(H(h))); t(lambda: [].extend(H(h))); t(lambda: sorted(H(h)))
    t(lambda: len(L(h))); t(lambda: bool(L(h))); t(lambda: list(L(h))); t(lambda: not L(h)); t(lambda: reversed(L(h)))
    t(lambda: [10, 20][Ix(h)]); t(lambda: 'ab'[Ix(h)]); t(lambda: range(10)[Ix(h):]); t(lambda: [1] * Ix(h) if h != 2**70 else None); t(lambda: hex(Ix(h))); t(lambda: int(Ix(h))); t(lambda: float(Ix(h))); t(lambda: complex(Ix(h))); t(lambda: chr(Ix(h))); t(lambda: bytes([Ix(h)])); t(lambda: round(1.5, Ix(h))); t(lambda: range(Ix(h))); t(lambda: slice(Ix(h)).indices(5)); t(lambda: 'abc'.center(Ix(h)) if h != 2**70 else None); t(lambda: (5).to_bytes(Ix(h)) if h != 2**70 else None); t(lambda: pow(2, Ix(h), 5)); t(lambda: int('1', Ix(h))); t(lambda: sum([Ix(h)])); t(lambda: 1 << Ix(h)); t(lambda: divmod(Ix(h), 2))
    t(lambda: bool(Bo(h))); t(lambda: not Bo(h)); t(lambda: 1 if Bo(h) else 2); t(lambda: any([Bo(h)])); t(lambda: list(filter(None, [Bo(h)])) != 3)
    t(lambda: iter(It(h))); t(lambda: list(It(h))); t(lambda: h in It(h))
class NoneIndex: __index__ = None
class NoneLen: __len__ = None
class NoneIter:
    __iter__ = None
    def __getitem__(self, i): return i
class NoneBool: __bool__ = None
class NoneContains:
    __contains__ = None
    def __iter__(self): return iter([1])
class NoneHash: __hash__ = None
class BadHash:
    def __hash__(self): return 'x'
class BigHash:
    def __hash__(self): return 2**80 + 5
class MinusHash:
    def __hash__(self): return -1
class NoneCall: __call__ = None
class NoneAdd:
    __add__ = None
    __radd__ = None
class NoneEq: __eq__ = None
class NoneGet: __getitem__ = None
class NoneReversed(list): __reversed__ = None
class NoneFormat: __format__ = None
class NoneEnter: __enter__ = None
t(lambda: [1][NoneIndex()]); t(lambda: len(NoneLen())); t(lambda: list(NoneIter())); t(lambda: 1 in NoneIter()); t(lambda: bool(NoneBool())); t(lambda: 1 in NoneContains()); t(lambda: hash(NoneHash())); t(lambda: {NoneHash()}); t(lambda: hash(BadHash())); t(lambda: hash(BigHash())); t(lambda: hash(MinusHash())); t(lambda: NoneCall()()); t(lambda: NoneAdd() + 1); t(lambda: 1 + NoneAdd()); t(lambda: NoneEq() == 1); t(lambda: NoneEq() != 1); t(lambda: hash(NoneEq())); t(lambda: NoneGet()[0]); t(lambda: reversed(NoneReversed())); t(lambda: format(NoneFormat())); t(lambda: f'{NoneFormat()}')
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
class SeqStop:
    def __getitem__(self, i):
        if i > 1: raise StopIteration
        return i
class SeqErr:
    def __getitem__(self, i): raise KeyError(i)
for s in (Seq(), SeqStop(), SeqErr()):
    t(lambda: list(s)); t(lambda: 10 in s); t(lambda: iter(s).__reduce__()[1][1:] if 0 else type(iter(s)).__name__); t(lambda: reversed(s)); t(lambda: next(iter(s))); t(lambda: iter(s).__length_hint__()); t(lambda: [*s]); t(lambda: (lambda *a: a)(*s)); t(lambda: (lambda x, *r: r)(*s)); t(lambda: max(s)); t(lambda: dict.fromkeys(s)); t(lambda: '-'.join(map(str, s)))
class N:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration(self.n)
        return self.n
t(lambda: list(N())); t(lambda: next(N())); t(lambda: next(iter([]), None)); t(lambda: next(iter([]))); t(lambda: next(3)); t(lambda: next([])); t(lambda: next()); t(lambda: iter()); t(lambda: iter(3)); t(lambda: iter(int)); t(lambda: iter(3, 4)); t(lambda: list(iter(N().__next__, 2))); t(lambda: iter(int, 0).__reduce__()); t(lambda: enumerate()); t(lambda: enumerate(3)); t(lambda: list(enumerate('ab', -1))); t(lambda: list(enumerate('ab', 2**70))); t(lambda: enumerate('ab', 'x')); t(lambda: list(zip('ab', [1]))); t(lambda: list(zip('ab', [1], strict=True))); t(lambda: list(zip('a', [1, 2], strict=True))); t(lambda: list(zip('a', [1], [], strict=True))); t(lambda: zip(3)); t(lambda: zip('a', 3)); t(lambda: zip('a', foo=1)); t(lambda: list(map(len, ['a'], ['b']))); t(lambda: map()); t(lambda: map(len)); t(lambda: list(map(3, [1]))); t(lambda: list(filter(3, [1]))); t(lambda: filter(None)); t(lambda: reversed(3)); t(lambda: reversed({1})); t(lambda: list(reversed(range(3)))); t(lambda: reversed('ab').__length_hint__()); t(lambda: sum('ab')); t(lambda: sum([], 'a')); t(lambda: sum([[1]], [])); t(lambda: sum(['a'], start=b'')); t(lambda: min()); t(lambda: min([])); t(lambda: min([], default=3)); t(lambda: min(1, 2, default=3)); t(lambda: min(3)); t(lambda: max('ab', key=3)); t(lambda: max(1, 'a')); t(lambda: any(3)); t(lambda: all([0, 1 / 1])); t(lambda: sorted([1], key=len)); t(lambda: abs('a')); t(lambda: round('a')); t(lambda: pow(1)); t(lambda: divmod(1)); t(lambda: hash()); t(lambda: bin('a')); t(lambda: oct(1.0)); t(lambda: callable()); t(lambda: getattr(1)); t(lambda: getattr(1, 2)); t(lambda: setattr(1, 2, 3)); t(lambda: delattr(1, 'x')); t(lambda: hasattr(1, 2)); t(lambda: vars(1)); t(lambda: dir(1, 2)); t(lambda: id()); t(lambda: isinstance(1)); t(lambda: issubclass(1, 2))
