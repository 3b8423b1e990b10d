# library: the types after their module is gone: it is imported again for what it keeps.
import gc, sys, weakref
import _datetime

date, timedelta, datetime, UTC = _datetime.date, _datetime.timedelta, _datetime.datetime, _datetime.UTC
iso = type(date(2024, 1, 1).isocalendar())
gone = weakref.ref(_datetime)
del sys.modules['_datetime'], _datetime
gc.collect()
print(gone() is None)
del iso
gc.collect()
print(gone(), '_datetime' in sys.modules)
print(timedelta(1) * 3 / 7, timedelta(days=1.5), datetime(2024, 1, 1, tzinfo=UTC).timestamp(), date(2024, 1, 1).isocalendar(), '_datetime' in sys.modules)
import _datetime as again

print(again.date is date, again.UTC is UTC, type(date(2024, 1, 1).isocalendar()).__name__)
