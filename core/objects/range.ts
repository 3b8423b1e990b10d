import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 48 bytes. */
@unmanaged export class rangeobject extends PyObject {
  start: PyObject | null;
  stop: PyObject | null;
  step: PyObject | null;
  length: PyObject | null;
}

/** 40 bytes. */
@unmanaged export class _PyRangeIterObject extends PyObject {
  start: i64;
  step: i64;
  len: i64;
}

export const PyRange_Type = staticObject<PyTypeObject>(416);
export const PyRangeIter_Type = staticObject<PyTypeObject>(416);
export const PyLongRangeIter_Type = staticObject<PyTypeObject>(416);


export function init_range_types(): void {
}
