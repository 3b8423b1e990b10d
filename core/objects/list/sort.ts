// list.sort: timsort with powersort's order of merging. Comparisons come in CPython's number and order.
// (CPython: Objects/listobject.c, Objects/listsort.txt)
//
// Runs that are in order already are found from left to right (descending ones are reversed), short ones extended by
// binary insertion; a stack of pending runs is merged so that the merge tree is nearly balanced. With a key function two
// arrays are permuted together: the keys, which are compared, and the list's items, `delta` bytes further on.

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyMem_RawFree, PyMem_RawMalloc } from '../../memory/raw';
import { objAt, Py_DECREF, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _PyArg_UnpackKeywords } from '../args';
import { PyObject_CallOneArg } from '../call';
import { PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_ValueError } from '../exceptions/types';
import { LIST_MAX_ITEMS, PyListObject, reverse_slice } from '../list';
import { Py_None } from '../none';
import { PyObject_IsTrue } from '../object';
import { chooseCompare } from './sort/compare';
import { merge_at, merge_freemem } from './sort/merge';
import { binarysort, count_run } from './sort/runs';
import {
  MAX_MINRUN,
  MERGESTATE_TEMP_SIZE,
  MIN_GALLOP,
  PENDING,
  pendingKeys,
  pendingLen,
  pendingPower,
  reverseSlice,
  SortState,
  STATE_SIZE,
  setPending,
  temparray,
} from './sort/state';

/** How deep the border between two runs lies in a perfect merge tree of n keys: the first differing bit. */
function powerloop(s1: i64, n1: i64, n2: i64, n: i64): i64 {
  let result: i64 = 0;
  let a = 2 * s1 + n1;
  let b = a + n1 + n2;
  while (true) {
    result++;
    if (a >= n) {
      a -= n;
      b -= n;
    } else if (b >= n) return result;
    a <<= 1;
    b <<= 1;
  }
}

/** A run of n2 keys comes next: merges what lies deeper than the border to it. */
function found_new_run(ms: SortState, n2: i64): i32 {
  if (!ms.n) return 0;
  const s1 = <i64>((pendingKeys(ms, ms.n - 1) - ms.basekeys) >> 3);
  const power = powerloop(s1, pendingLen(ms, ms.n - 1), n2, ms.listlen);
  while (ms.n > 1 && pendingPower(ms, ms.n - 2) > power) if (merge_at(ms, ms.n - 2) < 0) return -1;
  store<i64>(changetype<usize>(ms) + PENDING + <usize>(ms.n - 1) * 24, power, 16);
  return 0;
}

function merge_force_collapse(ms: SortState): i32 {
  while (ms.n > 1) {
    let i = ms.n - 2;
    if (i > 0 && pendingLen(ms, i - 1) < pendingLen(ms, i + 1)) i--;
    if (merge_at(ms, i) < 0) return -1;
  }
  return 0;
}

/** Natural runs shorter than this are extended; n divided by it is a power of 2 or a little less. */
function merge_compute_minrun(n: i64): i64 {
  let r: i64 = 0;
  while (n >= MAX_MINRUN) {
    r |= n & 1;
    n >>= 1;
  }
  return n + r;
}

/** Sorts n > 1 keys. */
function sortKeys(ms: SortState, keys: usize, n: i64): i32 {
  const minrun = merge_compute_minrun(n);
  while (n) {
    let run = count_run(ms, keys, n);
    if (run < 0) return -1;
    if (run < minrun) {
      const force = n <= minrun ? n : minrun;
      if (binarysort(ms, keys, force, run) < 0) return -1;
      run = force;
    }
    if (found_new_run(ms, run) < 0) return -1;
    setPending(ms, ms.n, keys, run);
    ms.n++;
    keys += (<usize>run) << 3;
    n -= run;
  }
  return merge_force_collapse(ms);
}

/** key(item) of n items; 0 and the exception: none of them. */
function computeKeys(ms: SortState, keyfunc: PyObject, items: usize, n: i64): usize {
  const small = n < MERGESTATE_TEMP_SIZE / 2;
  let keys = temparray(ms) + ((<usize>(n + 1)) << 3);
  if (!small) {
    keys = n > LIST_MAX_ITEMS ? <usize>0 : PyMem_Malloc((<usize>n) << 3);
    if (!keys) {
      PyErr_NoMemory();
      return 0;
    }
  }
  for (let i: i64 = 0; i < n; i++) {
    const key = PyObject_CallOneArg(keyfunc, objAt(items, i));
    if (!key) {
      while (--i >= 0) Py_DECREF(objAt(keys, i));
      if (!small) PyMem_Free(keys);
      return 0;
    }
    setPtrAt(keys, i, key);
  }
  return keys;
}

/** Sorts the items of a list that is empty meanwhile. False: an exception. */
function sortItems(
  ms: SortState,
  self: PyListObject,
  items: usize,
  n: i64,
  keyfunc: PyObject | null,
  reverse: bool,
): bool {
  const keys = keyfunc ? computeKeys(ms, keyfunc, items, n) : items;
  if (!keys && n) return false;
  if (n > 1) chooseCompare(ms, keys, n);
  ms.min_gallop = MIN_GALLOP;
  ms.listlen = n;
  ms.basekeys = keys;
  ms.temp = temparray(ms);
  ms.hasItems = keyfunc ? 1 : 0;
  ms.delta = items - keys;
  ms.alloced = keyfunc ? min<i64>((n + 1) / 2, MERGESTATE_TEMP_SIZE / 2) : MERGESTATE_TEMP_SIZE;
  ms.n = 0;
  let ok = true;
  if (n > 1) {
    // Reversed before and after, equal items keep their order.
    if (reverse) reverseSlice(ms, keys, n);
    ok = sortKeys(ms, keys, n) == 0;
  }
  if (keyfunc) {
    for (let i: i64 = 0; i < n; i++) Py_DECREF(objAt(keys, i));
    if (n >= MERGESTATE_TEMP_SIZE / 2) PyMem_Free(keys);
  }
  if (ok && self.allocated != -1) {
    PyErr_SetString(PyExc_ValueError, 'list modified during sort');
    ok = false;
  }
  if (reverse && n > 1) reverse_slice(items, items + ((<usize>n) << 3));
  merge_freemem(ms);
  return ok;
}

/** None, or NULL: the items are all there, in some order. */
export function list_sort_impl(self: PyListObject, keyfunc: PyObject | null, reverse: bool): PyObject | null {
  const state = PyMem_RawMalloc(STATE_SIZE);
  if (!state) return PyErr_NoMemory();
  const ms = changetype<SortState>(state);
  const n = self.ob_size;
  const items = self.ob_item;
  const allocated = self.allocated;
  // Comparisons see an empty list; whatever they do to it sets allocated to 0 or more.
  self.ob_size = 0;
  self.ob_item = 0;
  self.allocated = -1;
  const ok = sortItems(ms, self, items, n, keyfunc, reverse);
  PyMem_RawFree(state);
  const strange = self.ob_item;
  let i = self.ob_size;
  self.ob_size = n;
  self.ob_item = items;
  self.allocated = allocated;
  if (strange) {
    while (--i >= 0) Py_XDECREF(ptrAt(strange, i));
    PyMem_Free(strange);
  }
  return ok ? Py_None : null;
}

export function list_sort(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  let key: PyObject | null = null;
  let reverse: i32 = 0;
  if (nargs || kwnames) {
    const values = stackAlloc(2);
    const failed = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'sort', 'key reverse', 0, 0, 2, values) < 0;
    key = ptrAt(values, 0);
    const flag = ptrAt(values, 1);
    stackFree(values);
    if (failed) return null;
    if (key == Py_None) key = null;
    if (flag) reverse = PyObject_IsTrue(flag);
    if (reverse < 0) return null;
  }
  return list_sort_impl(changetype<PyListObject>(self), key, reverse != 0);
}
