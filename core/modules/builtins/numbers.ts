// Built-in functions of numbers and characters. (CPython: Python/bltinmodule.c)

import { PyNumber_ToBase } from '../../objects/abstract/conversion';
import { PyNumber_Absolute, PyNumber_Add, PyNumber_Divmod, PyNumber_Power } from '../../objects/abstract/number';
import { PyObject_GetIter } from '../../objects/abstract/object';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../../objects/args';
import { PyBool_Type } from '../../objects/bool';
import { PyByteArray_AS_STRING, PyByteArray_Check, PyByteArray_GET_SIZE } from '../../objects/bytearray/struct';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyObject_CallNoArgs, PyObject_CallOneArg } from '../../objects/call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_StopIteration, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_CheckExact, PyFloat_FromDouble } from '../../objects/float';
import {
  _PyLong_GetZero,
  PyLong_AsLongAndOverflow,
  PyLong_Check,
  PyLong_CheckExact,
  PyLong_FromLong,
} from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromOrdinal } from '../../objects/str/new';
import { PyUnicode_ReadChar } from '../../objects/str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../../objects/str/struct';
import { _PyObject_LookupSpecial } from '../../objects/type/special';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';

export function builtin_abs(module: PyObject, x: PyObject): PyObject | null {
  return PyNumber_Absolute(x);
}

export function builtin_bin(module: PyObject, x: PyObject): PyObject | null {
  return PyNumber_ToBase(x, 2);
}

export function builtin_oct(module: PyObject, x: PyObject): PyObject | null {
  return PyNumber_ToBase(x, 8);
}

export function builtin_hex(module: PyObject, x: PyObject): PyObject | null {
  return PyNumber_ToBase(x, 16);
}

export function builtin_divmod(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('divmod', nargs, 2, 2)) return null;
  return PyNumber_Divmod(objAt(args, 0), objAt(args, 1));
}

export function builtin_pow(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(3);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'pow', 'base exp mod', 0, 2, 0, values) == 0) {
    const mod = ptrAt(values, 2);
    result = PyNumber_Power(objAt(values, 0), objAt(values, 1), mod ? mod : Py_None);
  }
  stackFree(values);
  return result;
}

export function builtin_round(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(2);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'round', 'number ndigits', 0, 1, 0, values) == 0) {
    result = round(objAt(values, 0), ptrAt(values, 1));
  }
  stackFree(values);
  return result;
}

function round(number: PyObject, ndigits: PyObject | null): PyObject | null {
  const method = _PyObject_LookupSpecial(number, _Py_ID('__round__'));
  if (!method) {
    if (PyErr_Occurred()) return null;
    return PyErr_Format(PyExc_TypeError, "type %.100s doesn't define __round__ method", <u64>number.ob_type.tp_name);
  }
  const result = !ndigits || ndigits == Py_None ? PyObject_CallNoArgs(method) : PyObject_CallOneArg(method, ndigits);
  Py_DECREF(method);
  return result;
}

export function builtin_chr(module: PyObject, i: PyObject): PyObject | null {
  const slot = stackAlloc(1);
  const value = PyLong_AsLongAndOverflow(i, slot);
  const overflow = load<i32>(slot);
  stackFree(slot);
  if (value == -1 && PyErr_Occurred()) return null;
  // PyUnicode_FromOrdinal takes an int: whatever does not fit is out of range as well.
  if (overflow || value < 0 || value > 0x10ffff)
    return PyErr_SetString(PyExc_ValueError, 'chr() arg not in range(0x110000)');
  return PyUnicode_FromOrdinal(<i32>value);
}

export function builtin_ord(module: PyObject, c: PyObject): PyObject | null {
  let size: i64;
  if (PyUnicode_Check(c)) {
    size = PyUnicode_GET_LENGTH(c);
    if (size == 1) return PyLong_FromLong(PyUnicode_ReadChar(c, 0));
  } else if (PyBytes_Check(c)) {
    size = PyBytes_GET_SIZE(c);
    if (size == 1) return PyLong_FromLong(load<u8>(PyBytes_AS_STRING(c)));
  } else if (PyByteArray_Check(c)) {
    size = PyByteArray_GET_SIZE(c);
    if (size == 1) return PyLong_FromLong(load<u8>(PyByteArray_AS_STRING(c)));
  } else {
    return PyErr_Format(PyExc_TypeError, 'ord() expected string of length 1, but %.200s found', <u64>c.ob_type.tp_name);
  }
  return PyErr_Format(PyExc_TypeError, 'ord() expected a character, but string of length %zd found', size);
}

export function builtin_sum(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(2);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'sum', 'iterable start', 1, 1, 0, values) == 0) {
    result = sum(objAt(values, 0), ptrAt(values, 1));
  }
  stackFree(values);
  return result;
}

function sum(iterable: PyObject, start: PyObject | null): PyObject | null {
  const iterator = PyObject_GetIter(iterable);
  if (!iterator) return null;
  let result: PyObject | null;
  if (!start) result = _PyLong_GetZero();
  else {
    if (PyUnicode_Check(start)) {
      PyErr_SetString(PyExc_TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    } else if (PyBytes_Check(start)) {
      PyErr_SetString(PyExc_TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    } else if (PyByteArray_Check(start)) {
      PyErr_SetString(PyExc_TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
    }
    if (PyErr_Occurred()) {
      Py_DECREF(iterator);
      return null;
    }
    result = Py_NewRef<PyObject>(start);
  }
  result = sumFrom(iterator, result);
  Py_DECREF(iterator);
  return result;
}

/** Adds the rest of the iterator to result (stolen); new. Whole numbers and floats go without objects as long as they can. */
function sumFrom(iterator: PyObject, result: PyObject): PyObject | null {
  const next = <u32>iterator.ob_type.tp_iternext;
  if (PyLong_CheckExact(result)) {
    const slot = stackAlloc(1);
    let total = PyLong_AsLongAndOverflow(result, slot);
    if (load<i32>(slot) == 0) {
      Py_DECREF(result);
      for (;;) {
        const item = call_indirect<PyObject | null>(next, iterator);
        if (!item) {
          stackFree(slot);
          return endOfIteration() ? PyLong_FromLong(total) : null;
        }
        if (PyLong_CheckExact(item) || item.ob_type == PyBool_Type) {
          const n = PyLong_AsLongAndOverflow(item, slot);
          const fits = load<i32>(slot) == 0 && !(n >= 0 ? total > i64.MAX_VALUE - n : total < i64.MIN_VALUE - n);
          if (fits) {
            total += n;
            Py_DECREF(item);
            continue;
          }
        }
        // From here on with objects.
        const boxed = PyLong_FromLong(total);
        const added = boxed ? PyNumber_Add(boxed, item) : null;
        Py_XDECREF(boxed);
        Py_DECREF(item);
        if (!added) {
          stackFree(slot);
          return null;
        }
        result = added;
        break;
      }
    }
    stackFree(slot);
  }
  if (PyFloat_CheckExact(result)) {
    // Neumaier's compensated summation, as CPython has since 3.12.
    let total = PyFloat_AS_DOUBLE(result);
    let compensation = 0.0;
    Py_DECREF(result);
    const slot = stackAlloc(1);
    for (;;) {
      const item = call_indirect<PyObject | null>(next, iterator);
      if (!item) {
        stackFree(slot);
        return endOfIteration() ? PyFloat_FromDouble(compensated(total, compensation)) : null;
      }
      if (PyFloat_CheckExact(item)) {
        const x = PyFloat_AS_DOUBLE(item);
        const t = total + x;
        if (Math.abs(total) >= Math.abs(x)) compensation += total - t + x;
        else compensation += x - t + total;
        total = t;
        Py_DECREF(item);
        continue;
      }
      if (PyLong_Check(item)) {
        const n = PyLong_AsLongAndOverflow(item, slot);
        if (load<i32>(slot) == 0) {
          total += <f64>n;
          Py_DECREF(item);
          continue;
        }
      }
      const boxed = PyFloat_FromDouble(compensated(total, compensation));
      const added = boxed ? PyNumber_Add(boxed, item) : null;
      Py_XDECREF(boxed);
      Py_DECREF(item);
      if (!added) {
        stackFree(slot);
        return null;
      }
      result = added;
      break;
    }
    stackFree(slot);
  }
  for (;;) {
    const item = call_indirect<PyObject | null>(next, iterator);
    if (!item) {
      if (endOfIteration()) return result;
      Py_DECREF(result);
      return null;
    }
    const added = PyNumber_Add(result, item);
    Py_DECREF(result);
    Py_DECREF(item);
    if (!added) return null;
    result = added;
  }
  return null;
}

// An infinite or NaN compensation would only spoil an infinite total.
function compensated(total: f64, compensation: f64): f64 {
  return compensation != 0 && isFinite(compensation) ? total + compensation : total;
}

/** After tp_iternext gave NULL: true when the iterator is simply at its end (a StopIteration is cleared). */
export function endOfIteration(): bool {
  if (!PyErr_Occurred()) return true;
  if (!PyErr_ExceptionMatches(PyExc_StopIteration)) return false;
  PyErr_Clear();
  return true;
}
