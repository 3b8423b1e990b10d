# The module time where it does not depend on the clock: dates, formats, errors.
import time

for seconds in (0, 1, -1, 86399, 86400, 951782399, 951782400, 1e9, 1709211909.75, -1.5, 2**31, 2**32, 253402300799, -62135596800, -(10**11), 67767976233532799):
    t = time.gmtime(seconds)
    print(seconds, tuple(t), t.tm_zone, t.tm_gmtoff, time.asctime(t), time.mktime(t) == seconds // 1)
print(time.gmtime(0))
print(time.localtime(0).tm_zone, time.timezone, time.altzone, time.daylight, time.tzname, time.tzset())

t = (2024, 2, 29, 13, 5, 9, 3, 60, 0)
codes = "aAbBcdDeFgGhHIjklmMpPrRsSTuUVwWxXyYzZ%CntEQ"
for code in codes:
    print(code, repr(time.strftime("%" + code, t)))
print(time.strftime("%5Y %-d %_d %05d %^a %#Z %Ey %Od %+ %10c|%", (2024, 2, 9, 13, 5, 9, 4, 40, 0)))
print(repr(time.strftime("é€%Y😀", t)), repr(time.strftime("", t)))
for year in (1970, 1999, 2000, 2004, 2005, 2008, 2010, 2016, 2021):
    for day in (1, 2, 3, 4, 5, 360, 363, 364, 365):
        g = time.gmtime(time.mktime((year, 1, day, 0, 0, 0, 0, 0, 0)))
        print(time.strftime("%G-%V %g %U %W %j %u %w", g), end="; ")
    print()

for call in """gmtime('a') gmtime(float('nan')) gmtime(1e20) gmtime(2**70) gmtime(2**62) gmtime(1,2) asctime((1,2)) asctime('a') asctime(t[:1]+(13,)+t[2:])
asctime(t[:2]+(32,)+t[3:]) asctime(t[:3]+(24,)+t[4:]) asctime(t[:6]+(-2,)+t[7:]) asctime((2**40,)+t[1:]) asctime((-5,)+t[1:]) asctime((2000,0,0,0,0,0,6,0,0))
ctime(0) ctime(1e9) mktime((2000,13,35,25,61,61,0,1,-1)) mktime((1,1,1,0,0,0,0,1,0)) mktime((1,2,3)) mktime(5) mktime(('a',)*9) strftime(5) strftime('%Y',5)
strftime('x\\0y',t) strftime('%Y',(5,)+t[1:]) strftime('%Y%y%C',(-5,)+t[1:]) sleep(-1) sleep('a') sleep(float('nan')) sleep(1e20) get_clock_info('x')
get_clock_info(5) get_clock_info('monotonic') clock_gettime(99) clock_gettime('a') clock_getres(0) monotonic(1) struct_time((1,)*8)""".split():
    try:
        print(call, eval("time." + call))
    except Exception as e:
        print(call, type(e).__name__, e)
st = time.struct_time(range(9))
print(st, st[1], st.tm_year, st.tm_zone, st == tuple(range(9)), len(st), time.struct_time.n_fields, time.struct_time.n_sequence_fields)
a = time.monotonic_ns()
b = time.perf_counter()
time.sleep(0)
print(a <= time.monotonic_ns(), b <= time.perf_counter(), type(time.time()), type(time.time_ns()), time.process_time() >= 0, time.thread_time_ns() >= 0)
