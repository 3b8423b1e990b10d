"""Files as bytes in memory, and memory without a file.

NOT CPYTHON: there is no host whose pages could be shared. A mapping is a copy of its part of the file, made when it is mapped;
what is written to it is written to the file at once (through a memoryview: when that is released, or at flush()). What others
write to the file afterwards is not seen.
"""

import operator as _operator
import os as _os
import stat as _stat
import sys as _sys

error = OSError

PROT_READ = 1
PROT_WRITE = 2
PROT_EXEC = 4
MAP_SHARED = 1
MAP_PRIVATE = 2
MAP_ANON = MAP_ANONYMOUS = 32
MAP_32BIT = 64
MAP_DENYWRITE = 2048
MAP_EXECUTABLE = 4096
MAP_NORESERVE = 16384
MAP_POPULATE = 32768
MAP_STACK = 131072
PAGESIZE = ALLOCATIONGRANULARITY = 4096
ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY = range(4)
MADV_NORMAL, MADV_RANDOM, MADV_SEQUENTIAL, MADV_WILLNEED, MADV_DONTNEED = range(5)
MADV_FREE, MADV_REMOVE, MADV_DONTFORK, MADV_DOFORK, MADV_MERGEABLE, MADV_UNMERGEABLE = range(8, 14)
MADV_HUGEPAGE, MADV_NOHUGEPAGE, MADV_DONTDUMP, MADV_DODUMP = range(14, 18)
MADV_HWPOISON = 100

_EBADF = 9
_EACCES = 13
_EINVAL = 22
_PyBUF_WRITABLE = 1
_ACCESSES = 'ACCESS_DEFAULT', 'ACCESS_READ', 'ACCESS_WRITE', 'ACCESS_COPY'


def _failed(errno):
    return OSError(errno, _os.strerror(errno))


def _viewOf(o):
    try:
        return memoryview(o).cast('B')
    except TypeError:
        raise TypeError(f'a bytes-like object is required, not {type(o).__name__!r}') from None


def _accessOf(access, flags, prot):
    """How the memory may be used, and mmap(2)'s flags and protection."""
    if access == ACCESS_DEFAULT:
        if prot & PROT_READ and prot & PROT_WRITE:
            return ACCESS_DEFAULT, flags, prot
        return ACCESS_WRITE if prot & PROT_WRITE else ACCESS_READ, flags, prot
    if flags != MAP_SHARED or prot != PROT_READ | PROT_WRITE:
        raise ValueError("mmap can't specify both access and flags, prot.")
    if access == ACCESS_READ:
        return access, MAP_SHARED, PROT_READ
    if access == ACCESS_WRITE:
        return access, MAP_SHARED, prot
    if access == ACCESS_COPY:
        return access, MAP_PRIVATE, prot
    raise ValueError('mmap invalid access parameter.')


def _lengthOf(fileno, length, offset):
    """How many bytes of the file are mapped: 0 asks for all that follow the offset."""
    found = _os.fstat(fileno)
    if not _stat.S_ISREG(found.st_mode):
        return length
    size = found.st_size
    if length == 0:
        if size == 0:
            raise ValueError('cannot mmap an empty file')
        if offset >= size:
            raise ValueError('mmap offset is greater than file size')
        return size - offset
    if offset > size or size - offset < length:
        raise ValueError('mmap length is greater than file size')
    return length


def _contents(fileno, length, offset, writes):
    """The bytes of that part of the file, if it may be read and, where `writes`, written."""
    try:
        if writes:
            _os.pwrite(fileno, b'', 0)
        data = bytearray()
        while len(data) < length and (part := _os.pread(fileno, length - len(data), offset + len(data))):
            data += part
    except OSError:
        raise _failed(_EACCES) from None
    return data + bytes(length - len(data))


class mmap:
    """Windows: mmap(fileno, length[, tagname[, access[, offset]]])

    Maps length bytes from the file specified by the file handle fileno,
    and returns a mmap object.  If length is larger than the current size
    of the file, the file is extended to contain length bytes.  If length
    is 0, the maximum length of the map is the current size of the file,
    except that if the file is empty Windows raises an exception (you cannot
    create an empty mapping on Windows).

    Unix: mmap(fileno, length[, flags[, prot[, access[, offset[, trackfd]]]]])

    Maps length bytes from the file specified by the file descriptor fileno,
    and returns a mmap object.
    """

    __slots__ = '_data', '_pos', '_access', '_offset', '_fd', '_tracks', '_exports', '_shared', '__weakref__'

    def __new__(
        cls, fileno, length, flags=MAP_SHARED, prot=PROT_READ | PROT_WRITE, access=ACCESS_DEFAULT, offset=0, *, trackfd=True
    ):
        fileno, length, offset = _operator.index(fileno), _operator.index(length), _operator.index(offset)
        _sys.audit('mmap.__new__', fileno, length, access, offset)
        if length < 0:
            raise OverflowError('memory mapped length must be positive')
        if offset < 0:
            raise OverflowError('memory mapped offset must be positive')
        access, flags, prot = _accessOf(access, flags, prot)
        if fileno != -1:
            length = _lengthOf(fileno, length, offset)
        if length == 0 or offset % PAGESIZE or not flags & (MAP_SHARED | MAP_PRIVATE):
            raise _failed(_EINVAL)
        self = super().__new__(cls)
        self._fd = -1
        self._exports = 0
        self._pos = 0
        self._access = access
        self._offset = offset
        self._tracks = bool(trackfd)
        self._shared = False
        if fileno == -1:
            self._data = bytearray(length)
            return self
        self._shared = bool(flags & MAP_SHARED and prot & PROT_WRITE)
        self._data = _contents(fileno, length, offset, self._shared)
        self._fd = _os.dup(fileno)
        return self

    def __del__(self):
        if getattr(self, '_fd', -1) >= 0:
            _os.close(self._fd)
            self._fd = -1

    def _valid(self):
        if self._data is None:
            raise ValueError('mmap closed or invalid')
        return self._data

    def _writable(self):
        data = self._valid()
        if self._access == ACCESS_READ:
            raise TypeError("mmap can't modify a readonly memory map.")
        return data

    def _written(self, start, end):
        """Tells the file."""
        if not self._shared:
            return
        with memoryview(self._data) as view:
            while start < end:
                start += _os.pwrite(self._fd, view[start:end], self._offset + start)

    # --- life

    def close(self):
        if self._exports > 0:
            raise BufferError('cannot close exported pointers exist')
        self._data = None
        self.__del__()

    @property
    def closed(self):
        return self._data is None

    def __enter__(self):
        self._valid()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __repr__(self):
        name = f'{type(self).__module__}.{type(self).__qualname__}'
        if self._data is None:
            return f'<{name} closed=True>'
        return (
            f'<{name} closed=False, access={_ACCESSES[self._access]}, length={len(self._data)}, '
            f'pos={self._pos}, offset={self._offset}>'
        )

    def __reduce__(self):
        raise TypeError("cannot pickle 'mmap.mmap' object")

    # --- like a file

    def read(self, n=None, /):
        self._valid()
        if n is not None and not hasattr(n, '__index__'):
            raise TypeError(f'argument should be integer or None, not {type(n).__name__!r}')
        n = -1 if n is None else _operator.index(n)
        data = self._valid()
        start = self._pos
        self._pos = max(start, len(data) if n < 0 else min(start + n, len(data)))
        return bytes(data[start : self._pos])

    def read_byte(self):
        data = self._valid()
        if self._pos >= len(data):
            raise ValueError('read byte out of range')
        self._pos += 1
        return data[self._pos - 1]

    def readline(self):
        data = self._valid()
        start = self._pos
        self._pos = data.find(b'\n', start) + 1 or max(start, len(data))
        return bytes(data[start : self._pos])

    def write(self, data, /):
        own = self._writable()
        with _viewOf(data) as view:
            n = len(view)
            if self._pos > len(own) or len(own) - self._pos < n:
                raise ValueError('data out of range')
            own[self._pos : self._pos + n] = view
        self._written(self._pos, self._pos + n)
        self._pos += n
        return n

    def write_byte(self, byte, /):
        byte = _operator.index(byte)
        if byte < 0:
            raise OverflowError('unsigned byte integer is less than minimum')
        if byte > 255:
            raise OverflowError('unsigned byte integer is greater than maximum')
        data = self._writable()
        if self._pos >= len(data):
            raise ValueError('write byte out of range')
        data[self._pos] = byte
        self._written(self._pos, self._pos + 1)
        self._pos += 1

    def seek(self, dist, how=0, /):
        size = len(self._valid())
        how = _operator.index(how)
        if how not in (0, 1, 2):
            raise ValueError('unknown seek type')
        where = (0, self._pos, size)[how] + _operator.index(dist)
        if not 0 <= where <= size:
            raise ValueError('seek out of range')
        self._pos = where
        return where

    def seekable(self):
        return True

    def tell(self):
        self._valid()
        return self._pos

    def size(self):
        self._valid()
        if self._fd < 0 or not self._tracks:
            raise _failed(_EBADF)
        return _os.fstat(self._fd).st_size

    def resize(self, newsize, /):
        data = self._valid()
        newsize = _operator.index(newsize)
        if self._exports > 0:
            raise BufferError("mmap can't resize with extant buffers exported.")
        if not self._tracks:
            raise ValueError("mmap can't resize with trackfd=False.")
        if self._access not in (ACCESS_WRITE, ACCESS_DEFAULT):
            raise TypeError("mmap can't resize a readonly or copy-on-write memory map.")
        if newsize < 0 or _sys.maxsize - newsize < self._offset:
            raise ValueError('new size out of range')
        if self._fd >= 0:
            _os.ftruncate(self._fd, self._offset + newsize)
        if newsize == 0:
            raise _failed(_EINVAL)
        del data[newsize:]
        data.extend(bytes(newsize - len(data)))

    def flush(self, offset=0, size=None, /):
        data = self._valid()
        offset = _operator.index(offset)
        size = len(data) if size is None else _operator.index(size)
        if size < 0 or offset < 0 or len(data) - offset < size:
            raise ValueError('flush values out of range')
        if self._access in (ACCESS_READ, ACCESS_COPY):
            return
        if offset % PAGESIZE:
            raise _failed(_EINVAL)
        self._written(offset, offset + size)

    def madvise(self, option, start=0, length=None, /):
        data = self._valid()
        start = _operator.index(start)
        if not 0 <= start < len(data):
            raise ValueError('madvise start out of bounds')
        if length is not None:
            length = _operator.index(length)
            if length < 0:
                raise ValueError('madvise length invalid')
            if _sys.maxsize - start < length:
                raise OverflowError('madvise length too large')
        if start % PAGESIZE:
            raise _failed(_EINVAL)

    # --- like bytes

    def _search(self, search, sub, start, end):
        start = self._pos if start is None else _operator.index(start)
        end = len(self._valid()) if end is None else _operator.index(end)
        return search(self._valid(), sub, start, end)

    def find(self, sub, start=None, end=None, /):
        return self._search(bytearray.find, _viewOf(sub), start, end)

    def rfind(self, sub, start=None, end=None, /):
        return self._search(bytearray.rfind, _viewOf(sub), start, end)

    def move(self, dest, src, count, /):
        dest, src, count = _operator.index(dest), _operator.index(src), _operator.index(count)
        data = self._writable()
        if min(dest, src, count) < 0 or len(data) - max(dest, src) < count:
            raise ValueError('source, destination, or count out of range')
        data[dest : dest + count] = data[src : src + count]
        self._written(dest, dest + count)

    def __len__(self):
        return len(self._valid())

    def __iter__(self):
        i = 0
        while i < len(self):
            yield self[i : i + 1]
            i += 1

    # __index__ of what is given may close this.

    def _indexOf(self, key, kind='integers'):
        if not hasattr(key, '__index__'):
            raise TypeError(f'mmap indices must be {kind}')
        i = _operator.index(key)
        size = len(self._valid())
        if i < 0:
            i += size
        if not 0 <= i < size:
            raise IndexError('mmap index out of range')
        return i

    def _indicesOf(self, key):
        indices = range(*key.indices(len(self._valid())))
        self._valid()
        return indices

    def __getitem__(self, key, /):
        self._valid()
        if not isinstance(key, slice):
            i = self._indexOf(key)
            return self._data[i]
        indices = self._indicesOf(key)
        if indices.step == 1:
            return bytes(self._data[indices.start : indices.stop])
        return bytes(self._data[i] for i in indices)

    def __setitem__(self, key, value, /):
        self._writable()
        if isinstance(key, slice):
            self._setSlice(self._indicesOf(key), value)
            return
        i = self._indexOf(key, 'integer')
        if not hasattr(value, '__index__'):
            raise TypeError('mmap item value must be an int')
        value = _operator.index(value)
        if not 0 <= value <= 255:
            raise ValueError('mmap item value must be in range(0, 256)')
        self._valid()[i] = value
        self._written(i, i + 1)

    def _setSlice(self, indices, value):
        with _viewOf(value) as view:
            if len(view) != len(indices):
                raise IndexError('mmap slice assignment is wrong size')
            if not indices:
                return
            if indices.step == 1:
                self._data[indices.start : indices.stop] = view
            else:
                for i, byte in zip(indices, view):
                    self._data[i] = byte
        self._written(min(indices), max(indices) + 1)

    def __delitem__(self, key, /):
        self._writable()
        if isinstance(key, slice):
            raise TypeError("mmap object doesn't support slice deletion")
        self._indexOf(key, 'integer')
        raise TypeError("mmap object doesn't support item deletion")

    def __buffer__(self, flags, /):
        data = self._valid()
        if self._access != ACCESS_READ:
            view = memoryview(data)
        elif flags & _PyBUF_WRITABLE:
            raise BufferError('Object is not writable.')
        else:
            view = memoryview(data).toreadonly()
        self._exports += 1
        return view

    def __release_buffer__(self, view, /):
        writes = not view.readonly
        view.release()
        self._exports -= 1
        if writes and self._shared:
            self._written(0, len(self._data))


mmap.__module__ = 'mmap'
