// What counts as a number, and what a number is made into: an index, an int, a float, a text in another base.
// (CPython: Objects/abstract.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_DECREF, Py_NewRef, PyObject } from '../../runtime/object';
import { PyNumberMethods, PyTypeObject } from '../../runtime/type';
import { PyErr_WarnEx, PyErr_WarnFormat } from '../../vm/warnings';
import { PyObject_CallNoArgs } from '../call';
import { PyComplex_Check } from '../complex';
import { PyErr_Format } from '../exceptions/errors';
import { PyExc_DeprecationWarning, PyExc_TypeError } from '../exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_Check, PyFloat_CheckExact, PyFloat_FromDouble } from '../float';
import { PyFloat_FromString } from '../float/parse';
import { _PyLong_Copy, overflowSign, PyLong_Check, PyLong_CheckExact, wrapped64 } from '../int';
import { _PyLong_Format } from '../int/decimal';
import { PyLong_AsDouble } from '../int/double';
import { intFromText } from '../int/parse';
import { _PyObject_LookupSpecial } from '../type/special';
import { slotOf } from './number';

export function PyIndex_Check(o: PyObject): i32 {
  return slotOf(o, offsetof<PyNumberMethods>('_nb_index')) ? 1 : 0;
}

export function PyNumber_Check(o: PyObject | null): i32 {
  if (!o) return 0;
  return slotOf(o, offsetof<PyNumberMethods>('_nb_index')) ||
    slotOf(o, offsetof<PyNumberMethods>('_nb_int')) ||
    slotOf(o, offsetof<PyNumberMethods>('_nb_float')) ||
    PyComplex_Check(o)
    ? 1
    : 0;
}

/** new: o as an int, perhaps an instance of a subclass */
export function _PyNumber_Index(o: PyObject): PyObject | null {
  if (PyLong_Check(o)) return Py_NewRef<PyObject>(o);
  const f = slotOf(o, offsetof<PyNumberMethods>('_nb_index'));
  if (!f) {
    return PyErr_Format(PyExc_TypeError, "'%.200s' object cannot be interpreted as an integer", <u64>o.ob_type.tp_name);
  }
  const result = call_indirect<PyObject | null>(<u32>f, o);
  if (!result || PyLong_CheckExact(result)) return result;
  if (!PyLong_Check(result)) {
    PyErr_Format(PyExc_TypeError, '__index__ returned non-int (type %.200s)', <u64>result.ob_type.tp_name);
    Py_DECREF(result);
    return null;
  }
  if (
    PyErr_WarnFormat(
      PyExc_DeprecationWarning,
      1,
      '__index__ returned non-int (type %.200s).  The ability to return an instance of a strict subclass of int is ' +
        'deprecated, and may be removed in a future version of Python.',
      <u64>result.ob_type.tp_name,
    ) < 0
  ) {
    Py_DECREF(result);
    return null;
  }
  return result;
}

/** new: o as an int of exactly that type */
export function PyNumber_Index(o: PyObject): PyObject | null {
  const result = _PyNumber_Index(o);
  return result && !PyLong_CheckExact(result) ? exactInt(result) : result;
}

/** new: the same value as an exact int; steals o */
function exactInt(o: PyObject): PyObject | null {
  const copy = _PyLong_Copy(o);
  Py_DECREF(o);
  return copy;
}

/** o as a C index. Out of range: clamped when err is NULL, else raised as err. -1 with the exception set on failure. */
export function PyNumber_AsSsize_t(o: PyObject, err: PyObject | null): i64 {
  const value = _PyNumber_Index(o);
  if (!value) return -1;
  let result: i64;
  const sign = overflowSign(value);
  if (!sign) result = <i64>wrapped64(value);
  else if (!err) result = sign < 0 ? i64.MIN_VALUE : i64.MAX_VALUE;
  else {
    result = -1;
    PyErr_Format(
      changetype<PyTypeObject>(err),
      "cannot fit '%.200s' into an index-sized integer",
      <u64>o.ob_type.tp_name,
    );
  }
  Py_DECREF(value);
  return result;
}

/** new: int(o) */
export function PyNumber_Long(o: PyObject): PyObject | null {
  if (PyLong_CheckExact(o)) return Py_NewRef<PyObject>(o);
  const f = slotOf(o, offsetof<PyNumberMethods>('_nb_int'));
  if (f) {
    const result = call_indirect<PyObject | null>(<u32>f, o);
    if (!result || PyLong_CheckExact(result)) return result;
    if (!PyLong_Check(result)) {
      PyErr_Format(PyExc_TypeError, '__int__ returned non-int (type %.200s)', <u64>result.ob_type.tp_name);
      Py_DECREF(result);
      return null;
    }
    if (
      PyErr_WarnFormat(
        PyExc_DeprecationWarning,
        1,
        '__int__ returned non-int (type %.200s).  The ability to return an instance of a strict subclass of int is ' +
          'deprecated, and may be removed in a future version of Python.',
        <u64>result.ob_type.tp_name,
      ) < 0
    ) {
      Py_DECREF(result);
      return null;
    }
    return exactInt(result);
  }
  if (PyIndex_Check(o)) return PyNumber_Index(o);
  const trunc = _PyObject_LookupSpecial(o, _Py_ID('__trunc__'));
  if (trunc) {
    if (PyErr_WarnEx(PyExc_DeprecationWarning, 'The delegation of int() to __trunc__ is deprecated.', 1) < 0) {
      Py_DECREF(trunc);
      return null;
    }
    const result = PyObject_CallNoArgs(trunc);
    Py_DECREF(trunc);
    if (!result || PyLong_CheckExact(result)) return result;
    if (PyLong_Check(result)) return exactInt(result);
    if (!PyIndex_Check(result)) {
      PyErr_Format(PyExc_TypeError, '__trunc__ returned non-Integral (type %.200s)', <u64>result.ob_type.tp_name);
      Py_DECREF(result);
      return null;
    }
    const index = PyNumber_Index(result);
    Py_DECREF(result);
    return index;
  }
  if (PyErr_Occurred()) return null;
  return intFromText(o);
}

/** new: o.__float__() checked; NULL when it fails */
function floatFromSlot(f: usize, o: PyObject): PyObject | null {
  const result = call_indirect<PyObject | null>(<u32>f, o);
  if (!result || PyFloat_CheckExact(result)) return result;
  if (!PyFloat_Check(result)) {
    PyErr_Format(
      PyExc_TypeError,
      '%.50s.__float__ returned non-float (type %.50s)',
      <u64>o.ob_type.tp_name,
      <u64>result.ob_type.tp_name,
    );
    Py_DECREF(result);
    return null;
  }
  if (
    PyErr_WarnFormat(
      PyExc_DeprecationWarning,
      1,
      '%.50s.__float__ returned non-float (type %.50s).  The ability to return an instance of a strict subclass of float ' +
        'is deprecated, and may be removed in a future version of Python.',
      <u64>o.ob_type.tp_name,
      <u64>result.ob_type.tp_name,
    ) < 0
  ) {
    Py_DECREF(result);
    return null;
  }
  const value = PyFloat_AS_DOUBLE(result);
  Py_DECREF(result);
  return PyFloat_FromDouble(value);
}

/** new: float(o) */
export function PyNumber_Float(o: PyObject): PyObject | null {
  if (PyFloat_CheckExact(o)) return Py_NewRef<PyObject>(o);
  const f = slotOf(o, offsetof<PyNumberMethods>('_nb_float'));
  if (f) return floatFromSlot(f, o);
  if (PyIndex_Check(o)) {
    const index = _PyNumber_Index(o);
    if (!index) return null;
    const value = PyLong_AsDouble(index);
    Py_DECREF(index);
    return value == -1 && PyErr_Occurred() ? null : PyFloat_FromDouble(value);
  }
  if (PyFloat_Check(o)) return PyFloat_FromDouble(PyFloat_AS_DOUBLE(o));
  return PyFloat_FromString(o);
}

/** new: o's digits in base 2, 8, 10 or 16 */
export function PyNumber_ToBase(o: PyObject, base: i32): PyObject | null {
  const index = _PyNumber_Index(o);
  if (!index) return null;
  const text = _PyLong_Format(index, base);
  Py_DECREF(index);
  return text;
}
