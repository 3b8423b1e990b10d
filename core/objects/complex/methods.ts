// complex() and the methods that are not operators. (CPython: Objects/complexobject.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { PyNumber_Float } from '../abstract/conversion';
import { _PyArg_BadArgument, _PyArg_UnpackKeywords } from '../args';
import { PyObject_CallNoArgs } from '../call';
import {
  complex_subtype_from_doubles,
  imagOf,
  Py_complex,
  PyComplex_Check,
  PyComplex_CheckExact,
  PyComplex_FromDoubles,
  PyComplex_Type,
  realOf,
} from '../complex';
import { PyErr_Format, PyErr_SetString, PyErr_WarnFormat } from '../exceptions/errors';
import { PyExc_DeprecationWarning, PyExc_TypeError } from '../exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_AsDouble, PyFloat_FromDouble } from '../float';
import { _PyComplex_FormatAdvancedWriter } from '../formatter/complex';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../str/struct';
import { dropWriter, finishWriter, newWriter } from '../str/writer';
import { PyTuple_GET_SIZE, PyTuple_ITEMS, PyTuple_Pack2 } from '../tuple';
import { _PyObject_LookupSpecial } from '../type/special';
import { complex_pos } from './arith';
import { complex_subtype_from_string } from './text';

export function complex_conjugate(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyComplex_FromDoubles(realOf(self), -imagOf(self));
}

export function complex___complex__(self: PyObject, unused: PyObject | null): PyObject | null {
  return complex_pos(self);
}

export function complex___getnewargs__(self: PyObject, unused: PyObject | null): PyObject | null {
  const real = PyFloat_FromDouble(realOf(self));
  const imag = PyFloat_FromDouble(imagOf(self));
  const pair = real && imag ? PyTuple_Pack2(real, imag) : null;
  Py_XDECREF(real);
  Py_XDECREF(imag);
  return pair;
}

export function complex___format__(self: PyObject, spec: PyObject): PyObject | null {
  if (!PyUnicode_Check(spec)) {
    _PyArg_BadArgument('__format__', 'argument', 'str', spec);
    return null;
  }
  const writer = newWriter(0, false);
  if (_PyComplex_FormatAdvancedWriter(writer, self, spec, 0, PyUnicode_GET_LENGTH(spec)) < 0) return dropWriter(writer);
  return finishWriter(writer);
}

/** new: what o.__complex__() gives; NULL without an exception when there is no such method */
function try_complex_special_method(o: PyObject): PyObject | null {
  const f = _PyObject_LookupSpecial(o, _Py_ID('__complex__'));
  if (!f) return null;
  const result = PyObject_CallNoArgs(f);
  Py_DECREF(f);
  if (!result || PyComplex_CheckExact(result)) return result;
  const name = <u64>result.ob_type.tp_name;
  if (!PyComplex_Check(result)) {
    PyErr_Format(PyExc_TypeError, '__complex__ returned non-complex (type %.200s)', name);
  } else if (
    PyErr_WarnFormat(
      PyExc_DeprecationWarning,
      1,
      '__complex__ returned non-complex (type %.200s).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.',
      name,
    ) == 0
  )
    return result;
  Py_DECREF(result);
  return null;
}

/** The value of a number to *c: 0, -1 with the exception set. */
export function PyComplex_AsCComplex(o: PyObject, c: Py_complex): i32 {
  const own = PyComplex_Check(o) ? Py_NewRef<PyObject>(o) : try_complex_special_method(o);
  if (own) {
    c.real = realOf(own);
    c.imag = imagOf(own);
    Py_DECREF(own);
    return 0;
  }
  if (PyErr_Occurred()) return -1;
  c.real = PyFloat_AsDouble(o);
  c.imag = 0;
  return c.real == -1 && PyErr_Occurred() ? -1 : 0;
}

/** Whether o is a number that can be a part: complex itself, or with __float__ or __index__. */
function isNumber(o: PyObject): bool {
  const number = o.ob_type.tp_as_number;
  return number != null && (number.nb_float != 0 || number.nb_index != 0 || PyComplex_Check(o));
}

/** A part given to complex() as parts[0] + parts[1]j: 0, -1 with the exception set. */
function readPart(o: PyObject, parts: usize): i32 {
  if (PyComplex_Check(o)) {
    store<f64>(parts, realOf(o));
    store<f64>(parts, imagOf(o), 8);
    return 0;
  }
  const x = PyNumber_Float(o);
  if (!x) return -1;
  store<f64>(parts, PyFloat_AS_DOUBLE(x));
  store<f64>(parts, 0, 8);
  Py_DECREF(x);
  return 0;
}

/** new: r + i * j, where both may be complex themselves; i may be NULL */
function fromNumbers(type: PyTypeObject, r: PyObject, i: PyObject | null): PyObject | null {
  if (!isNumber(r)) {
    return PyErr_Format(
      PyExc_TypeError,
      "complex() first argument must be a string or a number, not '%.200s'",
      <u64>r.ob_type.tp_name,
    );
  }
  if (i && !isNumber(i)) {
    return PyErr_Format(
      PyExc_TypeError,
      "complex() second argument must be a number, not '%.200s'",
      <u64>i.ob_type.tp_name,
    );
  }
  const parts = stackAlloc(4);
  const failed = readPart(r, parts) < 0 || (i && readPart(i, parts + 16) < 0);
  let real = load<f64>(parts);
  let imag = load<f64>(parts, 8);
  if (i && !failed) {
    // A part that is no complex number leaves the other's sign of zero alone.
    const second = load<f64>(parts, 16);
    imag = PyComplex_Check(r) ? second + imag : second;
    if (PyComplex_Check(i)) real -= load<f64>(parts, 24);
  }
  stackFree(parts);
  return failed ? null : complex_subtype_from_doubles(type, real, imag);
}

/** new: complex(r, i); both may be NULL */
function create(type: PyTypeObject, r: PyObject | null, i: PyObject | null): PyObject | null {
  if (!r) {
    if (!i) return complex_subtype_from_doubles(type, 0, 0);
    if (PyUnicode_Check(i)) return PyErr_SetString(PyExc_TypeError, "complex() second arg can't be a string");
    const zero = PyFloat_FromDouble(0);
    if (!zero) return null;
    const result = fromNumbers(type, zero, i);
    Py_DECREF(zero);
    return result;
  }
  if (PyComplex_CheckExact(r) && !i && type == PyComplex_Type) return Py_NewRef<PyObject>(r);
  if (PyUnicode_Check(r)) {
    if (i) return PyErr_SetString(PyExc_TypeError, "complex() can't take second arg if first is a string");
    return complex_subtype_from_string(type, r);
  }
  if (i && PyUnicode_Check(i)) return PyErr_SetString(PyExc_TypeError, "complex() second arg can't be a string");
  const own = try_complex_special_method(r);
  if (!own && PyErr_Occurred()) return null;
  const result = fromNumbers(type, own ? own : r, i);
  Py_XDECREF(own);
  return result;
}

export function complex_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const values = stackAlloc(2);
  const n = PyTuple_GET_SIZE(args);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(PyTuple_ITEMS(args), n, kwargs, null, 'complex', 'real imag', 0, 0, 0, values) == 0) {
    result = create(type, ptrAt(values, 0), ptrAt(values, 1));
  }
  stackFree(values);
  return result;
}
