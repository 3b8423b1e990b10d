import array
a = array.array
def T(s):
    try: print(s, '=', eval(s))
    except Exception as e: print(s, '!', type(e).__name__, e)
for s in '''a()|a(1)|a("x")|a("i",1)|a("i","abc")|a("i",["x"])|a("i",[2**40])|a("b",[200])|a("B",[300])|a("B",[-1])|a("w","abc")|a("w",["ab"])|a("w",[1])|a("w",[b"x"])|a("H",[70000])|a("h",[40000])|a("I",[-1])|a("I",[2**33])|a("L",[-1])|a("L",[2**65])|a("q",[2**64])|a("Q",[-1])|a("f",["x"])|a("d",[1,2.5])|a("i",b"1234")|a("i",b"123")|a("i",a("d",[1.0]))|a("i").append("x")|a("i").pop()|a("i",[1]).pop(5)|a("i").remove(1)|a("i").index(1)|a("i",[1,2]).index(2,0,1)|a("i").frombytes("x")|a("i").frombytes(b"abc")|a("i").fromlist((1,))|a("i").fromlist([1,"x"])|a("i").fromunicode("x")|a("w").tounicode()|a("i").tounicode()|a("i").extend(a("d"))|a("i").extend(5)|a("i")+[1]|a("i")+a("d")|a("i",[1])*2|a("i",[1,2])[5]|a("i",[1,2])["x"]|a("i",[1,2])[0:1]|a("i",[1,2,3])[::2]|a("i",[1,2])==a("d",[1,2])|a("i",[1])<a("i",[2])|a("i")<1|a("i",[1,2]).buffer_info()[1]|a("i",[1]).byteswap()|a("b",[1]).tolist()|a("i",[1,2]).tobytes()|a("i",[1]).__reduce_ex__(2)|a("i",[1]).__reduce_ex__(3)|a("w","ab").__reduce_ex__(3)|a("i",[1,2])|a("w","ab")|a("i")|array.typecodes|a("i",[1]).itemsize|a("i").typecode|a("i",[1,2]).__sizeof__()|hash(a("i"))|a("i",x=1)|a("i",[1],2)|a("i",range(5))|a("i",[1]).insert(0,"x")|a("i").fromfile(1,2)|a("i").count(1)|a("i",[1,2]).__iter__().__reduce__()|iter(a("i",[1,2])).__setstate__(1)|array._array_reconstructor(a,"i",8,b"1234")|array._array_reconstructor(a,"i",9,b"1234")|array._array_reconstructor(a,"i",99,b"")|array._array_reconstructor(a,"i",0,b"12")|array._array_reconstructor(1,"i",0,b"12")|a("i",[1]).__deepcopy__(1)|a("i",[1,2,3]).__class_getitem__(int)|a("i",[1]*3).clear()|a("f",[1.1])|a("Q",[2**64-1])|a("q",[-2**63])|a("i",[3,1,2])>a("i",[3,1])|a("i",[1])!=[1]|5 in a("i",[5])|a("i",(1,2))|a("i",a("i",[7]))|a("w","\\U0001f600")[0]'''.split('|'): T(s)
x = a('i', [1, 2, 3]); m = memoryview(x); print(m.format, m.itemsize, m.shape, m.tolist())
for s in ('x.append(1)', 'x.pop()', 'x.extend([1])', 'x.__delitem__(0)', 'x.__setitem__(slice(0,1),a("i"))', 'x.__setitem__(slice(0,1),[1])', 'x.__setitem__(slice(0,3,2),a("i",[1]))', 'x.__setitem__(0,"x")', 'x.__setitem__(9,1)'): T(s)
m.release()
print([a('i', range(n)).__sizeof__() for n in range(20)])
y = a('i'); out = []
for i in range(40): y.append(i); out.append(y.__sizeof__())
print(out)
for i in range(35): y.pop(); out.append(y.__sizeof__())
print(out[40:])
import _random
r = _random.Random(9)
for code in 'bBhHiIlLqQfd':
    z = a(code); l = []
    for i in range(300):
        op = r.getrandbits(3); k = r.getrandbits(4); v = r.getrandbits(6)
        s = slice(*[None if r.getrandbits(2) == 0 else r.getrandbits(4) - 8 for _ in range(2)], r.getrandbits(2) or None)
        if op < 3: z.append(v); l.append(v)
        elif op == 3: z.insert(k - 5, v); l.insert(k - 5, v)
        elif op == 4: del z[s]; del l[s]
        elif op == 5:
            w = [v, k, 1][:k % 4]
            if not w and s.step not in (None, 1): continue  # an array lets them go, a list does not
            try: l[s] = w
            except ValueError:
                try: z[s] = a(code, w)
                except ValueError: pass
                else: print('no error', s)
            else: z[s] = a(code, w)
        elif op == 6 and l: z.reverse(); l.reverse()
        elif op == 7: assert list(z[s]) == l[s], (z, l, s)
        assert list(z) == l, (code, i, s, z, l)
    print(code, len(z), z.itemsize, a(code, z.tobytes()) == z)
for t in (a, type(iter(x))): print(t, t.__flags__ & ~32, t.__basicsize__, list(vars(t)))
class S(a): pass
s = S('i', [1]); s.q = 1; print(s, s[:], s + s, s.__reduce_ex__(2))
x += a('i', [9]); x *= 2; print(x, x.count(9)); T('x.__iadd__([1])')
