# library
# Type parameters of functions, classes and aliases: their scopes, lazy bounds and defaults.
def f[T: int, *Ts, **P](a: T, *b: *Ts) -> T:
    return T, Ts, P


print(f.__type_params__, f(1), f.__annotations__)
T = f.__type_params__[0]
print(T.__bound__, T.__constraints__, T.__covariant__, T.__infer_variance__)


class A[T, U = str]:
    x: T
    type Inner[V] = dict[T, V]

    def m[W: (int, U)](self, w: W) -> T:
        return W


print(A.__type_params__, A.__orig_bases__, A.__parameters__, A[int], A[int, float].__args__)
print(A.Inner.__value__, A.Inner[int], A.Inner.__type_params__)
W = A().m(1)
print(W.__constraints__, A.__type_params__[1].__default__, A.__type_params__[0].has_default())
type Lazy = undefined
try:
    Lazy.__value__
except NameError as e:
    print(e)
undefined = int
print(Lazy.__value__, Lazy.__name__, Lazy.__module__)


def g[T: missing](x: T): pass


try:
    g.__type_params__[0].__bound__
except NameError as e:
    print(e)
x = 1


class B:
    x = 2

    def h[T: x](self): pass
    type Y = x


print(B.h.__type_params__[0].__bound__, B.Y.__value__)
for source in ('def f[T, T](): pass', 'class A[T: (yield)]: pass', 'type X[T] = (y := 1)', 'def f[T](a: T = (yield)): pass', 'class A[__x]: pass\nprint(A.__type_params__)',
               'def f[T = int, U](): pass', 'class A[*Ts = *int]: pass', 'type X = await y', 'def f[T]():\n nonlocal T', 'class A[T]:\n nonlocal T', 'type X[] = int',
               'def f[*Ts: int](): pass', 'type 5 = int', 'type X[T] = [T for T in ()]'):
    try:
        exec(source)
        print('ok', source)
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
