# library
# Dates and times: arithmetic, formats, parsing, time zones, limits.
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

d = date(2024, 2, 29)
print(d, repr(d), d.weekday(), d.isocalendar(), d.toordinal(), d.replace(year=2023, day=28), d.strftime('%d %B %Y %j %U'))
print(date.fromisoformat('2024-W09-4'), date.fromordinal(1), date.max - date.min, d + timedelta(365), d - date(2000, 1, 1))
t = timedelta(days=-1, hours=5, microseconds=7)
print(t, repr(t), t.total_seconds(), abs(t), t * 2.5, t / 3, t // timedelta(minutes=7), divmod(t, timedelta(hours=1)), -t)
n = datetime(2024, 12, 31, 23, 59, 59, 999999)
print(n + timedelta(microseconds=1), n.isoformat(' ', 'milliseconds'), n.ctime(), n.timetuple()[:8], n.date(), n.time())
print(datetime.strptime('03 Jan 2021 17:05:09.25', '%d %b %Y %H:%M:%S.%f'), datetime.fromisoformat('2024-01-02T03:04:05.678+05:30'))
east = timezone(timedelta(hours=5, minutes=30), 'IST')
a = datetime(2024, 1, 1, 12, tzinfo=UTC)
b = a.astimezone(east)
print(a, b, a == b, hash(a) == hash(b), b.tzname(), b.utcoffset(), b.strftime('%z %Z'), b - a, timezone(-timedelta(hours=3)))
print(time(1, 2, 3, tzinfo=east), time.fromisoformat('T10:20'), time(0) < time(1), time.max, bool(time(0)))
print(datetime.fromtimestamp(86400 * 365.25, UTC), datetime(1970, 1, 2, tzinfo=UTC).timestamp(), sorted([date(2, 1, 1), date(1, 1, 1)]))


class Summer(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1 if 3 < dt.month < 11 else 0)

    def tzname(self, dt):
        return 'S' if self.dst(dt) else 'W'


print(datetime(2024, 6, 1, tzinfo=Summer()).isoformat(), datetime(2024, 1, 1, tzinfo=Summer()).astimezone(UTC), f'{d:%d.%m.%y}|{n:%H-%M}')
for wrong in [lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: time(24), lambda: date.max + timedelta(1), lambda: a - n, lambda: a < n, lambda: timedelta(10**10), lambda: datetime.fromisoformat('yesterday'), lambda: datetime.strptime('x', '%Y'), lambda: timezone(timedelta(days=1)), lambda: d + 1, lambda: datetime(2024, 1), lambda: d < n]:
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
