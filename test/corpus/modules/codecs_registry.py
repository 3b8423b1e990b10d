# Search functions, error handlers and what str and bytes make of them.
import _codecs


def attempt(f, *args, **kwargs):
    try:
        r = f(*args, **kwargs)
    except BaseException as e:
        print(type(e).__name__, ascii(str(e)), getattr(e, '__notes__', None))
    else:
        print(ascii(r))


for name in ('strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace', 'surrogatepass', 'surrogateescape'):
    h = _codecs.lookup_error(name)
    print(h.__name__, h.__doc__, h is _codecs.lookup_error(name))
    for exc in (UnicodeEncodeError('utf-8', 'a\ud800\u20acb', 1, 2, 'why'), UnicodeEncodeError('ascii', 'a\udc80b', 1, 2, 'why'),
                UnicodeEncodeError('ascii', 'a\xe9\u20ac\U0001f600', 1, 4, 'why'), UnicodeEncodeError('ascii', 'abc', -5, 100, 'why'),
                UnicodeDecodeError('utf-8', b'a\xed\xa0\x80', 1, 3, 'why'), UnicodeDecodeError('utf-16-le', b'\x00\xd8', 0, 2, 'why'),
                UnicodeDecodeError('ascii', b'ab', 1, 2, 'why'), UnicodeDecodeError('x', b'\xff\xfe\xfd\xfc\xfb', 0, 5, 'why'),
                UnicodeTranslateError('a\u20acb', 1, 2, 'why'), ValueError('x'), 3):
        attempt(h, exc)
attempt(_codecs.lookup_error, 'nix')
attempt(_codecs.lookup_error, 3)
attempt(_codecs.register_error, 'x', 3)
attempt(_codecs.register_error, 3, 3)
attempt(_codecs.register_error, 'x')

seen = []


def handler(exc):
    seen.append((type(exc).__name__, exc.encoding, exc.object, exc.start, exc.end, exc.reason))
    return answer


_codecs.register_error('mine', handler)
for answer in (('?', 2), ('', -1), (b'!', 2), ('\u20ac', 2), ('?', 99), ('?', -99), (3, 2), '?', ('?', 'x'), ('?', 10**30), ('abc', 3)):
    print(answer)
    attempt('a\u20acb'.encode, 'ascii', 'mine')
    attempt('a\u20acb'.encode, 'latin-1', 'mine')
    attempt('a\ud800b'.encode, 'utf-8', 'mine')
    attempt('a\ud800b'.encode, 'utf-16-le', 'mine')
    attempt(b'a\xffb'.decode, 'ascii', 'mine')
    attempt(b'a\xffb'.decode, 'utf-8', 'mine')
    attempt(_codecs.charmap_encode, 'a\u20acb', 'mine', {97: 97, 98: 98, 63: 63})
    attempt(_codecs.charmap_decode, b'a\xffb', 'mine', {97: 97, 98: 98})
print(len(seen), seen[:6])


class Error(Exception):
    pass


def raising(exc):
    raise Error('no')


_codecs.register_error('raising', raising)
attempt('\u20ac'.encode, 'ascii', 'raising')
attempt(b'\xff'.decode, 'utf-8', 'raising')
_codecs.register_error('ignore2', _codecs.lookup_error('ignore'))
print('a\u20acb'.encode('ascii', 'ignore2'), b'a\xffb'.decode('ascii', 'ignore2'))

calls = []


def encode_rot(text, errors='strict'):
    calls.append((text, errors))
    return bytes((b + 1) % 256 for b in text.encode('latin-1')), len(text)


def decode_rot(data, errors='strict'):
    calls.append((bytes(data), errors))
    return bytes((b - 1) % 256 for b in bytes(data)).decode('latin-1'), len(data)


def search(name):
    calls.append(name)
    if name == 'rot_1':
        return encode_rot, decode_rot, None, None
    if name == 'bad_tuple':
        return 1, 2, 3
    if name == 'bad_codec':
        return (lambda x, e='': 'x'), (lambda x, e='': (b'x', 1)), None, None
    if name == 'bad_type':
        return (lambda x, e='': ('x', 1)), (lambda x, e='': (b'x', 1)), None, None
    if name == 'failing':
        return (lambda x, e='': 1 // 0), (lambda x, e='': 1 // 0), None, None
    if name == 'raising':
        raise Error('searching')


attempt(_codecs.register, 3)
_codecs.register(search)
print('abc'.encode('rot 1'), 'abc'.encode('ROT-1', 'x'), b'bcd'.decode('rot-1'), b'bcd'.decode('Rot 1', 'y'), str(b'bcd', 'rot1'.replace('t', 't_')))
print(_codecs.encode('abc', 'rot-1'), _codecs.decode(b'bcd', 'rot-1', 'z'), _codecs.lookup('rot-1') is _codecs.lookup('rot_1'))
print(calls)
for name in ('bad-tuple', 'bad-codec', 'bad-type', 'failing', 'raising', 'a\0b'):
    attempt('x'.encode, name)
    attempt(b'x'.decode, name)
    attempt(_codecs.encode, 'x', name)
    attempt(_codecs.decode, b'x', name)
attempt(_codecs.unregister, search)
attempt(_codecs.unregister, search)
attempt(_codecs.encode)
attempt(_codecs.decode, b'x', errors=3)
attempt(_codecs.decode, b'x', 3)
attempt(_codecs.lookup, 3)
attempt('\ud800'.encode, 'utf-16-le')
attempt('\ud800'.encode, 'utf-16')
attempt(b'a'.decode, 'utf-32-be')
attempt('\ud800'.encode, 'utf-8-sig')
