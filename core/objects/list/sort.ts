// list.sort: timsort with powersort's order of merging. Comparisons come in CPython's number and order.
// (CPython: Objects/listobject.c, Objects/listsort.txt)
//
// Runs that are in order already are found from left to right (descending ones are reversed), short ones extended by
// binary insertion; a stack of pending runs is merged so that the merge tree is nearly balanced. With a key function two
// arrays are permuted together: the keys, which are compared, and the list's items, `delta` bytes further on.

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyMem_RawFree, PyMem_RawMalloc } from '../../memory/raw';
import { objAt, ptrAt, Py_DECREF, Py_EQ, Py_LT, Py_SIZE, Py_XDECREF, PyObject, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { _PyArg_UnpackKeywords } from '../args';
import { Py_False, Py_True } from '../bool';
import { PyObject_CallOneArg } from '../call';
import { PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_ValueError } from '../exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_Type } from '../float';
import { _PyLong_CompactValue, _PyLong_IsCompact, PyLong_Type } from '../int';
import { long_compare } from '../int/compare';
import { LIST_MAX_ITEMS, PyListObject, reverse_slice } from '../list';
import { Py_None, Py_NotImplemented } from '../none';
import { PyObject_IsTrue, PyObject_RichCompareBool } from '../object';
import { PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_Type } from '../str/struct';
import { PyTuple_GET_ITEM, PyTuple_Type } from '../tuple';

const MAX_MINRUN: i64 = 64;
const MIN_GALLOP: i64 = 7;
/** Pointers of temporary room without an allocation. */
const MERGESTATE_TEMP_SIZE: i64 = 256;
const MAX_MERGE_PENDING: usize = 85;

// Which comparison the keys allow.
const SAFE = 0; // anything: PyObject_RichCompareBool
const OBJECT = 1; // one type: its tp_richcompare
const LATIN = 2; // strings of one byte a character
const LONG = 3; // ints of one digit
const FLOAT = 4;
const TUPLE = 5; // tuples whose first items allow state.elementCompare
const INT = 6; // ints of any size: what their tp_richcompare says

/** A sort's state. CPython has it on the C stack; here sorts inside of comparisons would use that up. */
@unmanaged class SortState {
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
const PENDING: usize = 96; // behind the fields: (keys, length, power) of each pending run
const TEMPARRAY: usize = 96 + MAX_MERGE_PENDING * 24;
const STATE_SIZE: usize = TEMPARRAY + <usize>MERGESTATE_TEMP_SIZE * 8;

@inline function pendingKeys(ms: SortState, i: i32): usize {
  return load<usize>(changetype<usize>(ms) + PENDING + <usize>i * 24);
}

@inline function pendingLen(ms: SortState, i: i32): i64 {
  return load<i64>(changetype<usize>(ms) + PENDING + <usize>i * 24, 8);
}

@inline function setPending(ms: SortState, i: i32, keys: usize, len: i64): void {
  store<u64>(changetype<usize>(ms) + PENDING + <usize>i * 24, <u64>keys);
  store<i64>(changetype<usize>(ms) + PENDING + <usize>i * 24, len, 8);
}

@inline function pendingPower(ms: SortState, i: i32): i64 {
  return load<i64>(changetype<usize>(ms) + PENDING + <usize>i * 24, 16);
}

@inline function temparray(ms: SortState): usize {
  return changetype<usize>(ms) + TEMPARRAY;
}

/** From a key in the temporary room to its item. */
@inline function tempDelta(ms: SortState): usize {
  return <usize>ms.alloced << 3;
}

// ---- comparing ----

/** v < w: 1, 0, or -1 with an exception. */
@inline function less(ms: SortState, v: PyObject, w: PyObject): i32 {
  if (ms.compare == LONG) return _PyLong_CompactValue(v) < _PyLong_CompactValue(w) ? 1 : 0;
  return compareAs(ms, ms.compare, v, w);
}

function compareAs(ms: SortState, kind: i32, v: PyObject, w: PyObject): i32 {
  switch (kind) {
    case LONG: return _PyLong_CompactValue(v) < _PyLong_CompactValue(w) ? 1 : 0;
    case FLOAT: return PyFloat_AS_DOUBLE(v) < PyFloat_AS_DOUBLE(w) ? 1 : 0;
    case LATIN: return lessLatin(v, w);
    case OBJECT: return lessObject(ms, v, w);
    case TUPLE: return lessTuple(ms, v, w);
    case INT: return long_compare(v, w) < 0 ? 1 : 0;
  }
  return PyObject_RichCompareBool(v, w, Py_LT);
}

function lessLatin(v: PyObject, w: PyObject): i32 {
  const n = PyUnicode_GET_LENGTH(v);
  const m = PyUnicode_GET_LENGTH(w);
  const r = memory.compare(PyUnicode_DATA(v), PyUnicode_DATA(w), <usize>min<i64>(n, m));
  return (r != 0 ? r < 0 : n < m) ? 1 : 0;
}

function lessObject(ms: SortState, v: PyObject, w: PyObject): i32 {
  // A type's slot can change while its instances are compared.
  if (v.ob_type.tp_richcompare != ms.richcompare) return PyObject_RichCompareBool(v, w, Py_LT);
  const r = call_indirect<PyObject | null>(<u32>ms.richcompare, v, w, Py_LT);
  if (r == Py_NotImplemented) return PyObject_RichCompareBool(v, w, Py_LT);
  if (!r) return -1;
  if (changetype<usize>(r) == changetype<usize>(Py_True)) return 1;
  if (changetype<usize>(r) == changetype<usize>(Py_False)) return 0;
  const yes = PyObject_IsTrue(r);
  Py_DECREF(r);
  return yes;
}

function lessTuple(ms: SortState, v: PyObject, w: PyObject): i32 {
  const n = Py_SIZE(v);
  const m = Py_SIZE(w);
  let i: i64 = 0;
  for (; i < n && i < m; i++) {
    const k = PyObject_RichCompareBool(PyTuple_GET_ITEM(v, i), PyTuple_GET_ITEM(w, i), Py_EQ);
    if (k < 0) return -1;
    if (!k) break;
  }
  if (i >= n || i >= m) return n < m ? 1 : 0;
  if (i == 0) return compareAs(ms, ms.elementCompare, PyTuple_GET_ITEM(v, 0), PyTuple_GET_ITEM(w, 0));
  return PyObject_RichCompareBool(PyTuple_GET_ITEM(v, i), PyTuple_GET_ITEM(w, i), Py_LT);
}

/** Looks through all keys once for the fastest comparison that is right for them. */
function chooseCompare(ms: SortState, keys: usize, n: i64): void {
  const first = objAt(keys, 0);
  let inTuples = first.ob_type == PyTuple_Type && Py_SIZE(first) > 0;
  const type: PyTypeObject = inTuples ? PyTuple_GET_ITEM(first, 0).ob_type : first.ob_type;
  let same = true;
  let latin = true;
  let bounded = true;
  for (let i: i64 = 0; i < n; i++) {
    let key = objAt(keys, i);
    if (inTuples) {
      if (key.ob_type != PyTuple_Type || Py_SIZE(key) == 0) {
        inTuples = false;
        same = false;
        break;
      }
      key = PyTuple_GET_ITEM(key, 0);
    }
    if (key.ob_type != type) {
      same = false;
      if (!inTuples) break;
    }
    if (same) {
      if (type == PyLong_Type) bounded = bounded && _PyLong_IsCompact(key);
      else if (type == PyUnicode_Type) latin = latin && PyUnicode_KIND(key) == 1;
    }
  }
  ms.compare = SAFE;
  if (same) {
    if (type == PyUnicode_Type && latin) ms.compare = LATIN;
    else if (type == PyLong_Type && bounded) ms.compare = LONG;
    else if (type == PyLong_Type) ms.compare = INT;
    else if (type == PyFloat_Type) ms.compare = FLOAT;
    else if (type.tp_richcompare) {
      ms.richcompare = type.tp_richcompare;
      ms.compare = OBJECT;
    }
  }
  if (inTuples) {
    ms.elementCompare = type == PyTuple_Type ? SAFE : ms.compare;
    ms.compare = TUPLE;
  }
}

// ---- moving keys, and items with them ----

/** n keys (and items); the places may overlap. */
@inline function moveSlice(ms: SortState, dst: usize, dstDelta: usize, src: usize, srcDelta: usize, n: i64): void {
  memory.copy(dst, src, <usize>n << 3);
  if (ms.hasItems) memory.copy(dst + dstDelta, src + srcDelta, <usize>n << 3);
}

@inline function moveOne(ms: SortState, dst: usize, dstDelta: usize, src: usize, srcDelta: usize): void {
  store<u64>(dst, load<u64>(src));
  if (ms.hasItems) store<u64>(dst + dstDelta, load<u64>(src + srcDelta));
}

function reverseSlice(ms: SortState, keys: usize, n: i64): void {
  const bytes = <usize>n << 3;
  reverse_slice(keys, keys + bytes);
  if (ms.hasItems) reverse_slice(keys + ms.delta, keys + ms.delta + bytes);
}

// ---- runs ----

/** Sorts n keys, of which the first `ok` are in order, by binary insertion. */
function binarysort(ms: SortState, keys: usize, n: i64, ok: i64): i32 {
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
    const at = keys + (<usize>left << 3);
    const bytes = <usize>(ok - left) << 3;
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
@inline function nextSmaller(ms: SortState, keys: usize, i: i64): i32 {
  return less(ms, objAt(keys, i), objAt(keys, i - 1));
}

/** Reverses the neq + 1 equal keys that end before key n: they come in their old order when the run is reversed. */
@inline function reverseEqual(ms: SortState, keys: usize, n: i64, neq: i64): void {
  if (neq) reverseSlice(ms, keys + (<usize>(n - neq - 1) << 3), neq + 1);
}

/** The length of the run at the front, at most `remaining`; it is ascending afterwards. -1: an exception. */
function count_run(ms: SortState, keys: usize, remaining: i64): i64 {
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

// ---- galloping ----

/** Where key belongs among n sorted keys, left of equal ones; the search begins at hint. -1: an exception. */
function gallop_left(ms: SortState, key: PyObject, a: usize, n: i64, hint: i64): i64 {
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
function gallop_right(ms: SortState, key: PyObject, a: usize, n: i64, hint: i64): i64 {
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

// ---- merging ----

function merge_freemem(ms: SortState): void {
  if (ms.temp != temparray(ms)) PyMem_Free(ms.temp);
}

/** Temporary room for `need` keys. */
function merge_getmem(ms: SortState, need: i64): i32 {
  if (need <= ms.alloced) return 0;
  merge_freemem(ms);
  const count = ms.hasItems ? need * 2 : need;
  ms.temp = count > LIST_MAX_ITEMS ? <usize>0 : PyMem_Malloc(<usize>count << 3);
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
        dest += <usize>k << 3;
        a += <usize>k << 3;
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
        dest += <usize>k << 3;
        b += <usize>k << 3;
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
    moveOne(ms, dest + (<usize>nb << 3), d, a, t);
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
  let dest = ssb + (<usize>(nb - 1) << 3);
  moveSlice(ms, ms.temp, t, ssb, d, nb);
  const basea = ssa;
  const baseb = ms.temp;
  let b = baseb + (<usize>(nb - 1) << 3);
  let a = ssa + (<usize>(na - 1) << 3);
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
        dest -= <usize>k << 3;
        a -= <usize>k << 3;
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
        dest -= <usize>k << 3;
        b -= <usize>k << 3;
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
    const bytes = <usize>na << 3;
    moveSlice(ms, dest + 8 - bytes, d, a + 8 - bytes, d, na);
    moveOne(ms, dest - bytes, d, b, t);
    return 0;
  }
  if (nb) moveSlice(ms, dest - (<usize>(nb - 1) << 3), d, baseb, t, nb);
  return failed ? -1 : 0;
}

/** Merges pending runs i and i + 1. */
function merge_at(ms: SortState, i: i32): i32 {
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
  ssa += <usize>k << 3;
  na -= k;
  if (na == 0) return 0;
  // … and what of b.
  nb = gallop_left(ms, objAt(ssa, na - 1), ssb, nb, nb - 1);
  if (nb <= 0) return <i32>nb;
  return na <= nb ? merge_lo(ms, ssa, na, ssb, nb) : merge_hi(ms, ssa, na, ssb, nb);
}

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
    keys += <usize>run << 3;
    n -= run;
  }
  return merge_force_collapse(ms);
}

/** key(item) of n items; 0 and the exception: none of them. */
function computeKeys(ms: SortState, keyfunc: PyObject, items: usize, n: i64): usize {
  const small = n < MERGESTATE_TEMP_SIZE / 2;
  let keys = temparray(ms) + (<usize>(n + 1) << 3);
  if (!small) {
    keys = n > LIST_MAX_ITEMS ? <usize>0 : PyMem_Malloc(<usize>n << 3);
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
function sortItems(ms: SortState, self: PyListObject, items: usize, n: i64, keyfunc: PyObject | null, reverse: bool): bool {
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
  if (reverse && n > 1) reverse_slice(items, items + (<usize>n << 3));
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
