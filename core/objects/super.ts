import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 40 bytes. */
@unmanaged export class superobject extends PyObject {
  type: PyTypeObject | null;
  obj: PyObject | null;
  obj_type: PyTypeObject | null;
}

export const PySuper_Type = staticObject<PyTypeObject>(416);


export function _PySuper_Lookup(a: PyTypeObject, b: PyObject, c: PyObject, d: usize): PyObject | null {
  return unreachable();
}

export function init_super_type(): void {
}
