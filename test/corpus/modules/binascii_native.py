# binascii: all functions, their arguments and errors.
import binascii as b
def at(f, *a, **k):
    try:
        print(ascii(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
at(b.a2b_hex,'abc'); at(b.a2b_hex,'zz'); at(b.a2b_hex,3); at(b.a2b_hex,'é'); at(b.a2b_hex,b'a b0')
at(b.a2b_base64,'é'); at(b.a2b_base64,3); at(b.crc32,'x'); at(b.crc_hqx,b'x'); at(b.crc_hqx,b'x','y'); at(b.crc32,b'x',2**40+5); at(b.crc32,b'x',-1);at(b.crc_hqx,b'x',-1);at(b.crc_hqx,b'x',2**70)
at(b.b2a_uu,b'x'*46); at(b.b2a_uu,b''); at(b.a2b_uu,b''); at(b.a2b_uu,b'!'); at(b.a2b_uu,b'#abc\x80'); at(b.a2b_uu,b'#abcdefgh'); at(b.a2b_uu,'#86)C'); at(b.a2b_uu,b'#86)C\n'); at(b.b2a_uu,b'abc\0\0',backtick=True); at(b.b2a_uu,b'abc\0\0')
at(b.b2a_base64,b'x'); at(b.b2a_base64,b'x',newline=False); at(b.b2a_base64,'x'); at(b.a2b_qp,3)
for s in ('YQ','YQ=','YQ==','YQ===','Y','YWI','YWJj','Y=','=','==','YW=J','YWJjZ','Y Q = =','YQ==YQ==','\nYQ==','YQ=\n=','!YQ==','YWJj====','YQ==a','A===','AB=C','AAA=A','====','','YWJ=','YWJj=','YW==J','Y\x00Q=='):
    print(s.encode(),end=' '); at(b.a2b_base64,s); at(b.a2b_base64,s,strict_mode=True)
for s in (b'=41',b'=4',b'=',b'a=\nb',b'a=\r\nb',b'=zz',b'a_b',b'=3D=3d',b'==',b'a=  \nb',b'=\r',b'=\rx\ny'):
    print(s,end=' '); at(b.a2b_qp,s); at(b.a2b_qp,s,header=True)
for s in (b'a=b',b'a b\tc \n',b'x'*80,b'.\n.',b'\xe9\n',b'a\r\nb',b'a_b c',b' \n',b'.',b'a \r\nb',b'\t',b'x'*75+b'=',b'a\rb',b'\n.\n',b'x'*76+b'\n'):
    print(s); 
    for kw in ({},{'quotetabs':True},{'istext':False},{'header':True}): at(b.b2a_qp,s,**kw)
at(b.hexlify,b'abc',':'); at(b.hexlify,b'abc','::'); at(b.hexlify,b'abc','é'); at(b.hexlify,b'abcd','-',-3); at(b.hexlify,b'abcd','-',3); at(b.hexlify,'x'); at(b.hexlify,b'abc',3); at(b.hexlify, data=b'x'); at(b.hexlify,b'abc',''); at(b.hexlify,b'abc','-',0)
print(b.Error.__mro__,b.Incomplete.__mro__, b.crc32(b'hello'), b.crc_hqx(b'hello',0))

for f in (b.a2b_uu, b.b2a_uu, b.a2b_base64, b.b2a_base64, b.a2b_hex, b.b2a_hex, b.crc32, b.crc_hqx, b.a2b_qp, b.b2a_qp):
    print(f.__name__, f.__text_signature__)
    at(f)
    at(f, b'abc', 1, 2, 3, 4)
    at(f, b'abc', nix=1)
    at(f, data=b'abcd')
every = bytes(range(256))
print(b.hexlify(every), b.unhexlify(b.hexlify(every)) == every, b.a2b_base64(b.b2a_base64(every)) == every, b.b2a_base64(every))
print(b.a2b_qp(b.b2a_qp(every, istext=False)) == every, b.b2a_qp(every), b.b2a_qp(every, True, False, True))
print([b.b2a_base64(every[:n]) for n in range(7)], [b.b2a_uu(every[:n]) for n in range(7)], b.crc32(every), b.crc32(every, 12345), b.crc_hqx(every, 99))
for n in range(46):
    assert b.a2b_uu(b.b2a_uu(every[:n])) == every[:n] == b.a2b_uu(b.b2a_uu(every[:n], backtick=True)), n
print(b.a2b_uu(b'"86)  `\n'))
at(b.a2b_uu, b'"86)x')
at(b.a2b_uu, b'"86) x')
