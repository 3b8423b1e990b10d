// The atexit module. (CPython: Modules/atexitmodule.c)
//
//   interp.atexit.callbacks ─> │ callback │ NULL (unregistered) │ callback │ …   in the order of registration
//                                  └─> │ func │ args │ kwargs │                  all strong

import { PyMem_Free, PyMem_Malloc, PyMem_Realloc } from '../memory/obmalloc/malloc';
import { PyObject_Call } from '../objects/call';
import { PyErr_NoMemory, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_TypeError } from '../objects/exceptions/types';
import { PyLong_FromLong } from '../objects/int';
import { moduleMethod, newNativeModule } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyCallable_Check, PyObject_RichCompareBool } from '../objects/object';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_GetSlice } from '../objects/tuple';
import { Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, Py_XNewRef } from '../runtime/cold';
import { mainInterpreter } from '../runtime/interp';
import { arg, Py_EQ, PyObject } from '../runtime/object';
import { METH_KEYWORDS, METH_NOARGS, METH_O, METH_VARARGS } from '../runtime/type';
import { PyErr_FormatUnraisable } from './sys/unraisable';

@unmanaged
class atexit_py_callback {
  func: PyObject;
  args: PyObject;
  kwargs: PyObject | null;
}

/* @inline */ function callbackAt(i: i32): atexit_py_callback | null {
  return changetype<atexit_py_callback | null>(load<usize>(mainInterpreter.atexit_callbacks + ((<usize>i) << 3)));
}

function deleteCallback(i: i32): void {
  const callback = callbackAt(i);
  if (!callback) return;
  store<u64>(mainInterpreter.atexit_callbacks + ((<usize>i) << 3), 0);
  Py_DECREF(callback.func);
  Py_DECREF(callback.args);
  Py_XDECREF(callback.kwargs);
  PyMem_Free(changetype<usize>(callback));
}

function clearCallbacks(): void {
  for (let i = 0; i < mainInterpreter.atexit_ncallbacks; i++) deleteCallback(i);
  mainInterpreter.atexit_ncallbacks = 0;
}

/** Calls what is registered, the last one first, and forgets it. */
export function _PyAtExit_Call(): void {
  for (let i = mainInterpreter.atexit_ncallbacks - 1; i >= 0; i--) {
    const callback = callbackAt(i);
    if (!callback) continue;
    // The call may unregister it.
    const func = callback.func;
    Py_INCREF(func);
    const result = PyObject_Call(func, callback.args, callback.kwargs);
    if (result) Py_DECREF(result);
    else PyErr_FormatUnraisable('Exception ignored in atexit callback %R', arg(func));
    Py_DECREF(func);
  }
  clearCallbacks();
}

/** At the interpreter's end. */
export function _PyAtExit_Fini(): void {
  clearCallbacks();
  PyMem_Free(mainInterpreter.atexit_callbacks);
  mainInterpreter.atexit_callbacks = 0;
  mainInterpreter.atexit_callback_len = 0;
}

/** Room for one more callback: false with MemoryError. */
function makeRoom(): bool {
  const interp = mainInterpreter;
  if (interp.atexit_ncallbacks < interp.atexit_callback_len) return true;
  const length = interp.atexit_callback_len ? interp.atexit_callback_len + 16 : 32;
  const moved = PyMem_Realloc(interp.atexit_callbacks, (<usize>length) << 3);
  if (!moved) {
    PyErr_NoMemory();
    return false;
  }
  interp.atexit_callbacks = moved;
  interp.atexit_callback_len = length;
  return true;
}

function atexit_register(module: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n == 0) return PyErr_SetString(PyExc_TypeError, 'register() takes at least 1 argument (0 given)');
  const func = PyTuple_GET_ITEM(args, 0);
  if (!PyCallable_Check(func)) return PyErr_SetString(PyExc_TypeError, 'the first argument must be callable');
  if (!makeRoom()) return null;
  const p = PyMem_Malloc(offsetof<atexit_py_callback>());
  if (!p) return PyErr_NoMemory();
  const rest = PyTuple_GetSlice(args, 1, n);
  if (!rest) {
    PyMem_Free(p);
    return null;
  }
  const callback = changetype<atexit_py_callback>(p);
  callback.args = rest;
  callback.func = Py_NewRef(func);
  callback.kwargs = Py_XNewRef(kwargs);
  const interp = mainInterpreter;
  store<u64>(interp.atexit_callbacks + ((<usize>interp.atexit_ncallbacks) << 3), <u64>p);
  interp.atexit_ncallbacks++;
  return Py_NewRef(func);
}

function atexit_run_exitfuncs(module: PyObject, ignored: PyObject | null): PyObject | null {
  _PyAtExit_Call();
  return Py_None;
}

function atexit_clear(module: PyObject, ignored: PyObject | null): PyObject | null {
  clearCallbacks();
  return Py_None;
}

function atexit_ncallbacks(module: PyObject, ignored: PyObject | null): PyObject | null {
  return PyLong_FromLong(mainInterpreter.atexit_ncallbacks);
}

function atexit_unregister(module: PyObject, func: PyObject): PyObject | null {
  for (let i = 0; i < mainInterpreter.atexit_ncallbacks; i++) {
    const callback = callbackAt(i);
    if (!callback) continue;
    const equal = PyObject_RichCompareBool(callback.func, func, Py_EQ);
    if (equal < 0) return null;
    if (equal) deleteCallback(i);
  }
  return Py_None;
}

function addMethods(m: PyObject): void {
  moduleMethod(
    m,
    'register',
    atexit_register.index,
    METH_VARARGS | METH_KEYWORDS,
    'register($module, func, /, *args, **kwargs)\n--\n\nRegister a function to be executed upon normal program termination\n\n    func - function to be called at exit\n    args - optional arguments to pass to func\n    kwargs - optional keyword arguments to pass to func\n\n    func is returned to facilitate usage as a decorator.',
  );
  moduleMethod(
    m,
    '_clear',
    atexit_clear.index,
    METH_NOARGS,
    '_clear($module, /)\n--\n\nClear the list of previously registered exit functions.',
  );
  moduleMethod(
    m,
    'unregister',
    atexit_unregister.index,
    METH_O,
    'unregister($module, func, /)\n--\n\nUnregister an exit function which was previously registered using\natexit.register\n\n    func - function to be unregistered',
  );
  moduleMethod(
    m,
    '_run_exitfuncs',
    atexit_run_exitfuncs.index,
    METH_NOARGS,
    '_run_exitfuncs($module, /)\n--\n\nRun all registered exit functions.\n\nIf a callback raises an exception, it is logged with sys.unraisablehook.',
  );
  moduleMethod(
    m,
    '_ncallbacks',
    atexit_ncallbacks.index,
    METH_NOARGS,
    '_ncallbacks($module, /)\n--\n\nReturn the number of registered exit functions.',
  );
}

// new
export function init_atexit_module(): PyObject | null {
  const m = newNativeModule(
    'atexit',
    'allow programmer to define multiple exit functions to be executed\nupon normal program termination.\n\nTwo public functions, register and unregister, are defined.\n',
  );
  if (m) addMethods(m);
  return m;
}
