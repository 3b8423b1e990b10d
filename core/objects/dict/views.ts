import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

/** 24 bytes. */
@unmanaged export class _PyDictViewObject extends PyObject {
  dv_dict: PyObject | null; // strong
}

export const PyDictKeys_Type = staticObject<PyTypeObject>(416);
export const PyDictValues_Type = staticObject<PyTypeObject>(416);
export const PyDictItems_Type = staticObject<PyTypeObject>(416);
export const PyDictIterKey_Type = staticObject<PyTypeObject>(416);
export const PyDictIterValue_Type = staticObject<PyTypeObject>(416);
export const PyDictIterItem_Type = staticObject<PyTypeObject>(416);
export const PyDictRevIterKey_Type = staticObject<PyTypeObject>(416);
export const PyDictRevIterValue_Type = staticObject<PyTypeObject>(416);
export const PyDictRevIterItem_Type = staticObject<PyTypeObject>(416);


export function PyDictKeys_Check(a: PyObject): bool {
  return unreachable();
}

export function init_dict_views(): void {
}
