// What buffered streams have in common: one buffer, and where raw stream and program stand in it.
// (CPython: Modules/_io/bufferedio.c)
//
//   buffer │ read, or written …        │ read ahead            │ free          │
//          0            pos (the program's)    raw_pos (the raw stream's)   buffer_size
//
// read_end is where valid bytes for reading end (-1: none), write_pos … write_end are bytes that still have to be written
// (-1: none). abs_pos is the raw stream's own position, -1 where it is not known.

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { PyObject_GetAttr, PyObject_GetOptionalAttr } from '../../objects/attribute';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg } from '../../objects/call';
import {
  _PyErr_ChainExceptions1,
  _PyErr_FormatFromCause,
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_NoMemory,
  PyErr_SetString,
} from '../../objects/exceptions/errors';
import { PyExc_OSError, PyExc_RuntimeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_FromLong, PyLong_FromLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { Py_ReprEnter, Py_ReprLeave, PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { freeInstance } from '../../objects/type/from-spec';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { clearSlot, Py_DECREF, Py_XDECREF, PyObject_GC_UnTrack, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { _PyFileIO_closed } from './fileio';
import { fileio_position, fileio_readRaw, fileio_writeRaw } from './fileio-transfer';
import { _PyIOBase_finalize } from './iobase';
import { get_io_state } from './state';
import { asOffset, callBuiltin, callMethod2 } from './util';

/** 152 bytes. */
@unmanaged
export class buffered extends PyObject {
  raw: PyObject | null;
  ok: i32; // 1: initialised
  detached: i32;
  readable: i32;
  writable: i32;
  finalizing: u8;
  fast_closed_checks: i32; // neither the stream nor the raw one is of a class of the program's
  abs_pos: i64;
  buffer: usize; // char *
  pos: i64;
  raw_pos: i64;
  read_end: i64;
  write_pos: i64;
  write_end: i64;
  lock: usize;
  owner: u64; // the thread inside
  buffer_size: i64;
  buffer_mask: i64; // size - 1 where the size is a power of 2, else 0
  dict: PyObject | null;
  weakreflist: PyObject | null;
}

/** o as its struct; nothing is checked. */
/* @inline */ export function bufferOf(o: PyObject): buffered {
  return changetype<buffered>(o);
}

/** Takes the stream; false: RuntimeError, since it is taken already further up. */
export function enter(b: buffered): bool {
  if (!b.owner) {
    b.owner = 1;
    return true;
  }
  PyErr_Format(PyExc_RuntimeError, 'reentrant call inside %R', arg(b));
  return false;
}

/** Ends what enter began. */
/* @inline */ export function leave(b: buffered): void {
  b.owner = 0;
}

/** ValueError unless it is initialised and attached. */
export function ready(b: buffered): bool {
  if (b.ok > 0) return true;
  PyErr_SetString(
    PyExc_ValueError,
    b.detached ? 'raw stream has been detached' : 'I/O operation on uninitialized object',
  );
  return false;
}

/** Whether the buffer holds what was read. */
/* @inline */ export function validRead(b: buffered): bool {
  return b.readable != 0 && b.read_end != -1;
}
/** Whether the buffer holds what is to be written. */
/* @inline */ export function validWrite(b: buffered): bool {
  return b.writable != 0 && b.write_end != -1;
}
/** Bytes that can be read without the raw stream. */
/* @inline */ export function readAhead(b: buffered): i64 {
  return validRead(b) ? b.read_end - b.pos : 0;
}
/** How far the raw stream is ahead of where the reader is. */
/* @inline */ export function rawOffset(b: buffered): i64 {
  return (validRead(b) || validWrite(b)) && b.raw_pos >= 0 ? b.raw_pos - b.pos : 0;
}

/** Whether the raw stream is closed: 1, 0, -1. */
function buffered_closed(b: buffered): i32 {
  if (!ready(b)) return -1;
  const result = PyObject_GetAttr(b.raw!, _Py_ID('closed'));
  if (!result) return -1;
  const r = PyObject_IsTrue(result);
  Py_DECREF(result);
  return r;
}

/** Whether it is closed; asks the raw stream where that may say otherwise. */
/* @inline */ export function isClosed(b: buffered): bool {
  return !b.buffer || (b.fast_closed_checks ? _PyFileIO_closed(b.raw!) : buffered_closed(b) != 0);
}

/** Initialised and open (or with bytes read ahead); false with ValueError: `what` of closed file. */
export function usable(b: buffered, what: string): bool {
  if (!ready(b)) return false;
  if (!isClosed(b) || readAhead(b) != 0) return true;
  if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, what);
  return false;
}

// --- the raw stream

function invalidPosition(n: i64): void {
  if (!PyErr_Occurred()) PyErr_Format(PyExc_OSError, 'Raw stream returned invalid position %zd', n);
}

export function raw_tell(b: buffered): i64 {
  const n = b.fast_closed_checks
    ? fileio_position(b.raw!)
    : asOffset(PyObject_CallMethodNoArgs(b.raw!, _Py_ID('tell')));
  if (n < 0) {
    invalidPosition(n);
    return -1;
  }
  b.abs_pos = n;
  return n;
}

export function raw_seek(b: buffered, target: i64, whence: i32): i64 {
  const position = PyLong_FromLongLong(target);
  if (!position) return -1;
  const n = asOffset(callMethod2(b.raw!, _Py_ID('seek'), position, PyLong_FromLong(whence)!));
  Py_DECREF(position);
  if (n < 0) {
    invalidPosition(n);
    return -1;
  }
  b.abs_pos = n;
  return n;
}

/** The position of the raw stream, asked for where it is not known. */
/* @inline */ export function rawTellCached(b: buffered): i64 {
  return b.abs_pos != -1 ? b.abs_pos : raw_tell(b);
}

// new: a memoryview of the object
function viewOf(o: PyObject | null): PyObject | null {
  if (!o) return null;
  const view = callBuiltin('memoryview', o);
  Py_DECREF(o);
  return view;
}

/** readinto of a raw stream of any class: how many bytes, -1 with an exception, -2: would block. */
function readGeneric(b: buffered, p: usize, n: i64): i64 {
  const size = PyLong_FromLongLong(n);
  if (!size) return -1;
  const bytes = callBuiltin('bytearray', size);
  Py_DECREF(size);
  if (!bytes) return -1;
  const view = callBuiltin('memoryview', bytes);
  const result = view ? PyObject_CallMethodOneArg(b.raw!, _Py_ID('readinto'), view) : null;
  Py_XDECREF(view);
  let got: i64 = -1;
  if (result == Py_None) got = -2;
  else if (result) {
    got = asOffset(result);
    if (got == -1 && PyErr_Occurred()) _PyErr_FormatFromCause(PyExc_OSError, 'raw readinto() failed');
    else if (got < 0 || got > n) {
      PyErr_Format(
        PyExc_OSError,
        'raw readinto() returned invalid length %zd (should have been between 0 and %zd)',
        got,
        n,
      );
      got = -1;
    } else if (!copyOut(bytes, p, got)) got = -1;
  }
  Py_DECREF(bytes);
  return got;
}

function copyOut(bytes: PyObject, p: usize, n: i64): bool {
  const view = stackAlloc(BUFFER_SLOTS);
  const ok = PyObject_GetBuffer(bytes, view, PyBUF_SIMPLE) == 0;
  if (ok) {
    memory.copy(p, changetype<Py_buffer>(view).buf, <usize>min(n, changetype<Py_buffer>(view).len));
    PyBuffer_Release(view);
  }
  stackFree(view);
  return ok;
}

export function raw_read(b: buffered, p: usize, n: i64): i64 {
  const got = b.raw!.ob_type == get_io_state().PyFileIO_Type ? fileio_readRaw(b.raw!, p, n) : readGeneric(b, p, n);
  if (got > 0 && b.abs_pos != -1) b.abs_pos += got;
  return got;
}

function writeGeneric(b: buffered, p: usize, n: i64): i64 {
  const view = viewOf(PyBytes_FromStringAndSize(p, n));
  if (!view) return -1;
  const result = PyObject_CallMethodOneArg(b.raw!, _Py_ID('write'), view);
  Py_DECREF(view);
  if (!result) return -1;
  if (result == Py_None) return -2;
  const put = asOffset(result);
  if (put >= 0 && put <= n) return put;
  PyErr_Format(PyExc_OSError, 'raw write() returned invalid length %zd (should have been between 0 and %zd)', put, n);
  return -1;
}

export function raw_write(b: buffered, p: usize, n: i64): i64 {
  const put = b.raw!.ob_type == get_io_state().PyFileIO_Type ? fileio_writeRaw(b.raw!, p, n) : writeGeneric(b, p, n);
  if (put > 0 && b.abs_pos != -1) b.abs_pos += put;
  return put;
}

// --- beginning and end

export function buffered_setup(b: buffered): i32 {
  if (b.buffer_size <= 0) {
    PyErr_SetString(PyExc_ValueError, 'buffer size must be strictly positive');
    return -1;
  }
  if (b.buffer) PyMem_Free(b.buffer);
  b.buffer = b.buffer_size > 0xffff0000 ? <usize>0 : PyMem_Malloc(<usize>b.buffer_size);
  if (!b.buffer) {
    PyErr_NoMemory();
    return -1;
  }
  b.owner = 0;
  b.buffer_mask = b.buffer_size & (b.buffer_size - 1) ? 0 : b.buffer_size - 1;
  if (raw_tell(b) == -1) PyErr_Clear();
  return 0;
}

export function buffered_dealloc(o: PyObject): void {
  const b = bufferOf(o);
  b.finalizing = 1;
  if (_PyIOBase_finalize(o) < 0) return;
  PyObject_GC_UnTrack(o);
  b.ok = 0;
  if (b.weakreflist) PyObject_ClearWeakRefs(o);
  clearSlot(changetype<usize>(o) + offsetof<buffered>('_raw'));
  if (b.buffer) PyMem_Free(b.buffer);
  b.buffer = 0;
  clearSlot(changetype<usize>(o) + offsetof<buffered>('_dict'));
  freeInstance(o);
}

export function buffered_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  let r = Py_VISIT(o.ob_type, visit, argument);
  if (!r) r = Py_VISIT(bufferOf(o).raw, visit, argument);
  return r ? r : Py_VISIT(bufferOf(o).dict, visit, argument);
}

export function buffered_clear(o: PyObject): i32 {
  bufferOf(o).ok = 0;
  clearSlot(changetype<usize>(o) + offsetof<buffered>('_raw'));
  clearSlot(changetype<usize>(o) + offsetof<buffered>('_dict'));
  return 0;
}

export function buffered___sizeof__(o: PyObject, unused: PyObject | null): PyObject | null {
  const b = bufferOf(o);
  return PyLong_FromLongLong(o.ob_type.tp_basicsize + (b.buffer ? b.buffer_size : 0));
}

export function buffered__dealloc_warn(o: PyObject, source: PyObject): PyObject | null {
  const b = bufferOf(o);
  if (b.ok && b.raw) {
    const result = PyObject_CallMethodOneArg(b.raw!, _Py_ID('_dealloc_warn'), source);
    if (result) Py_DECREF(result);
    else PyErr_Clear();
  }
  return Py_None;
}

export function buffered_close(o: PyObject, unused: PyObject | null): PyObject | null {
  const b = bufferOf(o);
  if (!ready(b) || !enter(b)) return null;
  const closed = buffered_closed(b);
  if (closed != 0) {
    leave(b);
    return closed < 0 ? null : Py_None;
  }
  if (b.finalizing) Py_XDECREF(buffered__dealloc_warn(o, o));
  leave(b);
  const flushed = PyObject_CallMethodNoArgs(o, _Py_ID('flush'));
  if (!enter(b)) return null;
  const exc = !flushed ? PyErr_GetRaisedException() : null;
  Py_XDECREF(flushed);
  let result = PyObject_CallMethodNoArgs(b.raw!, _Py_ID('close'));
  if (b.buffer) PyMem_Free(b.buffer);
  b.buffer = 0;
  if (exc) {
    _PyErr_ChainExceptions1(exc);
    Py_XDECREF(result);
    result = null;
  }
  b.read_end = 0;
  b.pos = 0;
  leave(b);
  return result;
}

export function buffered_detach(o: PyObject, unused: PyObject | null): PyObject | null {
  const b = bufferOf(o);
  if (!ready(b)) return null;
  const flushed = PyObject_CallMethodNoArgs(o, _Py_ID('flush'));
  if (!flushed) return null;
  Py_DECREF(flushed);
  const raw = b.raw;
  b.raw = null;
  b.detached = 1;
  b.ok = 0;
  return raw;
}

// --- what the raw stream answers

function askRaw(o: PyObject, name: PyObject): PyObject | null {
  const b = bufferOf(o);
  return ready(b) ? PyObject_CallMethodNoArgs(b.raw!, name) : null;
}
function rawAttribute(o: PyObject, name: PyObject): PyObject | null {
  const b = bufferOf(o);
  return ready(b) ? PyObject_GetAttr(b.raw!, name) : null;
}

export function buffered_seekable(o: PyObject, unused: PyObject | null): PyObject | null {
  return askRaw(o, _Py_ID('seekable'));
}
export function buffered_readable(o: PyObject, unused: PyObject | null): PyObject | null {
  return askRaw(o, _Py_ID('readable'));
}
export function buffered_writable(o: PyObject, unused: PyObject | null): PyObject | null {
  return askRaw(o, _Py_ID('writable'));
}
export function buffered_fileno(o: PyObject, unused: PyObject | null): PyObject | null {
  return askRaw(o, _Py_ID('fileno'));
}
export function buffered_isatty(o: PyObject, unused: PyObject | null): PyObject | null {
  return askRaw(o, _Py_ID('isatty'));
}
/** A reader has nothing to flush itself. */
export function bufferedreader_flush(o: PyObject, unused: PyObject | null): PyObject | null {
  return askRaw(o, _Py_ID('flush'));
}
export function buffered_get_closed(o: PyObject, closure: usize): PyObject | null {
  return rawAttribute(o, _Py_ID('closed'));
}
export function buffered_get_name(o: PyObject, closure: usize): PyObject | null {
  return rawAttribute(o, _Py_ID('name'));
}
export function buffered_get_mode(o: PyObject, closure: usize): PyObject | null {
  return rawAttribute(o, _Py_ID('mode'));
}

export function buffered_repr(o: PyObject): PyObject | null {
  const slot = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(o, _Py_ID('name'), slot);
  const name = ptrAt(slot, 0);
  stackFree(slot);
  const type = <u64>o.ob_type.tp_name;
  if (found < 0) {
    // A detached stream has no name any more.
    if (!PyErr_ExceptionMatches(PyExc_ValueError)) return null;
    PyErr_Clear();
  }
  if (!name) return PyUnicode_FromFormat('<%s>', type);
  let result: PyObject | null = null;
  const status = Py_ReprEnter(o);
  if (status == 0) {
    result = PyUnicode_FromFormat('<%s name=%R>', type, arg(name));
    Py_ReprLeave(o);
  } else if (status > 0) PyErr_Format(PyExc_RuntimeError, 'reentrant call inside %s.__repr__', type);
  Py_DECREF(name);
  return result;
}
