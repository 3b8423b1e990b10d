def t(e):
    try: print(e,'->',eval(e))
    except BaseException as x: print(e,'!',type(x).__name__,x)
t("[eval('i') for i in range(2)]")
print([eval('i') for i in range(2)])
print([locals() for j in range(1)] == [{'j':0}] if 0 else [sorted(k for k in locals() if k=='j') for j in range(1)])
class C:
    x=[eval('k') for k in range(2)]
    y=[sorted(locals()) for k in range(1)]
    print(x,y)
def f():
    return [eval('q') for q in range(2)], [sorted(locals()) for q in range(1)]
print(f())
t("__import__('x', {}, {}, (), 1)")
t("eval('a\\0b')")
t("exec('a\\0b')")
t("compile('a\\0b','f','eval')")
t("int('9'*5000)")
t("str(10**5000)")
import sys
sys.set_int_max_str_digits(0)
t("len(str(10**5000))")
t("sys.set_int_max_str_digits(10)")
t("sys.set_int_max_str_digits(640)")
t("int('1'*641)")
t("'%d' % 10**700")
t("f'{10**700}'")
t("hex(10**700)[:5]")
sys.set_int_max_str_digits(4300)
x=3**20000; y=7**15000
print((x*y)%1000000007, (x*y//y==x))
class A: __slots__=('a','__dict__','__weakref__')
class B: __slots__=('a','__dict__','__weakref__')
a=A(); a.a=1; a.z=2; a.__class__=B; print(type(a).__name__, a.a, a.z)
class D: pass
t("setattr(a,'__class__',D)")
t("setattr(D(),'__class__',int)")
t("setattr(3,'__class__',D)")
def g():
    x=1
    fr=sys._getframe()
    fr.f_locals['x']=5
    fr.f_locals['newv']=7
    return x, sorted(fr.f_locals), fr.f_locals['newv']
print(g())
t("breakpoint.__name__")
t("sys.breakpointhook")

t("type(sys.implementation)(a=1).__replace__(a=2,b=3)")
class S:
    def __init_subclass__(cls, **k): print('init', cls.__name__, k)
    def __set_name__(self,o,n): print('setname',n)
class T(S, foo=1): pass
class U: s=S()
class V:
    def f(self): return __class__
print(V().f())
try:
    class W:
        def f(self): return __class__
        pass
        __class__
except NameError as e: print(e)
try:
    raise ExceptionGroup('eg',[ValueError(1),TypeError(2),ExceptionGroup('n',[ValueError(3)])])
except* ValueError as e: print(repr(e))
except* TypeError as e: print(repr(e))
e=ValueError('x'); e.add_note('n1'); print(e.__notes__)
t("e.add_note(3)")
