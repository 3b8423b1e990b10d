// Raising from native code. (CPython: Python/errors.c)

import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, PyObject, setSlot } from '../../runtime/object';
import { _PyErr_StackItem, _PyThreadState_GET } from '../../runtime/tstate';
import { PyTypeObject } from '../../runtime/type';
import { PyObject_Call, PyObject_CallNoArgs, PyObject_CallOneArg } from '../call';
import { PyDict_New, PyDict_SetItem } from '../dict/dict';
import { PyLong_FromLong } from '../int';
import { Py_None } from '../none';
import { PyObject_Repr } from '../object';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_FromKindAndData, PyUnicode_FromString } from '../str/new';
import {
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_Pack1,
  PyTuple_Pack3,
  PyTuple_SET_ITEM,
} from '../tuple';
import { PyType_IsSubtype } from '../type/state';
import { PyType_Type } from '../type/struct';
import { PyException_SetCause, PyException_SetContext } from './attributes';
import { BaseException_add_note, PyExceptionClass_Check, PyExceptionInstance_Check } from './base';
import { EINTR, strerrorObject } from './errno';
import { takeMemoryError } from './memory-error';
import { PyBaseExceptionObject } from './struct';
import {
  PyExc_Exception,
  PyExc_ImportError,
  PyExc_KeyboardInterrupt,
  PyExc_KeyError,
  PyExc_OSError,
  PyExc_SystemError,
  PyExc_TypeError,
} from './types';

/** new: an instance of type made from value: NULL or None for no argument, a tuple for several. */
function _PyErr_CreateException(type: PyObject, value: PyObject | null): PyObject | null {
  let exc: PyObject | null;
  if (!value || value == Py_None) exc = PyObject_CallNoArgs(type);
  else if (PyTuple_Check(value)) exc = PyObject_Call(type, value, null);
  else exc = PyObject_CallOneArg(type, value);
  if (exc && !PyExceptionInstance_Check(exc)) {
    PyErr_Format(
      PyExc_TypeError,
      'calling %R should have returned an instance of BaseException, not %s',
      arg(type),
      <u64>exc.ob_type.tp_name,
    );
    Py_DECREF(exc);
    return null;
  }
  return exc;
}

/** The innermost exception that a handler is busy with: an item of the thread's stack of handled exceptions. */
export function _PyErr_GetTopmostException(): _PyErr_StackItem {
  let item = _PyThreadState_GET().exc_info;
  while (!item.exc_value || item.exc_value == Py_None) {
    const previous = item.previous_item;
    if (!previous) break;
    item = previous;
  }
  return item;
}

/** new, or NULL: sys.exception(). */
export function PyErr_GetHandledException(): PyObject | null {
  const exc = _PyErr_GetTopmostException().exc_value;
  return !exc || exc == Py_None ? null : Py_XNewRef(exc);
}

/** exc NULL: none. */
export function PyErr_SetHandledException(exc: PyObject | null): void {
  const item = _PyThreadState_GET().exc_info;
  setSlot(changetype<usize>(item), exc == Py_None ? null : Py_XNewRef(exc));
}

/**
 * Raises: type(value), or value itself when it is an instance of type already. What is being handled becomes the
 * context.
 */
export function PyErr_SetObject(type: PyObject, value: PyObject | null): void {
  if (!PyExceptionClass_Check(type)) {
    PyErr_Format(PyExc_SystemError, '_PyErr_SetObject: exception %R is not a BaseException subclass', arg(type));
    return;
  }
  let exc: PyObject | null;
  if (value && PyExceptionInstance_Check(value) && PyType_IsSubtype(value.ob_type, changetype<PyTypeObject>(type))) {
    exc = Py_NewRef<PyObject>(value);
  } else {
    PyErr_Clear();
    exc = _PyErr_CreateException(type, value);
    if (!exc) {
      noteNormalizationFailure(type, value);
      return;
    }
  }
  const handled = _PyErr_GetTopmostException().exc_value;
  if (handled && handled != Py_None) setImplicitContext(exc, handled);
  PyErr_SetRaisedException(exc);
}

function noteNormalizationFailure(type: PyObject, value: PyObject | null): void {
  const exc = PyErr_GetRaisedException();
  if (!exc) return;
  let shown = PyObject_Repr(value);
  if (!shown) {
    PyErr_Clear();
    shown = PyUnicode_FromString('<unknown>');
  }
  const note = PyUnicode_FromFormat(
    'Normalization failed: type=%s args=%S',
    <u64>changetype<PyTypeObject>(type).tp_name,
    arg(shown),
  );
  Py_XDECREF(shown);
  if (note) {
    BaseException_add_note(exc, note);
    Py_DECREF(note);
  }
  PyErr_SetRaisedException(exc);
}

/**
 * exc.__context__ = handled, after exc was cut out of handled's own chain, so that no cycle arises. The chain may
 * have one already: the slow pointer finds that.
 */
function setImplicitContext(exc: PyObject, handled: PyObject): void {
  if (handled == exc) return;
  let o = handled;
  let slow = handled;
  let advance = false;
  for (;;) {
    const context = changetype<PyBaseExceptionObject>(o).context;
    if (!context) break;
    if (context == exc) {
      PyException_SetContext(o, null);
      break;
    }
    o = context;
    if (o == slow) break;
    if (advance) slow = changetype<PyBaseExceptionObject>(slow).context!;
    advance = !advance;
  }
  PyException_SetContext(exc, Py_NewRef<PyObject>(handled));
}

export function PyErr_SetNone(type: PyObject): void {
  PyErr_SetObject(type, null);
}

/** Raises type(text); NULL, so that a caller can return it. */
export function PyErr_SetString(type: PyTypeObject, text: string): PyObject | null {
  const value = PyUnicode_FromString(text);
  if (value) {
    PyErr_SetObject(type, value);
    Py_DECREF(value);
  }
  return null;
}

/** Raises type with the formatted text; NULL, so that a caller can return it. Formats: PyUnicode_FromFormat. */
export function PyErr_Format(
  type: PyTypeObject,
  format: string,
  a: u64 = 0,
  b: u64 = 0,
  c: u64 = 0,
  d: u64 = 0,
  e: u64 = 0,
  f: u64 = 0,
): PyObject | null {
  // What is set already must not be seen by a %R that runs Python.
  PyErr_Clear();
  const value = PyUnicode_FromFormat(format, a, b, c, d, e, f);
  if (value) {
    PyErr_SetObject(type, value);
    Py_DECREF(value);
  }
  return null;
}

/** Is err (a class or an instance) what exc names: a class, or a tuple of such? */
export function PyErr_GivenExceptionMatches(err: PyObject | null, exc: PyObject | null): i32 {
  if (!err || !exc) return 0;
  if (PyTuple_Check(exc)) {
    const n = PyTuple_GET_SIZE(exc);
    for (let i: i64 = 0; i < n; i++) if (PyErr_GivenExceptionMatches(err, PyTuple_GET_ITEM(exc, i))) return 1;
    return 0;
  }
  const type: PyObject = PyExceptionInstance_Check(err) ? err.ob_type : err;
  if (PyExceptionClass_Check(type) && PyExceptionClass_Check(exc)) {
    return PyType_IsSubtype(changetype<PyTypeObject>(type), changetype<PyTypeObject>(exc));
  }
  return i32(type == exc);
}

export function PyErr_ExceptionMatches(exc: PyObject): i32 {
  return PyErr_GivenExceptionMatches(PyErr_Occurred(), exc);
}

/** KeyError(key): in a tuple of its own, since a tuple key would be taken for several arguments. */
export function _PyErr_SetKeyError(key: PyObject): void {
  const args = PyTuple_Pack1(key);
  if (!args) return;
  PyErr_SetObject(PyExc_KeyError, args);
  Py_DECREF(args);
}

/** Raises one of the MemoryErrors that were set aside at boot; NULL. */
export function PyErr_NoMemory(): PyObject | null {
  const exc = takeMemoryError();
  const handled = _PyErr_GetTopmostException().exc_value;
  if (handled && handled != Py_None) setImplicitContext(exc, handled);
  PyErr_SetRaisedException(exc);
  return null;
}

export function PyErr_BadInternalCall(): void {
  PyErr_SetString(PyExc_SystemError, 'bad argument to internal function');
}

export function PyErr_BadArgument(): i32 {
  PyErr_SetString(PyExc_TypeError, 'bad argument type for built-in operation');
  return 0;
}

/** exc (stolen; may be NULL) becomes the context of what is raised now, or is raised again when nothing is. */
export function _PyErr_ChainExceptions1(exc: PyObject | null): void {
  if (!exc) return;
  if (PyErr_Occurred()) {
    const raised = PyErr_GetRaisedException()!;
    PyException_SetContext(raised, exc);
    PyErr_SetRaisedException(raised);
  } else {
    PyErr_SetRaisedException(exc);
  }
}

/** Raises type(text) from the exception that is set: it becomes cause and context. */
export function _PyErr_FormatFromCause(type: PyObject, format: string, a: u64 = 0, b: u64 = 0): PyObject | null {
  const cause = PyErr_GetRaisedException()!;
  PyErr_Format(changetype<PyTypeObject>(type), format, a, b);
  const exc = PyErr_GetRaisedException()!;
  PyException_SetCause(exc, Py_NewRef<PyObject>(cause));
  PyException_SetContext(exc, cause);
  PyErr_SetRaisedException(exc);
  return null;
}

// borrowed value by name, or NULL
function setOptional(dict: PyObject, name: PyObject, value: PyObject | null): bool {
  return !value || PyDict_SetItem(dict, name, value) == 0;
}

/** Raises type(msg, name=name, path=path, name_from=nameFrom). */
function _PyErr_SetImportErrorSubclass(
  type: PyObject,
  msg: PyObject,
  name: PyObject | null,
  path: PyObject | null,
  nameFrom: PyObject | null,
): PyObject | null {
  const kwargs = PyDict_New();
  if (!kwargs) return null;
  if (
    setOptional(kwargs, _Py_ID('name'), name ? name : Py_None) &&
    setOptional(kwargs, _Py_ID('path'), path ? path : Py_None) &&
    setOptional(kwargs, _Py_ID('name_from'), nameFrom ? nameFrom : Py_None)
  ) {
    const args = PyTuple_Pack1(msg);
    if (args) {
      const exc = PyObject_Call(type, args, kwargs);
      Py_DECREF(args);
      if (exc) {
        PyErr_SetObject(exc.ob_type, exc);
        Py_DECREF(exc);
      }
    }
  }
  Py_DECREF(kwargs);
  return null;
}

export function PyErr_SetImportError(msg: PyObject, name: PyObject | null, path: PyObject | null): PyObject | null {
  return _PyErr_SetImportErrorSubclass(PyExc_ImportError, msg, name, path, null);
}

/** new: a class "module.name" derived from base: a class, a tuple of classes, or NULL for Exception. */
export function PyErr_NewException(name: string, base: PyObject | null, dict: PyObject | null): PyObject | null {
  const dot = name.lastIndexOf('.');
  const p = changetype<usize>(name);
  const module = PyUnicode_FromKindAndData(2, p, dot);
  if (!module) return null;
  const short = PyUnicode_FromKindAndData(2, p + ((<usize>(dot + 1)) << 1), name.length - dot - 1);
  const namespace: PyObject | null = dict ? Py_NewRef<PyObject>(dict) : PyDict_New();
  const bases: PyObject | null =
    base && PyTuple_Check(base) ? Py_NewRef<PyObject>(base) : PyTuple_Pack1(base ? base : PyExc_Exception);
  let result: PyObject | null = null;
  if (short && namespace && bases && PyDict_SetItem(namespace, _Py_ID('__module__'), module) == 0) {
    const args = PyTuple_Pack3(short, bases, namespace);
    if (args) {
      result = PyObject_Call(PyType_Type, args, null);
      Py_DECREF(args);
    }
  }
  Py_DECREF(module);
  Py_XDECREF(short);
  Py_XDECREF(namespace);
  Py_XDECREF(bases);
  return result;
}

/** OSError(errno, strerror(errno)), or the subclass that errno stands for. */
export function PyErr_SetFromErrno(type: PyObject, errno: i32): PyObject | null {
  return PyErr_SetFromErrnoWithFilename(type, errno, null);
}

export function PyErr_SetFromErrnoWithFilename(type: PyObject, errno: i32, filename: PyObject | null): PyObject | null {
  return PyErr_SetFromErrnoWithFilenameObjects(type, errno, filename, null);
}

/** filename2: the other one, of rename and the like. */
export function PyErr_SetFromErrnoWithFilenameObjects(
  type: PyObject,
  errno: i32,
  filename: PyObject | null,
  filename2: PyObject | null,
): PyObject | null {
  // An interrupted call means that the host wants KeyboardInterrupt raised.
  if (errno == EINTR && type == PyExc_OSError) {
    PyErr_SetNone(PyExc_KeyboardInterrupt);
    return null;
  }
  const number = PyLong_FromLong(errno);
  const text = strerrorObject(errno);
  let args: PyObject | null = null;
  if (number && text) {
    args = PyTuple_New(filename2 ? 5 : filename ? 3 : 2);
    if (args) {
      PyTuple_SET_ITEM(args, 0, Py_NewRef(number));
      PyTuple_SET_ITEM(args, 1, Py_NewRef(text));
      if (filename) PyTuple_SET_ITEM(args, 2, Py_NewRef(filename));
      if (filename2) {
        PyTuple_SET_ITEM(args, 3, PyLong_FromLong(0));
        PyTuple_SET_ITEM(args, 4, Py_NewRef(filename2));
      }
    }
  }
  if (args) {
    const exc = PyObject_Call(type, args, null);
    if (exc) {
      PyErr_SetObject(exc.ob_type, exc);
      Py_DECREF(exc);
    }
  }
  Py_XDECREF(number);
  Py_XDECREF(text);
  Py_XDECREF(args);
  return null;
}

export { PyErr_WarnEx, PyErr_WarnFormat } from '../../vm/warnings';
