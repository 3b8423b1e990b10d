// Descriptors of whatever has one. (CPython: Objects/fileobject.c)

import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyErr_WarnEx } from '../../vm/warnings';
import { PyObject_GetOptionalAttr } from '../attribute';
import { PyBool_Check } from '../bool';
import { PyObject_CallNoArgs } from '../call';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_RuntimeWarning, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyLong_AsInt, PyLong_Check } from '../int';

/** An int, or what fileno() of anything else says; -1 with the exception set. */
export function PyObject_AsFileDescriptor(o: PyObject): i32 {
  const fd = PyLong_Check(o) ? plainDescriptor(o) : askDescriptor(o);
  if (fd == -1 && PyErr_Occurred()) return -1;
  if (fd >= 0) return fd;
  PyErr_Format(PyExc_ValueError, 'file descriptor cannot be a negative integer (%i)', fd);
  return -1;
}

function plainDescriptor(o: PyObject): i32 {
  if (PyBool_Check(o) && PyErr_WarnEx(PyExc_RuntimeWarning, 'bool is used as a file descriptor', 1) < 0) return -1;
  return PyLong_AsInt(o);
}

function askDescriptor(o: PyObject): i32 {
  const slot = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(o, _Py_ID('fileno'), slot);
  const method = ptrAt(slot, 0);
  stackFree(slot);
  if (found < 0) return -1;
  if (!method) {
    PyErr_SetString(PyExc_TypeError, 'argument must be an int, or have a fileno() method.');
    return -1;
  }
  const number = PyObject_CallNoArgs(method);
  Py_DECREF(method);
  if (!number) return -1;
  let fd = -1;
  if (PyLong_Check(number)) fd = PyLong_AsInt(number);
  else PyErr_SetString(PyExc_TypeError, 'fileno() returned a non-integer');
  Py_DECREF(number);
  return fd;
}
