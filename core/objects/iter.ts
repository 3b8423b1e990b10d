/** 32 bytes. */
@unmanaged export class seqiterobject extends PyObject {
  it_index: i64;
  it_seq: PyObject | null;
}

/** 32 bytes. */
@unmanaged export class calliterobject extends PyObject {
  it_callable: PyObject | null;
  it_sentinel: PyObject | null;
}
