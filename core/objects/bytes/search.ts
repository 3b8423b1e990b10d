// find(), count(), startswith() & co. of bytes and bytearray, and the affixes they take off. (CPython: Objects/bytes_methods.c)

import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { objAt, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../abstract/buffer';
import { PyIndex_Check, PyNumber_AsSsize_t } from '../abstract/conversion';
import { _PyArg_CheckPositional } from '../args';
import { Py_False, Py_True } from '../bool';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyLong_FromSsize_t } from '../int';
import { adjustEnd, adjustStart, countUnits, searchUnits } from '../str/find';
import { sliceArg } from '../str/methods';
import { bytesEqual, memchr } from '../str/scan';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { dataOf, like, sizeOf, unchanged } from './either';

/** What is searched for: a buffer, or one byte given as an int. 96 bytes on the native stack. */
@unmanaged
class Needle extends Py_buffer {
  byte: u64;
}

const NEEDLE_SLOTS: i64 = 11;

/** Fills *p from an argument: 0, or -1 with the exception set. */
function openNeedle(o: PyObject, p: usize): i32 {
  if (PyObject_CheckBuffer(o)) return PyObject_GetBuffer(o, p, PyBUF_SIMPLE);
  if (!PyIndex_Check(o)) {
    PyErr_Format(PyExc_TypeError, "argument should be integer or bytes-like object, not '%.200s'", o.ob_type.tp_name);
    return -1;
  }
  const value = PyNumber_AsSsize_t(o, null);
  if (value == -1 && PyErr_Occurred()) return -1;
  if (value < 0 || value > 255) {
    PyErr_SetString(PyExc_ValueError, 'byte must be in range(0, 256)');
    return -1;
  }
  memory.fill(p, 0, 88);
  const needle = changetype<Needle>(p);
  needle.byte = <u64>value;
  needle.buf = p + offsetof<Needle>('byte');
  needle.len = 1;
  return 0;
}

/** sub[, start[, end]]: the bounds in slot[0] and slot[1], behind them the needle; -1 with the exception set. */
function searchArgs(self: PyObject, name: string, args: usize, nargs: i64, slot: usize): i32 {
  if (!_PyArg_CheckPositional(name, nargs, 1, 3)) return -1;
  store<i64>(slot, 0);
  store<i64>(slot, i64.MAX_VALUE, 8);
  if (!sliceArg(args, nargs, 1, slot) || !sliceArg(args, nargs, 2, slot + 8)) return -1;
  return openNeedle(objAt(args, 0), slot + 16);
}

/** The place that find or rfind answers; -2 with the exception set. */
function search(self: PyObject, name: string, args: usize, nargs: i64, direction: i32): i64 {
  const slot = stackAlloc(2 + NEEDLE_SLOTS);
  let found: i64 = -2;
  if (searchArgs(self, name, args, nargs, slot) == 0) {
    const needle = changetype<Needle>(slot + 16);
    const n = sizeOf(self);
    const end = adjustEnd(load<i64>(slot, 8), n);
    const start = adjustStart(load<i64>(slot), n);
    found = -1;
    if (end - start >= needle.len) {
      found = searchUnits(1, dataOf(self) + <usize>start, end - start, needle.buf, needle.len, direction);
      if (found >= 0) found += start;
    }
    PyBuffer_Release(slot + 16);
  }
  stackFree(slot);
  return found;
}

export function _Py_bytes_find(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = search(self, 'find', args, nargs, 1);
  return at == -2 ? null : PyLong_FromSsize_t(at);
}

export function _Py_bytes_rfind(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = search(self, 'rfind', args, nargs, -1);
  return at == -2 ? null : PyLong_FromSsize_t(at);
}

export function _Py_bytes_index(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = search(self, 'index', args, nargs, 1);
  if (at == -1) return PyErr_SetString(PyExc_ValueError, 'subsection not found');
  return at == -2 ? null : PyLong_FromSsize_t(at);
}

export function _Py_bytes_rindex(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = search(self, 'rindex', args, nargs, -1);
  if (at == -1) return PyErr_SetString(PyExc_ValueError, 'subsection not found');
  return at == -2 ? null : PyLong_FromSsize_t(at);
}

export function _Py_bytes_count(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(2 + NEEDLE_SLOTS);
  let count: i64 = -1;
  if (searchArgs(self, 'count', args, nargs, slot) == 0) {
    const needle = changetype<Needle>(slot + 16);
    const n = sizeOf(self);
    const end = adjustEnd(load<i64>(slot, 8), n);
    const start = adjustStart(load<i64>(slot), n);
    count =
      end < start ? 0 : countUnits(1, dataOf(self) + <usize>start, end - start, needle.buf, needle.len, i64.MAX_VALUE);
    PyBuffer_Release(slot + 16);
  }
  stackFree(slot);
  return count < 0 ? null : PyLong_FromSsize_t(count);
}

/** sq_contains */
export function _Py_bytes_contains(self: PyObject, o: PyObject): i32 {
  if (!PyObject_CheckBuffer(o)) {
    const value = PyNumber_AsSsize_t(o, null);
    if (value == -1 && PyErr_Occurred()) {
      PyErr_Clear();
      PyErr_Format(PyExc_TypeError, "a bytes-like object is required, not '%.100s'", o.ob_type.tp_name);
      return -1;
    }
    if (value < 0 || value > 255) {
      PyErr_SetString(PyExc_ValueError, 'byte must be in range(0, 256)');
      return -1;
    }
    return i32(memchr(dataOf(self), <u32>value, <usize>sizeOf(self)) >= 0);
  }
  const p = stackAlloc(BUFFER_SLOTS);
  let found = -1;
  if (PyObject_GetBuffer(o, p, PyBUF_SIMPLE) == 0) {
    const view = changetype<Py_buffer>(p);
    found = i32(searchUnits(1, dataOf(self), sizeOf(self), view.buf, view.len, 1) >= 0);
    PyBuffer_Release(p);
  }
  stackFree(p);
  return found;
}

/** self[start:end] starts or ends with o's bytes: 1, 0, -1 with the exception set. */
function tailMatch(self: PyObject, o: PyObject, start: i64, end: i64, direction: i32): i32 {
  const p = stackAlloc(BUFFER_SLOTS);
  let result = -1;
  if (PyObject_GetBuffer(o, p, PyBUF_SIMPLE) == 0) {
    const view = changetype<Py_buffer>(p);
    const n = sizeOf(self);
    end = adjustEnd(end, n);
    start = adjustStart(start, n);
    result = 0;
    if (start <= n && end - start >= view.len) {
      const at = direction > 0 ? end - view.len : start;
      result = i32(bytesEqual(dataOf(self) + <usize>at, view.buf, <usize>view.len));
    }
    PyBuffer_Release(p);
  }
  stackFree(p);
  return result;
}

function tailMethod(self: PyObject, name: string, args: usize, nargs: i64, direction: i32): PyObject | null {
  if (!_PyArg_CheckPositional(name, nargs, 1, 3)) return null;
  const slot = stackAlloc(2);
  store<i64>(slot, 0);
  store<i64>(slot, i64.MAX_VALUE, 8);
  const ok = sliceArg(args, nargs, 1, slot) && sliceArg(args, nargs, 2, slot + 8);
  const start = load<i64>(slot);
  const end = load<i64>(slot, 8);
  stackFree(slot);
  if (!ok) return null;
  const o = objAt(args, 0);
  if (PyTuple_Check(o)) {
    const n = PyTuple_GET_SIZE(o);
    for (let i: i64 = 0; i < n; i++) {
      const result = tailMatch(self, PyTuple_GET_ITEM(o, i), start, end, direction);
      if (result < 0) return null;
      if (result) return Py_True;
    }
    return Py_False;
  }
  const result = tailMatch(self, o, start, end, direction);
  if (result >= 0) return result ? Py_True : Py_False;
  if (PyErr_ExceptionMatches(PyExc_TypeError)) {
    PyErr_Format(
      PyExc_TypeError,
      '%ls first arg must be bytes or a tuple of bytes, not %s',
      <u64>changetype<usize>(name),
      o.ob_type.tp_name,
    );
  }
  return null;
}

export function _Py_bytes_startswith(self: PyObject, args: usize, nargs: i64): PyObject | null {
  return tailMethod(self, 'startswith', args, nargs, -1);
}

export function _Py_bytes_endswith(self: PyObject, args: usize, nargs: i64): PyObject | null {
  return tailMethod(self, 'endswith', args, nargs, 1);
}

export function bytes_removeprefix(self: PyObject, o: PyObject): PyObject | null {
  const p = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(o, p, PyBUF_SIMPLE) == 0) {
    const view = changetype<Py_buffer>(p);
    const n = sizeOf(self);
    const m = view.len;
    result =
      m > 0 && m <= n && bytesEqual(dataOf(self), view.buf, <usize>m)
        ? like(self, dataOf(self) + <usize>m, n - m)
        : unchanged(self);
    PyBuffer_Release(p);
  }
  stackFree(p);
  return result;
}

export function bytes_removesuffix(self: PyObject, o: PyObject): PyObject | null {
  const p = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(o, p, PyBUF_SIMPLE) == 0) {
    const view = changetype<Py_buffer>(p);
    const n = sizeOf(self);
    const m = view.len;
    result =
      m > 0 && m <= n && bytesEqual(dataOf(self) + <usize>(n - m), view.buf, <usize>m)
        ? like(self, dataOf(self), n - m)
        : unchanged(self);
    PyBuffer_Release(p);
  }
  stackFree(p);
  return result;
}
