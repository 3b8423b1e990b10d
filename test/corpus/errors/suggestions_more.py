# What error messages propose: names, attributes, keywords, imports, self; and where they keep silent.
import sys
def show(f, *a):
    try: print(f(*a) if callable(f) else exec(f, {'__name__': 'm', **globals()}))
    except BaseException as e:
        sys.excepthook(type(e), e.with_traceback(None), None)
sys.stderr = sys.stdout
class Thing:
    colour = 1; size_of_thing = 2; _private = 3; __mangled = 4
    def method(self): return metod
    def use(self): return colour
    def keyword(self, first=0, *, second=1): pass
    @property
    def broken(self): return self.missing_attribute
class Slots: __slots__ = ('alpha', 'beta')
class Odd:
    def __getattr__(self, n): raise AttributeError(n)
    def __dir__(self): return ['odd_name', 5, 'odd_nane']
t = Thing()
for f in (lambda: t.color, lambda: t.siez_of_thing, lambda: t.private, lambda: t.mangled, lambda: t.zzzzzz, lambda: t.method(), lambda: t.use(), lambda: t.broken, lambda: Slots().alpah, lambda: Odd().odd_nam, lambda: [].apend(1), lambda: ''.stirp(), lambda: {}.itmes(), lambda: (5).realy, lambda: sys.pth, lambda: lenn('a'), lambda: pritn(1), lambda: Treu, lambda: nulll, lambda: Thingg(), lambda: t.keyword(frist=1), lambda: t.keyword(secnod=1), lambda: int('5', bas=2), lambda: sorted([], revers=1), lambda: print(1, sepp=2), lambda: dict.fromkyes('a'), lambda: type(t).colou, lambda: t.__clas__, lambda: super(Thing, t).colour, lambda: setattr(t, 'x', 1) or t.y, lambda: None.foo, lambda: NotImplemented.bar, lambda: (lambda: 0).nam, lambda: Exception().arg, lambda: range(1).strat, lambda: open.nam): show(f)
for s in ('import syss', 'from sys import pth', 'from sys import platfrom', 'import sys.path', 'def f():\n  valeu = 1\n  return value\nf()', 'class A:\n  x = 1\n  def g(self): return x\nA().g()', 'for number in [1]: pass\nprint(numbr)', 'x = 1\ndel x\nx', 'def g():\n  print(loc)\n  loc = 1\ng()', 'raise NameError("nam", name="prnt")', 'raise AttributeError("q")', 'raise AttributeError(name="colou", obj=t)', 'raise ImportError("z", name="sys")', 'raise AttributeError("text", name="colou", obj=t)', 'raise NameError(name="lne")', 'raise KeyError("abd")', 'elif x: pass', 'esle: pass', 'whlie x: pass', 'f(x y)', 'x = [1 2]', 'print "a"', 'import a from b', 'if x = 1: pass', 'class A', 'def f(', 'x == 1 = 2', 'foo(a, b for b in c)', '{1:2, 3}', '{1, 2: 3}', 'a = "open', "f'{a'", 'a ? b', 'a && b', '!a', 'i++', 'return = 1', 'async = 1', 'x = yield = 1', 'True = 1', 'a.b: int = 1', 'with open(a) as f, : pass', 'try:\n x\nfinal: y', 'match x:\n case 1 | y: pass', 'match x:\n case a.b(): pass\n case {**a, "b": 1}: pass'): show(s)
