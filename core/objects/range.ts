/** 48 bytes. */
@unmanaged export class rangeobject extends PyObject {
  start: PyObject | null;
  stop: PyObject | null;
  step: PyObject | null;
  length: PyObject | null;
}

/** 40 bytes. */
@unmanaged export class _PyRangeIterObject extends PyObject {
  start: i64;
  step: i64;
  len: i64;
}
