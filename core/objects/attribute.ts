// Attributes of objects: the look-up through type and instance, and its short cuts. (CPython: Objects/object.c)
//
//   type(o).name is a data descriptor  ->  its __get__
//   o.__dict__ (inline values, managed dict or a dict at tp_dictoffset) has the name  ->  that
//   type(o).name  ->  its __get__, or itself

import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { arg, objAt, Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { _PyThreadState_GET } from '../runtime/tstate';
import {
  Py_TPFLAGS_INLINE_VALUES,
  Py_TPFLAGS_MANAGED_DICT,
  Py_TPFLAGS_METHOD_DESCRIPTOR,
  Py_TPFLAGS_READY,
  PyTypeObject,
} from '../runtime/type';
import { PyDescr_IsData } from './descriptor';
import { PyDict_DelItem, PyDict_GetItemRef, PyDict_SetItem } from './dict/dict';
import {
  _PyObject_GetManagedDict,
  _PyObject_GetManagedDictPtr,
  _PyObject_MaterializeManagedDict,
  _PyObject_StoreInstanceAttribute,
  _PyObject_TryGetInstanceAttribute,
} from './dict/managed';
import { PyErr_ExceptionMatches, PyErr_Format } from './exceptions/errors';
import { PyAttributeErrorObject } from './exceptions/struct';
import { PyExc_AttributeError, PyExc_KeyError, PyExc_TypeError } from './exceptions/types';
import { _PyObject_ComputedDictPointer, _PyObjectDict_SetItem } from './instance-dict';
import { _Py_module_getattro, _Py_module_getattro_impl } from './module/attribute';
import { _PyUnicode_InternMortal, PyUnicode_InternFromString } from './str/intern';
import { PyUnicode_FromString } from './str/new';
import { PyUnicode_Check, PyUnicode_CheckExact } from './str/struct';
import { PyUnicode_AsUTF8 } from './str/utf8';
import { _PyType_LookupRef } from './type/lookup';
import { PyType_Ready } from './type/ready';
import { lookup_tp_dict, PyObject_TypeCheck, PyType_IsSubtype } from './type/state';
import { PyType_Type } from './type/struct';
import { _Py_type_getattro, _Py_type_getattro_impl } from './type/type';

function notAString(name: PyObject): PyObject | null {
  return PyErr_Format(PyExc_TypeError, "attribute name must be string, not '%.200s'", name.ob_type.tp_name);
}

/** Puts obj and name into an AttributeError that has neither: suggestions are made from them. */
export function _PyObject_SetAttributeErrorContext(v: PyObject, name: PyObject): void {
  const exc = _PyThreadState_GET().current_exception;
  if (!exc || !PyObject_TypeCheck(exc, PyExc_AttributeError)) return;
  const error = changetype<PyAttributeErrorObject>(exc);
  if (error.name || error.obj) return;
  error.name = Py_NewRef(name);
  error.obj = Py_NewRef(v);
}

function noAttribute(tp: PyTypeObject, obj: PyObject, name: PyObject): PyObject | null {
  PyErr_Format(PyExc_AttributeError, "'%.100s' object has no attribute '%U'", tp.tp_name, arg(name));
  _PyObject_SetAttributeErrorContext(obj, name);
  return null;
}

// new
export function PyObject_GetAttr(v: PyObject, name: PyObject): PyObject | null {
  const tp = v.ob_type;
  if (!PyUnicode_Check(name)) return notAString(name);
  let result: PyObject | null = null;
  if (tp.tp_getattro) result = call_indirect<PyObject | null>(<u32>tp.tp_getattro, v, name);
  else if (tp.tp_getattr) result = call_indirect<PyObject | null>(<u32>tp.tp_getattr, v, PyUnicode_AsUTF8(name));
  else PyErr_Format(PyExc_AttributeError, "'%.100s' object has no attribute '%U'", tp.tp_name, arg(name));
  if (!result) _PyObject_SetAttributeErrorContext(v, name);
  return result;
}

// new
export function PyObject_GetAttrString(v: PyObject, name: string): PyObject | null {
  const w = PyUnicode_FromString(name);
  if (!w) return null;
  const result = PyObject_GetAttr(v, w);
  Py_DECREF(w);
  return result;
}

/** *result (new): the attribute, and 1; NULL and 0: there is none; NULL and -1: another error. */
export function PyObject_GetOptionalAttr(v: PyObject, name: PyObject, result: usize): i32 {
  const tp = v.ob_type;
  if (!PyUnicode_Check(name)) {
    notAString(name);
    setPtrAt(result, 0, null);
    return -1;
  }
  let found: PyObject | null = null;
  if (tp.tp_getattro == PyObject_GenericGetAttr.index) {
    found = _PyObject_GenericGetAttrWithDict(v, name, null, 1);
    setPtrAt(result, 0, found);
    return found ? 1 : PyErr_Occurred() ? -1 : 0;
  }
  // A getter of the metatype (or the module's __getattr__) may raise AttributeError itself.
  if (tp.tp_getattro == _Py_type_getattro.index) {
    found = _Py_type_getattro_impl(changetype<PyTypeObject>(v), name, true);
  } else if (tp.tp_getattro == _Py_module_getattro.index) found = _Py_module_getattro_impl(v, name, true);
  else if (tp.tp_getattro) found = call_indirect<PyObject | null>(<u32>tp.tp_getattro, v, name);
  else if (tp.tp_getattr) found = call_indirect<PyObject | null>(<u32>tp.tp_getattr, v, PyUnicode_AsUTF8(name));
  setPtrAt(result, 0, found);
  if (found) return 1;
  if (!PyErr_Occurred()) return 0;
  if (!PyErr_ExceptionMatches(PyExc_AttributeError)) return -1;
  PyErr_Clear();
  return 0;
}

export function PyObject_GetOptionalAttrString(v: PyObject, name: string, result: usize): i32 {
  const w = PyUnicode_FromString(name);
  if (!w) {
    setPtrAt(result, 0, null);
    return -1;
  }
  const rc = PyObject_GetOptionalAttr(v, w, result);
  Py_DECREF(w);
  return rc;
}

/** 1, 0 or -1. */
export function PyObject_HasAttrWithError(v: PyObject, name: PyObject): i32 {
  const at = stackAlloc(1);
  const rc = PyObject_GetOptionalAttr(v, name, at);
  Py_XDECREF(ptrAt(at, 0));
  stackFree(at);
  return rc;
}

/** Sets, or deletes when value is NULL. */
export function PyObject_SetAttr(v: PyObject, name: PyObject, value: PyObject | null): i32 {
  const tp = v.ob_type;
  if (!PyUnicode_Check(name)) {
    notAString(name);
    return -1;
  }
  // Attribute names are interned: the keys of instances are compared by address first.
  const at = stackAlloc(1);
  setPtrAt(at, 0, Py_NewRef(name));
  _PyUnicode_InternMortal(at);
  const key = objAt(at, 0);
  stackFree(at);
  let err: i32 = -1;
  if (tp.tp_setattro) err = call_indirect<i32>(<u32>tp.tp_setattro, v, key, value);
  else if (tp.tp_setattr) err = call_indirect<i32>(<u32>tp.tp_setattr, v, PyUnicode_AsUTF8(key), value);
  else if (!tp.tp_getattr && !tp.tp_getattro) {
    PyErr_Format(
      PyExc_TypeError,
      "'%.100s' object has no attributes (%ls .%U)",
      tp.tp_name,
      changetype<usize>(value ? 'assign to' : 'del'),
      arg(key),
    );
  } else {
    PyErr_Format(
      PyExc_TypeError,
      "'%.100s' object has only read-only attributes (%ls .%U)",
      tp.tp_name,
      changetype<usize>(value ? 'assign to' : 'del'),
      arg(key),
    );
  }
  Py_DECREF(key);
  return err;
}

export function PyObject_DelAttr(v: PyObject, name: PyObject): i32 {
  return PyObject_SetAttr(v, name, null);
}

export function PyObject_SetAttrString(v: PyObject, name: string, value: PyObject | null): i32 {
  const w = PyUnicode_InternFromString(name);
  if (!w) return -1;
  const rc = PyObject_SetAttr(v, w, value);
  Py_DECREF(w);
  return rc;
}

// new; suppress: AttributeError is not raised, NULL without an exception says it
export function _PyObject_GenericGetAttrWithDict(
  obj: PyObject,
  name: PyObject,
  given: PyObject | null,
  suppress: i32,
): PyObject | null {
  const tp = obj.ob_type;
  if (!PyUnicode_Check(name)) return notAString(name);
  if (!(tp.tp_flags & Py_TPFLAGS_READY) && !lookup_tp_dict(tp) && PyType_Ready(tp) < 0) return null;
  const descr = _PyType_LookupRef(tp, name);
  let get: usize = 0;
  if (descr) {
    get = descr.ob_type.tp_descr_get;
    if (get && PyDescr_IsData(descr)) {
      const res = call_indirect<PyObject | null>(<u32>get, descr, obj, tp);
      Py_DECREF(descr);
      if (!res && suppress && PyErr_ExceptionMatches(PyExc_AttributeError)) PyErr_Clear();
      return res;
    }
  }
  let dict = given;
  if (!dict) {
    if (tp.tp_flags & Py_TPFLAGS_INLINE_VALUES) {
      const at = stackAlloc(1);
      if (PyUnicode_CheckExact(name) && _PyObject_TryGetInstanceAttribute(obj, name, at)) {
        const res = ptrAt(at, 0);
        stackFree(at);
        if (res) {
          Py_XDECREF(descr);
          return res;
        }
      } else {
        stackFree(at);
        dict = _PyObject_MaterializeManagedDict(obj);
        if (!dict) {
          Py_XDECREF(descr);
          return null;
        }
      }
    } else if (tp.tp_flags & Py_TPFLAGS_MANAGED_DICT) dict = _PyObject_GetManagedDict(obj);
    else {
      const dictptr = _PyObject_ComputedDictPointer(obj);
      if (dictptr) dict = ptrAt(dictptr, 0);
    }
  }
  if (dict) {
    Py_INCREF(dict);
    const at = stackAlloc(1);
    const rc = PyDict_GetItemRef(dict, name, at);
    const res = ptrAt(at, 0);
    stackFree(at);
    Py_DECREF(dict);
    if (res) {
      Py_XDECREF(descr);
      return res;
    }
    if (rc < 0) {
      if (!suppress || !PyErr_ExceptionMatches(PyExc_AttributeError)) {
        Py_XDECREF(descr);
        return null;
      }
      PyErr_Clear();
    }
  }
  if (get) {
    const res = call_indirect<PyObject | null>(<u32>get, descr, obj, obj.ob_type);
    Py_DECREF(descr as PyObject);
    if (!res && suppress && PyErr_ExceptionMatches(PyExc_AttributeError)) PyErr_Clear();
    return res;
  }
  if (descr) return descr;
  return suppress ? null : noAttribute(tp, obj, name);
}

// new
export function PyObject_GenericGetAttr(obj: PyObject, name: PyObject): PyObject | null {
  return _PyObject_GenericGetAttrWithDict(obj, name, null, 0);
}

/**
 * For a call obj.name(…): *result (new) is the attribute, and the answer 0; or, 1, the plain function of the class, to be
 * called with obj first, so that no bound method is made. *result NULL: an exception is set.
 */
export function _PyObject_GetMethod(obj: PyObject, name: PyObject, result: usize): i32 {
  const tp = obj.ob_type;
  if (tp.tp_getattro != PyObject_GenericGetAttr.index || !PyUnicode_CheckExact(name)) {
    setPtrAt(result, 0, PyObject_GetAttr(obj, name));
    return 0;
  }
  const descr = _PyType_LookupRef(tp, name);
  let get: usize = 0;
  let meth_found = false;
  if (descr) {
    if (descr.ob_type.tp_flags & Py_TPFLAGS_METHOD_DESCRIPTOR) meth_found = true;
    else {
      get = descr.ob_type.tp_descr_get;
      if (get && PyDescr_IsData(descr)) {
        setPtrAt(result, 0, call_indirect<PyObject | null>(<u32>get, descr, obj, tp));
        Py_DECREF(descr);
        return 0;
      }
    }
  }
  let dict: PyObject | null = null;
  if (tp.tp_flags & Py_TPFLAGS_INLINE_VALUES) {
    const at = stackAlloc(1);
    const known = _PyObject_TryGetInstanceAttribute(obj, name, at);
    const attr = known ? ptrAt(at, 0) : null;
    stackFree(at);
    if (attr) {
      setPtrAt(result, 0, attr);
      Py_XDECREF(descr);
      return 0;
    }
    if (!known) dict = _PyObject_GetManagedDict(obj);
  } else if (tp.tp_flags & Py_TPFLAGS_MANAGED_DICT) dict = _PyObject_GetManagedDict(obj);
  else {
    const dictptr = _PyObject_ComputedDictPointer(obj);
    if (dictptr) dict = ptrAt(dictptr, 0);
  }
  if (dict) {
    Py_INCREF(dict);
    const rc = PyDict_GetItemRef(dict, name, result);
    Py_DECREF(dict);
    if (rc != 0) {
      Py_XDECREF(descr);
      return 0;
    }
  }
  if (meth_found) {
    setPtrAt(result, 0, descr);
    return 1;
  }
  if (get) {
    setPtrAt(result, 0, call_indirect<PyObject | null>(<u32>get, descr, obj, tp));
    Py_DECREF(descr as PyObject);
    return 0;
  }
  setPtrAt(result, 0, descr);
  if (!descr) noAttribute(tp, obj, name);
  return 0;
}

export function _PyObject_GenericSetAttrWithDict(
  obj: PyObject,
  name: PyObject,
  value: PyObject | null,
  given: PyObject | null,
): i32 {
  const tp = obj.ob_type;
  if (!PyUnicode_Check(name)) {
    notAString(name);
    return -1;
  }
  if (!(tp.tp_flags & Py_TPFLAGS_READY) && !lookup_tp_dict(tp) && PyType_Ready(tp) < 0) return -1;
  // A setter, or a value's destructor, may drop the class or the name.
  Py_INCREF(name);
  Py_INCREF(tp);
  const descr = _PyType_LookupRef(tp, name);
  const res = genericSet(obj, tp, name, value, given, descr);
  Py_XDECREF(descr);
  Py_DECREF(tp);
  Py_DECREF(name);
  return res;
}

function genericSet(
  obj: PyObject,
  tp: PyTypeObject,
  name: PyObject,
  value: PyObject | null,
  given: PyObject | null,
  descr: PyObject | null,
): i32 {
  if (descr && descr.ob_type.tp_descr_set)
    return call_indirect<i32>(<u32>descr.ob_type.tp_descr_set, descr, obj, value);
  let res: i32;
  if (given) {
    Py_INCREF(given);
    res = value ? PyDict_SetItem(given, name, value) : PyDict_DelItem(given, name);
    Py_DECREF(given);
  } else if (tp.tp_flags & Py_TPFLAGS_INLINE_VALUES) res = _PyObject_StoreInstanceAttribute(obj, name, value);
  else {
    const dictptr =
      tp.tp_flags & Py_TPFLAGS_MANAGED_DICT ? _PyObject_GetManagedDictPtr(obj) : _PyObject_ComputedDictPointer(obj);
    if (!dictptr) {
      if (descr) {
        PyErr_Format(PyExc_AttributeError, "'%.100s' object attribute '%U' is read-only", tp.tp_name, arg(name));
      } else if (tp.tp_setattro == PyObject_GenericSetAttr.index) {
        PyErr_Format(
          PyExc_AttributeError,
          "'%.100s' object has no attribute '%U' and no __dict__ for setting new attributes",
          tp.tp_name,
          arg(name),
        );
      } else PyErr_Format(PyExc_AttributeError, "'%.100s' object has no attribute '%U'", tp.tp_name, arg(name));
      _PyObject_SetAttributeErrorContext(obj, name);
      return -1;
    }
    res = _PyObjectDict_SetItem(tp, obj, dictptr, name, value);
  }
  if (res < 0 && PyErr_ExceptionMatches(PyExc_KeyError)) {
    if (PyType_IsSubtype(tp, PyType_Type)) {
      PyErr_Format(
        PyExc_AttributeError,
        "type object '%.50s' has no attribute '%U'",
        changetype<PyTypeObject>(obj).tp_name,
        arg(name),
      );
    } else PyErr_Format(PyExc_AttributeError, "'%.100s' object has no attribute '%U'", tp.tp_name, arg(name));
    _PyObject_SetAttributeErrorContext(obj, name);
  }
  return res;
}

export function PyObject_GenericSetAttr(obj: PyObject, name: PyObject, value: PyObject | null): i32 {
  return _PyObject_GenericSetAttrWithDict(obj, name, value, null);
}
