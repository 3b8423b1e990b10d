// Complex numbers. (CPython: Objects/complexobject.c)
//
//      0 ╞═ ob_refcnt ╡
//      8 │  ob_type   │
//     16 │  cval.real │  an IEEE double
//     24 │  cval.imag │  another one
//
// Freed ones are not kept: each goes straight back to its pool. This file makes and reads; complex/ has the operations.

import { PyObject_Malloc } from '../memory/obmalloc/malloc';
import { _PyObject_Init, PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';
import { PyErr_NoMemory } from './exceptions/errors';
import { PyFloat_AsDouble } from './float';
import { PyObject_TypeCheck } from './type/state';

/** C's struct of two doubles, in an object or on the native stack; 16 bytes. */
@unmanaged
export class Py_complex {
  real: f64;
  imag: f64;
}

/** 32 bytes. */
@unmanaged
export class PyComplexObject extends PyObject {
  @bytes(16) cval: Py_complex;
}

export const PyComplex_Type = staticObject<PyTypeObject>(416);

/* @inline */ export function PyComplex_CheckExact(o: PyObject): bool {
  return o.ob_type == PyComplex_Type;
}

/* @inline */ export function PyComplex_Check(o: PyObject): bool {
  return o.ob_type == PyComplex_Type || PyObject_TypeCheck(o, PyComplex_Type);
}

/** The real part of a complex. */
/* @inline */ export function realOf(o: PyObject): f64 {
  return changetype<PyComplexObject>(o).cval.real;
}

/** The imaginary part of a complex. */
/* @inline */ export function imagOf(o: PyObject): f64 {
  return changetype<PyComplexObject>(o).cval.imag;
}

// new
export function PyComplex_FromDoubles(real: f64, imag: f64): PyObject | null {
  const p = PyObject_Malloc(offsetof<PyComplexObject>());
  if (!p) return PyErr_NoMemory();
  const o = changetype<PyComplexObject>(p);
  _PyObject_Init(o, PyComplex_Type);
  o.cval.real = real;
  o.cval.imag = imag;
  return o;
}

/** new: the same of a type that may be a subclass */
export function complex_subtype_from_doubles(type: PyTypeObject, real: f64, imag: f64): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  changetype<PyComplexObject>(o).cval.real = real;
  changetype<PyComplexObject>(o).cval.imag = imag;
  return o;
}

/** The real part of a complex number, or o as a float: -1 with the exception set when it is neither. */
export function PyComplex_RealAsDouble(o: PyObject): f64 {
  return PyComplex_Check(o) ? realOf(o) : PyFloat_AsDouble(o);
}

/** The imaginary part; 0 of what is not complex. */
export function PyComplex_ImagAsDouble(o: PyObject): f64 {
  return PyComplex_Check(o) ? imagOf(o) : 0;
}
