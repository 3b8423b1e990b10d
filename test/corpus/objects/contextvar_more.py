# library: context variables: construction, tokens, copies, running, errors.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)



from _contextvars import ContextVar, Context, Token, copy_context
a = ContextVar('a'); b = ContextVar('b', default=5)
import re
def t(f):
    try: print(re.sub(' at 0x[0-9a-f]+', '', repr(f())))
    except BaseException as e: print(type(e).__name__, re.sub(' at 0x[0-9a-f]+', '', str(e)))
t(lambda: ContextVar()); t(lambda: ContextVar(1)); t(lambda: ContextVar('a', 1)); t(lambda: ContextVar('a', default=1).get()); t(lambda: ContextVar('a', foo=1)); t(lambda: a); t(lambda: b); t(lambda: a.name); t(lambda: setattr(a, 'name', 'x')); t(lambda: a.get()); t(lambda: a.get(3)); t(lambda: a.get(1, 2)); t(lambda: b.get()); t(lambda: b.get(3)); t(lambda: a.set()); t(lambda: hash(a) == hash(a)); t(lambda: a == ContextVar('a')); t(lambda: ContextVar[int]); t(lambda: type('X', (ContextVar,), {})); t(lambda: type('X', (Context,), {})); t(lambda: type('X', (Token,), {})); t(lambda: Token()); t(lambda: Token.MISSING); t(lambda: Token[int])
k = a.set(1); t(lambda: k); t(lambda: k.var is a); t(lambda: k.old_value); k2 = a.set(2); t(lambda: k2.old_value); t(lambda: a.reset(k2)); t(lambda: a.get()); t(lambda: a.reset(k2)); t(lambda: k2); t(lambda: b.reset(k)); t(lambda: a.reset(3)); t(lambda: a.reset(k)); t(lambda: a.get()); t(lambda: hash(k)); t(lambda: k == k); t(lambda: setattr(k, 'var', 1))
c = Context(); t(lambda: c); t(lambda: len(c)); t(lambda: c.run(a.set, 9)); t(lambda: len(c)); t(lambda: c[a]); t(lambda: c[b]); t(lambda: c['x']); t(lambda: a in c); t(lambda: b in c); t(lambda: 'x' in c); t(lambda: c.get(a)); t(lambda: c.get(b, 7)); t(lambda: c.get(b)); t(lambda: c.get('x')); t(lambda: c.get()); t(lambda: list(c)[0] is a); t(lambda: list(c.keys())[0] is a); t(lambda: list(c.values())); t(lambda: [v for k, v in c.items()]); t(lambda: c == c.copy()); t(lambda: c == Context()); t(lambda: c < c); t(lambda: hash(c)); t(lambda: c.run()); t(lambda: c.run(3)); t(lambda: c.run(lambda: c.run(int))); t(lambda: c.run(lambda *x, **k: (x, k), 1, z=2)); t(lambda: Context(1)); t(lambda: c.run(lambda: 1 / 0)); t(lambda: c.run(a.get)); t(lambda: a.get()); t(lambda: copy_context(1)); t(lambda: copy_context().run(a.get, 'none')); t(lambda: c.__contains__()); t(lambda: c.__setitem__)
d = copy_context(); tok = d.run(a.set, 3); t(lambda: a.reset(tok)); t(lambda: d.run(a.reset, tok)); t(lambda: len(d)); vs = [ContextVar(f'v{i}') for i in range(200)]
def many():
    toks = [v.set(i) for i, v in enumerate(vs)]
    t(lambda: sum(copy_context()[v] for v in vs)); t(lambda: len(copy_context()))
    for v, k in zip(vs, toks): v.reset(k)
    t(lambda: len(copy_context()))
Context().run(many)
class K(str):
    pass
t(lambda: ContextVar(K('sub')).name); t(lambda: ContextVar('self', default=None).get())
