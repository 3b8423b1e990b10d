import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

export function PyStructSequence_New(a: PyTypeObject): PyObject | null {
  return unreachable();
}

export function newStructSequenceType(a: string, b: string, c: string, d: i64): PyTypeObject | null {
  return unreachable();
}
