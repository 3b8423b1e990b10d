# library
# hashlib.pbkdf2_hmac: known keys, lengths, wrong arguments.
import hashlib

print(hashlib.pbkdf2_hmac('sha1', b'password', b'salt', 2).hex())
print(hashlib.pbkdf2_hmac('sha256', b'password', b'salt', 50, 70).hex())
print(hashlib.pbkdf2_hmac('sha512', bytearray(b'p' * 300), memoryview(b''), 3, dklen=5).hex())
print(hashlib.pbkdf2_hmac(hash_name='md5', password=b'', salt=b'x', iterations=1).hex(), 'pbkdf2_hmac' in hashlib.__all__)
for args in (('sha1', b'p', b's', 0), ('sha1', b'p', b's', 1, 0), ('sha1', b'p', b's', 1, -1), (1, b'p', b's', 1)):
    try:
        print(hashlib.pbkdf2_hmac(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
