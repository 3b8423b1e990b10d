// When two code objects are the same, and which key a constant has. (CPython: Objects/codeobject.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF } from '../../runtime/cold';
import { Py_EQ, Py_NE, PyObject } from '../../runtime/object';
import { opcodeCaches } from '../../vm/opcodes';
import { PySequence_Tuple } from '../abstract/sequence';
import { Py_False, Py_True, PyBool_Type } from '../bool';
import { PyBytes_CheckExact } from '../bytes/struct';
import { _Py_GetBaseCodeUnit, PyCode_Check, PyCodeObject } from '../code';
import { imagOf, PyComplex_CheckExact, realOf } from '../complex';
import { PyFloat_AS_DOUBLE, PyFloat_Type } from '../float';
import { PyLong_Type } from '../int';
import { Py_Ellipsis, Py_None, Py_NotImplemented } from '../none';
import { PyObject_Hash, PyObject_RichCompareBool } from '../object';
import { PyFrozenSet_New, PyFrozenSet_Type } from '../set';
import { PyUnicode_CheckExact } from '../str/struct';
import {
  PyTuple_CheckExact,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_Pack2,
  PyTuple_Pack3,
  PyTuple_SET_ITEM,
} from '../tuple';

/* @inline */ function scramble(h: u64, x: u64): u64 {
  return (h ^ x) * 1000003;
}

export function code_hash(self: PyCodeObject): i64 {
  let h: u64 = 20221211;
  let part = PyObject_Hash(self.co_name!);
  if (part == -1) return -1;
  h = scramble(h, part);
  part = PyObject_Hash(self.co_consts!);
  if (part == -1) return -1;
  h = scramble(h, part);
  part = PyObject_Hash(self.co_names!);
  if (part == -1) return -1;
  h = scramble(h, part);
  part = PyObject_Hash(self.co_localsplusnames!);
  if (part == -1) return -1;
  h = scramble(h, part);
  part = PyObject_Hash(self.co_linetable!);
  if (part == -1) return -1;
  h = scramble(h, part);
  part = PyObject_Hash(self.co_exceptiontable!);
  if (part == -1) return -1;
  h = scramble(h, part);
  h = scramble(h, self.co_argcount);
  h = scramble(h, self.co_posonlyargcount);
  h = scramble(h, self.co_kwonlyargcount);
  h = scramble(h, self.co_flags);
  h = scramble(h, self.co_firstlineno);
  h = scramble(h, self.ob_size);
  for (let i: i64 = 0; i < self.ob_size; i++) {
    const unit = _Py_GetBaseCodeUnit(self, i);
    h = scramble(h, unit);
    i += opcodeCaches(<i32>(unit & 0xff));
  }
  return h == <u64>-1 ? -2 : <i64>h;
}

/* @inline */ function isNegativeZero(d: f64): bool {
  return d == 0.0 && reinterpret<i64>(d) < 0;
}

/** What tells constants apart that are equal: (type, value) where 1 == 1.0 == True. new */
export function _PyCode_ConstantKey(o: PyObject): PyObject | null {
  const type = o.ob_type;
  if (o == Py_None || o == Py_Ellipsis || type == PyLong_Type || PyUnicode_CheckExact(o) || PyCode_Check(o))
    return Py_NewRef(o);
  if (type == PyBool_Type || PyBytes_CheckExact(o)) return PyTuple_Pack2(type, o);
  if (type == PyFloat_Type) {
    return isNegativeZero(PyFloat_AS_DOUBLE(o)) ? PyTuple_Pack3(type, o, Py_None) : PyTuple_Pack2(type, o);
  }
  if (PyComplex_CheckExact(o)) {
    const real = isNegativeZero(realOf(o));
    const imag = isNegativeZero(imagOf(o));
    if (!real && !imag) return PyTuple_Pack2(type, o);
    return PyTuple_Pack3(type, o, !imag ? Py_None : real ? Py_True : Py_False);
  }
  if (PyTuple_CheckExact(o)) return keyWith(keysOf(o), o);
  if (o.ob_type == PyFrozenSet_Type) {
    // {1} and {1.0} are equal, and not the same constant.
    const items = PySequence_Tuple(o);
    const keys = items ? keysOf(items) : null;
    const set: PyObject | null = keys ? PyFrozenSet_New(keys) : null;
    Py_XDECREF(items);
    Py_XDECREF(keys);
    return keyWith(set, o);
  }
  return Py_NewRef(o);
}

// new: the keys of a tuple's items
function keysOf(tuple: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(tuple);
  const keys = PyTuple_New(n);
  if (!keys) return null;
  for (let i: i64 = 0; i < n; i++) {
    const key = _PyCode_ConstantKey(PyTuple_GET_ITEM(tuple, i));
    if (!key) {
      Py_DECREF(keys);
      return null;
    }
    PyTuple_SET_ITEM(keys, i, key);
  }
  return keys;
}

// new: (keys, o); steals keys, NULL is an error
function keyWith(keys: PyObject | null, o: PyObject): PyObject | null {
  if (!keys) return null;
  const result = PyTuple_Pack2(keys, o);
  Py_DECREF(keys);
  return result;
}

function equalObjects(a: PyObject, b: PyObject): i32 {
  return PyObject_RichCompareBool(a, b, Py_EQ);
}

function equalConstants(a: PyObject, b: PyObject): i32 {
  const left = _PyCode_ConstantKey(a);
  if (!left) return -1;
  const right = _PyCode_ConstantKey(b);
  if (!right) {
    Py_DECREF(left);
    return -1;
  }
  const eq = equalObjects(left, right);
  Py_DECREF(left);
  Py_DECREF(right);
  return eq;
}

function code_equal(a: PyCodeObject, b: PyCodeObject): i32 {
  const eq = equalObjects(a.co_name!, b.co_name!);
  if (eq <= 0) return eq;
  if (
    a.co_argcount != b.co_argcount ||
    a.co_posonlyargcount != b.co_posonlyargcount ||
    a.co_kwonlyargcount != b.co_kwonlyargcount ||
    a.co_flags != b.co_flags ||
    a.co_firstlineno != b.co_firstlineno ||
    a.ob_size != b.ob_size
  )
    return 0;
  for (let i: i64 = 0; i < a.ob_size; i++) {
    const unit = _Py_GetBaseCodeUnit(a, i);
    if (unit != _Py_GetBaseCodeUnit(b, i)) return 0;
    i += opcodeCaches(<i32>(unit & 0xff));
  }
  let same = equalConstants(a.co_consts!, b.co_consts!);
  if (same > 0) same = equalObjects(a.co_names!, b.co_names!);
  if (same > 0) same = equalObjects(a.co_localsplusnames!, b.co_localsplusnames!);
  if (same > 0) same = equalObjects(a.co_linetable!, b.co_linetable!);
  if (same > 0) same = equalObjects(a.co_exceptiontable!, b.co_exceptiontable!);
  return same;
}

export function code_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if ((op != Py_EQ && op != Py_NE) || !PyCode_Check(self) || !PyCode_Check(other)) return Py_NotImplemented;
  const eq = code_equal(changetype<PyCodeObject>(self), changetype<PyCodeObject>(other));
  if (eq < 0) return null;
  return (op == Py_EQ) == (eq != 0) ? Py_True : Py_False;
}
