// What a single character is: categories, sets, case. The locale is C's: only ASCII letters have case there.
// (CPython: Modules/_sre/sre.c, sre_lib.h)

import {
  _PyUnicode_IsDecimalDigit,
  _PyUnicode_IsLinebreak,
  _PyUnicode_IsWhitespace,
  _PyUnicode_ToLowercase,
  _PyUnicode_ToUppercase,
  isAlnum,
} from '../../objects/str/unicode';
import {
  BIGCHARSET,
  CATEGORY,
  CATEGORY_DIGIT,
  CATEGORY_LINEBREAK,
  CATEGORY_LOC_WORD,
  CATEGORY_SPACE,
  CATEGORY_UNI_DIGIT,
  CATEGORY_UNI_LINEBREAK,
  CATEGORY_UNI_SPACE,
  CATEGORY_UNI_WORD,
  CATEGORY_WORD,
  CHARSET,
  FAILURE,
  LITERAL,
  NEGATE,
  RANGE,
  RANGE_UNI_IGNORE,
} from './constants';

/** Whether \w matches it in ASCII. */
/* @inline */ export function isAsciiWord(c: u32): bool {
  return (c | 0x20) - 0x61 < 26 || c - 0x30 < 10 || c == 0x5f;
}

/** Whether \w matches it. */
export function isUnicodeWord(c: u32): bool {
  return c < 128 ? isAsciiWord(c) : isAlnum(c);
}

/** ASCII's lower case; other characters stay. */
/* @inline */ export function lowerAscii(c: u32): u32 {
  return c - 0x41 < 26 ? c + 32 : c;
}

/* @inline */ function upperAscii(c: u32): u32 {
  return c - 0x61 < 26 ? c - 32 : c;
}

/** The simple lower case of any character. */
export function lowerUnicode(c: u32): u32 {
  return c < 128 ? lowerAscii(c) : _PyUnicode_ToLowercase(c);
}

/** The simple upper case of any character. */
export function upperUnicode(c: u32): u32 {
  return c < 128 ? upperAscii(c) : _PyUnicode_ToUppercase(c);
}

/** Whether the character is the literal in either case, in the C locale. */
export function sameIgnoringLocaleCase(literal: u32, c: u32): bool {
  return c == literal || lowerAscii(c) == literal || upperAscii(c) == literal;
}

/** Whether it is in CATEGORY_*; odd ones are the negations. */
export function inCategory(category: u32, c: u32): bool {
  let is = false;
  switch (category & ~1) {
    case CATEGORY_DIGIT:
      is = c - 0x30 < 10;
      break;
    case CATEGORY_SPACE:
      is = c == 0x20 || c - 9 < 5;
      break;
    case CATEGORY_WORD:
    case CATEGORY_LOC_WORD:
      is = isAsciiWord(c);
      break;
    case CATEGORY_LINEBREAK:
      is = c == 10;
      break;
    case CATEGORY_UNI_DIGIT:
      is = c < 128 ? c - 0x30 < 10 : _PyUnicode_IsDecimalDigit(c);
      break;
    case CATEGORY_UNI_SPACE:
      is = _PyUnicode_IsWhitespace(c);
      break;
    case CATEGORY_UNI_WORD:
      is = isUnicodeWord(c);
      break;
    case CATEGORY_UNI_LINEBREAK:
      is = _PyUnicode_IsLinebreak(c);
      break;
    default:
      return false;
  }
  return is != ((category & 1) != 0);
}

/* @inline */ function bitSet(bits: usize, n: u32): bool {
  return (load<u32>(bits + ((n >> 5) << 2)) & (1 << (n & 31))) != 0;
}

/** Whether the character is a member of the set at `set` (up to its FAILURE). */
export function inSet(set: usize, c: u32): bool {
  let ok = true;
  while (true) {
    const op = load<u32>(set);
    set += 4;
    switch (op) {
      case FAILURE:
        return !ok;
      case LITERAL:
        if (c == load<u32>(set)) return ok;
        set += 4;
        break;
      case CATEGORY:
        if (inCategory(load<u32>(set), c)) return ok;
        set += 4;
        break;
      case CHARSET:
        if (c < 256 && bitSet(set, c)) return ok;
        set += 32;
        break;
      case RANGE:
        if (load<u32>(set) <= c && c <= load<u32>(set, 4)) return ok;
        set += 8;
        break;
      case RANGE_UNI_IGNORE: {
        if (load<u32>(set) <= c && c <= load<u32>(set, 4)) return ok;
        const upper = upperUnicode(c); // c itself is in lower case
        if (load<u32>(set) <= upper && upper <= load<u32>(set, 4)) return ok;
        set += 8;
        break;
      }
      case NEGATE:
        ok = !ok;
        break;
      case BIGCHARSET: {
        const blocks = set + 4 + 256;
        if (c < 0x10000 && bitSet(blocks + ((<usize>load<u8>(set + 4 + (c >> 8))) << 5), c & 255)) return ok;
        set = blocks + ((<usize>load<u32>(set)) << 5);
        break;
      }
      default:
        return false;
    }
  }
}

/** The same where both cases of the character count, in the C locale. */
export function inSetIgnoringLocaleCase(set: usize, c: u32): bool {
  const lower = lowerAscii(c);
  if (inSet(set, lower)) return true;
  const upper = upperAscii(c);
  return upper != lower && inSet(set, upper);
}
