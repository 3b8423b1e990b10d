# library: classes derived from datetime's: what makes instances of them, attributes, slots, overridden methods.
from _datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
import sys


def loud(cls):
    class Loud(cls):
        def __new__(cls_, *args, **kwargs):
            print(f'{cls.__name__}{args}{kwargs or ""}', end=' ')
            return cls.__new__(cls_, *args, **kwargs)
    return Loud


D, T, N = loud(date), loud(time), loud(datetime)
for f in lambda: D(2024, 2, 29), lambda: D.fromordinal(5), lambda: D.fromisoformat('2024-02-29'), lambda: D.fromisocalendar(2024, 9, 4), lambda: D.fromtimestamp(0), lambda: D(2024, 2, 29) + timedelta(1), lambda: D(2024, 2, 29).replace(day=1), \
        lambda: N(2024, 2, 29, fold=1), lambda: N(1, 1, 1, fold=1).replace(year=5), lambda: N(1, 1, 1) + timedelta(1), lambda: N.combine(date.min, time(fold=1)), lambda: N.fromtimestamp(5, UTC), lambda: N.fromordinal(7), \
        lambda: N.strptime('2024', '%Y'), lambda: N.fromisoformat('2024-02-29T05'), lambda: N(1, 1, 2, tzinfo=UTC).astimezone(timezone.max), lambda: N(1, 1, 1).date(), lambda: N(1, 1, 1).time(), lambda: N(2, 1, 1) - N(1, 1, 1), \
        lambda: T(1, fold=1), lambda: T(1).replace(hour=2), lambda: T.fromisoformat('05:06Z'), lambda: T(2, fold=1).replace(minute=1), lambda: N.fromisocalendar(2024, 1, 1), lambda: D(1, 1, 1) - timedelta(-1):
    r = f()
    print('->', type(r).__name__, r)


class Delta(timedelta):
    def __str__(self): return f'<{self.days}>'


x = Delta(5)
print(x, repr(x), type(x + x), type(-x), type(x * 2), type(x // 2), type(abs(x)), type(Delta.max), Delta(0) is Delta(0), hash(x) == hash(timedelta(5)), x == timedelta(5), sys.getsizeof(x))
x.note = 'here'
print(x.note, vars(x), [sys.getsizeof(o) for o in (D(1, 1, 1), T(), N(1, 1, 1))])


class Slots(datetime):
    __slots__ = 'a', '__weakref__'
    def isoformat(self, *args): return f'iso{args}'
    def timetuple(self): return (2000, 1, 2, 3, 4, 5, 6, 7, 0)


y = Slots(2024, 2, 29, tzinfo=UTC)
y.a = 1
print(y, repr(y), y.strftime('%Y %j %Z'), f'{y:%H}', y.a, hasattr(y, '__dict__'), sys.getsizeof(y), y.ctime(), Slots.__basicsize__, y.tzinfo)


class Both(date):
    def __radd__(self, other): return f'radd {other}'
    def __sub__(self, other): return f'sub {other}'
    def __eq__(self, other): return 'eq'
    def __lt__(self, other): return 'lt'
    __hash__ = date.__hash__


z = Both(1, 1, 1)
print(5 + z, z - 5, z == 5, date.min == z, date.min > z, date.max - z, timedelta(1) + z, hash(z) == hash(date.min), {z: 1}.get(z))


class Late(tzinfo):
    pass


for f in lambda: timezone.__base__, lambda: type('X', (timezone,), {}), lambda: type('X', (date, time), {}), lambda: type('X', (type(date.min.isocalendar()),), {}), lambda: Late().utcoffset(None), lambda: type(Late(1, x=2)), lambda: repr(Late())[:20], \
        lambda: timezone.utcoffset(Late(), None), lambda: date.__new__(datetime, 1, 1, 1), lambda: date.__new__(int), lambda: datetime.__new__(date), lambda: timedelta.__new__(), lambda: date.today.__self__, lambda: datetime.min.__class__.__mro__, lambda: object.__new__(time):
    try:
        print(f())
    except TypeError as e:
        print('TypeError', e)
    except NotImplementedError as e:
        print('NotImplementedError', e)
