// set_iterator. (CPython: Objects/setobject.c)

import { _PyObject_GC_New, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../../runtime/gc/track';
import { objAt, Py_DECREF, Py_INCREF, Py_VISIT, Py_XDECREF, Py_XINCREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { method, static_type } from '../../runtime/register';
import { METH_NOARGS, Py_TPFLAGS_HAVE_GC } from '../../runtime/type';
import { PySequence_List } from '../abstract/sequence';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_RuntimeError } from '../exceptions/types';
import { PyLong_FromSsize_t } from '../int';
import { PyObject_SelfIter } from '../object';
import { reduceToList } from '../reduce';
import { PySetIter_Type, PySetObject, setiterobject } from '../set';
import { set_next } from './table';

export function set_iter(so: PyObject): PyObject | null {
  const o = _PyObject_GC_New(PySetIter_Type);
  if (!o) return null;
  const si = changetype<setiterobject>(o);
  Py_INCREF(so);
  si.si_set = changetype<PySetObject>(so);
  si.si_used = changetype<PySetObject>(so).used;
  si.si_pos = 0;
  si.len = si.si_used;
  _PyObject_GC_TRACK(o);
  return o;
}

function setiter_dealloc(o: PyObject): void {
  _PyObject_GC_UNTRACK(o);
  Py_XDECREF(changetype<setiterobject>(o).si_set);
  PyObject_GC_Del(changetype<usize>(o));
}

function setiter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(changetype<setiterobject>(o).si_set, visit, argument);
}

function setiter_len(o: PyObject, unused: PyObject | null): PyObject | null {
  const si = changetype<setiterobject>(o);
  const so = si.si_set;
  return PyLong_FromSsize_t(so && si.si_used == so.used ? si.len : 0);
}

/** (iter, ([what is left],)) */
function setiter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  // A copy of the iterator is used up, on the native stack as in CPython.
  const copy = stackAlloc(6);
  memory.copy(copy, changetype<usize>(o), offsetof<setiterobject>());
  const tmp = changetype<setiterobject>(copy);
  Py_XINCREF(tmp.si_set);
  const list = PySequence_List(changetype<PyObject>(copy));
  Py_XDECREF(tmp.si_set);
  stackFree(copy);
  return reduceToList(list);
}

function setiter_iternext(o: PyObject): PyObject | null {
  const si = changetype<setiterobject>(o);
  const so = si.si_set;
  if (!so) return null;
  if (si.si_used != so.used) {
    PyErr_SetString(PyExc_RuntimeError, 'Set changed size during iteration');
    si.si_used = -1; // it stays so
    return null;
  }
  const entry = set_next(so, changetype<usize>(si) + offsetof<setiterobject>('si_pos'));
  if (!entry) {
    si.si_set = null;
    Py_DECREF(so);
    return null;
  }
  si.len--;
  const key = objAt(entry, 0);
  Py_INCREF(key);
  return key;
}

export function init_set_iter(): void {
  const t = PySetIter_Type;
  static_type(t, 'set_iterator', offsetof<setiterobject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = setiter_dealloc.index;
  t.tp_traverse = setiter_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = setiter_iternext.index;
  method(
    t,
    '__length_hint__',
    setiter_len.index,
    METH_NOARGS,
    'Private method returning an estimate of len(list(it)).',
  );
  method(t, '__reduce__', setiter_reduce.index, METH_NOARGS, 'Return state information for pickling.');
}
