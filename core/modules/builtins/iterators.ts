import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

/** 32 bytes. */
@unmanaged export class filterobject extends PyObject {
  func: PyObject | null;
  it: PyObject | null;
}

/** 32 bytes. */
@unmanaged export class mapobject extends PyObject {
  iters: PyObject | null;
  func: PyObject | null;
}

/** 48 bytes. */
@unmanaged export class zipobject extends PyObject {
  tuplesize: i64;
  ittuple: PyObject | null;
  result: PyObject | null;
  strict: i32;
}

export const PyFilter_Type = staticObject<PyTypeObject>(416);
export const PyMap_Type = staticObject<PyTypeObject>(416);
export const PyZip_Type = staticObject<PyTypeObject>(416);

export function init_builtins_iterators(): void {}
