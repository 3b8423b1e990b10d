// Where a key belongs among sorted ones, with fast steps from a hint. (CPython: Objects/listobject.c)

import { objAt, PyObject } from '../../../runtime/object';
import { less } from './compare';
import { SortState } from './state';

/** Where key belongs among n sorted keys, left of equal ones; the search begins at hint. -1: an exception. */
export function gallop_left(ms: SortState, key: PyObject, a: usize, n: i64, hint: i64): i64 {
  let lastofs: i64 = 0;
  let ofs: i64 = 1;
  let k = less(ms, objAt(a, hint), key);
  if (k < 0) return -1;
  if (k) {
    const maxofs = n - hint;
    while (ofs < maxofs) {
      k = less(ms, objAt(a, hint + ofs), key);
      if (k < 0) return -1;
      if (!k) break;
      lastofs = ofs;
      ofs = (ofs << 1) + 1;
    }
    if (ofs > maxofs) ofs = maxofs;
    lastofs += hint;
    ofs += hint;
  } else {
    const maxofs = hint + 1;
    while (ofs < maxofs) {
      k = less(ms, objAt(a, hint - ofs), key);
      if (k < 0) return -1;
      if (k) break;
      lastofs = ofs;
      ofs = (ofs << 1) + 1;
    }
    if (ofs > maxofs) ofs = maxofs;
    const last = lastofs;
    lastofs = hint - ofs;
    ofs = hint - last;
  }
  lastofs++;
  while (lastofs < ofs) {
    const m = lastofs + ((ofs - lastofs) >> 1);
    k = less(ms, objAt(a, m), key);
    if (k < 0) return -1;
    if (k) lastofs = m + 1;
    else ofs = m;
  }
  return ofs;
}

/** The same, right of equal ones. */
export function gallop_right(ms: SortState, key: PyObject, a: usize, n: i64, hint: i64): i64 {
  let lastofs: i64 = 0;
  let ofs: i64 = 1;
  let k = less(ms, key, objAt(a, hint));
  if (k < 0) return -1;
  if (k) {
    const maxofs = hint + 1;
    while (ofs < maxofs) {
      k = less(ms, key, objAt(a, hint - ofs));
      if (k < 0) return -1;
      if (!k) break;
      lastofs = ofs;
      ofs = (ofs << 1) + 1;
    }
    if (ofs > maxofs) ofs = maxofs;
    const last = lastofs;
    lastofs = hint - ofs;
    ofs = hint - last;
  } else {
    const maxofs = n - hint;
    while (ofs < maxofs) {
      k = less(ms, key, objAt(a, hint + ofs));
      if (k < 0) return -1;
      if (k) break;
      lastofs = ofs;
      ofs = (ofs << 1) + 1;
    }
    if (ofs > maxofs) ofs = maxofs;
    lastofs += hint;
    ofs += hint;
  }
  lastofs++;
  while (lastofs < ofs) {
    const m = lastofs + ((ofs - lastofs) >> 1);
    k = less(ms, key, objAt(a, m));
    if (k < 0) return -1;
    if (k) ofs = m;
    else lastofs = m + 1;
  }
  return ofs;
}
