/** 40 bytes. */
@unmanaged export class PySliceObject extends PyObject {
  start: PyObject | null;
  stop: PyObject | null;
  step: PyObject | null;
}
