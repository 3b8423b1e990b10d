// Looks for the first place where a pattern matches, helped by its INFO block. (CPython: Modules/_sre/sre_lib.h)

import { memchr } from '../../objects/str/scan';
import { inSet } from './characters';
import {
  AT,
  AT_BEGINNING,
  AT_BEGINNING_STRING,
  INFO,
  SRE_INFO_CHARSET,
  SRE_INFO_LITERAL,
  SRE_INFO_PREFIX,
} from './constants';
import { sreMatch } from './engine';
import { SRE_STATE } from './struct';

/* @inline */ function word(pattern: usize, n: usize): u32 {
  return load<u32>(pattern + (n << 2));
}

/** Groups that a failed attempt has closed do not count. */
/* @inline */ function forgetGroups(state: SRE_STATE): void {
  state.lastmark = -1;
  state.lastindex = -1;
}

/** The pattern begins with the character c, which stands for `skip` (0 or 1) of its operations. */
function searchLiteral<T>(state: SRE_STATE, pattern: usize, c: u32, skip: usize, whole: bool): i32 {
  const end = state.end;
  let ptr = state.start;
  if (sizeof<T>() < 4 && c >> (8 * sizeof<T>())) return 0;
  state.must_advance = 0;
  for (; ptr < end; ptr += sizeof<T>()) {
    if (sizeof<T>() == 1) {
      const at = memchr(ptr, c, end - ptr);
      if (at < 0) return 0;
      ptr += at;
    } else {
      while (<u32>load<T>(ptr) != c) {
        ptr += sizeof<T>();
        if (ptr >= end) return 0;
      }
    }
    state.start = ptr;
    state.ptr = ptr + skip * sizeof<T>();
    if (whole) return 1;
    const status = sreMatch<T>(state, pattern + ((2 * skip) << 2), 0);
    if (status) return status;
    forgetGroups(state);
  }
  return 0;
}

/** The pattern begins with several characters: Knuth, Morris and Pratt's way, overlap[i] characters being right again. */
function searchPrefix<T>(
  state: SRE_STATE,
  pattern: usize,
  prefix: usize,
  length: usize,
  skip: usize,
  whole: bool,
): i32 {
  const overlap = prefix + ((length - 1) << 2);
  const end = state.end;
  let ptr = state.start;
  if ((end - ptr) / sizeof<T>() < length) return 0;
  if (sizeof<T>() < 4) for (let i: usize = 0; i < length; i++) if (word(prefix, i) >> (8 * sizeof<T>())) return 0;
  const first = load<u32>(prefix);
  while (ptr < end) {
    while (<u32>load<T>(ptr) != first) {
      ptr += sizeof<T>();
      if (ptr >= end) return 0;
    }
    ptr += sizeof<T>();
    if (ptr >= end) return 0;
    let i: usize = 1;
    state.must_advance = 0;
    do {
      if (<u32>load<T>(ptr) == word(prefix, i)) {
        i++;
        if (i != length) {
          ptr += sizeof<T>();
          if (ptr >= end) return 0;
          continue;
        }
        state.start = ptr - (length - 1) * sizeof<T>();
        state.ptr = ptr - (length - skip - 1) * sizeof<T>();
        if (whole) return 1;
        const status = sreMatch<T>(state, pattern + ((2 * skip) << 2), 0);
        if (status) return status;
        ptr += sizeof<T>();
        if (ptr >= end) return 0;
        forgetGroups(state);
      }
      i = word(overlap, i);
    } while (i);
  }
  return 0;
}

/** The pattern begins with a character of a set. */
function searchSet<T>(state: SRE_STATE, pattern: usize, set: usize): i32 {
  const end = state.end;
  let ptr = state.start;
  state.must_advance = 0;
  while (true) {
    while (ptr < end && !inSet(set, <u32>load<T>(ptr))) ptr += sizeof<T>();
    if (ptr >= end) return 0;
    state.start = ptr;
    state.ptr = ptr;
    const status = sreMatch<T>(state, pattern, 0);
    if (status) return status;
    ptr += sizeof<T>();
    forgetGroups(state);
  }
}

/** From state.start on: 1 (start and ptr are the match), 0 or an error. */
export function sreSearch<T>(state: SRE_STATE, code: usize): i32 {
  let pattern = code;
  let ptr = state.start;
  let end = state.end;
  if (ptr > end) return 0;
  if (load<u32>(pattern) == INFO) {
    const flags = word(pattern, 2);
    const min = <usize>word(pattern, 3);
    if (min && (end - ptr) / sizeof<T>() < min) return 0;
    if (min > 1) {
      // No match begins behind; one character stays.
      end -= (min - 1) * sizeof<T>();
      if (end <= ptr) end = ptr;
    }
    const info = pattern;
    pattern += (<usize>word(pattern, 1) + 1) << 2;
    if (flags & SRE_INFO_PREFIX) {
      const length = <usize>word(info, 5);
      const skip = <usize>word(info, 6);
      const whole = (flags & SRE_INFO_LITERAL) != 0;
      if (length == 1) return searchLiteral<T>(state, pattern, word(info, 7), skip, whole);
      if (length > 1) return searchPrefix<T>(state, pattern, info + 28, length, skip, whole);
    } else if (flags & SRE_INFO_CHARSET) return searchSet<T>(state, pattern, info + 20);
  }
  state.start = ptr;
  state.ptr = ptr;
  let status = sreMatch<T>(state, pattern, 1);
  state.must_advance = 0;
  if (
    status == 0 &&
    load<u32>(pattern) == AT &&
    (word(pattern, 1) == AT_BEGINNING || word(pattern, 1) == AT_BEGINNING_STRING)
  ) {
    state.start = end;
    state.ptr = end;
    return 0;
  }
  while (status == 0 && ptr < end) {
    ptr += sizeof<T>();
    forgetGroups(state);
    state.start = ptr;
    state.ptr = ptr;
    status = sreMatch<T>(state, pattern, 0);
  }
  return status;
}
