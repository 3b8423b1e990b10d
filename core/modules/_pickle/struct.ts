// The objects of _pickle and the module's state. (CPython: Modules/_pickle.c)
//
//   Pickler ── memo ──> hash table: object -> number        Unpickler ── memo ──> array: number -> object
//      └── output_buffer: bytes that grow                       ├── stack: Pdata, and beside it `marks`
//                                                               └── buffer: the bytes being read

import { Py_buffer } from '../../objects/abstract/buffer';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyModuleDef } from '../../objects/module';
import { stateByDef } from '../../objects/type/from-spec';
import { PyObject, PyVarObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

export const pickleDef = staticObject<PyModuleDef>(104);

/** The module's state: strong references. */
@unmanaged
export class PickleState {
  PickleError: PyTypeObject;
  PicklingError: PyTypeObject;
  UnpicklingError: PyTypeObject;
  dispatch_table: PyObject; // copyreg's: type -> function that reduces
  extension_registry: PyObject; // (module, name) -> code
  extension_cache: PyObject; // code -> object
  inverted_registry: PyObject; // code -> (module, name)
  name_mapping_2to3: PyObject; // (module, name) -> (module, name)
  import_mapping_2to3: PyObject; // module -> module
  name_mapping_3to2: PyObject;
  import_mapping_3to2: PyObject;
  codecs_encode: PyObject;
  getattr: PyObject;
  partial: PyObject;
  Pickler_Type: PyTypeObject;
  Unpickler_Type: PyTypeObject;
  Pdata_Type: PyTypeObject;
  PicklerMemoProxyType: PyTypeObject;
  UnpicklerMemoProxyType: PyTypeObject;
}

/** 32 bytes: what a pickler has met, open addressing over the objects' addresses. Nothing is ever taken out by itself. */
@unmanaged
export class PyMemoTable {
  mt_mask: u64;
  mt_used: u64;
  mt_allocated: u64;
  mt_table: usize; // PyMemoEntry[mt_allocated]: strong object or NULL, number (i64)
}

/** 144 bytes. */
@unmanaged
export class PicklerObject extends PyObject {
  memo: PyMemoTable | null;
  persistent_id: PyObject | null; // strong, during dump() only: else it would be a cycle
  dispatch_table: PyObject | null; // strong: the pickler's own
  reducer_override: PyObject | null; // strong, during dump() only
  write: PyObject | null; // strong: the file's method; NULL in dumps()
  output_buffer: PyObject | null; // strong: bytes of max_output_len, output_len of them written
  output_len: i64;
  max_output_len: i64;
  proto: i32;
  bin: i32; // proto > 0
  framing: i32; // in dump() from protocol 4 on
  frame_start: i64; // where the open frame's header lies; -1: none is open
  buf_size: i64; // unused
  fast: i32; // no memo
  fast_nesting: i32;
  fix_imports: i32; // names of Python 2
  fast_memo: PyObject | null; // strong: dict of the addresses of the containers that are being written
  buffer_callback: PyObject | null; // strong
}

/** 56 bytes: the unpickler's stack. Only its type is visited by the collector. */
@unmanaged
export class Pdata extends PyVarObject {
  data: usize; // PyObject *[allocated], ob_size of them strong
  mark_set: i32; // there is a mark
  fence: i64; // the topmost mark, or 0: below it nothing may be popped
  allocated: i64;
}

/** 264 bytes. */
@unmanaged
export class UnpicklerObject extends PyObject {
  stack: Pdata | null; // strong
  memo: usize; // PyObject *[memo_size], strong or NULL
  memo_size: u64;
  memo_len: u64; // how many are not NULL
  persistent_load: PyObject | null; // strong, during load() only
  @bytes(80) buffer: Py_buffer; // what `input_buffer` points into
  input_buffer: usize;
  input_line: usize; // C string: the last line that was read
  input_len: i64;
  next_read_idx: i64;
  prefetched_idx: i64; // from here on the bytes are only peeked at
  read: PyObject | null; // strong: the file's methods
  readinto: PyObject | null;
  readline: PyObject | null;
  peek: PyObject | null;
  buffers: PyObject | null; // strong: iterator of out-of-band buffers
  encoding: usize; // C string
  errors: usize; // C string
  marks: usize; // i64[marks_size]: sizes of the stack
  num_marks: i64;
  marks_size: i64;
  proto: i32;
  fix_imports: i32;
}

/** 24 bytes: the memo of a Pickler or an Unpickler as a Python object. */
@unmanaged
export class MemoProxyObject extends PyObject {
  owner: PyObject | null; // strong
}

/** o as its struct; nothing is checked. */
/* @inline */ export function asPickler(o: PyObject): PicklerObject {
  return changetype<PicklerObject>(o);
}

/** o as its struct; nothing is checked. */
/* @inline */ export function asUnpickler(o: PyObject): UnpicklerObject {
  return changetype<UnpicklerObject>(o);
}

/** The state of the module whose Pickler or Unpickler this is. */
export function pickleState(o: PyObject): PickleState {
  return changetype<PickleState>(stateByDef(o.ob_type, pickleDef));
}

/** Raises PicklingError; false. */
export function picklingError(self: PyObject, text: string): bool {
  PyErr_SetString(pickleState(self).PicklingError, text);
  return false;
}

/** Raises UnpicklingError; false. */
export function unpicklingError(self: PyObject, text: string): bool {
  PyErr_SetString(pickleState(self).UnpicklingError, text);
  return false;
}
