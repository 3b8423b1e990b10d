// What a type takes over from its bases: flags, sizes and slots. (CPython: Objects/typeobject.c)

import { PyObject_Free } from '../../memory/obmalloc/malloc';
import { PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject } from '../../runtime/object';
import {
  _Py_TPFLAGS_MATCH_SELF,
  Py_TPFLAGS_BASE_EXC_SUBCLASS,
  Py_TPFLAGS_BYTES_SUBCLASS,
  Py_TPFLAGS_DICT_SUBCLASS,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HAVE_VECTORCALL,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_ITEMS_AT_END,
  Py_TPFLAGS_LIST_SUBCLASS,
  Py_TPFLAGS_LONG_SUBCLASS,
  Py_TPFLAGS_MAPPING,
  Py_TPFLAGS_METHOD_DESCRIPTOR,
  Py_TPFLAGS_PREHEADER,
  Py_TPFLAGS_SEQUENCE,
  Py_TPFLAGS_TUPLE_SUBCLASS,
  Py_TPFLAGS_TYPE_SUBCLASS,
  Py_TPFLAGS_UNICODE_SUBCLASS,
  PyAsyncMethods,
  PyBufferProcs,
  PyMappingMethods,
  PyNumberMethods,
  PySequenceMethods,
  PyTypeObject,
} from '../../runtime/type';
import { PyBytes_Type } from '../bytes/struct';
import { PyDict_Contains, PyDict_Type } from '../dict/dict';
import { PyExc_BaseException } from '../exceptions/types';
import { PyLong_Type } from '../int';
import { PyList_Type } from '../list';
import { PyUnicode_Type } from '../str/struct';
import { PyTuple_Type } from '../tuple';
import { is_subtype_with_mro, lookup_tp_dict } from './state';
import { PyType_Type } from './struct';

export const MANAGED_DICT_OFFSET: i64 = -24;
export const MANAGED_WEAKREF_OFFSET: i64 = -32;
const COLLECTION_FLAGS: u64 = Py_TPFLAGS_SEQUENCE | Py_TPFLAGS_MAPPING;

/** From the dominant base alone. */
export function inherit_special(type: PyTypeObject, base: PyTypeObject): void {
  if (
    !(type.tp_flags & Py_TPFLAGS_HAVE_GC) &&
    base.tp_flags & Py_TPFLAGS_HAVE_GC &&
    !type.tp_traverse &&
    !type.tp_clear
  ) {
    type.tp_flags |= Py_TPFLAGS_HAVE_GC;
    type.tp_traverse = base.tp_traverse;
    type.tp_clear = base.tp_clear;
  }
  type.tp_flags |= base.tp_flags & Py_TPFLAGS_PREHEADER;
  if (type.tp_basicsize == 0) type.tp_basicsize = base.tp_basicsize;
  if (type.tp_itemsize == 0) type.tp_itemsize = base.tp_itemsize;
  if (type.tp_weaklistoffset == 0) type.tp_weaklistoffset = base.tp_weaklistoffset;
  if (type.tp_dictoffset == 0) type.tp_dictoffset = base.tp_dictoffset;

  const mro = base.tp_mro;
  if (is_subtype_with_mro(mro, base, PyExc_BaseException)) type.tp_flags |= Py_TPFLAGS_BASE_EXC_SUBCLASS;
  else if (is_subtype_with_mro(mro, base, PyType_Type)) type.tp_flags |= Py_TPFLAGS_TYPE_SUBCLASS;
  else if (is_subtype_with_mro(mro, base, PyLong_Type)) type.tp_flags |= Py_TPFLAGS_LONG_SUBCLASS;
  else if (is_subtype_with_mro(mro, base, PyBytes_Type)) type.tp_flags |= Py_TPFLAGS_BYTES_SUBCLASS;
  else if (is_subtype_with_mro(mro, base, PyUnicode_Type)) type.tp_flags |= Py_TPFLAGS_UNICODE_SUBCLASS;
  else if (is_subtype_with_mro(mro, base, PyTuple_Type)) type.tp_flags |= Py_TPFLAGS_TUPLE_SUBCLASS;
  else if (is_subtype_with_mro(mro, base, PyList_Type)) type.tp_flags |= Py_TPFLAGS_LIST_SUBCLASS;
  else if (is_subtype_with_mro(mro, base, PyDict_Type)) type.tp_flags |= Py_TPFLAGS_DICT_SUBCLASS;

  type.tp_flags |= base.tp_flags & (_Py_TPFLAGS_MATCH_SELF | Py_TPFLAGS_ITEMS_AT_END);
}

export function inherit_patma_flags(type: PyTypeObject, base: PyTypeObject): void {
  if (!(type.tp_flags & COLLECTION_FLAGS)) type.tp_flags |= base.tp_flags & COLLECTION_FLAGS;
}

/** Whether the type's own dict has __eq__ or __hash__: then it inherits neither comparison nor hash. */
function overrides_hash(type: PyTypeObject): i32 {
  const dict = lookup_tp_dict(type) as PyObject;
  const eq = PyDict_Contains(dict, _Py_ID('__eq__'));
  return eq ? eq : PyDict_Contains(dict, _Py_ID('__hash__'));
}

/**
 * The word at `offset` of one table (or type) from another, unless it is there already or the base only has it from its
 * own base: then that one will give it, in its turn in the MRO.
 */
/* @inline */ function copySlot(to: usize, from: usize, before: usize, offset: usize): void {
  if (load<u64>(to + offset)) return;
  const f = load<u64>(from + offset);
  if (f && (!before || f != load<u64>(before + offset))) store<u64>(to + offset, f);
}

function copyTable(
  type: PyTypeObject,
  base: PyTypeObject,
  basebase: PyTypeObject | null,
  slot: usize,
  first: usize,
  last: usize,
): void {
  const to = load<usize>(changetype<usize>(type) + slot);
  const from = load<usize>(changetype<usize>(base) + slot);
  if (!to || !from) return;
  const before = basebase ? load<usize>(changetype<usize>(basebase) + slot) : 0;
  for (let offset = first; offset <= last; offset += 8) copySlot(to, from, before, offset);
}

/** From one class of the MRO. */
export function inherit_slots(type: PyTypeObject, base: PyTypeObject): i32 {
  const basebase = base.tp_base;
  copyTable(type, base, basebase, offsetof<PyTypeObject>('_tp_as_number'), 0, offsetof<PyNumberMethods>() - 8);
  copyTable(type, base, basebase, offsetof<PyTypeObject>('_tp_as_async'), 0, offsetof<PyAsyncMethods>('_am_anext'));
  copyTable(type, base, basebase, offsetof<PyTypeObject>('_tp_as_sequence'), 0, offsetof<PySequenceMethods>() - 8);
  copyTable(type, base, basebase, offsetof<PyTypeObject>('_tp_as_mapping'), 0, offsetof<PyMappingMethods>() - 8);
  copyTable(type, base, basebase, offsetof<PyTypeObject>('_tp_as_buffer'), 0, offsetof<PyBufferProcs>() - 8);

  const to = changetype<usize>(type);
  const from = changetype<usize>(base);
  const before = changetype<usize>(basebase);
  copySlot(to, from, before, offsetof<PyTypeObject>('_tp_dealloc'));
  if (!type.tp_getattr && !type.tp_getattro) {
    type.tp_getattr = base.tp_getattr;
    type.tp_getattro = base.tp_getattro;
  }
  if (!type.tp_setattr && !type.tp_setattro) {
    type.tp_setattr = base.tp_setattr;
    type.tp_setattro = base.tp_setattro;
  }
  copySlot(to, from, before, offsetof<PyTypeObject>('_tp_repr'));
  copySlot(to, from, before, offsetof<PyTypeObject>('tp_vectorcall_offset'));
  if (!type.tp_call && base.tp_flags & Py_TPFLAGS_HAVE_VECTORCALL) type.tp_flags |= Py_TPFLAGS_HAVE_VECTORCALL;
  copySlot(to, from, before, offsetof<PyTypeObject>('_tp_call'));
  copySlot(to, from, before, offsetof<PyTypeObject>('_tp_str'));
  if (!type.tp_richcompare && !type.tp_hash) {
    // Together, or not at all: equal objects must have equal hashes.
    const overrides = overrides_hash(type);
    if (overrides < 0) return -1;
    if (!overrides) {
      type.tp_richcompare = base.tp_richcompare;
      type.tp_hash = base.tp_hash;
    }
  }
  copySlot(to, from, before, offsetof<PyTypeObject>('_tp_iter'));
  copySlot(to, from, before, offsetof<PyTypeObject>('_tp_iternext'));
  copySlot(to, from, before, offsetof<PyTypeObject>('_tp_descr_get'));
  if (
    base.tp_descr_get &&
    type.tp_descr_get == base.tp_descr_get &&
    type.tp_flags & Py_TPFLAGS_IMMUTABLETYPE &&
    base.tp_flags & Py_TPFLAGS_METHOD_DESCRIPTOR
  ) {
    type.tp_flags |= Py_TPFLAGS_METHOD_DESCRIPTOR;
  }
  copySlot(to, from, before, offsetof<PyTypeObject>('_tp_descr_set'));
  copySlot(to, from, before, offsetof<PyTypeObject>('tp_dictoffset'));
  copySlot(to, from, before, offsetof<PyTypeObject>('_tp_init'));
  copySlot(to, from, before, offsetof<PyTypeObject>('_tp_alloc'));
  copySlot(to, from, before, offsetof<PyTypeObject>('_tp_is_gc'));
  copySlot(to, from, before, offsetof<PyTypeObject>('_tp_finalize'));
  if ((type.tp_flags & Py_TPFLAGS_HAVE_GC) == (base.tp_flags & Py_TPFLAGS_HAVE_GC)) {
    copySlot(to, from, before, offsetof<PyTypeObject>('_tp_free'));
  } else if (type.tp_flags & Py_TPFLAGS_HAVE_GC && !type.tp_free && base.tp_free == PyObject_Free.index) {
    // The first class of a chain that the collector knows.
    type.tp_free = PyObject_GC_Del.index;
  }
  return 0;
}

/** A type without tables of its own uses its base's. */
export function inheritTables(type: PyTypeObject, base: PyTypeObject): void {
  if (!type.tp_as_async) type.tp_as_async = base.tp_as_async;
  if (!type.tp_as_number) type.tp_as_number = base.tp_as_number;
  if (!type.tp_as_sequence) type.tp_as_sequence = base.tp_as_sequence;
  if (!type.tp_as_mapping) type.tp_as_mapping = base.tp_as_mapping;
  if (!type.tp_as_buffer) type.tp_as_buffer = base.tp_as_buffer;
}
