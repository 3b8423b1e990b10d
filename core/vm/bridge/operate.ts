// Operations on instances of classes written in Python: their methods run in the same loop, over a bridge. (CPython: the
// operations' native code, and slot_nb_add & co. in Objects/typeobject.c, which enter a new loop)

import { builtin_hash, builtin_repr } from '../../modules/builtins/attributes';
import { builtin_iter, builtin_len, builtin_next } from '../../modules/builtins/iteration';
import { builtin_abs } from '../../modules/builtins/numbers';
import { PyNumber_Invert, PyNumber_Negative } from '../../objects/abstract/number';
import {
  PyObject_DelItem,
  PyObject_Format,
  PyObject_GetItem,
  PyObject_GetIter,
  PyObject_SetItem,
} from '../../objects/abstract/object';
import { PySequence_Contains } from '../../objects/abstract/sequence';
import { PyObject_GenericGetAttr, PyObject_GetAttr, PyObject_SetAttr } from '../../objects/attribute';
import { PyCFunction_Type, PyCFunctionObject } from '../../objects/builtin-function';
import { PyErr_ExceptionMatches } from '../../objects/exceptions/errors';
import { PyExc_StopIteration } from '../../objects/exceptions/types';
import { _PyFrame_SetStackPointer, _PyInterpreterFrame } from '../../objects/frame';
import { Py_NotImplemented } from '../../objects/none';
import { PyObject_IsTrue, PyObject_Str } from '../../objects/object';
import { PyProperty_Type } from '../../objects/property';
import { PyUnicode_Type } from '../../objects/str/struct';
import { _PyType_Lookup } from '../../objects/type/lookup';
import { _Py_slot_tp_getattr_hook, _Py_slot_tp_getattro } from '../../objects/type/slots';
import { PyErr_Clear } from '../../runtime/errors';
import { objAt, Py_DECREF, PyObject } from '../../runtime/object';
import { pel } from '../../runtime/pellucid';
import { _PyThreadState_GET, PyThreadState } from '../../runtime/tstate';
import { METH_O } from '../../runtime/type';
import { fullOparg } from '../monitor/calls';
import {
  BINARY_OP,
  BINARY_SUBSCR,
  CALL,
  COMPARE_OP,
  CONTAINS_OP,
  CONVERT_VALUE,
  DELETE_SUBSCR,
  FOR_ITER,
  FORMAT_SIMPLE,
  GET_ITER,
  LOAD_ATTR,
  opcodeCaches,
  opcodeDeopt,
  STORE_ATTR,
  STORE_SUBSCR,
  TO_BOOL,
  UNARY_INVERT,
  UNARY_NEGATIVE,
} from '../opcodes';
import { binary_op, compare } from '../ops/arithmetic';
import { convertValue } from '../ops/build';
import { iterNext } from '../ops/iteration';
import { boolOf, nameAt, peek } from '../stack';
import { traceException, tracing } from '../trace';
import { arm, CAPTURE_ATTRIBUTE, CAPTURE_GETATTR, CAPTURE_OPERATOR, CAPTURE_SLOTS, disarm } from './capture';
import { ENTERED, enterOver, NOTHING, popBridge, pushBridge, setDrop, setFinish, settle } from './frame';

/** How many entries the operation takes from the stack. */
function operandsOf(opcode: i32, oparg: i32): i32 {
  switch (opcode) {
    case FOR_ITER:
      return 0;
    case STORE_SUBSCR:
      return 3;
    case CALL:
      return oparg + 2;
    case BINARY_OP:
    case COMPARE_OP:
    case CONTAINS_OP:
    case BINARY_SUBSCR:
    case DELETE_SUBSCR:
    case STORE_ATTR:
      return 2;
  }
  return 1;
}

/** What CPython's C recursion counts for the operation and the loop that it enters. */
function unitsOf(opcode: i32): i32 {
  return opcode == COMPARE_OP || opcode == CONVERT_VALUE || opcode == FORMAT_SIMPLE || opcode == CALL ? 3 : 2;
}

function where(opcode: i32): string {
  return opcode == COMPARE_OP ? ' in comparison' : '';
}

/** A builtin function that only calls a slot of its argument, or str. */
/* @noinline */ export function callsSlot(callable: PyObject): bool {
  if (callable == PyUnicode_Type) return true;
  if (callable.ob_type != PyCFunction_Type) return false;
  const f = changetype<PyCFunctionObject>(callable).m_ml!.ml_meth;
  return (
    f == builtin_repr.index ||
    f == builtin_len.index ||
    f == builtin_hash.index ||
    f == builtin_next.index ||
    f == builtin_iter.index ||
    f == builtin_abs.index
  );
}

/** Whether o.name leads to __getattr__, __getattribute__ or a property. */
/* @noinline */ export function getsByPython(o: PyObject, name: PyObject): bool {
  const type = o.ob_type;
  const getattro = type.tp_getattro;
  if (getattro != PyObject_GenericGetAttr.index)
    return getattro == _Py_slot_tp_getattr_hook.index || getattro == _Py_slot_tp_getattro.index;
  const found = _PyType_Lookup(type, name);
  return found != null && found.ob_type == PyProperty_Type;
}

/** callable(o) for one of these. */
function callWith(callable: PyObject, args: usize): PyObject | null {
  if (callable == PyUnicode_Type) return PyObject_Str(objAt(args, 0));
  const f = changetype<PyCFunctionObject>(callable);
  const def = f.m_ml!;
  if (def.ml_flags == METH_O) return call_indirect<PyObject | null>(<u32>def.ml_meth, f.m_self, objAt(args, 0));
  return call_indirect<PyObject | null>(<u32>def.ml_meth, f.m_self, args, <i64>1);
}

/** 0 or -1 as a result. */
/* @inline */ function done(err: i32): PyObject | null {
  return err < 0 ? null : changetype<PyObject>(NOTHING);
}

/** 0, 1 or -1 as a result. */
/* @inline */ function truth(n: i32): PyObject | null {
  return n < 0 ? null : boolOf(n != 0);
}

/**
 * Performs the operation on the entries below sp, which it leaves there. Of their methods the first that is called is captured, or
 * has given the answer.
 */
function perform(
  frame: _PyInterpreterFrame,
  sp: usize,
  opcode: i32,
  oparg: i32,
  answer: PyObject | null,
): PyObject | null {
  const top = peek(sp, 1);
  arm(CAPTURE_SLOTS, top, null, answer);
  switch (opcode) {
    case BINARY_OP:
    case COMPARE_OP: {
      const left = peek(sp, 2);
      arm(opcode == BINARY_OP ? CAPTURE_OPERATOR : CAPTURE_SLOTS, left, top, answer);
      return opcode == BINARY_OP ? binary_op(oparg, left, top) : compare(left, top, oparg);
    }
    case CONTAINS_OP: {
      const found = PySequence_Contains(top, peek(sp, 2));
      return truth(found < 0 ? found : found ^ oparg);
    }
    case BINARY_SUBSCR:
    case DELETE_SUBSCR:
    case STORE_SUBSCR: {
      const container = peek(sp, 2);
      arm(CAPTURE_SLOTS, container, null, answer);
      if (opcode == BINARY_SUBSCR) return PyObject_GetItem(container, top);
      return done(
        opcode == STORE_SUBSCR ? PyObject_SetItem(container, top, peek(sp, 3)) : PyObject_DelItem(container, top),
      );
    }
    case STORE_ATTR:
      return done(PyObject_SetAttr(top, nameAt(frame, oparg), peek(sp, 2)));
    case LOAD_ATTR:
      pel.armed = top.ob_type.tp_getattro == _Py_slot_tp_getattr_hook.index ? CAPTURE_GETATTR : CAPTURE_ATTRIBUTE;
      return PyObject_GetAttr(top, nameAt(frame, oparg >> 1));
    case UNARY_NEGATIVE:
      return PyNumber_Negative(top);
    case UNARY_INVERT:
      return PyNumber_Invert(top);
    case TO_BOOL:
      return truth(PyObject_IsTrue(top));
    case GET_ITER:
      return PyObject_GetIter(top);
    case CONVERT_VALUE:
      return convertValue(top, oparg);
    case FORMAT_SIMPLE:
      return PyObject_Format(top, null);
    case FOR_ITER:
      return iterNext(top);
  }
  // CALL, with one argument
  return callWith(peek(sp, 3), sp - 8);
}

/** Performs the instruction that stands at frame.instr_ptr: ENTERED, 1, or 0: an exception is set. */
/* @noinline */ export function operate(tstate: PyThreadState, frame: _PyInterpreterFrame, sp: usize, oparg: i32): i32 {
  const opcode = opcodeDeopt(<i32>load<u8>(frame.instr_ptr));
  const drop = operandsOf(opcode, oparg);
  frame.return_offset = <u16>(1 + opcodeCaches(opcode));
  const bridge = pushBridge(tstate, drop, unitsOf(opcode), where(opcode));
  if (!bridge) {
    _PyFrame_SetStackPointer(frame, sp);
    return 0;
  }
  const result = perform(frame, sp, opcode, oparg, null);
  const callee = disarm();
  if (callee) {
    // What native code made of the NULL that it was given.
    if (tstate.current_exception) PyErr_Clear();
    setFinish(bridge, finishOperation.index);
    enterOver(tstate, frame, sp, bridge, callee);
    return <i32>ENTERED;
  }
  popBridge(tstate, bridge);
  _PyFrame_SetStackPointer(frame, sp);
  if (opcode == FOR_ITER && !result && !tstate.current_exception) return endLoop(frame, oparg);
  return settle(frame, drop, result) ? 1 : 0;
}

/** The iterator has no more: it goes, and the loop with it. */
function endLoop(frame: _PyInterpreterFrame, oparg: i32): i32 {
  // Past the jump and the END_FOR behind it, with POP_TOP.
  frame.return_offset = <u16>(2 + oparg + 2);
  settle(frame, 1, changetype<PyObject>(NOTHING));
  return 1;
}

/** The method has returned, or raised. */
function finishOperation(bridge: _PyInterpreterFrame, result: PyObject | null): PyObject | null {
  const caller = bridge.previous!;
  const pc = caller.instr_ptr;
  const opcode = opcodeDeopt(<i32>load<u8>(pc));
  if (opcode == FOR_ITER) return result ? result : endOfNext(bridge, caller, fullOparg(pc));
  if (!result || opcode == LOAD_ATTR) return result;
  if (opcode == BINARY_OP && result != Py_NotImplemented) return result;
  const sp = caller.localsplus + ((<usize>caller.stacktop) << 3);
  const final = perform(caller, sp, opcode, fullOparg(pc), result);
  disarm();
  Py_DECREF(result);
  return final;
}

/** __next__ raised: StopIteration ends the loop. */
function endOfNext(bridge: _PyInterpreterFrame, caller: _PyInterpreterFrame, oparg: i32): PyObject | null {
  if (!PyErr_ExceptionMatches(PyExc_StopIteration)) return null;
  const tstate = _PyThreadState_GET();
  if (tracing(tstate)) traceException(tstate, caller);
  PyErr_Clear();
  caller.return_offset = <u16>(2 + oparg + 2);
  setDrop(bridge, 1);
  return changetype<PyObject>(NOTHING);
}
