# library
import symtable,_symtable,_tokenize
st=symtable.symtable("class A[T]:\n  def f(self,a,*b,**k): yield x\n  x=[i for i in a]\n","x","exec")
def show(t, d=0):
    print(' '*d, t.get_type(), t.get_name(), t.get_lineno(), t.is_nested(), t.is_optimized(), [ (s.get_name(), s._Symbol__flags, s._Symbol__scope) for s in t.get_symbols()], t._table.varnames)
    for c in t.get_children(): show(c,d+1)
show(st)
t=type(st._table); print(t, t.__dict__.keys(), t.__flags__, t.__doc__)
for a in [(1,2,3),("x","y","z"),("x\0","y","exec"),("x","y","single"),(b"x","y","exec"),("x",b"y","eval"), ("x","y")]:
    try: print(_symtable.symtable(*a).type)
    except Exception as e: print(type(e).__name__, e)
print(_tokenize.TokenizerIter.__doc__, _tokenize.TokenizerIter.__text_signature__, _tokenize.TokenizerIter.__dict__.keys(), _tokenize.TokenizerIter.__basicsize__, _tokenize.TokenizerIter.__flags__, vars(_tokenize).keys())
for a,k in [((),{}),((1,),{}),((1,),dict(extra_tokens=1,encoding=3)),((1,),dict(extra_tokens=1))]:
    try: print(next(_tokenize.TokenizerIter(*a,**k)))
    except Exception as e: print(type(e).__name__, e)
for r in [lambda:b"x", ]:
  for e in [{}, {'encoding':'utf-8'}]:
    try: print(next(_tokenize.TokenizerIter(iter([b"x",b""]).__next__,extra_tokens=True,**e)))
    except Exception as e: print(type(e).__name__, e)
try: next(_tokenize.TokenizerIter(lambda:"x",extra_tokens=True,encoding='utf-8'))
except Exception as e: print(type(e).__name__, e)
