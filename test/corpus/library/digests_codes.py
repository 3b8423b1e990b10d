# library: hashlib, hmac, base64, binascii, quopri, uuid, secrets: known answers and errors.
import hashlib, hmac, base64, binascii, quopri, uuid, io
for n in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'blake2b', 'blake2s'):
    h = hashlib.new(n); [h.update(b'x' * i) for i in range(0, 200, 7)]; print(n, h.hexdigest(), h.digest_size, h.block_size, h.copy().digest() == h.digest(), hmac.new(b'k' * 200, b'm', n).hexdigest()[:16])
print(hashlib.shake_128(b'a').hexdigest(20), hashlib.shake_256(b'').digest(3), sorted(hashlib.algorithms_guaranteed), hashlib.sha256(b'a', usedforsecurity=False).name, hashlib.pbkdf2_hmac('sha256', b'pw', b'salt', 10).hex() if hasattr(hashlib, 'pbkdf2_hmac') else '40e4c8ed8a8b7ba05c5ea7d1a5cd5e2d' * 0 or hmac.new(b'pw', b'salt\0\0\0\1', 'sha256').hexdigest() and 'x') if 0 else print(hashlib.shake_128(b'a').hexdigest(20), hashlib.shake_256(b'').digest(3), hashlib.sha256(b'a', usedforsecurity=False).name)
print(hashlib.file_digest(io.BytesIO(b'abc'), 'sha256').hexdigest()[:10], hmac.compare_digest(b'a', b'a'), hmac.compare_digest('a', 'b'), hmac.digest(b'k', b'm', 'md5').hex(), hmac.new(b'k', digestmod='sha1').name)
for f in (lambda: hashlib.new('nope'), lambda: hashlib.sha256('text'), lambda: hashlib.md5(5), lambda: hmac.new(b'k'), lambda: hmac.new('k', b'', 'md5'), lambda: hmac.compare_digest('é', 'é'), lambda: hmac.compare_digest('a', b'a')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
d = bytes(range(0, 256, 5)); print(base64.b64encode(d), base64.urlsafe_b64encode(d), base64.b32encode(d[:11]), base64.b16encode(d[:5]), base64.b85encode(d), base64.a85encode(d + bytes(4), wrapcol=30, adobe=True), base64.b32hexencode(b'x'), base64.encodebytes(d * 2), base64.standard_b64decode(base64.b64encode(d)) == d, base64.b64encode(b'\xfb\xff', altchars=b'@$'), base64.z85encode(b'1234') if hasattr(base64, 'z85encode') else '')
print(all(dec(enc(d)) == d for enc, dec in ((base64.b64encode, base64.b64decode), (base64.b32encode, base64.b32decode), (base64.b16encode, base64.b16decode), (base64.b85encode, base64.b85decode), (base64.a85encode, base64.a85decode), (binascii.hexlify, binascii.unhexlify), (quopri.encodestring, quopri.decodestring))))
for f in (lambda: base64.b64decode('YQ='), lambda: base64.b64decode('YQ==!!', validate=True), lambda: base64.b64decode('Y!Q=='), lambda: base64.b64decode('A'), lambda: base64.b32decode('AA'), lambda: base64.b16decode('0g'), lambda: base64.b85decode('~~~~~'), lambda: base64.a85decode('v!'), lambda: binascii.unhexlify('abc'), lambda: binascii.unhexlify('zz'), lambda: base64.b64encode('x'), lambda: base64.b64decode('é'), lambda: binascii.a2b_base64(b'YQ===', strict_mode=True), lambda: binascii.a2b_uu(b'!'), lambda: binascii.b2a_uu(b'x' * 46), lambda: base64.b32decode('a', casefold=True)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(binascii.b2a_uu(b'hello'), binascii.a2b_uu(b'%:&5L;&\\\n'), binascii.hexlify(d[:6], ':', -2), binascii.crc_hqx(b'abc', 0), binascii.crc32(b'abc'), binascii.b2a_qp(b'a=b \xe9\t\n', istext=True, quotetabs=True), binascii.a2b_qp(b'a=3Db=\nc'), binascii.b2a_base64(b'x', newline=False), quopri.encodestring(b'\xe9 = \n'))
u = uuid.UUID('{12345678-1234-5678-1234-567812345678}'); print(u, u.hex, u.int, u.bytes[:3], u.fields, u.version, u.variant, u.urn, uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid5(uuid.NAMESPACE_URL, 'x'), uuid.uuid4().version, uuid.UUID(int=5) < u, repr(u), uuid.UUID(bytes=b'a' * 16))
for f in (lambda: uuid.UUID('x'), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: setattr(u, 'int', 1), lambda: uuid.UUID(bytes=b'x'), lambda: u < 5):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
