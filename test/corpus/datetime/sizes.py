# library: sizes, raw bytes, reference counts, hashes, what the collector sees, the shape of the types.
import ctypes, gc, sys
import _datetime
from _datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo


def raw(o, n):
    return ctypes.string_at(id(o) + 16, n).hex(' ', 8)


hour = timedelta(hours=1)
zone = timezone(hour, 'A')
values = [date(2024, 2, 29), time(13, 14, 15, 16), time(1, tzinfo=zone, fold=1), datetime(2024, 2, 29, 13, 14, 15, 123456), datetime(9999, 12, 31, tzinfo=zone, fold=1), timedelta(-3, 4, 5), zone, tzinfo(), date.min.isocalendar(), timedelta(), UTC]
for o in values:
    print(type(o).__name__, sys.getsizeof(o), o.__sizeof__(), type(o).__basicsize__, type(o).__itemsize__, type(o).__flags__, type(o).__dictoffset__, type(o).__weakrefoffset__, gc.is_tracked(o), sys.getrefcount(o), hash(o) if type(o) is not tzinfo else '')
print(raw(values[0], 13), raw(values[1], 16), raw(values[2], 16), raw(values[3], 20), raw(values[4], 20), raw(values[5], 20), raw(datetime(1, 1, 1), 20), sep='\n')
print(hash(values[0]), raw(values[0], 8), hash(values[5]), raw(values[5], 8))
print(sys.getrefcount(zone), sys.getrefcount(hour), sys.getrefcount(timezone.utc), sys.getrefcount(timedelta(0)), sys.getrefcount(date), sys.getrefcount(date.min), gc.get_referents(values[4]), gc.get_referents(zone))
n = datetime(2024, 1, 1, tzinfo=zone)
for f in lambda: n + hour, lambda: n - n, lambda: n.astimezone(UTC), lambda: n.replace(fold=1), lambda: n.timetz(), lambda: n.isoformat(), lambda: n == n + hour, lambda: hash(n), lambda: n.strftime('%Z %z %f'), lambda: n.utctimetuple(), lambda: n.timestamp(), lambda: repr(n), lambda: datetime.fromisoformat('2024-01-01T01+01:00'), lambda: n.__reduce__():
    before = sys.getrefcount(zone), sys.getrefcount(hour), sys.getrefcount(n)
    for i in range(5):
        f()
    assert before == (sys.getrefcount(zone), sys.getrefcount(hour), sys.getrefcount(n)), before
    for bad in range(5):
        try:
            f() < 'x'
        except TypeError:
            pass
for t in date, datetime, time, timedelta, tzinfo, timezone, type(date.min.isocalendar()):
    print(t.__module__, t.__name__, t.__qualname__, t.__base__, t.__text_signature__, len(t.__dict__), sorted(t.__dict__), [(k, v.__text_signature__) for k, v in t.__dict__.items() if '($' in (getattr(v, '__text_signature__', '') or '') and not k.startswith('__')])
    print(t.__doc__)
print([(k, v) for k, v in vars(_datetime).items() if k.isupper()], _datetime.__doc__, sorted(k for k in vars(_datetime) if not k.startswith('__')), sys.getsizeof(_datetime.datetime_CAPI), repr(_datetime.datetime_CAPI)[:41], gc.is_tracked(_datetime.datetime_CAPI))
table = {date(2024, 1, i): i for i in range(1, 20)}
print([table[date.fromordinal(date(2024, 1, 1).toordinal() + i)] for i in range(19)], sorted(table, reverse=True)[:2], max(datetime(2024, 1, i % 9 + 1, i) for i in range(20)), sorted([timedelta(1), timedelta(-1), timedelta(0, 1)]), len({time(i % 3) for i in range(9)}))
