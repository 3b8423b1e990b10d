// The objects of _sre and the state of a search. (CPython: Modules/_sre/sre.h)

import { PyObject, PyVarObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

/** 92 bytes and the code words; 96 as the type says. */
@unmanaged
export class PatternObject extends PyVarObject {
  groups: i64; // must be first
  groupindex: PyObject | null; // strong: dict, or NULL
  indexgroup: PyObject | null; // strong: tuple, or NULL
  pattern: PyObject | null; // strong: or None
  flags: i32;
  weakreflist: PyObject | null;
  isbytes: i32; // -1: pattern is None
  codesize: i64;
  @bytes(4) code: usize; // u32[codesize]
}

/** 88 bytes with the first mark. */
@unmanaged
export class MatchObject extends PyVarObject {
  string: PyObject | null; // strong
  regs: PyObject | null; // strong: made when first asked for
  pattern: PatternObject | null; // strong
  pos: i64;
  endpos: i64;
  lastindex: i64; // -1: none
  groups: i64; // with the whole match
  @bytes(8) mark: usize; // i64[2 * groups]: start and end, -1
}

/** 40 bytes, then 16 for each group: i64 index, PyObject *literal (strong, NULL for an empty one). */
@unmanaged
export class TemplateObject extends PyVarObject {
  chunks: i64; // literals that are not empty, and groups
  literal: PyObject | null; // strong: what stands first
}

/** 216 bytes. Addresses of characters are those of the subject's buffer. */
@unmanaged
export class SRE_STATE {
  ptr: usize; // where the match goes on; its end afterwards
  beginning: usize;
  start: usize; // where the match begins; NULL: a scanner that is at its end
  end: usize;
  string: PyObject | null; // strong
  @bytes(80) buffer: usize; // Py_buffer of a bytes-like subject
  pos: i64;
  endpos: i64;
  isbytes: i32;
  charsize: i32;
  match_all: i32; // fullmatch
  must_advance: i32; // an empty match at start does not count
  debug: i32;
  lastmark: i32; // -1, or the last mark that was set
  lastindex: i32; // -1, or the group closed last
  mark: usize; // void *[2 * groups]
  data_stack: usize;
  data_stack_size: usize;
  data_stack_base: usize; // bytes used
  repeat: usize; // the innermost Repeat: its offset in the data stack, 0 for none
  sigcount: u32;
}

/** 248 bytes. */
@unmanaged
export class ScannerObject extends PyObject {
  pattern: PatternObject | null; // strong
  @bytes(216) state: SRE_STATE;
  executing: i32;
}

/** The module's state: strong references. */
@unmanaged
export class _sremodulestate {
  Pattern_Type: PyTypeObject | null;
  Match_Type: PyTypeObject | null;
  Scanner_Type: PyTypeObject | null;
  Template_Type: PyTypeObject | null;
  compile_template: PyObject | null; // re._compile_template
}
