# library: urllib.parse, configparser, tomllib, ipaddress, mimetypes, email, html.parser, http.cookies.
import urllib.parse as u, configparser, tomllib, ipaddress, mimetypes, email, email.message, email.header, html.parser, http, http.cookies, io
for x in ('http://user:pw@host:80/p/a;t?q=1&b=#frag', '//h/p', 'mailto:a@b', '/x?y', 'http://[::1]:8/', 'a:b:c', '', 'HTTP://EX.com:0080', 'http://h?a/b', 'file:///etc'):
    s = u.urlsplit(x); print(s, u.urlparse(x).params, s.hostname, s.port, s.username, s.geturl())
print([u.urljoin('http://a/b/c/d;p?q', r) for r in ('g', './g', 'g/', '/g', '//g', '?y', 'g?y', '#s', '../g', '../../g', '../../../g', 'g;x=1/./y', 'http:g', '', '.', 'mailto:x')], u.quote('a b/ü?&'), u.quote_plus('a b/', safe='/'), u.unquote('%C3%BC%zz+'), u.unquote_plus('a+b'), u.urlencode({'a': 1, 'b': [2, 3]}, doseq=True), u.urlencode([('k', 'é&')]), u.parse_qs('a=1&a=2&b=&c'), u.parse_qsl('a=1;b=2', separator=';', keep_blank_values=True), u.urldefrag('x#y'), u.unquote_to_bytes('%ff'), u.quote(b'\xff'))
for f in (lambda: u.urlsplit('http://[::1'), lambda: u.urlsplit('http://h:x').port, lambda: u.urlsplit('http://h:99999').port, lambda: u.urljoin('a', b'b'), lambda: u.parse_qs('a=1&b=2', max_num_fields=1), lambda: u.parse_qsl('a', strict_parsing=True), lambda: u.urlencode(5), lambda: u.quote(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
c = configparser.ConfigParser(allow_no_value=True); c.read_string('[DEFAULT]\nbase = /x\n[s]\nPath = %(base)s/y\nn : 5\nflag = yes\nmulti = a\n  b\n  c\nnothing\n; c\n[t]\nf=1.5'); print(c.sections(), c['s']['path'], c.getint('s', 'n'), c['s'].getboolean('flag'), c.getfloat('t', 'f'), c['s']['multi'], c['s']['nothing'], dict(c['t']), c.get('s', 'q', fallback='d'), c.has_option('t', 'base'), c.items('t')); c['new'] = {'a': 'b'}; c.remove_section('s'); o = io.StringIO(); c.write(o); print(o.getvalue())
for text in ('x=1', '[a]\n[a]', '[a]\nx=1\nx=2', '[a]\nx', '[a\nx=1', '[a]\nx=%(y)s', '[a]\nx=%'):
    try: p = configparser.ConfigParser(); p.read_string(text); print(p['a']['x'])
    except configparser.Error as e: print(type(e).__name__, str(e).replace('\n', '|'))
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation()); e.read_string('[a]\nx=1\n[b]\ny=${a:x}-${z}\nz=2'); print(e['b']['y'], configparser.RawConfigParser().defaults())
print(tomllib.loads('a = 1\nb = [1, 2.5, "x", true]\n[t.u]\nd = 2024-01-02T03:04:05Z\ns = """\nmulti\n"""\nk = {x = 1, "y z" = 0x1F}\n[[arr]]\nq = 1\n[[arr]]\nr = inf'))
for text in ('a', 'a = ', 'a = 1\na = 2', '[a]\n[a]', 'a = "x', 'a = [1', 'a = 01', 'a = {b = 1,}', 'a.b = 1\na = 2', 'x = 2024-13-01'):
    try: print(tomllib.loads(text))
    except tomllib.TOMLDecodeError as x: print(x)
n = ipaddress.ip_network('10.1.0.0/22'); print(n, n.num_addresses, n.netmask, n.broadcast_address, list(n.subnets(new_prefix=23)), ipaddress.ip_address('10.1.3.4') in n, ipaddress.ip_address('::ffff:1.2.3.4').ipv4_mapped, ipaddress.ip_address('2001:db8::1').exploded, int(ipaddress.ip_address('1.2.3.4')), n.supernet(), ipaddress.ip_interface('1.2.3.4/24').network, n[5], n.overlaps(ipaddress.ip_network('10.1.2.0/24')), ipaddress.ip_address('127.0.0.1').is_loopback, list(ipaddress.summarize_address_range(ipaddress.ip_address('1.0.0.0'), ipaddress.ip_address('1.0.0.5'))))
for f in (lambda: ipaddress.ip_address('1.2.3'), lambda: ipaddress.ip_address('1.2.3.256'), lambda: ipaddress.ip_network('10.0.0.1/8'), lambda: ipaddress.ip_address(':::'), lambda: ipaddress.ip_address('01.2.3.4'), lambda: ipaddress.IPv4Address(2**32)):
    try: print(f())
    except ValueError as x: print(x)
m = email.message_from_string('From: a@b\nSubject: =?utf-8?q?h=C3=A9?=\nContent-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain\n\nhi\n--B--\n'); print(m['from'], email.header.decode_header(m['subject']), m.is_multipart(), [p.get_content_type() for p in m.walk()], m.get_payload(0).get_payload()); k = email.message.EmailMessage(); k['To'] = 'x@y'; k['Subject'] = 'grüße'; k.set_content('body é\n'); print(k.as_string())
class H(html.parser.HTMLParser):
    def handle_starttag(s, t, a): print('<', t, a)
    def handle_endtag(s, t): print('>', t)
    def handle_data(s, d): print(repr(d))
    def handle_comment(s, d): print('#', d)
H().feed('<p class="a" b>x &amp; y<br/><!--c--><A HREF=q>z</a></p>'); ck = http.cookies.SimpleCookie('a=1; b="x y"'); ck['a']['path'] = '/'; print(ck.output(), ck['b'].value, http.HTTPStatus(404), http.HTTPStatus.OK.phrase, mimetypes.guess_type('x.tar.gz'), mimetypes.guess_extension('text/html'))
