// OrderedDict: a dict, and beside it a list of its keys in an order of its own. (CPython: Objects/odictobject.c)
//
//   od_first ─> node a <─> node b <─> node c <─ od_last        each: key, hash, next, prev
//   od_fast_nodes[i]: the node whose key has the i-th entry in the dict's keys object, so that a node is found as fast as its
//   key is. The array is as large as the hash table, and is made again when the keys object is another (od_resize_sentinel).

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { Py_DECREF, Py_NewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { _Py_dict_lookup } from '../dict/lookup';
import { PyDictObject } from '../dict/struct';
import { _PyErr_SetKeyError, PyErr_NoMemory } from '../exceptions/errors';
import { PyObject_Hash } from '../object';
import { PyObject_TypeCheck } from '../type/state';

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

export const KEYS = 1;
export const VALUES = 2;
export const ITEMS = 3;
export const REVERSED = 4;

/** o as its struct; nothing is checked. */
/* @inline */ export function asOdict(o: PyObject): PyODictObject {
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
export function _odict_find_node_hash(self: PyODictObject, key: PyObject, hash: i64): _ODictNode | null {
  if (!self.od_first) return null;
  const index = _odict_get_index(self, key, hash);
  return index < 0 ? null : fastNode(self, index);
}

export function _odict_find_node(self: PyODictObject, key: PyObject): _ODictNode | null {
  if (!self.od_first) return null;
  const hash = PyObject_Hash(key);
  return hash == -1 ? null : _odict_find_node_hash(self, key, hash);
}

export function _odict_add_head(self: PyODictObject, node: _ODictNode): void {
  const first = self.od_first;
  node.prev = null;
  node.next = first;
  if (!first) self.od_last = node;
  else first.prev = node;
  self.od_first = node;
  self.od_state++;
}

export function _odict_add_tail(self: PyODictObject, node: _ODictNode): void {
  const last = self.od_last;
  node.prev = last;
  node.next = null;
  if (!last) self.od_first = node;
  else last.next = node;
  self.od_last = node;
  self.od_state++;
}

export function _odict_remove_node(self: PyODictObject, node: _ODictNode): void {
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

export function _odict_add_new_node(self: PyODictObject, key: PyObject, hash: i64): i32 {
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
export function _odict_clear_node(self: PyODictObject, known: _ODictNode | null, key: PyObject, hash: i64): i32 {
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

export function _odict_clear_nodes(self: PyODictObject): void {
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
  self.od_state++;
}
