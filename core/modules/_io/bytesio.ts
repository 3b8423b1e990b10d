// BytesIO: a stream over a bytes object, which it shares with others as long as nobody writes. (CPython: Modules/_io/bytesio.c)

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_ND,
  PyBUF_WRITABLE,
  PyBuffer_FillInfo,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { PyIter_Next, PyObject_GetIter } from '../../objects/abstract/object';
import {
  _PyArg_BadArgument,
  _PyArg_CheckPositional,
  noArguments,
  ssizeArgument,
  unpackTupleAndKeywords,
} from '../../objects/args';
import { Py_False, Py_True, PyBool_FromLong } from '../../objects/bool';
import { _PyBytes_Resize, bytes_get_empty, PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_CheckExact, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyDict_Check, PyDict_Update } from '../../objects/dict/dict';
import { PyDict_Copy } from '../../objects/dict/new';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_BufferError,
  PyExc_OverflowError,
  PyExc_SystemError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsSsize_t, PyLong_Check, PyLong_FromLongLong } from '../../objects/int';
import { PyList_Append, PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { memchr } from '../../objects/str/scan';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack3 } from '../../objects/tuple';
import { freeInstance } from '../../objects/type/from-spec';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { PyObject_GC_UnTrack } from '../../runtime/gc/track';
import {
  clearSlot,
  objAt,
  Py_DECREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  ptrAt,
  setSlot,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { closedError } from './iobase';
import { get_io_state } from './state';
import { callBuiltin, sizeArgument } from './util';

/** 64 bytes. */
@unmanaged
export class bytesio extends PyObject {
  buf: PyObject | null; // bytes: more than string_size may be allocated; NULL: closed
  pos: i64;
  string_size: i64;
  dict: PyObject | null;
  weakreflist: PyObject | null;
  exports: i64;
}

/** 24 bytes: what getbuffer's memoryview views. */
@unmanaged
export class bytesiobuf extends PyObject {
  source: bytesio | null; // strong
}

/* @inline */ function streamOf(o: PyObject): bytesio {
  return changetype<bytesio>(o);
}

/** Whether somebody else has the buffer too. */
function shared(s: bytesio): bool {
  const buf = s.buf!;
  return buf.ob_refcnt != 1;
}

function isClosed(s: bytesio): bool {
  if (s.buf) return false;
  closedError();
  return true;
}

function hasExports(s: bytesio): bool {
  if (s.exports <= 0) return false;
  PyErr_SetString(PyExc_BufferError, 'Existing exports of data: object cannot be re-sized');
  return true;
}

/** A buffer of its own of that size: 0 or -1. */
function unshare_buffer(s: bytesio, size: i64): i32 {
  const fresh = PyBytes_FromStringAndSize(0, size);
  if (!fresh) return -1;
  memory.copy(PyBytes_AS_STRING(fresh), PyBytes_AS_STRING(s.buf!), <usize>min(s.string_size, size));
  setSlot(changetype<usize>(s) + offsetof<bytesio>('_buf'), fresh);
  return 0;
}

/** Room for that many bytes, with some more where it grows: 0 or -1. */
function resize_buffer(s: bytesio, size: i64): i32 {
  let alloc = PyBytes_GET_SIZE(s.buf!);
  if (size < alloc / 2) alloc = size + 1;
  else if (size < alloc) return 0;
  else if (<f64>size < <f64>alloc * 1.125) alloc = size + (size >> 3) + (size < 9 ? 3 : 6);
  else alloc = size + 1;
  if (shared(s)) return unshare_buffer(s, alloc);
  return _PyBytes_Resize(changetype<usize>(s) + offsetof<bytesio>('_buf'), alloc);
}

/** Writes a buffer's bytes at the position: how many, -1 with an exception. */
function write_bytes(s: bytesio, b: PyObject): i64 {
  if (isClosed(s) || hasExports(s)) return -1;
  const view = stackAlloc(BUFFER_SLOTS);
  let n: i64 = -1;
  if (PyObject_GetBuffer(b, view, PyBUF_ND) == 0) {
    const buffer = changetype<Py_buffer>(view);
    n = isClosed(s) || hasExports(s) ? -1 : buffer.len;
    if (n > 0 && putBytes(s, buffer.buf, n) < 0) n = -1;
    PyBuffer_Release(view);
  }
  stackFree(view);
  return n;
}

function putBytes(s: bytesio, p: usize, n: i64): i32 {
  const end = s.pos + n;
  if (end > PyBytes_GET_SIZE(s.buf!)) {
    if (resize_buffer(s, end) < 0) return -1;
  } else if (shared(s) && unshare_buffer(s, max(end, s.string_size)) < 0) return -1;
  const to = PyBytes_AS_STRING(s.buf!);
  if (s.pos > s.string_size) memory.fill(to + <usize>s.string_size, 0, <usize>(s.pos - s.string_size));
  memory.copy(to + <usize>s.pos, p, <usize>n);
  s.pos = end;
  if (s.string_size < end) s.string_size = end;
  return 0;
}

export function bytesio_get_closed(o: PyObject, closure: usize): PyObject | null {
  return PyBool_FromLong(streamOf(o).buf ? 0 : 1);
}

export function bytesio_readable(o: PyObject, unused: PyObject | null): PyObject | null {
  return isClosed(streamOf(o)) ? null : Py_True;
}
export function bytesio_writable(o: PyObject, unused: PyObject | null): PyObject | null {
  return isClosed(streamOf(o)) ? null : Py_True;
}
export function bytesio_seekable(o: PyObject, unused: PyObject | null): PyObject | null {
  return isClosed(streamOf(o)) ? null : Py_True;
}
export function bytesio_flush(o: PyObject, unused: PyObject | null): PyObject | null {
  return isClosed(streamOf(o)) ? null : Py_None;
}
export function bytesio_isatty(o: PyObject, unused: PyObject | null): PyObject | null {
  return isClosed(streamOf(o)) ? null : Py_False;
}

export function bytesio_getbuffer(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (!noArguments('getbuffer', nargs, kwnames) || isClosed(streamOf(o))) return null;
  const type = get_io_state().PyBytesIOBuffer_Type;
  const b = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!b) return null;
  changetype<bytesiobuf>(b).source = changetype<bytesio>(Py_NewRef(o));
  const view = callBuiltin('memoryview', b);
  Py_DECREF(b);
  return view;
}

export function bytesio_getvalue(o: PyObject, unused: PyObject | null): PyObject | null {
  const s = streamOf(o);
  if (isClosed(s)) return null;
  if (s.string_size <= 1 || s.exports > 0) return PyBytes_FromStringAndSize(PyBytes_AS_STRING(s.buf!), s.string_size);
  if (s.string_size != PyBytes_GET_SIZE(s.buf!)) {
    if (shared(s)) {
      if (unshare_buffer(s, s.string_size) < 0) return null;
    } else if (_PyBytes_Resize(changetype<usize>(s) + offsetof<bytesio>('_buf'), s.string_size) < 0) return null;
  }
  return Py_NewRef(s.buf!);
}

export function bytesio_tell(o: PyObject, unused: PyObject | null): PyObject | null {
  return isClosed(streamOf(o)) ? null : PyLong_FromLongLong(streamOf(o).pos);
}

// new: n bytes from the position on
function read_bytes(s: bytesio, n: i64): PyObject | null {
  const buf = s.buf!;
  if (n > 1 && s.pos == 0 && n == PyBytes_GET_SIZE(buf) && s.exports == 0) {
    s.pos += n;
    return Py_NewRef(buf);
  }
  const p = PyBytes_AS_STRING(buf) + <usize>s.pos;
  s.pos += n;
  return PyBytes_FromStringAndSize(p, n);
}

/** How many bytes there are to read, at most n (n < 0: all). */
function available(s: bytesio, n: i64): i64 {
  const rest = max<i64>(s.string_size - s.pos, 0);
  return n < 0 || n > rest ? rest : n;
}

function readSize(s: bytesio, n: i64): PyObject | null {
  const size = available(s, n);
  // Behind the end the position stays where it is.
  if (size == 0) return bytes_get_empty();
  return read_bytes(s, size);
}

export function bytesio_read(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const ok = sizeArgument('read', args, nargs, slot);
  const n = load<i64>(slot);
  stackFree(slot);
  return !ok || isClosed(streamOf(o)) ? null : readSize(streamOf(o), n);
}

export function bytesio_read1(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const ok = sizeArgument('read1', args, nargs, slot);
  const n = load<i64>(slot);
  stackFree(slot);
  return !ok || isClosed(streamOf(o)) ? null : readSize(streamOf(o), n);
}

/** How long the next line is, with its newline; at most limit (< 0: no limit). */
function scan_eol(s: bytesio, limit: i64): i64 {
  const rest = available(s, limit);
  if (rest == 0) return 0;
  const at = memchr(PyBytes_AS_STRING(s.buf!) + <usize>s.pos, 0x0a, <usize>rest);
  return at < 0 ? rest : <i64>at + 1;
}

export function bytesio_readline(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const ok = sizeArgument('readline', args, nargs, slot);
  const limit = load<i64>(slot);
  stackFree(slot);
  const s = streamOf(o);
  if (!ok || isClosed(s)) return null;
  const n = scan_eol(s, limit);
  return n ? read_bytes(s, n) : bytes_get_empty();
}

export function bytesio_readlines(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('readlines', nargs, 0, 1)) return null;
  const s = streamOf(o);
  if (isClosed(s)) return null;
  let limit: i64 = -1;
  const given: PyObject | null = nargs ? objAt(args, 0) : Py_None;
  if (given != Py_None) {
    if (!PyLong_Check(given as PyObject)) {
      return PyErr_Format(PyExc_TypeError, "integer argument expected, got '%s'", (given as PyObject).ob_type.tp_name);
    }
    limit = PyLong_AsSsize_t(given as PyObject);
    if (limit == -1 && PyErr_Occurred()) return null;
  }
  const list = PyList_New(0);
  if (!list) return null;
  let size: i64 = 0;
  for (;;) {
    const n = scan_eol(s, -1);
    if (n == 0) break;
    const line = read_bytes(s, n);
    const r = line ? PyList_Append(list, line) : -1;
    Py_XDECREF(line);
    if (r < 0) {
      Py_DECREF(list);
      return null;
    }
    size += n;
    if (limit > 0 && size >= limit) break;
  }
  return list;
}

export function bytesio_readinto(o: PyObject, b: PyObject): PyObject | null {
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(b, view, PyBUF_WRITABLE) < 0) {
    PyErr_Clear();
    _PyArg_BadArgument('readinto', 'argument', 'read-write bytes-like object', b);
  } else {
    const s = streamOf(o);
    const buffer = changetype<Py_buffer>(view);
    if (!isClosed(s)) {
      const n = available(s, buffer.len);
      memory.copy(buffer.buf, PyBytes_AS_STRING(s.buf!) + <usize>s.pos, <usize>n);
      s.pos += n;
      result = PyLong_FromLongLong(n);
    }
    PyBuffer_Release(view);
  }
  stackFree(view);
  return result;
}

export function bytesio_truncate(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const s = streamOf(o);
  const ok = sizeArgument('truncate', args, nargs, slot);
  const given = ok && nargs && objAt(args, 0) != Py_None;
  const size = given ? load<i64>(slot) : s.pos;
  stackFree(slot);
  if (!ok || isClosed(s) || hasExports(s)) return null;
  if (size < 0) return PyErr_Format(PyExc_ValueError, 'negative size value %zd', size);
  if (size < s.string_size) {
    s.string_size = size;
    if (resize_buffer(s, size) < 0) return null;
  }
  return PyLong_FromLongLong(size);
}

export function bytesio_iternext(o: PyObject): PyObject | null {
  const s = streamOf(o);
  if (isClosed(s)) return null;
  const n = scan_eol(s, -1);
  return n ? read_bytes(s, n) : null;
}

export function bytesio_seek(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('seek', nargs, 1, 2)) return null;
  let pos = ssizeArgument(objAt(args, 0));
  if (pos == -1 && PyErr_Occurred()) return null;
  const mode = nargs > 1 ? PyLong_AsInt(objAt(args, 1)) : 0;
  if (mode == -1 && PyErr_Occurred()) return null;
  const s = streamOf(o);
  if (isClosed(s)) return null;
  if (pos < 0 && mode == 0) return PyErr_Format(PyExc_ValueError, 'negative seek value %zd', pos);
  if (mode < 0 || mode > 2) {
    return PyErr_Format(PyExc_ValueError, 'invalid whence (%i, should be 0, 1 or 2)', mode);
  }
  const from: i64 = mode == 0 ? 0 : mode == 1 ? s.pos : s.string_size;
  if (pos > i64.MAX_VALUE - from) return PyErr_SetString(PyExc_OverflowError, 'new position too large');
  pos = max<i64>(pos + from, 0);
  s.pos = pos;
  return PyLong_FromLongLong(pos);
}

export function bytesio_write(o: PyObject, b: PyObject): PyObject | null {
  const n = write_bytes(streamOf(o), b);
  return n < 0 ? null : PyLong_FromLongLong(n);
}

export function bytesio_writelines(o: PyObject, lines: PyObject): PyObject | null {
  const s = streamOf(o);
  if (isClosed(s)) return null;
  const it = PyObject_GetIter(lines);
  if (!it) return null;
  for (;;) {
    const line = PyIter_Next(it);
    if (!line) break;
    const n = write_bytes(s, line);
    Py_DECREF(line);
    if (n < 0) break;
  }
  Py_DECREF(it);
  return PyErr_Occurred() ? null : Py_None;
}

export function bytesio_close(o: PyObject, unused: PyObject | null): PyObject | null {
  if (hasExports(streamOf(o))) return null;
  clearSlot(changetype<usize>(o) + offsetof<bytesio>('_buf'));
  return Py_None;
}

export function bytesio___getstate__(o: PyObject, unused: PyObject | null): PyObject | null {
  const value = bytesio_getvalue(o, null);
  if (!value) return null;
  const dict = streamOf(o).dict;
  const copy: PyObject | null = dict ? PyDict_Copy(dict) : Py_None;
  const pos = copy ? PyLong_FromLongLong(streamOf(o).pos) : null;
  const state = pos ? PyTuple_Pack3(value, pos, copy!) : null;
  Py_DECREF(value);
  Py_XDECREF(copy);
  Py_XDECREF(pos);
  return state;
}

export function bytesio___setstate__(o: PyObject, state: PyObject): PyObject | null {
  if (!PyTuple_Check(state) || PyTuple_GET_SIZE(state) < 3) {
    return PyErr_Format(
      PyExc_TypeError,
      '%.200s.__setstate__ argument should be 3-tuple, got %.200s',
      o.ob_type.tp_name,
      state.ob_type.tp_name,
    );
  }
  const s = streamOf(o);
  if (hasExports(s) || isClosed(s)) return null;
  s.string_size = 0;
  s.pos = 0;
  if (!s.buf) s.buf = bytes_get_empty();
  if (write_bytes(s, PyTuple_GET_ITEM(state, 0)) < 0) return null;
  const position = PyTuple_GET_ITEM(state, 1);
  if (!PyLong_Check(position)) {
    return PyErr_Format(
      PyExc_TypeError,
      'second item of state must be an integer, not %.200s',
      position.ob_type.tp_name,
    );
  }
  const pos = PyLong_AsSsize_t(position);
  if (pos == -1 && PyErr_Occurred()) return null;
  if (pos < 0) return PyErr_SetString(PyExc_ValueError, 'position value cannot be negative');
  s.pos = pos;
  const dict = PyTuple_GET_ITEM(state, 2);
  if (dict == Py_None) return Py_None;
  if (!PyDict_Check(dict)) {
    return PyErr_Format(PyExc_TypeError, 'third item of state should be a dict, got a %.200s', dict.ob_type.tp_name);
  }
  if (s.dict) return PyDict_Update(s.dict!, dict) < 0 ? null : Py_None;
  s.dict = Py_NewRef(dict);
  return Py_None;
}

export function bytesio_dealloc(o: PyObject): void {
  const s = streamOf(o);
  PyObject_GC_UnTrack(o);
  if (s.exports > 0) {
    PyErr_SetString(PyExc_SystemError, 'deallocated BytesIO object has exported buffers');
    PyErr_Clear();
  }
  clearSlot(changetype<usize>(o) + offsetof<bytesio>('_buf'));
  clearSlot(changetype<usize>(o) + offsetof<bytesio>('_dict'));
  if (s.weakreflist) PyObject_ClearWeakRefs(o);
  freeInstance(o);
}

export function bytesio_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (o) streamOf(o).buf = bytes_get_empty();
  return o;
}

export function bytesio_init(o: PyObject, args: PyObject, kwargs: PyObject | null): i32 {
  const slot = stackAlloc(1);
  const ok = unpackTupleAndKeywords(args, kwargs, 'BytesIO', 'initial_bytes', 0, 0, 0, slot) == 0;
  const initial = ptrAt(slot, 0);
  stackFree(slot);
  const s = streamOf(o);
  if (!ok) return -1;
  s.string_size = 0;
  s.pos = 0;
  if (s.exports > 0) {
    hasExports(s);
    return -1;
  }
  if (!initial || initial == Py_None) return 0;
  if (PyBytes_CheckExact(initial)) {
    setSlot(changetype<usize>(o) + offsetof<bytesio>('_buf'), Py_NewRef(initial));
    s.string_size = PyBytes_GET_SIZE(initial);
    return 0;
  }
  if (write_bytes(s, initial) < 0) return -1;
  s.pos = 0;
  return 0;
}

export function bytesio___sizeof__(o: PyObject, unused: PyObject | null): PyObject | null {
  const s = streamOf(o);
  let size = o.ob_type.tp_basicsize;
  if (s.buf && !shared(s)) size += 33 + PyBytes_GET_SIZE(s.buf!);
  return PyLong_FromLongLong(size);
}

export function bytesio_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  let r = Py_VISIT(o.ob_type, visit, argument);
  if (!r) r = Py_VISIT(streamOf(o).dict, visit, argument);
  return r ? r : Py_VISIT(streamOf(o).buf, visit, argument);
}

export function bytesio_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<bytesio>('_dict'));
  if (streamOf(o).exports == 0) clearSlot(changetype<usize>(o) + offsetof<bytesio>('_buf'));
  return 0;
}

// --- the exported buffer

export function bytesiobuf_getbuffer(o: PyObject, view: usize, flags: i32): i32 {
  const s = changetype<bytesiobuf>(o).source!;
  if (s.exports == 0 && shared(s) && unshare_buffer(s, s.string_size) < 0) return -1;
  if (PyBuffer_FillInfo(view, o, PyBytes_AS_STRING(s.buf!), s.string_size, 0, flags) < 0) return -1;
  s.exports++;
  return 0;
}

export function bytesiobuf_releasebuffer(o: PyObject, view: usize): void {
  changetype<bytesiobuf>(o).source!.exports--;
}

export function bytesiobuf_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = Py_VISIT(o.ob_type, visit, argument);
  return r ? r : Py_VISIT(changetype<bytesiobuf>(o).source, visit, argument);
}

export function bytesiobuf_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  clearSlot(changetype<usize>(o) + offsetof<bytesiobuf>('_source'));
  freeInstance(o);
}
