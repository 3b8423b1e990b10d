/** 16 bytes. */
@unmanaged export class PyObject {
  ob_refcnt: i64;
  ob_type: PyTypeObject | null;
}

/** 24 bytes. */
@unmanaged export class PyVarObject extends PyObject {
  ob_size: i64;
}
