// StringIO: a text stream in memory. (CPython: Modules/_io/stringio.c)
//
// buf holds Py_UCS4 units. As long as a program only appends, text is kept as pieces in a list instead (STATE_ACCUMULATING).

import { PyMem_Free, PyMem_Realloc } from '../../memory/obmalloc/malloc';
import { _PyArg_CheckPositional, ssizeArgument, unpackTupleAndKeywords } from '../../objects/args';
import { PyObject_GetAttr } from '../../objects/attribute';
import { Py_False, Py_True, PyBool_FromLong } from '../../objects/bool';
import { PyObject_CallMethodNoArgs } from '../../objects/call';
import { PyDict_Check, PyDict_Update } from '../../objects/dict/dict';
import { PyDict_Copy } from '../../objects/dict/new';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OSError, PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsSsize_t, PyLong_Check, PyLong_FromLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromKindAndData, PyUnicode_FromString, unicode_get_empty } from '../../objects/str/new';
import { PyUnicode_Replace } from '../../objects/str/replace';
import { copyUnits } from '../../objects/str/scan';
import {
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_READ_CHAR,
} from '../../objects/str/struct';
import { PyUnicode_AsUTF8 } from '../../objects/str/utf8';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../../objects/tuple';
import { freeInstance } from '../../objects/type/from-spec';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { clearSlot, objAt, Py_DECREF, Py_NewRef, Py_VISIT, Py_XDECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { _PyIncrementalNewlineDecoder_decode, newNewlineDecoder } from './newline-decoder';
import { get_io_state } from './state';
import { findLineEnding } from './text-lines';
import { sizeArgument } from './util';

/** 168 bytes. */
@unmanaged
export class stringio extends PyObject {
  buf: usize; // Py_UCS4 *
  pos: i64;
  string_size: i64;
  buf_size: i64; // units
  state: i32;
  @bytes(56) writer: usize; // CPython's _PyUnicodeWriter: not used
  ok: u8;
  closed: u8;
  readuniversal: u8;
  readtranslate: u8;
  decoder: PyObject | null;
  readnl: PyObject | null; // str
  writenl: PyObject | null; // str: what \n is written as
  dict: PyObject | null;
  weakreflist: PyObject | null;
  module_state: usize;
}

/* @inline */ function streamOf(o: PyObject): stringio {
  return changetype<stringio>(o);
}

/** Initialised and open; false with ValueError. */
function usable(s: stringio): bool {
  if (!s.ok) {
    PyErr_SetString(PyExc_ValueError, 'I/O operation on uninitialized object');
    return false;
  }
  if (!s.closed) return true;
  PyErr_SetString(PyExc_ValueError, 'I/O operation on closed file');
  return false;
}

/** Room for size units: 0 or -1. */
function resize_buffer(s: stringio, size: i64): i32 {
  let alloc = s.buf_size;
  if (size > 0x3ffffff0) {
    PyErr_SetString(PyExc_OverflowError, 'new buffer size too large');
    return -1;
  }
  if (size < alloc / 2) alloc = size + 1;
  else if (size < alloc) return 0;
  else if (<f64>size < <f64>alloc * 1.125) alloc = size + (size >> 3) + (size < 9 ? 3 : 6);
  else alloc = size + 1;
  const buf = PyMem_Realloc(s.buf, (<usize>alloc) << 2);
  if (!buf) {
    PyErr_NoMemory();
    return -1;
  }
  s.buf = buf;
  s.buf_size = alloc;
  return 0;
}

/** Writes text at the position: 0 or -1. */
function write_str(s: stringio, o: PyObject): i32 {
  let text: PyObject | null =
    s.decoder != null ? _PyIncrementalNewlineDecoder_decode(s.decoder!, o, true) : Py_NewRef(o);
  if (text && s.writenl) {
    const lf = PyUnicode_FromString('\n');
    const replaced = lf ? PyUnicode_Replace(text, lf, s.writenl!, -1) : null;
    Py_XDECREF(lf);
    Py_DECREF(text);
    text = replaced;
  }
  if (!text) return -1;
  const n = PyUnicode_GET_LENGTH(text);
  let r = 0;
  if (s.pos > 0x3ffffff0 - n) {
    PyErr_SetString(PyExc_OverflowError, 'new position too large');
    r = -1;
  } else if (s.pos + n > s.string_size) r = resize_buffer(s, s.pos + n);
  if (r == 0) {
    if (s.pos > s.string_size) {
      memory.fill(s.buf + ((<usize>s.string_size) << 2), 0, (<usize>(s.pos - s.string_size)) << 2);
    }
    copyUnits(4, s.buf + ((<usize>s.pos) << 2), PyUnicode_KIND(text), PyUnicode_DATA(text), <usize>n);
    s.pos += n;
    if (s.string_size < s.pos) s.string_size = s.pos;
  }
  Py_DECREF(text);
  return r;
}

// new: units start … start + n as text
function textOf(s: stringio, start: i64, n: i64): PyObject | null {
  return n > 0 ? PyUnicode_FromKindAndData(4, s.buf + ((<usize>start) << 2), n) : unicode_get_empty();
}

export function stringio_getvalue(o: PyObject, unused: PyObject | null): PyObject | null {
  const s = streamOf(o);
  return usable(s) ? textOf(s, 0, s.string_size) : null;
}

export function stringio_tell(o: PyObject, unused: PyObject | null): PyObject | null {
  return usable(streamOf(o)) ? PyLong_FromLongLong(streamOf(o).pos) : null;
}

export function stringio_read(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const ok = sizeArgument('read', args, nargs, slot);
  let n = load<i64>(slot);
  stackFree(slot);
  const s = streamOf(o);
  if (!ok || !usable(s)) return null;
  const rest = max<i64>(s.string_size - s.pos, 0);
  if (n < 0 || n > rest) n = rest;
  const start = s.pos;
  s.pos += n;
  return textOf(s, start, n);
}

// new: '' at the end
function readline(s: stringio, limit: i64): PyObject | null {
  if (s.pos >= s.string_size) return unicode_get_empty();
  const start = s.buf + ((<usize>s.pos) << 2);
  let rest = s.string_size - s.pos;
  if (limit >= 0 && limit < rest) rest = limit;
  const slot = stackAlloc(1);
  let n = findLineEnding(s.readtranslate != 0, s.readuniversal != 0, s.readnl, 4, start, rest, slot);
  stackFree(slot);
  if (n < 0) n = rest;
  const at = s.pos;
  s.pos += n;
  return textOf(s, at, n);
}

export function stringio_readline(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const ok = sizeArgument('readline', args, nargs, slot);
  const limit = load<i64>(slot);
  stackFree(slot);
  return ok && usable(streamOf(o)) ? readline(streamOf(o), limit) : null;
}

export function stringio_iternext(o: PyObject): PyObject | null {
  const s = streamOf(o);
  if (!usable(s)) return null;
  let line: PyObject | null;
  if (o.ob_type == get_io_state().PyStringIO_Type) line = readline(s, -1);
  else {
    line = PyObject_CallMethodNoArgs(o, _Py_ID('readline'));
    if (line && !PyUnicode_Check(line)) {
      PyErr_Format(PyExc_OSError, "readline() should have returned a str object, not '%.200s'", line.ob_type.tp_name);
      Py_DECREF(line);
      return null;
    }
  }
  if (!line || PyUnicode_GET_LENGTH(line)) return line;
  Py_DECREF(line);
  return null;
}

export function stringio_truncate(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const s = streamOf(o);
  const ok = sizeArgument('truncate', args, nargs, slot);
  const size = ok && nargs && objAt(args, 0) != Py_None ? load<i64>(slot) : s.pos;
  stackFree(slot);
  if (!ok || !usable(s)) return null;
  if (size < 0) return PyErr_Format(PyExc_ValueError, 'Negative size value %zd', size);
  if (size < s.string_size) {
    if (resize_buffer(s, size) < 0) return null;
    s.string_size = size;
  }
  return PyLong_FromLongLong(size);
}

export function stringio_seek(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('seek', nargs, 1, 2)) return null;
  let pos = ssizeArgument(objAt(args, 0));
  if (pos == -1 && PyErr_Occurred()) return null;
  const mode = nargs > 1 ? PyLong_AsInt(objAt(args, 1)) : 0;
  if (mode == -1 && PyErr_Occurred()) return null;
  const s = streamOf(o);
  if (!usable(s)) return null;
  if (mode != 0 && mode != 1 && mode != 2) {
    return PyErr_Format(PyExc_ValueError, 'Invalid whence (%i, should be 0, 1 or 2)', mode);
  }
  if (pos < 0 && mode == 0) return PyErr_Format(PyExc_ValueError, 'Negative seek position %zd', pos);
  if (mode != 0 && pos != 0) return PyErr_SetString(PyExc_OSError, "Can't do nonzero cur-relative seeks");
  if (mode == 1) pos = s.pos;
  else if (mode == 2) pos = s.string_size;
  s.pos = pos;
  return PyLong_FromLongLong(pos);
}

export function stringio_write(o: PyObject, text: PyObject): PyObject | null {
  const s = streamOf(o);
  if (!s.ok) {
    usable(s);
    return null;
  }
  if (!PyUnicode_Check(text)) {
    return PyErr_Format(PyExc_TypeError, "string argument expected, got '%s'", text.ob_type.tp_name);
  }
  if (!usable(s)) return null;
  const n = PyUnicode_GET_LENGTH(text);
  return n > 0 && write_str(s, text) < 0 ? null : PyLong_FromLongLong(n);
}

export function stringio_close(o: PyObject, unused: PyObject | null): PyObject | null {
  const s = streamOf(o);
  s.closed = 1;
  // Frees the memory, as a closed stream's is of no use.
  if (s.buf) PyMem_Free(s.buf);
  s.buf = 0;
  s.buf_size = 0;
  s.string_size = 0;
  return Py_None;
}

export function stringio_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  let r = Py_VISIT(o.ob_type, visit, argument);
  if (!r) r = Py_VISIT(streamOf(o).readnl, visit, argument);
  if (!r) r = Py_VISIT(streamOf(o).writenl, visit, argument);
  if (!r) r = Py_VISIT(streamOf(o).decoder, visit, argument);
  return r ? r : Py_VISIT(streamOf(o).dict, visit, argument);
}

export function stringio_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<stringio>('_dict'));
  clearSlot(changetype<usize>(o) + offsetof<stringio>('_readnl'));
  clearSlot(changetype<usize>(o) + offsetof<stringio>('_writenl'));
  clearSlot(changetype<usize>(o) + offsetof<stringio>('_decoder'));
  return 0;
}

export function stringio_dealloc(o: PyObject): void {
  const s = streamOf(o);
  PyObject_GC_UnTrack(o);
  s.ok = 0;
  if (s.buf) PyMem_Free(s.buf);
  s.buf = 0;
  stringio_clear(o);
  if (s.weakreflist) PyObject_ClearWeakRefs(o);
  freeInstance(o);
}

export function stringio_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  streamOf(o).buf = PyMem_Realloc(0, 4);
  if (streamOf(o).buf) return o;
  Py_DECREF(o);
  return PyErr_NoMemory();
}

/** Whether newline is '', '\n', '\r' or '\r\n'. */
export function legalNewline(newline: PyObject): bool {
  const n = PyUnicode_GET_LENGTH(newline);
  if (n == 0) return true;
  const first = PyUnicode_READ_CHAR(newline, 0);
  if (n == 1) return first == 0x0a || first == 0x0d;
  return n == 2 && first == 0x0d && PyUnicode_READ_CHAR(newline, 1) == 0x0a;
}

export function stringio_init(o: PyObject, args: PyObject, kwargs: PyObject | null): i32 {
  const at = stackAlloc(2);
  let r = -1;
  if (unpackTupleAndKeywords(args, kwargs, 'StringIO', 'initial_value newline', 0, 0, 0, at) == 0)
    r = init(o, ptrAt(at, 0), ptrAt(at, 1));
  stackFree(at);
  return r;
}

function init(o: PyObject, value: PyObject | null, newlineArgument: PyObject | null): i32 {
  const s = streamOf(o);
  s.ok = 0;
  let newline: PyObject | null = null;
  if (!newlineArgument) newline = PyUnicode_FromString('\n');
  else if (newlineArgument != Py_None) {
    if (!PyUnicode_Check(newlineArgument)) {
      PyErr_Format(PyExc_TypeError, 'newline must be str or None, not %.200s', newlineArgument.ob_type.tp_name);
      return -1;
    }
    if (!PyUnicode_AsUTF8(newlineArgument)) return -1;
    if (!legalNewline(newlineArgument)) {
      PyErr_Format(PyExc_ValueError, 'illegal newline value: %R', <u64>changetype<usize>(newlineArgument));
      return -1;
    }
    newline = Py_NewRef(newlineArgument);
  }
  if (value && value != Py_None && !PyUnicode_Check(value)) {
    PyErr_Format(PyExc_TypeError, 'initial_value must be str or None, not %.200s', value.ob_type.tp_name);
    Py_XDECREF(newline);
    return -1;
  }
  stringio_clearNewlines(o);
  s.pos = 0;
  s.string_size = 0;
  s.closed = 0;
  const n = newline ? PyUnicode_GET_LENGTH(newline) : 0;
  s.readuniversal = n == 0 ? 1 : 0;
  s.readtranslate = newline ? 0 : 1;
  s.readnl = newline;
  if (n > 0 && PyUnicode_READ_CHAR(newline!, 0) == 0x0d) s.writenl = Py_NewRef(newline!);
  if (s.readuniversal) {
    s.decoder = newNewlineDecoder(get_io_state().PyIncrementalNewlineDecoder_Type, Py_None, s.readtranslate != 0);
    if (!s.decoder) return -1;
  }
  if (resize_buffer(s, 0) < 0) return -1;
  s.ok = 1;
  if (value && value != Py_None && PyUnicode_GET_LENGTH(value) > 0) {
    if (write_str(s, value) < 0) return -1;
    s.pos = 0;
  }
  return 0;
}

function stringio_clearNewlines(o: PyObject): void {
  clearSlot(changetype<usize>(o) + offsetof<stringio>('_readnl'));
  clearSlot(changetype<usize>(o) + offsetof<stringio>('_writenl'));
  clearSlot(changetype<usize>(o) + offsetof<stringio>('_decoder'));
}

export function stringio_readable(o: PyObject, unused: PyObject | null): PyObject | null {
  return usable(streamOf(o)) ? Py_True : null;
}
export function stringio_writable(o: PyObject, unused: PyObject | null): PyObject | null {
  return usable(streamOf(o)) ? Py_True : null;
}
export function stringio_seekable(o: PyObject, unused: PyObject | null): PyObject | null {
  return usable(streamOf(o)) ? Py_True : null;
}

export function stringio___getstate__(o: PyObject, unused: PyObject | null): PyObject | null {
  const s = streamOf(o);
  const value = stringio_getvalue(o, null);
  if (!value) return null;
  const state = PyTuple_New(4);
  if (!state) {
    Py_DECREF(value);
    return null;
  }
  PyTuple_SET_ITEM(state, 0, value);
  PyTuple_SET_ITEM(state, 1, s.readnl ? Py_NewRef(s.readnl!) : Py_None);
  PyTuple_SET_ITEM(state, 2, PyLong_FromLongLong(s.pos));
  const dict = s.dict;
  PyTuple_SET_ITEM(state, 3, dict ? PyDict_Copy(dict) : Py_None);
  if (!PyErr_Occurred()) return state;
  Py_DECREF(state);
  return null;
}

export function stringio___setstate__(o: PyObject, state: PyObject): PyObject | null {
  const s = streamOf(o);
  if (s.closed) return closedFile();
  if (!PyTuple_Check(state) || PyTuple_GET_SIZE(state) < 4) {
    return PyErr_Format(
      PyExc_TypeError,
      '%.200s.__setstate__ argument should be 4-tuple, got %.200s',
      o.ob_type.tp_name,
      state.ob_type.tp_name,
    );
  }
  // The text is what it is: newlines were translated before.
  if (init(o, null, PyTuple_GET_ITEM(state, 1)) < 0) return null;
  const value = PyTuple_GET_ITEM(state, 0);
  if (!PyUnicode_Check(value)) {
    return PyErr_Format(PyExc_TypeError, 'initial_value must be str or None, not %.200s', value.ob_type.tp_name);
  }
  const n = PyUnicode_GET_LENGTH(value);
  if (resize_buffer(s, n) < 0) return null;
  copyUnits(4, s.buf, PyUnicode_KIND(value), PyUnicode_DATA(value), <usize>n);
  s.string_size = n;
  const position = PyTuple_GET_ITEM(state, 2);
  if (!PyLong_Check(position)) {
    return PyErr_Format(
      PyExc_TypeError,
      'third item of state must be an integer, got %.200s',
      position.ob_type.tp_name,
    );
  }
  const pos = PyLong_AsSsize_t(position);
  if (pos == -1 && PyErr_Occurred()) return null;
  if (pos < 0) return PyErr_SetString(PyExc_ValueError, 'position value cannot be negative');
  s.pos = pos;
  const dict = PyTuple_GET_ITEM(state, 3);
  if (dict == Py_None) return Py_None;
  if (!PyDict_Check(dict)) {
    return PyErr_Format(PyExc_TypeError, 'fourth item of state should be a dict, got a %.200s', dict.ob_type.tp_name);
  }
  if (s.dict) return PyDict_Update(s.dict!, dict) < 0 ? null : Py_None;
  s.dict = Py_NewRef(dict);
  return Py_None;
}

function closedFile(): PyObject | null {
  return PyErr_SetString(PyExc_ValueError, 'I/O operation on closed file');
}

export function stringio_get_closed(o: PyObject, closure: usize): PyObject | null {
  if (!streamOf(o).ok) {
    usable(streamOf(o));
    return null;
  }
  return PyBool_FromLong(streamOf(o).closed);
}

export function stringio_get_line_buffering(o: PyObject, closure: usize): PyObject | null {
  return usable(streamOf(o)) ? Py_False : null;
}

export function stringio_get_newlines(o: PyObject, closure: usize): PyObject | null {
  const s = streamOf(o);
  if (!usable(s)) return null;
  return s.decoder ? PyObject_GetAttr(s.decoder!, _Py_ID('newlines')) : Py_None;
}
