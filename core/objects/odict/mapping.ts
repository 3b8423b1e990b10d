// OrderedDict as a mapping. (CPython: Objects/odictobject.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_GetRaisedException, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyObject_GetItem, PyObject_GetIter, PyObject_SetItem } from '../abstract/object';
import { PySequence_Contains } from '../abstract/sequence';
import { _PyArg_UnpackKeywords } from '../args';
import { PyObject_CallMethodNoArgs, PyObject_CallNoArgs } from '../call';
import {
  _PyDict_DelItem_KnownHash,
  _PyDict_Pop_KnownHash,
  _PyDict_SetItem_KnownHash,
  _PyDict_SizeOf,
  PyDict_Clear,
  PyDict_GetItemWithError,
} from '../dict/dict';
import { _PyDict_FromKeys } from '../dict/merge';
import { _PyErr_ChainExceptions1, _PyErr_SetKeyError, PyErr_SetObject, PyErr_SetString } from '../exceptions/errors';
import { PyExc_KeyError } from '../exceptions/types';
import { PyLong_FromSsize_t } from '../int';
import { Py_None } from '../none';
import { PyObject_Hash, PyObject_IsTrue } from '../object';
import { PyTuple_New, PyTuple_SET_ITEM, tuple_get_empty, tuplePackSteal2 } from '../tuple';
import { _PyObject_GetState } from '../type/pickle';
import {
  _ODictNode,
  _odict_add_head,
  _odict_add_new_node,
  _odict_add_tail,
  _odict_clear_node,
  _odict_clear_nodes,
  _odict_find_node,
  _odict_find_node_hash,
  _odict_remove_node,
  asOdict,
  PyODict_CheckExact,
  PyODict_Type,
} from './nodes';

// --- the mapping

// new
function PyODict_New(): PyObject | null {
  return PyObject_CallNoArgs(PyODict_Type);
}

function setItemKnownHash(o: PyObject, key: PyObject, value: PyObject, hash: i64): i32 {
  if (_PyDict_SetItem_KnownHash(o, key, value, hash) != 0) return -1;
  const res = _odict_add_new_node(asOdict(o), key, hash);
  if (res < 0) {
    const exc = PyErr_GetRaisedException();
    _PyDict_DelItem_KnownHash(o, key, hash);
    _PyErr_ChainExceptions1(exc);
  }
  return res;
}

function PyODict_SetItem(o: PyObject, key: PyObject, value: PyObject): i32 {
  const hash = PyObject_Hash(key);
  return hash == -1 ? -1 : setItemKnownHash(o, key, value, hash);
}

function PyODict_DelItem(o: PyObject, key: PyObject): i32 {
  const hash = PyObject_Hash(key);
  if (hash == -1 || _odict_clear_node(asOdict(o), null, key, hash) < 0) return -1;
  return _PyDict_DelItem_KnownHash(o, key, hash);
}

export function odict_mp_ass_sub(o: PyObject, key: PyObject, value: PyObject | null): i32 {
  return value ? PyODict_SetItem(o, key, value) : PyODict_DelItem(o, key);
}

export function OrderedDict_fromkeys(
  type: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'fromkeys', 'iterable value', 0, 1, 0, at);
  const iterable = objAt(at, 0);
  const value = ptrAt(at, 1);
  stackFree(at);
  return ok < 0 ? null : _PyDict_FromKeys(type, iterable, value ? value : Py_None);
}

export function odict_sizeof(o: PyObject, unused: PyObject | null): PyObject | null {
  const nodes = asOdict(o).od_first ? <i64>offsetof<_ODictNode>() * asOdict(o).ma_used : 0;
  return PyLong_FromSsize_t(_PyDict_SizeOf(o) + 8 * asOdict(o).od_fast_nodes_size + nodes);
}

export function odict_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const state = _PyObject_GetState(o);
  const items: PyObject | null = state ? PyObject_CallMethodNoArgs(o, _Py_ID('items')) : null;
  const iter: PyObject | null = items ? PyObject_GetIter(items) : null;
  Py_XDECREF(items);
  const result: PyObject | null = iter ? PyTuple_New(5) : null;
  if (state && iter && result) {
    PyTuple_SET_ITEM(result, 0, Py_NewRef<PyObject>(o.ob_type));
    PyTuple_SET_ITEM(result, 1, tuple_get_empty());
    PyTuple_SET_ITEM(result, 2, state);
    PyTuple_SET_ITEM(result, 3, Py_None);
    PyTuple_SET_ITEM(result, 4, iter);
    return result;
  }
  Py_XDECREF(state);
  Py_XDECREF(iter);
  Py_XDECREF(result);
  return null;
}

/** The value, or when the key is not there, the fallback as the value from now on. */
export function OrderedDict_setdefault(
  o: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'setdefault', 'key default', 0, 1, 0, at);
  const key = objAt(at, 0);
  const given = ptrAt(at, 1);
  stackFree(at);
  if (ok < 0) return null;
  const fallback = given ? given : Py_None;
  if (PyODict_CheckExact(o)) {
    const found = PyDict_GetItemWithError(o, key);
    if (found) return Py_NewRef(found);
    if (PyErr_Occurred()) return null;
    return PyODict_SetItem(o, key, fallback) < 0 ? null : Py_NewRef(fallback);
  }
  const exists = PySequence_Contains(o, key);
  if (exists < 0) return null;
  if (exists) return PyObject_GetItem(o, key);
  return PyObject_SetItem(o, key, fallback) < 0 ? null : Py_NewRef(fallback);
}

// new: key's value, which goes; fallback, or KeyError when that is NULL
function _odict_popkey_hash(o: PyObject, key: PyObject, fallback: PyObject | null, hash: i64): PyObject | null {
  const node = _odict_find_node_hash(asOdict(o), key, hash);
  if (!node) {
    if (PyErr_Occurred()) return null;
    if (fallback) return Py_NewRef(fallback);
    PyErr_SetObject(PyExc_KeyError, key);
    return null;
  }
  // The node first: the dict's part may run Python.
  if (_odict_clear_node(asOdict(o), node, key, hash) < 0) return null;
  const at = stackAlloc(1);
  const res = _PyDict_Pop_KnownHash(asOdict(o), key, hash, at);
  const value = ptrAt(at, 0);
  stackFree(at);
  if (res == 0) _PyErr_SetKeyError(key);
  return value;
}

export function OrderedDict_pop(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'pop', 'key default', 0, 1, 0, at);
  const key = objAt(at, 0);
  const fallback = ptrAt(at, 1);
  stackFree(at);
  if (ok < 0) return null;
  const hash = PyObject_Hash(key);
  return hash == -1 ? null : _odict_popkey_hash(o, key, fallback, hash);
}

/** The argument last=True: 1, 0 or -1. */
function isLast(o: PyObject | null): i32 {
  return o ? PyObject_IsTrue(o) : 1;
}

export function OrderedDict_popitem(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'popitem', 'last', 0, 0, 0, at);
  const last = ok < 0 ? -1 : isLast(ptrAt(at, 0));
  stackFree(at);
  if (last < 0) return null;
  const node = last ? asOdict(o).od_last : asOdict(o).od_first;
  if (!node) return PyErr_SetString(PyExc_KeyError, 'dictionary is empty');
  const key = Py_NewRef(node.key);
  const value = _odict_popkey_hash(o, key, null, node.hash);
  if (value) return tuplePackSteal2(key, value);
  Py_DECREF(key);
  return null;
}

export function OrderedDict_move_to_end(
  o: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'move_to_end', 'key last', 0, 1, 0, at);
  const key = objAt(at, 0);
  const last = ok < 0 ? -1 : isLast(ptrAt(at, 1));
  stackFree(at);
  if (last < 0) return null;
  const self = asOdict(o);
  let node = last ? self.od_last : self.od_first;
  if (!node) {
    PyErr_SetObject(PyExc_KeyError, key);
    return null;
  }
  if (key != node.key) {
    node = _odict_find_node(self, key);
    if (!node) {
      if (!PyErr_Occurred()) PyErr_SetObject(PyExc_KeyError, key);
      return null;
    }
    if (node != (last ? self.od_last : self.od_first)) {
      _odict_remove_node(self, node);
      if (last) _odict_add_tail(self, node);
      else _odict_add_head(self, node);
    }
  }
  return Py_None;
}

export function odict_clear(o: PyObject, unused: PyObject | null): PyObject | null {
  PyDict_Clear(o);
  _odict_clear_nodes(asOdict(o));
  return Py_None;
}

/** Copies all items into another, in order. */
function copyItems(o: PyObject, copy: PyObject): bool {
  const exact = PyODict_CheckExact(o);
  let node = asOdict(o).od_first;
  while (node) {
    const key = node.key;
    let value: PyObject | null;
    if (exact) {
      value = Py_XNewRef(PyDict_GetItemWithError(o, key));
      if (!value && !PyErr_Occurred()) _PyErr_SetKeyError(key);
    } else value = PyObject_GetItem(o, key);
    if (!value) return false;
    const res = exact ? setItemKnownHash(copy, key, value, node.hash) : PyObject_SetItem(copy, key, value);
    Py_DECREF(value);
    if (res != 0) return false;
    node = node.next;
  }
  return true;
}

export function odict_copy(o: PyObject, unused: PyObject | null): PyObject | null {
  const copy = PyODict_CheckExact(o) ? PyODict_New() : PyObject_CallNoArgs(o.ob_type);
  if (!copy || copyItems(o, copy)) return copy;
  Py_DECREF(copy);
  return null;
}
