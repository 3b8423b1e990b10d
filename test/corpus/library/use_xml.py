# library
# The XML parser and what stands on it: events, positions, errors; trees, documents, property lists.
import io
import plistlib
import pyexpat
import xml.dom.minidom
import xml.etree.ElementTree as ET
import xml.sax

GROUPS = {
    'default': ['DefaultHandler'],
    'expand': ['StartElementHandler', 'CharacterDataHandler', 'DefaultHandlerExpand'],
    'some': ['StartElementHandler', 'EndElementHandler', 'CharacterDataHandler', 'DefaultHandler'],
    'all': [
        name
        for name in dir(pyexpat.ParserCreate())
        if name.endswith('Handler') and not name.startswith('Default')
    ],
}


def run(data, separator=None, group='all'):
    parser = pyexpat.ParserCreate(namespace_separator=separator)
    print('==', data[:70], separator, group)

    def teller(name):
        def tell(*args):
            if name == 'ExternalEntityRefHandler':
                args = sorted(args[0].split('\f')), *args[1:]
            print('  ', name, args, parser.CurrentLineNumber, parser.CurrentColumnNumber, parser.CurrentByteIndex)
            return 1

        return tell

    for name in GROUPS[group]:
        setattr(parser, name, teller(name))
    try:
        print('  ', parser.Parse(data, True))
    except pyexpat.ExpatError as e:
        print('  ', e, e.code, e.lineno, e.offset, parser.ErrorCode, parser.ErrorLineNumber, parser.ErrorByteIndex)
    except Exception as e:
        print('  ', type(e).__name__, e)


DOC = b'''<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<?xml-stylesheet href="a.css"?>
<!-- comment -->
<!DOCTYPE doc PUBLIC "-//A//B" "http://x/y.dtd" [
<!ELEMENT doc (a|b)*>
<!ELEMENT a (#PCDATA|b)*>
<!ELEMENT b EMPTY>
<!ELEMENT c ((x,y?)+,z*)>
<!ATTLIST a id ID #IMPLIED
            kind (x|y) "x"
            fix CDATA #FIXED "f f">
<!ATTLIST b toks NMTOKENS " a  b ">
<!ENTITY e1 "entity <b/> text">
<!ENTITY e2 SYSTEM "foo.ent">
<!ENTITY pic SYSTEM "p.gif" NDATA gif>
<!ENTITY % pe "<!ENTITY e3 'three'>">
%pe;
<!NOTATION gif PUBLIC "gif viewer">
<!-- in subset -->
<?pi in subset?>
]>
<doc xmlns="urn:d" xmlns:p="urn:p" p:q="1" z='a&amp;b&#65;
 c'>text &amp; more &lt;
second line &#x263a; &e1; &e2; &e3;<a id="i1">x]]y</a><p:b toks="  p   q "/>
<![CDATA[ raw <x> &amp;
 two ]]></doc>
<!-- end -->
'''
for separator in None, ' ':
    run(DOC, separator)
for group in 'default', 'expand', 'some':
    run(DOC, None, group)
bad = [
    b'',
    b' ',
    b'<a>',
    b'<a></b>',
    b'<a/><b/>',
    b'<a/>x',
    b'x',
    b'<a b="1" b="2"/>',
    b'<a b=1/>',
    b'<a b="<"/>',
    b'<a>&foo;</a>',
    b'<a>&foo</a>',
    b'<a>& </a>',
    b'<a>]]></a>',
    b'<a><!-- -- --></a>',
    b'<a b="1"c="2"/>',
    b'<a>\x01</a>',
    b'<a>\xff</a>',
    b'<p:a/>',
    b'<a p:b="1"/>',
    b'<a xmlns:p=""/>',
    b'<a xmlns:xml="x"/>',
    b'<a xmlns:xmlns="x"/>',
    b'<a xmlns:p="http://www.w3.org/2000/xmlns/"/>',
    b'<?xml version="1.0" encoding="foo"?><a/>',
    b'<?xml version="1.0" encoding="iso-8859-15"?><a>\xa4</a>',
    b'<?xml version="2.0"?><a/>',
    b' <?xml version="1.0"?><a/>',
    b'<a><?xml version="1.0"?></a>',
    b'<!DOCTYPE a [<!ENTITY x "&x;">]><a>&x;</a>',
    b'<!DOCTYPE a [<!ENTITY x "<b>">]><a>&x;</b></a>',
    b'<!DOCTYPE a SYSTEM "x"><a>&u;</a>',
    b'<!DOCTYPE a [<!ENTITY x SYSTEM "y">]><a b="&x;"/>',
    b'<!DOCTYPE a [<!ENTITY x "1 2&#10;3">]><a b="&x; &#10;&#9;&lt;"/>',
    b'<!DOCTYPE a [ foo ]><a/>',
    b'<!DOCTYPE a',
    b'<a',
    b'<a b',
    b'<a b="',
    b'<!-',
    b'<!-- x',
    b'<a><![CDATA[ x',
    b'<a>&#0;</a>',
    b'<a>&#xD800;</a>',
    b'<a>&#x110000;</a>',
    b'<\xc3\xa9 \xc3\xa0="\xc3\xbc">\xc3\xb1</\xc3\xa9>',
    b'\xef\xbb\xbf<a/>',
    b'\xff\xfe<\x00a\x00>\x00x\x00<\x00/\x00a\x00>\x00',
    b'\xff\xfe<\x00?\x00x\x00m\x00l\x00 \x00v\x00e\x00r\x00s\x00i\x00o\x00n\x00=\x00"\x001\x00.\x000\x00"\x00 \x00e\x00n\x00c\x00o\x00d\x00i\x00n\x00g\x00=\x00"\x00u\x00t\x00f\x00-\x001\x006\x00"\x00?\x00>\x00<\x00a\x00>\x00\xe9\x00<\x00/\x00a\x00>\x00',
    b'<?xml version="1.0" encoding="iso-8859-1"?><a>\xe9</a>',
    b'<?xml version="1.0" encoding="us-ascii"?><a>\xe9</a>',
    b'<a>\r\nx\ry\n</a>',
    b'<a b="x\r\ny\tz\n"/>',
    b'<?pi?><a/>',
    b'<?XML x?><a/>',
    b'< a/>',
    b'<a ></a >',
    b'<a/ >',
    b'</a>',
    b'<a:b:c xmlns:a="u"/>',
    b'<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>',
    b'<?xml version="1.0" standalone="maybe"?><a/>',
    b'<?xml encoding="utf-8"?><a/>',
    b'<a>\xef\xbf\xbe</a>',
    b'<a/><!DOCTYPE a>',
    b'<1/>',
    b'<a><b></a></b>',
    b'<a>&#x;</a>',
    b'<a>\xc3</a>',
    b'<!DOCTYPE a [<!ENTITY lt "x"><!ENTITY amp "&#38;#38;">]><a>&lt;&amp;</a>',
    b'<!DOCTYPE a [%p;]><a>&u;</a>',
    b'<!DOCTYPE a [<!ENTITY % p SYSTEM "z">%p;<!ENTITY k "kk">]><a>&k;&u;</a>',
    b'<!DOCTYPE a [<!ATTLIST a x CDATA "&nope;">]><a/>',
]
for b in bad:
    run(b)
    run(b, ' ')

p = pyexpat.ParserCreate()
p.buffer_text = True
p.ordered_attributes = True
p.CharacterDataHandler = lambda text: print('text', repr(text))
p.StartElementHandler = lambda *args: print(args)
print(p.Parse('<a y="1" x="2">é\n&amp;', False), p.buffer_used, p.Parse('</a>', 1))
for wrong in (
    lambda: p.Parse('x'),
    lambda: pyexpat.ParserCreate(1),
    lambda: pyexpat.ParserCreate(namespace_separator='ab'),
    lambda: setattr(p, 'intern', 1),
    lambda: setattr(p, 'buffer_size', 0),
    lambda: setattr(p, 'buffer_size', 'x'),
    lambda: setattr(p, 'buffer_size', 1 << 40),
    lambda: setattr(p, 'xyz', 3),
    lambda: pyexpat.XMLParserType(),
    lambda: p.Parse(1),
    lambda: pyexpat.ErrorString(4),
    lambda: delattr(p, 'StartElementHandler'),
):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)

tree = ET.fromstring('<r xmlns="u" xmlns:p="v"><a p:k="1">t<b/>tail</a><!-- c --><a>&lt;</a></r>')
print([(e.tag, e.attrib, e.text, e.tail) for e in tree.iter()])
print(ET.tostring(tree), [e.text for e in tree.findall('{u}a')])
ET.indent(tree)
print(ET.tostring(tree, 'unicode', default_namespace=None))
print(ET.canonicalize('<a  z="1" b="2"><![CDATA[x<]]></a>'))
for event, e in ET.iterparse(io.BytesIO(b'<a><b>1</b><c/></a>'), ('start', 'end')):
    print(event, e.tag)
for text in '<a>', '<a>&x;</a>', '<a b=1/>', '', '<a/><b/>':
    try:
        ET.fromstring(text)
    except ET.ParseError as e:
        print(e, e.code, e.position)
document = xml.dom.minidom.parseString('<!DOCTYPE a [<!ENTITY e "x">]><a k="v">text &e;<b/><?pi d?></a>')
print(document.toxml(), document.documentElement.getAttribute('k'), document.doctype.name)
print(document.toprettyxml(indent=' '))


class Handler(xml.sax.ContentHandler):
    def startElement(self, name, attrs):
        print('start', name, dict(attrs))

    def characters(self, content):
        print('characters', repr(content))


xml.sax.parseString(b'<a x="1">one &gt; two<b/></a>', Handler())
try:
    xml.sax.parseString(b'<a>', Handler())
except xml.sax.SAXParseException as e:
    print(e)
value = {'a': [1, 2.5, True, b'bytes', 'text & <more>'], 'd': {}}
data = plistlib.dumps(value)
print(data.decode(), plistlib.loads(data) == value)
