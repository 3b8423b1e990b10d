// Relative imports: the package that the dots start from. (CPython: Python/import.c, resolve_name)

import { PyObject_GetAttr } from '../objects/attribute';
import { PyDict_Check, PyDict_Contains, PyDict_GetItemWithError } from '../objects/dict/dict';
import { PyErr_SetString } from '../objects/exceptions/errors';
import {
  PyExc_DeprecationWarning,
  PyExc_ImportError,
  PyExc_ImportWarning,
  PyExc_KeyError,
  PyExc_TypeError,
} from '../objects/exceptions/types';
import { Py_None } from '../objects/none';
import { PyObject_RichCompareBool } from '../objects/object';
import { PyUnicode_FindChar } from '../objects/str/find';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_Substring } from '../objects/str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../objects/str/struct';
import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { arg, Py_EQ, PyObject } from '../runtime/object';
import { PyErr_WarnEx, PyErr_WarnFormat } from './warnings';

function noParent(): PyObject | null {
  return PyErr_SetString(PyExc_ImportError, 'attempted relative import with no known parent package');
}

// new: __package__, else __spec__.parent, else what __name__ and __path__ tell; NULL: the exception is set
function packageOf(globals: PyObject): PyObject | null {
  const package_ = Py_XNewRef(PyDict_GetItemWithError(globals, _Py_ID('__package__')));
  if (!package_ && PyErr_Occurred()) return null;
  const spec = Py_XNewRef(PyDict_GetItemWithError(globals, _Py_ID('__spec__')));
  if (!spec && PyErr_Occurred()) {
    Py_XDECREF(package_);
    return null;
  }
  const hasSpec = spec != null && spec != Py_None;
  let result: PyObject | null = null;
  if (package_ && package_ != Py_None) {
    result = package_;
    if (!PyUnicode_Check(package_)) PyErr_SetString(PyExc_TypeError, 'package must be a string');
    else if (hasSpec) warnWhereTheyDiffer(package_, spec!);
  } else {
    Py_XDECREF(package_);
    if (hasSpec) {
      result = PyObject_GetAttr(spec!, _Py_ID('parent'));
      if (result && !PyUnicode_Check(result)) PyErr_SetString(PyExc_TypeError, '__spec__.parent must be a string');
    } else result = packageFromName(globals);
  }
  Py_XDECREF(spec);
  if (result && PyErr_Occurred()) {
    Py_DECREF(result);
    return null;
  }
  return result;
}

function warnWhereTheyDiffer(package_: PyObject, spec: PyObject): void {
  const parent = PyObject_GetAttr(spec, _Py_ID('parent'));
  if (!parent) return;
  if (PyObject_RichCompareBool(package_, parent, Py_EQ) == 0) {
    PyErr_WarnFormat(
      PyExc_DeprecationWarning,
      1,
      '__package__ != __spec__.parent (%R != %R)',
      arg(package_),
      arg(parent),
    );
  }
  Py_DECREF(parent);
}

// new
function packageFromName(globals: PyObject): PyObject | null {
  const warned = PyErr_WarnEx(
    PyExc_ImportWarning,
    "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__",
    1,
  );
  if (warned < 0) return null;
  const name = PyDict_GetItemWithError(globals, _Py_ID('__name__'));
  if (!name) {
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_KeyError, "'__name__' not in globals");
    return null;
  }
  if (!PyUnicode_Check(name)) return PyErr_SetString(PyExc_TypeError, '__name__ must be a string');
  const isPackage = PyDict_Contains(globals, _Py_ID('__path__'));
  if (isPackage < 0) return null;
  if (isPackage) return Py_NewRef(name);
  const dot = PyUnicode_FindChar(name, 0x2e, 0, PyUnicode_GET_LENGTH(name), -1);
  if (dot == -2) return null;
  return dot == -1 ? noParent() : PyUnicode_Substring(name, 0, dot);
}

// new: the absolute name of `level` dots and a name, seen from a module with these globals
export function resolve_name(name: PyObject, globals: PyObject | null, level: i32): PyObject | null {
  if (!globals) return PyErr_SetString(PyExc_KeyError, "'__name__' not in globals");
  if (!PyDict_Check(globals)) return PyErr_SetString(PyExc_TypeError, 'globals must be a dict');
  const package_ = packageOf(globals);
  if (!package_) return null;
  let end = PyUnicode_GET_LENGTH(package_);
  if (end == 0) {
    Py_DECREF(package_);
    return noParent();
  }
  for (let up = 1; up < level && end >= 0; up++) end = PyUnicode_FindChar(package_, 0x2e, 0, end, -1);
  let result: PyObject | null = null;
  if (end == -1) PyErr_SetString(PyExc_ImportError, 'attempted relative import beyond top-level package');
  else if (end >= 0) result = PyUnicode_Substring(package_, 0, end);
  Py_DECREF(package_);
  if (!result || PyUnicode_GET_LENGTH(name) == 0) return result;
  const absName = PyUnicode_FromFormat('%U.%U', arg(result), arg(name));
  Py_DECREF(result);
  return absName;
}
