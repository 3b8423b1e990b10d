// Methods and attributes of the base classes of _io, in CPython's order. (CPython: Modules/_io/clinic)

import { PyObject_GenericGetDict } from '../../../objects/instance-dict';
import { getset, member, method } from '../../../runtime/register';
import {
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  METH_WITH_CLASS,
  Py_READONLY,
  Py_T_PYSSIZET,
  PyTypeObject,
} from '../../../runtime/type';
import {
  base_detach,
  base_read,
  bufferediobase_read1,
  bufferediobase_readinto,
  bufferediobase_readinto1,
  bufferediobase_write,
  textiobase_get_encoding,
  textiobase_get_errors,
  textiobase_get_newlines,
  textiobase_readline,
  textiobase_write,
} from '../base-types';
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
} from '../iobase';

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

/** Methods and attributes of _IOBase. */
export function addIOBase(t: PyTypeObject): void {
  method(
    t,
    'seek',
    iobase_seek.index,
    METH_WITH_CLASS,
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
    METH_WITH_CLASS,
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
  method(t, '_checkClosed', iobase__checkClosed.index, METH_NOARGS, '_checkClosed($self, /)\n--\n\n');
  method(t, '_checkSeekable', iobase__checkSeekable.index, METH_NOARGS, '_checkSeekable($self, /)\n--\n\n');
  method(t, '_checkReadable', iobase__checkReadable.index, METH_NOARGS, '_checkReadable($self, /)\n--\n\n');
  method(t, '_checkWritable', iobase__checkWritable.index, METH_NOARGS, '_checkWritable($self, /)\n--\n\n');
  method(
    t,
    'fileno',
    iobase_fileno.index,
    METH_WITH_CLASS,
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

/** Methods of _RawIOBase. */
export function addRawIOBase(t: PyTypeObject): void {
  method(t, 'read', rawiobase_read.index, METH_FASTCALL, 'read($self, size=-1, /)\n--\n\n');
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

/** Methods of _BufferedIOBase. */
export function addBufferedIOBase(t: PyTypeObject): void {
  method(
    t,
    'detach',
    base_detach.index,
    METH_WITH_CLASS,
    `detach($self, /)
--

Disconnect this buffer from its underlying raw stream and return it.

After the raw stream has been detached, the buffer is in an unusable
state.`,
  );
  method(
    t,
    'read',
    base_read.index,
    METH_WITH_CLASS,
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
    METH_WITH_CLASS,
    `read1($self, size=-1, /)
--

Read and return up to size bytes, with at most one read() call to the underlying raw stream.

Return an empty bytes object on EOF.
A short result does not imply that EOF is imminent.`,
  );
  method(t, 'readinto', bufferediobase_readinto.index, METH_O, 'readinto($self, buffer, /)\n--\n\n');
  method(t, 'readinto1', bufferediobase_readinto1.index, METH_O, 'readinto1($self, buffer, /)\n--\n\n');
  method(
    t,
    'write',
    bufferediobase_write.index,
    METH_WITH_CLASS,
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

/** Methods and attributes of _TextIOBase. */
export function addTextIOBase(t: PyTypeObject): void {
  method(
    t,
    'detach',
    base_detach.index,
    METH_WITH_CLASS,
    `detach($self, /)
--

Separate the underlying buffer from the TextIOBase and return it.

After the underlying buffer has been detached, the TextIO is in an unusable state.`,
  );
  method(
    t,
    'read',
    base_read.index,
    METH_WITH_CLASS,
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
    METH_WITH_CLASS,
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
    METH_WITH_CLASS,
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
