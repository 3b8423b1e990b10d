# library: copy and pickle: protocols, recursive structures, reductions, persistent ids, buffers, errors, hostile bytes.
import copy, pickle, io, collections, copyreg, pickletools, weakref
class A:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return type(o) is type(self) and vars(o) == vars(self)
    def __repr__(self): return f'A({self.x})'
class Slots: __slots__ = 'a', 'b'
class New:
    def __new__(cls, v): o = object.__new__(cls); o.v = v; return o
    def __getnewargs__(self): return (self.v,)
class State:
    def __getstate__(self): return {'saved': 1}
    def __setstate__(self, s): self.got = s
class Red:
    def __reduce__(self): return (list, ('abc',))
class Full:
    def __reduce_ex__(self, p): return (Full, (), {'k': p}, iter([1, 2]), iter([('a', 1)]))
    def __init__(self): self.items = []; self.map = {}
    def append(self, x): self.items.append(x)
    def __setitem__(self, k, v): self.map[k] = v
class D(dict): pass
class L(list): pass
loop = [1]; loop.append(loop); dl = {}; dl['me'] = dl; al = A(None); al.x = al
for p in range(6):
    data = [None, True, 5, -1, 2**70, 1.5, 'é\n', b'\0\xff', (1,), (1, 2, 3, 4), [], {}, {1}, frozenset([2]), A(3), int, len, Ellipsis, range(3), bytearray(b'x'), 3 + 4j, collections.OrderedDict(a=1), slice(1, 2), 'x' * 300, NotImplemented, print]
    s = pickle.dumps(data, p); print(p, pickle.loads(s) == data)
    q = pickle.loads(pickle.dumps(loop, p)); print(q[1] is q, pickle.loads(pickle.dumps(dl, p))['me']['me'] is not None, pickle.loads(pickle.dumps(al, p)).x.x.__class__.__name__, end=' ')
    n, st, f = (pickle.loads(pickle.dumps(x, p)) for x in (New(5) if p > 1 else A(1), State(), Full())); print(vars(n), vars(st), vars(f), pickle.loads(pickle.dumps(Red(), p)), type(pickle.loads(pickle.dumps(D(a=1), p))).__name__, pickle.loads(pickle.dumps(L([1]), p)))
sl = Slots(); sl.a = 1; c = pickle.loads(pickle.dumps(sl, 2)); print(c.a, hasattr(c, 'b'), copy.copy(sl).a)
d = [[1], {2: [3]}, A([4]), (5, [6])]; e = copy.deepcopy(d); s = copy.copy(d); print(e == d, e[0] is d[0], s[0] is d[0], e[3][1] is d[3][1], copy.deepcopy(loop)[1][1][0], copy.copy((1, 2)), copy.deepcopy(len) is len, copy.deepcopy(Red()), copy.replace(collections.namedtuple('P', 'x y')(1, 2), x=5))
class Deep:
    def __deepcopy__(self, memo): return 'deep'
    def __copy__(self): return 'shallow'
print(copy.copy(Deep()), copy.deepcopy([Deep()]), copy.deepcopy(weakref.ref(al)) is not None)
class P(pickle.Pickler):
    def persistent_id(self, o): return 'ID' if o is A else None
class U(pickle.Unpickler):
    def persistent_load(self, i): return 'loaded ' + i
    def find_class(self, m, n): return super().find_class(m, n) if n != 'eval' else 1 / 0
f = io.BytesIO(); P(f).dump([A, 1]); f.seek(0); print(U(f).load()); f = io.BytesIO(); k = pickle.Pickler(f); k.dump([1]); k.dump('two'); f.seek(0); print(pickle.load(f), pickle.load(f)); bufs = []; s = pickle.dumps(pickle.PickleBuffer(b'abc' * 5), 5, buffer_callback=bufs.append); print(len(s) < 20, bytes(pickle.loads(s, buffers=bufs)))
for g in (lambda: pickle.dumps(lambda: 0), lambda: pickle.dumps((x for x in [])), lambda: pickle.loads(b''), lambda: pickle.loads(b'garbage'), lambda: pickle.loads(b'\x80\x09.'), lambda: pickle.loads(b'cno_such_module\nx\n.'), lambda: pickle.loads(b'cos\nnope\n.'), lambda: pickle.loads(b'(.'), lambda: pickle.loads(b'0.'), lambda: pickle.loads(b'I12x\n.'), lambda: pickle.loads(b'\x8c\xff'), lambda: pickle.dumps([], 99), lambda: pickle.loads('x'), lambda: copy.deepcopy((x for x in [])), lambda: copy.copy(type('X', (), {'__reduce_ex__': lambda s, p: 5})()), lambda: pickle.dumps(type('Local', (), {})), lambda: U(io.BytesIO(b'cbuiltins\neval\n.')).load(), lambda: pickle.loads(b'\x80\x04\x95\xff\xff\xff\xff\xff\xff\xff\x7f.'), lambda: pickle.loads(b'h\x05.'), lambda: pickle.loads(b'(lp0\nS"x\n.')):
    try: print(g())
    except Exception as e: print(type(e).__name__ if isinstance(e, (TypeError, ModuleNotFoundError)) else 'error')
pickletools.dis(pickle.dumps([1, 'a', A(2)], 2)); print(pickletools.optimize(pickle.dumps('x')))
