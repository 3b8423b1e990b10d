// The classes Structure, Union, Array, _Pointer and _SimpleCData. (CPython: Modules/_ctypes/_ctypes.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { Py_buffer, PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer } from '../../objects/abstract/buffer';
import { PyIndex_Check, PyNumber_AsSsize_t } from '../../objects/abstract/conversion';
import { PyObject_IsInstance } from '../../objects/abstract/isinstance';
import { PySequence_GetItem, PySequence_SetItem, PySequence_Size } from '../../objects/abstract/sequence';
import { PyArg_UnpackTupleCheck } from '../../objects/args';
import { PyObject_SetAttr } from '../../objects/attribute';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyDict_Contains, PyDict_GetItemWithError, PyDict_Next } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_AttributeError,
  PyExc_IndexError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { Py_GenericAlias } from '../../objects/generic-alias';
import { PyList_New, PyList_SET_ITEM } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PySlice_AdjustIndices, PySlice_Check, PySlice_Unpack, PySliceObject } from '../../objects/slice';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_New } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../../objects/str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { newHeapType, readyHeapType } from '../../objects/type/from-spec';
import { lookup_tp_dict } from '../../objects/type/state';
import { Py_DECREF, Py_NewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { bufferProcs, getset, mappingMethods, method, numberMethods, sequenceMethods } from '../../runtime/register';
import {
  METH_CLASS,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import {
  GenericPyCData_new,
  GetKeepedObjects,
  KeepRef,
  newCData,
  PyCData_FromBaseObj,
  PyCData_get,
  PyCData_NewGetBuffer,
  PyCData_set,
  showsValue,
} from './cdata';
import { pointerAt, readable, writable } from './memory';
import { asCData, ctypes_state, infoOf, infoOfObject, isCData, StgInfo, stateOf, stateOfMeta } from './types';
import { getValue, setValue, storeWide, wideString } from './values';

function info(o: PyObject): StgInfo {
  return infoOfObject(stateOf(o), o) as StgInfo;
}

function cannotDelete(): i32 {
  PyErr_SetString(PyExc_TypeError, "can't delete attribute");
  return -1;
}

// --- arrays of characters

export function CharArray_get_raw(o: PyObject, closure: usize): PyObject | null {
  return PyBytes_FromStringAndSize(readable(asCData(o).b_ptr, <u64>asCData(o).b_size), asCData(o).b_size);
}

export function CharArray_set_raw(o: PyObject, value: PyObject | null, closure: usize): i32 {
  if (!value) {
    PyErr_SetString(PyExc_AttributeError, 'cannot delete attribute');
    return -1;
  }
  const at = stackAlloc(10);
  let r = PyObject_GetBuffer(value, at, PyBUF_SIMPLE);
  if (r == 0) {
    const view = changetype<Py_buffer>(at);
    if (view.len > asCData(o).b_size) {
      PyErr_SetString(PyExc_ValueError, 'byte string too long');
      r = -1;
    } else memory.copy(writable(asCData(o).b_ptr, <u64>view.len), view.buf, <usize>view.len);
    PyBuffer_Release(at);
  }
  stackFree(at);
  return r;
}

export function CharArray_get_value(o: PyObject, closure: usize): PyObject | null {
  return getValue(0x73, asCData(o).b_ptr, asCData(o).b_size);
}

export function CharArray_set_value(o: PyObject, value: PyObject | null, closure: usize): i32 {
  if (!value) return cannotDelete();
  if (!PyBytes_Check(value)) {
    PyErr_Format(PyExc_TypeError, 'bytes expected instead of %s instance', value.ob_type.tp_name);
    return -1;
  }
  if (PyBytes_GET_SIZE(value) > asCData(o).b_size) {
    PyErr_SetString(PyExc_ValueError, 'byte string too long');
    return -1;
  }
  const n = PyBytes_GET_SIZE(value);
  // With its NUL, if there is room.
  memory.copy(writable(asCData(o).b_ptr, <u64>n), PyBytes_AS_STRING(value), <usize>(n < asCData(o).b_size ? n + 1 : n));
  return 0;
}

export function WCharArray_get_value(o: PyObject, closure: usize): PyObject | null {
  return getValue(0x55, asCData(o).b_ptr, asCData(o).b_size);
}

export function WCharArray_set_value(o: PyObject, value: PyObject | null, closure: usize): i32 {
  if (!value) return cannotDelete();
  if (!PyUnicode_Check(value)) {
    PyErr_Format(PyExc_TypeError, 'unicode string expected instead of %s instance', value.ob_type.tp_name);
    return -1;
  }
  if (PyUnicode_GET_LENGTH(value) > asCData(o).b_size >> 2) {
    PyErr_SetString(PyExc_ValueError, 'string too long');
    return -1;
  }
  storeWide(writable(asCData(o).b_ptr, <u64>asCData(o).b_size), value, asCData(o).b_size >> 2);
  return 0;
}

/** n items of characters from p, `step` items apart: bytes or a str. (new) */
function characters(letter: u64, p: u64, n: i64, step: i64): PyObject | null {
  const size: u64 = letter == 0x63 ? 1 : 4;
  if (n <= 0) return letter == 0x63 ? PyBytes_FromStringAndSize(0, 0) : PyUnicode_New(0, 0);
  if (step == 1) {
    return letter == 0x63 ? PyBytes_FromStringAndSize(readable(p, <u64>n), n) : wideString(p, n);
  }
  const block = n > 0x3fffffff ? 0 : PyMem_Malloc(<usize>(<u64>n * size));
  if (!block) return PyErr_NoMemory();
  for (let i: i64 = 0; i < n; i++) {
    const from = readable(p + <u64>(i * step) * size, size);
    memory.copy(block + <usize>(<u64>i * size), from, <usize>size);
  }
  const result = letter == 0x63 ? PyBytes_FromStringAndSize(block, n) : wideString(<u64>block, n);
  PyMem_Free(block);
  return result;
}

// --- Array

function Array_init(o: PyObject, args: PyObject, kw: PyObject | null): i32 {
  const n = PyTuple_GET_SIZE(args);
  for (let i: i64 = 0; i < n; i++) if (PySequence_SetItem(o, i, PyTuple_GET_ITEM(args, i)) < 0) return -1;
  return 0;
}

function badIndex(): PyObject | null {
  return PyErr_SetString(PyExc_IndexError, 'invalid index');
}

function Array_item(o: PyObject, index: i64): PyObject | null {
  if (index < 0 || index >= asCData(o).b_length) return badIndex();
  const s = info(o);
  const size = s.size / s.length;
  return PyCData_get(stateOf(o), s.proto as PyObject, 0, o, index, size, asCData(o).b_ptr + <u64>(index * size));
}

function Array_ass_item(o: PyObject, index: i64, value: PyObject | null): i32 {
  if (!value) {
    PyErr_SetString(PyExc_TypeError, 'Array does not support item deletion');
    return -1;
  }
  const s = info(o);
  if (index < 0 || index >= s.length) {
    badIndex();
    return -1;
  }
  const size = s.size / s.length;
  return PyCData_set(stateOf(o), o, s.proto as PyObject, 0, value, index, size, asCData(o).b_ptr + <u64>(index * size));
}

/** The letter of an array's or a pointer's items, if they are characters. */
function characterLetter(o: PyObject): u64 {
  const item = infoOf(stateOf(o), info(o).proto as PyObject);
  const letter = item ? item.getfunc : 0;
  return letter == 0x63 || letter == 0x75 ? letter : 0;
}

function Array_subscript(o: PyObject, item: PyObject): PyObject | null {
  if (PyIndex_Check(item)) {
    const i = PyNumber_AsSsize_t(item, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return null;
    return Array_item(o, i < 0 ? i + asCData(o).b_length : i);
  }
  if (!PySlice_Check(item)) return PyErr_SetString(PyExc_TypeError, 'indices must be integers');
  const at = stackAlloc(3);
  let result: PyObject | null = null;
  if (PySlice_Unpack(item, at, at + 8, at + 16) == 0) {
    const step = load<i64>(at, 16);
    const n = PySlice_AdjustIndices(asCData(o).b_length, at, at + 8, step);
    result = items(o, load<i64>(at), n, step);
  }
  stackFree(at);
  return result;
}

/** n items from start on, as bytes, str or a list. (new) */
function items(o: PyObject, start: i64, n: i64, step: i64): PyObject | null {
  const letter = characterLetter(o);
  if (letter) return characters(letter, asCData(o).b_ptr + <u64>start * (letter == 0x63 ? 1 : 4), n, step);
  const list = PyList_New(n);
  for (let i: i64 = 0; i < n && list; i++) {
    const v = Array_item(o, start + i * step);
    if (!v) {
      Py_DECREF(list);
      return null;
    }
    PyList_SET_ITEM(list, i, v);
  }
  return list;
}

function Array_ass_subscript(o: PyObject, item: PyObject, value: PyObject | null): i32 {
  if (!value) return Array_ass_item(o, 0, null);
  if (PyIndex_Check(item)) {
    const i = PyNumber_AsSsize_t(item, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return -1;
    return Array_ass_item(o, i < 0 ? i + asCData(o).b_length : i, value);
  }
  if (!PySlice_Check(item)) {
    PyErr_SetString(PyExc_TypeError, 'indices must be integer');
    return -1;
  }
  const at = stackAlloc(3);
  const ok = PySlice_Unpack(item, at, at + 8, at + 16) == 0;
  const step = load<i64>(at, 16);
  const n = ok ? PySlice_AdjustIndices(asCData(o).b_length, at, at + 8, step) : 0;
  const start = load<i64>(at);
  stackFree(at);
  if (!ok) return -1;
  if (PySequence_Size(value) != n) {
    PyErr_SetString(PyExc_ValueError, 'Can only assign sequence of same size');
    return -1;
  }
  for (let i: i64 = 0; i < n; i++) {
    const v = PySequence_GetItem(value, i);
    const r = v ? Array_ass_item(o, start + i * step, v) : -1;
    if (v) Py_DECREF(v);
    if (r < 0) return -1;
  }
  return 0;
}

function Array_length(o: PyObject): i64 {
  return asCData(o).b_length;
}

// --- _Pointer

/** What it points to; 0: ValueError. */
function target(o: PyObject): u64 {
  const p = pointerAt(asCData(o).b_ptr);
  if (!p) PyErr_SetString(PyExc_ValueError, 'NULL pointer access');
  return p;
}

function Pointer_item(o: PyObject, index: i64): PyObject | null {
  const p = target(o);
  if (!p) return null;
  const proto = info(o).proto as PyObject;
  const size = (infoOf(stateOf(o), proto) as StgInfo).size;
  return PyCData_get(stateOf(o), proto, 0, o, index, size, p + <u64>(index * size));
}

function pointerDeletion(): i32 {
  PyErr_SetString(PyExc_TypeError, 'Pointer does not support item deletion');
  return -1;
}

function Pointer_ass_item(o: PyObject, index: i64, value: PyObject | null): i32 {
  if (!value) return pointerDeletion();
  const p = target(o);
  if (!p) return -1;
  const proto = info(o).proto as PyObject;
  const size = (infoOf(stateOf(o), proto) as StgInfo).size;
  return PyCData_set(stateOf(o), o, proto, 0, value, index, size, p + <u64>(index * size));
}

function Pointer_get_contents(o: PyObject, closure: usize): PyObject | null {
  const p = target(o);
  return p ? PyCData_FromBaseObj(stateOf(o), info(o).proto as PyObject, o, 0, p) : null;
}

function Pointer_set_contents(o: PyObject, value: PyObject | null, closure: usize): i32 {
  if (!value) return pointerDeletion();
  const st = stateOf(o);
  const proto = info(o).proto as PyObject;
  const is = PyObject_IsInstance(value, proto);
  if (is < 0) return -1;
  if (!isCData(st, value)) {
    PyErr_Format(
      PyExc_TypeError,
      'expected %s instead of %s',
      changetype<PyTypeObject>(proto).tp_name,
      value.ob_type.tp_name,
    );
    return -1;
  }
  store<u64>(writable(asCData(o).b_ptr, 8), asCData(value).b_ptr);
  if (KeepRef(asCData(o), 1, Py_NewRef(value as PyObject)) < 0) return -1;
  const keep = GetKeepedObjects(asCData(value));
  return keep ? KeepRef(asCData(o), 0, Py_NewRef(keep as PyObject)) : -1;
}

function Pointer_init(o: PyObject, args: PyObject, kw: PyObject | null): i32 {
  if (!PyArg_UnpackTupleCheck(args, 'POINTER', 0, 1)) return -1;
  return PyTuple_GET_SIZE(args) ? Pointer_set_contents(o, PyTuple_GET_ITEM(args, 0), 0) : 0;
}

function Pointer_new(type: PyTypeObject, args: PyObject | null, kw: PyObject | null): PyObject | null {
  const st = stateOfMeta(type.ob_type);
  const s = infoOf(st, type);
  if (!s || !s.proto) return PyErr_SetString(PyExc_TypeError, 'Cannot create instance: has no _type_');
  return newCData(st, type);
}

/** A part of a slice; false: an exception. */
function sliceIndex(o: PyObject | null, unset: i64, at: usize): bool {
  store<i64>(at, unset);
  if (o == Py_None) return true;
  const i = PyNumber_AsSsize_t(o as PyObject, PyExc_ValueError);
  store<i64>(at, i);
  return !(i == -1 && PyErr_Occurred());
}

/** p[start:stop:step]: there is no length, so stop has to be given, and below 0 is before p. */
function pointerSlice(o: PyObject, slice: PySliceObject, at: usize): PyObject | null {
  if (!sliceIndex(slice.step, 1, at)) return null;
  const step = load<i64>(at);
  if (step == 0) return PyErr_SetString(PyExc_ValueError, 'slice step cannot be zero');
  if (slice.start == Py_None && step < 0) {
    return PyErr_SetString(PyExc_ValueError, 'slice start is required for step < 0');
  }
  if (!sliceIndex(slice.start, 0, at)) return null;
  const start = load<i64>(at);
  if (slice.stop == Py_None) return PyErr_SetString(PyExc_ValueError, 'slice stop is required');
  if (!sliceIndex(slice.stop, 0, at)) return null;
  const stop = load<i64>(at);
  let n: i64 = 0;
  if (step > 0 && start < stop) n = (stop - start - 1) / step + 1;
  else if (step < 0 && start > stop) n = (stop - start + 1) / step + 1;
  const letter = characterLetter(o);
  if (letter) {
    const p = pointerAt(asCData(o).b_ptr) + <u64>start * (letter == 0x63 ? 1 : 4);
    return characters(letter, p, n, step);
  }
  const list = PyList_New(n);
  for (let i: i64 = 0; i < n && list; i++) {
    const v = Pointer_item(o, start + i * step);
    if (!v) {
      Py_DECREF(list);
      return null;
    }
    PyList_SET_ITEM(list, i, v);
  }
  return list;
}

function Pointer_subscript(o: PyObject, item: PyObject): PyObject | null {
  if (PyIndex_Check(item)) {
    const i = PyNumber_AsSsize_t(item, PyExc_IndexError);
    return i == -1 && PyErr_Occurred() ? changetype<PyObject | null>(0) : Pointer_item(o, i);
  }
  if (!PySlice_Check(item)) return PyErr_SetString(PyExc_TypeError, 'Pointer indices must be integer');
  const at = stackAlloc(1);
  const result = pointerSlice(o, changetype<PySliceObject>(item), at);
  stackFree(at);
  return result;
}

function Pointer_bool(o: PyObject): i32 {
  return i32(pointerAt(asCData(o).b_ptr) != 0);
}

// --- _SimpleCData

function Simple_get_value(o: PyObject, closure: usize): PyObject | null {
  return getValue(info(o).getfunc, asCData(o).b_ptr, asCData(o).b_size);
}

function Simple_set_value(o: PyObject, value: PyObject | null, closure: usize): i32 {
  if (!value) return cannotDelete();
  const s = info(o);
  const keep = setValue(s.setfunc, asCData(o).b_ptr, value, s.size);
  return keep ? KeepRef(asCData(o), 0, keep) : -1;
}

function Simple_init(o: PyObject, args: PyObject, kw: PyObject | null): i32 {
  if (!PyArg_UnpackTupleCheck(args, '__init__', 0, 1)) return -1;
  return PyTuple_GET_SIZE(args) ? Simple_set_value(o, PyTuple_GET_ITEM(args, 0), 0) : 0;
}

function Simple_bool(o: PyObject): i32 {
  const p = readable(asCData(o).b_ptr, <u64>asCData(o).b_size);
  for (let i: i64 = 0; i < asCData(o).b_size; i++) if (load<u8>(p + <usize>i)) return 1;
  return 0;
}

function Simple_repr(o: PyObject): PyObject | null {
  const name = o.ob_type.tp_name;
  if (o.ob_type.tp_base != stateOf(o).Simple_Type) return PyUnicode_FromFormat('<%s object at %p>', name, arg(o));
  const value = Simple_get_value(o, 0);
  if (!value) return null;
  const result = PyUnicode_FromFormat('%s(%R)', name, arg(value));
  Py_DECREF(value);
  return result;
}

function Simple_from_outparam(o: PyObject, unused: PyObject | null): PyObject | null {
  return showsValue(stateOf(o), o.ob_type) ? Simple_get_value(o, 0) : Py_NewRef(o);
}

// --- Structure, Union

/** Positional arguments, the base's fields first: the index of the next one, -1: an exception. */
function initPositional(o: PyObject, type: PyTypeObject, args: PyObject, kwds: PyObject | null, from: i64): i64 {
  const st = stateOfMeta(type.ob_type);
  let index = from;
  if (infoOf(st, type.tp_base as PyObject)) {
    index = initPositional(o, type.tp_base as PyTypeObject, args, kwds, index);
    if (index < 0) return -1;
  }
  const n = (infoOf(st, type) as StgInfo).length;
  const fields = PyDict_GetItemWithError(lookup_tp_dict(type) as PyObject, _Py_ID('_fields_'));
  if (!fields) return PyErr_Occurred() ? -1 : index;
  for (let i = index; i < n && i < PyTuple_GET_SIZE(args); i++) {
    const pair = PySequence_GetItem(fields, i - index);
    const name = pair ? PySequence_GetItem(pair, 0) : null;
    if (pair) Py_DECREF(pair);
    if (!name) return -1;
    let r = kwds ? PyDict_Contains(kwds, name) : 0;
    if (r > 0) {
      PyErr_Format(PyExc_TypeError, 'duplicate values for field %R', arg(name));
      r = -1;
    } else if (r == 0) r = PyObject_SetAttr(o, name, PyTuple_GET_ITEM(args, i));
    Py_DECREF(name);
    if (r < 0) return -1;
  }
  return n;
}

function Struct_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const n = PyTuple_GET_SIZE(args);
  if (n) {
    const used = initPositional(o, o.ob_type, args, kwds, 0);
    if (used < 0) return -1;
    if (used < n) {
      PyErr_SetString(PyExc_TypeError, 'too many initializers');
      return -1;
    }
  }
  if (!kwds) return 0;
  const at = stackAlloc(3);
  store<i64>(at, 0);
  let r = 0;
  while (r == 0 && PyDict_Next(kwds, at, at + 8, at + 16)) r = PyObject_SetAttr(o, objAt(at, 1), objAt(at, 2));
  stackFree(at);
  return r;
}

// --- making them

// new, begun
export function beginCDataType(
  m: PyObject,
  st: ctypes_state,
  name: string,
  size: i64,
  meta: PyTypeObject | null,
): PyTypeObject | null {
  const t = newHeapType(
    m,
    name,
    size,
    0,
    Py_TPFLAGS_BASETYPE | Py_TPFLAGS_IMMUTABLETYPE,
    st.PyCData_Type,
    0,
    meta as PyTypeObject,
  );
  if (t) {
    t.tp_new = GenericPyCData_new.index;
    bufferProcs(t).bf_getbuffer = PyCData_NewGetBuffer.index;
  }
  return t;
}

/** new: the type Structure or Union. */
export function makeStruct(m: PyObject, st: ctypes_state, isStruct: bool): PyTypeObject | null {
  const t = isStruct
    ? beginCDataType(m, st, '_ctypes.Structure', 0, st.PyCStructType_Type)
    : beginCDataType(m, st, '_ctypes.Union', 0, st.UnionType_Type);
  if (!t) return null;
  t.tp_init = Struct_init.index;
  return isStruct ? readyHeapType(t, 'Structure base class') : readyHeapType(t, 'Union base class');
}

/** new: the type _Pointer. */
export function makePointer(m: PyObject, st: ctypes_state): PyTypeObject | null {
  const t = beginCDataType(m, st, '_ctypes._Pointer', 0, st.PyCPointerType_Type);
  if (!t) return null;
  t.tp_init = Pointer_init.index;
  t.tp_new = Pointer_new.index;
  numberMethods(t).nb_bool = Pointer_bool.index;
  mappingMethods(t).mp_subscript = Pointer_subscript.index;
  sequenceMethods(t).sq_item = Pointer_item.index;
  sequenceMethods(t).sq_ass_item = Pointer_ass_item.index;
  getset(
    t,
    'contents',
    Pointer_get_contents.index,
    Pointer_set_contents.index,
    'the object this pointer points to (read-write)',
  );
  return readyHeapType(t, 'XXX to be provided');
}

/** new: the type Array. */
export function makeArray(m: PyObject, st: ctypes_state): PyTypeObject | null {
  const t = beginCDataType(m, st, '_ctypes.Array', 0, st.PyCArrayType_Type);
  if (!t) return null;
  t.tp_init = Array_init.index;
  sequenceMethods(t).sq_length = Array_length.index;
  sequenceMethods(t).sq_item = Array_item.index;
  sequenceMethods(t).sq_ass_item = Array_ass_item.index;
  mappingMethods(t).mp_length = Array_length.index;
  mappingMethods(t).mp_subscript = Array_subscript.index;
  mappingMethods(t).mp_ass_subscript = Array_ass_subscript.index;
  method(t, '__class_getitem__', Py_GenericAlias.index, METH_O | METH_CLASS, 'See PEP 585');
  return readyHeapType(
    t,
    'Abstract base class for arrays.\n\nThe recommended way to create concrete array types is by multiplying any\nctypes data type with a non-negative integer. Alternatively, you can subclass\nthis type and define _length_ and _type_ class variables. Array elements can\nbe read and written using standard subscript and slice accesses for slice\nreads, the resulting object is not itself an Array.',
  );
}

/** new: the type _SimpleCData. */
export function makeSimple(m: PyObject, st: ctypes_state): PyTypeObject | null {
  const t = beginCDataType(m, st, '_ctypes._SimpleCData', 0, st.PyCSimpleType_Type);
  if (!t) return null;
  t.tp_repr = Simple_repr.index;
  t.tp_init = Simple_init.index;
  numberMethods(t).nb_bool = Simple_bool.index;
  method(t, '__ctypes_from_outparam__', Simple_from_outparam.index, METH_NOARGS, '');
  getset(t, 'value', Simple_get_value.index, Simple_set_value.index, 'current value');
  return readyHeapType(t, 'XXX to be provided');
}
