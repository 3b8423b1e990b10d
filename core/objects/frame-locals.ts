// frame.f_locals of a function: a mapping that reads and writes the frame's own slots. (CPython: Objects/frameobject.c)

import {
  clearSlot,
  Py_DECREF,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject_GC_UnTrack,
  setSlot,
  stackAlloc,
} from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../runtime/gc/track';
import { arg, objAt, Py_EQ, Py_NE, Py_VISIT, PyObject, ptrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { mappingMethods, method, numberMethods, sequenceMethods, static_type } from '../runtime/register';
import {
  METH_COEXIST,
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_MAPPING,
  PyTypeObject,
} from '../runtime/type';
import { PyMapping_Keys } from './abstract/mapping';
import { PyObject_GetItem, PyObject_GetIter } from './abstract/object';
import { _PyArg_CheckPositional } from './args';
import { Py_False, Py_True } from './bool';
import { PyCell_Set, PyCell_Type, PyCellObject } from './cell';
import { CO_FAST_CELL, CO_FAST_FREE, CO_FAST_HIDDEN, CO_OPTIMIZED, localKind, PyCodeObject } from './code';
import {
  PyDict_Check,
  PyDict_Contains,
  PyDict_GetItemWithError,
  PyDict_New,
  PyDict_Next,
  PyDict_SetItem,
  PyDict_Size,
  PyDict_Update,
} from './dict/dict';
import { PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_KeyError, PyExc_TypeError } from './exceptions/types';
import { _PyFrame_GetCode, _PyFrame_GetFrameObject, _PyInterpreterFrame, PyFrame_Type, PyFrameObject } from './frame';
import {
  _PyList_AppendTakeRef,
  PyList_Append,
  PyList_GET_ITEM,
  PyList_GET_SIZE,
  PyList_New,
  PyList_Reverse,
} from './list';
import { Py_None, Py_NotImplemented } from './none';
import {
  Py_ReprEnter,
  Py_ReprLeave,
  PyObject_Hash,
  PyObject_Repr,
  PyObject_RichCompare,
  PyObject_RichCompareBool,
} from './object';
import { PyUnicode_FromString } from './str/new';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_ITEMS, PyTuple_Pack2 } from './tuple';

/** 24 bytes. */
@unmanaged
export class PyFrameLocalsProxyObject extends PyObject {
  frame: PyFrameObject | null; // strong
}

export const PyFrameLocalsProxy_Type = staticObject<PyTypeObject>(416);

/* @inline */ export function PyFrameLocalsProxy_Check(o: PyObject): bool {
  return o.ob_type == PyFrameLocalsProxy_Type;
}

/** The value of variable i: through its cell, where it has one; borrowed. NULL: unbound. */
function valueOf(frame: _PyInterpreterFrame, co: PyCodeObject, i: i32): PyObject | null {
  const kind = localKind(co, i);
  const value = ptrAt(frame.localsplus, i);
  if (value && kind & (CO_FAST_CELL | CO_FAST_FREE) && value.ob_type == PyCell_Type)
    return changetype<PyCellObject>(value).ob_ref;
  return value;
}

/** Index of the variable of that name; -1: none, -2: an exception. read: only where it has a value. */
function indexOfName(f: PyFrameObject, key: PyObject, read: bool): i32 {
  const frame = f.f_frame!;
  const co = _PyFrame_GetCode(frame);
  const names = PyTuple_ITEMS(co.co_localsplusnames!);
  for (let i = 0; i < co.co_nlocalsplus; i++) {
    if (objAt(names, i) != key) continue;
    if (!read || valueOf(frame, co, i) != null) return i;
  }
  const hash = PyObject_Hash(key);
  if (hash == -1) return -2;
  for (let i = 0; i < co.co_nlocalsplus; i++) {
    // Whatever hashes and compares as a name does stands for it.
    if (PyObject_Hash(objAt(names, i)) != hash) continue;
    const same = PyObject_RichCompareBool(objAt(names, i), key, Py_EQ);
    if (same < 0) return -2;
    if (!same) continue;
    if (!read || valueOf(frame, co, i) != null) return i;
  }
  return -1;
}

/* @inline */ function frameOf(self: PyObject): PyFrameObject {
  return changetype<PyFrameLocalsProxyObject>(self).frame!;
}

// new
function _PyFrameLocalsProxy_New(f: PyFrameObject): PyObject | null {
  const o = _PyObject_GC_New(PyFrameLocalsProxy_Type);
  if (!o) return null;
  changetype<PyFrameLocalsProxyObject>(o).frame = changetype<PyFrameObject>(Py_NewRef(f));
  _PyObject_GC_TRACK(o);
  return o;
}

function _PyFrame_HasHiddenLocals(frame: _PyInterpreterFrame): bool {
  const co = _PyFrame_GetCode(frame);
  for (let i = 0; i < co.co_nlocalsplus; i++) {
    if (!(localKind(co, i) & CO_FAST_HIDDEN)) continue;
    const value = ptrAt(frame.localsplus, i);
    if (value) return true;
  }
  return false;
}

/** The namespace of a module or class body (new); NULL without an exception: a function's frame. */
function ownNamespace(frame: _PyInterpreterFrame): PyObject | null {
  if (_PyFrame_GetCode(frame).co_flags & CO_OPTIMIZED || _PyFrame_HasHiddenLocals(frame)) return null;
  if (!frame.f_locals) frame.f_locals = PyDict_New();
  return Py_XNewRef(frame.f_locals);
}

// new: the namespace of a module or class body; the proxy of a function
export function _PyFrame_GetLocals(frame: _PyInterpreterFrame): PyObject | null {
  const locals = ownNamespace(frame);
  if (locals || PyErr_Occurred()) return locals;
  const f = _PyFrame_GetFrameObject(frame);
  if (!f) return null;
  return _PyFrameLocalsProxy_New(changetype<PyFrameObject>(f));
}

// A frame that its object has taken over no longer knows that object: the proxy is made from f.
export function frame_getlocals(f: PyFrameObject, _: usize): PyObject | null {
  const locals = ownNamespace(f.f_frame!);
  if (locals || PyErr_Occurred()) return locals;
  return _PyFrameLocalsProxy_New(f);
}

// ---- the mapping ----

function framelocalsproxy_getitem(self: PyObject, key: PyObject): PyObject | null {
  const f = frameOf(self);
  const i = indexOfName(f, key, true);
  if (i == -2) return null;
  if (i >= 0) return Py_NewRef(valueOf(f.f_frame!, _PyFrame_GetCode(f.f_frame!), i)!);
  if (f.f_extra_locals) {
    const value = PyDict_GetItemWithError(f.f_extra_locals!, key);
    if (value) return Py_NewRef(value);
    if (PyErr_Occurred()) return null;
  }
  return PyErr_Format(PyExc_KeyError, "local variable '%R' is not defined", arg(key));
}

function framelocalsproxy_setitem(self: PyObject, key: PyObject, value: PyObject | null): i32 {
  if (!value) {
    PyErr_SetString(PyExc_TypeError, 'cannot remove variables from FrameLocalsProxy');
    return -1;
  }
  const f = frameOf(self);
  const i = indexOfName(f, key, false);
  if (i == -2) return -1;
  if (i >= 0) {
    const frame = f.f_frame!;
    const slot = frame.localsplus + ((<usize>i) << 3);
    const old = ptrAt(slot, 0);
    const kind = localKind(_PyFrame_GetCode(frame), i);
    if (old && kind & (CO_FAST_CELL | CO_FAST_FREE) && old.ob_type == PyCell_Type) PyCell_Set(old, value);
    else if (old != value) setSlot(slot, Py_NewRef(value));
    return 0;
  }
  if (!f.f_extra_locals) {
    f.f_extra_locals = PyDict_New();
    if (!f.f_extra_locals) return -1;
  }
  return PyDict_SetItem(f.f_extra_locals!, key, value);
}

function framelocalsproxy_contains(self: PyObject, key: PyObject): i32 {
  const f = frameOf(self);
  const i = indexOfName(f, key, true);
  if (i == -2) return -1;
  if (i >= 0) return 1;
  return f.f_extra_locals ? PyDict_Contains(f.f_extra_locals!, key) : 0;
}

function framelocalsproxy_length(self: PyObject): i64 {
  const f = frameOf(self);
  const frame = f.f_frame!;
  const co = _PyFrame_GetCode(frame);
  let n: i64 = 0;
  for (let i = 0; i < co.co_nlocalsplus; i++) if (valueOf(frame, co, i)) n++;
  return n + (f.f_extra_locals ? PyDict_Size(f.f_extra_locals!) : 0);
}

/** what: 0 keys, 1 values, 2 pairs. new: a list */
function listOf(self: PyObject, what: i32): PyObject | null {
  const f = frameOf(self);
  const frame = f.f_frame!;
  const co = _PyFrame_GetCode(frame);
  const list = PyList_New(0);
  if (!list) return null;
  let ok = true;
  for (let i = 0; ok && i < co.co_nlocalsplus; i++) {
    const value = valueOf(frame, co, i);
    if (value) ok = appendItem(list, PyTuple_GET_ITEM(co.co_localsplusnames!, i), value, what);
  }
  if (f.f_extra_locals) {
    const out = stackAlloc(3);
    store<i64>(out, 0);
    while (ok && PyDict_Next(f.f_extra_locals!, out, out + 8, out + 16))
      ok = appendItem(list, objAt(out, 1), objAt(out, 2), what);
    stackFree(out);
  }
  if (ok) return list;
  Py_DECREF(list);
  return null;
}

function appendItem(list: PyObject, key: PyObject, value: PyObject, what: i32): bool {
  if (what == 0) return PyList_Append(list, key) == 0;
  if (what == 1) return PyList_Append(list, value) == 0;
  const pair = PyTuple_Pack2(key, value);
  return pair != null && _PyList_AppendTakeRef(list, pair) == 0;
}

function framelocalsproxy_keys(self: PyObject, _: PyObject | null): PyObject | null {
  return listOf(self, 0);
}
function framelocalsproxy_values(self: PyObject, _: PyObject | null): PyObject | null {
  return listOf(self, 1);
}
function framelocalsproxy_items(self: PyObject, _: PyObject | null): PyObject | null {
  return listOf(self, 2);
}

function framelocalsproxy_iter(self: PyObject): PyObject | null {
  const keys = listOf(self, 0);
  if (!keys) return null;
  const iter = PyObject_GetIter(keys);
  Py_DECREF(keys);
  return iter;
}

function framelocalsproxy_reversed(self: PyObject, _: PyObject | null): PyObject | null {
  const keys = listOf(self, 0);
  if (keys && PyList_Reverse(keys) < 0) {
    Py_DECREF(keys);
    return null;
  }
  return keys;
}

// new: a dict with the same items
function framelocalsproxy_copy(self: PyObject, _: PyObject | null): PyObject | null {
  const result = PyDict_New();
  if (!result) return null;
  const pairs = listOf(self, 2);
  let ok = pairs != null;
  for (let i: i64 = 0; ok && i < PyList_GET_SIZE(pairs!); i++) {
    const pair = PyList_GET_ITEM(pairs!, i);
    ok = PyDict_SetItem(result, PyTuple_GET_ITEM(pair, 0), PyTuple_GET_ITEM(pair, 1)) == 0;
  }
  Py_XDECREF(pairs);
  if (ok) return result;
  Py_DECREF(result);
  return null;
}

function framelocalsproxy_repr(self: PyObject): PyObject | null {
  const entered = Py_ReprEnter(self);
  if (entered != 0) return entered > 0 ? PyUnicode_FromString('{...}') : null;
  let repr: PyObject | null = null;
  const dict = framelocalsproxy_copy(self, null);
  if (dict) {
    repr = PyObject_Repr(dict);
    Py_DECREF(dict);
  }
  Py_ReprLeave(self);
  return repr;
}

function framelocalsproxy_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if (PyFrameLocalsProxy_Check(other)) {
    const same = frameOf(self) == frameOf(other);
    if (op == Py_EQ) return same ? Py_True : Py_False;
    if (op == Py_NE) return same ? Py_False : Py_True;
  } else if (PyDict_Check(other)) {
    const dict = framelocalsproxy_copy(self, null);
    if (!dict) return null;
    const result = PyObject_RichCompare(dict, other, op);
    Py_DECREF(dict);
    return result;
  }
  return Py_NotImplemented;
}

/** Stores the items of a mapping. */
function merge(self: PyObject, other: PyObject): i32 {
  if (!PyDict_Check(other) && !PyFrameLocalsProxy_Check(other)) return -1;
  const keys = PyMapping_Keys(other);
  if (!keys) return -1;
  let err = 0;
  for (let i: i64 = 0; err == 0 && i < PyList_GET_SIZE(keys); i++) {
    const key = PyList_GET_ITEM(keys, i);
    const value = PyObject_GetItem(other, key);
    err = value ? framelocalsproxy_setitem(self, key, value) : -1;
    Py_XDECREF(value);
  }
  Py_DECREF(keys);
  return err;
}

function framelocalsproxy_update(self: PyObject, other: PyObject): PyObject | null {
  if (merge(self, other) < 0) {
    if (!PyErr_Occurred())
      PyErr_SetString(PyExc_TypeError, 'update() argument must be dict or another FrameLocalsProxy');
    return null;
  }
  return Py_None;
}

function framelocalsproxy_or(self: PyObject, other: PyObject): PyObject | null {
  const left = PyFrameLocalsProxy_Check(self) || PyDict_Check(self);
  const right = PyFrameLocalsProxy_Check(other) || PyDict_Check(other);
  if (!left || !right) return Py_NotImplemented;
  const result = PyDict_New();
  if (!result) return null;
  if (PyDict_Update(result, self) < 0 || PyDict_Update(result, other) < 0) {
    Py_DECREF(result);
    return null;
  }
  return result;
}

function framelocalsproxy_inplace_or(self: PyObject, other: PyObject): PyObject | null {
  if (!PyDict_Check(other) && !PyFrameLocalsProxy_Check(other)) return Py_NotImplemented;
  if (merge(self, other) < 0) return null;
  return Py_NewRef(self);
}

function framelocalsproxy_get(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('get', nargs, 1, 2)) return null;
  const key = objAt(args, 0);
  const found = framelocalsproxy_contains(self, key);
  if (found < 0) return null;
  if (found) return framelocalsproxy_getitem(self, key);
  return nargs > 1 ? Py_NewRef(objAt(args, 1)) : Py_None;
}

function framelocalsproxy_setdefault(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('setdefault', nargs, 1, 2)) return null;
  const key = objAt(args, 0);
  const found = framelocalsproxy_contains(self, key);
  if (found < 0) return null;
  if (found) return framelocalsproxy_getitem(self, key);
  const value = nargs > 1 ? objAt(args, 1) : Py_None;
  if (framelocalsproxy_setitem(self, key, value) < 0) return null;
  return Py_NewRef(value);
}

function framelocalsproxy___contains__(self: PyObject, key: PyObject): PyObject | null {
  const found = framelocalsproxy_contains(self, key);
  if (found < 0) return null;
  return found ? Py_True : Py_False;
}

function framelocalsproxy_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  if (PyTuple_GET_SIZE(args) != 1) {
    return PyErr_Format(PyExc_TypeError, 'FrameLocalsProxy expected 1 argument, got %zd', PyTuple_GET_SIZE(args));
  }
  const frame = PyTuple_GET_ITEM(args, 0);
  if (frame.ob_type != PyFrame_Type) return PyErr_Format(PyExc_TypeError, 'expect frame, not %T', arg(frame));
  return _PyFrameLocalsProxy_New(changetype<PyFrameObject>(frame));
}

function framelocalsproxy_dealloc(self: PyFrameLocalsProxyObject): void {
  PyObject_GC_UnTrack(self);
  clearSlot(changetype<usize>(self) + offsetof<PyFrameLocalsProxyObject>('_frame'));
  PyObject_GC_Del(changetype<usize>(self));
}
function framelocalsproxy_visit(self: PyFrameLocalsProxyObject, visit: usize, a: usize): i32 {
  return Py_VISIT(self.frame, visit, a);
}
function framelocalsproxy_tp_clear(self: PyFrameLocalsProxyObject): i32 {
  clearSlot(changetype<usize>(self) + offsetof<PyFrameLocalsProxyObject>('_frame'));
  return 0;
}

export function init_frame_locals_proxy(): void {
  const t = PyFrameLocalsProxy_Type;
  static_type(
    t,
    'FrameLocalsProxy',
    offsetof<PyFrameLocalsProxyObject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_MAPPING,
    '',
  );
  t.tp_dealloc = framelocalsproxy_dealloc.index;
  t.tp_repr = framelocalsproxy_repr.index;
  t.tp_traverse = framelocalsproxy_visit.index;
  t.tp_clear = framelocalsproxy_tp_clear.index;
  t.tp_richcompare = framelocalsproxy_richcompare.index;
  t.tp_iter = framelocalsproxy_iter.index;
  t.tp_new = framelocalsproxy_new.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_free = PyObject_GC_Del.index;
  const number = numberMethods(t);
  number.nb_or = framelocalsproxy_or.index;
  number.nb_inplace_or = framelocalsproxy_inplace_or.index;
  sequenceMethods(t).sq_contains = framelocalsproxy_contains.index;
  const mapping = mappingMethods(t);
  mapping.mp_length = framelocalsproxy_length.index;
  mapping.mp_subscript = framelocalsproxy_getitem.index;
  mapping.mp_ass_subscript = framelocalsproxy_setitem.index;
  method(
    t,
    '__contains__',
    framelocalsproxy___contains__.index,
    METH_O | METH_COEXIST,
    '__contains__($self, object, /)\n--\n\n',
  );
  method(
    t,
    '__getitem__',
    framelocalsproxy_getitem.index,
    METH_O | METH_COEXIST,
    '__getitem__($self, object, /)\n--\n\n',
  );
  method(t, 'update', framelocalsproxy_update.index, METH_O, 'update($self, object, /)\n--\n\n');
  method(t, '__reversed__', framelocalsproxy_reversed.index, METH_NOARGS, '__reversed__($self, /)\n--\n\n');
  method(t, 'copy', framelocalsproxy_copy.index, METH_NOARGS, 'copy($self, /)\n--\n\n');
  method(t, 'keys', framelocalsproxy_keys.index, METH_NOARGS, 'keys($self, /)\n--\n\n');
  method(t, 'values', framelocalsproxy_values.index, METH_NOARGS, 'values($self, /)\n--\n\n');
  method(t, 'items', framelocalsproxy_items.index, METH_NOARGS, 'items($self, /)\n--\n\n');
  method(t, 'get', framelocalsproxy_get.index, METH_FASTCALL, '');
  method(t, 'setdefault', framelocalsproxy_setdefault.index, METH_FASTCALL, '');
}
