// Heap types of native modules. (CPython: Objects/typeobject.c, PyType_FromMetaclass and what finds a type's module)
//
//   const t = newHeapType(m, 'itertools.count', offsetof<countobject>(), 0, FLAGS, null);   // type object, names, bases
//   if (!t) return null;
//   t.tp_dealloc = count_dealloc.index; …  numberMethods(t).nb_add = …; method(t, …); getset(t, …);   // as a static type
//   state.count_type = readyHeapType(t, 'count(start=0, step=1)\n--\n\n…');                 // new, or NULL and t is released
//
// The definitions (PyMethodDef …) lie among the definitions as C's static tables do; the slot tables lie in the type, and
// the members are copied behind it: newHeapType has to know how many there will be.

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { clearSlot, Py_DECREF, Py_INCREF, Py_NewRef, Py_XNewRef, PyObject_GC_UnTrack } from '../../runtime/cold';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { cstrEquals } from '../../runtime/static';
import { Py_TPFLAGS_HEAPTYPE, PyHeapTypeObject, PyMemberDef, PyTypeObject } from '../../runtime/type';
import { PyDict_Contains, PyDict_DelItem, PyDict_SetItem } from '../dict/dict';
import { PyErr_Format, PyErr_NoMemory } from '../exceptions/errors';
import { PyExc_SystemError, PyExc_TypeError } from '../exceptions/types';
import { PyModule_Check, PyModuleDef, PyModuleObject } from '../module';
import { PyUnicode_FromCString, PyUnicode_FromStringAndSize } from '../str/new';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack1 } from '../tuple';
import { best_base } from './layout';
import { _PyType_CalculateMetaclass } from './new';
import { PyType_Ready } from './ready';
import { isHeapType, lookup_tp_dict, PyType_Check } from './state';
import { PyBaseObject_Type, PyType_Type } from './struct';
import { heapTypeMembers, subtype_dealloc } from './subtype';

/** A copy of the text as UTF-8 with a NUL in a block of its own; 0: MemoryError is set. */
function copyText(text: string): usize {
  const size = <usize>String.UTF8.byteLength(text, true);
  const p = PyMem_Malloc(size);
  if (!p) PyErr_NoMemory();
  else String.UTF8.encodeUnsafe(changetype<usize>(text), text.length, p, true);
  return p;
}

// new: NULL: (object,); a type: a tuple of it; a tuple: itself
function basesTuple(bases: PyObject | null): PyObject | null {
  if (!bases) return PyTuple_Pack1(PyBaseObject_Type);
  return PyType_Check(bases) ? PyTuple_Pack1(bases) : Py_NewRef(bases);
}

/**
 * Begins a heap type; name is "module.Name". module: the module that the type belongs to (ht_module), NULL for none. bases: a
 * type, a tuple of types, or NULL for object. members: how many member() there will be, `__weaklistoffset__` & co. counted.
 * basicsize 0: that of the base. NULL: the exception is set. (new)
 */
export function newHeapType(
  module: PyObject | null,
  name: string,
  basicsize: i64,
  itemsize: i64,
  flags: u64,
  bases: PyObject | null,
  members: i64 = 0,
  metatype: PyTypeObject = PyType_Type,
): PyTypeObject | null {
  const all = basesTuple(bases);
  if (!all) return null;
  const tpname = copyText(name);
  const t = tpname ? allocType(metatype, all, tpname, members) : null;
  if (!t) {
    PyMem_Free(tpname);
    Py_DECREF(all);
    return null;
  }
  const et = changetype<PyHeapTypeObject>(t);
  t.tp_flags = flags | Py_TPFLAGS_HEAPTYPE;
  t.tp_bases = all;
  t.tp_basicsize = basicsize;
  t.tp_itemsize = itemsize;
  t.tp_as_async = et.as_async;
  t.tp_as_number = et.as_number;
  t.tp_as_mapping = et.as_mapping;
  t.tp_as_sequence = et.as_sequence;
  t.tp_as_buffer = et.as_buffer;
  et.ht_module = Py_XNewRef(module);
  return t;
}

// new: the object with its names and its base; steals tpname, unless NULL
function allocType(meta: PyTypeObject, bases: PyObject, tpname: usize, members: i64): PyTypeObject | null {
  const metatype = _PyType_CalculateMetaclass(meta, bases);
  if (!metatype) return null;
  const base = best_base(bases);
  if (!base) return null;
  let last = tpname;
  for (let p = tpname; load<u8>(p); p++) if (load<u8>(p) == 0x2e) last = p + 1;
  const ht_name = PyUnicode_FromCString(last);
  if (!ht_name) return null;
  const o = call_indirect<PyObject | null>(<u32>metatype.tp_alloc, metatype, members);
  if (!o) {
    Py_DECREF(ht_name);
    return null;
  }
  const et = changetype<PyHeapTypeObject>(o);
  et.ht_name = ht_name;
  et.ht_qualname = Py_NewRef(ht_name);
  et._ht_tpname = tpname;
  et.tp_name = tpname;
  Py_INCREF(base);
  et.tp_base = base;
  return et;
}

/** The members behind the type; three names set offsets of the type instead of being fields for Python. */
function copyMembers(t: PyTypeObject): bool {
  const from = changetype<usize>(t.tp_members);
  const to = heapTypeMembers(t);
  let n: i64 = 0;
  if (from) {
    for (let p = from; load<u64>(p); p += offsetof<PyMemberDef>(), n++) {
      const def = changetype<PyMemberDef>(p);
      if (cstrEquals(def.name, '__weaklistoffset__')) t.tp_weaklistoffset = def.offset;
      else if (cstrEquals(def.name, '__dictoffset__')) t.tp_dictoffset = def.offset;
      else if (cstrEquals(def.name, '__vectorcalloffset__')) t.tp_vectorcall_offset = def.offset;
    }
  }
  if (n != t.ob_size) {
    PyErr_Format(PyExc_SystemError, "type '%s' was begun for another number of members", t.tp_name);
    return false;
  }
  memory.copy(to, from, <usize>n * offsetof<PyMemberDef>());
  t.tp_members = changetype<PyMemberDef | null>(n ? to : 0);
  return true;
}

/** __module__: what stands before the last dot of the name. */
function setModuleName(t: PyTypeObject): bool {
  const dict = lookup_tp_dict(t) as PyObject;
  const known = PyDict_Contains(dict, _Py_ID('__module__'));
  if (known) return known > 0;
  let dot: usize = 0;
  for (let p = t.tp_name; load<u8>(p); p++) if (load<u8>(p) == 0x2e) dot = p;
  assert(dot != 0, "a native type's name has a module");
  const name = PyUnicode_FromStringAndSize(t.tp_name, <i64>(dot - t.tp_name));
  if (!name) return false;
  const r = PyDict_SetItem(dict, _Py_ID('__module__'), name);
  Py_DECREF(name);
  return r == 0;
}

/** Makes the type work. doc: '' for none. The type itself (t's reference goes over); NULL: an exception, and t is released. */
export function readyHeapType(t: PyTypeObject, doc: string): PyTypeObject | null {
  if (doc.length) t.tp_doc = copyText(doc);
  if ((!doc.length || t.tp_doc) && copyMembers(t)) {
    if (!t.tp_dealloc) t.tp_dealloc = subtype_dealloc.index;
    if (PyType_Ready(t) == 0 && sizesFit(t) && hideOffsets(t) && setModuleName(t)) return t;
  }
  t.tp_members = null;
  Py_DECREF(t);
  return null;
}

/** Two of the three offsets are no attributes in the end: they were in the dict only for a while. */
function hideOffsets(t: PyTypeObject): bool {
  const members = changetype<usize>(t.tp_members);
  const dict = lookup_tp_dict(t) as PyObject;
  for (let i: i64 = 0; i < t.ob_size; i++) {
    const name = changetype<PyMemberDef>(members + <usize>i * offsetof<PyMemberDef>()).name;
    if (cstrEquals(name, '__weaklistoffset__')) {
      if (PyDict_DelItem(dict, _Py_ID('__weaklistoffset__')) < 0) return false;
    } else if (cstrEquals(name, '__dictoffset__')) {
      if (PyDict_DelItem(dict, _Py_ID('__dictoffset__')) < 0) return false;
    }
  }
  return true;
}

/** An instance begins with its base's, and what the offsets point to lies inside it. */
function sizesFit(t: PyTypeObject): bool {
  const base = t.tp_base as PyTypeObject;
  if (t.tp_basicsize < base.tp_basicsize) {
    PyErr_Format(
      PyExc_TypeError,
      "tp_basicsize for type '%s' (%zd) is too small for base '%s' (%zd)",
      t.tp_name,
      t.tp_basicsize,
      base.tp_name,
      base.tp_basicsize,
    );
    return false;
  }
  const last = t.tp_basicsize - 8;
  if (t.tp_weaklistoffset <= last && t.tp_dictoffset <= last && t.tp_vectorcall_offset <= last) return true;
  PyErr_Format(PyExc_SystemError, "an offset of type '%s' lies outside its basic size", t.tp_name);
  return false;
}

// --- from types to modules

// borrowed
export function PyType_GetModule(type: PyTypeObject): PyObject | null {
  if (!isHeapType(type)) {
    return PyErr_Format(PyExc_TypeError, "PyType_GetModule: Type '%s' is not a heap type", type.tp_name);
  }
  const m = changetype<PyHeapTypeObject>(type).ht_module;
  if (m) return m;
  return PyErr_Format(PyExc_TypeError, "PyType_GetModule: Type '%s' has no associated module", type.tp_name);
}

/** The state of the module that the type itself belongs to; 0 with TypeError: it belongs to none. Not for subclasses. */
export function PyType_GetModuleState(type: PyTypeObject): usize {
  const m = PyType_GetModule(type);
  return m ? changetype<PyModuleObject>(m).md_state : 0;
}

// borrowed: the module with that definition to which the type or a base of it belongs; NULL: TypeError
export function PyType_GetModuleByDef(type: PyTypeObject, def: PyModuleDef): PyObject | null {
  const mro = type.tp_mro;
  const n: i64 = mro ? PyTuple_GET_SIZE(mro) : 0;
  for (let i: i64 = 0; i < n; i++) {
    const super_ = changetype<PyTypeObject>(PyTuple_GET_ITEM(mro as PyObject, i));
    if (!isHeapType(super_)) continue;
    const m = changetype<PyHeapTypeObject>(super_).ht_module;
    if (m && PyModule_Check(m) && changetype<PyModuleObject>(m).md_def == def) return m;
  }
  return PyErr_Format(
    PyExc_TypeError,
    "PyType_GetModuleByDef: No superclass of '%s' has the given module",
    type.tp_name,
  );
}

/** PyModule_GetState(PyType_GetModuleByDef(type, def)) for types of which this is known to be there. */
export function stateByDef(type: PyTypeObject, def: PyModuleDef): usize {
  const m = changetype<PyHeapTypeObject>(type).ht_module;
  if (isHeapType(type) && m && changetype<PyModuleObject>(m).md_def == def)
    return changetype<PyModuleObject>(m).md_state;
  const found = PyType_GetModuleByDef(type, def);
  return found ? changetype<PyModuleObject>(found).md_state : 0;
}

// --- instances

/** Frees the memory of a dead instance, and gives back its reference to its type. */
/* @noinline */ export function freeInstance(o: PyObject): void {
  const type = o.ob_type;
  call_indirect<void>(<u32>type.tp_free, changetype<usize>(o));
  Py_DECREF(type);
}

/**
 * tp_dealloc of a collected instance whose only resources are n references, one after the other from `offset` on. dealloc: the
 * calling function's index.
 */
export function deallocFields(o: PyObject, dealloc: usize, offset: usize, n: i32): void {
  PyObject_GC_UnTrack(o);
  // NOT CPYTHON: guarded, since these nest as deep as a program likes and the native stack is small.
  if (_PyTrash_begin(o, dealloc)) return;
  clearFields(o, offset, n);
  freeInstance(o);
  _PyTrash_end();
}

/** Py_CLEAR of n fields. */
/* @noinline */ export function clearFields(o: PyObject, offset: usize, n: i32): void {
  for (let i = 0; i < n; i++) clearSlot(changetype<usize>(o) + offset + ((<usize>i) << 3));
}

/** tp_traverse: the type and n fields. */
/* @noinline */ export function visitFields(o: PyObject, offset: usize, n: i32, visit: usize, arg: usize): i32 {
  let r = Py_VISIT(o.ob_type, visit, arg);
  for (let i = 0; i < n && r == 0; i++) r = Py_VISIT(ptrAt(changetype<usize>(o) + offset, i), visit, arg);
  return r;
}
