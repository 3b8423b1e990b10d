# Parameters of every kind, defaults, closures, decorators, recursion.
def f(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs
print(f(1, d=4))
print(f(1, 2, 3, 4, 5, d=6, e=7, g=8))
print(f(*[1, 2], **{"d": 3, "z": 4}))
def default(value, seen=[]):
    seen.append(value)
    return seen
print(default(1), default(2), default(3, []))
def outer():
    x = 1
    def inc():
        nonlocal x
        x += 1
        return x
    def get():
        return x
    return inc, get
inc, get = outer()
inc(); inc()
print(get())
total = 0
def add(n):
    global total
    total += n
    return total
add(5); add(6)
print(total)
def twice(func):
    def wrapper(*args, **kwargs):
        return func(*args, **kwargs), func(*args, **kwargs)
    wrapper.__name__ = func.__name__
    return wrapper
@twice
@staticmethod
def hello(name="you"):
    return "hello " + name
print(hello("me"), hello.__name__)
print((lambda x, *, y=2: x * y)(3, y=4), (lambda: None)())
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__code__.co_argcount)
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(20), fact(30))
def annotated(a: int, b: "str" = "x") -> list: "Its docstring."
print(annotated.__annotations__, annotated.__doc__, annotated.__qualname__)
