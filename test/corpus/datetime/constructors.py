# library: the constructors of dates, times, differences and zones with wrong numbers and kinds of arguments.
from _datetime import date, datetime, time, timedelta, timezone, tzinfo


def tell(*calls):
    for call in calls:
        try:
            print(call, '->', repr(eval(call)))
        except Exception as e:
            print(call, '->', type(e).__name__, e)


tell('date()', "date('a')", "date(1, 'a')", 'date(1)', 'date(1, 2, 3, 4)', 'date(1, 2, x=3)', 'date(1, 2, 3, day=4)', 'date(2**31, 1, 1)',
     'date(-2**31 - 1, 1, 1)', 'date(2**63, 1, 1)', 'date(1.5, 1, 1)', 'date(None, 1, 1)', 'date(year=1, month=2)', 'date(1, 2, month=3)',
     'date(0, 1, 1)', 'date(10000, 1, 1)', 'date(1, 13, 1)', 'date(1, 0, 1)', 'date(2023, 2, 29)', 'date(2024, 2, 29)', 'date(1900, 2, 29)',
     'date(2000, 4, 31)', 'date(1, 1, 0)', 'date(True, True, True)', 'date(**{"yaer": 1, "month": 1, "day": 1})')
tell('time(24)', 'time(-1)', 'time(0, 60)', 'time(0, 0, 60)', 'time(0, 0, 0, 10**6)', 'time(fold=2)', 'time(fold=-1)', "time(fold='x')",
     'time(1, 2, 3, 4, None, 5)', 'time(x=1)', 'time(tzinfo=5)', 'time(1, tzinfo=timezone.utc, fold=1)', "time('1')", 'time(0, 0, 0, 0, 0)',
     'time(hour=1, hours=2)', 'time(1, hour=1)', 'time(tzinfo=tzinfo()).tzinfo.__class__')
tell('datetime()', 'datetime(1)', 'datetime(1, 1)', 'datetime(1, 1, 1, 1, 1, 1, 1, None, 1)', "datetime(1, 1, 1, fold='a')", 'datetime(1, 1, 1, tzinfo=1)',
     'datetime(1, 1, 32)', 'datetime(1, 1, 1, 25)', 'datetime(1, 1, 1, microsecond=-1)', "datetime(1, 1, '1', '2')", 'datetime(1, 1, 1, foldd=1)',
     'datetime(9999, 12, 31, 23, 59, 59, 999999, timezone.utc, fold=1)', 'datetime(year=1, month=1, day=1, hour=1.0)')
tell('timedelta(1, 2, 3, 4, 5, 6, 7, 8)', "timedelta('a')", 'timedelta(x=1)', 'timedelta(days=None)', "timedelta(float('nan'))", "timedelta(hours=float('inf'))",
     'timedelta(10**20)', 'timedelta(2**31)', 'timedelta(10**9)', 'timedelta(-10**9)', 'timedelta(milliseconds=1j)', 'timedelta(1, days=1)', 'timedelta(True)',
     'timedelta(weeks=10**30)', 'timedelta(999999999, 86399, 999999)', 'timedelta(999999999, 86399, 999999, 1)', 'timedelta(1, 1, 1, 1, 1, 1, 1)')
tell('timezone()', 'timezone(1)', 'timezone(timedelta(1))', 'timezone(timedelta(-1))', 'timezone(timedelta(0), 1)', "timezone(timedelta(0), 'a', 3)",
     'timezone(timedelta(hours=1), name=None)', 'timezone(offset=timedelta(hours=1), foo=None)', "timezone(timedelta(hours=1), 'CET')", 'timezone(timedelta(0))',
     "timezone(timedelta(0), 'UTC')", 'timezone(-timedelta(hours=23, minutes=59, seconds=59, microseconds=999999))', "timezone(name='x')", 'type(tzinfo(1, 2, a=3))')
I = type(date.min.isocalendar())
tell('I()', 'I(1, 2)', "I(1, 2, 'a')", 'I(1, 2, weekday=4)', 'I(1, 2, 3, 4)', 'I(2**40, 1, 1)', 'I(1, 2, day=3)')
