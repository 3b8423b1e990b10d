# What the builtin classes, and classes derived from them, take as arguments; percent formats.
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
class FS(float): pass
t(lambda: FS(x=1)); t(lambda: FS(1, newarg=3)); t(lambda: float(x=1)); t(lambda: FS(1,2))
class FI(float):
    def __init__(self, arg, newarg=None): self.newarg = newarg
t(lambda: FI(1, newarg=3).newarg)
for b, good in ((int,(1,)), (complex,(1,)), (str,('a',)), (bytes,(b'a',)), (list,((),)), (tuple,((),)), (set,((),)), (frozenset,((),)), (dict,((),)), (bytearray,(b'',)), (object,()), (enumerate,((),)), (zip,((),)), (map,(abs,())), (filter,(abs,())), (reversed,((),)), (property,(abs,)), (staticmethod,(abs,)), (classmethod,(abs,)), (super,(int,)), (float, (1,))):
  class S(b): pass
  class SI(b):
     def __init__(self, *a, **k): pass
  class SN(b):
     def __new__(cls, *a, **k): return b.__new__(cls, *a)
  for c in (b, S, SI, SN):
    print(b.__name__, c.__name__)
    def tt(f):
      try: print(type(f()).__name__)
      except BaseException as e: print(type(e).__name__, e)
    tt(lambda: c(*good, newarg=3)); tt(lambda: c(newarg=3)); tt(lambda: c(*good)); tt(lambda: c(1,2,3,4,5,6,7))
t(lambda: '%s %s' % ('a',)); t(lambda: '%d' % 'a'); t(lambda: '%x' % 3.5); t(lambda:'%(a)s' % 3); t(lambda: '%(a)s %s' % {'a':1}); t(lambda:'%(a' % {}); t(lambda: '%*d' % (3,)); t(lambda: '%z' % 3); t(lambda: '%' % 3); t(lambda: 'a' % 3); t(lambda: 'a' % (3,)); t(lambda: 'a' % {}); t(lambda: 'a' % [])
t(lambda: '%.*f' % (2,3.14159)); t(lambda: '%.*f' % ('a',3.14159)); t(lambda: '%*s|' % (-5,'a'));  t(lambda: '%c%c' % ('a', 98));t(lambda: '%c' % 'ab'); t(lambda: '%c' % 1.5); t(lambda: '%c' % b'a'); t(lambda: '%i' % None)
t(lambda: "%1\u1d0fs" % 2); t(lambda: '%d' % 1.9); t(lambda: '%d' % float('nan')); t(lambda: '%d' % float('inf')); t(lambda: '%u' % -3); t(lambda: '%#o %#x %#X' % (8,255,255)); t(lambda: '%+d % d' % (3,3)); t(lambda: '%05d|%-5d|' % (-3,3)); t(lambda: '%r %a' % ('é','é')); t(lambda: '%.2s' % 'abc'); t(lambda: '%.2r' % 'abc'); t(lambda: '%%%s' % 1); t(lambda: '%99999999999999999999d' % 1); t(lambda: '%.99999999999999999999d' % 1)
class PI:
  def __float__(self): return 3.14
class M(dict):
  def __missing__(self, k): return k
t(lambda: '%(x)s' % M()); t(lambda: '%d' % PI()); t(lambda: '%f' % PI()); t(lambda: '%x' % PI()); 
class Idx:
  def __index__(self): return 7
t(lambda: '%d %x %o %c' % (Idx(),Idx(),Idx(),Idx())); t(lambda: '%f' % Idx())
