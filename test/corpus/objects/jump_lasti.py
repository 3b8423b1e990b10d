import sys
def f(out):
    out.append(1)
    out.append(2)
    out.append(3)
    return 5
def tr(fr,e,a):
    if fr.f_code.co_name!='f': return None
    l=fr.f_lineno-fr.f_code.co_firstlineno
    print(e,l, fr.f_lasti)
    if e=='line' and l==2 and not done: done.append(1); fr.f_lineno+=1; print(fr.f_lineno, fr.f_lasti)
    return tr
done=[]
out=[]
sys.settrace(tr); f(out); sys.settrace(None)
print(out)
def g(out):
    for i in range(3):
        out.append(10+i)
    out.append(4)
def tr(fr,e,a):
    if fr.f_code.co_name!='g': return None
    l=fr.f_lineno-fr.f_code.co_firstlineno
    print(e,l, fr.f_lasti)
    if e=='line' and l==2: fr.f_lineno+=1; print(fr.f_lineno, fr.f_lasti)
    return tr
sys.settrace(tr); g(out); sys.settrace(None)
print(out)
