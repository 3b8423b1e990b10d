// range: start, stop and step of any size, and their length. (CPython: Objects/rangeobject.c)

import { PyObject_Free } from '../memory/obmalloc/malloc';
import { PyErr_Occurred } from '../runtime/errors';
import { _PyObject_New } from '../runtime/gc/alloc';
import {
  arg,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_GE,
  Py_GT,
  Py_INCREF,
  Py_LE,
  Py_LT,
  Py_NE,
  Py_XDECREF,
  PyObject,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { mappingMethods, member, method, numberMethods, sequenceMethods, static_type } from '../runtime/register';
import {
  METH_NOARGS,
  METH_O,
  Py_READONLY,
  Py_T_OBJECT_EX,
  Py_TPFLAGS_SEQUENCE,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../runtime/type';
import { PyIndex_Check, PyNumber_AsSsize_t, PyNumber_Index } from './abstract/conversion';
import {
  PyNumber_Add,
  PyNumber_FloorDivide,
  PyNumber_Multiply,
  PyNumber_Negative,
  PyNumber_Remainder,
  PyNumber_Subtract,
} from './abstract/number';
import { PyIter_Next, PyObject_GetIter } from './abstract/object';
import { PySequence_Count, PySequence_Index } from './abstract/sequence';
import { _PyArg_NoKeywords, _PyArg_NoKwnames } from './args';
import { PyObject_GenericGetAttr } from './attribute';
import { PyBool_Check } from './bool';
import { PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_IndexError, PyExc_TypeError, PyExc_ValueError } from './exceptions/types';
import {
  _PyLong_GetOne,
  _PyLong_GetZero,
  _PyLong_IsZero,
  PyLong_AsLongAndOverflow,
  PyLong_AsSsize_t,
  PyLong_CheckExact,
  PyLong_FromLong,
  PyLong_FromSsize_t,
} from './int';
import { Py_None, Py_NotImplemented } from './none';
import { PyObject_Hash, PyObject_IsTrue, PyObject_RichCompareBool } from './object';
import { init_range_iters, range_iter, range_reverse } from './range/iter';
import { boolObject } from './richcompare';
import { _PySlice_GetLongIndices, PySlice_Check, PySliceObject } from './slice';
import { PyUnicode_FromFormat } from './str/format';
import { PyTuple_GET_SIZE, PyTuple_ITEMS, PyTuple_Pack2, PyTuple_Pack3 } from './tuple';

/** 48 bytes. */
@unmanaged
export class rangeobject extends PyObject {
  start: PyObject | null; // strong, exact ints, never NULL
  stop: PyObject | null;
  step: PyObject | null;
  length: PyObject | null;
}

/** 40 bytes. */
@unmanaged
export class _PyRangeIterObject extends PyObject {
  start: i64;
  step: i64;
  len: i64;
}

/** 40 bytes. */
@unmanaged
export class longrangeiterobject extends PyObject {
  start: PyObject | null; // strong
  step: PyObject | null;
  len: PyObject | null;
}

export const PyRange_Type = staticObject<PyTypeObject>(416);
export const PyRangeIter_Type = staticObject<PyTypeObject>(416);
export const PyLongRangeIter_Type = staticObject<PyTypeObject>(416);

/* @inline */ function some(o: PyObject | null): PyObject {
  return changetype<PyObject>(o);
}

// new; steals start, stop and step, unless it fails
export function make_range_object(
  type: PyTypeObject,
  start: PyObject,
  stop: PyObject,
  step: PyObject,
): PyObject | null {
  const length = compute_range_length(start, stop, step);
  if (!length) return null;
  const o = _PyObject_New(type);
  if (!o) {
    Py_DECREF(length);
    return null;
  }
  const r = changetype<rangeobject>(o);
  r.start = start;
  r.stop = stop;
  r.step = step;
  r.length = length;
  return o;
}

// new
function validate_step(step: PyObject): PyObject | null {
  const number = PyNumber_Index(step);
  if (number && _PyLong_IsZero(number)) {
    Py_DECREF(number);
    return PyErr_SetString(PyExc_ValueError, 'range() arg 3 must not be zero');
  }
  return number;
}

// new
function range_from_array(type: PyTypeObject, args: usize, nargs: i64): PyObject | null {
  if (nargs == 0) return PyErr_SetString(PyExc_TypeError, 'range expected at least 1 argument, got 0');
  if (nargs > 3) return PyErr_Format(PyExc_TypeError, 'range expected at most 3 arguments, got %zd', nargs);
  let start: PyObject | null;
  let stop: PyObject | null = null;
  let step: PyObject | null = null;
  if (nargs == 1) {
    start = _PyLong_GetZero();
    stop = PyNumber_Index(objAt(args, 0));
    if (stop) step = _PyLong_GetOne();
  } else {
    start = PyNumber_Index(objAt(args, 0));
    if (start) stop = PyNumber_Index(objAt(args, 1));
    if (stop) step = nargs > 2 ? validate_step(objAt(args, 2)) : _PyLong_GetOne();
  }
  if (start && stop && step) {
    const range = make_range_object(type, start, stop, step);
    if (range) return range;
  }
  Py_XDECREF(start);
  Py_XDECREF(stop);
  Py_XDECREF(step);
  return null;
}

function range_new(type: PyTypeObject, args: PyObject, kw: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('range', kw)) return null;
  return range_from_array(type, PyTuple_ITEMS(args), PyTuple_GET_SIZE(args));
}

function range_vectorcall(type: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  if (kwnames && !_PyArg_NoKwnames('range', kwnames)) return null;
  return range_from_array(changetype<PyTypeObject>(type), args, PyVectorcall_NARGS(nargsf));
}

function range_dealloc(o: PyObject): void {
  const r = changetype<rangeobject>(o);
  Py_DECREF(some(r.start));
  Py_DECREF(some(r.stop));
  Py_DECREF(some(r.step));
  Py_DECREF(some(r.length));
  PyObject_Free(changetype<usize>(o));
}

/** Items from lo to hi; the count may exceed i64, but not u64. */
export function get_len_of_range(lo: i64, hi: i64, step: i64): u64 {
  if (step > 0 && lo < hi) return 1 + (<u64>hi - 1 - <u64>lo) / <u64>step;
  if (step < 0 && lo > hi) return 1 + (<u64>lo - 1 - <u64>hi) / (0 - <u64>step);
  return 0;
}

/** Do start, stop and step fit an i64? Then they are at out[0..2]. */
export function asLongs(start: PyObject, stop: PyObject, step: PyObject, out: usize): bool {
  const overflow = stackAlloc(1);
  store<i64>(out, PyLong_AsLongAndOverflow(start, overflow));
  let fits = load<i32>(overflow) == 0;
  if (fits) {
    store<i64>(out, PyLong_AsLongAndOverflow(stop, overflow), 8);
    fits = load<i32>(overflow) == 0;
  }
  if (fits) {
    store<i64>(out, PyLong_AsLongAndOverflow(step, overflow), 16);
    fits = load<i32>(overflow) == 0;
  }
  stackFree(overflow);
  return fits;
}

// new
function compute_range_length(start: PyObject, stop: PyObject, step: PyObject): PyObject | null {
  const out = stackAlloc(3);
  const fits = asLongs(start, stop, step, out);
  const n = fits ? get_len_of_range(load<i64>(out), load<i64>(out, 8), load<i64>(out, 16)) : 0;
  stackFree(out);
  if (fits && <i64>n >= 0) return PyLong_FromLong(<i64>n);
  const up = PyObject_RichCompareBool(step, _PyLong_GetZero(), Py_GT);
  if (up < 0) return null;
  if (up) {
    Py_INCREF(step);
    return lengthBetween(start, stop, step);
  }
  const back = PyNumber_Negative(step);
  return back ? lengthBetween(stop, start, back) : null;
}

/** (hi - lo - 1) // step + 1; steals step. */
// new
function lengthBetween(lo: PyObject, hi: PyObject, step: PyObject): PyObject | null {
  const empty = PyObject_RichCompareBool(lo, hi, Py_GE);
  if (empty != 0) {
    Py_DECREF(step);
    return empty < 0 ? null : _PyLong_GetZero();
  }
  const one = _PyLong_GetOne();
  const distance = PyNumber_Subtract(hi, lo);
  const diff = distance ? PyNumber_Subtract(distance, one) : null;
  const quotient = diff ? PyNumber_FloorDivide(diff, step) : null;
  const result = quotient ? PyNumber_Add(quotient, one) : null;
  Py_XDECREF(distance);
  Py_XDECREF(diff);
  Py_XDECREF(quotient);
  Py_DECREF(step);
  return result;
}

function range_length(o: PyObject): i64 {
  return PyLong_AsSsize_t(some(changetype<rangeobject>(o).length));
}

/** start + i * step */
// new
function compute_item(r: rangeobject, i: PyObject): PyObject | null {
  const offset = PyNumber_Multiply(i, some(r.step));
  if (!offset) return null;
  const result = PyNumber_Add(some(r.start), offset);
  Py_DECREF(offset);
  return result;
}

// new
function compute_range_item(r: rangeobject, index: PyObject): PyObject | null {
  const zero = _PyLong_GetZero();
  const negative = PyObject_RichCompareBool(index, zero, Py_LT);
  if (negative < 0) return null;
  let i: PyObject | null = index;
  if (negative) i = PyNumber_Add(some(r.length), index);
  else Py_INCREF(index);
  if (!i) return null;
  let outside = PyObject_RichCompareBool(i, zero, Py_LT);
  if (outside == 0) outside = PyObject_RichCompareBool(i, some(r.length), Py_GE);
  let result: PyObject | null = null;
  if (outside == 0) result = compute_item(r, i);
  else if (outside > 0) PyErr_SetString(PyExc_IndexError, 'range object index out of range');
  Py_DECREF(i);
  return result;
}

function range_item(o: PyObject, i: i64): PyObject | null {
  const index = PyLong_FromSsize_t(i);
  if (!index) return null;
  const result = compute_range_item(changetype<rangeobject>(o), index);
  Py_DECREF(index);
  return result;
}

// new
function compute_slice(r: rangeobject, slice: PyObject): PyObject | null {
  const out = stackAlloc(3);
  const failed = _PySlice_GetLongIndices(changetype<PySliceObject>(slice), some(r.length), out) < 0;
  const start = objAt(out, 0);
  const stop = objAt(out, 1);
  const step = objAt(out, 2);
  stackFree(out);
  if (failed) return null;
  const substep = PyNumber_Multiply(some(r.step), step);
  const substart = substep ? compute_item(r, start) : null;
  const substop = substart ? compute_item(r, stop) : null;
  Py_DECREF(start);
  Py_DECREF(stop);
  Py_DECREF(step);
  if (substart && substop && substep) {
    const result = make_range_object(r.ob_type, substart, substop, substep);
    if (result) return result;
  }
  Py_XDECREF(substart);
  Py_XDECREF(substop);
  Py_XDECREF(substep);
  return null;
}

/** Of an exact int or bool, by arithmetic. */
function range_contains_long(r: rangeobject, o: PyObject): i32 {
  const zero = _PyLong_GetZero();
  const start = some(r.start);
  const stop = some(r.stop);
  const up = PyObject_RichCompareBool(some(r.step), zero, Py_GT);
  if (up < 0) return -1;
  const afterStart = up ? PyObject_RichCompareBool(start, o, Py_LE) : PyObject_RichCompareBool(o, start, Py_LE);
  const beforeStop = up ? PyObject_RichCompareBool(o, stop, Py_LT) : PyObject_RichCompareBool(stop, o, Py_LT);
  if (afterStart < 0 || beforeStop < 0) return -1;
  if (!afterStart || !beforeStop) return 0;
  const offset = PyNumber_Subtract(o, start);
  const rest = offset ? PyNumber_Remainder(offset, some(r.step)) : null;
  const result = rest ? PyObject_RichCompareBool(rest, zero, Py_EQ) : -1;
  Py_XDECREF(offset);
  Py_XDECREF(rest);
  return result;
}

/* @inline */ function isInt(o: PyObject): bool {
  return PyLong_CheckExact(o) || PyBool_Check(o);
}

function range_contains(o: PyObject, value: PyObject): i32 {
  if (isInt(value)) return range_contains_long(changetype<rangeobject>(o), value);
  const it = PyObject_GetIter(o);
  if (!it) return -1;
  let found: i32 = 0;
  while (found == 0) {
    const item = PyIter_Next(it);
    if (!item) {
      if (PyErr_Occurred()) found = -1;
      break;
    }
    found = PyObject_RichCompareBool(item, value, Py_EQ);
    Py_DECREF(item);
  }
  Py_DECREF(it);
  return found;
}

/** The same items, however they are written? */
function range_equals(a: rangeobject, b: rangeobject): i32 {
  if (a == b) return 1;
  let r = PyObject_RichCompareBool(some(a.length), some(b.length), Py_EQ);
  if (r != 1) return r;
  if (_PyLong_IsZero(some(a.length))) return 1;
  r = PyObject_RichCompareBool(some(a.start), some(b.start), Py_EQ);
  if (r != 1) return r;
  r = PyObject_RichCompareBool(some(a.length), _PyLong_GetOne(), Py_EQ);
  if (r != 0) return r;
  return PyObject_RichCompareBool(some(a.step), some(b.step), Py_EQ);
}

function range_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if (other.ob_type != PyRange_Type || (op != Py_EQ && op != Py_NE)) return Py_NotImplemented;
  const r = range_equals(changetype<rangeobject>(self), changetype<rangeobject>(other));
  return r < 0 ? null : boolObject((r == 1) == (op == Py_EQ));
}

/** hash((length, start, step)), with None for what does not matter. */
function range_hash(o: PyObject): i64 {
  const r = changetype<rangeobject>(o);
  const length = some(r.length);
  const empty = _PyLong_IsZero(length);
  const one = empty ? 1 : PyObject_RichCompareBool(length, _PyLong_GetOne(), Py_EQ);
  if (one < 0) return -1;
  const t = PyTuple_Pack3(length, empty ? Py_None : some(r.start), one ? Py_None : some(r.step));
  if (!t) return -1;
  const hash = PyObject_Hash(t);
  Py_DECREF(t);
  return hash;
}

function range_count(o: PyObject, value: PyObject): PyObject | null {
  if (isInt(value)) {
    const r = range_contains_long(changetype<rangeobject>(o), value);
    return r < 0 ? null : PyLong_FromLong(r);
  }
  const n = PySequence_Count(o, value);
  return n < 0 ? null : PyLong_FromSsize_t(n);
}

function range_index(o: PyObject, value: PyObject): PyObject | null {
  if (!isInt(value)) {
    const n = PySequence_Index(o, value);
    return n < 0 ? null : PyLong_FromSsize_t(n);
  }
  const r = changetype<rangeobject>(o);
  const contains = range_contains_long(r, value);
  if (contains < 0) return null;
  if (!contains) return PyErr_Format(PyExc_ValueError, '%R is not in range', arg(value));
  const offset = PyNumber_Subtract(value, some(r.start));
  if (!offset) return null;
  const index = PyNumber_FloorDivide(offset, some(r.step));
  Py_DECREF(offset);
  return index;
}

function range_repr(o: PyObject): PyObject | null {
  const r = changetype<rangeobject>(o);
  const step = PyNumber_AsSsize_t(some(r.step), null);
  if (step == -1 && PyErr_Occurred()) return null;
  if (step == 1) return PyUnicode_FromFormat('range(%R, %R)', arg(r.start), arg(r.stop));
  return PyUnicode_FromFormat('range(%R, %R, %R)', arg(r.start), arg(r.stop), arg(r.step));
}

function range_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const r = changetype<rangeobject>(o);
  const args = PyTuple_Pack3(some(r.start), some(r.stop), some(r.step));
  if (!args) return null;
  const result = PyTuple_Pack2(o.ob_type, args);
  Py_DECREF(args);
  return result;
}

function range_subscript(self: PyObject, item: PyObject): PyObject | null {
  const r = changetype<rangeobject>(self);
  if (PyIndex_Check(item)) {
    const i = PyNumber_Index(item);
    if (!i) return null;
    const result = compute_range_item(r, i);
    Py_DECREF(i);
    return result;
  }
  if (PySlice_Check(item)) return compute_slice(r, item);
  const name = <u64>item.ob_type.tp_name;
  return PyErr_Format(PyExc_TypeError, 'range indices must be integers or slices, not %.200s', name);
}

function range_bool(o: PyObject): i32 {
  return PyObject_IsTrue(some(changetype<rangeobject>(o).length));
}

export function init_range_types(): void {
  const t = PyRange_Type;
  static_type(
    t,
    'range',
    offsetof<rangeobject>(),
    0,
    Py_TPFLAGS_SEQUENCE,
    'range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).',
  );
  t.tp_dealloc = range_dealloc.index;
  t.tp_repr = range_repr.index;
  t.tp_hash = range_hash.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_richcompare = range_richcompare.index;
  t.tp_iter = range_iter.index;
  t.tp_new = range_new.index;
  t.tp_vectorcall = range_vectorcall.index;
  numberMethods(t).nb_bool = range_bool.index;
  const sq = sequenceMethods(t);
  sq.sq_length = range_length.index;
  sq.sq_item = range_item.index;
  sq.sq_contains = range_contains.index;
  const mp = mappingMethods(t);
  mp.mp_length = range_length.index;
  mp.mp_subscript = range_subscript.index;
  method(t, '__reversed__', range_reverse.index, METH_NOARGS, 'Return a reverse iterator.');
  method(t, '__reduce__', range_reduce.index, METH_NOARGS, '');
  method(
    t,
    'count',
    range_count.index,
    METH_O,
    'rangeobject.count(value) -> integer -- return number of occurrences of value',
  );
  method(
    t,
    'index',
    range_index.index,
    METH_O,
    'rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.',
  );
  member(t, 'start', Py_T_OBJECT_EX, offsetof<rangeobject>('_start'), Py_READONLY, '');
  member(t, 'stop', Py_T_OBJECT_EX, offsetof<rangeobject>('_stop'), Py_READONLY, '');
  member(t, 'step', Py_T_OBJECT_EX, offsetof<rangeobject>('_step'), Py_READONLY, '');
  init_range_iters();
}
