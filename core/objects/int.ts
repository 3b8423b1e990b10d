/** 32 bytes. */
@unmanaged export class PyLongObject extends PyObject {
  @bytes(16) long_value: usize; // _PyLongValue at 16
}
