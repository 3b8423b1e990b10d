# The library on top of the text modules: re, json, csv, codecs, string, base64, unicodedata.
import base64
import codecs
import csv
import io
import json
import re
import string
import unicodedata

TEXT = 'The quick brown fox, aged 12.5 years; jumps_over "the" lazy dog\n\tcaf\xe9 \u20ac9.99 & more'
for pattern, flags in ((r'\w+', 0), (r'(?P<int>\d+)(?:\.(?P<frac>\d+))?', 0), (r'(?i)THE', 0), (r'\b[a-z]{3}\b', re.A), (r'^\s*(\S+)', re.M),
                       (r'''(?x) " ([^"]*) "  # quoted''', 0), (r'(?<=,)\s\w+', 0), (r'[^\W\d_]+', 0), (r'(.)\1', 0), (r'\u20ac(\d+)', 0)):
    p = re.compile(pattern, flags)
    print(p, p.findall(TEXT), [m.span() for m in p.finditer(TEXT)][:3], p.groupindex)
print(re.sub(r'(\w+) (\w+)', r'\2 \g<1>\n', TEXT, count=2), re.subn('[aeiou]', lambda m: m[0].upper(), TEXT))
print(re.split(r'[,;\s]+', TEXT), re.escape('a.b*c[d]'), re.fullmatch('a+', 'aaa'), re.match('(?P<x>a)?(b)', 'b').groupdict())
for bad in ('(', '[a', 'a**', '(?P<1>x)', r'\8', '(?<=a+)b', '(?z)', 'a{2,1}', r'(?P=x)', '*'):
    try:
        re.compile(bad)
    except re.error as e:
        print(repr(bad), e, e.pos, e.lineno, e.colno)
try:
    re.sub('a', r'\2', 'a')
except re.error as e:
    print(e)
scanner = re.Scanner([(r'\d+', lambda s, t: int(t)), (r'\w+', lambda s, t: t), (r'\s+', None)])
print(scanner.scan('a 12 b7 ! c'))
t = string.Template('$x and ${y} $$ $z')
print(t.safe_substitute(x=1, y='two'), t.get_identifiers(), string.Formatter().format('{0!r:>8}|{name:^{w}}', 'q', name='n', w=5))

value = {'a': [1, 2.5, -0.0, 1e100, None, True], 'b': {'\xe9': '\u20ac\U0001f600"\\\n'}, 'c': [], 'd': {}}
print(json.dumps(value), json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':')))
print(json.dumps(value, indent=1), json.loads(json.dumps(value)) == value)
for bad in ('', '{', '[1,]', '{"a" 1}', '"abc', '[1 2]', 'nul', '{"a":1}x', '"\\u12"', '"\t"', '[01]'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(repr(bad), e, e.pos)
try:
    json.dumps([value, {1, 2}])
except TypeError as e:
    print(e)
print(json.loads('[1.5, {"x": 2}]', parse_float=str, object_pairs_hook=list))

out = io.StringIO()
w = csv.DictWriter(out, ['n', 'text'], lineterminator='\n')
w.writeheader()
w.writerows([{'n': 1, 'text': 'a,b'}, {'n': None, 'text': 'say "hi"\nthere'}])
print(out.getvalue(), list(csv.DictReader(io.StringIO(out.getvalue()))), csv.list_dialects())
print(csv.Sniffer().sniff('a;b;c\n1;2;3\n').delimiter)

for name in ('cp1252', 'iso-8859-15', 'koi8-r', 'cp437', 'mac_roman', 'utf-8-sig', 'utf-7', 'idna', 'punycode', 'unicode_escape', 'big5hkscs', 'nix'):
    try:
        b = 'a\xe9\u20ac'.encode(name)
        print(name, b, ascii(b.decode(name)))
    except (UnicodeError, LookupError) as e:
        if name != 'big5hkscs':
            print(name, type(e).__name__, e)
print(codecs.encode('Hello', 'rot13'), codecs.decode('616263', 'hex'), codecs.encode(b'abc', 'base64'), codecs.lookup('latin1').name)
d = codecs.getincrementaldecoder('utf-8')('replace')
print([d.decode(b) for b in (b'a\xe2', b'\x82', b'\xac', b'\xff')], d.decode(b'\xe2', True))
r = codecs.getreader('utf-16')(io.BytesIO('a\u20ac\nb'.encode('utf-16')))
print(r.readlines(), base64.b64encode(b'\x00\xff' * 5), base64.b85encode(b'hello'), base64.b32decode('MFRGG==='))
print(unicodedata.normalize('NFKD', '\ufb01\xe9'), '\N{GREEK SMALL LETTER ALPHA}', 'x\u20ac'.encode('ascii', 'namereplace'))
