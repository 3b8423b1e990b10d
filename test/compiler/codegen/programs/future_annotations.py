from __future__ import annotations
import typing as t, os.path as p, a.b.c
from . import sibling
from .. import *
from ..package.mod import (one as uno, two)

x: t.List[int] = []
y: 'forward' | None
z.attr: not_evaluated(1)


def f(a: int | str, *b: *Ts, c: dict[str, list[int]] = {}, **d: (lambda x, /, y=1, *z, w, **k: x)) -> f'{a!r:>{b}} {{x}} {"q"}':
    v: await_me = 1
    return a


class C:
    m: x if y else z
    n: (a, b)[1:2, ::3, ...]
    o: -1 ** 2 + ~3 * (4 - 5) // 6 @ 7 << 8 & 9 | 10 ^ 11
    q: not a and b or c < d <= e is not f not in g
    r: [i for i in j if k for l in m] if 0 else {1: 2, **k} | {3, 4} | (i for j in k if l)
    s: 1 .real + 1.5.imag + 1e400 + 2j + b'x\'' + "it's"
    w: call(1, *2, k=3, **4)(i for i in j)
    bool_: True and None is ...
