# Formats of all kinds: struct, format(), %, strftime, memoryview.cast, array; JSON, CSV, numbers, codecs.
import array
import codecs
import csv
import datetime
import decimal
import json
import struct
import time

STRUCTS = ['<iIhHqQbB?3s5pfde2x', '@lLnNP', '>10s0i4x', '=c', '!e']
STRUCT_PIECES = ['<', '>', '=', '!', '@', 'i', 'Q', 'n', 'P', 's', 'p', '?', 'e', 'x', '0', '9', '99999999999', '2147483647', '9223372036854775807', ' ', '\0', 'z', 'é']
SPECS = ['>10.3f', '+,d', '#_x', '<20s', '=-08.2e', '^5c', '%', 'n', '.0g', 'z.1f', '*^+#010_b', '{0!r:>{1}}', '{a.b[0]}']
SPEC_PIECES = ['<', '>', '^', '=', '+', '-', ' ', '#', '0', ',', '_', '.', '5', '99999', '9999999999999999999999', 's', 'd', 'x', 'e', 'g', 'n', '%', 'c', 'b', 'z', '{', '}', '!', ':', '[', ']', 'é', '\0']
PERCENTS = ['%s %r %a %d %5.2f %(a)s %-05x %+o %c %%', '%*d %.*f', '%(a)10.3s']
PERCENT_PIECES = ['%', '(', ')', 'a', '*', '.', '#', '0', '-', '+', ' ', '99', '2147483648', 'l', 's', 'r', 'd', 'f', 'e', 'g', 'x', 'c', '\0', 'é']
JSON = ['{"a": [1, -2.5e10, true, null, "\\u00e9\\ud83d\\ude00"], "b": {}}', '[[[[]]], NaN, Infinity, 1E400, ""]', '"' + 'x' * 30 + '"']
JSON_PIECES = ['{', '}', '[', ']', ':', ',', '"', '\\', '\\u', '\\ud800', '1', '-', '.', 'e', '99', 'true', 'nul', 'NaN', ' ', '\n', '\0', 'é', '[' * 300, '{"a":' * 200]
DATES = ['%Y-%m-%d %H:%M:%S.%f %z %Z %j %U %a %b %p %c %x %X %%', '%G %V %u', '2024-02-29T01:02:03.5+01:30']
DATE_PIECES = ['%', 'Y', 'm', 'y', 'B', 'z', ':', '-', 'T', '0', '99', 'é', '\0', '%:', '%4', '%E', '\ud800']
VALUES = [0, -1, 2**70, 1.5, -0.0, 1e300, float('nan'), 'text', 'é\U0001f600', b'bytes', None, (1, 2), {'a': 1}, True, 1j, decimal.Decimal('1.25'), datetime.datetime(2024, 2, 29), [1], ..., 'a', -5]
CODECS = ['utf-8', 'utf-16', 'utf-32', 'utf-7', 'utf-8-sig', 'ascii', 'latin-1', 'idna', 'punycode', 'unicode_escape', 'raw_unicode_escape', 'cp1252', 'shift_jis', 'gb18030', 'big5', 'euc_kr', 'iso2022_jp', 'hz', 'charmap']
ERRORS = ['strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogateescape', 'surrogatepass']


def tell(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception:
        pass


def case(rng):
    kind = rng.randrange(10)
    value = rng.choice(VALUES)
    if kind == 0:
        f = mutate_text(rng, rng.choice(STRUCTS), STRUCT_PIECES)
        s = struct.Struct(f)
        if s.size < 1 << 20:
            data = rng.randbytes(s.size + rng.choice((0, 0, 1)))
            tell(s.unpack, data), tell(s.unpack_from, data, rng.choice((0, 1, -1, 2**62))), tell(lambda: list(s.iter_unpack(data * 2)))
            tell(s.pack, *[rng.choice(VALUES) for _ in range(rng.randrange(12))]), tell(s.pack_into, bytearray(30), rng.choice((0, -3, 2**63)), 1, 2)
    elif kind == 1:
        spec = mutate_text(rng, rng.choice(SPECS), SPEC_PIECES)
        tell(format, value, spec), tell(spec.format, value, 5, a=value), tell(spec.format_map, {'a': value})
    elif kind == 2:
        f = mutate_text(rng, rng.choice(PERCENTS), PERCENT_PIECES)
        tell(f.__mod__, value), tell(f.__mod__, tuple(rng.choice(VALUES) for _ in range(rng.randrange(12)))), tell(f.encode('utf-8', 'replace').__mod__, {b'a': value})
    elif kind == 3:
        text = mutate_text(rng, rng.choice(JSON), JSON_PIECES)
        tell(json.loads, text), tell(json.JSONDecoder(strict=False).raw_decode, text, rng.choice((0, 1, -1, 10**6)))
        tell(json.dumps, value, indent=rng.choice((None, 2, '\t')), ensure_ascii=rng.randrange(2) == 0, default=rng.choice((None, repr, list)))
    elif kind == 4:
        f = mutate_text(rng, rng.choice(DATES), DATE_PIECES)
        now = datetime.datetime(rng.randrange(1, 10000), 3, 4, 5, 6, 7, rng.randrange(10**6), rng.choice((None, datetime.timezone.utc)))
        tell(now.strftime, f), tell(time.strftime, f), tell(time.strptime, now.isoformat(), f), tell(datetime.datetime.fromisoformat, f), tell(datetime.time.fromisoformat, f), tell(datetime.date.fromisoformat, f)
    elif kind == 5:
        m = memoryview(bytearray(rng.randrange(1, 65)))
        f = rng.choice('bBhHiIlLqQnNfdc?@xz') if rng.randrange(3) else mutate_text(rng, '@B', STRUCT_PIECES)
        shape = [rng.choice((0, 1, 2, 3, 8, -1, 2**31, 2**62)) for _ in range(rng.randrange(0, 5))]
        c = m.cast(f, shape) if rng.randrange(2) and shape else m.cast(f)
        tell(c.tolist), tell(c.tobytes, rng.choice((None, 'F', 'A'))), tell(c.__getitem__, rng.choice((0, -1, slice(None, None, -2), (0, 0), ...))), tell(c.__setitem__, 0, value), tell(hash, c), tell(c.__eq__, m), tell(c.hex, ':')
    elif kind == 6:
        tell(array.array, rng.choice('bBuwhHiIlLqQfdz'), rng.choice((rng.randbytes(24), [1, 2], 'ab', value)))
        tell(array._array_reconstructor, array.array, rng.choice('bBuwhHiIlLqQfd'), rng.randrange(-1, 24), rng.randbytes(rng.randrange(20)))
    elif kind == 7:
        text = mutate_text(rng, 'a,"b ""c""",3\n;x\'y\'|z', [',', '"', "'", '\n', '\r', '\0', ';', '\\', 'é'])
        tell(lambda: list(csv.reader(text.splitlines(True), delimiter=rng.choice(',;|'), quotechar=rng.choice('"\''), escapechar=rng.choice((None, '\\')), quoting=rng.randrange(6), strict=rng.randrange(2))))
    elif kind == 8:
        text = mutate_text(rng, rng.choice(['-12_345', '0x1F', '1e400', '1_0.5e-7', 'inf', 'nan', '(1+2j)', '1.5j', '0x1.8p-3', '  12\u0663 ']), ['_', '+', '-', '.', 'e', 'j', '0', '9' * 50, 'x', 'p', ' ', '(', ')', 'inf', '\0', '\u0663'])
        for f in (int, float, complex, float.fromhex, decimal.Decimal, lambda t: int(t, rng.choice((0, 2, 36))), lambda t: decimal.Decimal(t).sqrt(), lambda t: round(decimal.Decimal(t), 3)):
            tell(f, text)
    else:
        codec, errors = rng.choice(CODECS), rng.choice(ERRORS)
        data = rng.randbytes(rng.randrange(30)) if rng.randrange(2) else mutate(rng, 'aé€\U0001f600\ud800z'.encode(codec if codec.startswith('utf') else 'utf-8', 'surrogatepass'))
        tell(data.decode, codec, errors), tell(mutate_text(rng, 'aé€\U0001f600\ud800', ['\0', '\ud83d', 'z.', 'ü']).encode, codec, errors)
        d = codecs.getincrementaldecoder(codec)(errors)
        for i in range(0, len(data), 3):
            tell(d.decode, data[i:i + 3], i + 3 >= len(data))


run(case)
