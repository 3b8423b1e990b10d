// The iterator over a bytearray. (CPython: Objects/bytearrayobject.c)

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
import { PyByteArray_AS_STRING, PyByteArray_GET_SIZE, PyByteArrayIter_Type } from './struct';

/** 32 bytes. */
@unmanaged
class bytesiterobject extends PyObject {
  it_index: i64;
  it_seq: PyObject | null; // strong; NULL: exhausted
}

/* @inline */ function iter(o: PyObject): bytesiterobject {
  return changetype<bytesiterobject>(o);
}

function bytearrayiter_dealloc(it: PyObject): void {
  _PyObject_GC_UNTRACK(it);
  Py_XDECREF(iter(it).it_seq);
  PyObject_GC_Del(changetype<usize>(it));
}

function bytearrayiter_traverse(it: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(iter(it).it_seq, visit, argument);
}

function bytearrayiter_next(it: PyObject): PyObject | null {
  const seq = iter(it).it_seq;
  if (!seq) return null;
  const i = iter(it).it_index;
  if (i >= 0 && i < PyByteArray_GET_SIZE(seq)) {
    iter(it).it_index = i + 1;
    return PyLong_FromLong(load<u8>(PyByteArray_AS_STRING(seq) + <usize>i));
  }
  iter(it).it_seq = null;
  Py_DECREF(seq);
  return null;
}

function bytearrayiter_length_hint(it: PyObject, _: PyObject | null): PyObject | null {
  const seq = iter(it).it_seq;
  return PyLong_FromSsize_t(seq ? max<i64>(PyByteArray_GET_SIZE(seq) - iter(it).it_index, 0) : 0);
}

function bytearrayiter_reduce(it: PyObject, _: PyObject | null): PyObject | null {
  return reduceIterator(_PyEval_GetBuiltin(_Py_ID('iter')), iter(it).it_seq, iter(it).it_index, 0);
}

function bytearrayiter_setstate(it: PyObject, state: PyObject): PyObject | null {
  const index = PyLong_AsSsize_t(state);
  if (index == -1 && PyErr_Occurred()) return null;
  const seq = iter(it).it_seq;
  if (seq) iter(it).it_index = min(max<i64>(index, 0), PyByteArray_GET_SIZE(seq));
  return Py_None;
}

export function bytearray_iter(seq: PyObject): PyObject | null {
  const it = _PyObject_GC_New(PyByteArrayIter_Type);
  if (!it) return null;
  iter(it).it_index = 0;
  iter(it).it_seq = Py_NewRef(seq);
  _PyObject_GC_TRACK(it);
  return it;
}

export function init_bytearrayiter_type(): void {
  const t = PyByteArrayIter_Type;
  static_type(t, 'bytearray_iterator', offsetof<bytesiterobject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = bytearrayiter_dealloc.index;
  t.tp_traverse = bytearrayiter_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = bytearrayiter_next.index;
  method(
    t,
    '__length_hint__',
    bytearrayiter_length_hint.index,
    METH_NOARGS,
    'Private method returning an estimate of len(list(it)).',
  );
  method(t, '__reduce__', bytearrayiter_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', bytearrayiter_setstate.index, METH_O, 'Set state information for unpickling.');
}
