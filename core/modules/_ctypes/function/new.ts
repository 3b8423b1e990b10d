// Making a function: from an address, of a library, of a callable. (CPython: Modules/_ctypes/_ctypes.c)

import { exactArguments } from '../../../objects/args';
import { PyObject_GetAttrString } from '../../../objects/attribute';
import { PyBytes_AS_STRING, PyBytes_Check } from '../../../objects/bytes/struct';
import { PyErr_Format, PyErr_SetString } from '../../../objects/exceptions/errors';
import { PyExc_AttributeError, PyExc_TypeError, PyExc_ValueError } from '../../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsUnsignedLongLongMask, PyLong_Check } from '../../../objects/int';
import { Py_None } from '../../../objects/none';
import { PyCallable_Check } from '../../../objects/object';
import { PyUnicode_Check } from '../../../objects/str/struct';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../../objects/tuple';
import { PyType_Check } from '../../../objects/type/state';
import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef } from '../../../runtime/cold';
import { PyErr_Occurred } from '../../../runtime/errors';
import { arg, PyObject } from '../../../runtime/object';
import { PyTypeObject } from '../../../runtime/type';
import { GenericPyCData_new, KeepRef, newCData } from '../cdata';
import { functionSymbol } from '../exports';
import { asFuncPtr } from '../function';
import { asCData, ctypes_state, infoOf, isPointerType, isType, letterOf, stateOfMeta } from '../types';
import { newThunk } from './thunk';

/** May a class of that type be an 'out' parameter? */
function checkOut(st: ctypes_state, type: PyObject, index: i64): bool {
  if (isPointerType(st, type) || isType(type, st.PyCArrayType_Type)) return true;
  const info = infoOf(st, type);
  const c = info ? letterOf(info) : <u8>0;
  if (c == 0x50 || c == 0x7a || c == 0x5a) return true;
  const name = PyType_Check(type) ? changetype<PyTypeObject>(type).tp_name : type.ob_type.tp_name;
  PyErr_Format(PyExc_TypeError, "'out' parameter %d must be a pointer type, not %s", index, name);
  return false;
}

function _validate_paramflags(st: ctypes_state, type: PyTypeObject, flags: PyObject | null): bool {
  const info = infoOf(st, type);
  if (!info) {
    PyErr_SetString(PyExc_TypeError, 'abstract class');
    return false;
  }
  const argtypes = info.argtypes;
  if (!flags || !argtypes) return true;
  if (!PyTuple_Check(flags)) {
    PyErr_SetString(PyExc_TypeError, 'paramflags must be a tuple or None');
    return false;
  }
  const n = PyTuple_GET_SIZE(flags);
  if (!PyTuple_Check(argtypes) || n != PyTuple_GET_SIZE(argtypes)) {
    PyErr_SetString(PyExc_ValueError, 'paramflags must have the same length as argtypes');
    return false;
  }
  for (let i: i64 = 0; i < n; i++) {
    const item = PyTuple_GET_ITEM(flags, i);
    const size = PyTuple_Check(item) ? PyTuple_GET_SIZE(item) : 0;
    let flag = -1;
    let ok = size >= 1 && size <= 3;
    if (ok) {
      flag = PyLong_AsInt(PyTuple_GET_ITEM(item, 0));
      ok = !(flag == -1 && PyErr_Occurred());
    }
    const name = ok && size > 1 ? PyTuple_GET_ITEM(item, 1) : Py_None;
    if (!ok || !(name == Py_None || PyUnicode_Check(name))) {
      PyErr_SetString(PyExc_TypeError, 'paramflags must be a sequence of (int [,string [,value]]) tuples');
      return false;
    }
    const kind = flag & 7;
    if (kind == 2) {
      if (!checkOut(st, PyTuple_GET_ITEM(argtypes, i), i + 1)) return false;
    } else if (kind != 0 && kind != 1 && kind != 5 && kind != 3) {
      PyErr_Format(PyExc_TypeError, 'paramflag value %d not supported', <u64>flag);
      return false;
    }
  }
  return true;
}

// new: ((name, dll)[, paramflags])
function PyCFuncPtr_FromDll(st: ctypes_state, type: PyTypeObject, args: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n > 2) return PyErr_Format(PyExc_TypeError, 'function takes at most 2 arguments (%zd given)', n);
  const spec = PyTuple_GET_ITEM(args, 0);
  let flags: PyObject | null = n > 1 ? PyTuple_GET_ITEM(args, 1) : null;
  if (flags == Py_None) flags = null;
  if (PyTuple_GET_SIZE(spec) != 2) return PyErr_SetString(PyExc_TypeError, 'illegal func_spec argument');
  const name = PyTuple_GET_ITEM(spec, 0);
  const dll = PyTuple_GET_ITEM(spec, 1);
  if (!PyBytes_Check(name) && !PyUnicode_Check(name)) {
    return PyErr_SetString(PyExc_TypeError, 'function name must be string, bytes object or integer');
  }
  const handle = PyObject_GetAttrString(dll, '_handle');
  if (!handle) return null;
  const isInt = PyLong_Check(handle);
  Py_DECREF(handle);
  if (!isInt) {
    return PyErr_SetString(PyExc_TypeError, 'the _handle attribute of the second argument must be an integer');
  }
  const address = functionSymbol(st, name);
  if (!address) {
    return PyBytes_Check(name)
      ? PyErr_Format(PyExc_AttributeError, '/pellucid/bin/python: undefined symbol: %s', PyBytes_AS_STRING(name))
      : PyErr_Format(PyExc_AttributeError, '/pellucid/bin/python: undefined symbol: %U', arg(name));
  }
  if (!_validate_paramflags(st, type, flags)) return null;
  const self = newCData(st, type);
  if (!self) return null;
  asFuncPtr(self).paramflags = Py_XNewRef(flags);
  store<u64>(<usize>asCData(self).b_ptr, <u64>address);
  if (KeepRef(asCData(self), 0, Py_NewRef(dll)) < 0) {
    Py_DECREF(self);
    return null;
  }
  asFuncPtr(self).callable = Py_NewRef(self);
  return self;
}

export function PyCFuncPtr_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n == 0) return GenericPyCData_new(type, args, kwds);
  const st = stateOfMeta(type.ob_type);
  const first = PyTuple_GET_ITEM(args, 0);
  if (PyTuple_Check(first)) return PyCFuncPtr_FromDll(st, type, args);
  if (!exactArguments(args, '', 1)) return null;
  if (PyLong_Check(first)) {
    const p = PyLong_AsUnsignedLongLongMask(first);
    const self = newCData(st, type);
    if (self) store<u64>(<usize>asCData(self).b_ptr, p);
    return self;
  }
  if (!PyCallable_Check(first)) {
    return PyErr_SetString(PyExc_TypeError, 'argument must be callable or integer function address');
  }
  const info = infoOf(st, type);
  if (!info || !info.argtypes) {
    return PyErr_SetString(PyExc_TypeError, 'cannot construct instance of this class: no argtypes');
  }
  const thunk = newThunk(st, first, info);
  const self = thunk ? newCData(st, type) : null;
  if (!self) {
    Py_XDECREF(thunk);
    return null;
  }
  asFuncPtr(self).callable = Py_NewRef(first);
  asFuncPtr(self).thunk = thunk;
  store<u64>(<usize>asCData(self).b_ptr, <u64>changetype<usize>(thunk));
  if (KeepRef(asCData(self), 0, Py_NewRef(thunk as PyObject)) < 0) {
    Py_DECREF(self);
    return null;
  }
  return self;
}
