# library: iterators' state, structseqs, weak references' text, views released meanwhile.
import re, warnings
warnings.simplefilter('ignore')


def t(f):
    try:
        print(re.sub('0x[0-9a-f]+', '0x', repr(f())))
    except BaseException as e:
        print(type(e).__name__, e)


t(lambda: ~True); t(lambda: ~False)
b=False
t(lambda: ~b)
t(lambda: eval('~False'))
t(lambda: b'%c' % 65); t(lambda: b'%c' % b'a'); t(lambda: b'%c' % bytearray(b'a')); t(lambda: b'%c' % 256);t(lambda: b'%c' % 'a')
class I:
    def __index__(self): return 65
t(lambda: b'%c' % I()); t(lambda:'%c' % I()); t(lambda: b'%c' % 3.0); t(lambda: b'%c' % -1); t(lambda: b'%c' % 10**100); t(lambda: b'%c' % b'ab'); t(lambda: bytearray(b'%c') % bytearray(b'ab'))
t(lambda: '%c' % 3.5)
t(lambda: '%c' % 0x110000)
t(lambda: '%c' % 'ab'); t(lambda: '%c' % ''); t(lambda: b'%c' % b'')
import pickle, collections
for o in [iter([1,2]), reversed([1,2,3]), iter(range(5)), iter(range(10**30,10**30+3)), reversed(range(3)), iter(()), iter((1,2)), iter('ab'), iter(b'ab'), iter(bytearray(b'a')), enumerate([1]), zip([1],[2]), iter({1}), iter({1:2}), iter({1:2}.items()), iter({1:2}.values()), reversed({1:2}), reversed((1,2)), map(abs,[1]), filter(None,[1]), slice(1,2), range(3), 1+2j, bytearray(b'x'), frozenset({1}), {1}, Ellipsis, NotImplemented, iter(int, 0), memoryview(b'')]:
    t(lambda: o.__reduce__())
    t(lambda: o.__reduce_ex__(4))
    t(lambda: o.__length_hint__())
    t(lambda: list(pickle.loads(pickle.dumps(o))))
r = reversed([1,2,3]); list(r); t(lambda: r.__reduce__())
for it in (iter([1]), iter((1,)), iter('a'), iter(b'a'), iter({1}), iter({1:2}), iter(range(1)), reversed(range(1))):
    list(it); t(lambda: it.__reduce__()); t(lambda: it.__length_hint__())
it = iter(range(4)); t(lambda: it.__setstate__(2)); t(lambda: list(it)); 
it = iter(range(4)); it.__setstate__(10); t(lambda: it.__reduce__()); t(lambda: list(it))
it = iter(range(4)); next(it); t(lambda: it.__reduce__())
it = iter(range(4)); it.__setstate__(-3); t(lambda: it.__reduce__()); t(lambda: list(it))
it = iter(range(10**30,10**30+4)); it.__setstate__(-3); t(lambda: it.__reduce__()); t(lambda: list(it))
it = iter(range(10**30,10**30+4)); it.__setstate__(10); t(lambda: it.__reduce__()); t(lambda: list(it))
import time
for a in ([1]*9, [1]*8, [1]*12, [1]*11):
  for k in ({}, {'tm_zone':'x'}, {'tm_zon':1}, {'tm_year':3}, {'n_fields':3}, {'tm_zone':1, 'zz':1}):
    t(lambda: time.struct_time(a, k))
t(lambda: time.struct_time([1]*9, 1)); t(lambda: time.struct_time(1)); t(lambda: time.struct_time(sequence=[1]*9, dict={}))
s=time.struct_time(range(11)); t(lambda: s.__reduce__()); t(lambda: s.__replace__(tm_year=9)); t(lambda: s.__replace__(tm_zone=9)); t(lambda: s.__replace__(1)); t(lambda: s.__replace__(zz=1,yy=2))
import copy
t(lambda: copy.replace(s, tm_mon=3)); t(lambda: s.__match_args__); t(lambda: pickle.loads(pickle.dumps(s))==s)
class Foo:
  def __init__(self): self.x=1
import _weakref
f=Foo(); w=_weakref.ref(f); p=_weakref.proxy(f); 
import re
print(re.sub('0x[0-9a-f]+','0x',repr(w)), re.sub('0x[0-9a-f]+','0x',repr(p)) if 0 else '', re.sub('0x[0-9a-f]+','0x',object.__repr__(p)[:9]))
def ww():
  class G: pass
  g=G(); return re.sub('0x[0-9a-f]+','0x',repr(_weakref.ref(g)))
print(ww())
m = memoryview(b'abcd')
class R:
  def __index__(self): m.release(); return 1
t(lambda: m[R()]); m=memoryview(bytearray(b'abcd'))
def setit(): m[0]=R()
t(setit); m=memoryview(bytearray(b'abcd'))
t(lambda: m[R():]); m=memoryview(bytearray(b'abcd')); t(lambda: m[:R()]); m=memoryview(bytearray(b'abcd'))
t(lambda: m[R(),]);m=memoryview(bytearray(b'abcd'))
def setit(): m[R()]=1
t(setit);m=memoryview(bytearray(b'abcd'))
def setit(): m[R():]=b'b'
t(setit);m=memoryview(bytearray(b'abcd'))
def setit(): m[0,]=R()
t(setit);m=memoryview(bytearray(b'abcd'))
t(lambda: m.cast('B', (R(),4)))
