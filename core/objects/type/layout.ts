// Which layouts go together: the base whose layout an instance has, and assignment of __class__ and __bases__.
// (CPython: Objects/typeobject.c)

import { Py_EQ, PyObject } from '../../runtime/object';
import {
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_INLINE_VALUES,
  Py_TPFLAGS_MANAGED_DICT,
  Py_TPFLAGS_MANAGED_WEAKREF,
  PyHeapTypeObject,
  PyTypeObject,
} from '../../runtime/type';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { PyObject_RichCompareBool } from '../object';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { PyType_Ready } from './ready';
import { isHeapType, lookup_tp_dict, PyType_Check, PyType_IsSubtype } from './state';
import { PyBaseObject_Type } from './struct';
import { subtype_clear } from './subtype';

function shape_differs(a: PyTypeObject, b: PyTypeObject): bool {
  return a.tp_basicsize != b.tp_basicsize || a.tp_itemsize != b.tp_itemsize;
}

/** The nearest base (or the type itself) that adds to the layout. */
export function solid_base(type: PyTypeObject): PyTypeObject {
  const base = type.tp_base ? solid_base(type.tp_base as PyTypeObject) : PyBaseObject_Type;
  return shape_differs(type, base) ? type : base;
}

// borrowed: the base whose layout includes all the others'
export function best_base(bases: PyObject): PyTypeObject | null {
  let base: PyTypeObject | null = null;
  let winner: PyTypeObject | null = null;
  const n = PyTuple_GET_SIZE(bases);
  for (let i: i64 = 0; i < n; i++) {
    const o = PyTuple_GET_ITEM(bases, i);
    if (!PyType_Check(o)) {
      PyErr_SetString(PyExc_TypeError, 'bases must be types');
      return null;
    }
    const base_i = changetype<PyTypeObject>(o);
    if (!lookup_tp_dict(base_i) && PyType_Ready(base_i) < 0) return null;
    if (!(base_i.tp_flags & Py_TPFLAGS_BASETYPE)) {
      PyErr_Format(PyExc_TypeError, "type '%.100s' is not an acceptable base type", base_i.tp_name);
      return null;
    }
    const candidate = solid_base(base_i);
    if (!winner || !base) {
      winner = candidate;
      base = base_i;
    } else if (PyType_IsSubtype(winner, candidate)) {
      // The winner has all that the candidate has.
    } else if (PyType_IsSubtype(candidate, winner)) {
      winner = candidate;
      base = base_i;
    } else {
      PyErr_SetString(PyExc_TypeError, 'multiple bases have instance lay-out conflict');
      return null;
    }
  }
  return base;
}

function compatible_with_tp_base(child: PyTypeObject): bool {
  const p = child.tp_base;
  if (!p) return false;
  const parent = p as PyTypeObject;
  return (
    child.tp_basicsize == parent.tp_basicsize &&
    child.tp_itemsize == parent.tp_itemsize &&
    child.tp_dictoffset == parent.tp_dictoffset &&
    child.tp_weaklistoffset == parent.tp_weaklistoffset &&
    (child.tp_flags & Py_TPFLAGS_HAVE_GC) == (parent.tp_flags & Py_TPFLAGS_HAVE_GC) &&
    (child.tp_clear == subtype_clear.index || child.tp_clear == parent.tp_clear)
  );
}

/** Whether two classes add the same slots to the base they share. */
function same_slots_added(a: PyTypeObject, b: PyTypeObject): bool {
  let size = (a.tp_base as PyTypeObject).tp_basicsize;
  if (a.tp_dictoffset == size && b.tp_dictoffset == size) size += 8;
  if (a.tp_weaklistoffset == size && b.tp_weaklistoffset == size) size += 8;
  if (!isHeapType(a) || !isHeapType(b)) return false;
  const slots_a = changetype<PyHeapTypeObject>(a).ht_slots;
  const slots_b = changetype<PyHeapTypeObject>(b).ht_slots;
  if (slots_a && slots_b) {
    if (PyObject_RichCompareBool(slots_a, slots_b, Py_EQ) != 1) return false;
    size += 8 * PyTuple_GET_SIZE(slots_a);
  }
  return size == a.tp_basicsize && size == b.tp_basicsize;
}

const DIFFERENT = Py_TPFLAGS_INLINE_VALUES | Py_TPFLAGS_MANAGED_DICT | Py_TPFLAGS_MANAGED_WEAKREF;

/** Whether an object (a subclass) may go from one class (base) to the other; false: with the exception set. */
export function compatible_for_assignment(oldto: PyTypeObject, newto: PyTypeObject, attr: string): bool {
  if (newto.tp_free != oldto.tp_free) {
    PyErr_Format(
      PyExc_TypeError,
      "%ls assignment: '%s' deallocator differs from '%s'",
      changetype<usize>(attr),
      newto.tp_name,
      oldto.tp_name,
    );
    return false;
  }
  let newbase = newto;
  let oldbase = oldto;
  while (compatible_with_tp_base(newbase)) newbase = newbase.tp_base as PyTypeObject;
  while (compatible_with_tp_base(oldbase)) oldbase = oldbase.tp_base as PyTypeObject;
  if (
    (newbase == oldbase || (newbase.tp_base == oldbase.tp_base && same_slots_added(newbase, oldbase))) &&
    // The comparisons above know nothing of what lies in front of the object, nor of its inline values.
    (oldto.tp_flags & DIFFERENT) == (newto.tp_flags & DIFFERENT)
  ) {
    return true;
  }
  PyErr_Format(
    PyExc_TypeError,
    "%ls assignment: '%s' object layout differs from '%s'",
    changetype<usize>(attr),
    newto.tp_name,
    oldto.tp_name,
  );
  return false;
}
