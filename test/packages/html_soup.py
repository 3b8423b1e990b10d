"""Beautiful Soup and html5lib: broken HTML, selectors, encodings."""

from bs4 import BeautifulSoup

html = '<html><head><title>T</title></head><body><p class="a b" id=x>Hello <b>w<i>or</b>ld</i><br>&amp;&eacute;<!-- c --><ul><li>1<li>2</ul><table><tr><td>x</table></body>'
for parser in ('html.parser', 'html5lib'):
    s = BeautifulSoup(html, parser)
    print(s.prettify())
    print([t.name for t in s.find_all(True)], s.select('p.a > b, li:nth-child(2)'), s.p['class'],
          s.get_text('|', strip=True))
s.p.replace_with(s.new_tag('hr'))
print(s.body)
import html5lib
import xml.etree.ElementTree as ET

print(ET.tostring(html5lib.parse('<p>a<p>b<svg><path/></svg>', namespaceHTMLElements=False)))
from bs4 import UnicodeDammit

print(UnicodeDammit(b'caf\xe9 \x93q\x94').unicode_markup, UnicodeDammit('é'.encode('utf-16')).original_encoding)
