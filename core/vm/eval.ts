import { _PyInterpreterFrame } from '../objects/frame';
import { PyObject } from '../runtime/object';
import { PyThreadState } from '../runtime/tstate';

export function _PyEval_EvalFrameDefault(a: PyThreadState, b: _PyInterpreterFrame, c: i32): PyObject | null {
  return unreachable();
}

/** interp.eval_frame and pel.function_vectorcall: what lower layers call the machine through. */
export function init_vm(): void {}
