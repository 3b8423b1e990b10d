# library
# Unicode text: words, cases, normal forms, widths, wrapping, tables, sentences, counting, sorting with accents, bidirectional classes.
import difflib
import re
import string
import textwrap
import unicodedata
from collections import Counter, OrderedDict, defaultdict

TEXT = '''Die Straße führt zum Café „Größe". Ein Œuvre — naïve Zoë, façade & São Paulo!
ΑΒΓ αβγς Σίσυφος. Привет, мир… 你好,世界。 日本語テキスト  ﬁne ﬂow Ⅷ ½ ٣٤ e\u0301tude 👩‍👧 ✨
İstanbul ILIK ıl̇k DŽungla džep \u200bzero\u00a0space'''
words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", TEXT)
print(len(TEXT), len(TEXT.encode()), len(TEXT.encode('utf-16-le')) // 2, len(words), words[:9])
print([w for w in words if w != unicodedata.normalize('NFC', w)], [w for w in words if w.casefold() != w.lower()], [w.swapcase() for w in words if len(w.upper()) != len(w)])
print(Counter(map(unicodedata.category, TEXT)).most_common(), Counter(unicodedata.bidirectional(c) for c in TEXT if ord(c) > 127).most_common(4))
print({form: len(unicodedata.normalize(form, TEXT)) for form in ('NFC', 'NFD', 'NFKC', 'NFKD')}, unicodedata.normalize('NFKC', 'ﬁ Ⅷ ½ ² ＡＢ'))


def plain(s):
    return ''.join(c for c in unicodedata.normalize('NFKD', s) if not unicodedata.combining(c)).casefold()


def width(s):
    return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 0 if unicodedata.combining(c) or unicodedata.category(c) == 'Cf' else 1 for c in s)


print(sorted(('Zebra', 'äpfel', 'Apfel', 'éclair', 'eclair', 'ẞ', 'ss', 'Œuf'), key=lambda w: (plain(w), w)))
print([(w, width(w)) for w in ('abc', '日本', 'e\u0301', 'ﾊﾝ', '👩‍👧')])
print([(c, unicodedata.name(c, '?'), unicodedata.numeric(c, None), unicodedata.decimal(c, None)) for c in '½٣Ⅷ²x\n'])
print([getattr('ªΣ٣_1 Ⅷ\n', f'is{k}')() for k in 'alnum alpha ascii decimal digit identifier lower numeric printable space title upper'.split()])
print({k: [c for c in 'aZ٣²½Ⅷ_ \t\u2028\u00adª' if getattr(c, f'is{k}')()] for k in 'alnum decimal digit numeric printable space identifier'.split()})
print(''.join(reversed('Straße')), 'ΣΊΣΥΦΟΣ'.lower(), 'ǆ'.title(), 'ŉ'.upper(), 'İ'.lower().encode(), 'ß'.upper().lower(), "they're bill's".title(), string.capwords("they're  bill's"), 'ﬃ'.capitalize())
print(TEXT.splitlines() == TEXT.split('\n'), 'a\x0bb\x0cc\x1cd\x85e\u2028f'.splitlines(), 'a\r\nb\rc\n'.splitlines(True), ' a\u00a0b\u2003c '.split(), '  x '.split(' '), 'aXbX'.rsplit('X', 1), 'ab'.partition('z'))
para = 'The quick brown fox, which had a rather-long-hyphenated-name, jumped over\tthe lazy dog; it was antidisestablishmentarianism that he feared.  Really.'
print(textwrap.fill(para, 30, initial_indent='* ', subsequent_indent='  '), textwrap.shorten(para, 40, placeholder='…'), sep='\n')
print(textwrap.wrap(para, 12, break_long_words=False, break_on_hyphens=False, max_lines=4), textwrap.wrap('', 5), textwrap.wrap(' x', 1, drop_whitespace=False))
print(textwrap.dedent('''\
    one
      two
\t
    three'''), textwrap.indent('a\n\nb\n', '> ', lambda l: True), sep='|')
for bad in (lambda: textwrap.wrap('x', 0), lambda: textwrap.shorten('a b', 1), lambda: textwrap.fill('x', 'y'), lambda: 'a'.center(5, 'bc'), lambda: 'a'.zfill('x'), lambda: 'a'.split(''), lambda: unicodedata.name('\n'), lambda: unicodedata.lookup('nope'), lambda: 'a'.expandtabs('x'), lambda: 'x'.join([1]), lambda: unicodedata.normalize('X', 'a'), lambda: 'a'.encode('nope'), lambda: '\ud800'.encode()):
    try:
        print(bad())
    except (ValueError, TypeError, KeyError, LookupError) as e:
        print(type(e).__name__, e)
a, b = 'one two three four'.split(), 'one 2 three five four'.split()
print(list(difflib.unified_diff(a, b, 'a', 'b', lineterm='')), difflib.get_close_matches('appel', ['ape', 'apple', 'peach']), difflib.SequenceMatcher(None, 'abcd', 'bcde').ratio(), [*difflib.ndiff(['x'], ['y'])])
print(difflib.SequenceMatcher(None, 'qabxcd', 'abycdf').get_opcodes(), re.sub(r'(?P<w>\w+)', lambda m: m['w'][::-1], 'abc déf'), re.split(r'([,;])\s*', 'a, b;c'), re.findall(r'(?i)ß|K', 'ẞ K ss'))
sentences = re.split(r'(?<=[.!?…])\s+', 'Hi there. How are you? Fine… Good!')
print(sentences, [len(re.findall(r'[aeiouyäöü]+', s, re.I)) for s in sentences])
