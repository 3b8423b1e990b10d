// The array module: numbers in a row, as C has them. (CPython: Modules/arraymodule.c)

import { PyMem_Free, PyMem_Malloc, PyMem_Realloc } from '../memory/obmalloc/malloc';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_FORMAT,
  PyBUF_ND,
  PyBUF_SIMPLE,
  PyBUF_STRIDES,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../objects/abstract/buffer';
import { PyIndex_Check, PyNumber_AsSsize_t, PyNumber_Index } from '../objects/abstract/number';
import { PyIter_Next, PyObject_GetIter } from '../objects/abstract/object';
import { PySequence_GetItem } from '../objects/abstract/sequence';
import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_NoKwnames } from '../objects/args';
import { PyObject_GenericGetAttr, PyObject_GetAttrString, PyObject_GetOptionalAttr } from '../objects/attribute';
import { Py_False, Py_True, PyBool_FromLong } from '../objects/bool';
import { Py_BuildValue } from '../objects/build-value';
import { PyByteArray_Check } from '../objects/bytearray/struct';
import { PyBytes_FromStringAndSize } from '../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../objects/bytes/struct';
import { PyObject_CallMethodOneArg, PyObject_CallOneArg } from '../objects/call';
import {
  PyErr_BadArgument,
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_NoMemory,
  PyErr_SetString,
} from '../objects/exceptions/errors';
import {
  PyExc_BufferError,
  PyExc_DeprecationWarning,
  PyExc_EOFError,
  PyExc_IndexError,
  PyExc_ModuleNotFoundError,
  PyExc_OverflowError,
  PyExc_RuntimeError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../objects/exceptions/types';
import { PyFloat_AsDouble, PyFloat_FromDouble } from '../objects/float';
import { Py_GenericAlias } from '../objects/generic-alias';
import {
  PyLong_AsInt,
  PyLong_AsLong,
  PyLong_AsLongLong,
  PyLong_AsSsize_t,
  PyLong_AsUnsignedLong,
  PyLong_AsUnsignedLongLong,
  PyLong_Check,
  PyLong_FromLong,
  PyLong_FromSsize_t,
  PyLong_FromUnsignedLong,
} from '../objects/int';
import { PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New, PyList_SET_ITEM } from '../objects/list';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_Add,
  PyModule_AddObjectRef,
  PyModule_AddType,
  PyModule_GetState,
  PyModuleDef,
} from '../objects/module';
import { Py_None, Py_NotImplemented } from '../objects/none';
import { PyObject_RichCompare, PyObject_RichCompareBool, PyObject_SelfIter } from '../objects/object';
import { _PyEval_GetBuiltin } from '../objects/reduce';
import { _PyEval_SliceIndexNotNone, PySlice_AdjustIndices, PySlice_Check, PySlice_Unpack } from '../objects/slice';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_FromKindAndData, PyUnicode_FromOrdinal, PyUnicode_FromString } from '../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../objects/str/struct';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../objects/tuple';
import {
  deallocFields,
  freeInstance,
  newHeapType,
  PyType_GetModule,
  readyHeapType,
  stateByDef,
  visitFields,
} from '../objects/type/from-spec';
import { _PyType_Name, PyObject_TypeCheck, PyType_Check, PyType_IsSubtype } from '../objects/type/state';
import { PyObject_ClearWeakRefs } from '../objects/weakref';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { _PyObject_GC_New, _PyObject_SIZE } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _Py_ID } from '../runtime/identifiers';
import {
  arg,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_GT,
  Py_LE,
  Py_LT,
  Py_NE,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  PyVarObject,
  ptrAt,
} from '../runtime/object';
import { defsAlloc, stackAlloc, stackFree } from '../runtime/pellucid';
import { bufferProcs, getset, mappingMethods, member, method, sequenceMethods } from '../runtime/register';
import { cstr, cstrPart } from '../runtime/static';
import {
  METH_CLASS,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_METHOD,
  METH_NOARGS,
  METH_O,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_SEQUENCE,
  PyTypeObject,
} from '../runtime/type';
import { PyImport_ImportModule } from '../vm/import';
import { PyErr_WarnEx } from './warnings';

/** 64 bytes. */
@unmanaged
export class arrayobject extends PyVarObject {
  ob_item: usize; // char *; NULL when empty
  allocated: i64;
  ob_descr: arraydescr;
  weakreflist: PyObject | null; // the list's head
  ob_exports: i64; // buffers that are looked at: the size cannot change
}

/** 48 bytes; the table lies in the definitions and ends with a zeroed entry. NOT CPYTHON: functions are chosen by typecode. */
@unmanaged
export class arraydescr {
  typecode: u8;
  itemsize: i32;
  getitem: usize;
  setitem: usize;
  compareitems: usize;
  formats: usize; // const char *
  is_integer_type: i32;
  is_signed: i32;
}

/** 40 bytes. */
@unmanaged
export class arrayiterobject extends PyObject {
  index: i64;
  ao: PyObject | null; // strong; NULL: exhausted
  getitem: usize;
}

/** 24 bytes. */
@unmanaged
export class array_state {
  ArrayType: PyTypeObject | null;
  ArrayIterType: PyTypeObject | null;
  descriptors: arraydescr;
}

const arraymodule = staticObject<PyModuleDef>(104);

/* @inline */ function ar(o: PyObject): arrayobject {
  return changetype<arrayobject>(o);
}

function typeState(type: PyTypeObject): array_state {
  return changetype<array_state>(stateByDef(type, arraymodule));
}

/** Whether o is an array; the other one is known to be. */
function isArray(o: PyObject, known: PyObject): bool {
  return PyObject_TypeCheck(o, typeState(known.ob_type).ArrayType as PyTypeObject);
}

/* @inline */ function codeOf(o: PyObject): u32 {
  return ar(o).ob_descr.typecode;
}

/* @inline */ function sizeOfItem(o: PyObject): i64 {
  return <i64>ar(o).ob_descr.itemsize;
}

/* @inline */ function addressOf(o: PyObject, i: i64): usize {
  return ar(o).ob_item + <usize>(i * sizeOfItem(o));
}

/* @inline */ function isText(code: u32): bool {
  return code == 0x75 || code == 0x77;
}

// --- items

// new
function getarrayitem(o: PyObject, i: i64): PyObject | null {
  const p = addressOf(o, i);
  switch (codeOf(o)) {
    case 0x62:
      return PyLong_FromLong(load<i8>(p));
    case 0x42:
      return PyLong_FromLong(load<u8>(p));
    case 0x75:
    case 0x77:
      return load<u32>(p) > 0x10ffff
        ? PyErr_SetString(PyExc_ValueError, 'character is not in range [U+0000; U+10ffff]')
        : PyUnicode_FromOrdinal(load<i32>(p));
    case 0x68:
      return PyLong_FromLong(load<i16>(p));
    case 0x48:
      return PyLong_FromLong(load<u16>(p));
    case 0x69:
      return PyLong_FromLong(load<i32>(p));
    case 0x49:
      return PyLong_FromUnsignedLong(load<u32>(p));
    case 0x6c:
    case 0x71:
      return PyLong_FromLong(load<i64>(p));
    case 0x4c:
    case 0x51:
      return PyLong_FromUnsignedLong(load<u64>(p));
    case 0x66:
      return PyFloat_FromDouble(<f64>load<f32>(p));
  }
  return PyFloat_FromDouble(load<f64>(p));
}

/** A number between low and high into *out, as PyArg_Parse has it. */
function ranged(v: PyObject, low: i64, high: i64, what: string, out: usize): bool {
  const value = PyLong_AsLong(v);
  if (value == -1 && PyErr_Occurred()) return false;
  if (value < low || value > high) {
    PyErr_Format(
      PyExc_OverflowError,
      value < low ? '%ls is less than minimum' : '%ls is greater than maximum',
      changetype<usize>(what),
    );
    return false;
  }
  store<i64>(out, value);
  return true;
}

function unsignedItem(v: PyObject, code: u32, out: usize): bool {
  const number = PyNumber_Index(v);
  if (!number) return false;
  const value = code == 0x51 ? PyLong_AsUnsignedLongLong(number) : PyLong_AsUnsignedLong(number);
  Py_DECREF(number);
  if (value == u64.MAX_VALUE && PyErr_Occurred()) return false;
  if (code == 0x49 && value > 0xffffffff) {
    PyErr_SetString(PyExc_OverflowError, 'unsigned int is greater than maximum');
    return false;
  }
  store<u64>(out, value);
  return true;
}

/** v as the 8 bytes at out, of which the item's are the first. */
function convert(code: u32, v: PyObject, out: usize): bool {
  switch (code) {
    case 0x62:
      return ranged(v, -32768, 32767, 'signed short integer', out) && ranged(v, -128, 127, 'signed char', out);
    case 0x42:
      return ranged(v, 0, 255, 'unsigned byte integer', out);
    case 0x68:
      return ranged(v, -32768, 32767, 'signed short integer', out);
    case 0x48:
      return (
        ranged(v, i32.MIN_VALUE, i32.MAX_VALUE, 'signed integer', out) && ranged(v, 0, 65535, 'unsigned short', out)
      );
    case 0x69:
      return ranged(v, i32.MIN_VALUE, i32.MAX_VALUE, 'signed integer', out);
    case 0x6c:
    case 0x71: {
      const value = code == 0x71 ? PyLong_AsLongLong(v) : PyLong_AsLong(v);
      store<i64>(out, value);
      return value != -1 || !PyErr_Occurred();
    }
    case 0x49:
    case 0x4c:
    case 0x51:
      return unsignedItem(v, code, out);
    case 0x75:
    case 0x77: {
      if (!PyUnicode_Check(v) || PyUnicode_GET_LENGTH(v) != 1) {
        PyErr_SetString(PyExc_TypeError, 'array item must be unicode character');
        return false;
      }
      store<u32>(out, PyUnicode_READ_CHAR(v, 0));
      return true;
    }
  }
  const x = PyFloat_AsDouble(v);
  if (x == -1.0 && PyErr_Occurred()) return false;
  if (code == 0x66) store<f32>(out, <f32>x);
  else store<f64>(out, x);
  return true;
}

function setarrayitem(o: PyObject, i: i64, v: PyObject): bool {
  const out = stackAlloc(1);
  const ok = convert(codeOf(o), v, out);
  // The conversion may have run Python.
  if (ok && i < ar(o).ob_size) memory.copy(addressOf(o, i), out, <usize>sizeOfItem(o));
  stackFree(out);
  return ok;
}

function array_resize(o: PyObject, newsize: i64): i32 {
  const a = ar(o);
  if (a.ob_exports > 0 && newsize != a.ob_size) {
    PyErr_SetString(PyExc_BufferError, 'cannot resize an array that is exporting buffers');
    return -1;
  }
  if (a.allocated >= newsize && a.ob_size < newsize + 16 && a.ob_item) {
    a.ob_size = newsize;
    return 0;
  }
  if (newsize == 0) {
    PyMem_Free(a.ob_item);
    a.ob_item = 0;
    a.ob_size = 0;
    a.allocated = 0;
    return 0;
  }
  const room = (newsize >> 4) + (a.ob_size < 8 ? 3 : 7) + newsize;
  const bytes = room * sizeOfItem(o);
  const items: usize = room > 0x7fffffff || bytes > 0x7fffffff ? 0 : PyMem_Realloc(a.ob_item, <usize>bytes);
  if (!items) {
    PyErr_NoMemory();
    return -1;
  }
  a.ob_item = items;
  a.ob_size = newsize;
  a.allocated = room;
  return 0;
}

// new: items uninitialised
function newarrayobject(type: PyTypeObject, size: i64, descr: arraydescr): PyObject | null {
  const bytes = size * <i64>descr.itemsize;
  if (size > 0x7fffffff || bytes > 0x7fffffff) return PyErr_NoMemory();
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const a = ar(o);
  a.ob_descr = descr;
  a.allocated = size;
  a.ob_size = size;
  if (size > 0) {
    a.ob_item = PyMem_Malloc(<usize>bytes);
    if (!a.ob_item) {
      a.ob_size = 0;
      Py_DECREF(o);
      return PyErr_NoMemory();
    }
  }
  return o;
}

// new: one of the same kind
function newLike(o: PyObject, size: i64): PyObject | null {
  return newarrayobject(typeState(o.ob_type).ArrayType as PyTypeObject, size, ar(o).ob_descr);
}

function insertAt(o: PyObject, where: i64, v: PyObject): i32 {
  const out = stackAlloc(1);
  let res = convert(codeOf(o), v, out) ? 0 : -1;
  const n = ar(o).ob_size;
  if (res == 0) res = array_resize(o, n + 1);
  if (res == 0) {
    let i = where;
    if (i < 0) {
      i += n;
      if (i < 0) i = 0;
    }
    if (i > n) i = n;
    const size = <usize>sizeOfItem(o);
    const at = addressOf(o, i);
    memory.copy(at + size, at, <usize>(n - i) * size);
    memory.copy(at, out, size);
  }
  stackFree(out);
  return res;
}

function array_del_slice(o: PyObject, low: i64, high: i64): i32 {
  const n = ar(o).ob_size;
  const from = low < 0 ? 0 : low > n ? n : low;
  const to = high < from ? from : high > n ? n : high;
  if (from == to) return 0;
  if (ar(o).ob_exports > 0) {
    PyErr_SetString(PyExc_BufferError, 'cannot resize an array that is exporting buffers');
    return -1;
  }
  memory.copy(addressOf(o, from), addressOf(o, to), <usize>((n - to) * sizeOfItem(o)));
  return array_resize(o, n - (to - from));
}

// --- making one

function array_iter_extend(o: PyObject, iterable: PyObject): i32 {
  const it = PyObject_GetIter(iterable);
  if (!it) return -1;
  let res = 0;
  while (res == 0) {
    const v = PyIter_Next(it);
    if (!v) {
      if (PyErr_Occurred()) res = -1;
      break;
    }
    res = insertAt(o, ar(o).ob_size, v);
    Py_DECREF(v);
  }
  Py_DECREF(it);
  return res;
}

function addBytes(o: PyObject, from: usize, n: i64): bool {
  const size = sizeOfItem(o);
  if (n % size != 0) {
    PyErr_SetString(PyExc_ValueError, 'bytes length not a multiple of item size');
    return false;
  }
  const old = ar(o).ob_size;
  if (n == 0) return true;
  if (array_resize(o, old + n / size) < 0) return false;
  memory.copy(addressOf(o, old), from, <usize>n);
  return true;
}

function array_frombytes(o: PyObject, buffer: PyObject): PyObject | null {
  const view = stackAlloc(BUFFER_SLOTS);
  let ok = false;
  if (PyObject_GetBuffer(buffer, view, PyBUF_SIMPLE) == 0) {
    const b = changetype<Py_buffer>(view);
    ok = addBytes(o, b.buf, b.len);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return ok ? Py_None : changetype<PyObject | null>(0);
}

function addText(o: PyObject, s: PyObject): bool {
  const n = PyUnicode_GET_LENGTH(s);
  const old = ar(o).ob_size;
  if (n == 0) return true;
  if (array_resize(o, old + n) < 0) return false;
  for (let i: i64 = 0; i < n; i++) store<u32>(addressOf(o, old + i), PyUnicode_READ_CHAR(s, i));
  return true;
}

function findDescr(state: array_state, code: u32): arraydescr | null {
  let d = state.descriptors;
  while (d.typecode) {
    if (d.typecode == code) return d;
    d = changetype<arraydescr>(changetype<usize>(d) + offsetof<arraydescr>());
  }
  return null;
}

function fill(o: PyObject, initial: PyObject): bool {
  const n = ar(o).ob_size;
  if (PyList_Check(initial) || PyTuple_Check(initial)) {
    for (let i: i64 = 0; i < n; i++) {
      const v = PySequence_GetItem(initial, i);
      if (!v) return false;
      const ok = setarrayitem(o, i, v);
      Py_DECREF(v);
      if (!ok) return false;
    }
    return true;
  }
  if (PyBytes_Check(initial) || PyByteArray_Check(initial)) return array_frombytes(o, initial) != null;
  if (PyUnicode_Check(initial)) return addText(o, initial);
  if (isArray(initial, o) && codeOf(initial) == codeOf(o)) {
    memory.copy(ar(o).ob_item, ar(initial).ob_item, <usize>(n * sizeOfItem(o)));
    return true;
  }
  return array_iter_extend(o, initial) == 0;
}

function array_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const state = typeState(type);
  if (type == state.ArrayType && !_PyArg_NoKeywords('array.array', kwds)) return null;
  const nargs = PyTuple_GET_SIZE(args);
  if (nargs < 1) return PyErr_SetString(PyExc_TypeError, 'array() takes at least 1 argument (0 given)');
  if (nargs > 2) return PyErr_Format(PyExc_TypeError, 'array() takes at most 2 arguments (%zd given)', nargs);
  const first = PyTuple_GET_ITEM(args, 0);
  if (!PyUnicode_Check(first) || PyUnicode_GET_LENGTH(first) != 1) {
    return PyErr_Format(
      PyExc_TypeError,
      PyUnicode_Check(first)
        ? 'array() argument 1 must be a unicode character, not a string of length %zd'
        : 'array() argument 1 must be a unicode character, not %.50s',
      PyUnicode_Check(first) ? <u64>PyUnicode_GET_LENGTH(first) : <u64>first.ob_type.tp_name,
    );
  }
  const code = PyUnicode_READ_CHAR(first, 0);
  if (
    code == 0x75 &&
    PyErr_WarnEx(PyExc_DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16", 1) < 0
  ) {
    return null;
  }
  const initial: PyObject | null = nargs > 1 ? PyTuple_GET_ITEM(args, 1) : null;
  const own = state.ArrayType as PyTypeObject;
  if (initial && !isText(code)) {
    if (PyUnicode_Check(initial)) {
      return PyErr_Format(PyExc_TypeError, "cannot use a str to initialize an array with typecode '%c'", code);
    }
    if (PyObject_TypeCheck(initial, own) && isText(codeOf(initial))) {
      return PyErr_Format(
        PyExc_TypeError,
        "cannot use a unicode array to initialize an array with typecode '%c'",
        code,
      );
    }
  }
  const descr = findDescr(state, code);
  if (!descr) {
    return PyErr_SetString(PyExc_ValueError, 'bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)');
  }
  let n: i64 = 0;
  if (initial) {
    if (PyList_Check(initial)) n = PyList_GET_SIZE(initial);
    else if (PyTuple_Check(initial)) n = PyTuple_GET_SIZE(initial);
    else if (PyObject_TypeCheck(initial, own) && codeOf(initial) == code) n = ar(initial).ob_size;
  }
  const o = newarrayobject(type, n, descr);
  if (!o || !initial || fill(o, initial)) return o;
  Py_DECREF(o);
  return null;
}

function array_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (ar(o).weakreflist) PyObject_ClearWeakRefs(o);
  PyMem_Free(ar(o).ob_item);
  freeInstance(o);
}

function array_tp_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(o.ob_type, visit, argument);
}

// --- as a sequence

function array_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  const known = v.ob_type.tp_richcompare == array_richcompare.index ? v : w;
  if (!isArray(v, known) || !isArray(w, known)) return Py_NotImplemented;
  const n = ar(v).ob_size;
  const m = ar(w).ob_size;
  if (n != m && (op == Py_EQ || op == Py_NE)) return PyBool_FromLong(i64(op == Py_NE));
  for (let i: i64 = 0; i < ar(v).ob_size && i < ar(w).ob_size; i++) {
    const a = getarrayitem(v, i);
    const b: PyObject | null = a ? getarrayitem(w, i) : null;
    if (!a || !b) {
      Py_XDECREF(a);
      return null;
    }
    const same = PyObject_RichCompareBool(a, b, Py_EQ);
    let result: PyObject | null = null;
    if (same == 0) {
      if (op == Py_EQ) result = Py_False;
      else if (op == Py_NE) result = Py_True;
      else result = PyObject_RichCompare(a, b, op);
    }
    Py_DECREF(a);
    Py_DECREF(b);
    if (same <= 0) return result;
  }
  const d: i64 = n - m;
  if (op == Py_LT) return PyBool_FromLong(i64(d < 0));
  if (op == Py_LE) return PyBool_FromLong(i64(d <= 0));
  if (op == Py_EQ) return PyBool_FromLong(i64(d == 0));
  if (op == Py_NE) return PyBool_FromLong(i64(d != 0));
  return PyBool_FromLong(i64(op == Py_GT ? d > 0 : d >= 0));
}

function array_length(o: PyObject): i64 {
  return ar(o).ob_size;
}

function array_item(o: PyObject, i: i64): PyObject | null {
  if (<u64>i >= <u64>ar(o).ob_size) return PyErr_SetString(PyExc_IndexError, 'array index out of range');
  return getarrayitem(o, i);
}

function array_array___copy__(o: PyObject, unused: PyObject | null): PyObject | null {
  const copy = newLike(o, ar(o).ob_size);
  if (copy) memory.copy(ar(copy).ob_item, ar(o).ob_item, <usize>(ar(o).ob_size * sizeOfItem(o)));
  return copy;
}

function array_array___deepcopy__(o: PyObject, memo: PyObject): PyObject | null {
  return array_array___copy__(o, null);
}

function array_concat(o: PyObject, other: PyObject): PyObject | null {
  if (!isArray(other, o)) {
    return PyErr_Format(PyExc_TypeError, 'can only append array (not "%.200s") to array', other.ob_type.tp_name);
  }
  if (codeOf(o) != codeOf(other)) {
    PyErr_BadArgument();
    return null;
  }
  const n = ar(o).ob_size;
  const result = newLike(o, n + ar(other).ob_size);
  if (!result) return null;
  memory.copy(ar(result).ob_item, ar(o).ob_item, <usize>(n * sizeOfItem(o)));
  memory.copy(addressOf(result, n), ar(other).ob_item, <usize>(ar(other).ob_size * sizeOfItem(o)));
  return result;
}

function array_repeat(o: PyObject, times: i64): PyObject | null {
  const n = times < 0 ? 0 : times;
  const size = ar(o).ob_size;
  if (size > 0 && n > 0x7fffffff / size) return PyErr_NoMemory();
  const result = newLike(o, size * n);
  if (!result) return null;
  const bytes = <usize>(size * sizeOfItem(o));
  for (let i: usize = 0; i < <usize>n; i++) memory.copy(ar(result).ob_item + i * bytes, ar(o).ob_item, bytes);
  return result;
}

function array_inplace_repeat(o: PyObject, times: i64): PyObject | null {
  const size = ar(o).ob_size;
  const n = times < 0 ? 0 : times;
  if (size > 0) {
    if (n > 0x7fffffff / size) return PyErr_NoMemory();
    if (array_resize(o, size * n) < 0) return null;
    const bytes = <usize>(size * sizeOfItem(o));
    for (let i: usize = 1; i < <usize>n; i++) memory.copy(ar(o).ob_item + i * bytes, ar(o).ob_item, bytes);
  }
  return Py_NewRef(o);
}

function extendWith(o: PyObject, other: PyObject): i32 {
  if (!isArray(other, o)) return array_iter_extend(o, other);
  if (codeOf(o) != codeOf(other)) {
    PyErr_SetString(PyExc_TypeError, 'can only extend with array of same kind');
    return -1;
  }
  const n = ar(o).ob_size;
  const m = ar(other).ob_size;
  if (array_resize(o, n + m) < 0) return -1;
  if (m > 0) memory.copy(addressOf(o, n), ar(other).ob_item, <usize>(m * sizeOfItem(o)));
  return 0;
}

function array_inplace_concat(o: PyObject, other: PyObject): PyObject | null {
  if (!isArray(other, o)) {
    return PyErr_Format(PyExc_TypeError, 'can only extend array with array (not "%.200s")', other.ob_type.tp_name);
  }
  return extendWith(o, other) < 0 ? null : Py_NewRef(o);
}

function array_ass_item(o: PyObject, i: i64, v: PyObject | null): i32 {
  if (<u64>i >= <u64>ar(o).ob_size) {
    PyErr_SetString(PyExc_IndexError, 'array assignment index out of range');
    return -1;
  }
  if (!v) return array_del_slice(o, i, i + 1);
  return setarrayitem(o, i, v) ? 0 : -1;
}

/** The position of v from start up to stop, or with count how often it is there; -1; -2: an exception. */
function search(o: PyObject, v: PyObject, start: i64, stop: i64, count: bool): i64 {
  let n: i64 = 0;
  for (let i = start; i < stop && i < ar(o).ob_size; i++) {
    const item = getarrayitem(o, i);
    if (!item) return -2;
    const cmp = PyObject_RichCompareBool(item, v, Py_EQ);
    Py_DECREF(item);
    if (cmp < 0) return -2;
    if (cmp == 0) continue;
    if (!count) return i;
    n++;
  }
  return count ? n : -1;
}

function array_contains(o: PyObject, v: PyObject): i32 {
  const i = search(o, v, 0, i64.MAX_VALUE, false);
  return i == -2 ? -1 : i32(i >= 0);
}

function array_array_count(o: PyObject, v: PyObject): PyObject | null {
  const n = search(o, v, 0, i64.MAX_VALUE, true);
  return n == -2 ? null : PyLong_FromSsize_t(n);
}

function array_array_index(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('index', nargs, 1, 3)) return null;
  const at = stackAlloc(2);
  store<i64>(at, 0);
  store<i64>(at, i64.MAX_VALUE, 8);
  const ok =
    (nargs < 2 || _PyEval_SliceIndexNotNone(objAt(args, 1), at)) &&
    (nargs < 3 || _PyEval_SliceIndexNotNone(objAt(args, 2), at + 8));
  let start = load<i64>(at);
  let stop = load<i64>(at, 8);
  stackFree(at);
  if (!ok) return null;
  if (start < 0) {
    start += ar(o).ob_size;
    if (start < 0) start = 0;
  }
  if (stop < 0) stop += ar(o).ob_size;
  const i = search(o, objAt(args, 0), start, stop, false);
  if (i >= 0) return PyLong_FromSsize_t(i);
  return i == -2 ? null : PyErr_SetString(PyExc_ValueError, 'array.index(x): x not in array');
}

function array_array_remove(o: PyObject, v: PyObject): PyObject | null {
  const i = search(o, v, 0, i64.MAX_VALUE, false);
  if (i == -2) return null;
  if (i < 0) return PyErr_SetString(PyExc_ValueError, 'array.remove(x): x not in array');
  return array_del_slice(o, i, i + 1) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

function indexArgument(o: PyObject, out: usize): bool {
  const n = PyNumber_Index(o);
  if (!n) return false;
  const v = PyLong_AsSsize_t(n);
  Py_DECREF(n);
  store<i64>(out, v);
  return v != -1 || !PyErr_Occurred();
}

function array_array_pop(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('pop', nargs, 0, 1)) return null;
  const at = stackAlloc(1);
  store<i64>(at, -1);
  const ok = nargs == 0 || indexArgument(objAt(args, 0), at);
  let i = load<i64>(at);
  stackFree(at);
  if (!ok) return null;
  const n = ar(o).ob_size;
  if (n == 0) return PyErr_SetString(PyExc_IndexError, 'pop from empty array');
  if (i < 0) i += n;
  if (i < 0 || i >= n) return PyErr_SetString(PyExc_IndexError, 'pop index out of range');
  const v = getarrayitem(o, i);
  if (!v) return null;
  if (array_del_slice(o, i, i + 1) == 0) return v;
  Py_DECREF(v);
  return null;
}

function array_array_append(o: PyObject, v: PyObject): PyObject | null {
  return insertAt(o, ar(o).ob_size, v) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

function array_array_insert(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('insert', nargs, 2, 2)) return null;
  const at = stackAlloc(1);
  const ok = indexArgument(objAt(args, 0), at);
  const i = load<i64>(at);
  stackFree(at);
  return ok && insertAt(o, i, objAt(args, 1)) == 0 ? Py_None : changetype<PyObject | null>(0);
}

function array_array_extend(
  o: PyObject,
  cls: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  if (!_PyArg_NoKwnames('extend', kwnames) || !_PyArg_CheckPositional('extend', nargs, 1, 1)) return null;
  return extendWith(o, objAt(args, 0)) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

function array_array_clear(o: PyObject, unused: PyObject | null): PyObject | null {
  return array_resize(o, 0) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

function array_array_buffer_info(o: PyObject, unused: PyObject | null): PyObject | null {
  return Py_BuildValue('nn', <u64>ar(o).ob_item, ar(o).ob_size);
}

function array_array_byteswap(o: PyObject, unused: PyObject | null): PyObject | null {
  const size = <usize>sizeOfItem(o);
  for (let p = ar(o).ob_item, i = ar(o).ob_size; i > 0; i--, p += size) {
    for (let a = p, b = p + size - 1; a < b; a++, b--) {
      const c = load<u8>(a);
      store<u8>(a, load<u8>(b));
      store<u8>(b, c);
    }
  }
  return Py_None;
}

function array_array_reverse(o: PyObject, unused: PyObject | null): PyObject | null {
  const size = <usize>sizeOfItem(o);
  const t = stackAlloc(1);
  for (let i: i64 = 0, j = ar(o).ob_size - 1; i < j; i++, j--) {
    memory.copy(t, addressOf(o, i), size);
    memory.copy(addressOf(o, i), addressOf(o, j), size);
    memory.copy(addressOf(o, j), t, size);
  }
  stackFree(t);
  return Py_None;
}

// --- to and from other things

function array_array_fromlist(o: PyObject, list: PyObject): PyObject | null {
  if (!PyList_Check(list)) return PyErr_SetString(PyExc_TypeError, 'arg must be list');
  const n = PyList_GET_SIZE(list);
  const old = ar(o).ob_size;
  if (n == 0) return Py_None;
  if (array_resize(o, old + n) < 0) return null;
  for (let i: i64 = 0; i < n; i++) {
    if (!setarrayitem(o, old + i, PyList_GET_ITEM(list, i))) {
      array_resize(o, old);
      return null;
    }
    if (n != PyList_GET_SIZE(list)) {
      PyErr_SetString(PyExc_RuntimeError, 'list changed size during iteration');
      array_resize(o, old);
      return null;
    }
  }
  return Py_None;
}

function array_array_tolist(o: PyObject, unused: PyObject | null): PyObject | null {
  const n = ar(o).ob_size;
  const list = PyList_New(n);
  for (let i: i64 = 0; i < n && list; i++) {
    const v = getarrayitem(o, i);
    if (!v) {
      Py_DECREF(list);
      return null;
    }
    PyList_SET_ITEM(list, i, v);
  }
  return list;
}

function array_array_frombytes(o: PyObject, buffer: PyObject): PyObject | null {
  return array_frombytes(o, buffer);
}

function array_array_tobytes(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyBytes_FromStringAndSize(ar(o).ob_item, ar(o).ob_size * sizeOfItem(o));
}

function array_array_fromunicode(o: PyObject, text: PyObject): PyObject | null {
  if (!PyUnicode_Check(text)) {
    _PyArg_BadArgument('fromunicode', 'argument', 'str', text);
    return null;
  }
  if (!isText(codeOf(o))) {
    return PyErr_SetString(PyExc_ValueError, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
  }
  return addText(o, text) ? Py_None : changetype<PyObject | null>(0);
}

function array_array_tounicode(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!isText(codeOf(o))) {
    return PyErr_SetString(PyExc_ValueError, "tounicode() may only be called on unicode type arrays ('u' or 'w')");
  }
  return PyUnicode_FromKindAndData(4, ar(o).ob_item, ar(o).ob_size);
}

function array_array_fromfile(
  o: PyObject,
  cls: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  if (!_PyArg_NoKwnames('fromfile', kwnames) || !_PyArg_CheckPositional('fromfile', nargs, 2, 2)) return null;
  const at = stackAlloc(1);
  const ok = indexArgument(objAt(args, 1), at);
  const n = load<i64>(at);
  stackFree(at);
  if (!ok) return null;
  if (n < 0) return PyErr_SetString(PyExc_ValueError, 'negative count');
  const bytes = n * sizeOfItem(o);
  const count = PyLong_FromSsize_t(bytes);
  if (!count) return null;
  const data = PyObject_CallMethodOneArg(objAt(args, 0), _Py_ID('read'), count);
  Py_DECREF(count);
  if (!data) return null;
  if (!PyBytes_Check(data)) {
    Py_DECREF(data);
    return PyErr_SetString(PyExc_TypeError, "read() didn't return bytes");
  }
  const enough = PyBytes_GET_SIZE(data) == bytes;
  const added = addBytes(o, PyBytes_AS_STRING(data), PyBytes_GET_SIZE(data));
  Py_DECREF(data);
  if (!added) return null;
  return enough ? Py_None : PyErr_SetString(PyExc_EOFError, "read() didn't return enough bytes");
}

function array_array_tofile(
  o: PyObject,
  cls: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  if (!_PyArg_NoKwnames('tofile', kwnames) || !_PyArg_CheckPositional('tofile', nargs, 1, 1)) return null;
  const BLOCK: i64 = 65536;
  const total = ar(o).ob_size * sizeOfItem(o);
  for (let done: i64 = 0; done < total; done += BLOCK) {
    const n = total - done < BLOCK ? total - done : BLOCK;
    const bytes = PyBytes_FromStringAndSize(ar(o).ob_item + <usize>done, n);
    if (!bytes) return null;
    const res = PyObject_CallMethodOneArg(objAt(args, 0), _Py_ID('write'), bytes);
    Py_DECREF(bytes);
    if (!res) return null;
    Py_DECREF(res);
  }
  return Py_None;
}

/** The machine format of a kind: what pickles say. */
function machineFormat(d: arraydescr): i32 {
  if (isText(d.typecode)) return 20;
  if (d.typecode == 0x66) return 14;
  if (d.typecode == 0x64) return 16;
  if (d.itemsize == 1) return d.is_signed ? 1 : 0;
  const base = d.itemsize == 2 ? 2 : d.itemsize == 4 ? 6 : 10;
  return base + (d.is_signed ? 2 : 0);
}

function array_array___reduce_ex__(
  o: PyObject,
  cls: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  if (!_PyArg_NoKwnames('__reduce_ex__', kwnames) || !_PyArg_CheckPositional('__reduce_ex__', nargs, 1, 1)) return null;
  if (!PyLong_Check(objAt(args, 0))) {
    return PyErr_SetString(PyExc_TypeError, '__reduce_ex__ argument should be an integer');
  }
  const protocol = PyLong_AsLong(objAt(args, 0));
  if (protocol == -1 && PyErr_Occurred()) return null;
  const slot = stackAlloc(1);
  const res = PyObject_GetOptionalAttr(o, _Py_ID('__dict__'), slot);
  let dict = ptrAt(slot, 0);
  stackFree(slot);
  if (res < 0) return null;
  if (!dict) dict = Py_None;
  const code = PyUnicode_FromOrdinal(codeOf(o));
  if (protocol < 3) {
    const list = array_array_tolist(o, null);
    return Py_BuildValue('O(NN)N', arg(o.ob_type), arg(code), arg(list), arg(dict));
  }
  const module = PyType_GetModule(typeState(o.ob_type).ArrayType as PyTypeObject) as PyObject;
  const reconstructor = PyObject_GetAttrString(module, '_array_reconstructor');
  const bytes = array_array_tobytes(o, null);
  return Py_BuildValue(
    'N(ONnN)N',
    arg(reconstructor),
    arg(o.ob_type),
    arg(code),
    machineFormat(ar(o).ob_descr),
    arg(bytes),
    arg(dict),
  );
}

/** Items of another machine's format: the bytes, in a kind of the same size, turned round where need be. */
function _array_reconstructor(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('_array_reconstructor', nargs, 4, 4)) return null;
  const state = changetype<array_state>(PyModule_GetState(m));
  const own = state.ArrayType as PyTypeObject;
  const type = objAt(args, 0);
  const codeText = objAt(args, 1);
  const items = objAt(args, 3);
  if (!PyType_Check(type)) {
    return PyErr_Format(PyExc_TypeError, 'first argument must be a type object, not %.200s', type.ob_type.tp_name);
  }
  if (!PyType_IsSubtype(changetype<PyTypeObject>(type), own)) {
    return PyErr_Format(
      PyExc_TypeError,
      '%.200s is not a subtype of %.200s',
      changetype<PyTypeObject>(type).tp_name,
      own.tp_name,
    );
  }
  if (!PyUnicode_Check(codeText) || PyUnicode_GET_LENGTH(codeText) != 1) {
    _PyArg_BadArgument('_array_reconstructor', 'argument 2', 'a unicode character', codeText);
    return null;
  }
  const format = PyLong_AsInt(objAt(args, 2));
  if (format == -1 && PyErr_Occurred()) return null;
  let descr = findDescr(state, PyUnicode_READ_CHAR(codeText, 0));
  if (!descr) {
    return PyErr_SetString(PyExc_ValueError, 'second argument must be a valid type code');
  }
  if (format < 0 || format > 21) {
    return PyErr_SetString(PyExc_ValueError, 'third argument must be a valid machine format code.');
  }
  if (!PyBytes_Check(items)) {
    return PyErr_Format(PyExc_TypeError, 'fourth argument should be bytes, not %.200s', items.ob_type.tp_name);
  }
  const native = format < 2 ? format : format & ~1;
  if (format == 18 || format == 19) {
    return PyErr_SetString(PyExc_ValueError, 'string length not a multiple of item size');
  }
  if (machineFormat(descr) != native) {
    let d = state.descriptors;
    while (d.typecode && machineFormat(d) != native)
      d = changetype<arraydescr>(changetype<usize>(d) + offsetof<arraydescr>());
    if (d.typecode) descr = d;
  }
  const o = newarrayobject(changetype<PyTypeObject>(type), 0, descr);
  if (!o) return null;
  if (!addBytes(o, PyBytes_AS_STRING(items), PyBytes_GET_SIZE(items))) {
    Py_DECREF(o);
    return null;
  }
  if (format != native) array_array_byteswap(o, null);
  return o;
}

function array_array___sizeof__(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(_PyObject_SIZE(o.ob_type) + ar(o).allocated * sizeOfItem(o));
}

function array_get_typecode(o: PyObject, closure: usize): PyObject | null {
  return PyUnicode_FromOrdinal(codeOf(o));
}

function array_get_itemsize(o: PyObject, closure: usize): PyObject | null {
  return PyLong_FromLong(sizeOfItem(o));
}

function array_repr(o: PyObject): PyObject | null {
  const name = _PyType_Name(o.ob_type);
  const code = codeOf(o);
  if (ar(o).ob_size == 0) return PyUnicode_FromFormat("%s('%c')", name, code);
  const v = isText(code) ? array_array_tounicode(o, null) : array_array_tolist(o, null);
  if (!v) return null;
  const result = PyUnicode_FromFormat("%s('%c', %R)", name, code, arg(v));
  Py_DECREF(v);
  return result;
}

// --- subscripts

function array_subscr(o: PyObject, item: PyObject): PyObject | null {
  if (PyIndex_Check(item)) {
    let i = PyNumber_AsSsize_t(item, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return null;
    if (i < 0) i += ar(o).ob_size;
    return array_item(o, i);
  }
  if (!PySlice_Check(item)) return PyErr_SetString(PyExc_TypeError, 'array indices must be integers');
  const at = stackAlloc(3);
  const ok = PySlice_Unpack(item, at, at + 8, at + 16) == 0;
  const step = load<i64>(at, 16);
  const n: i64 = ok ? PySlice_AdjustIndices(ar(o).ob_size, at, at + 8, step) : 0;
  const start = load<i64>(at);
  stackFree(at);
  if (!ok) return null;
  const result = newLike(o, n > 0 ? n : 0);
  const size = <usize>sizeOfItem(o);
  if (result) for (let i: i64 = 0; i < n; i++) memory.copy(addressOf(result, i), addressOf(o, start + i * step), size);
  return result;
}

function array_ass_subscr(o: PyObject, item: PyObject, value: PyObject | null): i32 {
  if (PyIndex_Check(item)) {
    let i = PyNumber_AsSsize_t(item, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return -1;
    if (i < 0) i += ar(o).ob_size;
    return array_ass_item(o, i, value);
  }
  if (!PySlice_Check(item)) {
    PyErr_SetString(PyExc_TypeError, 'array indices must be integers');
    return -1;
  }
  const at = stackAlloc(3);
  const ok = PySlice_Unpack(item, at, at + 8, at + 16) == 0;
  const step = load<i64>(at, 16);
  const n: i64 = ok ? PySlice_AdjustIndices(ar(o).ob_size, at, at + 8, step) : 0;
  const start = load<i64>(at);
  const stop = load<i64>(at, 8);
  stackFree(at);
  return ok ? assignSlice(o, value, start, stop, step, n) : -1;
}

function assignSlice(o: PyObject, value: PyObject | null, from: i64, to: i64, step: i64, n: i64): i32 {
  const size = sizeOfItem(o);
  let needed: i64 = 0;
  if (value) {
    if (!isArray(value, o)) {
      PyErr_Format(PyExc_TypeError, 'can only assign array (not "%.200s") to array slice', value.ob_type.tp_name);
      return -1;
    }
    if (value == o) {
      const copy = array_array___copy__(o, null);
      if (!copy) return -1;
      const res = assignSlice(o, copy, from, to, step, n);
      Py_DECREF(copy);
      return res;
    }
    if (codeOf(value) != codeOf(o)) {
      PyErr_BadArgument();
      return -1;
    }
    needed = ar(value).ob_size;
  }
  let start = from;
  let stop = to;
  if ((step > 0 && stop < start) || (step < 0 && stop > start)) stop = start;
  if (ar(o).ob_exports > 0 && (needed == 0 ? n > 0 : needed != n)) {
    PyErr_SetString(PyExc_BufferError, 'cannot resize an array that is exporting buffers');
    return -1;
  }
  const old = ar(o).ob_size;
  if (step == 1) {
    if (n > needed) {
      memory.copy(addressOf(o, start + needed), addressOf(o, stop), <usize>((old - stop) * size));
      if (array_resize(o, old + needed - n) < 0) return -1;
    } else if (n < needed) {
      if (array_resize(o, old + needed - n) < 0) return -1;
      memory.copy(addressOf(o, start + needed), addressOf(o, stop), <usize>((old - stop) * size));
    }
    if (needed > 0 && value) memory.copy(addressOf(o, start), ar(value).ob_item, <usize>(needed * size));
    return 0;
  }
  if (needed == 0) {
    // Every step-th item goes; the rest moves together.
    let s = step;
    if (s < 0) {
      stop = start + 1;
      start = stop + s * (n - 1) - 1;
      s = -s;
    }
    let k: i64 = 0;
    for (let cur = start; k < n; k++, cur += s) {
      let keep = s - 1;
      if (cur + s >= old) keep = old - cur - 1;
      memory.copy(addressOf(o, cur - k), addressOf(o, cur + 1), <usize>(keep * size));
    }
    const rest = start + n * s;
    if (n > 0 && rest < old) memory.copy(addressOf(o, rest - n), addressOf(o, rest), <usize>((old - rest) * size));
    return array_resize(o, old - n);
  }
  if (needed != n) {
    PyErr_Format(PyExc_ValueError, 'attempt to assign array of size %zd to extended slice of size %zd', needed, n);
    return -1;
  }
  for (let i: i64 = 0; i < n && value; i++)
    memory.copy(addressOf(o, start + i * step), addressOf(value, i), <usize>size);
  return 0;
}

// --- buffers

function array_buffer_getbuf(o: PyObject, view: usize, flags: i32): i32 {
  if (!view) {
    PyErr_SetString(PyExc_BufferError, 'array_buffer_getbuf: view==NULL argument is obsolete');
    return -1;
  }
  const v = changetype<Py_buffer>(view);
  v.buf = ar(o).ob_item ? ar(o).ob_item : changetype<usize>(o) + 24;
  v.obj = Py_NewRef(o);
  v.len = ar(o).ob_size * sizeOfItem(o);
  v.readonly = 0;
  v.ndim = 1;
  v.itemsize = sizeOfItem(o);
  v.suboffsets = 0;
  v.shape = flags & PyBUF_ND ? changetype<usize>(o) + 16 : 0;
  v.strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? view + offsetof<Py_buffer>('itemsize') : 0;
  v.format = flags & PyBUF_FORMAT ? ar(o).ob_descr.formats : 0;
  v.internal = 0;
  ar(o).ob_exports++;
  return 0;
}

function array_buffer_relbuf(o: PyObject, view: usize): void {
  ar(o).ob_exports--;
}

// --- the iterator

function array_iter(o: PyObject): PyObject | null {
  const it = _PyObject_GC_New(typeState(o.ob_type).ArrayIterType as PyTypeObject);
  if (!it) return null;
  changetype<arrayiterobject>(it).ao = Py_NewRef(o);
  changetype<arrayiterobject>(it).index = 0;
  changetype<arrayiterobject>(it).getitem = 0;
  _PyObject_GC_TRACK(it);
  return it;
}

function arrayiter_next(o: PyObject): PyObject | null {
  const it = changetype<arrayiterobject>(o);
  const ao = it.ao;
  if (!ao) return null;
  if (it.index < ar(ao).ob_size) return getarrayitem(ao, it.index++);
  it.ao = null;
  Py_DECREF(ao);
  return null;
}

function arrayiter_dealloc(o: PyObject): void {
  deallocFields(o, arrayiter_dealloc.index, 24, 1);
}

function arrayiter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return visitFields(o, 24, 1, visit, argument);
}

function arrayiter_reduce(
  o: PyObject,
  cls: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const it = changetype<arrayiterobject>(o);
  const iter = _PyEval_GetBuiltin(_Py_ID('iter'));
  if (!it.ao) return Py_BuildValue('N(())', arg(iter));
  return Py_BuildValue('N(O)n', arg(iter), arg(it.ao), it.index);
}

function arrayiter_setstate(o: PyObject, state: PyObject): PyObject | null {
  const index = PyLong_AsSsize_t(state);
  if (index == -1 && PyErr_Occurred()) return null;
  const it = changetype<arrayiterobject>(o);
  if (it.ao) {
    const n = ar(it.ao as PyObject).ob_size;
    it.index = index < -1 ? -1 : index > n ? n : index;
  }
  return Py_None;
}

export function make_arrayiterator(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'array.arrayiterator',
    offsetof<arrayiterobject>(),
    0,
    Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = arrayiter_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = arrayiter_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = arrayiter_next.index;
  method(
    t,
    '__reduce__',
    arrayiter_reduce.index,
    METH_KEYWORDS | METH_FASTCALL | METH_METHOD,
    '__reduce__($self, /)\n--\n\nReturn state information for pickling.',
  );
  method(
    t,
    '__setstate__',
    arrayiter_setstate.index,
    METH_O,
    '__setstate__($self, state, /)\n--\n\nSet state information for unpickling.',
  );
  return readyHeapType(t, '');
}

export function make_array_(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'array.array',
    offsetof<arrayobject>(),
    0,
    Py_TPFLAGS_SEQUENCE | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = array_dealloc.index;
  t.tp_repr = array_repr.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = array_tp_traverse.index;
  t.tp_richcompare = array_richcompare.index;
  t.tp_iter = array_iter.index;
  t.tp_new = array_new.index;
  const sq = sequenceMethods(t);
  sq.sq_length = array_length.index;
  sq.sq_concat = array_concat.index;
  sq.sq_repeat = array_repeat.index;
  sq.sq_item = array_item.index;
  sq.sq_ass_item = array_ass_item.index;
  sq.sq_contains = array_contains.index;
  sq.sq_inplace_concat = array_inplace_concat.index;
  sq.sq_inplace_repeat = array_inplace_repeat.index;
  const mp = mappingMethods(t);
  mp.mp_length = array_length.index;
  mp.mp_subscript = array_subscr.index;
  mp.mp_ass_subscript = array_ass_subscr.index;
  const bf = bufferProcs(t);
  bf.bf_getbuffer = array_buffer_getbuf.index;
  bf.bf_releasebuffer = array_buffer_relbuf.index;
  method(
    t,
    'append',
    array_array_append.index,
    METH_O,
    'append($self, v, /)\n--\n\nAppend new value v to the end of the array.',
  );
  method(
    t,
    'buffer_info',
    array_array_buffer_info.index,
    METH_NOARGS,
    "buffer_info($self, /)\n--\n\nReturn a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.\n\nThe length should be multiplied by the itemsize attribute to calculate\nthe buffer length in bytes.",
  );
  method(
    t,
    'byteswap',
    array_array_byteswap.index,
    METH_NOARGS,
    'byteswap($self, /)\n--\n\nByteswap all items of the array.\n\nIf the items in the array are not 1, 2, 4, or 8 bytes in size, RuntimeError is\nraised.',
  );
  method(t, 'clear', array_array_clear.index, METH_NOARGS, 'clear($self, /)\n--\n\nRemove all items from the array.');
  method(
    t,
    '__copy__',
    array_array___copy__.index,
    METH_NOARGS,
    '__copy__($self, /)\n--\n\nReturn a copy of the array.',
  );
  method(
    t,
    'count',
    array_array_count.index,
    METH_O,
    'count($self, v, /)\n--\n\nReturn number of occurrences of v in the array.',
  );
  method(
    t,
    '__deepcopy__',
    array_array___deepcopy__.index,
    METH_O,
    '__deepcopy__($self, unused, /)\n--\n\nReturn a copy of the array.',
  );
  method(
    t,
    'extend',
    array_array_extend.index,
    METH_KEYWORDS | METH_FASTCALL | METH_METHOD,
    'extend($self, bb, /)\n--\n\nAppend items to the end of the array.',
  );
  method(
    t,
    'fromfile',
    array_array_fromfile.index,
    METH_KEYWORDS | METH_FASTCALL | METH_METHOD,
    'fromfile($self, f, n, /)\n--\n\nRead n objects from the file object f and append them to the end of the array.',
  );
  method(
    t,
    'fromlist',
    array_array_fromlist.index,
    METH_O,
    'fromlist($self, list, /)\n--\n\nAppend items to array from list.',
  );
  method(
    t,
    'frombytes',
    array_array_frombytes.index,
    METH_O,
    'frombytes($self, buffer, /)\n--\n\nAppends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.',
  );
  method(
    t,
    'fromunicode',
    array_array_fromunicode.index,
    METH_O,
    'fromunicode($self, ustr, /)\n--\n\nExtends this array with data from the unicode string ustr.\n\nThe array must be a unicode type array; otherwise a ValueError is raised.\nUse array.frombytes(ustr.encode(...)) to append Unicode data to an array of\nsome other type.',
  );
  method(
    t,
    'index',
    array_array_index.index,
    METH_FASTCALL,
    'index($self, v, start=0, stop=sys.maxsize, /)\n--\n\nReturn index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.',
  );
  method(
    t,
    'insert',
    array_array_insert.index,
    METH_FASTCALL,
    'insert($self, i, v, /)\n--\n\nInsert a new item v into the array before position i.',
  );
  method(
    t,
    'pop',
    array_array_pop.index,
    METH_FASTCALL,
    'pop($self, i=-1, /)\n--\n\nReturn the i-th element and delete it from the array.\n\ni defaults to -1.',
  );
  method(
    t,
    '__reduce_ex__',
    array_array___reduce_ex__.index,
    METH_KEYWORDS | METH_FASTCALL | METH_METHOD,
    '__reduce_ex__($self, value, /)\n--\n\nReturn state information for pickling.',
  );
  method(
    t,
    'remove',
    array_array_remove.index,
    METH_O,
    'remove($self, v, /)\n--\n\nRemove the first occurrence of v in the array.',
  );
  method(
    t,
    'reverse',
    array_array_reverse.index,
    METH_NOARGS,
    'reverse($self, /)\n--\n\nReverse the order of the items in the array.',
  );
  method(
    t,
    'tofile',
    array_array_tofile.index,
    METH_KEYWORDS | METH_FASTCALL | METH_METHOD,
    'tofile($self, f, /)\n--\n\nWrite all items (as machine values) to the file object f.',
  );
  method(
    t,
    'tolist',
    array_array_tolist.index,
    METH_NOARGS,
    'tolist($self, /)\n--\n\nConvert array to an ordinary list with the same items.',
  );
  method(
    t,
    'tobytes',
    array_array_tobytes.index,
    METH_NOARGS,
    'tobytes($self, /)\n--\n\nConvert the array to an array of machine values and return the bytes representation.',
  );
  method(
    t,
    'tounicode',
    array_array_tounicode.index,
    METH_NOARGS,
    'tounicode($self, /)\n--\n\nExtends this array with data from the unicode string ustr.\n\nConvert the array to a unicode string.  The array must be a unicode type array;\notherwise a ValueError is raised.  Use array.tobytes().decode() to obtain a\nunicode string from an array of some other type.',
  );
  method(
    t,
    '__sizeof__',
    array_array___sizeof__.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nSize of the array in memory, in bytes.',
  );
  method(t, '__class_getitem__', Py_GenericAlias.index, METH_O | METH_CLASS, 'See PEP 585');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, 48, Py_READONLY, '');
  getset(t, 'typecode', array_get_typecode.index, 0, 'the typecode character used to create the array');
  getset(t, 'itemsize', array_get_itemsize.index, 0, 'the size, in bytes, of one array item');
  return readyHeapType(
    t,
    "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value, which must be a list,\nstring or iterable over elements of the appropriate type.\n\nArrays represent basic values and behave very much like lists, except\nthe type of objects stored in them is constrained. The type is specified\nat object creation time by using a type code, which is a single character.\nThe following type codes are defined:\n\n    Type code   C Type             Minimum size in bytes\n    'b'         signed integer     1\n    'B'         unsigned integer   1\n    'u'         Unicode character  2 (see note)\n    'h'         signed integer     2\n    'H'         unsigned integer   2\n    'i'         signed integer     2\n    'I'         unsigned integer   2\n    'l'         signed integer     4\n    'L'         unsigned integer   4\n    'q'         signed integer     8 (see note)\n    'Q'         unsigned integer   8 (see note)\n    'f'         floating-point     4\n    'd'         floating-point     8\n\nNOTE: The 'u' typecode corresponds to Python's unicode character. On\nnarrow builds this is 2-bytes on wide builds this is 4-bytes.\n\nNOTE: The 'q' and 'Q' type codes are only available if the platform\nC compiler used to build Python supports 'long long', or, on Windows,\n'__int64'.\n\nMethods:\n\nappend() -- append a new item to the end of the array\nbuffer_info() -- return information giving the current memory info\nbyteswap() -- byteswap all the items of the array\ncount() -- return number of occurrences of an object\nextend() -- extend array by appending multiple elements from an iterable\nfromfile() -- read items from a file object\nfromlist() -- append items from the list\nfrombytes() -- append items from the string\nindex() -- return index of first occurrence of an object\ninsert() -- insert a new item into the array at a provided position\npop() -- remove and return item (default last)\nremove() -- remove first occurrence of an object\nreverse() -- reverse the order of the items in the array\ntofile() -- write all items to a file object\ntolist() -- return the array converted to an ordinary list\ntobytes() -- return the array converted to a string\n\nAttributes:\n\ntypecode -- the typecode character used to create the array\nitemsize -- the length in bytes of one array item\n",
  );
}

function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(
      m,
      '_array_reconstructor',
      _array_reconstructor.index,
      METH_FASTCALL,
      '_array_reconstructor($module, arraytype, typecode, mformat_code, items,\n                     /)\n--\n\nInternal. Used for pickling support.',
    ) >= 0
  );
}

/** "typecode size format" of all kinds; capital letters and text have no sign. */
function addDescriptors(state: array_state): void {
  const codes = 'bBuwhHiIlLqQfd';
  const sizes = '11442244888848';
  const table = defsAlloc(offsetof<arraydescr>() * <usize>(codes.length + 1));
  for (let i = 0; i < codes.length; i++) {
    const d = changetype<arraydescr>(table + <usize>i * offsetof<arraydescr>());
    const c = codes.charCodeAt(i);
    d.typecode = <u8>c;
    d.itemsize = sizes.charCodeAt(i) - 0x30;
    d.formats = c == 0x75 ? cstr('w') : cstrPart(codes, i, i + 1);
    d.is_integer_type = i32(i != 2 && i != 3 && i < 12);
    d.is_signed = i32(d.is_integer_type && c >= 0x61);
  }
  state.descriptors = changetype<arraydescr>(table);
}

/** collections.abc.MutableSequence.register(array). NOT CPYTHON: a process without the library does without it. */
function registerSequence(type: PyTypeObject): bool {
  const abc = PyImport_ImportModule('collections.abc');
  if (!abc && PyErr_ExceptionMatches(PyExc_ModuleNotFoundError)) {
    PyErr_Clear();
    return true;
  }
  const base: PyObject | null = abc ? PyObject_GetAttrString(abc, 'MutableSequence') : null;
  Py_XDECREF(abc);
  const register: PyObject | null = base ? PyObject_GetAttrString(base, 'register') : null;
  Py_XDECREF(base);
  const res: PyObject | null = register ? PyObject_CallOneArg(register, type) : null;
  Py_XDECREF(register);
  Py_XDECREF(res);
  return res != null;
}

function addTypes(m: PyObject): bool {
  const state = changetype<array_state>(PyModule_GetState(m));
  addDescriptors(state);
  state.ArrayIterType = make_arrayiterator(m);
  if (!state.ArrayIterType) return false;
  state.ArrayType = make_array_(m);
  if (!state.ArrayType) return false;
  return (
    PyModule_AddObjectRef(m, 'ArrayType', state.ArrayType) == 0 &&
    PyModule_AddType(m, state.ArrayType) == 0 &&
    registerSequence(state.ArrayType as PyTypeObject) &&
    PyModule_Add(m, 'typecodes', PyUnicode_FromString('bBuwhHiIlLqQfd')) == 0
  );
}

// new
export function init_array_module(): PyObject | null {
  const m = newModuleWithState(
    arraymodule,
    'array',
    'This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.  Arrays are sequence types and behave very much like lists,\nexcept that the type of objects stored in them is constrained.\n',
    offsetof<array_state>(),
    2,
  );
  if (!m) return null;
  if (addFunctions(m) && addTypes(m)) return m;
  Py_DECREF(m);
  return null;
}
