// The _struct module: C structs as bytes. (CPython: Modules/_struct.c)

import { PyMem_Free, PyMem_Malloc } from '../memory/obmalloc/malloc';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBUF_WRITABLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../objects/abstract/buffer';
import { PyIndex_Check, PyNumber_AsSsize_t, PyNumber_Index } from '../objects/abstract/number';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../objects/args';
import { PyObject_GenericGetAttr, PyObject_GenericSetAttr } from '../objects/attribute';
import { PyBool_FromLong } from '../objects/bool';
import { PyByteArray_AS_STRING, PyByteArray_Check, PyByteArray_GET_SIZE } from '../objects/bytearray/struct';
import { newBytes, PyBytes_FromStringAndSize } from '../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../objects/bytes/struct';
import {
  PyDict_Clear,
  PyDict_GET_SIZE,
  PyDict_GetItemWithError,
  PyDict_New,
  PyDict_SetItem,
} from '../objects/dict/dict';
import {
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_NewException,
  PyErr_NoMemory,
  PyErr_SetString,
} from '../objects/exceptions/errors';
import {
  PyExc_IndexError,
  PyExc_OverflowError,
  PyExc_RuntimeError,
  PyExc_TypeError,
} from '../objects/exceptions/types';
import { PyFloat_AsDouble, PyFloat_FromDouble } from '../objects/float';
import {
  _PyLong_IsNegative,
  PyLong_AsLongLong,
  PyLong_AsSsize_t,
  PyLong_AsUnsignedLongLong,
  PyLong_Check,
  PyLong_FromLongLong,
  PyLong_FromSsize_t,
  PyLong_FromUnsignedLongLong,
} from '../objects/int';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_AddObjectRef,
  PyModule_AddType,
  PyModule_GetState,
  PyModuleDef,
} from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_IsTrue, PyObject_SelfIter } from '../objects/object';
import { _PyUnicode_AsASCIIString } from '../objects/str/codecs';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_FromStringAndSize } from '../objects/str/new';
import { PyUnicode_Check } from '../objects/str/struct';
import { PyTuple_GET_SIZE, PyTuple_ITEMS, PyTuple_New, PyTuple_SET_ITEM } from '../objects/tuple';
import {
  clearFields,
  freeInstance,
  newHeapType,
  readyHeapType,
  stateByDef,
  visitFields,
} from '../objects/type/from-spec';
import { _PyType_Name } from '../objects/type/state';
import { PyObject_ClearWeakRefs } from '../objects/weakref';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { _PyObject_SIZE } from '../runtime/gc/alloc';
import { PyObject_GC_UnTrack } from '../runtime/gc/track';
import { arg, objAt, Py_DECREF, Py_NewRef, Py_VISIT, Py_XDECREF, PyObject, ptrAt, setSlot } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { getset, member, method } from '../runtime/register';
import { cstrlen } from '../runtime/static';
import {
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../runtime/type';

/** 56 bytes. */
@unmanaged
export class PyStructObject extends PyObject {
  s_size: i64; // bytes
  s_len: i64; // values
  s_codes: usize; // formatcode *, ended by one with format 0
  s_format: PyObject | null; // strong: bytes
  weakreflist: PyObject | null; // the list's head
}

/** 32 bytes. NOT CPYTHON: format and kind stand where CPython points into a table of functions. */
@unmanaged
export class formatcode {
  format: u32; // the character
  kind: u32; // NATIVE, LITTLE or BIG
  offset: i64;
  size: i64; // of one value, or the length of a string
  repeat: i64;
}

/** 112 bytes. */
@unmanaged
export class unpackiterobject extends PyObject {
  so: PyObject | null; // strong; NULL: exhausted
  @bytes(80) buf: usize; // Py_buffer at 24
  index: i64;
}

/** 32 bytes. */
@unmanaged
export class _structmodulestate {
  cache: PyObject | null; // {format: Struct} of the module's functions
  PyStructType: PyTypeObject | null;
  unpackiter_type: PyTypeObject | null;
  StructError: PyObject | null;
}

const _structmodule = staticObject<PyModuleDef>(104);

const NATIVE = 0;
const LITTLE = 1;
const BIG = 2;
const MAXCACHE: i64 = 100;
const MAX_SIZE: i64 = 0x7fffffff; // what a block can have here

/* @inline */ function so(o: PyObject): PyStructObject {
  return changetype<PyStructObject>(o);
}

function stateOfType(type: PyTypeObject): _structmodulestate {
  return changetype<_structmodulestate>(stateByDef(type, _structmodule));
}

function errorType(self: PyObject): PyTypeObject {
  return changetype<PyTypeObject>(stateOfType(self.ob_type).StructError as PyObject);
}

// --- formats

/** Bytes of one value: negative: it is signed; 0: no such format. */
function sizeOf(c: u32, native: bool): i32 {
  switch (c) {
    case 0x78: // x
    case 0x73: // s
    case 0x70: // p
    case 0x63: // c
    case 0x42: // B
    case 0x3f: // ?
      return 1;
    case 0x62: // b
      return -1;
    case 0x68: // h
      return -2;
    case 0x48: // H
    case 0x65: // e
      return 2;
    case 0x69: // i
      return -4;
    case 0x49: // I
    case 0x66: // f
      return 4;
    case 0x6c: // l
      return native ? -8 : -4;
    case 0x4c: // L
      return native ? 8 : 4;
    case 0x71: // q
      return -8;
    case 0x51: // Q
    case 0x64: // d
      return 8;
    case 0x6e: // n
      return native ? -8 : 0;
    case 0x4e: // N
    case 0x50: // P
      return native ? 8 : 0;
  }
  return 0;
}

function isSpace(c: u32): bool {
  return c == 0x20 || (c >= 9 && c <= 13);
}

/** Walks the format; codes 0: counts only. out: [size, values, codes]. false: an exception. */
function walk(text: usize, kind: u32, codes: usize, out: usize, error: PyTypeObject): bool {
  let size: i64 = 0;
  let len: i64 = 0;
  let ncodes: i64 = 0;
  let at = codes;
  let p = text;
  while (load<u8>(p)) {
    let c: u32 = load<u8>(p++);
    if (isSpace(c)) continue;
    let num: i64 = 1;
    if (c >= 0x30 && c <= 0x39) {
      num = c - 0x30;
      while (load<u8>(p) >= 0x30 && load<u8>(p) <= 0x39) {
        num = num * 10 + (load<u8>(p++) - 0x30);
        if (num > MAX_SIZE) return tooLong(error);
      }
      c = load<u8>(p);
      if (!c) {
        PyErr_SetString(error, 'repeat count given without format specifier');
        return false;
      }
      p++;
    }
    const signed = sizeOf(c, kind == NATIVE);
    if (!signed) {
      PyErr_SetString(error, 'bad char in struct format');
      return false;
    }
    const itemsize: i64 = signed < 0 ? -signed : signed;
    if (kind == NATIVE) size = (size + itemsize - 1) & ~(itemsize - 1);
    const text_ = c == 0x73 || c == 0x70;
    const offset = size;
    size += num * itemsize;
    if (size > MAX_SIZE) return tooLong(error);
    if (c == 0x78) continue;
    len += text_ ? 1 : num;
    if (!text_ && !num) continue;
    ncodes++;
    if (!codes) continue;
    const code = changetype<formatcode>(at);
    code.format = c;
    code.kind = kind;
    code.offset = offset;
    code.size = text_ ? num : itemsize;
    code.repeat = text_ ? 1 : num;
    at += offsetof<formatcode>();
  }
  if (codes) memory.fill(at, 0, offsetof<formatcode>());
  store<i64>(out, size);
  store<i64>(out, len, 8);
  store<i64>(out, ncodes, 16);
  return true;
}

function tooLong(error: PyTypeObject): bool {
  PyErr_SetString(error, 'total struct size too long');
  return false;
}

function prepare_s(self: PyStructObject): bool {
  const error = errorType(self);
  const format = self.s_format as PyObject;
  let text = PyBytes_AS_STRING(format);
  if (<i64>cstrlen(text) != PyBytes_GET_SIZE(format)) {
    PyErr_SetString(error, 'embedded null character');
    return false;
  }
  let kind: u32 = NATIVE;
  const first = load<u8>(text);
  if (first == 0x3c || first == 0x3d) kind = LITTLE;
  else if (first == 0x3e || first == 0x21) kind = BIG;
  if (kind != NATIVE || first == 0x40) text++;
  const out = stackAlloc(3);
  let ok = walk(text, kind, 0, out, error);
  if (ok) {
    const codes = PyMem_Malloc(<usize>(load<i64>(out, 16) + 1) * offsetof<formatcode>());
    if (!codes) {
      PyErr_NoMemory();
      ok = false;
    } else {
      walk(text, kind, codes, out, error);
      self.s_size = load<i64>(out);
      self.s_len = load<i64>(out, 8);
      PyMem_Free(self.s_codes);
      self.s_codes = codes;
    }
  }
  stackFree(out);
  return ok;
}

// --- values

/** n bytes, least significant first or (big) last. */
function storeInt(p: usize, value: u64, n: i64, big: bool): void {
  for (let i: i64 = 0; i < n; i++) store<u8>(p + <usize>(big ? n - 1 - i : i), <u8>(value >> (i << 3)));
}

function loadInt(p: usize, n: i64, big: bool): u64 {
  let value: u64 = 0;
  for (let i: i64 = 0; i < n; i++) value |= (<u64>load<u8>(p + <usize>(big ? n - 1 - i : i))) << (i << 3);
  return value;
}

function packInt(code: formatcode, p: usize, v: PyObject, error: PyTypeObject): bool {
  const n = code.size;
  const signed = sizeOf(code.format, code.kind == NATIVE) < 0;
  let number: PyObject | null = null;
  if (PyLong_Check(v)) number = Py_NewRef(v);
  else if (PyIndex_Check(v)) {
    number = PyNumber_Index(v);
    if (!number) return false;
  } else {
    PyErr_SetString(error, 'required argument is not an integer');
    return false;
  }
  const negative = _PyLong_IsNegative(number);
  const wide = signed || (code.format == 0x50 && negative);
  let value: u64 = wide ? <u64>PyLong_AsLongLong(number) : PyLong_AsUnsignedLongLong(number);
  Py_DECREF(number);
  let fits = true;
  if (value == u64.MAX_VALUE && PyErr_Occurred()) {
    if (code.format == 0x50) return false;
    PyErr_Clear();
    fits = false;
  }
  const bits = n << 3;
  if (fits && n < 8) {
    fits = signed ? <i64>value >> (bits - 1) == 0 || <i64>value >> (bits - 1) == -1 : value >> bits == 0;
  }
  if (!fits) {
    const max: u64 = signed ? ((<u64>1) << (bits - 1)) - 1 : n == 8 ? u64.MAX_VALUE : ((<u64>1) << bits) - 1;
    const top = PyLong_FromUnsignedLongLong(max);
    const low: i64 = signed ? -1 - <i64>max : 0;
    PyErr_Format(error, "'%c' format requires %zd <= number <= %S", code.format, low, arg(top));
    Py_XDECREF(top);
    return false;
  }
  storeInt(p, value, n, code.kind == BIG);
  return true;
}

function packFloat(code: formatcode, p: usize, v: PyObject, error: PyTypeObject): bool {
  const x = PyFloat_AsDouble(v);
  if (x == -1.0 && PyErr_Occurred()) {
    PyErr_SetString(error, 'required argument is not a float');
    return false;
  }
  const big = code.kind == BIG;
  if (code.format == 0x64) storeInt(p, reinterpret<u64>(x), 8, big);
  else if (code.format == 0x66) {
    const y = <f32>x;
    if (code.kind != NATIVE && !isFinite(y) && isFinite(x)) {
      PyErr_SetString(PyExc_OverflowError, 'float too large to pack with f format');
      return false;
    }
    storeInt(p, reinterpret<u32>(y), 4, big);
  } else {
    const bits = toHalf(x);
    if (bits < 0) {
      PyErr_SetString(PyExc_OverflowError, 'float too large to pack with e format');
      return false;
    }
    storeInt(p, bits, 2, big);
  }
  return true;
}

/** The 16 bits of the nearest half-precision number, ties to even; -1: too large. */
export function toHalf(x: f64): i32 {
  const all = reinterpret<u64>(x);
  const sign = <i32>(all >> 48) & 0x8000;
  const exponent = <i32>((all >> 52) & 0x7ff) - 1023;
  let mantissa = all & 0xfffffffffffff;
  if (exponent == 1024) return sign | 0x7c00 | (mantissa ? <i32>(mantissa >> 42) | 0x200 : 0);
  if (exponent < -25) return sign;
  // The significand in units of the last place of the result.
  let shift = 42;
  let e = exponent + 15;
  if (e < 1) {
    shift += 1 - e;
    e = 0;
    mantissa |= 1 << 52;
  }
  let bits = shift > 63 ? 0 : <i32>(mantissa >> shift);
  const rest = mantissa & (((<u64>1) << shift) - 1);
  const half = (<u64>1) << (shift - 1);
  if (rest > half || (rest == half && bits & 1)) bits++;
  bits += e << 10;
  return bits >= 0x7c00 ? -1 : sign | bits;
}

export function fromHalf(bits: u32): f64 {
  const e = (bits >> 10) & 0x1f;
  const f = bits & 0x3ff;
  const sign: f64 = bits & 0x8000 ? -1.0 : 1.0;
  if (e == 0x1f) {
    if (!f) return sign * Infinity;
    return reinterpret<f64>(((<u64>(bits & 0x8000)) << 48) | 0x7ff0000000000000 | ((<u64>f) << 42));
  }
  const x: f64 = e ? <f64>(f | 0x400) : <f64>f;
  // times 2 to the power of e - 25, or -24
  return sign * x * reinterpret<f64>((<u64>(1023 + (e ? <i32>e - 25 : -24))) << 52);
}

function packText(code: formatcode, p: usize, v: PyObject, error: PyTypeObject): bool {
  let from: usize = 0;
  let n: i64 = 0;
  if (PyBytes_Check(v)) {
    from = PyBytes_AS_STRING(v);
    n = PyBytes_GET_SIZE(v);
  } else if (PyByteArray_Check(v)) {
    from = PyByteArray_AS_STRING(v);
    n = PyByteArray_GET_SIZE(v);
  } else {
    PyErr_Format(error, "argument for '%c' must be a bytes object", code.format);
    return false;
  }
  if (code.format == 0x73) {
    memory.copy(p, from, <usize>(n > code.size ? code.size : n));
    return true;
  }
  if (n > code.size - 1) n = code.size - 1;
  if (n > 0) memory.copy(p + 1, from, <usize>n);
  if (code.size > 0) store<u8>(p, <u8>(n > 255 ? 255 : n));
  return true;
}

function packValue(code: formatcode, p: usize, v: PyObject, error: PyTypeObject): bool {
  switch (code.format) {
    case 0x73:
    case 0x70:
      return packText(code, p, v, error);
    case 0x63: {
      if (!PyBytes_Check(v) || PyBytes_GET_SIZE(v) != 1) {
        PyErr_SetString(error, 'char format requires a bytes object of length 1');
        return false;
      }
      store<u8>(p, load<u8>(PyBytes_AS_STRING(v)));
      return true;
    }
    case 0x3f: {
      const y = PyObject_IsTrue(v);
      store<u8>(p, <u8>y);
      return y >= 0;
    }
    case 0x65:
    case 0x66:
    case 0x64:
      return packFloat(code, p, v, error);
  }
  return packInt(code, p, v, error);
}

// new
function unpackValue(code: formatcode, p: usize): PyObject | null {
  const big = code.kind == BIG;
  switch (code.format) {
    case 0x63:
      return PyBytes_FromStringAndSize(p, 1);
    case 0x73:
      return PyBytes_FromStringAndSize(p, code.size);
    case 0x70: {
      let n: i64 = code.size > 0 ? <i64>load<u8>(p) : 0;
      if (n >= code.size) n = code.size - 1;
      return PyBytes_FromStringAndSize(p + 1, n > 0 ? n : 0);
    }
    case 0x3f:
      return PyBool_FromLong(i64(load<u8>(p) != 0));
    case 0x64:
      return PyFloat_FromDouble(reinterpret<f64>(loadInt(p, 8, big)));
    case 0x66:
      return PyFloat_FromDouble(<f64>reinterpret<f32>(<u32>loadInt(p, 4, big)));
    case 0x65:
      return PyFloat_FromDouble(fromHalf(<u32>loadInt(p, 2, big)));
  }
  const value = loadInt(p, code.size, big);
  if (sizeOf(code.format, code.kind == NATIVE) > 0) return PyLong_FromUnsignedLongLong(value);
  const unused = 64 - (code.size << 3);
  return PyLong_FromLongLong(<i64>(value << unused) >> unused);
}

/** The values at args into the s_size bytes at buf. */
function s_pack_internal(self: PyStructObject, args: usize, buf: usize): bool {
  memory.fill(buf, 0, <usize>self.s_size);
  const error = errorType(self);
  let i: i64 = 0;
  for (let at = self.s_codes; load<u32>(at); at += offsetof<formatcode>()) {
    const code = changetype<formatcode>(at);
    let p = buf + <usize>code.offset;
    for (let j = code.repeat; j > 0; j--) {
      const v = objAt(args, i);
      i++;
      if (!packValue(code, p, v, error)) {
        if (PyLong_Check(v) && PyErr_ExceptionMatches(PyExc_OverflowError)) {
          PyErr_SetString(error, 'int too large to convert');
        }
        return false;
      }
      p += <usize>code.size;
    }
  }
  return true;
}

// new
function s_unpack_internal(self: PyStructObject, buf: usize): PyObject | null {
  const result = PyTuple_New(self.s_len);
  if (!result) return null;
  let i: i64 = 0;
  for (let at = self.s_codes; load<u32>(at); at += offsetof<formatcode>()) {
    const code = changetype<formatcode>(at);
    let p = buf + <usize>code.offset;
    for (let j = code.repeat; j > 0; j--) {
      const v = unpackValue(code, p);
      if (!v) {
        Py_DECREF(result);
        return null;
      }
      PyTuple_SET_ITEM(result, i, v);
      i++;
      p += <usize>code.size;
    }
  }
  return result;
}

// --- Struct

function s_new(type: PyTypeObject, args: PyObject | null, kwds: PyObject | null): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  so(o).s_format = Py_None;
  so(o).s_size = -1;
  so(o).s_len = -1;
  return o;
}

function initStruct(o: PyObject, format: PyObject): i32 {
  let bytes: PyObject | null;
  if (PyUnicode_Check(format)) {
    bytes = _PyUnicode_AsASCIIString(format, 0);
    if (!bytes) return -1;
  } else bytes = Py_NewRef(format);
  if (!PyBytes_Check(bytes)) {
    Py_DECREF(bytes);
    PyErr_Format(
      PyExc_TypeError,
      'Struct() argument 1 must be a str or bytes object, not %.200s',
      format.ob_type.tp_name,
    );
    return -1;
  }
  setSlot(changetype<usize>(o) + offsetof<PyStructObject>('_s_format'), bytes);
  return prepare_s(so(o)) ? 0 : -1;
}

function Struct___init__(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(
    PyTuple_ITEMS(args),
    PyTuple_GET_SIZE(args),
    kwds,
    null,
    'Struct',
    'format',
    0,
    1,
    0,
    at,
  );
  const format = objAt(at, 0);
  stackFree(at);
  return ok < 0 ? -1 : initStruct(o, format);
}

function s_clear(o: PyObject): i32 {
  clearFields(o, offsetof<PyStructObject>('_s_format'), 1);
  return 0;
}

function s_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return visitFields(o, offsetof<PyStructObject>('_s_format'), 1, visit, argument);
}

function s_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (so(o).weakreflist) PyObject_ClearWeakRefs(o);
  PyMem_Free(so(o).s_codes);
  s_clear(o);
  freeInstance(o);
}

function ready(o: PyObject): bool {
  if (so(o).s_codes) return true;
  PyErr_SetString(PyExc_RuntimeError, 'Struct object is not initialized');
  return false;
}

function Struct_unpack(o: PyObject, buffer: PyObject): PyObject | null {
  if (!ready(o)) return null;
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(buffer, view, PyBUF_SIMPLE) == 0) {
    const b = changetype<Py_buffer>(view);
    if (b.len == so(o).s_size) result = s_unpack_internal(so(o), b.buf);
    else PyErr_Format(errorType(o), 'unpack requires a buffer of %zd bytes', so(o).s_size);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return result;
}

/** unpack: from the view at offset. */
function unpackAt(o: PyObject, b: Py_buffer, given: i64): PyObject | null {
  const size = so(o).s_size;
  let offset = given;
  if (offset < 0) {
    if (offset + size > 0) {
      return PyErr_Format(errorType(o), 'not enough data to unpack %zd bytes at offset %zd', size, offset);
    }
    if (offset + b.len < 0) {
      return PyErr_Format(errorType(o), 'offset %zd out of range for %zd-byte buffer', offset, b.len);
    }
    offset += b.len;
  }
  if (b.len - offset < size) {
    return PyErr_Format(
      errorType(o),
      'unpack_from requires a buffer of at least %zu bytes for unpacking %zd bytes at offset %zd (actual buffer size is %zd)',
      size + offset,
      size,
      offset,
      b.len,
    );
  }
  return s_unpack_internal(so(o), b.buf + <usize>offset);
}

/** unpack_from(buffer, offset=0) of the arguments from the given one on. */
function Struct_unpack_from(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (!ready(o)) return null;
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'unpack_from', 'buffer offset', 0, 1, 0, at);
  const buffer = objAt(at, 0);
  const offsetObject = ptrAt(at, 1);
  stackFree(at);
  if (ok < 0) return null;
  return unpackFrom(o, buffer, offsetObject);
}

function unpackFrom(o: PyObject, buffer: PyObject, offsetObject: PyObject | null): PyObject | null {
  let offset: i64 = 0;
  if (offsetObject) {
    const number = PyNumber_Index(offsetObject);
    if (!number) return null;
    offset = PyLong_AsSsize_t(number);
    Py_DECREF(number);
    if (offset == -1 && PyErr_Occurred()) return null;
  }
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(buffer, view, PyBUF_SIMPLE) == 0) {
    result = unpackAt(o, changetype<Py_buffer>(view), offset);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return result;
}

function Struct_iter_unpack(o: PyObject, buffer: PyObject): PyObject | null {
  if (!ready(o)) return null;
  const state = stateOfType(o.ob_type);
  if (so(o).s_size == 0) {
    return PyErr_SetString(errorType(o), 'cannot iteratively unpack with a struct of length 0');
  }
  const type = state.unpackiter_type as PyTypeObject;
  const result = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!result) return null;
  const iter = changetype<unpackiterobject>(result);
  if (PyObject_GetBuffer(buffer, iter.buf, PyBUF_SIMPLE) < 0) {
    Py_DECREF(result);
    return null;
  }
  if (changetype<Py_buffer>(iter.buf).len % so(o).s_size != 0) {
    PyErr_Format(errorType(o), 'iterative unpacking requires a buffer of a multiple of %zd bytes', so(o).s_size);
    Py_DECREF(result);
    return null;
  }
  iter.so = Py_NewRef(o);
  return result;
}

function unpackiter_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  clearFields(o, 16, 1);
  PyBuffer_Release(changetype<unpackiterobject>(o).buf);
  freeInstance(o);
}

function unpackiter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = visitFields(o, 16, 1, visit, argument);
  return r ? r : Py_VISIT(changetype<Py_buffer>(changetype<unpackiterobject>(o).buf).obj, visit, argument);
}

function unpackiter_iternext(o: PyObject): PyObject | null {
  const iter = changetype<unpackiterobject>(o);
  if (!iter.so) return null;
  const b = changetype<Py_buffer>(iter.buf);
  const self = so(iter.so as PyObject);
  if (iter.index >= b.len) {
    clearFields(o, 16, 1);
    PyBuffer_Release(iter.buf);
    return null;
  }
  const result = s_unpack_internal(self, b.buf + <usize>iter.index);
  iter.index += self.s_size;
  return result;
}

function unpackiter_len(o: PyObject, unused: PyObject | null): PyObject | null {
  const iter = changetype<unpackiterobject>(o);
  if (!iter.so) return PyLong_FromSsize_t(0);
  const left = changetype<Py_buffer>(iter.buf).len - iter.index;
  return PyLong_FromSsize_t(left / so(iter.so as PyObject).s_size);
}

export function make_unpack_iterator(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_struct.unpack_iterator',
    offsetof<unpackiterobject>(),
    0,
    Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = unpackiter_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = unpackiter_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = unpackiter_iternext.index;
  method(t, '__length_hint__', unpackiter_len.index, METH_NOARGS, '');
  return readyHeapType(t, '');
}

function s_pack(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (nargs != so(o).s_len) {
    return PyErr_Format(errorType(o), 'pack expected %zd items for packing (got %zd)', so(o).s_len, nargs);
  }
  const result = newBytes(so(o).s_size);
  if (!result || s_pack_internal(so(o), args, PyBytes_AS_STRING(result))) return result;
  Py_DECREF(result);
  return null;
}

function packAt(o: PyObject, args: usize, b: Py_buffer): bool {
  const size = so(o).s_size;
  let offset = PyNumber_AsSsize_t(objAt(args, 1), PyExc_IndexError);
  if (offset == -1 && PyErr_Occurred()) return false;
  if (offset < 0) {
    if (offset + size > 0) {
      PyErr_Format(errorType(o), 'no space to pack %zd bytes at offset %zd', size, offset);
      return false;
    }
    if (offset + b.len < 0) {
      PyErr_Format(errorType(o), 'offset %zd out of range for %zd-byte buffer', offset, b.len);
      return false;
    }
    offset += b.len;
  }
  if (b.len - offset < size) {
    PyErr_Format(
      errorType(o),
      'pack_into requires a buffer of at least %zu bytes for packing %zd bytes at offset %zd (actual buffer size is %zd)',
      size + offset,
      size,
      offset,
      b.len,
    );
    return false;
  }
  return s_pack_internal(so(o), args + 16, b.buf + <usize>offset);
}

function s_pack_into(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (nargs != so(o).s_len + 2) {
    if (nargs == 0) return PyErr_SetString(errorType(o), 'pack_into expected buffer argument');
    if (nargs == 1) return PyErr_SetString(errorType(o), 'pack_into expected offset argument');
    return PyErr_Format(errorType(o), 'pack_into expected %zd items for packing (got %zd)', so(o).s_len, nargs - 2);
  }
  const buffer = objAt(args, 0);
  const view = stackAlloc(BUFFER_SLOTS);
  let ok = false;
  if (PyObject_GetBuffer(buffer, view, PyBUF_WRITABLE) < 0) {
    PyErr_Clear();
    if (buffer == Py_None) {
      PyErr_SetString(PyExc_TypeError, 'argument must be read-write bytes-like object, not None');
    } else {
      PyErr_Format(PyExc_TypeError, 'argument must be read-write bytes-like object, not %.50s', buffer.ob_type.tp_name);
    }
  } else {
    ok = packAt(o, args, changetype<Py_buffer>(view));
    PyBuffer_Release(view);
  }
  stackFree(view);
  return ok ? Py_None : changetype<PyObject | null>(0);
}

function Struct_get_format(o: PyObject, closure: usize): PyObject | null {
  const format = so(o).s_format as PyObject;
  if (!PyBytes_Check(format)) {
    return PyErr_Format(PyExc_TypeError, 'expected bytes, %s found', format.ob_type.tp_name);
  }
  return PyUnicode_FromStringAndSize(PyBytes_AS_STRING(format), PyBytes_GET_SIZE(format));
}

function Struct_get_size(o: PyObject, closure: usize): PyObject | null {
  return PyLong_FromSsize_t(so(o).s_size);
}

function s_sizeof(o: PyObject, unused: PyObject | null): PyObject | null {
  let size = _PyObject_SIZE(o.ob_type) + <i64>offsetof<formatcode>();
  const codes = so(o).s_codes;
  if (codes) for (let at = codes; load<u32>(at); at += offsetof<formatcode>()) size += <i64>offsetof<formatcode>();
  return PyLong_FromSsize_t(size);
}

function s_repr(o: PyObject): PyObject | null {
  const format = Struct_get_format(o, 0);
  if (!format) return null;
  const result = PyUnicode_FromFormat('%s(%R)', _PyType_Name(o.ob_type), arg(format));
  Py_DECREF(format);
  return result;
}

export function make_Struct(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_struct.Struct',
    offsetof<PyStructObject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = s_dealloc.index;
  t.tp_repr = s_repr.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_setattro = PyObject_GenericSetAttr.index;
  t.tp_traverse = s_traverse.index;
  t.tp_clear = s_clear.index;
  t.tp_init = Struct___init__.index;
  t.tp_new = s_new.index;
  method(
    t,
    'iter_unpack',
    Struct_iter_unpack.index,
    METH_O,
    'iter_unpack($self, buffer, /)\n--\n\nReturn an iterator yielding tuples.\n\nTuples are unpacked from the given bytes source, like a repeated\ninvocation of unpack_from().\n\nRequires that the bytes length be a multiple of the struct size.',
  );
  method(
    t,
    'pack',
    s_pack.index,
    METH_FASTCALL,
    'S.pack(v1, v2, ...) -> bytes\n\nReturn a bytes object containing values v1, v2, ... packed according\nto the format string S.format.  See help(struct) for more on format\nstrings.',
  );
  method(
    t,
    'pack_into',
    s_pack_into.index,
    METH_FASTCALL,
    'S.pack_into(buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string S.format\nand write the packed bytes into the writable buffer buf starting at\noffset.  Note that the offset is a required argument.  See\nhelp(struct) for more on format strings.',
  );
  method(
    t,
    'unpack',
    Struct_unpack.index,
    METH_O,
    "unpack($self, buffer, /)\n--\n\nReturn a tuple containing unpacked values.\n\nUnpack according to the format string Struct.format. The buffer's size\nin bytes must be Struct.size.\n\nSee help(struct) for more on format strings.",
  );
  method(
    t,
    'unpack_from',
    Struct_unpack_from.index,
    METH_KEYWORDS | METH_FASTCALL,
    "unpack_from($self, /, buffer, offset=0)\n--\n\nReturn a tuple containing unpacked values.\n\nValues are unpacked according to the format string Struct.format.\n\nThe buffer's size in bytes, starting at position offset, must be\nat least Struct.size.\n\nSee help(struct) for more on format strings.",
  );
  method(t, '__sizeof__', s_sizeof.index, METH_NOARGS, 'S.__sizeof__() -> size of S in memory, in bytes');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, 48, Py_READONLY, '');
  getset(t, 'format', Struct_get_format.index, 0, 'struct format string');
  getset(t, 'size', Struct_get_size.index, 0, 'struct size in bytes');
  return readyHeapType(t, 'Struct(fmt) --> compiled struct object\n\n');
}

// --- the module's functions, with a cache of Structs

// new: fmt as a Struct
function structFor(m: PyObject, fmt: PyObject): PyObject | null {
  const state = changetype<_structmodulestate>(PyModule_GetState(m));
  const cache = state.cache as PyObject;
  const found = PyDict_GetItemWithError(cache, fmt);
  if (found) return Py_NewRef(found);
  if (PyErr_Occurred()) return null;
  const s = s_new(state.PyStructType as PyTypeObject, null, null);
  if (!s) return null;
  if (initStruct(s, fmt) < 0) {
    Py_DECREF(s);
    return null;
  }
  if (PyDict_GET_SIZE(cache) >= MAXCACHE) PyDict_Clear(cache);
  if (PyDict_SetItem(cache, fmt, s) < 0) PyErr_Clear();
  return s;
}

function _clearcache(m: PyObject, unused: PyObject | null): PyObject | null {
  PyDict_Clear(changetype<_structmodulestate>(PyModule_GetState(m)).cache as PyObject);
  return Py_None;
}

function calcsize(m: PyObject, fmt: PyObject): PyObject | null {
  const s = structFor(m, fmt);
  if (!s) return null;
  const size = so(s).s_size;
  Py_DECREF(s);
  return PyLong_FromSsize_t(size);
}

function pack(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (nargs == 0) return PyErr_SetString(PyExc_TypeError, 'missing format argument');
  const s = structFor(m, objAt(args, 0));
  if (!s) return null;
  const result = s_pack(s, args + 8, nargs - 1);
  Py_DECREF(s);
  return result;
}

function pack_into(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (nargs == 0) return PyErr_SetString(PyExc_TypeError, 'missing format argument');
  const s = structFor(m, objAt(args, 0));
  if (!s) return null;
  const result = s_pack_into(s, args + 8, nargs - 1);
  Py_DECREF(s);
  return result;
}

function unpack(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('unpack', nargs, 2, 2)) return null;
  const s = structFor(m, objAt(args, 0));
  if (!s) return null;
  const result = Struct_unpack(s, objAt(args, 1));
  Py_DECREF(s);
  return result;
}

function unpack_from(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'unpack_from', 'format buffer offset', 1, 2, 0, at);
  const format = objAt(at, 0);
  const buffer = objAt(at, 1);
  const offset = ptrAt(at, 2);
  stackFree(at);
  if (ok < 0) return null;
  const s = structFor(m, format);
  if (!s) return null;
  const result = unpackFrom(s, buffer, offset);
  Py_DECREF(s);
  return result;
}

function iter_unpack(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('iter_unpack', nargs, 2, 2)) return null;
  const s = structFor(m, objAt(args, 0));
  if (!s) return null;
  const result = Struct_iter_unpack(s, objAt(args, 1));
  Py_DECREF(s);
  return result;
}

function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(
      m,
      '_clearcache',
      _clearcache.index,
      METH_NOARGS,
      '_clearcache($module, /)\n--\n\nClear the internal cache.',
    ) >= 0 &&
    moduleMethod(
      m,
      'calcsize',
      calcsize.index,
      METH_O,
      'calcsize($module, format, /)\n--\n\nReturn size in bytes of the struct described by the format string.',
    ) >= 0 &&
    moduleMethod(
      m,
      'iter_unpack',
      iter_unpack.index,
      METH_FASTCALL,
      'iter_unpack($module, format, buffer, /)\n--\n\nReturn an iterator yielding tuples unpacked from the given bytes.\n\nThe bytes are unpacked according to the format string, like\na repeated invocation of unpack_from().\n\nRequires that the bytes length be a multiple of the format struct size.',
    ) >= 0 &&
    moduleMethod(
      m,
      'pack',
      pack.index,
      METH_FASTCALL,
      'pack(format, v1, v2, ...) -> bytes\n\nReturn a bytes object containing the values v1, v2, ... packed according\nto the format string.  See help(struct) for more on format strings.',
    ) >= 0 &&
    moduleMethod(
      m,
      'pack_into',
      pack_into.index,
      METH_FASTCALL,
      'pack_into(format, buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string and write\nthe packed bytes into the writable buffer buf starting at offset.  Note\nthat the offset is a required argument.  See help(struct) for more\non format strings.',
    ) >= 0 &&
    moduleMethod(
      m,
      'unpack',
      unpack.index,
      METH_FASTCALL,
      "unpack($module, format, buffer, /)\n--\n\nReturn a tuple containing values unpacked according to the format string.\n\nThe buffer's size in bytes must be calcsize(format).\n\nSee help(struct) for more on format strings.",
    ) >= 0 &&
    moduleMethod(
      m,
      'unpack_from',
      unpack_from.index,
      METH_KEYWORDS | METH_FASTCALL,
      "unpack_from($module, format, /, buffer, offset=0)\n--\n\nReturn a tuple containing values unpacked according to the format string.\n\nThe buffer's size, minus offset, must be at least calcsize(format).\n\nSee help(struct) for more on format strings.",
    ) >= 0
  );
}

function addTypes(m: PyObject): bool {
  const state = changetype<_structmodulestate>(PyModule_GetState(m));
  state.cache = PyDict_New();
  if (!state.cache) return false;
  state.PyStructType = make_Struct(m);
  if (PyModule_AddType(m, state.PyStructType) < 0) return false;
  state.unpackiter_type = make_unpack_iterator(m);
  if (!state.unpackiter_type) return false;
  state.StructError = PyErr_NewException('struct.error', null, null);
  return state.StructError != null && PyModule_AddObjectRef(m, 'error', state.StructError) == 0;
}

// new
export function init__struct_module(): PyObject | null {
  const m = newModuleWithState(
    _structmodule,
    '_struct',
    "Functions to convert between Python values and C structs.\nPython bytes objects are used to hold the data representing the C struct\nand also as format strings (explained below) to describe the layout of data\nin the C struct.\n\nThe optional first format char indicates byte order, size and alignment:\n  @: native order, size & alignment (default)\n  =: native order, std. size & alignment\n  <: little-endian, std. size & alignment\n  >: big-endian, std. size & alignment\n  !: same as >\n\nThe remaining chars indicate types of args and must match exactly;\nthese can be preceded by a decimal repeat count:\n  x: pad byte (no data); c:char; b:signed byte; B:unsigned byte;\n  ?: _Bool (requires C99; if not available, char is used instead)\n  h:short; H:unsigned short; i:int; I:unsigned int;\n  l:long; L:unsigned long; f:float; d:double; e:half-float.\nSpecial cases (preceding decimal count indicates length):\n  s:string (array of char); p: pascal string (with count byte).\nSpecial cases (only available in native format):\n  n:ssize_t; N:size_t;\n  P:an integer type that is wide enough to hold a pointer.\nSpecial case (not in native mode unless 'long long' in platform C):\n  q:long long; Q:unsigned long long\nWhitespace between formats is ignored.\n\nThe variable struct.error is an exception raised on errors.\n",
    offsetof<_structmodulestate>(),
  );
  if (!m) return null;
  if (addFunctions(m) && addTypes(m)) return m;
  Py_DECREF(m);
  return null;
}
