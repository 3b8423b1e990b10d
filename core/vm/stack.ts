// The value stack of a frame, seen by the handlers: sp is the address behind the top entry, entries are 8 bytes.

import { Py_False, Py_True } from '../objects/bool';
import { PyCodeObject } from '../objects/code';
import { _PyInterpreterFrame } from '../objects/frame';
import { PyObject } from '../runtime/object';

/** The n-th entry from the top, 1 the topmost; borrowed. */
/* @inline */ export function peek(sp: usize, n: i32): PyObject {
  return changetype<PyObject>(load<usize>(sp - ((<usize>n) << 3)));
}

/** Writes the n-th entry from the top without looking at what was there. */
/* @inline */ export function poke(sp: usize, n: i32, o: PyObject | null): void {
  store<u64>(sp - ((<usize>n) << 3), <u64>changetype<usize>(o));
}

/** Name i of the frame's code. */
/* @inline */ export function nameAt(frame: _PyInterpreterFrame, i: i32): PyObject {
  const names = changetype<PyCodeObject>(frame.f_executable).co_names;
  return changetype<PyObject>(load<usize>(changetype<usize>(names) + ((<usize>i) << 3), 24));
}

/** Py_True or Py_False: immortal, so no count changes. */
/* @inline */ export function boolOf(condition: bool): PyObject {
  return condition ? Py_True : Py_False;
}
