// Where an instruction comes from: the location table. (CPython: Objects/locations.md, the line parts of codeobject.c)
//
//   1 c c c c n n n   first byte of an entry: code c, n+1 code units; more bytes (high bit 0) follow
//   c 0..9   same line, columns in one byte       c 13  line delta, no columns
//   c 10..12 line delta 0..2, two column bytes    c 14  line delta, end line delta, columns: varints
//                                                 c 15  no location

import { PyMem_Free, PyMem_Malloc, PyObject_Free } from '../../memory/obmalloc/malloc';
import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { _PyObject_New, PyType_GenericAlloc } from '../../runtime/gc/alloc';
import { PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { static_type } from '../../runtime/register';
import { Py_TPFLAGS_BASETYPE } from '../../runtime/type';
import { PyErr_WarnEx } from '../../vm/warnings';
import { PyBytes_FromStringAndSize } from '../bytes/new';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../bytes/struct';
import { _PyCode_NBYTES, _PyLineIterator, _PyPositionsIterator, PyCodeObject } from '../code';
import { PyErr_NoMemory } from '../exceptions/errors';
import { PyExc_DeprecationWarning } from '../exceptions/types';
import { PyLong_FromLong } from '../int';
import { Py_None } from '../none';
import { PyObject_SelfIter } from '../object';
import { _PyTuple_FromArraySteal } from '../tuple';

const LOCATION_ONE_LINE0 = 10;
const LOCATION_ONE_LINE2 = 12;
const LOCATION_NO_COLUMNS = 13;
const LOCATION_LONG = 14;
const LOCATION_NONE = 15;

/** 40 bytes: the entry that covers [ar_start, ar_end) bytes of code. */
@unmanaged
export class PyCodeAddressRange {
  ar_start: i32;
  ar_end: i32;
  ar_line: i32; // -1: none
  private __fill: i32;
  computed_line: i32; // of the last entry that had one
  lo_next: usize; // the next entry
  limit: usize;
}

/** 64 bytes. */
@unmanaged
export class lineiterator extends PyObject {
  li_code: PyObject | null; // strong
  @bytes(40) li_line: PyCodeAddressRange;
}

/** 80 bytes. */
@unmanaged
export class positionsiterator extends PyObject {
  pi_code: PyObject | null; // strong
  @bytes(40) pi_range: PyCodeAddressRange;
  pi_offset: i32;
  pi_endline: i32;
  pi_column: i32;
  pi_endcolumn: i32;
}

// Varints have 6 bits a byte, the lowest first; 64 says that more follow. The reader's result is (bytes << 32 | value).

function scan_varint(p: usize): u64 {
  let value: u32 = load<u8>(p) & 63;
  let n: usize = 1;
  let shift = 6;
  while (load<u8>(p + n - 1) & 64) {
    value |= (<u32>load<u8>(p + n) & 63) << shift;
    shift += 6;
    n++;
  }
  return ((<u64>n) << 32) | value;
}

/* @inline */ function signed(u: u32): i32 {
  return u & 1 ? -(<i32>(u >> 1)) : <i32>(u >> 1);
}

function get_line_delta(p: usize): i32 {
  const code = <i32>((load<u8>(p) >> 3) & 15);
  if (code == LOCATION_NO_COLUMNS || code == LOCATION_LONG) return signed(<u32>scan_varint(p + 1));
  return code >= LOCATION_ONE_LINE0 && code <= LOCATION_ONE_LINE2 ? code - LOCATION_ONE_LINE0 : 0;
}

// new: a location table with the lines of another, for -X no_debug_ranges
export function withoutColumns(table: PyObject): PyObject | null {
  const size = PyBytes_GET_SIZE(table);
  // Two bytes for each are enough: an entry without columns is its first byte and the line delta, of one byte where the old entry
  // had none.
  const result = PyBytes_FromStringAndSize(0, 2 * size);
  if (!result) return null;
  const start = PyBytes_AS_STRING(table);
  const to = PyBytes_AS_STRING(result);
  let n: usize = 0;
  for (let p = start; p < start + <usize>size; ) {
    const first = load<u8>(p);
    if (((first >> 3) & 15) == LOCATION_NONE) store<u8>(to + n++, first);
    else {
      store<u8>(to + n++, (128 | (LOCATION_NO_COLUMNS << 3) | (first & 7)) as u8);
      n += write_signed_varint(to + n, get_line_delta(p));
    }
    do p++;
    while (p < start + <usize>size && !(load<u8>(p) & 128));
  }
  const kept = PyBytes_FromStringAndSize(to, <i64>n);
  Py_DECREF(result);
  return kept;
}

/** How many bytes it takes. */
function write_signed_varint(to: usize, value: i32): usize {
  let u: u32 = value < 0 ? ((<u32>-value) << 1) | 1 : (<u32>value) << 1;
  let n: usize = 0;
  for (; u >= 64; u >>= 6) store<u8>(to + n++, <u8>(64 | (u & 63)));
  store<u8>(to + n, <u8>u);
  return n + 1;
}

export function _PyCode_InitAddressRange(co: PyCodeObject, bounds: PyCodeAddressRange): void {
  const table = co.co_linetable!;
  bounds.lo_next = PyBytes_AS_STRING(table);
  bounds.limit = bounds.lo_next + <usize>PyBytes_GET_SIZE(table);
  bounds.ar_start = -1;
  bounds.ar_end = 0;
  bounds.computed_line = co.co_firstlineno;
  bounds.ar_line = -1;
}

function nextEntry(bounds: PyCodeAddressRange): void {
  bounds.ar_start = bounds.ar_end;
  bounds.ar_end += ((load<u8>(bounds.lo_next) & 7) + 1) << 1;
  do bounds.lo_next++;
  while (bounds.lo_next < bounds.limit && !(load<u8>(bounds.lo_next) & 128));
}

/** 0 at the end. */
export function _PyLineTable_NextAddressRange(bounds: PyCodeAddressRange): bool {
  if (bounds.lo_next >= bounds.limit) return false;
  bounds.computed_line += get_line_delta(bounds.lo_next);
  bounds.ar_line = ((load<u8>(bounds.lo_next) >> 3) & 15) == LOCATION_NONE ? -1 : bounds.computed_line;
  nextEntry(bounds);
  return true;
}

/** The next entry with its columns; -1: none. The three results go where the pointers say (i32 each). */
function advance_with_locations(bounds: PyCodeAddressRange, endline: usize, column: usize, endcolumn: usize): void {
  const p = bounds.lo_next;
  const code = <i32>((load<u8>(p) >> 3) & 15);
  let line = -1;
  let end = -1;
  let from = -1;
  let to = -1;
  if (code == LOCATION_LONG) {
    let v = scan_varint(p + 1);
    let at = p + 1 + <usize>(v >> 32);
    bounds.computed_line += signed(<u32>v);
    line = bounds.computed_line;
    v = scan_varint(at);
    at += <usize>(v >> 32);
    end = line + <i32>v;
    v = scan_varint(at);
    at += <usize>(v >> 32);
    from = <i32>v - 1;
    to = <i32>scan_varint(at) - 1;
  } else if (code == LOCATION_NO_COLUMNS) {
    bounds.computed_line += signed(<u32>scan_varint(p + 1));
    line = end = bounds.computed_line;
  } else if (code != LOCATION_NONE) {
    if (code >= LOCATION_ONE_LINE0) {
      bounds.computed_line += code - LOCATION_ONE_LINE0;
      from = load<u8>(p, 1);
      to = load<u8>(p, 2);
    } else {
      const second = <i32>load<u8>(p, 1);
      from = (code << 3) | (second >> 4);
      to = from + (second & 15);
    }
    line = end = bounds.computed_line;
  }
  bounds.ar_line = line;
  store<i32>(endline, end);
  store<i32>(column, from);
  store<i32>(endcolumn, to);
  nextEntry(bounds);
}

/** The line of the instruction at that byte offset; -1: none. */
export function PyCode_Addr2Line(a: PyObject, addrq: i32): i32 {
  const co = changetype<PyCodeObject>(a);
  if (addrq < 0) return co.co_firstlineno;
  const bounds = changetype<PyCodeAddressRange>(stackAlloc(5));
  _PyCode_InitAddressRange(co, bounds);
  let line = -1;
  while (_PyLineTable_NextAddressRange(bounds)) {
    if (bounds.ar_end > addrq) {
      line = bounds.ar_line;
      break;
    }
  }
  stackFree(changetype<usize>(bounds));
  return line;
}

/** 1, and line, column, end line, end column (i32, -1: none) where the pointers say; 0: no such instruction. */
export function PyCode_Addr2Location(
  a: PyObject,
  addrq: i32,
  line: usize,
  column: usize,
  endline: usize,
  endcolumn: usize,
): i32 {
  const co = changetype<PyCodeObject>(a);
  store<i32>(column, -1);
  store<i32>(endcolumn, -1);
  if (addrq < 0) {
    store<i32>(line, co.co_firstlineno);
    store<i32>(endline, co.co_firstlineno);
    return 1;
  }
  const bounds = changetype<PyCodeAddressRange>(stackAlloc(5));
  _PyCode_InitAddressRange(co, bounds);
  let found = 0;
  while (bounds.lo_next < bounds.limit) {
    advance_with_locations(bounds, endline, column, endcolumn);
    if (bounds.ar_end > addrq) {
      store<i32>(line, bounds.ar_line);
      found = 1;
      break;
    }
  }
  stackFree(changetype<usize>(bounds));
  return found;
}

function noneOr(i: i32): PyObject | null {
  if (i == -1) return Py_None;
  return PyLong_FromLong(i);
}

/** A tuple of the n pointers (steals them; NULL among them: NULL). new */
function tupleOfNew(slots: usize, n: i64): PyObject | null {
  for (let i: i64 = 0; i < n; i++) {
    if (ptrAt(slots, i)) continue;
    for (let k: i64 = 0; k < n; k++) Py_XDECREF(ptrAt(slots, k));
    return null;
  }
  return _PyTuple_FromArraySteal(slots, n);
}

// ---- co_lines ----

export function code_linesiterator(self: PyCodeObject, _: PyObject | null): PyObject | null {
  const o = _PyObject_New(_PyLineIterator);
  if (!o) return null;
  const li = changetype<lineiterator>(o);
  li.li_code = Py_NewRef(self);
  _PyCode_InitAddressRange(self, li.li_line);
  return li;
}

function lineiter_dealloc(self: lineiterator): void {
  Py_XDECREF(self.li_code);
  PyObject_Free(changetype<usize>(self));
}

function lineiter_next(self: lineiterator): PyObject | null {
  const bounds = self.li_line;
  const start = bounds.ar_end;
  if (!_PyLineTable_NextAddressRange(bounds)) return null;
  const line = bounds.ar_line;
  const ahead = stackAlloc(5);
  memory.copy(ahead, changetype<usize>(bounds), 40);
  while (_PyLineTable_NextAddressRange(changetype<PyCodeAddressRange>(ahead))) {
    if (changetype<PyCodeAddressRange>(ahead).ar_line != line) break;
    memory.copy(changetype<usize>(bounds), ahead, 40);
  }
  stackFree(ahead);
  const slots = stackAlloc(3);
  setPtrAt(slots, 0, PyLong_FromLong(start));
  setPtrAt(slots, 1, PyLong_FromLong(bounds.ar_end));
  setPtrAt(slots, 2, noneOr(line));
  const result = tupleOfNew(slots, 3);
  stackFree(slots);
  return result;
}

// ---- co_positions ----

export function code_positionsiterator(self: PyCodeObject, _: PyObject | null): PyObject | null {
  const o = _PyObject_New(_PyPositionsIterator);
  if (!o) return null;
  const pi = changetype<positionsiterator>(o);
  pi.pi_code = Py_NewRef(self);
  _PyCode_InitAddressRange(self, pi.pi_range);
  pi.pi_offset = pi.pi_range.ar_end;
  return pi;
}

function positionsiter_dealloc(self: positionsiterator): void {
  Py_XDECREF(self.pi_code);
  PyObject_Free(changetype<usize>(self));
}

function positionsiter_next(self: positionsiterator): PyObject | null {
  const range = self.pi_range;
  if (self.pi_offset >= range.ar_end) {
    if (range.lo_next >= range.limit) return null;
    const base = changetype<usize>(self);
    advance_with_locations(
      range,
      base + offsetof<positionsiterator>('pi_endline'),
      base + offsetof<positionsiterator>('pi_column'),
      base + offsetof<positionsiterator>('pi_endcolumn'),
    );
  }
  self.pi_offset += 2;
  const slots = stackAlloc(4);
  setPtrAt(slots, 0, noneOr(range.ar_line));
  setPtrAt(slots, 1, noneOr(self.pi_endline));
  setPtrAt(slots, 2, noneOr(self.pi_column));
  setPtrAt(slots, 3, noneOr(self.pi_endcolumn));
  const result = tupleOfNew(slots, 4);
  stackFree(slots);
  return result;
}

// ---- co_lnotab ----

/** The table of Python 3.9 and before: pairs of code delta and line delta. new */
export function code_getlnotab(self: PyCodeObject, _: usize): PyObject | null {
  if (PyErr_WarnEx(PyExc_DeprecationWarning, 'co_lnotab is deprecated, use co_lines instead.', 1) < 0) return null;
  const bounds = changetype<PyCodeAddressRange>(stackAlloc(5));
  const capacity = <usize>_PyCode_NBYTES(self) * 4 + 64;
  const buffer = PyMem_Malloc(capacity);
  if (!buffer) return PyErr_NoMemory();
  _PyCode_InitAddressRange(self, bounds);
  let at = buffer;
  let code = 0;
  let line = self.co_firstlineno;
  while (_PyLineTable_NextAddressRange(bounds)) {
    if (bounds.ar_line == -1 || bounds.ar_line == line) continue;
    let bdelta = bounds.ar_start - code;
    let ldelta = bounds.ar_line - line;
    while (bdelta > 255 && at < buffer + capacity - 8) {
      store<u16>(at, 255);
      at += 2;
      bdelta -= 255;
    }
    while ((ldelta > 127 || ldelta < -128) && at < buffer + capacity - 8) {
      const part = ldelta > 127 ? 127 : -128;
      store<u8>(at, <u8>bdelta);
      store<i8>(at, <i8>part, 1);
      at += 2;
      bdelta = 0;
      ldelta -= part;
    }
    store<u8>(at, <u8>bdelta);
    store<i8>(at, <i8>ldelta, 1);
    at += 2;
    code = bounds.ar_start;
    line = bounds.ar_line;
  }
  const result = PyBytes_FromStringAndSize(buffer, at - buffer);
  PyMem_Free(buffer);
  stackFree(changetype<usize>(bounds));
  return result;
}

export function init_code_iterators(): void {
  const lines = _PyLineIterator;
  static_type(lines, 'line_iterator', offsetof<lineiterator>(), 0, Py_TPFLAGS_BASETYPE, '');
  lines.tp_dealloc = lineiter_dealloc.index;
  lines.tp_iter = PyObject_SelfIter.index;
  lines.tp_iternext = lineiter_next.index;
  lines.tp_alloc = PyType_GenericAlloc.index;
  lines.tp_free = PyObject_Free.index;
  const positions = _PyPositionsIterator;
  static_type(positions, 'positions_iterator', offsetof<positionsiterator>(), 0, Py_TPFLAGS_BASETYPE, '');
  positions.tp_dealloc = positionsiter_dealloc.index;
  positions.tp_iter = PyObject_SelfIter.index;
  positions.tp_iternext = positionsiter_next.index;
  positions.tp_alloc = PyType_GenericAlloc.index;
  positions.tp_free = PyObject_Free.index;
}
