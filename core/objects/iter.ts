import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 32 bytes. */
@unmanaged export class seqiterobject extends PyObject {
  it_index: i64;
  it_seq: PyObject | null;
}

/** 32 bytes. */
@unmanaged export class calliterobject extends PyObject {
  it_callable: PyObject | null;
  it_sentinel: PyObject | null;
}

export const PySeqIter_Type = staticObject<PyTypeObject>(416);
export const PyCallIter_Type = staticObject<PyTypeObject>(416);


export function PySeqIter_New(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyCallIter_New(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function init_iter_types(): void {
}
