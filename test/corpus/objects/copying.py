# library: __reduce__, __reduce_ex__, __getstate__, __getnewargs__, copy and pickle of all kinds of objects.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)



import copy, pickle, copyreg, sys
class Plain: pass
p = Plain(); p.a = [1]
class Slots: __slots__ = ('a', 'b')
s = Slots(); s.a = 1
class Both: __slots__ = ('a', '__dict__')
b = Both(); b.a = 1; b.z = 2
class SubInt(int): pass
si = SubInt(5); si.x = 1
class SubList(list): pass
sl = SubList([1, 2]); sl.x = 1
class SubDict(dict): pass
sd = SubDict(a=1); sd.x = 1
class SubTuple(tuple):
    def __new__(cls, *a): return tuple.__new__(cls, a)
    def __getnewargs__(self): return tuple(self)
st = SubTuple(1, 2)
class NewEx:
    def __new__(cls, *, k): o = object.__new__(cls); o.k = k; return o
    def __getnewargs_ex__(self): return (), {'k': self.k}
class State:
    def __getstate__(self): return {'v': 1}
    def __setstate__(self, x): self.got = x
class NoState:
    def __getstate__(self): return None
class BadEx:
    def __getnewargs_ex__(self): return 3
class BadEx2:
    def __getnewargs_ex__(self): return (1, {})
class BadEx3:
    def __getnewargs_ex__(self): return ((), 3)
class BadEx4:
    def __getnewargs_ex__(self): return ((),)
class BadNew:
    def __getnewargs__(self): return 3
class Red:
    def __reduce__(self): return (list, ((1, 2),))
class RedStr:
    def __reduce__(self): return 'glob'
class RedBad:
    def __reduce__(self): return 3
class RedEx:
    def __reduce_ex__(self, p): return (complex, (p, 0))
class Iter:
    def __iter__(self): return iter([])
class SlotsState:
    __slots__ = ('__weakref__', '_SlotsState__priv', 'x')
def gen(): yield
objs = [p, s, b, si, sl, sd, st, NewEx(k=3), State(), NoState(), BadEx(), BadEx2(), BadEx3(), BadEx4(), BadNew(), Red(), RedEx(), SlotsState(), object(), 1, 'a', None, ..., NotImplemented, [1], {'a': 1}, (1,), {1}, frozenset({1}), 1j, b'a', bytearray(b'a'), range(3), slice(1), int, len, [].append, 'a'.join, Plain, gen, gen(), sys, memoryview(b''), property(), type(None), type(...), iter([1]), iter({1: 2}), enumerate('ab'), zip('a'), map(str, 'a'), filter(None, 'a'), reversed('ab'), ValueError('x'), KeyError(), super(Plain, p), classmethod(len), staticmethod(len), {}.keys(), {}.items(), sys.version_info, (x for x in ()), object.__init__, int.real, str.join, (3).__add__, p.__init__, State.__getstate__, types.SimpleNamespace(a=1) if 'types' in dir() else None]
import re
def show(f):
    try: r = re.sub(' at 0x[0-9a-f]+', '', repr(f()))
    except BaseException as e: r = type(e).__name__ + ' ' + re.sub(' at 0x[0-9a-f]+', '', str(e))
    print(r[:200])
for o in objs:
    print('--', type(o).__name__)
    for pr in (0, 1, 2, 4, 5): show(lambda: o.__reduce_ex__(pr))
    show(lambda: o.__reduce__()); show(lambda: o.__getstate__()); show(lambda: o.__getnewargs__())
    show(lambda: (lambda c: (type(c).__name__, c is o))(copy.copy(o))); show(lambda: (lambda c: (type(c).__name__, c is o))(copy.deepcopy(o)))
    for pr in (0, 2, 5): show(lambda: type(pickle.loads(pickle.dumps(o, pr))).__name__)
show(lambda: vars(copy.copy(p))); show(lambda: copy.deepcopy(b).z); show(lambda: copy.copy(s).a); show(lambda: copy.copy(si).x); show(lambda: copy.copy(sl).x); show(lambda: copy.deepcopy(sd)); show(lambda: copy.copy(st)); show(lambda: copy.copy(State()).got); show(lambda: copy.copy(NewEx(k=7)).k)
show(lambda: object().__reduce_ex__('a')); show(lambda: object().__reduce_ex__()); show(lambda: object.__reduce_ex__(3, 2)); show(lambda: copyreg.__newobj__(list)); show(lambda: copyreg._slotnames(Slots)); show(lambda: Slots.__dict__.get('__slotnames__')); show(lambda: copyreg._slotnames(SlotsState)); show(lambda: object.__getstate__(3)); show(lambda: object.__getstate__()); show(lambda: copyreg.pickle(Plain, 3)); show(lambda: copyreg.constructor(3))
class Cyc: pass
c = Cyc(); c.self = c; c.l = [c]; d = copy.deepcopy(c); show(lambda: d.self is d and d.l[0] is d); e = pickle.loads(pickle.dumps(c)); show(lambda: e.self is e and e.l[0] is e)
class DC:
    def __init__(self, x): self.x = x
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return ('deep', len(memo))
    def __replace__(self, **k): return k
show(lambda: copy.copy(DC(1))); show(lambda: copy.deepcopy([DC(1), DC(2)])); show(lambda: copy.replace(DC(1), a=2)); show(lambda: copy.replace(3)); show(lambda: copy.replace((1,), a=1))
