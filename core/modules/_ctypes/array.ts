// Arrays, and what those of characters have besides. (CPython: Modules/_ctypes/_ctypes.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { Py_buffer, PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer } from '../../objects/abstract/buffer';
import { PyIndex_Check, PyNumber_AsSsize_t } from '../../objects/abstract/conversion';
import { PySequence_GetItem, PySequence_SetItem, PySequence_Size } from '../../objects/abstract/sequence';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_AttributeError,
  PyExc_IndexError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { Py_GenericAlias } from '../../objects/generic-alias';
import { PyList_New, PyList_SET_ITEM } from '../../objects/list';
import { PySlice_AdjustIndices, PySlice_Check, PySlice_Unpack } from '../../objects/slice';
import { PyUnicode_New } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../../objects/str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { readyHeapType } from '../../objects/type/from-spec';
import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { mappingMethods, method, sequenceMethods } from '../../runtime/register';
import { METH_CLASS, METH_O, PyTypeObject } from '../../runtime/type';
import { PyCData_get, PyCData_set } from './cdata';
import { beginCDataType, cannotDelete, info } from './containers';
import { readable, writable } from './memory';
import { asCData, ctypes_state, infoOf, stateOf } from './types';
import { getValue, storeWide, wideString } from './values';

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
export function characters(letter: u64, p: u64, n: i64, step: i64): PyObject | null {
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
export function characterLetter(o: PyObject): u64 {
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
