// The object that a method of bytes and bytearray is called on, whichever of the two it is.

import { Py_NewRef, PyObject, PyVarObject } from '../../runtime/object';
import { PyByteArray_FromStringAndSize } from '../bytearray/resize';
import { PyByteArray_AS_STRING } from '../bytearray/struct';
import { bytes_get_empty, newBytes, PyBytes_FromStringAndSize } from './new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_CheckExact } from './struct';

/** The object's text. */
/* @inline */ export function dataOf(self: PyObject): usize {
  return PyBytes_Check(self) ? PyBytes_AS_STRING(self) : PyByteArray_AS_STRING(self);
}

/** The length of bytes or a bytearray. */
/* @inline */ export function sizeOf(self: PyObject): i64 {
  return changetype<PyVarObject>(self).ob_size;
}

/** new: n bytes in an object of self's kind. */
/* @inline */ export function like(self: PyObject, from: usize, n: i64): PyObject | null {
  return PyBytes_Check(self) ? PyBytes_FromStringAndSize(from, n) : PyByteArray_FromStringAndSize(from, n);
}

/** new: room for n bytes in an object of self's kind; never a shared one but for n 0. */
/* @inline */ export function roomLike(self: PyObject, n: i64): PyObject | null {
  if (!PyBytes_Check(self)) return PyByteArray_FromStringAndSize(0, n);
  return n == 0 ? bytes_get_empty() : newBytes(n);
}

/** new: self where it cannot change. */
/* @inline */ export function unchanged(self: PyObject): PyObject | null {
  return PyBytes_CheckExact(self) ? Py_NewRef(self) : like(self, dataOf(self), sizeOf(self));
}

/** new: self, even a subclass's instance, where it cannot change. */
export function itself(self: PyObject): PyObject | null {
  return PyBytes_Check(self) ? Py_NewRef(self) : like(self, dataOf(self), sizeOf(self));
}
