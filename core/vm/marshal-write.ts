// Bytes from objects: what .pyc files are made of. (CPython: Python/marshal.c, its writer)
//
// From version 3 on, an object that may be met again gets a number at its first writing (FLAG_REF), and later writings name
// that number. Objects with a single reference cannot be met again; interned strings can be equal elsewhere.

import { PyMem_Free } from '../memory/obmalloc/malloc';
import { PyMem_RawCalloc, PyMem_RawFree } from '../memory/raw';
import { PyBuffer_Release, PyObject_CheckBuffer, PyObject_GetBuffer } from '../objects/abstract/buffer';
import { Py_False, Py_True } from '../objects/bool';
import { PyBytes_AS_STRING, PyBytes_CheckExact, PyBytes_GET_SIZE } from '../objects/bytes/struct';
import {
  ByteWriter,
  dropBytes,
  finishBytes,
  newByteWriter,
  putByte,
  putBytes,
  reserveBytes,
} from '../objects/bytes/writer';
import { _PyCode_GetCode, PyCode_Check, PyCodeObject } from '../objects/code';
import { imagOf, PyComplex_CheckExact, realOf } from '../objects/complex';
import { PyDict_CheckExact, PyDict_Next } from '../objects/dict/dict';
import { PyErr_NoMemory, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_StopIteration, PyExc_ValueError } from '../objects/exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_CheckExact } from '../objects/float';
import { PyOS_double_to_string } from '../objects/float/tostring';
import {
  _PyLong_IsNegative,
  digitAt,
  digitCount,
  digitsOf,
  PyLong_AsLongAndOverflow,
  PyLong_CheckExact,
} from '../objects/int';
import {
  PyList_Append,
  PyList_CheckExact,
  PyList_GET_ITEM,
  PyList_GET_SIZE,
  PyList_New,
  PyList_Sort,
} from '../objects/list';
import { Py_Ellipsis, Py_None } from '../objects/none';
import { _PySet_NextEntry, PyAnySet_CheckExact, PyFrozenSet_Check, PySet_GET_SIZE } from '../objects/set';
import {
  PyUnicode_CHECK_INTERNED,
  PyUnicode_CheckExact,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_COMPACT_ASCII,
  PyUnicode_READ_CHAR,
} from '../objects/str/struct';
import { putUtf8 } from '../objects/str/utf8';
import { PyTuple_CheckExact, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack2 } from '../objects/tuple';
import { Py_DECREF, Py_INCREF, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { objAt, PyObject } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { cstrlen } from '../runtime/static';

export const Py_MARSHAL_VERSION = 4;
const MAX_MARSHAL_STACK_DEPTH = 2000;
const FLAG_REF: u32 = 0x80;

const WFERR_OK = 0;
const WFERR_UNMARSHALLABLE = 1;
const WFERR_NESTEDTOODEEP = 2;
const WFERR_NOMEMORY = 3;
const WFERR_CODE_NOT_ALLOWED = 4;

/** 56 bytes, on the native stack. */
@unmanaged
class WFILE {
  writer: ByteWriter;
  table: usize; // of entries { u64 object, u64 number + 1 }, open addressing; 0: version < 3. The objects are held
  capacity: u32; // a power of 2
  used: u32;
  version: i32;
  depth: i32;
  error: i32;
  allow_code: i32;
}

function w_byte(p: WFILE, c: u32): void {
  if (putByte(p.writer, c & 0xff) < 0) p.error = WFERR_NOMEMORY;
}

function w_string(p: WFILE, s: usize, n: i64): void {
  if (putBytes(p.writer, s, n) < 0) p.error = WFERR_NOMEMORY;
}

function w_short(p: WFILE, v: u32): void {
  w_byte(p, v);
  w_byte(p, v >> 8);
}

function w_long(p: WFILE, v: i32): void {
  const to = reserveBytes(p.writer, 4);
  if (!to) {
    p.error = WFERR_NOMEMORY;
    return;
  }
  store<i32>(to, v);
  p.writer.pos += 4;
}

function w_double(p: WFILE, v: f64): void {
  const to = reserveBytes(p.writer, 8);
  if (!to) {
    p.error = WFERR_NOMEMORY;
    return;
  }
  store<f64>(to, v);
  p.writer.pos += 8;
}

/** A count; false: too large for the format. */
function w_size(p: WFILE, n: i64): bool {
  if (n > 0x7fffffff) {
    p.error = WFERR_UNMARSHALLABLE;
    return false;
  }
  w_long(p, <i32>n);
  return true;
}

function w_pstring(p: WFILE, s: usize, n: i64): void {
  if (w_size(p, n)) w_string(p, s, n);
}

// --- references

/* @inline */ function slotOf(table: usize, capacity: u32, o: PyObject): usize {
  let i = ((<u32>changetype<usize>(o) >> 3) * 0x9e3779b1) & (capacity - 1);
  while (true) {
    const entry = table + ((<usize>i) << 4);
    const there = <usize>load<u64>(entry);
    if (!there || there == changetype<usize>(o)) return entry;
    i = (i + 1) & (capacity - 1);
  }
}

function growTable(p: WFILE): bool {
  const capacity = p.capacity ? p.capacity << 1 : 64;
  const table = PyMem_RawCalloc(capacity, 16);
  if (!table) {
    p.error = WFERR_NOMEMORY;
    return false;
  }
  for (let i: u32 = 0; i < p.capacity; i++) {
    const entry = p.table + ((<usize>i) << 4);
    if (!load<u64>(entry)) continue;
    const to = slotOf(table, capacity, objAt(entry, 0));
    store<u64>(to, load<u64>(entry));
    store<u64>(to, load<u64>(entry, 8), 8);
  }
  PyMem_RawFree(p.table);
  p.table = table;
  p.capacity = capacity;
  return true;
}

/** The flag for an object that is written now: FLAG_REF or 0; -1: a reference was written instead, or it failed. */
function w_ref(p: WFILE, v: PyObject): i32 {
  if (!p.table) return 0;
  if (v.ob_refcnt == 1 && !(PyUnicode_CheckExact(v) && PyUnicode_CHECK_INTERNED(v))) return 0;
  let entry = slotOf(p.table, p.capacity, v);
  if (load<u64>(entry)) {
    w_byte(p, 0x72); // 'r'
    w_long(p, <i32>load<u64>(entry, 8) - 1);
    return -1;
  }
  if (p.used >= 0x7ffffffe) {
    PyErr_SetString(PyExc_ValueError, 'too many objects');
    p.error = WFERR_UNMARSHALLABLE;
    return -1;
  }
  if (p.used * 2 >= p.capacity) {
    if (!growTable(p)) return -1;
    entry = slotOf(p.table, p.capacity, v);
  }
  Py_INCREF(v);
  store<u64>(entry, <u64>changetype<usize>(v));
  store<u64>(entry, <u64>++p.used, 8);
  return FLAG_REF;
}

function clearTable(p: WFILE): void {
  if (!p.table) return;
  for (let i: u32 = 0; i < p.capacity; i++) {
    const entry = p.table + ((<usize>i) << 4);
    if (load<u64>(entry)) Py_DECREF(objAt(entry, 0));
  }
  PyMem_RawFree(p.table);
}

// --- objects

function w_object(p: WFILE, v: PyObject | null): void {
  p.depth++;
  if (p.depth > MAX_MARSHAL_STACK_DEPTH) p.error = WFERR_NESTEDTOODEEP;
  else if (!v) w_byte(p, 0x30);
  else if (v == Py_None) w_byte(p, 0x4e);
  else if (v == PyExc_StopIteration) w_byte(p, 0x53);
  else if (v == Py_Ellipsis) w_byte(p, 0x2e);
  else if (v == Py_False) w_byte(p, 0x46);
  else if (v == Py_True) w_byte(p, 0x54);
  else {
    const flag = w_ref(p, v);
    if (flag >= 0) w_complex_object(p, v, <u32>flag);
  }
  p.depth--;
}

function w_PyLong(p: WFILE, v: PyObject, flag: u32): void {
  const at = stackAlloc(1);
  const x = PyLong_AsLongAndOverflow(v, at);
  const overflow = load<i32>(at);
  stackFree(at);
  if (!overflow && x == <i64>(<i32>x)) {
    w_byte(p, 0x69 | flag);
    w_long(p, <i32>x);
    return;
  }
  const n = digitCount(v);
  const digits = digitsOf(v);
  // Digits of 30 bits are two of 15; the highest of them may be none.
  const top = digitAt(digits, n - 1) >> 15 ? 2 * n : 2 * n - 1;
  w_byte(p, 0x6c | flag);
  w_long(p, _PyLong_IsNegative(v) ? -top : top);
  for (let i = 0; i < top; i++) w_short(p, (digitAt(digits, i >> 1) >> (i & 1 ? 15 : 0)) & 0x7fff);
}

/** A float as text of 17 digits: the historical format. */
function w_float_str(p: WFILE, x: f64): void {
  const text = PyOS_double_to_string(x, 0x67, 17, 0, 0);
  if (!text) {
    p.error = WFERR_NOMEMORY;
    return;
  }
  const n = cstrlen(text);
  w_byte(p, <u32>n);
  w_string(p, text, n);
  PyMem_Free(text);
}

function w_unicode(p: WFILE, v: PyObject, flag: u32): void {
  const n = PyUnicode_GET_LENGTH(v);
  const interned = PyUnicode_CHECK_INTERNED(v) != 0;
  if (p.version >= 4 && PyUnicode_IS_COMPACT_ASCII(v)) {
    if (n < 256) {
      w_byte(p, (interned ? 0x5a : 0x7a) | flag);
      w_byte(p, <u32>n);
    } else {
      w_byte(p, (interned ? 0x41 : 0x61) | flag);
      if (!w_size(p, n)) return;
    }
    w_string(p, PyUnicode_DATA(v), n);
    return;
  }
  w_byte(p, (p.version >= 3 && interned ? 0x74 : 0x75) | flag);
  // UTF-8, where a surrogate is three bytes as any other character.
  w_long(p, 0);
  const start = p.writer.pos;
  const to = reserveBytes(p.writer, n * 4);
  if (!to) {
    p.error = WFERR_NOMEMORY;
    return;
  }
  let end = to;
  for (let i: i64 = 0; i < n; i++) end = putUtf8(end, PyUnicode_READ_CHAR(v, i));
  const size = <i64>(end - to);
  if (size > 0x7fffffff) p.error = WFERR_UNMARSHALLABLE;
  store<i32>(to - 4, <i32>size);
  p.writer.pos = start + size;
}

/** The elements in the order of their bytes: equal sets give equal bytes. */
function w_set(p: WFILE, v: PyObject, flag: u32): void {
  w_byte(p, (PyFrozenSet_Check(v) ? 0x3e : 0x3c) | flag);
  if (!w_size(p, PySet_GET_SIZE(v))) return;
  const pairs = PyList_New(0);
  if (!pairs) {
    p.error = WFERR_NOMEMORY;
    return;
  }
  const at = stackAlloc(3);
  store<i64>(at, 0);
  while (p.error == WFERR_OK && _PySet_NextEntry(v, at, at + 8, at + 16)) {
    const value = objAt(at, 1);
    const bytes = _PyMarshal_WriteObjectToString(value, p.version, p.allow_code);
    const pair: PyObject | null = bytes ? PyTuple_Pack2(bytes, value) : null;
    Py_XDECREF(bytes);
    if (!pair || PyList_Append(pairs, pair) < 0) p.error = WFERR_UNMARSHALLABLE;
    Py_XDECREF(pair);
  }
  stackFree(at);
  if (p.error == WFERR_OK && PyList_Sort(pairs) < 0) p.error = WFERR_UNMARSHALLABLE;
  for (let i: i64 = 0; i < PyList_GET_SIZE(pairs) && p.error == WFERR_OK; i++) {
    w_object(p, PyTuple_GET_ITEM(PyList_GET_ITEM(pairs, i), 1));
  }
  Py_DECREF(pairs);
}

function w_code(p: WFILE, v: PyObject, flag: u32): void {
  if (!p.allow_code) {
    p.error = WFERR_CODE_NOT_ALLOWED;
    return;
  }
  const co = changetype<PyCodeObject>(v);
  const bytes = _PyCode_GetCode(v);
  if (!bytes) {
    p.error = WFERR_NOMEMORY;
    return;
  }
  w_byte(p, 0x63 | flag);
  w_long(p, co.co_argcount);
  w_long(p, co.co_posonlyargcount);
  w_long(p, co.co_kwonlyargcount);
  w_long(p, co.co_stacksize);
  w_long(p, co.co_flags);
  w_object(p, bytes);
  w_object(p, co.co_consts);
  w_object(p, co.co_names);
  w_object(p, co.co_localsplusnames);
  w_object(p, co.co_localspluskinds);
  w_object(p, co.co_filename);
  w_object(p, co.co_name);
  w_object(p, co.co_qualname);
  w_long(p, co.co_firstlineno);
  w_object(p, co.co_linetable);
  w_object(p, co.co_exceptiontable);
  Py_DECREF(bytes);
}

function w_sequence(p: WFILE, v: PyObject, flag: u32): void {
  const tuple = PyTuple_CheckExact(v);
  const n = tuple ? PyTuple_GET_SIZE(v) : PyList_GET_SIZE(v);
  if (tuple && p.version >= 4 && n < 256) {
    w_byte(p, 0x29 | flag);
    w_byte(p, <u32>n);
  } else {
    w_byte(p, (tuple ? 0x28 : 0x5b) | flag);
    if (!w_size(p, n)) return;
  }
  // Writing runs no Python code (buffers aside), so a list keeps its length.
  for (let i: i64 = 0; i < n; i++) w_object(p, tuple ? PyTuple_GET_ITEM(v, i) : PyList_GET_ITEM(v, i));
}

function w_dict(p: WFILE, v: PyObject, flag: u32): void {
  w_byte(p, 0x7b | flag);
  const at = stackAlloc(3);
  store<i64>(at, 0);
  while (PyDict_Next(v, at, at + 8, at + 16)) {
    w_object(p, objAt(at, 1));
    w_object(p, objAt(at, 2));
  }
  stackFree(at);
  w_object(p, null);
}

function w_complex_object(p: WFILE, v: PyObject, flag: u32): void {
  if (PyLong_CheckExact(v)) w_PyLong(p, v, flag);
  else if (PyFloat_CheckExact(v)) {
    w_byte(p, (p.version > 1 ? 0x67 : 0x66) | flag);
    if (p.version > 1) w_double(p, PyFloat_AS_DOUBLE(v));
    else w_float_str(p, PyFloat_AS_DOUBLE(v));
  } else if (PyComplex_CheckExact(v)) {
    w_byte(p, (p.version > 1 ? 0x79 : 0x78) | flag);
    if (p.version > 1) {
      w_double(p, realOf(v));
      w_double(p, imagOf(v));
    } else {
      w_float_str(p, realOf(v));
      w_float_str(p, imagOf(v));
    }
  } else if (PyBytes_CheckExact(v)) {
    w_byte(p, 0x73 | flag);
    w_pstring(p, PyBytes_AS_STRING(v), PyBytes_GET_SIZE(v));
  } else if (PyUnicode_CheckExact(v)) w_unicode(p, v, flag);
  else if (PyTuple_CheckExact(v) || PyList_CheckExact(v)) w_sequence(p, v, flag);
  else if (PyDict_CheckExact(v)) w_dict(p, v, flag);
  else if (PyAnySet_CheckExact(v)) w_set(p, v, flag);
  else if (PyCode_Check(v)) w_code(p, v, flag);
  else if (PyObject_CheckBuffer(v)) {
    const view = stackAlloc(10);
    if (PyObject_GetBuffer(v, view, 0) < 0) {
      PyErr_Clear();
      w_byte(p, 0x3f);
      p.error = WFERR_UNMARSHALLABLE;
    } else {
      w_byte(p, 0x73 | flag);
      w_pstring(p, <usize>load<u64>(view), load<i64>(view, 16));
      PyBuffer_Release(view);
    }
    stackFree(view);
  } else {
    w_byte(p, 0x3f);
    p.error = WFERR_UNMARSHALLABLE;
  }
}

// new: bytes; NULL with ValueError for what cannot be written
export function _PyMarshal_WriteObjectToString(x: PyObject, version: i32, allow_code: i32): PyObject | null {
  const p = changetype<WFILE>(stackAlloc(8));
  memory.fill(changetype<usize>(p), 0, 64);
  p.writer = newByteWriter();
  p.version = version;
  p.allow_code = allow_code;
  if (version < 3 || growTable(p)) w_object(p, x);
  clearTable(p);
  const error = p.error;
  const result = error == WFERR_OK ? finishBytes(p.writer) : dropBytes(p.writer);
  stackFree(changetype<usize>(p));
  if (error == WFERR_OK) return result;
  if (error == WFERR_NOMEMORY) return PyErr_NoMemory();
  if (error == WFERR_CODE_NOT_ALLOWED) {
    return PyErr_SetString(PyExc_ValueError, 'marshalling code objects is disallowed');
  }
  if (error == WFERR_NESTEDTOODEEP) {
    return PyErr_SetString(PyExc_ValueError, 'object too deeply nested to marshal');
  }
  return PyErr_Occurred() ? null : PyErr_SetString(PyExc_ValueError, 'unmarshallable object');
}

export function PyMarshal_WriteObjectToString(x: PyObject, version: i32): PyObject | null {
  return _PyMarshal_WriteObjectToString(x, version, 1);
}
