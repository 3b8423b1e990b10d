a, b = 1, 2
a, b = b, a
(c, d), *e = [[1, 2], 3, 4, 5]
*f, g = 'abc'
print(a, b, c, d, e, f, g)
for s in ["a,b=[1,2,3]","a,b=[1]","a,*b,c=[1]","a,b=5","f=lambda **k:0;f(**5)","f=lambda **k:0;f(**{1:2})","f=lambda **k:0;f(a=1,**{'a':2})","[*5]","{**5}","print(*5)","x=1;x()"]:
    try: exec(s)
    except Exception as e: print(s,'|',type(e).__name__, e)
n = 'w'; v = 3.14159
print(f'{n!r:>5}|{v:.2f}|{n}|{{}}|{v!s}|{n=}')
l = [1,2,3,4,5]
print(l[1:3], l[::2], l[-1]); l[1:3] = [9]; print(l); del l[0]; print(l); l[0] += 5; print(l)
dd = {'a': 1, **{'b': 2}}; dd['c'] = 3; del dd['a']; print(dd, [*dd], {*dd} == {'b', 'c'})
print((1, *[2, 3]), 1 if a else 2, a and b, a or b)
x = y = []
print(x is y)
s = ''
for i in range(10): s += str(i)
print(s)
assert True
try: assert False, 'msg'
except AssertionError as e: print(e)
print((lambda *a, **k: (a, k))(1, b=2))
if (w := 5) > 3: print(w)
