# library
# Names relative to an open directory, flags of descriptors, times to the microsecond, and corners of text streams.
import codecs, io, itertools, os, shutil, stat, tempfile, warnings

top = tempfile.mkdtemp()
fd = os.open(top, os.O_RDONLY)
os.mkdir('sub', dir_fd=fd)
f = os.open('sub/file', os.O_CREAT | os.O_WRONLY, 0o640, dir_fd=fd)
print(os.write(f, b'text'), os.get_inheritable(f), os.get_blocking(f))
os.set_inheritable(f, True)
os.set_blocking(f, False)
print(os.get_inheritable(f), os.get_blocking(f))
g = os.dup(f)
print(os.get_inheritable(g), os.get_blocking(g))
os.dup2(f, g)
print(os.get_inheritable(g), os.dup2(f, g, inheritable=False) == g, os.get_inheritable(g))
os.close(f)
os.close(g)
print(oct(stat.S_IMODE(os.stat('sub/file', dir_fd=fd).st_mode)), os.access('sub/file', os.R_OK, dir_fd=fd))
os.symlink('file', 'sub/link', dir_fd=fd)
print(os.readlink('sub/link', dir_fd=fd), stat.S_ISLNK(os.lstat('sub/link', dir_fd=fd).st_mode))
os.link('sub/file', 'sub/hard', src_dir_fd=fd, dst_dir_fd=fd)
os.rename('sub/hard', 'moved', src_dir_fd=fd, dst_dir_fd=fd)
os.utime('moved', ns=(1002003000, 4005006000), dir_fd=fd)
s = os.stat('moved', dir_fd=fd)
print(s.st_atime_ns, s.st_mtime_ns, s.st_nlink)
os.chmod('moved', 0o600, dir_fd=fd)
for entry in sorted(os.scandir(fd), key=lambda e: e.name):
    print(entry, entry.path, entry.is_dir(), entry.stat().st_size if entry.is_file() else '')
for root, dirs, files, rootfd in os.fwalk('.', dir_fd=fd):
    print(root, sorted(dirs), sorted(files), rootfd >= 0)
print(sorted(os.listdir(fd)), shutil.rmtree.avoids_symlink_attacks)
os.unlink('moved', dir_fd=fd)


def tell(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, str(e).replace(top, 'TOP'))


tell(os.stat, 'nothing', dir_fd=fd)
tell(os.stat, fd, dir_fd=fd)
tell(os.stat, 'x', dir_fd='x')
tell(os.mkdir, 'x', dir_fd=999)
tell(os.rmdir, 'sub', dir_fd=fd)
tell(os.stat, '/nothing', dir_fd=999)
tell(os.get_blocking, 999)
tell(os.set_inheritable, 999, True)
for f in os.fsync, os.fdatasync, os.fchdir:
    tell(f, 999)
    tell(f, -5)
    tell(f, 'x')
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        tell(f, True)
for name in '', 'a=b', 'a\0':
    tell(os.putenv, name, 'value')
    tell(os.unsetenv, name)
name = os.path.join(os.fsencode(top), b'n\xe7w\xf0')
os.mkdir(name)
os.chdir(name)
print(os.path.basename(os.getcwdb()), os.listdir())
os.chdir('/')
shutil.rmtree(top)
os.close(fd)


class Text(io.TextIOWrapper):
    pass


print(Text(io.BytesIO(), 'ascii'))
t = io.TextIOWrapper(io.BytesIO())
for encoding in 'locale\0', '\udcfe', 'utf-8\0':
    tell(t.reconfigure, encoding=encoding)
tell(t.reconfigure, errors='\udcfe')
print(t.encoding, t.errors)
rot13 = codecs.lookup('rot13')
rot13._is_text_encoding = True
t = io.TextIOWrapper(io.BytesIO(b'foo'), encoding='rot13')
tell(t.write, 'bar')
rot13._is_text_encoding = False
t = io.TextIOWrapper(io.BytesIO())
tell(t.reconfigure, line_buffering='x')
tell(t.reconfigure, write_through=2)
tell(t.reconfigure, write_through=1 << 40)
tell(t.reconfigure, write_through=1 << 80)
r, w = os.pipe()
os.set_blocking(w, False)
os.set_blocking(r, False)
tell(os.read, r, 1)
print(os.write(w, b'x' * 70000))
tell(os.write, w, b'y')
print(len(os.read(r, 60)))
tell(os.write, w, b'y' * 61)
print(len(os.read(r, 100000)))
os.close(r)
os.close(w)
pair = io.TextIOWrapper(io.BufferedRWPair(io.BytesIO(b'foo\nbar\n'), io.BytesIO()))
print(pair.readline(), pair.write('x'), pair.readline())


class Again(io.RawIOBase):
    seen = []

    def writable(self):
        return True

    def write(self, data):
        self.seen.append(bytes(data)[:6])
        if len(self.seen) == 1:
            text.write('middle')
        return len(data)


text = io.TextIOWrapper(Again())
text.write('abc')
text.write('def')
text.write('g' * 8192)
text.flush()
print(Again.seen)


class Device(io.BytesIO):
    def seek(self, *args):
        return 0

    def tell(self):
        return 0


b = io.BufferedReader(Device(b'12'))
print(b.seek(0, 1), b.seek(1), b.read(1), b.tell(), b.seek(0, 1))
raw = io.BytesIO(b'abcdef')
with io.BufferedRandom(raw, 3) as b:
    print(b.write(b'1'), b.read1(1), b.flush(), raw.getvalue())


class Name:
    def __init__(self, name, it):
        self.name, self.it = name, it

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        list(self.it)
        return other == self.name


import builtins

for make in (lambda: iter([1]), lambda: iter((1,)), lambda: iter(b'1'), lambda: iter('1'), lambda: iter(lambda: 0, 0)):
    it, whole = make(), iter
    del builtins.iter
    builtins.__dict__[Name('iter', it)] = whole
    try:
        print(it.__reduce__())
    finally:
        for key in [k for k in builtins.__dict__ if type(k) is Name]:
            del builtins.__dict__[key]
        builtins.iter = whole
print(list(itertools.islice(itertools.count(3.25 - 4j), 3)), itertools.count(2, 1j), b'%d' % 3)
with open('/dev/null', 'a') as f:
    print(f.seekable(), f.tell(), f.write('x'), f.tell(), f.seek(0, 2))
