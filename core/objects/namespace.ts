/** 24 bytes. */
@unmanaged export class _PyNamespaceObject extends PyObject {
  ns_dict: PyObject | null;
}
