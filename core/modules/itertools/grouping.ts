// batched and pairwise: several items at a time. (CPython: Modules/itertoolsmodule.c)

import { PyNumber_Index } from '../../objects/abstract/conversion';
import { nextOf } from '../../objects/abstract/next';
import { PyObject_GetIter } from '../../objects/abstract/object';
import { unpackTupleAndKeywords } from '../../objects/args';
import { reuseTuple2 } from '../../objects/enum';
import { PyErr_ExceptionMatches, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_StopIteration, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { _PyTuple_Resize, PyTuple_GET_ITEM, PyTuple_New, PyTuple_Pack2, PyTuple_SET_ITEM } from '../../objects/tuple';
import { clearFields, deallocFields, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import {
  objAt,
  Py_DECREF,
  Py_INCREF,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { newIteratorType, takes } from './instances';
import { itState, newInstance } from './shared';

// --- batched

/** 40 bytes. */
@unmanaged
export class batchedobject extends PyObject {
  it: PyObject | null; // strong; NULL: exhausted
  batch_size: i64;
  strict: u8;
}

function batched_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  const ok = unpackTupleAndKeywords(args, kwds, 'batched', 'iterable n strict', 0, 2, 1, at);
  const iterable = objAt(at, 0);
  const nObject = objAt(at, 1);
  const strictObject = ptrAt(at, 2);
  stackFree(at);
  if (ok < 0) return null;
  const number = PyNumber_Index(nObject);
  if (!number) return null;
  const n = PyLong_AsSsize_t(number);
  Py_DECREF(number);
  if (n == -1 && PyErr_Occurred()) return null;
  const strict = strictObject ? PyObject_IsTrue(strictObject) : 0;
  if (strict < 0) return null;
  if (n < 1) return PyErr_SetString(PyExc_ValueError, 'n must be at least one');
  const it = PyObject_GetIter(iterable);
  if (!it) return null;
  const o = newInstance(type);
  if (!o) {
    Py_DECREF(it);
    return null;
  }
  const bo = changetype<batchedobject>(o);
  bo.batch_size = n;
  bo.it = it;
  bo.strict = <u8>strict;
  return o;
}

function batched_dealloc(o: PyObject): void {
  deallocFields(o, batched_dealloc.index, offsetof<batchedobject>('_it'), 1);
}

function batched_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<batchedobject>('_it'), 1, visit, arg);
}

function batched_next(o: PyObject): PyObject | null {
  const bo = changetype<batchedobject>(o);
  const n = bo.batch_size;
  const it = bo.it;
  if (!it) return null;
  const result = PyTuple_New(n);
  if (!result) return null;
  let i: i64 = 0;
  for (; i < n; i++) {
    const item = nextOf(it);
    if (!item) break;
    PyTuple_SET_ITEM(result, i, item);
  }
  if (i == n) return result;
  if (PyErr_Occurred()) {
    if (!PyErr_ExceptionMatches(PyExc_StopIteration)) {
      clearFields(o, offsetof<batchedobject>('_it'), 1);
      Py_DECREF(result);
      return null;
    }
    PyErr_Clear();
  }
  if (i == 0 || bo.strict) {
    clearFields(o, offsetof<batchedobject>('_it'), 1);
    Py_DECREF(result);
    return i ? PyErr_SetString(PyExc_ValueError, 'batched(): incomplete batch') : changetype<PyObject | null>(0);
  }
  const at = stackAlloc(1);
  setPtrAt(at, 0, result);
  _PyTuple_Resize(at, i);
  const short = ptrAt(at, 0);
  stackFree(at);
  return short;
}

export function make_batched(m: PyObject): PyTypeObject | null {
  const t = newIteratorType(
    m,
    'itertools.batched',
    offsetof<batchedobject>(),
    batched_dealloc.index,
    batched_traverse.index,
    batched_next.index,
  );
  if (!t) return null;
  t.tp_new = batched_new.index;
  return readyHeapType(
    t,
    "batched(iterable, n, *, strict=False)\n--\n\nBatch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over the input iterable and accumulates data into tuples\nup to size n.  The input is consumed lazily, just enough to\nfill a batch.  The result is yielded as soon as a batch is full\nor when the input iterable is exhausted.\n\n    >>> for batch in batched('ABCDEFG', 3):\n    ...     print(batch)\n    ...\n    ('A', 'B', 'C')\n    ('D', 'E', 'F')\n    ('G',)\n\nIf \"strict\" is True, raises a ValueError if the final batch is shorter\nthan n.",
  );
}

// --- pairwise

/** 40 bytes. */
@unmanaged
export class pairwiseobject extends PyObject {
  it: PyObject | null; // strong, as the two below
  old: PyObject | null;
  result: PyObject | null; // the tuple used again while nobody else holds it
}

function pairwise_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!takes(type, itState(type).pairwise_type, 'pairwise', args, kwds, 1)) return null;
  const it = PyObject_GetIter(PyTuple_GET_ITEM(args, 0));
  if (!it) return null;
  const o = newInstance(type);
  if (!o) {
    Py_DECREF(it);
    return null;
  }
  changetype<pairwiseobject>(o).it = it;
  const result = PyTuple_Pack2(Py_None, Py_None);
  changetype<pairwiseobject>(o).result = result;
  if (result) return o;
  Py_DECREF(o);
  return null;
}

function pairwise_dealloc(o: PyObject): void {
  deallocFields(o, pairwise_dealloc.index, offsetof<pairwiseobject>('_it'), 3);
}

function pairwise_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<pairwiseobject>('_it'), 3, visit, arg);
}

function pairwise_next(o: PyObject): PyObject | null {
  const po = changetype<pairwiseobject>(o);
  const it = po.it;
  if (!it) return null;
  // Asking the source runs Python that may ask this very iterator.
  const base = changetype<usize>(o);
  Py_INCREF(it);
  let old = Py_XNewRef(po.old);
  if (!old) {
    old = nextOf(it);
    setSlot(base + offsetof<pairwiseobject>('_old'), Py_XNewRef(old));
    if (!old || !po.it) {
      clearFields(o, offsetof<pairwiseobject>('_it'), 2);
      Py_XDECREF(old);
      Py_DECREF(it);
      return null;
    }
  }
  const item = nextOf(it);
  Py_DECREF(it);
  if (!item) {
    clearFields(o, offsetof<pairwiseobject>('_it'), 2);
    Py_DECREF(old);
    return null;
  }
  Py_INCREF(item);
  const result = reuseTuple2(po.result as PyObject, old, item);
  setSlot(base + offsetof<pairwiseobject>('_old'), item);
  return result;
}

export function make_pairwise(m: PyObject): PyTypeObject | null {
  const t = newIteratorType(
    m,
    'itertools.pairwise',
    offsetof<pairwiseobject>(),
    pairwise_dealloc.index,
    pairwise_traverse.index,
    pairwise_next.index,
  );
  if (!t) return null;
  t.tp_new = pairwise_new.index;
  return readyHeapType(
    t,
    'pairwise(iterable, /)\n--\n\nReturn an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...',
  );
}
