// Floating-point numbers. (CPython: Objects/floatobject.c)
//
//      0 ╞═ ob_refcnt ╡
//      8 │  ob_type   │  in the freelist: the next free float
//     16 │  ob_fval   │  an IEEE double
//
// Up to 100 freed floats wait in a chain to be used again. This file makes and frees; float/ has the operations.

import { tracedReuse } from '../memory/hook';
import { PyObject_Free, PyObject_Malloc } from '../memory/obmalloc/malloc';
import { giveFloat, takeFloat } from '../runtime/freelist';
import { _Py_NewReference, Py_DECREF, PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';
import { PyNumber_Float } from './abstract/conversion';
import { PyErr_Format, PyErr_NoMemory } from './exceptions/errors';
import { PyExc_TypeError } from './exceptions/types';
import { PyLong_CheckExact } from './int';
import { PyLong_AsDouble } from './int/double';
import { PyObject_TypeCheck } from './type/state';

/** 24 bytes. */
@unmanaged
export class PyFloatObject extends PyObject {
  ob_fval: f64;
}

export const PyFloat_Type = staticObject<PyTypeObject>(416);

// new
/* @inline */ export function PyFloat_FromDouble(v: f64): PyObject | null {
  const free = takeFloat();
  if (!free) return allocateFloat(v);
  free.ob_type = PyFloat_Type;
  _Py_NewReference(free);
  tracedReuse(changetype<usize>(free));
  changetype<PyFloatObject>(free).ob_fval = v;
  return free;
}

function allocateFloat(v: f64): PyObject | null {
  const p = PyObject_Malloc(offsetof<PyFloatObject>());
  if (!p) return PyErr_NoMemory();
  const o = changetype<PyFloatObject>(p);
  o.ob_type = PyFloat_Type;
  _Py_NewReference(o);
  o.ob_fval = v;
  return o;
}

/** Frees a float of exactly type float whose count fell to 0. */
/* @inline */ export function _PyFloat_ExactDealloc(o: PyObject): void {
  if (!giveFloat(o)) PyObject_Free(changetype<usize>(o));
}

export function float_dealloc(o: PyObject): void {
  if (PyFloat_CheckExact(o)) _PyFloat_ExactDealloc(o);
  else call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

/* @inline */ export function PyFloat_Check(o: PyObject): bool {
  return o.ob_type == PyFloat_Type || PyObject_TypeCheck(o, PyFloat_Type);
}

/* @inline */ export function PyFloat_CheckExact(o: PyObject): bool {
  return o.ob_type == PyFloat_Type;
}

/* @inline */ export function PyFloat_AS_DOUBLE(o: PyObject): f64 {
  return changetype<PyFloatObject>(o).ob_fval;
}

/** -1 with the exception set when o is not a number. */
export function PyFloat_AsDouble(o: PyObject): f64 {
  if (PyFloat_CheckExact(o)) return PyFloat_AS_DOUBLE(o);
  if (PyLong_CheckExact(o)) return PyLong_AsDouble(o);
  if (PyFloat_Check(o)) return PyFloat_AS_DOUBLE(o);
  const number = o.ob_type.tp_as_number;
  if (!number || (!number.nb_float && !number.nb_index)) {
    PyErr_Format(PyExc_TypeError, 'must be real number, not %.50s', <u64>o.ob_type.tp_name);
    return -1;
  }
  // Both slots as PyNumber_Float reads them, with the same complaints.
  const x = PyNumber_Float(o);
  if (!x) return -1;
  const v = PyFloat_AS_DOUBLE(x);
  Py_DECREF(x);
  return v;
}
