// Names: locals, cells, globals, builtins, class bodies.

import { PyMapping_GetOptionalItem } from '../../objects/abstract/mapping';
import { PyObject_DelItem, PyObject_SetItem } from '../../objects/abstract/object';
import { PyCell_New, PyCellObject } from '../../objects/cell';
import { PyCodeObject } from '../../objects/code';
import {
  _PyDict_LoadGlobal,
  PyDict_CheckExact,
  PyDict_GetItemRef,
  PyDict_New,
  PyDict_Pop,
  PyDict_SetItem,
} from '../../objects/dict/dict';
import { PyErr_Format, PyErr_GivenExceptionMatches, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyNameErrorObject } from '../../objects/exceptions/struct';
import { PyExc_NameError, PyExc_SystemError, PyExc_UnboundLocalError } from '../../objects/exceptions/types';
import { _PyInterpreterFrame } from '../../objects/frame';
import { PyFunctionObject } from '../../objects/function';
import { PyUnicode_AsUTF8 } from '../../objects/str/utf8';
import { PyTuple_GET_ITEM } from '../../objects/tuple';
import { PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import {
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_XDECREF,
  PyObject,
  ptrAt,
  setPtrAt,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { peek } from '../stack';

const NAME_ERROR_MSG = "name '%.200s' is not defined";

/** NameError or UnboundLocalError about a name; NameError keeps the name for suggestions. */
function _PyEval_FormatExcCheckArg(exc: PyTypeObject, format: string, name: PyObject): void {
  const text = PyUnicode_AsUTF8(name);
  if (!text) return;
  PyErr_Format(exc, format, <u64>text);
  if (exc != PyExc_NameError) return;
  const value = PyErr_GetRaisedException()!;
  if (PyErr_GivenExceptionMatches(value, PyExc_NameError)) {
    const e = changetype<PyNameErrorObject>(value);
    if (!e.name) e.name = Py_NewRef(name);
  }
  PyErr_SetRaisedException(value);
}

/** Raises NameError; its attribute `name` is set. */
export function nameError(name: PyObject): void {
  _PyEval_FormatExcCheckArg(PyExc_NameError, NAME_ERROR_MSG, name);
}

/** A local variable that is not bound. */
/* @noinline */ export function unboundLocal(frame: _PyInterpreterFrame, i: i32): void {
  const co = changetype<PyCodeObject>(frame.f_executable);
  _PyEval_FormatExcCheckArg(
    PyExc_UnboundLocalError,
    "cannot access local variable '%s' where it is not associated with a value",
    PyTuple_GET_ITEM(co.co_localsplusnames!, i),
  );
}

/** An empty cell: local of this function, or free. */
/* @noinline */ export function unboundDeref(frame: _PyInterpreterFrame, i: i32): void {
  if (PyErr_Occurred()) return;
  const co = changetype<PyCodeObject>(frame.f_executable);
  const name = PyTuple_GET_ITEM(co.co_localsplusnames!, i);
  if (i < co.co_nlocalsplus - co.co_nfreevars) {
    _PyEval_FormatExcCheckArg(
      PyExc_UnboundLocalError,
      "cannot access local variable '%s' where it is not associated with a value",
      name,
    );
  } else {
    _PyEval_FormatExcCheckArg(
      PyExc_NameError,
      "cannot access free variable '%s' where it is not associated with a value in enclosing scope",
      name,
    );
  }
}

/* @inline */ function localAt(frame: _PyInterpreterFrame, i: i32): usize {
  return frame.localsplus + ((<usize>i) << 3);
}

/* @noinline */ export function op_DELETE_FAST(frame: _PyInterpreterFrame, oparg: i32): i32 {
  const slot = localAt(frame, oparg);
  if (!ptrAt(slot, 0)) {
    unboundLocal(frame, oparg);
    return -1;
  }
  clearSlot(slot);
  return 0;
}

/* @noinline */ export function op_MAKE_CELL(frame: _PyInterpreterFrame, oparg: i32): i32 {
  const slot = localAt(frame, oparg);
  const initial = ptrAt(slot, 0);
  const cell = PyCell_New(initial);
  if (!cell) return -1;
  setPtrAt(slot, 0, cell);
  Py_XDECREF(initial);
  return 0;
}

/* @noinline */ export function op_DELETE_DEREF(frame: _PyInterpreterFrame, oparg: i32): i32 {
  const cell = changetype<PyCellObject>(objAt(localAt(frame, oparg), 0));
  const old = cell.ob_ref;
  if (!old) {
    unboundDeref(frame, oparg);
    return -1;
  }
  cell.ob_ref = null;
  Py_DECREF(old);
  return 0;
}

/** The mapping comes from below sp and is consumed. */
/* @noinline */ export function op_LOAD_FROM_DICT_OR_DEREF(
  frame: _PyInterpreterFrame,
  sp: usize,
  oparg: i32,
): PyObject | null {
  const dict = peek(sp, 1);
  const co = changetype<PyCodeObject>(frame.f_executable);
  const name = PyTuple_GET_ITEM(co.co_localsplusnames!, oparg);
  const out = stackAlloc(1);
  const err = PyMapping_GetOptionalItem(dict, name, out);
  let value = ptrAt(out, 0);
  stackFree(out);
  if (err < 0) return null;
  if (!value) {
    value = changetype<PyCellObject>(objAt(localAt(frame, oparg), 0)).ob_ref;
    if (!value) {
      unboundDeref(frame, oparg);
      return null;
    }
    Py_INCREF(value);
  }
  Py_DECREF(dict);
  return value;
}

/* @noinline */ export function op_COPY_FREE_VARS(frame: _PyInterpreterFrame, oparg: i32): void {
  const co = changetype<PyCodeObject>(frame.f_executable);
  const closure = changetype<PyFunctionObject>(frame.f_funcobj).func_closure!;
  const offset = co.co_nlocalsplus - oparg;
  for (let i = 0; i < oparg; i++) setPtrAt(frame.localsplus, offset + i, Py_NewRef(PyTuple_GET_ITEM(closure, i)));
}

// ---- names ----

/** globals, then builtins; NULL without an exception: not found. new */
function globalOrBuiltin(frame: _PyInterpreterFrame, name: PyObject): PyObject | null {
  const globals = frame.f_globals!;
  const builtins = frame.f_builtins!;
  const out = stackAlloc(1);
  setPtrAt(out, 0, null);
  let err: i32;
  if (PyDict_CheckExact(globals)) err = PyDict_GetItemRef(globals, name, out);
  else err = PyMapping_GetOptionalItem(globals, name, out);
  if (err == 0) err = PyMapping_GetOptionalItem(builtins, name, out);
  const value = ptrAt(out, 0);
  stackFree(out);
  return err > 0 ? value : null;
}

/* @noinline */ export function op_LOAD_GLOBAL(frame: _PyInterpreterFrame, name: PyObject): PyObject | null {
  const globals = frame.f_globals!;
  const builtins = frame.f_builtins!;
  let value: PyObject | null;
  if (PyDict_CheckExact(globals) && PyDict_CheckExact(builtins)) value = _PyDict_LoadGlobal(globals, builtins, name);
  else value = globalOrBuiltin(frame, name);
  if (!value && !PyErr_Occurred()) nameError(name);
  return value;
}

/* @noinline */ export function op_LOAD_NAME(frame: _PyInterpreterFrame, name: PyObject): PyObject | null {
  const locals = frame.f_locals;
  if (!locals) {
    return PyErr_SetString(PyExc_SystemError, 'no locals found');
  }
  const out = stackAlloc(1);
  const err = PyMapping_GetOptionalItem(locals, name, out);
  let value = ptrAt(out, 0);
  stackFree(out);
  if (err < 0) return null;
  if (value) return value;
  value = globalOrBuiltin(frame, name);
  if (!value && !PyErr_Occurred()) nameError(name);
  return value;
}

/* @noinline */ export function op_LOAD_FROM_DICT_OR_GLOBALS(
  frame: _PyInterpreterFrame,
  sp: usize,
  name: PyObject,
): PyObject | null {
  const dict = peek(sp, 1);
  const out = stackAlloc(1);
  const err = PyMapping_GetOptionalItem(dict, name, out);
  let value = ptrAt(out, 0);
  stackFree(out);
  if (err < 0) return null;
  if (!value) {
    value = globalOrBuiltin(frame, name);
    if (!value) {
      if (!PyErr_Occurred()) nameError(name);
      return null;
    }
  }
  Py_DECREF(dict);
  return value;
}

/* @noinline */ export function op_STORE_NAME(frame: _PyInterpreterFrame, sp: usize, name: PyObject): i32 {
  const v = peek(sp, 1);
  const ns = frame.f_locals;
  if (!ns) {
    PyErr_Format(PyExc_SystemError, 'no locals found when storing %R', arg(name));
    Py_DECREF(v);
    return -1;
  }
  const err = PyDict_CheckExact(ns) ? PyDict_SetItem(ns, name, v) : PyObject_SetItem(ns, name, v);
  Py_DECREF(v);
  return err;
}

/* @noinline */ export function op_DELETE_NAME(frame: _PyInterpreterFrame, name: PyObject): i32 {
  const ns = frame.f_locals;
  if (!ns) {
    PyErr_Format(PyExc_SystemError, 'no locals when deleting %R', arg(name));
    return -1;
  }
  if (PyObject_DelItem(ns, name) == 0) return 0;
  nameError(name);
  return -1;
}

/* @noinline */ export function op_STORE_GLOBAL(frame: _PyInterpreterFrame, sp: usize, name: PyObject): i32 {
  const v = peek(sp, 1);
  const err = PyDict_SetItem(frame.f_globals!, name, v);
  Py_DECREF(v);
  return err;
}

/* @noinline */ export function op_DELETE_GLOBAL(frame: _PyInterpreterFrame, name: PyObject): i32 {
  const out = stackAlloc(1);
  const found = PyDict_Pop(frame.f_globals!, name, out);
  const value = ptrAt(out, 0);
  stackFree(out);
  if (found > 0) Py_XDECREF(value);
  if (found == 0) nameError(name);
  return found > 0 ? 0 : -1;
}

/* @noinline */ export function op_LOAD_LOCALS(frame: _PyInterpreterFrame): PyObject | null {
  const locals = frame.f_locals;
  if (!locals) return PyErr_SetString(PyExc_SystemError, 'no locals');
  return Py_NewRef(locals);
}

/* @noinline */ export function op_LOAD_BUILD_CLASS(frame: _PyInterpreterFrame): PyObject | null {
  const out = stackAlloc(1);
  const err = PyMapping_GetOptionalItem(frame.f_builtins!, _Py_ID('__build_class__'), out);
  const value = ptrAt(out, 0);
  stackFree(out);
  if (err == 0) return PyErr_SetString(PyExc_NameError, '__build_class__ not found');
  return err < 0 ? null : value;
}

/* @noinline */ export function op_SETUP_ANNOTATIONS(frame: _PyInterpreterFrame): i32 {
  const locals = frame.f_locals;
  if (!locals) {
    PyErr_SetString(PyExc_SystemError, 'no locals found when setting up annotations');
    return -1;
  }
  const name = _Py_ID('__annotations__');
  const out = stackAlloc(1);
  let err = PyMapping_GetOptionalItem(locals, name, out);
  const found = ptrAt(out, 0);
  stackFree(out);
  if (err < 0) return -1;
  if (found) {
    Py_DECREF(found);
    return 0;
  }
  const made = PyDict_New();
  if (!made) return -1;
  err = PyObject_SetItem(locals, name, made);
  Py_DECREF(made);
  return err;
}
