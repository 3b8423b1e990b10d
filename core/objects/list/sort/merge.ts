// Merging two neighbouring runs. (CPython: Objects/listobject.c)

import { PyMem_Free, PyMem_Malloc } from '../../../memory/obmalloc/malloc';
import { objAt } from '../../../runtime/object';
import { PyErr_NoMemory } from '../../exceptions/errors';
import { LIST_MAX_ITEMS } from '../../list';
import { less } from './compare';
import { gallop_left, gallop_right } from './gallop';
import {
  MIN_GALLOP,
  moveOne,
  moveSlice,
  PENDING,
  pendingKeys,
  pendingLen,
  SortState,
  temparray,
  tempDelta,
} from './state';

export function merge_freemem(ms: SortState): void {
  if (ms.temp != temparray(ms)) PyMem_Free(ms.temp);
}

/** Temporary room for `need` keys. */
function merge_getmem(ms: SortState, need: i64): i32 {
  if (need <= ms.alloced) return 0;
  merge_freemem(ms);
  const count = ms.hasItems ? need * 2 : need;
  ms.temp = count > LIST_MAX_ITEMS ? <usize>0 : PyMem_Malloc((<usize>count) << 3);
  if (ms.temp) {
    ms.alloced = need;
    return 0;
  }
  // Nothing is left to free.
  ms.temp = temparray(ms);
  ms.alloced = 0;
  PyErr_NoMemory();
  return -1;
}

/** Merges na keys at ssa with the nb that follow, na <= nb: a waits in the temporary room, dest fills from the left. */
function merge_lo(ms: SortState, ssa: usize, na: i64, ssb: usize, nb: i64): i32 {
  if (merge_getmem(ms, na) < 0) return -1;
  const d = ms.delta;
  const t = tempDelta(ms);
  moveSlice(ms, ms.temp, t, ssa, d, na);
  let dest = ssa;
  let a = ms.temp;
  let b = ssb;
  moveOne(ms, dest, d, b, d);
  dest += 8;
  b += 8;
  nb--;
  let copyB = nb != 0 && na == 1;
  let failed = false;
  let min_gallop = ms.min_gallop;
  while (nb != 0 && !copyB && !failed) {
    let acount: i64 = 0;
    let bcount: i64 = 0;
    // One at a time, until one run wins often in a row.
    while (true) {
      const k = less(ms, objAt(b, 0), objAt(a, 0));
      if (k < 0) {
        failed = true;
        break;
      }
      if (k) {
        moveOne(ms, dest, d, b, d);
        dest += 8;
        b += 8;
        bcount++;
        acount = 0;
        if (--nb == 0 || bcount >= min_gallop) break;
      } else {
        moveOne(ms, dest, d, a, t);
        dest += 8;
        a += 8;
        acount++;
        bcount = 0;
        copyB = --na == 1;
        if (copyB || acount >= min_gallop) break;
      }
    }
    if (failed || copyB || nb == 0) break;
    // Galloping: many at a time.
    min_gallop++;
    do {
      if (min_gallop > 1) min_gallop--;
      ms.min_gallop = min_gallop;
      let k = gallop_right(ms, objAt(b, 0), a, na, 0);
      if (k < 0) {
        failed = true;
        break;
      }
      acount = k;
      if (k) {
        moveSlice(ms, dest, d, a, t, k);
        dest += (<usize>k) << 3;
        a += (<usize>k) << 3;
        na -= k;
        copyB = na == 1;
        // 0: an inconsistent comparison.
        if (na <= 1) break;
      }
      moveOne(ms, dest, d, b, d);
      dest += 8;
      b += 8;
      if (--nb == 0) break;
      k = gallop_left(ms, objAt(a, 0), b, nb, 0);
      if (k < 0) {
        failed = true;
        break;
      }
      bcount = k;
      if (k) {
        moveSlice(ms, dest, d, b, d, k);
        dest += (<usize>k) << 3;
        b += (<usize>k) << 3;
        nb -= k;
        if (nb == 0) break;
      }
      moveOne(ms, dest, d, a, t);
      dest += 8;
      a += 8;
      copyB = --na == 1;
      if (copyB) break;
    } while (acount >= MIN_GALLOP || bcount >= MIN_GALLOP);
    if (failed || copyB || nb == 0 || na == 0) break;
    min_gallop++; // a penalty for leaving
    ms.min_gallop = min_gallop;
  }
  if (copyB && !failed) {
    // The last key of a comes last.
    moveSlice(ms, dest, d, b, d, nb);
    moveOne(ms, dest + ((<usize>nb) << 3), d, a, t);
    return 0;
  }
  if (na) moveSlice(ms, dest, d, a, t, na);
  return failed ? -1 : 0;
}

/** The same, na >= nb: b waits in the temporary room, dest fills from the right. */
function merge_hi(ms: SortState, ssa: usize, na: i64, ssb: usize, nb: i64): i32 {
  if (merge_getmem(ms, nb) < 0) return -1;
  const d = ms.delta;
  const t = tempDelta(ms);
  let dest = ssb + ((<usize>(nb - 1)) << 3);
  moveSlice(ms, ms.temp, t, ssb, d, nb);
  const basea = ssa;
  const baseb = ms.temp;
  let b = baseb + ((<usize>(nb - 1)) << 3);
  let a = ssa + ((<usize>(na - 1)) << 3);
  moveOne(ms, dest, d, a, d);
  dest -= 8;
  a -= 8;
  na--;
  let copyA = na != 0 && nb == 1;
  let failed = false;
  let min_gallop = ms.min_gallop;
  while (na != 0 && !copyA && !failed) {
    let acount: i64 = 0;
    let bcount: i64 = 0;
    while (true) {
      const k = less(ms, objAt(b, 0), objAt(a, 0));
      if (k < 0) {
        failed = true;
        break;
      }
      if (k) {
        moveOne(ms, dest, d, a, d);
        dest -= 8;
        a -= 8;
        acount++;
        bcount = 0;
        if (--na == 0 || acount >= min_gallop) break;
      } else {
        moveOne(ms, dest, d, b, t);
        dest -= 8;
        b -= 8;
        bcount++;
        acount = 0;
        copyA = --nb == 1;
        if (copyA || bcount >= min_gallop) break;
      }
    }
    if (failed || copyA || na == 0) break;
    min_gallop++;
    do {
      if (min_gallop > 1) min_gallop--;
      ms.min_gallop = min_gallop;
      let k = gallop_right(ms, objAt(b, 0), basea, na, na - 1);
      if (k < 0) {
        failed = true;
        break;
      }
      k = na - k;
      acount = k;
      if (k) {
        dest -= (<usize>k) << 3;
        a -= (<usize>k) << 3;
        moveSlice(ms, dest + 8, d, a + 8, d, k);
        na -= k;
        if (na == 0) break;
      }
      moveOne(ms, dest, d, b, t);
      dest -= 8;
      b -= 8;
      copyA = --nb == 1;
      if (copyA) break;
      k = gallop_left(ms, objAt(a, 0), baseb, nb, nb - 1);
      if (k < 0) {
        failed = true;
        break;
      }
      k = nb - k;
      bcount = k;
      if (k) {
        dest -= (<usize>k) << 3;
        b -= (<usize>k) << 3;
        moveSlice(ms, dest + 8, d, b + 8, t, k);
        nb -= k;
        copyA = nb == 1;
        // 0: an inconsistent comparison.
        if (nb <= 1) break;
      }
      moveOne(ms, dest, d, a, d);
      dest -= 8;
      a -= 8;
      if (--na == 0) break;
    } while (acount >= MIN_GALLOP || bcount >= MIN_GALLOP);
    if (failed || copyA || na == 0 || nb == 0) break;
    min_gallop++;
    ms.min_gallop = min_gallop;
  }
  if (copyA && !failed) {
    // The first key of b comes first.
    const bytes = (<usize>na) << 3;
    moveSlice(ms, dest + 8 - bytes, d, a + 8 - bytes, d, na);
    moveOne(ms, dest - bytes, d, b, t);
    return 0;
  }
  if (nb) moveSlice(ms, dest - ((<usize>(nb - 1)) << 3), d, baseb, t, nb);
  return failed ? -1 : 0;
}

/** Merges pending runs i and i + 1. */
export function merge_at(ms: SortState, i: i32): i32 {
  let ssa = pendingKeys(ms, i);
  let na = pendingLen(ms, i);
  const ssb = pendingKeys(ms, i + 1);
  let nb = pendingLen(ms, i + 1);
  store<i64>(changetype<usize>(ms) + PENDING + <usize>i * 24, na + nb, 8);
  if (i == ms.n - 3) {
    const next = changetype<usize>(ms) + PENDING + <usize>(i + 1) * 24;
    memory.copy(next, next + 24, 24);
  }
  ms.n--;
  // What of a is in place already …
  const k = gallop_right(ms, objAt(ssb, 0), ssa, na, 0);
  if (k < 0) return -1;
  ssa += (<usize>k) << 3;
  na -= k;
  if (na == 0) return 0;
  // … and what of b.
  nb = gallop_left(ms, objAt(ssa, na - 1), ssb, nb, nb - 1);
  if (nb <= 0) return <i32>nb;
  return na <= nb ? merge_lo(ms, ssa, na, ssb, nb) : merge_hi(ms, ssa, na, ssb, nb);
}
