// Searching text in text. (CPython: Objects/stringlib/fastsearch.h)
//
// The pattern's last unit is looked for first (vectorised for bytes); a mismatch skips as far as Horspool's rule and a
// 64-bit filter of the pattern's units allow. Where that compares too much for the way it makes, the two-way algorithm of
// Crochemore and Perrin goes on: linear in the worst case. NOT CPYTHON: it chooses by lengths as well, and keeps a table of
// shifts. Results are the same.

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyObject } from '../../runtime/object';
import { PyErr_Format, PyErr_NoMemory } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { bytesEqual, copyUnits, memchr } from './scan';
import {
  kindShift,
  MAX_UNICODE,
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_KIND,
  PyUnicode_READ,
} from './struct';

/* @inline */ function bloomBit(c: u32): u64 {
  return (<u64>1) << (c & 63);
}

/* @inline */ function unitAt<T>(p: usize, i: isize): u32 {
  return <u32>load<T>(p + ((<usize>i) << alignof<T>()));
}

function findUnit<T>(s: usize, from: isize, to: isize, c: u32): isize {
  if (sizeof<T>() == 1) {
    const found = memchr(s + <usize>from, c, <usize>(to - from));
    return found < 0 ? -1 : from + found;
  }
  for (let i = from; i < to; i++) if (unitAt<T>(s, i) == c) return i;
  return -1;
}

/** The first place of p[0..m) in s[0..n) at or behind `from`; -1. m >= 1. */
function findFrom<T>(s: usize, n: isize, p: usize, m: isize, from: isize): isize {
  if (m == 1) return from < n ? findUnit<T>(s, from, n, unitAt<T>(p, 0)) : -1;
  const last = m - 1;
  const tail = unitAt<T>(p, last);
  let skip = last;
  let bloom: u64 = 0;
  for (let j: isize = 0; j < last; j++) {
    bloom |= bloomBit(unitAt<T>(p, j));
    if (unitAt<T>(p, j) == tail) skip = last - j - 1;
  }
  bloom |= bloomBit(tail);
  const head = unitAt<T>(p, 0);
  let i = from;
  const limit = n - m;
  let work: isize = 0;
  while (i <= limit) {
    if (work > 2000 && work > (i - from) << 2) return twoWay<T>(s, n, p, m, i);
    if (unitAt<T>(s, i + last) != tail) {
      // Nothing ends before the next tail.
      const next = findUnit<T>(s, i + last + 1, n, tail);
      if (next < 0) return -1;
      i = next - last;
    }
    if (unitAt<T>(s, i) == head) {
      let j: isize = 1;
      while (j < last && unitAt<T>(s, i + j) == unitAt<T>(p, j)) j++;
      if (j >= last) return i;
      work += j;
    }
    if (i < limit && !(bloom & bloomBit(unitAt<T>(s, i + m)))) i += m + 1;
    else i += skip + 1;
  }
  return -1;
}

/** The start of p's largest suffix (smallest when inverted), with its period in the high half. */
function largestSuffix<T>(p: usize, m: isize, inverted: bool): u64 {
  let start: isize = 0;
  let candidate: isize = 1;
  let k: isize = 0;
  let period: isize = 1;
  while (candidate + k < m) {
    const a = unitAt<T>(p, candidate + k);
    const b = unitAt<T>(p, start + k);
    if (inverted ? b < a : a < b) {
      candidate += k + 1;
      k = 0;
      period = candidate - start;
    } else if (a == b) {
      if (k + 1 != period) k++;
      else {
        candidate += period;
        k = 0;
      }
    } else {
      start = candidate++;
      k = 0;
      period = 1;
    }
  }
  return <u64>start | ((<u64>period) << 32);
}

/** findFrom in linear time: p is cut where no repetition around the cut is shorter than p's period. */
function twoWay<T>(s: usize, n: isize, p: usize, m: isize, from: isize): isize {
  const first = largestSuffix<T>(p, m, false);
  const second = largestSuffix<T>(p, m, true);
  const chosen = <u32>first > <u32>second ? first : second;
  const cut = <isize>(<u32>chosen);
  let period = <isize>(chosen >> 32);
  let periodic = cut + period <= m;
  for (let j: isize = 0; periodic && j < cut; j++) periodic = unitAt<T>(p, j) == unitAt<T>(p, j + period);
  if (!periodic) period = max(cut, m - cut) + 1;
  let known: isize = 0; // so much of p's start is known to match, after a shift by its period
  let i = from;
  while (i <= n - m) {
    let j = max(cut, known);
    while (j < m && unitAt<T>(p, j) == unitAt<T>(s, i + j)) j++;
    if (j < m) {
      i += j - cut + 1;
      known = 0;
      continue;
    }
    j = cut - 1;
    while (j >= known && unitAt<T>(p, j) == unitAt<T>(s, i + j)) j--;
    if (j < known) return i;
    i += period;
    known = periodic ? m - period : 0;
  }
  return -1;
}

/** The last place; -1. */
function findLast<T>(s: usize, n: isize, p: usize, m: isize): isize {
  const head = unitAt<T>(p, 0);
  let skip = m - 1;
  let bloom = bloomBit(head);
  for (let j = m - 1; j > 0; j--) {
    bloom |= bloomBit(unitAt<T>(p, j));
    if (unitAt<T>(p, j) == head) skip = j - 1;
  }
  for (let i = n - m; i >= 0; i--) {
    if (unitAt<T>(s, i) == head) {
      let j = m - 1;
      while (j > 0 && unitAt<T>(s, i + j) == unitAt<T>(p, j)) j--;
      if (j <= 0) return i;
      if (i > 0 && !(bloom & bloomBit(unitAt<T>(s, i - 1)))) i -= m;
      else i -= skip;
    } else if (i > 0 && !(bloom & bloomBit(unitAt<T>(s, i - 1)))) i -= m;
  }
  return -1;
}

/** Units of the same kind: the first (direction > 0) or last place of p in s; -1. An empty p is at 0 or n. */
export function searchUnits(kind: i32, s: usize, n: i64, p: usize, m: i64, direction: i32): i64 {
  if (m > n) return -1;
  if (m == 0) return direction > 0 ? 0 : n;
  if (direction > 0) {
    return <i64>(
      (kind == 1
        ? findFrom<u8>(s, <isize>n, p, <isize>m, 0)
        : kind == 2
          ? findFrom<u16>(s, <isize>n, p, <isize>m, 0)
          : findFrom<u32>(s, <isize>n, p, <isize>m, 0))
    );
  }
  return <i64>(
    (kind == 1
      ? findLast<u8>(s, <isize>n, p, <isize>m)
      : kind == 2
        ? findLast<u16>(s, <isize>n, p, <isize>m)
        : findLast<u32>(s, <isize>n, p, <isize>m))
  );
}

function countByte(s: usize, n: usize, c: u32): i64 {
  const wanted = i8x16.splat(<i8>c);
  let count: i64 = 0;
  let i: usize = 0;
  for (; i + 16 <= n; i += 16) count += <i64>popcnt(i8x16.bitmask(i8x16.eq(v128.load(s + i), wanted)));
  for (; i < n; i++) count += i64(load<u8>(s + i) == c);
  return count;
}

/** How often p is in s without overlapping, at most maxcount; n + 1 for an empty p. */
export function countUnits(kind: i32, s: usize, n: i64, p: usize, m: i64, maxcount: i64): i64 {
  if (m == 0) return min(n + 1, maxcount);
  if (m == 1 && kind == 1 && maxcount >= n) return countByte(s, <usize>n, load<u8>(p));
  const shift = kindShift(kind);
  let count: i64 = 0;
  let at: i64 = 0;
  while (count < maxcount) {
    const found = searchUnits(kind, s + ((<usize>at) << shift), n - at, p, m, 1);
    if (found < 0) break;
    count++;
    at += found + m;
  }
  return count;
}

/** The pattern's text in a kind at least as wide as its own: its own text, or a block that endUnits frees. */
export function unitsOfKind(o: PyObject, kind: i32): usize {
  const own = PyUnicode_KIND(o);
  if (own == kind) return PyUnicode_DATA(o);
  const n = <usize>PyUnicode_GET_LENGTH(o);
  const p = PyMem_Malloc((n + 1) << kindShift(kind));
  if (!p) {
    PyErr_NoMemory();
    return 0;
  }
  copyUnits(kind, p, own, PyUnicode_DATA(o), n);
  return p;
}

/** Frees what widened units were made, if they were. */
export function endUnits(o: PyObject, p: usize): void {
  if (p != PyUnicode_DATA(o)) PyMem_Free(p);
}

/** Both ends of a slice as CPython's ADJUST_INDICES leaves them. */
/* @inline */ export function adjustEnd(end: i64, n: i64): i64 {
  return end > n ? n : end < 0 ? max<i64>(end + n, 0) : end;
}

/** A start counted from the end, if it is negative; n: the length. */
/* @inline */ export function adjustStart(start: i64, n: i64): i64 {
  return start < 0 ? max<i64>(start + n, 0) : start;
}

/** The place of `sub` in s[start:end]; -1: it isn't there; -2: no memory. */
export function any_find_slice(s: PyObject, sub: PyObject, start: i64, end: i64, direction: i32): i64 {
  const n = PyUnicode_GET_LENGTH(s);
  const m = PyUnicode_GET_LENGTH(sub);
  end = adjustEnd(end, n);
  start = adjustStart(start, n);
  if (end - start < m) return -1;
  const kind = PyUnicode_KIND(s);
  if (PyUnicode_KIND(sub) > kind) return -1;
  if (PyUnicode_IS_ASCII(s) && !PyUnicode_IS_ASCII(sub)) return -1;
  const p = unitsOfKind(sub, kind);
  if (!p) return -2;
  const found = searchUnits(
    kind,
    PyUnicode_DATA(s) + ((<usize>start) << kindShift(kind)),
    end - start,
    p,
    m,
    direction,
  );
  endUnits(sub, p);
  return found < 0 ? -1 : found + start;
}

/** The first (direction > 0) or last place of one code point in s[start:end]; -1. */
export function PyUnicode_FindChar(s: PyObject, c: u32, start: i64, end: i64, direction: i32): i64 {
  const n = PyUnicode_GET_LENGTH(s);
  const kind = PyUnicode_KIND(s);
  end = min(end, n);
  if (end <= start || c > (kind == 1 ? 0xff : kind == 2 ? 0xffff : MAX_UNICODE)) return -1;
  const data = PyUnicode_DATA(s);
  if (direction > 0) {
    return <i64>(
      (kind == 1
        ? findUnit<u8>(data, <isize>start, <isize>end, c)
        : kind == 2
          ? findUnit<u16>(data, <isize>start, <isize>end, c)
          : findUnit<u32>(data, <isize>start, <isize>end, c))
    );
  }
  for (let i = end - 1; i >= start; i--) if (PyUnicode_READ(kind, data, i) == c) return i;
  return -1;
}

/** sq_contains */
export function PyUnicode_Contains(s: PyObject, sub: PyObject): i32 {
  if (!PyUnicode_Check(sub)) {
    PyErr_Format(PyExc_TypeError, "'in <string>' requires string as left operand, not %.100s", sub.ob_type.tp_name);
    return -1;
  }
  if (!PyUnicode_Check(s)) {
    PyErr_Format(PyExc_TypeError, 'must be str, not %.100s', s.ob_type.tp_name);
    return -1;
  }
  const found = any_find_slice(s, sub, 0, i64.MAX_VALUE, 1);
  return found == -2 ? -1 : i32(found >= 0);
}

/** How often sub is in s[start:end]; -1 with the exception set. */
export function PyUnicode_Count(s: PyObject, sub: PyObject, start: i64, end: i64): i64 {
  const n = PyUnicode_GET_LENGTH(s);
  const m = PyUnicode_GET_LENGTH(sub);
  end = adjustEnd(end, n);
  start = adjustStart(start, n);
  const kind = PyUnicode_KIND(s);
  if (end - start < m || PyUnicode_KIND(sub) > kind) return 0;
  const p = unitsOfKind(sub, kind);
  if (!p) return -1;
  const count = countUnits(
    kind,
    PyUnicode_DATA(s) + ((<usize>start) << kindShift(kind)),
    end - start,
    p,
    m,
    i64.MAX_VALUE,
  );
  endUnits(sub, p);
  return count;
}

/** s[start:end] starts (direction < 0) or ends (> 0) with sub: 1 or 0. */
export function PyUnicode_Tailmatch(s: PyObject, sub: PyObject, start: i64, end: i64, direction: i32): i64 {
  if (!PyUnicode_Check(s) || !PyUnicode_Check(sub)) {
    PyErr_Format(PyExc_TypeError, 'must be str, not %.100s', (PyUnicode_Check(s) ? sub : s).ob_type.tp_name);
    return -1;
  }
  const n = PyUnicode_GET_LENGTH(s);
  const m = PyUnicode_GET_LENGTH(sub);
  end = adjustEnd(end, n);
  start = adjustStart(start, n);
  if (end - m < start) return 0;
  if (m == 0) return 1;
  const at = direction > 0 ? end - m : start;
  const kind = PyUnicode_KIND(s);
  const subKind = PyUnicode_KIND(sub);
  const data = PyUnicode_DATA(s) + ((<usize>at) << kindShift(kind));
  const p = PyUnicode_DATA(sub);
  if (kind == subKind) return i64(bytesEqual(data, p, (<usize>m) << kindShift(kind)));
  if (subKind > kind) return 0;
  for (let i: i64 = 0; i < m; i++) if (PyUnicode_READ(kind, data, i) != PyUnicode_READ(subKind, p, i)) return 0;
  return 1;
}
