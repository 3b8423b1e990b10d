/** 40 bytes. */
@unmanaged export class PyBytesObject extends PyVarObject {
  ob_shash: i64;
  @bytes(1) ob_sval: usize; // char [1] at 32
}
