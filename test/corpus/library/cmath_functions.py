# library
# cmath: every function at every kind of number, errors, conversions.
import cmath,math,random
vals=[0.0,-0.0,1.0,-1.0,0.5,-2.5,1e-310,-1e-310,1e308,-1e308,720.0,-720.0,1e-5,math.inf,-math.inf,math.nan,5e-324]
fs='acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar isnan isinf isfinite'.split()
import zlib
n=0
for f in fs:
    t=[]
    for a in vals:
        for b in vals:
            try: r=repr(getattr(cmath,f)(complex(a,b)))
            except Exception as e: r=repr(e)
            t.append(r)
    print(f, zlib.crc32('\n'.join(t).encode()), t[18], t[40], t[200])
t=[]
for a in vals:
    for b in vals:
        try: r=repr(cmath.rect(a,b))
        except Exception as e: r=repr(e)
        t.append(r)
print('rect', zlib.crc32('\n'.join(t).encode()))
random.seed(5)
def short(x):  # the last places are the C library's
    return '%.11g %.11g' % (x if isinstance(x, tuple) else (x.real, x.imag))
for f in fs:
    t=[short(getattr(cmath,f)(complex(random.uniform(-30,30),random.uniform(-30,30)))) for _ in range(200)]
    print(f, zlib.crc32('\n'.join(t).encode()), t[:2])
for call in ['cmath.log(2,3)','cmath.log(0)','cmath.log(1,1)','cmath.log(2,0)','cmath.log()','cmath.log(1,2,3)','cmath.sqrt("x")','cmath.sqrt(None)','cmath.sqrt()','cmath.isclose(1,1+1e-12j)','cmath.isclose(1,2,rel_tol=-1)','cmath.isclose(1,2,abs_tol=5)','cmath.isclose(1,cmath.infj)','cmath.rect(1)','cmath.rect("a",2)','cmath.polar(1e308+1e308j)','cmath.polar(3+4j)','cmath.phase(-1)','cmath.exp(1000)','cmath.cosh(1000)','cmath.infj','cmath.nanj','cmath.pi,cmath.e,cmath.tau,cmath.inf,cmath.nan','cmath.isclose(1)','cmath.isclose(1,"x")','cmath.sqrt(10**400)']:
    try: print(call, eval(call))
    except Exception as e: print(call, type(e).__name__, e)
class C:
    def __complex__(self): return 3+4j
class F:
    def __float__(self): return 9.0
class I:
    def __index__(self): return 16
class B:
    def __complex__(self): return 1.0
class R:
    def __complex__(self): raise KeyError('no')
for c in (C,F,I,B,R):
    try: print(c.__name__, cmath.sqrt(c()))
    except Exception as e: print(c.__name__, type(e).__name__, e)
print(sorted(n for n in dir(cmath) if n[0]!='_'))
