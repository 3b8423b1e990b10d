# unicodedata: properties, names, normal forms, Unicode 3.2.
import unicodedata as u


def attempt(f, *args):
    try:
        print(ascii(f(*args)))
    except BaseException as e:
        print(type(e).__name__, ascii(str(e)))


def mix(total, value):
    return (total * 1000003 ^ value) % (2**61 - 1)


def text(total, s):
    for c in s:
        total = mix(total, ord(c))
    return mix(total, len(s))


old = u.ucd_3_2_0
print(u.unidata_version, old.unidata_version, type(old), type(old).__basicsize__, type(old).__flags__ & 0x4780)
print(sorted(k for k in vars(u) if not k.startswith('_')), sorted(type(old).__dict__))
# Every 7th code point of the first planes, every 61st of the rest.
for db in (u, old):
    totals = [0] * 14
    for code in [*range(0, 0x3400, 3), *range(0x3400, 0x30000, 61), *range(0xe0000, 0x110000, 601), *range(0xf900, 0xfb50), *range(0x1d400, 0x1d800, 5), *range(0x2f800, 0x2fa20, 2)]:
        c = chr(code)
        totals[0] = text(totals[0], db.category(c))
        totals[1] = text(totals[1], db.bidirectional(c))
        totals[2] = mix(totals[2], db.combining(c))
        totals[3] = mix(totals[3], db.mirrored(c))
        totals[4] = text(totals[4], db.east_asian_width(c))
        totals[5] = text(totals[5], db.decomposition(c))
        totals[6] = text(totals[6], repr(db.numeric(c, None)))
        totals[7] = mix(totals[7], db.decimal(c, 99))
        totals[8] = mix(totals[8], db.digit(c, 99))
        totals[9] = text(totals[9], db.name(c, 'none'))
        for i, form in enumerate(('NFC', 'NFD', 'NFKC', 'NFKD')):
            totals[10 + i] = text(totals[10 + i], db.normalize(form, c))
            if db is u:
                totals[10 + i] = mix(totals[10 + i], db.is_normalized(form, c) + 2 * (db.normalize(form, c + 'x') is c))
    print(totals)

for db in (u, old):
    for s in ('', 'abc', 'a\u0301', '\xe1', 'a\u0301\u0323', 'a\u0323\u0301', '\u1e9b\u0323', '\ufb01', '\uac00\uac01\u1100\u1161\u11a8', '\u0344', '\u212b',
              '\u1100\u1161', 'q\u0307\u0323', '\u0958', '\u2126\u03a9', '\uff21\uff76\uff9e', '\U0001d15e', '\ud800a\u0301', 'e\u0301' * 3, '\u0f73\u0f75',
              '\xe9\u0327', 'c\u0327\u0301', '\u0b47\u0300\u0b3e', '\u1112\u1175\u11c2x', '\U000110a5\U000110ba', '\u3131\u4e00\ufa10', '\u0221', '\U0002f868'):
        print(ascii(s), [ascii(db.normalize(f, s)) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')], [db.is_normalized(f, s) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')])
s = '\xe9t\xe9'
print(u.normalize('NFC', s) is s, u.normalize('NFD', s) is s, u.normalize('NFC', 'a\u0301') == '\xe1')

for name in ('SPACE', 'space', 'LATIN SMALL LETTER A', 'HANGUL SYLLABLE GAG', 'CJK UNIFIED IDEOGRAPH-4E00', 'NULL', 'LF', 'VS16', 'LATIN CAPITAL LETTER GHA',
             'nix', '', 'x' * 256, 'x' * 257, 'SNOWMAN', 'GRINNING FACE', 'CJK UNIFIED IDEOGRAPH-0041', '\xe9', b'COMMA'):
    attempt(u.lookup, name)
    attempt(old.lookup, name)
for c in ('a', '\0', '\uac00', '\u4e00', '\ue000', '\U0001f600', '\u0378', '\u2603', '\U00017000', '\ud800', '\U0010ffff'):
    attempt(u.name, c)
    attempt(old.name, c)
    attempt(old.name, c, None)
for f in (u.category, u.bidirectional, u.combining, u.mirrored, u.east_asian_width, u.decomposition, u.lookup, u.name, u.decimal, u.digit, u.numeric,
          u.normalize, u.is_normalized, old.category, old.name):
    print(f.__name__, f.__text_signature__)
    attempt(f)
    attempt(f, 3)
    attempt(f, 'ab')
    attempt(f, 'x', 'y', 'z')
    attempt(f, 'x', 3)
    attempt(f, 'NFX', 'x')
attempt(type(old))
print('a\u20ac\U0001f600\x80'.encode('ascii', 'namereplace'))
