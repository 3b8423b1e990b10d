// Allocations of programs over the native modules of text are failed in turn, as in test/memory/failing.test.ts.
import { test } from 'vitest';
import { failPlaces } from '../allocations/gate.js';

/** How many places of a program are tried, evenly spread. */
const TRIED = 150;

const programs: Record<string, string> = {
  _sre: `
import _sre
p = _sre.compile('(a|bc)+', 32, [14, 4, 0, 1, 4294967295, 23, 21, 1, 4294967295, 17, 0, 7, 5, 16, 97, 15, 9, 7, 16, 98, 16, 99, 15, 2, 0, 17, 1, 18, 1], 1, {'x': 1}, (None, 'x'))
m = p.search('ccabca')
print(m.groups(), m.groupdict(), m.regs, m, p, m['x'], m.span())
print(p.findall('abc c bca'), p.split('xaby'), p.subn('-', 'xaby'), p.sub(lambda m: m[0] * 2, 'xab'), [m.end() for m in p.finditer('a b')])
t = _sre.template(p, ['a', 1, 'b', 0, ''])
p.match('abc' * 500)
`,
  _json: `
import _json
class C:
    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = None
scan = _json.make_scanner(C)
v = scan('[1, 2.5, {"a\\\\u20ac": [null, true], "b": "x"}, "y\\\\n"]', 0)
enc = _json.make_encoder({}, None, _json.encode_basestring_ascii, None, ': ', ', ', True, False, True)
print(v, enc(v[0], 0), _json.encode_basestring('\\xe9"'))
`,
  _csv: `
import _csv
class W:
    def write(self, s):
        return s
w = _csv.writer(W(), delimiter=';')
print(w.writerow(['a', 1, None, 'b;c"']), w.writerows([['x'], [2.5]]))
_csv.register_dialect('d', quoting=2)
print(list(_csv.reader(['1,"a"', '2,"b""c"'], 'd')), _csv.list_dialects())
`,
  codecs: `
import _codecs
_codecs.register_error('mine', lambda e: ('?', e.end))
print('a\\u20acb'.encode('ascii', 'mine'), b'a\\xffb'.decode('utf-8', 'mine'), 'a\\u20ac'.encode('ascii', 'namereplace'))
m = _codecs.charmap_build(''.join(map(chr, range(256))))
print(_codecs.charmap_encode('a\\xe9', 'strict', m), _codecs.charmap_decode(b'ab', 'strict', {97: 'x', 98: 121}))
print(_codecs.utf_7_encode('a\\u20ac'), _codecs.utf_7_decode(b'a+IKw-'), _codecs.unicode_escape_decode(b'\\\\u20ac\\\\n'), _codecs.escape_decode(b'\\\\x41'))
_codecs.register(lambda n: (lambda s, e='': (b'x', 1), lambda b, e='': ('y', 1), None, None) if n == 'mine' else None)
print('q'.encode('mine'), b'q'.decode('mine'))
try:
    '\\ud800'.encode('utf-16-le')
except UnicodeError as e:
    print(e)
`,
  'binascii, unicodedata, _string, _locale': `
import binascii, unicodedata, _string, _locale
print(binascii.b2a_base64(b'abc'), binascii.a2b_base64('YWJj'), binascii.hexlify(b'ab', '-'), binascii.b2a_qp(b'a=\\xe9 '), binascii.a2b_uu(binascii.b2a_uu(b'abc')))
print(unicodedata.normalize('NFD', '\\xe9'), unicodedata.name('a'), unicodedata.ucd_3_2_0.category('a'), unicodedata.lookup('SPACE'))
print(list(_string.formatter_parser('a{b!r:c}')), [list(x) if not isinstance(x, str) else x for x in _string.formatter_field_name_split('a.b[1]')])
print(_locale.setlocale(6), _locale.localeconv())
`,
};

test.each(Object.keys(programs))('%s', (name) => {
  failPlaces({ source: programs[name] as string }, TRIED);
});
