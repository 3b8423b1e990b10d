# Names of modules in exceptions that were never raised, or have no traceback.
import sys
for n in ('io', 'os', 'nope', 'prin', None, 5):
    for t in (NameError, UnboundLocalError, AttributeError, ImportError):
        try: e = t('text', name=n)
        except Exception as x: print(x); continue
        sys.excepthook(t, e, None)
        try: raise e
        except Exception as x: sys.excepthook(t, x, x.__traceback__)
class N(NameError): pass
e = N('sub'); e.name = 'math'; sys.excepthook(N, e, None)
e = NameError(); e.name = 'math'; sys.excepthook(NameError, e, None)


e = NameError('a'); e.__cause__ = NameError('b', name='re'); sys.excepthook(NameError, e, None)
raise SystemExit(3) if 0 else NameError('bla', name='zlib').with_traceback(None)
