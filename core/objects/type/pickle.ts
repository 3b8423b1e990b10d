// What copy and pickle ask an object for: __reduce_ex__, __reduce__, __getstate__. The parts of the copyreg module that they
// refer to are imported when they are needed. (CPython: Objects/typeobject.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { Py_TPFLAGS_MANAGED_DICT, PyHeapTypeObject, PyMethodDef, PyTypeObject } from '../../runtime/type';
import { PyImport_ImportModuleLevelObject } from '../../vm/import';
import { PyObject_GetIter } from '../abstract/object';
import { PyObject_GetAttr, PyObject_GetAttrString, PyObject_GetOptionalAttr } from '../attribute';
import { PyCFunction_Check, PyCFunctionObject } from '../builtin-function';
import { _PyObject_CallTwo, PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg, PyObject_CallNoArgs } from '../call';
import {
  PyDict_Check,
  PyDict_Contains,
  PyDict_GetItemWithError,
  PyDict_New,
  PyDict_SetItem,
  PyDict_Size,
} from '../dict/dict';
import { _PyObject_IsInstanceDictEmpty } from '../dict/managed';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyObject_GenericGetDict } from '../instance-dict';
import { PyLong_AsInt, PyLong_FromLong } from '../int';
import { PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE } from '../list';
import { Py_None } from '../none';
import { PyUnicode_FromString } from '../str/new';
import {
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_Pack2,
  PyTuple_Pack3,
  PyTuple_SET_ITEM,
} from '../tuple';
import { _PyObject_LookupSpecial } from './special';
import { isHeapType, lookup_tp_dict } from './state';
import { PyBaseObject_Type } from './struct';

function import_copyreg(): PyObject | null {
  const name = PyUnicode_FromString('copyreg');
  if (!name) return null;
  const module = PyImport_ImportModuleLevelObject(name, null, null, null, 0);
  Py_DECREF(name);
  return module;
}

/** A list of slot names, or None; new. The class keeps it as __slotnames__. */
function _PyType_GetSlotNames(cls: PyTypeObject): PyObject | null {
  const known = PyDict_GetItemWithError(lookup_tp_dict(cls) as PyObject, _Py_ID('__slotnames__'));
  if (known) {
    if (known != Py_None && !PyList_Check(known)) {
      return PyErr_Format(
        PyExc_TypeError,
        '%.200s.__slotnames__ should be a list or None, not %.200s',
        cls.tp_name,
        known.ob_type.tp_name,
      );
    }
    return Py_NewRef(known);
  }
  if (PyErr_Occurred()) return null;
  const copyreg = import_copyreg();
  if (!copyreg) return null;
  const slotnames = PyObject_CallMethodOneArg(copyreg, _Py_ID('_slotnames'), cls);
  Py_DECREF(copyreg);
  if (slotnames && slotnames != Py_None && !PyList_Check(slotnames)) {
    Py_DECREF(slotnames);
    return PyErr_SetString(PyExc_TypeError, "copyreg._slotnames didn't return a list or None");
  }
  return slotnames;
}

/** The values of an object's slots: {name: value}; new; NULL without an exception: none is set. */
function slotValues(obj: PyObject, names: PyObject): PyObject | null {
  const slots = PyDict_New();
  if (!slots) return null;
  const at = stackAlloc(1);
  for (let i: i64 = 0; i < PyList_GET_SIZE(names); i++) {
    const name = Py_NewRef(PyList_GET_ITEM(names, i));
    let rc = PyObject_GetOptionalAttr(obj, name, at);
    const value = ptrAt(at, 0);
    if (value) {
      rc = PyDict_SetItem(slots, name, value);
      Py_DECREF(value);
    }
    Py_DECREF(name);
    if (rc < 0) {
      stackFree(at);
      Py_DECREF(slots);
      return null;
    }
  }
  stackFree(at);
  if (PyDict_Size(slots)) return slots;
  Py_DECREF(slots);
  return null;
}

/** required: the state must be all there is of the object. */
function object_getstate_default(obj: PyObject, required: bool): PyObject | null {
  const type = obj.ob_type;
  if (required && type.tp_itemsize) return PyErr_Format(PyExc_TypeError, 'cannot pickle %.200s objects', type.tp_name);
  const state = _PyObject_IsInstanceDictEmpty(obj) ? Py_None : PyObject_GenericGetDict(obj, 0);
  if (!state) return null;
  // A class without __slots__ anywhere needs no copyreg to know that.
  const slotnames = hasSlots(type) ? _PyType_GetSlotNames(type) : Py_None;
  if (!slotnames) {
    Py_DECREF(state);
    return null;
  }
  if (required) {
    let size: i64 = PyBaseObject_Type.tp_basicsize;
    if (type.tp_dictoffset != 0 && !(type.tp_flags & Py_TPFLAGS_MANAGED_DICT)) size += 8;
    if (type.tp_weaklistoffset > 0) size += 8;
    if (slotnames != Py_None) size += 8 * PyList_GET_SIZE(slotnames);
    if (type.tp_basicsize > size) {
      Py_DECREF(slotnames);
      Py_DECREF(state);
      return PyErr_Format(PyExc_TypeError, "cannot pickle '%.200s' object", type.tp_name);
    }
  }
  if (slotnames == Py_None) return state;
  const slots = slotValues(obj, slotnames);
  Py_DECREF(slotnames);
  if (!slots) {
    if (!PyErr_Occurred()) return state;
    Py_DECREF(state);
    return null;
  }
  const both = PyTuple_Pack2(state, slots);
  Py_DECREF(state);
  Py_DECREF(slots);
  return both;
}

/** Whether a class of the MRO was made with __slots__, or copyreg was asked already. */
function hasSlots(type: PyTypeObject): bool {
  const mro = type.tp_mro as PyObject;
  if (PyDict_Contains(lookup_tp_dict(type) as PyObject, _Py_ID('__slotnames__')) > 0) return true;
  for (let i: i64 = 0, n = PyTuple_GET_SIZE(mro); i < n; i++) {
    const base = changetype<PyTypeObject>(PyTuple_GET_ITEM(mro, i));
    if (isHeapType(base) && changetype<PyHeapTypeObject>(base).ht_slots) return true;
  }
  return false;
}

export function object___getstate__(self: PyObject, _unused: PyObject | null): PyObject | null {
  return object_getstate_default(self, false);
}

/** obj.__getstate__(), object's own with `required`. */
function object_getstate(obj: PyObject, required: bool): PyObject | null {
  const getstate = PyObject_GetAttr(obj, _Py_ID('__getstate__'));
  if (!getstate) return null;
  let state: PyObject | null;
  if (
    PyCFunction_Check(getstate) &&
    changetype<PyCFunctionObject>(getstate).m_self == obj &&
    (changetype<PyCFunctionObject>(getstate).m_ml as PyMethodDef).ml_meth == object___getstate__.index
  ) {
    state = object_getstate_default(obj, required);
  } else state = PyObject_CallNoArgs(getstate);
  Py_DECREF(getstate);
  return state;
}

// new
export function _PyObject_GetState(obj: PyObject): PyObject | null {
  return object_getstate(obj, false);
}

/** *args and *kwargs (new or NULL) from __getnewargs_ex__ or __getnewargs__. */
function _PyObject_GetNewArguments(obj: PyObject, args: usize, kwargs: usize): i32 {
  setPtrAt(args, 0, null);
  setPtrAt(kwargs, 0, null);
  let func = _PyObject_LookupSpecial(obj, _Py_ID('__getnewargs_ex__'));
  if (func) {
    const pair = PyObject_CallNoArgs(func);
    Py_DECREF(func);
    if (!pair) return -1;
    if (!PyTuple_Check(pair)) {
      PyErr_Format(PyExc_TypeError, "__getnewargs_ex__ should return a tuple, not '%.200s'", pair.ob_type.tp_name);
    } else if (PyTuple_GET_SIZE(pair) != 2) {
      PyErr_Format(
        PyExc_ValueError,
        '__getnewargs_ex__ should return a tuple of length 2, not %zd',
        <u64>PyTuple_GET_SIZE(pair),
      );
    } else if (!PyTuple_Check(PyTuple_GET_ITEM(pair, 0))) {
      PyErr_Format(
        PyExc_TypeError,
        "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%.200s'",
        PyTuple_GET_ITEM(pair, 0).ob_type.tp_name,
      );
    } else if (!PyDict_Check(PyTuple_GET_ITEM(pair, 1))) {
      PyErr_Format(
        PyExc_TypeError,
        "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%.200s'",
        PyTuple_GET_ITEM(pair, 1).ob_type.tp_name,
      );
    } else {
      setPtrAt(args, 0, Py_NewRef(PyTuple_GET_ITEM(pair, 0)));
      setPtrAt(kwargs, 0, Py_NewRef(PyTuple_GET_ITEM(pair, 1)));
    }
    Py_DECREF(pair);
    return load<usize>(args) ? 0 : -1;
  }
  if (PyErr_Occurred()) return -1;
  func = _PyObject_LookupSpecial(obj, _Py_ID('__getnewargs__'));
  if (!func) return PyErr_Occurred() ? -1 : 0;
  const result = PyObject_CallNoArgs(func);
  Py_DECREF(func);
  if (!result) return -1;
  if (!PyTuple_Check(result)) {
    PyErr_Format(PyExc_TypeError, "__getnewargs__ should return a tuple, not '%.200s'", result.ob_type.tp_name);
    Py_DECREF(result);
    return -1;
  }
  setPtrAt(args, 0, result);
  return 0;
}

/** Protocol 2: (copyreg.__newobj__, (cls, *args), state, iterator of items, iterator of pairs). */
function reduce_newobj(obj: PyObject): PyObject | null {
  const cls = obj.ob_type;
  if (!cls.tp_new) return PyErr_Format(PyExc_TypeError, "cannot pickle '%.200s' object", cls.tp_name);
  const at = stackAlloc(2);
  const ok = _PyObject_GetNewArguments(obj, at, at + 8);
  const args = ptrAt(at, 0);
  const kwargs = ptrAt(at, 1);
  stackFree(at);
  if (ok < 0) return null;
  const copyreg = import_copyreg();
  let newobj: PyObject | null = null;
  let newargs: PyObject | null = null;
  if (copyreg) {
    if (!kwargs || PyDict_Size(kwargs) == 0) {
      newobj = PyObject_GetAttr(copyreg, _Py_ID('__newobj__'));
      const n = args ? PyTuple_GET_SIZE(args) : 0;
      newargs = newobj ? PyTuple_New(n + 1) : null;
      if (newargs) {
        PyTuple_SET_ITEM(newargs, 0, Py_NewRef(cls));
        for (let i: i64 = 0; i < n; i++)
          PyTuple_SET_ITEM(newargs, i + 1, Py_NewRef(PyTuple_GET_ITEM(args as PyObject, i)));
      }
    } else {
      newobj = PyObject_GetAttr(copyreg, _Py_ID('__newobj_ex__'));
      newargs = newobj ? PyTuple_Pack3(cls, args as PyObject, kwargs) : null;
    }
    Py_DECREF(copyreg);
  }
  const hasargs = args != null;
  Py_XDECREF(args);
  Py_XDECREF(kwargs);
  let result: PyObject | null = null;
  if (newobj && newargs) {
    const isList = PyList_Check(obj);
    const isDict = PyDict_Check(obj);
    const state = object_getstate(obj, !(hasargs || isList || isDict));
    const listitems: PyObject | null = !state ? null : isList ? PyObject_GetIter(obj) : Py_None;
    let dictitems: PyObject | null = null;
    if (listitems) {
      if (!isDict) dictitems = Py_None;
      else {
        const items = PyObject_CallMethodNoArgs(obj, _Py_ID('items'));
        if (items) {
          dictitems = PyObject_GetIter(items);
          Py_DECREF(items);
        }
      }
    }
    if (dictitems) {
      result = PyTuple_New(5);
      if (result) {
        PyTuple_SET_ITEM(result, 0, Py_NewRef(newobj));
        PyTuple_SET_ITEM(result, 1, Py_NewRef(newargs));
        PyTuple_SET_ITEM(result, 2, Py_XNewRef(state));
        PyTuple_SET_ITEM(result, 3, Py_XNewRef(listitems));
        PyTuple_SET_ITEM(result, 4, Py_NewRef(dictitems));
      }
    }
    Py_XDECREF(state);
    Py_XDECREF(listitems);
    Py_XDECREF(dictitems);
  }
  Py_XDECREF(newobj);
  Py_XDECREF(newargs);
  return result;
}

function _common_reduce(self: PyObject, proto: i32): PyObject | null {
  if (proto >= 2) return reduce_newobj(self);
  const copyreg = import_copyreg();
  if (!copyreg) return null;
  const func = PyObject_GetAttrString(copyreg, '_reduce_ex');
  Py_DECREF(copyreg);
  if (!func) return null;
  const number = PyLong_FromLong(proto);
  const res = number ? _PyObject_CallTwo(func, self, number) : null;
  Py_XDECREF(number);
  Py_DECREF(func);
  return res;
}

export function object___reduce__(self: PyObject, _unused: PyObject | null): PyObject | null {
  return _common_reduce(self, 0);
}

/** A class with a __reduce__ of its own is asked through that. */
export function object___reduce_ex__(self: PyObject, protocol: PyObject): PyObject | null {
  const proto = PyLong_AsInt(protocol);
  if (proto == -1 && PyErr_Occurred()) return null;
  const interp = _PyInterpreterState_GET();
  if (!interp.cached_objreduce) {
    const objreduce = PyDict_GetItemWithError(lookup_tp_dict(PyBaseObject_Type) as PyObject, _Py_ID('__reduce__'));
    if (!objreduce && PyErr_Occurred()) return null;
    interp.cached_objreduce = Py_XNewRef(objreduce);
  }
  const at = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(self, _Py_ID('__reduce__'), at);
  const reduce = ptrAt(at, 0);
  stackFree(at);
  if (found < 0) return null;
  if (reduce) {
    const clsreduce = PyObject_GetAttr(self.ob_type, _Py_ID('__reduce__'));
    if (!clsreduce) {
      Py_DECREF(reduce);
      return null;
    }
    const overridden = clsreduce != interp.cached_objreduce;
    Py_DECREF(clsreduce);
    const res = overridden ? PyObject_CallNoArgs(reduce) : null;
    Py_DECREF(reduce);
    if (overridden) return res;
  }
  return _common_reduce(self, proto);
}
