"""dateutil, arrow, isodate, pytz, Babel: dates as people write them."""

import dateutil.parser
import dateutil.rrule
import dateutil.relativedelta
import dateutil.tz
import arrow
import isodate
import pytz
import datetime as dt
for s in ('2020-01-02T03:04:05Z', 'Jan 3, 2021 4pm', '10/11/12', 'Thu Sep 25 10:36:28 2003', '20200229',
          '3rd of May 2001', 'today?'):
    try:
        print(dateutil.parser.parse(s, default=dt.datetime(2000, 1, 1)))
    except Exception as e:
        print(type(e).__name__, e)
print(
    list(
        dateutil.rrule.rrule(dateutil.rrule.MONTHLY,
                             count=5,
                             byweekday=dateutil.rrule.FR(-1),
                             dtstart=dt.datetime(2020, 1, 1))))
print(
    dateutil.rrule.rrulestr('FREQ=WEEKLY;INTERVAL=2;UNTIL=20200301T000000', dtstart=dt.datetime(2020, 1, 1))[2],
    dt.datetime(2020, 1, 31) + dateutil.relativedelta.relativedelta(months=+1, weekday=dateutil.relativedelta.MO))
print(
    arrow.get('2013-05-11T21:23:58.970460+07:00').shift(weeks=+1).humanize(arrow.get('2013-05-20')),
    arrow.get(2020, 2, 29).ceil('month'),
    arrow.get('2020-05', 'YYYY-MM').format('dddd, D MMMM YYYY', locale='fr'))
print(isodate.parse_duration('P1Y2M3DT4H5M6S'), isodate.duration_isoformat(dt.timedelta(days=1, seconds=3)))
print(pytz.utc.localize(dt.datetime(2020, 1, 1)), pytz.FixedOffset(90),
      dateutil.tz.tzstr('EST5EDT').utcoffset(dt.datetime(2020, 7, 1)))
from babel.dates import format_date, format_timedelta
from babel.numbers import format_currency, format_decimal
from babel import Locale
