# Marshal data that are damaged, and what they make of code is run.
import marshal

SOURCE = '''
import sys
def f(a, b=2, *c, d=4, **e):
    x = [i + a for i in c if i]
    try:
        with open as g:
            yield from x
    except* ValueError as err:
        k = lambda: (a, err)
    finally:
        del x
class C:
    y: int = 3
    def m(self): return super().__init__(), __class__, self.y
match sys.argv:
    case [1, *_]: pass
    case {'a': z, **rest}: print(z)
async def h():
    async for i in f(1): await i
t = f(1, *(1, 2), **{'q': 5})
s = f"{t!r:>{10}}"
'''
CODE = compile(SOURCE, '<made>', 'exec')
VALUES = [CODE, CODE.co_consts, (1, 2.5, -1, 2**100, 'text', 'é', b'b', True, None, ..., 1j), [1, [2]], {'a': {1: 2}}, {1, 2}, frozenset((1, 'a')), 'x' * 300]
SAMPLES = [marshal.dumps(v, version) for v in VALUES for version in range(5)]


def case(rng):
    data = mutate(rng, rng.choice(SAMPLES), SAMPLES)
    value = marshal.loads(data)
    repr(value)
    if hasattr(value, 'co_code'):
        list(value.co_positions()), list(value.co_lines()), hash(value), value == CODE, value.co_varnames, value.co_cellvars, value.co_freevars
        exec(value, {'print': len})
    marshal.dumps(value)


run(case)
