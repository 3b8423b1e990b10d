// _json.Scanner: reads a JSON document. (CPython: Modules/_json.c)

import { _PyArg_UnpackKeywords } from '../../objects/args';
import { PyObject_GetAttrString } from '../../objects/attribute';
import { Py_False, Py_True } from '../../objects/bool';
import { PyObject_CallOneArg } from '../../objects/call';
import { PyDict_New, PyDict_SetDefault, PyDict_SetItem } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetObject, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_StopIteration, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_Type } from '../../objects/float';
import { PyFloat_FromString } from '../../objects/float/parse';
import { PyLong_FromSsize_t, PyLong_Type } from '../../objects/int';
import { PyLong_FromUnicodeObject } from '../../objects/int/parse';
import { PyList_Append, PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_InternFromString } from '../../objects/str/intern';
import { sizeArg } from '../../objects/str/pad';
import { PyUnicode_Substring } from '../../objects/str/slice';
import {
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_READ,
} from '../../objects/str/struct';
import { PyTuple_GET_SIZE, PyTuple_ITEMS, PyTuple_Pack2, tuplePackSteal2 } from '../../objects/tuple';
import { freeInstance } from '../../objects/type/from-spec';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { clearSlot, objAt, Py_DECREF, Py_VISIT, Py_XINCREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../../runtime/recursion';
import { PyTypeObject } from '../../runtime/type';
import { raise_errmsg, scanstring_unicode } from './strings';

/** 64 bytes. */
@unmanaged
export class PyScannerObject extends PyObject {
  strict: i8;
  object_hook: PyObject | null; // strong, like those below
  object_pairs_hook: PyObject | null;
  parse_float: PyObject | null;
  parse_int: PyObject | null;
  parse_constant: PyObject | null;
}

/* @inline */ function asScanner(o: PyObject): PyScannerObject {
  return changetype<PyScannerObject>(o);
}

const FIRST: usize = 24; // offset of object_hook
const LAST: usize = 56; // offset of parse_constant

export function json_scanner_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  let r = Py_VISIT(o.ob_type, visit, arg);
  for (let at = FIRST; at <= LAST && !r; at += 8) r = Py_VISIT(ptrAt(changetype<usize>(o) + at, 0), visit, arg);
  return r;
}

export function json_scanner_clear(o: PyObject): i32 {
  for (let at = FIRST; at <= LAST; at += 8) clearSlot(changetype<usize>(o) + at);
  return 0;
}

export function json_scanner_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  json_scanner_clear(o);
  freeInstance(o);
}

/** An attribute of the context into a field: false with the exception set. */
function takeAttribute(o: PyObject, context: PyObject, name: string, at: usize): bool {
  const value = PyObject_GetAttrString(context, name);
  setPtrAt(changetype<usize>(o) + at, 0, value);
  return value != null;
}

function fillScanner(o: PyObject, context: PyObject): bool {
  const strict = PyObject_GetAttrString(context, 'strict');
  if (!strict) return false;
  const truth = PyObject_IsTrue(strict);
  Py_DECREF(strict);
  asScanner(o).strict = <i8>truth;
  return (
    truth >= 0 &&
    takeAttribute(o, context, 'object_hook', 24) &&
    takeAttribute(o, context, 'object_pairs_hook', 32) &&
    takeAttribute(o, context, 'parse_float', 40) &&
    takeAttribute(o, context, 'parse_int', 48) &&
    takeAttribute(o, context, 'parse_constant', 56)
  );
}

export function json_scanner_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const buf = stackAlloc(1);
  const n = PyTuple_GET_SIZE(args);
  const ok = _PyArg_UnpackKeywords(PyTuple_ITEMS(args), n, kwds, null, 'make_scanner', 'context', 0, 1, 0, buf) == 0;
  const context = ptrAt(buf, 0);
  stackFree(buf);
  if (!ok) return null;
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o || fillScanner(o, context as PyObject)) return o;
  Py_DECREF(o);
  return null;
}

function raise_stop_iteration(idx: i64): PyObject | null {
  const value = PyLong_FromSsize_t(idx);
  if (!value) return null;
  PyErr_SetObject(PyExc_StopIteration, value);
  Py_DECREF(value);
  return null;
}

/** Where the whitespace from idx on ends. */
function skipSpace(kind: i32, data: usize, idx: i64, n: i64): i64 {
  while (idx < n) {
    const c = PyUnicode_READ(kind, data, idx);
    if (c != 0x20 && c != 9 && c != 10 && c != 13) break;
    idx++;
  }
  return idx;
}

/** The character at idx; 0 behind the end. */
/* @inline */ function charAt(kind: i32, data: usize, idx: i64, n: i64): u32 {
  return idx < n ? PyUnicode_READ(kind, data, idx) : 0;
}

/** Adds a pair to the object (a dict, or a list for the hook): false with the exception set. */
function addPair(object: PyObject, pairs: bool, key: PyObject, value: PyObject): bool {
  if (!pairs) return PyDict_SetItem(object, key, value) == 0;
  const item = PyTuple_Pack2(key, value);
  if (!item) return false;
  const r = PyList_Append(object, item);
  Py_DECREF(item);
  return r == 0;
}

/** One key, colon and value into object: where they end; -1 with the exception set. */
function parsePair(self: PyScannerObject, memo: PyObject, s: PyObject, start: i64, object: PyObject, pairs: bool): i64 {
  const n = PyUnicode_GET_LENGTH(s);
  const kind = PyUnicode_KIND(s);
  const data = PyUnicode_DATA(s);
  if (charAt(kind, data, start, n) != 0x22) {
    raise_errmsg('Expecting property name enclosed in double quotes', s, start);
    return -1;
  }
  const slot = stackAlloc(1);
  let idx: i64 = -1;
  let key = scanstring_unicode(s, start + 1, self.strict != 0, slot);
  if (key) {
    const known = PyDict_SetDefault(memo, key, key);
    Py_XINCREF(known);
    Py_DECREF(key);
    key = known;
  }
  if (key) {
    const colon = skipSpace(kind, data, load<i64>(slot), n);
    if (charAt(kind, data, colon, n) != 0x3a) raise_errmsg("Expecting ':' delimiter", s, colon);
    else {
      const value = scan_once_unicode(self, memo, s, skipSpace(kind, data, colon + 1, n), slot);
      if (value) {
        if (addPair(object, pairs, key, value)) idx = load<i64>(slot);
        Py_DECREF(value);
      }
    }
    Py_DECREF(key);
  }
  stackFree(slot);
  return idx;
}

/**
 * The pairs or items up to the closing bracket: where it is; -1 with the exception set. idx is behind the opening one; of an
 * object pairs says whether it is a list of pairs.
 */
function parseMembers(
  self: PyScannerObject,
  memo: PyObject,
  s: PyObject,
  start: i64,
  container: PyObject,
  closing: u32,
  pairs: bool,
): i64 {
  const n = PyUnicode_GET_LENGTH(s);
  const kind = PyUnicode_KIND(s);
  const data = PyUnicode_DATA(s);
  const array = closing == 0x5d;
  let idx = skipSpace(kind, data, start, n);
  if (charAt(kind, data, idx, n) == closing) return idx;
  while (true) {
    if (array) {
      const slot = stackAlloc(1);
      const value = scan_once_unicode(self, memo, s, idx, slot);
      idx = load<i64>(slot);
      stackFree(slot);
      if (!value) return -1;
      const r = PyList_Append(container, value);
      Py_DECREF(value);
      if (r < 0) return -1;
    } else {
      idx = parsePair(self, memo, s, idx, container, pairs);
      if (idx < 0) return -1;
    }
    idx = skipSpace(kind, data, idx, n);
    const c = charAt(kind, data, idx, n);
    if (c == closing) return idx;
    if (c != 0x2c) {
      raise_errmsg("Expecting ',' delimiter", s, idx);
      return -1;
    }
    const comma = idx;
    idx = skipSpace(kind, data, idx + 1, n);
    if (charAt(kind, data, idx, n) == closing) {
      raise_errmsg(
        array ? 'Illegal trailing comma before end of array' : 'Illegal trailing comma before end of object',
        s,
        comma,
      );
      return -1;
    }
  }
}

// new
function parseObject(self: PyScannerObject, memo: PyObject, s: PyObject, idx: i64, next: usize): PyObject | null {
  const pairs = self.object_pairs_hook != Py_None;
  const object = pairs ? PyList_New(0) : PyDict_New();
  if (!object) return null;
  const end = parseMembers(self, memo, s, idx, object, 0x7d, pairs);
  if (end < 0) {
    Py_DECREF(object);
    return null;
  }
  store<i64>(next, end + 1);
  const hook = (pairs ? self.object_pairs_hook : self.object_hook) as PyObject;
  if (hook == Py_None) return object;
  const result = PyObject_CallOneArg(hook, object);
  Py_DECREF(object);
  return result;
}

// new
function parseArray(self: PyScannerObject, memo: PyObject, s: PyObject, idx: i64, next: usize): PyObject | null {
  const list = PyList_New(0);
  if (!list) return null;
  const end = parseMembers(self, memo, s, idx, list, 0x5d, false);
  if (end >= 0) {
    store<i64>(next, end + 1);
    return list;
  }
  Py_DECREF(list);
  return null;
}

/** Whether the word stands at idx. */
function isWord(kind: i32, data: usize, idx: i64, n: i64, word: string): bool {
  if (idx + word.length > n) return false;
  for (let k = 0, size = word.length; k < size; k++) {
    if (PyUnicode_READ(kind, data, idx + k) != <u32>word.charCodeAt(k)) return false;
  }
  return true;
}

// new: parse_constant(name)
function parseConstant(self: PyScannerObject, name: string, idx: i64, next: usize): PyObject | null {
  const text = PyUnicode_InternFromString(name);
  if (!text) return null;
  const result = PyObject_CallOneArg(self.parse_constant as PyObject, text);
  Py_DECREF(text);
  store<i64>(next, idx + name.length);
  return result;
}

/* @inline */ function isDigit(c: u32): bool {
  return c - 0x30 < 10;
}

/** Where a number that begins at start ends (bit 62 set: it is a float); -1: it is none. */
function numberEnd(kind: i32, data: usize, start: i64, n: i64): i64 {
  let idx = start;
  let float = false;
  if (charAt(kind, data, idx, n) == 0x2d) idx++;
  const first = charAt(kind, data, idx, n);
  if (!isDigit(first)) return -1;
  idx++;
  if (first != 0x30) while (isDigit(charAt(kind, data, idx, n))) idx++;
  if (charAt(kind, data, idx, n) == 0x2e && isDigit(charAt(kind, data, idx + 1, n))) {
    float = true;
    idx += 2;
    while (isDigit(charAt(kind, data, idx, n))) idx++;
  }
  if ((charAt(kind, data, idx, n) | 0x20) == 0x65) {
    let at = idx + 1;
    const sign = charAt(kind, data, at, n);
    if (sign == 0x2d || sign == 0x2b) at++;
    if (isDigit(charAt(kind, data, at, n))) {
      float = true;
      while (isDigit(charAt(kind, data, at, n))) at++;
      idx = at;
    }
  }
  return float ? idx | FLOAT_BIT : idx;
}

const FLOAT_BIT: i64 = 1 << 62;

// new
function parseNumber(self: PyScannerObject, s: PyObject, start: i64, next: usize): PyObject | null {
  const kind = PyUnicode_KIND(s);
  const data = PyUnicode_DATA(s);
  const found = numberEnd(kind, data, start, PyUnicode_GET_LENGTH(s));
  if (found < 0) return raise_stop_iteration(start);
  const float = (found & FLOAT_BIT) != 0;
  const end = found & ~FLOAT_BIT;
  store<i64>(next, end);
  const parser = (float ? self.parse_float : self.parse_int) as PyObject;
  const native = parser == (float ? changetype<PyObject>(PyFloat_Type) : changetype<PyObject>(PyLong_Type));
  const text = PyUnicode_Substring(s, start, end);
  if (!text) return null;
  let result: PyObject | null = null;
  if (!native) result = PyObject_CallOneArg(parser, text);
  else if (float) result = PyFloat_FromString(text);
  else result = PyLong_FromUnicodeObject(text, 10);
  Py_DECREF(text);
  return result;
}

// new: the value that begins at idx; *next: behind it
function scan_once_unicode(self: PyScannerObject, memo: PyObject, s: PyObject, idx: i64, next: usize): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  const kind = PyUnicode_KIND(s);
  const data = PyUnicode_DATA(s);
  if (idx < 0) return PyErr_SetString(PyExc_ValueError, 'idx cannot be negative');
  if (idx >= n) return raise_stop_iteration(idx);
  switch (PyUnicode_READ(kind, data, idx)) {
    case 0x22:
      return scanstring_unicode(s, idx + 1, self.strict != 0, next);
    case 0x7b: {
      if (_Py_EnterRecursiveCall(' while decoding a JSON object from a unicode string')) return null;
      const object = parseObject(self, memo, s, idx + 1, next);
      _Py_LeaveRecursiveCall();
      return object;
    }
    case 0x5b: {
      if (_Py_EnterRecursiveCall(' while decoding a JSON array from a unicode string')) return null;
      const array = parseArray(self, memo, s, idx + 1, next);
      _Py_LeaveRecursiveCall();
      return array;
    }
    case 0x6e:
      if (!isWord(kind, data, idx, n, 'null')) break;
      store<i64>(next, idx + 4);
      return Py_None;
    case 0x74:
      if (!isWord(kind, data, idx, n, 'true')) break;
      store<i64>(next, idx + 4);
      return Py_True;
    case 0x66:
      if (!isWord(kind, data, idx, n, 'false')) break;
      store<i64>(next, idx + 5);
      return Py_False;
    case 0x4e:
      if (isWord(kind, data, idx, n, 'NaN')) return parseConstant(self, 'NaN', idx, next);
      break;
    case 0x49:
      if (isWord(kind, data, idx, n, 'Infinity')) return parseConstant(self, 'Infinity', idx, next);
      break;
    case 0x2d:
      if (isWord(kind, data, idx, n, '-Infinity')) return parseConstant(self, '-Infinity', idx, next);
      break;
  }
  return parseNumber(self, s, idx, next);
}

export function json_scanner_call(o: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const buf = stackAlloc(2);
  const n = PyTuple_GET_SIZE(args);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(PyTuple_ITEMS(args), n, kwds, null, 'scan_once', 'string idx', 0, 2, 0, buf) == 0) {
    const s = objAt(buf, 0);
    const idx = sizeArg(objAt(buf, 1));
    if (idx == -1 && PyErr_Occurred()) {
      // The exception is set.
    } else if (!PyUnicode_Check(s)) {
      PyErr_Format(PyExc_TypeError, 'first argument must be a string, not %.80s', s.ob_type.tp_name);
    } else {
      const memo = PyDict_New();
      if (memo) {
        const value = scan_once_unicode(asScanner(o), memo, s, idx, buf);
        Py_DECREF(memo);
        if (value) result = valueAndIndex(value, load<i64>(buf));
      }
    }
  }
  stackFree(buf);
  return result;
}

// new: (value, idx); steals value
export function valueAndIndex(value: PyObject, idx: i64): PyObject | null {
  const number = PyLong_FromSsize_t(idx);
  if (number) return tuplePackSteal2(value, number);
  Py_DECREF(value);
  return null;
}
