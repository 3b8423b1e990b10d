// An iterator over bytes. (CPython: Objects/bytesobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_DECREF, Py_NewRef, Py_VISIT, Py_XDECREF, PyObject } from '../../runtime/object';
import { method, static_type } from '../../runtime/register';
import { METH_NOARGS, METH_O, Py_TPFLAGS_HAVE_GC } from '../../runtime/type';
import { PyLong_AsSsize_t, PyLong_FromLong, PyLong_FromSsize_t } from '../int';
import { Py_None } from '../none';
import { PyObject_SelfIter } from '../object';
import { _PyEval_GetBuiltin, reduceIterator } from '../reduce';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE, PyBytesIter_Type } from './struct';

/** 32 bytes. */
@unmanaged
export class striterobject extends PyObject {
  it_index: i64;
  it_seq: PyObject | null; // strong; NULL: exhausted
}

/** tp_iter of bytes; new. */
export function bytes_iter(o: PyObject): PyObject | null {
  const it = _PyObject_GC_New(PyBytesIter_Type);
  if (!it) return null;
  const iter = changetype<striterobject>(it);
  iter.it_index = 0;
  iter.it_seq = Py_NewRef(o);
  _PyObject_GC_TRACK(it);
  return it;
}

function striter_dealloc(it: striterobject): void {
  _PyObject_GC_UNTRACK(it);
  Py_XDECREF(it.it_seq);
  PyObject_GC_Del(changetype<usize>(it));
}

function striter_traverse(it: striterobject, visit: usize, arg: usize): i32 {
  return Py_VISIT(it.it_seq, visit, arg);
}

function striter_next(it: striterobject): PyObject | null {
  const o = it.it_seq;
  if (!o) return null;
  const i = it.it_index;
  if (i < PyBytes_GET_SIZE(o)) {
    it.it_index = i + 1;
    return PyLong_FromLong(load<u8>(PyBytes_AS_STRING(o) + <usize>i));
  }
  it.it_seq = null;
  Py_DECREF(o);
  return null;
}

function striter_len(it: striterobject, unused: PyObject | null): PyObject | null {
  const o = it.it_seq;
  return PyLong_FromSsize_t(o ? PyBytes_GET_SIZE(o) - it.it_index : 0);
}

function striter_reduce(it: striterobject, unused: PyObject | null): PyObject | null {
  return reduceIterator(_PyEval_GetBuiltin(_Py_ID('iter')), it.it_seq, it.it_index, 0);
}

function striter_setstate(it: striterobject, state: PyObject): PyObject | null {
  const index = PyLong_AsSsize_t(state);
  if (index == -1 && PyErr_Occurred()) return null;
  const o = it.it_seq;
  if (o) it.it_index = min(max<i64>(index, 0), PyBytes_GET_SIZE(o));
  return Py_None;
}

export function init_bytes_iter_type(): void {
  const t = PyBytesIter_Type;
  static_type(t, 'bytes_iterator', offsetof<striterobject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = striter_dealloc.index;
  t.tp_traverse = striter_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = striter_next.index;
  method(
    t,
    '__length_hint__',
    striter_len.index,
    METH_NOARGS,
    'Private method returning an estimate of len(list(it)).',
  );
  method(t, '__reduce__', striter_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', striter_setstate.index, METH_O, 'Set state information for unpickling.');
}
