import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 64 bytes. */
@unmanaged export class PyCapsule extends PyObject {
  pointer: usize; // void *
  name: usize; // const char *
  context: usize; // void *
  @bytes(8) destructor: usize; // PyCapsule_Destructor at 40
  traverse_func: usize; // traverseproc
  clear_func: usize; // inquiry
}

export const PyCapsule_Type = staticObject<PyTypeObject>(416);


export function init_capsule_type(): void {
}
