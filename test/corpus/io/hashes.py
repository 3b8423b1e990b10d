"""The hashes against each other at the edges of their blocks."""
import _md5,_sha1,_sha2,_sha3
d=bytes(range(256))*3
for n in (0,1,55,56,63,64,65,111,112,119,127,128,135,136,137,143,144,167,168,169,700):
    print(n, *[f(d[:n]).hexdigest() for f in (_md5.md5,_sha1.sha1,_sha2.sha224,_sha2.sha256,_sha2.sha384,_sha2.sha512,_sha3.sha3_224,_sha3.sha3_256,_sha3.sha3_384,_sha3.sha3_512)], _sha3.shake_128(d[:n]).hexdigest(300), _sha3.shake_256(d[:n]).digest(5))
h=_sha2.sha256(); h.update(b'ab'); g=h.copy(); g.update(b'c'*100); h.update(b'c'*100); print(h.digest()==g.digest(), h.name, h.block_size, h.digest_size, type(h), _sha3.shake_128().name, _sha3.sha3_256()._suffix, _sha3.sha3_256()._rate_bits)
def t(f,*a,**k):
    try: print('OK',repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
t(_md5.md5,'x'); t(_md5.md5,1); t(_md5.md5().update,'x'); t(type(h)); t(_sha3.shake_128().digest,-1); t(_sha3.sha3_256,string=b''); t(_md5.md5,b'',1)
