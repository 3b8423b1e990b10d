// The iterators of dicts and their views, forwards and backwards. (CPython: Objects/dictobject.c)

import { _PyObject_GC_New, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_IS_TRACKED, _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../../runtime/gc/track';
import { objAt, Py_DECREF, Py_INCREF, Py_VISIT, Py_XDECREF, Py_XINCREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { method, static_type } from '../../runtime/register';
import { METH_NOARGS, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../../runtime/type';
import { PySequence_List } from '../abstract/sequence';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_RuntimeError } from '../exceptions/types';
import { PyLong_FromSsize_t } from '../int';
import { Py_None } from '../none';
import { PyObject_SelfIter } from '../object';
import { reduceToList } from '../reduce';
import { PyTuple_GET_ITEM, PyTuple_Pack2, PyTuple_SET_ITEM, tuplePackSteal2 } from '../tuple';
import {
  _DK_ENTRIES,
  _PyDict_HasSplitTable,
  dictiterobject,
  entryKeySlot,
  entrySize,
  get_index_from_order,
  PyDictObject,
  valuesArray,
} from './struct';
import {
  PyDictIterItem_Type,
  PyDictIterKey_Type,
  PyDictIterValue_Type,
  PyDictRevIterItem_Type,
  PyDictRevIterKey_Type,
  PyDictRevIterValue_Type,
} from './views';

// new
export function dictiter_new(dict: PyDictObject, type: PyTypeObject): PyObject | null {
  const o = _PyObject_GC_New(type);
  if (!o) return null;
  const di = changetype<dictiterobject>(o);
  Py_INCREF(dict);
  di.di_dict = dict;
  di.di_used = dict.ma_used;
  di.len = dict.ma_used;
  di.di_pos = 0;
  if (type == PyDictRevIterKey_Type || type == PyDictRevIterItem_Type || type == PyDictRevIterValue_Type) {
    di.di_pos = (_PyDict_HasSplitTable(dict) ? dict.ma_used : dict.ma_keys.dk_nentries) - 1;
  }
  di.di_result = null;
  if (type == PyDictIterItem_Type || type == PyDictRevIterItem_Type) {
    di.di_result = PyTuple_Pack2(Py_None, Py_None);
    if (!di.di_result) {
      // dealloc untracks.
      _PyObject_GC_TRACK(o);
      Py_DECREF(o);
      return null;
    }
  }
  _PyObject_GC_TRACK(o);
  return o;
}

function dictiter_dealloc(o: PyObject): void {
  const di = changetype<dictiterobject>(o);
  _PyObject_GC_UNTRACK(o);
  Py_XDECREF(di.di_dict);
  Py_XDECREF(di.di_result);
  PyObject_GC_Del(changetype<usize>(o));
}

function dictiter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const di = changetype<dictiterobject>(o);
  const r = Py_VISIT(di.di_dict, visit, argument);
  return r ? r : Py_VISIT(di.di_result, visit, argument);
}

function dictiter_len(o: PyObject, unused: PyObject | null): PyObject | null {
  const di = changetype<dictiterobject>(o);
  const dict = di.di_dict;
  return PyLong_FromSsize_t(dict && di.di_used == dict.ma_used ? di.len : 0);
}

/** (iter, ([what is left],)) */
function dictiter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  // A copy of the iterator is used up, on the native stack as in CPython.
  const copy = stackAlloc(7);
  memory.copy(copy, changetype<usize>(o), offsetof<dictiterobject>());
  const tmp = changetype<dictiterobject>(copy);
  Py_XINCREF(tmp.di_dict);
  const list = PySequence_List(changetype<PyObject>(copy));
  Py_XDECREF(tmp.di_dict);
  stackFree(copy);
  return reduceToList(list);
}

/** Ends the iteration. */
function exhaust(di: dictiterobject): usize {
  const dict = di.di_dict;
  di.di_dict = null;
  Py_XDECREF(dict);
  return 0;
}

function changedSize(di: dictiterobject): usize {
  PyErr_SetString(PyExc_RuntimeError, 'dictionary changed size during iteration');
  di.di_used = -1; // it stays so
  return 0;
}

/** The address of the next item's key; 0: no more, or an exception. */
/* @inline */ function nextItem(di: dictiterobject): usize {
  const d = di.di_dict;
  if (!d) return 0;
  if (di.di_used != d.ma_used) return changedSize(di);
  let i = di.di_pos;
  const keys = d.ma_keys;
  let slot: usize;
  if (d.ma_values) {
    if (i >= d.ma_used) return exhaust(di);
    const index = get_index_from_order(d, i);
    slot = _DK_ENTRIES(keys) + ((<usize>index) << 4);
  } else {
    const n = keys.dk_nentries;
    if (i >= n) return exhaust(di);
    slot = entryKeySlot(keys, i);
    const step = entrySize(keys);
    while (!load<usize>(slot, 8)) {
      if (++i >= n) return exhaust(di);
      slot += step;
    }
  }
  if (di.len == 0) {
    PyErr_SetString(PyExc_RuntimeError, 'dictionary keys changed during iteration');
    return exhaust(di);
  }
  di.di_pos = i + 1;
  di.len--;
  return slot;
}

/** The same backwards. */
function previousItem(di: dictiterobject): usize {
  const d = di.di_dict;
  if (!d) return 0;
  if (di.di_used != d.ma_used) return changedSize(di);
  let i = di.di_pos;
  if (i < 0) return exhaust(di);
  const keys = d.ma_keys;
  let slot: usize;
  if (d.ma_values) {
    const index = get_index_from_order(d, i);
    slot = _DK_ENTRIES(keys) + ((<usize>index) << 4);
  } else {
    slot = entryKeySlot(keys, i);
    const step = entrySize(keys);
    while (!load<usize>(slot, 8)) {
      if (--i < 0) return exhaust(di);
      slot -= step;
    }
  }
  di.di_pos = i - 1;
  di.len--;
  return slot;
}

/** The value that belongs to a key's address. */
/* @inline */ function valueOf(di: dictiterobject, slot: usize): PyObject {
  const d = changetype<PyDictObject>(di.di_dict);
  const values = d.ma_values;
  if (!values) return objAt(slot, 1);
  return objAt(valuesArray(values), <i64>((slot - _DK_ENTRIES(d.ma_keys)) >> 4));
}

function dictiter_iternextkey(o: PyObject): PyObject | null {
  const slot = nextItem(changetype<dictiterobject>(o));
  if (!slot) return null;
  const key = objAt(slot, 0);
  Py_INCREF(key);
  return key;
}

function dictiter_iternextvalue(o: PyObject): PyObject | null {
  const di = changetype<dictiterobject>(o);
  const slot = nextItem(di);
  if (!slot) return null;
  const value = valueOf(di, slot);
  Py_INCREF(value);
  return value;
}

/** (key, value) in the iterator's tuple, while nobody else holds that. */
function resultTuple(di: dictiterobject, key: PyObject, value: PyObject): PyObject | null {
  Py_INCREF(key);
  Py_INCREF(value);
  const result = changetype<PyObject>(di.di_result);
  if (result.ob_refcnt != 1) return tuplePackSteal2(key, value);
  const oldkey = PyTuple_GET_ITEM(result, 0);
  const oldvalue = PyTuple_GET_ITEM(result, 1);
  Py_INCREF(result);
  PyTuple_SET_ITEM(result, 0, key);
  PyTuple_SET_ITEM(result, 1, value);
  Py_DECREF(oldkey);
  Py_DECREF(oldvalue);
  // The collector may have untracked it for what it held before.
  if (!_PyObject_GC_IS_TRACKED(result)) _PyObject_GC_TRACK(result);
  return result;
}

function dictiter_iternextitem(o: PyObject): PyObject | null {
  const di = changetype<dictiterobject>(o);
  const slot = nextItem(di);
  return slot ? resultTuple(di, objAt(slot, 0), valueOf(di, slot)) : null;
}

function dictreviter_iternext(o: PyObject): PyObject | null {
  const di = changetype<dictiterobject>(o);
  const slot = previousItem(di);
  if (!slot) return null;
  const key = objAt(slot, 0);
  if (o.ob_type == PyDictRevIterItem_Type) return resultTuple(di, key, valueOf(di, slot));
  const result = o.ob_type == PyDictRevIterKey_Type ? key : valueOf(di, slot);
  Py_INCREF(result);
  return result;
}

function initIterator(t: PyTypeObject, name: string, next: usize): void {
  static_type(t, name, offsetof<dictiterobject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = dictiter_dealloc.index;
  t.tp_traverse = dictiter_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = next;
  method(
    t,
    '__length_hint__',
    dictiter_len.index,
    METH_NOARGS,
    'Private method returning an estimate of len(list(it)).',
  );
  method(t, '__reduce__', dictiter_reduce.index, METH_NOARGS, 'Return state information for pickling.');
}

export function init_dict_iterators(): void {
  initIterator(PyDictIterKey_Type, 'dict_keyiterator', dictiter_iternextkey.index);
  initIterator(PyDictIterValue_Type, 'dict_valueiterator', dictiter_iternextvalue.index);
  initIterator(PyDictIterItem_Type, 'dict_itemiterator', dictiter_iternextitem.index);
  initIterator(PyDictRevIterKey_Type, 'dict_reversekeyiterator', dictreviter_iternext.index);
  initIterator(PyDictRevIterValue_Type, 'dict_reversevalueiterator', dictreviter_iternext.index);
  initIterator(PyDictRevIterItem_Type, 'dict_reverseitemiterator', dictreviter_iternext.index);
}
