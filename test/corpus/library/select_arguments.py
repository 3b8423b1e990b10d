# library: what select() says of timeouts, lists and descriptors that are none.
import io, select
def t(f, *a):
    try: print(repr(f(*a)))
    except BaseException as e: print(type(e).__name__, ascii(str(e)))
class I:
    def __index__(self): raise ZeroDivisionError('index')
class F:
    def __repr__(self): return '<F>'
    def __init__(self, n): self.n = n
    def fileno(self): return self.n
class Stops:
    def __iter__(self): raise ZeroDivisionError('iter')
for v in (0, -1, -0.5, float('nan'), float('inf'), 2**63, -2**63, 1e300, '', 'x', None.__class__, [], I(), 1j, 0.0): t(select.select, [], [], [], v)
for v in (None, -1, 2**31, -2**31 - 1, 2000, 60, 'x', 1.5, F(-1), F('x'), F(None), F(2**40), F(61), io.StringIO(), [], len):
    t(select.select, [v], [], [], 0); t(select.select, [], [v], [], 0); t(select.select, [], [], [v], 0)
for v in (None, 5, 1.5, len, Stops(), 'x', b'\xff', {}, {-1}, iter([-1]), (), ''): t(select.select, v, [], [], 0); t(select.select, [], [], v, 0)
t(select.select, None, 5, 5, 'x')
