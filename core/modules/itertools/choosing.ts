// Which items come through: dropwhile, takewhile, filterfalse, compress, islice; and starmap. (CPython: Modules/itertoolsmodule.c)

import { PyNumber_AsSsize_t } from '../../objects/abstract/conversion';
import { nextOf } from '../../objects/abstract/next';
import { PyObject_GetIter } from '../../objects/abstract/object';
import { PySequence_Tuple } from '../../objects/abstract/sequence';
import { _PyArg_CheckPositional, _PyArg_NoKeywords, unpackTupleAndKeywords } from '../../objects/args';
import { PyBool_Type } from '../../objects/bool';
import { Py_BuildValue } from '../../objects/build-value';
import { PyObject_Call, PyObject_CallOneArg } from '../../objects/call';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../../objects/int';
import { PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyTuple_CheckExact, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { clearFields, deallocFields, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { arg, objAt, Py_DECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { method } from '../../runtime/register';
import { METH_NOARGS, METH_O, PyTypeObject } from '../../runtime/type';
import { field, newIteratorType, pair, takes } from './instances';
import { itState, newInstance, pickleWarning } from './shared';

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
  deallocFields(o, dropwhile_dealloc.index, offsetof<dropwhileobject>('_func'), 2);
}

function dropwhile_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<dropwhileobject>('_func'), 2, visit, arg);
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
  const t = newIteratorType(
    m,
    'itertools.dropwhile',
    offsetof<dropwhileobject>(),
    dropwhile_dealloc.index,
    dropwhile_traverse.index,
    dropwhile_next.index,
  );
  if (!t) return null;
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
  deallocFields(o, takewhile_dealloc.index, offsetof<dropwhileobject>('_func'), 2);
}

function takewhile_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<dropwhileobject>('_func'), 2, visit, arg);
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
  const t = newIteratorType(
    m,
    'itertools.takewhile',
    offsetof<dropwhileobject>(),
    takewhile_dealloc.index,
    takewhile_traverse.index,
    takewhile_next.index,
  );
  if (!t) return null;
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
  deallocFields(o, starmap_dealloc.index, offsetof<starmapobject>('_func'), 2);
}

function starmap_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<starmapobject>('_func'), 2, visit, arg);
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
  const t = newIteratorType(
    m,
    'itertools.starmap',
    offsetof<starmapobject>(),
    starmap_dealloc.index,
    starmap_traverse.index,
    starmap_next.index,
  );
  if (!t) return null;
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
  deallocFields(o, filterfalse_dealloc.index, offsetof<starmapobject>('_func'), 2);
}

function filterfalse_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<starmapobject>('_func'), 2, visit, arg);
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
  const t = newIteratorType(
    m,
    'itertools.filterfalse',
    offsetof<starmapobject>(),
    filterfalse_dealloc.index,
    filterfalse_traverse.index,
    filterfalse_next.index,
  );
  if (!t) return null;
  t.tp_new = itertools_filterfalse.index;
  method(t, '__reduce__', two_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  return readyHeapType(
    t,
    'filterfalse(function, iterable, /)\n--\n\nReturn those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.',
  );
}

function itertools_compress(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = unpackTupleAndKeywords(args, kwds, 'compress', 'data selectors', 0, 2, 0, at);
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
  deallocFields(o, compress_dealloc.index, offsetof<starmapobject>('_func'), 2);
}

function compress_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<starmapobject>('_func'), 2, visit, arg);
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
  const t = newIteratorType(
    m,
    'itertools.compress',
    offsetof<starmapobject>(),
    compress_dealloc.index,
    compress_traverse.index,
    compress_next.index,
  );
  if (!t) return null;
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
  deallocFields(o, islice_dealloc.index, offsetof<isliceobject>('_it'), 1);
}

function islice_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<isliceobject>('_it'), 1, visit, arg);
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
  if (!item) clearFields(o, offsetof<isliceobject>('_it'), 1);
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
  const t = newIteratorType(
    m,
    'itertools.islice',
    offsetof<isliceobject>(),
    islice_dealloc.index,
    islice_traverse.index,
    islice_next.index,
  );
  if (!t) return null;
  t.tp_new = islice_new.index;
  method(t, '__reduce__', islice_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', islice_setstate.index, METH_O, 'Set state information for unpickling.');
  return readyHeapType(
    t,
    'islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.',
  );
}
