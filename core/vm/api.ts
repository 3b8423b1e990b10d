import { PyObject } from '../runtime/object';
import { PyThreadState } from '../runtime/tstate';

export function PyEval_EvalCode(a: PyObject, b: PyObject, c: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyEval_GetBuiltins(): PyObject | null {
  return unreachable();
}

export function PyEval_GetGlobals(): PyObject | null {
  return unreachable();
}

export function PyEval_GetLocals(): PyObject | null {
  return unreachable();
}

export function _PyEval_GetFrame(): usize {
  return unreachable();
}

export function _PyEval_Vector(a: PyThreadState, b: PyObject, c: PyObject | null, d: usize, e: usize, f: PyObject | null): PyObject | null {
  return unreachable();
}

export function _PyFunction_Vectorcall(a: PyObject, b: usize, c: usize, d: PyObject | null): PyObject | null {
  return unreachable();
}

// new: locals() of the frame that calls
export function _PyEval_GetFrameLocals(): PyObject | null {
  return unreachable();
}

// new: closure is a tuple of cells
export function PyEval_EvalCodeWithClosure(code: PyObject, globals: PyObject, locals: PyObject, closure: PyObject): PyObject | null {
  return unreachable();
}
