// The state of a sort, and how keys move, and the items that belong to them. (CPython: Objects/listobject.c, MergeState)

import { reverse_slice } from '../../list';

export const MAX_MINRUN: i64 = 64;
export const MIN_GALLOP: i64 = 7;
/** Pointers of temporary room without an allocation. */
export const MERGESTATE_TEMP_SIZE: i64 = 256;
export const MAX_MERGE_PENDING: usize = 85;

// Which comparison the keys allow.
export const SAFE = 0; // anything: PyObject_RichCompareBool
export const OBJECT = 1; // one type: its tp_richcompare
export const LATIN = 2; // strings of one byte a character
export const LONG = 3; // ints of one digit
export const FLOAT = 4;
export const TUPLE = 5; // tuples whose first items allow state.elementCompare
export const INT = 6; // ints of any size: what their tp_richcompare says

/** A sort's state. CPython has it on the C stack; here sorts inside of comparisons would use that up. */
@unmanaged
export class SortState {
  min_gallop: i64;
  listlen: i64;
  basekeys: usize;
  temp: usize; // room for merging: alloced keys, and behind them as many items
  alloced: i64;
  delta: usize; // from a key to its item
  compare: i32;
  elementCompare: i32;
  richcompare: usize;
  n: i32; // pending runs
  hasItems: i32; // 1: items are permuted together with the keys
}
export const PENDING: usize = 96; // behind the fields: (keys, length, power) of each pending run
export const TEMPARRAY: usize = 96 + MAX_MERGE_PENDING * 24;
export const STATE_SIZE: usize = TEMPARRAY + <usize>MERGESTATE_TEMP_SIZE * 8;

/** Where the i-th pending run begins. */
/* @inline */ export function pendingKeys(ms: SortState, i: i32): usize {
  return load<usize>(changetype<usize>(ms) + PENDING + <usize>i * 24);
}

/** Its length. */
/* @inline */ export function pendingLen(ms: SortState, i: i32): i64 {
  return load<i64>(changetype<usize>(ms) + PENDING + <usize>i * 24, 8);
}

/** Sets both. */
/* @inline */ export function setPending(ms: SortState, i: i32, keys: usize, len: i64): void {
  store<u64>(changetype<usize>(ms) + PENDING + <usize>i * 24, <u64>keys);
  store<i64>(changetype<usize>(ms) + PENDING + <usize>i * 24, len, 8);
}

/** Its power (listsort.txt). */
/* @inline */ export function pendingPower(ms: SortState, i: i32): i64 {
  return load<i64>(changetype<usize>(ms) + PENDING + <usize>i * 24, 16);
}

/** The room for merges that lies in the state itself. */
/* @inline */ export function temparray(ms: SortState): usize {
  return changetype<usize>(ms) + TEMPARRAY;
}

/** From a key in the temporary room to its item. */
/* @inline */ export function tempDelta(ms: SortState): usize {
  return (<usize>ms.alloced) << 3;
}

/** n keys (and items); the places may overlap. */
/* @inline */ export function moveSlice(
  ms: SortState,
  dst: usize,
  dstDelta: usize,
  src: usize,
  srcDelta: usize,
  n: i64,
): void {
  memory.copy(dst, src, (<usize>n) << 3);
  if (ms.hasItems) memory.copy(dst + dstDelta, src + srcDelta, (<usize>n) << 3);
}

/** Moves a key, and its item where there are items; the deltas are how far those lie behind. */
/* @inline */ export function moveOne(ms: SortState, dst: usize, dstDelta: usize, src: usize, srcDelta: usize): void {
  store<u64>(dst, load<u64>(src));
  if (ms.hasItems) store<u64>(dst + dstDelta, load<u64>(src + srcDelta));
}

/** Reverses n keys, and their items. */
export function reverseSlice(ms: SortState, keys: usize, n: i64): void {
  const bytes = (<usize>n) << 3;
  reverse_slice(keys, keys + bytes);
  if (ms.hasItems) reverse_slice(keys + ms.delta, keys + ms.delta + bytes);
}
