# library
# A small language: tokens with re, a Pratt parser into dataclasses, an evaluator with match, closures and errors.
import operator
import re
from dataclasses import dataclass, field
from typing import Any

TOKEN = re.compile(r'\s*(?:(?P<num>\d+(?:\.\d+)?)|(?P<str>"(?:[^"\\]|\\.)*")|(?P<name>[^\W\d]\w*)|(?P<op>==|!=|<=|>=|->|[-+*/%^()<>=,;{}!]))')


class LanguageError(Exception):
    def __init__(self, text, where):
        super().__init__(text)
        self.add_note(f'at {where}')


def tokens(source):
    at = 0
    while source[at:].strip():
        m = TOKEN.match(source, at)
        if not m:
            raise LanguageError(f'what is {source[at:].split()[0]!r}?', at)
        yield m.lastgroup, m[m.lastgroup], m.start(m.lastgroup)
        at = m.end()
    yield 'end', '', len(source)


@dataclass(frozen=True)
class Num:
    value: float


@dataclass(frozen=True)
class Str:
    value: str


@dataclass(frozen=True)
class Name:
    id: str


@dataclass(frozen=True)
class Unary:
    op: str
    operand: Any


@dataclass(frozen=True)
class Binary:
    op: str
    left: Any
    right: Any


@dataclass(frozen=True)
class Call:
    function: Any
    args: tuple = ()


@dataclass(frozen=True)
class Assign:
    name: str
    value: Any


@dataclass(frozen=True)
class Lambda:
    params: tuple
    body: Any


@dataclass(frozen=True)
class If:
    test: Any
    then: Any
    other: Any


@dataclass(frozen=True)
class Block:
    items: list = field(default_factory=list, hash=False)


POWER = {'=': 1, '==': 3, '!=': 3, '<': 4, '>': 4, '<=': 4, '>=': 4, '+': 5, '-': 5, '*': 6, '/': 6, '%': 6, '^': 8, '(': 9}
OPS = {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv, '%': operator.mod, '^': operator.pow,
       '==': operator.eq, '!=': operator.ne, '<': operator.lt, '>': operator.gt, '<=': operator.le, '>=': operator.ge}


class Parser:
    def __init__(self, source):
        self.tokens = list(tokens(source))
        self.at = 0

    @property
    def now(self):
        return self.tokens[self.at]

    def take(self, text=None):
        kind, value, where = self.now
        if text is not None and value != text:
            raise LanguageError(f'expected {text!r}, got {value!r}', where)
        self.at += 1
        return kind, value, where

    def program(self, end=''):
        items = []
        while self.now[1] != end:
            items.append(self.expression())
            if self.now[1] == ';':
                self.take()
            elif self.now[1] != end:
                raise LanguageError(f'unexpected {self.now[1]!r}', self.now[2])
        return Block(items)

    def expression(self, least=0):
        kind, value, where = self.take()
        match kind, value:
            case 'num', _:
                left = Num(float(value) if '.' in value else int(value))
            case 'str', _:
                left = Str(value[1:-1].encode().decode('unicode_escape'))
            case 'name', 'fn':
                self.take('(')
                params = self.sequence(lambda: self.take()[1])
                self.take('->')
                left = Lambda(tuple(params), self.expression(1))
            case 'name', 'if':
                test = self.expression()
                self.take('{')
                then = self.program('}')
                self.take('}')
                other = Block()
                if self.now[1] == 'else':
                    self.take()
                    self.take('{')
                    other = self.program('}')
                    self.take('}')
                left = If(test, then, other)
            case 'name', _:
                left = Name(value)
            case 'op', '-' | '!':
                left = Unary(value, self.expression(7))
            case 'op', '(':
                left = self.expression()
                self.take(')')
            case 'op', '{':
                left = self.program('}')
                self.take('}')
            case _:
                raise LanguageError(f'unexpected {value or "end"!r}', where)
        while (power := POWER.get(self.now[1], -1)) > least:
            _, op, where = self.take()
            if op == '(':
                left = Call(left, tuple(self.sequence(self.expression)))
            elif op == '=':
                if not isinstance(left, Name):
                    raise LanguageError(f'cannot assign to {type(left).__name__}', where)
                left = Assign(left.id, self.expression(power - 1))
            else:
                left = Binary(op, left, self.expression(power - (op == '^')))
        return left

    def sequence(self, item):
        items = []
        while self.now[1] != ')':
            items.append(item())
            if self.now[1] != ')':
                self.take(',')
        self.take(')')
        return items


class Scope(dict):
    def __init__(self, parent=None, /, **names):
        super().__init__(names)
        self.parent = parent

    def __missing__(self, name):
        if self.parent is None:
            raise NameError(f'no name {name}')
        return self.parent[name]

    def set(self, name, value):
        scope = self
        while scope is not None:
            if dict.__contains__(scope, name):
                break
            scope = scope.parent
        (self if scope is None else scope)[name] = value


def run(node, scope):
    match node:
        case Num(v) | Str(v):
            return v
        case Name(id):
            return scope[id]
        case Unary('-', x):
            return -run(x, scope)
        case Unary('!', x):
            return not run(x, scope)
        case Binary(op, a, b):
            return OPS[op](run(a, scope), run(b, scope))
        case Assign(name, value):
            scope.set(name, value := run(value, scope))
            return value
        case Lambda(params, body):
            def function(*args):
                if len(args) != len(params):
                    raise TypeError(f'{len(params)} arguments wanted, {len(args)} given')
                return run(body, Scope(scope, **dict(zip(params, args))))
            return function
        case Call(f, args):
            return run(f, scope)(*(run(a, scope) for a in args))
        case If(test, then, other):
            return run(then if run(test, scope) else other, scope)
        case Block([]):
            return None
        case Block([*first, last]):
            for item in first:
                run(item, scope)
            return run(last, scope)
        case _:
            raise NotImplementedError(node)


GLOBALS = Scope(print=print, len=len, str=str)
for source in (
    '1 + 2 * 3 ^ 2 ^ 0 - -4',
    'x = y = 5; x * y',
    'fact = fn(n) -> if n < 2 {1} else {n * fact(n - 1)}; fact(20)',
    'make = fn() -> {c = 0; fn() -> c = c + 1}; a = make(); a(); a(); b = make(); str(a()) + "/" + str(b())',
    'twice = fn(f, x) -> f(f(x)); twice(fn(x) -> x * x, 3)',
    'print("tab\\tnew", len("äöü")); !1 == 2',
    '(1 + ', '1 2', '1 = 2', '@', '{ 1; ', 'fact(1, 2)', 'undefined_name', '1 / 0', '"a" + 1', 'if 0 {1}',
):
    try:
        print(source, '=>', run(Parser(source).program(), Scope(GLOBALS) if 'fact' not in source else GLOBALS))
    except Exception as e:
        print(source, '!!', type(e).__name__, e, *getattr(e, '__notes__', ()))
print(Parser('f(1, -x)^2').program())
print(hash(Num(1)) == hash(Num(1)), Num(1) == Num(1.0), Num(1) in {Num(1)})
