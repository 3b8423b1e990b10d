// Splitting, partitioning and stripping bytes and bytearray. (CPython: Objects/stringlib/{split,partition}.h)

import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../abstract/buffer';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../args';
import { PyByteArray_FromObject } from '../bytearray/resize';
import { PyByteArray_Check } from '../bytearray/struct';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_ValueError } from '../exceptions/types';
import { _PyList_AppendTakeRef, newSplitList, PyList_New, PyList_Reverse } from '../list';
import { Py_None } from '../none';
import { PyObject_IsTrue } from '../object';
import { searchUnits } from '../str/find';
import { sizeArg } from '../str/pad';
import { memchr } from '../str/scan';
import { STRIP_LEFT, STRIP_RIGHT } from '../str/split';
import { PyTuple_Pack3 } from '../tuple';
import { isAsciiSpace } from './case';
import { PyBytes_FromObject } from './create';
import { dataOf, itself, like, sizeOf, unchanged } from './either';
import { PyBytes_Check } from './struct';

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
  if (PyByteArray_Check(self) && PyObject_CheckBuffer(sep) && !PyBytes_Check(sep)) {
    // A bytearray copies the separator before it looks, which makes its bytes contiguous.
    const bytes = PyBytes_FromObject(sep);
    const parts: PyObject | null = bytes ? partitionAny(self, bytes, direction) : null;
    Py_XDECREF(bytes);
    return parts;
  }
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
  const middle: PyObject | null = !head
    ? null
    : whole
      ? like(self, 0, 0)
      : PyBytes_Check(self)
        ? Py_NewRef(sep)
        : PyByteArray_FromObject(sep);
  const tail: PyObject | null = !middle
    ? null
    : whole && direction < 0
      ? itself(self)
      : whole
        ? like(self, 0, 0)
        : like(self, dataOf(self) + <usize>(at + m), n - at - m);
  const result: PyObject | null = tail ? PyTuple_Pack3(head!, middle!, tail) : null;
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
