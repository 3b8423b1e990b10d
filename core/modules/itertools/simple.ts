// The iterators that take an item and give an item. (CPython: Modules/itertoolsmodule.c)

import { PyNumber_Add, PyNumber_AsSsize_t, PyNumber_Check, PyNumber_Index } from '../../objects/abstract/number';
import { PyIter_Check, PyObject_GetIter } from '../../objects/abstract/object';
import { PySequence_Tuple } from '../../objects/abstract/sequence';
import { _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_UnpackKeywords } from '../../objects/args';
import { PyObject_GenericGetAttr } from '../../objects/attribute';
import { Py_False, Py_True, PyBool_Type } from '../../objects/bool';
import { Py_BuildValue } from '../../objects/build-value';
import { _PyObject_CallTwo, PyObject_Call, PyObject_CallMethodOneArg, PyObject_CallOneArg } from '../../objects/call';
import { PyDict_GET_SIZE, PyDict_GetItemWithError } from '../../objects/dict/dict';
import { reuseTuple2 } from '../../objects/enum';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_OverflowError,
  PyExc_StopIteration,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { Py_GenericAlias } from '../../objects/generic-alias';
import {
  _PyLong_GetOne,
  _PyLong_GetZero,
  PyLong_AsInt,
  PyLong_AsLong,
  PyLong_AsSsize_t,
  PyLong_Check,
  PyLong_FromSsize_t,
} from '../../objects/int';
import { PyList_Append, PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue, PyObject_SelfIter } from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_InternFromString } from '../../objects/str/intern';
import {
  _PyTuple_Resize,
  PyTuple_Check,
  PyTuple_CheckExact,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_ITEMS,
  PyTuple_New,
  PyTuple_Pack2,
  PyTuple_SET_ITEM,
  tuple_get_empty,
} from '../../objects/tuple';
import { clearFields, deallocFields, newHeapType, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { _PyType_Name } from '../../objects/type/state';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_IS_TRACKED, _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import {
  arg,
  objAt,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { method } from '../../runtime/register';
import {
  METH_CLASS,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { guardedNext, itertools_state, itState, newInstance, nextOf, pickleWarning } from './shared';

/** Positional arguments only, exactly n of them; subclasses may take keywords. */
function takes(
  type: PyTypeObject,
  own: PyTypeObject | null,
  name: string,
  args: PyObject,
  kwds: PyObject | null,
  n: i64,
): bool {
  if ((type == own || type.tp_init == (own as PyTypeObject).tp_init) && !_PyArg_NoKeywords(name, kwds)) return false;
  return _PyArg_CheckPositional(name, PyTuple_GET_SIZE(args), n, n);
}

/** An instance whose first field is a (a new reference) and whose second is iter(b). */
// new
function pair(type: PyTypeObject, a: PyObject, b: PyObject): PyObject | null {
  const it = PyObject_GetIter(b);
  if (!it) return null;
  const o = newInstance(type);
  if (!o) {
    Py_DECREF(it);
    return null;
  }
  setPtrAt(changetype<usize>(o), 2, Py_NewRef(a));
  setPtrAt(changetype<usize>(o), 3, it);
  return o;
}

/* @inline */ function field(o: PyObject, i: i64): PyObject {
  return objAt(changetype<usize>(o), i);
}

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
  const ok = _PyArg_UnpackKeywords(
    PyTuple_ITEMS(args),
    PyTuple_GET_SIZE(args),
    kwds,
    null,
    'batched',
    'iterable n strict',
    0,
    2,
    1,
    at,
  );
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
  deallocFields(o, batched_dealloc.index, 16, 1);
}

function batched_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 16, 1, visit, arg);
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
      clearFields(o, 16, 1);
      Py_DECREF(result);
      return null;
    }
    PyErr_Clear();
  }
  if (i == 0 || bo.strict) {
    clearFields(o, 16, 1);
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
  const t = newHeapType(
    m,
    'itertools.batched',
    offsetof<batchedobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = batched_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = batched_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = batched_next.index;
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
  deallocFields(o, pairwise_dealloc.index, 16, 3);
}

function pairwise_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 16, 3, visit, arg);
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
      clearFields(o, 16, 2);
      Py_XDECREF(old);
      Py_DECREF(it);
      return null;
    }
  }
  const item = nextOf(it);
  Py_DECREF(it);
  if (!item) {
    clearFields(o, 16, 2);
    Py_DECREF(old);
    return null;
  }
  Py_INCREF(item);
  const result = reuseTuple2(po.result as PyObject, old, item);
  setSlot(base + offsetof<pairwiseobject>('_old'), item);
  return result;
}

export function make_pairwise(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools.pairwise',
    offsetof<pairwiseobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = pairwise_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = pairwise_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = pairwise_next.index;
  t.tp_new = pairwise_new.index;
  return readyHeapType(
    t,
    'pairwise(iterable, /)\n--\n\nReturn an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...',
  );
}

// --- cycle

/** 48 bytes. */
@unmanaged
export class cycleobject extends PyObject {
  it: PyObject | null; // strong; NULL: read to its end
  saved: PyObject | null; // strong: the list of what it gave
  index: i64; // the next of them
  firstpass: i32; // 1: what it gives is in saved already
}

function itertools_cycle(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!takes(type, itState(type).cycle_type, 'cycle', args, kwds, 1)) return null;
  const it = PyObject_GetIter(PyTuple_GET_ITEM(args, 0));
  if (!it) return null;
  const saved = PyList_New(0);
  const o: PyObject | null = saved ? newInstance(type) : null;
  if (!o) {
    Py_DECREF(it);
    Py_XDECREF(saved);
    return null;
  }
  changetype<cycleobject>(o).it = it;
  changetype<cycleobject>(o).saved = saved;
  return o;
}

function cycle_dealloc(o: PyObject): void {
  deallocFields(o, cycle_dealloc.index, 16, 2);
}

function cycle_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 16, 2, visit, arg);
}

function cycle_next(o: PyObject): PyObject | null {
  const lz = changetype<cycleobject>(o);
  const it = lz.it;
  if (it) {
    const item = guardedNext(it);
    if (item) {
      if (lz.firstpass) return item;
      if (PyList_Append(lz.saved as PyObject, item)) {
        Py_DECREF(item);
        return null;
      }
      return item;
    }
    if (PyErr_Occurred()) return null;
    clearFields(o, 16, 1);
  }
  const saved = lz.saved as PyObject;
  if (PyList_GET_SIZE(saved) == 0) return null;
  const item = PyList_GET_ITEM(saved, lz.index);
  lz.index++;
  if (lz.index >= PyList_GET_SIZE(saved)) lz.index = 0;
  return Py_NewRef(item);
}

function cycle_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = changetype<cycleobject>(o);
  if (lz.it) {
    return Py_BuildValue('O(O)(OO)', arg(o.ob_type), arg(lz.it), arg(lz.saved), arg(lz.firstpass ? Py_True : Py_False));
  }
  const it = PyObject_GetIter(lz.saved as PyObject);
  if (!it) return null;
  if (lz.index != 0) {
    const index = PyLong_FromSsize_t(lz.index);
    const name = PyUnicode_InternFromString('__setstate__');
    const res: PyObject | null = index && name ? PyObject_CallMethodOneArg(it, name, index) : null;
    Py_XDECREF(index);
    Py_XDECREF(name);
    if (!res) {
      Py_DECREF(it);
      return null;
    }
    Py_DECREF(res);
  }
  return Py_BuildValue('O(N)(OO)', arg(o.ob_type), arg(it), arg(lz.saved), arg(Py_True));
}

function cycle_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  if (!PyTuple_Check(state)) return PyErr_SetString(PyExc_TypeError, 'state is not a tuple');
  const n = PyTuple_GET_SIZE(state);
  if (n != 2) return PyErr_Format(PyExc_TypeError, 'function takes exactly 2 arguments (%zd given)', n);
  const saved = PyTuple_GET_ITEM(state, 0);
  if (!PyList_Check(saved)) {
    return PyErr_Format(PyExc_TypeError, 'argument 1 must be list, not %.50s', saved.ob_type.tp_name);
  }
  const firstpass = PyLong_AsInt(PyTuple_GET_ITEM(state, 1));
  if (firstpass == -1 && PyErr_Occurred()) return null;
  setSlot(changetype<usize>(o) + offsetof<cycleobject>('_saved'), Py_NewRef(saved));
  changetype<cycleobject>(o).firstpass = i32(firstpass != 0);
  changetype<cycleobject>(o).index = 0;
  return Py_None;
}

export function make_cycle(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools.cycle',
    offsetof<cycleobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = cycle_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = cycle_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = cycle_next.index;
  t.tp_new = itertools_cycle.index;
  method(t, '__reduce__', cycle_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', cycle_setstate.index, METH_O, 'Set state information for unpickling.');
  return readyHeapType(
    t,
    'cycle(iterable, /)\n--\n\nReturn elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.',
  );
}

// --- func and iterator: dropwhile, takewhile, starmap, filterfalse; two iterators: compress

/** 40 bytes: dropwhile and takewhile. */
@unmanaged
export class dropwhileobject extends PyObject {
  func: PyObject | null; // strong
  it: PyObject | null; // strong
  start: i64; // dropwhile: 1 when nothing is dropped any more; takewhile: 1 when it has stopped
}

/** 32 bytes: starmap and filterfalse; compress has (data, selectors). */
@unmanaged
export class starmapobject extends PyObject {
  func: PyObject | null; // strong
  it: PyObject | null; // strong
}

/** Whether func(item) is true: 1, 0 or -1. */
function holds(func: PyObject, item: PyObject): i32 {
  const good = PyObject_CallOneArg(func, item);
  if (!good) return -1;
  const ok = PyObject_IsTrue(good);
  Py_DECREF(good);
  return ok;
}

function itertools_dropwhile(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!takes(type, itState(type).dropwhile_type, 'dropwhile', args, kwds, 2)) return null;
  return pair(type, PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1));
}

function dropwhile_dealloc(o: PyObject): void {
  deallocFields(o, dropwhile_dealloc.index, 16, 2);
}

function dropwhile_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 16, 2, visit, arg);
}

function dropwhile_next(o: PyObject): PyObject | null {
  const lz = changetype<dropwhileobject>(o);
  while (true) {
    const item = nextOf(lz.it as PyObject);
    if (!item || lz.start == 1) return item;
    const ok = holds(lz.func as PyObject, item);
    if (ok == 0) {
      lz.start = 1;
      return item;
    }
    Py_DECREF(item);
    if (ok < 0) return null;
  }
}

function while_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = changetype<dropwhileobject>(o);
  return Py_BuildValue('O(OO)n', arg(o.ob_type), arg(lz.func), arg(lz.it), lz.start);
}

function while_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  const start = PyObject_IsTrue(state);
  if (start < 0) return null;
  changetype<dropwhileobject>(o).start = start;
  return Py_None;
}

export function make_dropwhile(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools.dropwhile',
    offsetof<dropwhileobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = dropwhile_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = dropwhile_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = dropwhile_next.index;
  t.tp_new = itertools_dropwhile.index;
  method(t, '__reduce__', while_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', while_setstate.index, METH_O, 'Set state information for unpickling.');
  return readyHeapType(
    t,
    'dropwhile(predicate, iterable, /)\n--\n\nDrop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.',
  );
}

function itertools_takewhile(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!takes(type, itState(type).takewhile_type, 'takewhile', args, kwds, 2)) return null;
  return pair(type, PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1));
}

function takewhile_dealloc(o: PyObject): void {
  deallocFields(o, takewhile_dealloc.index, 16, 2);
}

function takewhile_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 16, 2, visit, arg);
}

function takewhile_next(o: PyObject): PyObject | null {
  const lz = changetype<dropwhileobject>(o);
  if (lz.start == 1) return null;
  const item = nextOf(lz.it as PyObject);
  if (!item) return null;
  const ok = holds(lz.func as PyObject, item);
  if (ok == 1) return item;
  Py_DECREF(item);
  if (ok == 0) lz.start = 1;
  return null;
}

export function make_takewhile(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools.takewhile',
    offsetof<dropwhileobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = takewhile_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = takewhile_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = takewhile_next.index;
  t.tp_new = itertools_takewhile.index;
  method(t, '__reduce__', while_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', while_setstate.index, METH_O, 'Set state information for unpickling.');
  return readyHeapType(
    t,
    'takewhile(predicate, iterable, /)\n--\n\nReturn successive entries from an iterable as long as the predicate evaluates to true for each entry.',
  );
}

function itertools_starmap(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!takes(type, itState(type).starmap_type, 'starmap', args, kwds, 2)) return null;
  return pair(type, PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1));
}

function starmap_dealloc(o: PyObject): void {
  deallocFields(o, starmap_dealloc.index, 16, 2);
}

function starmap_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 16, 2, visit, arg);
}

function starmap_next(o: PyObject): PyObject | null {
  let args = nextOf(field(o, 3));
  if (!args) return null;
  if (!PyTuple_CheckExact(args)) {
    const tuple = PySequence_Tuple(args);
    Py_DECREF(args);
    if (!tuple) return null;
    args = tuple;
  }
  const result = PyObject_Call(field(o, 2), args, null);
  Py_DECREF(args);
  return result;
}

function two_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  return Py_BuildValue('O(OO)', arg(o.ob_type), arg(field(o, 2)), arg(field(o, 3)));
}

export function make_starmap(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools.starmap',
    offsetof<starmapobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = starmap_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = starmap_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = starmap_next.index;
  t.tp_new = itertools_starmap.index;
  method(t, '__reduce__', two_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  return readyHeapType(
    t,
    'starmap(function, iterable, /)\n--\n\nReturn an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.',
  );
}

function itertools_filterfalse(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!takes(type, itState(type).filterfalse_type, 'filterfalse', args, kwds, 2)) return null;
  return pair(type, PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1));
}

function filterfalse_dealloc(o: PyObject): void {
  deallocFields(o, filterfalse_dealloc.index, 16, 2);
}

function filterfalse_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 16, 2, visit, arg);
}

function filterfalse_next(o: PyObject): PyObject | null {
  const func = field(o, 2);
  while (true) {
    const item = nextOf(field(o, 3));
    if (!item) return null;
    const ok = func == Py_None || func == PyBool_Type ? PyObject_IsTrue(item) : holds(func, item);
    if (ok == 0) return item;
    Py_DECREF(item);
    if (ok < 0) return null;
  }
}

export function make_filterfalse(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools.filterfalse',
    offsetof<starmapobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = filterfalse_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = filterfalse_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = filterfalse_next.index;
  t.tp_new = itertools_filterfalse.index;
  method(t, '__reduce__', two_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  return readyHeapType(
    t,
    'filterfalse(function, iterable, /)\n--\n\nReturn those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.',
  );
}

function itertools_compress(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(
    PyTuple_ITEMS(args),
    PyTuple_GET_SIZE(args),
    kwds,
    null,
    'compress',
    'data selectors',
    0,
    2,
    0,
    at,
  );
  const data = objAt(at, 0);
  const selectors = objAt(at, 1);
  stackFree(at);
  if (ok < 0) return null;
  const it = PyObject_GetIter(data);
  if (!it) return null;
  const o = pair(type, it, selectors);
  Py_DECREF(it);
  return o;
}

function compress_dealloc(o: PyObject): void {
  deallocFields(o, compress_dealloc.index, 16, 2);
}

function compress_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 16, 2, visit, arg);
}

function compress_next(o: PyObject): PyObject | null {
  while (true) {
    const datum = nextOf(field(o, 2));
    if (!datum) return null;
    const selector = nextOf(field(o, 3));
    if (!selector) {
      Py_DECREF(datum);
      return null;
    }
    const ok = PyObject_IsTrue(selector);
    Py_DECREF(selector);
    if (ok == 1) return datum;
    Py_DECREF(datum);
    if (ok < 0) return null;
  }
}

export function make_compress(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools.compress',
    offsetof<starmapobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = compress_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = compress_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = compress_next.index;
  t.tp_new = itertools_compress.index;
  method(t, '__reduce__', two_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  return readyHeapType(
    t,
    'compress(data, selectors)\n--\n\nReturn data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.',
  );
}

// --- islice

/** 56 bytes. */
@unmanaged
export class isliceobject extends PyObject {
  it: PyObject | null; // strong; NULL: exhausted
  next: i64;
  stop: i64; // -1: none
  step: i64;
  cnt: i64;
}

/** An index of islice into *out: None leaves what is there. False: something else. */
function sliceNumber(o: PyObject, out: usize): bool {
  if (o == Py_None) return true;
  const v = PyNumber_AsSsize_t(o, PyExc_OverflowError);
  if (v == -1 && PyErr_Occurred()) PyErr_Clear();
  store<i64>(out, v);
  return v >= 0;
}

function islice_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const own = itState(type).islice_type as PyTypeObject;
  if ((type == own || type.tp_init == own.tp_init) && !_PyArg_NoKeywords('islice', kwds)) return null;
  const n = PyTuple_GET_SIZE(args);
  if (!_PyArg_CheckPositional('islice', n, 2, 4)) return null;
  const at = stackAlloc(3);
  store<i64>(at, 0);
  store<i64>(at, -1, 8);
  store<i64>(at, 1, 16);
  const stopOk = sliceNumber(PyTuple_GET_ITEM(args, n == 2 ? 1 : 2), at + 8);
  const startOk = n == 2 || sliceNumber(PyTuple_GET_ITEM(args, 1), at);
  const stepOk = n < 4 || (sliceNumber(PyTuple_GET_ITEM(args, 3), at + 16) && load<i64>(at, 16) > 0);
  const start = load<i64>(at);
  const stop = load<i64>(at, 8);
  const step = load<i64>(at, 16);
  stackFree(at);
  if (!stopOk && stop == -1) {
    return PyErr_SetString(
      PyExc_ValueError,
      'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.',
    );
  }
  if (!startOk || !stopOk) {
    return PyErr_SetString(PyExc_ValueError, 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.');
  }
  if (!stepOk) {
    return PyErr_SetString(PyExc_ValueError, 'Step for islice() must be a positive integer or None.');
  }
  const it = PyObject_GetIter(PyTuple_GET_ITEM(args, 0));
  if (!it) return null;
  const o = newInstance(type);
  if (!o) {
    Py_DECREF(it);
    return null;
  }
  const lz = changetype<isliceobject>(o);
  lz.it = it;
  lz.next = start;
  lz.stop = stop;
  lz.step = step;
  return o;
}

function islice_dealloc(o: PyObject): void {
  deallocFields(o, islice_dealloc.index, 16, 1);
}

function islice_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 16, 1, visit, arg);
}

// new
function sliceItem(lz: isliceobject, it: PyObject): PyObject | null {
  const stop = lz.stop;
  while (lz.cnt < lz.next) {
    const item = nextOf(it);
    if (!item) return null;
    Py_DECREF(item);
    lz.cnt++;
  }
  if (stop != -1 && lz.cnt >= stop) return null;
  const item = nextOf(it);
  if (!item) return null;
  lz.cnt++;
  const oldnext = lz.next;
  // May wrap around.
  lz.next += lz.step;
  if (lz.next < oldnext || (stop != -1 && lz.next > stop)) lz.next = stop;
  return item;
}

function islice_next(o: PyObject): PyObject | null {
  const lz = changetype<isliceobject>(o);
  const it = lz.it;
  if (!it) return null;
  const item = sliceItem(lz, it);
  if (!item) clearFields(o, 16, 1);
  return item;
}

function islice_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = changetype<isliceobject>(o);
  if (!lz.it) {
    const empty = PyList_New(0);
    if (!empty) return null;
    const it = PyObject_GetIter(empty);
    Py_DECREF(empty);
    return Py_BuildValue('O(Nn)n', arg(o.ob_type), arg(it), 0, 0);
  }
  const stop = lz.stop == -1 ? Py_None : PyLong_FromSsize_t(lz.stop);
  return Py_BuildValue('O(OnNn)n', arg(o.ob_type), arg(lz.it), lz.next, arg(stop), lz.step, lz.cnt);
}

function islice_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  const cnt = PyLong_AsSsize_t(state);
  if (cnt == -1 && PyErr_Occurred()) return null;
  changetype<isliceobject>(o).cnt = cnt;
  return Py_None;
}

export function make_islice(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools.islice',
    offsetof<isliceobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = islice_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = islice_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = islice_next.index;
  t.tp_new = islice_new.index;
  method(t, '__reduce__', islice_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', islice_setstate.index, METH_O, 'Set state information for unpickling.');
  return readyHeapType(
    t,
    'islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.',
  );
}

// --- chain

/** 32 bytes. */
@unmanaged
export class chainobject extends PyObject {
  source: PyObject | null; // strong: an iterator over iterables; NULL: exhausted
  active: PyObject | null; // strong: the iterator that gives items now
}

// new: steals source
function chain_new_internal(type: PyTypeObject, source: PyObject | null): PyObject | null {
  if (!source) return null;
  const o = newInstance(type);
  if (!o) {
    Py_DECREF(source);
    return null;
  }
  changetype<chainobject>(o).source = source;
  return o;
}

function chain_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const own = itState(type).chain_type as PyTypeObject;
  if ((type == own || type.tp_init == own.tp_init) && !_PyArg_NoKeywords('chain', kwds)) return null;
  return chain_new_internal(type, PyObject_GetIter(args));
}

function chain_from_iterable(type: PyObject, iterable: PyObject): PyObject | null {
  return chain_new_internal(changetype<PyTypeObject>(type), PyObject_GetIter(iterable));
}

function chain_dealloc(o: PyObject): void {
  deallocFields(o, chain_dealloc.index, 16, 2);
}

function chain_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 16, 2, visit, arg);
}

function chain_next(o: PyObject): PyObject | null {
  const lz = changetype<chainobject>(o);
  while (lz.source) {
    if (!lz.active) {
      const iterable = guardedNext(lz.source as PyObject);
      if (iterable) {
        lz.active = PyObject_GetIter(iterable);
        Py_DECREF(iterable);
      }
      if (!iterable || !lz.active) {
        clearFields(o, 16, 1);
        return null;
      }
    }
    const item = nextOf(lz.active as PyObject);
    if (item) return item;
    if (PyErr_Occurred()) {
      if (!PyErr_ExceptionMatches(PyExc_StopIteration)) return null;
      PyErr_Clear();
    }
    clearFields(o, 24, 1);
  }
  return null;
}

function chain_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = changetype<chainobject>(o);
  if (!lz.source) return Py_BuildValue('O()', arg(o.ob_type));
  if (!lz.active) return Py_BuildValue('O()(O)', arg(o.ob_type), arg(lz.source));
  return Py_BuildValue('O()(OO)', arg(o.ob_type), arg(lz.source), arg(lz.active));
}

function chain_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  if (!PyTuple_Check(state)) return PyErr_SetString(PyExc_TypeError, 'state is not a tuple');
  const n = PyTuple_GET_SIZE(state);
  if (n < 1 || n > 2) {
    return PyErr_Format(
      PyExc_TypeError,
      'function takes at %ls %d argument%ls (%zd given)',
      changetype<usize>(n < 1 ? 'least' : 'most'),
      n < 1 ? 1 : 2,
      changetype<usize>(n < 1 ? '' : 's'),
      n,
    );
  }
  const source = PyTuple_GET_ITEM(state, 0);
  const active: PyObject | null = n > 1 ? PyTuple_GET_ITEM(state, 1) : null;
  if (!PyIter_Check(source) || (active && !PyIter_Check(active))) {
    return PyErr_SetString(PyExc_TypeError, 'Arguments must be iterators.');
  }
  setSlot(changetype<usize>(o) + 16, Py_NewRef(source));
  setSlot(changetype<usize>(o) + 24, Py_XNewRef(active));
  return Py_None;
}

export function make_chain(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools.chain',
    offsetof<chainobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = chain_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = chain_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = chain_next.index;
  t.tp_new = chain_new.index;
  method(
    t,
    'from_iterable',
    chain_from_iterable.index,
    METH_O | METH_CLASS,
    'from_iterable($type, iterable, /)\n--\n\nAlternative chain() constructor taking a single iterable argument that evaluates lazily.',
  );
  method(t, '__reduce__', chain_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', chain_setstate.index, METH_O, 'Set state information for unpickling.');
  method(t, '__class_getitem__', Py_GenericAlias.index, METH_O | METH_CLASS, 'See PEP 585');
  return readyHeapType(
    t,
    'chain(*iterables)\n--\n\nReturn a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.',
  );
}

// --- accumulate

/** 56 bytes. */
@unmanaged
export class accumulateobject extends PyObject {
  total: PyObject | null; // strong, as all below
  it: PyObject | null;
  binop: PyObject | null; // NULL: addition
  initial: PyObject | null;
  state: usize; // itertools_state *
}

function itertools_accumulate(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  const ok = _PyArg_UnpackKeywords(
    PyTuple_ITEMS(args),
    PyTuple_GET_SIZE(args),
    kwds,
    null,
    'accumulate',
    'iterable func initial',
    0,
    1,
    1,
    at,
  );
  const iterable = objAt(at, 0);
  const func = ptrAt(at, 1);
  const initial = ptrAt(at, 2);
  stackFree(at);
  if (ok < 0) return null;
  const it = PyObject_GetIter(iterable);
  if (!it) return null;
  const o = newInstance(type);
  if (!o) {
    Py_DECREF(it);
    return null;
  }
  const lz = changetype<accumulateobject>(o);
  if (func && func != Py_None) lz.binop = Py_NewRef(func);
  lz.it = it;
  lz.initial = initial ? Py_NewRef(initial) : Py_None;
  lz.state = changetype<usize>(itState(type));
  return o;
}

function accumulate_dealloc(o: PyObject): void {
  deallocFields(o, accumulate_dealloc.index, 16, 4);
}

function accumulate_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 16, 4, visit, arg);
}

function accumulate_next(o: PyObject): PyObject | null {
  const lz = changetype<accumulateobject>(o);
  const initial = lz.initial as PyObject;
  if (initial != Py_None) {
    lz.initial = Py_None;
    lz.total = Py_NewRef(initial);
    return initial;
  }
  const val = nextOf(lz.it as PyObject);
  if (!val) return null;
  const total = lz.total;
  if (!total) {
    lz.total = Py_NewRef(val);
    return val;
  }
  const sum = lz.binop ? _PyObject_CallTwo(lz.binop as PyObject, total, val) : PyNumber_Add(total, val);
  Py_DECREF(val);
  if (!sum) return null;
  Py_INCREF(sum);
  setSlot(changetype<usize>(o) + 16, sum);
  return sum;
}

function accumulate_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = changetype<accumulateobject>(o);
  const state = changetype<itertools_state>(lz.state);
  const binop = lz.binop ? (lz.binop as PyObject) : Py_None;
  if (lz.initial != Py_None || lz.total == Py_None) {
    // The total so far goes in front of what is left; None as a total could not be told from there being none.
    const initial = lz.initial != Py_None;
    const args = Py_BuildValue('(O)O', arg(initial ? lz.initial : lz.total), arg(lz.it));
    const it: PyObject | null = args ? PyObject_GetIter(args) : null;
    Py_XDECREF(args);
    const chain = chain_new_internal(state.chain_type as PyTypeObject, it);
    if (!chain) return null;
    if (initial) return Py_BuildValue('O(NO)O', arg(o.ob_type), arg(chain), arg(binop), arg(Py_None));
    return withoutFirst(state.islice_type as PyTypeObject, o, chain, binop);
  }
  const total = lz.total ? (lz.total as PyObject) : Py_None;
  return Py_BuildValue('O(OO)O', arg(o.ob_type), arg(lz.it), arg(binop), arg(total));
}

/** (islice, (accumulate(chain, binop), 1, None)): chain is stolen. */
// new
function withoutFirst(islice: PyTypeObject, o: PyObject, chain: PyObject, binop: PyObject): PyObject | null {
  const rest = _PyObject_CallTwo(o.ob_type, chain, binop);
  Py_DECREF(chain);
  if (!rest) return null;
  return Py_BuildValue('O(NnO)', arg(islice), arg(rest), 1, arg(Py_None));
}

function accumulate_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  setSlot(changetype<usize>(o) + 16, Py_NewRef(state));
  return Py_None;
}

export function make_accumulate(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools.accumulate',
    offsetof<accumulateobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = accumulate_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = accumulate_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = accumulate_next.index;
  t.tp_new = itertools_accumulate.index;
  method(t, '__reduce__', accumulate_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', accumulate_setstate.index, METH_O, 'Set state information for unpickling.');
  return readyHeapType(
    t,
    'accumulate(iterable, func=None, *, initial=None)\n--\n\nReturn series of accumulated sums (or other binary function results).',
  );
}

// --- count

/** 40 bytes: a fast mode that counts in cnt, and a slow one in long_cnt (cnt is then the largest i64). */
@unmanaged
export class countobject extends PyObject {
  cnt: i64;
  long_cnt: PyObject | null; // strong; NULL in the fast mode
  long_step: PyObject | null; // strong
}

function itertools_count(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(
    PyTuple_ITEMS(args),
    PyTuple_GET_SIZE(args),
    kwds,
    null,
    'count',
    'start step',
    0,
    0,
    0,
    at,
  );
  const start = ptrAt(at, 0);
  const step = ptrAt(at, 1);
  stackFree(at);
  if (ok < 0) return null;
  if ((start && !PyNumber_Check(start)) || (step && !PyNumber_Check(step))) {
    return PyErr_SetString(PyExc_TypeError, 'a number is required');
  }
  let fast = (!start || PyLong_Check(start)) && (!step || PyLong_Check(step));
  let cnt: i64 = 0;
  let long_cnt: PyObject | null = _PyLong_GetZero();
  if (start) {
    if (fast) {
      cnt = PyLong_AsSsize_t(start);
      if (cnt == -1 && PyErr_Occurred()) {
        PyErr_Clear();
        fast = false;
      }
    }
    long_cnt = Py_NewRef(start);
  }
  let long_step: PyObject = _PyLong_GetOne();
  if (step) long_step = Py_NewRef<PyObject>(step);
  if (fast) {
    const value = PyLong_AsLong(long_step);
    if (value != 1) {
      fast = false;
      if (value == -1 && PyErr_Occurred()) PyErr_Clear();
    }
  }
  if (fast) {
    Py_XDECREF(long_cnt);
    long_cnt = null;
  } else cnt = i64.MAX_VALUE;
  const o = newInstance(type);
  if (!o) {
    Py_XDECREF(long_cnt);
    Py_DECREF(long_step);
    return null;
  }
  changetype<countobject>(o).cnt = cnt;
  changetype<countobject>(o).long_cnt = long_cnt;
  changetype<countobject>(o).long_step = long_step;
  return o;
}

function count_dealloc(o: PyObject): void {
  deallocFields(o, count_dealloc.index, 24, 2);
}

function count_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 24, 2, visit, arg);
}

function count_nextlong(lz: countobject): PyObject | null {
  let cnt = lz.long_cnt;
  if (!cnt) {
    // The fast mode has come to its end.
    cnt = PyLong_FromSsize_t(i64.MAX_VALUE);
    if (!cnt) return null;
  }
  const stepped = PyNumber_Add(cnt, lz.long_step as PyObject);
  if (!stepped) {
    if (!lz.long_cnt) Py_DECREF(cnt);
    return null;
  }
  lz.long_cnt = stepped;
  return cnt;
}

function count_next(o: PyObject): PyObject | null {
  const lz = changetype<countobject>(o);
  if (lz.cnt == i64.MAX_VALUE) return count_nextlong(lz);
  return PyLong_FromSsize_t(lz.cnt++);
}

function count_repr(o: PyObject): PyObject | null {
  const lz = changetype<countobject>(o);
  const name = _PyType_Name(o.ob_type);
  if (!lz.long_cnt) return PyUnicode_FromFormat('%s(%zd)', name, lz.cnt);
  const step = lz.long_step as PyObject;
  if (PyLong_Check(step)) {
    const value = PyLong_AsLong(step);
    if (value == -1 && PyErr_Occurred()) PyErr_Clear();
    if (value == 1) return PyUnicode_FromFormat('%s(%R)', name, arg(lz.long_cnt));
  }
  return PyUnicode_FromFormat('%s(%R, %R)', name, arg(lz.long_cnt), arg(step));
}

function count_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = changetype<countobject>(o);
  if (lz.cnt == i64.MAX_VALUE) {
    return Py_BuildValue('O(OO)', arg(o.ob_type), arg(lz.long_cnt), arg(lz.long_step));
  }
  return Py_BuildValue('O(n)', arg(o.ob_type), lz.cnt);
}

export function make_count(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools.count',
    offsetof<countobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = count_dealloc.index;
  t.tp_repr = count_repr.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = count_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = count_next.index;
  t.tp_new = itertools_count.index;
  method(t, '__reduce__', count_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  return readyHeapType(
    t,
    'count(start=0, step=1)\n--\n\nReturn a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step',
  );
}

// --- repeat

/** 32 bytes. */
@unmanaged
export class repeatobject extends PyObject {
  element: PyObject | null; // strong
  cnt: i64; // how often still; -1: for ever
}

function repeat_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(
    PyTuple_ITEMS(args),
    PyTuple_GET_SIZE(args),
    kwds,
    null,
    'repeat',
    'object times',
    0,
    1,
    0,
    at,
  );
  const element = objAt(at, 0);
  const times = ptrAt(at, 1);
  stackFree(at);
  if (ok < 0) return null;
  let cnt: i64 = -1;
  if (times) {
    const number = PyNumber_Index(times);
    if (!number) return null;
    cnt = PyLong_AsSsize_t(number);
    Py_DECREF(number);
    if (cnt == -1 && PyErr_Occurred()) return null;
    if (cnt < 0) cnt = 0;
  }
  const o = newInstance(type);
  if (!o) return null;
  changetype<repeatobject>(o).element = Py_NewRef(element);
  changetype<repeatobject>(o).cnt = cnt;
  return o;
}

function repeat_dealloc(o: PyObject): void {
  deallocFields(o, repeat_dealloc.index, 16, 1);
}

function repeat_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 16, 1, visit, arg);
}

function repeat_next(o: PyObject): PyObject | null {
  const ro = changetype<repeatobject>(o);
  if (ro.cnt == 0) return null;
  if (ro.cnt > 0) ro.cnt--;
  return Py_NewRef(ro.element as PyObject);
}

function repeat_repr(o: PyObject): PyObject | null {
  const ro = changetype<repeatobject>(o);
  const name = _PyType_Name(o.ob_type);
  if (ro.cnt == -1) return PyUnicode_FromFormat('%s(%R)', name, arg(ro.element));
  return PyUnicode_FromFormat('%s(%R, %zd)', name, arg(ro.element), ro.cnt);
}

function repeat_len(o: PyObject, unused: PyObject | null): PyObject | null {
  const cnt = changetype<repeatobject>(o).cnt;
  return cnt == -1 ? PyErr_SetString(PyExc_TypeError, 'len() of unsized object') : PyLong_FromSsize_t(cnt);
}

function repeat_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const ro = changetype<repeatobject>(o);
  if (ro.cnt >= 0) return Py_BuildValue('O(On)', arg(o.ob_type), arg(ro.element), ro.cnt);
  return Py_BuildValue('O(O)', arg(o.ob_type), arg(ro.element));
}

export function make_repeat(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools.repeat',
    offsetof<repeatobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = repeat_dealloc.index;
  t.tp_repr = repeat_repr.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = repeat_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = repeat_next.index;
  t.tp_new = repeat_new.index;
  method(t, '__length_hint__', repeat_len.index, METH_NOARGS, 'Private method returning an estimate of len(list(it)).');
  method(t, '__reduce__', repeat_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  return readyHeapType(
    t,
    'repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.',
  );
}

// --- zip_longest

/** 56 bytes. */
@unmanaged
export class ziplongestobject extends PyObject {
  tuplesize: i64;
  numactive: i64;
  ittuple: PyObject | null; // strong: iterators; NULL: exhausted
  result: PyObject | null; // strong: the tuple used again while nobody else holds it
  fillvalue: PyObject | null; // strong
}

function zip_longest_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  let fillvalue: PyObject = Py_None;
  if (kwds && PyDict_GET_SIZE(kwds) > 0) {
    let given: PyObject | null = null;
    if (PyDict_GET_SIZE(kwds) == 1) given = PyDict_GetItemWithError(kwds, _Py_ID('fillvalue'));
    if (!given) {
      if (PyErr_Occurred()) return null;
      return PyErr_SetString(PyExc_TypeError, 'zip_longest() got an unexpected keyword argument');
    }
    fillvalue = given;
  }
  const n = PyTuple_GET_SIZE(args);
  const ittuple = PyTuple_New(n);
  if (!ittuple) return null;
  let result: PyObject | null = null;
  let ok = true;
  for (let i: i64 = 0; i < n && ok; i++) {
    const it = PyObject_GetIter(PyTuple_GET_ITEM(args, i));
    ok = it != null;
    PyTuple_SET_ITEM(ittuple, i, it);
  }
  if (ok) result = PyTuple_New(n);
  if (result) for (let i: i64 = 0; i < n; i++) PyTuple_SET_ITEM(result, i, Py_None);
  const o: PyObject | null = result ? newInstance(type) : null;
  if (!o) {
    Py_DECREF(ittuple);
    Py_XDECREF(result);
    return null;
  }
  const lz = changetype<ziplongestobject>(o);
  lz.ittuple = ittuple;
  lz.tuplesize = n;
  lz.numactive = n;
  lz.result = result;
  lz.fillvalue = Py_NewRef(fillvalue);
  return o;
}

function zip_longest_dealloc(o: PyObject): void {
  deallocFields(o, zip_longest_dealloc.index, 32, 3);
}

function zip_longest_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 32, 3, visit, arg);
}

function zip_longest_next(o: PyObject): PyObject | null {
  const lz = changetype<ziplongestobject>(o);
  const n = lz.tuplesize;
  if (n == 0 || lz.numactive == 0) return null;
  const ittuple = lz.ittuple as PyObject;
  let result = lz.result as PyObject;
  const reused = result.ob_refcnt == 1;
  if (reused) Py_INCREF(result);
  else {
    const fresh = PyTuple_New(n);
    if (!fresh) return null;
    result = fresh;
  }
  for (let i: i64 = 0; i < n; i++) {
    const it = ptrAt(PyTuple_ITEMS(ittuple), i);
    let item: PyObject | null = null;
    if (it) {
      item = guardedNext(it);
      if (!item) {
        lz.numactive--;
        if (lz.numactive == 0 || PyErr_Occurred()) {
          lz.numactive = 0;
          Py_DECREF(result);
          return null;
        }
        setPtrAt(PyTuple_ITEMS(ittuple), i, null);
        Py_DECREF(it);
      }
    }
    if (!item) item = Py_NewRef(lz.fillvalue as PyObject);
    if (reused) setSlot(PyTuple_ITEMS(result) + ((<usize>i) << 3), item);
    else PyTuple_SET_ITEM(result, i, item);
  }
  // The collector may have given up on a tuple of what it does not know.
  if (reused && !_PyObject_GC_IS_TRACKED(result)) _PyObject_GC_TRACK(result);
  return result;
}

function zip_longest_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = changetype<ziplongestobject>(o);
  const n = PyTuple_GET_SIZE(lz.ittuple as PyObject);
  const args = PyTuple_New(n);
  if (!args) return null;
  for (let i: i64 = 0; i < n; i++) {
    const it = ptrAt(PyTuple_ITEMS(lz.ittuple as PyObject), i);
    PyTuple_SET_ITEM(args, i, it ? Py_NewRef(it) : tuple_get_empty());
  }
  return Py_BuildValue('ONO', arg(o.ob_type), arg(args), arg(lz.fillvalue));
}

function zip_longest_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  setSlot(changetype<usize>(o) + offsetof<ziplongestobject>('_fillvalue'), Py_NewRef(state));
  return Py_None;
}

export function make_zip_longest(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools.zip_longest',
    offsetof<ziplongestobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = zip_longest_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = zip_longest_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = zip_longest_next.index;
  t.tp_new = zip_longest_new.index;
  method(t, '__reduce__', zip_longest_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', zip_longest_setstate.index, METH_O, 'Set state information for unpickling.');
  return readyHeapType(
    t,
    'zip_longest(*iterables, fillvalue=None)\n--\n\nReturn a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\ndefaults to None or can be specified by a keyword argument.\n',
  );
}
