# library: re: groups, flags, lookaround, substitution, scanners, errors of patterns with their places.
import re
print(re.findall(r'(?P<y>\d{4})-(?P<m>\d\d)', 'a 2024-05 b 1999-12'), re.match(r'(?P<a>x)(y)?', 'x').groupdict('-'), re.match(r'(x)(y)?', 'x').groups())
print(re.sub(r'(\w)(\w*)', lambda m: m[2] + m[1] + 'ay', 'hello big world'), re.sub(r'(?P<a>.)(.)', r'\2\g<a>\g<0>', 'abcd', count=1), re.subn('x*', '-', 'abxd'))
print(re.split(r'(,)\s*', 'a, b,c,  d', maxsplit=2), re.split(r'x*', 'axbc'), [m.span() for m in re.finditer(r'\b\w', 'one two')])
print(re.search(r'(?<=a)b(?!c)', 'abc ab').span(), re.findall(r'(?i:A)b', 'ab Ab aB'), re.findall(r'^\w+$', 'a\nbc\nd e', re.M), re.findall('a.b', 'a\nb', re.S))
print(re.fullmatch(r'(a|ab)(c|bcd)(d*)', 'abcd').groups(), re.match(r'((a)|b)*', 'ab').groups(), re.match('(?:(a)|b)*', 'ab').group(1), re.match(r'(?>a+)b', 'aaab'), re.match(r'(?>a+)ab', 'aaab'), re.match('a++b', 'aab').span(), re.match('a{2,3}?', 'aaaa').group())
print(re.compile(r'''(?x) \d + # digits
   [ab]  # a letter''').findall('12a 3b'), re.findall(r'(?a:\w)+', 'aé'), re.findall(r'\w+', 'aé ñ_1'), re.findall(rb'\w+', b'ab \xe9'))
print(re.match(r'(a)?(?(1)b|c)', 'ab').group(), re.match(r'(a)?(?(1)b|c)', 'c').group(), re.findall(r'[\d\-x]', '1-xy'), re.findall(r'[^\W\d]', 'a1_'), re.escape('a.b*c d#é\n'))
m = re.search(r'(?P<first>\w+) (\w+)', 'say hello world', pos := 0)
print(m, m.lastindex, m.lastgroup, m.regs, m.start(2), m.end('first'), m['first'], m.expand(r'\2-\1'), m.pos, m.endpos, m.string, m.re.groupindex)
p = re.compile('B+', re.I); print(p, p.flags, p.groups, p.search('abb', 2), p.match('abb', 1, 2).span(), p == re.compile('B+', re.I), hash(p) == hash(re.compile('B+', re.I)))
for bad in ('(', ')', '[', '[b-a]', '*', 'a**', '(?P<1>x)', '(?P<a>x)(?P<a>y)', r'\8', '(?P=x)', '(?<=a*)b', '(?z)', 'a{3,2}', r'\x1', '(?P<a', 'x(?i)', '[[:a:]]a\\', r'(?(2)a|b)', '(?-i)', r'\N{NO SUCH}', 'a{99999999999}'):
    try: print(bad, re.compile(bad))
    except re.error as e: print(bad, '|', e, e.pos, e.lineno, e.colno)
    except Exception as e: print(bad, type(e).__name__, e)
for f in (lambda: re.sub('(x)', r'\2', 'x'), lambda: re.sub('x', r'\g<y>', 'x'), lambda: re.match('x', b'x'), lambda: re.match(b'x', 'x'), lambda: m.group(9), lambda: m['zz'], lambda: re.compile(re.compile('x'), re.I), lambda: re.sub('x', 5, 'x'), lambda: re.compile(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(re.Scanner([(r'\d+', lambda s, t: int(t)), (r'\w+', lambda s, t: t), (r'\s+', None)]).scan('12 ab 3 !'))
print(re.template if hasattr(re, 'template') else 'none', re.sub('', '-', 'ab'), re.sub('a|', 'x', 'ba'), re.findall('', 'ab'), re.I | re.M, repr(re.RegexFlag(0)), re.compile('(?im)x').flags)
print(re.match(r'(?:a|b)*?c', 'ab' * 50000 + 'c').end(), len(re.findall('a' * 500, 'a' * 5000)), re.search('(.)\\1{3}', 'abccccd').group(), re.match('(?i)ß', 'ẞ'), re.findall('(?i)k', 'kK\u212a'), re.match('(?s).*', 'a\nb').end())
import copy, pickle; print(copy.copy(p) is p, pickle.loads(pickle.dumps(p)) == p, copy.deepcopy(m) is m)
