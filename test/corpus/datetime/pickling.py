# library: pickling and copying: __reduce__, states from outside, the fold's bit, zones with and without initial arguments.
import copy
import pickle
from _datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo


class Zone(tzinfo):
    def __init__(self, minutes=0): self.minutes = minutes
    def utcoffset(self, dt): return timedelta(minutes=self.minutes)
    def dst(self, dt): return timedelta()
    def tzname(self, dt): return f'Z{self.minutes}'
    def __eq__(self, other): return self.minutes == other.minutes
    __hash__ = None


class Day(date):
    pass


class Args(tzinfo):
    def __new__(cls, name): return tzinfo.__new__(cls)
    def __init__(self, name): self.name = name
    def __getinitargs__(self): return self.name,


objects = [date(2024, 2, 29), time(1, 2, 3, 4), time(1, fold=1), time(1, tzinfo=UTC, fold=1), datetime(2024, 2, 29, 1, 2, 3, 4), datetime(2024, 2, 29, tzinfo=timezone(timedelta(hours=1), 'CET')), datetime(2024, 12, 1, fold=1),
           timedelta(-1, 2, 3), timedelta.max, timezone.utc, timezone.min, timezone(timedelta(0), 'x'), date.min, datetime.max, time.max, Day(1, 2, 3), Zone(5), datetime(1, 1, 1, tzinfo=Zone(7))]
for o in objects:
    print(repr(o)[:60] if 'Zone' not in repr(o) else type(o), o.__reduce__()[1] if not isinstance(o, datetime) or not isinstance(o.tzinfo, Zone) else '', [o.__reduce_ex__(p)[1] for p in (2, 4)] if isinstance(o, (date, time)) and not getattr(o, 'tzinfo', None) else '')
    for protocol in range(6):
        data = pickle.dumps(o, protocol)
        back = pickle.loads(data)
        assert back == o and type(back) is type(o), (o, back)
        print(len(data) if isinstance(o, (Zone, Day)) or not getattr(o, 'tzinfo', 0) else '', getattr(back, 'fold', ''), end=' ')
    print(copy.copy(o) == o, copy.deepcopy(o) == o, copy.copy(o) is o)
print(pickle.dumps(objects[0]), pickle.dumps(objects[4], 0), pickle.dumps(objects[7], 1), pickle.loads(pickle.dumps(UTC)) is UTC, pickle.loads(pickle.dumps(date.min.isocalendar())), date.min.isocalendar().__reduce__())
a = pickle.loads(pickle.dumps(Args('here')))
print(a.name, vars(a), Args('x').__reduce__()[1:], tzinfo().__reduce__(), Zone(3).__reduce__()[1:], UTC.__reduce__(), timezone.min.__reduce__())
STATES = (b'\x07\xe8\x02\x1d', b'\x07\xe8\x0d\x1d', b'\0\0\1\0', '\x07\xe8\x02\x1d', '\x07\xe8\x02\u1234', b'123', b'12345', b'\x17;;\x0fB?', b'\x97;;\x0fB?', b'\x18;;\x0fB?', '\x97;;\x0fB?', '\x01;;\x0fB\u1234', b'\x81' * 6,
          b'\x07\xe8\x02\x1d\x01\x02\x03\0\0\x04', b'\x07\xe8\x82\x1d\x01\x02\x03\0\0\x04', b'\x07\xe8\x8d\x1d\x01\x02\x03\0\0\x04', '\x07\xe8\x82\x1d\x01\x02\x03\0\0\x04', '\x07\xe8\x82\x1d\x01\x02\x03\0\0\u0400', b'\xff\xff\x01\xff\xff\xff\xff\xff\xff\xff')
for cls in date, time, datetime:
    for state in STATES:
        for rest in (), (UTC,), (None,), (5,):
            try:
                r = cls(state, *rest)
                print(cls.__name__, ascii(state), rest, repr(r))
                r.replace(), r == r
            except Exception as e:
                print(cls.__name__, ascii(state), rest, type(e).__name__, ascii(str(e)))
del objects, o, back  # the collector does not know datetimes: Zone would live for good
