# library
# A small language: tokens, a tree of dataclass-like nodes matched with match, and a stack machine.
import re

TOKEN = re.compile(r'\s*(?:(\d+\.?\d*)|([A-Za-z_]\w*)|(\*\*|[-+*/()=,]))')


def tokens(text):
    at = 0
    while at < len(text.rstrip()):
        m = TOKEN.match(text, at)
        if not m:
            raise SyntaxError(f'unexpected {text[at]!r} at {at}')
        at = m.end()
        number, name, symbol = m.groups()
        yield ('number', float(number)) if number else ('name', name) if name else ('symbol', symbol)
    yield ('end', None)


class Parser:
    def __init__(self, text):
        self.tokens = tokens(text)
        self.token = next(self.tokens)

    def take(self, *symbols):
        kind, value = self.token
        if kind == 'symbol' and value in symbols:
            self.token = next(self.tokens)
            return value
        return None

    def sum(self):
        left = self.product()
        while operator := self.take('+', '-'):
            left = (operator, left, self.product())
        return left

    def product(self):
        left = self.power()
        while operator := self.take('*', '/'):
            left = (operator, left, self.power())
        return left

    def power(self):
        left = self.atom()
        return ('**', left, self.power()) if self.take('**') else left

    def atom(self):
        if self.take('-'):
            return ('neg', self.power())
        if self.take('('):
            inner = self.sum()
            if not self.take(')'):
                raise SyntaxError('missing )')
            return inner
        kind, value = self.token
        if kind in ('number', 'name'):
            self.token = next(self.tokens)
            return (kind, value)
        raise SyntaxError(f'unexpected {kind}')


def evaluate(tree, names):
    match tree:
        case ('number', value):
            return value
        case ('name', name) if name in names:
            return names[name]
        case ('name', name):
            raise NameError(name)
        case ('neg', x):
            return -evaluate(x, names)
        case ('+' | '-' | '*' | '/' | '**' as operator, a, b):
            a, b = evaluate(a, names), evaluate(b, names)
            match operator:
                case '+':
                    return a + b
                case '-':
                    return a - b
                case '*':
                    return a * b
                case '/':
                    return a / b
                case _:
                    return a**b


for text in ['1 + 2 * 3', '-(2 ** 3 ** 0.5) * x', '2 / (1 - 1)', '(1', '1 $ 2', 'y', '2 - 3 - 4', '']:
    try:
        tree = Parser(text).sum()
        print(text, '->', tree, '=', evaluate(tree, {'x': 3}))
    except (ArithmeticError, SyntaxError, NameError) as e:
        print(text, '->', type(e).__name__, e)
