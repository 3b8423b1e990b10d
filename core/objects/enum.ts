import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 56 bytes. */
@unmanaged export class enumobject extends PyObject {
  en_index: i64;
  en_sit: PyObject | null;
  en_result: PyObject | null;
  en_longindex: PyObject | null;
  one: PyObject | null;
}

/** 32 bytes. */
@unmanaged export class reversedobject extends PyObject {
  index: i64;
  seq: PyObject | null;
}

export const PyEnum_Type = staticObject<PyTypeObject>(416);
export const PyReversed_Type = staticObject<PyTypeObject>(416);


export function init_enum_types(): void {
}
