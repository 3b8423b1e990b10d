# library
# random: the generator's numbers for seeds of all kinds, distributions, shuffles, states.
import random
from fractions import Fraction

for seed in [0, 1, -1, 2**100, 'text', b'bytes', 1.5, bytearray(b'x'), None if False else 7]:
    r = random.Random(seed)
    print(repr(seed), r.random(), r.getrandbits(70), r.randrange(10**20), r.choice('abcdef'), r.getrandbits(0), r.randbytes(5))
r = random.Random(42)
state = r.getstate()
print([r.randrange(10) for _ in range(5)], [r.randrange(5, 50, 7) for _ in range(5)], r.randint(-3, 3), r.sample(range(100), 5), r.sample('abc', 3), r.choices('xyz', k=4), r.choices([1, 2], weights=[1, 9], k=5), r.choices([1, 2], cum_weights=[1, 2], k=3), r.sample(['a', 'b'], counts=[2, 3], k=4))
items = list(range(10))
r.shuffle(items)
print(items)
r.setstate(state)
print([r.randrange(10) for _ in range(5)])
names = ['uniform(1, 2)', 'triangular()', 'triangular(0, 1, 0.3)', 'gauss(0, 1)', 'gauss()', 'normalvariate(5, 2)', 'expovariate(2)', 'lognormvariate(0, 1)', 'vonmisesvariate(1, 2)', 'gammavariate(2, 3)', 'gammavariate(0.5, 1)', 'gammavariate(1, 1)', 'betavariate(1, 2)', 'paretovariate(3)', 'weibullvariate(1, 2)', 'binomialvariate(10, 0.3)', 'binomialvariate(100, 0.5)', 'binomialvariate()']
r = random.Random(5)
for n in names:
    print(n, [float('%.12g' % eval('r.' + n)) for _ in range(3)])
for call in ['randrange(0)', 'randrange(5, 5)', 'randrange(1, 10, 0)', 'randrange(1.5)', 'randint(2, 1)', 'choice([])', 'choices([])', 'choices([1], weights=[0])', 'choices([1, 2], weights=[1])', 'choices([1], weights=[1], cum_weights=[1])', 'sample([1], 2)', 'sample([1], -1)', 'sample({1}, 1)', 'sample([1], 1, counts=[1, 2])', 'getrandbits(-1)', 'getrandbits("x")', 'seed([1])', 'setstate(5)', 'setstate((9, (), None))', 'shuffle((1, 2))', 'binomialvariate(-1)', 'binomialvariate(5, 2)', 'randbytes(-1)', 'random(1)', 'gammavariate(0, 1)', 'vonmisesvariate(1, 0) > 0', 'choices([1, 2], weights=[float("inf"), 1])', 'choices([1], k="x")', 'randrange("a")']:
    try:
        print(call, eval('r.' + call))
    except Exception as e:
        print(call, '->', type(e).__name__, e)
random.seed(3)
print(random.random(), random.choice([1, 2, 3]), random.getstate()[0], len(random.getstate()[1]), random.Random(1) == random.Random(1))


class Mine(random.Random):
    def random(self):
        return 0.25


m = Mine()
print(m.random(), m.randrange(8), m.choice('abcd'), m.uniform(0, 8))
print(random.Random(2).sample([Fraction(1, 2), 'b', None], 3), random.SystemRandom().random() < 1)
