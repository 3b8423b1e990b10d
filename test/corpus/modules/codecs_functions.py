# The codecs that are functions, their arguments and errors.
import _codecs


def attempt(f, *args):
    try:
        r = f(*args)
    except BaseException as e:
        print('  ', type(e).__name__, ascii(str(e)))
    else:
        print('  ', ascii(r))


TEXTS = ['', 'abc', 'a\xe9', 'a\u20acb', '\U0001f600', '\ud800', 'x\udc80y', '+-~\\ \t\n\r\x00\x7f', "q'\"", '\udfff\ud83d']
for name in ('ascii', 'latin_1', 'utf_7', 'utf_8', 'utf_16', 'utf_16_le', 'utf_16_be', 'utf_32', 'utf_32_le', 'utf_32_be',
             'unicode_escape', 'raw_unicode_escape', 'charmap'):
    f = getattr(_codecs, name + '_encode')
    print(name, f.__text_signature__)
    for text in TEXTS:
        for errors in (None, 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'surrogateescape', 'surrogatepass'):
            attempt(f, text, errors)
    attempt(f)
    attempt(f, b'x')
    attempt(f, 'x', 3)
    attempt(f, 'x', 'a\0b')
    attempt(f, '\ud800', 'nix')
    attempt(f, 'x', None, 3, 4, 5)

DATA = [b'', b'abc', b'\xff\xfe', b'a\x80', b'\xe2\x82', b'\xe2\x82\xac', b'\xed\xa0\x80', b'\xf0\x9f\x98\x80', b'\x00\xd8', b'\xd8\x00',
        b'\xff\xfea\0', b'\xfe\xff\0a', b'a\0\0', b'\xff\xfe\0\0a\0\0\0', b'\0\0\xfe\xff\0\0\0a', b'\0\0\x11\0', b'\0\xd8\0\0',
        b'+AOk-', b'+AOk', b'+2D3cqQ-x', b'+2D0-', b'+-', b'+', b'+A-', b'+AO', b'a+AOl-b', b'+!', b'+AOkA-', b'+3KM-',
        b'\\x41\\u20ac\\U0001f600\\n\\101\\\n\\t', b'\\x4', b'\\u20', b'\\U00110000', b'\\Uffffffff', b'\\', b'\\N', b'\\N{', b'\\N{}', b'\\N{x',
        b'\\ud800', b'\\\\u0041', b'\\\\\\u0041', b'\\xg', b'\\u12g4']
for name in ('ascii', 'latin_1', 'utf_7', 'utf_8', 'utf_16', 'utf_16_le', 'utf_16_be', 'utf_16_ex', 'utf_32', 'utf_32_le', 'utf_32_be',
             'utf_32_ex', 'unicode_escape', 'raw_unicode_escape', 'escape', 'charmap'):
    f = getattr(_codecs, name + '_decode')
    print(name, f.__text_signature__)
    for data in DATA:
        for errors in (None, 'ignore', 'replace', 'backslashreplace', 'surrogateescape', 'surrogatepass', 'xmlcharrefreplace'):
            attempt(f, data, errors)
        if name not in ('ascii', 'latin_1', 'escape', 'charmap'):
            for final in (False, True):
                if name.endswith('ex'):
                    for order in (-1, 0, 1):
                        attempt(f, data, None, order, final)
                else:
                    attempt(f, data, None, final)
    attempt(f)
    attempt(f, 'x\xe9')
    attempt(f, 3)
    attempt(f, b'x', 3)
    attempt(f, b'\xff', 'nix')
    attempt(f, b'x', None, 'x', 'y', 'z')
print(_codecs.utf_8_decode(b'a\xe2\x82', None), _codecs.utf_8_decode(b'a\xe2\x82', 'ignore', 0))

print('escape')
for data in (b'', b'abc', b"a'b\"\\\t\n\r\0\x7f\xff", 'x'):
    attempt(_codecs.escape_encode, data)
for data in (b'\\x4', b'\\xg1', b'\\', 'a\\n\xe9', b'\\x', b'\\777', b'\\q'):
    for errors in ('strict', 'ignore', 'replace', 'nix'):
        attempt(_codecs.escape_decode, data, errors)
for data in (b'ab', 'a\xe9', 3, '\ud800'):
    attempt(_codecs.readbuffer_encode, data)

print('charmap')
table = ''.join(chr(c) for c in range(128)) + '\u20ac\ufffe\u0391\u03b1' + '\ufffe' * 120 + '\xe9\uabcd\u2500\xff'
m = _codecs.charmap_build(table)
print(type(m), m.size(), type(_codecs.charmap_build('abc')), _codecs.charmap_build('ba'), _codecs.charmap_build('\0\U00010000'))
attempt(_codecs.charmap_build, b'x')
attempt(_codecs.charmap_build, '')
for mapping in (m, {97: 98, 98: b'xyz', 99: None, 100: 256, 101: 'x', 63: 33}, {}, None, {97: -1}, [1, 2, 3], 3):
    for text in ('a', 'ab', 'abc', 'ccc', 'd', 'e', '\u20ac\u0391\uabcd', 'a\u0392\u0393b', '\0'):
        for errors in (None, 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace'):
            attempt(_codecs.charmap_encode, text, errors, mapping)
for mapping in (table, 'xyz', {1: 'yes', 2: None, 3: 65, 4: 0x110000, 5: b'x', 6: '\ufffe', 7: 0xfffe, 8: -1, 9: 10**30}, {}, None, ['a', 'b'], 3):
    for data in (b'', b'\0\1', b'\2', b'\3', b'\4', b'\5', b'\6', b'\7', b'\x08', b'\x09', b'\x80\x81\x82', b'\xfc\xff'):
        for errors in (None, 'ignore', 'replace', 'backslashreplace'):
            attempt(_codecs.charmap_decode, data, errors, mapping)


class Broken(dict):
    def __missing__(self, key):
        raise ZeroDivisionError(key)


attempt(_codecs.charmap_encode, 'x', None, Broken())
attempt(_codecs.charmap_decode, b'x', None, Broken())
