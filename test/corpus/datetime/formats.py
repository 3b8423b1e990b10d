# library: strftime, __format__, isoformat, ctime and time tuples of dates, times and datetimes; strptime.
from _datetime import date, datetime, time, timedelta, timezone

d, t, n = date(2024, 2, 29), time(13, 2, 3, 4), datetime(2024, 12, 31, 23, 59, 59, 999999)
z = timezone(timedelta(hours=-5, minutes=-30, seconds=-1), '100% Zöne')
a, b = n.replace(tzinfo=z), t.replace(tzinfo=timezone(timedelta(hours=2)))
CODES = 'aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%'
for o in d, t, n, a, b:
    print([o.strftime('%' + c) for c in CODES.replace('s', '')])
for text in '', '%', '%%z', '%:z', '%:', '%::z', '%Z%z', '%f|%f', '%é', 'é%', 'a\0b', '%q', '%-d', '%5Y', '%_m', '%^a', '%#Z', '%Ey', '%Od', '%12f', '\n%Y\t':
    print(repr(text), [o.strftime(text) for o in (d, t, a)], [format(o, text) for o in (d, b)])
for o in date(1, 1, 1), date(99, 12, 31), date(999, 1, 4), date(9999, 12, 31):
    print(o, o.ctime(), o.strftime('%Y %G %C %y %F %D %s'), o.isocalendar(), tuple(o.timetuple()), o.toordinal(), o.weekday(), o.isoweekday())
for spec in 'auto', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds':
    print(spec, t.isoformat(spec), n.isoformat(timespec=spec), a.isoformat('_', spec), b.isoformat(spec), n.replace(microsecond=0).isoformat(timespec=spec))
print(d, t, n, a, b, repr(d), repr(t), repr(n), repr(a), repr(b), repr(time(1, fold=1)), repr(a.replace(fold=1, second=0, microsecond=0)), sep='\n')
print(n.timetuple(), a.timetuple()[8], a.utctimetuple(), n.utctimetuple()[:6], n.ctime(), a.ctime(), n.timestamp(), a.timestamp())
for off in 0, 1, -1, 60, 3600, -3600, 86399, -86399, 1e-6, -1e-6, 3600.5:
    zone = timezone(timedelta(seconds=off))
    print(off, zone, repr(zone), time(tzinfo=zone), time(tzinfo=zone).strftime('%z %:z %Z'), zone.tzname(None))
try:
    d.strftime('\ud800')
except UnicodeEncodeError as e:
    print(e)
for text, form in ('5 Mar 2021 14:07', '%d %b %Y %H:%M'), ('2021-064', '%Y-%j'), ('12/31/99 11:59 PM', '%m/%d/%y %I:%M %p'), ('2021-03-05T01:02:03.5+0130', '%Y-%m-%dT%H:%M:%S.%f%z'), \
        ('10:00 -00:30:15.123', '%H:%M %z'), ('2020 UTC', '%Y %Z'), ('x', '%Y'), ('2021 ', '%Y'), ('31 Feb 2021', '%d %b %Y'), ('2021 10 1', '%G %V %u'):
    try:
        print(repr(datetime.strptime(text, form)))
    except ValueError as e:
        print(e)
