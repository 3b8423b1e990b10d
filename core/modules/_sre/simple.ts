// What is decided without a choice to come back to: a position, one character, a run of them, a group's text.
// (CPython: Modules/_sre/sre_lib.h)

import {
  inCategory,
  inSet,
  inSetIgnoringLocaleCase,
  isAsciiWord,
  isUnicodeWord,
  lowerAscii,
  lowerUnicode,
  sameIgnoringLocaleCase,
} from './characters';
import {
  ANY,
  ANY_ALL,
  AT_BEGINNING,
  AT_BEGINNING_LINE,
  AT_BEGINNING_STRING,
  AT_BOUNDARY,
  AT_END,
  AT_END_LINE,
  AT_END_STRING,
  AT_LOC_BOUNDARY,
  AT_LOC_NON_BOUNDARY,
  AT_NON_BOUNDARY,
  AT_UNI_BOUNDARY,
  AT_UNI_NON_BOUNDARY,
  CATEGORY,
  GROUPREF,
  GROUPREF_UNI_IGNORE,
  IN,
  IN_IGNORE,
  IN_LOC_IGNORE,
  IN_UNI_IGNORE,
  LITERAL,
  LITERAL_IGNORE,
  LITERAL_LOC_IGNORE,
  LITERAL_UNI_IGNORE,
  NOT_LITERAL,
  NOT_LITERAL_IGNORE,
  NOT_LITERAL_LOC_IGNORE,
  NOT_LITERAL_UNI_IGNORE,
  SRE_MAXREPEAT,
} from './constants';
import { sreMatch } from './engine';
import { SRE_STATE } from './struct';

/** The n-th word behind. */
/* @inline */ export function word(pattern: usize, n: usize): u32 {
  return load<u32>(pattern + (n << 2));
}

/** Behind the words that the first one counts. */
/* @inline */ export function skipWords(pattern: usize): usize {
  return pattern + ((<usize>load<u32>(pattern)) << 2);
}

/** Whether an AT_* holds at ptr. */
export function sreAt<T>(state: SRE_STATE, ptr: usize, at: u32): bool {
  switch (at) {
    case AT_BEGINNING:
    case AT_BEGINNING_STRING:
      return ptr == state.beginning;
    case AT_BEGINNING_LINE:
      return ptr == state.beginning || <u32>load<T>(ptr - sizeof<T>()) == 10;
    case AT_END:
      return ptr == state.end || (state.end - ptr == sizeof<T>() && <u32>load<T>(ptr) == 10);
    case AT_END_LINE:
      return ptr == state.end || <u32>load<T>(ptr) == 10;
    case AT_END_STRING:
      return ptr == state.end;
  }
  if (state.beginning == state.end) return false;
  let before = false;
  let after = false;
  if (at == AT_UNI_BOUNDARY || at == AT_UNI_NON_BOUNDARY) {
    if (ptr > state.beginning) before = isUnicodeWord(<u32>load<T>(ptr - sizeof<T>()));
    if (ptr < state.end) after = isUnicodeWord(<u32>load<T>(ptr));
  } else {
    if (ptr > state.beginning) before = isAsciiWord(<u32>load<T>(ptr - sizeof<T>()));
    if (ptr < state.end) after = isAsciiWord(<u32>load<T>(ptr));
  }
  switch (at) {
    case AT_BOUNDARY:
    case AT_LOC_BOUNDARY:
    case AT_UNI_BOUNDARY:
      return before != after;
    case AT_NON_BOUNDARY:
    case AT_LOC_NON_BOUNDARY:
    case AT_UNI_NON_BOUNDARY:
      return before == after;
  }
  return false;
}

/** Whether a pattern of one character matches c; -1: it is something else. */
export function matchesOne(pattern: usize, c: u32): i32 {
  const given = word(pattern, 1);
  switch (load<u32>(pattern)) {
    case IN_IGNORE:
      return i32(inSet(pattern + 8, lowerAscii(c)));
    case IN_UNI_IGNORE:
      return i32(inSet(pattern + 8, lowerUnicode(c)));
    case IN_LOC_IGNORE:
      return i32(inSetIgnoringLocaleCase(pattern + 8, c));
    case LITERAL_IGNORE:
      return i32(lowerAscii(c) == given);
    case NOT_LITERAL_IGNORE:
      return i32(lowerAscii(c) != given);
    case LITERAL_UNI_IGNORE:
      return i32(lowerUnicode(c) == given);
    case NOT_LITERAL_UNI_IGNORE:
      return i32(lowerUnicode(c) != given);
    case LITERAL_LOC_IGNORE:
      return i32(sameIgnoringLocaleCase(given, c));
    case NOT_LITERAL_LOC_IGNORE:
      return i32(!sameIgnoringLocaleCase(given, c));
    case CATEGORY:
      return i32(inCategory(given, c));
  }
  return -1;
}

/** How often the pattern of one character matches from state.ptr on, maxcount times at most; < 0: an error. */
export function sreCount<T>(state: SRE_STATE, pattern: usize, maxcount: u32): i32 {
  const start = state.ptr;
  let ptr = start;
  let end = state.end;
  const left = (end - ptr) / sizeof<T>();
  if (<usize>maxcount < left && maxcount != SRE_MAXREPEAT) end = ptr + <usize>maxcount * sizeof<T>();
  const given = word(pattern, 1);
  switch (load<u32>(pattern)) {
    case IN:
      while (ptr < end && inSet(pattern + 8, <u32>load<T>(ptr))) ptr += sizeof<T>();
      break;
    case ANY:
      while (ptr < end && <u32>load<T>(ptr) != 10) ptr += sizeof<T>();
      break;
    case ANY_ALL:
      ptr = end;
      break;
    case LITERAL:
      while (ptr < end && <u32>load<T>(ptr) == given) ptr += sizeof<T>();
      break;
    case NOT_LITERAL:
      while (ptr < end && <u32>load<T>(ptr) != given) ptr += sizeof<T>();
      break;
    default: {
      if (ptr >= end) return 0;
      let r = matchesOne(pattern, <u32>load<T>(ptr));
      if (r >= 0) {
        while (r) {
          ptr += sizeof<T>();
          if (ptr >= end) break;
          r = matchesOne(pattern, <u32>load<T>(ptr));
        }
        break;
      }
      // Only code that re does not write comes here.
      while (state.ptr < end) {
        r = sreMatch<T>(state, pattern, 0);
        if (r < 0) return r;
        if (r == 0) break;
      }
      return <i32>((state.ptr - start) / sizeof<T>());
    }
  }
  return <i32>((ptr - start) / sizeof<T>());
}

/** Whether a group took part and its text stands again at ptr: where it ends there; 0: no. */
export function sreBackreference<T>(state: SRE_STATE, ptr: usize, op: u32, group: u32): usize {
  if (<i32>(2 * group) >= state.lastmark) return 0;
  let p = load<usize>(state.mark + ((<usize>group) << 4));
  const e = load<usize>(state.mark + ((<usize>group) << 4), 8);
  if (!p || !e || e < p) return 0;
  const end = state.end;
  while (p < e) {
    if (ptr >= end) return 0;
    const a = <u32>load<T>(ptr);
    const b = <u32>load<T>(p);
    if (a != b) {
      if (op == GROUPREF) return 0;
      if (op == GROUPREF_UNI_IGNORE ? lowerUnicode(a) != lowerUnicode(b) : lowerAscii(a) != lowerAscii(b)) return 0;
    }
    p += sizeof<T>();
    ptr += sizeof<T>();
  }
  return ptr;
}

/** Behind an INFO block: where the pattern proper begins; 0: too few characters are left. */
export function skipInfo(pattern: usize, left: usize): usize {
  const min = <usize>word(pattern, 3);
  return min && left < min ? 0 : skipWords(pattern + 4);
}
