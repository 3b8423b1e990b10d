// Methods and attributes of BytesIO and StringIO, in CPython's order. (CPython: Modules/_io/clinic)

import { getset, member, method } from '../../../runtime/register';
import {
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  METH_WITH_CLASS,
  Py_READONLY,
  Py_T_PYSSIZET,
  PyTypeObject,
} from '../../../runtime/type';
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
} from '../bytesio';
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
} from '../stringio';

export const BytesIO_MEMBERS: i64 = 2;
export const BytesIO_DOC = `BytesIO(initial_bytes=b'')
--

Buffered I/O implementation using an in-memory bytes buffer.`;

/** Methods and attributes of BytesIO. */
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
    METH_WITH_CLASS,
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

/** Methods and attributes of StringIO. */
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
  method(t, '__getstate__', stringio___getstate__.index, METH_NOARGS, '__getstate__($self, /)\n--\n\n');
  method(t, '__setstate__', stringio___setstate__.index, METH_O, '__setstate__($self, state, /)\n--\n\n');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<stringio>('_weakreflist'), Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, offsetof<stringio>('_dict'), Py_READONLY, '');
  getset(t, 'closed', stringio_get_closed.index, 0, '');
  getset(t, 'newlines', stringio_get_newlines.index, 0, '');
  getset(t, 'line_buffering', stringio_get_line_buffering.index, 0, '');
}
