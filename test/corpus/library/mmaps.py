# library
"""mmap: anonymous memory and files, through methods, slices, buffers and regular expressions; termios without a terminal."""
import mmap
import os
import re
import tempfile
import termios


def tell(call, *args):
    try:
        print(call(*args))
    except Exception as e:
        print(type(e).__name__, e)


m = mmap.mmap(-1, 10)
print(repr(m), len(m), m[:4], m.write(b'hello'), m.tell(), m.find(b'l'), m.find(b'l', 0), m.rfind(b'l', 0, 3))
m.seek(0)
print(m.read(2), m.read_byte(), m.readline(), m.read(), m.seek(-3, 2), m.seek(1, 1))
m[0] = 72
m[1:3] = b'EL'
m[::5] = b'xy'
print(m[:], m[::-3], m[-1], list(m)[:2], b'L' in m, 76 in m)
m.move(5, 0, 4)
print(m[:], re.search(rb'E(L)', m).span(1), bytes(memoryview(m)[1:3]))
m.write_byte(33)
print(m[:])


def store(key, value):
    m[key] = value


for key, value in (3, 256), (3, 'a'), (10, 1), (slice(0, 2), b'abc'), ('a', 1), (slice(0, 2), 'ab'):
    tell(store, key, value)
for key in 10, -11, 'a', None, 1.5:
    tell(m.__getitem__, key)
tell(m.write, b'12345678901')
tell(m.write, 'a')
tell(m.seek, 11)
tell(m.seek, 0, 7)
tell(m.move, 5, 0, 6)
tell(m.write_byte, 256)
tell(m.flush, 0, 11)
tell(m.size)
view = memoryview(m)
tell(m.close)
tell(m.resize, 4)
view[0] = 65
view.release()
print(m[0])
with m:
    pass
print(m, m.closed)
for call in len, bytes, mmap.mmap.read, mmap.mmap.tell, mmap.mmap.flush, mmap.mmap.size:
    try:
        call(m)
    except ValueError as e:
        print(e)
for args in (-1, 0), (-1, -1), (-1, 5, 0), ('a', 5), (-1, 5, mmap.MAP_SHARED, mmap.PROT_READ, mmap.ACCESS_READ):
    tell(mmap.mmap, *args)
try:
    mmap.mmap(-1, 5, access=9)
except ValueError as e:
    print(e)

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, 'file')
    with open(name, 'wb') as f:
        f.write(b'one\ntwo\nthree\n' * 400)
    with open(name, 'r+b') as f:
        with mmap.mmap(f.fileno(), 0) as m:
            print(len(m), m.size(), m.readline(), m.readline(), m.rfind(b'three', 0))
            m[0:3] = b'ONE'
            print(open(name, 'rb').read(8))
            with memoryview(m) as view:
                view[4:7] = b'TWO'
            print(open(name, 'rb').read(8))
            m.resize(6)
            print(os.stat(name).st_size, m[:], m.read())
            print(m.flush(), m.madvise(mmap.MADV_WILLNEED))
        with mmap.mmap(f.fileno(), 4, access=mmap.ACCESS_COPY) as m:
            m[0] = 46
            print(m[:], open(name, 'rb').read(), m)
            tell(m.resize, 9)
        tell(mmap.mmap, f.fileno(), 7)
        tell(mmap.mmap, f.fileno(), 1, 1, 3, 0, 1)
        with mmap.mmap(f.fileno(), 3, trackfd=False) as m:
            tell(m.size)
            tell(m.resize, 2)
    with open(name, 'rb') as f:
        tell(mmap.mmap, f.fileno(), 0)
        with mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ) as m:
            print(m, memoryview(m).readonly)
            tell(m.write, b'x')
            tell(m.__setitem__, 0, 1)
        fd = f.fileno()
        print(os.pread(fd, 3, 1), os.pread(fd, 99, 2), os.pread(fd, 5, 1 << 62))
        tell(os.pread, fd, 5, (1 << 63) - 1)
    with open(name, 'r+b') as f:
        tell(os.pwrite, f.fileno(), b'a', 1 << 62)
        tell(os.ftruncate, f.fileno(), 1 << 62)
        tell(mmap.mmap, f.fileno(), 0, mmap.MAP_SHARED, 99, 0, 8192)
        for call in termios.tcgetattr, termios.tcdrain:
            tell(call, f)
    tell(lambda: os.truncate(os.open(name, os.O_RDWR), 1 << 62))
tell(termios.tcgetattr, -1)
tell(termios.tcgetattr, 'a')
tell(termios.tcsetattr, 0, 0, [])
print(termios.ECHO, termios.TCSAFLUSH, issubclass(termios.error, OSError))
