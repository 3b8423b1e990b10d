# library: sums, products and quotients of dates and differences: limits, rounding, ints and floats that misbehave.
from _datetime import date, datetime, time, timedelta, timezone


def tell(*calls):
    for call in calls:
        try:
            print(call, '->', repr(eval(call)))
        except Exception as e:
            print(call, '->', type(e).__name__, e)


d, n, s = date(2024, 2, 29), datetime(2024, 2, 29, 23, 59, 59, 999999), timedelta(3, 5, 7)
us = timedelta.resolution
tell('d + 1', '1 + d', 'd + timedelta(366)', 'timedelta(-1) + d', 'd - timedelta(60)', 'd - d', 'd - n', 'n - d', 's - d', 'd - 5', 'date.max + timedelta(1)', 'date.min - timedelta(1)',
     'date.max - date.min', 'd + timedelta(0, 86399)', 'date.min + timedelta.max', 'date.max - timedelta.min', 'n + us', 'us + n', 'n - us', 'n - n', 'n + d', 'datetime.max + us',
     'datetime.min - us', 'datetime.max - datetime.min', 'datetime.min - datetime.max', 'n - timedelta(hours=-48)', 'n - time()', 'time() + s', 'time() - time()')
tell('s + s', 's - s', 's - 1', '-s', '+s', 'abs(-s)', 'abs(s)', 's * 2', '2 * s', 's * -1', 's * 0.5', '0.1 * s', 's * s', 's * 1j', "s * 'a'", 's * 10**12', 's * 1e30', "s * float('nan')",
     "s * float('inf')", 's / 2', 's / -7', 's / 2.5', 's / us', 's / 0', 's / 0.0', 's / timedelta()', 's // 2', 's // us', 's // 0', 's // 0.5', 's // timedelta()', 's % us',
     's % timedelta(hours=5)', 's % 5', '5 % s', 's % timedelta()', 'divmod(s, timedelta(hours=5))', 'divmod(-s, timedelta(hours=5))', 'divmod(s, 2)', 'divmod(s, timedelta())', '2 / s', '2 // s',
     'timedelta.max + us', 'timedelta.min - us', 'timedelta.max * 2', '-timedelta.max', '-timedelta.min', 'abs(timedelta.min)', 'timedelta.max / timedelta.min', 'timedelta.max // us', 'bool(s), bool(s - s)', 'timedelta(days=999999999.99999999)', 'timedelta(days=999999999.9)')
# Half to even, also where the halves come from several units.
print([timedelta(microseconds=x / 2).microseconds for x in range(9)], [timedelta(microseconds=-x / 2) // us for x in range(9)])
print(timedelta(microseconds=1, milliseconds=0.0005), timedelta(seconds=0.0000005, milliseconds=0.0005), timedelta(days=1e-12), timedelta(0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5))
print([us * (x / 2) // us for x in range(9)], [us / 2 * x for x in range(3)], [timedelta(microseconds=x) / 2 for x in range(6)], timedelta(seconds=1) / 3.0, timedelta(1) / 7)
print(timedelta(hours=1.1), timedelta(weeks=-0.1), timedelta(1e-6), timedelta(minutes=1e9 / 3).total_seconds(), s.total_seconds(), (-us).total_seconds())


class Int(int):
    def __mul__(self, other): return self
    def __divmod__(self, other): return (0, -1) if self == 3 else (5,) if self == 2 else 5
    def __add__(self, other): return self
    __radd__ = __add__


class Float(float):
    def as_integer_ratio(self): return (1, 2, 3) if self else 1


tell('timedelta(microseconds=Int(1))', 'timedelta(microseconds=Int(2))', 'timedelta(microseconds=Int(3))', 's * Float(1)', 's / Float(0)', 's * Float(0)')
print(timedelta(0) is timedelta(), s - s is timedelta(), timedelta(0, 1) is timedelta(0, 1), type(timedelta.min), [str(timedelta(x, 1)) for x in (-2, -1, 0, 1, 2)], repr(timedelta()), repr(-us))
