// iterator, over anything with []; callable_iterator, calls until a sentinel. (CPython: Objects/iterobject.c)

import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_ID } from '../runtime/identifiers';
import { Py_DECREF, Py_EQ, Py_INCREF, Py_VISIT, Py_XDECREF, PyObject } from '../runtime/object';
import { method, static_type } from '../runtime/register';
import { METH_NOARGS, METH_O, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../runtime/type';
import { PySequence_GetItem, PySequence_Size } from './abstract/sequence';
import { PyObject_CallNoArgs } from './call';
import { PyErr_ExceptionMatches, PyErr_SetString } from './exceptions/errors';
import { PyExc_IndexError, PyExc_OverflowError, PyExc_StopIteration } from './exceptions/types';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from './int';
import { Py_None, Py_NotImplemented } from './none';
import { PyObject_RichCompareBool, PyObject_SelfIter } from './object';
import { _PyEval_GetBuiltin, reduceIterator } from './reduce';
import { PyTuple_Pack2 } from './tuple';

/** 32 bytes. */
@unmanaged
export class seqiterobject extends PyObject {
  it_index: i64;
  it_seq: PyObject | null; // strong; NULL: exhausted
}

/** 32 bytes. */
@unmanaged
export class calliterobject extends PyObject {
  it_callable: PyObject | null; // strong; NULL: exhausted
  it_sentinel: PyObject | null; // strong; NULL: exhausted
}

export const PySeqIter_Type = staticObject<PyTypeObject>(416);
export const PyCallIter_Type = staticObject<PyTypeObject>(416);

// new
export function PySeqIter_New(seq: PyObject): PyObject | null {
  const o = _PyObject_GC_New(PySeqIter_Type);
  if (!o) return null;
  const it = changetype<seqiterobject>(o);
  it.it_index = 0;
  Py_INCREF(seq);
  it.it_seq = seq;
  _PyObject_GC_TRACK(o);
  return o;
}

function iter_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o)) return;
  Py_XDECREF(changetype<seqiterobject>(o).it_seq);
  PyObject_GC_Del(changetype<usize>(o));
  _PyTrash_end();
}

function iter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(changetype<seqiterobject>(o).it_seq, visit, argument);
}

function iter_iternext(o: PyObject): PyObject | null {
  const it = changetype<seqiterobject>(o);
  const seq = it.it_seq;
  if (!seq) return null;
  if (it.it_index == i64.MAX_VALUE) return PyErr_SetString(PyExc_OverflowError, 'iter index too large');
  const result = PySequence_GetItem(seq, it.it_index);
  if (result) {
    it.it_index++;
    return result;
  }
  if (PyErr_ExceptionMatches(PyExc_IndexError) || PyErr_ExceptionMatches(PyExc_StopIteration)) {
    PyErr_Clear();
    it.it_seq = null;
    Py_DECREF(seq);
  }
  return null;
}

function iter_len(o: PyObject, unused: PyObject | null): PyObject | null {
  const it = changetype<seqiterobject>(o);
  const seq = it.it_seq;
  if (!seq) return PyLong_FromSsize_t(0);
  const slots = seq.ob_type.tp_as_sequence;
  if (!slots || !slots.sq_length) return Py_NotImplemented;
  const n = PySequence_Size(seq);
  if (n == -1) return null;
  const len = n - it.it_index;
  return PyLong_FromSsize_t(len >= 0 ? len : 0);
}

function iter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const it = changetype<seqiterobject>(o);
  return reduceIterator(_PyEval_GetBuiltin(_Py_ID('iter')), it.it_seq, it.it_index, 0);
}

function iter_setstate(o: PyObject, state: PyObject): PyObject | null {
  const it = changetype<seqiterobject>(o);
  const index = PyLong_AsSsize_t(state);
  if (index == -1 && PyErr_Occurred()) return null;
  if (it.it_seq) it.it_index = index < 0 ? 0 : index;
  return Py_None;
}

// new
export function PyCallIter_New(callable: PyObject, sentinel: PyObject): PyObject | null {
  const o = _PyObject_GC_New(PyCallIter_Type);
  if (!o) return null;
  const it = changetype<calliterobject>(o);
  Py_INCREF(callable);
  it.it_callable = callable;
  Py_INCREF(sentinel);
  it.it_sentinel = sentinel;
  _PyObject_GC_TRACK(o);
  return o;
}

function calliter_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o)) return;
  Py_XDECREF(changetype<calliterobject>(o).it_callable);
  Py_XDECREF(changetype<calliterobject>(o).it_sentinel);
  PyObject_GC_Del(changetype<usize>(o));
  _PyTrash_end();
}

function calliter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = Py_VISIT(changetype<calliterobject>(o).it_callable, visit, argument);
  return r ? r : Py_VISIT(changetype<calliterobject>(o).it_sentinel, visit, argument);
}

function exhaust(it: calliterobject): void {
  const callable = it.it_callable;
  it.it_callable = null;
  Py_XDECREF(callable);
  const sentinel = it.it_sentinel;
  it.it_sentinel = null;
  Py_XDECREF(sentinel);
}

function calliter_iternext(o: PyObject): PyObject | null {
  const it = changetype<calliterobject>(o);
  const callable = it.it_callable;
  if (!callable) return null;
  const result = PyObject_CallNoArgs(callable);
  const sentinel = it.it_sentinel;
  if (result && sentinel) {
    const ok = PyObject_RichCompareBool(sentinel, result, Py_EQ);
    if (ok == 0) return result;
    if (ok > 0) exhaust(it);
  } else if (PyErr_ExceptionMatches(PyExc_StopIteration)) {
    PyErr_Clear();
    exhaust(it);
  }
  Py_XDECREF(result);
  return null;
}

function calliter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const it = changetype<calliterobject>(o);
  const builtin = _PyEval_GetBuiltin(_Py_ID('iter'));
  const callable = it.it_callable;
  const sentinel = it.it_sentinel;
  if (!builtin || !callable || !sentinel) return reduceIterator(builtin, null, 0, 0);
  const args = PyTuple_Pack2(callable, sentinel);
  const result = args ? PyTuple_Pack2(builtin, args) : null;
  Py_DECREF(builtin);
  Py_XDECREF(args);
  return result;
}

export function init_iter_types(): void {
  const t = PySeqIter_Type;
  static_type(t, 'iterator', offsetof<seqiterobject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = iter_dealloc.index;
  t.tp_traverse = iter_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = iter_iternext.index;
  method(t, '__length_hint__', iter_len.index, METH_NOARGS, 'Private method returning an estimate of len(list(it)).');
  method(t, '__reduce__', iter_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', iter_setstate.index, METH_O, 'Set state information for unpickling.');
  const c = PyCallIter_Type;
  static_type(c, 'callable_iterator', offsetof<calliterobject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  c.tp_dealloc = calliter_dealloc.index;
  c.tp_traverse = calliter_traverse.index;
  c.tp_iter = PyObject_SelfIter.index;
  c.tp_iternext = calliter_iternext.index;
  method(c, '__reduce__', calliter_reduce.index, METH_NOARGS, 'Return state information for pickling.');
}
