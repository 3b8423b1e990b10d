// Weak references: they know an object and don't keep it alive. (CPython: Objects/weakrefobject.c)
//
//   object ── tp_weaklistoffset ──> list ─> ref ─> proxy ─> others, newest first ─> NULL
//             (-32: in front of instances of classes)
//
// The first two places belong to the plain reference and the plain proxy without callbacks: asking again gives the
// same one. When the object dies its list is emptied first, then the callbacks run, newest first.

import { EVENT_WEAKREF, event, listening } from '../memory/events';
import { PyErr_WriteUnraisable } from '../modules/sys/unraisable';
import { PyErr_GetRaisedException, PyErr_SetRaisedException } from '../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _Py_ID } from '../runtime/identifiers';
import { managed_static_type_state } from '../runtime/interp';
import {
  arg,
  Py_DECREF,
  Py_EQ,
  Py_INCREF,
  Py_NE,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
} from '../runtime/object';
import { member, static_type } from '../runtime/register';
import {
  _Py_T_OBJECT,
  hasSubclassFlag,
  Py_READONLY,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HAVE_VECTORCALL,
  Py_TPFLAGS_STATIC_BUILTIN,
  Py_TPFLAGS_TYPE_SUBCLASS,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../runtime/type';
import { _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_NoKwnames } from './args';
import { PyBool_FromLong } from './bool';
import { PyObject_CallOneArg, PyVectorcall_Call } from './call';
import { _PyErr_ChainExceptions1, PyErr_BadInternalCall, PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_TypeError } from './exceptions/types';
import { classGetitem } from './generic-alias';
import { Py_None, Py_NotImplemented } from './none';
import { PyCallable_Check, PyObject_Hash, PyObject_RichCompare } from './object';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_Check } from './str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_ITEMS, PyTuple_New } from './tuple';
import { _PyObject_LookupSpecial } from './type/special';
import { _PyStaticType_GetState, PyType_IsSubtype } from './type/state';
import { init_weakproxy_types } from './weakproxy';

/** 64 bytes. */
@unmanaged
export class PyWeakReference extends PyObject {
  wr_object: PyObject; // borrowed; None once the object is dead
  wr_callback: PyObject | null; // strong
  hash: i64; // of the object; -1: not asked for yet
  wr_prev: PyWeakReference | null; // borrowed
  wr_next: PyWeakReference | null; // borrowed
  vectorcall: usize;
}

export const _PyWeakref_RefType = staticObject<PyTypeObject>(416);
export const _PyWeakref_ProxyType = staticObject<PyTypeObject>(416);
export const _PyWeakref_CallableProxyType = staticObject<PyTypeObject>(416);

/* @inline */ function asRef(o: PyObject): PyWeakReference {
  return changetype<PyWeakReference>(o);
}

/* @inline */ export function _PyType_SUPPORTS_WEAKREFS(type: PyTypeObject): bool {
  return type.tp_weaklistoffset != 0;
}

/** Where the object keeps the head of its list: its type supports weak references. */
/* @inline */ export function _PyObject_GET_WEAKREFS_LISTPTR(o: PyObject): usize {
  if (hasSubclassFlag(o, Py_TPFLAGS_TYPE_SUBCLASS) && changetype<PyTypeObject>(o).tp_flags & Py_TPFLAGS_STATIC_BUILTIN)
    return _PyStaticType_GetState(changetype<PyTypeObject>(o)) + offsetof<managed_static_type_state>('_tp_weaklist');
  return changetype<usize>(o) + <usize>o.ob_type.tp_weaklistoffset;
}

/* @inline */ function headOf(list: usize): PyWeakReference | null {
  return changetype<PyWeakReference | null>(load<usize>(list));
}

/* @inline */ function PyWeakref_CheckRefExact(o: PyObject): bool {
  return o.ob_type == _PyWeakref_RefType;
}

function PyWeakref_CheckRef(o: PyObject): bool {
  return PyWeakref_CheckRefExact(o) || PyType_IsSubtype(o.ob_type, _PyWeakref_RefType) != 0;
}

/* @inline */ export function PyWeakref_CheckProxy(o: PyObject): bool {
  return o.ob_type == _PyWeakref_ProxyType || o.ob_type == _PyWeakref_CallableProxyType;
}

export function PyWeakref_Check(o: PyObject): bool {
  return PyWeakref_CheckRef(o) || PyWeakref_CheckProxy(o);
}

// new; NULL without an exception: the object is dead
export function _PyWeakref_GET_REF(o: PyObject): PyObject | null {
  const object = asRef(o).wr_object;
  if (object == Py_None) return null;
  // An object that is just being deallocated counts as dead.
  if (object.ob_refcnt == 0) return null;
  Py_INCREF(object);
  return object;
}

/** How many weak references the object has. */
export function _PyWeakref_GetWeakrefCount(o: PyObject): i64 {
  if (!_PyType_SUPPORTS_WEAKREFS(o.ob_type)) return 0;
  return listLength(headOf(_PyObject_GET_WEAKREFS_LISTPTR(o)));
}

function listLength(head: PyWeakReference | null): i64 {
  let n: i64 = 0;
  while (head) {
    n++;
    head = head.wr_next;
  }
  return n;
}

/** Out of its object's list, which is forgotten; the callback stays. */
function unlink(self: PyWeakReference): void {
  if (self.wr_object == Py_None) return;
  const list = _PyObject_GET_WEAKREFS_LISTPTR(self.wr_object);
  const prev = self.wr_prev;
  const next = self.wr_next;
  if (load<usize>(list) == changetype<usize>(self)) store<u64>(list, <u64>changetype<usize>(next));
  self.wr_object = Py_None;
  if (prev) prev.wr_next = next;
  if (next) next.wr_prev = prev;
  self.wr_prev = null;
  self.wr_next = null;
}

function clear_weakref(self: PyWeakReference): void {
  const callback = self.wr_callback;
  unlink(self);
  if (callback) {
    self.wr_callback = null;
    Py_DECREF(callback);
  }
}

/** For the collector: the callback stays, uncalled, so that nothing of it dies yet. */
export function _PyWeakref_ClearRef(self: PyObject): void {
  unlink(asRef(self));
}

/** The two that asking again gives. */
/* @inline */ function basicRef(head: PyWeakReference | null): PyWeakReference | null {
  return head && !head.wr_callback && PyWeakref_CheckRefExact(head) ? head : null;
}

function basicProxy(head: PyWeakReference | null): PyWeakReference | null {
  const ref = basicRef(head);
  const next = ref ? ref.wr_next : head;
  return next && !next.wr_callback && PyWeakref_CheckProxy(next) ? next : null;
}

function insertAfter(self: PyWeakReference, prev: PyWeakReference): void {
  const next = prev.wr_next;
  self.wr_prev = prev;
  self.wr_next = next;
  if (next) next.wr_prev = self;
  prev.wr_next = self;
}

function insertHead(self: PyWeakReference, list: usize): void {
  const next = headOf(list);
  self.wr_prev = null;
  self.wr_next = next;
  if (next) next.wr_prev = self;
  store<u64>(list, <u64>changetype<usize>(self));
}

// new: type is a reference type, or PyWeakref_ProxyType for either kind of proxy
function get_or_create_weakref(type: PyTypeObject, o: PyObject, callback: PyObject | null): PyObject | null {
  if (!_PyType_SUPPORTS_WEAKREFS(o.ob_type))
    return PyErr_Format(PyExc_TypeError, "cannot create weak reference to '%s' object", <u64>o.ob_type.tp_name);
  if (callback == Py_None) callback = null;
  const list = _PyObject_GET_WEAKREFS_LISTPTR(o);
  const isProxy = type == _PyWeakref_ProxyType;
  if (!callback) {
    const old = isProxy ? basicProxy(headOf(list)) : type == _PyWeakref_RefType ? basicRef(headOf(list)) : null;
    if (old) return Py_NewRef(old);
  }
  const made = isProxy || type == _PyWeakref_RefType ? _PyObject_GC_New(_PyWeakref_RefType) : allocSubtype(type);
  if (!made) return null;
  const self = asRef(made);
  self.hash = -1;
  self.wr_object = o;
  self.wr_prev = null;
  self.wr_next = null;
  self.wr_callback = Py_XNewRef(callback);
  self.vectorcall = weakref_vectorcall.index;
  if (isProxy) self.ob_type = PyCallable_Check(o) ? _PyWeakref_CallableProxyType : _PyWeakref_ProxyType;
  if (isProxy || type == _PyWeakref_RefType) _PyObject_GC_TRACK(self);

  const ref = basicRef(headOf(list));
  const proxy = basicProxy(headOf(list));
  if (!callback && type == _PyWeakref_RefType) insertHead(self, list);
  else if (!callback && isProxy) insertBehind(self, ref, list);
  else insertBehind(self, proxy ? proxy : ref, list);
  return self;
}

/* @inline */ function insertBehind(self: PyWeakReference, prev: PyWeakReference | null, list: usize): void {
  if (prev) insertAfter(self, prev);
  else insertHead(self, list);
}

/* @inline */ function allocSubtype(type: PyTypeObject): PyObject | null {
  return call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
}

// new
export function PyWeakref_NewRef(o: PyObject, callback: PyObject | null): PyObject | null {
  return get_or_create_weakref(_PyWeakref_RefType, o, callback);
}

// new
export function PyWeakref_NewProxy(o: PyObject, callback: PyObject | null): PyObject | null {
  return get_or_create_weakref(_PyWeakref_ProxyType, o, callback);
}

function handle_callback(ref: PyObject, callback: PyObject): void {
  if (listening()) event(EVENT_WEAKREF, changetype<usize>(ref), 0);
  const result = PyObject_CallOneArg(callback, ref);
  if (result) Py_DECREF(result);
  else PyErr_WriteUnraisable(callback);
}

/** From tp_dealloc: clears the object's weak references, then calls their callbacks. */
export function PyObject_ClearWeakRefs(o: PyObject): void {
  if (!_PyType_SUPPORTS_WEAKREFS(o.ob_type) || o.ob_refcnt != 0) {
    PyErr_BadInternalCall();
    return;
  }
  const list = _PyObject_GET_WEAKREFS_LISTPTR(o);
  let head = headOf(list);
  if (head && !head.wr_callback) {
    clear_weakref(head);
    head = headOf(list);
    if (head && !head.wr_callback) {
      clear_weakref(head);
      head = headOf(list);
    }
  }
  if (!head) return;
  const exc = PyErr_GetRaisedException();
  if (head.wr_next ? clearMany(head) : clearOne(head)) PyErr_SetRaisedException(exc);
  else _PyErr_ChainExceptions1(exc);
}

function clearOne(self: PyWeakReference): bool {
  const callback = self.wr_callback;
  unlink(self);
  self.wr_callback = null;
  if (callback) {
    if (self.ob_refcnt > 0) handle_callback(self, callback);
    Py_DECREF(callback);
  }
  return true;
}

// All are unlinked before the first callback runs. The tuple keeps references and callbacks alive meanwhile.
function clearMany(head: PyWeakReference): bool {
  const n = listLength(head);
  const tuple = PyTuple_New(n * 2);
  if (!tuple) return false;
  const items = PyTuple_ITEMS(tuple);
  let current: PyWeakReference | null = head;
  for (let i: i64 = 0; i < n; i++) {
    const self = changetype<PyWeakReference>(current);
    current = self.wr_next;
    const callback = self.wr_callback;
    self.wr_callback = null;
    const slot = items + ((<usize>i) << 4);
    if (self.ob_refcnt > 0) {
      Py_INCREF(self);
      store<u64>(slot, <u64>changetype<usize>(self));
      store<u64>(slot, <u64>changetype<usize>(callback), 8);
      unlink(self);
    } else {
      unlink(self);
      Py_XDECREF(callback);
    }
  }
  for (let i: i64 = 0; i < n; i++) {
    const slot = items + ((<usize>i) << 4);
    const callback = changetype<PyObject | null>(load<usize>(slot, 8));
    if (callback) handle_callback(changetype<PyObject>(load<usize>(slot)), callback);
  }
  Py_DECREF(tuple);
  return true;
}

/** Clears all weak references and calls nobody: the object's type is about to tear it down in pieces. */
export function _PyWeakref_ClearWeakRefsNoCallbacks(o: PyObject): void {
  if (!_PyType_SUPPORTS_WEAKREFS(o.ob_type)) return;
  const list = _PyObject_GET_WEAKREFS_LISTPTR(o);
  for (let head = headOf(list); head; head = headOf(list)) unlink(head);
}

/** At the interpreter's end. */
export function _PyStaticType_ClearWeakRefs(type: PyTypeObject): void {
  const list = _PyObject_GET_WEAKREFS_LISTPTR(type);
  for (let head = headOf(list); head; head = headOf(list)) clear_weakref(head);
}

function weakref_dealloc(self: PyObject): void {
  PyObject_GC_UnTrack(self);
  clear_weakref(asRef(self));
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
}

export function proxy_dealloc(self: PyObject): void {
  PyObject_GC_UnTrack(self);
  clear_weakref(asRef(self));
  PyObject_GC_Del(changetype<usize>(self));
}

export function gc_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(asRef(self).wr_callback, visit, argument);
}

export function gc_clear(self: PyObject): i32 {
  clear_weakref(asRef(self));
  return 0;
}

function weakref_vectorcall(self: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  if (!_PyArg_NoKwnames('weakref', kwnames)) return null;
  if (!_PyArg_CheckPositional('weakref', PyVectorcall_NARGS(nargsf), 0, 0)) return null;
  const object = _PyWeakref_GET_REF(self);
  return object ? object : Py_None;
}

function weakref_hash(self: PyObject): i64 {
  const wr = asRef(self);
  if (wr.hash != -1) return wr.hash;
  const object = _PyWeakref_GET_REF(self);
  if (!object) {
    PyErr_SetString(PyExc_TypeError, 'weak object has gone away');
    return -1;
  }
  wr.hash = PyObject_Hash(object);
  Py_DECREF(object);
  return wr.hash;
}

function weakref_repr(self: PyObject): PyObject | null {
  const object = _PyWeakref_GET_REF(self);
  if (!object) return PyUnicode_FromFormat('<weakref at %p; dead>', arg(self));
  const name = _PyObject_LookupSpecial(object, _Py_ID('__name__'));
  const repr =
    name && PyUnicode_Check(name)
      ? PyUnicode_FromFormat("<weakref at %p; to '%T' at %p (%U)>", arg(self), arg(object), arg(object), arg(name))
      : PyUnicode_FromFormat("<weakref at %p; to '%T' at %p>", arg(self), arg(object), arg(object));
  Py_DECREF(object);
  Py_XDECREF(name);
  return repr;
}

// Equality only. Dead references are equal when they are the same.
function weakref_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if ((op != Py_EQ && op != Py_NE) || !PyWeakref_Check(self) || !PyWeakref_Check(other)) return Py_NotImplemented;
  const a = _PyWeakref_GET_REF(self);
  const b = _PyWeakref_GET_REF(other);
  if (!a || !b) {
    Py_XDECREF(a);
    Py_XDECREF(b);
    return PyBool_FromLong((self == other) == (op == Py_EQ) ? 1 : 0);
  }
  const result = PyObject_RichCompare(a, b, op);
  Py_DECREF(a);
  Py_DECREF(b);
  return result;
}

function weakref___new__(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (!_PyArg_CheckPositional('__new__', n, 1, 2)) return null;
  return get_or_create_weakref(
    type,
    PyTuple_GET_ITEM(args, 0),
    n == 2 ? PyTuple_GET_ITEM(args, 1) : changetype<PyObject | null>(0),
  );
}

function weakref___init__(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (!_PyArg_NoKeywords('ref', kwds)) return -1;
  return _PyArg_CheckPositional('__init__', PyTuple_GET_SIZE(args), 1, 2) ? 0 : -1;
}

export function init_weakref_types(): void {
  const t = _PyWeakref_RefType;
  static_type(
    t,
    'weakref.ReferenceType',
    offsetof<PyWeakReference>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_BASETYPE,
    '',
  );
  t.tp_dealloc = weakref_dealloc.index;
  t.tp_vectorcall_offset = offsetof<PyWeakReference>('_vectorcall');
  t.tp_call = PyVectorcall_Call.index;
  t.tp_repr = weakref_repr.index;
  t.tp_hash = weakref_hash.index;
  t.tp_traverse = gc_traverse.index;
  t.tp_clear = gc_clear.index;
  t.tp_richcompare = weakref_richcompare.index;
  t.tp_init = weakref___init__.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_new = weakref___new__.index;
  t.tp_free = PyObject_GC_Del.index;
  classGetitem(t);
  member(t, '__callback__', _Py_T_OBJECT, offsetof<PyWeakReference>('_wr_callback'), Py_READONLY, '');
  init_weakproxy_types();
}
