// "Did you mean: 'name'?" (CPython: Lib/traceback.py, Python/suggestions.c)

import { PyObject_GetItem } from '../../objects/abstract/object';
import { PySequence_Contains, PySequence_List } from '../../objects/abstract/sequence';
import { PyObject_GetAttrString, PyObject_HasAttrWithError } from '../../objects/attribute';
import { PyDict_GetItemString, PyDict_GetItemWithError } from '../../objects/dict/dict';
import {
  PyAttributeErrorObject,
  PyBaseExceptionObject,
  PyImportErrorObject,
  PyNameErrorObject,
} from '../../objects/exceptions/struct';
import { PyExc_AttributeError, PyExc_ImportError, PyExc_NameError } from '../../objects/exceptions/types';
import { PyList_GET_ITEM, PyList_GET_SIZE, PyList_New, PyList_SetSlice } from '../../objects/list';
import { PyObject_Dir } from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_ReadChar } from '../../objects/str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../../objects/str/struct';
import { _Py_CalculateSuggestions } from '../../objects/str/suggestions';
import { PyTracebackObject } from '../../objects/traceback';
import { PyType_IsSubtype } from '../../objects/type/state';
import { Py_DECREF, Py_XDECREF } from '../../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { arg, PyObject } from '../../runtime/object';

// new: ". Did you mean: 'x'?" and the like, or NULL; may leave an exception behind
export function suggestionFor(exc: PyObject): PyObject | null {
  const type = exc.ob_type;
  if (PyType_IsSubtype(type, PyExc_AttributeError)) {
    const e = changetype<PyAttributeErrorObject>(exc);
    if (!e.obj || !isStr(e.name)) return null;
    const names = PyObject_Dir(e.obj!);
    if (names && !startsWithUnderscore(e.name!) && !isSelf(exc, e.obj!)) hideUnderscored(names);
    return names ? didYouMean(takeClosest(names, e.name!)) : null;
  }
  if (PyType_IsSubtype(type, PyExc_ImportError)) {
    const e = changetype<PyImportErrorObject>(exc);
    if (!isStr(e.name) || !isStr(e.name_from)) return null;
    const module = PyDict_GetItemWithError(_PyInterpreterState_GET().imports_modules!, e.name!);
    const names = module ? PyObject_Dir(module) : null;
    if (names && !startsWithUnderscore(e.name_from!)) hideUnderscored(names);
    return names ? didYouMean(takeClosest(names, e.name_from!)) : null;
  }
  if (PyType_IsSubtype(type, PyExc_NameError)) {
    const e = changetype<PyNameErrorObject>(exc);
    return isStr(e.name) ? suggestName(exc, e.name!) : null;
  }
  return null;
}

function startsWithUnderscore(name: PyObject): bool {
  return PyUnicode_GET_LENGTH(name) > 0 && PyUnicode_ReadChar(name, 0) == 0x5f;
}

/** Names that a program should not use from outside are no suggestion. */
function hideUnderscored(names: PyObject): void {
  for (let i = PyList_GET_SIZE(names) - 1; i >= 0; i--) {
    const name = PyList_GET_ITEM(names, i);
    if (PyUnicode_Check(name) && startsWithUnderscore(name) && PyList_SetSlice(names, i, i + 1, null) < 0) return;
  }
}

/** Was it an attribute of the self of the method that raised? */
function isSelf(exc: PyObject, o: PyObject): bool {
  const frame = newestFrame(exc);
  if (!frame) return false;
  const self = selfOf(frame);
  Py_XDECREF(self);
  return self == o;
}

// borrowed: where exc was raised
function newestFrame(exc: PyObject): PyObject | null {
  let tb = changetype<PyBaseExceptionObject>(exc).traceback;
  if (!tb) return null;
  while (changetype<PyTracebackObject>(tb).tb_next) tb = changetype<PyTracebackObject>(tb).tb_next;
  return changetype<PyTracebackObject>(tb).tb_frame;
}

// new: the frame's local variable self, or NULL
function selfOf(frame: PyObject): PyObject | null {
  const locals = PyObject_GetAttrString(frame, 'f_locals');
  const self: PyObject | null = locals ? PyObject_GetItem(locals, _Py_ID('self')) : null;
  Py_XDECREF(locals);
  if (!self) PyErr_Clear();
  return self;
}

function isStr(o: PyObject | null): bool {
  return o != null && PyUnicode_Check(o);
}

// new (name is stolen and may be NULL)
function didYouMean(name: PyObject | null): PyObject | null {
  if (!name) return null;
  const text = PyUnicode_FromFormat(". Did you mean: '%U'?", arg(name));
  Py_DECREF(name);
  return text;
}

function suggestName(exc: PyObject, name: PyObject): PyObject | null {
  // An exception that was never raised has no frame, but the name of a module still says something.
  const frame = newestFrame(exc);
  let closest: PyObject | null = null;
  if (frame) {
    const names = frameNames(frame);
    if (!names) return null;
    const self = selfAttribute(frame, name);
    if (self) {
      Py_DECREF(names);
      return self;
    }
    closest = takeClosest(names, name);
  }
  const stdlib = PyDict_GetItemString(_PyInterpreterState_GET().sysdict!, 'stdlib_module_names');
  const isModule = stdlib != null && PySequence_Contains(stdlib, name) > 0;
  if (closest) {
    const text = isModule
      ? PyUnicode_FromFormat(". Did you mean: '%U'? Or did you forget to import '%U'?", arg(closest), arg(name))
      : PyUnicode_FromFormat(". Did you mean: '%U'?", arg(closest));
    Py_DECREF(closest);
    return text;
  }
  return isModule ? PyUnicode_FromFormat(". Did you forget to import '%U'?", arg(name)) : null;
}

// new: ". Did you mean: 'self.name'?" when a method forgot to say self.
function selfAttribute(frame: PyObject, name: PyObject): PyObject | null {
  const self = selfOf(frame);
  if (!self) return null;
  const has = PyObject_HasAttrWithError(self, name);
  Py_DECREF(self);
  if (has < 0) PyErr_Clear();
  return has > 0 ? PyUnicode_FromFormat(". Did you mean: 'self.%U'?", arg(name)) : null;
}

// new: names of the frame's locals, globals and builtins
function frameNames(frame: PyObject): PyObject | null {
  const names = PyList_New(0);
  if (!names) return null;
  if (extend(names, frame, 'f_locals') && extend(names, frame, 'f_globals') && extend(names, frame, 'f_builtins'))
    return names;
  Py_DECREF(names);
  return null;
}

function extend(names: PyObject, frame: PyObject, attribute: string): bool {
  const mapping = PyObject_GetAttrString(frame, attribute);
  if (!mapping) return false;
  const keys = PySequence_List(mapping);
  Py_DECREF(mapping);
  if (!keys) return false;
  const r = PyList_SetSlice(names, PyList_GET_SIZE(names), PyList_GET_SIZE(names), keys);
  Py_DECREF(keys);
  return r == 0;
}

// new: the name of the list (stolen) that is closest to name, or NULL
function takeClosest(names: PyObject, name: PyObject): PyObject | null {
  for (let i = PyList_GET_SIZE(names) - 1; i >= 0; i--) {
    if (!PyUnicode_Check(PyList_GET_ITEM(names, i)) && PyList_SetSlice(names, i, i + 1, null) < 0) break;
  }
  const closest: PyObject | null = PyErr_Occurred() ? null : _Py_CalculateSuggestions(names, name);
  Py_DECREF(names);
  return closest;
}
