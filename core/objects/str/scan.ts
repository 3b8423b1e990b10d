// Loops over text: its widest code point, copies between kinds, comparison. Sixteen bytes at a time where it pays.
// (CPython: Objects/stringlib/find_max_char.h, Objects/stringlib/codecs.h, Objects/unicodeobject.c)

import { MAX_UNICODE } from './struct';

/** The first byte >= 0x80 in n bytes; n: there is none. */
export function asciiPrefix(p: usize, n: usize): usize {
  let i: usize = 0;
  for (; i + 16 <= n; i += 16) {
    const mask = i8x16.bitmask(v128.load(p + i));
    if (mask) return i + <usize>ctz(mask);
  }
  for (; i < n; i++) if (load<u8>(p + i) & 0x80) return i;
  return n;
}

/** 0x7f or 0xff: the range that n bytes need. */
/* @inline */ function ucs1MaxChar(p: usize, n: usize): u32 {
  return asciiPrefix(p, n) == n ? 0x7f : 0xff;
}

/** memory.copy for short texts: the instruction is a call into the host's runtime, and costs more than they do. */
export function copyBytes(to: usize, from: usize, n: usize): void {
  if (n > 32) {
    memory.copy(to, from, n);
  } else if (n >= 16) {
    const a = v128.load(from);
    const b = v128.load(from + n - 16);
    v128.store(to, a);
    v128.store(to + n - 16, b);
  } else if (n >= 8) {
    const a = load<u64>(from);
    const b = load<u64>(from + n - 8);
    store<u64>(to, a);
    store<u64>(to + n - 8, b);
  } else if (n >= 4) {
    const a = load<u32>(from);
    const b = load<u32>(from + n - 4);
    store<u32>(to, a);
    store<u32>(to + n - 4, b);
  } else if (n) {
    const a = load<u8>(from);
    const b = load<u8>(from + (n >> 1));
    const c = load<u8>(from + n - 1);
    store<u8>(to, a);
    store<u8>(to + (n >> 1), b);
    store<u8>(to + n - 1, c);
  }
}

/** The range of n UCS-2 units: 0x7f, 0xff or 0xffff. */
export function ucs2MaxChar(p: usize, n: usize): u32 {
  let seen: u32 = 0;
  let i: usize = 0;
  if (n >= 8) {
    let all = i16x8.splat(0);
    for (; i + 8 <= n; i += 8) all = v128.or(all, v128.load(p + (i << 1)));
    const halves = i64x2.extract_lane(all, 0) | i64x2.extract_lane(all, 1);
    const quarter = <u32>halves | <u32>(halves >> 32);
    seen = (quarter | (quarter >> 16)) & 0xffff;
  }
  for (; i < n; i++) seen |= load<u16>(p + (i << 1));
  return seen < 0x80 ? 0x7f : seen < 0x100 ? 0xff : 0xffff;
}

/** The range of n UCS-4 units. */
export function ucs4MaxChar(p: usize, n: usize): u32 {
  let seen: u32 = 0;
  for (let i: usize = 0; i < n; i++) seen |= load<u32>(p + (i << 2));
  return seen < 0x80 ? 0x7f : seen < 0x100 ? 0xff : seen < 0x10000 ? 0xffff : MAX_UNICODE;
}

/** The range that n code points of that kind need. */
export function maxCharOf(kind: i32, p: usize, n: usize): u32 {
  return kind == 1 ? ucs1MaxChar(p, n) : kind == 2 ? ucs2MaxChar(p, n) : ucs4MaxChar(p, n);
}

/** Copies n code points between kinds; the target's kind must hold them. */
export function copyUnits(toKind: i32, to: usize, fromKind: i32, from: usize, n: usize): void {
  if (toKind == fromKind) {
    copyBytes(to, from, n << (<usize>toKind >> 1));
    return;
  }
  let i: usize = 0;
  if (fromKind == 1) {
    if (toKind == 2) {
      for (; i + 8 <= n; i += 8) v128.store(to + (i << 1), v128.load_ext<u8>(from + i));
      for (; i < n; i++) store<u16>(to + (i << 1), load<u8>(from + i));
    } else {
      for (; i < n; i++) store<u32>(to + (i << 2), load<u8>(from + i));
    }
  } else if (fromKind == 2) {
    if (toKind == 1) {
      for (; i + 8 <= n; i += 8) {
        const units = v128.load(from + (i << 1));
        store<u64>(to + i, <u64>i64x2.extract_lane(i8x16.narrow_i16x8_u(units, units), 0));
      }
      for (; i < n; i++) store<u8>(to + i, load<u16>(from + (i << 1)));
    } else {
      for (; i < n; i++) store<u32>(to + (i << 2), load<u16>(from + (i << 1)));
    }
  } else if (toKind == 1) {
    for (; i < n; i++) store<u8>(to + i, load<u32>(from + (i << 2)));
  } else {
    for (; i < n; i++) store<u16>(to + (i << 1), load<u32>(from + (i << 2)));
  }
}

/** memcmp(a, b, n) == 0 */
export function bytesEqual(a: usize, b: usize, n: usize): bool {
  if (n < 16) {
    if (n >= 8) return load<u64>(a) == load<u64>(b) && load<u64>(a + n - 8) == load<u64>(b + n - 8);
    if (n >= 4) return load<u32>(a) == load<u32>(b) && load<u32>(a + n - 4) == load<u32>(b + n - 4);
    for (let i: usize = 0; i < n; i++) if (load<u8>(a + i) != load<u8>(b + i)) return false;
    return true;
  }
  let i: usize = 0;
  for (const end = n - 16; i < end; i += 16) {
    if (v128.any_true(v128.xor(v128.load(a + i), v128.load(b + i)))) return false;
  }
  return !v128.any_true(v128.xor(v128.load(a + n - 16), v128.load(b + n - 16)));
}

/** memcmp */
export function bytesCompare(a: usize, b: usize, n: usize): i32 {
  let i: usize = 0;
  while (i + 8 <= n && load<u64>(a + i) == load<u64>(b + i)) i += 8;
  for (; i < n; i++) {
    const d = <i32>load<u8>(a + i) - <i32>load<u8>(b + i);
    if (d) return d;
  }
  return 0;
}

/** The first place of byte c in n bytes; -1. */
export function memchr(p: usize, c: u32, n: usize): isize {
  let i: usize = 0;
  if (n >= 16) {
    const wanted = i8x16.splat(<i8>c);
    for (; i + 16 <= n; i += 16) {
      const mask = i8x16.bitmask(i8x16.eq(v128.load(p + i), wanted));
      if (mask) return <isize>(i + <usize>ctz(mask));
    }
  }
  for (; i < n; i++) if (load<u8>(p + i) == c) return <isize>i;
  return -1;
}
