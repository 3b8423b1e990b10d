/** 32 bytes. */
@unmanaged export class PyTupleObject extends PyVarObject {
  @bytes(8) ob_item: usize; // PyObject *[1] at 24
}

/** 32 bytes. */
@unmanaged export class _PyTupleIterObject extends PyObject {
  it_index: i64;
  it_seq: PyTupleObject | null;
}
