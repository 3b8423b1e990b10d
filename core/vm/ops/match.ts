// Pattern matching. (CPython: match_keys, match_class in Python/ceval.c)

import { PyObject_IsInstance } from '../../objects/abstract/isinstance';
import { PyObject_GetAttr, PyObject_GetOptionalAttr } from '../../objects/attribute';
import { PyObject_CallNoArgs, PyObject_Vectorcall } from '../../objects/call';
import { PyErr_Format } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { _PyList_AppendTakeRef, PyList_Append, PyList_AsTuple, PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PySet_Add, PySet_Contains, PySet_New } from '../../objects/set';
import { PyUnicode_CheckExact } from '../../objects/str/struct';
import {
  PyTuple_CheckExact,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_SET_ITEM,
} from '../../objects/tuple';
import { PyType_Check } from '../../objects/type/state';
import { PyBaseObject_Type } from '../../objects/type/struct';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, Py_DECREF, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import {
  _Py_TPFLAGS_MATCH_SELF,
  PY_VECTORCALL_ARGUMENTS_OFFSET,
  PyType_HasFeature,
  PyTypeObject,
} from '../../runtime/type';
import { peek } from '../stack';

/** subject, keys -- subject, keys, values: the tuple of values, or None. new */
/* @noinline */ export function op_MATCH_KEYS(sp: usize): PyObject | null {
  const map = peek(sp, 2);
  const keys = peek(sp, 1);
  const n = PyTuple_GET_SIZE(keys);
  if (n == 0) return PyTuple_New(0);
  // get(key, dummy), so that defaultdicts don't grow
  const get = PyObject_GetAttr(map, _Py_ID('get'));
  if (!get) return null;
  const seen = PySet_New(null);
  const dummy = seen ? PyObject_CallNoArgs(PyBaseObject_Type) : null;
  const values = dummy ? PyTuple_New(n) : null;
  let result: PyObject | null = values;
  for (let i: i64 = 0; values && i < n; i++) {
    const key = PyTuple_GET_ITEM(keys, i);
    const known = PySet_Contains(seen!, key);
    if (known || PySet_Add(seen!, key) < 0) {
      if (known > 0) PyErr_Format(PyExc_ValueError, 'mapping pattern checks duplicate key (%R)', arg(key));
      result = null;
      break;
    }
    const args = stackAlloc(3);
    setPtrAt(args, 0, null);
    setPtrAt(args, 1, key);
    setPtrAt(args, 2, dummy);
    const value = PyObject_Vectorcall(get, args + 8, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
    stackFree(args);
    if (!value) {
      result = null;
      break;
    }
    if (value == dummy) {
      Py_DECREF(value);
      result = Py_None;
      break;
    }
    PyTuple_SET_ITEM(values, i, value);
  }
  if (result != values) Py_XDECREF(values);
  Py_DECREF(get);
  Py_XDECREF(seen);
  Py_XDECREF(dummy);
  return result;
}

/** subject, type, names -- attrs: the tuple of attributes, or None; the three are consumed. new */
/* @noinline */ export function op_MATCH_CLASS(sp: usize, oparg: i32): PyObject | null {
  const subject = peek(sp, 3);
  const type = peek(sp, 2);
  const names = peek(sp, 1);
  const attrs = match_class(subject, type, oparg, names);
  Py_DECREF(subject);
  Py_DECREF(type);
  Py_DECREF(names);
  if (attrs) return attrs;
  if (PyErr_Occurred()) return null;
  return Py_None;
}

/** An attribute, looked up once only. new */
function match_class_attr(subject: PyObject, type: PyObject, name: PyObject, seen: PyObject): PyObject | null {
  const known = PySet_Contains(seen, name);
  if (known || PySet_Add(seen, name) < 0) {
    if (known > 0) {
      PyErr_Format(
        PyExc_TypeError,
        '%s() got multiple sub-patterns for attribute %R',
        <u64>changetype<PyTypeObject>(type).tp_name,
        arg(name),
      );
    }
    return null;
  }
  const out = stackAlloc(1);
  setPtrAt(out, 0, null);
  PyObject_GetOptionalAttr(subject, name, out);
  const attr = ptrAt(out, 0);
  stackFree(out);
  return attr;
}

function match_class(subject: PyObject, type: PyObject, nargs: i32, kwargs: PyObject): PyObject | null {
  if (!PyType_Check(type)) return PyErr_Format(PyExc_TypeError, 'called match pattern must be a class');
  const instance = PyObject_IsInstance(subject, type);
  if (instance <= 0) return null;
  const seen = PySet_New(null);
  if (!seen) return null;
  const attrs = PyList_New(0);
  if (!attrs) {
    Py_DECREF(seen);
    return null;
  }
  let ok = true;
  if (nargs) ok = matchPositional(subject, type, nargs, seen, attrs);
  for (let i: i64 = 0; ok && i < PyTuple_GET_SIZE(kwargs); i++) {
    const attr = match_class_attr(subject, type, PyTuple_GET_ITEM(kwargs, i), seen);
    ok = attr != null && _PyList_AppendTakeRef(attrs, attr) == 0;
  }
  let result: PyObject | null = null;
  if (ok) result = PyList_AsTuple(attrs);
  Py_DECREF(attrs);
  Py_DECREF(seen);
  return result;
}

function matchPositional(subject: PyObject, type: PyObject, nargs: i32, seen: PyObject, attrs: PyObject): bool {
  const name = changetype<PyTypeObject>(type).tp_name;
  const out = stackAlloc(1);
  setPtrAt(out, 0, null);
  const err = PyObject_GetOptionalAttr(type, _Py_ID('__match_args__'), out);
  const match_args = ptrAt(out, 0);
  stackFree(out);
  if (err < 0) return false;
  let match_self = false;
  let allowed: i64 = 0;
  if (match_args) {
    if (!PyTuple_CheckExact(match_args)) {
      PyErr_Format(
        PyExc_TypeError,
        '%s.__match_args__ must be a tuple (got %s)',
        <u64>name,
        <u64>match_args.ob_type.tp_name,
      );
      Py_DECREF(match_args);
      return false;
    }
    allowed = PyTuple_GET_SIZE(match_args);
  } else {
    match_self = PyType_HasFeature(changetype<PyTypeObject>(type), _Py_TPFLAGS_MATCH_SELF);
    allowed = match_self ? 1 : 0;
  }
  if (allowed < <i64>nargs) {
    PyErr_Format(
      PyExc_TypeError,
      '%s() accepts %d positional sub-pattern%ls (%d given)',
      <u64>name,
      allowed,
      <u64>changetype<usize>(allowed == 1 ? '' : 's'),
      nargs,
    );
    Py_XDECREF(match_args);
    return false;
  }
  let ok = true;
  if (match_self) ok = PyList_Append(attrs, subject) == 0;
  else {
    for (let i: i64 = 0; ok && i < <i64>nargs; i++) {
      const attrName = PyTuple_GET_ITEM(match_args!, i);
      if (!PyUnicode_CheckExact(attrName)) {
        PyErr_Format(
          PyExc_TypeError,
          '__match_args__ elements must be strings (got %s)',
          <u64>attrName.ob_type.tp_name,
        );
        ok = false;
        break;
      }
      const attr = match_class_attr(subject, type, attrName, seen);
      ok = attr != null && _PyList_AppendTakeRef(attrs, attr) == 0;
    }
  }
  Py_XDECREF(match_args);
  return ok;
}
