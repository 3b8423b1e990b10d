// Making and unmaking objects. (CPython: Objects/object.c, Python/gc.c, Objects/typeobject.c)
//
//   -32 │ managed weakref list │  only with Py_TPFLAGS_MANAGED_WEAKREF | MANAGED_DICT
//   -24 │ managed dict         │
//   -16 │ _gc_next, _gc_prev   │  only with Py_TPFLAGS_HAVE_GC
//     0 ╞═ the object ═════════╡  tp_basicsize + n * tp_itemsize, rounded up to 8
//       │ inline values        │  only with Py_TPFLAGS_INLINE_VALUES: objects/dict/managed.ts
//
// Upwards arrows that cannot be avoided: raising MemoryError, and the first filling of inline values.

import { EVENT_DECREF, EVENT_FINALIZER, EVENT_INCREF, event, listening } from '../../memory/events';
import { PyObject_Free, PyObject_Malloc, PyObject_Realloc } from '../../memory/obmalloc/malloc';
import { zeroWords } from '../../memory/words';
import { _PyObject_InitInlineValues } from '../../objects/dict/managed';
import { PyDictKeysObject } from '../../objects/dict/struct';
import { PyErr_BadInternalCall, PyErr_NoMemory } from '../../objects/exceptions/errors';
import { _Py_IsImmortal, _PyObject_Init, PyObject, PyVarObject } from '../object';
import {
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_INLINE_VALUES,
  Py_TPFLAGS_PREHEADER,
  PyHeapTypeObject,
  PyTypeObject,
} from '../type';
import { gc_list_remove } from './list';
import { _Py_AS_GC } from './state';
import {
  _PyGC_FINALIZED,
  _PyGC_SET_FINALIZED,
  _PyObject_GC_IS_TRACKED,
  _PyObject_GC_Link,
  _PyObject_GC_TRACK,
  countDeallocation,
  PyType_IS_GC,
} from './track';

/** Bytes in front of the type's objects. */
/* @inline */ export function _PyType_PreHeaderSize(type: PyTypeObject): usize {
  const flags = type.tp_flags;
  return (flags & Py_TPFLAGS_HAVE_GC ? 16 : 0) + (flags & Py_TPFLAGS_PREHEADER ? 16 : 0);
}

/** Bytes of the inline values of the type's next instance: its keys' capacity, which shrinks. */
/* @inline */ function _PyInlineValuesSize(type: PyTypeObject): usize {
  const keys = changetype<PyDictKeysObject>(changetype<PyHeapTypeObject>(type).ht_cached_keys);
  const size = <usize>(keys.dk_nentries + keys.dk_usable);
  return ((size + 7) & ~7) + ((size + 1) << 3);
}

/** Bytes of an object without items. */
/* @inline */ export function _PyObject_SIZE(type: PyTypeObject): i64 {
  return type.tp_basicsize;
}

/** Bytes of an object with n items, rounded up to 8. */
/* @inline */ export function _PyObject_VAR_SIZE(type: PyTypeObject, n: i64): i64 {
  return (type.tp_basicsize + n * type.tp_itemsize + 7) & ~7;
}

/** Whether a size can be asked for at all: n items of the type's size each, as wide as addresses are. */
/* @inline */ function tooLarge(type: PyTypeObject, n: i64): bool {
  return n > 0x7fffffff || _PyObject_VAR_SIZE(type, n) > 0x7fffffff;
}

/** A linked object of `size` bytes behind `presize`; only header words in front are set. */
/* @inline */ function gc_alloc(size: usize, presize: usize): PyObject | null {
  const mem = PyObject_Malloc(presize + size);
  if (!mem) return PyErr_NoMemory();
  store<u64>(mem, 0);
  store<u64>(mem, 0, 8);
  const o = changetype<PyObject>(mem + presize);
  _PyObject_GC_Link(o);
  return o;
}

/** new: not tracked; the fields behind the header are not set. */
export function _PyObject_GC_New(type: PyTypeObject): PyObject | null {
  let size = <usize>type.tp_basicsize;
  const inlineValues = (type.tp_flags & Py_TPFLAGS_INLINE_VALUES) != 0;
  if (inlineValues) size += _PyInlineValuesSize(type);
  const o = gc_alloc(size, _PyType_PreHeaderSize(type));
  if (!o) return null;
  _PyObject_Init(o, type);
  if (inlineValues) _PyObject_InitInlineValues(o, type);
  return o;
}

/** new: the same with n items. */
export function _PyObject_GC_NewVar(type: PyTypeObject, n: i64): PyObject | null {
  if (n < 0) {
    PyErr_BadInternalCall();
    return null;
  }
  if (tooLarge(type, n)) return PyErr_NoMemory();
  const o = gc_alloc(<usize>_PyObject_VAR_SIZE(type, n), _PyType_PreHeaderSize(type));
  if (!o) return null;
  _PyObject_Init(o, type);
  changetype<PyVarObject>(o).ob_size = n;
  return o;
}

/** tp_free of types that the collector knows. Takes the object's address. */
export function PyObject_GC_Del(p: usize): void {
  const o = changetype<PyObject>(p);
  const presize = _PyType_PreHeaderSize(o.ob_type);
  if (_PyObject_GC_IS_TRACKED(o)) gc_list_remove(_Py_AS_GC(o));
  countDeallocation();
  PyObject_Free(p - presize);
}

/** Steals o: the object with room for n items, perhaps elsewhere; it must not be tracked. On failure o stays. */
export function _PyObject_GC_Resize(o: PyObject, n: i64): PyObject | null {
  const type = o.ob_type;
  assert(!_PyObject_GC_IS_TRACKED(o), 'a tracked object cannot move');
  if (tooLarge(type, n)) return PyErr_NoMemory();
  const presize = _PyType_PreHeaderSize(type);
  const mem = PyObject_Realloc(changetype<usize>(o) - presize, presize + <usize>_PyObject_VAR_SIZE(type, n));
  if (!mem) return PyErr_NoMemory();
  const moved = changetype<PyVarObject>(mem + presize);
  moved.ob_size = n;
  return moved;
}

/** new: for types that the collector does not know; the fields behind the header are not set. */
export function _PyObject_New(type: PyTypeObject): PyObject | null {
  const mem = PyObject_Malloc(<usize>type.tp_basicsize);
  if (!mem) return PyErr_NoMemory();
  const o = changetype<PyObject>(mem);
  _PyObject_Init(o, type);
  return o;
}

/** new: the same with n items. */
export function _PyObject_NewVar(type: PyTypeObject, n: i64): PyObject | null {
  if (tooLarge(type, n)) return PyErr_NoMemory();
  const mem = PyObject_Malloc(<usize>_PyObject_VAR_SIZE(type, n));
  if (!mem) return PyErr_NoMemory();
  const o = changetype<PyVarObject>(mem);
  _PyObject_Init(o, type);
  o.ob_size = n;
  return o;
}

/** new: zeroed behind the header, not tracked. There is always room for one item more than n. */
export function _PyType_AllocNoTrack(type: PyTypeObject, n: i64): PyObject | null {
  const flags = type.tp_flags;
  if (type.tp_itemsize && tooLarge(type, n + 1)) return PyErr_NoMemory();
  let size = <usize>_PyObject_VAR_SIZE(type, n + 1);
  const presize = _PyType_PreHeaderSize(type);
  if (flags & Py_TPFLAGS_INLINE_VALUES) size += _PyInlineValuesSize(type);
  const mem = PyObject_Malloc(size + presize);
  if (!mem) return PyErr_NoMemory();
  const o = changetype<PyObject>(mem + presize);
  if (presize) {
    store<u64>(mem, 0);
    store<u64>(mem, 0, 8);
  }
  if (flags & Py_TPFLAGS_HAVE_GC) _PyObject_GC_Link(o);
  zeroWords(changetype<usize>(o) + offsetof<PyObject>(), size - offsetof<PyObject>());
  _PyObject_Init(o, type);
  if (type.tp_itemsize) changetype<PyVarObject>(o).ob_size = n;
  if (flags & Py_TPFLAGS_INLINE_VALUES) _PyObject_InitInlineValues(o, type);
  return o;
}

/** new: tp_alloc of nearly every type. */
export function PyType_GenericAlloc(type: PyTypeObject, n: i64): PyObject | null {
  const o = _PyType_AllocNoTrack(type, n);
  if (o && PyType_IS_GC(type)) _PyObject_GC_TRACK(o);
  return o;
}

/** tp_finalize, once in the object's life. */
export function PyObject_CallFinalizer(o: PyObject): void {
  const type = o.ob_type;
  if (!type.tp_finalize) return;
  const isGc = PyType_IS_GC(type);
  if (isGc && _PyGC_FINALIZED(o)) return;
  if (listening()) event(EVENT_FINALIZER, changetype<usize>(o), 0);
  call_indirect<void>(<u32>type.tp_finalize, o);
  if (isGc) _PyGC_SET_FINALIZED(o);
}

/** From tp_dealloc: 0 to go on, -1 when the finalizer made the object live again. */
export function PyObject_CallFinalizerFromDealloc(o: PyObject): i32 {
  assert(o.ob_refcnt == 0, 'only an object that nothing refers to is deallocated');
  // It lives while its finalizer runs: Python code may take and drop references to it.
  o.ob_refcnt = 1;
  if (listening()) event(EVENT_INCREF, changetype<usize>(o), 1);
  PyObject_CallFinalizer(o);
  if (_Py_IsImmortal(o)) return -1;
  // Not Py_DECREF: that would deallocate it from within its deallocation.
  const n = o.ob_refcnt - 1;
  o.ob_refcnt = n;
  if (listening()) event(EVENT_DECREF, changetype<usize>(o), <i32>n);
  return n == 0 ? 0 : -1;
}
