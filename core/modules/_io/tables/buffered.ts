// Methods and attributes of the buffered streams, in CPython's order. (CPython: Modules/_io/clinic)

import { getset, member, method } from '../../../runtime/register';
import {
  _Py_T_OBJECT,
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  METH_WITH_CLASS,
  Py_READONLY,
  Py_T_BOOL,
  Py_T_PYSSIZET,
  PyTypeObject,
} from '../../../runtime/type';
import { cannotPickle } from '../base-types';
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
} from '../buffered';
import {
  buffered_peek,
  buffered_read,
  buffered_read1,
  buffered_readinto,
  buffered_readinto1,
  buffered_readline,
} from '../buffered-read';
import { buffered_flush, buffered_seek, buffered_tell, buffered_truncate, buffered_write } from '../buffered-write';
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
} from '../rwpair';

/** What the three kinds of a buffer over a raw stream end with. */
function addEnd(t: PyTypeObject): void {
  method(t, '__sizeof__', buffered___sizeof__.index, METH_NOARGS, '__sizeof__($self, /)\n--\n\n');
  method(t, '__reduce__', cannotPickle.index, METH_NOARGS, '__reduce__($self, /)\n--\n\n');
  method(t, '__reduce_ex__', cannotPickle.index, METH_O, '__reduce_ex__($self, object, /)\n--\n\n');
  member(t, 'raw', _Py_T_OBJECT, offsetof<buffered>('_raw'), Py_READONLY, '');
  member(t, '_finalizing', Py_T_BOOL, offsetof<buffered>('finalizing'), 0, '');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<buffered>('_weakreflist'), Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, offsetof<buffered>('_dict'), Py_READONLY, '');
  getset(t, 'closed', buffered_get_closed.index, 0, '');
  getset(t, 'name', buffered_get_name.index, 0, '');
  getset(t, 'mode', buffered_get_mode.index, 0, '');
}

export const BufferedReader_MEMBERS: i64 = 4;
export const BufferedReader_DOC = `BufferedReader(raw, buffer_size=DEFAULT_BUFFER_SIZE)
--

Create a new buffered reader using the given readable raw IO object.`;

/** Methods and attributes of BufferedReader. */
export function addBufferedReader(t: PyTypeObject): void {
  method(t, 'detach', buffered_detach.index, METH_NOARGS, 'detach($self, /)\n--\n\n');
  method(t, 'flush', bufferedreader_flush.index, METH_NOARGS, 'flush($self, /)\n--\n\n');
  method(t, 'close', buffered_close.index, METH_NOARGS, 'close($self, /)\n--\n\n');
  method(t, 'seekable', buffered_seekable.index, METH_NOARGS, 'seekable($self, /)\n--\n\n');
  method(t, 'readable', buffered_readable.index, METH_NOARGS, 'readable($self, /)\n--\n\n');
  method(t, 'fileno', buffered_fileno.index, METH_NOARGS, 'fileno($self, /)\n--\n\n');
  method(t, 'isatty', buffered_isatty.index, METH_NOARGS, 'isatty($self, /)\n--\n\n');
  method(t, '_dealloc_warn', buffered__dealloc_warn.index, METH_O, '_dealloc_warn($self, source, /)\n--\n\n');
  method(t, 'read', buffered_read.index, METH_FASTCALL, 'read($self, size=-1, /)\n--\n\n');
  method(t, 'peek', buffered_peek.index, METH_FASTCALL, 'peek($self, size=0, /)\n--\n\n');
  method(t, 'read1', buffered_read1.index, METH_FASTCALL, 'read1($self, size=-1, /)\n--\n\n');
  method(t, 'readinto', buffered_readinto.index, METH_O, 'readinto($self, buffer, /)\n--\n\n');
  method(t, 'readinto1', buffered_readinto1.index, METH_O, 'readinto1($self, buffer, /)\n--\n\n');
  method(t, 'readline', buffered_readline.index, METH_FASTCALL, 'readline($self, size=-1, /)\n--\n\n');
  method(t, 'seek', buffered_seek.index, METH_FASTCALL, 'seek($self, target, whence=0, /)\n--\n\n');
  method(t, 'tell', buffered_tell.index, METH_NOARGS, 'tell($self, /)\n--\n\n');
  method(t, 'truncate', buffered_truncate.index, METH_WITH_CLASS, 'truncate($self, pos=None, /)\n--\n\n');
  addEnd(t);
}

export const BufferedWriter_MEMBERS: i64 = 4;
export const BufferedWriter_DOC = `BufferedWriter(raw, buffer_size=DEFAULT_BUFFER_SIZE)
--

A buffer for a writeable sequential RawIO object.

The constructor creates a BufferedWriter for the given writeable raw
stream. If the buffer_size is not given, it defaults to
DEFAULT_BUFFER_SIZE.`;

/** Methods and attributes of BufferedWriter. */
export function addBufferedWriter(t: PyTypeObject): void {
  method(t, 'close', buffered_close.index, METH_NOARGS, 'close($self, /)\n--\n\n');
  method(t, 'detach', buffered_detach.index, METH_NOARGS, 'detach($self, /)\n--\n\n');
  method(t, 'seekable', buffered_seekable.index, METH_NOARGS, 'seekable($self, /)\n--\n\n');
  method(t, 'writable', buffered_writable.index, METH_NOARGS, 'writable($self, /)\n--\n\n');
  method(t, 'fileno', buffered_fileno.index, METH_NOARGS, 'fileno($self, /)\n--\n\n');
  method(t, 'isatty', buffered_isatty.index, METH_NOARGS, 'isatty($self, /)\n--\n\n');
  method(t, '_dealloc_warn', buffered__dealloc_warn.index, METH_O, '_dealloc_warn($self, source, /)\n--\n\n');
  method(t, 'write', buffered_write.index, METH_O, 'write($self, buffer, /)\n--\n\n');
  method(t, 'truncate', buffered_truncate.index, METH_WITH_CLASS, 'truncate($self, pos=None, /)\n--\n\n');
  method(t, 'flush', buffered_flush.index, METH_NOARGS, 'flush($self, /)\n--\n\n');
  method(t, 'seek', buffered_seek.index, METH_FASTCALL, 'seek($self, target, whence=0, /)\n--\n\n');
  method(t, 'tell', buffered_tell.index, METH_NOARGS, 'tell($self, /)\n--\n\n');
  addEnd(t);
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

/** Methods and attributes of BufferedRWPair. */
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

/** Methods and attributes of BufferedRandom. */
export function addBufferedRandom(t: PyTypeObject): void {
  method(t, 'close', buffered_close.index, METH_NOARGS, 'close($self, /)\n--\n\n');
  method(t, 'detach', buffered_detach.index, METH_NOARGS, 'detach($self, /)\n--\n\n');
  method(t, 'seekable', buffered_seekable.index, METH_NOARGS, 'seekable($self, /)\n--\n\n');
  method(t, 'readable', buffered_readable.index, METH_NOARGS, 'readable($self, /)\n--\n\n');
  method(t, 'writable', buffered_writable.index, METH_NOARGS, 'writable($self, /)\n--\n\n');
  method(t, 'fileno', buffered_fileno.index, METH_NOARGS, 'fileno($self, /)\n--\n\n');
  method(t, 'isatty', buffered_isatty.index, METH_NOARGS, 'isatty($self, /)\n--\n\n');
  method(t, '_dealloc_warn', buffered__dealloc_warn.index, METH_O, '_dealloc_warn($self, source, /)\n--\n\n');
  method(t, 'flush', buffered_flush.index, METH_NOARGS, 'flush($self, /)\n--\n\n');
  method(t, 'seek', buffered_seek.index, METH_FASTCALL, 'seek($self, target, whence=0, /)\n--\n\n');
  method(t, 'tell', buffered_tell.index, METH_NOARGS, 'tell($self, /)\n--\n\n');
  method(t, 'truncate', buffered_truncate.index, METH_WITH_CLASS, 'truncate($self, pos=None, /)\n--\n\n');
  method(t, 'read', buffered_read.index, METH_FASTCALL, 'read($self, size=-1, /)\n--\n\n');
  method(t, 'read1', buffered_read1.index, METH_FASTCALL, 'read1($self, size=-1, /)\n--\n\n');
  method(t, 'readinto', buffered_readinto.index, METH_O, 'readinto($self, buffer, /)\n--\n\n');
  method(t, 'readinto1', buffered_readinto1.index, METH_O, 'readinto1($self, buffer, /)\n--\n\n');
  method(t, 'readline', buffered_readline.index, METH_FASTCALL, 'readline($self, size=-1, /)\n--\n\n');
  method(t, 'peek', buffered_peek.index, METH_FASTCALL, 'peek($self, size=0, /)\n--\n\n');
  method(t, 'write', buffered_write.index, METH_O, 'write($self, buffer, /)\n--\n\n');
  addEnd(t);
}
