// Methods and attributes of the types of _io, in CPython's order. (CPython: Modules/_io/clinic)

import { PyObject_GenericGetDict } from '../../objects/instance-dict';
import { getset, member, method } from '../../runtime/register';
import {
  _Py_T_OBJECT,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  Py_READONLY,
  Py_T_BOOL,
  Py_T_PYSSIZET,
  Py_T_UINT,
  PyTypeObject,
} from '../../runtime/type';
import {
  bufferediobase_detach,
  bufferediobase_read,
  bufferediobase_read1,
  bufferediobase_readinto,
  bufferediobase_readinto1,
  bufferediobase_write,
  cannotPickle,
  textiobase_detach,
  textiobase_get_encoding,
  textiobase_get_errors,
  textiobase_get_newlines,
  textiobase_read,
  textiobase_readline,
  textiobase_write,
} from './base-types';
import {
  buffered,
  buffered___sizeof__,
  buffered__dealloc_warn,
  buffered_close,
  buffered_detach,
  buffered_fileno,
  buffered_get_closed,
  buffered_get_mode,
  buffered_get_name,
  buffered_isatty,
  buffered_readable,
  buffered_seekable,
  buffered_writable,
  bufferedreader_flush,
} from './buffered';
import {
  buffered_peek,
  buffered_read,
  buffered_read1,
  buffered_readinto,
  buffered_readinto1,
  buffered_readline,
} from './buffered-read';
import { buffered_flush, buffered_seek, buffered_tell, buffered_truncate, buffered_write } from './buffered-write';
import {
  bytesio,
  bytesio___getstate__,
  bytesio___setstate__,
  bytesio___sizeof__,
  bytesio_close,
  bytesio_flush,
  bytesio_get_closed,
  bytesio_getbuffer,
  bytesio_getvalue,
  bytesio_isatty,
  bytesio_read,
  bytesio_read1,
  bytesio_readable,
  bytesio_readinto,
  bytesio_readline,
  bytesio_readlines,
  bytesio_seek,
  bytesio_seekable,
  bytesio_tell,
  bytesio_truncate,
  bytesio_writable,
  bytesio_write,
  bytesio_writelines,
} from './bytesio';
import {
  fileio,
  fileio__dealloc_warn,
  fileio_close,
  fileio_fileno,
  fileio_get_closed,
  fileio_get_closefd,
  fileio_get_mode,
  fileio_isatty,
  fileio_read,
  fileio_readable,
  fileio_readall,
  fileio_readinto,
  fileio_seek,
  fileio_seekable,
  fileio_tell,
  fileio_truncate,
  fileio_writable,
  fileio_write,
} from './fileio';
import {
  iobase,
  iobase___enter__,
  iobase___exit__,
  iobase__checkClosed,
  iobase__checkReadable,
  iobase__checkSeekable,
  iobase__checkWritable,
  iobase_close,
  iobase_fileno,
  iobase_flush,
  iobase_get_closed,
  iobase_isatty,
  iobase_readable,
  iobase_readline,
  iobase_readlines,
  iobase_seek,
  iobase_seekable,
  iobase_tell,
  iobase_truncate,
  iobase_writable,
  iobase_writelines,
  rawiobase_read,
  rawiobase_readall,
  rawiobase_readinto,
  rawiobase_write,
} from './iobase';
import {
  incrementalnewlinedecoder_decode,
  incrementalnewlinedecoder_get_newlines,
  incrementalnewlinedecoder_getstate,
  incrementalnewlinedecoder_reset,
  incrementalnewlinedecoder_setstate,
} from './newline-decoder';
import {
  bufferedrwpair_close,
  bufferedrwpair_flush,
  bufferedrwpair_get_closed,
  bufferedrwpair_isatty,
  bufferedrwpair_peek,
  bufferedrwpair_read,
  bufferedrwpair_read1,
  bufferedrwpair_readable,
  bufferedrwpair_readinto,
  bufferedrwpair_readinto1,
  bufferedrwpair_writable,
  bufferedrwpair_write,
  rwpair,
} from './rwpair';
import {
  stringio,
  stringio___getstate__,
  stringio___setstate__,
  stringio_close,
  stringio_get_closed,
  stringio_get_line_buffering,
  stringio_get_newlines,
  stringio_getvalue,
  stringio_read,
  stringio_readable,
  stringio_readline,
  stringio_seek,
  stringio_seekable,
  stringio_tell,
  stringio_truncate,
  stringio_writable,
  stringio_write,
} from './stringio';
import {
  textio,
  textiowrapper_close,
  textiowrapper_detach,
  textiowrapper_fileno,
  textiowrapper_flush,
  textiowrapper_get__CHUNK_SIZE,
  textiowrapper_get_closed,
  textiowrapper_get_errors,
  textiowrapper_get_name,
  textiowrapper_get_newlines,
  textiowrapper_isatty,
  textiowrapper_readable,
  textiowrapper_reconfigure,
  textiowrapper_seekable,
  textiowrapper_set__CHUNK_SIZE,
  textiowrapper_writable,
  textiowrapper_write,
} from './textio';
import { textiowrapper_read, textiowrapper_readline } from './textio-read';
import { textiowrapper_seek, textiowrapper_tell, textiowrapper_truncate } from './textio-seek';

export const IOBase_MEMBERS: i64 = 2;
export const IOBase_DOC = `The abstract base class for all I/O classes.

This class provides dummy implementations for many methods that
derived classes can override selectively; the default implementations
represent a file that cannot be read, written or seeked.

Even though IOBase does not declare read, readinto, or write because
their signatures will vary, implementations and clients should
consider those methods part of the interface. Also, implementations
may raise UnsupportedOperation when operations they do not support are
called.

The basic type used for binary data read from or written to a file is
bytes. Other bytes-like objects are accepted as method arguments too.
In some cases (such as readinto), a writable object is required. Text
I/O classes work with str data.

Note that calling any method (except additional calls to close(),
which are ignored) on a closed stream should raise a ValueError.

IOBase (and its subclasses) support the iterator protocol, meaning
that an IOBase object can be iterated over yielding the lines in a
stream.

IOBase also supports the :keyword:\`with\` statement. In this example,
fp is closed after the suite of the with statement is complete:

with open('spam.txt', 'r') as fp:
    fp.write('Spam and eggs!')
`;

export function addIOBase(t: PyTypeObject): void {
  method(
    t,
    'seek',
    iobase_seek.index,
    METH_VARARGS,
    `seek($self, offset, whence=os.SEEK_SET, /)
--

Change the stream position to the given byte offset.

  offset
    The stream position, relative to 'whence'.
  whence
    The relative position to seek from.

The offset is interpreted relative to the position indicated by whence.
Values for whence are:

* os.SEEK_SET or 0 -- start of stream (the default); offset should be zero or positive
* os.SEEK_CUR or 1 -- current stream position; offset may be negative
* os.SEEK_END or 2 -- end of stream; offset is usually negative

Return the new absolute position.`,
  );
  method(
    t,
    'tell',
    iobase_tell.index,
    METH_NOARGS,
    `tell($self, /)
--

Return current stream position.`,
  );
  method(
    t,
    'truncate',
    iobase_truncate.index,
    METH_VARARGS,
    `truncate($self, size=None, /)
--

Truncate file to size bytes.

File pointer is left unchanged. Size defaults to the current IO position
as reported by tell(). Return the new size.`,
  );
  method(
    t,
    'flush',
    iobase_flush.index,
    METH_NOARGS,
    `flush($self, /)
--

Flush write buffers, if applicable.

This is not implemented for read-only and non-blocking streams.`,
  );
  method(
    t,
    'close',
    iobase_close.index,
    METH_NOARGS,
    `close($self, /)
--

Flush and close the IO object.

This method has no effect if the file is already closed.`,
  );
  method(
    t,
    'seekable',
    iobase_seekable.index,
    METH_NOARGS,
    `seekable($self, /)
--

Return whether object supports random access.

If False, seek(), tell() and truncate() will raise OSError.
This method may need to do a test seek().`,
  );
  method(
    t,
    'readable',
    iobase_readable.index,
    METH_NOARGS,
    `readable($self, /)
--

Return whether object was opened for reading.

If False, read() will raise OSError.`,
  );
  method(
    t,
    'writable',
    iobase_writable.index,
    METH_NOARGS,
    `writable($self, /)
--

Return whether object was opened for writing.

If False, write() will raise OSError.`,
  );
  method(t, '_checkClosed', iobase__checkClosed.index, METH_VARARGS, '');
  method(t, '_checkSeekable', iobase__checkSeekable.index, METH_VARARGS, '');
  method(t, '_checkReadable', iobase__checkReadable.index, METH_VARARGS, '');
  method(t, '_checkWritable', iobase__checkWritable.index, METH_VARARGS, '');
  method(
    t,
    'fileno',
    iobase_fileno.index,
    METH_NOARGS,
    `fileno($self, /)
--

Return underlying file descriptor if one exists.

Raise OSError if the IO object does not use a file descriptor.`,
  );
  method(
    t,
    'isatty',
    iobase_isatty.index,
    METH_NOARGS,
    `isatty($self, /)
--

Return whether this is an 'interactive' stream.

Return False if it can't be determined.`,
  );
  method(t, '__enter__', iobase___enter__.index, METH_NOARGS, '');
  method(t, '__exit__', iobase___exit__.index, METH_VARARGS, '');
  method(
    t,
    'readline',
    iobase_readline.index,
    METH_FASTCALL,
    `readline($self, size=-1, /)
--

Read and return a line from the stream.

If size is specified, at most size bytes will be read.

The line terminator is always b'\\n' for binary files; for text
files, the newlines argument to open can be used to select the line
terminator(s) recognized.`,
  );
  method(
    t,
    'readlines',
    iobase_readlines.index,
    METH_FASTCALL,
    `readlines($self, hint=-1, /)
--

Return a list of lines from the stream.

hint can be specified to control the number of lines read: no more
lines will be read if the total size (in bytes/characters) of all
lines so far exceeds hint.`,
  );
  method(
    t,
    'writelines',
    iobase_writelines.index,
    METH_O,
    `writelines($self, lines, /)
--

Write a list of lines to stream.

Line separators are not added, so it is usual for each of the
lines provided to have a line separator at the end.`,
  );
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<iobase>('_weakreflist'), Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, offsetof<iobase>('_dict'), Py_READONLY, '');
  getset(t, '__dict__', PyObject_GenericGetDict.index, 0, '');
  getset(t, 'closed', iobase_get_closed.index, 0, '');
}

export const RawIOBase_MEMBERS: i64 = 0;
export const RawIOBase_DOC = `Base class for raw binary I/O.`;

export function addRawIOBase(t: PyTypeObject): void {
  method(
    t,
    'read',
    rawiobase_read.index,
    METH_FASTCALL,
    `read($self, size=-1, /)
--

`,
  );
  method(
    t,
    'readall',
    rawiobase_readall.index,
    METH_NOARGS,
    `readall($self, /)
--

Read until EOF, using multiple read() call.`,
  );
  method(t, 'readinto', rawiobase_readinto.index, METH_VARARGS, '');
  method(t, 'write', rawiobase_write.index, METH_VARARGS, '');
}

export const BufferedIOBase_MEMBERS: i64 = 0;
export const BufferedIOBase_DOC = `Base class for buffered IO objects.

The main difference with RawIOBase is that the read() method
supports omitting the size argument, and does not have a default
implementation that defers to readinto().

In addition, read(), readinto() and write() may raise
BlockingIOError if the underlying raw stream is in non-blocking
mode and not ready; unlike their raw counterparts, they will never
return None.

A typical implementation should not inherit from a RawIOBase
implementation, but wrap one.
`;

export function addBufferedIOBase(t: PyTypeObject): void {
  method(
    t,
    'detach',
    bufferediobase_detach.index,
    METH_NOARGS,
    `detach($self, /)
--

Disconnect this buffer from its underlying raw stream and return it.

After the raw stream has been detached, the buffer is in an unusable
state.`,
  );
  method(
    t,
    'read',
    bufferediobase_read.index,
    METH_VARARGS,
    `read($self, size=-1, /)
--

Read and return up to n bytes.

If the size argument is omitted, None, or negative, read and
return all data until EOF.

If the size argument is positive, and the underlying raw stream is
not 'interactive', multiple raw reads may be issued to satisfy
the byte count (unless EOF is reached first).
However, for interactive raw streams (as well as sockets and pipes),
at most one raw read will be issued, and a short result does not
imply that EOF is imminent.

Return an empty bytes object on EOF.

Return None if the underlying raw stream was open in non-blocking
mode and no data is available at the moment.`,
  );
  method(
    t,
    'read1',
    bufferediobase_read1.index,
    METH_VARARGS,
    `read1($self, size=-1, /)
--

Read and return up to size bytes, with at most one read() call to the underlying raw stream.

Return an empty bytes object on EOF.
A short result does not imply that EOF is imminent.`,
  );
  method(
    t,
    'readinto',
    bufferediobase_readinto.index,
    METH_O,
    `readinto($self, buffer, /)
--

`,
  );
  method(
    t,
    'readinto1',
    bufferediobase_readinto1.index,
    METH_O,
    `readinto1($self, buffer, /)
--

`,
  );
  method(
    t,
    'write',
    bufferediobase_write.index,
    METH_VARARGS,
    `write($self, b, /)
--

Write buffer b to the IO stream.

Return the number of bytes written, which is always
the length of b in bytes.

Raise BlockingIOError if the buffer is full and the
underlying raw stream cannot accept more data at the moment.`,
  );
}

export const TextIOBase_MEMBERS: i64 = 0;
export const TextIOBase_DOC = `Base class for text I/O.

This class provides a character and line based interface to stream
I/O. There is no readinto method because Python's character strings
are immutable.
`;

export function addTextIOBase(t: PyTypeObject): void {
  method(
    t,
    'detach',
    textiobase_detach.index,
    METH_NOARGS,
    `detach($self, /)
--

Separate the underlying buffer from the TextIOBase and return it.

After the underlying buffer has been detached, the TextIO is in an unusable state.`,
  );
  method(
    t,
    'read',
    textiobase_read.index,
    METH_VARARGS,
    `read($self, size=-1, /)
--

Read at most size characters from stream.

Read from underlying buffer until we have size characters or we hit EOF.
If size is negative or omitted, read until EOF.`,
  );
  method(
    t,
    'readline',
    textiobase_readline.index,
    METH_VARARGS,
    `readline($self, size=-1, /)
--

Read until newline or EOF.

Return an empty string if EOF is hit immediately.
If size is specified, at most size characters will be read.`,
  );
  method(
    t,
    'write',
    textiobase_write.index,
    METH_VARARGS,
    `write($self, s, /)
--

Write string s to stream.

Return the number of characters written
(which is always equal to the length of the string).`,
  );
  getset(
    t,
    'encoding',
    textiobase_get_encoding.index,
    0,
    `Encoding of the text stream.

Subclasses should override.`,
  );
  getset(
    t,
    'newlines',
    textiobase_get_newlines.index,
    0,
    `Line endings translated so far.

Only line endings translated during reading are considered.

Subclasses should override.`,
  );
  getset(
    t,
    'errors',
    textiobase_get_errors.index,
    0,
    `The error setting of the decoder or encoder.

Subclasses should override.`,
  );
}

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

export function addFileIO(t: PyTypeObject): void {
  method(
    t,
    'read',
    fileio_read.index,
    METH_FASTCALL,
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
    METH_O,
    `readinto($self, buffer, /)
--

Same as RawIOBase.readinto().`,
  );
  method(
    t,
    'write',
    fileio_write.index,
    METH_O,
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
    METH_FASTCALL,
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
    METH_NOARGS,
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
  method(t, '__reduce__', cannotPickle.index, METH_VARARGS, '');
  method(t, '__reduce_ex__', cannotPickle.index, METH_VARARGS, '');
  member(t, '_blksize', Py_T_UINT, offsetof<fileio>('blksize'), 0, '');
  member(t, '_finalizing', Py_T_BOOL, offsetof<fileio>('finalizing'), 0, '');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<fileio>('_weakreflist'), Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, offsetof<fileio>('_dict'), Py_READONLY, '');
  getset(t, 'closed', fileio_get_closed.index, 0, `True if the file is closed`);
  getset(t, 'closefd', fileio_get_closefd.index, 0, `True if the file descriptor will be closed by close().`);
  getset(t, 'mode', fileio_get_mode.index, 0, `String giving the file mode`);
}

export const BytesIO_MEMBERS: i64 = 2;
export const BytesIO_DOC = `BytesIO(initial_bytes=b'')
--

Buffered I/O implementation using an in-memory bytes buffer.`;

export function addBytesIO(t: PyTypeObject): void {
  method(
    t,
    'readable',
    bytesio_readable.index,
    METH_NOARGS,
    `readable($self, /)
--

Returns True if the IO object can be read.`,
  );
  method(
    t,
    'seekable',
    bytesio_seekable.index,
    METH_NOARGS,
    `seekable($self, /)
--

Returns True if the IO object can be seeked.`,
  );
  method(
    t,
    'writable',
    bytesio_writable.index,
    METH_NOARGS,
    `writable($self, /)
--

Returns True if the IO object can be written.`,
  );
  method(
    t,
    'close',
    bytesio_close.index,
    METH_NOARGS,
    `close($self, /)
--

Disable all I/O operations.`,
  );
  method(
    t,
    'flush',
    bytesio_flush.index,
    METH_NOARGS,
    `flush($self, /)
--

Does nothing.`,
  );
  method(
    t,
    'isatty',
    bytesio_isatty.index,
    METH_NOARGS,
    `isatty($self, /)
--

Always returns False.

BytesIO objects are not connected to a TTY-like device.`,
  );
  method(
    t,
    'tell',
    bytesio_tell.index,
    METH_NOARGS,
    `tell($self, /)
--

Current file position, an integer.`,
  );
  method(
    t,
    'write',
    bytesio_write.index,
    METH_O,
    `write($self, b, /)
--

Write bytes to file.

Return the number of bytes written.`,
  );
  method(
    t,
    'writelines',
    bytesio_writelines.index,
    METH_O,
    `writelines($self, lines, /)
--

Write lines to the file.

Note that newlines are not added.  lines can be any iterable object
producing bytes-like objects. This is equivalent to calling write() for
each element.`,
  );
  method(
    t,
    'read1',
    bytesio_read1.index,
    METH_FASTCALL,
    `read1($self, size=-1, /)
--

Read at most size bytes, returned as a bytes object.

If the size argument is negative or omitted, read until EOF is reached.
Return an empty bytes object at EOF.`,
  );
  method(
    t,
    'readinto',
    bytesio_readinto.index,
    METH_O,
    `readinto($self, buffer, /)
--

Read bytes into buffer.

Returns number of bytes read (0 for EOF), or None if the object
is set not to block and has no data to read.`,
  );
  method(
    t,
    'readline',
    bytesio_readline.index,
    METH_FASTCALL,
    `readline($self, size=-1, /)
--

Next line from the file, as a bytes object.

Retain newline.  A non-negative size argument limits the maximum
number of bytes to return (an incomplete line may be returned then).
Return an empty bytes object at EOF.`,
  );
  method(
    t,
    'readlines',
    bytesio_readlines.index,
    METH_FASTCALL,
    `readlines($self, size=None, /)
--

List of bytes objects, each a line from the file.

Call readline() repeatedly and return a list of the lines so read.
The optional size argument, if given, is an approximate bound on the
total number of bytes in the lines returned.`,
  );
  method(
    t,
    'read',
    bytesio_read.index,
    METH_FASTCALL,
    `read($self, size=-1, /)
--

Read at most size bytes, returned as a bytes object.

If the size argument is negative, read until EOF is reached.
Return an empty bytes object at EOF.`,
  );
  method(
    t,
    'getbuffer',
    bytesio_getbuffer.index,
    METH_NOARGS,
    `getbuffer($self, /)
--

Get a read-write view over the contents of the BytesIO object.`,
  );
  method(
    t,
    'getvalue',
    bytesio_getvalue.index,
    METH_NOARGS,
    `getvalue($self, /)
--

Retrieve the entire contents of the BytesIO object.`,
  );
  method(
    t,
    'seek',
    bytesio_seek.index,
    METH_FASTCALL,
    `seek($self, pos, whence=0, /)
--

Change stream position.

Seek to byte offset pos relative to position indicated by whence:
     0  Start of stream (the default).  pos should be >= 0;
     1  Current position - pos may be negative;
     2  End of stream - pos usually negative.
Returns the new absolute position.`,
  );
  method(
    t,
    'truncate',
    bytesio_truncate.index,
    METH_FASTCALL,
    `truncate($self, size=None, /)
--

Truncate the file to at most size bytes.

Size defaults to the current file position, as returned by tell().
The current file position is unchanged.  Returns the new size.`,
  );
  method(t, '__getstate__', bytesio___getstate__.index, METH_NOARGS, '');
  method(t, '__setstate__', bytesio___setstate__.index, METH_O, '');
  method(t, '__sizeof__', bytesio___sizeof__.index, METH_NOARGS, '');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<bytesio>('_weakreflist'), Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, offsetof<bytesio>('_dict'), Py_READONLY, '');
  getset(t, 'closed', bytesio_get_closed.index, 0, `True if the file is closed.`);
}

export const StringIO_MEMBERS: i64 = 2;
export const StringIO_DOC = `StringIO(initial_value='', newline='\\n')
--

Text I/O implementation using an in-memory buffer.

The initial_value argument sets the value of object.  The newline
argument is like the one of TextIOWrapper's constructor.`;

export function addStringIO(t: PyTypeObject): void {
  method(
    t,
    'close',
    stringio_close.index,
    METH_NOARGS,
    `close($self, /)
--

Close the IO object.

Attempting any further operation after the object is closed
will raise a ValueError.

This method has no effect if the file is already closed.`,
  );
  method(
    t,
    'getvalue',
    stringio_getvalue.index,
    METH_NOARGS,
    `getvalue($self, /)
--

Retrieve the entire contents of the object.`,
  );
  method(
    t,
    'read',
    stringio_read.index,
    METH_FASTCALL,
    `read($self, size=-1, /)
--

Read at most size characters, returned as a string.

If the argument is negative or omitted, read until EOF
is reached. Return an empty string at EOF.`,
  );
  method(
    t,
    'readline',
    stringio_readline.index,
    METH_FASTCALL,
    `readline($self, size=-1, /)
--

Read until newline or EOF.

Returns an empty string if EOF is hit immediately.`,
  );
  method(
    t,
    'tell',
    stringio_tell.index,
    METH_NOARGS,
    `tell($self, /)
--

Tell the current file position.`,
  );
  method(
    t,
    'truncate',
    stringio_truncate.index,
    METH_FASTCALL,
    `truncate($self, pos=None, /)
--

Truncate size to pos.

The pos argument defaults to the current file position, as
returned by tell().  The current file position is unchanged.
Returns the new absolute position.`,
  );
  method(
    t,
    'seek',
    stringio_seek.index,
    METH_FASTCALL,
    `seek($self, pos, whence=0, /)
--

Change stream position.

Seek to character offset pos relative to position indicated by whence:
    0  Start of stream (the default).  pos should be >= 0;
    1  Current position - pos must be 0;
    2  End of stream - pos must be 0.
Returns the new absolute position.`,
  );
  method(
    t,
    'write',
    stringio_write.index,
    METH_O,
    `write($self, s, /)
--

Write string to file.

Returns the number of characters written, which is always equal to
the length of the string.`,
  );
  method(
    t,
    'seekable',
    stringio_seekable.index,
    METH_NOARGS,
    `seekable($self, /)
--

Returns True if the IO object can be seeked.`,
  );
  method(
    t,
    'readable',
    stringio_readable.index,
    METH_NOARGS,
    `readable($self, /)
--

Returns True if the IO object can be read.`,
  );
  method(
    t,
    'writable',
    stringio_writable.index,
    METH_NOARGS,
    `writable($self, /)
--

Returns True if the IO object can be written.`,
  );
  method(
    t,
    '__getstate__',
    stringio___getstate__.index,
    METH_NOARGS,
    `__getstate__($self, /)
--

`,
  );
  method(
    t,
    '__setstate__',
    stringio___setstate__.index,
    METH_O,
    `__setstate__($self, state, /)
--

`,
  );
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<stringio>('_weakreflist'), Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, offsetof<stringio>('_dict'), Py_READONLY, '');
  getset(t, 'closed', stringio_get_closed.index, 0, '');
  getset(t, 'newlines', stringio_get_newlines.index, 0, '');
  getset(t, 'line_buffering', stringio_get_line_buffering.index, 0, '');
}

export const BufferedReader_MEMBERS: i64 = 4;
export const BufferedReader_DOC = `BufferedReader(raw, buffer_size=DEFAULT_BUFFER_SIZE)
--

Create a new buffered reader using the given readable raw IO object.`;

export function addBufferedReader(t: PyTypeObject): void {
  method(
    t,
    'detach',
    buffered_detach.index,
    METH_NOARGS,
    `detach($self, /)
--

`,
  );
  method(
    t,
    'flush',
    bufferedreader_flush.index,
    METH_NOARGS,
    `flush($self, /)
--

`,
  );
  method(
    t,
    'close',
    buffered_close.index,
    METH_NOARGS,
    `close($self, /)
--

`,
  );
  method(
    t,
    'seekable',
    buffered_seekable.index,
    METH_NOARGS,
    `seekable($self, /)
--

`,
  );
  method(
    t,
    'readable',
    buffered_readable.index,
    METH_NOARGS,
    `readable($self, /)
--

`,
  );
  method(
    t,
    'fileno',
    buffered_fileno.index,
    METH_NOARGS,
    `fileno($self, /)
--

`,
  );
  method(
    t,
    'isatty',
    buffered_isatty.index,
    METH_NOARGS,
    `isatty($self, /)
--

`,
  );
  method(
    t,
    '_dealloc_warn',
    buffered__dealloc_warn.index,
    METH_O,
    `_dealloc_warn($self, source, /)
--

`,
  );
  method(
    t,
    'read',
    buffered_read.index,
    METH_FASTCALL,
    `read($self, size=-1, /)
--

`,
  );
  method(
    t,
    'peek',
    buffered_peek.index,
    METH_FASTCALL,
    `peek($self, size=0, /)
--

`,
  );
  method(
    t,
    'read1',
    buffered_read1.index,
    METH_FASTCALL,
    `read1($self, size=-1, /)
--

`,
  );
  method(
    t,
    'readinto',
    buffered_readinto.index,
    METH_O,
    `readinto($self, buffer, /)
--

`,
  );
  method(
    t,
    'readinto1',
    buffered_readinto1.index,
    METH_O,
    `readinto1($self, buffer, /)
--

`,
  );
  method(
    t,
    'readline',
    buffered_readline.index,
    METH_FASTCALL,
    `readline($self, size=-1, /)
--

`,
  );
  method(
    t,
    'seek',
    buffered_seek.index,
    METH_FASTCALL,
    `seek($self, target, whence=0, /)
--

`,
  );
  method(
    t,
    'tell',
    buffered_tell.index,
    METH_NOARGS,
    `tell($self, /)
--

`,
  );
  method(
    t,
    'truncate',
    buffered_truncate.index,
    METH_FASTCALL,
    `truncate($self, pos=None, /)
--

`,
  );
  method(
    t,
    '__sizeof__',
    buffered___sizeof__.index,
    METH_NOARGS,
    `__sizeof__($self, /)
--

`,
  );
  method(t, '__reduce__', cannotPickle.index, METH_VARARGS, '');
  method(t, '__reduce_ex__', cannotPickle.index, METH_VARARGS, '');
  member(t, 'raw', _Py_T_OBJECT, offsetof<buffered>('_raw'), Py_READONLY, '');
  member(t, '_finalizing', Py_T_BOOL, offsetof<buffered>('finalizing'), 0, '');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<buffered>('_weakreflist'), Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, offsetof<buffered>('_dict'), Py_READONLY, '');
  getset(t, 'closed', buffered_get_closed.index, 0, '');
  getset(t, 'name', buffered_get_name.index, 0, '');
  getset(t, 'mode', buffered_get_mode.index, 0, '');
}

export const BufferedWriter_MEMBERS: i64 = 4;
export const BufferedWriter_DOC = `BufferedWriter(raw, buffer_size=DEFAULT_BUFFER_SIZE)
--

A buffer for a writeable sequential RawIO object.

The constructor creates a BufferedWriter for the given writeable raw
stream. If the buffer_size is not given, it defaults to
DEFAULT_BUFFER_SIZE.`;

export function addBufferedWriter(t: PyTypeObject): void {
  method(
    t,
    'close',
    buffered_close.index,
    METH_NOARGS,
    `close($self, /)
--

`,
  );
  method(
    t,
    'detach',
    buffered_detach.index,
    METH_NOARGS,
    `detach($self, /)
--

`,
  );
  method(
    t,
    'seekable',
    buffered_seekable.index,
    METH_NOARGS,
    `seekable($self, /)
--

`,
  );
  method(
    t,
    'writable',
    buffered_writable.index,
    METH_NOARGS,
    `writable($self, /)
--

`,
  );
  method(
    t,
    'fileno',
    buffered_fileno.index,
    METH_NOARGS,
    `fileno($self, /)
--

`,
  );
  method(
    t,
    'isatty',
    buffered_isatty.index,
    METH_NOARGS,
    `isatty($self, /)
--

`,
  );
  method(
    t,
    '_dealloc_warn',
    buffered__dealloc_warn.index,
    METH_O,
    `_dealloc_warn($self, source, /)
--

`,
  );
  method(
    t,
    'write',
    buffered_write.index,
    METH_O,
    `write($self, buffer, /)
--

`,
  );
  method(
    t,
    'truncate',
    buffered_truncate.index,
    METH_FASTCALL,
    `truncate($self, pos=None, /)
--

`,
  );
  method(
    t,
    'flush',
    buffered_flush.index,
    METH_NOARGS,
    `flush($self, /)
--

`,
  );
  method(
    t,
    'seek',
    buffered_seek.index,
    METH_FASTCALL,
    `seek($self, target, whence=0, /)
--

`,
  );
  method(
    t,
    'tell',
    buffered_tell.index,
    METH_NOARGS,
    `tell($self, /)
--

`,
  );
  method(
    t,
    '__sizeof__',
    buffered___sizeof__.index,
    METH_NOARGS,
    `__sizeof__($self, /)
--

`,
  );
  method(t, '__reduce__', cannotPickle.index, METH_VARARGS, '');
  method(t, '__reduce_ex__', cannotPickle.index, METH_VARARGS, '');
  member(t, 'raw', _Py_T_OBJECT, offsetof<buffered>('_raw'), Py_READONLY, '');
  member(t, '_finalizing', Py_T_BOOL, offsetof<buffered>('finalizing'), 0, '');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<buffered>('_weakreflist'), Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, offsetof<buffered>('_dict'), Py_READONLY, '');
  getset(t, 'closed', buffered_get_closed.index, 0, '');
  getset(t, 'name', buffered_get_name.index, 0, '');
  getset(t, 'mode', buffered_get_mode.index, 0, '');
}

export const BufferedRWPair_MEMBERS: i64 = 2;
export const BufferedRWPair_DOC = `BufferedRWPair(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)
--

A buffered reader and writer object together.

A buffered reader object and buffered writer object put together to
form a sequential IO object that can read and write. This is typically
used with a socket or two-way pipe.

reader and writer are RawIOBase objects that are readable and
writeable respectively. If the buffer_size is omitted it defaults to
DEFAULT_BUFFER_SIZE.`;

export function addBufferedRWPair(t: PyTypeObject): void {
  method(t, 'read', bufferedrwpair_read.index, METH_VARARGS, '');
  method(t, 'peek', bufferedrwpair_peek.index, METH_VARARGS, '');
  method(t, 'read1', bufferedrwpair_read1.index, METH_VARARGS, '');
  method(t, 'readinto', bufferedrwpair_readinto.index, METH_VARARGS, '');
  method(t, 'readinto1', bufferedrwpair_readinto1.index, METH_VARARGS, '');
  method(t, 'write', bufferedrwpair_write.index, METH_VARARGS, '');
  method(t, 'flush', bufferedrwpair_flush.index, METH_NOARGS, '');
  method(t, 'readable', bufferedrwpair_readable.index, METH_NOARGS, '');
  method(t, 'writable', bufferedrwpair_writable.index, METH_NOARGS, '');
  method(t, 'close', bufferedrwpair_close.index, METH_NOARGS, '');
  method(t, 'isatty', bufferedrwpair_isatty.index, METH_NOARGS, '');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<rwpair>('_weakreflist'), Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, offsetof<rwpair>('_dict'), Py_READONLY, '');
  getset(t, 'closed', bufferedrwpair_get_closed.index, 0, '');
}

export const BufferedRandom_MEMBERS: i64 = 4;
export const BufferedRandom_DOC = `BufferedRandom(raw, buffer_size=DEFAULT_BUFFER_SIZE)
--

A buffered interface to random access streams.

The constructor creates a reader and writer for a seekable stream,
raw, given in the first argument. If the buffer_size is omitted it
defaults to DEFAULT_BUFFER_SIZE.`;

export function addBufferedRandom(t: PyTypeObject): void {
  method(
    t,
    'close',
    buffered_close.index,
    METH_NOARGS,
    `close($self, /)
--

`,
  );
  method(
    t,
    'detach',
    buffered_detach.index,
    METH_NOARGS,
    `detach($self, /)
--

`,
  );
  method(
    t,
    'seekable',
    buffered_seekable.index,
    METH_NOARGS,
    `seekable($self, /)
--

`,
  );
  method(
    t,
    'readable',
    buffered_readable.index,
    METH_NOARGS,
    `readable($self, /)
--

`,
  );
  method(
    t,
    'writable',
    buffered_writable.index,
    METH_NOARGS,
    `writable($self, /)
--

`,
  );
  method(
    t,
    'fileno',
    buffered_fileno.index,
    METH_NOARGS,
    `fileno($self, /)
--

`,
  );
  method(
    t,
    'isatty',
    buffered_isatty.index,
    METH_NOARGS,
    `isatty($self, /)
--

`,
  );
  method(
    t,
    '_dealloc_warn',
    buffered__dealloc_warn.index,
    METH_O,
    `_dealloc_warn($self, source, /)
--

`,
  );
  method(
    t,
    'flush',
    buffered_flush.index,
    METH_NOARGS,
    `flush($self, /)
--

`,
  );
  method(
    t,
    'seek',
    buffered_seek.index,
    METH_FASTCALL,
    `seek($self, target, whence=0, /)
--

`,
  );
  method(
    t,
    'tell',
    buffered_tell.index,
    METH_NOARGS,
    `tell($self, /)
--

`,
  );
  method(
    t,
    'truncate',
    buffered_truncate.index,
    METH_FASTCALL,
    `truncate($self, pos=None, /)
--

`,
  );
  method(
    t,
    'read',
    buffered_read.index,
    METH_FASTCALL,
    `read($self, size=-1, /)
--

`,
  );
  method(
    t,
    'read1',
    buffered_read1.index,
    METH_FASTCALL,
    `read1($self, size=-1, /)
--

`,
  );
  method(
    t,
    'readinto',
    buffered_readinto.index,
    METH_O,
    `readinto($self, buffer, /)
--

`,
  );
  method(
    t,
    'readinto1',
    buffered_readinto1.index,
    METH_O,
    `readinto1($self, buffer, /)
--

`,
  );
  method(
    t,
    'readline',
    buffered_readline.index,
    METH_FASTCALL,
    `readline($self, size=-1, /)
--

`,
  );
  method(
    t,
    'peek',
    buffered_peek.index,
    METH_FASTCALL,
    `peek($self, size=0, /)
--

`,
  );
  method(
    t,
    'write',
    buffered_write.index,
    METH_O,
    `write($self, buffer, /)
--

`,
  );
  method(
    t,
    '__sizeof__',
    buffered___sizeof__.index,
    METH_NOARGS,
    `__sizeof__($self, /)
--

`,
  );
  method(t, '__reduce__', cannotPickle.index, METH_VARARGS, '');
  method(t, '__reduce_ex__', cannotPickle.index, METH_VARARGS, '');
  member(t, 'raw', _Py_T_OBJECT, offsetof<buffered>('_raw'), Py_READONLY, '');
  member(t, '_finalizing', Py_T_BOOL, offsetof<buffered>('finalizing'), 0, '');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<buffered>('_weakreflist'), Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, offsetof<buffered>('_dict'), Py_READONLY, '');
  getset(t, 'closed', buffered_get_closed.index, 0, '');
  getset(t, 'name', buffered_get_name.index, 0, '');
  getset(t, 'mode', buffered_get_mode.index, 0, '');
}

export const TextIOWrapper_MEMBERS: i64 = 7;
export const TextIOWrapper_DOC = `TextIOWrapper(buffer, encoding=None, errors=None, newline=None,
              line_buffering=False, write_through=False)
--

Character and line based layer over a BufferedIOBase object, buffer.

encoding gives the name of the encoding that the stream will be
decoded or encoded with. It defaults to locale.getencoding().

errors determines the strictness of encoding and decoding (see
help(codecs.Codec) or the documentation for codecs.register) and
defaults to "strict".

newline controls how line endings are handled. It can be None, '',
'\\n', '\\r', and '\\r\\n'.  It works as follows:

* On input, if newline is None, universal newlines mode is
  enabled. Lines in the input can end in '\\n', '\\r', or '\\r\\n', and
  these are translated into '\\n' before being returned to the
  caller. If it is '', universal newline mode is enabled, but line
  endings are returned to the caller untranslated. If it has any of
  the other legal values, input lines are only terminated by the given
  string, and the line ending is returned to the caller untranslated.

* On output, if newline is None, any '\\n' characters written are
  translated to the system default line separator, os.linesep. If
  newline is '' or '\\n', no translation takes place. If newline is any
  of the other legal values, any '\\n' characters written are translated
  to the given string.

If line_buffering is True, a call to flush is implied when a call to
write contains a newline character.`;

export function addTextIOWrapper(t: PyTypeObject): void {
  method(
    t,
    'detach',
    textiowrapper_detach.index,
    METH_NOARGS,
    `detach($self, /)
--

`,
  );
  method(
    t,
    'reconfigure',
    textiowrapper_reconfigure.index,
    METH_FASTCALL | METH_KEYWORDS,
    `reconfigure($self, /, *, encoding=None, errors=None, newline=None,
            line_buffering=None, write_through=None)
--

Reconfigure the text stream with new parameters.

This also does an implicit stream flush.`,
  );
  method(
    t,
    'write',
    textiowrapper_write.index,
    METH_O,
    `write($self, text, /)
--

`,
  );
  method(
    t,
    'read',
    textiowrapper_read.index,
    METH_FASTCALL,
    `read($self, size=-1, /)
--

`,
  );
  method(
    t,
    'readline',
    textiowrapper_readline.index,
    METH_FASTCALL,
    `readline($self, size=-1, /)
--

`,
  );
  method(
    t,
    'flush',
    textiowrapper_flush.index,
    METH_NOARGS,
    `flush($self, /)
--

`,
  );
  method(
    t,
    'close',
    textiowrapper_close.index,
    METH_NOARGS,
    `close($self, /)
--

`,
  );
  method(
    t,
    'fileno',
    textiowrapper_fileno.index,
    METH_NOARGS,
    `fileno($self, /)
--

`,
  );
  method(
    t,
    'seekable',
    textiowrapper_seekable.index,
    METH_NOARGS,
    `seekable($self, /)
--

`,
  );
  method(
    t,
    'readable',
    textiowrapper_readable.index,
    METH_NOARGS,
    `readable($self, /)
--

`,
  );
  method(
    t,
    'writable',
    textiowrapper_writable.index,
    METH_NOARGS,
    `writable($self, /)
--

`,
  );
  method(
    t,
    'isatty',
    textiowrapper_isatty.index,
    METH_NOARGS,
    `isatty($self, /)
--

`,
  );
  method(
    t,
    'seek',
    textiowrapper_seek.index,
    METH_FASTCALL,
    `seek($self, cookie, whence=os.SEEK_SET, /)
--

Set the stream position, and return the new stream position.

  cookie
    Zero or an opaque number returned by tell().
  whence
    The relative position to seek from.

Four operations are supported, given by the following argument
combinations:

- seek(0, SEEK_SET): Rewind to the start of the stream.
- seek(cookie, SEEK_SET): Restore a previous position;
  'cookie' must be a number returned by tell().
- seek(0, SEEK_END): Fast-forward to the end of the stream.
- seek(0, SEEK_CUR): Leave the current stream position unchanged.

Any other argument combinations are invalid,
and may raise exceptions.`,
  );
  method(
    t,
    'tell',
    textiowrapper_tell.index,
    METH_NOARGS,
    `tell($self, /)
--

Return the stream position as an opaque number.

The return value of tell() can be given as input to seek(), to restore a
previous stream position.`,
  );
  method(
    t,
    'truncate',
    textiowrapper_truncate.index,
    METH_FASTCALL,
    `truncate($self, pos=None, /)
--

`,
  );
  method(t, '__reduce__', cannotPickle.index, METH_VARARGS, '');
  method(t, '__reduce_ex__', cannotPickle.index, METH_VARARGS, '');
  member(t, 'encoding', _Py_T_OBJECT, offsetof<textio>('_encoding'), Py_READONLY, '');
  member(t, 'buffer', _Py_T_OBJECT, offsetof<textio>('_buffer'), Py_READONLY, '');
  member(t, 'line_buffering', Py_T_BOOL, offsetof<textio>('line_buffering'), Py_READONLY, '');
  member(t, 'write_through', Py_T_BOOL, offsetof<textio>('write_through'), Py_READONLY, '');
  member(t, '_finalizing', Py_T_BOOL, offsetof<textio>('finalizing'), 0, '');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<textio>('_weakreflist'), Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, offsetof<textio>('_dict'), Py_READONLY, '');
  getset(t, 'name', textiowrapper_get_name.index, 0, '');
  getset(t, 'closed', textiowrapper_get_closed.index, 0, '');
  getset(t, 'newlines', textiowrapper_get_newlines.index, 0, '');
  getset(t, 'errors', textiowrapper_get_errors.index, 0, '');
  getset(t, '_CHUNK_SIZE', textiowrapper_get__CHUNK_SIZE.index, textiowrapper_set__CHUNK_SIZE.index, '');
}

export const IncrementalNewlineDecoder_MEMBERS: i64 = 0;
export const IncrementalNewlineDecoder_DOC = `IncrementalNewlineDecoder(decoder, translate, errors='strict')
--

Codec used when reading a file in universal newlines mode.

It wraps another incremental decoder, translating \\r\\n and \\r into \\n.
It also records the types of newlines encountered.  When used with
translate=False, it ensures that the newline sequence is returned in
one piece. When used with decoder=None, it expects unicode strings as
decode input and translates newlines without first invoking an external
decoder.`;

export function addIncrementalNewlineDecoder(t: PyTypeObject): void {
  method(
    t,
    'decode',
    incrementalnewlinedecoder_decode.index,
    METH_FASTCALL | METH_KEYWORDS,
    `decode($self, /, input, final=False)
--

`,
  );
  method(
    t,
    'getstate',
    incrementalnewlinedecoder_getstate.index,
    METH_NOARGS,
    `getstate($self, /)
--

`,
  );
  method(
    t,
    'setstate',
    incrementalnewlinedecoder_setstate.index,
    METH_O,
    `setstate($self, state, /)
--

`,
  );
  method(
    t,
    'reset',
    incrementalnewlinedecoder_reset.index,
    METH_NOARGS,
    `reset($self, /)
--

`,
  );
  getset(t, 'newlines', incrementalnewlinedecoder_get_newlines.index, 0, '');
}
