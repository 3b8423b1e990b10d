// The attribute `memo` of picklers and unpicklers: looked at, copied and set through a proxy. (CPython: Modules/_pickle.c)

import { Py_BuildValue } from '../../objects/build-value';
import {
  PyDict_Check,
  PyDict_New,
  PyDict_Next,
  PyDict_SetItem,
  PyDict_Size,
  PyDict_Type,
} from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_Check, PyLong_FromLong, PyLong_FromVoidPtr } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_HashNotImplemented } from '../../objects/object';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { clearFields, deallocFields, newHeapType, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { Doc } from '../../runtime/docs';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { PyObject_GC_Track } from '../../runtime/gc/track';
import { arg, objAt, Py_DECREF, Py_NewRef, Py_XDECREF, Py_XINCREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { method } from '../../runtime/register';
import {
  METH_NOARGS,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { _Unpickler_MemoCleanup, _Unpickler_MemoPut, _Unpickler_NewMemo } from './load-memo';
import { PyMemoTable_Clear, PyMemoTable_Copy, PyMemoTable_Del, PyMemoTable_New, PyMemoTable_Set } from './memo';
import {
  asPickler,
  asUnpickler,
  MemoProxyObject,
  PickleState,
  PyMemoTable,
  pickleState,
  UnpicklerObject,
} from './struct';

const OWNER = offsetof<MemoProxyObject>('_owner');

/* @inline */ function ownerOf(o: PyObject): PyObject {
  return changetype<MemoProxyObject>(o).owner as PyObject;
}

// new
function newProxy(type: PyTypeObject, owner: PyObject): PyObject | null {
  const o = _PyObject_GC_New(type);
  if (!o) return null;
  changetype<MemoProxyObject>(o).owner = Py_NewRef(owner);
  PyObject_GC_Track(o);
  return o;
}

function MemoProxy_dealloc(o: PyObject): void {
  deallocFields(o, MemoProxy_dealloc.index, OWNER, 1);
}

function MemoProxy_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, OWNER, 1, visit, arg);
}

function MemoProxy_clear(o: PyObject): i32 {
  clearFields(o, OWNER, 1);
  return 0;
}

/** Sets an item whose key and value are stolen (NULL: the exception is set). */
function setOwned(dict: PyObject, key: PyObject | null, value: PyObject | null): bool {
  const ok = key && value ? PyDict_SetItem(dict, key, value) == 0 : false;
  Py_XDECREF(key);
  Py_XDECREF(value);
  return ok;
}

// new: (dict, (contents,)); contents: stolen, NULL: the exception is set
function reduceTo(contents: PyObject | null): PyObject | null {
  return contents ? Py_BuildValue('(O(N))', arg(PyDict_Type), arg(contents)) : null;
}

/** What is set as a memo: 1 a proxy of that type, 0 a dict, -1 with TypeError something else. */
function kindOfMemo(o: PyObject | null, proxy: PyTypeObject, name: string): i32 {
  if (!o) PyErr_SetString(PyExc_TypeError, 'attribute deletion is not supported');
  else if (o.ob_type == proxy) return 1;
  else if (PyDict_Check(o)) return 0;
  else {
    const text = "'memo' attribute must be %ls object or dict, not %.200s";
    PyErr_Format(PyExc_TypeError, text, changetype<usize>(name), o.ob_type.tp_name);
  }
  return -1;
}

// --- a pickler's

export function Pickler_get_memo(o: PyObject, closure: usize): PyObject | null {
  return newProxy(pickleState(o).PicklerMemoProxyType, o);
}

function picklerproxy_clear(o: PyObject, unused: PyObject | null): PyObject | null {
  const memo = asPickler(ownerOf(o)).memo;
  if (memo) PyMemoTable_Clear(memo);
  return Py_None;
}

// new: {id(object): (number, object)}
function picklerproxy_copy(o: PyObject, unused: PyObject | null): PyObject | null {
  const copy = PyDict_New();
  const memo = asPickler(ownerOf(o)).memo;
  if (!copy || !memo) return copy;
  for (let i: u64 = 0; i < memo.mt_allocated; i++) {
    const entry = memo.mt_table + ((<usize>i) << 4);
    const key = ptrAt(entry, 0);
    if (!key) continue;
    const address = PyLong_FromVoidPtr(changetype<usize>(key));
    const pair = address ? Py_BuildValue('nO', load<i64>(entry, 8), arg(key)) : null;
    if (setOwned(copy, address, pair)) continue;
    Py_DECREF(copy);
    return null;
  }
  return copy;
}

function picklerproxy_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  return reduceTo(picklerproxy_copy(o, null));
}

/** Adds a dict's values (number, object): false with the exception set. */
function fillTable(memo: PyMemoTable, dict: PyObject): bool {
  const at = stackAlloc(2);
  store<i64>(at, 0);
  let ok = true;
  while (ok && PyDict_Next(dict, at, 0, at + 8)) {
    const pair = objAt(at, 1);
    ok = PyTuple_Check(pair) && PyTuple_GET_SIZE(pair) == 2;
    if (!ok) PyErr_SetString(PyExc_TypeError, "'memo' values must be 2-item tuples");
    else {
      const i = PyLong_AsSsize_t(PyTuple_GET_ITEM(pair, 0));
      ok = !(i == -1 && PyErr_Occurred()) && PyMemoTable_Set(memo, PyTuple_GET_ITEM(pair, 1), i);
    }
  }
  stackFree(at);
  return ok;
}

export function Pickler_set_memo(o: PyObject, value: PyObject | null, closure: usize): i32 {
  const kind = kindOfMemo(value, pickleState(o).PicklerMemoProxyType, 'a PicklerMemoProxy');
  if (kind < 0) return -1;
  const source = kind ? asPickler(ownerOf(value as PyObject)).memo : null;
  const memo = source ? PyMemoTable_Copy(source) : PyMemoTable_New();
  if (!memo) return -1;
  if (!kind && !fillTable(memo, value as PyObject)) {
    PyMemoTable_Del(memo);
    return -1;
  }
  const old = asPickler(o).memo;
  asPickler(o).memo = memo;
  PyMemoTable_Del(old);
  return 0;
}

// --- an unpickler's

export function Unpickler_get_memo(o: PyObject, closure: usize): PyObject | null {
  return newProxy(pickleState(o).UnpicklerMemoProxyType, o);
}

function unpicklerproxy_clear(o: PyObject, unused: PyObject | null): PyObject | null {
  const u = asUnpickler(ownerOf(o));
  _Unpickler_MemoCleanup(u);
  u.memo = _Unpickler_NewMemo(u.memo_size);
  return u.memo ? Py_None : null;
}

// new: {number: object}
function unpicklerproxy_copy(o: PyObject, unused: PyObject | null): PyObject | null {
  const copy = PyDict_New();
  const u = asUnpickler(ownerOf(o));
  if (!copy) return null;
  for (let i: u64 = 0; u.memo && i < u.memo_size; i++) {
    const value = ptrAt(u.memo, i);
    if (!value || setOwned(copy, PyLong_FromLong(i), Py_NewRef(value))) continue;
    Py_DECREF(copy);
    return null;
  }
  return copy;
}

function unpicklerproxy_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  return reduceTo(unpicklerproxy_copy(o, null));
}

/** As CPython: into the memo that is about to go, so that all that counts is whether the keys are right. */
function checkNumbers(u: UnpicklerObject, dict: PyObject): bool {
  const at = stackAlloc(3);
  store<i64>(at, 0);
  let ok = true;
  while (ok && PyDict_Next(dict, at, at + 8, at + 16)) {
    const key = objAt(at, 1);
    ok = PyLong_Check(key);
    if (!ok) {
      PyErr_SetString(PyExc_TypeError, 'memo key must be integers');
      break;
    }
    const i = PyLong_AsSsize_t(key);
    if (i >= 0) ok = _Unpickler_MemoPut(u, i, objAt(at, 2));
    else {
      ok = false;
      if (i != -1 || !PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, 'memo key must be positive integers.');
    }
  }
  stackFree(at);
  return ok;
}

export function Unpickler_set_memo(o: PyObject, value: PyObject | null, closure: usize): i32 {
  const kind = kindOfMemo(value, pickleState(o).UnpicklerMemoProxyType, 'an UnpicklerMemoProxy');
  if (kind < 0) return -1;
  const u = asUnpickler(o);
  const source = kind ? asUnpickler(ownerOf(value as PyObject)) : u;
  const n = kind ? source.memo_size : <u64>PyDict_Size(value as PyObject);
  if (!kind && !checkNumbers(u, value as PyObject)) return -1;
  const memo = _Unpickler_NewMemo(n);
  if (!memo) return -1;
  if (kind && source.memo) {
    memory.copy(memo, source.memo, (<usize>n) << 3);
    for (let i: u64 = 0; i < n; i++) Py_XINCREF(ptrAt(memo, i));
  }
  _Unpickler_MemoCleanup(u);
  u.memo_size = n;
  u.memo = memo;
  return 0;
}

// --- the types

// new: name: '_pickle.PicklerMemoProxy'; the rest: indices of its methods
function proxyType(
  m: PyObject,
  name: string,
  clear: usize,
  copy: usize,
  reduce: usize,
  reduceDoc: Doc,
): PyTypeObject | null {
  const flags = Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE;
  const t = newHeapType(m, name, offsetof<MemoProxyObject>(), 0, flags, null);
  if (!t) return null;
  t.tp_dealloc = MemoProxy_dealloc.index;
  t.tp_traverse = MemoProxy_traverse.index;
  t.tp_clear = MemoProxy_clear.index;
  t.tp_hash = PyObject_HashNotImplemented.index;
  method(t, 'clear', clear, METH_NOARGS, 'clear($self, /)\n--\n\nRemove all items from memo.');
  method(t, 'copy', copy, METH_NOARGS, 'copy($self, /)\n--\n\nCopy the memo to a new object.');
  method(t, '__reduce__', reduce, METH_NOARGS, reduceDoc);
  return readyHeapType(t, '');
}

/** false with the exception set. */
export function addProxyTypes(m: PyObject, state: PickleState): bool {
  const pickler = proxyType(
    m,
    '_pickle.PicklerMemoProxy',
    picklerproxy_clear.index,
    picklerproxy_copy.index,
    picklerproxy_reduce.index,
    '__reduce__($self, /)\n--\n\nImplement pickle support.',
  );
  if (!pickler) return false;
  state.PicklerMemoProxyType = pickler;
  const unpickler = proxyType(
    m,
    '_pickle.UnpicklerMemoProxy',
    unpicklerproxy_clear.index,
    unpicklerproxy_copy.index,
    unpicklerproxy_reduce.index,
    '__reduce__($self, /)\n--\n\nImplement pickling support.',
  );
  if (!unpickler) return false;
  state.UnpicklerMemoProxyType = unpickler;
  return true;
}
