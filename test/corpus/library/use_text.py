# library
# Texts: textwrap, string, difflib, pprint, shlex, html, fnmatch.
import difflib
import fnmatch
import html
import pprint
import shlex
import string
import textwrap

words = 'The quick brown fox jumps over the lazy dog, and then  it naps-a-lot beside the antidisestablishmentarianism club.'
print(textwrap.fill(words, 30, initial_indent='* ', subsequent_indent='  '))
print(textwrap.wrap(words, 12, break_long_words=False), textwrap.shorten(words, 30, placeholder='…'))
print(repr(textwrap.dedent('    a\n      b\n\n    c')), repr(textwrap.indent('a\n\nb', '> ')))
print(string.Template('$who likes ${what} for $$5').substitute(who='Ann', what='tea'), string.Template('$a $b').safe_substitute(a=1), string.capwords('a bC'))
for wrong in [lambda: string.Template('$x').substitute(), lambda: string.Template('$ 5').substitute(), lambda: string.Formatter().vformat('{0} {}', (1, 2), {}), lambda: '{!z}'.format(1)]:
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
print(list(string.Formatter().parse('a{b!r:>{w}}c{{')), string.ascii_letters[:3], string.punctuation)
a, b = 'one two three four'.split(), 'one too three four five'.split()
print('\n'.join(difflib.unified_diff(a, b, 'old', 'new', lineterm='')))
print(list(difflib.ndiff(['abc\n', 'x\n'], ['abd\n', 'x\n'])), difflib.get_close_matches('appel', ['ape', 'apple', 'peach']))
s = difflib.SequenceMatcher(None, 'abxcd', 'abcd')
print(s.ratio(), s.get_opcodes(), s.find_longest_match())
data = {'key': list(range(30)), 'nested': {'a': ('x' * 40, 'y' * 40), 'b': {1, 2, 3}}, 'text': 'long words ' * 10}
pprint.pprint(data, width=60)
pprint.pp({'z': 1, 'a': [{'b': None}]}, depth=2)
loop = [1]
loop.append(loop)
print(pprint.pformat(loop).split(' with ')[0], pprint.isrecursive(loop), pprint.saferepr({'b': 1, 'a': 2}))
print(shlex.split('run "a b" c\\ d --x=\'y z\' # no', comments=True), shlex.quote("it's"), shlex.join(['a b', 'c']))
try:
    shlex.split('"open')
except ValueError as e:
    print(e)
print(html.escape('<a href="x">\'&</a>'), html.unescape('&lt;&eacute;&#x41;&#66;&nosuch;&amp'))
print(fnmatch.filter(['a.py', 'b.txt', 'c.PY', '[x]'], '*.py'), fnmatch.translate('a[!b]?*'), fnmatch.fnmatchcase('[x]', '[[]x]'))
