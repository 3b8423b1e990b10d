import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 24 bytes. */
@unmanaged export class PyCellObject extends PyObject {
  ob_ref: PyObject | null;
}

export const PyCell_Type = staticObject<PyTypeObject>(416);


export function PyCell_New(a: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyCell_Get(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyCell_Set(a: PyObject, b: PyObject | null): i32 {
  return unreachable();
}

export function PyCell_GET(a: PyObject): PyObject | null {
  return unreachable();
}

export function init_cell_type(): void {
}
