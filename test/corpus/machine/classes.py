class A:
    z = 5
    def __init__(self, x):
        self.x = x
    def get(self): return self.x
    @property
    def p(self): return self.x * 2
    @classmethod
    def cm(cls): return cls.__name__
    @staticmethod
    def sm(a): return a
    def __repr__(self): return f'A({self.x})'
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def get(self): return super().get() + self.y
for i in range(10):
    a = A(i); b = B(i, 2)
    s = (a.x, a.get(), a.p, A.cm(), A.sm(3), b.get(), b.z, a, b)
print(s)
try: a.nope
except AttributeError as e: print(e)
try: A()
except TypeError as e: print(e)
class S:
    __slots__ = ('a', 'b')
s = S()
for i in range(5): s.a = i
print(s.a)
try: s.c = 1
except AttributeError as e: print(e)
