// What Unicode says about a code point. (CPython: Objects/unicodectype.c, Objects/unicodetype_db.h)
// The tables come from tools/core/unicode.mjs, which describes them.

const ALPHA: u32 = 1 << 0;
const DECIMAL: u32 = 1 << 1;
const DIGIT: u32 = 1 << 2;
const NUMERIC: u32 = 1 << 3;
const SPACE: u32 = 1 << 4;
const LINEBREAK: u32 = 1 << 5;
const LOWER: u32 = 1 << 6;
const UPPER: u32 = 1 << 7;
const TITLE: u32 = 1 << 8;
const XID_START: u32 = 1 << 9;
const XID_CONTINUE: u32 = 1 << 10;
const PRINTABLE: u32 = 1 << 11;
const CASED: u32 = 1 << 12;
const CASE_IGNORABLE: u32 = 1 << 13;
const SPECIAL: u32 = 1 << 14;

const RECORD_SIZE: usize = 20;
const SPECIAL_SIZE: usize = 52;

export const MAP_UPPER = 0;
export const MAP_LOWER = 1;
export const MAP_TITLE = 2;
export const MAP_FOLD = 3;

function recordOf(c: u32): usize {
  const block = <usize>load<u8>(changetype<usize>(unicodeTable('index1')) + (c >> 8));
  const record = <usize>load<u8>(changetype<usize>(unicodeTable('index2')) + (block << 8) + (c & 255));
  return changetype<usize>(unicodeTable('records')) + record * RECORD_SIZE;
}

/* @inline */ function flagsOf(c: u32): u32 {
  return load<u16>(recordOf(c));
}

export function _PyUnicode_IsAlpha(c: u32): bool {
  return (flagsOf(c) & ALPHA) != 0;
}

export function _PyUnicode_IsDecimalDigit(c: u32): bool {
  return (flagsOf(c) & DECIMAL) != 0;
}

export function _PyUnicode_IsDigit(c: u32): bool {
  return (flagsOf(c) & DIGIT) != 0;
}

export function _PyUnicode_IsNumeric(c: u32): bool {
  return (flagsOf(c) & NUMERIC) != 0;
}

/** str.isspace, and what split() and strip() take away. */
export function _PyUnicode_IsWhitespace(c: u32): bool {
  return c < 128 ? c == 0x20 || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f) : (flagsOf(c) & SPACE) != 0;
}

export function _PyUnicode_IsLinebreak(c: u32): bool {
  return c < 128 ? (c >= 10 && c <= 13) || (c >= 0x1c && c <= 0x1e) : (flagsOf(c) & LINEBREAK) != 0;
}

export function _PyUnicode_IsLowercase(c: u32): bool {
  return (flagsOf(c) & LOWER) != 0;
}

export function _PyUnicode_IsUppercase(c: u32): bool {
  return (flagsOf(c) & UPPER) != 0;
}

export function _PyUnicode_IsXidStart(c: u32): bool {
  return (flagsOf(c) & XID_START) != 0;
}

export function _PyUnicode_IsXidContinue(c: u32): bool {
  return (flagsOf(c) & XID_CONTINUE) != 0;
}

export function _PyUnicode_IsPrintable(c: u32): bool {
  return c < 128 ? c >= 32 && c < 127 : (flagsOf(c) & PRINTABLE) != 0;
}

/** Cased and not case-ignorable: for the final sigma only. */
export function _PyUnicode_IsCased(c: u32): bool {
  return (flagsOf(c) & CASED) != 0;
}

export function _PyUnicode_IsCaseIgnorable(c: u32): bool {
  return (flagsOf(c) & CASE_IGNORABLE) != 0;
}

/** Upper, lower or title case: a letter that has case at all. */
export function isAnyCase(c: u32): bool {
  return (flagsOf(c) & (LOWER | UPPER | TITLE)) != 0;
}

/** What str.isalnum says of a character. */
export function isAlnum(c: u32): bool {
  return (flagsOf(c) & (ALPHA | DECIMAL | DIGIT | NUMERIC)) != 0;
}

/** The value of a decimal digit of any script; -1. */
export function _PyUnicode_ToDecimalDigit(c: u32): i32 {
  return <i32>load<i8>(recordOf(c), 2);
}

/** The value of a digit, superscripts and the like too; -1. */
export function _PyUnicode_ToDigit(c: u32): i32 {
  return <i32>load<i8>(recordOf(c), 3);
}

/** Writes what c becomes (1 to 3 UCS-4 code points) to `to`: how many. */
export function mapCase(c: u32, mapping: i32, to: usize): i32 {
  const record = recordOf(c);
  if (!(load<u16>(record) & SPECIAL)) {
    store<u32>(to, c + load<i32>(record + 4 + ((<usize>mapping) << 2)));
    return 1;
  }
  const row = specialOf(c) + 4 + <usize>mapping * 12;
  let n = 1;
  store<u32>(to, load<u32>(row));
  while (n < 3 && load<u32>(row + ((<usize>n) << 2))) {
    store<u32>(to + ((<usize>n) << 2), load<u32>(row + ((<usize>n) << 2)));
    n++;
  }
  return n;
}

function specialOf(c: u32): usize {
  const table = changetype<usize>(unicodeTable('special'));
  let low: usize = 0;
  let high = <usize>(unicodeTable('special').length << 1) / SPECIAL_SIZE;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(table + middle * SPECIAL_SIZE) < c) low = middle + 1;
    else high = middle;
  }
  return table + low * SPECIAL_SIZE;
}

/** One code point for one: the first of several. */
function toOne(c: u32, mapping: i32): u32 {
  const record = recordOf(c);
  if (load<u16>(record) & SPECIAL) return load<u32>(specialOf(c) + 4 + <usize>mapping * 12);
  return c + load<i32>(record + 4 + ((<usize>mapping) << 2));
}

export function _PyUnicode_ToUppercase(c: u32): u32 {
  return toOne(c, MAP_UPPER);
}

export function _PyUnicode_ToLowercase(c: u32): u32 {
  return toOne(c, MAP_LOWER);
}
