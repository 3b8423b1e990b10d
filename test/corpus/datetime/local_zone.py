# library
"""The local time zone: TZ with rules, as tzset() takes it; localtime, mktime and datetime by it."""
import os
import time
from datetime import datetime, timedelta, timezone


def show(zone, *moments):
    if zone is None:
        os.environ.pop('TZ', None)
    else:
        os.environ['TZ'] = zone
    time.tzset()
    print(zone if not zone or zone[0] != '/' else 'a file', time.timezone, time.altzone, time.daylight, time.tzname)
    for moment in moments:
        t = time.localtime(moment)
        print(' ', tuple(t), t.tm_zone, t.tm_gmtoff, time.mktime(t) == moment, time.strftime('%Y-%m-%d %H:%M:%S %Z %z %s', t))


moments = 0, -86400, 1040774400, 1700000000, 1710054000 - 1, 1710054000, 1710064800, 1730610000, 1730613600 - 1, 1730613600, 4102444800
for zone in ('UTC+0', 'EST+05EDT,M4.1.0,M10.5.0', 'EST5EDT,M3.2.0,M11.1.0', 'AEST-10AEDT-11,M10.5.0,M3.5.0', '<+0330>-3:30<+0430>,J79/24,J263/24',
             'XXX3', 'ABC-5:45:30', 'CET-1CEST,M3.5.0,M10.5.0/3', '<-03>3<-02>,M3.5.0/-2,M10.5.0/-1', 'Q', 'NZST-12NZDT,60,300/3'):
    show(zone, *moments)

os.environ['TZ'] = 'EST5EDT,M3.2.0,M11.1.0'
time.tzset()
for tuple_ in ((2024, 7, 1, 12, 0, 0, 0, 0, 0), (2024, 7, 1, 12, 0, 0, 0, 0, 1), (2024, 1, 1, 12, 0, 0, 0, 0, 1), (2024, 1, 1, 12, 0, 0, 0, 0, -1),
               (2024, 11, 3, 1, 30, 0, 0, 0, 0), (2024, 11, 3, 1, 30, 0, 0, 0, 1)):
    print(tuple_, time.mktime(tuple_), time.strftime('%Z|%z|', tuple_))
print(time.mktime((2024, 14, 40, 25, 61, 61, 0, 0, -1)))
print(time.ctime(1720000000), time.asctime(time.localtime(1720000000)))
print(time.strftime('%Z %z', time.gmtime(0)), time.gmtime(0).tm_zone)
print(repr(time.strftime('%Z', (2024, 7, 1, 12, 0, 0, 0, 1, -1))))

for text in ('2024-11-03T01:30', '2024-03-10T02:30', '2024-07-01T12:00', '2024-01-01T12:00'):
    for fold in 0, 1:
        d = datetime.fromisoformat(text).replace(fold=fold)
        aware = d.astimezone()
        print(text, fold, d.timestamp(), aware, aware.tzname(), repr(aware.tzinfo), d.astimezone(timezone.utc))
for moment in 1730611800, 1730615400, 1710054000, 1720000000.25:
    d = datetime.fromtimestamp(moment)
    print(d, d.fold, d.timestamp() == moment, datetime.fromtimestamp(moment, timezone.utc).astimezone().isoformat(), d.date() == d.fromtimestamp(moment).date())
for bad in (datetime.min, datetime.max):
    for call in (bad.timestamp, bad.astimezone):
        try:
            print(call())
        except (OverflowError, ValueError, OSError) as e:
            print(type(e).__name__, e)
print(datetime(2024, 7, 1, tzinfo=timezone(timedelta(hours=2))).astimezone().isoformat())
try:
    time.tzset(1)
except TypeError as e:
    print(e)
show('UTC', 0)

# A file of the time zone database: two transitions, and rules for what comes behind them.
import struct
import tempfile


def data(width, times, kinds, types, names):
    header = struct.pack('>4sc15x6l', b'TZif', b'2', 0, 0, 0, len(times), len(types), len(names))
    return header + struct.pack(f'>{len(times)}{width}', *times) + bytes(kinds) + b''.join(struct.pack('>lBB', *t) for t in types) + names


types = [(1172, 0, 0), (3600, 0, 4), (7200, 1, 8)]
times = [-2000000000, 1000000000]
with tempfile.NamedTemporaryFile() as file:
    file.write(data('l', [], [], types[:1], b'LMT\0') + data('q', times, [1, 2], types, b'LMT\0AAA\0BBB\0'))
    file.write(b'\nAAA-1BBB,M3.5.0,M10.5.0/3\n')
    file.flush()
    show(file.name, -3000000000, -2000000001, -2000000000, 999999999, 1000000000, 1700000000, 1720000000)
show('UTC', 0)
