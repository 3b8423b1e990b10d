// What an unpickler reads: bytes in memory, or a file, from which no more is taken than the pickle has. (CPython: Modules/_pickle.c)

import { PyMem_Realloc } from '../../memory/obmalloc/malloc';
import { PyBUF_CONTIG_RO, PyBUF_WRITE, PyBuffer_Release, PyObject_GetBuffer } from '../../objects/abstract/buffer';
import { PyObject_GetOptionalAttr } from '../../objects/attribute';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyObject_CallNoArgs, PyObject_CallOneArg } from '../../objects/call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_NotImplementedError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../../objects/int';
import { PyMemoryView_FromMemory } from '../../objects/memoryview/create';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, clearSlot, Py_DECREF, PyObject } from '../../runtime/object';
import { UnpicklerObject, unpicklingError } from './struct';

/** So much is asked of a file's peek(). */
const PREFETCH: i64 = 8192 * 16;

/** Raises UnpicklingError; false. */
export function truncated(self: UnpicklerObject): bool {
  return unpicklingError(self, 'pickle data was truncated');
}

/** Reads from these bytes from now on: their number, or -1 with the exception set. */
export function _Unpickler_SetStringInput(self: UnpicklerObject, input: PyObject): i64 {
  const view = self.buffer;
  if (view.buf) PyBuffer_Release(changetype<usize>(view));
  if (PyObject_GetBuffer(input, changetype<usize>(view), PyBUF_CONTIG_RO) < 0) return -1;
  self.input_buffer = view.buf;
  self.input_len = view.len;
  self.next_read_idx = 0;
  self.prefetched_idx = view.len;
  return view.len;
}

/** Reads from this file from now on: false with the exception set. */
export function _Unpickler_SetInputStream(self: UnpicklerObject, file: PyObject): bool {
  const p = changetype<usize>(self);
  if (
    PyObject_GetOptionalAttr(file, _Py_ID('peek'), p + offsetof<UnpicklerObject>('_peek')) >= 0 &&
    PyObject_GetOptionalAttr(file, _Py_ID('readinto'), p + offsetof<UnpicklerObject>('_readinto')) >= 0 &&
    PyObject_GetOptionalAttr(file, _Py_ID('read'), p + offsetof<UnpicklerObject>('_read')) >= 0 &&
    PyObject_GetOptionalAttr(file, _Py_ID('readline'), p + offsetof<UnpicklerObject>('_readline')) >= 0
  ) {
    if (self.readline && self.read) return true;
    PyErr_SetString(PyExc_TypeError, "file must have 'read' and 'readline' attributes");
  }
  for (let at = offsetof<UnpicklerObject>('_read'); at <= offsetof<UnpicklerObject>('_peek'); at += 8)
    clearSlot(p + at);
  return false;
}

// new: method(n)
function callWithNumber(method: PyObject, n: i64): PyObject | null {
  const number = PyLong_FromSsize_t(n);
  if (!number) return null;
  const result = PyObject_CallOneArg(method, number);
  Py_DECREF(number);
  return result;
}

/** Reads from the file what was only peeked at so far. */
export function _Unpickler_SkipConsumed(self: UnpicklerObject): bool {
  const n = self.next_read_idx - self.prefetched_idx;
  if (n <= 0) return true;
  const data = callWithNumber(self.read as PyObject, n);
  if (!data) return false;
  Py_DECREF(data);
  self.prefetched_idx = self.next_read_idx;
  return true;
}

/** What the file answered becomes the input (stolen): its size, or -1 with the exception set. */
function take(self: UnpicklerObject, data: PyObject | null): i64 {
  if (!data) return -1;
  const n = _Unpickler_SetStringInput(self, data);
  Py_DECREF(data);
  return n;
}

/** Peeks, so that not every few bytes need a call: whether there are n bytes. -1: the exception is set. */
function peekFor(self: UnpicklerObject, n: i64): i32 {
  const data = callWithNumber(self.peek as PyObject, PREFETCH);
  if (!data) {
    if (!PyErr_ExceptionMatches(PyExc_NotImplementedError)) return -1;
    PyErr_Clear();
    clearSlot(changetype<usize>(self) + offsetof<UnpicklerObject>('_peek'));
    return 0;
  }
  const size = take(self, data);
  self.prefetched_idx = 0;
  return size < 0 ? -1 : i32(n <= size);
}

/** Reads n bytes, or fewer at the file's end, as the new input: how many, or -1 with the exception set. */
function readFile(self: UnpicklerObject, n: i64): i64 {
  if (!_Unpickler_SkipConsumed(self)) return -1;
  if (self.peek && n < PREFETCH) {
    const r = peekFor(self, n);
    if (r != 0) return r < 0 ? -1 : n;
  }
  return take(self, callWithNumber(self.read as PyObject, n));
}

/** The address of the next n bytes; 0: the exception is set. */
/* @inline */ export function _Unpickler_Read(self: UnpicklerObject, n: i64): usize {
  const at = self.next_read_idx;
  if (n > self.input_len - at) return readMore(self, n);
  self.next_read_idx = at + n;
  return self.input_buffer + <usize>at;
}

function readMore(self: UnpicklerObject, n: i64): usize {
  if (self.next_read_idx > i64.MAX_VALUE - n) {
    unpicklingError(self, 'read would overflow (invalid bytecode)');
    return 0;
  }
  if (self.read) {
    const size = readFile(self, n);
    if (size < 0) return 0;
    if (size >= n) {
      self.next_read_idx = n;
      return self.input_buffer;
    }
  }
  truncated(self);
  return 0;
}

/** Bytes that are no more than they may be in memory; the size is what a pickle says. */
const PLAUSIBLE: i64 = 1 << 40;

/**
 * Whether so many bytes may come. NOT CPYTHON: it allocates first and then notices that there are fewer, which a memory of
 * 4 GiB can't always do.
 */
export function mayHave(self: UnpicklerObject, n: i64): bool {
  return self.read || n <= self.input_len - self.next_read_idx || n >= PLAUSIBLE ? true : truncated(self);
}

/** Copies the next n bytes to p, past the input's buffer if they are many: false with the exception set. */
export function _Unpickler_ReadInto(self: UnpicklerObject, p: usize, n: i64): bool {
  const there = self.input_len - self.next_read_idx;
  if (there > 0) {
    const part = min(there, n);
    memory.copy(p, self.input_buffer + <usize>self.next_read_idx, <usize>part);
    self.next_read_idx += part;
    p += <usize>part;
    n -= part;
    if (n == 0) return true;
  }
  if (!self.read) return truncated(self);
  return _Unpickler_SkipConsumed(self) && (self.readinto ? readInto(self, p, n) : readCopy(self, p, n));
}

/** With the file's readinto(). */
function readInto(self: UnpicklerObject, p: usize, n: i64): bool {
  const view = PyMemoryView_FromMemory(p, n, PyBUF_WRITE);
  if (!view) return false;
  const result = PyObject_CallOneArg(self.readinto as PyObject, view);
  Py_DECREF(view);
  if (!result) return false;
  const size = PyLong_AsSsize_t(result);
  Py_DECREF(result);
  if (size >= n) return true;
  if (size >= 0) return truncated(self);
  if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, 'readinto() returned negative size');
  return false;
}

/** With the file's read(). */
function readCopy(self: UnpicklerObject, p: usize, n: i64): bool {
  const data = callWithNumber(self.read as PyObject, n);
  if (!data) return false;
  let ok = PyBytes_Check(data);
  if (!ok) PyErr_Format(PyExc_ValueError, 'read() returned non-bytes object (%R)', arg(data.ob_type));
  else if (PyBytes_GET_SIZE(data) < n) ok = truncated(self);
  else memory.copy(p, PyBytes_AS_STRING(data), <usize>n);
  Py_DECREF(data);
  return ok;
}

/** Reads a line of at least `least` characters to input_line: how many with its newline, or -1 with the exception set. */
export function _Unpickler_Readline(self: UnpicklerObject, least: i64): i64 {
  let from = self.input_buffer + <usize>self.next_read_idx;
  let n: i64 = 0;
  for (let i = self.next_read_idx; i < self.input_len && !n; i++) {
    if (load<u8>(self.input_buffer + <usize>i) == 0x0a) n = i + 1 - self.next_read_idx;
  }
  if (n) self.next_read_idx += n;
  else if (self.read) {
    if (!_Unpickler_SkipConsumed(self)) return -1;
    n = take(self, PyObject_CallNoArgs(self.readline as PyObject));
    if (n < 0) return -1;
    from = self.input_buffer;
    if (n && load<u8>(from + <usize>n - 1) != 0x0a) n = 0;
    else self.next_read_idx = n;
  }
  if (n == 0) {
    truncated(self);
    return -1;
  }
  const line = PyMem_Realloc(self.input_line, <usize>n + 1);
  if (!line) {
    PyErr_NoMemory();
    return -1;
  }
  memory.copy(line, from, <usize>n);
  store<u8>(line + <usize>n, 0);
  self.input_line = line;
  if (n >= least) return n;
  truncated(self);
  return -1;
}
