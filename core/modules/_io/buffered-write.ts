// BufferedWriter, and how a buffer is written out. (CPython: Modules/_io/bufferedio.c)

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { PyNumber_Index } from '../../objects/abstract/conversion';
import {
  _PyArg_CheckPositional,
  _PyArg_UnpackKeywords,
  ssizeArgument,
  unpackTupleAndKeywords,
} from '../../objects/args';
import { PyObject_Call, PyObject_CallMethodOneArg } from '../../objects/call';
import { EAGAIN } from '../../objects/exceptions/errno';
import {
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_GivenExceptionMatches,
  PyErr_SetObject,
  PyErr_SetString,
} from '../../objects/exceptions/errors';
import { PyExc_BlockingIOError, PyExc_OverflowError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsLongLong, PyLong_FromLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyTuple_Pack3 } from '../../objects/tuple';
import { Py_DECREF, Py_NewRef, Py_XDECREF, setSlot, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import {
  buffered,
  buffered_setup,
  bufferOf,
  enter,
  isClosed,
  leave,
  raw_seek,
  raw_tell,
  raw_write,
  rawOffset,
  rawTellCached,
  readAhead,
  ready,
  usable,
  validRead,
  validWrite,
} from './buffered';
import { checkReadable, checkSeekable, checkWritable } from './iobase';
import { get_io_state, unsupported } from './state';

/** Forgets what was read ahead. */
/* @inline */ export function resetRead(b: buffered): void {
  b.read_end = -1;
}
/* @inline */ function resetWrite(b: buffered): void {
  b.write_pos = 0;
  b.write_end = -1;
}

function adjustPosition(b: buffered, pos: i64): void {
  b.pos = pos;
  if (validRead(b) && b.read_end < pos) b.read_end = pos;
}

/** BlockingIOError; errno is the system's where it was asked, and 0 where a stream of the program says None. */
function blocked(b: buffered, written: i64): void {
  PyErr_Clear();
  const number = PyLong_FromLongLong(b.raw!.ob_type == get_io_state().PyFileIO_Type ? EAGAIN : 0);
  const text = PyUnicode_FromString('write could not complete without blocking');
  const count = PyLong_FromLongLong(written);
  const args = number && text && count ? PyTuple_Pack3(number, text, count) : null;
  const exc = args ? PyObject_Call(PyExc_BlockingIOError, args, null) : null;
  if (exc) PyErr_SetObject(PyExc_BlockingIOError, exc);
  Py_XDECREF(number);
  Py_XDECREF(text);
  Py_XDECREF(count);
  Py_XDECREF(args);
  Py_XDECREF(exc);
}

/** Writes out what waits: 0, or -1 with an exception. */
function flush_unlocked(b: buffered): i32 {
  if (validWrite(b) && b.write_pos != b.write_end) {
    const rewind = rawOffset(b) + (b.pos - b.write_pos);
    if (rewind != 0) {
      if (raw_seek(b, -rewind, 1) < 0) return -1;
      b.raw_pos -= rewind;
    }
    while (b.write_pos < b.write_end) {
      const n = raw_write(b, b.buffer + <usize>b.write_pos, b.write_end - b.write_pos);
      if (n < 0) {
        if (n == -2) blocked(b, 0);
        return -1;
      }
      b.write_pos += n;
      b.raw_pos = b.write_pos;
    }
  }
  resetWrite(b);
  return 0;
}

/** The same, and the raw stream is put where the program is. */
export function flush_and_rewind(b: buffered): i32 {
  if (flush_unlocked(b) < 0) return -1;
  if (!b.readable) return 0;
  const n = raw_seek(b, -rawOffset(b), 1);
  resetRead(b);
  return n == -1 ? -1 : 0;
}

export function buffered_flush(o: PyObject, unused: PyObject | null): PyObject | null {
  const b = bufferOf(o);
  if (!usable(b, 'flush of closed file') || !enter(b)) return null;
  const r = flush_and_rewind(b);
  leave(b);
  return r < 0 ? null : Py_None;
}

/** Everything that waits could not be written: makes room and keeps what fits. How much of n was taken; -1: not all. */
function keepBlocked(b: buffered, p: usize, n: i64): i64 {
  if (b.readable) resetRead(b);
  memory.copy(b.buffer, b.buffer + <usize>b.write_pos, <usize>(b.write_end - b.write_pos));
  b.write_end -= b.write_pos;
  b.raw_pos -= b.write_pos;
  b.pos -= b.write_pos;
  b.write_pos = 0;
  const taken = min(n, b.buffer_size - b.write_end);
  memory.copy(b.buffer + <usize>b.write_end, p, <usize>taken);
  b.write_end += taken;
  b.pos += taken;
  if (taken == n) {
    PyErr_Clear();
    return n;
  }
  blocked(b, taken);
  return -1;
}

/** n bytes into the buffer or out: how many, -1 with an exception. */
function put(b: buffered, p: usize, n: i64): i64 {
  if (!validRead(b) && !validWrite(b)) {
    b.pos = 0;
    b.raw_pos = 0;
  }
  if (n <= b.buffer_size - b.pos) {
    memory.copy(b.buffer + <usize>b.pos, p, <usize>n);
    if (!validWrite(b) || b.write_pos > b.pos) b.write_pos = b.pos;
    adjustPosition(b, b.pos + n);
    if (b.pos > b.write_end) b.write_end = b.pos;
    return n;
  }
  if (flush_unlocked(b) < 0) {
    return PyErr_GivenExceptionMatches(PyErr_Occurred(), PyExc_BlockingIOError) ? keepBlocked(b, p, n) : -1;
  }
  // The raw stream may have read ahead of the program.
  const offset = rawOffset(b);
  if (offset != 0) {
    if (raw_seek(b, -offset, 1) < 0) return -1;
    b.raw_pos -= offset;
  }
  let written: i64 = 0;
  while (n - written > b.buffer_size) {
    const r = raw_write(b, p + <usize>written, n - written);
    if (r == -1) return -1;
    if (r == -2) {
      memory.copy(b.buffer, p + <usize>written, <usize>b.buffer_size);
      b.raw_pos = 0;
      adjustPosition(b, b.buffer_size);
      b.write_pos = 0;
      b.write_end = b.buffer_size;
      blocked(b, written + b.buffer_size);
      return -1;
    }
    written += r;
  }
  if (b.readable) resetRead(b);
  const rest = n - written;
  if (rest > 0) memory.copy(b.buffer, p + <usize>written, <usize>rest);
  b.write_pos = 0;
  b.write_end = rest;
  adjustPosition(b, rest);
  b.raw_pos = 0;
  return n;
}

export function buffered_write(o: PyObject, data: PyObject): PyObject | null {
  const b = bufferOf(o);
  const view = stackAlloc(BUFFER_SLOTS);
  let n: i64 = -1;
  if (PyObject_GetBuffer(data, view, PyBUF_SIMPLE) == 0) {
    const buffer = changetype<Py_buffer>(view);
    n = buffered_writeRaw(b, buffer.buf, buffer.len);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return n < 0 ? null : PyLong_FromLongLong(n);
}

/** write for native code: how many, -1 with an exception. */
export function buffered_writeRaw(b: buffered, p: usize, size: i64): i64 {
  if (!ready(b) || !enter(b)) return -1;
  let n: i64 = -1;
  if (isClosed(b)) {
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, 'write to closed file');
  } else n = put(b, p, size);
  leave(b);
  return n;
}

// --- positions

export function buffered_tell(o: PyObject, unused: PyObject | null): PyObject | null {
  const b = bufferOf(o);
  if (!ready(b)) return null;
  const n = raw_tell(b);
  // A character device says 0, however much was read ahead.
  return n == -1 ? null : PyLong_FromLongLong(max<i64>(n - rawOffset(b), 0));
}

/** An off_t; -1 also with an exception set. */
function offsetArgument(o: PyObject): i64 {
  const number = PyNumber_Index(o);
  if (!number) return -1;
  const value = PyLong_AsLongLong(number);
  Py_DECREF(number);
  if (value == -1 && PyErr_Occurred() && PyErr_ExceptionMatches(PyExc_OverflowError)) {
    const type = <u64>o.ob_type.tp_name;
    PyErr_Format(PyExc_ValueError, "cannot fit '%.200s' into an offset-sized integer", type);
  }
  return value;
}

export function buffered_seek(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('seek', nargs, 1, 2)) return null;
  let whence = 0;
  if (nargs > 1) {
    whence = PyLong_AsInt(objAt(args, 1));
    if (whence == -1 && PyErr_Occurred()) return null;
  }
  const b = bufferOf(o);
  if (!ready(b)) return null;
  if (whence < 0 || whence > 4) return PyErr_Format(PyExc_ValueError, 'whence value %d unsupported', whence);
  if (!usable(b, 'seek of closed file') || !checkSeekable(b.raw!)) return null;
  const target = offsetArgument(objAt(args, 0));
  if (target == -1 && PyErr_Occurred()) return null;
  if (whence <= 1 && b.readable) {
    // It may lie inside what was read already.
    const current = rawTellCached(b);
    const ahead = readAhead(b);
    if (ahead > 0) {
      const offset = whence == 0 ? target - (current - rawOffset(b)) : target;
      if (offset >= -b.pos && offset <= ahead) {
        b.pos += offset;
        return PyLong_FromLongLong(max<i64>(current - ahead + offset, 0));
      }
    }
  }
  if (!enter(b)) return null;
  const n = seekRaw(b, target, whence);
  leave(b);
  return n == -1 ? null : PyLong_FromLongLong(n);
}

function seekRaw(b: buffered, target: i64, whence: i32): i64 {
  if (b.writable && flush_unlocked(b) < 0) return -1;
  const n = raw_seek(b, whence == 1 ? target - rawOffset(b) : target, whence);
  if (n == -1) return -1;
  b.raw_pos = -1;
  if (b.readable) resetRead(b);
  return n;
}

export function buffered_truncate(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'truncate', 'pos', 1, 0, 0, at) == 0;
  stackFree(at);
  if (!ok) return null;
  const b = bufferOf(o);
  if (!usable(b, 'truncate of closed file')) return null;
  if (!b.writable) return unsupported('truncate');
  if (!enter(b)) return null;
  let result: PyObject | null = null;
  if (flush_and_rewind(b) == 0) {
    result = PyObject_CallMethodOneArg(b.raw!, _Py_ID('truncate'), nargs ? objAt(args, 0) : Py_None);
    if (result && raw_tell(b) == -1) PyErr_Clear();
  }
  leave(b);
  return result;
}

// --- __init__

/** raw and buffer_size; kind 1 reads, 2 writes, 3 both. */
function buffered_init(o: PyObject, args: PyObject, kwargs: PyObject | null, fname: string, kind: i32): i32 {
  const at = stackAlloc(2);
  let r = -1;
  if (unpackTupleAndKeywords(args, kwargs, fname, 'raw buffer_size', 0, 1, 0, at) == 0) {
    const size = ptrAt(at, 1) ? ssizeArgument(objAt(at, 1)) : 8192;
    if (size != -1 || !PyErr_Occurred()) r = initBuffered(o, objAt(at, 0), size, kind);
  }
  stackFree(at);
  return r;
}

/** __init__ of a buffer over raw (borrowed); kind: 1 reads, 2 writes, 3 does both. -1: failed. */
export function initBuffered(o: PyObject, raw: PyObject, size: i64, kind: i32): i32 {
  const b = bufferOf(o);
  b.ok = 0;
  b.detached = 0;
  if (kind == 3 && !checkSeekable(raw)) return -1;
  if (kind & 1 && !checkReadable(raw)) return -1;
  if (kind & 2 && !checkWritable(raw)) return -1;
  setSlot(changetype<usize>(o) + offsetof<buffered>('_raw'), Py_NewRef(raw));
  b.buffer_size = size;
  b.readable = kind & 1;
  b.writable = kind >> 1;
  const state = get_io_state();
  const type =
    kind == 1 ? state.PyBufferedReader_Type : kind == 2 ? state.PyBufferedWriter_Type : state.PyBufferedRandom_Type;
  b.fast_closed_checks = o.ob_type == type && raw.ob_type == state.PyFileIO_Type ? 1 : 0;
  if (buffered_setup(b) < 0) return -1;
  if (kind & 1) resetRead(b);
  if (kind & 2) {
    resetWrite(b);
    b.pos = 0;
  }
  b.ok = 1;
  return 0;
}

export function bufferedwriter_init(o: PyObject, args: PyObject, kwargs: PyObject | null): i32 {
  return buffered_init(o, args, kwargs, 'BufferedWriter', 2);
}
export function bufferedreader_init(o: PyObject, args: PyObject, kwargs: PyObject | null): i32 {
  return buffered_init(o, args, kwargs, 'BufferedReader', 1);
}
export function bufferedrandom_init(o: PyObject, args: PyObject, kwargs: PyObject | null): i32 {
  return buffered_init(o, args, kwargs, 'BufferedRandom', 3);
}
