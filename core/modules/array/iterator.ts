// The iterator over an array. (CPython: Modules/arraymodule.c)

import { PyObject_GenericGetAttr } from '../../objects/attribute';
import { Py_BuildValue } from '../../objects/build-value';
import { PyLong_AsSsize_t } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_SelfIter } from '../../objects/object';
import { _PyEval_GetBuiltin } from '../../objects/reduce';
import { deallocFields, newHeapType, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, Py_DECREF, Py_NewRef, PyObject } from '../../runtime/object';
import { method } from '../../runtime/register';
import {
  METH_O,
  METH_WITH_CLASS,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { arrayiterobject, asArray, getarrayitem, typeState } from './items';

// --- the iterator

export function array_iter(o: PyObject): PyObject | null {
  const it = _PyObject_GC_New(typeState(o.ob_type).ArrayIterType as PyTypeObject);
  if (!it) return null;
  changetype<arrayiterobject>(it).ao = Py_NewRef(o);
  changetype<arrayiterobject>(it).index = 0;
  changetype<arrayiterobject>(it).getitem = 0;
  _PyObject_GC_TRACK(it);
  return it;
}

function arrayiter_next(o: PyObject): PyObject | null {
  const it = changetype<arrayiterobject>(o);
  const ao = it.ao;
  if (!ao) return null;
  if (it.index < asArray(ao).ob_size) return getarrayitem(ao, it.index++);
  it.ao = null;
  Py_DECREF(ao);
  return null;
}

function arrayiter_dealloc(o: PyObject): void {
  deallocFields(o, arrayiter_dealloc.index, offsetof<arrayiterobject>('_ao'), 1);
}

function arrayiter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return visitFields(o, offsetof<arrayiterobject>('_ao'), 1, visit, argument);
}

function arrayiter_reduce(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const it = changetype<arrayiterobject>(o);
  const iter = _PyEval_GetBuiltin(_Py_ID('iter'));
  if (!it.ao) return Py_BuildValue('N(())', arg(iter));
  return Py_BuildValue('N(O)n', arg(iter), arg(it.ao), it.index);
}

function arrayiter_setstate(o: PyObject, state: PyObject): PyObject | null {
  const index = PyLong_AsSsize_t(state);
  if (index == -1 && PyErr_Occurred()) return null;
  const it = changetype<arrayiterobject>(o);
  if (it.ao) {
    const n = asArray(it.ao as PyObject).ob_size;
    it.index = index < -1 ? -1 : index > n ? n : index;
  }
  return Py_None;
}

export function make_arrayiterator(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'array.arrayiterator',
    offsetof<arrayiterobject>(),
    0,
    Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = arrayiter_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = arrayiter_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = arrayiter_next.index;
  method(
    t,
    '__reduce__',
    arrayiter_reduce.index,
    METH_WITH_CLASS,
    '__reduce__($self, /)\n--\n\nReturn state information for pickling.',
  );
  method(
    t,
    '__setstate__',
    arrayiter_setstate.index,
    METH_O,
    '__setstate__($self, state, /)\n--\n\nSet state information for unpickling.',
  );
  return readyHeapType(t, '');
}
