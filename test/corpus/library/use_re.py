# library
# Regular expressions: groups, flags, substitution with functions, splitting, lookaround, errors.
import re

text = 'On 2024-02-29, Ann <ann@x.org> wrote 3 notes; on 2023-12-01 Bob <bob@y.com> wrote 12.'
dates = re.compile(r'(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)')
for m in dates.finditer(text):
    print(m.span(), m.groupdict(), m['year'], m.expand(r'\g<day>.\2.\1'), m.lastgroup, m.lastindex)
print(dates.sub(r'\3/\2/\1', text, count=1))
print(re.sub(r'\d+', lambda m: str(int(m[0]) + 1), text), re.subn(r'[aeiou]', '', text)[1])
print(re.split(r'[;,]\s*', text), re.split(r'(\W)', 'a-b c', maxsplit=1), re.split(r'x*', 'axbc'))
print(re.findall(r'<(\w+)@(\w+)\.(\w+)>', text), re.findall(r'\bwrote\b', text), re.findall('', 'ab'))
print(re.match(r'(a)|(b)|(c)', 'c').groups('-'), re.fullmatch(r'\w+', 'abc d'), re.search(r'(?i)ANN', text).start())
verbose = re.compile(
    r"""
    (?P<quote>['"])   # a quote
    (?P<body>.*?)     # as little as possible
    (?P=quote)        # the same again
    """,
    re.VERBOSE | re.DOTALL,
)
print([m['body'] for m in verbose.finditer('''x = "it's" + 'a "b"' + "two\nlines"''')])
print(re.findall(r'(?<=\$)\d+(?!\d*\.)', '$10 $20.5 30'), re.findall(r'(?<!a)b', 'ab bb'), re.sub(r'(?m)^', '> ', 'a\nb'))
print(re.findall(r'(\w)(?=\1)', 'aabbc'), re.sub(r'(?P<a>x)(?(a)y|z)', '!', 'xy z'), re.findall(r'(?:ab){2,3}?', 'abababab'))
print(re.findall(r'a++b', 'aaab'), re.findall(r'(?>a+)ab', 'aaab'), re.findall(r'[^\W\d_]+', 'añb1_c'), re.findall(r'(?a)\w+', 'añb'))
print(re.escape('a.b*c[d] e-f'), re.compile('a', re.I | re.M), re.compile(b'\\d').findall(b'1a2'))
print(re.match(r'(.*)(\d+)', 'ab12').groups(), re.match(r'(.*?)(\d+)$', 'ab12').groups(), re.search('$', 'a\n').start())
for pattern in ['(', '[a', 'a**', '(?P<1>a)', r'\g', '(?<=a*)', '(?P=x)', 'a{3,2}', '(?z)', '\\', '(?P<a>.)(?P<a>.)', '[z-a]', '(?(2)a)', '*']:
    try:
        re.compile(pattern)
    except re.error as e:
        print(repr(pattern), e, e.pos)
for wrong in [lambda: re.match('a', b'a'), lambda: re.sub('(a)', r'\2', 'a'), lambda: re.match('a', 'a').group(1), lambda: re.match('a', 'a')['x'], lambda: re.compile(re.compile('a'), re.I)]:
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
scanner = re.Scanner([(r'\d+', lambda s, t: int(t)), (r'\w+', lambda s, t: t), (r'\s+', None)])
print(scanner.scan('a 12 b3 ?'))
print(re.compile('(a)(b)?').match('ac').regs, re.compile('x').flags, re.compile('(?x) a # b').groups)
