b=bytearray(b'abcdefgh')
m=memoryview(b)
print(m, len(m), m[0], m[-1], m[2:5].tobytes(), m[::2].tolist(), m[::-1].tobytes()) if 0 else print(len(m), m[0], m[-1], m[2:5].tobytes(), m[::2].tolist(), m[::-1].tobytes())
m[0]=65; m[1:3]=b'XY'; print(b)
def t(e):
    try: print(e,'->',eval(e))
    except BaseException as x: print(e,'!',type(x).__name__,x)
for e in ["m.nbytes,m.itemsize,m.ndim,m.shape,m.strides,m.suboffsets,m.format,m.readonly,m.c_contiguous,m.f_contiguous,m.contiguous","m.obj is b","m[99]","m['a']","m[1,2]","m[()]","m[...]","m[1:2,1:2]","m.cast('i').tolist()","m.cast('h').tolist()","m.cast('q')[0]","m.cast('d').nbytes","m.cast('z')","m.cast('@i').format","m.cast('i').cast('h')","m.cast('B',[2,4]).tolist()","m.cast('B',[2,4])[1,2]","m.cast('B',[2,4])[1]","m.cast('B',[2,4])[1:].tolist()","m.cast('B',[2,4])[5,0]","m.cast('B',[2,4])[1,2,3]","m.cast('B',(2,2,2)).shape","m.cast('B',(2,2,2)).strides","m.cast('B',(2,2,2)).tobytes()","m.cast('B',(2,2,2)).tobytes('F')","m.cast('B',[3,3])","m.cast('B',[0])","m.cast('B',['a'])","m.cast('B',3)","m.cast(3)","m.cast('B',[2,4]).cast('B').tolist()","m.cast('B',[2,4]).cast('B',[4,2])","m[::2].cast('B')","m==b","m==bytes(b)","m==memoryview(b)","m=='x'","m<m","hash(m)","hash(memoryview(b'abc'))==hash(b'abc')","memoryview(b'ab')[0]","memoryview(3)","memoryview()","memoryview('a')","memoryview(b'abc').hex()","m.hex(':',2)","m[::-1].hex()","m.tobytes('Z')","m.toreadonly().readonly","list(m)[:3]","list(m.cast('B',[2,4]))","len(m.cast('B',[2,4]))","m.tolist()","m.cast('B',[2,4]).tolist()","m.cast('c')[0]","m.cast('?').tolist()","m.cast('b').tolist()","b'x' in m","88 in m","m.cast('f').itemsize","m.cast('B',[]).shape if 0 else m[:1].cast('B',[]).shape","m[:1].cast('B',[])[()]","m[:1].cast('B',[]).tolist()","len(m[:1].cast('B',[]))","m[:1].cast('B',[])[0]","m[:1].cast('B',[])==b'A'","bytes(m)","bytes(m[::2])","bytearray(m[::2])","b''.join([m,b'!'])","bytes(m.cast('B',[2,4]))","m.index(3) if hasattr(m,'index') else 0","m.cast('I')==m.cast('i')","m.cast('B')==m.cast('b')","m.cast('q')==m","memoryview(b'ab')==memoryview(b'ab').cast('c')","m._from_flags(b,0)[0]","memoryview._from_flags(b'',1)","m.foo","m.shape.__class__"]: t(e)
for s in ["m[0]=256","m[0]=-1","m[0]='a'","m[0]=1.5","del m[0]","m[0:2]=b'abc'","m[0:2]=3","m[9]=1","memoryview(b'a')[0]=1","m.cast('i')[0]=2**31","m.cast('c')[0]=b'zz'","m.cast('c')[0]=3","m.cast('?')[0]=[]","m.cast('d')[0]=1.5" ,"m.cast('B',[2,4])[1,1]=7","m.cast('B',[2,4])[1]=7","m.cast('B',[2,4])[0:1]=b'a'","m['a']=1","m[1:4]=m[0:3]","m[0:3]=m[1:4]","m[::2]=b'1234'","b.append(1)","b.clear()","m.cast('b')[0]=-128","m.cast('b')[0]=200","m.cast('Q')[0]=2**64","m.cast('e')[0]=1.0","m.cast('f')[0]='x'","m.cast('n')[0]=5"]:
    try: exec(s); print(s,b)
    except BaseException as x: print(s,'!',type(x).__name__,x)
with memoryview(b) as k:
    k2=k[1:]
    print(k2[0])
t("k[0]"); t("k2[0]"); t("k.nbytes"); t("k==k"); t("k==b"); t("k.release()"); t("len(k)"); t("k.tolist()"); t("k.__enter__()"); t("memoryview(k)"); t("repr(k)[:20]")
x=bytearray(b'abc'); y=memoryview(x); z=memoryview(y); 
t("x.append(1)"); y.release(); t("x.append(2)"); z.release(); t("x.append(3)"); print(x)
import sys
print(sys.getsizeof(memoryview(b'')), sys.getsizeof(m.cast('B',[2,2,2])))
it=iter(memoryview(b'ab')); print(type(it), next(it), list(it), list(it))
class C:
    def __buffer__(self, flags):
        print('buffer', flags); return memoryview(b'hello')
    def __release_buffer__(self, v): print('release', v.tobytes())
mm=memoryview(C()); print(mm.tobytes(), type(mm.obj).__name__); mm.release()
print(bytes(C()))
class D(bytearray):
    def __buffer__(self, flags): return super().__buffer__(flags)
print(memoryview(D(b'q'))[0])
print(bytearray(b'a').__buffer__(0).tobytes())
class E:
    def __buffer__(self, flags): return 3
t("memoryview(E())")
