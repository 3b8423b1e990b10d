/** 24 bytes. */
@unmanaged export class PyCellObject extends PyObject {
  ob_ref: PyObject | null;
}
