// The small steps that are inlined into the loop: counts, types, counters.

import { storeCount } from '../../memory/events';
import { PyObject_Free } from '../../memory/obmalloc/malloc';
import { PyCodeObject } from '../../objects/code';
import { _PyInterpreterFrame } from '../../objects/frame';
import { PyLong_Type } from '../../objects/int';
import { pel } from '../../runtime/pellucid';
import { Py_TPFLAGS_HEAPTYPE, Py_TPFLAGS_IMMUTABLETYPE, PyTypeObject } from '../../runtime/type';
import { COMPARISON_EQUALS, COMPARISON_GREATER_THAN, COMPARISON_LESS_THAN, STORE_FAST } from '../opcodes';
import { compactValue } from '../ops/arithmetic';
import { LOCALS, TP_DEALLOC, TP_FLAGS } from './offsets';

/** Py_DECREF of an address. */
/* @inline */ export function decref(p: usize): void {
  const n = load<i32>(p);
  if (n >= 0) {
    storeCount(p, n - 1);
    if (n == 1) dealloc(p);
  }
}

/**
 * The STORE_FAST that nearly always follows a loop's next value, without a round through the switch: false where it is
 * something else, or the count of instructions ends here. The value, taken over, lies above the stack's top already, where
 * it shows in the memory.
 */
/* @inline */ export function storeNext(frame: _PyInterpreterFrame, pc: usize, value: usize): bool {
  const word = <usize>load<u16>(pc);
  if ((word & 0xff) != STORE_FAST || pel.left <= 0) return false;
  pel.left--;
  frame.instr_ptr = pc;
  const local = changetype<usize>(frame) + ((word >> 8) << 3);
  const old = load<usize>(local, LOCALS);
  store<u64>(local, <u64>value, LOCALS);
  if (old) decref(old);
  return true;
}

/** _Py_Dealloc; an exact int's memory goes straight back. */
function dealloc(p: usize): void {
  const type = load<usize>(p, 8);
  if (type == changetype<usize>(PyLong_Type)) PyObject_Free(p);
  else call_indirect<void>(load<u32>(type, TP_DEALLOC), p);
}

/** Py_INCREF of an address. */
/* @inline */ export function incref(p: usize): void {
  const n = load<u32>(p) + 1;
  if (n != 0) storeCount(p, n);
}

/** Py_XDECREF of an address. */
/* @inline */ export function xdecref(p: usize): void {
  if (p) decref(p);
}

/** The same for an exact int, whose memory goes straight back. */
export function decrefInt(p: usize): void {
  const n = load<i32>(p);
  storeCount(p, n - 1);
  if (n == 1) PyObject_Free(p);
}

/** COMPARISON_* of two compact ints. */
/* @inline */ export function compareCompact(a: usize, b: usize): i32 {
  const left = compactValue(a);
  const right = compactValue(b);
  return left < right ? COMPARISON_LESS_THAN : left > right ? COMPARISON_GREATER_THAN : COMPARISON_EQUALS;
}

/** The type of the object, as an address. */
/* @inline */ export function typeOf(p: usize): usize {
  return load<usize>(p, 8);
}

/** Whether the object's class was made by a class statement (or a C module that leaves its types open). */
/* @inline */ export function fromPython(p: usize): bool {
  return (load<u64>(typeOf(p), TP_FLAGS) & (Py_TPFLAGS_HEAPTYPE | Py_TPFLAGS_IMMUTABLETYPE)) == Py_TPFLAGS_HEAPTYPE;
}

/** Whether a type, as an address, is this one. */
/* @inline */ export function hasType(type: usize, t: PyTypeObject): bool {
  return type == changetype<usize>(t);
}

/** Counts an adaptive instruction's counter down; true: it is time to specialise. */
/* @inline */ export function triggers(pc: usize): bool {
  const counter = load<u16>(pc, 2);
  if (counter < 16) return true;
  store<u16>(pc, counter - 16, 2);
  return false;
}

/** Where the constants of the frame's code lie. */
/* @inline */ export function constsOf(frame: _PyInterpreterFrame): usize {
  return changetype<usize>(changetype<PyCodeObject>(frame.f_executable).co_consts) + 24;
}
