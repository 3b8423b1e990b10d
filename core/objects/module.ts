// Modules. (CPython: Objects/moduleobject.c)

import { PyMem_Malloc } from '../memory/obmalloc/malloc';
import { PyErr_FormatUnraisable } from '../modules/sys/unraisable';
import { Doc } from '../runtime/docs';
import { PyErr_Occurred } from '../runtime/errors';
import { _PyType_AllocNoTrack } from '../runtime/gc/alloc';
import { PyObject_GC_Track } from '../runtime/gc/track';
import { _Py_ID } from '../runtime/identifiers';
import {
  _Py_IMMORTAL_REFCNT,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../runtime/object';
import { defsAlloc, stackAlloc, stackFree } from '../runtime/pellucid';
import { cstr } from '../runtime/static';
import { PyMethodDef, PyTypeObject } from '../runtime/type';
import { PyObject_SetAttr } from './attribute';
import { PyCFunction_NewEx } from './builtin-function';
import { PyDict_GetItemWithError, PyDict_New, PyDict_Next, PyDict_SetItem } from './dict/dict';
import { PyErr_BadArgument, PyErr_NoMemory, PyErr_SetString } from './exceptions/errors';
import { PyExc_SystemError } from './exceptions/types';
import { PyLong_FromLong } from './int';
import { Py_None } from './none';
import { _PyUnicode_EqualToASCIIString } from './str/compare';
import { PyUnicode_InternFromString, PyUnicode_InternInPlace } from './str/intern';
import { PyUnicode_FromCString, PyUnicode_FromString } from './str/new';
import { PyUnicode_ReadChar } from './str/slice';
import { PyUnicode_Check, PyUnicode_CheckExact, PyUnicode_GET_LENGTH } from './str/struct';
import { _PyType_Name, PyObject_TypeCheck } from './type/state';

/** 56 bytes. */
@unmanaged
export class PyModuleObject extends PyObject {
  md_dict: PyObject | null; // strong
  md_def: PyModuleDef | null; // NULL: written in Python
  md_state: usize; // void *
  md_weaklist: PyObject | null;
  md_name: PyObject | null; // strong: for messages when the dict has lost it
}

/** 104 bytes. */
@unmanaged
export class PyModuleDef {
  @bytes(40) m_base: usize; // PyModuleDef_Base at 0
  m_name: usize; // const char *
  m_doc: usize; // const char *
  m_size: i64;
  m_methods: PyMethodDef | null;
  m_slots: usize; // PyModuleDef_Slot *
  m_traverse: usize; // traverseproc
  m_clear: usize; // inquiry
  m_free: usize; // freefunc
}

export const PyModule_Type = staticObject<PyTypeObject>(416);
export const PyModuleDef_Type = staticObject<PyTypeObject>(416);

/** o as its struct; nothing is checked. */
/* @inline */ export function mod(o: PyObject): PyModuleObject {
  return changetype<PyModuleObject>(o);
}

export function PyModule_Check(o: PyObject): bool {
  return PyObject_TypeCheck(o, PyModule_Type);
}

/** The five names that every module begins with. */
export function module_init_dict(m: PyModuleObject, dict: PyObject, name: PyObject, doc: PyObject): i32 {
  if (PyDict_SetItem(dict, _Py_ID('__name__'), name) != 0) return -1;
  if (PyDict_SetItem(dict, _Py_ID('__doc__'), doc) != 0) return -1;
  if (PyDict_SetItem(dict, _Py_ID('__package__'), Py_None) != 0) return -1;
  if (PyDict_SetItem(dict, _Py_ID('__loader__'), Py_None) != 0) return -1;
  if (PyDict_SetItem(dict, _Py_ID('__spec__'), Py_None) != 0) return -1;
  if (PyUnicode_CheckExact(name)) setSlot(changetype<usize>(m) + offsetof<PyModuleObject>('_md_name'), Py_NewRef(name));
  return 0;
}

// new: not tracked
export function new_module_notrack(type: PyTypeObject): PyObject | null {
  const o = _PyType_AllocNoTrack(type, 0);
  if (!o) return null;
  const m = mod(o);
  m.md_def = null;
  m.md_state = 0;
  m.md_weaklist = null;
  m.md_name = null;
  m.md_dict = PyDict_New();
  if (m.md_dict) return o;
  Py_DECREF(o);
  return null;
}

// new
export function PyModule_NewObject(name: PyObject): PyObject | null {
  const m = new_module_notrack(PyModule_Type);
  if (!m) return null;
  if (module_init_dict(mod(m), mod(m).md_dict as PyObject, name, Py_None) != 0) {
    Py_DECREF(m);
    return null;
  }
  PyObject_GC_Track(m);
  return m;
}

// borrowed
export function PyModule_GetDict(m: PyObject): PyObject {
  return mod(m).md_dict as PyObject;
}

// new
export function PyModule_GetNameObject(m: PyObject): PyObject | null {
  if (!PyModule_Check(m)) {
    PyErr_BadArgument();
    return null;
  }
  const dict = mod(m).md_dict;
  const name = dict ? PyDict_GetItemWithError(dict, _Py_ID('__name__')) : changetype<PyObject | null>(0);
  if (name && PyUnicode_Check(name)) return Py_NewRef(name);
  if (!PyErr_Occurred()) PyErr_SetString(PyExc_SystemError, 'nameless module');
  return null;
}

/** Sets None for every name (but __builtins__), first for those that begin with one underscore. */
export function _PyModule_ClearDict(d: PyObject): void {
  const at = stackAlloc(3);
  for (let round = 0; round < 2; round++) {
    store<i64>(at, 0);
    while (PyDict_Next(d, at, at + 8, at + 16)) {
      const key = objAt(at, 1);
      if (objAt(at, 2) == Py_None || !PyUnicode_Check(key)) continue;
      const n = PyUnicode_GET_LENGTH(key);
      const first = n > 0 && PyUnicode_ReadChar(key, 0) == 0x5f;
      if (round == 0) {
        if (!first || (n > 1 && PyUnicode_ReadChar(key, 1) == 0x5f)) continue;
      } else if (first && _PyUnicode_EqualToASCIIString(key, '__builtins__')) continue;
      if (PyDict_SetItem(d, key, Py_None) != 0) PyErr_FormatUnraisable('Exception ignored on clearing module dict');
    }
  }
  stackFree(at);
}

export function _PyModule_Clear(m: PyObject): void {
  const dict = mod(m).md_dict;
  if (dict) _PyModule_ClearDict(dict);
}

export function PyModule_AddObjectRef(m: PyObject, name: string, value: PyObject | null): i32 {
  if (!value) {
    if (!PyErr_Occurred()) {
      PyErr_SetString(
        PyExc_SystemError,
        'PyModule_AddObjectRef() must be called with an exception raised if value is NULL',
      );
    }
    return -1;
  }
  const key = PyUnicode_InternFromString(name);
  if (!key) return -1;
  const res = PyDict_SetItem(PyModule_GetDict(m), key, value);
  Py_DECREF(key);
  return res;
}

// steals value
export function PyModule_Add(m: PyObject, name: string, value: PyObject | null): i32 {
  const res = PyModule_AddObjectRef(m, name, value);
  Py_XDECREF(value);
  return res;
}

export function PyModule_AddIntConstant(m: PyObject, name: string, value: i64): i32 {
  return PyModule_Add(m, name, PyLong_FromLong(value));
}

function PyModule_SetDocString(m: PyObject, doc: string): i32 {
  const text = PyUnicode_FromString(doc);
  if (!text) return -1;
  const res = PyObject_SetAttr(m, _Py_ID('__doc__'), text);
  Py_DECREF(text);
  return res;
}

// new: a module without functions. imported: its name is the interned one of an import statement
function newModule(def: PyModuleDef, name: string, doc: string, imported: bool): PyObject | null {
  const text = imported ? PyUnicode_InternFromString(name) : PyUnicode_FromString(name);
  if (!text) return null;
  const m = PyModule_NewObject(text);
  Py_DECREF(text);
  if (!m) return null;
  store<i64>(changetype<usize>(def), _Py_IMMORTAL_REFCNT);
  setPtrAt(changetype<usize>(def) + 8, 0, PyModuleDef_Type);
  def.m_name = cstr(name);
  def.m_doc = doc.length ? cstr(doc) : 0;
  mod(m).md_def = def;
  if (doc.length && PyModule_SetDocString(m, doc) < 0) {
    Py_DECREF(m);
    return null;
  }
  return m;
}

// new: a module of the core without a state. imported: not made before there are imports
export function newNativeModule(name: string, doc: string, imported: bool = true): PyObject | null {
  const def = changetype<PyModuleDef>(defsAlloc(offsetof<PyModuleDef>()));
  def.m_size = -1;
  return newModule(def, name, doc, imported);
}

function state_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  const state = mod(self).md_state;
  if (!state) return 0;
  const n = <i64>mod(self).md_def!.m_slots;
  for (let i: i64 = 0; i < n; i++) {
    const r = Py_VISIT(ptrAt(state, i), visit, arg);
    if (r) return r;
  }
  return 0;
}

function state_clear(self: PyObject): i32 {
  const state = mod(self).md_state;
  if (!state) return 0;
  const n = <i64>mod(self).md_def!.m_slots;
  for (let i: i64 = 0; i < n; i++) clearSlot(state + ((<usize>i) << 3));
  return 0;
}

function state_free(self: usize): void {
  state_clear(changetype<PyObject>(self));
}

/**
 * A module of the core with a zeroed state of `size` bytes. def: a static object of 104 bytes, by which types find the module
 * (PyType_GetModuleByDef). The state begins with strong references (each NULL or an object) that the module traverses and
 * clears: it is all references unless their number is given. (new)
 */
export function newModuleWithState(
  def: PyModuleDef,
  name: string,
  doc: string,
  size: usize,
  references: usize = size >> 3,
): PyObject | null {
  // NOT CPYTHON: these modules have no slots; here stands how many references the state begins with.
  def.m_slots = references;
  def.m_size = <i64>size;
  def.m_traverse = state_traverse.index;
  def.m_clear = state_clear.index;
  def.m_free = state_free.index;
  const m = newModule(def, name, doc, true);
  if (!m) return null;
  const state = PyMem_Malloc(size);
  if (!state) {
    PyErr_NoMemory();
    Py_DECREF(m);
    return null;
  }
  memory.fill(state, 0, size);
  mod(m).md_state = state;
  return m;
}

/** void *: the state of a module made by newModuleWithState. */
/* @inline */ export function PyModule_GetState(m: PyObject): usize {
  return mod(m).md_state;
}

/** Adds a ready type under its own name; type NULL: the exception is set already. */
export function PyModule_AddType(m: PyObject, type: PyTypeObject | null): i32 {
  if (!type) return -1;
  const name = PyUnicode_FromCString(_PyType_Name(type));
  if (!name) return -1;
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, name);
  PyUnicode_InternInPlace(slot);
  const key = objAt(slot, 0);
  stackFree(slot);
  const r = PyDict_SetItem(PyModule_GetDict(m), key, type);
  Py_DECREF(key);
  return r;
}

/** A function of a native module: a builtin function bound to it. */
export function moduleMethod(m: PyObject, name: string, meth: usize, flags: i32, doc: Doc): i32 {
  const def = changetype<PyMethodDef>(defsAlloc(offsetof<PyMethodDef>()));
  def.ml_name = cstr(name);
  def.ml_meth = meth;
  def.ml_flags = flags;
  def.ml_doc = doc;
  const module_name = PyModule_GetNameObject(m);
  if (!module_name) return -1;
  const func = PyCFunction_NewEx(changetype<usize>(def), m, module_name);
  Py_DECREF(module_name);
  return PyModule_Add(m, name, func);
}
