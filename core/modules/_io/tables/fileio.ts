// Methods and attributes of FileIO, in CPython's order. (CPython: Modules/_io/clinic)

import { getset, member, method } from '../../../runtime/register';
import {
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  METH_WITH_CLASS,
  Py_READONLY,
  Py_T_BOOL,
  Py_T_PYSSIZET,
  Py_T_UINT,
  PyTypeObject,
} from '../../../runtime/type';
import { cannotPickle } from '../base-types';
import {
  fileio,
  fileio__dealloc_warn,
  fileio_close,
  fileio_fileno,
  fileio_get_closed,
  fileio_get_closefd,
  fileio_get_mode,
  fileio_isatty,
  fileio_readable,
  fileio_seekable,
  fileio_writable,
} from '../fileio';
import {
  fileio_read,
  fileio_readall,
  fileio_readinto,
  fileio_seek,
  fileio_tell,
  fileio_truncate,
  fileio_write,
} from '../fileio-transfer';

export const FileIO_MEMBERS: i64 = 4;
export const FileIO_DOC = `FileIO(file, mode='r', closefd=True, opener=None)
--

Open a file.

The mode can be 'r' (default), 'w', 'x' or 'a' for reading,
writing, exclusive creation or appending.  The file will be created if it
doesn't exist when opened for writing or appending; it will be truncated
when opened for writing.  A FileExistsError will be raised if it already
exists when opened for creating. Opening a file for creating implies
writing so this mode behaves in a similar way to 'w'.Add a '+' to the mode
to allow simultaneous reading and writing. A custom opener can be used by
passing a callable as *opener*. The underlying file descriptor for the file
object is then obtained by calling opener with (*name*, *flags*).
*opener* must return an open file descriptor (passing os.open as *opener*
results in functionality similar to passing None).`;

/** Methods and attributes of FileIO. */
export function addFileIO(t: PyTypeObject): void {
  method(
    t,
    'read',
    fileio_read.index,
    METH_WITH_CLASS,
    `read($self, size=-1, /)
--

Read at most size bytes, returned as bytes.

Only makes one system call, so less data may be returned than requested.
In non-blocking mode, returns None if no data is available.
Return an empty bytes object at EOF.`,
  );
  method(
    t,
    'readall',
    fileio_readall.index,
    METH_NOARGS,
    `readall($self, /)
--

Read all data from the file, returned as bytes.

In non-blocking mode, returns as much as is immediately available,
or None if no data is available.  Return an empty bytes object at EOF.`,
  );
  method(
    t,
    'readinto',
    fileio_readinto.index,
    METH_WITH_CLASS,
    `readinto($self, buffer, /)
--

Same as RawIOBase.readinto().`,
  );
  method(
    t,
    'write',
    fileio_write.index,
    METH_WITH_CLASS,
    `write($self, b, /)
--

Write buffer b to file, return number of bytes written.

Only makes one system call, so not all of the data may be written.
The number of bytes actually written is returned.  In non-blocking mode,
returns None if the write would block.`,
  );
  method(
    t,
    'seek',
    fileio_seek.index,
    METH_FASTCALL,
    `seek($self, pos, whence=0, /)
--

Move to new file position and return the file position.

Argument offset is a byte count.  Optional argument whence defaults to
SEEK_SET or 0 (offset from start of file, offset should be >= 0); other values
are SEEK_CUR or 1 (move relative to current position, positive or negative),
and SEEK_END or 2 (move relative to end of file, usually negative, although
many platforms allow seeking beyond the end of a file).

Note that not all file objects are seekable.`,
  );
  method(
    t,
    'tell',
    fileio_tell.index,
    METH_NOARGS,
    `tell($self, /)
--

Current file position.

Can raise OSError for non seekable files.`,
  );
  method(
    t,
    'truncate',
    fileio_truncate.index,
    METH_WITH_CLASS,
    `truncate($self, size=None, /)
--

Truncate the file to at most size bytes and return the truncated size.

Size defaults to the current file position, as returned by tell().
The current file position is changed to the value of size.`,
  );
  method(
    t,
    'close',
    fileio_close.index,
    METH_WITH_CLASS,
    `close($self, /)
--

Close the file.

A closed file cannot be used for further I/O operations.  close() may be
called more than once without error.`,
  );
  method(
    t,
    'seekable',
    fileio_seekable.index,
    METH_NOARGS,
    `seekable($self, /)
--

True if file supports random-access.`,
  );
  method(
    t,
    'readable',
    fileio_readable.index,
    METH_NOARGS,
    `readable($self, /)
--

True if file was opened in a read mode.`,
  );
  method(
    t,
    'writable',
    fileio_writable.index,
    METH_NOARGS,
    `writable($self, /)
--

True if file was opened in a write mode.`,
  );
  method(
    t,
    'fileno',
    fileio_fileno.index,
    METH_NOARGS,
    `fileno($self, /)
--

Return the underlying file descriptor (an integer).`,
  );
  method(
    t,
    'isatty',
    fileio_isatty.index,
    METH_NOARGS,
    `isatty($self, /)
--

True if the file is connected to a TTY device.`,
  );
  method(t, '_dealloc_warn', fileio__dealloc_warn.index, METH_O, '');
  method(t, '__reduce__', cannotPickle.index, METH_NOARGS, '__reduce__($self, /)\n--\n\n');
  method(t, '__reduce_ex__', cannotPickle.index, METH_O, '__reduce_ex__($self, object, /)\n--\n\n');
  member(t, '_blksize', Py_T_UINT, offsetof<fileio>('blksize'), 0, '');
  member(t, '_finalizing', Py_T_BOOL, offsetof<fileio>('finalizing'), 0, '');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<fileio>('_weakreflist'), Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, offsetof<fileio>('_dict'), Py_READONLY, '');
  getset(t, 'closed', fileio_get_closed.index, 0, `True if the file is closed`);
  getset(t, 'closefd', fileio_get_closefd.index, 0, `True if the file descriptor will be closed by close().`);
  getset(t, 'mode', fileio_get_mode.index, 0, `String giving the file mode`);
}
