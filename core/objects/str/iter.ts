import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

/** 32 bytes. */
@unmanaged export class unicodeiterobject extends PyObject {
  it_index: i64;
  it_seq: PyObject | null;
}

export const PyUnicodeIter_Type = staticObject<PyTypeObject>(416);
export const _PyUnicodeASCIIIter_Type = staticObject<PyTypeObject>(416);

export function init_str_iter_types(): void {}
