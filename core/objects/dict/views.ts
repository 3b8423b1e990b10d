// dict_keys, dict_values, dict_items. (CPython: Objects/dictobject.c)

import { Doc } from '../../runtime/docs';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import {
  arg,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_GE,
  Py_GT,
  Py_INCREF,
  Py_LE,
  Py_LT,
  Py_NE,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { getset, method, numberMethods, sequenceMethods, static_type } from '../../runtime/register';
import { METH_NOARGS, METH_O, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../../runtime/type';
import { PyIter_Next, PyObject_GetIter, PyObject_Size } from '../abstract/object';
import { PySequence_Contains, PySequence_List } from '../abstract/sequence';
import { PyObject_CallMethodOneArg } from '../call';
import { PyErr_Format } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { PyDictProxy_New } from '../mappingproxy';
import { Py_NotImplemented } from '../none';
import { Py_ReprEnter, Py_ReprLeave, PyObject_RichCompareBool } from '../object';
import { boolObject } from '../richcompare';
import { _PySet_Update, PyAnySet_Check, PySet_Add, PySet_CheckExact, PySet_New } from '../set';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_FromString } from '../str/new';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack2 } from '../tuple';
import {
  _PyDict_DelItem_KnownHash,
  _PyDict_GetItem_KnownHash,
  _PyDict_Next,
  PyDict_Check,
  PyDict_CheckExact,
  PyDict_Contains,
  PyDict_GetItemRef,
} from './dict';
import { dictiter_new, init_dict_iterators } from './iterate';
import { PyDict_Copy } from './new';
import { _PyDictViewObject, PyDictObject } from './struct';

export const PyDictKeys_Type = staticObject<PyTypeObject>(416);
export const PyDictValues_Type = staticObject<PyTypeObject>(416);
export const PyDictItems_Type = staticObject<PyTypeObject>(416);
export const PyDictIterKey_Type = staticObject<PyTypeObject>(416);
export const PyDictIterValue_Type = staticObject<PyTypeObject>(416);
export const PyDictIterItem_Type = staticObject<PyTypeObject>(416);
export const PyDictRevIterKey_Type = staticObject<PyTypeObject>(416);
export const PyDictRevIterValue_Type = staticObject<PyTypeObject>(416);
export const PyDictRevIterItem_Type = staticObject<PyTypeObject>(416);

function PyDictKeys_Check(o: PyObject): bool {
  return isA(o, PyDictKeys_Type);
}

// These types cannot be subclassed.
/* @inline */ function isA(o: PyObject, type: PyTypeObject): bool {
  return o.ob_type == type;
}

/* @inline */ function isViewSet(o: PyObject): bool {
  return isA(o, PyDictKeys_Type) || isA(o, PyDictItems_Type);
}

/* @inline */ function dictOf(view: PyObject): PyDictObject {
  return changetype<PyDictObject>(changetype<_PyDictViewObject>(view).dv_dict);
}

// new
export function _PyDictView_New(dict: PyObject, type: PyTypeObject): PyObject | null {
  if (!PyDict_Check(dict)) {
    const name = <u64>dict.ob_type.tp_name;
    return PyErr_Format(PyExc_TypeError, "%s() requires a dict argument, not '%s'", <u64>type.tp_name, name);
  }
  const dv = _PyObject_GC_New(type);
  if (!dv) return null;
  Py_INCREF(dict);
  changetype<_PyDictViewObject>(dv).dv_dict = changetype<PyDictObject>(dict);
  _PyObject_GC_TRACK(dv);
  return dv;
}

function dictview_dealloc(o: PyObject): void {
  _PyObject_GC_UNTRACK(o);
  Py_XDECREF(changetype<_PyDictViewObject>(o).dv_dict);
  PyObject_GC_Del(changetype<usize>(o));
}

function dictview_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(changetype<_PyDictViewObject>(o).dv_dict, visit, argument);
}

function dictview_len(o: PyObject): i64 {
  return dictOf(o).ma_used;
}

function dictview_mapping(o: PyObject, closure: usize): PyObject | null {
  return PyDictProxy_New(dictOf(o));
}

/** Is every item of self in other? */
function all_contained_in(self: PyObject, other: PyObject): i32 {
  const iter = PyObject_GetIter(self);
  if (!iter) return -1;
  let ok: i32 = 1;
  while (ok > 0) {
    const next = PyIter_Next(iter);
    if (!next) {
      if (PyErr_Occurred()) ok = -1;
      break;
    }
    ok = PySequence_Contains(other, next);
    Py_DECREF(next);
  }
  Py_DECREF(iter);
  return ok;
}

function dictview_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if (!PyAnySet_Check(other) && !isViewSet(other)) return Py_NotImplemented;
  const n = PyObject_Size(self);
  if (n < 0) return null;
  const m = PyObject_Size(other);
  if (m < 0) return null;
  let ok: i32 = 0;
  switch (op) {
    case Py_NE:
    case Py_EQ:
      if (n == m) ok = all_contained_in(self, other);
      if (op == Py_NE && ok >= 0) ok = ok ? 0 : 1;
      break;
    case Py_LT:
      if (n < m) ok = all_contained_in(self, other);
      break;
    case Py_LE:
      if (n <= m) ok = all_contained_in(self, other);
      break;
    case Py_GT:
      if (n > m) ok = all_contained_in(other, self);
      break;
    case Py_GE:
      if (n >= m) ok = all_contained_in(other, self);
      break;
  }
  return ok < 0 ? null : boolObject(ok != 0);
}

function dictview_repr(self: PyObject): PyObject | null {
  const entered = Py_ReprEnter(self);
  if (entered != 0) return entered > 0 ? PyUnicode_FromString('...') : null;
  const seq = PySequence_List(self);
  let result: PyObject | null = null;
  if (seq) {
    result = PyUnicode_FromFormat('%s(%R)', <u64>self.ob_type.tp_name, arg(seq));
    Py_DECREF(seq);
  }
  Py_ReprLeave(self);
  return result;
}

function dictkeys_iter(self: PyObject): PyObject | null {
  return dictiter_new(dictOf(self), PyDictIterKey_Type);
}

function dictvalues_iter(self: PyObject): PyObject | null {
  return dictiter_new(dictOf(self), PyDictIterValue_Type);
}

function dictitems_iter(self: PyObject): PyObject | null {
  return dictiter_new(dictOf(self), PyDictIterItem_Type);
}

function dictkeys_reversed(self: PyObject, unused: PyObject | null): PyObject | null {
  return dictiter_new(dictOf(self), PyDictRevIterKey_Type);
}

function dictvalues_reversed(self: PyObject, unused: PyObject | null): PyObject | null {
  return dictiter_new(dictOf(self), PyDictRevIterValue_Type);
}

function dictitems_reversed(self: PyObject, unused: PyObject | null): PyObject | null {
  return dictiter_new(dictOf(self), PyDictRevIterItem_Type);
}

function dictkeys_contains(self: PyObject, o: PyObject): i32 {
  return PyDict_Contains(dictOf(self), o);
}

function dictitems_contains(self: PyObject, o: PyObject): i32 {
  if (!PyTuple_Check(o) || PyTuple_GET_SIZE(o) != 2) return 0;
  const slot = stackAlloc(1);
  let r = PyDict_GetItemRef(dictOf(self), PyTuple_GET_ITEM(o, 0), slot);
  const found = objAt(slot, 0);
  stackFree(slot);
  if (r == 1) {
    r = PyObject_RichCompareBool(found, PyTuple_GET_ITEM(o, 1), Py_EQ);
    Py_DECREF(found);
  }
  return r;
}

// new
function dictviews_to_set(self: PyObject): PyObject | null {
  if (PyDictKeys_Check(self) && PyDict_CheckExact(dictOf(self))) return PySet_New(dictOf(self));
  return PySet_New(self);
}

/** set(self).name(other); the set. */
function viaMethod(self: PyObject, name: PyObject, other: PyObject): PyObject | null {
  const result = dictviews_to_set(self);
  if (!result) return null;
  const tmp = PyObject_CallMethodOneArg(result, name, other);
  if (!tmp) {
    Py_DECREF(result);
    return null;
  }
  Py_DECREF(tmp);
  return result;
}

function dictviews_sub(self: PyObject, other: PyObject): PyObject | null {
  return viaMethod(self, _Py_ID('difference_update'), other);
}

function _PyDictView_Intersect(self: PyObject, other: PyObject): PyObject | null {
  // The operator may have been called with the view on the right.
  if (!isViewSet(self)) {
    const tmp = other;
    other = self;
    self = tmp;
  }
  const n = dictview_len(self);
  if (PySet_CheckExact(other) && n <= PyObject_Size(other)) {
    return PyObject_CallMethodOneArg(other, _Py_ID('intersection'), self);
  }
  // The smaller view is iterated.
  if (isViewSet(other) && dictview_len(other) > n) {
    const tmp = other;
    other = self;
    self = tmp;
  }
  const result = PySet_New(null);
  if (!result) return null;
  const it = PyObject_GetIter(other);
  if (!it) {
    Py_DECREF(result);
    return null;
  }
  const keys = PyDictKeys_Check(self);
  while (true) {
    const key = PyIter_Next(it);
    if (!key) break;
    let r = keys ? dictkeys_contains(self, key) : dictitems_contains(self, key);
    if (r > 0) r = PySet_Add(result, key);
    Py_DECREF(key);
    if (r < 0) break;
  }
  Py_DECREF(it);
  if (!PyErr_Occurred()) return result;
  Py_DECREF(result);
  return null;
}

function dictviews_or(self: PyObject, other: PyObject): PyObject | null {
  const result = dictviews_to_set(self);
  if (!result) return null;
  if (_PySet_Update(result, other) == 0) return result;
  Py_DECREF(result);
  return null;
}

function dictitems_xor(d1: PyObject, d2: PyObject): PyObject | null {
  const temp = PyDict_Copy(d1);
  if (!temp) return null;
  const result = PySet_New(null);
  if (!result) {
    Py_DECREF(temp);
    return null;
  }
  const out = stackAlloc(4);
  store<i64>(out, 0);
  let r: i32 = 0;
  while (r >= 0 && _PyDict_Next(d2, out, out + 8, out + 16, out + 24)) {
    r = toggleItem(temp, result, objAt(out, 1), objAt(out, 2), load<i64>(out, 24));
  }
  stackFree(out);
  if (r >= 0) {
    const remaining = _PyDictView_New(temp, PyDictItems_Type);
    r = remaining ? _PySet_Update(result, remaining) : -1;
    Py_XDECREF(remaining);
  }
  Py_DECREF(temp);
  if (r >= 0) return result;
  Py_DECREF(result);
  return null;
}

/** An item of the second dict: out of the first's copy when that has it too, else into the result. */
function toggleItem(temp: PyObject, result: PyObject, key: PyObject, value: PyObject, hash: i64): i32 {
  Py_INCREF(key);
  Py_INCREF(value);
  const other = _PyDict_GetItem_KnownHash(temp, key, hash);
  let r: i32 = 0;
  if (other) {
    Py_INCREF(other);
    r = PyObject_RichCompareBool(other, value, Py_EQ);
  } else if (PyErr_Occurred()) r = -1;
  if (r > 0) r = _PyDict_DelItem_KnownHash(temp, key, hash);
  else if (r == 0) {
    const pair = PyTuple_Pack2(key, value);
    r = pair ? PySet_Add(result, pair) : -1;
    Py_XDECREF(pair);
  }
  Py_DECREF(key);
  Py_XDECREF(other);
  Py_DECREF(value);
  return r;
}

function dictviews_xor(self: PyObject, other: PyObject): PyObject | null {
  if (isA(self, PyDictItems_Type) && isA(other, PyDictItems_Type)) return dictitems_xor(dictOf(self), dictOf(other));
  return viaMethod(self, _Py_ID('symmetric_difference_update'), other);
}

function dictviews_isdisjoint(self: PyObject, other: PyObject): PyObject | null {
  if (self == other) return boolObject(dictview_len(self) == 0);
  // The shorter one is iterated, where the other can be asked fast.
  if (PyAnySet_Check(other) || isViewSet(other)) {
    const m = PyObject_Size(other);
    if (m == -1) return null;
    if (m > dictview_len(self)) {
      const tmp = other;
      other = self;
      self = tmp;
    }
  }
  const it = PyObject_GetIter(other);
  if (!it) return null;
  while (true) {
    const item = PyIter_Next(it);
    if (!item) break;
    const contains = PySequence_Contains(self, item);
    Py_DECREF(item);
    if (contains != 0) {
      Py_DECREF(it);
      return contains < 0 ? null : boolObject(false);
    }
  }
  Py_DECREF(it);
  return PyErr_Occurred() ? null : boolObject(true);
}

function initView(
  t: PyTypeObject,
  name: string,
  iter: usize,
  contains: usize,
  reversed: usize,
  reversedDoc: Doc,
): void {
  static_type(t, name, offsetof<_PyDictViewObject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = dictview_dealloc.index;
  t.tp_repr = dictview_repr.index;
  t.tp_traverse = dictview_traverse.index;
  t.tp_iter = iter;
  const sq = sequenceMethods(t);
  sq.sq_length = dictview_len.index;
  if (contains) {
    sq.sq_contains = contains;
    const nb = numberMethods(t);
    nb.nb_subtract = dictviews_sub.index;
    nb.nb_and = _PyDictView_Intersect.index;
    nb.nb_xor = dictviews_xor.index;
    nb.nb_or = dictviews_or.index;
    t.tp_richcompare = dictview_richcompare.index;
    method(
      t,
      'isdisjoint',
      dictviews_isdisjoint.index,
      METH_O,
      'Return True if the view and the given iterable have a null intersection.',
    );
  }
  method(t, '__reversed__', reversed, METH_NOARGS, reversedDoc);
  getset(t, 'mapping', dictview_mapping.index, 0, 'dictionary that this view refers to');
}

export function init_dict_views(): void {
  initView(
    PyDictKeys_Type,
    'dict_keys',
    dictkeys_iter.index,
    dictkeys_contains.index,
    dictkeys_reversed.index,
    'Return a reverse iterator over the dict keys.',
  );
  initView(
    PyDictValues_Type,
    'dict_values',
    dictvalues_iter.index,
    0,
    dictvalues_reversed.index,
    'Return a reverse iterator over the dict values.',
  );
  initView(
    PyDictItems_Type,
    'dict_items',
    dictitems_iter.index,
    dictitems_contains.index,
    dictitems_reversed.index,
    'Return a reverse iterator over the dict items.',
  );
  init_dict_iterators();
}
