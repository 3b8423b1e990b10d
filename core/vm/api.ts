// What other parts ask of the machine: the current frame and its namespaces, running code. (CPython: Python/ceval.c)

import { PyCodeObject } from '../objects/code';
import { PyDict_GetItemWithError, PyDict_New, PyDict_Update } from '../objects/dict/dict';
import { PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_SystemError } from '../objects/exceptions/types';
import { _PyInterpreterFrame, _PyThreadState_GetFrame } from '../objects/frame';
import { _PyFrame_GetLocals, PyFrameLocalsProxy_Check } from '../objects/frame-locals';
import { _PyFunction_FromConstructor, PyFrameConstructor } from '../objects/function';
import { PyModule_Check, PyModule_GetDict } from '../objects/module';
import { PyErr_Occurred } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { mainInterpreter } from '../runtime/interp';
import { Py_DECREF, PyObject } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { _PyThreadState_GET } from '../runtime/tstate';
import { _PyEval_Vector } from './vector';

/** The frame that Python code runs in now, as an address; 0: none. */
export function _PyEval_GetFrame(): usize {
  return changetype<usize>(_PyThreadState_GetFrame(_PyThreadState_GET()));
}

/* @inline */ function currentFrame(): _PyInterpreterFrame | null {
  return changetype<_PyInterpreterFrame | null>(_PyEval_GetFrame());
}

// borrowed
export function PyEval_GetBuiltins(): PyObject | null {
  const frame = currentFrame();
  return frame ? frame.f_builtins : mainInterpreter.builtins;
}

// borrowed; NULL without an exception: no frame
export function PyEval_GetGlobals(): PyObject | null {
  const frame = currentFrame();
  return frame ? frame.f_globals : null;
}

function noFrame(): PyObject | null {
  return PyErr_SetString(PyExc_SystemError, 'frame does not exist');
}

// new: locals() of the frame that calls
export function _PyEval_GetFrameLocals(): PyObject | null {
  const frame = currentFrame();
  if (!frame) return noFrame();
  const locals = _PyFrame_GetLocals(frame);
  if (!locals || !PyFrameLocalsProxy_Check(locals)) return locals;
  const dict = PyDict_New();
  if (dict && PyDict_Update(dict, locals) < 0) {
    Py_DECREF(dict);
    Py_DECREF(locals);
    return null;
  }
  Py_DECREF(locals);
  return dict;
}

// borrowed: what __builtins__ of a namespace says, else the interpreter's
export function _PyEval_BuiltinsFromGlobals(globals: PyObject): PyObject | null {
  const builtins = PyDict_GetItemWithError(globals, _Py_ID('__builtins__'));
  if (builtins) {
    if (PyModule_Check(builtins)) return PyModule_GetDict(builtins);
    return builtins;
  }
  if (PyErr_Occurred()) return null;
  return PyEval_GetBuiltins();
}

// new: a function of code that is no function: a module's, a class's, exec's
export function functionOfCode(code: PyObject, globals: PyObject, closure: PyObject | null): PyObject | null {
  const builtins = _PyEval_BuiltinsFromGlobals(globals);
  if (!builtins) return null;
  const co = changetype<PyCodeObject>(code);
  const desc = changetype<PyFrameConstructor>(stackAlloc(8));
  desc.fc_globals = globals;
  desc.fc_builtins = builtins;
  desc.fc_name = co.co_name;
  desc.fc_qualname = co.co_name;
  desc.fc_code = code;
  desc.fc_defaults = null;
  desc.fc_kwdefaults = null;
  desc.fc_closure = closure;
  const func = _PyFunction_FromConstructor(changetype<usize>(desc));
  stackFree(changetype<usize>(desc));
  return func;
}

// new: closure is a tuple of cells
export function PyEval_EvalCodeWithClosure(
  code: PyObject,
  globals: PyObject,
  locals: PyObject,
  closure: PyObject,
): PyObject | null {
  return run(code, globals, locals, closure);
}

// new: locals NULL: the globals
export function PyEval_EvalCode(code: PyObject, globals: PyObject, locals: PyObject | null): PyObject | null {
  return run(code, globals, locals ? locals : globals, null);
}

function run(code: PyObject, globals: PyObject, locals: PyObject, closure: PyObject | null): PyObject | null {
  const func = functionOfCode(code, globals, closure);
  if (!func) return null;
  const result = _PyEval_Vector(_PyThreadState_GET(), func, locals, 0, 0, null);
  Py_DECREF(func);
  return result;
}
