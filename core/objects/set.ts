/** 200 bytes. */
@unmanaged export class PySetObject extends PyObject {
  fill: i64;
  used: i64;
  mask: i64;
  table: setentry | null;
  hash: i64;
  finger: i64;
  @bytes(128) smalltable: usize; // setentry [8] at 64
  weakreflist: PyObject | null;
}

/** 16 bytes. */
@unmanaged export class setentry {
  key: PyObject | null;
  hash: i64;
}

/** 48 bytes. */
@unmanaged export class setiterobject extends PyObject {
  si_set: PySetObject | null;
  si_used: i64;
  si_pos: i64;
  len: i64;
}
