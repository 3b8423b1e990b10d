/** 40 bytes. */
@unmanaged export class PyListObject extends PyVarObject {
  ob_item: usize; // PyObject **
  allocated: i64;
}

/** 32 bytes. */
@unmanaged export class _PyListIterObject extends PyObject {
  it_index: i64;
  it_seq: PyListObject | null;
}
