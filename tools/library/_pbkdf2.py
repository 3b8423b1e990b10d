"""hashlib.pbkdf2_hmac without OpenSSL, which has it in CPython."""


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function."""
    from hashlib import new

    if not isinstance(hash_name, str):
        raise TypeError(f"pbkdf2_hmac() argument 'hash_name' must be str, not {type(hash_name).__name__}")
    inner, outer = new(hash_name), new(hash_name)
    password, salt = _bytes(password), _bytes(salt)
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    if dklen is None:
        dklen = outer.digest_size
    if dklen < 1:
        raise ValueError('key length must be greater than 0.')
    if len(password) > inner.block_size:
        password = new(hash_name, password).digest()
    password = password.ljust(inner.block_size, b'\0')
    inner.update(bytes(byte ^ 0x36 for byte in password))
    outer.update(bytes(byte ^ 0x5C for byte in password))

    def hmac(message):
        first, second = inner.copy(), outer.copy()
        first.update(message)
        second.update(first.digest())
        return second.digest()

    key = b''
    block = 0
    while len(key) < dklen:
        block += 1
        part = hmac(salt + block.to_bytes(4))
        total = int.from_bytes(part)
        for _ in range(iterations - 1):
            part = hmac(part)
            total ^= int.from_bytes(part)
        key += total.to_bytes(inner.digest_size)
    return key[:dklen]


def _bytes(data):
    if isinstance(data, str):
        raise TypeError('Strings must be encoded before hashing')
    return bytes(memoryview(data))
