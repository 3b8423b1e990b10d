// The block-sorting transform: the order of all rotations of a block. (libbzip2: blocksort.c, fallbackSort)
//
// Rotations are sorted by their first character, then by their first 2, 4, 8 …: what the first H decide is a bucket, and the
// bucket of the rotation H further on decides the next H. The order is the same whatever sorts; but of rotations that are
// equal (the block repeats itself) the one that comes last is named in the stream, so that the partitioning is libbzip2's own.

import { stackAlloc } from '../../runtime/cold';
import { stackFree } from '../../runtime/pellucid';

/* @inline */ function at(array: usize, i: i32): u32 {
  return load<u32>(array + ((<usize>i) << 2));
}

/* @inline */ function put(array: usize, i: i32, value: u32): void {
  store<u32>(array + ((<usize>i) << 2), value);
}

function swap(order: usize, i: i32, j: i32, n: i32): void {
  for (; n > 0; n--, i++, j++) {
    const value = at(order, i);
    put(order, i, at(order, j));
    put(order, j, value);
  }
}

/** Insertion with a step. */
function insert(order: usize, bucket: usize, low: i32, high: i32, step: i32): void {
  for (let i = high - step; i >= low; i--) {
    const value = at(order, i);
    const key = at(bucket, value);
    let j = i + step;
    for (; j <= high && key > at(bucket, at(order, j)); j += step) put(order, j - step, at(order, j));
    put(order, j - step, value);
  }
}

/** Fewer are sorted by insertion. */
const SMALL = 10;
/** Pairs of bounds that wait: the smaller part is always sorted first. */
const STACK: i64 = 100;

/** Sorts order[low..high] by bucket. */
function sortBucket(order: usize, bucket: usize, low: i32, high: i32): void {
  const stack = stackAlloc(STACK);
  put(stack, 0, low);
  put(stack, 1, high);
  let random: u32 = 0;
  for (let depth = 1; depth > 0; ) {
    depth--;
    const lo = <i32>at(stack, 2 * depth);
    const hi = <i32>at(stack, 2 * depth + 1);
    if (hi - lo < SMALL) {
      if (hi - lo > 3) insert(order, bucket, lo, hi, 4);
      insert(order, bucket, lo, hi, 1);
      continue;
    }
    random = (random * 7621 + 1) % 32768;
    const third = random % 3;
    const middle = at(bucket, at(order, third == 0 ? lo : third == 1 ? (lo + hi) >> 1 : hi));
    // Equal ones gather at both ends, and are brought to the middle afterwards.
    let left = lo;
    let right = hi;
    let equalLeft = lo;
    let equalRight = hi;
    while (true) {
      for (; left <= right; left++) {
        const key = at(bucket, at(order, left));
        if (key > middle) break;
        if (key == middle) swap(order, left, equalLeft++, 1);
      }
      for (; left <= right; right--) {
        const key = at(bucket, at(order, right));
        if (key < middle) break;
        if (key == middle) swap(order, right, equalRight--, 1);
      }
      if (left > right) break;
      swap(order, left++, right--, 1);
    }
    if (equalRight < equalLeft) continue;
    let n = min(equalLeft - lo, left - equalLeft);
    swap(order, lo, left - n, n);
    n = min(hi - equalRight, equalRight - right);
    swap(order, left, hi - n + 1, n);
    const below = lo + left - equalLeft - 1;
    const above = hi - (equalRight - right) + 1;
    const first = below - lo > hi - above;
    put(stack, 2 * depth, first ? lo : above);
    put(stack, 2 * depth + 1, first ? below : hi);
    depth++;
    put(stack, 2 * depth, first ? above : lo);
    put(stack, 2 * depth + 1, first ? hi : below);
    depth++;
  }
  stackFree(stack);
}

/* @inline */ function isHead(heads: usize, i: i32): bool {
  return ((load<u8>(heads + (i >> 3)) >> (i & 7)) & 1) != 0;
}

/* @inline */ function setHead(heads: usize, i: i32): void {
  const p = heads + (i >> 3);
  store<u8>(p, <u8>(<i32>load<u8>(p) | (1 << (i & 7))));
}

/** Bytes of `heads` for a block of n: a bit a rotation, and sentinels. */
export function headBytes(n: i32): usize {
  return <usize>((n >> 3) + 16);
}

/** order[i] becomes the start of the i-th rotation of block[0..n); bucket: as many words, heads: headBytes(n). */
export function sortRotations(block: usize, n: i32, order: usize, bucket: usize, heads: usize): void {
  const starts = stackAlloc(128);
  memory.fill(starts, 0, 1024);
  memory.fill(heads, 0, headBytes(n));
  for (let i = 0; i < n; i++) {
    const c = <i32>load<u8>(block + i);
    put(starts, c, at(starts, c) + 1);
  }
  for (let c = 1; c < 256; c++) put(starts, c, at(starts, c) + at(starts, c - 1));
  for (let i = 0; i < n; i++) {
    const c = <i32>load<u8>(block + i);
    const k = at(starts, c) - 1;
    put(starts, c, k);
    put(order, k, i);
  }
  for (let c = 0; c < 256; c++) setHead(heads, at(starts, c));
  stackFree(starts);
  // Behind the block: a head, none, a head, so that every search ends.
  setHead(heads, n);
  setHead(heads, n + 2);
  for (let h = 1; h <= n; h <<= 1) {
    for (let i = 0, j = 0; i < n; i++) {
      if (isHead(heads, i)) j = i;
      const k = <i32>at(order, i) - h;
      put(bucket, k < 0 ? k + n : k, j);
    }
    if (!refine(n, order, bucket, heads)) break;
  }
}

/** Sorts each bucket of more than one rotation, and marks where it falls apart: whether there was one. */
function refine(n: i32, order: usize, bucket: usize, heads: usize): bool {
  let found = false;
  for (let right = -1; right < n; ) {
    let i = right + 1;
    while (isHead(heads, i)) i++;
    const left = i - 1;
    while (!isHead(heads, i)) i++;
    right = i - 1;
    if (left >= n || right >= n || right <= left) continue;
    found = true;
    sortBucket(order, bucket, left, right);
    let previous: u32 = 0xffffffff;
    for (let k = left; k <= right; k++) {
      const key = at(bucket, at(order, k));
      if (key != previous) setHead(heads, k);
      previous = key;
    }
  }
  return found;
}
