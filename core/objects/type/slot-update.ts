// Keeping a type's slots in step with its special methods: descriptors for native slots (add_operators), slots for methods
// written in Python (update_slot). (CPython: Objects/typeobject.c)

import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { Py_DECREF, PyObject } from '../../runtime/object';
import { Py_TPFLAGS_HAVE_VECTORCALL, PyMethodDef, PyTypeObject } from '../../runtime/type';
import { PyCFunction_Type, PyCFunctionObject } from '../builtin-function';
import { PyDescr_NewWrapper, PyWrapperDescr_Type, PyWrapperDescrObject } from '../descriptor';
import { PyDict_Contains, PyDict_SetItem } from '../dict/dict';
import { Py_None } from '../none';
import { _PyObject_NextNotImplemented, PyObject_HashNotImplemented } from '../object';
import { find_name_in_mro } from './lookup';
import { nextSlot, pytype_slotdef, slotdefs, slotptr } from './slotdefs';
import { slot_tp_call } from './slots';
import { lookup_tp_dict, PyType_IsSubtype } from './state';
import { update_subclasses } from './subclasses';
import { tp_new_wrapper } from './wrappers';

/** A wrapper descriptor in the type's dict for every slot that it fills itself; before slots are inherited. */
export function add_operators(type: PyTypeObject): i32 {
  const dict = lookup_tp_dict(type) as PyObject;
  for (let p = slotdefs; p.name; p = nextSlot(p)) {
    if (!p.wrapper) continue;
    const ptr = slotptr(type, p.offset);
    if (!ptr) continue;
    const func = load<usize>(ptr);
    if (!func) continue;
    const known = PyDict_Contains(dict, p.name_strobj);
    if (known < 0) return -1;
    if (known) continue;
    if (func == PyObject_HashNotImplemented.index && p.offset == offsetof<PyTypeObject>('_tp_hash')) {
      if (PyDict_SetItem(dict, p.name_strobj, Py_None) < 0) return -1;
      continue;
    }
    const descr = PyDescr_NewWrapper(type, changetype<usize>(p), func);
    if (!descr) return -1;
    const result = PyDict_SetItem(dict, p.name_strobj, descr);
    Py_DECREF(descr);
    if (result < 0) return -1;
  }
  return 0;
}

/** The address of the one slot named `name` that the type fills; 0: none or more than one (len: mapping and sequence). */
function resolve_slotdups(type: PyTypeObject, name: PyObject): usize {
  let found: usize = 0;
  for (let p = slotdefs; p.name; p = nextSlot(p)) {
    if (p.name_strobj != name) continue;
    const ptr = slotptr(type, p.offset);
    if (!ptr || !load<u64>(ptr)) continue;
    if (found) return 0;
    found = ptr;
  }
  return found;
}

/**
 * Fills the slot that p is the first entry of: with the native function where the methods lead to exactly one, with the slot that
 * looks methods up where they don't. Returns the first entry of the next slot.
 */
function update_one_slot(type: PyTypeObject, first: pytype_slotdef): pytype_slotdef {
  let p = first;
  const offset = p.offset;
  const ptr = slotptr(type, offset);
  if (!ptr) {
    do p = nextSlot(p);
    while (p.offset == offset);
    return p;
  }
  const self = changetype<usize>(type);
  let specific: usize = 0;
  let generic: usize = 0;
  let use_generic = false;
  do {
    const descr = find_name_in_mro(type, p.name_strobj);
    if (!descr) {
      if (PyErr_Occurred()) PyErr_Clear();
      if (ptr == self + offsetof<PyTypeObject>('_tp_iternext')) specific = _PyObject_NextNotImplemented.index;
    } else if (
      descr.ob_type == PyWrapperDescr_Type &&
      changetype<pytype_slotdef>(changetype<PyWrapperDescrObject>(descr).d_base).name_strobj == p.name_strobj
    ) {
      const d = changetype<PyWrapperDescrObject>(descr);
      const tptr = resolve_slotdups(type, p.name_strobj);
      if (!tptr || tptr == ptr) generic = p.func;
      if (
        (!specific || specific == d.d_wrapped) &&
        changetype<pytype_slotdef>(d.d_base).wrapper == p.wrapper &&
        PyType_IsSubtype(type, d.d_type as PyTypeObject)
      ) {
        specific = d.d_wrapped;
      } else {
        // Two native functions for one slot, another signature, or another class's: only a look-up is right.
        use_generic = true;
      }
    } else if (
      descr.ob_type == PyCFunction_Type &&
      ptr == self + offsetof<PyTypeObject>('_tp_new') &&
      (changetype<PyCFunctionObject>(descr).m_ml as PyMethodDef).ml_meth == tp_new_wrapper.index
    ) {
      // The __new__ of a native base: the tp_new that was inherited is it.
      specific = type.tp_new;
    } else if (descr == Py_None && ptr == self + offsetof<PyTypeObject>('_tp_hash')) {
      specific = PyObject_HashNotImplemented.index;
    } else {
      use_generic = true;
      generic = p.func;
      // A __call__ written in Python: the vectorcall field of the base's layout no longer tells what is called.
      if (p.func == slot_tp_call.index) type.tp_flags &= ~Py_TPFLAGS_HAVE_VECTORCALL;
    }
    p = nextSlot(p);
  } while (p.offset == offset);
  store<u64>(ptr, specific && !use_generic ? specific : generic);
  return p;
}

/** All slots of a new class. */
export function fixup_slot_dispatchers(type: PyTypeObject): void {
  let p = slotdefs;
  while (p.name) p = update_one_slot(type, p);
}

/** data: the name of the changed attribute. */
function update_slots_callback(type: PyTypeObject, data: usize): i32 {
  const name = changetype<PyObject>(data);
  for (let p = slotdefs; p.name; p = nextSlot(p)) {
    if (p.name_strobj != name) continue;
    let first = p;
    while (
      first != slotdefs &&
      changetype<pytype_slotdef>(changetype<usize>(first) - offsetof<pytype_slotdef>()).offset == p.offset
    ) {
      first = changetype<pytype_slotdef>(changetype<usize>(first) - offsetof<pytype_slotdef>());
    }
    update_one_slot(type, first);
  }
  return 0;
}

/** The attribute `name` (interned) of a type has changed: its slots, and those of subclasses that inherit it, follow. */
export function update_slot(type: PyTypeObject, name: PyObject): i32 {
  for (let p = slotdefs; p.name; p = nextSlot(p)) {
    if (p.name_strobj == name)
      return update_subclasses(type, name, update_slots_callback.index, changetype<usize>(name));
  }
  return 0;
}

/** The bases have changed. */
export function update_all_slots(type: PyTypeObject): void {
  // Every name once would do; a slot that is updated twice stays the same.
  for (let p = slotdefs; p.name; p = nextSlot(p)) update_slot(type, p.name_strobj);
}
