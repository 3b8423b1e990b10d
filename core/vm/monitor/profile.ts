// sys.setprofile's function. (CPython: Python/legacy_tracing.c)

import { PyCFunction_Check } from '../../objects/builtin-function';
import { PyObject_Vectorcall } from '../../objects/call';
import { method_get, PyMethodDescr_Type } from '../../objects/descriptor';
import { _PyFrame_GetFrameObject, _PyInterpreterFrame } from '../../objects/frame';
import { PyUnicode_InternFromString } from '../../objects/str/intern';
import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_GetRaisedException, PyErr_SetRaisedException } from '../../runtime/errors';
import { PyObject, setPtrAt } from '../../runtime/object';
import { askBeforeNext, stackFree } from '../../runtime/pellucid';
import { _PyThreadState_GET, PyThreadState } from '../../runtime/tstate';
import { PY_VECTORCALL_ARGUMENTS_OFFSET } from '../../runtime/type';
import { updateWatching } from '../monitor';
import { _PyInstrumentation_MISSING } from './state';

/** callback(frame, event, argument) of sys.setprofile: 0, or -1: it raised, and is gone. */
export function profile(frame: _PyInterpreterFrame, pc: usize, event: string, argument: PyObject): i32 {
  const tstate = _PyThreadState_GET();
  if (!tstate.c_profilefunc) return 0;
  const running = frame.instr_ptr;
  frame.instr_ptr = pc;
  const f = _PyFrame_GetFrameObject(frame);
  const name = PyUnicode_InternFromString(event);
  let res: PyObject | null = null;
  if (f && name) {
    const callback = Py_NewRef(tstate.c_profileobj!);
    const args = stackAlloc(4);
    setPtrAt(args, 1, f);
    setPtrAt(args, 2, name);
    setPtrAt(args, 3, argument);
    tstate.tracing++;
    res = PyObject_Vectorcall(callback, args + 8, 3 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
    tstate.tracing--;
    stackFree(args);
    Py_DECREF(callback);
  }
  Py_XDECREF(name);
  frame.instr_ptr = running;
  askBeforeNext();
  if (!res) {
    _PyEval_SetProfile(tstate, null);
    return -1;
  }
  Py_DECREF(res);
  return 0;
}

/** Sets the thread's profile function; NULL: none. */
export function _PyEval_SetProfile(tstate: PyThreadState, callback: PyObject | null): void {
  const old = tstate.c_profileobj;
  tstate.c_profileobj = Py_XNewRef(callback);
  tstate.c_profilefunc = callback ? 1 : 0;
  updateWatching();
  Py_XDECREF(old);
}

/** A call of native code as the profiler hears of it: builtin functions, and methods bound to their object. */
export function profileCall(
  frame: _PyInterpreterFrame,
  pc: usize,
  event: string,
  callable: PyObject,
  arg0: PyObject,
): i32 {
  if (!_PyThreadState_GET().c_profilefunc) return 0;
  if (PyCFunction_Check(callable)) return profile(frame, pc, event, callable);
  if (callable.ob_type != PyMethodDescr_Type || arg0 == _PyInstrumentation_MISSING) return 0;
  const meth = method_get(callable, arg0, arg0.ob_type);
  if (!meth) return -1;
  const err = profile(frame, pc, event, meth);
  Py_DECREF(meth);
  return err;
}

/** Calls the profiler with the current exception put aside; < 0: it failed. */
export function profileProtected(frame: _PyInterpreterFrame, pc: usize, event: string, argument: PyObject): i32 {
  if (!_PyThreadState_GET().c_profilefunc) return 0;
  const exc = PyErr_GetRaisedException();
  const err = profile(frame, pc, event, argument);
  if (err < 0) Py_XDECREF(exc);
  else PyErr_SetRaisedException(exc);
  return err;
}
