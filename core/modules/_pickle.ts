// The _pickle module: PickleBuffer is native; the picklers are the library's own classes, found there when somebody asks here.
// (CPython: Modules/_pickle.c)

import { PyObject_GetOptionalAttr } from '../objects/attribute';
import { PyErr_Format } from '../objects/exceptions/errors';
import { PyExc_AttributeError, PyExc_TypeError } from '../objects/exceptions/types';
import { moduleMethod, newNativeModule, PyModule_AddObjectRef } from '../objects/module';
import { PyPickleBuffer_Type } from '../objects/picklebuf';
import { _PyUnicode_EqualToASCIIString } from '../objects/str/compare';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_Check } from '../objects/str/struct';
import { arg, Py_DECREF, PyObject, ptrAt } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { METH_O } from '../runtime/type';
import { PyImport_ImportModule } from '../vm/import';

// new: pickle._Pickler for Pickler, pickle._dumps for dumps; pickle.PickleError itself
function _pickle_getattr(module: PyObject, name: PyObject): PyObject | null {
  if (!PyUnicode_Check(name)) return PyErr_Format(PyExc_TypeError, 'attribute name must be string');
  const pickle = PyImport_ImportModule('pickle');
  if (!pickle) return null;
  const at = stackAlloc(1);
  let found = -1;
  const inner = PyUnicode_FromFormat('_%U', arg(name));
  if (inner) {
    found = PyObject_GetOptionalAttr(pickle, inner, at);
    Py_DECREF(inner);
  }
  if (found == 0 && isError(name)) found = PyObject_GetOptionalAttr(pickle, name, at);
  const value = ptrAt(at, 0);
  stackFree(at);
  Py_DECREF(pickle);
  if (found > 0) return value;
  if (found == 0) PyErr_Format(PyExc_AttributeError, "module '_pickle' has no attribute '%U'", arg(name));
  return null;
}

function isError(name: PyObject): bool {
  return (
    _PyUnicode_EqualToASCIIString(name, 'PickleError') ||
    _PyUnicode_EqualToASCIIString(name, 'PicklingError') ||
    _PyUnicode_EqualToASCIIString(name, 'UnpicklingError')
  );
}

export function init__pickle_module(): PyObject | null {
  const m = newNativeModule('_pickle', 'Optimized C implementation for the Python pickle module.');
  if (!m) return null;
  if (
    moduleMethod(m, '__getattr__', _pickle_getattr.index, METH_O, '') < 0 ||
    PyModule_AddObjectRef(m, 'PickleBuffer', PyPickleBuffer_Type) < 0
  ) {
    Py_DECREF(m);
    return null;
  }
  return m;
}
