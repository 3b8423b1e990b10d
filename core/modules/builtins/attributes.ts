// Built-in functions of attributes and identity. (CPython: Python/bltinmodule.c)

import { PyObject_IsInstance, PyObject_IsSubclass } from '../../objects/abstract/isinstance';
import { PyObject_Format } from '../../objects/abstract/object';
import { _PyArg_BadArgument, _PyArg_CheckPositional } from '../../objects/args';
import { PyObject_GetAttr, PyObject_GetOptionalAttr, PyObject_SetAttr } from '../../objects/attribute';
import { PyBool_FromLong } from '../../objects/bool';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { PyLong_FromSsize_t, PyLong_FromVoidPtr } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyCallable_Check, PyObject_ASCII, PyObject_Dir, PyObject_Hash, PyObject_Repr } from '../../objects/object';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { builtin_locals } from './code';

export function builtin_getattr(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('getattr', nargs, 2, 3)) return null;
  const v = objAt(args, 0);
  const name = objAt(args, 1);
  if (nargs < 3) return PyObject_GetAttr(v, name);
  const slot = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(v, name, slot);
  const value = ptrAt(slot, 0);
  stackFree(slot);
  if (found < 0) return null;
  return value ? value : Py_NewRef<PyObject>(objAt(args, 2));
}

export function builtin_hasattr(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('hasattr', nargs, 2, 2)) return null;
  const slot = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(objAt(args, 0), objAt(args, 1), slot);
  Py_XDECREF(ptrAt(slot, 0));
  stackFree(slot);
  return found < 0 ? null : PyBool_FromLong(found);
}

export function builtin_setattr(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('setattr', nargs, 3, 3)) return null;
  return PyObject_SetAttr(objAt(args, 0), objAt(args, 1), objAt(args, 2)) < 0 ? null : Py_None;
}

export function builtin_delattr(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('delattr', nargs, 2, 2)) return null;
  return PyObject_SetAttr(objAt(args, 0), objAt(args, 1), null) < 0 ? null : Py_None;
}

export function builtin_dir(module: PyObject, args: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n > 1) return PyErr_Format(PyExc_TypeError, 'dir expected at most 1 argument, got %zd', n);
  return PyObject_Dir(n ? PyTuple_GET_ITEM(args, 0) : changetype<PyObject | null>(0));
}

export function builtin_vars(module: PyObject, args: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n > 1) return PyErr_Format(PyExc_TypeError, 'vars expected at most 1 argument, got %zd', n);
  if (n == 0) return builtin_locals(module, null);
  const slot = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(PyTuple_GET_ITEM(args, 0), _Py_ID('__dict__'), slot);
  const dict = ptrAt(slot, 0);
  stackFree(slot);
  if (found == 0) return PyErr_SetString(PyExc_TypeError, 'vars() argument must have __dict__ attribute');
  return dict;
}

export function builtin_callable(module: PyObject, o: PyObject): PyObject | null {
  return PyBool_FromLong(PyCallable_Check(o));
}

export function builtin_id(module: PyObject, o: PyObject): PyObject | null {
  return PyLong_FromVoidPtr(changetype<usize>(o));
}

export function builtin_hash(module: PyObject, o: PyObject): PyObject | null {
  const hash = PyObject_Hash(o);
  return hash == -1 && PyErr_Occurred() ? null : PyLong_FromSsize_t(hash);
}

export function builtin_isinstance(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('isinstance', nargs, 2, 2)) return null;
  const r = PyObject_IsInstance(objAt(args, 0), objAt(args, 1));
  return r < 0 ? null : PyBool_FromLong(r);
}

export function builtin_issubclass(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('issubclass', nargs, 2, 2)) return null;
  const r = PyObject_IsSubclass(objAt(args, 0), objAt(args, 1));
  return r < 0 ? null : PyBool_FromLong(r);
}

export function builtin_repr(module: PyObject, o: PyObject): PyObject | null {
  return PyObject_Repr(o);
}

export function builtin_ascii(module: PyObject, o: PyObject): PyObject | null {
  return PyObject_ASCII(o);
}

export function builtin_format(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('format', nargs, 1, 2)) return null;
  let spec: PyObject | null = null;
  if (nargs == 2) {
    spec = ptrAt(args, 1);
    if (!PyUnicode_Check(spec!)) {
      _PyArg_BadArgument('format', 'argument 2', 'str', spec!);
      return null;
    }
  }
  return PyObject_Format(objAt(args, 0), spec);
}
