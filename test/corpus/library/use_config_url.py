# library
# configparser, urllib.parse, base64, hashlib, hmac, uuid, ipaddress, graphlib, reprlib, types, zlib.
import base64
import configparser
import graphlib
import hashlib
import hmac
import io
import ipaddress
import reprlib
import types
import urllib.parse
import uuid
import zlib

c = configparser.ConfigParser()
c.read_string('[DEFAULT]\nbase = /srv\n[web]\nroot: %(base)s/www\nport = 80\ndebug = yes\nmulti =\n  a\n  b\n; comment\n[empty]\n')
print(c.sections(), c['web']['root'], c.getint('web', 'port'), c['web'].getboolean('debug'), repr(c['web']['multi']), c.get('web', 'no', fallback='none'), dict(c['empty']))
c['new'] = {'k': 'v'}
out = io.StringIO()
c.write(out)
print(out.getvalue())
for text in ['[a\n', 'x = 1\n', '[a]\n[a]\n', '[a]\nx\n', '[a]\nx = %(y)s\n']:
    try:
        p = configparser.ConfigParser()
        p.read_string(text)
        p.get('a', 'x')
    except configparser.Error as e:
        print(type(e).__name__, str(e).replace('\n', '|'))
u = urllib.parse.urlsplit('https://user:pw@example.org:8080/a%20b/c;p?q=1&q=2&e=#frag')
print(u, u.hostname, u.port, u.username, urllib.parse.parse_qs(u.query, keep_blank_values=True), urllib.parse.urlencode({'a': [1, 2], 'b': 'x y&ü'}, doseq=True))
print(urllib.parse.urljoin('http://a/b/c/d', '../x?y'), urllib.parse.quote('a/b ü~'), urllib.parse.unquote_plus('a%2Fb+%C3%BC'), urllib.parse.urlunsplit(u._replace(scheme='http', netloc='h')))
print(base64.b64encode(b'hello?>'), base64.urlsafe_b64encode(b'hello?>'), base64.b32encode(b'hi'), base64.b85encode(b'hello'), base64.a85decode(base64.a85encode(b'\0\0\0\0x')), base64.b16decode('ff', casefold=True))
for wrong in [lambda: base64.b64decode('a'), lambda: base64.b64decode('a*b=', validate=True), lambda: base64.b32decode('1'), lambda: urllib.parse.urlsplit('http://[x').port, lambda: urllib.parse.urlsplit('http://a:b').port]:
    try:
        print(wrong())
    except ValueError as e:
        print(type(e).__name__, e)
for name in ['md5', 'sha1', 'sha256', 'sha512', 'sha3_256', 'blake2b', 'blake2s']:
    h = hashlib.new(name, b'abc')
    h.update(b'def')
    print(name, h.hexdigest()[:32], h.digest_size, h.block_size)
print(hashlib.shake_128(b'x').hexdigest(8), hmac.new(b'key', b'msg', 'sha256').hexdigest()[:32], hmac.compare_digest('a', 'a'))
print(uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'), uuid.UUID(int=5).urn, uuid.UUID('{12345678123456781234567812345678}').version)
net = ipaddress.ip_network('192.168.0.0/29')
print(list(net.hosts()), ipaddress.ip_address('::1').is_loopback, net.broadcast_address, ipaddress.ip_address('10.0.0.1') in net, list(ipaddress.summarize_address_range(ipaddress.ip_address('1.0.0.0'), ipaddress.ip_address('1.0.0.5'))))
try:
    ipaddress.ip_address('1.2.3.256')
except ValueError as e:
    print(e)
print(list(graphlib.TopologicalSorter({'d': {'b', 'c'}, 'b': {'a'}, 'c': {'a'}}).static_order())[::3])
try:
    list(graphlib.TopologicalSorter({1: [2], 2: [1]}).static_order())
except graphlib.CycleError as e:
    print(e)
print(reprlib.repr(list(range(100))), reprlib.repr('x' * 99), types.SimpleNamespace(a=1, b='x'), types.new_class('N', (int,))(3) + 1)
packed = zlib.compress(b'abc' * 100)
print(packed, zlib.decompress(packed) == b'abc' * 100, zlib.crc32(b'abc'), zlib.adler32(b'abc'))
try:
    zlib.decompress(b'bad')
except zlib.error as e:
    print(e)
