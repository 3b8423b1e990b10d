# _csv: dialects, reading and writing, their errors.
import _csv
import sys


def at(f,*a,**k):
    try:
        r = f(*a, **k)
        print(type(r) if isinstance(r, (_csv.Dialect, _csv.Reader, _csv.Writer)) or type(r).__name__ == 'X' else repr(r))
    except BaseException as e: print(type(e).__name__, e)
D=_csv.Dialect
for kw in ({'delimiter':3},{'delimiter':''},{'delimiter':'ab'},{'delimiter':None},{'quotechar':3},{'quotechar':''},{'quotechar':'ab'},{'quotechar':None},{'quotechar':None,'quoting':0},{'escapechar':3},{'escapechar':''},{'escapechar':'ab'},{'lineterminator':3},{'lineterminator':None},{'quoting':'x'},{'quoting':99},{'quoting':-1},{'quoting':True},{'quoting':10**30},{'doublequote':[]},{'nix':1},{'delimiter':'\n'},{'delimiter':'\r'},{'quotechar':'\n'},{'escapechar':'\r'},{'delimiter':' '},{'delimiter':' ','skipinitialspace':True},{'quotechar':' ','skipinitialspace':True},{'escapechar':' ','skipinitialspace':True},{'delimiter':'x','quotechar':'x'},{'delimiter':'x','escapechar':'x'},{'escapechar':'x','quotechar':'x'},{'delimiter':'x','lineterminator':'yx'},{'quotechar':'x','lineterminator':'yx'},{'escapechar':'x','lineterminator':'yx'},{'delimiter':'\0'},{'escapechar':'\0'},{'quotechar':'\0'},{'quotechar':' '},{'delimiter':'\u20ac'},{'strict':3}):
    print(kw,end=' '); at(D,**kw)
at(D,'nix'); at(D,3); at(D,1,2,3,4,5,6,7,8,9,10); at(_csv.reader); at(_csv.reader,3); at(_csv.reader,[],'nix'); at(_csv.reader,[],1,2); at(_csv.reader,[],x=1);at(_csv.writer); at(_csv.writer,3)
class F:
    write=3
at(_csv.writer,F())
class G:
    def write(self,s): print(repr(s)); return len(s)
at(_csv.writer,G(),'nix')
at(_csv.register_dialect); at(_csv.register_dialect,3); at(_csv.register_dialect,'a',3,4); at(_csv.register_dialect,'a',delimiter=3); at(_csv.register_dialect,'a',delimiter=';'); at(_csv.register_dialect,name='a'); at(_csv.register_dialect,'b','a')
at(_csv.get_dialect,'nix'); at(_csv.get_dialect,'a'); at(_csv.get_dialect,[]); at(_csv.get_dialect); at(_csv.unregister_dialect,'nix'); at(_csv.unregister_dialect,[]); at(_csv.list_dialects); at(_csv.unregister_dialect,'a'); at(_csv.list_dialects,1)
at(_csv.field_size_limit,'x'); at(_csv.field_size_limit,3.5); at(_csv.field_size_limit,10**30); at(_csv.field_size_limit); at(_csv.field_size_limit,-5);at(_csv.field_size_limit,131072)
w=_csv.writer(G())
at(w.writerow,3); at(w.writerow,[]); at(w.writerow,['']); at(w.writerow,[None]); at(w.writerow,['',None]); at(w.writerows,3); at(w.writerows,[[1],3])
at(_csv.writer(G(),quoting=3).writerow,['a,b']); at(_csv.writer(G(),quoting=3,escapechar='\\').writerow,['a,b"\n']); at(_csv.writer(G(),quoting=3).writerow,['']); at(_csv.writer(G(),quoting=3).writerow,[None]); at(_csv.writer(G(),doublequote=False).writerow,['a"']); at(_csv.writer(G(),doublequote=False,escapechar='\\').writerow,['a"\\'])
at(_csv.writer(G(),quoting=4).writerow,['a',1,None,'',1.5]); at(_csv.writer(G(),quoting=5).writerow,['a',1,None,'',1.5]); at(_csv.writer(G(),quoting=2).writerow,['a',1,None,'',1.5]);at(_csv.writer(G(),quoting=1).writerow,['a',1,None,'',1.5])
at(_csv.writer(G(),quoting=4).writerow,[None]);at(_csv.writer(G(),quoting=5).writerow,[None]);at(_csv.writer(G(),quoting=1).writerow,[None])
at(_csv.writer(G(),delimiter=' ',skipinitialspace=True).writerow,['',None,'a']) if 0 else None
at(_csv.writer(G(),delimiter=' ').writerow,['',None,'a']); at(_csv.writer(G(),delimiter=',',skipinitialspace=True).writerow,[' a','b ',' '])
at(_csv.writer(G(),delimiter=' ',skipinitialspace=False,quoting=3).writerow,['']); 
at(_csv.writer(G(),delimiter='x',skipinitialspace=True,quoting=3).writerow,[' ','']); 
at(_csv.writer(G(),lineterminator='!@').writerow,['a!','b@','c\r','d\n','e'])
def rd(lines,**k):
    try:
        r=_csv.reader(lines,**k)
        for row in r: print(row,r.line_num,end=' ')
        print()
    except BaseException as e: print(type(e).__name__,e)
rd(['a,b\n','"c ""d"" e",f']); rd(['"a\n','b"\n']); rd(['"a']); rd(['"a'],strict=True); rd(['"a"b,c']); rd(['"a"b'],strict=True); rd(['a\\,b'],escapechar='\\'); rd(['a\\'],escapechar='\\'); rd(['a\\'],escapechar='\\',strict=True); rd(['a\rb']); rd(['a\nb']); rd(['a\r\nb']); rd(['a\r\r\n']); rd([b'a']); rd([3]); rd(3); rd(['1,a']  ,quoting=2); rd(['1,"a"',',""','1.5'],quoting=2); rd(['1,"a",,""'],quoting=4); rd(['1,"a",,""'],quoting=5); rd(['1,"a",,""','x'],quoting=4); rd([' a, b'],skipinitialspace=True); rd(['"a" ,b']); rd(['',' ','\n','\r\n']); rd(['a"b"c,"d""']); rd(['a\\\nb','c'],escapechar='\\'); rd(['a,b'],quoting=3); rd(['"a","b"'],quoting=3); rd(['a\0b']); rd(['"a\\"b"'],escapechar='\\',doublequote=False); rd(['"a""b"'],doublequote=False); rd(['"a""b"'],doublequote=False,strict=True); rd(['ab'*70000]); rd(['a','"b'],); rd(['"a\\\n','b"'],escapechar='\\');rd(['a\\\r\nb'],escapechar='\\');rd(['"\\a"'],escapechar='\\',quoting=2)
r=_csv.reader(['a']); print(type(r.dialect), iter(r) is r)
at(lambda: D().__reduce__())
at(lambda: D().__reduce_ex__(2))
def si(): 
    D().delimiter='x'
at(si)
d=D(); print([getattr(d,k) for k in ('delimiter','doublequote','escapechar','lineterminator','quotechar','quoting','skipinitialspace','strict')])
at(_csv.Reader,[]);at(_csv.Writer,[]); print(_csv.Error, _csv.Error.__mro__, _csv.Error.__doc__)
class X(D): pass
at(X)
class Y: delimiter=';'; quoting=1
at(lambda:_csv.reader(['a;b'],Y).__next__()); at(lambda: _csv.reader(['a;b'],Y()).dialect.quoting); at(D,Y,delimiter='|'); at(lambda: D(Y,delimiter='|').delimiter)

rd(['\\1'], escapechar='\\', quoting=2)
rd([' ,1'], skipinitialspace=True, quoting=4)
at(D, delimite=3)
at(D, None, dialect=3)
at(D, **dict.fromkeys('bcdeghijkl'))
at(_csv.field_size_limit, 1, 2)
at(_csv.writer(G(), delimiter=' ', skipinitialspace=True, quoting=3).writerow, ['', 'a'])
for t in (_csv.Dialect, _csv.Reader, _csv.Writer):
    print(t, t.__basicsize__, t.__flags__ & 0x4780, t.__doc__, sorted(t.__dict__))
for f in (_csv.reader, _csv.writer, _csv.register_dialect, _csv.list_dialects, _csv.unregister_dialect, _csv.get_dialect, _csv.field_size_limit):
    print(f.__name__, f.__doc__, f.__text_signature__)


class Raising:
    def write(self, text):
        raise ZeroDivisionError(text)

    def __iter__(self):
        return self

    def __next__(self):
        raise ZeroDivisionError

    def __str__(self):
        raise ZeroDivisionError('str')


at(_csv.writer(Raising()).writerow, ['a'])
at(_csv.writer(G()).writerow, Raising())
at(_csv.writer(G()).writerow, ['a', Raising()])
at(_csv.writer(G()).writerows, [['a'], Raising()])
rd(Raising())
w = _csv.writer(G())
at(w.writerow, ['x' * 40000])
at(w.writerow, (c for c in 'abc'))
at(w.writerow, {'k': 1, '\u20ac\U0001f600': 2})
r = _csv.reader(iter(['"a', 'b', 'c"', 'd']))
print(next(r), r.line_num, next(r), next(r, None), next(r, None))
