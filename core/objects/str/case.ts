// lower, upper, title, swapcase, capitalize, casefold. (CPython: Objects/unicodeobject.c, Objects/bytes_methods.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyErr_NoMemory } from '../exceptions/errors';
import { PyUnicode_New, unicode_result_unchanged } from './new';
import { copyUnits, ucs4MaxChar } from './scan';
import { PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_IS_ASCII, PyUnicode_KIND, PyUnicode_READ } from './struct';
import {
  _PyUnicode_IsCased,
  _PyUnicode_IsCaseIgnorable,
  _PyUnicode_IsLowercase,
  _PyUnicode_IsUppercase,
  isAnyCase,
  MAP_FOLD,
  MAP_LOWER,
  MAP_TITLE,
  MAP_UPPER,
  mapCase,
} from './unicode';

const LOWER = 0;
const UPPER = 1;
const SWAP = 2;
const TITLE = 3;
const CAPITALIZE = 4;
const FOLD = 5;

/** Bytes with the bit 0x20 of every letter from `first` ('A' or 'a') on turned over. */
export function flipCase(to: usize, from: usize, n: usize, first: u32): void {
  let i: usize = 0;
  const base = i8x16.splat(<i8>first);
  const letters = i8x16.splat(26);
  const bit = i8x16.splat(0x20);
  for (; i + 16 <= n; i += 16) {
    const v = v128.load(from + i);
    v128.store(to + i, v128.xor(v, v128.and(i8x16.lt_u(i8x16.sub(v, base), letters), bit)));
  }
  for (; i < n; i++) {
    const c = <u32>load<u8>(from + i);
    store<u8>(to + i, c - first < 26 ? c ^ 0x20 : c);
  }
}

/** ASCII bytes: each letter behind a letter is lower case, the others upper (title); only the first (capitalize). */
export function titleBytes(to: usize, from: usize, n: usize): void {
  let inWord = false;
  for (let i: usize = 0; i < n; i++) {
    const c = <u32>load<u8>(from + i);
    const letter = (c | 0x20) - 0x61 < 26;
    store<u8>(to + i, letter ? (inWord ? c | 0x20 : c & ~0x20) : c);
    inWord = letter;
  }
}

/** Upper case for lower and lower for upper, of n ASCII characters. */
export function swapBytes(to: usize, from: usize, n: usize): void {
  for (let i: usize = 0; i < n; i++) {
    const c = <u32>load<u8>(from + i);
    store<u8>(to + i, (c | 0x20) - 0x61 < 26 ? c ^ 0x20 : c);
  }
}

/** Ends a word: cased letters before (case-ignorables between), none behind. */
function isFinalSigma(kind: i32, data: usize, n: i64, i: i64): bool {
  let j = i - 1;
  while (j >= 0 && _PyUnicode_IsCaseIgnorable(PyUnicode_READ(kind, data, j))) j--;
  if (j < 0 || !_PyUnicode_IsCased(PyUnicode_READ(kind, data, j))) return false;
  j = i + 1;
  while (j < n && _PyUnicode_IsCaseIgnorable(PyUnicode_READ(kind, data, j))) j++;
  return j == n || !_PyUnicode_IsCased(PyUnicode_READ(kind, data, j));
}

/** Writes the lower case of the i-th code point: how many code points. */
function lowerAt(kind: i32, data: usize, n: i64, i: i64, c: u32, to: usize): i32 {
  if (c == 0x3a3) {
    store<u32>(to, isFinalSigma(kind, data, n, i) ? 0x3c2 : 0x3c3);
    return 1;
  }
  return mapCase(c, MAP_LOWER, to);
}

function changeCase(s: PyObject, how: i32): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  if (PyUnicode_IS_ASCII(s)) {
    const result = PyUnicode_New(n, 0x7f);
    if (!result || n == 0) return result;
    const from = PyUnicode_DATA(s);
    const to = PyUnicode_DATA(result);
    if (how == UPPER) flipCase(to, from, <usize>n, 0x61);
    else if (how == SWAP) swapBytes(to, from, <usize>n);
    else if (how == TITLE) titleBytes(to, from, <usize>n);
    else {
      flipCase(to, from, <usize>n, 0x41);
      if (how == CAPITALIZE) flipCase(to, from, 1, 0x61);
    }
    return result;
  }
  const kind = PyUnicode_KIND(s);
  const data = PyUnicode_DATA(s);
  if (n > 0x10000000) return PyErr_NoMemory();
  // Short texts are mapped on the native stack: 12 bytes for each code point.
  const small = n <= 128;
  const buffer = small ? stackAlloc(n + (n >> 1) + 1) : PyMem_Malloc(<usize>n * 12);
  if (!buffer) return PyErr_NoMemory();
  let to = buffer;
  let inWord = false;
  for (let i: i64 = 0; i < n; i++) {
    const c = PyUnicode_READ(kind, data, i);
    let count: i32;
    if (how == UPPER) count = mapCase(c, MAP_UPPER, to);
    else if (how == FOLD) count = mapCase(c, MAP_FOLD, to);
    else if (how == LOWER) count = lowerAt(kind, data, n, i, c, to);
    else if (how == CAPITALIZE) count = i ? lowerAt(kind, data, n, i, c, to) : mapCase(c, MAP_TITLE, to);
    else if (how == TITLE) {
      count = inWord ? lowerAt(kind, data, n, i, c, to) : mapCase(c, MAP_TITLE, to);
      inWord = isAnyCase(c);
    } else if (_PyUnicode_IsUppercase(c)) count = lowerAt(kind, data, n, i, c, to);
    else if (_PyUnicode_IsLowercase(c)) count = mapCase(c, MAP_UPPER, to);
    else {
      store<u32>(to, c);
      count = 1;
    }
    to += (<usize>count) << 2;
  }
  const length = (to - buffer) >> 2;
  const result = PyUnicode_New(<i64>length, ucs4MaxChar(buffer, length));
  if (result) copyUnits(PyUnicode_KIND(result), PyUnicode_DATA(result), 4, buffer, length);
  if (small) stackFree(buffer);
  else PyMem_Free(buffer);
  return result;
}

export function unicode_lower(s: PyObject, unused: PyObject | null): PyObject | null {
  return changeCase(s, LOWER);
}

export function unicode_upper(s: PyObject, unused: PyObject | null): PyObject | null {
  return changeCase(s, UPPER);
}

export function unicode_swapcase(s: PyObject, unused: PyObject | null): PyObject | null {
  return changeCase(s, SWAP);
}

export function unicode_title(s: PyObject, unused: PyObject | null): PyObject | null {
  return changeCase(s, TITLE);
}

export function unicode_capitalize(s: PyObject, unused: PyObject | null): PyObject | null {
  return PyUnicode_GET_LENGTH(s) == 0 ? unicode_result_unchanged(s) : changeCase(s, CAPITALIZE);
}

export function unicode_casefold(s: PyObject, unused: PyObject | null): PyObject | null {
  return changeCase(s, FOLD);
}
