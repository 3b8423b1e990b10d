import { PyObject } from '../../runtime/object';

/** 40 bytes. */
@unmanaged export class PyASCIIObject extends PyObject {
  length: i64;
  hash: i64;
  @bytes(4) state: usize; // struct {...} at 32
}

/** 56 bytes. */
@unmanaged export class PyCompactUnicodeObject extends PyASCIIObject {
  utf8_length: i64;
  utf8: usize; // char *
}

/** 64 bytes. */
@unmanaged export class PyUnicodeObject extends PyCompactUnicodeObject {
  @bytes(8) data: usize; // union {...} at 56
}
