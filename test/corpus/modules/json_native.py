# _json: strings, scanner, encoder. The exception's class is a stand-in for json.decoder's.
import sys
import _json


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        super().__init__('%s: %d' % (msg, pos))


class fake:
    pass


for name in ('json', 'json.decoder'):
    m = type(sys)(name)
    m.JSONDecodeError = JSONDecodeError
    sys.modules[name] = m
sys.modules['json'].decoder = m


def attempt(f, *args, **kwargs):
    try:
        r = f(*args, **kwargs)
    except BaseException as e:
        print(type(e).__name__, ascii(str(e)))
    else:
        print(ascii(r))


for s in ('', 'abc', 'a"b\\c', '\b\f\n\r\t\0\x1f\x7f', '\xe9\u20ac\U0001f600', '\ud800x', 'q' * 50 + '\n'):
    for f in (_json.encode_basestring, _json.encode_basestring_ascii):
        attempt(f, s)
attempt(_json.encode_basestring, 3)
attempt(_json.encode_basestring_ascii, b'x')
for s in ('"', 'abc"', 'a\\nb"x', '\\u00e9"', '\\ud83d\\ude00"', '\\ud83dx"', '\\ud83d\\u0041"', '\\ud83d\\u00"', '\\u12"', '\\uzzzz"', '\\x"', 'abc',
          'abc\\', 'a\nb"', '\\"\\\\\\/\\b\\f\\n\\r\\t"', 'é\\n€"', '\\u0041', '\\u004"', '', '\\ud83d\\ud83d"'):
    attempt(_json.scanstring, s, 0)
    attempt(_json.scanstring, 'x' + s, 1, False)
attempt(_json.scanstring, 'abc', 4)
attempt(_json.scanstring, 'abc', -1)
attempt(_json.scanstring, b'abc', 0)
attempt(_json.scanstring, 'abc')
attempt(_json.scanstring, 'abc', 'x')
attempt(_json.scanstring, 'a"', 0, 1, 2)


class context:
    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = {'NaN': 'nan!', 'Infinity': 'inf!', '-Infinity': '-inf!'}.__getitem__


scan = _json.make_scanner(context)
print(type(scan), scan.strict, scan.object_hook, scan.parse_float, scan.parse_int, type(scan).__doc__, sys.getsizeof(scan))
DOCS = ['null', 'true', 'false', '0', '-0', '12', '-12.5', '1e5', '1E+2', '1.', '1.e3', '1e', '1e+', '-', '01', '12345678901234567890', '1.5x', 'NaN',
        'Infinity', '-Infinity', '-Inf', 'nul', 'x', '', ' 1', '"a"', '"', '[]', '[ ]', '[1, 2 ,"x"]', '[1', '[1,', '[1,]', '[,', '[1 2]', '[', '{}', '{ }',
        '{"a": 1, "b" :[{"a":null}]}', '{"a"', '{"a" 1}', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', '{"a":1 "b":2}', '{', '{"a":x}',
        '[[[[["deep"]]]]]', '{"k":{"k":{"k":1}}}', '["\\u20ac", 1.25e-3]', '[1]]']
for d in DOCS:
    attempt(scan, d, 0)
attempt(scan, 'xx[1]', 2)
attempt(scan, '[1]', 5)
attempt(scan, '[1]', -1)
attempt(scan, b'[1]', 0)
attempt(scan, '[1]')
attempt(scan, '[1]', 'x')
attempt(scan, string='[1]', idx=0)
attempt(scan, '[' * 100000, 0)
r = scan('[{"same": 1}, {"same": 2}]', 0)[0]
print([id(k) for d in r for k in d][0] == [id(k) for d in r for k in d][1])
context.object_hook = lambda d: ('hook', sorted(d))
context.parse_float = lambda s: ('float', s)
context.parse_int = lambda s: ('int', s)
context.strict = False
attempt(_json.make_scanner(context), '{"b": 1, "a": [1.5, {"x\n": 2e3}]}', 0)
context.object_pairs_hook = lambda pairs: ('pairs', pairs)
attempt(_json.make_scanner(context), '{"b": 1, "a": {}}', 0)
context.object_pairs_hook = lambda pairs: 1 // 0
attempt(_json.make_scanner(context), '{"b": 1}', 0)
attempt(_json.make_scanner)
attempt(_json.make_scanner, fake)
attempt(_json.make_scanner, context, 1)


def default(o):
    if isinstance(o, complex):
        return [o.real, o.imag]
    if o is fake:
        return o
    raise TypeError('no ' + type(o).__name__)


def make(markers=None, encoder=_json.encode_basestring_ascii, sort=False, skip=False, nan=True, k=': ', i=', '):
    return _json.make_encoder(markers, default, encoder, None, k, i, sort, skip, nan)


class Int(int):
    def __repr__(self):
        return 'Int'


class Float(float):
    def __repr__(self):
        return 'Float'


class Dict(dict):
    def items(self):
        return [('z', 1), ('a', 2)]


class Bad(dict):
    def items(self):
        return [1]


class Str(str):
    pass


e = make()
print(type(e), e.markers, e.key_separator, e.item_separator, e.sort_keys, e.skipkeys, type(e).__doc__, sys.getsizeof(e))
VALUES = [None, True, False, 0, -5, 10**30, 1.5, -0.0, 1e300, float('nan'), float('inf'), -float('inf'), '', 'a"\u20ac', [], (), {}, [1, [2, (3,)]],
          {'a': 1, 'b': [1]}, {1: 2, 1.5: 3, True: 4, None: 5, float('inf'): 6, 10**20: 7}, {(1,): 2}, 1j, {'x': 1j}, fake, Int(3), Float(2.5), {Int(3): Float(2.5)},
          Dict(a=1), Bad(a=1), Str('s'), b'x', {'b': 1, 'a': 2, 'c': {'z': 1, 'y': 2}}, {'a': 1, 2: 3}]
for enc in (e, make({}), make(sort=True), make(skip=True), make(nan=False), make(encoder=_json.encode_basestring, k=':', i=','),
            make(encoder=lambda s: '<' + s + '>'), make(encoder=lambda s: 3)):
    for v in VALUES:
        if v is fake and enc.markers is None:
            continue
        attempt(enc, v, 0)
loop = []
loop.append(loop)
attempt(make({}), loop, 0)
attempt(make(), loop, 0)
ring = {}
ring['x'] = [ring]
attempt(make({}), ring, 0)
m = {}
attempt(make(m), [1, [2], {'a': [1j]}], 0)
print(m)
attempt(e, 1)
attempt(e, 1, 'x')
attempt(_json.make_encoder, 3, default, None, None, '', '', 1, 1, 1)
attempt(_json.make_encoder, None, default, None, None, 3, '', 1, 1, 1)
attempt(_json.make_encoder, None, default, None, None, '', None, 1, 1, 1)
attempt(_json.make_encoder, None)
