def t(x):
    match x:
        case 0: return 'zero'
        case [a, b]: return f'two {a} {b}'
        case [a, *r]: return f'more {a} {r}'
        case {'k': v, **rest}: return f'map {v} {rest}'
        case str(s): return 'str ' + s
        case int() | float(): return 'num'
        case P(x=1, y=q): return f'p {q}'
        case P(q, z): return f'pp {q} {z}'
        case None: return 'none'
        case _: return 'other'
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
for v in (0, [1,2], (1,2,3), {'k': 1, 'z': 2}, 'abc', 5, 2.5, P(1, 2), P(3, 4), None, object): print(t(v))
class Q: __match_args__ = ('a',)
try:
    match Q():
        case Q(1, 2): pass
except TypeError as e: print(e)
