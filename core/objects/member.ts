// Fields that Python can see, read and written by their PyMemberDef. (CPython: Python/structmember.c)

import { PyErr_Occurred } from '../runtime/errors';
import { arg, Py_NewRef, Py_XNewRef, PyObject, ptrAt, setSlot } from '../runtime/object';
import {
  _Py_T_OBJECT,
  Py_READONLY,
  Py_RELATIVE_OFFSET,
  Py_T_BOOL,
  Py_T_BYTE,
  Py_T_CHAR,
  Py_T_DOUBLE,
  Py_T_FLOAT,
  Py_T_INT,
  Py_T_LONG,
  Py_T_LONGLONG,
  Py_T_OBJECT_EX,
  Py_T_PYSSIZET,
  Py_T_SHORT,
  Py_T_STRING,
  Py_T_UBYTE,
  Py_T_UINT,
  Py_T_ULONG,
  Py_T_ULONGLONG,
  Py_T_USHORT,
  PyMemberDef,
} from '../runtime/type';
import { PyErr_WarnEx } from '../vm/warnings';
import { Py_True, PyBool_Check, PyBool_FromLong } from './bool';
import { PyErr_BadArgument, PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_AttributeError, PyExc_RuntimeWarning, PyExc_SystemError, PyExc_TypeError } from './exceptions/types';
import { PyFloat_AsDouble, PyFloat_FromDouble } from './float';
import {
  PyLong_AsLong,
  PyLong_AsLongLong,
  PyLong_AsSsize_t,
  PyLong_AsUnsignedLongLong,
  PyLong_FromLong,
  PyLong_FromLongLong,
  PyLong_FromSsize_t,
  PyLong_FromUnsignedLongLong,
} from './int';
import { Py_None } from './none';
import { PyUnicode_FromCString, PyUnicode_FromStringAndSize } from './str/new';
import { PyUnicode_ReadChar } from './str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from './str/struct';

const Py_T_STRING_INPLACE = 13;
const _Py_T_NONE = 20;

// new: object is the object's address
export function PyMember_GetOne(object: usize, def: usize): PyObject | null {
  const l = changetype<PyMemberDef>(def);
  if (l.flags & Py_RELATIVE_OFFSET) {
    return PyErr_SetString(PyExc_SystemError, 'PyMember_GetOne used with Py_RELATIVE_OFFSET');
  }
  const p = object + <usize>l.offset;
  switch (l.type) {
    case Py_T_BOOL:
      return PyBool_FromLong(load<i8>(p));
    case Py_T_BYTE:
      return PyLong_FromLong(load<i8>(p));
    case Py_T_UBYTE:
      return PyLong_FromLong(load<u8>(p));
    case Py_T_SHORT:
      return PyLong_FromLong(load<i16>(p));
    case Py_T_USHORT:
      return PyLong_FromLong(load<u16>(p));
    case Py_T_INT:
      return PyLong_FromLong(load<i32>(p));
    case Py_T_UINT:
      return PyLong_FromLong(load<u32>(p));
    case Py_T_LONG:
    case Py_T_LONGLONG:
      return PyLong_FromLongLong(load<i64>(p));
    case Py_T_ULONG:
    case Py_T_ULONGLONG:
      return PyLong_FromUnsignedLongLong(load<u64>(p));
    case Py_T_PYSSIZET:
      return PyLong_FromSsize_t(load<i64>(p));
    case Py_T_FLOAT:
      return PyFloat_FromDouble(load<f32>(p));
    case Py_T_DOUBLE:
      return PyFloat_FromDouble(load<f64>(p));
    case Py_T_STRING:
      return load<usize>(p) ? PyUnicode_FromCString(load<usize>(p)) : Py_None;
    case Py_T_STRING_INPLACE:
      return PyUnicode_FromCString(p);
    case Py_T_CHAR:
      return PyUnicode_FromStringAndSize(p, 1);
    case _Py_T_OBJECT: {
      const v = ptrAt(p, 0);
      return v ? Py_NewRef(v) : Py_None;
    }
    case Py_T_OBJECT_EX: {
      const v = ptrAt(p, 0);
      if (v) return Py_NewRef(v);
      return PyErr_Format(
        PyExc_AttributeError,
        "'%T' object has no attribute '%s'",
        arg(changetype<PyObject>(object)),
        l.name,
      );
    }
    case _Py_T_NONE:
      return Py_None;
    default:
      return PyErr_Format(PyExc_SystemError, 'bad memberdescr type for %s', l.name);
  }
}

/** Warns that a value did not fit. */
function truncated(from: string): i32 {
  return PyErr_WarnEx(PyExc_RuntimeWarning, from, 1);
}

/** The value as a C integer of the given range; a value outside only warns and is cut off. */
function setInteger(p: usize, type: i32, v: PyObject): i32 {
  const value = PyLong_AsLong(v);
  if (value == -1 && PyErr_Occurred()) return -1;
  switch (type) {
    case Py_T_BYTE:
      store<i8>(p, <i8>value);
      return value != <i64>(<i8>value) ? truncated('Truncation of value to char') : 0;
    case Py_T_UBYTE:
      store<u8>(p, <u8>value);
      return value != <i64>(<u8>value) ? truncated('Truncation of value to unsigned char') : 0;
    case Py_T_SHORT:
      store<i16>(p, <i16>value);
      return value != <i64>(<i16>value) ? truncated('Truncation of value to short') : 0;
    case Py_T_USHORT:
      store<u16>(p, <u16>value);
      return value != <i64>(<u16>value) ? truncated('Truncation of value to unsigned short') : 0;
    case Py_T_INT:
      store<i32>(p, <i32>value);
      return value != <i64>(<i32>value) ? truncated('Truncation of value to int') : 0;
    default:
      store<u32>(p, <u32>value);
      return value < 0
        ? truncated('Writing negative value into unsigned field')
        : value != <i64>(<u32>value)
          ? truncated('Truncation of value to unsigned int')
          : 0;
  }
}

/** Writes (NULL: deletes) the field. */
export function PyMember_SetOne(object: usize, def: usize, v: PyObject | null): i32 {
  const l = changetype<PyMemberDef>(def);
  if (l.flags & Py_RELATIVE_OFFSET) {
    PyErr_SetString(PyExc_SystemError, 'PyMember_SetOne used with Py_RELATIVE_OFFSET');
    return -1;
  }
  const p = object + <usize>l.offset;
  if (l.flags & Py_READONLY) {
    PyErr_SetString(PyExc_AttributeError, 'readonly attribute');
    return -1;
  }
  if (l.type == _Py_T_OBJECT || l.type == Py_T_OBJECT_EX) {
    if (!v && l.type == Py_T_OBJECT_EX && !load<usize>(p)) {
      PyErr_Format(PyExc_AttributeError, '%s', l.name);
      return -1;
    }
    setSlot(p, Py_XNewRef(v));
    return 0;
  }
  if (!v) {
    PyErr_SetString(PyExc_TypeError, "can't delete numeric/char attribute");
    return -1;
  }
  switch (l.type) {
    case Py_T_BOOL:
      if (!PyBool_Check(v)) {
        PyErr_SetString(PyExc_TypeError, 'attribute value type must be bool');
        return -1;
      }
      store<u8>(p, v == Py_True ? 1 : 0);
      return 0;
    case Py_T_BYTE:
    case Py_T_UBYTE:
    case Py_T_SHORT:
    case Py_T_USHORT:
    case Py_T_INT:
    case Py_T_UINT:
      return setInteger(p, l.type, v);
    case Py_T_LONG:
    case Py_T_LONGLONG:
    case Py_T_PYSSIZET: {
      const value = l.type == Py_T_PYSSIZET ? PyLong_AsSsize_t(v) : PyLong_AsLongLong(v);
      // CPython stores before it looks: what failed leaves -1.
      store<i64>(p, value);
      return value == -1 && PyErr_Occurred() ? -1 : 0;
    }
    case Py_T_ULONG:
    case Py_T_ULONGLONG: {
      const value = PyLong_AsUnsignedLongLong(v);
      store<u64>(p, value);
      return value == <u64>-1 && PyErr_Occurred() ? -1 : 0;
    }
    case Py_T_FLOAT:
    case Py_T_DOUBLE: {
      const value = PyFloat_AsDouble(v);
      if (value == -1 && PyErr_Occurred()) return -1;
      if (l.type == Py_T_FLOAT) store<f32>(p, <f32>value);
      else store<f64>(p, value);
      return 0;
    }
    case Py_T_CHAR: {
      if (!PyUnicode_Check(v) || PyUnicode_GET_LENGTH(v) != 1 || PyUnicode_ReadChar(v, 0) > 127) {
        PyErr_BadArgument();
        return -1;
      }
      store<u8>(p, <u8>PyUnicode_ReadChar(v, 0));
      return 0;
    }
    case Py_T_STRING:
    case Py_T_STRING_INPLACE:
      PyErr_SetString(PyExc_TypeError, 'readonly attribute');
      return -1;
    default:
      PyErr_Format(PyExc_SystemError, 'bad memberdescr type for %s', l.name);
      return -1;
  }
}
