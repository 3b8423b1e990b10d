// __code__, __defaults__, __annotations__ … of functions. (CPython: Objects/funcobject.c)

import { Py_DECREF, Py_NewRef, Py_XNewRef, setSlot } from '../runtime/cold';
import { arg, PyObject, ptrAt } from '../runtime/object';
import { getset, member } from '../runtime/register';
import { _Py_T_OBJECT, Py_READONLY, PyTypeObject } from '../runtime/type';
import { PyCode_Check, PyCodeObject } from './code';
import { PyDict_Check, PyDict_New, PyDict_SetItem } from './dict/dict';
import { PyErr_Format, PyErr_SetString, PyErr_WarnEx } from './exceptions/errors';
import { PyExc_DeprecationWarning, PyExc_TypeError, PyExc_ValueError } from './exceptions/types';
import { asFunction, PyFunctionObject } from './function';
import { PyObject_GenericGetDict, PyObject_GenericSetDict } from './instance-dict';
import { Py_None } from './none';
import { PyUnicode_Check } from './str/struct';
import { PyTuple_Check, PyTuple_CheckExact, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New } from './tuple';

const CO_GENERATOR_KINDS = 0x20 | 0x80 | 0x200;

function func_get_code(self: PyObject, _closure: usize): PyObject | null {
  return Py_XNewRef(asFunction(self).func_code);
}

function func_set_code(self: PyObject, value: PyObject | null, _closure: usize): i32 {
  const op = asFunction(self);
  if (!value || !PyCode_Check(value)) {
    PyErr_SetString(PyExc_TypeError, '__code__ must be set to a code object');
    return -1;
  }
  const code = changetype<PyCodeObject>(value);
  const nfree: i64 = code.co_nfreevars;
  const closure = op.func_closure;
  const nclosure: i64 = closure ? PyTuple_GET_SIZE(closure) : 0;
  if (nclosure != nfree) {
    PyErr_Format(
      PyExc_ValueError,
      '%U() requires a code object with %zd free vars, not %zd',
      arg(op.func_name),
      <u64>nclosure,
      <u64>nfree,
    );
    return -1;
  }
  const old = changetype<PyCodeObject>(op.func_code);
  if ((old.co_flags & CO_GENERATOR_KINDS) != (code.co_flags & CO_GENERATOR_KINDS)) {
    if (
      PyErr_WarnEx(
        PyExc_DeprecationWarning,
        'Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)',
        1,
      ) < 0
    ) {
      return -1;
    }
  }
  op.func_version = 0;
  setSlot(changetype<usize>(self) + offsetof<PyFunctionObject>('_func_code'), Py_NewRef(value));
  return 0;
}

function func_get_name(self: PyObject, _closure: usize): PyObject | null {
  return Py_XNewRef(asFunction(self).func_name);
}

function setText(self: PyObject, value: PyObject | null, offset: usize, name: string): i32 {
  if (!value || !PyUnicode_Check(value)) {
    PyErr_Format(PyExc_TypeError, '%ls must be set to a string object', changetype<usize>(name));
    return -1;
  }
  setSlot(changetype<usize>(self) + offset, Py_NewRef(value));
  return 0;
}

function func_set_name(self: PyObject, value: PyObject | null, _closure: usize): i32 {
  return setText(self, value, offsetof<PyFunctionObject>('_func_name'), '__name__');
}

function func_get_qualname(self: PyObject, _closure: usize): PyObject | null {
  return Py_XNewRef(asFunction(self).func_qualname);
}

function func_set_qualname(self: PyObject, value: PyObject | null, _closure: usize): i32 {
  return setText(self, value, offsetof<PyFunctionObject>('_func_qualname'), '__qualname__');
}

function func_get_defaults(self: PyObject, _closure: usize): PyObject | null {
  const defaults = asFunction(self).func_defaults;
  return defaults ? Py_NewRef(defaults) : Py_None;
}

function func_set_defaults(self: PyObject, given: PyObject | null, _closure: usize): i32 {
  const value = given == Py_None ? changetype<PyObject | null>(0) : given;
  if (value && !PyTuple_Check(value)) {
    PyErr_SetString(PyExc_TypeError, '__defaults__ must be set to a tuple object');
    return -1;
  }
  asFunction(self).func_version = 0;
  setSlot(changetype<usize>(self) + offsetof<PyFunctionObject>('_func_defaults'), Py_XNewRef(value));
  return 0;
}

function func_get_kwdefaults(self: PyObject, _closure: usize): PyObject | null {
  const kwdefaults = asFunction(self).func_kwdefaults;
  return kwdefaults ? Py_NewRef(kwdefaults) : Py_None;
}

function func_set_kwdefaults(self: PyObject, given: PyObject | null, _closure: usize): i32 {
  const value = given == Py_None ? changetype<PyObject | null>(0) : given;
  if (value && !PyDict_Check(value)) {
    PyErr_SetString(PyExc_TypeError, '__kwdefaults__ must be set to a dict object');
    return -1;
  }
  asFunction(self).func_version = 0;
  setSlot(changetype<usize>(self) + offsetof<PyFunctionObject>('_func_kwdefaults'), Py_XNewRef(value));
  return 0;
}

/** The compiler's tuple (name, value, …) becomes a dict. */
function func_get_annotations(self: PyObject, _closure: usize): PyObject | null {
  const slot = changetype<usize>(self) + offsetof<PyFunctionObject>('_func_annotations');
  const annotations = ptrAt(slot, 0);
  if (!annotations || PyTuple_CheckExact(annotations)) {
    const dict = PyDict_New();
    if (!dict) return null;
    if (annotations) {
      for (let i: i64 = 0, n = PyTuple_GET_SIZE(annotations); i < n; i += 2) {
        if (PyDict_SetItem(dict, PyTuple_GET_ITEM(annotations, i), PyTuple_GET_ITEM(annotations, i + 1)) < 0) {
          Py_DECREF(dict);
          return null;
        }
      }
    }
    setSlot(slot, dict);
  }
  return Py_XNewRef(ptrAt(slot, 0));
}

function func_set_annotations(self: PyObject, given: PyObject | null, _closure: usize): i32 {
  const value = given == Py_None ? changetype<PyObject | null>(0) : given;
  if (value && !PyDict_Check(value)) {
    PyErr_SetString(PyExc_TypeError, '__annotations__ must be set to a dict object');
    return -1;
  }
  asFunction(self).func_version = 0;
  setSlot(changetype<usize>(self) + offsetof<PyFunctionObject>('_func_annotations'), Py_XNewRef(value));
  return 0;
}

function func_get_type_params(self: PyObject, _closure: usize): PyObject | null {
  const params = asFunction(self).func_typeparams;
  return params ? Py_NewRef(params) : PyTuple_New(0);
}

function func_set_type_params(self: PyObject, value: PyObject | null, _closure: usize): i32 {
  if (!value || !PyTuple_Check(value)) {
    PyErr_SetString(PyExc_TypeError, '__type_params__ must be set to a tuple');
    return -1;
  }
  setSlot(changetype<usize>(self) + offsetof<PyFunctionObject>('_func_typeparams'), Py_NewRef(value));
  return 0;
}

export function init_function_attributes(t: PyTypeObject): void {
  member(t, '__closure__', _Py_T_OBJECT, offsetof<PyFunctionObject>('_func_closure'), Py_READONLY, '');
  member(t, '__doc__', _Py_T_OBJECT, offsetof<PyFunctionObject>('_func_doc'), 0, '');
  member(t, '__globals__', _Py_T_OBJECT, offsetof<PyFunctionObject>('_func_globals'), Py_READONLY, '');
  member(t, '__module__', _Py_T_OBJECT, offsetof<PyFunctionObject>('_func_module'), 0, '');
  member(t, '__builtins__', _Py_T_OBJECT, offsetof<PyFunctionObject>('_func_builtins'), Py_READONLY, '');
  getset(t, '__code__', func_get_code.index, func_set_code.index, '');
  getset(t, '__defaults__', func_get_defaults.index, func_set_defaults.index, '');
  getset(t, '__kwdefaults__', func_get_kwdefaults.index, func_set_kwdefaults.index, '');
  getset(t, '__annotations__', func_get_annotations.index, func_set_annotations.index, '');
  getset(t, '__dict__', PyObject_GenericGetDict.index, PyObject_GenericSetDict.index, '');
  getset(t, '__name__', func_get_name.index, func_set_name.index, '');
  getset(t, '__qualname__', func_get_qualname.index, func_set_qualname.index, '');
  getset(t, '__type_params__', func_get_type_params.index, func_set_type_params.index, '');
}
