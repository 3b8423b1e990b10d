import _warnings, sys
def attempt(f, *args, **kw):
    try:
        print(f.__name__, f(*args, **kw))
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)
print(_warnings.filters)
print(_warnings._onceregistry, _warnings._defaultaction)
def show(n):
    for i in range(2): _warnings.warn(f'shown {n}', UserWarning)
show(1); show(1)
_warnings.warn(DeprecationWarning('in main'))
_warnings.warn('pending', PendingDeprecationWarning)
print({k: v for k, v in __warningregistry__.items()})
attempt(_warnings.warn)
attempt(_warnings.warn, 'x', int)
attempt(_warnings.warn, 'x', 3)
attempt(_warnings.warn, 'x', stacklevel='a')
attempt(_warnings.warn, 'x', skip_file_prefixes=3)
attempt(_warnings.warn, 'x', skip_file_prefixes=(3,))
attempt(_warnings.warn_explicit, 'x', UserWarning, 'file', 7)
attempt(_warnings.warn_explicit, 'x', UserWarning, 'file', 7, 'mod', {})
attempt(_warnings.warn_explicit, 'x', UserWarning, 'file', 7, 'mod', 3)
attempt(_warnings.warn_explicit, 'x', UserWarning, 3, 7)
attempt(_warnings.warn_explicit, 'x', UserWarning)
attempt(_warnings.warn_explicit, 'x', UserWarning, 'f', 1, 'm', None, 3)
import warnings
print(warnings.filters is _warnings.filters)
warnings.simplefilter('error', SyntaxWarning)
attempt(compile, 'x is 1', 'src', 'exec')
attempt(warnings.warn, 'raised', SyntaxWarning)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    for i in range(3): warnings.warn(f'kept', RuntimeWarning)
    compile('1 is 2', 'src2', 'exec')
print([(str(w.message), w.category.__name__, w.lineno) for w in log])
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('once')
    for i in range(3): warnings.warn('once only')
    warnings.simplefilter('module')
    for i in range(3): warnings.warn('module only')
    warnings.filterwarnings('ignore', 'not th')
    warnings.warn('not this'); warnings.warn('but this')
    warnings.filterwarnings('error', module='__main__', category=UserWarning, lineno=0)
    attempt(warnings.warn, 'from main')
print([str(w.message) for w in log])
warnings.filters[0:0] = [('nonsense', None, Warning, None, 0)]
warnings._filters_mutated()
attempt(warnings.warn, 'q')
warnings.filters[0:1] = [3]
attempt(warnings.warn, 'q')
warnings.filters[0:1] = [(3, None, Warning, None, 0)]
attempt(warnings.warn, 'q')
del warnings.filters[0]
warnings.showwarning = lambda *a: print('custom', a[1].__name__, a[0])
warnings.resetwarnings()
warnings.warn('through mine', UserWarning)
def outer(): inner()
def inner(): warnings.warn('blames the caller', stacklevel=2)
outer()
warnings.warn('far', stacklevel=100)
class Odd(UserWarning): pass
warnings.warn(Odd('instance'), DeprecationWarning)
b'a' == 'a'
