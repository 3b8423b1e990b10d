# library: functools, itertools, operator together.
from functools import *; from itertools import *; import operator as op
print(list(islice(count(10, 3), 2, 8, 2)), list(accumulate([1, 2, 3], op.mul, initial=5)), list(chain.from_iterable(['ab', 'c'])), list(compress('abcd', [1, 0, 1])), list(dropwhile(str.isalpha, 'ab1c')), list(takewhile(str.isalpha, 'ab1c')), [(k, list(g)) for k, g in groupby('aabcc')], list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest('ab', 'xyz', fillvalue='-')), list(pairwise('abc')), list(batched('abcdefg', 3)), list(filterfalse(None, [0, 1, '']))) 
print(list(product('ab', repeat=2)), list(permutations('abc', 2)), list(combinations('abcd', 3)), list(combinations_with_replacement('ab', 2)), [list(x) for x in tee('ab', 3)], list(repeat(7, 2)), [next(c) for c in [cycle('xy')] * 5])
for f in (lambda: list(batched('ab', 0)), lambda: list(batched('abcd', 3, strict=True)), lambda: islice([], -1), lambda: combinations('a', -1), lambda: product(repeat='x'), lambda: count('a'), lambda: accumulate(5), lambda: reduce(op.add, []), lambda: tee([], -1), lambda: zip_longest(5), lambda: repeat(), lambda: partial(), lambda: partial(5), lambda: op.itemgetter(), lambda: op.attrgetter(5), lambda: op.methodcaller(), lambda: op.index('x'), lambda: cmp_to_key(5)(1) < 2, lambda: total_ordering(type('X', (), {}))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@lru_cache(maxsize=2, typed=True)
def f(x): print('call', x, end=' '); return x * 2
print(f(1), f(1.0), f(1), f(2), f(1.0), f.cache_info(), f.cache_parameters(), f.__wrapped__(5)); f.cache_clear(); print(f.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), fib.cache_info())
p = partial(int, base=2); q = partial(print, 1, 2, sep='-'); q(3); print(p('101'), p, p.func, q.args, q.keywords, partial(partial(max, 1), 5)(3))
class A:
    def m(self, a, b): return (a, b)
    pm = partialmethod(m, 1)
    @cached_property
    def slow(self): print('once', end=' '); return 42
    @singledispatchmethod
    def show(self, x): return 'other'
    @show.register
    def _(self, x: int): return 'int'
    @show.register(str)
    def _(self, x): return 'str'
a = A(); print(a.pm(2), a.slow, a.slow, vars(a), a.show(1), a.show('x'), a.show(1.5))
@singledispatch
def show(x): return 'base'
@show.register(list)
@show.register(tuple)
def _(x): return 'seq'
@show.register
def _(x: int | float): return 'num'
print(show([]), show(()), show(1), show(2.5), show(True), show('x'), show.dispatch(bool).__name__, len(show.registry))
@total_ordering
class V:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(V(1) <= V(1), V(2) > V(1), V(2) >= V(3), sorted([3, 1, 2], key=cmp_to_key(lambda x, y: y - x)), max(['a', 'B'], key=cmp_to_key(lambda x, y: (x > y) - (x < y))))
@wraps(fib)
def w(*a): 'other'
print(w.__name__, w.__wrapped__ is fib, reduce(lambda a, b: a * 10 + b, [1, 2, 3], 9), op.itemgetter(1, -1)('abc'), op.attrgetter('real', 'imag')(3 + 4j), op.methodcaller('split', 'b', maxsplit=1)('abcbd'), op.attrgetter('__class__.__name__')(5), op.concat([1], [2]), op.countOf('aba', 'a'), op.length_hint(iter([1, 2])), op.truth([]), op.is_not(1, 2), op.matmul.__name__)
