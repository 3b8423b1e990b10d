// s.replace(old, new), s.translate(table), str.maketrans. (CPython: Objects/unicodeobject.c)

import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_XDECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyObject_GetItem } from '../abstract/object';
import { _PyArg_BadArgument, _PyArg_CheckPositional } from '../args';
import { PyDict_CheckExact, PyDict_New, PyDict_Next, PyDict_SetItem } from '../dict/dict';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_LookupError, PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyLong_AsLong, PyLong_Check, PyLong_FromLong } from '../int';
import { Py_None } from '../none';
import { countUnits, endUnits, searchUnits, unitsOfKind } from './find';
import { PyUnicode_New, unicode_get_empty, unicode_result_unchanged } from './new';
import { copyUnits, maxCharOf, memchr } from './scan';
import {
  kindShift,
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_KIND,
  PyUnicode_MAX_CHAR_VALUE,
  PyUnicode_READ,
  PyUnicode_READ_CHAR,
} from './struct';
import { _PyUnicodeWriter_WriteChar, _PyUnicodeWriter_WriteStr, dropWriter, finishWriter, newWriter } from './writer';

/** new: s with at most maxcount (< 0: all) occurrences of `from` replaced. */
export function PyUnicode_Replace(s: PyObject, from: PyObject, to: PyObject, maxcount: i64): PyObject | null {
  if (!PyUnicode_Check(s) || !PyUnicode_Check(from) || !PyUnicode_Check(to)) {
    const wrong = !PyUnicode_Check(s) ? s : !PyUnicode_Check(from) ? from : to;
    return PyErr_Format(PyExc_TypeError, 'must be str, not %.100s', wrong.ob_type.tp_name);
  }
  const n = PyUnicode_GET_LENGTH(s);
  const m = PyUnicode_GET_LENGTH(from);
  const r = PyUnicode_GET_LENGTH(to);
  if (maxcount < 0) maxcount = i64.MAX_VALUE;
  else if (maxcount == 0 || (n == 0 && m == 0 && r == 0)) return unicode_result_unchanged(s);
  const kind = PyUnicode_KIND(s);
  if (m > n || from == to || PyUnicode_KIND(from) > kind) return unicode_result_unchanged(s);
  if (m == 1 && r == 1 && kind == 1 && PyUnicode_KIND(to) == 1 && maxcount >= n) {
    const done = replaceByte(s, load<u8>(PyUnicode_DATA(from)), to);
    if (done) return done;
    if (PyErr_Occurred()) return null;
  }
  const pattern = unitsOfKind(from, kind);
  if (!pattern) return null;
  const data = PyUnicode_DATA(s);
  const count = countUnits(kind, data, n, pattern, m, maxcount);
  if (count == 0) {
    endUnits(from, pattern);
    return unicode_result_unchanged(s);
  }
  if (r > m && r - m > (i64.MAX_VALUE - n) / count) {
    endUnits(from, pattern);
    return PyErr_SetString(PyExc_OverflowError, 'replace string is too long');
  }
  const size = n + count * (r - m);
  if (size == 0) {
    endUnits(from, pattern);
    return unicode_get_empty();
  }
  // The result's range: what is taken out may have been the widest of s.
  let maxchar = PyUnicode_MAX_CHAR_VALUE(s);
  if (m && PyUnicode_MAX_CHAR_VALUE(from) >= maxchar && maxchar > 0x7f) {
    maxchar = remainingMax(kind, data, n, pattern, m, count);
  }
  const result = PyUnicode_New(size, r ? max(maxchar, PyUnicode_MAX_CHAR_VALUE(to)) : maxchar);
  if (result) {
    const outKind = PyUnicode_KIND(result);
    const shift = kindShift(kind);
    const outShift = kindShift(outKind);
    const toKind = PyUnicode_KIND(to);
    const toData = PyUnicode_DATA(to);
    let out = PyUnicode_DATA(result);
    let at: i64 = 0;
    for (let k: i64 = 0; k < count; k++) {
      if (m == 0) {
        copyUnits(outKind, out, toKind, toData, <usize>r);
        out += (<usize>r) << outShift;
        if (at < n) {
          copyUnits(outKind, out, kind, data + ((<usize>at) << shift), 1);
          out += (<usize>1) << outShift;
          at++;
        }
        continue;
      }
      const found = searchUnits(kind, data + ((<usize>at) << shift), n - at, pattern, m, 1);
      copyUnits(outKind, out, kind, data + ((<usize>at) << shift), <usize>found);
      out += (<usize>found) << outShift;
      copyUnits(outKind, out, toKind, toData, <usize>r);
      out += (<usize>r) << outShift;
      at += found + m;
    }
    if (at < n) copyUnits(outKind, out, kind, data + ((<usize>at) << shift), <usize>(n - at));
  }
  endUnits(from, pattern);
  return result;
}

/** new: s with every `from` replaced by the one byte of `to`; NULL without an exception: the range of the result may differ. */
function replaceByte(s: PyObject, from: u32, to: PyObject): PyObject | null {
  const n = <usize>PyUnicode_GET_LENGTH(s);
  const data = PyUnicode_DATA(s);
  if (memchr(data, from, n) < 0) return unicode_result_unchanged(s);
  if (PyUnicode_IS_ASCII(s) != PyUnicode_IS_ASCII(to) || (from & 0x80 && !PyUnicode_IS_ASCII(s))) return null;
  const result = PyUnicode_New(<i64>n, PyUnicode_MAX_CHAR_VALUE(s));
  if (!result) return null;
  const out = PyUnicode_DATA(result);
  const c = load<u8>(PyUnicode_DATA(to));
  const wanted = i8x16.splat(<i8>from);
  const other = i8x16.splat(<i8>c);
  let i: usize = 0;
  for (; i + 16 <= n; i += 16) {
    const v = v128.load(data + i);
    v128.store(out + i, v128.bitselect(other, v, i8x16.eq(v, wanted)));
  }
  for (; i < n; i++) {
    const d = load<u8>(data + i);
    store<u8>(out + i, d == from ? c : d);
  }
  return result;
}

/** The range of s without the first `count` occurrences of the pattern. */
function remainingMax(kind: i32, data: usize, n: i64, pattern: usize, m: i64, count: i64): u32 {
  const shift = kindShift(kind);
  let widest: u32 = 0x7f;
  let at: i64 = 0;
  for (let k: i64 = 0; k < count; k++) {
    const found = searchUnits(kind, data + ((<usize>at) << shift), n - at, pattern, m, 1);
    widest = max(widest, maxCharOf(kind, data + ((<usize>at) << shift), <usize>found));
    at += found + m;
  }
  return max(widest, maxCharOf(kind, data + ((<usize>at) << shift), <usize>(n - at)));
}

/** Looks c up in a translation table: 1 and the value (strong) in *result, 0: keep c, -1: the exception is set. */
function lookUp(table: PyObject, c: u32, result: usize): i32 {
  const key = PyLong_FromLong(<i64>c);
  if (!key) return -1;
  const value = PyObject_GetItem(table, key);
  Py_DECREF(key);
  if (value) {
    store<u64>(result, <u64>changetype<usize>(value));
    return 1;
  }
  if (!PyErr_ExceptionMatches(PyExc_LookupError)) return -1;
  PyErr_Clear();
  return 0;
}

/** new */
export function unicode_translate(s: PyObject, table: PyObject): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  if (n == 0) return unicode_get_empty();
  const kind = PyUnicode_KIND(s);
  const data = PyUnicode_DATA(s);
  const writer = newWriter(n);
  const slot = stackAlloc(1);
  let ok = true;
  for (let i: i64 = 0; ok && i < n; i++) {
    const c = PyUnicode_READ(kind, data, i);
    const found = lookUp(table, c, slot);
    if (found <= 0) {
      ok = found == 0 && _PyUnicodeWriter_WriteChar(writer, c) == 0;
      continue;
    }
    const value = changetype<PyObject>(load<usize>(slot));
    if (PyLong_Check(value)) {
      const code = PyLong_AsLong(value);
      if (code < 0 || code > 0x10ffff) {
        PyErr_Clear();
        PyErr_SetString(PyExc_ValueError, 'character mapping must be in range(0x110000)');
        ok = false;
      } else ok = _PyUnicodeWriter_WriteChar(writer, <u32>code) == 0;
    } else if (PyUnicode_Check(value)) ok = _PyUnicodeWriter_WriteStr(writer, value) == 0;
    else if (value != Py_None) {
      PyErr_SetString(PyExc_TypeError, 'character mapping must return integer, None or str');
      ok = false;
    }
    Py_DECREF(value);
  }
  stackFree(slot);
  return ok ? finishWriter(writer) : dropWriter(writer);
}

/** table[from's i-th] = to's i-th, or None: 0, or -1. */
function mapChars(table: PyObject, from: PyObject, to: PyObject | null): i32 {
  const n = PyUnicode_GET_LENGTH(from);
  for (let i: i64 = 0; i < n; i++) {
    const key = PyLong_FromLong(<i64>PyUnicode_READ_CHAR(from, i));
    if (!key) return -1;
    const value = to ? PyLong_FromLong(<i64>PyUnicode_READ_CHAR(to, i)) : Py_None;
    const failed = !value || PyDict_SetItem(table, key, value) < 0;
    Py_DECREF(key);
    Py_XDECREF(value);
    if (failed) return -1;
  }
  return 0;
}

function mapDict(table: PyObject, from: PyObject): i32 {
  const at = stackAlloc(3);
  store<i64>(at, 0);
  let ok = true;
  while (ok && PyDict_Next(from, at, at + 8, at + 16)) {
    const key = changetype<PyObject>(load<usize>(at, 8));
    const value = changetype<PyObject>(load<usize>(at, 16));
    if (PyUnicode_Check(key)) {
      if (PyUnicode_GET_LENGTH(key) != 1) {
        PyErr_SetString(PyExc_ValueError, 'string keys in translate table must be of length 1');
        ok = false;
        break;
      }
      const code = PyLong_FromLong(<i64>PyUnicode_READ_CHAR(key, 0));
      ok = code != null && PyDict_SetItem(table, code, value) == 0;
      Py_XDECREF(code);
    } else if (PyLong_Check(key)) ok = PyDict_SetItem(table, key, value) == 0;
    else {
      PyErr_SetString(PyExc_TypeError, 'keys in translate table must be strings or integers');
      ok = false;
    }
  }
  stackFree(at);
  return ok ? 0 : -1;
}

/** METH_STATIC | METH_FASTCALL; new. */
export function unicode_maketrans(unused: PyObject | null, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('maketrans', nargs, 1, 3)) return null;
  const x = objAt(args, 0);
  if (nargs > 1 && !PyUnicode_Check(objAt(args, 1))) {
    _PyArg_BadArgument('maketrans', 'argument 2', 'str', objAt(args, 1));
    return null;
  }
  if (nargs > 2 && !PyUnicode_Check(objAt(args, 2))) {
    _PyArg_BadArgument('maketrans', 'argument 3', 'str', objAt(args, 2));
    return null;
  }
  const table = PyDict_New();
  if (!table) return null;
  let ok = false;
  if (nargs > 1) {
    const y = objAt(args, 1);
    if (!PyUnicode_Check(x))
      PyErr_SetString(PyExc_TypeError, 'first maketrans argument must be a string if there is a second argument');
    else if (PyUnicode_GET_LENGTH(x) != PyUnicode_GET_LENGTH(y))
      PyErr_SetString(PyExc_ValueError, 'the first two maketrans arguments must have equal length');
    else ok = mapChars(table, x, y) == 0 && (nargs < 3 || mapChars(table, objAt(args, 2), null) == 0);
  } else if (!PyDict_CheckExact(x))
    PyErr_SetString(PyExc_TypeError, 'if you give only one argument to maketrans it must be a dict');
  else ok = mapDict(table, x) == 0;
  if (ok) return table;
  Py_DECREF(table);
  return null;
}
