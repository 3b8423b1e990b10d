import sys
S=sys.getsizeof
def p(label,o): print(label, S(o), sep='\t')
for n in ('None','True','False','Ellipsis','NotImplemented','object()'): p(n,eval(n))
for e in (0,1,-1,255,256,257,-5,-6,2**15,2**29,2**30-1,2**30,-(2**30),2**59,2**60-1,2**60,2**63,2**64,2**89,2**90,2**120,10**100,2**1000): p(f'int:{e}' if e.bit_length()<100 else f'int:bits{e.bit_length()}',e)
for e in (0.0,1.5,float('inf')): p(f'{type(e).__name__}:{e}',e)
for n in (0,1,2,3,7,8,15,16,31,100,1000): 
    p(f'str-ascii:{n}','a'*n)
    p(f'str-latin1:{n}','é'*n); p(f'str-ucs2:{n}','漢'*n); p(f'str-ucs4:{n}','😀'*n)
    p(f'bytes:{n}',b'a'*n); p(f'tuple:{n}',(0,)*n); p(f'list-mul:{n}',[0]*n)
    p(f'list(range):{n}',list(range(n))); p(f'listcomp:{n}',[i for i in range(n)]); p(f'set(range):{n}',set(range(n))); p(f'frozenset(range):{n}',frozenset(range(n)))
    p(f'dict(int):{n}',{i:i for i in range(n)}); p(f'dict(str):{n}',{str(i):i for i in range(n)}); p(f'dict.fromkeys:{n}',dict.fromkeys(range(n)))
    p(f'dict.copy:{n}',{str(i):i for i in range(n)}.copy());  
s='é'*5; s.encode(); p('str-latin1:5 (after encode())',s)
for lit in ('[]','[1]','[1,2]','[1,2,3]','[1,2,3,4]','[1,2,3,4,5]','()','(1,)','{}',"{'a':1}","{'a':1,'b':2}","{1:1}","{1}","{1,2,3}","{1,2,3,4,5}","set()","frozenset()","dict(a=1)","dict([('a',1)])","dict()","list()","[*range(3)]","[*range(10)]","{**{'a':1}}","list('abc')","list((1,2,3))","tuple('abc')","sorted([3,1,2])","[1,2,3]*2","[1,2]+[3]","[1,2,3][:2]","'a b c'.split()","list({'a':1})","list({'a':1}.items())","str(12345)","'%d'%5","f'{5}x'","'ab'.upper()","''.join(['a','b'])","range(10)","range(10**30)","slice(1)","slice(1,2,3)","iter([])","iter(())","iter({})","iter({}.items())","iter('')","iter(b'')","iter(range(3))","iter(range(10**30))","iter(set())","reversed([])","enumerate([])","zip()","zip([],[])","map(abs,[])","filter(None,[])","{}.keys()","{}.values()","{}.items()"): p('expr:'+lit,eval(lit))
