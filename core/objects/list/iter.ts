// list_iterator and list_reverseiterator. (CPython: Objects/listobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_DECREF, Py_INCREF, Py_SIZE, Py_VISIT, Py_XDECREF, PyObject } from '../../runtime/object';
import { method, static_type } from '../../runtime/register';
import { METH_NOARGS, METH_O, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../../runtime/type';
import { PyErr_BadInternalCall } from '../exceptions/errors';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../int';
import {
  _PyListIterObject,
  PyList_Check,
  PyList_GET_ITEM,
  PyListIter_Type,
  PyListObject,
  PyListRevIter_Type,
} from '../list';
import { Py_None } from '../none';
import { PyObject_SelfIter } from '../object';
import { _PyEval_GetBuiltin, reduceIterator } from '../reduce';

function newIterator(type: PyTypeObject, seq: PyObject, index: i64): PyObject | null {
  const o = _PyObject_GC_New(type);
  if (!o) return null;
  const it = changetype<_PyListIterObject>(o);
  it.it_index = index;
  Py_INCREF(seq);
  it.it_seq = changetype<PyListObject>(seq);
  _PyObject_GC_TRACK(o);
  return o;
}

export function list_iter(seq: PyObject): PyObject | null {
  if (!PyList_Check(seq)) {
    PyErr_BadInternalCall();
    return null;
  }
  return newIterator(PyListIter_Type, seq, 0);
}

export function list___reversed__(self: PyObject, unused: PyObject | null): PyObject | null {
  return newIterator(PyListRevIter_Type, self, Py_SIZE(self) - 1);
}

function listiter_dealloc(o: PyObject): void {
  _PyObject_GC_UNTRACK(o);
  Py_XDECREF(changetype<_PyListIterObject>(o).it_seq);
  PyObject_GC_Del(changetype<usize>(o));
}

function listiter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(changetype<_PyListIterObject>(o).it_seq, visit, argument);
}

function listiter_next(o: PyObject): PyObject | null {
  const it = changetype<_PyListIterObject>(o);
  const index = it.it_index;
  if (index < 0) return null;
  const seq = it.it_seq;
  if (!seq) return null;
  if (index < seq.ob_size) {
    it.it_index = index + 1;
    const item = PyList_GET_ITEM(seq, index);
    Py_INCREF(item);
    return item;
  }
  it.it_index = -1;
  it.it_seq = null;
  Py_DECREF(seq);
  return null;
}

function listiter_len(o: PyObject, unused: PyObject | null): PyObject | null {
  const it = changetype<_PyListIterObject>(o);
  const seq = it.it_seq;
  const len = seq && it.it_index >= 0 ? seq.ob_size - it.it_index : 0;
  return PyLong_FromSsize_t(len < 0 ? 0 : len);
}

function listiter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const it = changetype<_PyListIterObject>(o);
  return reduceIterator(_PyEval_GetBuiltin(_Py_ID('iter')), it.it_index >= 0 ? it.it_seq : null, it.it_index, 1);
}

function listiter_setstate(o: PyObject, state: PyObject): PyObject | null {
  const it = changetype<_PyListIterObject>(o);
  let index = PyLong_AsSsize_t(state);
  if (index == -1 && PyErr_Occurred()) return null;
  const seq = it.it_seq;
  if (seq) {
    if (index < -1) index = -1;
    else if (index > seq.ob_size) index = seq.ob_size;
    it.it_index = index;
  }
  return Py_None;
}

function listreviter_dealloc(o: PyObject): void {
  listiter_dealloc(o);
}

function listreviter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(changetype<_PyListIterObject>(o).it_seq, visit, argument);
}

function listreviter_next(o: PyObject): PyObject | null {
  const it = changetype<_PyListIterObject>(o);
  const index = it.it_index;
  if (index < 0) return null;
  const seq = it.it_seq;
  if (seq) {
    if (index < seq.ob_size) {
      it.it_index = index - 1;
      const item = PyList_GET_ITEM(seq, index);
      Py_INCREF(item);
      return item;
    }
    it.it_index = -1;
    it.it_seq = null;
    Py_DECREF(seq);
  }
  return null;
}

function listreviter_len(o: PyObject, unused: PyObject | null): PyObject | null {
  const it = changetype<_PyListIterObject>(o);
  const seq = it.it_seq;
  const len = it.it_index + 1;
  return PyLong_FromSsize_t(!seq || seq.ob_size < len ? 0 : len);
}

function listreviter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const it = changetype<_PyListIterObject>(o);
  const builtin = _PyEval_GetBuiltin(_Py_ID('reversed'));
  return reduceIterator(builtin, it.it_index >= 0 ? it.it_seq : null, it.it_index, 1);
}

function listreviter_setstate(o: PyObject, state: PyObject): PyObject | null {
  const it = changetype<_PyListIterObject>(o);
  let index = PyLong_AsSsize_t(state);
  if (index == -1 && PyErr_Occurred()) return null;
  const seq = it.it_seq;
  if (seq) {
    if (index < -1) index = -1;
    else if (index > seq.ob_size - 1) index = seq.ob_size - 1;
    it.it_index = index;
  }
  return Py_None;
}

export function init_list_iters(): void {
  const t = PyListIter_Type;
  static_type(t, 'list_iterator', offsetof<_PyListIterObject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = listiter_dealloc.index;
  t.tp_traverse = listiter_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = listiter_next.index;
  method(
    t,
    '__length_hint__',
    listiter_len.index,
    METH_NOARGS,
    'Private method returning an estimate of len(list(it)).',
  );
  method(t, '__reduce__', listiter_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', listiter_setstate.index, METH_O, 'Set state information for unpickling.');
  const r = PyListRevIter_Type;
  static_type(r, 'list_reverseiterator', offsetof<_PyListIterObject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  r.tp_dealloc = listreviter_dealloc.index;
  r.tp_traverse = listreviter_traverse.index;
  r.tp_iter = PyObject_SelfIter.index;
  r.tp_iternext = listreviter_next.index;
  method(
    r,
    '__length_hint__',
    listreviter_len.index,
    METH_NOARGS,
    'Private method returning an estimate of len(list(it)).',
  );
  method(r, '__reduce__', listreviter_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(r, '__setstate__', listreviter_setstate.index, METH_O, 'Set state information for unpickling.');
}
