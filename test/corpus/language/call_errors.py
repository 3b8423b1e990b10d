# What is said when arguments do not fit.
def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)
def f(a, b, c=1): pass
def g(a, /, b, *, c): pass
def h(): pass
def k(*, aa, bb, cc): pass
class C:
    def m(self, x): pass
attempt(lambda: f())
attempt(lambda: f(1))
attempt(lambda: f(1, 2, 3, 4))
attempt(lambda: f(1, 2, d=4))
attempt(lambda: f(1, a=2))
attempt(lambda: g(a=1, b=2, c=3))
attempt(lambda: g(1, 2, 3))
attempt(lambda: g(1, 2))
attempt(lambda: h(1))
attempt(lambda: h(x=1))
attempt(lambda: k())
attempt(lambda: k(aa=1))
attempt(lambda: k(aa=1, bb=1, cc=1, dd=1))
attempt(lambda: C().m())
attempt(lambda: C().m(1, 2))
attempt(lambda: C.m())
attempt(lambda: C(1))
attempt(lambda: f(*5))
attempt(lambda: f(**5))
attempt(lambda: f(**{1: 2}))
attempt(lambda: f(1, **{"a": 2}))
attempt(lambda: None())
attempt(lambda: (1)(2))
attempt(lambda: len())
attempt(lambda: len(1, 2))
attempt(lambda: [].append())
attempt(lambda: [].append(1, 2))
attempt(lambda: print(1, foo=2))
attempt(lambda: int(x=1))
attempt(lambda: isinstance(1))
attempt(lambda: "".join())
attempt(lambda: dict(1, 2))
