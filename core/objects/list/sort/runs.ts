// Runs that are in order, and binary insertion. (CPython: Objects/listobject.c)

import { objAt, setPtrAt } from '../../../runtime/object';
import { less } from './compare';
import { reverseSlice, SortState } from './state';

/** Sorts n keys, of which the first `ok` are in order, by binary insertion. */
export function binarysort(ms: SortState, keys: usize, n: i64, ok: i64): i32 {
  if (!ok) ok++;
  for (; ok < n; ok++) {
    let left: i64 = 0;
    let right = ok;
    const pivot = objAt(keys, ok);
    do {
      const middle = (left + right) >> 1;
      const k = less(ms, pivot, objAt(keys, middle));
      if (k < 0) return -1;
      if (k) right = middle;
      else left = middle + 1;
    } while (left < right);
    const at = keys + ((<usize>left) << 3);
    const bytes = (<usize>(ok - left)) << 3;
    memory.copy(at + 8, at, bytes);
    setPtrAt(at, 0, pivot);
    if (ms.hasItems) {
      const items = at + ms.delta;
      const item = load<u64>(items + bytes);
      memory.copy(items + 8, items, bytes);
      store<u64>(items, item);
    }
  }
  return 0;
}

/** Is key i less than the one before? */
/* @inline */ function nextSmaller(ms: SortState, keys: usize, i: i64): i32 {
  return less(ms, objAt(keys, i), objAt(keys, i - 1));
}

/** Reverses the neq + 1 equal keys that end before key n: they come in their old order when the run is reversed. */
/* @inline */ function reverseEqual(ms: SortState, keys: usize, n: i64, neq: i64): void {
  if (neq) reverseSlice(ms, keys + ((<usize>(n - neq - 1)) << 3), neq + 1);
}

/** The length of the run at the front, at most `remaining`; it is ascending afterwards. -1: an exception. */
export function count_run(ms: SortState, keys: usize, remaining: i64): i64 {
  let n: i64 = 1;
  for (; n < remaining; n++) {
    const k = nextSmaller(ms, keys, n);
    if (k < 0) return -1;
    if (k) break;
  }
  if (n == remaining) return n;
  // Key n is smaller. After equal keys only, that begins a descending run.
  if (n > 1) {
    const k = less(ms, objAt(keys, 0), objAt(keys, n - 1));
    if (k < 0) return -1;
    if (k) return n;
    reverseSlice(ms, keys, n);
  }
  n++;
  let neq: i64 = 0;
  for (; n < remaining; n++) {
    let k = nextSmaller(ms, keys, n);
    if (k < 0) return -1;
    if (k) {
      reverseEqual(ms, keys, n, neq);
      neq = 0;
      continue;
    }
    k = less(ms, objAt(keys, n - 1), objAt(keys, n));
    if (k < 0) return -1;
    if (k) break;
    neq++;
  }
  reverseEqual(ms, keys, n, neq);
  reverseSlice(ms, keys, n);
  // What follows may go on upwards.
  for (; n < remaining; n++) {
    const k = nextSmaller(ms, keys, n);
    if (k < 0) return -1;
    if (k) break;
  }
  return n;
}
