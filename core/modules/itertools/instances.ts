// What the makers of iterators and of their types share. (CPython: Modules/itertoolsmodule.c)

import { PyObject_GetIter } from '../../objects/abstract/object';
import { _PyArg_CheckPositional, _PyArg_NoKeywords } from '../../objects/args';
import { PyObject_GenericGetAttr } from '../../objects/attribute';
import { PyObject_SelfIter } from '../../objects/object';
import { PyTuple_GET_SIZE } from '../../objects/tuple';
import { newHeapType } from '../../objects/type/from-spec';
import { objAt, Py_DECREF, Py_NewRef, PyObject, setPtrAt } from '../../runtime/object';
import { Py_TPFLAGS_BASETYPE, Py_TPFLAGS_HAVE_GC, Py_TPFLAGS_IMMUTABLETYPE, PyTypeObject } from '../../runtime/type';
import { newInstance } from './shared';

/** Positional arguments only, exactly n of them; subclasses may take keywords. */
export function takes(
  type: PyTypeObject,
  own: PyTypeObject | null,
  name: string,
  args: PyObject,
  kwds: PyObject | null,
  n: i64,
): bool {
  if ((type == own || type.tp_init == (own as PyTypeObject).tp_init) && !_PyArg_NoKeywords(name, kwds)) return false;
  return _PyArg_CheckPositional(name, PyTuple_GET_SIZE(args), n, n);
}

/** An instance whose first field is a (a new reference) and whose second is iter(b). */
// new
export function pair(type: PyTypeObject, a: PyObject, b: PyObject): PyObject | null {
  const it = PyObject_GetIter(b);
  if (!it) return null;
  const o = newInstance(type);
  if (!o) {
    Py_DECREF(it);
    return null;
  }
  setPtrAt(changetype<usize>(o), 2, Py_NewRef(a));
  setPtrAt(changetype<usize>(o), 3, it);
  return o;
}

/** Borrowed: the i-th pointer of the object. */
/* @inline */ export function field(o: PyObject, i: i64): PyObject {
  return objAt(changetype<usize>(o), i);
}

/** Begins the type of an iterator over objects that it owns: newHeapType with the slots that all of them fill. (new) */
export function newIteratorType(
  m: PyObject,
  name: string,
  size: i64,
  dealloc: usize,
  traverse: usize,
  next: usize,
): PyTypeObject | null {
  const flags = Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC;
  const t = newHeapType(m, name, size, 0, flags, null);
  if (!t) return null;
  t.tp_dealloc = dealloc;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = traverse;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = next;
  return t;
}
