import sys
class I:
    def __hash__(s): return hash('x')
    def __eq__(s,o): return o=='x'
class S(str): pass
class B:
    def __hash__(s): return hash('x')
    def __eq__(s,o): raise ValueError('eq')
def f(k):
    x=1
    p=sys._getframe().f_locals
    for e in ("del p['x']","del p['nope']","p['new']=1","del p['new']","p[[]]","p[k]","p.__setitem__(k,7)","k in p","p.pop","p.clear"):
        try: exec(e); print(e, 'ok')
        except BaseException as ex: print(e,'!',type(ex).__name__,ex)
    return x, list(p)
print(f('x')[0], f(S('x'))[0], f(I())[0], f(B())[0])
