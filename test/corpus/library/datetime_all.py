# library: datetime and time zones: arithmetic, parsing, formatting, limits, errors.
from datetime import *
import pickle, copy, time, zoneinfo
d = date(2024, 2, 29); dt = datetime(2024, 2, 29, 23, 59, 59, 999999, tzinfo=timezone(timedelta(hours=5, minutes=30)))
print(repr(d), d, repr(dt), dt, dt.utcoffset(), dt.tzname(), dt.astimezone(timezone.utc), d + timedelta(365), d - date(2000, 1, 1), tuple(d.isocalendar()), d.weekday(), d.timetuple(), d.toordinal(), date.fromordinal(1), d.replace(year=2023, day=28), d.strftime('%a %d %b %Y %j %U %%'), f'{dt:%H:%M:%S.%f %z}', d.ctime())
print(timedelta(days=-1, seconds=5, microseconds=7), repr(timedelta(-1, 5)), timedelta(1.5), timedelta(1) / timedelta(hours=5), timedelta(1) // 7, timedelta(5) % timedelta(2), divmod(timedelta(5), timedelta(2)), abs(timedelta(-1)), timedelta(1) * 2.5, timedelta.max, timedelta.min, timedelta.resolution, timedelta(weeks=1).total_seconds(), hash(timedelta(1)) == hash(timedelta(hours=24)), bool(timedelta()))
for text in ('2024-02-29', '20240229', '2024-W09-4', '2024-02-29T10:11:12', '2024-02-29 10:11:12.123456+05:30', '20240229T101112Z', '2024-02-30', 'x', '2024-13-01', '2024-02-29T25:00', '2024-02-29T10:11:12.1234567', '2024-W60-1'):
    for f in (date.fromisoformat, datetime.fromisoformat):
        try: print(text, repr(f(text)))
        except ValueError: print(text, 'ValueError')
for text, fmt in (('5 Mar 2021 14:07', '%d %b %Y %H:%M'), ('2021-064', '%Y-%j'), ('12/31/99 11:59 PM', '%m/%d/%y %I:%M %p'), ('2021-03-05T01:02:03.5+0130', '%Y-%m-%dT%H:%M:%S.%f%z'), ('x', '%Y'), ('2021 ', '%Y'), ('31 Feb 2021', '%d %b %Y'), ('Monday 10 2021', '%A %U %Y')):
    try: print(repr(datetime.strptime(text, fmt)))
    except ValueError: print(text, 'ValueError')
for f in (lambda: date(2023, 2, 29), lambda: datetime(1, 1, 1) - timedelta(1), lambda: time(24), lambda: timedelta(10**10), lambda: date(2024, 1, 1) < datetime(2024, 1, 1), lambda: datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=timezone.utc), lambda: datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=timezone.utc), lambda: date('x'), lambda: timezone(timedelta(hours=25)), lambda: d + 1, lambda: dt.replace(month=13), lambda: datetime.fromtimestamp(1e20, timezone.utc), lambda: date.fromisocalendar(2024, 54, 1), lambda: timedelta(1) / 0, lambda: datetime.combine(d, 5), lambda: date.today().strftime(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__)
from datetime import time as T
t = T(1, 2, 3, 4, tzinfo=timezone.utc, fold=1); print(repr(t), t.isoformat('milliseconds'), T.fromisoformat('04:05:06.7'), T(1) < T(2), bool(T(0)), t.replace(hour=5, fold=0), datetime.combine(d, t), T.max, repr(timezone(timedelta(0), 'X')), timezone.utc.utcoffset(None), timezone.min, timezone(-timedelta(hours=1, minutes=1, seconds=1)))
print(datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(1.5, timezone.utc).timestamp(), datetime(1970, 1, 2, tzinfo=timezone.utc).timestamp(), dt.isoformat(' ', 'minutes'), dt.date(), dt.time(), dt.timetz(), dt == dt.astimezone(timezone.utc), hash(dt) == hash(dt.astimezone(timezone.utc)), datetime.min, datetime.max, dt.utctimetuple()[:6])
for o in (d, dt, t, timedelta(1, 2, 3), timezone(timedelta(hours=1), 'N')): print(pickle.loads(pickle.dumps(o)) == o, copy.deepcopy(o) == o, end=' ')
class TZ(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=2)
    def dst(self, dt): return timedelta(hours=1)
    def tzname(self, dt): return 'TZ'
x = datetime(2024, 1, 1, 12, tzinfo=TZ()); print(x, x.dst(), x.tzname(), x.astimezone(timezone.utc), x - datetime(2024, 1, 1, 9, tzinfo=timezone.utc), x.strftime('%Z%z'))
del x  # the collector does not know datetimes: TZ, its functions and their globals would live for good
