"""Compression both ways, in pieces, and corrupt data."""
import zlib
def t(f,*a,**k):
    try: print('OK',repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
D=b''.join(b'line %d of some text, %d\n'%(i,i*i%97) for i in range(3000)); R=bytes((i*i*7+i//3)%251 for i in range(70000))
for d in (b'',b'a',b'hello'*10,D,R,b'\0'*100000, D+R):
    for l in (-1,0,1,3,6,9):
        for w in (15,-15,31,9):
            c=zlib.compress(d,l,w); assert zlib.decompress(c,w)==d, (len(d),l,w)
    x=zlib.compressobj(6); out=b''
    for i in range(0,len(d),777): out+=x.compress(d[i:i+777])
    out+=x.flush(zlib.Z_SYNC_FLUSH)+x.copy().flush(); assert zlib.decompress(out)==d
    y=zlib.decompressobj(); r=b''
    for i in range(0,len(out),101): r+=y.decompress(out[i:i+101])
    r+=y.flush(); assert r==d and y.eof
    y=zlib.decompressobj(); r=b''; b=out
    while b or not y.eof:
        p=y.decompress(b,1000); r+=p; b=y.unconsumed_tail
        if not p and not b: break
    assert r==d
    y=zlib._ZlibDecompressor(); r=y.decompress(out,10); 
    while not y.eof: r+=y.decompress(b'',5000) if not y.needs_input else b''
    assert r==d
    print(len(d), zlib.crc32(d), zlib.adler32(d), zlib.crc32(d,5), zlib.adler32(d,7))
t(zlib.decompress,b''); t(zlib.decompress,b'xx'); x=zlib.compress(b'hello'*10); t(zlib.decompress,x[:-1]); t(zlib.decompress,x[:-1]+b'\0'); t(zlib.decompress,b'\x78\x9c\xff'); t(zlib.decompress,x,-15); t(zlib.decompress,x,31); t(zlib.compress,'a'); t(zlib.compress,b'',77); t(zlib.decompressobj,wbits=99); t(zlib.compressobj,99); t(zlib.decompressobj().decompress,x,-1); t(zlib.decompressobj().flush,0)
t(zlib.decompress,b'\x78\x9c\x07'); t(zlib.decompress,b'\x78\x9c\x00\x01\x02\x03\x04'); t(zlib.decompress,b'\x78\xbb'+b'\0'*10); t(zlib.decompress, b'\x79\x9c')
d=zlib.decompressobj(); print(d.decompress(x+b'tail'), d.unused_data, d.eof, d.unconsumed_tail, d.decompress(b'more'), d.unused_data); c=zlib.compressobj(); t(c.flush); t(c.compress,b'a'); t(c.flush); t(zlib.compress,b'hello'*10); t(zlib.crc32,'a'); t(type(c)); t(zlib._ZlibDecompressor().decompress,b'xx'); y=zlib._ZlibDecompressor(); y.decompress(x); t(y.decompress,b'')
# dynamic blocks, made by zlib itself
Z=bytes.fromhex('78da75994bae5c210c44e759452f20036cc0c0825ea448f90c9241961f458d2b92ebd6149a4fd9c63ed7fdedeb8f8f577bfdfcf2faf5f3fbc7ebf7c79fdf9f5fedd3b77fc35686ed3dec6578bc877b193eefe1513789f7f82ce33edfe351c6fbfdfdaaa7defd77198f7b9d53c6f7bdbd55b1fd8e57b57e3732d2bbee4455bcfc4e54cd395e35f7bc53151db9a2aa3ed74a5665f7945175afeb4cafbaed9ee155f8bc5b79157eae2bbc0a1fd7545e859f0c99aa7ce41955f9c9adaaf2993aaaf27dc7abf0b8a6ea55b85ffff52a7cdfad7a153e33c4ab70bf36ec55f8bed1d9abf0b816e914e779dd2adc720509bfeee8a4fc4e8caa7c5c81a32aef57c7a8ca2d5754e5790479fc3a7654e1fbea1b55f8ca445185af5c5185af3ce38889d9c456d3c4e1d3c575671702e778b6c89cc2843384d1e7126e9a5b38761e110ad144f08489700b17011a5d84740cf108628a6713211e5a2cf134638bc71ce7f9f5af26d2c5329160968b94b4ba48626b88b4b7a648942b446a5d4b24e3b545fa5e4724fcdd4489d8268aca765186767fae5b7b8842b7a7288d3b4431ddebb9faee2dcaf53eaabe370104c704411c17c871ba6094339e99e6cc67043af14c4c673d03d6d9e2f7e7797f6bedf942d64c48b0a6545bebc250d686b0adb529dc612d2470099f5bdb0ab9da51cc45f806e86280cb0915ef460407ee2284037831c4012043bc5d33f5dc8d386e62b723928a11c90d90aa89d465aeb29d11cc1dec36444e35c2b99d1321f2b6b94af5c64087dd8e2828c64c970665a8cbd0edaad219615d164723ae33ac99a2041b915d6046157a23b6ebd073044e18d15d1e437497c86243518e11df25181911dec29a29f0cb98f130b3e46e5bdee0a85b13e74129815e1a672ac235223df880500f7e23d883af89f6101f5301be11ef210e09f810bb447c8877423ebc9150df37c6d0974a99faf2fd12f6e1cd33f7e584fab833023f6423223f6430623f643d823f64caa5be6d8df00f1999f80f599c0010999f0810d562c94f7b62c0ffdd80a32a1951602e210a44bddcb2afc11c986623124c354482a8fe84822086ad5a3a46340832211c04cd100f82800808f398233a59c64098134374ca8808b122d4194bdd6a4b214abc1317a6c19cc0308dec0486e91827304c677a13fe77e242c76621c2cc890b33349dc13027d40370e2c2407bcbc4437306c394c3adbdec3ed9906db4a9fa68048668a41118a293466088569aa944e8048668a6718f2ff51018663b8db830d3babb2a05ce5c88dd42941c67304c83321866e8ba2a874e609825d4090c0d6b5c946a27300ccc28247002c3c408273034ac59cfb4e2c4850938de1514397161829413182eac71016cce60889921779bf206216fbd945202c334ce5068ecc485f0017121fc4660085f1318223ea6fa3c700243c42181216297c010f14e60883732d527923318a65206c37cbfdc0ccc5b3318e684fa4874e2426423e2c2ffff062c95f5080c9129437d283b3705f31c024364710243647e0243548ba59a054e6088aac460984a090cb164ab7ab954bbc4990bd36c0486a986b810d59fb810c4b055c3c8090c4126dc234cab11181ad6ec6768f22d3a66ce589813f68c724e5488155d9d21da84ce5498428e144f5c08831118c2c8e7a149fa176d9408d4')
print(len(zlib.decompress(Z)), zlib.crc32(zlib.decompress(Z)), zlib.decompress(Z)[:40])
