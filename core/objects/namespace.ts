import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 24 bytes. */
@unmanaged export class _PyNamespaceObject extends PyObject {
  ns_dict: PyObject | null;
}

export const _PyNamespace_Type = staticObject<PyTypeObject>(416);


export function _PyNamespace_New(a: PyObject | null): PyObject | null {
  return unreachable();
}

export function init_namespace_type(): void {
}
