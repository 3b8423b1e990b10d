# library: array: huge steps, characters out of range, reconstruction of other machines' bytes; OrderedDict cleared while compared.
from array import array
a=array('b',range(10))
del a[9::1<<333]; print(a)
del a[2::(1<<63)-1]; print(a)
a=array('w'); a.frombytes(b'\xff'*4)
for f in (a.tounicode, lambda: repr(a), lambda: a[0], lambda: list(a), lambda: str(a)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import warnings; warnings.simplefilter('ignore')
a=array('u'); a.frombytes(b'\xff'*4)
for f in (a.tounicode, lambda: repr(a), lambda: a[0], lambda: list(a), lambda: str(a)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
from array import _array_reconstructor as r
for args in ((array,'u',18,b'abc'),(array,'u',20,b'a\0\0\0b\0\0\0'),(array,'u',19,b'\0a'),(array,'w',20,b'a\0\0\0'),(array,'u',20,b'a\0\0'),(array,'b',1,b'x'),(array,'d',99,b'')):
    try: print(r(*args))
    except Exception as e: print(type(e).__name__, e)
import collections
for C in (1,):
    class K:
        def __init__(self,n): self.n=n
        def __hash__(self): return 1
        def __eq__(self, o):
            global d
            if armed: d.clear()
            return self is o or self.n==o.n
    armed=False
    d=collections.OrderedDict((K(i),i) for i in range(4)); e=collections.OrderedDict((K(i),i) for i in range(4))
    armed=True
    try: print(d==e)
    except Exception as ex: print(type(ex).__name__, ex)
    armed=False
