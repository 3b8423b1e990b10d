# library: textwrap, string, difflib, pprint, reprlib, shlex, html, unicodedata, locale-free formatting.
import textwrap, string, difflib, pprint, reprlib, shlex, html, fnmatch, pprint, collections, dataclasses, types
t = 'The quick brown fox, jumped-over the lazy dog... A verylongwordthatdoesnotfit here.\n\nSecond   paragraph.'
for k in ({'width': 20}, {'width': 10, 'break_long_words': False}, {'width': 25, 'initial_indent': '* ', 'subsequent_indent': '  '}, {'width': 30, 'max_lines': 2, 'placeholder': ' [...]'}, {'width': 15, 'break_on_hyphens': False, 'fix_sentence_endings': True}, {'width': 40, 'drop_whitespace': False, 'replace_whitespace': False}): print(textwrap.wrap(t, **k))
print(textwrap.shorten(t, 30), repr(textwrap.dedent('\n   a\n     b\n\n   c')), textwrap.indent('a\n\nb', '> '), textwrap.indent('a\n\nb', '> ', lambda l: True))
try: textwrap.wrap('x', 0)
except ValueError as e: print(e)
T = string.Template('$a ${b}c $$ $d'); print(T.safe_substitute(a=1, b=2), T.substitute(dict(a=1, b=2), d=4), T.get_identifiers(), T.is_valid(), string.Template('$ x').is_valid(), string.capwords('hello  big-world'), string.Formatter().vformat('{0} {a[1]} {!r:>4}' if 0 else '{0} {a[1]} {b!r:>4}', [1], {'a': [5, 6], 'b': 'z'}), list(string.Formatter().parse('a{b!r:{c}}d')))
for f in (lambda: T.substitute(a=1), lambda: string.Template('$ x').substitute(), lambda: string.Formatter().format('{}', ), lambda: string.Formatter().format('{a}')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a, b = 'one\ntwo\nthree\nfour\n'.splitlines(1), 'one\n2\nthree\nfive\nfour\n'.splitlines(1)
print(''.join(difflib.unified_diff(a, b, 'A', 'B')), ''.join(difflib.context_diff(a, b, 'A', 'B', n=1)), ''.join(difflib.ndiff(['abcd\n'], ['abxd\n'])), difflib.get_close_matches('appel', ['ape', 'apple', 'peach']), round(difflib.SequenceMatcher(None, 'abcd', 'bcde').ratio(), 3), difflib.SequenceMatcher(None, 'qabxcd', 'abycdf').get_opcodes(), difflib.SequenceMatcher(lambda c: c == ' ', 'a b', 'ab ').get_matching_blocks(), ''.join(difflib.restore(difflib.ndiff(a, b), 2)) == ''.join(b), len(difflib.HtmlDiff().make_table(a, b)) > 100)
@dataclasses.dataclass
class D: name: str; vals: list
data = {'long key %d' % i: list(range(i * 3)) for i in range(6)}; pprint.pprint(data, width=50); pprint.pprint([D('n' * 30, list(range(30)))], width=60, compact=True); print(pprint.pformat({'b': 1, 'a': {1, 2}, (1,): b'x' * 100}, width=40, sort_dicts=False), pprint.pformat('word ' * 20, width=30), pprint.pformat(collections.OrderedDict(a=1)), pprint.pformat(types.SimpleNamespace(a='x' * 60, b='y' * 60)), pprint.pformat([[[[1]]]], depth=2), pprint.isreadable({}), pprint.saferepr('x'), pprint.pformat(10**9, underscore_numbers=True))
r = []; r.append(r); pprint.pprint(r) if 0 else print(pprint.isrecursive(r)); x = reprlib.Repr(maxlist=2, maxstring=10, indent='.'); print(reprlib.repr('x' * 100), reprlib.repr(set(range(20))), x.repr([1, [2, 3, 4], 5]), reprlib.repr(10**100), reprlib.repr({i: i for i in range(9)}))
print(shlex.split('a "b c" d\\ e \'f"g\' # c', comments=True), shlex.quote("it's"), shlex.join(['a b', 'c']), list(shlex.shlex('x = "1;2" && y', punctuation_chars=True)), html.escape('<a href="x">\'&'), html.unescape('&lt;&eacute;&#65;&#x42;&nope;&amp;amp &notit;'), fnmatch.translate('*.[!a]?'))
try: shlex.split('"a')
except ValueError as e: print(e)
