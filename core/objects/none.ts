import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

export const _PyNone_Type = staticObject<PyTypeObject>(416);
export const _PyNotImplemented_Type = staticObject<PyTypeObject>(416);
export const PyEllipsis_Type = staticObject<PyTypeObject>(416);

export const Py_None = staticObject<PyObject>(16);
export const Py_NotImplemented = staticObject<PyObject>(16);
export const Py_Ellipsis = staticObject<PyObject>(16);

export function init_none_type(): void {
}
