// split, splitlines, partition, strip and their relatives. (CPython: Objects/stringlib/split.h, partition.h)

import { Py_DECREF, Py_XDECREF, PyObject } from '../../runtime/object';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { _PyList_AppendTakeRef, newSplitList, PyList_New, PyList_Reverse } from '../list';
import { PyTuple_Pack3 } from '../tuple';
import { any_find_slice, endUnits, PyUnicode_FindChar, searchUnits, unitsOfKind } from './find';
import { _PyUnicode_FromASCII, unicode_get_empty, unicode_result_unchanged } from './new';
import { PyUnicode_Substring, substring } from './slice';
import {
  kindShift,
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_KIND,
  PyUnicode_READ,
} from './struct';
import { _PyUnicode_IsLinebreak, _PyUnicode_IsWhitespace } from './unicode';

/** Appends s[start:end]: 0, or -1. */
function appendPart(list: PyObject, s: PyObject, start: i64, end: i64): i32 {
  const part =
    start == 0 && end == PyUnicode_GET_LENGTH(s)
      ? unicode_result_unchanged(s)
      : start >= end
        ? unicode_get_empty()
        : substring(s, start, end);
  if (!part) return -1;
  return _PyList_AppendTakeRef(list, part);
}

/* @inline */ function isAsciiSpace(c: u32): bool {
  return c == 0x20 || c - 9 < 5 || c - 0x1c < 4;
}

/** splitWhitespace of ASCII text: what is split most often. */
function splitAscii(s: PyObject, list: PyObject, maxsplit: i64): i32 {
  const data = PyUnicode_DATA(s);
  const end = data + <usize>PyUnicode_GET_LENGTH(s);
  let p = data;
  while (maxsplit-- > 0) {
    while (p < end && isAsciiSpace(load<u8>(p))) p++;
    if (p == end) return 0;
    const start = p++;
    while (p < end && !isAsciiSpace(load<u8>(p))) p++;
    const part =
      start == data && p == end ? unicode_result_unchanged(s) : _PyUnicode_FromASCII(start, <i64>(p - start));
    if (!part || _PyList_AppendTakeRef(list, part) < 0) return -1;
  }
  while (p < end && isAsciiSpace(load<u8>(p))) p++;
  return p < end ? appendPart(list, s, <i64>(p - data), <i64>(end - data)) : 0;
}

function splitWhitespace(s: PyObject, list: PyObject, maxsplit: i64): i32 {
  if (PyUnicode_IS_ASCII(s)) return splitAscii(s, list, maxsplit);
  const n = PyUnicode_GET_LENGTH(s);
  const kind = PyUnicode_KIND(s);
  const data = PyUnicode_DATA(s);
  let i: i64 = 0;
  while (maxsplit-- > 0) {
    while (i < n && _PyUnicode_IsWhitespace(PyUnicode_READ(kind, data, i))) i++;
    if (i == n) return 0;
    const start = i++;
    while (i < n && !_PyUnicode_IsWhitespace(PyUnicode_READ(kind, data, i))) i++;
    if (appendPart(list, s, start, i) < 0) return -1;
  }
  while (i < n && _PyUnicode_IsWhitespace(PyUnicode_READ(kind, data, i))) i++;
  return i < n ? appendPart(list, s, i, n) : 0;
}

function rsplitWhitespace(s: PyObject, list: PyObject, maxsplit: i64): i32 {
  const kind = PyUnicode_KIND(s);
  const data = PyUnicode_DATA(s);
  let i = PyUnicode_GET_LENGTH(s);
  while (maxsplit-- > 0) {
    while (i > 0 && _PyUnicode_IsWhitespace(PyUnicode_READ(kind, data, i - 1))) i--;
    if (i == 0) return 0;
    const end = i--;
    while (i > 0 && !_PyUnicode_IsWhitespace(PyUnicode_READ(kind, data, i - 1))) i--;
    if (appendPart(list, s, i, end) < 0) return -1;
  }
  while (i > 0 && _PyUnicode_IsWhitespace(PyUnicode_READ(kind, data, i - 1))) i--;
  return i > 0 ? appendPart(list, s, 0, i) : 0;
}

function splitBy(s: PyObject, list: PyObject, separator: PyObject, maxsplit: i64): i32 {
  const n = PyUnicode_GET_LENGTH(s);
  const m = PyUnicode_GET_LENGTH(separator);
  const kind = PyUnicode_KIND(s);
  if (PyUnicode_KIND(separator) > kind) return appendPart(list, s, 0, n);
  const p = unitsOfKind(separator, kind);
  if (!p) return -1;
  const data = PyUnicode_DATA(s);
  let start: i64 = 0;
  let failed = false;
  while (!failed && maxsplit-- > 0) {
    const found = searchUnits(kind, data + ((<usize>start) << kindShift(kind)), n - start, p, m, 1);
    if (found < 0) break;
    failed = appendPart(list, s, start, start + found) < 0;
    start += found + m;
  }
  endUnits(separator, p);
  return failed ? -1 : appendPart(list, s, start, n);
}

function rsplitBy(s: PyObject, list: PyObject, separator: PyObject, maxsplit: i64): i32 {
  const n = PyUnicode_GET_LENGTH(s);
  const m = PyUnicode_GET_LENGTH(separator);
  const kind = PyUnicode_KIND(s);
  if (PyUnicode_KIND(separator) > kind) return appendPart(list, s, 0, n);
  const p = unitsOfKind(separator, kind);
  if (!p) return -1;
  const data = PyUnicode_DATA(s);
  let end = n;
  let failed = false;
  while (!failed && maxsplit-- > 0) {
    const found = searchUnits(kind, data, end, p, m, -1);
    if (found < 0) break;
    failed = appendPart(list, s, found + m, end) < 0;
    end = found;
  }
  endUnits(separator, p);
  return failed ? -1 : appendPart(list, s, 0, end);
}

function splitAny(s: PyObject, separator: PyObject | null, maxsplit: i64, fromRight: bool): PyObject | null {
  if (maxsplit < 0) maxsplit = i64.MAX_VALUE;
  if (separator && PyUnicode_GET_LENGTH(separator) == 0) return PyErr_SetString(PyExc_ValueError, 'empty separator');
  // CPython works out how many parts there can be at most.
  const length = PyUnicode_GET_LENGTH(s);
  const most = separator ? length / PyUnicode_GET_LENGTH(separator) + 1 : (length - 1) / 2 + 1;
  const list = newSplitList(maxsplit == i64.MAX_VALUE ? most : maxsplit);
  if (!list) return null;
  const failed = fromRight
    ? separator
      ? rsplitBy(s, list, separator, maxsplit)
      : rsplitWhitespace(s, list, maxsplit)
    : separator
      ? splitBy(s, list, separator, maxsplit)
      : splitWhitespace(s, list, maxsplit);
  if (failed < 0) {
    Py_DECREF(list);
    return null;
  }
  if (fromRight) PyList_Reverse(list);
  return list;
}

/** new: separator NULL splits at whitespace; maxsplit < 0: no limit. */
export function PyUnicode_Split(s: PyObject, separator: PyObject | null, maxsplit: i64): PyObject | null {
  return splitAny(s, separator, maxsplit, false);
}

/** new */
export function PyUnicode_RSplit(s: PyObject, separator: PyObject | null, maxsplit: i64): PyObject | null {
  return splitAny(s, separator, maxsplit, true);
}

/** new: the list of lines. */
export function PyUnicode_Splitlines(s: PyObject, keepends: i32): PyObject | null {
  const list = PyList_New(0);
  if (!list) return null;
  const n = PyUnicode_GET_LENGTH(s);
  const kind = PyUnicode_KIND(s);
  const data = PyUnicode_DATA(s);
  let i: i64 = 0;
  while (i < n) {
    const start = i;
    while (i < n && !_PyUnicode_IsLinebreak(PyUnicode_READ(kind, data, i))) i++;
    let end = i;
    if (i < n) {
      i += PyUnicode_READ(kind, data, i) == 13 && i + 1 < n && PyUnicode_READ(kind, data, i + 1) == 10 ? 2 : 1;
      if (keepends) end = i;
    }
    if (appendPart(list, s, start, end) < 0) {
      Py_DECREF(list);
      return null;
    }
  }
  return list;
}

function partitionAt(s: PyObject, separator: PyObject, at: i64): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  const end = at + PyUnicode_GET_LENGTH(separator);
  const head = PyUnicode_Substring(s, 0, at);
  const tail = PyUnicode_Substring(s, end, n);
  const result = head && tail ? PyTuple_Pack3(head, separator, tail) : null;
  Py_XDECREF(head);
  Py_XDECREF(tail);
  return result;
}

function partitionAny(s: PyObject, separator: PyObject, direction: i32): PyObject | null {
  if (!PyUnicode_Check(separator))
    return PyErr_Format(PyExc_TypeError, 'must be str, not %.100s', separator.ob_type.tp_name);
  if (PyUnicode_GET_LENGTH(separator) == 0) return PyErr_SetString(PyExc_ValueError, 'empty separator');
  const at = any_find_slice(s, separator, 0, i64.MAX_VALUE, direction);
  if (at == -2) return null;
  if (at >= 0) return partitionAt(s, separator, at);
  // s itself, even a subclass's instance.
  const empty = unicode_get_empty();
  return direction > 0 ? PyTuple_Pack3(s, empty, empty) : PyTuple_Pack3(empty, empty, s);
}

/** new: (head, separator, tail) around the first separator. */
export function PyUnicode_Partition(s: PyObject, separator: PyObject): PyObject | null {
  return partitionAny(s, separator, 1);
}

export function PyUnicode_RPartition(s: PyObject, separator: PyObject): PyObject | null {
  return partitionAny(s, separator, -1);
}

export const STRIP_LEFT = 1;
export const STRIP_RIGHT = 2;

/** new: s without the code points of `chars` (NULL: whitespace) at its ends. */
export function stripText(s: PyObject, chars: PyObject | null, sides: i32): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  const kind = PyUnicode_KIND(s);
  const data = PyUnicode_DATA(s);
  let start: i64 = 0;
  let end = n;
  if (!chars) {
    if (sides & STRIP_LEFT) while (start < end && _PyUnicode_IsWhitespace(PyUnicode_READ(kind, data, start))) start++;
    if (sides & STRIP_RIGHT) while (end > start && _PyUnicode_IsWhitespace(PyUnicode_READ(kind, data, end - 1))) end--;
  } else {
    const m = PyUnicode_GET_LENGTH(chars);
    if (sides & STRIP_LEFT)
      while (start < end && PyUnicode_FindChar(chars, PyUnicode_READ(kind, data, start), 0, m, 1) >= 0) start++;
    if (sides & STRIP_RIGHT)
      while (end > start && PyUnicode_FindChar(chars, PyUnicode_READ(kind, data, end - 1), 0, m, 1) >= 0) end--;
  }
  return PyUnicode_Substring(s, start, end);
}
