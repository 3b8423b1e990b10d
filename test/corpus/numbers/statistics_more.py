# library
# statistics over ints, floats, Fractions and Decimals; the errors.
import statistics as s
from decimal import Decimal as D
from fractions import Fraction as F

data = {'int': [3, 1, 4, 1, 5, 9, 2, 6], 'float': [2.5, 3.25, 5.5, 11.25, 11.75], 'frac': [F(1, 6), F(1, 2), F(5, 3)], 'dec': [D('0.5'), D('0.75'), D('0.625'), D('0.375')], 'mixed': [1, 2.5, F(3, 2)], 'one': [7]}
for name, d in data.items():
    for f in ['mean', 'fmean', 'harmonic_mean', 'median', 'median_low', 'median_high', 'mode', 'multimode', 'pvariance', 'variance', 'pstdev', 'stdev', 'quantiles']:
        try:
            r = getattr(s, f)(d)
            print(name, f, f'{r:.12g}' if isinstance(r, float) else r)
        except (s.StatisticsError, TypeError) as e:
            print(name, f, '->', type(e).__name__, e)
for call in ['mean([])', 'median([])', 'mode([])', 'variance([1])', 'harmonic_mean([1, -1])', 'harmonic_mean([])', 'geometric_mean([0, 1])', 'geometric_mean([])', 'fmean([])', 'fmean([1, 2], weights=[1])', 'quantiles([1], n=0)', 'quantiles([1, 2], method="x")', 'mean(["a"])', 'mean([1, None])', 'correlation([1], [2])', 'correlation([1, 1], [2, 3])', 'covariance([1, 2], [3])', 'linear_regression([1, 1], [2, 3])', 'median_grouped([])', 'NormalDist(0, -1)', 'NormalDist(0, 1).inv_cdf(0)', 'kde([], h=1)', 'kde([1], h=0)']:
    try:
        print(call, eval('s.' + call))
    except Exception as e:
        print(call, '->', type(e).__name__, e)
print(s.fmean([1, 2, 3], weights=[3, 2, 1]), s.harmonic_mean([40, 60], weights=[1, 3]), round(s.geometric_mean([54, 24, 36]), 10), s.median_grouped([1, 2, 2, 3, 4, 4, 4, 5], interval=2), s.quantiles(range(1, 101), n=4), s.quantiles([1, 2, 3, 4], method='inclusive'), s.quantiles(range(10), n=5))
print(s.covariance([1, 2, 3, 4], [2, 4, 6, 9]), round(s.correlation([1, 2, 3, 4], [2, 4, 6, 9]), 12), s.correlation([1, 2, 3], [3, 2, 1], method='ranked'), s.linear_regression([1, 2, 3], [3, 5, 7]), s.linear_regression([1, 2], [2, 4], proportional=True))
print(s.pvariance([1, 2, 3], mu=2), s.variance([D(1), D(2), D(4)], xbar=D('2.5')), s.mean([1e30, 1, -1e30]), s.mean([10**400, 10**400]), s.stdev([0.1] * 5), s.mode('aabbb'), s.multimode('aabbc'), s.multimode([]))
n = s.NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.median, round(n.cdf(115), 12), round(n.pdf(100), 12), round(n.inv_cdf(0.975), 9), [round(q, 6) for q in n.quantiles(4)], n.zscore(130), n + 5, n * 2, -n, n / 3, n - s.NormalDist(1, 2), n == s.NormalDist(100, 15), hash(n) == hash(s.NormalDist(100, 15)), round(n.overlap(s.NormalDist(110, 15)), 9), s.NormalDist.from_samples([1, 2, 3, 4]), [round(x, 6) for x in s.NormalDist(0, 1).samples(3, seed=1)])
k = s.kde([1, 2, 3.5], h=0.5)
print(round(k(2), 9), round(s.kde([1, 2], h=1, kernel='triangular', cumulative=True)(1.5), 9), len(s.kde_random([1, 2], h=0.1, seed=3).__name__) > 0)
