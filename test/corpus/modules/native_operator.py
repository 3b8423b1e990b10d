import _operator as o, sys
print([k for k in vars(o)])
def T(f, *a, **k):
    try: r = f(*a, **k)
    except BaseException as e: print(getattr(f,'__name__',f), a, '!', type(e).__name__, e)
    else: print(getattr(f,'__name__',f), a, '=', r)
for n in 'add sub mul floordiv truediv mod pow lshift rshift and_ or_ xor eq ne lt le gt ge is_ is_not iadd isub imul ifloordiv itruediv imod ipow ilshift irshift iand ior ixor'.split():
    T(getattr(o,n), 13, 3); 
T(o.add, 1); T(o.add, 'a', 1); T(o.matmul, 1, 2); T(o.imatmul, 1,2); T(o.lt, 1, 'a'); T(o.concat, [1],[2]); T(o.concat, 1, 2); T(o.iconcat, [1], 'ab'); T(o.getitem, 'abc', 1); T(o.getitem, 1, 1)
for n in 'neg pos abs inv invert not_ truth index'.split(): T(getattr(o,n), -5); T(getattr(o,n), 'x')
d = {}; T(o.setitem, d, 1, 2); print(d); T(o.delitem, d, 1); T(o.delitem, d, 1); T(o.contains, [1,2], 2); T(o.indexOf, 'abc', 'c'); T(o.indexOf, 'abc', 'x'); T(o.countOf, [1,1,2], 1); T(o.length_hint, [1,2]); T(o.length_hint, 5, 7); T(o.length_hint, 5, 'a'); T(o.call, max, 1, 2); T(o.call); T(o.call, dict, a=1)
T(o._compare_digest, 'a', 'a'); T(o._compare_digest, b'a', b'b'); T(o._compare_digest, 'é', 'a'); T(o._compare_digest, 1, 'a'); T(o._compare_digest, b'abc', b'ab'); T(o._compare_digest, b'a', 'a')
class A:
    def __repr__(s): return 'A'
a = A(); a.x = A(); a.x.y = 5; a.z = 'zz'
for g in (o.itemgetter(1), o.itemgetter(0, 2), o.itemgetter('k'), o.itemgetter(-1), o.itemgetter(slice(1,2))):
    print(g, g.__reduce__(), g.__text_signature__); T(g, 'abc'); T(g, (1,2,3)); T(g, {'k': 1, 0: 'z', 2: 'q', 1:'w'})
for g in (o.attrgetter('z'), o.attrgetter('x.y'), o.attrgetter('z', 'x.y'), o.attrgetter('nope')):
    print(g, g.__reduce__()); T(g, a)
for g in (o.methodcaller('upper'), o.methodcaller('split', 'b'), o.methodcaller('split', maxsplit=1, sep='b'), o.methodcaller('nope'), o.methodcaller('format', 1,2,3,4,5,6,7,8,9)):
    print(g); T(g, 'abcb'); T(g, 'abcb')
print(o.methodcaller('a', 1).__reduce__())
T(o.itemgetter); T(o.itemgetter, a=1); T(o.attrgetter); T(o.attrgetter, 1); T(o.methodcaller); T(o.methodcaller, 1); T(o.itemgetter(1)); T(o.itemgetter(1), 1, 2); T(o.itemgetter(1), a=1); T(o.methodcaller('a')); T(o.attrgetter('a'), b=1)
for t in (o.itemgetter, o.attrgetter, o.methodcaller): print(t, t.__flags__, t.__basicsize__, list(vars(t)))
