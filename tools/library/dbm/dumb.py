"""A database in three files: NAME.dat holds the values, NAME.dir says where each key's lies, NAME.bak is the last NAME.dir.

NOT CPYTHON: the library's archive lacks this module; the files are CPython's, so they go both ways. Values begin at
multiples of 512 bytes, and one that grew out of its blocks is written anew at the end.
"""

import ast as _ast
import collections.abc
import io as _io
import os as _os

__all__ = ['error', 'open']

_BLOCKSIZE = 512

error = OSError


class _Database(collections.abc.MutableMapping):
    # As long as the module lives: a database may be closed when nothing else is left.
    _os = _os
    _io = _io

    def __init__(self, filebasename, mode, flag='c'):
        filebasename = self._os.fsencode(filebasename)
        self._mode = mode
        self._readonly = flag == 'r'
        self._dirfile = filebasename + b'.dir'
        self._datfile = filebasename + b'.dat'
        self._bakfile = filebasename + b'.bak'
        self._index = None
        self._modified = False
        self._create(flag)
        self._update(flag)

    def _create(self, flag):
        if flag == 'n':
            for name in (self._datfile, self._bakfile, self._dirfile):
                try:
                    _os.remove(name)
                except OSError:
                    pass
        try:
            _io.open(self._datfile, 'r', encoding='Latin-1').close()
        except OSError:
            if flag not in ('c', 'n'):
                raise
            with _io.open(self._datfile, 'w', encoding='Latin-1'):
                self._chmod(self._datfile)

    def _update(self, flag):
        self._modified = False
        self._index = {}
        try:
            file = _io.open(self._dirfile, 'r', encoding='Latin-1')
        except OSError:
            if flag not in ('c', 'n'):
                raise
            self._modified = True
            with self._io.open(self._dirfile, 'w', encoding='Latin-1'):
                self._chmod(self._dirfile)
            return
        with file:
            for line in file:
                key, place = _ast.literal_eval(line.rstrip())
                self._index[key.encode('Latin-1')] = place

    def _commit(self):
        if self._index is None or not self._modified:
            return
        for change in (lambda: self._os.unlink(self._bakfile), lambda: self._os.rename(self._dirfile, self._bakfile)):
            try:
                change()
            except OSError:
                pass
        with self._io.open(self._dirfile, 'w', encoding='Latin-1') as file:
            self._chmod(self._dirfile)
            for key, place in self._index.items():
                file.write(f'{key.decode("Latin-1")!r}, {place!r}\n')
        self._modified = False

    sync = _commit

    def _verify_open(self):
        if self._index is None:
            raise error('DBM object has already been closed')

    def _may_change(self):
        if self._readonly:
            raise error('The database is opened for reading only')

    @staticmethod
    def _key(key):
        return key.encode('utf-8') if isinstance(key, str) else key

    def __getitem__(self, key):
        key = self._key(key)
        self._verify_open()
        at, size = self._index[key]
        with _io.open(self._datfile, 'rb') as file:
            file.seek(at)
            return file.read(size)

    def _write(self, at, value):
        with _io.open(self._datfile, 'rb+') as file:
            if at is None:
                file.seek(0, 2)
                end = file.tell()
                at = -(-end // _BLOCKSIZE) * _BLOCKSIZE
                file.write(b'\0' * (at - end))
            else:
                file.seek(at)
            file.write(value)
        return at, len(value)

    def __setitem__(self, key, value):
        self._may_change()
        if isinstance(key, str):
            key = key.encode('utf-8')
        elif not isinstance(key, (bytes, bytearray)):
            raise TypeError('keys must be bytes or strings')
        if isinstance(value, str):
            value = value.encode('utf-8')
        elif not isinstance(value, (bytes, bytearray)):
            raise TypeError('values must be bytes or strings')
        self._verify_open()
        self._modified = True
        if key not in self._index:
            place = self._index[key] = self._write(None, value)
            with _io.open(self._dirfile, 'a', encoding='Latin-1') as file:
                self._chmod(self._dirfile)
                file.write(f'{key.decode("Latin-1")!r}, {place!r}\n')
            return
        at, size = self._index[key]
        fits = -(-len(value) // _BLOCKSIZE) <= -(-size // _BLOCKSIZE)
        self._index[key] = self._write(at if fits else None, value)

    def __delitem__(self, key):
        self._may_change()
        key = self._key(key)
        self._verify_open()
        self._modified = True
        del self._index[key]
        self._commit()

    def keys(self):
        try:
            return list(self._index)
        except TypeError:
            raise error('DBM object has already been closed') from None

    def items(self):
        self._verify_open()
        return [(key, self[key]) for key in self._index.keys()]

    def __contains__(self, key):
        key = self._key(key)
        try:
            return key in self._index
        except TypeError:
            if self._index is None:
                raise error('DBM object has already been closed') from None
            raise

    def iterkeys(self):
        try:
            return iter(self._index)
        except TypeError:
            raise error('DBM object has already been closed') from None

    __iter__ = iterkeys

    def __len__(self):
        try:
            return len(self._index)
        except TypeError:
            raise error('DBM object has already been closed') from None

    def close(self):
        try:
            self._commit()
        finally:
            self._index = self._datfile = self._dirfile = self._bakfile = None

    __del__ = close

    def _chmod(self, file):
        self._os.chmod(file, self._mode)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def open(file, flag='c', mode=0o666):
    """Open a database: 'r' to read, 'w' to change, 'c' to create it if it is missing (the default), 'n' always a new one."""
    try:
        umask = _os.umask(0)
    except AttributeError:
        pass
    else:
        _os.umask(umask)
        mode &= ~umask
    if flag not in ('r', 'w', 'c', 'n'):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    return _Database(file, mode, flag=flag)
