// center, ljust, rjust, zfill, expandtabs. (CPython: Objects/unicodeobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _PyNumber_Index } from '../abstract/conversion';
import { _PyArg_CheckPositional } from '../args';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError } from '../exceptions/types';
import { PyLong_AsSsize_t } from '../int';
import { PyUnicode_New, unicode_result, unicode_result_unchanged } from './new';
import { copyUnits } from './scan';
import {
  kindShift,
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_MAX_CHAR_VALUE,
  PyUnicode_READ,
  PyUnicode_READ_CHAR,
  PyUnicode_WRITE,
} from './struct';
import { unicode_fill } from './writer';

/** new: s between `left` and `right` times c. */
function pad(s: PyObject, left: i64, right: i64, c: u32): PyObject | null {
  left = max<i64>(left, 0);
  right = max<i64>(right, 0);
  if (left == 0 && right == 0) return unicode_result_unchanged(s);
  const n = PyUnicode_GET_LENGTH(s);
  if (left > i64.MAX_VALUE - n || right > i64.MAX_VALUE - (left + n))
    return PyErr_SetString(PyExc_OverflowError, 'padded string is too long');
  const result = PyUnicode_New(left + n + right, max(PyUnicode_MAX_CHAR_VALUE(s), c));
  if (!result) return null;
  const kind = PyUnicode_KIND(result);
  const to = PyUnicode_DATA(result);
  unicode_fill(kind, to, c, 0, left);
  unicode_fill(kind, to, c, left + n, right);
  copyUnits(kind, to + ((<usize>left) << kindShift(kind)), PyUnicode_KIND(s), PyUnicode_DATA(s), <usize>n);
  return result;
}

/** width and fill character of an argument list; the width in *width, the character or 0xffffffff. */
function padArgs(name: string, args: usize, nargs: i64, width: usize): u32 {
  if (!_PyArg_CheckPositional(name, nargs, 1, 2)) return 0xffffffff;
  const w = sizeArg(objAt(args, 0));
  if (w == -1 && PyErr_Occurred()) return 0xffffffff;
  store<i64>(width, w);
  if (nargs < 2) return 0x20;
  const fill = objAt(args, 1);
  if (!PyUnicode_Check(fill)) {
    PyErr_Format(PyExc_TypeError, 'The fill character must be a unicode character, not %.100s', fill.ob_type.tp_name);
    return 0xffffffff;
  }
  if (PyUnicode_GET_LENGTH(fill) != 1) {
    PyErr_SetString(PyExc_TypeError, 'The fill character must be exactly one character long');
    return 0xffffffff;
  }
  return PyUnicode_READ_CHAR(fill, 0);
}

/** An argument that Argument Clinic calls Py_ssize_t: -1 with the exception set when it isn't one. */
export function sizeArg(o: PyObject): i64 {
  const number = _PyNumber_Index(o);
  if (!number) return -1;
  const value = PyLong_AsSsize_t(number);
  Py_DECREF(number);
  return value;
}

export function unicode_ljust(s: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = stackAlloc(1);
  const c = padArgs('ljust', args, nargs, at);
  const width = load<i64>(at);
  stackFree(at);
  return c == 0xffffffff ? null : pad(s, 0, width - PyUnicode_GET_LENGTH(s), c);
}

export function unicode_rjust(s: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = stackAlloc(1);
  const c = padArgs('rjust', args, nargs, at);
  const width = load<i64>(at);
  stackFree(at);
  return c == 0xffffffff ? null : pad(s, width - PyUnicode_GET_LENGTH(s), 0, c);
}

export function unicode_center(s: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = stackAlloc(1);
  const c = padArgs('center', args, nargs, at);
  const width = load<i64>(at);
  stackFree(at);
  if (c == 0xffffffff) return null;
  const n = PyUnicode_GET_LENGTH(s);
  if (n >= width) return unicode_result_unchanged(s);
  const space = width - n;
  const left = space / 2 + (space & width & 1);
  return pad(s, left, space - left, c);
}

export function unicode_zfill(s: PyObject, arg: PyObject): PyObject | null {
  const width = sizeArg(arg);
  if (width == -1 && PyErr_Occurred()) return null;
  const n = PyUnicode_GET_LENGTH(s);
  if (n >= width) return unicode_result_unchanged(s);
  const fill = width - n;
  const result = pad(s, fill, 0, 0x30);
  if (!result || n == 0) return result;
  const kind = PyUnicode_KIND(result);
  const data = PyUnicode_DATA(result);
  const sign = PyUnicode_READ(kind, data, fill);
  if (sign == 0x2b || sign == 0x2d) {
    PyUnicode_WRITE(kind, data, 0, sign);
    PyUnicode_WRITE(kind, data, fill, 0x30);
  }
  return result;
}

/** new: tabs become spaces up to the next multiple of tabsize. */
export function expandTabs(s: PyObject, tabsize: i64): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  const kind = PyUnicode_KIND(s);
  const data = PyUnicode_DATA(s);
  let column: i64 = 0;
  let size: i64 = 0;
  let found = false;
  for (let i: i64 = 0; i < n; i++) {
    const c = PyUnicode_READ(kind, data, i);
    let width: i64 = 1;
    if (c == 9) {
      found = true;
      width = tabsize > 0 ? tabsize - (column % tabsize) : 0;
      column += width;
    } else {
      column++;
      if (c == 10 || c == 13) column = 0;
    }
    if (size > i64.MAX_VALUE - width) return PyErr_SetString(PyExc_OverflowError, 'new string is too long');
    size += width;
  }
  if (!found) return unicode_result_unchanged(s);
  const result = PyUnicode_New(size, PyUnicode_MAX_CHAR_VALUE(s));
  if (!result || size == 0) return result;
  const to = PyUnicode_DATA(result);
  let at: i64 = 0;
  column = 0;
  for (let i: i64 = 0; i < n; i++) {
    const c = PyUnicode_READ(kind, data, i);
    if (c == 9) {
      if (tabsize > 0) {
        const width = tabsize - (column % tabsize);
        column += width;
        unicode_fill(kind, to, 0x20, at, width);
        at += width;
      }
    } else {
      column++;
      PyUnicode_WRITE(kind, to, at++, c);
      if (c == 10 || c == 13) column = 0;
    }
  }
  return unicode_result(result);
}
