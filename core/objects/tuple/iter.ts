// tuple_iterator. (CPython: Objects/tupleobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_DECREF, Py_INCREF, Py_SIZE, Py_VISIT, Py_XDECREF, PyObject } from '../../runtime/object';
import { method, static_type } from '../../runtime/register';
import { METH_NOARGS, METH_O, Py_TPFLAGS_HAVE_GC } from '../../runtime/type';
import { PyErr_BadInternalCall } from '../exceptions/errors';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../int';
import { Py_None } from '../none';
import { PyObject_SelfIter } from '../object';
import { _PyEval_GetBuiltin, reduceIterator } from '../reduce';
import { _PyTupleIterObject, PyTuple_Check, PyTuple_GET_ITEM, PyTupleIter_Type, PyTupleObject } from '../tuple';

export function tuple_iter(seq: PyObject): PyObject | null {
  if (!PyTuple_Check(seq)) {
    PyErr_BadInternalCall();
    return null;
  }
  const o = _PyObject_GC_New(PyTupleIter_Type);
  if (!o) return null;
  const it = changetype<_PyTupleIterObject>(o);
  it.it_index = 0;
  Py_INCREF(seq);
  it.it_seq = changetype<PyTupleObject>(seq);
  _PyObject_GC_TRACK(o);
  return o;
}

function tupleiter_dealloc(o: PyObject): void {
  _PyObject_GC_UNTRACK(o);
  Py_XDECREF(changetype<_PyTupleIterObject>(o).it_seq);
  PyObject_GC_Del(changetype<usize>(o));
}

function tupleiter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(changetype<_PyTupleIterObject>(o).it_seq, visit, argument);
}

function tupleiter_next(o: PyObject): PyObject | null {
  const it = changetype<_PyTupleIterObject>(o);
  const seq = it.it_seq;
  if (!seq) return null;
  const index = it.it_index;
  if (index < Py_SIZE(seq)) {
    it.it_index = index + 1;
    const item = PyTuple_GET_ITEM(seq, index);
    Py_INCREF(item);
    return item;
  }
  it.it_seq = null;
  Py_DECREF(seq);
  return null;
}

function tupleiter_len(o: PyObject, unused: PyObject | null): PyObject | null {
  const it = changetype<_PyTupleIterObject>(o);
  const seq = it.it_seq;
  return PyLong_FromSsize_t(seq ? Py_SIZE(seq) - it.it_index : 0);
}

function tupleiter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const it = changetype<_PyTupleIterObject>(o);
  return reduceIterator(_PyEval_GetBuiltin(_Py_ID('iter')), it.it_seq, it.it_index, 0);
}

function tupleiter_setstate(o: PyObject, state: PyObject): PyObject | null {
  const it = changetype<_PyTupleIterObject>(o);
  let index = PyLong_AsSsize_t(state);
  if (index == -1 && PyErr_Occurred()) return null;
  const seq = it.it_seq;
  if (seq) {
    if (index < 0) index = 0;
    else if (index > Py_SIZE(seq)) index = Py_SIZE(seq);
    it.it_index = index;
  }
  return Py_None;
}

export function init_tuple_iter(): void {
  const t = PyTupleIter_Type;
  static_type(t, 'tuple_iterator', offsetof<_PyTupleIterObject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = tupleiter_dealloc.index;
  t.tp_traverse = tupleiter_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = tupleiter_next.index;
  method(
    t,
    '__length_hint__',
    tupleiter_len.index,
    METH_NOARGS,
    'Private method returning an estimate of len(list(it)).',
  );
  method(t, '__reduce__', tupleiter_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', tupleiter_setstate.index, METH_O, 'Set state information for unpickling.');
}
