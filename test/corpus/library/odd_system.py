# library: streams, paths and functions of the system with wrong arguments, as a sweep over all of them found them.
import _imp, _io, _opcode, cmath, faulthandler, gc, io, os, posix, sys, time, traceback, types, _tracemalloc
import warnings; warnings.simplefilter('ignore')
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__, ascii(str(e)))
class I:
    def __index__(self): raise ZeroDivisionError('index')
half = memoryview(b'abcd')[::2]
two = {'a b': 1, 'c': 2}
lone = '\ud800'
# What base classes lack looks at its arguments first.
for base, names in ((_io._IOBase, 'seek truncate fileno'), (_io._RawIOBase, 'read'), (_io._BufferedIOBase, 'detach read read1 write'), (_io._TextIOBase, 'detach read readline write')):
    for name in names.split():
        f = getattr(base(), name)
        print(base.__name__, name)
        for a in ((), (None,), (1,), ('x',), (lone,), ('a\0',), (b'x',), (-2**31 - 1,), (I(),), (1, 2), (1, 'x'), (1, 2, 3)): t(f, *a)
        t(f, x=1); t(f, **two); t(f, 1, x=1)
for name in ('_checkClosed', '_checkSeekable', '_checkReadable', '_checkWritable'): t(getattr(_io._IOBase(), name), 1); t(getattr(_io.BytesIO(), name))
raw = _io.FileIO(os.devnull, 'r+')
for name in 'close read readinto write truncate'.split():
    f = getattr(raw, name); print(name)
    for a in ((1, 2), (b'x', 1, 2)): t(f, *a)
    t(f, x=1); t(f, **two); t(f, **{lone: 1})
    if name != 'close': t(f, I()); t(f, 'x'); t(f, half)
t(raw.readinto); t(raw.readinto, None); t(raw.write); t(raw.seek, 2**63); t(raw.truncate, 2**63); t(raw.__reduce_ex__); t(raw.__reduce_ex__, 1, 2); t(raw.__reduce__, 1); t(raw.__reduce_ex__, 4)
raw.close()
detached = _io.TextIOWrapper(_io.BytesIO(), 'ascii')
detached.detach()
for stream in (_io.TextIOWrapper.__new__(_io.TextIOWrapper), detached):
    for v in (5, None, lone, 'a', 'a\0'): t(stream.reconfigure, newline=v); t(stream.reconfigure, errors=v); t(stream.reconfigure, encoding=v); t(stream.reconfigure, line_buffering=v)
    t(stream.readline, None); t(stream.readline, 1, 2); t(stream.readline, 2**63)
t(_io.IncrementalNewlineDecoder.__new__(_io.IncrementalNewlineDecoder).__getattribute__, 'newlines')
for v in (lone, 'a\0', 'a'): t(io.StringIO, '', v); t(open, None, v); t(open, os.devnull, 'r', -1, v); t(open, os.devnull, 'r', -1, None, None, v)
# Paths, descriptors, numbers.
for f in (open, os.stat, os.unlink, os.fspath, os.unsetenv, os.listdir, os.utime, posix._path_normpath): t(f, io.StringIO('x'))
for f in (os.stat, os.chdir): t(f, -1)
t(os.chmod, -1, 0); t(os.truncate, -1, 0); t(os.truncate, 'x', 2**63); t(os.ftruncate, -1, -1); t(os.ftruncate, -1, 2**63); t(os.listdir, 999); t(os.scandir, 999)
for a in ((None, 1), (1, None), (2**32, 0), (-2, 0), (0, 2**63), (0, -2**70), (I(), 1), (1, 'x'), (1, 1)): t(os.lchown, 'nothing', *a)
for a in ((-1, None, None), (-1, b'x', 'x'), (-1, 'x', 'x'), (-1, b'x', 2**63), (-1, b'x', -1), (-1, half, 1)): t(os.pwrite, *a)
t(os.pread, -1, 2**63, None); t(os.pread, -1, 1, 2**63); t(os.read, -1, 2**63); t(os.lseek, -1, 2**63, 0); t(os.urandom, 2**63); t(os.getrandom, 2**63); t(os.getrandom, 0, -1); t(os.getrandom, 0, 8); t(os.pipe2, 1); t(os.copy_file_range, -1, -1, 2**63)
t(os.sysconf, lone); t(os.sysconf, I()); t(os.sysconf, 'x'); t(os.waitstatus_to_exitcode, -1); t(os.waitstatus_to_exitcode, 0x137f); t(os.waitstatus_to_exitcode, 0xff7f)
# Code and its names.
for f in (eval, exec): t(f, half); t(f, '1', 'x'); t(f, '1', 5); t(f, '1', None, 5); t(f, '1', 5, 5); t(f, '1', {}, 5); t(f, '1', [], {})
t(compile, '1', 'a', None); t(compile, '1', 'a', 5); t(str, b'x', 'a\0b'); t(str, None, 'a\0b'); t(str, b'x', 'ascii', 'a\0')
frame = sys._getframe()
for a in ((), (None,), (None, None, None, None), (None, frame, 'x', 1), (5, frame, 1, 1), (1, 2, 3, 4, 5)): t(types.TracebackType, *a)
print(types.TracebackType(tb_next=None, tb_frame=frame, tb_lasti=2, tb_lineno=3).tb_lineno); t(types.TracebackType, None, frame, 1, x=1)
for a in (('a', 1, 'b', 1, 'c'), ('a',) * 5, ('a', 'x', 1, 2, 'y'), ('a', half, 1, 2, 'y'), ('a', bytearray(b'xy'), 0, 1, 'y'), ('a', b'x', 1, 2, 3)): t(UnicodeDecodeError, *a)
for name in (lone, 'nothing', 'a\0'):
    for f in (_imp.is_builtin, _imp.is_frozen, _imp.is_frozen_package, _imp.find_frozen, _imp.init_frozen, _imp.get_frozen_object): t(f, name)
t(__import__, lone); t(_imp.get_frozen_object, 'a', half); t(_imp.get_frozen_object, 'a', 5)
for a in ((None, None), (None, 2**31), (None, 0), (t.__code__, 0)): t(_opcode.get_executor, *a)
# Numbers, clocks, hooks.
for a in ((0, -1), (0, 3), (0, 1j), (1j, 0), (0, 0), (0, 1e-320)): t(cmath.log, *a)
t(gc.set_threshold, 2**31); t(gc.set_threshold, 2**63); t(time.clock_getres, 2**31); t(time.clock_gettime, 2**31); t(time.clock_gettime, io.StringIO()); t(time.get_clock_info, 'a\0'); t(time.get_clock_info, None)
for a in ((), (1, 2), (2**31,), (2**63,), (None,), (0,)): t(faulthandler.unregister, *a)
for a, k in (((1, 2, 3), {}), ((1,), {'a': 1}), ((), {'a': 1, 'b': 2, 'c': 3}), ((1,), {'firstiter': 2})): t(sys.set_asyncgen_hooks, *a, **k)
print(_tracemalloc.get_tracemalloc_memory())
kept, sys.stderr = sys.stderr, io.StringIO()
sys.excepthook(None, None, None); sys.excepthook(None, 5, None)
text, sys.stderr = sys.stderr.getvalue(), kept
print(text)
# Methods that are told the class that defines them are of a type of their own, whose docstring is None.
import _md5, _queue, _sha2, _sha3, _sre, array, re, zlib
for f in (io.BytesIO().getbuffer, io.BytesIO().detach, io.StringIO().fileno, io.BytesIO().read, re.compile('a').match, re.compile('a').findall, re.compile('a').scanner('').search, zlib.compressobj().flush, zlib.decompressobj().copy, _md5.md5().copy, _sha2.sha256().copy, _sha3.sha3_224().copy, _queue.SimpleQueue().get, _queue.SimpleQueue().put, array.array('b').extend, array.array('b').append):
    print(type(f).__name__, f.__name__, type(f.__doc__).__name__, f.__text_signature__); t(f, 1, 2, 3, 4, 5)
