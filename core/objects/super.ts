/** 40 bytes. */
@unmanaged export class superobject extends PyObject {
  type: PyTypeObject | null;
  obj: PyObject | null;
  obj_type: PyTypeObject | null;
}
