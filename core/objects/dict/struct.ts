import { PyObject } from '../../runtime/object';

/** 48 bytes. */
@unmanaged export class PyDictObject extends PyObject {
  ma_used: i64;
  ma_version_tag: u64;
  ma_keys: PyDictKeysObject | null;
  ma_values: PyDictValues | null;
}

/** 32 bytes. */
@unmanaged export class PyDictKeysObject {
  dk_refcnt: i64;
  dk_log2_size: u8;
  dk_log2_index_bytes: u8;
  dk_kind: u8;
  dk_version: u32;
  dk_usable: i64;
  dk_nentries: i64;
  @bytes(0) dk_indices: usize; // char [] at 32
}

/** 24 bytes. */
@unmanaged export class PyDictKeyEntry {
  me_hash: i64;
  me_key: PyObject | null;
  me_value: PyObject | null;
}

/** 16 bytes. */
@unmanaged export class PyDictUnicodeEntry {
  me_key: PyObject | null;
  me_value: PyObject | null;
}

/** 16 bytes. */
@unmanaged export class PyDictValues {
  capacity: u8;
  size: u8;
  embedded: u8;
  valid: u8;
  @bytes(8) values: usize; // PyObject *[1] at 8
}

/** 56 bytes. */
@unmanaged export class dictiterobject extends PyObject {
  di_dict: PyDictObject | null;
  di_used: i64;
  di_pos: i64;
  di_result: PyObject | null;
  len: i64;
}
