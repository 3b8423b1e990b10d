// How an exception type is made: the same few slots for each.

import { static_type } from '../../runtime/register';
import { PyTypeObject } from '../../runtime/type';
import { BaseException_clear, BaseException_dealloc, BaseException_traverse, EXCEPTION_FLAGS } from './base';
import { PyBaseExceptionObject } from './struct';

/** The slots that every exception type states; new 0: inherited. */
export function exceptionType(
  t: PyTypeObject,
  base: PyTypeObject,
  name: string,
  size: i64,
  doc: string,
  init: usize,
  new_: usize,
): void {
  static_type(t, name, (size + 7) & ~7, 0, EXCEPTION_FLAGS, doc);
  t.tp_base = base;
  t.tp_dealloc = BaseException_dealloc.index;
  t.tp_traverse = BaseException_traverse.index;
  t.tp_clear = BaseException_clear.index;
  t.tp_dictoffset = offsetof<PyBaseExceptionObject>('_dict');
  t.tp_init = init;
  t.tp_new = new_;
}

/** Sets the slots that every exception type with fields of its own has. */
export function lifecycle(t: PyTypeObject, dealloc: usize, traverse: usize, clear: usize): void {
  t.tp_dealloc = dealloc;
  t.tp_traverse = traverse;
  t.tp_clear = clear;
}
