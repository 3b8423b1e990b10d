/** 24 bytes. */
@unmanaged export class PyFloatObject extends PyObject {
  ob_fval: f64;
}
