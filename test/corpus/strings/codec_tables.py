# library
# Encodings forwards and back: every byte through every table, every error handler, positions in the errors, incremental pieces.
import _codecs as codecs
from binascii import crc32
ALL = bytes(range(256))
for name in 'latin-1 ascii utf-8 utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be utf-7 raw_unicode_escape unicode_escape'.split():
    row = [name]
    for errors in 'strict ignore replace backslashreplace surrogateescape surrogatepass'.split():
        for data in ALL, b'a\xc3\xa9\xe2\x82\xac\xf0\x9d\x84\x9e\xed\xa0\x80\xc0\x80z', b'\xff\xfea\0b', b'+AGE-x+', b'\\x41\\u00e9\\N{DIGIT ONE}' if 0 else b'\\x41\\u00e9\\':
            try: row.append(format(crc32(data.decode(name, errors).encode('utf-8', 'surrogatepass')), 'x')[:5])
            except (UnicodeError, LookupError) as e: row.append(f'{e.reason[:9]}@{e.start}:{e.end}' if isinstance(e, UnicodeDecodeError) else type(e).__name__)
    print(*row)
text = 'aé€𝄞\ud800\udc80\x00z'
for name in 'latin-1 ascii utf-8 utf-16-le utf-32-be utf-7 raw_unicode_escape unicode_escape'.split():
    row = [name]
    for errors in 'strict ignore replace backslashreplace xmlcharrefreplace namereplace surrogateescape surrogatepass nope'.split():
        try: row.append(text.encode(name, errors))
        except UnicodeEncodeError as e: row.append((e.reason, e.start, e.end))
        except LookupError as e: row.append(str(e))
    print(*row)
for f in (codecs.utf_8_decode, codecs.utf_16_decode, codecs.utf_32_decode, codecs.utf_7_decode, codecs.unicode_escape_decode, codecs.raw_unicode_escape_decode):
    whole = {'utf_8_decode': 'aé€𝄞'.encode(), 'utf_16_decode': 'aé𝄞'.encode('utf-16'), 'utf_32_decode': 'aé'.encode('utf-32'), 'utf_7_decode': 'aé€x'.encode('utf-7')}.get(f.__name__, rb'a\u20ac\x41\U0001d11e')
    out = []
    for n in range(len(whole) + 1):
        try: out.append(f(whole[:n], 'strict', False))
        except UnicodeDecodeError as e: out.append(e.reason)
    print(f.__name__, *out)
codecs.register_error('count', lambda e: (f'<{e.end - e.start}>', e.end)); codecs.register_error('back', lambda e: ('?', e.start - 1 if e.start > 3 else e.end)); codecs.register_error('bad', lambda e: 5); codecs.register_error('far', lambda e: ('x', 99)); codecs.register_error('bytes', lambda e: (b'\xff', e.end))
for h in 'count', 'bad', 'far', 'bytes':
    for f in (lambda: 'aéé€b'.encode('ascii', h), lambda: b'a\xff\xfeb'.decode('utf-8', h), lambda: 'é'.encode('latin-1', h), lambda: '\ud800x'.encode('utf-16-le', h)):
        try: print(h, f(), end='; ')
        except (TypeError, IndexError, UnicodeError) as e: print(h, type(e).__name__, e, end='; ')
print()
for bad in (lambda: codecs.lookup_error('zz'), lambda: codecs.register_error(5, len), lambda: codecs.register_error('a', 5), lambda: codecs.strict_errors(5) if hasattr(codecs, 'strict_errors') else codecs.lookup_error('strict')(5), lambda: codecs.lookup_error('ignore')(ValueError()), lambda: codecs.utf_8_decode('a'), lambda: codecs.utf_8_encode(b'a'), lambda: codecs.ascii_decode(b'\x80'), lambda: codecs.charmap_decode(b'ab', 'strict', 'x'), lambda: codecs.charmap_decode(b'a', 'strict', {97: 2**40}), lambda: codecs.charmap_encode('a', 'strict', {97: 300}), lambda: codecs.charmap_encode('a', 'strict', {97: None}), lambda: codecs.charmap_decode(b'a', 'strict', {97: '\ufffe'}), lambda: codecs.escape_decode(b'\\x4'), lambda: codecs.escape_decode('\\n'), lambda: codecs.escape_encode(b'\n\xff'), lambda: codecs.readbuffer_encode('é'), lambda: codecs.decode(b'a', 'nope'), lambda: codecs.encode('a', 5), lambda: codecs.lookup('no such'), lambda: 'a'.encode('a\0b'), lambda: b'a'.decode('utf-8\0')):
    try: print(bad(), end='; ')
    except (TypeError, LookupError, UnicodeError, ValueError) as e: print(type(e).__name__, e, end='; ')
print()
