import _struct as struct, sys
def T(s):
    try: print(s, eval(s))
    except Exception as e: print(s,'!', type(e).__name__, e)
for pre in ('','@','<','>','=','!'):
    for c in 'bBhHiIlLqQnNP?efdscpx':
        out=[]
        for v in (10**30,-10**30,-2**40 if c in 'ilIL' else -2**20 if c not in 'qQnNP' else -1, 'a', 1.5, None, 1e300, b'', b'ab', 127, 1, -1, 65504, 0.1, 1e-7, 5.96e-8, bytearray(b'xyz'), True, 255, 65519.9):
            try: out.append(struct.pack(pre+c,v).hex())
            except Exception as e: out.append(type(e).__name__+': '+str(e))
        print(pre+c, list(dict.fromkeys(out)))
        try: print(struct.calcsize(pre+c), struct.calcsize('b'+pre+c) if not pre else '', struct.unpack(pre+c, bytes(range(200, 200+struct.calcsize(pre+c)))), struct.unpack(pre+c, bytes(struct.calcsize(pre+c))))
        except Exception as e: print(type(e).__name__, e)
for s in '''struct.pack('2')|struct.pack('y')|struct.pack('i')|struct.pack('i',1,2)|struct.pack('')|struct.pack(1)|struct.pack()|struct.calcsize('99999999999999999999i')|struct.calcsize('9223372036854775807i')|struct.calcsize('i\\0i')|struct.calcsize(b'i')|struct.calcsize('\\u1234')|struct.unpack('i',b'abc')|struct.unpack('i',1)|struct.unpack_from('i',b'abcdefg',4)|struct.unpack_from('i',b'abcdefg',-9)|struct.unpack_from('i',b'abcdefg',-3)|struct.unpack_from('i',b'abcdefg',offset=2)|struct.pack_into('i',bytearray(3),0,1)|struct.pack_into('i',bytearray(8),-9,1)|struct.pack_into('i',bytearray(8),-3,1)|struct.pack_into('i',b'abcd',0,1)|struct.pack_into('i',bytearray(8))|struct.pack_into('i',bytearray(8),0)|struct.pack_into('i')|struct.pack_into('i',bytearray(8),9,1)|struct.Struct()|struct.Struct(1)|struct.Struct('i').iter_unpack(b'abc')|struct.iter_unpack('',b'')|list(struct.iter_unpack('h',b'abcd'))|struct.Struct('ih')|struct.pack('5s',1)|struct.pack('0s',b'abc')|struct.pack('3p',b'abcdef')|struct.pack('300p',b'a'*299)[:5]|struct.unpack('3p',b'\\x09ab')|struct.pack('?',[])|struct.Struct('i').pack_into()|struct.Struct('i').unpack_from(b'abc')|struct.Struct('i').size|struct.Struct('i').format|struct.Struct.__new__(struct.Struct).pack()|struct.pack('e',1e6)|struct.pack('f',1e300)|struct.Struct('ii').pack(1)|struct.pack('P','a')|struct.unpack('c',b'a')|struct.Struct('i').__sizeof__()|struct.Struct('iih3s').__sizeof__()|struct.iter_unpack('i',b'abcdefgh').__length_hint__()|struct.Struct(format='i')|struct.pack(' < i',1)|struct.pack('<  i h',1,2)|struct.pack('bhilq',1,2,3,4,5)|struct.pack('3i2h',1,2,3,4,5)|struct.pack('b0i',1)|struct.calcsize('bihq0l')|struct.pack('>10s2xH',b'hello',5)|struct.unpack('>10s2xH',b'hello\\0\\0\\0\\0\\0\\0\\0\\0\\5')|struct.unpack('<d',struct.pack('<d',1.1))|struct.unpack('e',b'\\x00\\x7c')|struct.unpack('e',b'\\x01\\x00')|struct.unpack('>f',b'\\x7f\\xc0\\0\\0')'''.split('|'): T(s)
b = bytearray(20); struct.pack_into('>hh', b, 3, 1, 2); struct.Struct('<q').pack_into(b, -8, 7); print(b)
s = struct.Struct('<ih'); print(s, s.size, s.format, s.pack(1,2), s.unpack(b'\1\0\0\0\2\0'), [x for x in s.iter_unpack(bytes(12))], s.unpack_from(b'\0'*10, 4))
for t in (struct.Struct, struct.error, type(s.iter_unpack(b''))): print(t, t.__flags__, list(vars(t)))
print([k for k in vars(struct) if k != '__file__']); struct._clearcache()
for i in range(150): struct.calcsize('%di' % i)
