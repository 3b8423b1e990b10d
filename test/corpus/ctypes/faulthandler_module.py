# library: faulthandler writes where the program is.
import faulthandler
import os
import signal
import sys
import tempfile

dump = tempfile.TemporaryFile('w+')


def show(what, f, *args, **kw):
    try:
        print(what, f(*args, **kw))
    except BaseException as e:
        print(what, type(e).__name__, e)


def written():
    dump.flush()
    dump.seek(0)
    text = dump.read()
    dump.seek(0)
    dump.truncate()
    for line in text.splitlines():
        line = line.replace(os.getcwd() + '/', '')
        print('|', 'Current thread (most recent call first):' if line.startswith('Current thread') else line)


def inner(f, *args, **kw):
    f(*args, **kw)


inner(faulthandler.dump_traceback, dump)
written()
inner(faulthandler.dump_traceback, dump, all_threads=False)
written()
inner(faulthandler.dump_traceback, dump.fileno(), 0)
written()


class Méthode:
    def __del__(self):
        faulthandler.dump_traceback(dump)


Méthode()
written()
exec(compile('faulthandler.dump_traceback(dump)', 'na\u20acme\n.py', 'exec'))
written()


def deep(n):
    if n:
        deep(n - 1)
    else:
        faulthandler.dump_traceback(dump)


deep(120)
written()

show('enabled', faulthandler.is_enabled)
show('enable', faulthandler.enable, dump)
show('enabled', faulthandler.is_enabled)
show('disable', faulthandler.disable)
show('disable', faulthandler.disable)
faulthandler.register(signal.SIGUSR1, dump)
inner(signal.raise_signal, signal.SIGUSR1)
written()
faulthandler.register(signal.SIGUSR1, dump, all_threads=False)
inner(signal.raise_signal, signal.SIGUSR1)
written()
show('unregister', faulthandler.unregister, signal.SIGUSR1)
show('unregister', faulthandler.unregister, signal.SIGUSR1)


class NoNumber:
    def fileno(self):
        return 'x'


class Raises:
    def fileno(self):
        raise KeyError('fileno')


for f in (faulthandler.enable, faulthandler.dump_traceback):
    for arg in ('x', -1, 2**40, NoNumber(), Raises()):
        show(f'{f.__name__} {type(arg).__name__}', f, arg)
    show(f.__name__, f, 1, 2, 3)
    show(f.__name__, f, nothing=1)
for arg in ('x', 11, 99, 0, -1, 2**40, None):
    show(f'register {arg}', faulthandler.register, arg)
    show(f'unregister {arg}', faulthandler.unregister, arg)
show('register', faulthandler.register)
for arg in (0, -1, 'x', 1e30, None, 2**80):
    show(f'later {arg}', faulthandler.dump_traceback_later, arg)
show('later', faulthandler.dump_traceback_later)
show('later', faulthandler.dump_traceback_later, 1000, file=dump)
show('cancel', faulthandler.cancel_dump_traceback_later)
show('cancel', faulthandler.cancel_dump_traceback_later)
saved, sys.stderr = sys.stderr, None
show('none', faulthandler.enable)
del sys.stderr
show('gone', faulthandler.dump_traceback)
sys.stderr = saved
show('arguments', faulthandler.is_enabled, 1)
print([n for n in dir(faulthandler) if not n.startswith('_')])
