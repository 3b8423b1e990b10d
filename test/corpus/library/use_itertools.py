# library
# itertools and functools as people use them.
import operator
from functools import cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, total_ordering, wraps
from itertools import accumulate, batched, chain, combinations, compress, count, cycle, dropwhile, filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest

print(list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate(range(5), operator.mul, initial=1)), list(chain.from_iterable(['ab', 'c'])))
print(list(batched('abcdefg', 3)), list(pairwise('abcd')), [''.join(p) for p in permutations('abc', 2)], list(combinations(range(4), 3)))
print([(k, list(g)) for k, g in groupby(sorted(['apple', 'bob', 'cat', 'alice'], key=len), key=len)], list(product('ab', repeat=2)))
print(list(zip_longest('ab', 'c', fillvalue='-')), list(islice(count(10, -3), 2, 8, 2)), list(takewhile(lambda x: x < 3, cycle([1, 2, 3]))))
print(list(compress('abcd', [1, 0, 1])), list(dropwhile(str.isdigit, '12a3')), list(filterfalse(None, [0, 1, ''])), list(starmap(pow, [(2, 3), (3, 2)])))
a, b = tee(iter('xyz'))
print(next(a), next(a), list(b), list(a), list(repeat('r', 2)))


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info())


@lru_cache(maxsize=2, typed=True)
def half(x):
    return x / 2


print([half(x) for x in (1, 2, 1.0, 1, 3)], half.cache_info(), half.cache_parameters(), half.__wrapped__(8))
half.cache_clear()


@singledispatch
def show(x):
    return f'object {x}'


@show.register
def _(x: int | bool):
    return f'int {x}'


@show.register(list)
def _(x):
    return [show(i) for i in x]


print(show(3), show('s'), show([1, 'a', [True]]), show.dispatch(bool).__name__, sorted(k.__name__ for k in show.registry))


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split('.')))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts


print(Version('1.10') > Version('1.9'), Version('1.0') >= Version('1.0'), Version('2') != Version('2'))
add = partial(operator.add, 1)
print(add(2), add, partial(partial(print, 1), 2, sep='-').args, reduce(lambda x, y: x * 10 + y, [1, 2, 3]), sorted('bca', key=cmp_to_key(lambda x, y: (x < y) - (x > y))))


class Lazy:
    @cached_property
    def value(self):
        print('computed')
        return 42

    def scale(self, by, x):
        return by * x

    double = partialmethod(scale, 2)


lazy = Lazy()
print(lazy.value, lazy.value, lazy.__dict__, lazy.double(4))


def traced(f):
    @wraps(f)
    def wrapper(*args):
        return f(*args)

    return wrapper


@traced
def documented(a: int):
    "Doc."


print(documented.__name__, documented.__doc__)
for wrong in [lambda: next(combinations([], -1)), lambda: list(islice([1], -1)), lambda: reduce(max, []), lambda: list(batched('a', 0)), lambda: partial(), lambda: product(repeat=-1), lambda: list(zip([1], [1, 2], strict=True)), lambda: fib([])]:
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
