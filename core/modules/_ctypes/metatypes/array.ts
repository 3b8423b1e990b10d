// Classes of arrays, and `type * length` that makes them. (CPython: Modules/_ctypes/_ctypes.c)

import { PyMem_Malloc } from '../../../memory/obmalloc/malloc';
import { PyObject_Call, PyObject_CallNoArgs } from '../../../objects/call';
import { PyDescr_NewGetSet } from '../../../objects/descriptor';
import { PyDict_GetItemWithError, PyDict_New, PyDict_SetItem, PyDict_SetItemString } from '../../../objects/dict/dict';
import {
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_NoMemory,
  PyErr_SetString,
} from '../../../objects/exceptions/errors';
import {
  PyExc_AttributeError,
  PyExc_OverflowError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../../objects/exceptions/types';
import { _PyLong_IsNegative, PyLong_AsSsize_t, PyLong_Check, PyLong_FromSsize_t } from '../../../objects/int';
import { Py_None } from '../../../objects/none';
import { PyUnicode_FromFormat } from '../../../objects/str/format';
import { PyUnicode_FromString } from '../../../objects/str/new';
import { PyTuple_Pack1, PyTuple_Pack2, PyTuple_Pack3 } from '../../../objects/tuple';
import { PyWeakReference, PyWeakref_CheckProxy, PyWeakref_NewProxy } from '../../../objects/weakref';
import { Py_DECREF, Py_NewRef, Py_XDECREF } from '../../../runtime/cold';
import { PyErr_Occurred } from '../../../runtime/errors';
import { _Py_ID } from '../../../runtime/identifiers';
import { PyObject } from '../../../runtime/object';
import { defsAlloc } from '../../../runtime/pellucid';
import { cstr } from '../../../runtime/static';
import { PyGetSetDef, PyTypeObject } from '../../../runtime/type';
import {
  CharArray_get_raw,
  CharArray_get_value,
  CharArray_set_raw,
  CharArray_set_value,
  WCharArray_get_value,
  WCharArray_set_value,
} from '../array';
import { blockOf, joined } from '../format';
import {
  ctypes_state,
  DictRemoverObject,
  infoOf,
  PARAM_ARRAY,
  PyStgInfo_Init,
  StgInfo,
  stateOfMeta,
  TYPEFLAG_HASPOINTER,
  TYPEFLAG_ISPOINTER,
} from '../types';
import { dictOf, optional, pointerInfo } from './info';

function addGetset(type: PyObject, name: string, get: usize, set: usize): i32 {
  // The definitions last as long as the process: an array type of characters costs 40 bytes of them.
  const def = changetype<PyGetSetDef>(defsAlloc(offsetof<PyGetSetDef>()));
  def.name = cstr(name);
  def.get = get;
  def.set = set;
  def.doc = 0;
  def.closure = 0;
  const descr = PyDescr_NewGetSet(changetype<PyTypeObject>(type), changetype<usize>(def));
  if (!descr) return -1;
  const r = PyDict_SetItemString(dictOf(type), name, descr);
  Py_DECREF(descr);
  return r;
}

/** _length_ of the class; -1: an exception. */
function lengthOf(type: PyObject): i64 {
  const o = optional(type, _Py_ID('_length_'));
  if (!o) {
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_AttributeError, "class must define a '_length_' attribute");
    return -1;
  }
  let n: i64 = -1;
  if (!PyLong_Check(o)) PyErr_SetString(PyExc_TypeError, "The '_length_' attribute must be an integer");
  else if (_PyLong_IsNegative(o)) {
    PyErr_SetString(PyExc_ValueError, "The '_length_' attribute must not be negative");
  } else {
    n = PyLong_AsSsize_t(o);
    if (n < 0 && PyErr_ExceptionMatches(PyExc_OverflowError)) {
      PyErr_SetString(PyExc_OverflowError, "The '_length_' attribute is too large");
    }
  }
  Py_DECREF(o);
  return n;
}

export function PyCArrayType_init(type: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const n = lengthOf(type);
  if (n < 0) return -1;
  const item = optional(type, _Py_ID('_type_'));
  if (!item) {
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_AttributeError, "class must define a '_type_' attribute");
    return -1;
  }
  const st = stateOfMeta(type.ob_type);
  const info = PyStgInfo_Init(st, type);
  const r = info ? arrayInfo(st, type, info, item, n) : -1;
  Py_DECREF(item);
  return r;
}

function arrayInfo(st: ctypes_state, type: PyObject, info: StgInfo, item: PyObject, n: i64): i32 {
  const items = infoOf(st, item);
  if (!items) {
    PyErr_SetString(PyExc_TypeError, '_type_ must have storage info');
    return -1;
  }
  info.format = items.format ? joined(0, items.format) : blockOf(PyUnicode_FromString('B'));
  if (!info.format) return -1;
  info.ndim = items.ndim + 1;
  info.shape = PyMem_Malloc((<usize>info.ndim) << 3);
  if (!info.shape) {
    PyErr_NoMemory();
    return -1;
  }
  store<i64>(info.shape, n);
  memory.copy(info.shape + 8, items.shape, (<usize>items.ndim) << 3);
  if (items.size && n > i64.MAX_VALUE / items.size) {
    PyErr_SetString(PyExc_OverflowError, 'array too large');
    return -1;
  }
  if (items.flags & (TYPEFLAG_ISPOINTER | TYPEFLAG_HASPOINTER)) info.flags |= TYPEFLAG_HASPOINTER;
  pointerInfo(info); // libffi passes it as a pointer
  info.size = items.size * n;
  info.align = items.align;
  info.length = n;
  info.proto = Py_NewRef(item);
  info.paramfunc = PARAM_ARRAY;
  if (items.getfunc == 0x63) {
    return addGetset(type, 'raw', CharArray_get_raw.index, CharArray_set_raw.index) < 0
      ? -1
      : addGetset(type, 'value', CharArray_get_value.index, CharArray_set_value.index);
  }
  if (items.getfunc == 0x75) return addGetset(type, 'value', WCharArray_get_value.index, WCharArray_set_value.index);
  return 0;
}

/** cache[key] = a weak reference that takes itself off the cache (PyDict_SetItemProxy). */
function cacheWeakly(st: ctypes_state, key: PyObject, item: PyObject): i32 {
  const cache = st.array_cache as PyObject;
  const remover = PyObject_CallNoArgs(st.DictRemover_Type as PyTypeObject);
  if (!remover) return -1;
  changetype<DictRemoverObject>(remover).key = Py_NewRef(key);
  changetype<DictRemoverObject>(remover).dict = Py_NewRef(cache);
  const proxy = PyWeakref_NewProxy(item, remover);
  Py_DECREF(remover);
  if (!proxy) return -1;
  const r = PyDict_SetItem(cache, key, proxy);
  Py_DECREF(proxy);
  return r;
}

// new: type * length
export function CType_Type_repeat(type: PyObject, length: i64): PyObject | null {
  if (length < 0) return PyErr_Format(PyExc_ValueError, 'Array length must be >= 0, not %zd', length);
  const st = stateOfMeta(type.ob_type);
  const n = PyLong_FromSsize_t(length);
  if (!n) return null;
  const key = PyTuple_Pack2(type, n);
  let result: PyObject | null = null;
  if (key) {
    const known = PyDict_GetItemWithError(st.array_cache as PyObject, key);
    const alive = known && PyWeakref_CheckProxy(known) ? changetype<PyWeakReference>(known).wr_object : null;
    if (alive && alive != Py_None) result = Py_NewRef(alive);
    else if (!PyErr_Occurred()) {
      result = makeArrayType(st, type, n, length);
      if (result && cacheWeakly(st, key, result) < 0) {
        Py_DECREF(result);
        result = null;
      }
    }
    Py_DECREF(key);
  }
  Py_DECREF(n);
  return result;
}

/** metatype(name, (base,), {'_type_': item, '_length_': length}), what is NULL left out. (new; steals name) */
export function makeClass(
  metatype: PyObject,
  name: PyObject | null,
  base: PyObject,
  item: PyObject | null,
  length: PyObject | null,
): PyObject | null {
  const dict = name ? PyDict_New() : null;
  const bases = PyTuple_Pack1(base);
  let result: PyObject | null = null;
  if (
    dict &&
    bases &&
    (!length || PyDict_SetItem(dict, _Py_ID('_length_'), length) == 0) &&
    (!item || PyDict_SetItem(dict, _Py_ID('_type_'), item) == 0)
  ) {
    const args = PyTuple_Pack3(name as PyObject, bases, dict);
    if (args) {
      result = PyObject_Call(metatype, args, null);
      Py_DECREF(args);
    }
  }
  Py_XDECREF(dict);
  Py_XDECREF(bases);
  Py_XDECREF(name);
  return result;
}

function makeArrayType(st: ctypes_state, type: PyObject, n: PyObject, length: i64): PyObject | null {
  const name = PyUnicode_FromFormat('%.200s_Array_%zd', changetype<PyTypeObject>(type).tp_name, length);
  return makeClass(st.PyCArrayType_Type as PyTypeObject, name, st.PyCArray_Type as PyTypeObject, type, n);
}
