// The types of hamts, their nodes and iterators. (CPython: Python/hamt.c)

import { clearSlot, Py_NewRef, Py_XDECREF, Py_XNewRef, PyObject_GC_UnTrack, stackAlloc } from '../../runtime/cold';
import { _Py_IMMORTAL_REFCNT, Py_EQ, Py_NE, Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { mappingMethods, method, sequenceMethods, static_type } from '../../runtime/register';
import {
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
} from '../../runtime/type';
import { PyArg_UnpackTupleCheck } from '../args';
import { PyBool_FromLong } from '../bool';
import { _PyErr_SetKeyError } from '../exceptions/errors';
import { _PyHamt_Assoc, _PyHamt_Eq, _PyHamt_Find, _PyHamt_New, _PyHamt_Without, asHamt } from '../hamt';
import { Py_None, Py_NotImplemented } from '../none';
import { PyObject_HashNotImplemented, PyObject_SelfIter } from '../object';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { PyObject_ClearWeakRefs } from '../weakref';
import {
  _PyHamt_NewIterItems,
  _PyHamt_NewIterKeys,
  _PyHamt_NewIterValues,
  hamt_baseiter_tp_clear,
  hamt_baseiter_tp_dealloc,
  hamt_baseiter_tp_iternext,
  hamt_baseiter_tp_len,
  hamt_baseiter_tp_traverse,
} from './iter';
import {
  _PyHamt_ArrayNode_Type,
  _PyHamt_BitmapNode_Type,
  _PyHamt_CollisionNode_Type,
  _PyHamt_Type,
  _PyHamtItems_Type,
  _PyHamtKeys_Type,
  _PyHamtValues_Type,
  BITMAP,
  childAt,
  emptyHamt,
  emptyNode,
  entryAt,
  PyHamtIterator,
  PyHamtNode_Array,
  PyHamtObject,
  sizeOfNode,
} from './struct';

function hamt_node_bitmap_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  for (let i = sizeOfNode(o) - 1; i >= 0; i--) {
    const r = Py_VISIT(entryAt(o, i), visit, argument);
    if (r) return r;
  }
  return 0;
}

function hamt_node_collision_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return hamt_node_bitmap_traverse(o, visit, argument);
}

function hamt_node_bitmap_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  for (let i = sizeOfNode(o) - 1; i >= 0; i--) Py_XDECREF(entryAt(o, i));
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function hamt_node_collision_dealloc(o: PyObject): void {
  hamt_node_bitmap_dealloc(o);
}

function hamt_node_array_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  for (let i: i64 = 0; i < 32; i++) {
    const r = Py_VISIT(childAt(o, i), visit, argument);
    if (r) return r;
  }
  return 0;
}

function hamt_node_array_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  for (let i: i64 = 0; i < 32; i++) Py_XDECREF(childAt(o, i));
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function hamt_tp_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + 16);
  return 0;
}

function hamt_tp_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(ptrAt(changetype<usize>(o) + 16, 0), visit, argument);
}

function hamt_tp_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (asHamt(o).h_weakreflist) PyObject_ClearWeakRefs(o);
  hamt_tp_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

// --- as Python would see it; only CPython's own tests do

function hamt_tp_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return _PyHamt_New();
}

function hamt_tp_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  if (v.ob_type != _PyHamt_Type || w.ob_type != _PyHamt_Type || (op != Py_EQ && op != Py_NE)) return Py_NotImplemented;
  const res = _PyHamt_Eq(v, w);
  return res < 0 ? null : PyBool_FromLong(i64((res != 0) == (op == Py_EQ)));
}

function hamt_tp_contains(o: PyObject, key: PyObject): i32 {
  const out = stackAlloc(1);
  const res = _PyHamt_Find(o, key, out);
  stackFree(out);
  return res;
}

function hamt_tp_subscript(o: PyObject, key: PyObject): PyObject | null {
  const out = stackAlloc(1);
  const res = _PyHamt_Find(o, key, out);
  const value = ptrAt(out, 0);
  stackFree(out);
  if (res > 0) return Py_XNewRef(value);
  if (res == 0) _PyErr_SetKeyError(key);
  return null;
}

function hamt_tp_len(o: PyObject): i64 {
  return asHamt(o).h_count;
}

function hamt_tp_iter(o: PyObject): PyObject | null {
  return _PyHamt_NewIterKeys(o);
}

function hamt_py_set(o: PyObject, args: PyObject): PyObject | null {
  if (!PyArg_UnpackTupleCheck(args, 'set', 2, 2)) return null;
  return _PyHamt_Assoc(o, PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1));
}

function hamt_py_get(o: PyObject, args: PyObject): PyObject | null {
  if (!PyArg_UnpackTupleCheck(args, 'get', 1, 2)) return null;
  const out = stackAlloc(1);
  const res = _PyHamt_Find(o, PyTuple_GET_ITEM(args, 0), out);
  const value = ptrAt(out, 0);
  stackFree(out);
  if (res < 0) return null;
  if (res > 0) return Py_XNewRef(value);
  return PyTuple_GET_SIZE(args) == 2 ? Py_NewRef(PyTuple_GET_ITEM(args, 1)) : Py_None;
}

function hamt_py_delete(o: PyObject, key: PyObject): PyObject | null {
  return _PyHamt_Without(o, key);
}

function hamt_py_items(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyHamt_NewIterItems(o);
}

function hamt_py_values(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyHamt_NewIterValues(o);
}

function hamt_py_keys(o: PyObject, unused: PyObject | null): PyObject | null {
  return _PyHamt_NewIterKeys(o);
}

function initHamt(): void {
  const t = _PyHamt_Type;
  static_type(t, 'hamt', offsetof<PyHamtObject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = hamt_tp_dealloc.index;
  t.tp_hash = PyObject_HashNotImplemented.index;
  t.tp_traverse = hamt_tp_traverse.index;
  t.tp_clear = hamt_tp_clear.index;
  t.tp_richcompare = hamt_tp_richcompare.index;
  t.tp_iter = hamt_tp_iter.index;
  t.tp_new = hamt_tp_new.index;
  t.tp_weaklistoffset = 24;
  sequenceMethods(t).sq_contains = hamt_tp_contains.index;
  const mp = mappingMethods(t);
  mp.mp_length = hamt_tp_len.index;
  mp.mp_subscript = hamt_tp_subscript.index;
  method(t, 'set', hamt_py_set.index, METH_VARARGS, '');
  method(t, 'get', hamt_py_get.index, METH_VARARGS, '');
  method(t, 'delete', hamt_py_delete.index, METH_O, '');
  method(t, 'items', hamt_py_items.index, METH_NOARGS, '');
  method(t, 'keys', hamt_py_keys.index, METH_NOARGS, '');
  method(t, 'values', hamt_py_values.index, METH_NOARGS, '');
}

/** A node: nobody but a hamt has one. */
function initNode(t: PyTypeObject, name: string, size: i64, itemsize: i64, dealloc: usize, traverse: usize): void {
  static_type(t, name, size, itemsize, Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = dealloc;
  t.tp_hash = PyObject_HashNotImplemented.index;
  t.tp_traverse = traverse;
}

function initIterator(t: PyTypeObject, name: string): void {
  static_type(t, name, offsetof<PyHamtIterator>(), 0, Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = hamt_baseiter_tp_dealloc.index;
  t.tp_traverse = hamt_baseiter_tp_traverse.index;
  t.tp_clear = hamt_baseiter_tp_clear.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = hamt_baseiter_tp_iternext.index;
  mappingMethods(t).mp_length = hamt_baseiter_tp_len.index;
}

export function init_hamt_types(): void {
  initHamt();
  initNode(
    _PyHamt_BitmapNode_Type,
    'hamt_bitmap_node',
    BITMAP,
    8,
    hamt_node_bitmap_dealloc.index,
    hamt_node_bitmap_traverse.index,
  );
  const array = offsetof<PyHamtNode_Array>();
  initNode(
    _PyHamt_ArrayNode_Type,
    'hamt_array_node',
    array,
    0,
    hamt_node_array_dealloc.index,
    hamt_node_array_traverse.index,
  );
  initNode(
    _PyHamt_CollisionNode_Type,
    'hamt_collision_node',
    BITMAP,
    8,
    hamt_node_collision_dealloc.index,
    hamt_node_collision_traverse.index,
  );
  initIterator(_PyHamtKeys_Type, 'keys');
  initIterator(_PyHamtValues_Type, 'values');
  initIterator(_PyHamtItems_Type, 'items');
  const node = emptyNode();
  node.ob_refcnt = _Py_IMMORTAL_REFCNT;
  node.ob_type = _PyHamt_BitmapNode_Type;
  const empty = emptyHamt();
  empty.ob_refcnt = _Py_IMMORTAL_REFCNT;
  empty.ob_type = _PyHamt_Type;
  empty.h_root = node;
}
