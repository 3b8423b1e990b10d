// Standard streams: text over a file descriptor, UTF-8, with a buffer. (CPython: Modules/_io/textio.c over bufferedio.c)
//
// NOT CPYTHON: one object does what CPython's TextIOWrapper, BufferedWriter and FileIO do in three.
// Writing: text is encoded into the buffer; it goes to the host when it is full, at a newline (a terminal, stderr),
// at flush() and at exit. Reading: bytes come from the host a chunk at a time.

import { host_isatty, host_read, host_write } from '../../host';
import { PyMem_RawFree, PyMem_RawMalloc, PyMem_RawRealloc } from '../../memory/raw';
import { PyNumber_AsSsize_t } from '../../objects/abstract/number';
import { PyIter_Next, PyObject_GetIter } from '../../objects/abstract/object';
import { PySequence_List } from '../../objects/abstract/sequence';
import { PyObject_GenericGetAttr, PyObject_GenericSetAttr } from '../../objects/attribute';
import { Py_False, PyBool_FromLong } from '../../objects/bool';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { EAGAIN, EINTR } from '../../objects/exceptions/errno';
import {
  PyErr_Format,
  PyErr_NoMemory,
  PyErr_SetFromErrno,
  PyErr_SetNone,
  PyErr_SetString,
} from '../../objects/exceptions/errors';
import {
  PyExc_KeyboardInterrupt,
  PyExc_OSError,
  PyExc_OverflowError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyLong_FromLong, PyLong_FromSsize_t } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_SelfIter } from '../../objects/object';
import { PyUnicode_AsEncodedString } from '../../objects/str/codecs';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_IS_ASCII } from '../../objects/str/struct';
import { PyUnicode_AsUTF8, PyUnicode_DecodeUTF8 } from '../../objects/str/utf8';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { PyObject_GC_Track, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _Py_STR } from '../../runtime/identifiers';
import { arg, clearSlot, objAt, Py_DECREF, Py_NewRef, Py_VISIT, PyObject } from '../../runtime/object';
import { pel, WAIT_READ } from '../../runtime/pellucid';
import { getset, member, method, static_type } from '../../runtime/register';
import {
  _Py_T_OBJECT,
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  Py_READONLY,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
} from '../../runtime/type';

const CAPACITY: i64 = 8192;

@unmanaged
export class textio extends PyObject {
  fd: i32;
  line_buffering: u8;
  closed: u8;
  at_end: u8; // the host said: no more
  buffer: usize; // CAPACITY raw bytes; grows for a long line that is read
  capacity: i64;
  start: i64; // reading: where the unread bytes begin
  end: i64; // bytes in the buffer end here
  name: PyObject | null;
  mode: PyObject | null;
  errors: PyObject | null;
  dict: PyObject | null;
  weakreflist: PyObject | null;
}

export const PyTextIOWrapper_Type = staticObject<PyTypeObject>(416);

/* @inline */ function stream(o: PyObject): textio {
  return changetype<textio>(o);
}

/** Raises ValueError and answers true for a closed stream. */
function isClosed(s: textio): bool {
  if (!s.closed) return false;
  PyErr_SetString(PyExc_ValueError, 'I/O operation on closed file.');
  return true;
}

/** Hands the buffer to the host: 0, or -1 with OSError. */
export function flushStream(s: textio): i32 {
  while (s.start < s.end) {
    const n = host_write(s.fd, s.buffer + <usize>s.start, <usize>(s.end - s.start));
    if (n < 0) {
      PyErr_SetFromErrno(PyExc_OSError, -n);
      return -1;
    }
    s.start += n;
  }
  s.start = s.end = 0;
  return 0;
}

function textio_write(o: PyObject, text: PyObject): PyObject | null {
  const s = stream(o);
  if (!PyUnicode_Check(text)) {
    if (text == Py_None) return PyErr_SetString(PyExc_TypeError, 'write() argument must be str, not None');
    return PyErr_Format(PyExc_TypeError, 'write() argument must be str, not %.50s', <u64>text.ob_type.tp_name);
  }
  if (isClosed(s)) return null;
  const ascii = PyUnicode_IS_ASCII(text);
  const encoded = ascii
    ? Py_NewRef<PyObject>(text)
    : PyUnicode_AsEncodedString(text, PyUnicode_AsUTF8(_Py_STR('utf_8')), PyUnicode_AsUTF8(s.errors!));
  if (!encoded) return null;
  const p = ascii ? PyUnicode_DATA(text) : PyBytes_AS_STRING(encoded);
  const n = ascii ? PyUnicode_GET_LENGTH(text) : PyBytes_GET_SIZE(encoded);
  const failed = put(s, p, n) < 0;
  Py_DECREF(encoded);
  return failed ? null : PyLong_FromSsize_t(PyUnicode_GET_LENGTH(text));
}

/** n bytes into the buffer, and to the host when it is time. */
function put(s: textio, p: usize, n: i64): i32 {
  let newline = false;
  if (s.line_buffering) for (let i: i64 = n - 1; i >= 0 && !newline; i--) newline = load<u8>(p + <usize>i) == 0x0a;
  let done: i64 = 0;
  while (done < n) {
    // What could not be written stays, and is tried again, at exit at the latest.
    if (s.end == s.capacity && flushStream(s) < 0) return -1;
    const part = min<i64>(n - done, s.capacity - s.end);
    memory.copy(s.buffer + <usize>s.end, p + <usize>done, <usize>part);
    s.end += part;
    done += part;
  }
  return newline ? flushStream(s) : 0;
}

function textio_writelines(o: PyObject, lines: PyObject): PyObject | null {
  const iterator = PyObject_GetIter(lines);
  if (!iterator) return null;
  for (;;) {
    const line = PyIter_Next(iterator);
    if (!line) break;
    const written = textio_write(o, line);
    Py_DECREF(line);
    if (!written) break;
    Py_DECREF(written);
  }
  Py_DECREF(iterator);
  return PyErr_Occurred() ? null : Py_None;
}

function textio_flush(o: PyObject, _ignored: PyObject | null): PyObject | null {
  const s = stream(o);
  if (isClosed(s)) return null;
  return s.fd != 0 && flushStream(s) < 0 ? null : Py_None;
}

/** More bytes from the host behind the unread ones: how many, 0 at the end, -1 (an exception, or suspended). */
function fill(s: textio): i32 {
  if (s.at_end) return 0;
  if (s.start > 0) {
    memory.copy(s.buffer, s.buffer + <usize>s.start, <usize>(s.end - s.start));
    s.end -= s.start;
    s.start = 0;
  }
  if (s.end == s.capacity) {
    const larger = PyMem_RawRealloc(s.buffer, <usize>(s.capacity * 2));
    if (!larger) {
      PyErr_NoMemory();
      return -1;
    }
    s.buffer = larger;
    s.capacity *= 2;
  }
  const n = host_read(s.fd, s.buffer + <usize>s.end, <usize>(s.capacity - s.end));
  if (n == -EAGAIN) {
    pel.wait_kind = WAIT_READ;
    pel.wait_argument = s.fd;
    return -1;
  }
  pel.wait_kind = 0;
  if (n < 0) {
    if (n == -EINTR) PyErr_SetNone(PyExc_KeyboardInterrupt);
    else PyErr_SetFromErrno(PyExc_OSError, -n);
    return -1;
  }
  s.end += n;
  return n;
}

// new: n bytes of the buffer as text; standard input's newlines are not translated
function take(s: textio, n: i64): PyObject | null {
  const p = s.buffer + <usize>s.start;
  s.start += n;
  return PyUnicode_DecodeUTF8(p, n, PyUnicode_AsUTF8(s.errors!));
}

function sizeArgument(args: usize, nargs: i64): i64 {
  if (nargs == 0 || objAt(args, 0) == Py_None) return -1;
  return PyNumber_AsSsize_t(objAt(args, 0), PyExc_OverflowError);
}

function notReadable(s: textio): bool {
  if (s.fd == 0) return false;
  PyErr_SetString(PyExc_OSError, 'not readable');
  return true;
}

// new: up to and with the newline, at most limit characters (limit < 0: all); '' at the end
function textio_readline(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const s = stream(o);
  const limit = sizeArgument(args, nargs);
  if ((limit == -1 && PyErr_Occurred()) || isClosed(s) || notReadable(s)) return null;
  let scanned: i64 = 0;
  for (;;) {
    for (; s.start + scanned < s.end; scanned++) {
      if (limit >= 0 && scanned == limit) return take(s, scanned);
      if (load<u8>(s.buffer + <usize>(s.start + scanned)) == 0x0a) return take(s, scanned + 1);
    }
    const n = fill(s);
    if (n < 0) return null;
    if (n == 0) return take(s, s.end - s.start);
  }
  return null;
}

// new: n characters (bytes are characters of ASCII text), or all
function textio_read(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const s = stream(o);
  const limit = sizeArgument(args, nargs);
  if ((limit == -1 && PyErr_Occurred()) || isClosed(s) || notReadable(s)) return null;
  while (limit < 0 || characters(s, limit) < 0) {
    const n = fill(s);
    if (n < 0) return null;
    if (n == 0) break;
  }
  const end = limit < 0 ? -1 : characters(s, limit);
  return take(s, end < 0 ? s.end - s.start : end);
}

/** How many buffered bytes n characters take; -1: fewer are there. */
function characters(s: textio, n: i64): i64 {
  let i: i64 = 0;
  for (; n > 0; n--) {
    if (s.start + i >= s.end) return -1;
    const c = load<u8>(s.buffer + <usize>(s.start + i));
    i += c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
  }
  return s.start + i > s.end ? -1 : i;
}

function textio_readlines(o: PyObject, _ignored: PyObject | null): PyObject | null {
  return PySequence_List(o);
}

function textio_iternext(o: PyObject): PyObject | null {
  const line = textio_readline(o, 0, 0);
  if (!line || PyUnicode_GET_LENGTH(line)) return line;
  Py_DECREF(line);
  return null;
}

function textio_fileno(o: PyObject, _ignored: PyObject | null): PyObject | null {
  return PyLong_FromLong(stream(o).fd);
}

function textio_isatty(o: PyObject, _ignored: PyObject | null): PyObject | null {
  return PyBool_FromLong(host_isatty(stream(o).fd));
}

function textio_readable(o: PyObject, _ignored: PyObject | null): PyObject | null {
  return PyBool_FromLong(stream(o).fd == 0 ? 1 : 0);
}

function textio_writable(o: PyObject, _ignored: PyObject | null): PyObject | null {
  return PyBool_FromLong(stream(o).fd == 0 ? 0 : 1);
}

function textio_seekable(o: PyObject, _ignored: PyObject | null): PyObject | null {
  return Py_False;
}

function textio_close(o: PyObject, _ignored: PyObject | null): PyObject | null {
  const s = stream(o);
  const failed = !s.closed && s.fd != 0 && flushStream(s) < 0;
  s.closed = 1;
  return failed ? null : Py_None;
}

function textio_enter(o: PyObject, _ignored: PyObject | null): PyObject | null {
  return isClosed(stream(o)) ? null : Py_NewRef<PyObject>(o);
}

function textio_exit(o: PyObject, args: PyObject): PyObject | null {
  return textio_close(o, null);
}

function textio_get_encoding(o: PyObject, _closure: usize): PyObject | null {
  return _Py_STR('utf_8');
}

function textio_get_closed(o: PyObject, _closure: usize): PyObject | null {
  return PyBool_FromLong(stream(o).closed);
}

function textio_get_line_buffering(o: PyObject, _closure: usize): PyObject | null {
  return PyBool_FromLong(stream(o).line_buffering);
}

function textio_repr(o: PyObject): PyObject | null {
  const s = stream(o);
  return PyUnicode_FromFormat("<_io.TextIOWrapper name=%R mode=%R encoding='utf-8'>", arg(s.name), arg(s.mode));
}

function textio_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(stream(o).dict, visit, arg);
}

function textio_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<textio>('_dict'));
  return 0;
}

function textio_dealloc(o: PyObject): void {
  const s = stream(o);
  PyObject_GC_UnTrack(o);
  if (!s.closed && s.fd != 0 && flushStream(s) < 0) PyErr_Clear();
  if (s.weakreflist) PyObject_ClearWeakRefs(o);
  textio_clear(o);
  clearSlot(changetype<usize>(o) + offsetof<textio>('_name'));
  clearSlot(changetype<usize>(o) + offsetof<textio>('_mode'));
  clearSlot(changetype<usize>(o) + offsetof<textio>('_errors'));
  PyMem_RawFree(s.buffer);
  PyObject_GC_Del(changetype<usize>(o));
}

// new: the stream of file descriptor 0, 1 or 2
export function newStandardStream(fd: i32): PyObject | null {
  const o = _PyObject_GC_New(PyTextIOWrapper_Type);
  if (!o) return null;
  memory.fill(changetype<usize>(o) + 16, 0, offsetof<textio>() - 16);
  const s = stream(o);
  s.fd = fd;
  s.line_buffering = <u8>(fd == 2 || host_isatty(fd) ? 1 : 0);
  s.capacity = CAPACITY;
  s.buffer = PyMem_RawMalloc(<usize>CAPACITY);
  s.name = PyUnicode_FromString(fd == 0 ? '<stdin>' : fd == 1 ? '<stdout>' : '<stderr>');
  s.mode = PyUnicode_FromString(fd == 0 ? 'r' : 'w');
  s.errors = PyUnicode_FromString(fd == 2 ? 'backslashreplace' : 'strict');
  PyObject_GC_Track(o);
  if (s.buffer && s.name && s.mode && s.errors) return o;
  Py_DECREF(o);
  return PyErr_NoMemory();
}

export function init_textio_type(): void {
  const t = PyTextIOWrapper_Type;
  static_type(
    t,
    '_io.TextIOWrapper',
    offsetof<textio>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    '',
  );
  t.tp_dealloc = textio_dealloc.index;
  t.tp_repr = textio_repr.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_setattro = PyObject_GenericSetAttr.index;
  t.tp_traverse = textio_traverse.index;
  t.tp_clear = textio_clear.index;
  t.tp_dictoffset = offsetof<textio>('_dict');
  t.tp_weaklistoffset = offsetof<textio>('_weakreflist');
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = textio_iternext.index;
  method(t, 'write', textio_write.index, METH_O, '');
  method(t, 'writelines', textio_writelines.index, METH_O, '');
  method(t, 'flush', textio_flush.index, METH_NOARGS, '');
  method(t, 'read', textio_read.index, METH_FASTCALL, '');
  method(t, 'readline', textio_readline.index, METH_FASTCALL, '');
  method(t, 'readlines', textio_readlines.index, METH_NOARGS, '');
  method(t, 'fileno', textio_fileno.index, METH_NOARGS, '');
  method(t, 'isatty', textio_isatty.index, METH_NOARGS, '');
  method(t, 'readable', textio_readable.index, METH_NOARGS, '');
  method(t, 'writable', textio_writable.index, METH_NOARGS, '');
  method(t, 'seekable', textio_seekable.index, METH_NOARGS, '');
  method(t, 'close', textio_close.index, METH_NOARGS, '');
  method(t, '__enter__', textio_enter.index, METH_NOARGS, '');
  method(t, '__exit__', textio_exit.index, METH_VARARGS, '');
  member(t, 'name', _Py_T_OBJECT, offsetof<textio>('_name'), Py_READONLY, '');
  member(t, 'mode', _Py_T_OBJECT, offsetof<textio>('_mode'), Py_READONLY, '');
  member(t, 'errors', _Py_T_OBJECT, offsetof<textio>('_errors'), Py_READONLY, '');
  getset(t, 'encoding', textio_get_encoding.index, 0, '');
  getset(t, 'closed', textio_get_closed.index, 0, '');
  getset(t, 'line_buffering', textio_get_line_buffering.index, 0, '');
}
