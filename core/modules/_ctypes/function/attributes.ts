// errcheck, restype and argtypes of a function. (CPython: Modules/_ctypes/_ctypes.c)

import { PySequence_Tuple } from '../../../objects/abstract/sequence';
import { PyObject_GetOptionalAttr } from '../../../objects/attribute';
import { PyDict_GetItemWithError } from '../../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../../objects/exceptions/types';
import { PyLong_AsUnsignedLongLongMask, PyLong_Check } from '../../../objects/int';
import { Py_None } from '../../../objects/none';
import { PyCallable_Check } from '../../../objects/object';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../../../objects/tuple';
import { Py_DECREF, Py_NewRef, Py_XNewRef, setSlot, stackAlloc } from '../../../runtime/cold';
import { PyErr_Occurred } from '../../../runtime/errors';
import { _Py_ID } from '../../../runtime/identifiers';
import { objAt, PyObject, ptrAt } from '../../../runtime/object';
import { stackFree } from '../../../runtime/pellucid';
import { PyTypeObject } from '../../../runtime/type';
import { asFuncPtr, MAX_ARGUMENTS } from '../function';
import { ctypes_state, infoOf, infoOfObject, PyCFuncPtrObject, StgInfo, stateOf, TYPEFLAG_ISPOINTER } from '../types';

// new: the from_param of each type
function converters_from_argtypes(st: ctypes_state, argtypes: PyObject): PyObject | null {
  const types = PySequence_Tuple(argtypes);
  if (!types) return PyErr_SetString(PyExc_TypeError, '_argtypes_ must be a sequence of types');
  const n = PyTuple_GET_SIZE(types);
  let result: PyObject | null = null;
  if (n > MAX_ARGUMENTS) {
    const e = changetype<PyTypeObject>(st.PyExc_ArgError);
    PyErr_Format(e, '_argtypes_ has too many arguments (%zd), maximum is %d', n, MAX_ARGUMENTS);
  } else result = PyTuple_New(n);
  const at = stackAlloc(1);
  for (let i: i64 = 0; i < n && result; i++) {
    if (PyObject_GetOptionalAttr(PyTuple_GET_ITEM(types, i), _Py_ID('from_param'), at) > 0) {
      PyTuple_SET_ITEM(result, i, objAt(at, 0));
      continue;
    }
    if (!PyErr_Occurred()) {
      PyErr_Format(PyExc_TypeError, 'item %zd in _argtypes_ has no from_param method', i + 1);
    }
    Py_DECREF(result);
    result = null;
  }
  stackFree(at);
  Py_DECREF(types);
  return result;
}

/** A type of ctypes', None or a callable? */
function isResultType(st: ctypes_state, o: PyObject): bool {
  return o == Py_None || infoOf(st, o) != null || PyCallable_Check(o) != 0;
}

/** _flags_, _argtypes_ and _restype_ of a class. */
export function make_funcptrtype_dict(st: ctypes_state, dict: PyObject, info: StgInfo): i32 {
  const flags = PyDict_GetItemWithError(dict, _Py_ID('_flags_'));
  if (!flags || !PyLong_Check(flags)) {
    PyErr_SetString(PyExc_TypeError, 'class must define _flags_ which must be an integer');
    return -1;
  }
  info.flags = <i32>PyLong_AsUnsignedLongLongMask(flags) | TYPEFLAG_ISPOINTER;
  const argtypes = PyDict_GetItemWithError(dict, _Py_ID('_argtypes_'));
  if (argtypes) {
    info.converters = converters_from_argtypes(st, argtypes);
    if (!info.converters) return -1;
    info.argtypes = Py_NewRef(argtypes);
  } else if (PyErr_Occurred()) return -1;
  const restype = PyDict_GetItemWithError(dict, _Py_ID('_restype_'));
  if (!restype) return PyErr_Occurred() ? -1 : 0;
  if (!isResultType(st, restype)) {
    PyErr_SetString(PyExc_TypeError, '_restype_ must be a type, a callable, or None');
    return -1;
  }
  info.restype = Py_NewRef(restype);
  return PyObject_GetOptionalAttr(
    restype,
    _Py_ID('_check_retval_'),
    changetype<usize>(info) + offsetof<StgInfo>('_checker'),
  ) < 0
    ? -1
    : 0;
}

// --- attributes

export function PyCFuncPtr_get_errcheck(o: PyObject, closure: usize): PyObject | null {
  const v = asFuncPtr(o).errcheck;
  return v ? Py_NewRef(v) : Py_None;
}

export function PyCFuncPtr_set_errcheck(o: PyObject, value: PyObject | null, closure: usize): i32 {
  if (value && !PyCallable_Check(value)) {
    PyErr_SetString(PyExc_TypeError, 'the errcheck attribute must be callable');
    return -1;
  }
  setSlot(changetype<usize>(o) + offsetof<PyCFuncPtrObject>('_errcheck'), Py_XNewRef(value));
  return 0;
}

export function PyCFuncPtr_get_restype(o: PyObject, closure: usize): PyObject | null {
  const own = asFuncPtr(o).restype;
  const v = own ? own : (infoOfObject(stateOf(o), o) as StgInfo).restype;
  return v ? Py_NewRef(v) : Py_None;
}

export function PyCFuncPtr_set_restype(o: PyObject, value: PyObject | null, closure: usize): i32 {
  const restype = changetype<usize>(o) + offsetof<PyCFuncPtrObject>('_restype');
  const checker = changetype<usize>(o) + offsetof<PyCFuncPtrObject>('_checker');
  if (!value) {
    setSlot(checker, null);
    setSlot(restype, null);
    return 0;
  }
  if (!isResultType(stateOf(o), value)) {
    PyErr_SetString(PyExc_TypeError, 'restype must be a type, a callable, or None');
    return -1;
  }
  const at = stackAlloc(1);
  const r = PyObject_GetOptionalAttr(value, _Py_ID('_check_retval_'), at);
  const check = ptrAt(at, 0);
  stackFree(at);
  if (r < 0) return -1;
  setSlot(checker, check);
  setSlot(restype, Py_NewRef(value));
  return 0;
}

export function PyCFuncPtr_get_argtypes(o: PyObject, closure: usize): PyObject | null {
  const own = asFuncPtr(o).argtypes;
  const v = own ? own : (infoOfObject(stateOf(o), o) as StgInfo).argtypes;
  return v ? Py_NewRef(v) : Py_None;
}

export function PyCFuncPtr_set_argtypes(o: PyObject, value: PyObject | null, closure: usize): i32 {
  const none = !value || value == Py_None;
  const converters: PyObject | null = none
    ? changetype<PyObject | null>(0)
    : converters_from_argtypes(stateOf(o), value as PyObject);
  if (!none && !converters) return -1;
  setSlot(changetype<usize>(o) + offsetof<PyCFuncPtrObject>('_converters'), converters);
  setSlot(changetype<usize>(o) + offsetof<PyCFuncPtrObject>('_argtypes'), none ? null : Py_XNewRef(value));
  return 0;
}
