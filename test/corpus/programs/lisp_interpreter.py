# library
# A Lisp: reader, environment, macros, tail calls by trampoline, continuations by exceptions, bignums, its own errors.
import operator
import sys
from itertools import count
from math import gcd, sqrt


class Symbol(str):
    __slots__ = ()
    table = {}

    def __new__(cls, name):
        return cls.table.get(name) or cls.table.setdefault(name, super().__new__(cls, name))

    def __repr__(self):
        return str(self)


class LispError(Exception):
    pass


class Escape(Exception):
    def __init__(self, tag, value):
        self.tag, self.value = tag, value


def tokenize(text):
    at, n = 0, len(text)
    while at < n:
        c = text[at]
        if c.isspace():
            at += 1
        elif c == ';':
            at = text.find('\n', at) % (n + 1)
        elif c in "()'`,":
            if text[at : at + 2] == ',@':
                c = ',@'
            yield c
            at += len(c)
        elif c == '"':
            end = text.index('"', at + 1)
            yield text[at : end + 1]
            at = end + 1
        else:
            start = at
            while at < n and not text[at].isspace() and text[at] not in "()'`,;":
                at += 1
            yield text[start:at]


QUOTES = {"'": Symbol('quote'), '`': Symbol('quasiquote'), ',': Symbol('unquote'), ',@': Symbol('splice')}


def read(tokens):
    for t in tokens:
        if t == '(':
            out = []
            while (x := read(tokens)) is not CLOSE:
                if x is END:
                    raise LispError('unexpected end')
                out.append(x)
            return out
        if t == ')':
            return CLOSE
        if t in QUOTES:
            return [QUOTES[t], read(tokens)]
        if t.startswith('"'):
            return t[1:-1]
        for kind in int, float:
            try:
                return kind(t)
            except ValueError:
                pass
        return {'#t': True, '#f': False, 'nil': None}.get(t, Symbol(t)) if t in ('#t', '#f', 'nil') else Symbol(t)
    return END


CLOSE, END = object(), object()


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        if isinstance(names, Symbol):
            self[names] = list(values)
        else:
            names, values = list(names), list(values)
            if Symbol('.') in names:
                k = names.index('.')
                names[k:], values[k:] = [names[k + 1]], [values[k:]]
            if len(names) != len(values):
                raise LispError(f'{len(names)} arguments wanted, {len(values)} given')
            self.update(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError(f'unbound: {name}')


class Lambda:
    def __init__(self, params, body, env, macro=False):
        self.params, self.body, self.env, self.macro = params, body, env, macro

    def __call__(self, *args):
        return evaluate(self.body, Env(self.params, args, self.env))


def quasi(x, env):
    if not isinstance(x, list):
        return x
    if x and x[0] == 'unquote':
        return evaluate(x[1], env)
    out = []
    for item in x:
        if isinstance(item, list) and item and item[0] == 'splice':
            out += evaluate(item[1], env)
        else:
            out.append(quasi(item, env))
    return out


def evaluate(x, env):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        if not x:
            return None
        match x:
            case ['quote', value]:
                return value
            case ['quasiquote', value]:
                return quasi(value, env)
            case ['if', test, then, *other]:
                x = then if evaluate(test, env) not in (False, None) else other[0] if other else None
                continue
            case ['define', [name, *params], *body]:
                env[name] = Lambda(params, [Symbol('begin'), *body], env)
                return name
            case ['define', name, value]:
                env[name] = evaluate(value, env)
                return name
            case ['set!', name, value]:
                env.find(name)[name] = evaluate(value, env)
                return None
            case ['lambda', params, *body]:
                return Lambda(params, [Symbol('begin'), *body], env)
            case ['macro', [name, *params], body]:
                env[name] = Lambda(params, body, env, macro=True)
                return name
            case ['begin', *first, last]:
                for item in first:
                    evaluate(item, env)
                x = last
                continue
            case ['let', bindings, *body]:
                env = Env([n for n, _ in bindings], [evaluate(v, env) for _, v in bindings], env)
                x = [Symbol('begin'), *body]
                continue
        f = evaluate(x[0], env)
        if isinstance(f, Lambda) and f.macro:
            x = f(*x[1:])
            continue
        args = [evaluate(a, env) for a in x[1:]]
        if isinstance(f, Lambda):
            env, x = Env(f.params, args, f.env), f.body
        elif callable(f):
            return f(*args)
        else:
            raise LispError(f'{show(f)} is no function')


def show(x):
    match x:
        case True | False:
            return '#t' if x else '#f'
        case None:
            return 'nil'
        case list():
            return '(' + ' '.join(map(show, x)) + ')'
        case Symbol():
            return str(x)
        case str():
            return f'"{x}"'
        case Lambda():
            return '<macro>' if x.macro else '<lambda>'
    return str(x)


def callcc(f):
    tag = object()

    def escape(value):
        raise Escape(tag, value)

    try:
        return f(escape)
    except Escape as e:
        if e.tag is not tag:
            raise
        return e.value


def fold(op, start):
    def f(*args):
        total = start if len(args) != 1 else args[0]
        for a in args if len(args) != 1 else ():
            total = op(total, a)
        return total

    return f


ROOT = Env()
ROOT.update({Symbol(k): v for k, v in {
    '+': fold(operator.add, 0), '*': fold(operator.mul, 1), '-': lambda a, *r: -a if not r else a - sum(r), '/': operator.truediv, '=': operator.eq, '<': operator.lt, '>': operator.gt, 'mod': operator.mod, 'quotient': operator.floordiv,
    'car': lambda x: x[0], 'cdr': lambda x: x[1:], 'cons': lambda a, b: [a, *(b or [])], 'list': lambda *a: list(a), 'null?': lambda x: not x, 'map': lambda f, x: [f(i) for i in x], 'apply': lambda f, a: f(*a), 'length': len,
    'callcc': callcc, 'display': lambda *a: print(*map(show, a)), 'eval': lambda x: evaluate(x, ROOT), 'gcd': gcd, 'sqrt': sqrt, 'append': lambda *a: sum(a, []), 'not': lambda x: x in (False, None),
}.items()})


def run(source):
    tokens = tokenize(source)
    result = None
    while (x := read(tokens)) is not END:
        if x is CLOSE:
            raise LispError('unexpected )')
        result = evaluate(x, ROOT)
    return show(result)


for source in (
    '(+ 1 2 (* 3 4) (- 5))', "'(a b . c)", '(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 30)', '(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))) (loop 20000 0)',
    '(macro (unless test . body) `(if ,test nil (begin ,@body))) (unless #f (display "in macro" 1.5) 7)', '(let ((x 2) (y 3)) (let ((x 7)) (+ x y)))', '(define counter ((lambda (n) (lambda () (set! n (+ n 1)) n)) 0)) (counter) (counter) (counter)',
    '(callcc (lambda (return) (map (lambda (x) (if (> x 2) (return x) x)) (list 1 2 3 4))))', '(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (map fib (list 1 5 10 15))', "(eval (list '+ 1 2))", '((lambda args (length args)) 1 2 3)',
    '(define (qs l) (if (null? l) nil (let ((p (car l)) (r (cdr l))) (append (qs (filter (lambda (x) (< x p)) r)) (list p) (qs (filter (lambda (x) (not (< x p))) r)))))) qs', '(define (filter f l) (if (null? l) (list) (if (f (car l)) (cons (car l) (filter f (cdr l))) (filter f (cdr l))))) (append (list) (filter (lambda (x) (> x 2)) (list 3 1 4 1 5)))',
    '(undefined)', '(1 2)', '((lambda (x) x))', '(car nil)', '(/ 1 0)', '(', ')', '"open', '(fact "x")', "`(1 ,(+ 1 1) ,@(list 3 4) (5 ,(* 2 3)))", '(macro (bad x) x) bad', '; only a comment', '(sqrt 2)', '(define (deep n) (if (= n 0) 0 (+ 1 (deep (- n 1))))) (deep 50)',
):
    try:
        print(source[:60], '=>', run(source))
    except (LispError, TypeError, ZeroDivisionError, ValueError, Escape) as e:
        print(source[:60], '!!', type(e).__name__, e)
limit = sys.getrecursionlimit()
try:
    run('(deep 100000)')
except RecursionError as e:
    print(type(e).__name__)
print(Symbol('a') is Symbol('a'), Symbol('a') == 'a', len(Symbol.table) > 20, sys.getrecursionlimit() == limit)
