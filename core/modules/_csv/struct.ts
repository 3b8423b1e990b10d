// The objects of _csv. (CPython: Modules/_csv.c)

import { PyModuleDef } from '../../objects/module';
import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

export const csvDef = staticObject<PyModuleDef>(104);

/** The module's state: strong references, and behind them what is none. */
@unmanaged
export class _csvstate {
  error_obj: PyObject | null;
  dialects: PyObject | null; // dict: name -> Dialect
  dialect_type: PyTypeObject | null;
  reader_type: PyTypeObject | null;
  writer_type: PyTypeObject | null;
  field_limit: i64; // code points in a field
}

export const QUOTE_MINIMAL = 0;
export const QUOTE_ALL = 1;
export const QUOTE_NONNUMERIC = 2;
export const QUOTE_NONE = 3;
export const QUOTE_STRINGS = 4;
export const QUOTE_NOTNULL = 5;

/** A character that is None. */
export const NOT_SET: u32 = 0xffffffff;

/** 48 bytes. */
@unmanaged
export class DialectObj extends PyObject {
  doublequote: u8;
  skipinitialspace: u8;
  strict: u8;
  quoting: i32; // QUOTE_*
  delimiter: u32;
  quotechar: u32; // or NOT_SET
  escapechar: u32;
  lineterminator: PyObject | null; // strong: str
}

/** 88 bytes. */
@unmanaged
export class ReaderObj extends PyObject {
  input_iter: PyObject | null; // strong
  dialect: DialectObj | null; // strong
  fields: PyObject | null; // strong: list of the record being read
  state: i32;
  field: usize; // Py_UCS4[field_size]
  field_size: i64;
  field_len: i64;
  unquoted_field: u8;
  line_num: u64;
}

/** 72 bytes. */
@unmanaged
export class WriterObj extends PyObject {
  write: PyObject | null; // strong
  dialect: DialectObj | null; // strong
  rec: usize; // Py_UCS4[rec_size]
  rec_size: i64;
  rec_len: i64;
  num_fields: i32;
  error_obj: PyObject | null; // strong
}
