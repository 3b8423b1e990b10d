// permutations. (CPython: Modules/itertoolsmodule.c)

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import { PySequence_Tuple } from '../../objects/abstract/sequence';
import { exactArguments, unpackTupleAndKeywords } from '../../objects/args';
import { Py_BuildValue } from '../../objects/build-value';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_Check, PyLong_FromSsize_t } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { readyHeapType } from '../../objects/type/from-spec';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_SIZE } from '../../runtime/gc/alloc';
import { arg, objAt, Py_DECREF, Py_XNewRef, PyObject, ptrAt, setSlot } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { method } from '../../runtime/register';
import { METH_NOARGS, METH_O, PyTypeObject } from '../../runtime/type';
import { itemsOf } from './combinations';
import {
  deallocIndices,
  indexAt,
  indexTuple,
  newNumbers,
  readIndices,
  setIndex,
  setTupleItem,
  traverseIndices,
  writable,
} from './combinatoric';
import { newIteratorType } from './instances';
import { newInstance, pickleWarning } from './shared';

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

/* @inline */ function asPermutations(o: PyObject): permutationsobject {
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
  for (let i: i64 = 0; i < n; i++) setIndex(indices, i, i);
  for (let i: i64 = 0; i < r; i++) setIndex(cycles, i, n - i);
  const lz = asPermutations(o);
  lz.pool = pool;
  lz.indices = indices;
  lz.cycles = cycles;
  lz.r = r;
  lz.stopped = i32(r > n);
  return o;
}

function permutations_dealloc(o: PyObject): void {
  deallocIndices(o, permutations_dealloc.index, 1);
}

function permutations_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return traverseIndices(o, 40, visit, argument);
}

function permutations_sizeof(o: PyObject, unused: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(asPermutations(o).pool as PyObject);
  return PyLong_FromSsize_t(_PyObject_SIZE(o.ob_type) + 8 * (n + asPermutations(o).r));
}

/** The indices of the next permutation: the first place that changed; -1: that was the last one. */
function permute(lz: permutationsobject, n: i64): i64 {
  const indices = lz.indices;
  for (let i = lz.r - 1; i >= 0; i--) {
    const left = indexAt(lz.cycles, i) - 1;
    if (left == 0) {
      // Put the indices from i on back into their order.
      const index = indexAt(indices, i);
      for (let j = i; j < n - 1; j++) setIndex(indices, j, indexAt(indices, j + 1));
      setIndex(indices, n - 1, index);
      setIndex(lz.cycles, i, n - i);
    } else {
      setIndex(lz.cycles, i, left);
      const index = indexAt(indices, i);
      setIndex(indices, i, indexAt(indices, n - left));
      setIndex(indices, n - left, index);
      return i;
    }
  }
  return -1;
}

function permutations_next(o: PyObject): PyObject | null {
  const lz = asPermutations(o);
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
      for (let k = first; k < r && first >= 0; k++)
        setTupleItem(result, k, PyTuple_GET_ITEM(pool, indexAt(lz.indices, k)));
      if (first < 0) result = null;
    }
  }
  if (!result) lz.stopped = 1;
  return Py_XNewRef(result);
}

function permutations_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = asPermutations(o);
  if (!lz.result) return Py_BuildValue('O(On)', arg(o.ob_type), arg(lz.pool), lz.r);
  if (lz.stopped) return Py_BuildValue('O(()n)', arg(o.ob_type), lz.r);
  const indices = indexTuple(lz.indices, PyTuple_GET_SIZE(lz.pool as PyObject));
  const cycles = indexTuple(lz.cycles, lz.r);
  return Py_BuildValue('O(On)(NN)', arg(o.ob_type), arg(lz.pool), lz.r, arg(indices), arg(cycles));
}

function permutations_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = asPermutations(o);
  const pool = lz.pool as PyObject;
  const n = PyTuple_GET_SIZE(pool);
  if (!PyTuple_Check(state)) return PyErr_SetString(PyExc_TypeError, 'state is not a tuple');
  if (!exactArguments(state, '', 2)) return null;
  for (let i: i64 = 0; i < 2; i++) {
    const o = PyTuple_GET_ITEM(state, i);
    if (PyTuple_Check(o)) continue;
    const n = <i32>i + 1;
    if (o == Py_None) return PyErr_Format(PyExc_TypeError, 'argument %d must be tuple, not None', n);
    return PyErr_Format(PyExc_TypeError, 'argument %d must be tuple, not %.50s', n, o.ob_type.tp_name);
  }
  if (PyTuple_GET_SIZE(PyTuple_GET_ITEM(state, 0)) != n || PyTuple_GET_SIZE(PyTuple_GET_ITEM(state, 1)) != lz.r) {
    return PyErr_SetString(PyExc_ValueError, 'invalid arguments');
  }
  if (!readIndices(PyTuple_GET_ITEM(state, 0), lz.indices, n, n)) return null;
  for (let i: i64 = 0; i < lz.r; i++) {
    let index = PyLong_AsSsize_t(PyTuple_GET_ITEM(PyTuple_GET_ITEM(state, 1), i));
    if (index < 0 && PyErr_Occurred()) return null;
    if (index < 1) index = 1;
    else if (index > n - i) index = n - i;
    setIndex(lz.cycles, i, index);
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
