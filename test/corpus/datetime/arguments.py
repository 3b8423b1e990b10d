# library: methods of dates and times with wrong numbers and kinds of arguments, each with CPython's text.
import warnings
from _datetime import date, datetime, time, timedelta, timezone, tzinfo

warnings.simplefilter('ignore')
d, t, n, s = date(2024, 2, 29), time(1, 2, 3, 4), datetime(2024, 2, 29, 5, 6, 7, 8), timedelta(1, 2, 3)


def tell(*calls):
    for call in calls:
        try:
            print(call, '->', repr(eval(call)))
        except Exception as e:
            print(call, '->', type(e).__name__, e)


tell('d.strftime(1)', 'd.strftime()', 'd.strftime(x=1)', "d.strftime('%Y', 'b')", "d.strftime(format='%Y')", 'd.__format__()', 'd.__format__(1)', "format(d, '')",
     "f'{d:%d.%m.}'", 'd.isoformat(1)', 'd.weekday(1)', 'd.toordinal(x=1)', "d.replace('a')", 'd.replace(2**40)', 'd.replace(1, 2, 3, 4)', 'd.replace(x=1)',
     'd.replace(year=0)', 'd.replace(2023)', 'd.replace(day=None)', 'd.__replace__(month=3)', 'd.__reduce__(1)', 'd.__reduce_ex__(2)', 'd.ctime()')
tell('date.fromordinal()', "date.fromordinal('a')", 'date.fromordinal(1, 2)', 'date.fromordinal(2**40)', 'date.fromordinal(4000000)', 'date.fromordinal(0)',
     'date.fromordinal(3652059)', 'date.fromisocalendar(1, 2)', 'date.fromisocalendar(2**40, 1, 1)', "date.fromisocalendar('a', 1, 1)",
     'date.fromisocalendar(2020, 54, 1)', 'date.fromisocalendar(2020, 53, 7)', 'date.fromisocalendar(2021, 53, 1)', 'date.fromisocalendar(2020, 1, 8)',
     'date.fromisocalendar(0, 1, 8)', 'date.fromisocalendar(9999, 52, 6)', 'date.fromisocalendar(2020, 1, d=8)', 'date.fromisocalendar(day=1, week=2, year=3)',
     "date.fromtimestamp('a')", 'date.fromtimestamp()', 'date.fromtimestamp(1e20)', 'date.fromtimestamp(-1e12)', "date.fromtimestamp(float('nan'))",
     'date.fromtimestamp(86400)', 'date.fromtimestamp(10**30)', 'date.today(1)', 'date.fromisoformat(1)')
tell("t.isoformat('hours', 2)", 't.isoformat(x=2)', 't.isoformat(timespec=1)', "t.isoformat('eons')", "t.isoformat('a\\0')", 't.strftime(None)',
     't.replace(1, 1, 1, 1, 1, 1)', 't.replace(tzinfo=1)', 't.replace(fold=2)', 't.replace(hour=24)', 't.replace(microsecond=5, fold=1)', 't.__reduce_ex__()',
     "t.__reduce_ex__('a')", 't.__reduce_ex__(4)', 't.utcoffset(1)', 't.dst(), t.tzname(), t.utcoffset()', "time.fromisoformat(b'01:02')")
tell('n.isoformat(1)', "n.isoformat('ab')", "n.isoformat('')", "n.isoformat('é')", "n.isoformat(' ', 'minutes')", 'n.isoformat(timespec=1)', "n.isoformat(sep='x', spec='y')",
     "n.isoformat(timespec='x')", 'n.astimezone(1)', 'n.astimezone(timezone.utc, 2)', 'n.astimezone(zone=None)', 'n.replace(tzinfo=1)', 'n.replace(1, 2, 3, 4, 5, 6, 7, None, 1)',
     'n.replace(fold=None)', 'n.__replace__(year=1, fold=1)', 'datetime.now(1)', 'datetime.now(tz=1)', 'datetime.now(1, 2)', 'datetime.now(x=2)', 'datetime.utcnow(1)',
     'datetime.combine(1, 2)', 'datetime.combine(d)', 'datetime.combine(d, 2)', 'datetime.combine(d, t, 3)', 'datetime.combine(d, t, None, 4)', 'datetime.combine(n, t, tzinfo=timezone.utc)',
     'datetime.strptime(1, 2)', "datetime.strptime('a')", "datetime.strptime('2020', '%Y')", "datetime.strptime('x', '%Y')", 'datetime.fromtimestamp()', "datetime.fromtimestamp('a')",
     'datetime.fromtimestamp(1, 2)', 'datetime.fromtimestamp(1e400)', 'datetime.fromtimestamp(1e15)', "datetime.fromtimestamp(float('nan'))", 'datetime.fromtimestamp(1, zone=2)',
     'datetime.fromtimestamp(1e18, timezone.utc)', 'datetime.utcfromtimestamp()', 'datetime.utcfromtimestamp(1.5)', 'datetime.utcfromtimestamp(1, 2)', 'datetime.fromisoformat(None)')
tell('s.total_seconds(1)', 's.__reduce__()', 's.days(1)', 'tzinfo().utcoffset(1)', 'tzinfo().tzname(1)', 'tzinfo().dst()', 'tzinfo().fromutc(1)', 'tzinfo().fromutc(n)',
     'timezone.utc.fromutc(1)', 'timezone.utc.fromutc(n)', 'timezone.utc.utcoffset(1)', 'timezone.utc.dst(1)', "timezone.utc.tzname('1')", 'timezone.utc.dst(None)', 'timezone.max.tzname(n)')
for o, name in (d, 'year'), (t, 'fold'), (n, 'tzinfo'), (s, 'days'), (date, 'min'), (timezone, 'utc'):
    try:
        setattr(o, name, 1)
    except Exception as e:
        print(type(e).__name__, e)
