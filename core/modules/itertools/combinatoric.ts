// product, combinations, combinations_with_replacement, permutations: pools of items and arrays of indices into them. A result
// tuple that only the iterator holds is used again. (CPython: Modules/itertoolsmodule.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyNumber_Index } from '../../objects/abstract/number';
import { PySequence_Tuple } from '../../objects/abstract/sequence';
import { _PyArg_UnpackKeywords, unpackTupleAndKeywords } from '../../objects/args';
import { Py_BuildValue } from '../../objects/build-value';
import { PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_Check, PyLong_FromSsize_t } from '../../objects/int';
import { Py_None } from '../../objects/none';
import {
  _PyTuple_FromArray,
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_ITEMS,
  PyTuple_New,
  PyTuple_SET_ITEM,
} from '../../objects/tuple';
import { freeInstance, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_SIZE } from '../../runtime/gc/alloc';
import { _PyObject_GC_IS_TRACKED, _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import {
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { method } from '../../runtime/register';
import { METH_NOARGS, METH_O, PyTypeObject } from '../../runtime/type';
import { newIteratorType } from './instances';
import { newInstance, pickleWarning } from './shared';

/** 48 bytes. */
@unmanaged
export class productobject extends PyObject {
  pools: PyObject | null; // strong: a tuple of tuples
  indices: usize; // Py_ssize_t *, one a pool
  result: PyObject | null; // strong: what was given last; NULL: nothing yet
  stopped: i32;
}

/** 56 bytes: combinations, with or without replacement. */
@unmanaged
export class combinationsobject extends PyObject {
  pool: PyObject | null; // strong: a tuple
  indices: usize; // Py_ssize_t *, r of them
  result: PyObject | null; // strong
  r: i64;
  stopped: i32;
}

/** 64 bytes. */
@unmanaged
export class permutationsobject extends PyObject {
  pool: PyObject | null; // strong: a tuple
  indices: usize; // Py_ssize_t *, one an item of the pool
  cycles: usize; // Py_ssize_t *, r of them
  result: PyObject | null; // strong
  r: i64;
  stopped: i32;
}

/* @inline */ function at(array: usize, i: i64): i64 {
  return load<i64>(array + ((<usize>i) << 3));
}

/* @inline */ function put(array: usize, i: i64, v: i64): void {
  store<i64>(array + ((<usize>i) << 3), v);
}

/** n numbers; 0: MemoryError. */
function newNumbers(n: i64): usize {
  const p: usize = n > 0x1fffffff ? 0 : PyMem_Malloc((<usize>n) << 3);
  if (!p) PyErr_NoMemory();
  return p;
}

/** The tuple to fill next: that in *slot if only its iterator holds it, else a copy there. borrowed */
function writable(slot: usize): PyObject | null {
  const old = objAt(slot, 0);
  if (old.ob_refcnt > 1) {
    const copy = _PyTuple_FromArray(PyTuple_ITEMS(old), PyTuple_GET_SIZE(old));
    if (!copy) return null;
    setPtrAt(slot, 0, copy);
    Py_DECREF(old);
    return copy;
  }
  // The collector may have given up on a tuple of what it does not know.
  if (!_PyObject_GC_IS_TRACKED(old) && PyTuple_GET_SIZE(old)) _PyObject_GC_TRACK(old);
  return old;
}

/* @inline */ function setItem(tuple: PyObject, i: i64, o: PyObject): void {
  setSlot(PyTuple_ITEMS(tuple) + ((<usize>i) << 3), Py_NewRef(o));
}

function dealloc(o: PyObject, index: usize, second: usize): void {
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o, index)) return;
  const base = changetype<usize>(o);
  clearSlot(base + 16);
  PyMem_Free(load<usize>(base + 24));
  // permutations have a second array in front of the result
  if (second) PyMem_Free(load<usize>(base + 32));
  clearSlot(base + (second ? 40 : 32));
  freeInstance(o);
  _PyTrash_end();
}

function traverse(o: PyObject, result: usize, visit: usize, argument: usize): i32 {
  const r = visitFields(o, 16, 1, visit, argument);
  return r ? r : Py_VISIT(ptrAt(changetype<usize>(o) + result, 0), visit, argument);
}

/** tuple(indices) */
// new
function indexTuple(indices: usize, n: i64): PyObject | null {
  const tuple = PyTuple_New(n);
  for (let i: i64 = 0; i < n && tuple; i++) {
    const index = PyLong_FromSsize_t(at(indices, i));
    if (!index) {
      Py_DECREF(tuple);
      return null;
    }
    PyTuple_SET_ITEM(tuple, i, index);
  }
  return tuple;
}

/** Reads n numbers of a state tuple into indices, each brought into 0 … limit - 1. */
function readIndices(state: PyObject, indices: usize, n: i64, limit: i64): bool {
  for (let i: i64 = 0; i < n; i++) {
    let index = PyLong_AsSsize_t(PyTuple_GET_ITEM(state, i));
    if (index == -1 && PyErr_Occurred()) return false;
    if (index < 0) index = 0;
    else if (index > limit - 1) index = limit - 1;
    put(indices, i, index);
  }
  return true;
}

// --- product

/* @inline */ function pr(o: PyObject): productobject {
  return changetype<productobject>(o);
}

function product_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  let repeat: i64 = 1;
  if (kwds) {
    const buf = stackAlloc(1);
    const ok = _PyArg_UnpackKeywords(0, 0, kwds, null, 'product', 'repeat', 0, 0, 1, buf);
    const given = ptrAt(buf, 0);
    stackFree(buf);
    if (ok < 0) return null;
    if (given) {
      const number = PyNumber_Index(given);
      if (!number) return null;
      repeat = PyLong_AsSsize_t(number);
      Py_DECREF(number);
      if (repeat == -1 && PyErr_Occurred()) return null;
    }
    if (repeat < 0) return PyErr_SetString(PyExc_ValueError, 'repeat argument cannot be negative');
  }
  const nargs: i64 = repeat == 0 ? 0 : PyTuple_GET_SIZE(args);
  if (nargs && repeat > i64.MAX_VALUE / 8 / nargs) {
    return PyErr_SetString(PyExc_OverflowError, 'repeat argument too large');
  }
  const npools = nargs * repeat;
  const indices = newNumbers(npools);
  if (!indices) return null;
  const pools = PyTuple_New(npools);
  let ok = pools != null;
  for (let i: i64 = 0; i < nargs && ok && pools; i++) {
    const pool = PySequence_Tuple(PyTuple_GET_ITEM(args, i));
    ok = pool != null;
    PyTuple_SET_ITEM(pools, i, pool);
    put(indices, i, 0);
  }
  for (let i = nargs; i < npools && ok && pools; i++) {
    PyTuple_SET_ITEM(pools, i, Py_NewRef(PyTuple_GET_ITEM(pools, i - nargs)));
    put(indices, i, 0);
  }
  const o: PyObject | null = ok ? newInstance(type) : null;
  if (!o) {
    PyMem_Free(indices);
    Py_XDECREF(pools);
    return null;
  }
  pr(o).pools = pools;
  pr(o).indices = indices;
  return o;
}

function product_dealloc(o: PyObject): void {
  dealloc(o, product_dealloc.index, 0);
}

function product_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return traverse(o, 32, visit, argument);
}

function product_sizeof(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(_PyObject_SIZE(o.ob_type) + 8 * PyTuple_GET_SIZE(pr(o).pools as PyObject));
}

/** The first result: of each pool its first item. */
function product_first(lz: productobject, pools: PyObject, npools: i64): PyObject | null {
  const result = PyTuple_New(npools);
  if (!result) return null;
  lz.result = result;
  for (let i: i64 = 0; i < npools; i++) {
    const pool = PyTuple_GET_ITEM(pools, i);
    if (PyTuple_GET_SIZE(pool) == 0) return null;
    PyTuple_SET_ITEM(result, i, Py_NewRef(PyTuple_GET_ITEM(pool, 0)));
  }
  return result;
}

function product_step(lz: productobject, pools: PyObject, npools: i64): PyObject | null {
  const result = writable(changetype<usize>(lz) + offsetof<productobject>('_result'));
  if (!result) return null;
  // Count up like an odometer, from the right.
  let i = npools - 1;
  for (; i >= 0; i--) {
    const pool = PyTuple_GET_ITEM(pools, i);
    const index = at(lz.indices, i) + 1;
    const over = index == PyTuple_GET_SIZE(pool);
    put(lz.indices, i, over ? 0 : index);
    setItem(result, i, PyTuple_GET_ITEM(pool, over ? 0 : index));
    if (!over) break;
  }
  return i < 0 ? null : result;
}

function product_next(o: PyObject): PyObject | null {
  const lz = pr(o);
  if (lz.stopped) return null;
  const pools = lz.pools as PyObject;
  const n = PyTuple_GET_SIZE(pools);
  const result = lz.result ? product_step(lz, pools, n) : product_first(lz, pools, n);
  if (!result) lz.stopped = 1;
  return Py_XNewRef(result);
}

function product_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = pr(o);
  if (lz.stopped) return Py_BuildValue('O(())', arg(o.ob_type));
  if (!lz.result) return Py_BuildValue('OO', arg(o.ob_type), arg(lz.pools));
  const indices = indexTuple(lz.indices, PyTuple_GET_SIZE(lz.pools as PyObject));
  return Py_BuildValue('OON', arg(o.ob_type), arg(lz.pools), arg(indices));
}

function product_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = pr(o);
  const pools = lz.pools as PyObject;
  const n = PyTuple_GET_SIZE(pools);
  if (!PyTuple_Check(state) || PyTuple_GET_SIZE(state) != n) {
    return PyErr_SetString(PyExc_ValueError, 'invalid arguments');
  }
  for (let i: i64 = 0; i < n; i++) {
    let index = PyLong_AsSsize_t(PyTuple_GET_ITEM(state, i));
    if (index < 0 && PyErr_Occurred()) return null;
    const size = PyTuple_GET_SIZE(PyTuple_GET_ITEM(pools, i));
    if (size == 0) {
      lz.stopped = 1;
      return Py_None;
    }
    if (index < 0) index = 0;
    else if (index > size - 1) index = size - 1;
    put(lz.indices, i, index);
  }
  const result = PyTuple_New(n);
  if (!result) return null;
  for (let i: i64 = 0; i < n; i++) {
    PyTuple_SET_ITEM(result, i, Py_NewRef(PyTuple_GET_ITEM(PyTuple_GET_ITEM(pools, i), at(lz.indices, i))));
  }
  setSlot(changetype<usize>(o) + offsetof<productobject>('_result'), result);
  return Py_None;
}

export function make_product(m: PyObject): PyTypeObject | null {
  const t = newIteratorType(
    m,
    'itertools.product',
    offsetof<productobject>(),
    product_dealloc.index,
    product_traverse.index,
    product_next.index,
  );
  if (!t) return null;
  t.tp_new = product_new.index;
  method(t, '__reduce__', product_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', product_setstate.index, METH_O, 'Set state information for unpickling.');
  method(t, '__sizeof__', product_sizeof.index, METH_NOARGS, 'Returns size in memory, in bytes.');
  return readyHeapType(
    t,
    "product(*iterables, repeat=1)\n--\n\nCartesian product of input iterables.  Equivalent to nested for-loops.\n\nFor example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).\nThe leftmost iterators are in the outermost for-loop, so the output tuples\ncycle in a manner similar to an odometer (with the rightmost element changing\non every iteration).\n\nTo compute the product of an iterable with itself, specify the number\nof repetitions with the optional repeat keyword argument. For example,\nproduct(A, repeat=4) means the same as product(A, A, A, A).\n\nproduct('ab', range(3)) --> ('a',0) ('a',1) ('a',2) ('b',0) ('b',1) ('b',2)\nproduct((0,1), (0,1), (0,1)) --> (0,0,0) (0,0,1) (0,1,0) (0,1,1) (1,0,0) ...",
  );
}

// --- combinations

/* @inline */ function co(o: PyObject): combinationsobject {
  return changetype<combinationsobject>(o);
}

function combinationsOf(
  type: PyTypeObject,
  args: PyObject,
  kwds: PyObject | null,
  name: string,
  replacement: bool,
): PyObject | null {
  const buf = stackAlloc(2);
  const ok = unpackTupleAndKeywords(args, kwds, name, 'iterable r', 0, 2, 0, buf);
  const iterable = objAt(buf, 0);
  const rObject = objAt(buf, 1);
  stackFree(buf);
  if (ok < 0) return null;
  const number = PyNumber_Index(rObject);
  if (!number) return null;
  const r = PyLong_AsSsize_t(number);
  Py_DECREF(number);
  if (r == -1 && PyErr_Occurred()) return null;
  const pool = PySequence_Tuple(iterable);
  if (!pool) return null;
  const n = PyTuple_GET_SIZE(pool);
  let indices: usize = 0;
  if (r < 0) PyErr_SetString(PyExc_ValueError, 'r must be non-negative');
  else indices = newNumbers(r);
  const o: PyObject | null = indices ? newInstance(type) : null;
  if (!o) {
    PyMem_Free(indices);
    Py_DECREF(pool);
    return null;
  }
  for (let i: i64 = 0; i < r; i++) put(indices, i, replacement ? 0 : i);
  const lz = co(o);
  lz.pool = pool;
  lz.indices = indices;
  lz.r = r;
  lz.stopped = i32(replacement ? n == 0 && r > 0 : r > n);
  return o;
}

function itertools_combinations(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return combinationsOf(type, args, kwds, 'combinations', false);
}

function itertools_combinations_with_replacement(
  type: PyTypeObject,
  args: PyObject,
  kwds: PyObject | null,
): PyObject | null {
  return combinationsOf(type, args, kwds, 'combinations_with_replacement', true);
}

function combinations_dealloc(o: PyObject): void {
  dealloc(o, combinations_dealloc.index, 0);
}

function cwr_dealloc(o: PyObject): void {
  dealloc(o, cwr_dealloc.index, 0);
}

function combinations_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return traverse(o, 32, visit, argument);
}

function cwr_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return traverse(o, 32, visit, argument);
}

function combinations_sizeof(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(_PyObject_SIZE(o.ob_type) + 8 * co(o).r);
}

/** pool's items at the indices. */
// new
function itemsOf(pool: PyObject, indices: usize, r: i64): PyObject | null {
  const result = PyTuple_New(r);
  for (let i: i64 = 0; i < r && result; i++) {
    PyTuple_SET_ITEM(result, i, Py_NewRef(PyTuple_GET_ITEM(pool, at(indices, i))));
  }
  return result;
}

function nextCombination(o: PyObject, replacement: bool): PyObject | null {
  const lz = co(o);
  if (lz.stopped) return null;
  const pool = lz.pool as PyObject;
  const n = PyTuple_GET_SIZE(pool);
  const r = lz.r;
  const indices = lz.indices;
  let result: PyObject | null;
  if (!lz.result) {
    result = itemsOf(pool, indices, r);
    lz.result = result;
  } else {
    result = writable(changetype<usize>(o) + offsetof<combinationsobject>('_result'));
    // The rightmost index that can still go up.
    let i = r - 1;
    if (replacement) while (i >= 0 && at(indices, i) == n - 1) i--;
    else while (i >= 0 && at(indices, i) == i + n - r) i--;
    if (i < 0) result = null;
    if (result) {
      let index = at(indices, i) + 1;
      for (; i < r; i++) {
        put(indices, i, index);
        setItem(result, i, PyTuple_GET_ITEM(pool, index));
        if (!replacement) index++;
      }
    }
  }
  if (!result) lz.stopped = 1;
  return Py_XNewRef(result);
}

function combinations_next(o: PyObject): PyObject | null {
  return nextCombination(o, false);
}

function cwr_next(o: PyObject): PyObject | null {
  return nextCombination(o, true);
}

function combinations_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = co(o);
  if (!lz.result) return Py_BuildValue('O(On)', arg(o.ob_type), arg(lz.pool), lz.r);
  if (lz.stopped) return Py_BuildValue('O(()n)', arg(o.ob_type), lz.r);
  return Py_BuildValue('O(On)N', arg(o.ob_type), arg(lz.pool), lz.r, arg(indexTuple(lz.indices, lz.r)));
}

function restoreCombination(o: PyObject, state: PyObject, replacement: bool): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = co(o);
  const r = lz.r;
  if (!PyTuple_Check(state) || PyTuple_GET_SIZE(state) != r) {
    return PyErr_SetString(PyExc_ValueError, 'invalid arguments');
  }
  const pool = lz.pool as PyObject;
  const n = PyTuple_GET_SIZE(pool);
  for (let i: i64 = 0; i < r; i++) {
    const max = replacement ? n - 1 : i + n - r;
    let index = PyLong_AsSsize_t(PyTuple_GET_ITEM(state, i));
    if (index == -1 && PyErr_Occurred()) return null;
    if (index > max) index = max;
    if (index < 0) index = 0;
    put(lz.indices, i, index);
  }
  // Nothing can be chosen: there is no result to go on from.
  if (r > 0 && (n == 0 || (!replacement && r > n))) return Py_None;
  const result = itemsOf(pool, lz.indices, r);
  if (!result) return null;
  setSlot(changetype<usize>(o) + offsetof<combinationsobject>('_result'), result);
  return Py_None;
}

function combinations_setstate(o: PyObject, state: PyObject): PyObject | null {
  return restoreCombination(o, state, false);
}

function cwr_setstate(o: PyObject, state: PyObject): PyObject | null {
  return restoreCombination(o, state, true);
}

export function make_combinations(m: PyObject): PyTypeObject | null {
  const t = newIteratorType(
    m,
    'itertools.combinations',
    offsetof<combinationsobject>(),
    combinations_dealloc.index,
    combinations_traverse.index,
    combinations_next.index,
  );
  if (!t) return null;
  t.tp_new = itertools_combinations.index;
  method(t, '__reduce__', combinations_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', combinations_setstate.index, METH_O, 'Set state information for unpickling.');
  method(t, '__sizeof__', combinations_sizeof.index, METH_NOARGS, 'Returns size in memory, in bytes.');
  return readyHeapType(
    t,
    'combinations(iterable, r)\n--\n\nReturn successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)',
  );
}

export function make_combinations_with_replacement(m: PyObject): PyTypeObject | null {
  const t = newIteratorType(
    m,
    'itertools.combinations_with_replacement',
    offsetof<combinationsobject>(),
    cwr_dealloc.index,
    cwr_traverse.index,
    cwr_next.index,
  );
  if (!t) return null;
  t.tp_new = itertools_combinations_with_replacement.index;
  method(t, '__reduce__', combinations_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', cwr_setstate.index, METH_O, 'Set state information for unpickling.');
  method(t, '__sizeof__', combinations_sizeof.index, METH_NOARGS, 'Returns size in memory, in bytes.');
  return readyHeapType(
    t,
    "combinations_with_replacement(iterable, r)\n--\n\nReturn successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')",
  );
}

// --- permutations

/* @inline */ function pe(o: PyObject): permutationsobject {
  return changetype<permutationsobject>(o);
}

function itertools_permutations(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const buf = stackAlloc(2);
  const ok = unpackTupleAndKeywords(args, kwds, 'permutations', 'iterable r', 0, 1, 0, buf);
  const iterable = objAt(buf, 0);
  const rObject = ptrAt(buf, 1);
  stackFree(buf);
  if (ok < 0) return null;
  const pool = PySequence_Tuple(iterable);
  if (!pool) return null;
  const n = PyTuple_GET_SIZE(pool);
  let r = n;
  let fine = true;
  if (rObject && rObject != Py_None) {
    if (!PyLong_Check(rObject)) {
      PyErr_SetString(PyExc_TypeError, 'Expected int as r');
      fine = false;
    } else {
      r = PyLong_AsSsize_t(rObject);
      fine = r != -1 || !PyErr_Occurred();
    }
  }
  if (fine && r < 0) {
    PyErr_SetString(PyExc_ValueError, 'r must be non-negative');
    fine = false;
  }
  const indices = fine ? newNumbers(n) : 0;
  const cycles = indices ? newNumbers(r) : 0;
  const o: PyObject | null = cycles ? newInstance(type) : null;
  if (!o) {
    PyMem_Free(indices);
    PyMem_Free(cycles);
    Py_DECREF(pool);
    return null;
  }
  for (let i: i64 = 0; i < n; i++) put(indices, i, i);
  for (let i: i64 = 0; i < r; i++) put(cycles, i, n - i);
  const lz = pe(o);
  lz.pool = pool;
  lz.indices = indices;
  lz.cycles = cycles;
  lz.r = r;
  lz.stopped = i32(r > n);
  return o;
}

function permutations_dealloc(o: PyObject): void {
  dealloc(o, permutations_dealloc.index, 1);
}

function permutations_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return traverse(o, 40, visit, argument);
}

function permutations_sizeof(o: PyObject, unused: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(pe(o).pool as PyObject);
  return PyLong_FromSsize_t(_PyObject_SIZE(o.ob_type) + 8 * (n + pe(o).r));
}

/** The indices of the next permutation: the first place that changed; -1: that was the last one. */
function permute(lz: permutationsobject, n: i64): i64 {
  const indices = lz.indices;
  for (let i = lz.r - 1; i >= 0; i--) {
    const left = at(lz.cycles, i) - 1;
    if (left == 0) {
      // Put the indices from i on back into their order.
      const index = at(indices, i);
      for (let j = i; j < n - 1; j++) put(indices, j, at(indices, j + 1));
      put(indices, n - 1, index);
      put(lz.cycles, i, n - i);
    } else {
      put(lz.cycles, i, left);
      const index = at(indices, i);
      put(indices, i, at(indices, n - left));
      put(indices, n - left, index);
      return i;
    }
  }
  return -1;
}

function permutations_next(o: PyObject): PyObject | null {
  const lz = pe(o);
  if (lz.stopped) return null;
  const pool = lz.pool as PyObject;
  const n = PyTuple_GET_SIZE(pool);
  const r = lz.r;
  let result: PyObject | null;
  if (!lz.result) {
    result = itemsOf(pool, lz.indices, r);
    lz.result = result;
  } else {
    result = n == 0 ? null : writable(changetype<usize>(o) + offsetof<permutationsobject>('_result'));
    if (result) {
      const first = permute(lz, n);
      for (let k = first; k < r && first >= 0; k++) setItem(result, k, PyTuple_GET_ITEM(pool, at(lz.indices, k)));
      if (first < 0) result = null;
    }
  }
  if (!result) lz.stopped = 1;
  return Py_XNewRef(result);
}

function permutations_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = pe(o);
  if (!lz.result) return Py_BuildValue('O(On)', arg(o.ob_type), arg(lz.pool), lz.r);
  if (lz.stopped) return Py_BuildValue('O(()n)', arg(o.ob_type), lz.r);
  const indices = indexTuple(lz.indices, PyTuple_GET_SIZE(lz.pool as PyObject));
  const cycles = indexTuple(lz.cycles, lz.r);
  return Py_BuildValue('O(On)(NN)', arg(o.ob_type), arg(lz.pool), lz.r, arg(indices), arg(cycles));
}

function permutations_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = pe(o);
  const pool = lz.pool as PyObject;
  const n = PyTuple_GET_SIZE(pool);
  if (!PyTuple_Check(state)) return PyErr_SetString(PyExc_TypeError, 'state is not a tuple');
  const two =
    PyTuple_GET_SIZE(state) == 2 &&
    PyTuple_Check(PyTuple_GET_ITEM(state, 0)) &&
    PyTuple_Check(PyTuple_GET_ITEM(state, 1));
  if (
    !two ||
    PyTuple_GET_SIZE(PyTuple_GET_ITEM(state, 0)) != n ||
    PyTuple_GET_SIZE(PyTuple_GET_ITEM(state, 1)) != lz.r
  ) {
    return PyErr_SetString(PyExc_ValueError, 'invalid arguments');
  }
  if (!readIndices(PyTuple_GET_ITEM(state, 0), lz.indices, n, n)) return null;
  for (let i: i64 = 0; i < lz.r; i++) {
    let index = PyLong_AsSsize_t(PyTuple_GET_ITEM(PyTuple_GET_ITEM(state, 1), i));
    if (index < 0 && PyErr_Occurred()) return null;
    if (index < 1) index = 1;
    else if (index > n - i) index = n - i;
    put(lz.cycles, i, index);
  }
  if (lz.r > n) return Py_None;
  const result = itemsOf(pool, lz.indices, lz.r);
  if (!result) return null;
  setSlot(changetype<usize>(o) + offsetof<permutationsobject>('_result'), result);
  return Py_None;
}

export function make_permutations(m: PyObject): PyTypeObject | null {
  const t = newIteratorType(
    m,
    'itertools.permutations',
    offsetof<permutationsobject>(),
    permutations_dealloc.index,
    permutations_traverse.index,
    permutations_next.index,
  );
  if (!t) return null;
  t.tp_new = itertools_permutations.index;
  method(t, '__reduce__', permutations_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', permutations_setstate.index, METH_O, 'Set state information for unpickling.');
  method(t, '__sizeof__', permutations_sizeof.index, METH_NOARGS, 'Returns size in memory, in bytes.');
  return readyHeapType(
    t,
    'permutations(iterable, r=None)\n--\n\nReturn successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)',
  );
}
