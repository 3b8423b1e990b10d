# Every built-in codec with every error handler, handlers of one's own, positions out of range.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)



import _codecs
texts = ['abc', 'é', 'a€b', '\ud800', 'x\udc80y\udfff', '😀', '\x80\xff', 'a\x00b', '\ufeffz', '', '\U0010ffff', 'ñ' * 3 + '\udcff']
codecs_ = ['ascii', 'latin-1', 'utf-8', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be', 'utf-7', 'unicode_escape', 'raw_unicode_escape']
handlers = ['strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'surrogateescape', 'surrogatepass', 'namereplace', 'nope']
fn = {'ascii': 'ascii', 'latin-1': 'latin_1', 'utf-8': 'utf_8', 'utf-16': 'utf_16', 'utf-16-le': 'utf_16_le', 'utf-16-be': 'utf_16_be', 'utf-32': 'utf_32', 'utf-32-le': 'utf_32_le', 'utf-32-be': 'utf_32_be', 'utf-7': 'utf_7', 'unicode_escape': 'unicode_escape', 'raw_unicode_escape': 'raw_unicode_escape'}
for c in codecs_:
    enc = getattr(_codecs, fn[c] + '_encode'); dec = getattr(_codecs, fn[c] + '_decode')
    for h in handlers:
        print(c, h)
        for s in texts:
            t(lambda: enc(s, h))
        for b in (b'abc', b'\x80', b'\xc3\xa9', b'\xc3', b'\xed\xa0\x80', b'\xf0\x9f\x98', b'\xff\xfe\x00\xd8', b'a\x00\x00', b'\x00\x00\xd8\x00', b'\x00\x00\x11\x00', b'+AGE-', b'+2AA-', b'+', b'a+!', b'+AG', b'\\x4', b'\\u12', b'\\U00110000', b'\\N{foo}', b'\\', b'\\q\\777', b'\xf5\x80\x80\x80', b'\xe2\x82', b'\xc0\x80', b'\xe2\x28\xa1'):
            t(lambda: dec(b, h))
            if c not in ('ascii', 'latin-1'): t(lambda: dec(b, h, False))
def ret(v):
    def handler(e): return v
    return handler
for name, v in (('r1', ('?', 0)), ('r2', ('?', 100)), ('r3', ('?', -1)), ('r4', ('?', -100)), ('r5', (b'?', 1)), ('r6', '?'), ('r7', ('?',)), ('r8', ('?', 1, 2)), ('r9', (3, 1)), ('r10', ('é', 1)), ('r11', ('\ud800', 1)), ('r12', ('?', 'x')), ('r13', ('?', 10**30)), ('r14', None), ('r15', (b'\xff\xfe', 1))):
    _codecs.register_error('test.' + name, ret(v))
    count = [0]
    if name in ('r1',):
        def once(e):
            count[0] += 1
            return ('?', 0 if count[0] < 3 else 1)
        _codecs.register_error('test.r1', once)
    for c, bad in (('ascii', 'é'), ('latin_1', '€'), ('utf_8', '\ud800'), ('utf_16', '\ud800'), ('utf_32_be', '\ud800'), ('charmap', '€')):
        count[0] = 0
        t(lambda: getattr(_codecs, c + '_encode')(bad, 'test.' + name) if name != 'r3' or c == 'x' else None)
    for c in ('ascii', 'utf_8', 'utf_16_le', 'utf_7', 'unicode_escape', 'charmap'):
        count[0] = 0
        t(lambda: getattr(_codecs, c + '_decode')({'utf_7': b'+2AA-', 'unicode_escape': b'\\x', 'charmap': b'\x81'}.get(c, b'\xff'), 'test.' + name, *([{}] if c == 'charmap' else [])) if name not in ('r3',) else None)
def raising(e): raise KeyError('mine')
_codecs.register_error('test.raise', raising); t(lambda: 'é'.encode('ascii', 'test.raise')); t(lambda: b'\xff'.decode('ascii', 'test.raise'))
def look(e):
    print(type(e).__name__, e.encoding, e.object, e.start, e.end, e.reason); e.start = 0; e.end = 1
    return ('<>', e.end)
_codecs.register_error('test.look', look); t(lambda: 'aéb'.encode('ascii', 'test.look') if 0 else 'éb'.encode('ascii', 'test.look')); t(lambda: b'\xffb'.decode('utf-8', 'test.look'))
def swap(e): e.object = b'zz'; return ('!', 1)
_codecs.register_error('test.swap', swap); t(lambda: b'\xffab'.decode('utf-8', 'test.swap')); t(lambda: b'\xffab'.decode('ascii', 'test.swap'))
t(lambda: _codecs.register_error('x', 3)); t(lambda: _codecs.register_error(3, look)); t(lambda: _codecs.lookup_error('strict').__name__); t(lambda: _codecs.lookup_error('zzz'))
for h in ('strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace', 'surrogateescape', 'surrogatepass'):
    f = _codecs.lookup_error(h)
    for e in (UnicodeEncodeError('ascii', 'aé€\ud800\udc80😀', 1, 6, 'r'), UnicodeDecodeError('utf-8', b'a\xff\xed\xa0\x80', 1, 5, 'r'), UnicodeTranslateError('a€b', 1, 2, 'r'), UnicodeEncodeError('ascii', '', 0, 0, 'r'), UnicodeEncodeError('utf-8', 'a', 5, 9, 'r'), UnicodeDecodeError('x', b'', 0, 1, 'r'), ValueError(), 3, UnicodeEncodeError('utf-8', '\ud800', 0, 1, 'r'), UnicodeDecodeError('utf-16-le', b'\x00\xd8', 0, 2, 'r')):
        t(lambda: f(e))
    t(lambda: f())
