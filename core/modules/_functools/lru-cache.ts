// functools.lru_cache: a dict of results, and for a bounded cache a ring of links from the oldest to the newest.
// (CPython: Modules/_functoolsmodule.c)
//
//   cache: { key: link }      root <─> link (oldest) <─> … <─> link (newest) <─> root
//
// The ring lies in the cache object itself (its first fields are a link). A link has two references: the dict's and the
// ring's.

import { PyIndex_Check, PyNumber_AsSsize_t } from '../../objects/abstract/conversion';
import { unpackTupleAndKeywords } from '../../objects/args';
import { PyObject_GetAttr } from '../../objects/attribute';
import { PyObject_Call, PyObject_Vectorcall } from '../../objects/call';
import {
  _PyDict_GetItem_KnownHash,
  _PyDict_GetItemRef_KnownHash,
  _PyDict_Pop_KnownHash,
  _PyDict_SetItem_KnownHash,
  PyDict_Clear,
  PyDict_GET_SIZE,
  PyDict_New,
  PyDict_Next,
} from '../../objects/dict/dict';
import { PyDictObject } from '../../objects/dict/struct';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError } from '../../objects/exceptions/types';
import { PyObject_GenericGetDict, PyObject_GenericSetDict } from '../../objects/instance-dict';
import { PyLong_CheckExact, PyLong_FromSsize_t } from '../../objects/int';
import { PyMethod_New } from '../../objects/method';
import { Py_None } from '../../objects/none';
import { PyCallable_Check, PyObject_Hash, PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_CheckExact } from '../../objects/str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../../objects/tuple';
import {
  clearFields,
  freeInstance,
  newHeapType,
  readyHeapType,
  stateByDef,
  visitFields,
} from '../../objects/type/from-spec';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_New } from '../../runtime/gc/alloc';
import { PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import { _Py_ID } from '../../runtime/identifiers';
import {
  objAt,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { getset, member, method } from '../../runtime/register';
import {
  METH_NOARGS,
  METH_VARARGS,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_METHOD_DESCRIPTOR,
  PyTypeObject,
} from '../../runtime/type';
import { _functools_module, _functools_state } from '../_functools';

/** 56 bytes. */
@unmanaged
export class lru_list_elem extends PyObject {
  prev: lru_list_elem | null; // borrowed
  next: lru_list_elem | null; // borrowed
  hash: i64;
  key: PyObject | null; // strong
  result: PyObject | null; // strong
}

/** 152 bytes. */
@unmanaged
export class lru_cache_object extends lru_list_elem {
  wrapper: usize; // (self, args, kwds) -> result
  typed: i32;
  cache: PyObject | null; // strong: the dict
  hits: i64;
  func: PyObject | null; // strong
  maxsize: i64; // -1: unbounded
  misses: i64;
  kwd_mark: PyObject | null; // strong, as the two below: the module's
  lru_list_elem_type: PyTypeObject | null;
  cache_info_type: PyObject | null; // strong
  dict: PyObject | null; // strong
  weakreflist: PyObject | null; // the list's head
}

/* @inline */ function lru(o: PyObject): lru_cache_object {
  return changetype<lru_cache_object>(o);
}

function setItem(tuple: PyObject, i: i64, o: PyObject): void {
  PyTuple_SET_ITEM(tuple, i, Py_NewRef(o));
}

// new: what calls with equal arguments have in common
function lru_cache_make_key(kwd_mark: PyObject, args: PyObject, kwds: PyObject | null, typed: i32): PyObject | null {
  const kwds_size: i64 = kwds ? PyDict_GET_SIZE(kwds) : 0;
  const n = PyTuple_GET_SIZE(args);
  if (!typed && !kwds_size) {
    if (n == 1) {
      const key = PyTuple_GET_ITEM(args, 0);
      if (PyUnicode_CheckExact(key) || PyLong_CheckExact(key)) return Py_NewRef(key);
    }
    return Py_NewRef(args);
  }
  let size = n;
  if (kwds_size) size += kwds_size * 2 + 1;
  if (typed) size += n + kwds_size;
  const key = PyTuple_New(size);
  if (!key) return null;
  let pos: i64 = 0;
  for (; pos < n; pos++) setItem(key, pos, PyTuple_GET_ITEM(args, pos));
  const at = stackAlloc(3);
  store<i64>(at, 0);
  if (kwds && kwds_size) {
    setItem(key, pos, kwd_mark);
    pos++;
    while (PyDict_Next(kwds, at, at + 8, at + 16)) {
      setItem(key, pos, objAt(at, 1));
      setItem(key, pos + 1, objAt(at, 2));
      pos += 2;
    }
  }
  if (typed) {
    for (let i: i64 = 0; i < n; i++, pos++) setItem(key, pos, PyTuple_GET_ITEM(args, i).ob_type);
    if (kwds && kwds_size) {
      store<i64>(at, 0);
      while (PyDict_Next(kwds, at, at + 8, at + 16)) {
        setItem(key, pos, objAt(at, 2).ob_type);
        pos++;
      }
    }
  }
  stackFree(at);
  return key;
}

/**
 * What a call does before the function: 1 and the result (new) in at[0], if it is known; 0 and the key (new; NULL in a cache of
 * size 0) in at[0], its hash in at[1], if the function has to say; -1: an exception is set.
 */
export function lru_cache_find(self: lru_cache_object, args: PyObject, kwds: PyObject | null, at: usize): i32 {
  setPtrAt(at, 0, null);
  if (self.maxsize == 0) {
    self.misses++;
    return 0;
  }
  const key = lru_cache_make_key(self.kwd_mark as PyObject, args, kwds, self.typed);
  if (!key) return -1;
  const hash = PyObject_Hash(key);
  const found = hash == -1 ? -1 : lru_cache_look(self, key, hash, at);
  if (found == 0) {
    self.misses++;
    setPtrAt(at, 0, key);
    store<i64>(at, hash, 8);
    return 0;
  }
  Py_DECREF(key);
  return found;
}

/** 1 and the result (new) in at[0]; 0: not there; -1: an exception is set. */
function lru_cache_look(self: lru_cache_object, key: PyObject, hash: i64, at: usize): i32 {
  if (self.maxsize < 0) {
    const res = _PyDict_GetItemRef_KnownHash(self.cache as PyObject, key, hash, at);
    if (res > 0) self.hits++;
    return res;
  }
  const found = _PyDict_GetItem_KnownHash(self.cache as PyObject, key, hash);
  if (!found) return PyErr_Occurred() ? -1 : 0;
  const link = changetype<lru_list_elem>(found);
  lru_cache_extract_link(link);
  lru_cache_append_link(self, link);
  self.hits++;
  setPtrAt(at, 0, Py_NewRef(link.result as PyObject));
  return 1;
}

// new: what a call does with the function's result (stolen, as key is); key NULL: nothing
export function lru_cache_keep(
  self: lru_cache_object,
  key: PyObject | null,
  hash: i64,
  result: PyObject,
): PyObject | null {
  if (!key) return result;
  if (self.maxsize >= 0) return keepBounded(self, key, hash, result);
  const stored = _PyDict_SetItem_KnownHash(self.cache as PyObject, key, result, hash);
  if (stored < 0) Py_DECREF(result);
  Py_DECREF(key);
  return stored < 0 ? null : result;
}

function lru_cache_extract_link(link: lru_list_elem): void {
  const prev = link.prev as lru_list_elem;
  const next = link.next as lru_list_elem;
  prev.next = next;
  next.prev = prev;
}

/** As the newest. */
function lru_cache_append_link(self: lru_cache_object, link: lru_list_elem): void {
  const last = self.prev as lru_list_elem;
  last.next = link;
  self.prev = link;
  link.prev = last;
  link.next = self;
}

function keepBounded(self: lru_cache_object, key: PyObject, hash: i64, result: PyObject): PyObject | null {
  // The function may have called itself with the same arguments.
  if (_PyDict_GetItem_KnownHash(self.cache as PyObject, key, hash)) {
    Py_DECREF(key);
    return result;
  }
  if (PyErr_Occurred()) {
    Py_DECREF(key);
    Py_DECREF(result);
    return null;
  }
  if (PyDict_GET_SIZE(self.cache as PyObject) < self.maxsize || self.next == self)
    return addLink(self, key, hash, result);
  return replaceOldest(self, key, hash, result);
}

// new: result (stolen, as key is) goes into a new link
function addLink(self: lru_cache_object, key: PyObject, hash: i64, result: PyObject): PyObject | null {
  const o = _PyObject_New(self.lru_list_elem_type as PyTypeObject);
  if (!o) {
    Py_DECREF(key);
    Py_DECREF(result);
    return null;
  }
  const link = changetype<lru_list_elem>(o);
  link.hash = hash;
  link.key = key;
  link.result = result;
  if (_PyDict_SetItem_KnownHash(self.cache as PyObject, key, o, hash) < 0) {
    Py_DECREF(o);
    return null;
  }
  lru_cache_append_link(self, link);
  return Py_NewRef(result);
}

// new: the oldest link is used again
function replaceOldest(self: lru_cache_object, key: PyObject, hash: i64, result: PyObject): PyObject | null {
  const link = self.next as lru_list_elem;
  lru_cache_extract_link(link);
  const at = stackAlloc(1);
  const res = _PyDict_Pop_KnownHash(
    changetype<PyDictObject>(self.cache as PyObject),
    link.key as PyObject,
    link.hash,
    at,
  );
  const popped = ptrAt(at, 0);
  stackFree(at);
  if (res < 0) {
    lru_cache_append_link(self, link);
    Py_DECREF(key);
    Py_DECREF(result);
    return null;
  }
  if (res == 0) {
    // Somebody took it out of the dict in the meantime: nobody needs the link any more.
    Py_DECREF(link);
    Py_DECREF(key);
    return result;
  }
  // Their destructors may run Python: only when everything is in order again.
  const oldkey = link.key as PyObject;
  const oldresult = link.result as PyObject;
  link.hash = hash;
  link.key = key;
  link.result = result;
  const stored = _PyDict_SetItem_KnownHash(self.cache as PyObject, key, link, hash);
  if (stored < 0) Py_DECREF(link);
  else {
    lru_cache_append_link(self, link);
    Py_INCREF(result);
  }
  Py_DECREF(popped as PyObject);
  Py_DECREF(oldkey);
  Py_DECREF(oldresult);
  return stored < 0 ? null : result;
}

// --- the wrapper object

function lru_cache_new(type: PyTypeObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const at = stackAlloc(4);
  const ok = unpackTupleAndKeywords(args, kw, 'lru_cache', 'user_function maxsize typed cache_info_type', 0, 4, 0, at);
  const func = objAt(at, 0);
  const maxsizeObject = objAt(at, 1);
  const typedObject = objAt(at, 2);
  const info = objAt(at, 3);
  stackFree(at);
  if (ok < 0) return null;
  const typed = PyObject_IsTrue(typedObject);
  if (typed < 0) return null;
  if (!PyCallable_Check(func)) return PyErr_SetString(PyExc_TypeError, 'the first argument must be callable');
  let maxsize: i64 = -1;
  if (maxsizeObject != Py_None) {
    if (!PyIndex_Check(maxsizeObject)) {
      return PyErr_SetString(PyExc_TypeError, 'maxsize should be integer or None');
    }
    maxsize = PyNumber_AsSsize_t(maxsizeObject, PyExc_OverflowError);
    if (maxsize == -1 && PyErr_Occurred()) return null;
    if (maxsize < 0) maxsize = 0;
  }
  const state = changetype<_functools_state>(stateByDef(type, _functools_module));
  if (!changetype<usize>(state)) return null;
  const cache = PyDict_New();
  if (!cache) return null;
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) {
    Py_DECREF(cache);
    return null;
  }
  const self = lru(o);
  self.prev = self;
  self.next = self;
  self.wrapper = lru_cache_wrapper.index;
  self.typed = typed;
  self.cache = cache;
  self.func = Py_NewRef(func);
  self.maxsize = maxsize;
  self.kwd_mark = Py_XNewRef(state.kwd_mark);
  const elem_type = state.lru_list_elem_type as PyTypeObject;
  Py_INCREF(elem_type);
  self.lru_list_elem_type = elem_type;
  self.cache_info_type = Py_NewRef(info);
  return o;
}

/** Empties the ring: its first link, the rest behind it. */
function lru_cache_unlink_list(self: lru_cache_object): lru_list_elem | null {
  const link = self.next as lru_list_elem;
  if (link == self) return null;
  (self.prev as lru_list_elem).next = null;
  self.next = self;
  self.prev = self;
  return link;
}

function lru_cache_clear_list(first: lru_list_elem | null): void {
  let link = first;
  while (link) {
    const next = link.next;
    Py_DECREF(link);
    link = next;
  }
}

function lru_list_elem_dealloc(o: PyObject): void {
  const link = changetype<lru_list_elem>(o);
  Py_XDECREF(link.key);
  Py_XDECREF(link.result);
  freeInstance(o);
}

function lru_cache_tp_clear(o: PyObject): i32 {
  const list = lru_cache_unlink_list(lru(o));
  clearFields(o, offsetof<lru_cache_object>('_cache'), 1);
  clearFields(o, offsetof<lru_cache_object>('_func'), 1);
  clearFields(o, offsetof<lru_cache_object>('_kwd_mark'), 4);
  lru_cache_clear_list(list);
  return 0;
}

function lru_cache_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o, lru_cache_dealloc.index)) return;
  if (lru(o).weakreflist) PyObject_ClearWeakRefs(o);
  lru_cache_tp_clear(o);
  freeInstance(o);
  _PyTrash_end();
}

function lru_cache_tp_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  const self = lru(o);
  let link = self.next as lru_list_elem;
  let r = 0;
  while (link != self && r == 0) {
    r = Py_VISIT(link.key, visit, arg);
    if (!r) r = Py_VISIT(link.result, visit, arg);
    if (!r) r = Py_VISIT(link.ob_type, visit, arg);
    link = link.next as lru_list_elem;
  }
  if (!r) r = Py_VISIT(self.cache, visit, arg);
  if (!r) r = Py_VISIT(self.func, visit, arg);
  return r ? r : visitFields(o, offsetof<lru_cache_object>('_kwd_mark'), 4, visit, arg);
}

function lru_cache_wrapper(o: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const found = lru_cache_find(lru(o), args, kwds, at);
  const first = ptrAt(at, 0);
  const hash = load<i64>(at, 8);
  stackFree(at);
  if (found) return found > 0 ? first : null;
  const result = PyObject_Call(lru(o).func as PyObject, args, kwds);
  if (result) return lru_cache_keep(lru(o), first, hash, result);
  Py_XDECREF(first);
  return null;
}

// The eval loop knows it, and calls what it wraps without another loop: vm/bridge/call.ts
export function lru_cache_call(o: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return call_indirect<PyObject | null>(<u32>lru(o).wrapper, o, args, kwds);
}

function lru_cache_descr_get(self: PyObject, obj: PyObject | null, type: PyObject | null): PyObject | null {
  return !obj || obj == Py_None ? Py_NewRef(self) : PyMethod_New(self, obj);
}

function _lru_cache_wrapper_cache_info(o: PyObject, unused: PyObject | null): PyObject | null {
  const self = lru(o);
  const at = stackAlloc(4);
  setPtrAt(at, 0, PyLong_FromSsize_t(self.hits));
  setPtrAt(at, 1, PyLong_FromSsize_t(self.misses));
  setPtrAt(at, 2, self.maxsize == -1 ? Py_None : PyLong_FromSsize_t(self.maxsize));
  setPtrAt(at, 3, PyLong_FromSsize_t(PyDict_GET_SIZE(self.cache as PyObject)));
  let result: PyObject | null = null;
  if (ptrAt(at, 0) && ptrAt(at, 1) && ptrAt(at, 2) && ptrAt(at, 3)) {
    result = PyObject_Vectorcall(self.cache_info_type as PyObject, at, 4, null);
  }
  for (let i = 0; i < 4; i++) Py_XDECREF(ptrAt(at, i));
  stackFree(at);
  return result;
}

function _lru_cache_wrapper_cache_clear(o: PyObject, unused: PyObject | null): PyObject | null {
  const self = lru(o);
  const list = lru_cache_unlink_list(self);
  self.hits = 0;
  self.misses = 0;
  PyDict_Clear(self.cache as PyObject);
  lru_cache_clear_list(list);
  return Py_None;
}

function lru_cache_reduce(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyObject_GetAttr(self, _Py_ID('__qualname__'));
}

function lru_cache_copy(self: PyObject, unused: PyObject | null): PyObject | null {
  return Py_NewRef(self);
}

export function make__lru_cache_wrapper(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'functools._lru_cache_wrapper',
    offsetof<lru_cache_object>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_METHOD_DESCRIPTOR,
    null,
    2,
  );
  if (!t) return null;
  t.tp_dealloc = lru_cache_dealloc.index;
  t.tp_call = lru_cache_call.index;
  t.tp_traverse = lru_cache_tp_traverse.index;
  t.tp_clear = lru_cache_tp_clear.index;
  t.tp_descr_get = lru_cache_descr_get.index;
  t.tp_new = lru_cache_new.index;
  method(
    t,
    'cache_info',
    _lru_cache_wrapper_cache_info.index,
    METH_NOARGS,
    'cache_info($self, /)\n--\n\nReport cache statistics',
  );
  method(
    t,
    'cache_clear',
    _lru_cache_wrapper_cache_clear.index,
    METH_NOARGS,
    'cache_clear($self, /)\n--\n\nClear the cache and cache statistics',
  );
  method(t, '__reduce__', lru_cache_reduce.index, METH_NOARGS, '');
  method(t, '__copy__', lru_cache_copy.index, METH_VARARGS, '');
  method(t, '__deepcopy__', lru_cache_copy.index, METH_VARARGS, '');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, 144, Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, 136, Py_READONLY, '');
  getset(t, '__dict__', PyObject_GenericGetDict.index, PyObject_GenericSetDict.index, '');
  return readyHeapType(
    t,
    'Create a cached callable that wraps another function.\n\nuser_function:      the function being cached\n\nmaxsize:  0         for no caching\n          None      for unlimited cache size\n          n         for a bounded cache\n\ntyped:    False     cache f(3) and f(3.0) as identical calls\n          True      cache f(3) and f(3.0) as distinct calls\n\ncache_info_type:    namedtuple class with the fields:\n                        hits misses currsize maxsize\n',
  );
}

export function make__lru_list_elem(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'functools._lru_list_elem',
    offsetof<lru_list_elem>(),
    0,
    Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = lru_list_elem_dealloc.index;
  return readyHeapType(t, '');
}
