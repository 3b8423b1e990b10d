// combinations, with and without replacement. (CPython: Modules/itertoolsmodule.c)

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import { PyNumber_Index } from '../../objects/abstract/conversion';
import { PySequence_Tuple } from '../../objects/abstract/sequence';
import { unpackTupleAndKeywords } from '../../objects/args';
import { Py_BuildValue } from '../../objects/build-value';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../../objects/tuple';
import { readyHeapType } from '../../objects/type/from-spec';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_SIZE } from '../../runtime/gc/alloc';
import { arg, objAt, Py_DECREF, Py_NewRef, Py_XNewRef, PyObject, setSlot } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { method } from '../../runtime/register';
import { METH_NOARGS, METH_O, PyTypeObject } from '../../runtime/type';
import {
  deallocIndices,
  indexAt,
  indexTuple,
  newNumbers,
  setIndex,
  setTupleItem,
  traverseIndices,
  writable,
} from './combinatoric';
import { newIteratorType } from './instances';
import { newInstance, pickleWarning } from './shared';

/** 56 bytes: combinations, with or without replacement. */
@unmanaged
export class combinationsobject extends PyObject {
  pool: PyObject | null; // strong: a tuple
  indices: usize; // Py_ssize_t *, r of them
  result: PyObject | null; // strong
  r: i64;
  stopped: i32;
}

/* @inline */ function asCombinations(o: PyObject): combinationsobject {
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
  for (let i: i64 = 0; i < r; i++) setIndex(indices, i, replacement ? 0 : i);
  const lz = asCombinations(o);
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
  deallocIndices(o, combinations_dealloc.index, 0);
}

function cwr_dealloc(o: PyObject): void {
  deallocIndices(o, cwr_dealloc.index, 0);
}

function combinations_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return traverseIndices(o, 32, visit, argument);
}

function cwr_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return traverseIndices(o, 32, visit, argument);
}

function combinations_sizeof(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(_PyObject_SIZE(o.ob_type) + 8 * asCombinations(o).r);
}

/** pool's items at the indices. */
// new
export function itemsOf(pool: PyObject, indices: usize, r: i64): PyObject | null {
  const result = PyTuple_New(r);
  for (let i: i64 = 0; i < r && result; i++) {
    PyTuple_SET_ITEM(result, i, Py_NewRef(PyTuple_GET_ITEM(pool, indexAt(indices, i))));
  }
  return result;
}

function nextCombination(o: PyObject, replacement: bool): PyObject | null {
  const lz = asCombinations(o);
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
    if (replacement) while (i >= 0 && indexAt(indices, i) == n - 1) i--;
    else while (i >= 0 && indexAt(indices, i) == i + n - r) i--;
    if (i < 0) result = null;
    if (result) {
      let index = indexAt(indices, i) + 1;
      for (; i < r; i++) {
        setIndex(indices, i, index);
        setTupleItem(result, i, PyTuple_GET_ITEM(pool, index));
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
  const lz = asCombinations(o);
  if (!lz.result) return Py_BuildValue('O(On)', arg(o.ob_type), arg(lz.pool), lz.r);
  if (lz.stopped) return Py_BuildValue('O(()n)', arg(o.ob_type), lz.r);
  return Py_BuildValue('O(On)N', arg(o.ob_type), arg(lz.pool), lz.r, arg(indexTuple(lz.indices, lz.r)));
}

function restoreCombination(o: PyObject, state: PyObject, replacement: bool): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = asCombinations(o);
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
    setIndex(lz.indices, i, index);
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
