/** 32 bytes. */
@unmanaged export class unicodeiterobject extends PyObject {
  it_index: i64;
  it_seq: PyObject | null;
}
