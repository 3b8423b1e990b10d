// _json.Encoder: writes a value as JSON. (CPython: Modules/_json.c)

import { PyMapping_Items } from '../../objects/abstract/mapping';
import { PySequence_Fast, PySequence_Fast_GET_SIZE, PySequence_Fast_ITEMS } from '../../objects/abstract/sequence';
import { _PyArg_UnpackKeywords } from '../../objects/args';
import { Py_False, Py_True } from '../../objects/bool';
import { PyCFunction_Check, PyCFunctionObject } from '../../objects/builtin-function';
import { PyObject_CallOneArg } from '../../objects/call';
import {
  PyDict_Check,
  PyDict_CheckExact,
  PyDict_Contains,
  PyDict_DelItem,
  PyDict_GET_SIZE,
  PyDict_Next,
  PyDict_SetItem,
} from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_Check } from '../../objects/float';
import { float_repr } from '../../objects/float/tostring';
import { PyLong_Check, PyLong_FromVoidPtr } from '../../objects/int';
import { long_to_decimal_string } from '../../objects/int/decimal';
import { PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE, PyList_Sort } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_FromString } from '../../objects/str/new';
import { sizeArg } from '../../objects/str/pad';
import { PyUnicode_Check } from '../../objects/str/struct';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_WriteStr,
  dropWriter,
  finishWriter,
  newWriter,
  writeLiteral,
} from '../../objects/str/writer';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_ITEMS, PyTuple_Pack1 } from '../../objects/tuple';
import { freeInstance } from '../../objects/type/from-spec';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, clearSlot, objAt, Py_DECREF, Py_NewRef, Py_VISIT, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../../runtime/recursion';
import { PyTypeObject } from '../../runtime/type';
import { escapeString, py_encode_basestring, py_encode_basestring_ascii } from './strings';

/** 80 bytes. */
@unmanaged
export class PyEncoderObject extends PyObject {
  markers: PyObject | null; // strong, like those below: dict of what is being written, or None
  defaultfn: PyObject | null;
  encoder: PyObject | null;
  indent: PyObject | null;
  key_separator: PyObject | null;
  item_separator: PyObject | null;
  sort_keys: u8;
  skipkeys: u8;
  allow_nan: i32;
  fast_encode: usize; // PyCFunction: encoder, when it is one of ours
}

/* @inline */ function asEncoder(o: PyObject): PyEncoderObject {
  return changetype<PyEncoderObject>(o);
}

const FIRST: usize = 16; // offset of markers
const LAST: usize = 56; // offset of item_separator

export function encoder_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  let r = Py_VISIT(o.ob_type, visit, arg);
  for (let at = FIRST; at <= LAST && !r; at += 8) r = Py_VISIT(ptrAt(changetype<usize>(o) + at, 0), visit, arg);
  return r;
}

export function encoder_clear(o: PyObject): i32 {
  for (let at = FIRST; at <= LAST; at += 8) clearSlot(changetype<usize>(o) + at);
  return 0;
}

export function encoder_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  encoder_clear(o);
  freeInstance(o);
}

/** Checks the nine arguments and reads the last three as truths: -1 with the exception set. Bit 0: sort_keys … */
function readFlags(buf: usize): i32 {
  for (let i: i64 = 4; i < 6; i++) {
    const o = objAt(buf, i);
    if (PyUnicode_Check(o)) continue;
    PyErr_Format(
      PyExc_TypeError,
      'make_encoder() argument %d must be str, not %.50s',
      <i32>i + 1,
      o == Py_None ? changetype<usize>(NONE) : o.ob_type.tp_name,
    );
    return -1;
  }
  let flags = 0;
  for (let i: i64 = 6; i < 9; i++) {
    const truth = PyObject_IsTrue(objAt(buf, i));
    if (truth < 0) return -1;
    flags |= truth << (<i32>i - 6);
  }
  const markers = objAt(buf, 0);
  if (markers == Py_None || PyDict_Check(markers)) return flags;
  PyErr_Format(PyExc_TypeError, 'make_encoder() argument 1 must be dict or None, not %.200s', markers.ob_type.tp_name);
  return -1;
}

/** "None" with its NUL, as bytes. */
const NONE = '\u6f4e\u656e\0';

export function encoder_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const names = 'markers default encoder indent key_separator item_separator sort_keys skipkeys allow_nan';
  const buf = stackAlloc(9);
  let o: PyObject | null = null;
  const n = PyTuple_GET_SIZE(args);
  if (_PyArg_UnpackKeywords(PyTuple_ITEMS(args), n, kwds, null, 'make_encoder', names, 0, 9, 0, buf) == 0) {
    const flags = readFlags(buf);
    if (flags >= 0) o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
    if (o) {
      for (let i: i64 = 0; i < 6; i++) setPtrAt(changetype<usize>(o) + FIRST, i, Py_NewRef(objAt(buf, i)));
      const self = asEncoder(o);
      self.sort_keys = u8(flags & 1);
      self.skipkeys = u8((flags >> 1) & 1);
      self.allow_nan = (flags >> 2) & 1;
      self.fast_encode = 0;
      const encoder = objAt(buf, 2);
      if (PyCFunction_Check(encoder)) {
        const f = changetype<PyCFunctionObject>(encoder).m_ml!.ml_meth;
        if (f == py_encode_basestring_ascii.index || f == py_encode_basestring.index) self.fast_encode = f;
      }
    }
  }
  stackFree(buf);
  return o;
}

export function encoder_call(o: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const names = 'obj _current_indent_level';
  const buf = stackAlloc(2);
  const n = PyTuple_GET_SIZE(args);
  let ok = _PyArg_UnpackKeywords(PyTuple_ITEMS(args), n, kwds, null, '_iterencode', names, 0, 2, 0, buf) == 0;
  const object = ptrAt(buf, 0);
  let level: i64 = 0;
  if (ok) {
    level = sizeArg(objAt(buf, 1));
    ok = level != -1 || !PyErr_Occurred();
  }
  stackFree(buf);
  if (!ok) return null;
  const writer = newWriter();
  if (encodeObject(asEncoder(o), writer, object as PyObject, level) < 0) return dropWriter(writer);
  const text = finishWriter(writer);
  if (!text) return null;
  const result = PyTuple_Pack1(text);
  Py_DECREF(text);
  return result;
}

// new
function encodeFloat(self: PyEncoderObject, o: PyObject): PyObject | null {
  const x = PyFloat_AS_DOUBLE(o);
  if (isFinite(x)) return float_repr(o);
  if (!self.allow_nan) {
    return PyErr_Format(PyExc_ValueError, 'Out of range float values are not JSON compliant: %R', arg(o));
  }
  return PyUnicode_FromString(x > 0 ? 'Infinity' : x < 0 ? '-Infinity' : 'NaN');
}

// new
function encodeString(self: PyEncoderObject, s: PyObject): PyObject | null {
  if (self.fast_encode) return escapeString(s, self.fast_encode == py_encode_basestring_ascii.index);
  const text = PyObject_CallOneArg(self.encoder as PyObject, s);
  if (!text || PyUnicode_Check(text)) return text;
  PyErr_Format(PyExc_TypeError, 'encoder() must return a string, not %.80s', text.ob_type.tp_name);
  Py_DECREF(text);
  return null;
}

/** Writes and releases text; -1: it is NULL or there is no memory. */
function writeSteal(writer: _PyUnicodeWriter, text: PyObject | null): i32 {
  if (!text) return -1;
  const r = _PyUnicodeWriter_WriteStr(writer, text);
  Py_DECREF(text);
  return r;
}

/** A new line and its indentation, where values are indented. */
function writeIndent(self: PyEncoderObject, writer: _PyUnicodeWriter, level: i64): i32 {
  const indent = self.indent as PyObject;
  if (indent == Py_None) return 0;
  let r = writeLiteral(writer, '\n');
  for (let i: i64 = 0; i < level && r == 0; i++) r = _PyUnicodeWriter_WriteStr(writer, indent);
  return r;
}

function encodeObject(self: PyEncoderObject, writer: _PyUnicodeWriter, o: PyObject, level: i64): i32 {
  if (o == Py_None) return writeLiteral(writer, 'null');
  if (o == Py_True) return writeLiteral(writer, 'true');
  if (o == Py_False) return writeLiteral(writer, 'false');
  if (PyUnicode_Check(o)) return writeSteal(writer, encodeString(self, o));
  if (PyLong_Check(o)) return writeSteal(writer, long_to_decimal_string(o));
  if (PyFloat_Check(o)) return writeSteal(writer, encodeFloat(self, o));
  if (_Py_EnterRecursiveCall(' while encoding a JSON object')) return -1;
  const r =
    PyList_Check(o) || PyTuple_Check(o)
      ? encodeList(self, writer, o, level)
      : PyDict_Check(o)
        ? encodeDict(self, writer, o, level)
        : encodeOther(self, writer, o, level);
  _Py_LeaveRecursiveCall();
  return r;
}

/** Notes that o is being written: its id (new), None where nothing is noted, NULL: it is already, or another exception. */
function enter(self: PyEncoderObject, o: PyObject): PyObject | null {
  const markers = self.markers as PyObject;
  if (markers == Py_None) return Py_None;
  const ident = PyLong_FromVoidPtr(changetype<usize>(o));
  if (!ident) return null;
  const known = PyDict_Contains(markers, ident);
  if (known == 0 && PyDict_SetItem(markers, ident, o) == 0) return ident;
  if (known > 0) PyErr_SetString(PyExc_ValueError, 'Circular reference detected');
  Py_DECREF(ident);
  return null;
}

/** Releases what enter answered, after the value was written with the answer r. */
function leave(self: PyEncoderObject, ident: PyObject, r: i32): i32 {
  if (ident == Py_None) return r;
  const result = r == 0 ? PyDict_DelItem(self.markers as PyObject, ident) : r;
  Py_DECREF(ident);
  return result;
}

function encodeOther(self: PyEncoderObject, writer: _PyUnicodeWriter, o: PyObject, level: i64): i32 {
  const ident = enter(self, o);
  if (!ident) return -1;
  const other = PyObject_CallOneArg(self.defaultfn as PyObject, o);
  let r = -1;
  if (other) {
    r = encodeObject(self, writer, other, level);
    Py_DECREF(other);
  }
  return leave(self, ident, r);
}

function encodeList(self: PyEncoderObject, writer: _PyUnicodeWriter, o: PyObject, level: i64): i32 {
  const fast = PySequence_Fast(o, '_iterencode_list needs a sequence');
  if (!fast) return -1;
  let r = 0;
  if (PySequence_Fast_GET_SIZE(fast) == 0) r = writeLiteral(writer, '[]');
  else {
    const ident = enter(self, o);
    r = -1;
    if (ident) {
      r = writeLiteral(writer, '[');
      for (let i: i64 = 0; r == 0 && i < PySequence_Fast_GET_SIZE(fast); i++) {
        if (i) r = _PyUnicodeWriter_WriteStr(writer, self.item_separator as PyObject);
        if (r == 0) r = writeIndent(self, writer, level + 1);
        if (r == 0) r = encodeObject(self, writer, objAt(PySequence_Fast_ITEMS(fast), i), level + 1);
      }
      r = leave(self, ident, r);
      if (r == 0) r = writeIndent(self, writer, level);
      if (r == 0) r = writeLiteral(writer, ']');
    }
  }
  Py_DECREF(fast);
  return r;
}

// new: a key as the text that stands for it; None: it is skipped
function keyText(self: PyEncoderObject, key: PyObject): PyObject | null {
  if (PyUnicode_Check(key)) return Py_NewRef(key);
  if (PyFloat_Check(key)) return encodeFloat(self, key);
  if (key == Py_True) return Py_NewRef(_Py_ID('true'));
  if (key == Py_False) return Py_NewRef(_Py_ID('false'));
  if (key == Py_None) return Py_NewRef(_Py_ID('null'));
  if (PyLong_Check(key)) return long_to_decimal_string(key);
  if (self.skipkeys) return Py_None;
  return PyErr_Format(PyExc_TypeError, 'keys must be str, int, float, bool or None, not %.100s', key.ob_type.tp_name);
}

/** 1: written, 0: skipped, -1 with the exception set. */
function encodePair(
  self: PyEncoderObject,
  writer: _PyUnicodeWriter,
  first: bool,
  key: PyObject,
  value: PyObject,
  level: i64,
): i32 {
  const text = keyText(self, key);
  if (!text) return -1;
  if (text == Py_None) return 0;
  let r = first ? 0 : _PyUnicodeWriter_WriteStr(writer, self.item_separator as PyObject);
  if (r == 0) r = writeIndent(self, writer, level);
  if (r == 0) r = writeSteal(writer, encodeString(self, text));
  Py_DECREF(text);
  if (r == 0) r = _PyUnicodeWriter_WriteStr(writer, self.key_separator as PyObject);
  if (r == 0) r = encodeObject(self, writer, value, level);
  return r < 0 ? -1 : 1;
}

/** The pairs of a dict in its own order. */
function encodePairs(self: PyEncoderObject, writer: _PyUnicodeWriter, dict: PyObject, level: i64): i32 {
  const at = stackAlloc(3);
  store<i64>(at, 0);
  let written = 0;
  let r = 0;
  while (r >= 0 && PyDict_Next(dict, at, at + 8, at + 16)) {
    const key = Py_NewRef(objAt(at, 1));
    const value = Py_NewRef(objAt(at, 2));
    r = encodePair(self, writer, written == 0, key, value, level);
    Py_DECREF(key);
    Py_DECREF(value);
    if (r > 0) written = 1;
  }
  stackFree(at);
  return r < 0 ? -1 : 0;
}

/** The pairs of a subclass, or sorted. */
function encodeItems(self: PyEncoderObject, writer: _PyUnicodeWriter, dict: PyObject, level: i64): i32 {
  const items = PyMapping_Items(dict);
  if (!items) return -1;
  let r = self.sort_keys ? PyList_Sort(items) : 0;
  let written = 0;
  for (let i: i64 = 0; r >= 0 && i < PyList_GET_SIZE(items); i++) {
    const item = PyList_GET_ITEM(items, i);
    if (!PyTuple_Check(item) || PyTuple_GET_SIZE(item) != 2) {
      PyErr_SetString(PyExc_ValueError, 'items must return 2-tuples');
      r = -1;
      break;
    }
    r = encodePair(self, writer, written == 0, PyTuple_GET_ITEM(item, 0), PyTuple_GET_ITEM(item, 1), level);
    if (r > 0) written = 1;
  }
  Py_DECREF(items);
  return r < 0 ? -1 : 0;
}

function encodeDict(self: PyEncoderObject, writer: _PyUnicodeWriter, dict: PyObject, level: i64): i32 {
  if (PyDict_GET_SIZE(dict) == 0) return writeLiteral(writer, '{}');
  const ident = enter(self, dict);
  if (!ident) return -1;
  let r = writeLiteral(writer, '{');
  if (r == 0) {
    r =
      self.sort_keys || !PyDict_CheckExact(dict)
        ? encodeItems(self, writer, dict, level + 1)
        : encodePairs(self, writer, dict, level + 1);
  }
  r = leave(self, ident, r);
  if (r == 0) r = writeIndent(self, writer, level);
  return r == 0 ? writeLiteral(writer, '}') : r;
}
