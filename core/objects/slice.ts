// slice objects, and the arithmetic of start:stop:step. (CPython: Objects/sliceobject.c)

import { tracedReuse } from '../memory/hook';
import { PyErr_Occurred } from '../runtime/errors';
import { giveSlice, takeSlice } from '../runtime/freelist';
import { _PyObject_GC_New, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import {
  _Py_NewReference,
  arg,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_GE,
  Py_GT,
  Py_INCREF,
  Py_LE,
  Py_LT,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../runtime/recursion';
import { member, method, static_type } from '../runtime/register';
import { _Py_T_OBJECT, METH_NOARGS, METH_O, Py_READONLY, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../runtime/type';
import { PyIndex_Check, PyNumber_AsSsize_t, PyNumber_Index } from './abstract/conversion';
import { PyNumber_Add } from './abstract/number';
import { _PyArg_CheckPositional, _PyArg_NoKeywords, PyArg_UnpackTupleCheck } from './args';
import { PyObject_GenericGetAttr } from './attribute';
import { PyErr_SetString } from './exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from './exceptions/types';
import { _PyLong_IsNegative, _PyLong_Sign, PyLong_FromLong } from './int';
import { Py_None, Py_NotImplemented } from './none';
import { PyObject_Hash, PyObject_RichCompare, PyObject_RichCompareBool } from './object';
import { boolObject } from './richcompare';
import { PyUnicode_FromFormat } from './str/format';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack2, PyTuple_Pack3 } from './tuple';

/** 40 bytes. */
@unmanaged
export class PySliceObject extends PyObject {
  start: PyObject | null; // strong, never NULL: None for what was left out
  stop: PyObject | null;
  step: PyObject | null;
}

export const PySlice_Type = staticObject<PyTypeObject>(416);

/* @inline */ function part(o: PyObject | null): PyObject {
  return changetype<PyObject>(o);
}

// new; steals start and stop
function _PyBuildSlice_Consume2(start: PyObject, stop: PyObject, step: PyObject): PyObject | null {
  let obj = changetype<PySliceObject | null>(takeSlice());
  if (obj) {
    _Py_NewReference(obj);
    tracedReuse(changetype<usize>(obj) - 16);
  } else {
    obj = changetype<PySliceObject | null>(_PyObject_GC_New(PySlice_Type));
    if (!obj) {
      Py_DECREF(start);
      Py_DECREF(stop);
      return null;
    }
  }
  obj.start = start;
  obj.stop = stop;
  Py_INCREF(step);
  obj.step = step;
  _PyObject_GC_TRACK(obj);
  return obj;
}

// new; NULL means None
export function PySlice_New(start: PyObject | null, stop: PyObject | null, step: PyObject | null): PyObject | null {
  const a = start ? start : Py_None;
  const b = stop ? stop : Py_None;
  Py_INCREF(a);
  Py_INCREF(b);
  return _PyBuildSlice_Consume2(a, b, step ? step : Py_None);
}

// new; steals both
export function _PyBuildSlice_ConsumeRefs(start: PyObject, stop: PyObject): PyObject | null {
  return _PyBuildSlice_Consume2(start, stop, Py_None);
}

/* @inline */ export function PySlice_Check(o: PyObject): bool {
  return o.ob_type == PySlice_Type;
}

/** An index of a slice into *out, clipped to Py_ssize_t; None leaves it. False: an exception is set. */
export function _PyEval_SliceIndex(v: PyObject, out: usize): i32 {
  if (v == Py_None) return 1;
  if (!PyIndex_Check(v)) {
    PyErr_SetString(PyExc_TypeError, 'slice indices must be integers or None or have an __index__ method');
    return 0;
  }
  const x = PyNumber_AsSsize_t(v, null);
  if (x == -1 && PyErr_Occurred()) return 0;
  store<i64>(out, x);
  return 1;
}

/** The same where None is no index. */
export function _PyEval_SliceIndexNotNone(v: PyObject, out: usize): bool {
  if (!PyIndex_Check(v)) {
    PyErr_SetString(PyExc_TypeError, 'slice indices must be integers or have an __index__ method');
    return false;
  }
  const x = PyNumber_AsSsize_t(v, null);
  if (x == -1 && PyErr_Occurred()) return false;
  store<i64>(out, x);
  return true;
}

/** index(value, start, stop): the bounds as two i64 at out, as they were given; false: failed. */
export function indexBounds(args: usize, nargs: i64, out: usize): bool {
  store<i64>(out, 0);
  store<i64>(out, i64.MAX_VALUE, 8);
  return (
    _PyArg_CheckPositional('index', nargs, 1, 3) &&
    (nargs < 2 || _PyEval_SliceIndexNotNone(objAt(args, 1), out)) &&
    (nargs < 3 || _PyEval_SliceIndexNotNone(objAt(args, 2), out + 8))
  );
}

/** start, stop and step as i64 through the three addresses; -1: an exception is set. */
export function PySlice_Unpack(o: PyObject, start: usize, stop: usize, step: usize): i32 {
  const r = changetype<PySliceObject>(o);
  store<i64>(step, 1);
  if (!_PyEval_SliceIndex(part(r.step), step)) return -1;
  if (load<i64>(step) == 0) {
    PyErr_SetString(PyExc_ValueError, 'slice step cannot be zero');
    return -1;
  }
  // -step must not overflow.
  if (load<i64>(step) < -i64.MAX_VALUE) store<i64>(step, -i64.MAX_VALUE);
  const down = load<i64>(step) < 0;
  store<i64>(start, down ? i64.MAX_VALUE : 0);
  store<i64>(stop, down ? i64.MIN_VALUE : i64.MAX_VALUE);
  if (!_PyEval_SliceIndex(part(r.start), start)) return -1;
  return _PyEval_SliceIndex(part(r.stop), stop) ? 0 : -1;
}

/* @inline */ function adjusted(index: i64, length: i64, step: i64): i64 {
  if (index < 0) {
    index += length;
    return index < 0 ? (step < 0 ? -1 : 0) : index;
  }
  return index >= length ? (step < 0 ? length - 1 : length) : index;
}

/** Clips *start and *stop to a sequence of that length; the number of items. */
export function PySlice_AdjustIndices(length: i64, start: usize, stop: usize, step: i64): i64 {
  const a = adjusted(load<i64>(start), length, step);
  const b = adjusted(load<i64>(stop), length, step);
  store<i64>(start, a);
  store<i64>(stop, b);
  if (step < 0) return b < a ? (a - b - 1) / -step + 1 : 0;
  return a < b ? (b - a - 1) / step + 1 : 0;
}

function slice_new(type: PyTypeObject, args: PyObject, kw: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('slice', kw)) return null;
  if (!PyArg_UnpackTupleCheck(args, 'slice', 1, 3)) return null;
  const n = PyTuple_GET_SIZE(args);
  const first = PyTuple_GET_ITEM(args, 0);
  if (n == 1) return PySlice_New(null, first, null);
  return PySlice_New(first, PyTuple_GET_ITEM(args, 1), n > 2 ? PyTuple_GET_ITEM(args, 2) : null);
}

function slice_dealloc(o: PyObject): void {
  const r = changetype<PySliceObject>(o);
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o)) return;
  Py_XDECREF(r.step);
  Py_XDECREF(r.start);
  Py_XDECREF(r.stop);
  if (!giveSlice(changetype<usize>(r))) PyObject_GC_Del(changetype<usize>(r));
  _PyTrash_end();
}

function slice_repr(o: PyObject): PyObject | null {
  const r = changetype<PySliceObject>(o);
  return PyUnicode_FromFormat('slice(%R, %R, %R)', arg(r.start), arg(r.stop), arg(r.step));
}

// new
function evaluate_slice_index(v: PyObject): PyObject | null {
  if (PyIndex_Check(v)) return PyNumber_Index(v);
  return PyErr_SetString(PyExc_TypeError, 'slice indices must be integers or None or have an __index__ method');
}

/** v clipped to lower … upper, counted from the end when negative. */
// new
function clipIndex(v: PyObject, length: PyObject, lower: PyObject, upper: PyObject): PyObject | null {
  let index = evaluate_slice_index(v);
  if (!index) return null;
  let limit = upper;
  let op = Py_GT;
  if (_PyLong_IsNegative(index)) {
    const sum = PyNumber_Add(index, length);
    Py_DECREF(index);
    if (!sum) return null;
    index = sum;
    limit = lower;
    op = Py_LT;
  }
  const outside = PyObject_RichCompareBool(index, limit, op);
  if (outside == 0) return index;
  Py_DECREF(index);
  if (outside < 0) return null;
  Py_INCREF(limit);
  return limit;
}

/** Three new references at out[0..2], for ints of any size; -1: an exception is set. */
export function _PySlice_GetLongIndices(self: PySliceObject, length: PyObject, out: usize): i32 {
  const step = self.step == Py_None ? PyLong_FromLong(1) : evaluate_slice_index(part(self.step));
  if (!step) return -1;
  const sign = _PyLong_Sign(step);
  if (sign == 0) {
    PyErr_SetString(PyExc_ValueError, 'slice step cannot be zero');
    Py_DECREF(step);
    return -1;
  }
  const lower = PyLong_FromLong(sign < 0 ? -1 : 0);
  let upper: PyObject | null = null;
  if (lower) {
    if (sign < 0) upper = PyNumber_Add(length, lower);
    else {
      Py_INCREF(length);
      upper = length;
    }
  }
  let start: PyObject | null = null;
  let stop: PyObject | null = null;
  if (lower && upper) {
    if (self.start == Py_None) {
      start = sign < 0 ? upper : lower;
      Py_INCREF(part(start));
    } else start = clipIndex(part(self.start), length, lower, upper);
    if (start) {
      if (self.stop == Py_None) {
        stop = sign < 0 ? lower : upper;
        Py_INCREF(part(stop));
      } else stop = clipIndex(part(self.stop), length, lower, upper);
    }
  }
  Py_XDECREF(lower);
  Py_XDECREF(upper);
  if (!stop) {
    Py_XDECREF(start);
    Py_DECREF(step);
    return -1;
  }
  store<u64>(out, arg(start));
  store<u64>(out, arg(stop), 8);
  store<u64>(out, arg(step), 16);
  return 0;
}

function slice_indices(self: PyObject, len: PyObject): PyObject | null {
  const length = PyNumber_Index(len);
  if (!length) return null;
  if (_PyLong_IsNegative(length)) {
    Py_DECREF(length);
    return PyErr_SetString(PyExc_ValueError, 'length should not be negative');
  }
  const out = stackAlloc(3);
  const failed = _PySlice_GetLongIndices(changetype<PySliceObject>(self), length, out) < 0;
  const start = changetype<PyObject>(load<usize>(out));
  const stop = changetype<PyObject>(load<usize>(out, 8));
  const step = changetype<PyObject>(load<usize>(out, 16));
  stackFree(out);
  Py_DECREF(length);
  if (failed) return null;
  const result = PyTuple_Pack3(start, stop, step);
  Py_DECREF(start);
  Py_DECREF(stop);
  Py_DECREF(step);
  return result;
}

// new
function parts(o: PyObject): PyObject | null {
  const r = changetype<PySliceObject>(o);
  return PyTuple_Pack3(part(r.start), part(r.stop), part(r.step));
}

function slice_reduce(self: PyObject, unused: PyObject | null): PyObject | null {
  const args = parts(self);
  if (!args) return null;
  const result = PyTuple_Pack2(self.ob_type, args);
  Py_DECREF(args);
  return result;
}

function slice_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  if (!PySlice_Check(v) || !PySlice_Check(w)) return Py_NotImplemented;
  if (v == w) return boolObject(op == Py_EQ || op == Py_LE || op == Py_GE);
  const t1 = parts(v);
  if (!t1) return null;
  const t2 = parts(w);
  const result = t2 ? PyObject_RichCompare(t1, t2, op) : null;
  Py_DECREF(t1);
  Py_XDECREF(t2);
  return result;
}

function slice_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const v = changetype<PySliceObject>(o);
  let r = Py_VISIT(v.start, visit, argument);
  if (!r) r = Py_VISIT(v.stop, visit, argument);
  return r ? r : Py_VISIT(v.step, visit, argument);
}

/** A tuple's hash without the length at the end. */
function slicehash(o: PyObject): i64 {
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return -1;
  const hash = hashOfParts(changetype<PySliceObject>(o));
  _Py_LeaveRecursiveCall();
  return hash;
}

function hashOfParts(v: PySliceObject): i64 {
  let acc: u64 = 2870177450012600261;
  for (let i: usize = 16; i <= 32; i += 8) {
    const lane = PyObject_Hash(changetype<PyObject>(load<usize>(changetype<usize>(v) + i)));
    if (lane == -1) return -1;
    acc += <u64>lane * 14029467366897019727;
    acc = rotl<u64>(acc, 31);
    acc *= 11400714785074694791;
  }
  return acc == u64.MAX_VALUE ? 1546275796 : <i64>acc;
}

export function init_slice_type(): void {
  const t = PySlice_Type;
  static_type(
    t,
    'slice',
    offsetof<PySliceObject>(),
    0,
    Py_TPFLAGS_HAVE_GC,
    'slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).',
  );
  t.tp_dealloc = slice_dealloc.index;
  t.tp_repr = slice_repr.index;
  t.tp_hash = slicehash.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = slice_traverse.index;
  t.tp_richcompare = slice_richcompare.index;
  t.tp_new = slice_new.index;
  method(
    t,
    'indices',
    slice_indices.index,
    METH_O,
    'S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and stop\nindices, and the stride length of the extended slice described by\nS. Out of bounds indices are clipped in a manner consistent with the\nhandling of normal slices.',
  );
  method(t, '__reduce__', slice_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  member(t, 'start', _Py_T_OBJECT, offsetof<PySliceObject>('_start'), Py_READONLY, '');
  member(t, 'stop', _Py_T_OBJECT, offsetof<PySliceObject>('_stop'), Py_READONLY, '');
  member(t, 'step', _Py_T_OBJECT, offsetof<PySliceObject>('_step'), Py_READONLY, '');
}
