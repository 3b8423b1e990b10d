# library: time zones: timezone, subclasses of tzinfo that answer wrongly, astimezone, fold, comparison and hash across zones.
from _datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo


def tell(*calls):
    for call in calls:
        try:
            print(call, '->', repr(eval(call)))
        except Exception as e:
            print(call, '->', type(e).__name__, e)


class Zone(tzinfo):
    def __init__(self, offset, dst=None, name=None):
        self.answers = offset, dst, name

    def utcoffset(self, dt): return self.answers[0]
    def dst(self, dt): return self.answers[1]
    def tzname(self, dt): return self.answers[2]


class Fold(tzinfo):
    """An hour comes twice: at 1 o'clock of the first of each month."""
    def utcoffset(self, dt): return timedelta(hours=1 if dt is None or dt.fold or dt.day != 1 or dt.hour < 1 else 2)
    def dst(self, dt): return self.utcoffset(dt) - timedelta(hours=1)
    def tzname(self, dt): return 'LATE' if dt is not None and dt.fold else 'EARLY'
    def __repr__(self): return 'Fold()'


hour, n = timedelta(hours=1), datetime(2024, 2, 29, 12)
cet, est = timezone(hour, 'CET'), timezone(-5 * hour)
a, b = n.replace(tzinfo=cet), n.replace(tzinfo=est)
tell('a.utcoffset(), a.dst(), a.tzname()', 'a.astimezone(est)', 'b.astimezone(UTC)', 'a.astimezone(cet) is a', 'a - b', 'a < b', 'a == b', 'a == b - 6 * hour', 'hash(a) == hash(b - 6 * hour)', 'a == n', 'a != n', 'a < n', 'a - n', 'n - a', 'hash(a), hash(b), hash(n)',
     'n.astimezone()', 'n.astimezone(est)', 'a.astimezone()', 'a.astimezone(None).tzinfo', 'n.timestamp()', 'a.timestamp()', 'datetime.min.astimezone()', 'datetime.min.timestamp()', 'datetime.max.timestamp()', 'datetime.max.replace(fold=1).timestamp()',
     'datetime.min.replace(tzinfo=timezone.max).astimezone(UTC)', 'datetime.max.replace(tzinfo=timezone.min).utctimetuple()', 'datetime.min.replace(tzinfo=timezone.max) < a', 'hash(datetime.min.replace(tzinfo=timezone.max))', 'a.timetz(), a.time()')
tell('datetime.fromtimestamp(0, cet)', 'datetime.fromtimestamp(1.0000005, UTC)', 'datetime.fromtimestamp(-0.0000005, UTC)', 'datetime.fromtimestamp(-1.5)', 'datetime.fromtimestamp(0.9999999)', 'datetime.fromtimestamp(-62135596800, UTC)',
     'datetime.fromtimestamp(-62135596800)', 'datetime.fromtimestamp(-62135510400)', 'datetime.fromtimestamp(253402300799.5, UTC)', 'datetime.fromtimestamp(253402300800, UTC)', 'datetime.now(cet).tzinfo', 'datetime.now(UTC) - datetime.now(est) < hour')
for args in (5,), (timedelta(1),), (timedelta(-1),), (hour, timedelta(2)), (hour, 'x'), (hour, hour, 5), (None,), (hour, None), (hour, hour, None), (hour, hour, 'Name%'), (timedelta(0, 0, 1), hour):
    z = Zone(*args)
    x, t = n.replace(tzinfo=z), time(1, tzinfo=z)
    for f in x.utcoffset, x.dst, x.tzname, x.isoformat, x.__hash__, x.utctimetuple, x.timetuple, x.timestamp, t.isoformat, t.__hash__, t.tzname, lambda: x.strftime('%z %Z'), lambda: x.astimezone(UTC), lambda: x == a, lambda: x < a, lambda: x - a, lambda: z.fromutc(x), lambda: t == time(1, tzinfo=UTC), lambda: t < time(1):
        try:
            r = f()
            print(repr(tuple(r)) if isinstance(r, tuple) else r, end='; ')
        except Exception as e:
            print(type(e).__name__, e, end='; ')
    print()
f = Fold()
early, late = datetime(2024, 3, 1, 1, 30, tzinfo=f), datetime(2024, 3, 1, 1, 30, tzinfo=f, fold=1)
print(early, late, early == late, hash(early) == hash(late), early - late, early.astimezone(UTC), late.astimezone(UTC), early.astimezone(UTC) == early, early.astimezone(UTC) != late, late.astimezone(UTC) < late, early < a)
print(late + hour, repr(late + timedelta()), late.replace(minute=0), late.time(), late.timetz(), datetime.combine(late, late.timetz()), f.fromutc(datetime(2024, 3, 1, 0, 30, tzinfo=f)), hash(late.timetz()), late.tzname(), early.tzname())
print([time(1, tzinfo=z) < time(0, 30, tzinfo=UTC) for z in (cet, est, UTC)], time(1, tzinfo=cet) == time(0, tzinfo=UTC), time(1) == time(1, tzinfo=UTC), hash(time(1, tzinfo=cet)) == hash(time(0, tzinfo=UTC)), bool(time(0, tzinfo=cet)), time(1, fold=1) == time(1))
tell('time(1) < time(1, tzinfo=UTC)', 'time(1) < 1', 'time(1) == 1', 'date.min < n', 'n < date.min', 'date(2024, 2, 29) == n', 'n == date(2024, 2, 29)', 'n < 5', 'hour < 5', 'hour == 5', 'cet < est', 'cet == timezone(hour)', 'cet != UTC', 'cet == 5', 'hash(cet) == hash(hour)',
     'timezone.min, timezone.max, timezone.utc is UTC', 'UTC.fromutc(n)', 'cet.fromutc(a)', 'f.fromutc(a)')
del x, t, early, late, f, z  # the collector does not know datetimes: their zones' classes would live for good
