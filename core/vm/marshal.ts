// Objects from bytes: what .pyc files and the compiler's output are made of. (CPython: Python/marshal.c, its reader)
//
// A byte says the type; its high bit (FLAG_REF) says that later 'r' records may name this object by its number.

import { PyObject_Malloc } from '../memory/obmalloc/malloc';
import { PyBUF_WRITE } from '../objects/abstract/buffer';
import { PyNumber_AsSsize_t } from '../objects/abstract/conversion';
import { Py_False, Py_True } from '../objects/bool';
import { PyBytes_FromStringAndSize } from '../objects/bytes/new';
import { PyBytes_AS_STRING } from '../objects/bytes/struct';
import { PyObject_CallMethodOneArg } from '../objects/call';
import { _PyCodeConstructor } from '../objects/code';
import { _PyCode_New, _PyCode_Validate } from '../objects/code/make';
import { PyComplex_FromDoubles } from '../objects/complex';
import { PyDict_New, PyDict_SetItem } from '../objects/dict/dict';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_EOFError, PyExc_StopIteration, PyExc_TypeError, PyExc_ValueError } from '../objects/exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_FromDouble } from '../objects/float';
import { PyFloat_FromString } from '../objects/float/parse';
import { PyLong_FromLong, PyLong_FromLongLong, PyLong_Type } from '../objects/int';
import {
  PyList_Append,
  PyList_GET_ITEM,
  PyList_GET_SIZE,
  PyList_New,
  PyList_SET_ITEM,
  PyList_SetItem,
} from '../objects/list';
import { PyMemoryView_FromMemory } from '../objects/memoryview/create';
import { Py_Ellipsis, Py_None } from '../objects/none';
import { PyFrozenSet_New, PySet_Add, PySet_New } from '../objects/set';
import { _PyUnicode_InternImmortal, PyUnicode_InternFromString } from '../objects/str/intern';
import { PyUnicode_FromKindAndData, PyUnicode_FromStringAndSize } from '../objects/str/new';
import { PyUnicode_DATA } from '../objects/str/struct';
import { PyUnicode_DecodeUTF8 } from '../objects/str/utf8';
import { PyTuple_New, PyTuple_SET_ITEM } from '../objects/tuple';
import { Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, setSlot, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { _PyObject_Init, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { pel, stackFree } from '../runtime/pellucid';

const MAX_MARSHAL_STACK_DEPTH = 2000;
const FLAG_REF: u32 = 0x80;
/** allow_code: a compiler has just written it. */
const TRUSTED: i32 = 2;
/** What the file names of the library's code begin with: '/pelluci'. */
const LIBRARY: u64 = 0x6963756c6c65702f;

/** A reader over bytes in memory, or over a file. On the native stack. */
@unmanaged
class RFILE {
  ptr: usize; // the next byte
  end: usize;
  refs: PyObject | null; // strong: a list of the objects that have a number; NULL while building: None stands there
  depth: i32;
  allow_code: i32; // 0, 1 or TRUSTED
  file: PyObject | null; // borrowed: bytes come from its read(n); NULL: they lie at ptr
  buffer: PyObject | null; // strong: the bytes object that was read last
}

function endOfData(): PyObject | null {
  return PyErr_SetString(PyExc_EOFError, 'marshal data too short');
}

function badData(what: string): PyObject | null {
  return PyErr_SetString(PyExc_ValueError, what);
}

/** The address of n bytes that are there to read, or 0 with the exception set. */
function r_string(p: RFILE, n: i64): usize {
  if (p.file) return r_fromFile(p, n);
  if (n < 0 || n > <i64>(p.end - p.ptr)) {
    endOfData();
    return 0;
  }
  const s = p.ptr;
  p.ptr += <usize>n;
  return s;
}

/** The same by file.readinto(). */
function r_fromFile(p: RFILE, n: i64): usize {
  const data = PyBytes_FromStringAndSize(0, n);
  const name: PyObject | null = data ? PyUnicode_InternFromString('readinto') : null;
  const view: PyObject | null = name ? PyMemoryView_FromMemory(PyBytes_AS_STRING(data!), n, PyBUF_WRITE) : null;
  const told: PyObject | null = view ? PyObject_CallMethodOneArg(p.file!, name!, view) : null;
  Py_XDECREF(view);
  Py_XDECREF(name);
  if (data) setSlot(changetype<usize>(p) + offsetof<RFILE>('_buffer'), data);
  if (!told) return 0;
  const got = PyNumber_AsSsize_t(told, PyExc_ValueError);
  Py_DECREF(told);
  if (PyErr_Occurred()) return 0;
  if (got == n) return PyBytes_AS_STRING(data!);
  if (got > n) {
    PyErr_Format(PyExc_ValueError, 'read() returned too much data: %zd bytes requested, %zd returned', n, got);
  } else PyErr_SetString(PyExc_EOFError, 'EOF read where not expected');
  return 0;
}

function r_byte(p: RFILE): i32 {
  if (!p.file && p.ptr == p.end) {
    PyErr_SetString(PyExc_EOFError, 'EOF read where not expected');
    return -1;
  }
  const s = r_string(p, 1);
  return s ? <i32>load<u8>(s) : -1;
}

/** -1 also when an exception is set. */
function r_long(p: RFILE): i32 {
  const s = r_string(p, 4);
  return s ? load<i32>(s) : -1;
}

function r_size(p: RFILE, limitText: string): i64 {
  const n = r_long(p);
  if (PyErr_Occurred()) return -1;
  if (n < 0) {
    badData(limitText);
    return -1;
  }
  return n;
}

function r_PyLong(p: RFILE): PyObject | null {
  const n = r_long(p);
  if (PyErr_Occurred()) return null;
  if (n == 0) return PyLong_FromLong(0);
  const count = <i64>(n < 0 ? -(<i64>n) : <i64>n);
  // A bad digit is told of before the end that comes too early after it.
  const there = p.file ? 0 : min(count, <i64>((p.end - p.ptr) >> 1));
  if (!digitsInRange(p.ptr, there)) return badData('bad marshal data (digit out of range in long)');
  const s = r_string(p, count * 2);
  if (!s) return null;
  if (!digitsInRange(s, count)) return badData('bad marshal data (digit out of range in long)');
  if (load<u16>(s + ((<usize>(count - 1)) << 1)) == 0) return badData('bad marshal data (unnormalized long data)');
  return _PyLong_FromDigits15(s, count, n < 0);
}

function digitsInRange(digits: usize, count: i64): bool {
  for (let i: usize = 0; i < <usize>count; i++) if (load<u16>(digits + (i << 1)) > 0x7fff) return false;
  return true;
}

/** An int from 15-bit digits, the lowest first; count > 0. */
function _PyLong_FromDigits15(digits: usize, count: i64, negative: bool): PyObject | null {
  if (count <= 4) {
    let value: i64 = 0;
    for (let i = count - 1; i >= 0; i--) value = (value << 15) | <i64>load<u16>(digits + ((<usize>i) << 1));
    return PyLong_FromLong(negative ? -value : value);
  }
  const size = (count + 1) >> 1;
  const p = PyObject_Malloc(offsetof<PyObject>() + 8 + ((<usize>size) << 2));
  if (!p) return PyErr_NoMemory();
  const v = changetype<PyObject>(p);
  _PyObject_Init(v, PyLong_Type);
  store<u64>(p, ((<u64>size) << 3) | (negative ? 2 : 0), 16);
  for (let i: i64 = 0; i < size; i++) {
    const low = <u32>load<u16>(digits + ((<usize>i) << 2));
    const high = 2 * i + 1 < count ? <u32>load<u16>(digits + ((<usize>i) << 2) + 2) : 0;
    store<u32>(p + ((<usize>i) << 2), low | (high << 15), 24);
  }
  return v;
}

function r_float_bin(p: RFILE): PyObject | null {
  const s = r_string(p, 8);
  return s ? PyFloat_FromDouble(load<f64>(s)) : null;
}

function r_complex_bin(p: RFILE): PyObject | null {
  const s = r_string(p, 16);
  return s ? PyComplex_FromDoubles(load<f64>(s), load<f64>(s, 8)) : null;
}

function r_float_str(p: RFILE): PyObject | null {
  const n = r_byte(p);
  if (n < 0) return null;
  const s = r_string(p, n);
  if (!s) return null;
  const text = PyUnicode_FromStringAndSize(s, n);
  if (!text) return null;
  const v = PyFloat_FromString(text);
  Py_DECREF(text);
  return v;
}

function r_complex_str(p: RFILE): PyObject | null {
  const real = r_float_str(p);
  const imag: PyObject | null = real ? r_float_str(p) : null;
  let v: PyObject | null = null;
  if (imag) v = PyComplex_FromDoubles(PyFloat_AS_DOUBLE(real!), PyFloat_AS_DOUBLE(imag));
  Py_XDECREF(real);
  Py_XDECREF(imag);
  return v;
}

/** Gives the object the next number if the flag asks for one; passes v through (NULL on failure). */
function r_ref(v: PyObject | null, flag: u32, p: RFILE): PyObject | null {
  if (!v || !flag) return v;
  if (PyList_Append(p.refs!, v) < 0) {
    Py_DECREF(v);
    return null;
  }
  return v;
}

/** Takes the next number before the object exists; -1 on failure, 0 also where none is needed. */
function r_ref_reserve(flag: u32, p: RFILE): i64 {
  if (!flag) return 0;
  const i = PyList_GET_SIZE(p.refs!);
  return PyList_Append(p.refs!, Py_None) < 0 ? -1 : i;
}

function r_ref_insert(v: PyObject | null, index: i64, flag: u32, p: RFILE): PyObject | null {
  if (v && flag) {
    Py_INCREF(v);
    PyList_SetItem(p.refs!, index, v);
  }
  return v;
}

function r_text(p: RFILE, n: i64, ascii: bool, interned: bool): PyObject | null {
  const s = r_string(p, n);
  if (!s) return null;
  const v = ascii ? PyUnicode_FromKindAndData(1, s, n) : PyUnicode_DecodeUTF8(s, n, cstrSurrogatepass());
  if (!v || !interned) return v;
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, v);
  _PyUnicode_InternImmortal(slot);
  const result = ptrAt(slot, 0);
  stackFree(slot);
  return result;
}

/** "surrogatepass" as a C string. */
const SURROGATEPASS = memory.data<u8>([115, 117, 114, 114, 111, 103, 97, 116, 101, 112, 97, 115, 115, 0]);
function cstrSurrogatepass(): usize {
  return SURROGATEPASS;
}

function r_tuple(p: RFILE, n: i64, flag: u32): PyObject | null {
  const index = r_ref_reserve(flag, p);
  if (index < 0) return null;
  if (isTooMany(p, n)) return r_tooMany(p, 'NULL object in marshal data for tuple');
  const v = PyTuple_New(n);
  if (!v) return null;
  for (let i: i64 = 0; i < n; i++) {
    const item = r_object(p);
    if (!item) {
      noNull('NULL object in marshal data for tuple');
      Py_DECREF(v);
      return null;
    }
    PyTuple_SET_ITEM(v, i, item);
  }
  return r_ref_insert(v, index, flag, p);
}

/** TYPE_NULL where an object must stand. */
function noNull(text: string): void {
  if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, text);
}

/** An item takes a byte at least: more than there are bytes cannot be read, and needs no room. */
/* @inline */ function isTooMany(p: RFILE, n: i64): bool {
  return !p.file && n > <i64>(p.end - p.ptr);
}

/** Reads items to where one is wrong; NULL with the exception set. */
function r_tooMany(p: RFILE, noObject: string): PyObject | null {
  for (let item = r_object(p); item; item = r_object(p)) Py_DECREF(item);
  noNull(noObject);
  return null;
}

function r_list(p: RFILE, n: i64, flag: u32): PyObject | null {
  if (isTooMany(p, n)) return r_tooMany(p, 'NULL object in marshal data for list');
  const v = r_ref(PyList_New(n), flag, p);
  if (!v) return null;
  for (let i: i64 = 0; i < n; i++) {
    const item = r_object(p);
    if (!item) {
      noNull('NULL object in marshal data for list');
      Py_DECREF(v);
      return null;
    }
    PyList_SET_ITEM(v, i, item);
  }
  return v;
}

function r_dict(p: RFILE, flag: u32): PyObject | null {
  const v = r_ref(PyDict_New(), flag, p);
  if (!v) return null;
  while (true) {
    const key = r_object(p);
    if (!key) break;
    const value = r_object(p);
    if (!value) {
      Py_DECREF(key);
      break;
    }
    const failed = PyDict_SetItem(v, key, value) < 0;
    Py_DECREF(key);
    Py_DECREF(value);
    if (failed) break;
  }
  if (PyErr_Occurred()) {
    Py_DECREF(v);
    return null;
  }
  return v;
}

function r_set(p: RFILE, n: i64, frozen: bool, flag: u32): PyObject | null {
  // The number of a frozenset is taken before its elements', but it cannot be named inside itself.
  const index = frozen ? r_ref_reserve(flag, p) : 0;
  if (index < 0) return null;
  const v = frozen ? PyFrozenSet_New(null) : r_ref(PySet_New(null), flag, p);
  if (!v) return null;
  for (let i: i64 = 0; i < n; i++) {
    const item = r_object(p);
    if (!item) {
      noNull('NULL object in marshal data for set');
      Py_DECREF(v);
      return null;
    }
    const failed = PySet_Add(v, item) < 0;
    Py_DECREF(item);
    if (failed) {
      Py_DECREF(v);
      return null;
    }
  }
  return frozen ? r_ref_insert(v, index, flag, p) : v;
}

function r_code(p: RFILE, flag: u32): PyObject | null {
  if (!p.allow_code) return badData('unmarshalling code objects is disallowed');
  const index = r_ref_reserve(flag, p);
  if (index < 0) return null;
  const con = changetype<_PyCodeConstructor>(stackAlloc(offsetof<_PyCodeConstructor>() >> 3));
  memory.fill(changetype<usize>(con), 0, offsetof<_PyCodeConstructor>());
  const code = r_code_fields(p, con) ? codeFrom(con, p.allow_code) : null;
  Py_XDECREF(con.code);
  Py_XDECREF(con.consts);
  Py_XDECREF(con.names);
  Py_XDECREF(con.localsplusnames);
  Py_XDECREF(con.localspluskinds);
  Py_XDECREF(con.filename);
  Py_XDECREF(con.name);
  Py_XDECREF(con.qualname);
  Py_XDECREF(con.linetable);
  Py_XDECREF(con.exceptiontable);
  stackFree(changetype<usize>(con));
  return r_ref_insert(code, index, flag, p);
}

// new. What a program has marshalled may be damaged in ways that only running it shows, like code made by hand
function codeFrom(con: _PyCodeConstructor, allowed: i32): PyObject | null {
  if (_PyCode_Validate(con) < 0) return null;
  if (allowed != TRUSTED && load<u64>(PyUnicode_DATA(con.filename!)) != LIBRARY) pel.foreign = 1;
  return _PyCode_New(con);
}

function r_code_fields(p: RFILE, con: _PyCodeConstructor): bool {
  con.argcount = r_long(p);
  con.posonlyargcount = r_long(p);
  con.kwonlyargcount = r_long(p);
  con.stacksize = r_long(p);
  con.flags = r_long(p);
  if (PyErr_Occurred()) return false;
  con.code = r_object(p);
  if (!con.code) return false;
  con.consts = r_object(p);
  if (!con.consts) return false;
  con.names = r_object(p);
  if (!con.names) return false;
  con.localsplusnames = r_object(p);
  if (!con.localsplusnames) return false;
  con.localspluskinds = r_object(p);
  if (!con.localspluskinds) return false;
  con.filename = r_object(p);
  if (!con.filename) return false;
  con.name = r_object(p);
  if (!con.name) return false;
  con.qualname = r_object(p);
  if (!con.qualname) return false;
  con.firstlineno = r_long(p);
  if (con.firstlineno == -1 && PyErr_Occurred()) return false;
  con.linetable = r_object(p);
  if (!con.linetable) return false;
  con.exceptiontable = r_object(p);
  return con.exceptiontable != null;
}

// new; NULL without an exception: TYPE_NULL, the end of a dict
function r_object(p: RFILE): PyObject | null {
  const code = r_byte(p);
  if (code < 0) {
    if (PyErr_ExceptionMatches(PyExc_EOFError)) PyErr_SetString(PyExc_EOFError, 'EOF read where object expected');
    return null;
  }
  if (++p.depth > MAX_MARSHAL_STACK_DEPTH) {
    p.depth--;
    return badData('recursion limit exceeded');
  }
  const v = r_typed(p, <u32>code & ~FLAG_REF, <u32>code & FLAG_REF);
  p.depth--;
  return v;
}

function r_typed(p: RFILE, type: u32, flag: u32): PyObject | null {
  let n: i64;
  switch (type) {
    case 0x30: // '0' NULL
      return null;
    case 0x4e: // 'N'
      return Py_None;
    case 0x2e: // '.'
      return Py_Ellipsis;
    case 0x53: // 'S' StopIteration
      return PyExc_StopIteration;
    case 0x46: // 'F'
      return Py_False;
    case 0x54: // 'T'
      return Py_True;
    case 0x49: {
      // 'I'
      const s = r_string(p, 8);
      return s ? r_ref(PyLong_FromLongLong(load<i64>(s)), flag, p) : null;
    }
    case 0x69: // 'i'
      n = r_long(p);
      return n == -1 && PyErr_Occurred() ? null : r_ref(PyLong_FromLong(n), flag, p);
    case 0x6c: // 'l'
      return r_ref(r_PyLong(p), flag, p);
    case 0x67: // 'g'
      return r_ref(r_float_bin(p), flag, p);
    case 0x66: // 'f'
      return r_ref(r_float_str(p), flag, p);
    case 0x79: // 'y'
      return r_ref(r_complex_bin(p), flag, p);
    case 0x78: // 'x'
      return r_ref(r_complex_str(p), flag, p);
    case 0x73: {
      // 's' bytes
      n = r_size(p, 'bad marshal data (bytes object size out of range)');
      if (n < 0) return null;
      const s = r_string(p, n);
      return s ? r_ref(PyBytes_FromStringAndSize(s, n), flag, p) : null;
    }
    case 0x61: // 'a' ASCII
    case 0x41: // 'A' ASCII, interned
      n = r_size(p, 'bad marshal data (string size out of range)');
      return n < 0 ? null : r_ref(r_text(p, n, true, type == 0x41), flag, p);
    case 0x7a: // 'z' short ASCII
    case 0x5a: // 'Z' short ASCII, interned
      n = r_byte(p);
      return n < 0 ? null : r_ref(r_text(p, n, true, type == 0x5a), flag, p);
    case 0x75: // 'u' UTF-8
    case 0x74: // 't' UTF-8, interned
      n = r_size(p, 'bad marshal data (string size out of range)');
      return n < 0 ? null : r_ref(r_text(p, n, false, type == 0x74), flag, p);
    case 0x29: // ')' small tuple
      n = r_byte(p);
      return n < 0 ? null : r_tuple(p, n, flag);
    case 0x28: // '('
      n = r_size(p, 'bad marshal data (tuple size out of range)');
      return n < 0 ? null : r_tuple(p, n, flag);
    case 0x5b: // '['
      n = r_size(p, 'bad marshal data (list size out of range)');
      return n < 0 ? null : r_list(p, n, flag);
    case 0x7b: // '{'
      return r_dict(p, flag);
    case 0x3c: // '<'
    case 0x3e: // '>'
      n = r_size(p, 'bad marshal data (set size out of range)');
      if (n == 0 && type == 0x3e) return r_ref(PyFrozenSet_New(null), flag, p);
      return n < 0 ? null : r_set(p, n, type == 0x3e, flag);
    case 0x63: // 'c'
      return r_code(p, flag);
    case 0x72: {
      // 'r'
      n = r_long(p);
      if (n < 0 || n >= PyList_GET_SIZE(p.refs!)) {
        return PyErr_Occurred() ? null : badData('bad marshal data (invalid reference)');
      }
      const v = PyList_GET_ITEM(p.refs!, n);
      if (v == Py_None) return badData('bad marshal data (invalid reference)');
      return Py_NewRef(v);
    }
    default:
      return badData('bad marshal data (unknown type code)');
  }
}

// new: the object that the n bytes at p say; what follows it is not looked at
export function PyMarshal_ReadObjectFromString(bytes: usize, n: i64): PyObject | null {
  return readMarshal(bytes, n, null, TRUSTED);
}

// new: the next object from a file, or (file NULL) from n bytes
export function readMarshal(bytes: usize, n: i64, file: PyObject | null, allow_code: i32): PyObject | null {
  const refs = PyList_New(0);
  if (!refs) return null;
  const p = changetype<RFILE>(stackAlloc(offsetof<RFILE>() >> 3));
  p.ptr = bytes;
  p.end = bytes + <usize>n;
  p.refs = refs;
  p.depth = 0;
  p.allow_code = allow_code;
  p.file = file;
  p.buffer = null;
  const v = r_object(p);
  if (!v) noNull('NULL object in marshal data for object');
  Py_XDECREF(p.buffer);
  stackFree(changetype<usize>(p));
  Py_DECREF(refs);
  return v;
}
