# library: odd arguments of warnings, unicodedata, zlib, signal and sys.
import warnings, sys
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__, e)
for a in [('a', 5, 'f', 1), ('a', None, 'f', 1), ('a', UserWarning, 5, 1), ('a', UserWarning, 'f', 'x'), ('a', UserWarning, 'f', 2**63), ('a', UserWarning, 'f', 2**31), ('a', UserWarning, 'f', -1), (UserWarning('x'), None, 'f', 1), (UserWarning('x'), 5, 'f', 1), ('a', int, 'f', 1), ('a', UserWarning, 'f', 1, 5), ('a', UserWarning, 'f', 1, None, 5), ('a', UserWarning, 'f', 1, None, {}, 5), ('a', UserWarning, 'f', 1, None, None, None, None), ('a', UserWarning, 'f', 1, None, None, 5), ('a', UserWarning, 'f', 1, None, None, {}, 5), (5, UserWarning, 'f', 1), (b'a', UserWarning, 'f', 1), ('a', UserWarning, None, 1), ('a', UserWarning, 'f', 1.5), (), ('a',), ('a', UserWarning), ('a', UserWarning, 'f'),]:
    print(a)
    t(warnings.warn_explicit, *a)
for a in [('a', 5), ('a', None), ('a', int), (5,), (UserWarning('z'), 5), ('a', UserWarning, 2**63), ('a', UserWarning, -5), ('a', UserWarning, 'x'), ('a', UserWarning, 1, None, 5), ('a', UserWarning, 100)]:
    t(warnings.warn, *a)
t(warnings.warn, 'a', skip_file_prefixes='x'); t(warnings.warn, 'a', skip_file_prefixes=(1,)); t(warnings.warn, 'a', skip_file_prefixes=('x',)); t(warnings.warn, 'a', skip_file_prefixes=[])
import unicodedata
for x in [memoryview(b'DIGIT ONE'), b'DIGIT ONE', bytearray(b'DIGIT ONE'), memoryview(b'abcd')[::2], 5, None, 'digit one', 'x\ud800', 'é', 'LATIN SMALL LETTER A WITH MACRON AND GRAVE', b'\xff', b'A\0B', 'A\0B', 'x'*300, '']: t(unicodedata.lookup, x)
import zlib
for v in [2**63, -2**63, 2**31, 15, 47, -15, 0, 7, 8, 16, 48, -8, -7, 'x', None, 1.5]: t(lambda: type(zlib._ZlibDecompressor(v)))
for v in [b'', b'x', 5, None, 'a']: t(lambda: type(zlib._ZlibDecompressor(15, v)))
import signal, _signal
print(_signal.ItimerError, signal.ItimerError, signal.ItimerError.__module__, signal.ItimerError.__mro__)
for f in ['getunicodeinternedsize', '_is_interned']:
    f = getattr(sys, f, None)
    print(f)
    if f: 
        for k in [{}, {'_only_immortal': True}, {'_only_immortal': 5}, {'x': 1}]:
            try: f(**k)
            except Exception as e: print(e)
            try: print(type(f(5, **k)))
            except Exception as e: print(e)
print(sys.getunicodeinternedsize() > sys.getunicodeinternedsize(_only_immortal=True) > 1000)
before = sys.getunicodeinternedsize(_only_immortal=True), sys.getunicodeinternedsize()
kept = sys.intern("mortal" + str(1)); exec("immortal_name_1 = 1; immortal_name_2 = 2")
print(sys.getunicodeinternedsize(_only_immortal=True) - before[0], sys.getunicodeinternedsize() - before[1])
del kept; print(sys.getunicodeinternedsize() - before[1])
