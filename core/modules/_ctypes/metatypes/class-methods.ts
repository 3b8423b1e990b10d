// What a class of _ctypes makes instances from: an address, a buffer, a library, a function's argument.
// CPython: Modules/_ctypes/_ctypes.c

import {
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_IsContiguous,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../../objects/abstract/buffer';
import { _PyArg_BadArgument, _PyArg_UnpackKeywords, ssizeArgument } from '../../../objects/args';
import { PyObject_GetAttrString } from '../../../objects/attribute';
import { PyErr_Format, PyErr_SetString } from '../../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../../objects/exceptions/types';
import { PyLong_AsUnsignedLongLongMask, PyLong_Check } from '../../../objects/int';
import { PyMemoryView_FromObject } from '../../../objects/memoryview/create';
import { PyMemoryViewObject } from '../../../objects/memoryview/struct';
import { PyUnicode_Check } from '../../../objects/str/struct';
import { Py_DECREF, stackAlloc } from '../../../runtime/cold';
import { PyErr_Occurred } from '../../../runtime/errors';
import { arg, objAt, PyObject, ptrAt } from '../../../runtime/object';
import { stackFree } from '../../../runtime/pellucid';
import { CDataType_from_param, PyCPointerType_from_param, PyCSimpleType_from_param } from '../argument';
import { concreteInfo, KeepRef, newCData, PyCData_AtAddress } from '../cdata';
import { dataSymbol } from '../exports';
import { asCData, StgInfo, stateOfMeta } from '../types';

export function from_address(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'from_address', 'value', 1, 1, 0, at);
  const value = objAt(at, 0);
  stackFree(at);
  if (ok < 0) return null;
  if (!PyLong_Check(value)) return PyErr_SetString(PyExc_TypeError, 'integer expected');
  const p = PyLong_AsUnsignedLongLongMask(value);
  if (p == <u64>-1 && PyErr_Occurred()) return null;
  return PyCData_AtAddress(stateOfMeta(type.ob_type), type, p);
}

/** Room for the type at *offset of a buffer of that length? Then true. */
function fits(info: StgInfo, length: i64, offset: i64): bool {
  if (offset < 0) PyErr_SetString(PyExc_ValueError, 'offset cannot be negative');
  else if (info.size > length - offset) {
    PyErr_Format(
      PyExc_ValueError,
      'Buffer size too small (%zd instead of at least %zd bytes)',
      length,
      info.size + offset,
    );
  } else return true;
  return false;
}

/** An offset, 0 where it is not given; -1 may be an error. */
function offsetOf(o: PyObject | null): i64 {
  return o ? ssizeArgument(o) : 0;
}

export function from_buffer(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'from_buffer', 'obj offset', 2, 1, 0, at) == 0;
  const offset = ok ? offsetOf(ptrAt(at, 1)) : -1;
  const o = objAt(at, 0);
  stackFree(at);
  if (offset == -1 && PyErr_Occurred()) return null;
  const st = stateOfMeta(type.ob_type);
  const info = concreteInfo(st, type);
  const mv = info ? PyMemoryView_FromObject(o) : null;
  if (!mv) return null;
  const view = changetype<PyMemoryViewObject>(mv).view;
  let result: PyObject | null = null;
  if (view.readonly) PyErr_SetString(PyExc_TypeError, 'underlying buffer is not writable');
  else if (!PyBuffer_IsContiguous(changetype<usize>(view), 0x43)) {
    PyErr_SetString(PyExc_TypeError, 'underlying buffer is not C contiguous');
  } else if (fits(info as StgInfo, view.len, offset)) {
    result = PyCData_AtAddress(st, type, <u64>view.buf + <u64>offset);
    if (result) {
      if (KeepRef(asCData(result), -1, mv) == 0) return result;
      Py_DECREF(result);
      return null;
    }
  }
  Py_DECREF(mv);
  return result;
}

export function from_buffer_copy(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(12);
  let result: PyObject | null = null;
  const view = changetype<Py_buffer>(at + 16);
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'from_buffer_copy', 'buffer offset', 2, 1, 0, at) == 0 &&
    PyObject_GetBuffer(objAt(at, 0), at + 16, PyBUF_SIMPLE) == 0
  ) {
    const offset = offsetOf(ptrAt(at, 1));
    const st = stateOfMeta(type.ob_type);
    const info: StgInfo | null = offset == -1 && PyErr_Occurred() ? null : concreteInfo(st, type);
    if (info && fits(info, view.len, offset)) {
      result = newCData(st, type);
      if (result) memory.copy(<usize>asCData(result).b_ptr, view.buf + <usize>offset, <usize>info.size);
    }
    PyBuffer_Release(at + 16);
  }
  stackFree(at);
  return result;
}

export function in_dll(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'in_dll', 'dll name', 2, 2, 0, at);
  const dll = objAt(at, 0);
  const name = objAt(at, 1);
  stackFree(at);
  if (ok < 0) return null;
  if (!PyUnicode_Check(name)) {
    _PyArg_BadArgument('in_dll', 'argument 2', 'str', name);
    return null;
  }
  const handle = PyObject_GetAttrString(dll, '_handle');
  if (!handle) return null;
  const isInt = PyLong_Check(handle);
  Py_DECREF(handle);
  if (!isInt) {
    return PyErr_SetString(PyExc_TypeError, 'the _handle attribute of the second argument must be an integer');
  }
  const p = dataSymbol(name);
  if (p) return PyCData_AtAddress(stateOfMeta(type.ob_type), type, <u64>p);
  return PyErr_Format(PyExc_ValueError, '/pellucid/bin/python: undefined symbol: %U', arg(name));
}

/** The argument of from_param; NULL with TypeError. */
export function paramArgument(args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'from_param', 'value', 1, 1, 0, at);
  const value = ptrAt(at, 0);
  stackFree(at);
  return ok < 0 ? null : value;
}

export function generic_from_param(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const v = paramArgument(args, nargs, kwnames);
  return v ? CDataType_from_param(stateOfMeta(type.ob_type), type, v) : null;
}

/** from_param of pointer types. */
export function pointerType_from_param(
  type: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const v = paramArgument(args, nargs, kwnames);
  return v ? PyCPointerType_from_param(stateOfMeta(type.ob_type), type, v) : null;
}

/** from_param of simple types. */
export function simpleType_from_param(
  type: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const v = paramArgument(args, nargs, kwnames);
  return v ? PyCSimpleType_from_param(stateOfMeta(type.ob_type), type, v) : null;
}
