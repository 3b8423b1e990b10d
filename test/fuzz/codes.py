# Code made by hand: code.replace() with odd values, and instructions that no compiler writes. CPython may crash on them.
import types


def function(a, b=1, *args, c=2, **kw):
    x = [a for a in args]
    y = {k: v for k, v in kw.items()}
    try:
        x.append(b)
    except (ValueError, TypeError) as e:
        raise KeyError(e) from None
    finally:
        y.clear()
    with memoryview(b'ab') as m:
        z = f'{m[0]!r:>{c}}'
    return lambda: (a, x, y, z, len(args), a.real + b * c - 1, a < b, a is b, a in x, not a, -c)


def generator(n):
    for i in range(n):
        got = yield i
        if got:
            yield from (i, got)
    else:
        return n


class Klass:
    def method(self, v=3):
        self.v, *self.rest = [v, 4, 5]
        del self.rest
        return super().__repr__, __class__


CODES = [function.__code__, generator.__code__, Klass.method.__code__, function(1).__code__, compile('import os as x; from sys import path; y: int = 1; assert x', 'm', 'exec')]
INTS = ['co_argcount', 'co_posonlyargcount', 'co_kwonlyargcount', 'co_stacksize', 'co_flags', 'co_firstlineno', 'co_nlocals']
TUPLES = ['co_consts', 'co_names', 'co_varnames', 'co_freevars', 'co_cellvars']
BYTES = ['co_code', 'co_linetable', 'co_exceptiontable']


def altered(rng, code):
    changes = {}
    for _ in range(rng.choice((1, 1, 2, 3))):
        kind = rng.randrange(6)
        if kind == 0:
            changes[rng.choice(INTS)] = rng.choice((0, 1, 2, 5, 255, -1, 2**31 - 1, 2**31, rng.randrange(1 << 28)))
        elif kind == 1:
            name = rng.choice(TUPLES)
            items = list(getattr(code, name)) + ['a', 'b', 1, None, (), 'x']
            rng.shuffle(items)
            changes[name] = tuple(items[:rng.randrange(len(items) + 1)])
        elif kind == 2:
            changes[name] = mutate(rng, getattr(code, name)) if (name := rng.choice(BYTES)) else None
        else:
            instructions = bytearray(code.co_code)
            for _ in range(rng.choice((1, 1, 2, 4))):
                at = rng.randrange(len(instructions) // 2) * 2
                if rng.randrange(2):
                    instructions[at] = rng.randrange(256)
                if rng.randrange(2):
                    instructions[at + 1] = rng.choice((0, 1, 2, 3, 7, 8, 127, 128, 255, rng.randrange(256)))
            changes['co_code'] = bytes(instructions)
    return code.replace(**changes)


def case(rng):
    code = rng.choice(CODES)
    for _ in range(rng.choice((1, 1, 2))):
        code = altered(rng, code)
    list(code.co_lines()), list(code.co_positions()), repr(code), hash(code), code.co_varnames, code._varname_from_oparg(0)
    cells = tuple(types.CellType(i) for i in range(len(code.co_freevars)))
    f = types.FunctionType(code, {'__builtins__': {'len': len, 'range': range, 'memoryview': memoryview, 'super': super, 'ValueError': ValueError}}, 'f', (1,), cells)
    result = f(*rng.choice(((), (1,), (1, 2, 3), (Klass(),))), **rng.choice(({}, {'c': 1}, {'z': 2})))
    if hasattr(result, 'send'):
        result.send(None)
        result.throw(ValueError)
    elif callable(result):
        result()


run(case)
