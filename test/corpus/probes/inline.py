# library: the recorded probe, whole.
import sys
def show(label,cls,n=40,mk=None):
    mk=mk or cls; print(label,*[sys.getsizeof(mk()) for _ in range(n)])
class A: pass
class B:
    def __init__(s): s.x=1; s.y=2
class C:
    def __init__(s):
        for i in range(6): setattr(s,f'a{i}',i)
class D(A): pass
class E(B):
    def __init__(s): super().__init__(); s.z=3
class F:
    __slots__=('a','__dict__')
class G(list): pass
class H(Exception): pass
class I:
    def m(self): self.p=self.q=self.r=self.s=1
class J:
    def __init__(s,*a): (s.a,s.b,s.c)=(1,2,3)
class K(int): pass
class L(object):
    x=1
    def f(self): return self.x
def late():
    o=A(); o.v1=1; o.v2=2; return o
show('A',A); show('B (2 static attrs)',B); show('C (6 setattr)',C); show('D(A)',D); show('E(B)',E); show('F slots+dict',F,5); show('G(list)',G,5); show('H(Exception)',H,5); show('I (attrs set in another method)',I); show('J',J); show('K(int)',K,5); show('L',L); show('A with late attrs',None,5,late)
def keep(label,cls,n=40):
    k=[cls() for _ in range(n)]; print('kept',label,*[sys.getsizeof(o) for o in k]); print('dicts',label,*[sys.getsizeof(o.__dict__) for o in k])
class A2: pass
class B2:
    def __init__(s): s.x=1; s.y=2
keep('A2',A2); keep('B2',B2)
print(A.__static_attributes__,B.__static_attributes__,sorted(I.__static_attributes__),sorted(J.__static_attributes__),A.__firstlineno__)
o=B2(); 
for i in range(35): setattr(o,f'n{i}',i)
print('B2 instance after 35 more attrs',sys.getsizeof(o),sys.getsizeof(o.__dict__)); print('next B2',sys.getsizeof(B2()),sys.getsizeof(B2().__dict__))
