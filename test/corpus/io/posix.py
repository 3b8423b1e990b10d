"""System calls and what they say."""
import posix, errno, _stat
def t(f, *a, **k):
    try:
        print("OK", repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)


D = '/tmp/pellucid-io-posix'
posix.mkdir(D); posix.chdir(D); print(posix.getcwd(), posix.getcwdb())
fd = posix.open('f', posix.O_RDWR | posix.O_CREAT | posix.O_TRUNC, 0o640)
print(posix.write(fd, b'hello'), posix.lseek(fd, 1, 0), posix.read(fd, 10), posix.pread(fd, 2, 3), posix.pwrite(fd, b'J', 0), posix.fstat(fd).st_size)
d = posix.dup(fd); print(posix.lseek(d, 0, 0), posix.read(fd, 2), posix.read(d, 2), posix.ftruncate(fd, 3), posix.fsync(fd), posix.close(d))
posix.close(fd); t(posix.close, fd); t(posix.read, fd, 1); t(posix.write, fd, b''); t(posix.lseek, fd, 0, 0); t(posix.fstat, fd); t(posix.dup, fd)
s = posix.stat('f'); print(oct(s.st_mode), s.st_size, s.st_nlink, s[6] == s.st_size, _stat.filemode(s.st_mode), len(s), s.n_fields, s.n_unnamed_fields)
posix.link('f', 'g'); posix.symlink('f', 'l'); print(posix.readlink('l'), posix.stat('f').st_nlink, posix.lstat('l').st_mode == posix.stat('l').st_mode, posix.stat('l').st_ino == s.st_ino)
print(sorted(posix.listdir('.')), sorted(posix.listdir(b'.')), sorted(posix.listdir()))
posix.mkdir('sub', 0o700); posix.rename('g', 'sub/h'); posix.replace('l', 'sub/m'); print(sorted(posix.listdir('sub')), posix.access('f', posix.R_OK), posix.access('nope', posix.F_OK))
with posix.scandir('.') as it:
    for e in sorted(it, key=lambda e: e.name):
        print(e, e.path, e.is_dir(), e.is_file(), e.is_symlink(), e.stat().st_size if e.is_file() else '', e.inode() == posix.stat(e.path).st_ino, e.__fspath__())
with posix.scandir('sub') as it: print(sorted((e.name, e.is_symlink(), e.is_file(), e.is_dir(follow_symlinks=False)) for e in it))
it = posix.scandir(b'sub'); print(sorted(e.path for e in it)); it.close(); print(list(it)); t(type(it)); t(next, it)
for f, *a in ((posix.stat, 'nope'), (posix.mkdir, 'sub'), (posix.rmdir, 'sub'), (posix.rmdir, 'f'), (posix.rmdir, 'nope'), (posix.remove, 'sub'), (posix.unlink, 'nope'), (posix.listdir, 'f'), (posix.listdir, 'nope'), (posix.rename, 'nope', 'x'), (posix.rename, 'sub', 'f'), (posix.rename, 'f', 'sub'), (posix.rename, 'sub', 'sub/x'), (posix.readlink, 'f'), (posix.symlink, 'f', 'sub'), (posix.link, 'f', 'sub'), (posix.open, 'sub', posix.O_WRONLY), (posix.open, 'f/x', 0), (posix.open, 'f', posix.O_CREAT | posix.O_EXCL), (posix.chdir, 'f'), (posix.chdir, 'nope'), (posix.chmod, 'nope', 1), (posix.utime, 'nope'), (posix.truncate, 'sub', 1), (posix.truncate, 'f', -1), (posix.scandir, 'nope'), (posix.stat, 'f/'), (posix.stat, ''), (posix.mkdir, 'a/b'), (posix.stat, 'x' * 300)):
    t(f, *a)
posix.symlink('loop', 'loop'); t(posix.stat, 'loop'); t(posix.open, 'loop', 0); posix.remove('loop')
print(posix.chmod('f', 0o600), oct(posix.stat('f').st_mode), posix.utime('f', (1.5, 2)), posix.stat('f').st_atime, posix.stat('f').st_mtime_ns, posix.utime('f', ns=(5, 10**9 + 1)), posix.stat('f').st_mtime_ns, posix.stat('f')[7:9])
print(oct(posix.umask(0o077)), oct(posix.umask(0o022))); posix.close(posix.open('u', posix.O_CREAT | posix.O_WRONLY)); print(oct(posix.stat('u').st_mode))
for p in ('//a/../b/./c/', '', '.', '..', '/..', '../../a/../b', 'a//b', '///x', 'a/..', '/a/../../b', b'x/./y', 'a\0b/../c', 'é/../ü'): print(repr(p), repr(posix._path_normpath(p)), posix._path_splitroot_ex(p))
t(posix._path_normpath, 1); t(posix._path_splitroot_ex); t(posix.fspath, 1); t(posix.fspath, b'x')
class P:
    def __init__(self, x): self.x = x
    def __fspath__(self): return self.x
t(posix.fspath, P('q')); t(posix.fspath, P(1)); t(posix.stat, P(1)); t(posix.stat, P('nope')); t(posix.listdir, P(b'sub')) if 0 else None
t(posix.stat, 'a\0b'); t(posix.stat, 1.5); t(posix.stat, None); t(posix.listdir, 1.5); t(posix.mkdir, 1); t(posix.open, 'x'); t(posix.open, 'x', 'y'); t(posix.open, 1, 0); t(posix.stat, 2**40); t(posix.stat, '\ud800'); t(posix.close, 'a'); t(posix.read, 'a', 1); t(posix.read, 0, -1); t(posix.read, 0); t(posix.write, 99, 'abc')
t(posix.utime, '/tmp', (1,)); t(posix.utime, '/tmp', (1, 2), ns=(1, 2)); t(posix.utime, '/tmp', ('a', 2)); t(posix.utime, '/tmp', ns=(1.5, 2)); t(posix.utime, '/tmp', ns=1); t(posix.access, '/tmp'); t(posix.stat, '/tmp', dir_fd=1.5); t(posix.stat, 1, follow_symlinks=False); t(posix.urandom, -1); t(posix.urandom, 'a'); print(len(posix.urandom(5)))
t(posix.strerror, 2); t(posix.strerror, 12345); t(posix.strerror, 'a'); t(posix.umask, 'a'); t(posix.putenv, 'a=b', 'c'); t(posix.putenv, 'a', 'b\0'); t(posix.unsetenv, ''); t(posix.get_terminal_size, 99); t(posix.isatty, 99); t(posix.isatty, 'a'); t(posix.sysconf, 'xx'); t(posix.sysconf, 1.5); t(posix.waitstatus_to_exitcode, 256); t(posix.waitstatus_to_exitcode, 9); t(posix.register_at_fork); t(posix.register_at_fork, before=1); t(posix.mkdir, '/tmp', 1, 2); t(posix.getcwd, 1); t(posix.rename, 'a'); t(posix.device_encoding, 99)
r, w = posix.pipe(); print(posix.write(w, b'abc'), posix.read(r, 2), posix.close(w), posix.read(r, 5), posix.read(r, 5), posix.close(r))
print(posix.stat_result(range(10)), posix.stat_result(range(10)).st_atime, posix.stat_result(range(19)).st_atime); t(posix.stat_result, (1, 2)); t(posix.stat_result, range(30)); print(posix.terminal_size((80, 24)), posix.uname_result(range(5)), posix.stat_result.__match_args__, posix.stat_result.__module__)
print(errno.errorcode[11], errno.errorcode[2], errno.EWOULDBLOCK, errno.ENOTSUP, len(errno.errorcode), _stat.filemode(0o104755), _stat.filemode(0o41777), _stat.S_ISDIR(0o40000), _stat.S_IMODE(0o100644), _stat.S_IFMT(0o100644))
t(_stat.S_ISDIR, -1); t(_stat.filemode, 'a')
for e in (2, 13, 17, 20, 21, 32, 11, 4, 3, 110, 111, 103, 104, 10, 5): print(type(OSError(e, 'x')).__name__, posix.strerror(e))
posix.remove('u'); posix.remove('f'); posix.remove('sub/h'); posix.remove('sub/m'); posix.rmdir('sub'); posix.chdir('/'); posix.rmdir(D)
