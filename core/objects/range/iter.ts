// range_iterator, whose numbers are plain i64, and longrange_iterator, whose numbers are objects.
// (CPython: Objects/rangeobject.c)

import { PyObject_Free } from '../../memory/obmalloc/malloc';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_New } from '../../runtime/gc/alloc';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_DECREF, Py_GT, Py_INCREF, Py_LT, Py_XDECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { method, static_type } from '../../runtime/register';
import { METH_NOARGS, METH_O, PyTypeObject } from '../../runtime/type';
import { PyNumber_Add, PyNumber_Multiply, PyNumber_Negative, PyNumber_Subtract } from '../abstract/number';
import { _PyLong_GetOne, _PyLong_GetZero, PyLong_AsLong, PyLong_FromLong } from '../int';
import { Py_None } from '../none';
import { PyObject_RichCompareBool, PyObject_SelfIter } from '../object';
import {
  _PyRangeIterObject,
  asLongs,
  get_len_of_range,
  longrangeiterobject,
  make_range_object,
  PyLongRangeIter_Type,
  PyRange_Type,
  PyRangeIter_Type,
  rangeobject,
} from '../range';
import { _PyEval_GetBuiltin } from '../reduce';
import { PyTuple_Pack1, PyTuple_Pack3 } from '../tuple';

/* @inline */ function some(o: PyObject | null): PyObject {
  return changetype<PyObject>(o);
}

// new
function fast_range_iter(start: i64, step: i64, len: i64): PyObject | null {
  const o = _PyObject_New(PyRangeIter_Type);
  if (!o) return null;
  const it = changetype<_PyRangeIterObject>(o);
  it.start = start;
  it.step = step;
  it.len = len;
  return o;
}

// new; steals all, also when it fails
function long_range_iter(start: PyObject | null, step: PyObject | null, len: PyObject | null): PyObject | null {
  const o = start && step && len ? _PyObject_New(PyLongRangeIter_Type) : null;
  if (!o) {
    Py_XDECREF(start);
    Py_XDECREF(step);
    Py_XDECREF(len);
    return null;
  }
  const it = changetype<longrangeiterobject>(o);
  it.start = start;
  it.step = step;
  it.len = len;
  return o;
}

export function range_iter(seq: PyObject): PyObject | null {
  const r = changetype<rangeobject>(seq);
  const out = stackAlloc(3);
  const fits = asLongs(some(r.start), some(r.stop), some(r.step), out);
  const start = load<i64>(out);
  const stop = load<i64>(out, 8);
  const step = load<i64>(out, 16);
  stackFree(out);
  if (fits) {
    const n = <i64>get_len_of_range(start, stop, step);
    // The iterator's end, as it tells it, must not overflow.
    const ends = step > 0 ? stop <= i64.MAX_VALUE - (step - 1) : stop >= i64.MIN_VALUE + (-1 - step);
    if (n == 0 || (n > 0 && ends)) return fast_range_iter(start, step, n);
  }
  Py_INCREF(some(r.start));
  Py_INCREF(some(r.step));
  Py_INCREF(some(r.length));
  return long_range_iter(r.start, r.step, r.length);
}

export function range_reverse(seq: PyObject, unused: PyObject | null): PyObject | null {
  const r = changetype<rangeobject>(seq);
  const out = stackAlloc(3);
  let fits = asLongs(some(r.start), some(r.stop), some(r.step), out);
  const start = load<i64>(out);
  const stop = load<i64>(out, 8);
  const step = load<i64>(out, 16);
  stackFree(out);
  // start - step must not overflow, nor -step.
  if (fits) fits = step > 0 ? start >= i64.MIN_VALUE + step : step != i64.MIN_VALUE && start <= i64.MAX_VALUE + step;
  if (fits) {
    const n = <i64>get_len_of_range(start, stop, step);
    if (n >= 0) return fast_range_iter(start - step + n * step, -step, n);
  }
  const length = some(r.length);
  const last = PyNumber_Subtract(length, _PyLong_GetOne());
  const offset = last ? PyNumber_Multiply(last, some(r.step)) : null;
  const first = offset ? PyNumber_Add(some(r.start), offset) : null;
  Py_XDECREF(last);
  Py_XDECREF(offset);
  const back = first ? PyNumber_Negative(some(r.step)) : null;
  Py_INCREF(length);
  return long_range_iter(first, back, length);
}

function rangeiter_next(o: PyObject): PyObject | null {
  const r = changetype<_PyRangeIterObject>(o);
  const n = r.len;
  if (n <= 0) return null;
  const value = r.start;
  r.start = value + r.step;
  r.len = n - 1;
  return PyLong_FromLong(value);
}

function rangeiter_len(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromLong(changetype<_PyRangeIterObject>(o).len);
}

/** (iter, (range,), None); steals start, stop and step. */
// new
function reduceRange(start: PyObject | null, stop: PyObject | null, step: PyObject | null): PyObject | null {
  const range = start && stop && step ? make_range_object(PyRange_Type, start, stop, step) : null;
  if (!range) {
    Py_XDECREF(start);
    Py_XDECREF(stop);
    Py_XDECREF(step);
    return null;
  }
  const builtin = _PyEval_GetBuiltin(_Py_ID('iter'));
  const args = PyTuple_Pack1(range);
  const result = builtin && args ? PyTuple_Pack3(builtin, args, Py_None) : null;
  Py_XDECREF(builtin);
  Py_XDECREF(args);
  Py_DECREF(range);
  return result;
}

function rangeiter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const r = changetype<_PyRangeIterObject>(o);
  return reduceRange(PyLong_FromLong(r.start), PyLong_FromLong(r.start + r.len * r.step), PyLong_FromLong(r.step));
}

function rangeiter_setstate(o: PyObject, state: PyObject): PyObject | null {
  const r = changetype<_PyRangeIterObject>(o);
  let index = PyLong_AsLong(state);
  if (index == -1 && PyErr_Occurred()) return null;
  if (index < 0) index = 0;
  else if (index > r.len) index = r.len;
  r.start += index * r.step;
  r.len -= index;
  return Py_None;
}

function longrangeiter_dealloc(o: PyObject): void {
  const r = changetype<longrangeiterobject>(o);
  Py_XDECREF(r.start);
  Py_XDECREF(r.step);
  Py_XDECREF(r.len);
  PyObject_Free(changetype<usize>(o));
}

function longrangeiter_next(o: PyObject): PyObject | null {
  const r = changetype<longrangeiterobject>(o);
  if (PyObject_RichCompareBool(some(r.len), _PyLong_GetZero(), Py_GT) != 1) return null;
  const start = PyNumber_Add(some(r.start), some(r.step));
  if (!start) return null;
  const len = PyNumber_Subtract(some(r.len), _PyLong_GetOne());
  if (!len) {
    Py_DECREF(start);
    return null;
  }
  const result = r.start;
  r.start = start;
  const old = r.len;
  r.len = len;
  Py_XDECREF(old);
  return result;
}

function longrangeiter_len(o: PyObject, unused: PyObject | null): PyObject | null {
  const len = some(changetype<longrangeiterobject>(o).len);
  Py_INCREF(len);
  return len;
}

function longrangeiter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const r = changetype<longrangeiterobject>(o);
  const product = PyNumber_Multiply(some(r.len), some(r.step));
  if (!product) return null;
  const stop = PyNumber_Add(some(r.start), product);
  Py_DECREF(product);
  Py_INCREF(some(r.start));
  Py_INCREF(some(r.step));
  return reduceRange(r.start, stop, r.step);
}

function longrangeiter_setstate(o: PyObject, state: PyObject): PyObject | null {
  const r = changetype<longrangeiterobject>(o);
  let index = state;
  let cmp = PyObject_RichCompareBool(state, _PyLong_GetZero(), Py_LT);
  if (cmp > 0) index = _PyLong_GetZero();
  else if (cmp == 0) {
    cmp = PyObject_RichCompareBool(some(r.len), state, Py_LT);
    if (cmp > 0) index = some(r.len);
  }
  if (cmp < 0) return null;
  const offset = PyNumber_Multiply(index, some(r.step));
  const start = offset ? PyNumber_Add(some(r.start), offset) : null;
  const len = start ? PyNumber_Subtract(some(r.len), index) : null;
  Py_XDECREF(offset);
  if (!len) {
    Py_XDECREF(start);
    return null;
  }
  const oldStart = r.start;
  const oldLen = r.len;
  r.start = start;
  r.len = len;
  Py_XDECREF(oldStart);
  Py_XDECREF(oldLen);
  return Py_None;
}

function initIterator(t: PyTypeObject, name: string, dealloc: usize, next: usize): void {
  static_type(t, name, offsetof<_PyRangeIterObject>(), 0, 0, '');
  t.tp_dealloc = dealloc;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = next;
}

export function init_range_iters(): void {
  const t = PyRangeIter_Type;
  initIterator(t, 'range_iterator', PyObject_Free.index, rangeiter_next.index);
  method(
    t,
    '__length_hint__',
    rangeiter_len.index,
    METH_NOARGS,
    'Private method returning an estimate of len(list(it)).',
  );
  method(t, '__reduce__', rangeiter_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', rangeiter_setstate.index, METH_O, 'Set state information for unpickling.');
  const l = PyLongRangeIter_Type;
  initIterator(l, 'longrange_iterator', longrangeiter_dealloc.index, longrangeiter_next.index);
  method(
    l,
    '__length_hint__',
    longrangeiter_len.index,
    METH_NOARGS,
    'Private method returning an estimate of len(list(it)).',
  );
  method(l, '__reduce__', longrangeiter_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(l, '__setstate__', longrangeiter_setstate.index, METH_O, 'Set state information for unpickling.');
}
