// The bytes of a string: PEP 393, all strings compact. (CPython: Include/cpython/unicodeobject.h)
//
//     0 ╞═ ob_refcnt ╡             state, from the lowest bit:
//     8 │  ob_type   │              0–1  interned (SSTATE_*)
//    16 │  length    │ code points  2–4  kind: 1, 2 or 4 bytes a code point
//    24 │  hash      │ -1: not yet  5    compact: the text follows the header
//    32 │  state     │              6    ascii: header of 40 bytes, the text is its own UTF-8
//    40 │  text …    │ ascii        7    statically allocated
//    40 │ utf8_length│ others
//    48 │  utf8      │ others: the cached UTF-8, a block of its own; NULL until asked for
//    56 │  text …    │ others; a NUL of `kind` bytes ends it
//
// A subclass's instance is not compact: its text lies in a block of its own, `data` at 56 points there.

import { PyObject } from '../../runtime/object';
import { hasSubclassFlag, Py_TPFLAGS_UNICODE_SUBCLASS, PyTypeObject } from '../../runtime/type';

export const PyUnicode_Type = staticObject<PyTypeObject>(416);

export const SSTATE_NOT_INTERNED: u32 = 0;
export const SSTATE_INTERNED_MORTAL: u32 = 1;
export const SSTATE_INTERNED_IMMORTAL: u32 = 2;
export const SSTATE_INTERNED_IMMORTAL_STATIC: u32 = 3;

export const PyUnicode_1BYTE_KIND = 1;
export const PyUnicode_2BYTE_KIND = 2;
export const PyUnicode_4BYTE_KIND = 4;

export const STATE_INTERNED_MASK: u32 = 3;
export const STATE_KIND_SHIFT: u32 = 2;
export const STATE_COMPACT: u32 = 1 << 5;
export const STATE_ASCII: u32 = 1 << 6;
export const STATE_STATIC: u32 = 1 << 7;

export const MAX_UNICODE: u32 = 0x10ffff;

/** 40 bytes. */
@unmanaged
export class PyASCIIObject extends PyObject {
  length: i64;
  hash: i64;
  @bytes(4) state: usize; // bit fields: see above
}

/** 56 bytes. */
@unmanaged
export class PyCompactUnicodeObject extends PyASCIIObject {
  utf8_length: i64;
  utf8: usize; // char *
}

/** 64 bytes. */
@unmanaged
export class PyUnicodeObject extends PyCompactUnicodeObject {
  @bytes(8) data: usize; // union {...} at 56
}

export const ASCII_HEADER: usize = 40;
export const COMPACT_HEADER: usize = 56;

/* @inline */ export function PyUnicode_Check(o: PyObject): bool {
  return hasSubclassFlag(o, Py_TPFLAGS_UNICODE_SUBCLASS);
}

/* @inline */ export function PyUnicode_CheckExact(o: PyObject): bool {
  return o.ob_type == PyUnicode_Type;
}

/** The bit fields as one number. */
/* @inline */ export function stateOf(o: PyObject): u32 {
  return load<u32>(changetype<usize>(o), 32);
}

/** The bits of kind, interning and ASCII. */
/* @inline */ export function setState(o: PyObject, state: u32): void {
  store<u32>(changetype<usize>(o), state, 32);
}

/* @inline */ export function PyUnicode_GET_LENGTH(o: PyObject): i64 {
  return load<i64>(changetype<usize>(o), 16);
}

/** Bytes a code point: 1, 2 or 4. */
/* @inline */ export function PyUnicode_KIND(o: PyObject): i32 {
  return <i32>((stateOf(o) >> STATE_KIND_SHIFT) & 7);
}

/* @inline */ export function PyUnicode_IS_ASCII(o: PyObject): bool {
  return (stateOf(o) & STATE_ASCII) != 0;
}

/* @inline */ export function PyUnicode_IS_COMPACT_ASCII(o: PyObject): bool {
  return (stateOf(o) & (STATE_COMPACT | STATE_ASCII)) == (STATE_COMPACT | STATE_ASCII);
}

/** SSTATE_* */
/* @inline */ export function PyUnicode_CHECK_INTERNED(o: PyObject): i32 {
  return <i32>(stateOf(o) & STATE_INTERNED_MASK);
}

/** Where the text lies. */
/* @inline */ export function PyUnicode_DATA(o: PyObject): usize {
  const state = stateOf(o);
  return state & STATE_COMPACT
    ? changetype<usize>(o) + (state & STATE_ASCII ? ASCII_HEADER : COMPACT_HEADER)
    : load<usize>(changetype<usize>(o), COMPACT_HEADER);
}

/* @inline */ export function PyUnicode_READ(kind: i32, data: usize, i: i64): u32 {
  return kind == 1
    ? load<u8>(data + <usize>i)
    : kind == 2
      ? load<u16>(data + ((<usize>i) << 1))
      : load<u32>(data + ((<usize>i) << 2));
}

/* @inline */ export function PyUnicode_WRITE(kind: i32, data: usize, i: i64, c: u32): void {
  if (kind == 1) store<u8>(data + <usize>i, c);
  else if (kind == 2) store<u16>(data + ((<usize>i) << 1), c);
  else store<u32>(data + ((<usize>i) << 2), c);
}

/* @inline */ export function PyUnicode_READ_CHAR(o: PyObject, i: i64): u32 {
  return PyUnicode_READ(PyUnicode_KIND(o), PyUnicode_DATA(o), i);
}

/** The upper end of the string's range: 0x7f, 0xff, 0xffff or 0x10ffff. */
/* @inline */ export function PyUnicode_MAX_CHAR_VALUE(o: PyObject): u32 {
  const state = stateOf(o);
  if (state & STATE_ASCII) return 0x7f;
  const kind = (state >> STATE_KIND_SHIFT) & 7;
  return kind == 1 ? 0xff : kind == 2 ? 0xffff : MAX_UNICODE;
}

/** The cached hash; -1: not computed yet. */
/* @inline */ export function cachedHash(o: PyObject): i64 {
  return load<i64>(changetype<usize>(o), 24);
}

/** -1: not known yet. */
/* @inline */ export function setHash(o: PyObject, hash: i64): void {
  store<i64>(changetype<usize>(o), hash, 24);
}

/** The address of the text's end is data + (length << shift). */
/* @inline */ export function kindShift(kind: i32): usize {
  return <usize>(kind >> 1);
}
