import sys
def t(e):
    try: print(e,'->',eval(e))
    except BaseException as x: print(e,'!',type(x).__name__,x)
def s(c):
    global b
    try: exec(c,globals()); print(c,'=>',b)
    except BaseException as x: print(c,'!',type(x).__name__,x,b)
b=bytearray(b'Hello World')
for e in ["bytearray()","bytearray(3)","bytearray(-1)","bytearray('a')","bytearray('a','utf8')","bytearray('\\u1234','ascii')","bytearray('a','utf8','strict')","bytearray(b'a','utf8')","bytearray([1,2,300])","bytearray([1,'a'])","bytearray((1,2))","bytearray(range(3))","bytearray(3.5)","bytearray(encoding='x')","bytearray(errors='x')","bytearray(b'\"')","bytearray(b\"'\")","bytearray(b'\\x00\\xff\\n')","b[0]","b[-1]","b[99]","b[1:3]","b[::2]","b[::-1]","b['a']","b+b'x'","b'x'+b","b+3","b*2","2*b","b*-1","b==b'Hello World'","b<b'Z'","b=='x'","hash(b)","b'o W' in b","111 in b","300 in b","'a' in b","len(b)","list(b)[:3]","b.upper()","b.lower()","b.title()","b.swapcase()","b.capitalize()","b.center(20,b'*')","b.ljust(15)","b.rjust(15)","b.zfill(15)","b.find(b'o')","b.rfind(b'o')","b.index(b'zz')","b.count(b'l')","b.replace(b'l',b'LL')","b.split()","b.rsplit(b'o',1)","b.splitlines()","b.partition(b' ')","b.rpartition(b'zz')","b.partition(b'zz')","b.partition('a')","b.strip(b'Hd')","b.startswith(b'He')","b.endswith((b'a',b'ld'))","b.join([b'a',bytearray(b'b')])","b.translate(bytes(range(256)),b'l')","b.maketrans(b'a',b'b')[97]","b.hex()","b.hex('-',2)","bytearray.fromhex('ab 01')","b.decode()","b.expandtabs()","b.isalpha()","b.istitle()","b.removeprefix(b'He')","b.removesuffix(b'ld')","b.copy() is b","b.__alloc__()","b.__sizeof__()","b.__reduce__()","b.__reduce_ex__(4)","bytearray().__reduce__()","sys.getsizeof(b)","b%()","bytearray(b'%d-%s')%(3,b'x')","bytearray(b'%d')%'a'","type(bytearray(b'%d')%3)","b.__iter__().__reduce__()[1:]","iter(b).__length_hint__()","bytes(b)","str(b)","int(bytearray(b'12'))","float(bytearray(b'1.5'))","str(b,'ascii')","b''.join([b])","b.fromhex('zz')","bytearray(b'ab').isascii()","b.append()","b.pop(99)","bytearray().pop()","b.remove(1000)","b.remove(1)","b.insert(1)","[x for x in bytearray(b'ab')]","bytearray(b'abc').__contains__(b'b')"]: t(e)
for c in ["b.append(33)","b.append(300)","b.append('a')","b.extend(b'abc')","b.extend([1,2])","b.extend('abc')","b.extend(3)","b.extend(x for x in (65,66))","b.insert(0,65)","b.insert(-1,66)","b.insert(99,67)","b.pop()","b.pop(0)","b.remove(67)","b.reverse()","b[0]=90","b[-1]=91","b[99]=1","b[0]=256","b[0]='a'","del b[0]","del b[99]","b[1:3]=b'12345'","b[1:6]=b''","b[::2]=b'zzzzzzzz'","b[::2]=b'z'*len(b[::2])","del b[::2]","del b[::-2]","b[5:2]=b'!!'","b[0:2]=3","b[0:2]='ab'","b[0:2]=[65,66]","b[0:2]=b","b+=b'xy'","b+=3","b*=2","b*=1","b*=0","b.clear()","b+=b'abcdef'","b[:2]=b''","b[:2]=b''","b.append(1)","del b[:]","b.__init__(b'new')","b.__init__([7,8])","b[0:0]=range(3)","b[1:2]=(9,)", "b[0:1]=object()","b['a']=1","b.extend(b)","b=bytearray(b'abcdefghij');del b[1:9:3]","b=bytearray(b'abc');b+=b"]: s(c)
class B(bytearray):
    pass
x=B(b'ab'); x.foo=1; print(x, x.__reduce__(), type(x.upper()), type(x+b'c'), type(x[:1]), x==b'ab', sys.getsizeof(x))
print([bytearray(n).__alloc__() for n in range(5)])
b=bytearray(); al=[]
for i in range(70):
    b.append(i); al.append(b.__alloc__())
print(al)
for i in range(65): b.pop(); al.append(b.__alloc__())
print(al[-65:])
b=bytearray(100); del b[:10]; print(b.__alloc__(), len(b)); b.append(1); print(b.__alloc__(), len(b)); b.extend(bytes(9)); print(b.__alloc__(), len(b));b.extend(bytes(1)); print(b.__alloc__(), len(b))
class I:
    def __index__(s): b.clear(); return 5
b=bytearray(b'abc')
try: b[0]=I(); print(b)
except IndexError as e: print(e)
b=bytearray(b'abc'); it=iter(b); next(it); b.clear(); print(list(it))
