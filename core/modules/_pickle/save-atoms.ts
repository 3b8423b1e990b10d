// Writing what contains nothing else: numbers, strings, bytes, buffers. (CPython: Modules/_pickle.c)

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import { Py_buffer, PyBuffer_IsContiguous } from '../../objects/abstract/buffer';
import { Py_True } from '../../objects/bool';
import { Py_BuildValue } from '../../objects/build-value';
import { PyByteArray_AS_STRING, PyByteArray_GET_SIZE, PyByteArray_Type } from '../../objects/bytearray/struct';
import { PyBytes_FromObject } from '../../objects/bytes/create';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE, PyBytes_Type } from '../../objects/bytes/struct';
import { dropBytes, finishBytes, newByteWriter, putByte, reserveBytes } from '../../objects/bytes/writer';
import { PyObject_CallOneArg } from '../../objects/call';
import { PyErr_NoMemory } from '../../objects/exceptions/errors';
import { PyFloat_AS_DOUBLE } from '../../objects/float';
import { Py_DTSF_ADD_DOT_0, PyOS_double_to_string } from '../../objects/float/tostring';
import { _PyLong_Sign, PyLong_AsLongAndOverflow } from '../../objects/int';
import { _PyLong_NumBits } from '../../objects/int/bits';
import { _PyLong_AsByteArray } from '../../objects/int/bytes';
import { PyObject_IsTrue, PyObject_Repr } from '../../objects/object';
import { PyPickleBuffer_GetBuffer } from '../../objects/picklebuf';
import { _PyUnicode_AsUTF8String, PyUnicode_DecodeLatin1 } from '../../objects/str/codecs';
import { PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { PyUnicode_AsUTF8AndSize } from '../../objects/str/utf8';
import { SURROGATEPASS } from '../../runtime/error-names';
import { PyErr_Clear } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, Py_DECREF, Py_XDECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { cstrlen } from '../../runtime/static';
import {
  BINBYTES,
  BINFLOAT,
  BININT,
  BININT1,
  BININT2,
  BINUNICODE,
  BYTEARRAY8,
  FLOAT,
  INT,
  LONG,
  LONG1,
  LONG4,
  NEWFALSE,
  NEWTRUE,
  NEXT_BUFFER,
  READONLY_BUFFER,
  SHORT_BINBYTES,
  SHORT_BINUNICODE,
  UNICODE,
} from './opcodes';
import {
  _Pickler_Write,
  _Pickler_write_bytes,
  memo_put,
  putDecimal,
  putLine,
  putOp,
  putOp1,
  putOp2,
  putOp4,
} from './output';
import { save_reduce } from './save-reduce';
import { PicklerObject, pickleState, picklingError } from './struct';

/** Writes a value as what __reduce__ would have answered (stolen; NULL: the exception is set). */
export function saveReduced(self: PicklerObject, value: PyObject | null, obj: PyObject | null): bool {
  if (!value) return false;
  const ok = save_reduce(self, value, obj);
  Py_DECREF(value);
  return ok;
}

// --- numbers

/** Before protocol 2 a bool is an int with a leading zero, which older readers take for 0 or 1. */
export function save_bool(self: PicklerObject, obj: PyObject): bool {
  const yes = obj == Py_True;
  if (self.proto >= 2) return putOp(self, yes ? NEWTRUE : NEWFALSE);
  return putOp(self, INT) && putDecimal(self, 0x30, yes ? 1 : 0);
}

export function save_long(self: PicklerObject, obj: PyObject): bool {
  const at = stackAlloc(1);
  const value = PyLong_AsLongAndOverflow(obj, at);
  const overflow = load<i32>(at);
  stackFree(at);
  if (!overflow && value == <i64>(<i32>value)) {
    const bits = <u32>value;
    if (!self.bin) return putDecimal(self, INT, value);
    if (bits >= 0x10000) return putOp4(self, BININT, bits);
    return bits >= 0x100 ? putOp2(self, BININT2, bits) : putOp1(self, BININT1, bits);
  }
  return self.proto >= 2 ? saveLongBinary(self, obj) : saveLongText(self, obj);
}

/** Two's complement, in as few bytes as say the sign. */
function saveLongBinary(self: PicklerObject, obj: PyObject): bool {
  let n = (_PyLong_NumBits(obj) >> 3) + 1;
  const bytes = PyBytes_FromStringAndSize(0, n);
  if (!bytes) return false;
  const p = PyBytes_AS_STRING(bytes);
  let ok = _PyLong_AsByteArray(obj, p, <usize>n, true, true) == 0;
  if (ok) {
    const last = p + <usize>n - 1;
    if (_PyLong_Sign(obj) < 0 && n > 1 && load<u8>(last) == 0xff && load<u8>(last - 1) & 0x80) n--;
    ok = n < 256 ? putOp1(self, LONG1, <u32>n) : putOp4(self, LONG4, <u32>n);
    if (ok) ok = _Pickler_Write(self, p, n);
  }
  Py_DECREF(bytes);
  return ok;
}

/** Python 2's repr, with an L. */
function saveLongText(self: PicklerObject, obj: PyObject): bool {
  const text = PyObject_Repr(obj);
  if (!text) return false;
  const at = stackAlloc(1);
  const p = PyUnicode_AsUTF8AndSize(text, at);
  const n = load<i64>(at);
  stackFree(at);
  const ok = p != 0 && putOp(self, LONG) && _Pickler_Write(self, p, n) && putOp1(self, 0x4c, 0x0a);
  Py_DECREF(text);
  return ok;
}

export function save_float(self: PicklerObject, obj: PyObject): bool {
  const x = PyFloat_AS_DOUBLE(obj);
  if (self.bin) {
    const at = stackAlloc(1);
    store<u64>(at, bswap(reinterpret<u64>(x)));
    const ok = putOp(self, BINFLOAT) && _Pickler_Write(self, at, 8);
    stackFree(at);
    return ok;
  }
  const text = PyOS_double_to_string(x, 0x72, 0, Py_DTSF_ADD_DOT_0, 0);
  if (!text) {
    PyErr_NoMemory();
    return false;
  }
  const ok = putLine(self, FLOAT, text, <i64>cstrlen(text));
  PyMem_Free(text);
  return ok;
}

// --- bytes

function saveBytesData(self: PicklerObject, obj: PyObject, p: usize, n: i64): bool {
  return _Pickler_write_bytes(self, SHORT_BINBYTES, BINBYTES, 0, p, n, obj) && memo_put(self, obj);
}

function saveBytearrayData(self: PicklerObject, obj: PyObject, p: usize, n: i64): bool {
  return _Pickler_write_bytes(self, 0, 0, BYTEARRAY8, p, n, obj) && memo_put(self, obj);
}

/** Before protocol 3 bytes are what codecs.encode makes of a str, which Python 2 can read too. */
export function save_bytes(self: PicklerObject, obj: PyObject): bool {
  const p = PyBytes_AS_STRING(obj);
  const n = PyBytes_GET_SIZE(obj);
  if (self.proto >= 3) return saveBytesData(self, obj, p, n);
  if (n == 0) return saveReduced(self, Py_BuildValue('(O())', arg(PyBytes_Type)), obj);
  const text = PyUnicode_DecodeLatin1(p, n, 0);
  if (!text) return false;
  const encode = pickleState(self).codecs_encode;
  const value = Py_BuildValue('(O(OO))', arg(encode), arg(text), arg(_Py_ID('latin1')));
  Py_DECREF(text);
  return saveReduced(self, value, obj);
}

export function save_bytearray(self: PicklerObject, obj: PyObject): bool {
  const n = PyByteArray_GET_SIZE(obj);
  if (self.proto >= 5) return saveBytearrayData(self, obj, PyByteArray_AS_STRING(obj), n);
  if (n == 0) return saveReduced(self, Py_BuildValue('(O())', arg(PyByteArray_Type)), obj);
  const bytes = PyBytes_FromObject(obj);
  if (!bytes) return false;
  return saveReduced(self, Py_BuildValue('(O(N))', arg(PyByteArray_Type), arg(bytes)), obj);
}

/** Bytes of somebody else: in the pickle, or beside it when the callback says so. */
export function save_picklebuffer(self: PicklerObject, obj: PyObject): bool {
  if (self.proto < 5) return picklingError(self, 'PickleBuffer can only be pickled with protocol >= 5');
  const at = PyPickleBuffer_GetBuffer(obj);
  if (!at) return false;
  const view = changetype<Py_buffer>(at);
  if (view.suboffsets || !PyBuffer_IsContiguous(at, 0x41)) {
    return picklingError(self, 'PickleBuffer can not be pickled when pointing to a non-contiguous buffer');
  }
  if (self.buffer_callback) {
    const answer = PyObject_CallOneArg(self.buffer_callback as PyObject, obj);
    if (!answer) return false;
    const inBand = PyObject_IsTrue(answer);
    Py_DECREF(answer);
    if (inBand < 0) return false;
    if (!inBand) return putOp(self, NEXT_BUFFER) && (!view.readonly || putOp(self, READONLY_BUFFER));
  }
  return view.readonly
    ? saveBytesData(self, obj, view.buf, view.len)
    : saveBytearrayData(self, obj, view.buf, view.len);
}

// --- str

/** '\\u' and 4 or '\\U' and 8 hexadecimal digits: false with MemoryError. */
function escape(p: usize, c: u32, digits: i32): void {
  store<u8>(p, 0x5c);
  store<u8>(p, digits == 8 ? 0x55 : 0x75, 1);
  for (let i = 0; i < digits; i++) {
    const digit = (c >> (4 * (digits - 1 - i))) & 15;
    store<u8>(p + 2 + i, <u8>(digit < 10 ? 0x30 + digit : 0x57 + digit));
  }
}

// new: bytes; what would end the line or the file (of Windows) is escaped as well
function raw_unicode_escape(obj: PyObject): PyObject | null {
  const writer = newByteWriter();
  const n = PyUnicode_GET_LENGTH(obj);
  for (let i: i64 = 0; i < n; i++) {
    const c = PyUnicode_READ_CHAR(obj, i);
    if (c >= 256 || c == 0x5c || c == 0 || c == 0x0a || c == 0x0d || c == 0x1a) {
      const digits = c >= 0x10000 ? 8 : 4;
      const p = reserveBytes(writer, digits + 2);
      if (!p) return dropBytes(writer);
      escape(p, c, digits);
      writer.pos += digits + 2;
    } else if (putByte(writer, c) < 0) return dropBytes(writer);
  }
  return finishBytes(writer);
}

/** UTF-8, with surrogates where there are some. */
function writeUTF8(self: PicklerObject, obj: PyObject): bool {
  const at = stackAlloc(1);
  let p = PyUnicode_AsUTF8AndSize(obj, at);
  let n = load<i64>(at);
  stackFree(at);
  let encoded: PyObject | null = null;
  if (!p) {
    PyErr_Clear();
    encoded = _PyUnicode_AsUTF8String(obj, SURROGATEPASS());
    if (!encoded) return false;
    p = PyBytes_AS_STRING(encoded);
    n = PyBytes_GET_SIZE(encoded);
  }
  const ok = _Pickler_write_bytes(self, self.proto >= 4 ? SHORT_BINUNICODE : 0, BINUNICODE, 0, p, n, encoded);
  Py_XDECREF(encoded);
  return ok;
}

export function save_unicode(self: PicklerObject, obj: PyObject): bool {
  let ok: bool;
  if (self.bin) ok = writeUTF8(self, obj);
  else {
    const encoded = raw_unicode_escape(obj);
    if (!encoded) return false;
    ok = putLine(self, UNICODE, PyBytes_AS_STRING(encoded), PyBytes_GET_SIZE(encoded));
    Py_DECREF(encoded);
  }
  return ok && memo_put(self, obj);
}
