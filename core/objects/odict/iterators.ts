// The iterators and views of OrderedDict. (CPython: Objects/odictobject.c)

import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, PyObject_GC_UnTrack } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_VISIT, Py_XINCREF, PyObject } from '../../runtime/object';
import { PySequence_List } from '../abstract/sequence';
import { PyDict_GetItemWithError } from '../dict/dict';
import { _PyDictViewObject } from '../dict/struct';
import { _PyDictView_New } from '../dict/views';
import { reuseTuple2 } from '../enum';
import { _PyErr_SetKeyError, PyErr_SetString } from '../exceptions/errors';
import { PyExc_RuntimeError } from '../exceptions/types';
import { Py_None } from '../none';
import { _PyEval_GetBuiltin, reduceCall } from '../reduce';
import { PyTuple_Pack2 } from '../tuple';
import {
  _odict_find_node,
  asOdict,
  ITEMS,
  KEYS,
  odictiterobject,
  PyODictItems_Type,
  PyODictIter_Type,
  PyODictKeys_Type,
  PyODictObject,
  PyODictValues_Type,
  REVERSED,
  VALUES,
} from './nodes';

// --- iterators

/** o as its struct; nothing is checked. */
/* @inline */ export function iter(o: PyObject): odictiterobject {
  return changetype<odictiterobject>(o);
}

// new
function odictiter_new(self: PyODictObject, kind: i32): PyObject | null {
  const o = _PyObject_GC_New(PyODictIter_Type);
  if (!o) return null;
  const di = iter(o);
  di.di_result = null;
  di.di_odict = null;
  di.di_current = null;
  if ((kind & ITEMS) == ITEMS) {
    di.di_result = PyTuple_Pack2(Py_None, Py_None);
    if (!di.di_result) {
      _PyObject_GC_TRACK(o);
      Py_DECREF(o);
      return null;
    }
  }
  di.kind = kind;
  const node = kind & REVERSED ? self.od_last : self.od_first;
  if (node) di.di_current = Py_NewRef(node.key);
  di.di_size = self.ma_used;
  di.di_state = self.od_state;
  di.di_odict = Py_NewRef(self);
  _PyObject_GC_TRACK(o);
  return o;
}

export function odictiter_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  Py_XDECREF(iter(o).di_odict);
  Py_XDECREF(iter(o).di_current);
  Py_XDECREF(iter(o).di_result);
  PyObject_GC_Del(changetype<usize>(o));
}

export function odictiter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  let r = Py_VISIT(iter(o).di_odict, visit, argument);
  if (!r) r = Py_VISIT(iter(o).di_current, visit, argument);
  return r ? r : Py_VISIT(iter(o).di_result, visit, argument);
}

function exhaust(di: odictiterobject): void {
  clearSlot(changetype<usize>(di) + offsetof<odictiterobject>('_di_odict'));
}

// new
function odictiter_nextkey(di: odictiterobject): PyObject | null {
  const self = di.di_odict;
  if (!self) return null;
  const current = di.di_current;
  if (!current) {
    exhaust(di);
    return null;
  }
  if (di.di_state != self.od_state || di.di_size != self.ma_used) {
    if (di.di_state != self.od_state) PyErr_SetString(PyExc_RuntimeError, 'OrderedDict mutated during iteration');
    else {
      PyErr_SetString(PyExc_RuntimeError, 'OrderedDict changed size during iteration');
      di.di_size = -1; // and it stays so
    }
    exhaust(di);
    return null;
  }
  const node = _odict_find_node(self, current);
  if (!node) {
    if (!PyErr_Occurred()) _PyErr_SetKeyError(current);
    clearSlot(changetype<usize>(di) + offsetof<odictiterobject>('_di_current'));
    exhaust(di);
    return null;
  }
  const next = di.kind & REVERSED ? node.prev : node.next;
  di.di_current = next ? Py_NewRef(next.key) : null;
  return current;
}

export function odictiter_iternext(o: PyObject): PyObject | null {
  const di = iter(o);
  const key = odictiter_nextkey(di);
  if (!key || !(di.kind & VALUES)) return key;
  const value = Py_XNewRef(PyDict_GetItemWithError(di.di_odict as PyObject, key));
  if (!value) {
    if (!PyErr_Occurred()) _PyErr_SetKeyError(key);
    Py_DECREF(key);
    clearSlot(changetype<usize>(o) + offsetof<odictiterobject>('_di_current'));
    exhaust(di);
    return null;
  }
  if (di.kind & KEYS) return reuseTuple2(di.di_result as PyObject, key, value);
  Py_DECREF(key);
  return value;
}

/** The rest as a list; the iterator stays where it is. */
export function odictiter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const di = iter(o);
  const copy = _PyObject_GC_New(PyODictIter_Type);
  if (!copy) return null;
  memory.copy(changetype<usize>(copy) + 16, changetype<usize>(o) + 16, offsetof<odictiterobject>() - 16);
  Py_XINCREF(di.di_odict);
  Py_XINCREF(di.di_current);
  Py_XINCREF(di.di_result);
  _PyObject_GC_TRACK(copy);
  const list = PySequence_List(copy);
  Py_DECREF(copy);
  if (!list) return null;
  const builtin = _PyEval_GetBuiltin(_Py_ID('iter'));
  const result = builtin ? reduceCall(builtin, list) : null;
  Py_XDECREF(builtin);
  Py_DECREF(list);
  return result;
}

export function odict_iter(o: PyObject): PyObject | null {
  return odictiter_new(asOdict(o), KEYS);
}

export function odict_reversed(o: PyObject, unused: PyObject | null): PyObject | null {
  return odictiter_new(asOdict(o), KEYS | REVERSED);
}

// --- views

/* @inline */ function viewed(o: PyObject): PyODictObject | null {
  return changetype<PyODictObject | null>(changetype<_PyDictViewObject>(o).dv_dict);
}

function viewIterator(o: PyObject, kind: i32): PyObject | null {
  const self = viewed(o);
  return self ? odictiter_new(self, kind) : Py_None;
}

export function odictkeys_new(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyDictView_New(o, PyODictKeys_Type);
}

export function odictvalues_new(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyDictView_New(o, PyODictValues_Type);
}

export function odictitems_new(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyDictView_New(o, PyODictItems_Type);
}

export function odictkeys_iter(o: PyObject): PyObject | null {
  return viewIterator(o, KEYS);
}

export function odictvalues_iter(o: PyObject): PyObject | null {
  return viewIterator(o, VALUES);
}

export function odictitems_iter(o: PyObject): PyObject | null {
  return viewIterator(o, ITEMS);
}

export function odictkeys_reversed(o: PyObject, unused: PyObject | null): PyObject | null {
  return viewIterator(o, KEYS | REVERSED);
}

export function odictvalues_reversed(o: PyObject, unused: PyObject | null): PyObject | null {
  return viewIterator(o, VALUES | REVERSED);
}

export function odictitems_reversed(o: PyObject, unused: PyObject | null): PyObject | null {
  return viewIterator(o, ITEMS | REVERSED);
}
