// Padding bytes and bytearray: ljust(), zfill(), expandtabs() & co. (CPython: Objects/stringlib/transmogrify.h)

import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../args';
import { PyByteArray_AS_STRING, PyByteArray_Check, PyByteArray_GET_SIZE } from '../bytearray/struct';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError } from '../exceptions/types';
import { PyLong_AsInt } from '../int';
import { sizeArg } from '../str/pad';
import { copyBytes } from '../str/scan';
import { dataOf, roomLike, sizeOf, unchanged } from './either';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from './struct';

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
