// What bytes and bytearray do alike: searching, splitting, padding, case. (CPython: Objects/bytes_methods.c,
// Objects/stringlib/{transmogrify,split,find,partition}.h)

import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { arg, objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, PyVarObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../abstract/buffer';
import { PyIndex_Check, PyNumber_AsSsize_t } from '../abstract/number';
import { PySequence_Fast, PySequence_Fast_GET_SIZE, PySequence_Fast_ITEMS } from '../abstract/sequence';
import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../args';
import { Py_False, Py_True } from '../bool';
import { PyByteArray_FromObject, PyByteArray_FromStringAndSize, PyByteArray_Resize } from '../bytearray/resize';
import { PyByteArray_AS_STRING, PyByteArray_Check, PyByteArray_GET_SIZE } from '../bytearray/struct';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyLong_AsInt, PyLong_FromSsize_t } from '../int';
import { _PyList_AppendTakeRef, newSplitList, PyList_New, PyList_Reverse } from '../list';
import { Py_None } from '../none';
import { PyObject_IsTrue } from '../object';
import { flipCase, swapBytes, titleBytes } from '../str/case';
import { adjustEnd, adjustStart, countUnits, searchUnits } from '../str/find';
import { sliceArg } from '../str/methods';
import { sizeArg } from '../str/pad';
import { asciiPrefix, bytesEqual, copyBytes, memchr } from '../str/scan';
import { STRIP_LEFT, STRIP_RIGHT } from '../str/split';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack3 } from '../tuple';
import { _PyBytes_Resize, bytes_get_empty, newBytes, PyBytes_FromStringAndSize } from './new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_CheckExact, PyBytes_GET_SIZE } from './struct';
import { dropBytes, newByteWriter, putBytes } from './writer';

/** The object's text. */
/* @inline */ function dataOf(self: PyObject): usize {
  return PyBytes_Check(self) ? PyBytes_AS_STRING(self) : PyByteArray_AS_STRING(self);
}

/* @inline */ function sizeOf(self: PyObject): i64 {
  return changetype<PyVarObject>(self).ob_size;
}

/** new: n bytes in an object of self's kind. */
/* @inline */ function like(self: PyObject, from: usize, n: i64): PyObject | null {
  return PyBytes_Check(self) ? PyBytes_FromStringAndSize(from, n) : PyByteArray_FromStringAndSize(from, n);
}

/** new: room for n bytes in an object of self's kind; never a shared one but for n 0. */
/* @inline */ function roomLike(self: PyObject, n: i64): PyObject | null {
  if (!PyBytes_Check(self)) return PyByteArray_FromStringAndSize(0, n);
  return n == 0 ? bytes_get_empty() : newBytes(n);
}

/** new: self where it cannot change. */
/* @inline */ function unchanged(self: PyObject): PyObject | null {
  return PyBytes_CheckExact(self) ? Py_NewRef(self) : like(self, dataOf(self), sizeOf(self));
}

/** new: self, even a subclass's instance, where it cannot change. */
function itself(self: PyObject): PyObject | null {
  return PyBytes_Check(self) ? Py_NewRef(self) : like(self, dataOf(self), sizeOf(self));
}

// --- case and classes -------------------------------------------------------------------------------------------------

/* @inline */ export function isAsciiSpace(c: u32): bool {
  return c == 0x20 || (c >= 9 && c <= 13);
}

/* @inline */ function isAsciiAlpha(c: u32): bool {
  return (c | 0x20) - 0x61 < 26;
}

/* @inline */ function isAsciiDigit(c: u32): bool {
  return c - 0x30 < 10;
}

export function stringlib_lower(self: PyObject, unused: PyObject | null): PyObject | null {
  const result = roomLike(self, sizeOf(self));
  if (result && sizeOf(self)) flipCase(dataOf(result), dataOf(self), <usize>sizeOf(self), 0x41);
  return result;
}

export function stringlib_upper(self: PyObject, unused: PyObject | null): PyObject | null {
  const result = roomLike(self, sizeOf(self));
  if (result && sizeOf(self)) flipCase(dataOf(result), dataOf(self), <usize>sizeOf(self), 0x61);
  return result;
}

export function stringlib_swapcase(self: PyObject, unused: PyObject | null): PyObject | null {
  const result = roomLike(self, sizeOf(self));
  if (result) swapBytes(dataOf(result), dataOf(self), <usize>sizeOf(self));
  return result;
}

export function stringlib_title(self: PyObject, unused: PyObject | null): PyObject | null {
  const result = roomLike(self, sizeOf(self));
  if (result) titleBytes(dataOf(result), dataOf(self), <usize>sizeOf(self));
  return result;
}

export function stringlib_capitalize(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  const result = roomLike(self, n);
  if (result && n) {
    flipCase(dataOf(result), dataOf(self), <usize>n, 0x41);
    flipCase(dataOf(result), dataOf(result), 1, 0x61);
  }
  return result;
}

export function stringlib_isascii(self: PyObject, unused: PyObject | null): PyObject | null {
  return asciiPrefix(dataOf(self), <usize>sizeOf(self)) == <usize>sizeOf(self) ? Py_True : Py_False;
}

export function stringlib_isspace(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  for (let i: i64 = 0; i < n; i++) if (!isAsciiSpace(load<u8>(dataOf(self) + <usize>i))) return Py_False;
  return n ? Py_True : Py_False;
}

export function stringlib_isalpha(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  for (let i: i64 = 0; i < n; i++) if (!isAsciiAlpha(load<u8>(dataOf(self) + <usize>i))) return Py_False;
  return n ? Py_True : Py_False;
}

export function stringlib_isalnum(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  for (let i: i64 = 0; i < n; i++) {
    const c = load<u8>(dataOf(self) + <usize>i);
    if (!isAsciiAlpha(c) && !isAsciiDigit(c)) return Py_False;
  }
  return n ? Py_True : Py_False;
}

export function stringlib_isdigit(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  for (let i: i64 = 0; i < n; i++) if (!isAsciiDigit(load<u8>(dataOf(self) + <usize>i))) return Py_False;
  return n ? Py_True : Py_False;
}

export function stringlib_islower(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  let cased = false;
  for (let i: i64 = 0; i < n; i++) {
    const c = <u32>load<u8>(dataOf(self) + <usize>i);
    if (c - 0x41 < 26) return Py_False;
    if (c - 0x61 < 26) cased = true;
  }
  return cased ? Py_True : Py_False;
}

export function stringlib_isupper(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  let cased = false;
  for (let i: i64 = 0; i < n; i++) {
    const c = <u32>load<u8>(dataOf(self) + <usize>i);
    if (c - 0x61 < 26) return Py_False;
    if (c - 0x41 < 26) cased = true;
  }
  return cased ? Py_True : Py_False;
}

export function stringlib_istitle(self: PyObject, unused: PyObject | null): PyObject | null {
  const n = sizeOf(self);
  let cased = false;
  let inWord = false;
  for (let i: i64 = 0; i < n; i++) {
    const c = <u32>load<u8>(dataOf(self) + <usize>i);
    if (c - 0x41 < 26) {
      if (inWord) return Py_False;
      inWord = cased = true;
    } else if (c - 0x61 < 26) {
      if (!inWord) return Py_False;
      cased = true;
    } else inWord = false;
  }
  return cased ? Py_True : Py_False;
}

// --- searching --------------------------------------------------------------------------------------------------------

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
      if (!PyErr_ExceptionMatches(PyExc_TypeError)) return -1;
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

// --- splitting --------------------------------------------------------------------------------------------------------

function appendPart(list: PyObject, self: PyObject, start: i64, end: i64): i32 {
  const part =
    start == 0 && end == sizeOf(self) ? unchanged(self) : like(self, dataOf(self) + <usize>start, end - start);
  return part ? _PyList_AppendTakeRef(list, part) : -1;
}

function splitWhitespace(list: PyObject, self: PyObject, maxsplit: i64): i32 {
  const n = sizeOf(self);
  const p = dataOf(self);
  let i: i64 = 0;
  while (maxsplit-- > 0) {
    while (i < n && isAsciiSpace(load<u8>(p + <usize>i))) i++;
    if (i == n) return 0;
    const start = i++;
    while (i < n && !isAsciiSpace(load<u8>(p + <usize>i))) i++;
    if (appendPart(list, self, start, i) < 0) return -1;
  }
  while (i < n && isAsciiSpace(load<u8>(p + <usize>i))) i++;
  return i < n ? appendPart(list, self, i, n) : 0;
}

function rsplitWhitespace(list: PyObject, self: PyObject, maxsplit: i64): i32 {
  const p = dataOf(self);
  let i = sizeOf(self);
  while (maxsplit-- > 0) {
    while (i > 0 && isAsciiSpace(load<u8>(p + <usize>(i - 1)))) i--;
    if (i == 0) return 0;
    const end = i--;
    while (i > 0 && !isAsciiSpace(load<u8>(p + <usize>(i - 1)))) i--;
    if (appendPart(list, self, i, end) < 0) return -1;
  }
  while (i > 0 && isAsciiSpace(load<u8>(p + <usize>(i - 1)))) i--;
  return i > 0 ? appendPart(list, self, 0, i) : 0;
}

function splitBy(list: PyObject, self: PyObject, sep: usize, m: i64, maxsplit: i64): i32 {
  const n = sizeOf(self);
  let start: i64 = 0;
  while (maxsplit-- > 0) {
    const found = searchUnits(1, dataOf(self) + <usize>start, n - start, sep, m, 1);
    if (found < 0) break;
    if (appendPart(list, self, start, start + found) < 0) return -1;
    start += found + m;
  }
  return appendPart(list, self, start, n);
}

function rsplitBy(list: PyObject, self: PyObject, sep: usize, m: i64, maxsplit: i64): i32 {
  let end = sizeOf(self);
  while (maxsplit-- > 0) {
    const found = searchUnits(1, dataOf(self), end, sep, m, -1);
    if (found < 0) break;
    if (appendPart(list, self, found + m, end) < 0) return -1;
    end = found;
  }
  return appendPart(list, self, 0, end);
}

function splitMethod(
  self: PyObject,
  name: string,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
  fromRight: bool,
): PyObject | null {
  const values = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, name, 'sep maxsplit', 0, 0, 0, values) == 0;
  const sep = ok ? ptrAt(values, 0) : null;
  const limit = ok ? ptrAt(values, 1) : null;
  stackFree(values);
  if (!ok) return null;
  let maxsplit: i64 = -1;
  if (limit) {
    maxsplit = sizeArg(limit);
    if (maxsplit == -1 && PyErr_Occurred()) return null;
  }
  if (maxsplit < 0) maxsplit = i64.MAX_VALUE;
  const list = newSplitList(maxsplit);
  if (!list) return null;
  let failed = -1;
  if (!sep || sep == Py_None)
    failed = fromRight ? rsplitWhitespace(list, self, maxsplit) : splitWhitespace(list, self, maxsplit);
  else {
    const p = stackAlloc(BUFFER_SLOTS);
    if (PyObject_GetBuffer(sep, p, PyBUF_SIMPLE) == 0) {
      const view = changetype<Py_buffer>(p);
      if (view.len == 0) PyErr_SetString(PyExc_ValueError, 'empty separator');
      else
        failed = fromRight
          ? rsplitBy(list, self, view.buf, view.len, maxsplit)
          : splitBy(list, self, view.buf, view.len, maxsplit);
      PyBuffer_Release(p);
    }
    stackFree(p);
  }
  if (failed < 0) {
    Py_DECREF(list);
    return null;
  }
  if (fromRight) PyList_Reverse(list);
  return list;
}

export function bytes_split(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return splitMethod(self, 'split', args, nargs, kwnames, false);
}

export function bytes_rsplit(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return splitMethod(self, 'rsplit', args, nargs, kwnames, true);
}

export function bytes_splitlines(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'splitlines', 'keepends', 0, 0, 0, values) == 0;
  const flag = ok ? ptrAt(values, 0) : null;
  stackFree(values);
  if (!ok) return null;
  const keepends = flag ? PyObject_IsTrue(flag) : 0;
  if (keepends < 0) return null;
  const list = PyList_New(0);
  if (!list) return null;
  const n = sizeOf(self);
  const p = dataOf(self);
  let i: i64 = 0;
  while (i < n) {
    const start = i;
    while (i < n && load<u8>(p + <usize>i) != 10 && load<u8>(p + <usize>i) != 13) i++;
    let end = i;
    if (i < n) {
      i += load<u8>(p + <usize>i) == 13 && i + 1 < n && load<u8>(p + <usize>i, 1) == 10 ? 2 : 1;
      if (keepends) end = i;
    }
    if (appendPart(list, self, start, end) < 0) {
      Py_DECREF(list);
      return null;
    }
  }
  return list;
}

function partitionAny(self: PyObject, sep: PyObject, direction: i32): PyObject | null {
  const p = stackAlloc(BUFFER_SLOTS);
  let at: i64 = -2;
  let m: i64 = 0;
  if (PyObject_GetBuffer(sep, p, PyBUF_SIMPLE) == 0) {
    const view = changetype<Py_buffer>(p);
    m = view.len;
    if (m == 0) PyErr_SetString(PyExc_ValueError, 'empty separator');
    else at = searchUnits(1, dataOf(self), sizeOf(self), view.buf, m, direction);
    PyBuffer_Release(p);
  }
  stackFree(p);
  if (at == -2) return null;
  const n = sizeOf(self);
  const whole = at < 0;
  const head = whole && direction < 0 ? like(self, 0, 0) : whole ? itself(self) : like(self, dataOf(self), at);
  const middle = whole ? like(self, 0, 0) : PyBytes_Check(self) ? Py_NewRef(sep) : PyByteArray_FromObject(sep);
  const tail =
    whole && direction < 0
      ? itself(self)
      : whole
        ? like(self, 0, 0)
        : like(self, dataOf(self) + <usize>(at + m), n - at - m);
  const result = head && middle && tail ? PyTuple_Pack3(head, middle, tail) : null;
  Py_XDECREF(head);
  Py_XDECREF(middle);
  Py_XDECREF(tail);
  return result;
}

export function bytes_partition(self: PyObject, sep: PyObject): PyObject | null {
  return partitionAny(self, sep, 1);
}

export function bytes_rpartition(self: PyObject, sep: PyObject): PyObject | null {
  return partitionAny(self, sep, -1);
}

function stripMethod(self: PyObject, name: string, args: usize, nargs: i64, sides: i32): PyObject | null {
  if (!_PyArg_CheckPositional(name, nargs, 0, 1)) return null;
  const data = dataOf(self);
  let start: i64 = 0;
  let end = sizeOf(self);
  if (nargs == 0 || objAt(args, 0) == Py_None) {
    if (sides & STRIP_LEFT) while (start < end && isAsciiSpace(load<u8>(data + <usize>start))) start++;
    if (sides & STRIP_RIGHT) while (end > start && isAsciiSpace(load<u8>(data + <usize>(end - 1)))) end--;
  } else {
    const p = stackAlloc(BUFFER_SLOTS);
    const failed = PyObject_GetBuffer(objAt(args, 0), p, PyBUF_SIMPLE) < 0;
    if (!failed) {
      const view = changetype<Py_buffer>(p);
      const m = <usize>view.len;
      if (sides & STRIP_LEFT) while (start < end && memchr(view.buf, load<u8>(data + <usize>start), m) >= 0) start++;
      if (sides & STRIP_RIGHT) while (end > start && memchr(view.buf, load<u8>(data + <usize>(end - 1)), m) >= 0) end--;
      PyBuffer_Release(p);
    }
    stackFree(p);
    if (failed) return null;
  }
  return start == 0 && end == sizeOf(self) ? unchanged(self) : like(self, data + <usize>start, end - start);
}

export function bytes_strip(self: PyObject, args: usize, nargs: i64): PyObject | null {
  return stripMethod(self, 'strip', args, nargs, STRIP_LEFT | STRIP_RIGHT);
}

export function bytes_lstrip(self: PyObject, args: usize, nargs: i64): PyObject | null {
  return stripMethod(self, 'lstrip', args, nargs, STRIP_LEFT);
}

export function bytes_rstrip(self: PyObject, args: usize, nargs: i64): PyObject | null {
  return stripMethod(self, 'rstrip', args, nargs, STRIP_RIGHT);
}

// --- padding ----------------------------------------------------------------------------------------------------------

function pad(self: PyObject, left: i64, right: i64, c: u32): PyObject | null {
  left = max<i64>(left, 0);
  right = max<i64>(right, 0);
  const n = sizeOf(self);
  if (left == 0 && right == 0) return unchanged(self);
  const result = roomLike(self, left + n + right);
  if (!result) return null;
  const to = dataOf(result);
  memory.fill(to, <u8>c, <usize>left);
  copyBytes(to + <usize>left, dataOf(self), <usize>n);
  memory.fill(to + <usize>(left + n), <u8>c, <usize>right);
  return result;
}

/** width[, fillchar]: the width in *width, the byte; -1 with the exception set. */
function padArgs(name: string, args: usize, nargs: i64, width: usize): i32 {
  if (!_PyArg_CheckPositional(name, nargs, 1, 2)) return -1;
  const w = sizeArg(objAt(args, 0));
  if (w == -1 && PyErr_Occurred()) return -1;
  store<i64>(width, w);
  if (nargs < 2) return 0x20;
  const fill = objAt(args, 1);
  if (PyBytes_Check(fill) && PyBytes_GET_SIZE(fill) == 1) return load<u8>(PyBytes_AS_STRING(fill));
  if (PyByteArray_Check(fill) && PyByteArray_GET_SIZE(fill) == 1) return load<u8>(PyByteArray_AS_STRING(fill));
  _PyArg_BadArgument(name, 'argument 2', 'a byte string of length 1', fill);
  return -1;
}

export function stringlib_ljust(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = stackAlloc(1);
  const c = padArgs('ljust', args, nargs, at);
  const width = load<i64>(at);
  stackFree(at);
  return c < 0 ? null : pad(self, 0, width - sizeOf(self), c);
}

export function stringlib_rjust(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = stackAlloc(1);
  const c = padArgs('rjust', args, nargs, at);
  const width = load<i64>(at);
  stackFree(at);
  return c < 0 ? null : pad(self, width - sizeOf(self), 0, c);
}

export function stringlib_center(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = stackAlloc(1);
  const c = padArgs('center', args, nargs, at);
  const width = load<i64>(at);
  stackFree(at);
  if (c < 0) return null;
  const space = max<i64>(width - sizeOf(self), 0);
  const left = space / 2 + (space & width & 1);
  return pad(self, left, space - left, c);
}

export function stringlib_zfill(self: PyObject, arg: PyObject): PyObject | null {
  const width = sizeArg(arg);
  if (width == -1 && PyErr_Occurred()) return null;
  const n = sizeOf(self);
  if (n >= width) return unchanged(self);
  const fill = width - n;
  const result = pad(self, fill, 0, 0x30);
  if (!result || n == 0) return result;
  const to = dataOf(result);
  const sign = load<u8>(to + <usize>fill);
  if (sign == 0x2b || sign == 0x2d) {
    store<u8>(to, sign);
    store<u8>(to + <usize>fill, 0x30);
  }
  return result;
}

export function stringlib_expandtabs(
  self: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const values = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'expandtabs', 'tabsize', 0, 0, 0, values) == 0;
  const given = ok ? ptrAt(values, 0) : null;
  stackFree(values);
  if (!ok) return null;
  let tabsize: i64 = 8;
  if (given) {
    tabsize = <i64>PyLong_AsInt(given);
    if (tabsize == -1 && PyErr_Occurred()) return null;
  }
  const n = sizeOf(self);
  const from = dataOf(self);
  let to: usize = 0;
  let result: PyObject | null = null;
  // First the size, then the text.
  for (let round = 0; round < 2; round++) {
    let column: i64 = 0;
    let size: i64 = 0;
    for (let i: i64 = 0; i < n; i++) {
      const c = load<u8>(from + <usize>i);
      if (c == 9) {
        const width = tabsize > 0 ? tabsize - (column % tabsize) : 0;
        if (size > i64.MAX_VALUE - width) return PyErr_SetString(PyExc_OverflowError, 'result too long');
        if (round) memory.fill(to + <usize>size, 0x20, <usize>width);
        column += width;
        size += width;
        continue;
      }
      if (round) store<u8>(to + <usize>size, c);
      size++;
      column = c == 10 || c == 13 ? 0 : column + 1;
    }
    if (round == 0) {
      result = roomLike(self, size);
      if (!result || size == 0) return result;
      to = dataOf(result);
    }
  }
  return result;
}

// --- replacing, joining -----------------------------------------------------------------------------------------------

export function bytes_replace(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('replace', nargs, 2, 3)) return null;
  const p = stackAlloc(2 * BUFFER_SLOTS);
  const q = p + 80;
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(objAt(args, 0), p, PyBUF_SIMPLE) == 0) {
    if (PyObject_GetBuffer(objAt(args, 1), q, PyBUF_SIMPLE) == 0) {
      const limit = nargs > 2 ? sizeArg(objAt(args, 2)) : -1;
      if (limit != -1 || !PyErr_Occurred()) {
        const from = changetype<Py_buffer>(p);
        const to = changetype<Py_buffer>(q);
        result = replaceBytes(self, from.buf, from.len, to.buf, to.len, limit);
      }
      PyBuffer_Release(q);
    }
    PyBuffer_Release(p);
  }
  stackFree(p);
  return result;
}

function replaceBytes(self: PyObject, from: usize, m: i64, to: usize, r: i64, limit: i64): PyObject | null {
  const n = sizeOf(self);
  if (limit < 0) limit = i64.MAX_VALUE;
  if (limit == 0 || n < m || (m == 0 && r == 0)) return unchanged(self);
  const data = dataOf(self);
  const count = countUnits(1, data, n, from, m, limit);
  if (count == 0) return unchanged(self);
  if (r > m && r - m > (i64.MAX_VALUE - n) / count)
    return PyErr_SetString(PyExc_OverflowError, 'replace bytes is too long');
  const result = roomLike(self, n + count * (r - m));
  if (!result) return null;
  let out = dataOf(result);
  let at: i64 = 0;
  for (let k: i64 = 0; k < count; k++) {
    // An empty pattern matches in front of every byte.
    const found = m == 0 ? i64(k > 0) : searchUnits(1, data + <usize>at, n - at, from, m, 1);
    copyBytes(out, data + <usize>at, <usize>found);
    out += <usize>found;
    copyBytes(out, to, <usize>r);
    out += <usize>r;
    at += found + m;
  }
  copyBytes(out, data + <usize>at, <usize>(n - at));
  return result;
}

/** The size of the joined items when all of them are exact bytes; -1. */
function exactTotal(items: usize, n: i64, between: i64): i64 {
  let total: i64 = n ? between * (n - 1) : 0;
  for (let i: i64 = 0; i < n; i++) {
    if (!PyBytes_CheckExact(objAt(items, i))) return -1;
    total += PyBytes_GET_SIZE(objAt(items, i));
  }
  return total;
}

function joinExact(self: PyObject, items: usize, n: i64, to: usize): void {
  const between = <usize>sizeOf(self);
  for (let i: i64 = 0; i < n; i++) {
    if (i) {
      copyBytes(to, dataOf(self), between);
      to += between;
    }
    const size = <usize>PyBytes_GET_SIZE(objAt(items, i));
    copyBytes(to, PyBytes_AS_STRING(objAt(items, i)), size);
    to += size;
  }
}

/** self.join(parts); new. */
export function stringlib_bytes_join(self: PyObject, parts: PyObject): PyObject | null {
  const sequence = PySequence_Fast(parts, 'can only join an iterable');
  if (!sequence) return null;
  const n = PySequence_Fast_GET_SIZE(sequence);
  let result: PyObject | null = null;
  if (n == 1 && PyBytes_CheckExact(objAt(PySequence_Fast_ITEMS(sequence), 0)) && PyBytes_CheckExact(self)) {
    result = Py_NewRef(objAt(PySequence_Fast_ITEMS(sequence), 0));
    Py_DECREF(sequence);
    return result;
  }
  const total = exactTotal(PySequence_Fast_ITEMS(sequence), n, sizeOf(self));
  if (total >= 0) {
    result = roomLike(self, total);
    if (result && total) joinExact(self, PySequence_Fast_ITEMS(sequence), n, dataOf(result));
    Py_DECREF(sequence);
    return result;
  }
  const writer = newByteWriter();
  const p = stackAlloc(BUFFER_SLOTS);
  let ok = true;
  for (let i: i64 = 0; ok && i < n; i++) {
    const item = objAt(PySequence_Fast_ITEMS(sequence), i);
    if (i && putBytes(writer, dataOf(self), sizeOf(self)) < 0) ok = false;
    else if (PyBytes_CheckExact(item)) ok = putBytes(writer, PyBytes_AS_STRING(item), PyBytes_GET_SIZE(item)) == 0;
    else if (!PyObject_CheckBuffer(item) || PyObject_GetBuffer(item, p, PyBUF_SIMPLE) < 0) {
      PyErr_Format(
        PyExc_TypeError,
        'sequence item %zd: expected a bytes-like object, %.80s found',
        <u64>i,
        item.ob_type.tp_name,
      );
      ok = false;
    } else {
      const view = changetype<Py_buffer>(p);
      ok = putBytes(writer, view.buf, view.len) == 0;
      PyBuffer_Release(p);
    }
  }
  stackFree(p);
  Py_DECREF(sequence);
  if (!ok) return dropBytes(writer);
  result = roomLike(self, writer.pos);
  if (result) copyBytes(dataOf(result), writer.buffer, <usize>writer.pos);
  dropBytes(writer);
  return result;
}

/** self.translate(table, delete): METH_FASTCALL | METH_KEYWORDS. */
export function bytes_translate(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(2 + 2 * BUFFER_SLOTS);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'translate', 'table delete', 1, 1, 0, values) == 0;
  let result: PyObject | null = null;
  if (ok) {
    const table = objAt(values, 0);
    const deleted = ptrAt(values, 1);
    const p = values + 16;
    const q = p + 80;
    memory.fill(p, 0, 160);
    if (table == Py_None || PyObject_GetBuffer(table, p, PyBUF_SIMPLE) == 0) {
      const map = changetype<Py_buffer>(p);
      const gone = changetype<Py_buffer>(q);
      if (table != Py_None && map.len != 256)
        PyErr_SetString(PyExc_ValueError, 'translation table must be 256 characters long');
      else if (!deleted || PyObject_GetBuffer(deleted, q, PyBUF_SIMPLE) == 0)
        result = translateBytes(self, table == Py_None ? 0 : map.buf, gone.buf, gone.len);
    }
    PyBuffer_Release(q);
    PyBuffer_Release(p);
  }
  stackFree(values);
  return result;
}

function translateBytes(self: PyObject, map: usize, gone: usize, m: i64): PyObject | null {
  const n = sizeOf(self);
  const result = roomLike(self, n);
  if (!result) return null;
  const from = dataOf(self);
  const to = dataOf(result);
  let k: usize = 0;
  let changed = false;
  for (let i: i64 = 0; i < n; i++) {
    const c = load<u8>(from + <usize>i);
    if (m && memchr(gone, c, <usize>m) >= 0) {
      changed = true;
      continue;
    }
    const d = map ? load<u8>(map + c) : c;
    if (d != c) changed = true;
    store<u8>(to + k++, d);
  }
  if (!changed && PyBytes_CheckExact(self)) {
    Py_DECREF(result);
    return Py_NewRef(self);
  }
  if (<i64>k == n) return result;
  if (!PyBytes_Check(self)) {
    if (PyByteArray_Resize(result, <i64>k) == 0) return result;
    Py_DECREF(result);
    return null;
  }
  const slot = stackAlloc(1);
  store<u64>(slot, <u64>changetype<usize>(result));
  const failed = _PyBytes_Resize(slot, <i64>k) < 0;
  const shorter = changetype<PyObject | null>(load<usize>(slot));
  stackFree(slot);
  return failed ? null : shorter;
}

/** METH_STATIC | METH_FASTCALL; new: the table of 256 bytes. */
export function _Py_bytes_maketrans(unused: PyObject | null, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('maketrans', nargs, 2, 2)) return null;
  const p = stackAlloc(2 * BUFFER_SLOTS);
  const q = p + 80;
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(objAt(args, 0), p, PyBUF_SIMPLE) == 0) {
    if (PyObject_GetBuffer(objAt(args, 1), q, PyBUF_SIMPLE) == 0) {
      const from = changetype<Py_buffer>(p);
      const to = changetype<Py_buffer>(q);
      if (from.len != to.len) PyErr_SetString(PyExc_ValueError, 'maketrans arguments must have same length');
      else {
        result = newBytes(256);
        if (result) {
          const table = PyBytes_AS_STRING(result);
          for (let c: usize = 0; c < 256; c++) store<u8>(table + c, <u32>c);
          for (let i: i64 = 0; i < from.len; i++)
            store<u8>(table + load<u8>(from.buf + <usize>i), load<u8>(to.buf + <usize>i));
        }
      }
      PyBuffer_Release(q);
    }
    PyBuffer_Release(p);
  }
  stackFree(p);
  return result;
}
