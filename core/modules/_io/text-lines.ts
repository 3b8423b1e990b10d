// Where a line ends. (CPython: Modules/_io/textio.c)

import { memchr } from '../../objects/str/scan';
import { kindShift, PyUnicode_GET_LENGTH, PyUnicode_READ, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { PyObject } from '../../runtime/object';

/** The first unit that is c, from `from` on; n: there is none. */
function findUnit(kind: i32, p: usize, from: i64, n: i64, c: u32): i64 {
  if (kind == 1) {
    const at = memchr(p + <usize>from, c, <usize>(n - from));
    return at < 0 ? n : from + <i64>at;
  }
  let i = from;
  while (i < n && PyUnicode_READ(kind, p, i) != c) i++;
  return i;
}

/**
 * How many of n units at p the first line has, with its newline; -1: no newline is there, and *consumed says how many units
 * cannot be the beginning of one.
 *
 *   translated  only \n counts
 *   universal   \n, \r and \r\n count
 *   readnl      else this text does
 */
export function findLineEnding(
  translated: bool,
  universal: bool,
  readnl: PyObject | null,
  kind: i32,
  p: usize,
  n: i64,
  consumed: usize,
): i64 {
  store<i64>(consumed, n);
  if (translated) {
    const at = findUnit(kind, p, 0, n, 0x0a);
    return at < n ? at + 1 : -1;
  }
  if (universal) {
    for (let i: i64 = 0; i < n; i++) {
      const c = PyUnicode_READ(kind, p, i);
      if (c > 0x0d) continue;
      if (c == 0x0a) return i + 1;
      if (c == 0x0d) return i + 1 < n && PyUnicode_READ(kind, p, i + 1) == 0x0a ? i + 2 : i + 1;
    }
    return -1;
  }
  const first = PyUnicode_READ_CHAR(readnl!, 0);
  if (PyUnicode_GET_LENGTH(readnl!) == 1) {
    const at = findUnit(kind, p, 0, n, first);
    return at < n ? at + 1 : -1;
  }
  // \r\n: a \r at the very end may be half of it.
  for (let i: i64 = 0; ; i++) {
    i = findUnit(kind, p, i, n, first);
    if (i >= n) return -1;
    if (i + 1 == n) {
      store<i64>(consumed, i);
      return -1;
    }
    if (PyUnicode_READ(kind, p, i + 1) == 0x0a) return i + 2;
  }
  return -1;
}

/** Where unit i of that kind lies. */
/* @inline */ export function unitAddress(kind: i32, p: usize, i: i64): usize {
  return p + ((<usize>i) << kindShift(kind));
}
