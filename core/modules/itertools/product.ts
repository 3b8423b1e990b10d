// product. (CPython: Modules/itertoolsmodule.c)

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import { PyNumber_Index } from '../../objects/abstract/conversion';
import { PySequence_Tuple } from '../../objects/abstract/sequence';
import { _PyArg_UnpackKeywords } from '../../objects/args';
import { Py_BuildValue } from '../../objects/build-value';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../../objects/tuple';
import { readyHeapType } from '../../objects/type/from-spec';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_SIZE } from '../../runtime/gc/alloc';
import { arg, Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, PyObject, ptrAt, setSlot } from '../../runtime/object';
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

/** 48 bytes. */
@unmanaged
export class productobject extends PyObject {
  pools: PyObject | null; // strong: a tuple of tuples
  indices: usize; // Py_ssize_t *, one a pool
  result: PyObject | null; // strong: what was given last; NULL: nothing yet
  stopped: i32;
}

/* @inline */ function asProduct(o: PyObject): productobject {
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
    setIndex(indices, i, 0);
  }
  for (let i = nargs; i < npools && ok && pools; i++) {
    PyTuple_SET_ITEM(pools, i, Py_NewRef(PyTuple_GET_ITEM(pools, i - nargs)));
    setIndex(indices, i, 0);
  }
  const o: PyObject | null = ok ? newInstance(type) : null;
  if (!o) {
    PyMem_Free(indices);
    Py_XDECREF(pools);
    return null;
  }
  asProduct(o).pools = pools;
  asProduct(o).indices = indices;
  return o;
}

function product_dealloc(o: PyObject): void {
  deallocIndices(o, product_dealloc.index, 0);
}

function product_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return traverseIndices(o, 32, visit, argument);
}

function product_sizeof(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(_PyObject_SIZE(o.ob_type) + 8 * PyTuple_GET_SIZE(asProduct(o).pools as PyObject));
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
    const index = indexAt(lz.indices, i) + 1;
    const over = index == PyTuple_GET_SIZE(pool);
    setIndex(lz.indices, i, over ? 0 : index);
    setTupleItem(result, i, PyTuple_GET_ITEM(pool, over ? 0 : index));
    if (!over) break;
  }
  return i < 0 ? null : result;
}

function product_next(o: PyObject): PyObject | null {
  const lz = asProduct(o);
  if (lz.stopped) return null;
  const pools = lz.pools as PyObject;
  const n = PyTuple_GET_SIZE(pools);
  const result = lz.result ? product_step(lz, pools, n) : product_first(lz, pools, n);
  if (!result) lz.stopped = 1;
  return Py_XNewRef(result);
}

function product_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = asProduct(o);
  if (lz.stopped) return Py_BuildValue('O(())', arg(o.ob_type));
  if (!lz.result) return Py_BuildValue('OO', arg(o.ob_type), arg(lz.pools));
  const indices = indexTuple(lz.indices, PyTuple_GET_SIZE(lz.pools as PyObject));
  return Py_BuildValue('OON', arg(o.ob_type), arg(lz.pools), arg(indices));
}

function product_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = asProduct(o);
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
    setIndex(lz.indices, i, index);
  }
  const result = PyTuple_New(n);
  if (!result) return null;
  for (let i: i64 = 0; i < n; i++) {
    PyTuple_SET_ITEM(result, i, Py_NewRef(PyTuple_GET_ITEM(PyTuple_GET_ITEM(pools, i), indexAt(lz.indices, i))));
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
