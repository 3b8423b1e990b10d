// Calls that have begun: what one returns is known at the next instruction of its frame.

import { PyMem_RawFree, PyMem_RawRealloc } from '../../memory/raw';
import { PyErr_NoMemory } from '../../objects/exceptions/errors';
import { _PyInterpreterFrame } from '../../objects/frame';
import { PyFunction_Check } from '../../objects/function';
import { PyMethod_Type, PyMethodObject } from '../../objects/method';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_GetRaisedException, PyErr_SetRaisedException } from '../../runtime/errors';
import { objAt, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { pel, stackFree } from '../../runtime/pellucid';
import { _PyThreadState_GET } from '../../runtime/tstate';
import { CALL, CALL_KW, EXTENDED_ARG, LOAD_SUPER_ATTR } from '../opcodes';
import { profileCall } from './profile';
import { _PyInstrumentation_MISSING, C_RAISE, C_RETURN, EVENT_CALL } from './state';
import { offsetObject, tell, watched } from './tell';

/** A native call that has not come back yet; 32 bytes in the block pel.calls. */
@unmanaged
class PendingCall {
  frame: usize; // borrowed
  pc: usize;
  callable: PyObject | null; // strong
  arg0: PyObject | null; // strong
}

/** Forgets the calls that are not over. */
export function dropPending(): void {
  while (pel.calls_count) popPending();
  PyMem_RawFree(pel.calls);
  pel.calls = 0;
  pel.calls_room = 0;
}

function popPending(): void {
  pel.calls_count--;
  const call = changetype<PendingCall>(pel.calls + ((<usize>pel.calls_count) << 5));
  const callable = call.callable;
  const arg0 = call.arg0;
  if (callable) Py_DECREF(callable);
  if (arg0) Py_DECREF(arg0);
}

/** The call that stands at pc: the slots of its callable, and its first argument; false: it is none. */
function callAt(pc: usize, opcode: i32, sp: usize, out: usize): bool {
  const oparg = <usize>fullOparg(pc);
  let base: usize;
  if (opcode == CALL) base = sp - ((oparg + 2) << 3);
  else if (opcode == CALL_KW) base = sp - ((oparg + 3) << 3);
  else if (opcode == LOAD_SUPER_ATTR) {
    // As if super were called on its own.
    setPtrAt(out, 0, objAt(sp - 24, 0));
    setPtrAt(out, 1, oparg & 2 ? objAt(sp - 24, 1) : _PyInstrumentation_MISSING);
    return true;
  } else {
    base = sp - ((3 + (oparg & 1)) << 3);
    const args = objAt(base, 2);
    const n = PyTuple_Check(args) ? PyTuple_GET_SIZE(args) : 0;
    setPtrAt(out, 0, objAt(base, 0));
    setPtrAt(out, 1, n ? PyTuple_GET_ITEM(args, 0) : _PyInstrumentation_MISSING);
    return true;
  }
  const self = ptrAt(base, 1);
  setPtrAt(out, 0, objAt(base, 0));
  setPtrAt(out, 1, self ? self : oparg ? objAt(base, 2) : _PyInstrumentation_MISSING);
  return true;
}

/** The argument with those of the EXTENDED_ARGs in front of it. */
export function fullOparg(pc: usize): i32 {
  let oparg = <i32>load<u8>(pc, 1);
  for (let shift = 8, p = pc - 2; load<u8>(p) == EXTENDED_ARG && shift < 32; p -= 2, shift += 8)
    oparg |= (<i32>load<u8>(p, 1)) << shift;
  return oparg;
}

/** Tells of a call that an instruction is about to make; < 0: a callback failed. */
export function beginCall(frame: _PyInterpreterFrame, pc: usize, opcode: i32, sp: usize): i32 {
  const out = stackAlloc(2);
  callAt(pc, opcode, sp, out);
  let callable = objAt(out, 0);
  let arg0 = objAt(out, 1);
  stackFree(out);
  let err = watched(frame, EVENT_CALL) ? tell(frame, pc, EVENT_CALL, offsetObject(frame, pc), callable, arg0) : 0;
  if (err < 0) return -1;
  if (callable.ob_type == PyMethod_Type) {
    arg0 = changetype<PyMethodObject>(callable).im_self!;
    callable = changetype<PyMethodObject>(callable).im_func!;
  }
  // Python functions tell of themselves.
  if (PyFunction_Check(callable)) return 0;
  err = profileCall(frame, pc, 'c_call', callable, arg0);
  if (err < 0) return -1;
  if (!watched(frame, EVENT_CALL) && !_PyThreadState_GET().c_profilefunc) return 0;
  return pushPending(frame, pc, callable, arg0);
}

function pushPending(frame: _PyInterpreterFrame, pc: usize, callable: PyObject, arg0: PyObject): i32 {
  if (pel.calls_count == pel.calls_room) {
    const room = pel.calls_room ? pel.calls_room * 2 : 64;
    const p = PyMem_RawRealloc(pel.calls, (<usize>room) << 5);
    if (!p) {
      PyErr_NoMemory();
      return -1;
    }
    pel.calls = p;
    pel.calls_room = room;
  }
  const call = changetype<PendingCall>(pel.calls + ((<usize>pel.calls_count) << 5));
  call.frame = changetype<usize>(frame);
  call.pc = pc;
  call.callable = Py_NewRef(callable);
  call.arg0 = Py_NewRef(arg0);
  pel.calls_count++;
  return 0;
}

/** The native call of this frame that has come back, if there is one: returned or raised. */
export function endCall(frame: _PyInterpreterFrame, raised: bool): i32 {
  const n = pel.calls_count;
  if (!n) return 0;
  const call = changetype<PendingCall>(pel.calls + ((<usize>(n - 1)) << 5));
  if (call.frame != changetype<usize>(frame)) return 0;
  const pc = call.pc;
  const callable = Py_NewRef(call.callable!);
  const arg0 = Py_NewRef(call.arg0!);
  popPending();
  let err = 0;
  if (raised) {
    const exc = PyErr_GetRaisedException();
    if (watched(frame, C_RAISE)) err = tell(frame, pc, C_RAISE, offsetObject(frame, pc), callable, arg0);
    if (err == 0) err = profileCall(frame, pc, 'c_exception', callable, arg0);
    if (err < 0) Py_XDECREF(exc);
    else PyErr_SetRaisedException(exc);
  } else {
    if (watched(frame, C_RETURN)) err = tell(frame, pc, C_RETURN, offsetObject(frame, pc), callable, arg0);
    if (err == 0) err = profileCall(frame, pc, 'c_return', callable, arg0);
  }
  Py_DECREF(callable);
  Py_DECREF(arg0);
  return err;
}
