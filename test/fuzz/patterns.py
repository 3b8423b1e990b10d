# Regular expressions that are damaged, their replacements, and words of compiled patterns that no compiler writes.
import re
import _sre
import warnings

warnings.simplefilter('ignore')
PATTERNS = [r'(?P<a>x+)(?P=a)?|[^a-z\d_]*?(?:b|c){2,5}+', r'(?i:abc)(?<=x)(?<!yy)(?=z)(?!w)\b\B\A\Z$^', r'(a)?(?(1)b|c)[\w\s\-\]]+(?>d*)e{3}', r'\N{DIGIT ONE}\u0041\x41\101\0\\(?#c)',
            r'((((((a*)*)*)*)*)*)b', r'(?x) a # c', r'[\U0001F600-\U0001F64F]|.{0,3}?']
PIECES = ['(', ')', '(?', '(?:', '(?P<', '>', '(?<=', '[', ']', '[^', '-', '{', '}', '{1,', ',', '*', '+', '?', '??', '*+', '|', '^', '$', '.', '\\', '\\1', '\\9', '\\d', '\\W', '\\b', '\\Z', '(?(1)', '(?i)',
          '(?s-i:', '(?L)', '\\g<1>', '\\x', '\\u', '99999999', '{65536}', '{4294967295}', 'a', 'Z', 'é', '\u0130', '\ufb05', '\0']
TEXTS = ['', 'abcxbbxyz aaab 12', 'xxxxxxbcbcb cde\n\u0130\u0131ſKk', 'é€\U0001f600' * 5, 'a' * 20]


def case(rng):
    text = rng.choice(TEXTS)
    if rng.randrange(4) == 0:
        p = re._compiler
        source = re._parser.parse(rng.choice(PATTERNS), 0)
        code = p._code(source, 0)
        for _ in range(rng.randrange(1, 4)):
            code[rng.randrange(len(code))] = rng.choice((0, 1, 2, 3, 5, 12, 26, 40, 255, 2**16, 2**32 - 1, rng.randrange(44)))
        pattern = _sre.compile('made', rng.choice((0, 2, 32, 34)), code, rng.randrange(4), {'a': 1}, (None, 'a', None, None)[:rng.randrange(1, 5)])
    else:
        source = mutate_text(rng, rng.choice(PATTERNS), PIECES)
        if rng.randrange(5) == 0:
            source, text = source.encode('utf-8', 'surrogatepass'), text.encode()
        pattern = re.compile(source, rng.choice((0, 0, re.I, re.M | re.S, re.A, re.X, re.I | re.A)))
    pattern.search(text, rng.choice((0, 0, -1, 5)), rng.choice((100, 3, 2**62)))
    pattern.fullmatch(text)
    pattern.findall(text)
    pattern.split(text, 3)
    pattern.sub(mutate_text(rng, r'\g<a>\1x\n', PIECES) if isinstance(text, str) else rb'\1', text)
    [(m.groups(), m.span(), m.lastgroup, m.expand('x') if isinstance(text, str) else m) for m in pattern.finditer(text)]


run(case)
