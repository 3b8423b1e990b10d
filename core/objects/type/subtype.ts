// Instances of classes written in Python: their end, and the collector's walk over them. (CPython: Objects/typeobject.c)
//
//   self │ the native base's part │ slots of each class, in MRO order of tp_base │  dict and weak references in front

import { Doc } from '../../runtime/docs';
import { PyObject_CallFinalizerFromDealloc } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import { _Py_ID } from '../../runtime/identifiers';
import { clearSlot, Py_DECREF, Py_NewRef, Py_VISIT, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { cstr } from '../../runtime/static';
import {
  Py_READONLY,
  Py_T_OBJECT_EX,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_MANAGED_DICT,
  PyGetSetDef,
  PyMemberDef,
  PyTypeObject,
} from '../../runtime/type';
import { PyDescr_IsData } from '../descriptor';
import { PyObject_ClearManagedDict, PyObject_VisitManagedDict } from '../dict/managed';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_AttributeError, PyExc_TypeError } from '../exceptions/types';
import {
  _PyObject_ComputedDictPointer,
  PyObject_GenericGetDict,
  PyObject_GenericSetDict,
  replaceDict,
} from '../instance-dict';
import { Py_None } from '../none';
import { _PyWeakref_ClearWeakRefsNoCallbacks, PyObject_ClearWeakRefs } from '../weakref';
import { _PyType_Lookup } from './lookup';
import { isHeapType } from './state';

/** PyMemberDef *: the slots of a heap type lie behind the type object itself. */
/* @inline */ export function heapTypeMembers(type: PyTypeObject): usize {
  return changetype<usize>(type) + <usize>type.ob_type.tp_basicsize;
}

function isSlot(def: PyMemberDef): bool {
  return def.type == Py_T_OBJECT_EX && !(def.flags & Py_READONLY);
}

function clear_slots(type: PyTypeObject, self: PyObject): void {
  const n = type.ob_size;
  let p = heapTypeMembers(type);
  for (let i: i64 = 0; i < n; i++, p += offsetof<PyMemberDef>()) {
    const def = changetype<PyMemberDef>(p);
    if (isSlot(def)) clearSlot(changetype<usize>(self) + <usize>def.offset);
  }
}

function traverse_slots(type: PyTypeObject, self: PyObject, visit: usize, argument: usize): i32 {
  const n = type.ob_size;
  let p = heapTypeMembers(type);
  for (let i: i64 = 0; i < n; i++, p += offsetof<PyMemberDef>()) {
    const def = changetype<PyMemberDef>(p);
    if (!isSlot(def)) continue;
    const r = Py_VISIT(ptrAt(changetype<usize>(self) + <usize>def.offset, 0), visit, argument);
    if (r) return r;
  }
  return 0;
}

export function subtype_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  const type = self.ob_type;
  let base = type;
  while (base.tp_traverse == subtype_traverse.index) {
    if (base.ob_size) {
      const r = traverse_slots(base, self, visit, argument);
      if (r) return r;
    }
    base = base.tp_base as PyTypeObject;
  }
  const basetraverse = base.tp_traverse;
  if (type.tp_flags & Py_TPFLAGS_MANAGED_DICT) {
    const r = PyObject_VisitManagedDict(self, visit, argument);
    if (r) return r;
  } else if (type.tp_dictoffset != base.tp_dictoffset) {
    const dictptr = _PyObject_ComputedDictPointer(self);
    if (dictptr) {
      const r = Py_VISIT(ptrAt(dictptr, 0), visit, argument);
      if (r) return r;
    }
  }
  // An instance holds its class; a heap base's traverse visits that itself.
  if (isHeapType(type) && (!basetraverse || !isHeapType(base))) {
    const r = Py_VISIT(type, visit, argument);
    if (r) return r;
  }
  return basetraverse ? call_indirect<i32>(<u32>basetraverse, self, visit, argument) : 0;
}

export function subtype_clear(self: PyObject): i32 {
  const type = self.ob_type;
  let base = type;
  while (base.tp_clear == subtype_clear.index) {
    if (base.ob_size) clear_slots(base, self);
    base = base.tp_base as PyTypeObject;
  }
  // self.__dict__ is self: only the dict itself can be let go of.
  if (type.tp_flags & Py_TPFLAGS_MANAGED_DICT) {
    if (!(base.tp_flags & Py_TPFLAGS_MANAGED_DICT)) PyObject_ClearManagedDict(self);
  } else if (type.tp_dictoffset != base.tp_dictoffset) {
    const dictptr = _PyObject_ComputedDictPointer(self);
    if (dictptr) clearSlot(dictptr);
  }
  return base.tp_clear ? call_indirect<i32>(<u32>base.tp_clear, self) : 0;
}

/** The nearest base that does not come here. */
function nativeBase(type: PyTypeObject): PyTypeObject {
  let base = type;
  while (base.tp_dealloc == subtype_dealloc.index) base = base.tp_base as PyTypeObject;
  return base;
}

/** base's tp_dealloc, then the instance's reference to its class, unless a heap base gives that back itself. */
function deallocBase(self: PyObject, base: PyTypeObject): void {
  // A finalizer may have changed the class; and what tp_dealloc frees may be the last that keeps it alive.
  const type = self.ob_type;
  const type_needs_decref = isHeapType(type) && !isHeapType(base);
  call_indirect<void>(<u32>base.tp_dealloc, self);
  if (type_needs_decref) Py_DECREF(type);
}

export function subtype_dealloc(self: PyObject): void {
  const type = self.ob_type;
  if (!(type.tp_flags & Py_TPFLAGS_HAVE_GC)) {
    // Such a class adds neither slots nor a dict.
    if (type.tp_finalize && PyObject_CallFinalizerFromDealloc(self) < 0) return;
    deallocBase(self, nativeBase(type));
    return;
  }
  PyObject_GC_UnTrack(self);
  if (_PyTrash_begin(self)) return;
  dealloc(self, type);
  _PyTrash_end();
}

function dealloc(self: PyObject, type: PyTypeObject): void {
  let base = nativeBase(type);
  const has_finalizer = type.tp_finalize != 0;
  if (has_finalizer) {
    // It runs Python: the object is an ordinary one once more.
    _PyObject_GC_TRACK(self);
    if (PyObject_CallFinalizerFromDealloc(self) < 0) return;
    _PyObject_GC_UNTRACK(self);
  }
  const addedWeaklist = type.tp_weaklistoffset != 0 && base.tp_weaklistoffset == 0;
  // Before slots and dict go, and untracked: a callback may start the collector.
  if (addedWeaklist) {
    PyObject_ClearWeakRefs(self);
    // The finalizer may have made new ones; their callbacks must not see what is left.
    if (has_finalizer) _PyWeakref_ClearWeakRefsNoCallbacks(self);
  }
  base = type;
  while (base.tp_dealloc == subtype_dealloc.index) {
    if (base.ob_size) clear_slots(base, self);
    base = base.tp_base as PyTypeObject;
  }
  if (type.tp_flags & Py_TPFLAGS_MANAGED_DICT) PyObject_ClearManagedDict(self);
  else if (type.tp_dictoffset != 0 && base.tp_dictoffset == 0) {
    const dictptr = _PyObject_ComputedDictPointer(self);
    if (dictptr) {
      const dict = ptrAt(dictptr, 0);
      if (dict) {
        Py_DECREF(dict);
        setPtrAt(dictptr, 0, null);
      }
    }
  }
  // A collected base expects to untrack it.
  if (base.tp_flags & Py_TPFLAGS_HAVE_GC) _PyObject_GC_TRACK(self);
  deallocBase(self, base);
}

// --- __dict__ and __weakref__ of instances

/** The nearest native base with a dict of its own. */
function get_builtin_base_with_dict(t: PyTypeObject): PyTypeObject | null {
  let type = t;
  while (type.tp_base) {
    if (type.tp_dictoffset != 0 && !isHeapType(type)) return type;
    type = type.tp_base as PyTypeObject;
  }
  return null;
}

// borrowed: the __dict__ of such a base, a data descriptor
function get_dict_descriptor(type: PyTypeObject): PyObject | null {
  const descr = _PyType_Lookup(type, _Py_ID('__dict__'));
  return descr && PyDescr_IsData(descr) ? descr : null;
}

function raise_dict_descr_error(obj: PyObject): void {
  PyErr_Format(PyExc_TypeError, "this __dict__ descriptor does not support '%.200s' objects", obj.ob_type.tp_name);
}

function subtype_dict(obj: PyObject, closure: usize): PyObject | null {
  const base = get_builtin_base_with_dict(obj.ob_type);
  if (!base) return PyObject_GenericGetDict(obj, closure);
  const descr = get_dict_descriptor(base);
  if (!descr || !descr.ob_type.tp_descr_get) {
    raise_dict_descr_error(obj);
    return null;
  }
  return call_indirect<PyObject | null>(<u32>descr.ob_type.tp_descr_get, descr, obj, obj.ob_type);
}

function subtype_setdict(obj: PyObject, value: PyObject | null, closure: usize): i32 {
  const base = get_builtin_base_with_dict(obj.ob_type);
  // Unlike PyObject_GenericSetDict it lets the dict be deleted.
  if (!base) return value ? PyObject_GenericSetDict(obj, value, closure) : replaceDict(obj, null);
  const descr = get_dict_descriptor(base);
  if (!descr || !descr.ob_type.tp_descr_set) {
    raise_dict_descr_error(obj);
    return -1;
  }
  return call_indirect<i32>(<u32>descr.ob_type.tp_descr_set, descr, obj, value);
}

function subtype_getweakref(obj: PyObject, _closure: usize): PyObject | null {
  const offset = obj.ob_type.tp_weaklistoffset;
  if (offset == 0) return PyErr_SetString(PyExc_AttributeError, 'This object has no __weakref__');
  const list = ptrAt(changetype<usize>(obj) + <usize>offset, 0);
  return list ? Py_NewRef(list) : Py_None;
}

/** { __dict__, __weakref__, end, __dict__, end }: the tables of classes that have both, one, or the other. */
const subtype_getsets = staticObject<PyGetSetDef>(200);

function fill(i: usize, name: string, get: usize, set: usize, doc: Doc): void {
  const def = changetype<PyGetSetDef>(changetype<usize>(subtype_getsets) + i * offsetof<PyGetSetDef>());
  def.name = cstr(name);
  def.get = get;
  def.set = set;
  def.doc = doc;
}

export function init_subtype_getsets(): void {
  fill(0, '__dict__', subtype_dict.index, subtype_setdict.index, 'dictionary for instance variables');
  fill(1, '__weakref__', subtype_getweakref.index, 0, 'list of weak references to the object');
  fill(3, '__dict__', subtype_dict.index, subtype_setdict.index, 'dictionary for instance variables');
}

/** The table for a class that adds these. */
export function subtypeGetsets(dict: bool, weakref: bool): PyGetSetDef | null {
  if (!dict && !weakref) return null;
  const first: usize = dict ? (weakref ? 0 : 3) : 1;
  return changetype<PyGetSetDef>(changetype<usize>(subtype_getsets) + first * offsetof<PyGetSetDef>());
}
