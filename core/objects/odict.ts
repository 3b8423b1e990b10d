// OrderedDict: a dict, and beside it a list of its keys in an order of its own. (CPython: Objects/odictobject.c)
//
//   od_first ─> node a <─> node b <─> node c <─ od_last        each: key, hash, next, prev
//   od_fast_nodes[i]: the node whose key has the i-th entry in the dict's keys object, so that a node is found as fast as its
//   key is. The array is as large as the hash table, and is made again when the keys object is another (od_resize_sentinel).

import { PyMem_Free, PyMem_Malloc } from '../memory/obmalloc/malloc';
import { PyErr_GetRaisedException, PyErr_Occurred } from '../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_ID } from '../runtime/identifiers';
import {
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_NE,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XINCREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { getset, mappingMethods, method, numberMethods, static_type } from '../runtime/register';
import {
  _Py_TPFLAGS_MATCH_SELF,
  METH_CLASS,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_VARARGS,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_MAPPING,
  PyTypeObject,
} from '../runtime/type';
import { PyIter_Next, PyObject_GetItem, PyObject_GetIter, PyObject_SetItem } from './abstract/object';
import { PySequence_Contains, PySequence_List } from './abstract/sequence';
import { _PyArg_UnpackKeywords } from './args';
import { PyObject_GetOptionalAttr } from './attribute';
import { Py_False, Py_True, PyBool_FromLong } from './bool';
import { PyObject_CallMethodNoArgs, PyObject_CallNoArgs, PyObject_CallOneArg } from './call';
import {
  _PyDict_DelItem_KnownHash,
  _PyDict_Pop_KnownHash,
  _PyDict_SetItem_KnownHash,
  _PyDict_SizeOf,
  PyDict_Check,
  PyDict_CheckExact,
  PyDict_Clear,
  PyDict_GET_SIZE,
  PyDict_GetItemWithError,
  PyDict_New,
  PyDict_Type,
} from './dict/dict';
import { PyDict_Items } from './dict/lists';
import { _Py_dict_lookup } from './dict/lookup';
import { _PyDict_FromKeys } from './dict/merge';
import { _PyDictViewObject, PyDictObject } from './dict/struct';
import { _PyDictView_New, PyDictItems_Type, PyDictKeys_Type, PyDictValues_Type } from './dict/views';
import { reuseTuple2 } from './enum';
import {
  _PyErr_ChainExceptions1,
  _PyErr_SetKeyError,
  PyErr_Format,
  PyErr_NoMemory,
  PyErr_SetString,
} from './exceptions/errors';
import { PyExc_KeyError, PyExc_RuntimeError, PyExc_TypeError, PyExc_ValueError } from './exceptions/types';
import { PyObject_GenericGetDict, PyObject_GenericSetDict } from './instance-dict';
import { PyLong_FromSsize_t } from './int';
import { Py_None, Py_NotImplemented } from './none';
import {
  Py_ReprEnter,
  Py_ReprLeave,
  PyObject_Hash,
  PyObject_IsTrue,
  PyObject_RichCompareBool,
  PyObject_SelfIter,
} from './object';
import { _PyEval_GetBuiltin, reduceCall } from './reduce';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_FromString } from './str/new';
import {
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_Pack2,
  PyTuple_SET_ITEM,
  tuple_get_empty,
  tuplePackSteal2,
} from './tuple';
import { _PyObject_GetState } from './type/pickle';
import { _PyType_Name, PyObject_TypeCheck } from './type/state';
import { PyObject_ClearWeakRefs } from './weakref';

/** 32 bytes. */
@unmanaged
export class _ODictNode {
  key: PyObject; // strong
  hash: i64;
  next: _ODictNode | null;
  prev: _ODictNode | null;
}

/** 112 bytes. */
@unmanaged
export class PyODictObject extends PyDictObject {
  od_first: _ODictNode | null;
  od_last: _ODictNode | null;
  od_fast_nodes: usize; // _ODictNode **
  od_fast_nodes_size: i64;
  od_resize_sentinel: usize; // the keys object for which od_fast_nodes was made
  od_state: u64; // counts changes of the order
  od_inst_dict: PyObject | null; // strong
  od_weakreflist: PyObject | null; // the list's head
}

/** 64 bytes. */
@unmanaged
export class odictiterobject extends PyObject {
  kind: i32;
  di_odict: PyODictObject | null; // strong; NULL: exhausted
  di_size: i64;
  di_state: u64;
  di_result: PyObject | null; // strong: the tuple used again while nobody else holds it
  di_current: PyObject | null; // strong: the key that comes next
}

export const PyODict_Type = staticObject<PyTypeObject>(416);
export const PyODictIter_Type = staticObject<PyTypeObject>(416);
export const PyODictKeys_Type = staticObject<PyTypeObject>(416);
export const PyODictItems_Type = staticObject<PyTypeObject>(416);
export const PyODictValues_Type = staticObject<PyTypeObject>(416);

const KEYS = 1;
const VALUES = 2;
const ITEMS = 3;
const REVERSED = 4;

/* @inline */ function od(o: PyObject): PyODictObject {
  return changetype<PyODictObject>(o);
}

/* @inline */ export function PyODict_Check(o: PyObject): bool {
  return PyObject_TypeCheck(o, PyODict_Type);
}

/* @inline */ export function PyODict_CheckExact(o: PyObject): bool {
  return o.ob_type == PyODict_Type;
}

/* @inline */ function fastNode(self: PyODictObject, i: i64): _ODictNode | null {
  return changetype<_ODictNode | null>(load<usize>(self.od_fast_nodes + ((<usize>i) << 3)));
}

/* @inline */ function setFastNode(self: PyODictObject, i: i64, node: _ODictNode | null): void {
  store<u64>(self.od_fast_nodes + ((<usize>i) << 3), <u64>changetype<usize>(node));
}

// --- nodes

/** The index of key's entry; of the next entry to be, if it is not there; -1: an exception. */
function _odict_get_index_raw(self: PyODictObject, key: PyObject, hash: i64): i64 {
  const keys = self.ma_keys;
  const at = stackAlloc(1);
  const ix = _Py_dict_lookup(self, key, hash, at);
  stackFree(at);
  // -1: empty, -3: an exception
  return ix == -1 ? keys.dk_nentries : ix < 0 ? -1 : ix;
}

/** Makes od_fast_nodes for the keys object that the dict has now. */
function _odict_resize(self: PyODictObject): i32 {
  const size = (<i64>1) << self.ma_keys.dk_log2_size;
  const nodes = PyMem_Malloc((<usize>size) << 3);
  if (!nodes) {
    PyErr_NoMemory();
    return -1;
  }
  memory.fill(nodes, 0, (<usize>size) << 3);
  let node = self.od_first;
  while (node) {
    const i = _odict_get_index_raw(self, node.key, node.hash);
    if (i < 0) {
      PyMem_Free(nodes);
      return -1;
    }
    store<u64>(nodes + ((<usize>i) << 3), <u64>changetype<usize>(node));
    node = node.next;
  }
  PyMem_Free(self.od_fast_nodes);
  self.od_fast_nodes = nodes;
  self.od_fast_nodes_size = size;
  self.od_resize_sentinel = changetype<usize>(self.ma_keys);
  return 0;
}

function _odict_get_index(self: PyODictObject, key: PyObject, hash: i64): i64 {
  const keys = self.ma_keys;
  if (
    (self.od_resize_sentinel != changetype<usize>(keys) || self.od_fast_nodes_size != (<i64>1) << keys.dk_log2_size) &&
    _odict_resize(self) != 0
  ) {
    return -1;
  }
  return _odict_get_index_raw(self, key, hash);
}

/** NULL: it is not there, or an exception. */
function _odict_find_node_hash(self: PyODictObject, key: PyObject, hash: i64): _ODictNode | null {
  if (!self.od_first) return null;
  const index = _odict_get_index(self, key, hash);
  return index < 0 ? null : fastNode(self, index);
}

function _odict_find_node(self: PyODictObject, key: PyObject): _ODictNode | null {
  if (!self.od_first) return null;
  const hash = PyObject_Hash(key);
  return hash == -1 ? null : _odict_find_node_hash(self, key, hash);
}

function _odict_add_head(self: PyODictObject, node: _ODictNode): void {
  const first = self.od_first;
  node.prev = null;
  node.next = first;
  if (!first) self.od_last = node;
  else first.prev = node;
  self.od_first = node;
  self.od_state++;
}

function _odict_add_tail(self: PyODictObject, node: _ODictNode): void {
  const last = self.od_last;
  node.prev = last;
  node.next = null;
  if (!last) self.od_first = node;
  else last.next = node;
  self.od_last = node;
  self.od_state++;
}

function _odict_remove_node(self: PyODictObject, node: _ODictNode): void {
  const prev = node.prev;
  const next = node.next;
  if (prev) prev.next = next;
  else self.od_first = next;
  if (next) next.prev = prev;
  else self.od_last = prev;
  node.prev = null;
  node.next = null;
  self.od_state++;
}

function _odict_add_new_node(self: PyODictObject, key: PyObject, hash: i64): i32 {
  const i = _odict_get_index(self, key, hash);
  if (i < 0) {
    if (!PyErr_Occurred()) _PyErr_SetKeyError(key);
    return -1;
  }
  if (fastNode(self, i)) return 0;
  const p = PyMem_Malloc(offsetof<_ODictNode>());
  if (!p) {
    PyErr_NoMemory();
    return -1;
  }
  const node = changetype<_ODictNode>(p);
  node.key = Py_NewRef(key);
  node.hash = hash;
  _odict_add_tail(self, node);
  setFastNode(self, i, node);
  return 0;
}

/** Takes key's node (when known already, given) out; there may be none. */
function _odict_clear_node(self: PyODictObject, known: _ODictNode | null, key: PyObject, hash: i64): i32 {
  if (!self.od_first) return 0;
  const i = _odict_get_index(self, key, hash);
  if (i < 0) return PyErr_Occurred() ? -1 : 0;
  const node = known ? known : fastNode(self, i);
  if (!node) return 0;
  setFastNode(self, i, null);
  _odict_remove_node(self, node);
  const nodeKey = node.key;
  PyMem_Free(changetype<usize>(node));
  Py_DECREF(nodeKey);
  return 0;
}

function _odict_clear_nodes(self: PyODictObject): void {
  PyMem_Free(self.od_fast_nodes);
  self.od_fast_nodes = 0;
  self.od_fast_nodes_size = 0;
  self.od_resize_sentinel = 0;
  let node = self.od_first;
  self.od_first = null;
  self.od_last = null;
  while (node) {
    const next = node.next;
    const key = node.key;
    PyMem_Free(changetype<usize>(node));
    Py_DECREF(key);
    node = next;
  }
}

// --- the mapping

// new
export function PyODict_New(): PyObject | null {
  return PyObject_CallNoArgs(PyODict_Type);
}

function setItemKnownHash(o: PyObject, key: PyObject, value: PyObject, hash: i64): i32 {
  if (_PyDict_SetItem_KnownHash(o, key, value, hash) != 0) return -1;
  const res = _odict_add_new_node(od(o), key, hash);
  if (res < 0) {
    const exc = PyErr_GetRaisedException();
    _PyDict_DelItem_KnownHash(o, key, hash);
    _PyErr_ChainExceptions1(exc);
  }
  return res;
}

export function PyODict_SetItem(o: PyObject, key: PyObject, value: PyObject): i32 {
  const hash = PyObject_Hash(key);
  return hash == -1 ? -1 : setItemKnownHash(o, key, value, hash);
}

export function PyODict_DelItem(o: PyObject, key: PyObject): i32 {
  const hash = PyObject_Hash(key);
  if (hash == -1 || _odict_clear_node(od(o), null, key, hash) < 0) return -1;
  return _PyDict_DelItem_KnownHash(o, key, hash);
}

function odict_mp_ass_sub(o: PyObject, key: PyObject, value: PyObject | null): i32 {
  return value ? PyODict_SetItem(o, key, value) : PyODict_DelItem(o, key);
}

function OrderedDict_fromkeys(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'fromkeys', 'iterable value', 0, 1, 0, at);
  const iterable = objAt(at, 0);
  const value = ptrAt(at, 1);
  stackFree(at);
  return ok < 0 ? null : _PyDict_FromKeys(type, iterable, value ? value : Py_None);
}

function odict_sizeof(o: PyObject, unused: PyObject | null): PyObject | null {
  const nodes = od(o).od_first ? <i64>offsetof<_ODictNode>() * od(o).ma_used : 0;
  return PyLong_FromSsize_t(_PyDict_SizeOf(o) + 8 * od(o).od_fast_nodes_size + nodes);
}

function odict_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
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
function OrderedDict_setdefault(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
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
  const node = _odict_find_node_hash(od(o), key, hash);
  if (!node) {
    if (PyErr_Occurred()) return null;
    if (fallback) return Py_NewRef(fallback);
    _PyErr_SetKeyError(key);
    return null;
  }
  // The node first: the dict's part may run Python.
  if (_odict_clear_node(od(o), node, key, hash) < 0) return null;
  const at = stackAlloc(1);
  const res = _PyDict_Pop_KnownHash(od(o), key, hash, at);
  const value = ptrAt(at, 0);
  stackFree(at);
  if (res == 0) _PyErr_SetKeyError(key);
  return value;
}

function OrderedDict_pop(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
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

function OrderedDict_popitem(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'popitem', 'last', 0, 0, 0, at);
  const last = ok < 0 ? -1 : isLast(ptrAt(at, 0));
  stackFree(at);
  if (last < 0) return null;
  const node = last ? od(o).od_last : od(o).od_first;
  if (!node) return PyErr_SetString(PyExc_KeyError, 'dictionary is empty');
  const key = Py_NewRef(node.key);
  const value = _odict_popkey_hash(o, key, null, node.hash);
  if (value) return tuplePackSteal2(key, value);
  Py_DECREF(key);
  return null;
}

function OrderedDict_move_to_end(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'move_to_end', 'key last', 0, 1, 0, at);
  const key = objAt(at, 0);
  const last = ok < 0 ? -1 : isLast(ptrAt(at, 1));
  stackFree(at);
  if (last < 0) return null;
  const self = od(o);
  let node = last ? self.od_last : self.od_first;
  if (!node) {
    _PyErr_SetKeyError(key);
    return null;
  }
  if (key != node.key) {
    node = _odict_find_node(self, key);
    if (!node) {
      if (!PyErr_Occurred()) _PyErr_SetKeyError(key);
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

function odict_clear(o: PyObject, unused: PyObject | null): PyObject | null {
  PyDict_Clear(o);
  _odict_clear_nodes(od(o));
  return Py_None;
}

/** Copies all items into another, in order. */
function copyItems(o: PyObject, copy: PyObject): bool {
  const exact = PyODict_CheckExact(o);
  let node = od(o).od_first;
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

function odict_copy(o: PyObject, unused: PyObject | null): PyObject | null {
  const copy = PyODict_CheckExact(o) ? PyODict_New() : PyObject_CallNoArgs(o.ob_type);
  if (!copy || copyItems(o, copy)) return copy;
  Py_DECREF(copy);
  return null;
}

// --- update, as collections.abc.MutableMapping has it

function setPair(self: PyObject, it: PyObject): bool {
  const key = PyIter_Next(it);
  const value: PyObject | null = key ? PyIter_Next(it) : null;
  const more: PyObject | null = value ? PyIter_Next(it) : null;
  let ok = false;
  if (!PyErr_Occurred()) {
    if (!key) PyErr_SetString(PyExc_ValueError, 'need more than 0 values to unpack');
    else if (!value) PyErr_SetString(PyExc_ValueError, 'need more than 1 value to unpack');
    else if (more) PyErr_SetString(PyExc_ValueError, 'too many values to unpack (expected 2)');
    else ok = PyObject_SetItem(self, key, value) == 0;
  }
  Py_XDECREF(key);
  Py_XDECREF(value);
  Py_XDECREF(more);
  return ok;
}

function mutablemapping_add_pairs(self: PyObject, pairs: PyObject): bool {
  const it = PyObject_GetIter(pairs);
  if (!it) return false;
  let ok = true;
  while (ok) {
    const pair = PyIter_Next(it);
    if (!pair) {
      ok = !PyErr_Occurred();
      break;
    }
    const inner = PyObject_GetIter(pair);
    ok = inner != null && setPair(self, inner);
    Py_XDECREF(inner);
    Py_DECREF(pair);
  }
  Py_DECREF(it);
  return ok;
}

/** self[k] = other[k] for each k of keys (stolen; NULL is an error). */
function addFromKeys(self: PyObject, other: PyObject, keys: PyObject | null): bool {
  const it: PyObject | null = keys ? PyObject_GetIter(keys) : null;
  Py_XDECREF(keys);
  if (!it) return false;
  let ok = true;
  while (ok) {
    const key = PyIter_Next(it);
    if (!key) {
      ok = !PyErr_Occurred();
      break;
    }
    const value = PyObject_GetItem(other, key);
    ok = value != null && PyObject_SetItem(self, key, value) == 0;
    Py_XDECREF(value);
    Py_DECREF(key);
  }
  Py_DECREF(it);
  return ok;
}

/** Adds pairs (stolen; NULL is an error). */
function addPairsOf(self: PyObject, pairs: PyObject | null): bool {
  if (!pairs) return false;
  const ok = mutablemapping_add_pairs(self, pairs);
  Py_DECREF(pairs);
  return ok;
}

function mutablemapping_update_arg(self: PyObject, other: PyObject): bool {
  if (PyDict_CheckExact(other)) return addPairsOf(self, PyDict_Items(other));
  const at = stackAlloc(1);
  let res = PyObject_GetOptionalAttr(other, _Py_ID('keys'), at);
  const keys = ptrAt(at, 0);
  let items: PyObject | null = null;
  if (res == 0) {
    res = PyObject_GetOptionalAttr(other, _Py_ID('items'), at);
    items = ptrAt(at, 0);
  }
  stackFree(at);
  if (res < 0) return false;
  if (keys) {
    const found = PyObject_CallNoArgs(keys);
    Py_DECREF(keys);
    return addFromKeys(self, other, found);
  }
  if (items) {
    const found = PyObject_CallNoArgs(items);
    Py_DECREF(items);
    return addPairsOf(self, found);
  }
  return mutablemapping_add_pairs(self, other);
}

function mutablemapping_update(self: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n > 1) {
    return PyErr_Format(PyExc_TypeError, 'update() takes at most 1 positional argument (%zd given)', n);
  }
  if (n) {
    const other = Py_NewRef(PyTuple_GET_ITEM(args, 0));
    const ok = mutablemapping_update_arg(self, other);
    Py_DECREF(other);
    if (!ok) return null;
  }
  if (kwargs && PyDict_GET_SIZE(kwargs) && !addPairsOf(self, PyDict_Items(kwargs))) return null;
  return Py_None;
}

function odict_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const n = PyTuple_GET_SIZE(args);
  if (n > 1) {
    PyErr_Format(PyExc_TypeError, 'expected at most 1 arguments, got %zd', n);
    return -1;
  }
  return mutablemapping_update(o, args, kwds) ? 0 : -1;
}

function odict_or(left: PyObject, right: PyObject): PyObject | null {
  const leftIsOne = PyODict_Check(left);
  const type = leftIsOne ? left.ob_type : right.ob_type;
  if (!PyDict_Check(leftIsOne ? right : left)) return Py_NotImplemented;
  const result = PyObject_CallOneArg(type, left);
  if (!result || mutablemapping_update_arg(result, right)) return result;
  Py_DECREF(result);
  return null;
}

function odict_inplace_or(o: PyObject, other: PyObject): PyObject | null {
  return mutablemapping_update_arg(o, other) ? Py_NewRef(o) : null;
}

// --- lifetime

function odict_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o, odict_dealloc.index)) return;
  Py_XDECREF(od(o).od_inst_dict);
  if (od(o).od_weakreflist) PyObject_ClearWeakRefs(o);
  _odict_clear_nodes(od(o));
  call_indirect<void>(<u32>PyDict_Type.tp_dealloc, o);
  _PyTrash_end();
}

function odict_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  let r = Py_VISIT(od(o).od_inst_dict, visit, argument);
  let node = od(o).od_first;
  while (node && !r) {
    r = Py_VISIT(node.key, visit, argument);
    node = node.next;
  }
  return r ? r : call_indirect<i32>(<u32>PyDict_Type.tp_traverse, o, visit, argument);
}

function odict_tp_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<PyODictObject>('_od_inst_dict'));
  PyDict_Clear(o);
  _odict_clear_nodes(od(o));
  return 0;
}

// --- text and comparison

// new: an ordinary dict of the same order
function plainCopy(o: PyObject): PyObject | null {
  if (!PyODict_CheckExact(o)) {
    const items = PyObject_CallMethodNoArgs(o, _Py_ID('items'));
    const copy: PyObject | null = items ? PyObject_CallOneArg(PyDict_Type, items) : null;
    Py_XDECREF(items);
    return copy;
  }
  const copy = PyDict_New();
  let node = od(o).od_first;
  while (node && copy) {
    const value = PyDict_GetItemWithError(o, node.key);
    if (!value && !PyErr_Occurred()) _PyErr_SetKeyError(node.key);
    if (!value || _PyDict_SetItem_KnownHash(copy, node.key, value, node.hash) < 0) {
      Py_DECREF(copy);
      return null;
    }
    node = node.next;
  }
  return copy;
}

function odict_repr(o: PyObject): PyObject | null {
  const name = _PyType_Name(o.ob_type);
  if (od(o).ma_used == 0) return PyUnicode_FromFormat('%s()', name);
  const i = Py_ReprEnter(o);
  if (i) return i < 0 ? null : PyUnicode_FromString('...');
  const copy = plainCopy(o);
  const result: PyObject | null = copy ? PyUnicode_FromFormat('%s(%R)', name, arg(copy)) : null;
  Py_XDECREF(copy);
  Py_ReprLeave(o);
  return result;
}

/** Whether the keys come in the same order: 1, 0 or -1. */
function _odict_keys_equal(a: PyODictObject, b: PyODictObject): i32 {
  const state_a = a.od_state;
  const state_b = b.od_state;
  let node_a = a.od_first;
  let node_b = b.od_first;
  while (node_a || node_b) {
    if (!node_a || !node_b) return 0;
    const key_a = Py_NewRef(node_a.key);
    const key_b = Py_NewRef(node_b.key);
    const res = PyObject_RichCompareBool(key_a, key_b, Py_EQ);
    Py_DECREF(key_a);
    Py_DECREF(key_b);
    if (res < 0) return -1;
    if (a.od_state != state_a || b.od_state != state_b) {
      PyErr_SetString(PyExc_RuntimeError, 'OrderedDict mutated during iteration');
      return -1;
    }
    if (res == 0) return 0;
    node_a = node_a.next;
    node_b = node_b.next;
  }
  return 1;
}

function odict_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  if (!PyODict_Check(v) || !PyDict_Check(w) || (op != Py_EQ && op != Py_NE)) return Py_NotImplemented;
  const cmp = call_indirect<PyObject | null>(<u32>PyDict_Type.tp_richcompare, v, w, op);
  if (!cmp || !PyODict_Check(w)) return cmp;
  if (cmp == (op == Py_EQ ? Py_False : Py_True)) return cmp;
  const eq = _odict_keys_equal(od(v), od(w));
  return eq < 0 ? null : PyBool_FromLong(i64((eq != 0) == (op == Py_EQ)));
}

// --- iterators

/* @inline */ function iter(o: PyObject): odictiterobject {
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

function odictiter_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  Py_XDECREF(iter(o).di_odict);
  Py_XDECREF(iter(o).di_current);
  Py_XDECREF(iter(o).di_result);
  PyObject_GC_Del(changetype<usize>(o));
}

function odictiter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
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

function odictiter_iternext(o: PyObject): PyObject | null {
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
function odictiter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
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

function odict_iter(o: PyObject): PyObject | null {
  return odictiter_new(od(o), KEYS);
}

function odict_reversed(o: PyObject, unused: PyObject | null): PyObject | null {
  return odictiter_new(od(o), KEYS | REVERSED);
}

// --- views

/* @inline */ function viewed(o: PyObject): PyODictObject | null {
  return changetype<PyODictObject | null>(changetype<_PyDictViewObject>(o).dv_dict);
}

function viewIterator(o: PyObject, kind: i32): PyObject | null {
  const self = viewed(o);
  return self ? odictiter_new(self, kind) : Py_None;
}

function odictkeys_new(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyDictView_New(o, PyODictKeys_Type);
}

function odictvalues_new(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyDictView_New(o, PyODictValues_Type);
}

function odictitems_new(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyDictView_New(o, PyODictItems_Type);
}

function odictkeys_iter(o: PyObject): PyObject | null {
  return viewIterator(o, KEYS);
}

function odictvalues_iter(o: PyObject): PyObject | null {
  return viewIterator(o, VALUES);
}

function odictitems_iter(o: PyObject): PyObject | null {
  return viewIterator(o, ITEMS);
}

function odictkeys_reversed(o: PyObject, unused: PyObject | null): PyObject | null {
  return viewIterator(o, KEYS | REVERSED);
}

function odictvalues_reversed(o: PyObject, unused: PyObject | null): PyObject | null {
  return viewIterator(o, VALUES | REVERSED);
}

function odictitems_reversed(o: PyObject, unused: PyObject | null): PyObject | null {
  return viewIterator(o, ITEMS | REVERSED);
}

export function initType(): void {
  const t = PyODict_Type;
  static_type(
    t,
    'collections.OrderedDict',
    offsetof<PyODictObject>(),
    0,
    Py_TPFLAGS_MAPPING | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | _Py_TPFLAGS_MATCH_SELF,
    'Dictionary that remembers insertion order',
  );
  t.tp_dealloc = odict_dealloc.index;
  t.tp_repr = odict_repr.index;
  t.tp_traverse = odict_traverse.index;
  t.tp_clear = odict_tp_clear.index;
  t.tp_richcompare = odict_richcompare.index;
  t.tp_iter = odict_iter.index;
  t.tp_init = odict_init.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_base = PyDict_Type;
  t.tp_weaklistoffset = 104;
  t.tp_dictoffset = 96;
  const nb = numberMethods(t);
  nb.nb_or = odict_or.index;
  nb.nb_inplace_or = odict_inplace_or.index;
  mappingMethods(t).mp_ass_subscript = odict_mp_ass_sub.index;
  method(
    t,
    'fromkeys',
    OrderedDict_fromkeys.index,
    METH_KEYWORDS | METH_CLASS | METH_FASTCALL,
    'fromkeys($type, /, iterable, value=None)\n--\n\nCreate a new ordered dictionary with keys from iterable and values set to value.',
  );
  method(t, '__sizeof__', odict_sizeof.index, METH_NOARGS, '');
  method(t, '__reduce__', odict_reduce.index, METH_NOARGS, 'Return state information for pickling');
  method(
    t,
    'setdefault',
    OrderedDict_setdefault.index,
    METH_KEYWORDS | METH_FASTCALL,
    'setdefault($self, /, key, default=None)\n--\n\nInsert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.',
  );
  method(
    t,
    'pop',
    OrderedDict_pop.index,
    METH_KEYWORDS | METH_FASTCALL,
    'pop($self, /, key, default=<unrepresentable>)\n--\n\nod.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.',
  );
  method(
    t,
    'popitem',
    OrderedDict_popitem.index,
    METH_KEYWORDS | METH_FASTCALL,
    'popitem($self, /, last=True)\n--\n\nRemove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is true or FIFO order if false.',
  );
  method(t, 'keys', odictkeys_new.index, METH_NOARGS, '');
  method(t, 'values', odictvalues_new.index, METH_NOARGS, '');
  method(t, 'items', odictitems_new.index, METH_NOARGS, '');
  method(t, 'update', mutablemapping_update.index, METH_VARARGS | METH_KEYWORDS, '');
  method(t, 'clear', odict_clear.index, METH_NOARGS, 'od.clear() -> None.  Remove all items from od.');
  method(t, 'copy', odict_copy.index, METH_NOARGS, 'od.copy() -> a shallow copy of od');
  method(t, '__reversed__', odict_reversed.index, METH_NOARGS, 'od.__reversed__() <==> reversed(od)');
  method(
    t,
    'move_to_end',
    OrderedDict_move_to_end.index,
    METH_KEYWORDS | METH_FASTCALL,
    'move_to_end($self, /, key, last=True)\n--\n\nMove an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not exist.',
  );
  getset(t, '__dict__', PyObject_GenericGetDict.index, PyObject_GenericSetDict.index, '');
}

export function initIter(): void {
  const t = PyODictIter_Type;
  static_type(
    t,
    'odict_iterator',
    offsetof<odictiterobject>(),
    0,
    Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_HAVE_GC,
    '',
  );
  t.tp_dealloc = odictiter_dealloc.index;
  t.tp_traverse = odictiter_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = odictiter_iternext.index;
  method(t, '__reduce__', odictiter_reduce.index, METH_NOARGS, 'Return state information for pickling');
}

export function initKeys(): void {
  const t = PyODictKeys_Type;
  static_type(t, 'odict_keys', 0, 0, 0, '');
  t.tp_iter = odictkeys_iter.index;
  t.tp_base = PyDictKeys_Type;
  method(t, '__reversed__', odictkeys_reversed.index, METH_NOARGS, '');
}

export function initItems(): void {
  const t = PyODictItems_Type;
  static_type(t, 'odict_items', 0, 0, 0, '');
  t.tp_iter = odictitems_iter.index;
  t.tp_base = PyDictItems_Type;
  method(t, '__reversed__', odictitems_reversed.index, METH_NOARGS, '');
}

export function initValues(): void {
  const t = PyODictValues_Type;
  static_type(t, 'odict_values', 0, 0, 0, '');
  t.tp_iter = odictvalues_iter.index;
  t.tp_base = PyDictValues_Type;
  method(t, '__reversed__', odictvalues_reversed.index, METH_NOARGS, '');
}

export function init_odict_types(): void {
  initType();
  initIter();
  initKeys();
  initItems();
  initValues();
}
