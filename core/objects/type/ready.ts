// PyType_Ready: from a filled struct to a type that works: bases, MRO, dict, inherited slots, hash, subclasses.
// (CPython: Objects/typeobject.c, type_ready)

import { PyObject_Free } from '../../memory/obmalloc/malloc';
import { Py_DECREF, Py_INCREF, Py_XNewRef } from '../../runtime/cold';
import { _Py_ID } from '../../runtime/identifiers';
import { _PyInterpreterState_GET, managed_static_type_state } from '../../runtime/interp';
import { PyObject } from '../../runtime/object';
import { _PyRuntime } from '../../runtime/runtime';
import {
  METH_CLASS,
  METH_COEXIST,
  METH_STATIC,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HEAPTYPE,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_INLINE_VALUES,
  Py_TPFLAGS_MANAGED_DICT,
  Py_TPFLAGS_MANAGED_WEAKREF,
  Py_TPFLAGS_READY,
  Py_TPFLAGS_READYING,
  Py_TPFLAGS_STATIC_BUILTIN,
  PyGetSetDef,
  PyHeapTypeObject,
  PyMemberDef,
  PyMethodDef,
  PyTypeObject,
} from '../../runtime/type';
import { PyCFunction_NewEx } from '../builtin-function';
import { PyStaticMethod_New } from '../classmethod';
import {
  PyDescr_NewClassMethod,
  PyDescr_NewGetSet,
  PyDescr_NewMember,
  PyDescr_NewMethod,
  PyDescrObject,
} from '../descriptor';
import { _PyDict_NewKeysForClass } from '../dict/class-keys';
import { PyDict_Contains, PyDict_New, PyDict_SetDefaultRef, PyDict_SetItem } from '../dict/dict';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_SystemError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { Py_None } from '../none';
import { PyObject_HashNotImplemented } from '../object';
import { PyUnicode_FromCString } from '../str/new';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_Pack1 } from '../tuple';
import { _PyType_DocWithoutSignature } from './doc';
import { inherit_patma_flags, inherit_slots, inherit_special, inheritTables, MANAGED_WEAKREF_OFFSET } from './inherit';
import { mro_internal } from './mro';
import { add_operators } from './slot-update';
import { _PyStaticType_GetState, isStaticBuiltin, lookup_tp_dict, PyType_Check, set_tp_dict } from './state';
import { PyBaseObject_Type } from './struct';
import { add_all_subclasses } from './subclasses';
import { tp_new_methoddef } from './wrappers';

/** Begins the interpreter's state of a static type: the position-th in its table, from 1. */
function initStaticState(type: PyTypeObject, table: usize, position: u32, isbuiltin: i32): void {
  type.tp_subclasses = position;
  const at = table + (position - 1) * offsetof<managed_static_type_state>();
  const state = changetype<managed_static_type_state>(at);
  state.type = type;
  state.isbuiltin = isbuiltin;
}

/**
 * Readies a static builtin type. `position` is its place among CPython's (from 1): its version tag and the line of its state.
 * Types that are not here leave gaps, so that both are CPython's.
 */
export function _PyStaticType_InitBuiltin(type: PyTypeObject, position: u32): i32 {
  type.tp_flags |= Py_TPFLAGS_STATIC_BUILTIN | Py_TPFLAGS_IMMUTABLETYPE;
  if (!type.tp_version_tag) {
    type.tp_version_tag = position;
    if (_PyRuntime.types_next_version_tag <= position) _PyRuntime.types_next_version_tag = position + 1;
  }
  const interp = _PyInterpreterState_GET();
  initStaticState(type, interp.types_builtins_initialized, position, 1);
  if (interp.types_builtins_num_initialized < position) interp.types_builtins_num_initialized = position;
  return type_ready(type);
}

/** Readies a static type of a native module that is imported now; again, if that failed before. */
export function _PyStaticType_InitForExtension(type: PyTypeObject): i32 {
  if (!isStaticBuiltin(type)) {
    const interp = _PyInterpreterState_GET();
    type.tp_flags |= Py_TPFLAGS_STATIC_BUILTIN | Py_TPFLAGS_IMMUTABLETYPE;
    type.tp_version_tag = _PyRuntime.types_next_version_tag;
    _PyRuntime.types_next_version_tag += 1;
    interp.types_for_extensions_next_index += 1;
    interp.types_for_extensions_num_initialized += 1;
    initStaticState(type, interp.types_for_extensions_initialized, <u32>interp.types_for_extensions_next_index, 0);
  }
  return type_ready(type);
}

export function PyType_Ready(type: PyTypeObject): i32 {
  if (type.tp_flags & Py_TPFLAGS_READY) return 0;
  if (!(type.tp_flags & Py_TPFLAGS_HEAPTYPE)) type.tp_flags |= Py_TPFLAGS_IMMUTABLETYPE;
  return type_ready(type);
}

function start_readying(type: PyTypeObject): void {
  if (isStaticBuiltin(type)) changetype<managed_static_type_state>(_PyStaticType_GetState(type)).readying = 1;
  else type.tp_flags |= Py_TPFLAGS_READYING;
}

function stop_readying(type: PyTypeObject): void {
  if (isStaticBuiltin(type)) {
    const state = changetype<managed_static_type_state>(_PyStaticType_GetState(type));
    state.readying = 0;
    state.ready = 1;
  } else type.tp_flags &= ~Py_TPFLAGS_READYING;
}

function type_ready(type: PyTypeObject): i32 {
  start_readying(type);
  if (readySteps(type) < 0) {
    stop_readying(type);
    return -1;
  }
  type.tp_flags |= Py_TPFLAGS_READY;
  stop_readying(type);
  return 0;
}

function readySteps(type: PyTypeObject): i32 {
  if (type_ready_set_dict(type) < 0) return -1;
  if (type_ready_set_base(type) < 0) return -1;
  // A static type's metatype is its base's.
  const base = type.tp_base;
  if (!type.ob_type && base) type.ob_type = base.ob_type;
  if (type_ready_set_bases(type) < 0) return -1;
  if (mro_internal(type, 0) < 0) return -1;
  if (type_ready_set_new(type, base) < 0) return -1;
  if (type_ready_fill_dict(type) < 0) return -1;
  if (type_ready_inherit(type, base) < 0) return -1;
  if (type_ready_preheader(type) < 0) return -1;
  if (type_ready_set_hash(type) < 0) return -1;
  if (add_all_subclasses(type, type.tp_bases as PyObject) < 0) return -1;
  if (type_ready_managed_dict(type) < 0) return -1;
  return type_ready_post_checks(type);
}

function type_ready_set_dict(type: PyTypeObject): i32 {
  if (lookup_tp_dict(type)) return 0;
  const dict = PyDict_New();
  if (!dict) return -1;
  set_tp_dict(type, dict);
  return 0;
}

function type_ready_set_base(type: PyTypeObject): i32 {
  if (!type.tp_base && type != PyBaseObject_Type) {
    type.tp_base = PyBaseObject_Type;
    if (type.tp_flags & Py_TPFLAGS_HEAPTYPE) Py_INCREF(PyBaseObject_Type);
  }
  const base = type.tp_base;
  if (base && !lookup_tp_dict(base)) return PyType_Ready(base);
  return 0;
}

function type_ready_set_bases(type: PyTypeObject): i32 {
  if (type.tp_bases) return 0;
  const base = type.tp_base;
  const bases = base ? PyTuple_Pack1(base) : PyTuple_New(0);
  if (!bases) return -1;
  type.tp_bases = bases;
  return 0;
}

function type_ready_set_new(type: PyTypeObject, base: PyTypeObject | null): i32 {
  // A static type without tp_new whose base is object: calling it must not make a bare object.
  if (!type.tp_new && base == PyBaseObject_Type && !(type.tp_flags & Py_TPFLAGS_HEAPTYPE)) {
    type.tp_flags |= Py_TPFLAGS_DISALLOW_INSTANTIATION;
  }
  if (type.tp_flags & Py_TPFLAGS_DISALLOW_INSTANTIATION) {
    type.tp_new = 0;
    return 0;
  }
  if (type.tp_new) return add_tp_new_wrapper(type);
  if (base) type.tp_new = base.tp_new;
  return 0;
}

function type_ready_fill_dict(type: PyTypeObject): i32 {
  if (add_operators(type) < 0) return -1;
  if (type_add_methods(type) < 0) return -1;
  if (type_add_members(type) < 0) return -1;
  if (type_add_getset(type) < 0) return -1;
  return type_dict_set_doc(type);
}

function add_tp_new_wrapper(type: PyTypeObject): i32 {
  const dict = lookup_tp_dict(type) as PyObject;
  const known = PyDict_Contains(dict, _Py_ID('__new__'));
  if (known) return known < 0 ? -1 : 0;
  const func = PyCFunction_NewEx(changetype<usize>(tp_new_methoddef), type, null);
  if (!func) return -1;
  const result = PyDict_SetItem(dict, _Py_ID('__new__'), func);
  Py_DECREF(func);
  return result;
}

/** Puts descr (steals it; NULL is an error) into the dict under its own name unless something is there, or `replace`. */
function addDescriptor(dict: PyObject, name: PyObject, descr: PyObject | null, replace: bool): i32 {
  if (!descr) return -1;
  let result: i32;
  if (replace) result = PyDict_SetItem(dict, name, descr);
  else result = PyDict_SetDefaultRef(dict, name, descr, 0);
  Py_DECREF(descr);
  return result < 0 ? -1 : 0;
}

/** One method of a type into its dict. */
function type_add_method(type: PyTypeObject, def: PyMethodDef): i32 {
  const address = changetype<usize>(def);
  let isdescr = true;
  let descr: PyObject | null;
  if (def.ml_flags & METH_CLASS) {
    if (def.ml_flags & METH_STATIC) {
      PyErr_SetString(PyExc_ValueError, 'method cannot be both class and static');
      return -1;
    }
    descr = PyDescr_NewClassMethod(type, address);
  } else if (def.ml_flags & METH_STATIC) {
    const func = PyCFunction_NewEx(address, type, null);
    if (!func) return -1;
    descr = PyStaticMethod_New(func);
    isdescr = false;
    Py_DECREF(func);
  } else descr = PyDescr_NewMethod(type, address);
  if (!descr) return -1;
  let name: PyObject | null;
  if (isdescr) name = Py_XNewRef(changetype<PyDescrObject>(descr).d_name);
  else name = PyUnicode_FromCString(def.ml_name);
  if (!name) {
    Py_DECREF(descr);
    return -1;
  }
  const result = addDescriptor(lookup_tp_dict(type) as PyObject, name, descr, (def.ml_flags & METH_COEXIST) != 0);
  Py_DECREF(name);
  return result;
}

function type_add_methods(type: PyTypeObject): i32 {
  let p = changetype<usize>(type.tp_methods);
  if (!p) return 0;
  for (; load<u64>(p); p += offsetof<PyMethodDef>())
    if (type_add_method(type, changetype<PyMethodDef>(p)) < 0) return -1;
  return 0;
}

function type_add_members(type: PyTypeObject): i32 {
  let p = changetype<usize>(type.tp_members);
  if (!p) return 0;
  const dict = lookup_tp_dict(type) as PyObject;
  for (; load<u64>(p); p += offsetof<PyMemberDef>()) {
    const descr = PyDescr_NewMember(type, p);
    if (!descr) return -1;
    if (addDescriptor(dict, changetype<PyDescrObject>(descr).d_name as PyObject, descr, false) < 0) return -1;
  }
  return 0;
}

function type_add_getset(type: PyTypeObject): i32 {
  let p = changetype<usize>(type.tp_getset);
  if (!p) return 0;
  const dict = lookup_tp_dict(type) as PyObject;
  for (; load<u64>(p); p += offsetof<PyGetSetDef>()) {
    const descr = PyDescr_NewGetSet(type, p);
    if (!descr) return -1;
    if (addDescriptor(dict, changetype<PyDescrObject>(descr).d_name as PyObject, descr, false) < 0) return -1;
  }
  return 0;
}

function type_dict_set_doc(type: PyTypeObject): i32 {
  const dict = lookup_tp_dict(type) as PyObject;
  const known = PyDict_Contains(dict, _Py_ID('__doc__'));
  if (known) return known < 0 ? -1 : 0;
  if (!type.tp_doc) return PyDict_SetItem(dict, _Py_ID('__doc__'), Py_None);
  const doc = PyUnicode_FromCString(_PyType_DocWithoutSignature(type.tp_name, type.tp_doc));
  if (!doc) return -1;
  const result = PyDict_SetItem(dict, _Py_ID('__doc__'), doc);
  Py_DECREF(doc);
  return result;
}

function type_ready_inherit(type: PyTypeObject, base: PyTypeObject | null): i32 {
  if (base) inherit_special(type, base);
  const mro = type.tp_mro as PyObject;
  const n = PyTuple_GET_SIZE(mro);
  for (let i: i64 = 1; i < n; i++) {
    const b = PyTuple_GET_ITEM(mro, i);
    if (!PyType_Check(b)) continue;
    if (inherit_slots(type, changetype<PyTypeObject>(b)) < 0) return -1;
    inherit_patma_flags(type, changetype<PyTypeObject>(b));
  }
  if (base) inheritTables(type, base);
  if (
    type.tp_flags & Py_TPFLAGS_HAVE_GC &&
    type.tp_flags & Py_TPFLAGS_BASETYPE &&
    (!type.tp_free || type.tp_free == PyObject_Free.index)
  ) {
    // Freed blocks of collected objects begin 16 bytes before the object.
    PyErr_Format(
      PyExc_TypeError,
      "type '%.100s' participates in gc and is a base type but has inappropriate tp_free slot",
      type.tp_name,
    );
    return -1;
  }
  return 0;
}

function type_ready_preheader(type: PyTypeObject): i32 {
  if (type.tp_flags & Py_TPFLAGS_MANAGED_DICT) {
    if (type.tp_dictoffset > 0 || type.tp_dictoffset < -1) {
      PyErr_Format(
        PyExc_TypeError,
        'type %s has the Py_TPFLAGS_MANAGED_DICT flag but tp_dictoffset is set',
        type.tp_name,
      );
      return -1;
    }
    type.tp_dictoffset = -1;
  }
  if (type.tp_flags & Py_TPFLAGS_MANAGED_WEAKREF) {
    if (type.tp_weaklistoffset != 0 && type.tp_weaklistoffset != MANAGED_WEAKREF_OFFSET) {
      PyErr_Format(
        PyExc_TypeError,
        'type %s has the Py_TPFLAGS_MANAGED_WEAKREF flag but tp_weaklistoffset is set',
        type.tp_name,
      );
      return -1;
    }
    type.tp_weaklistoffset = MANAGED_WEAKREF_OFFSET;
  }
  return 0;
}

/** Neither the type nor a base can be hashed: its dict says so. */
function type_ready_set_hash(type: PyTypeObject): i32 {
  if (type.tp_hash) return 0;
  const dict = lookup_tp_dict(type) as PyObject;
  const known = PyDict_Contains(dict, _Py_ID('__hash__'));
  if (known) return known < 0 ? -1 : 0;
  if (PyDict_SetItem(dict, _Py_ID('__hash__'), Py_None) < 0) return -1;
  type.tp_hash = PyObject_HashNotImplemented.index;
  return 0;
}

function type_ready_managed_dict(type: PyTypeObject): i32 {
  if (!(type.tp_flags & Py_TPFLAGS_MANAGED_DICT)) return 0;
  if (!(type.tp_flags & Py_TPFLAGS_HEAPTYPE)) {
    PyErr_Format(
      PyExc_SystemError,
      'type %s has the Py_TPFLAGS_MANAGED_DICT flag but not Py_TPFLAGS_HEAPTYPE flag',
      type.tp_name,
    );
    return -1;
  }
  const et = changetype<PyHeapTypeObject>(type);
  if (!et.ht_cached_keys) {
    et.ht_cached_keys = _PyDict_NewKeysForClass(type);
    if (!et.ht_cached_keys) {
      PyErr_NoMemory();
      return -1;
    }
  }
  // The values lie behind the header only where nothing else does.
  if (type.tp_itemsize == 0 && type.tp_basicsize == offsetof<PyObject>()) type.tp_flags |= Py_TPFLAGS_INLINE_VALUES;
  return 0;
}

function type_ready_post_checks(type: PyTypeObject): i32 {
  if (type.tp_flags & Py_TPFLAGS_HAVE_GC && !type.tp_traverse) {
    PyErr_Format(
      PyExc_SystemError,
      'type %s has the Py_TPFLAGS_HAVE_GC flag but has no traverse function',
      type.tp_name,
    );
    return -1;
  }
  return 0;
}
