import math, os.path
f()
f(1, *a, 2, *b, k=1, **c, l=2, **d)
f(*a)
f(**k)
f(a, b=1, c=2)
obj.method(1, k=2)
obj.method(*a)
math.sqrt(2)
os.path.join('a', 'b')
obj.a.b.c(d)(e)[f](g).h
(obj
 .first(1)
 .second(2)
 .third)
f(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, x)
f(a=1, b=1, c=1, d=1, e=1, g=1, h=1, i=1, j=1, k=1, l=1, m=1, n=1, o=1, p=1, q=x)
print(f'{x}', f'{x!r:>{w}}', f'a{x}b{y!s}c{z:.2f}', f'', f'{x=}', 'a' f'{{}}')
f'{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}'
x, y = y, x
x, *y = z
[x, (y, z)] = w
x = y = z
x[0], x.a, x[1:2], x[a:b:c] = w
x[1:2] += y
x[i] -= y
x.a.b **= y
x @= y; x //= y; x >>= y; x <<= y; x |= y; x ^= y; x &= y; x %= y; x /= y; x *= y
del x, y.z, w[0], w[1:2], (p, [q])
t = a, *b, c
t = *a,
s = {*a, 1, *b}
l = [*a, *b]
d = {**a, 'k': 1, 'l': 2, **b, 3: x}
u = +a, -b, ~c, not d
o = a + b - c * d / e // f % g @ h ** i << j >> k & l | m ^ n
sl = a[:], a[1:], a[:2], a[::3], a[1, 2:3], a[...], a[None:None:-1]
