# Temporaries that are made and dropped between two instructions.
import sys


class A:
    def m(self):
        return sys.getrefcount(self)

    @property
    def p(self):
        return sys.getrefcount(self)

    @staticmethod
    def s():
        pass

    @classmethod
    def c(cls):
        return cls

    def __enter__(self):
        print("enter", sys.getrefcount(self))
        return self

    def __exit__(self, *args):
        print("exit", sys.getrefcount(self))

    def __del__(self):
        print("del")


a = A()
print(a.m(), a.p, A.m(a))
b = a.m
print(b(), sys.getrefcount(a), sys.getrefcount(b))
del b
print(sys.getrefcount(a))
with a as x:
    print(sys.getrefcount(a))
del x
print(A().m(), "then")
with A():
    pass
print("after with")


def default(x=A()):
    return sys.getrefcount(x)


print(default())
f = default
del default
f = None
print("function gone")
print(sys.getrefcount(a))
for i in [a, a]:
    pass
print(sys.getrefcount(a))
del i
l = [a for _ in range(3)]
print(sys.getrefcount(a))
del l
try:
    raise ValueError(a)
except ValueError as e:
    print(sys.getrefcount(a))
print(sys.getrefcount(a))
