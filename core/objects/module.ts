// Modules. (CPython: Objects/moduleobject.c)

import { PyMem_Free, PyMem_Malloc } from '../memory/obmalloc/malloc';
import { PyErr_FormatUnraisable } from '../modules/sys/unraisable';
import { Doc } from '../runtime/docs';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { _PyType_AllocNoTrack, PyObject_GC_Del } from '../runtime/gc/alloc';
import { PyObject_GC_Track, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _Py_ID } from '../runtime/identifiers';
import { _PyInterpreterState_GET } from '../runtime/interp';
import {
  _Py_IMMORTAL_REFCNT,
  arg,
  clearSlot,
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
  setSlot,
} from '../runtime/object';
import { defsAlloc, pel, stackAlloc, stackFree } from '../runtime/pellucid';
import { getset, member, method, static_type } from '../runtime/register';
import { cstr } from '../runtime/static';
import {
  _Py_T_OBJECT,
  METH_NOARGS,
  Py_READONLY,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  PyMethodDef,
  PyTypeObject,
} from '../runtime/type';
import { PySequence_Contains } from './abstract/sequence';
import { _PyArg_BadArgument, _PyArg_UnpackKeywords } from './args';
import {
  _PyObject_GenericGetAttrWithDict,
  PyObject_GetAttr,
  PyObject_GetAttrString,
  PyObject_GetOptionalAttr,
  PyObject_GetOptionalAttrString,
  PyObject_SetAttr,
} from './attribute';
import { PyCFunction_NewEx } from './builtin-function';
import { PyObject_CallMethodOneArg, PyObject_CallNoArgs, PyObject_CallOneArg } from './call';
import {
  PyDict_Check,
  PyDict_GetItemString,
  PyDict_GetItemWithError,
  PyDict_New,
  PyDict_Next,
  PyDict_Pop,
  PyDict_SetItem,
} from './dict/dict';
import { PyDict_Keys } from './dict/lists';
import {
  PyErr_BadArgument,
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_NoMemory,
  PyErr_SetObject,
  PyErr_SetString,
} from './exceptions/errors';
import { PyExc_AttributeError, PyExc_SystemError, PyExc_TypeError } from './exceptions/types';
import { PyLong_FromLong } from './int';
import { Py_None } from './none';
import { PyObject_IsTrue } from './object';
import { PyAnySet_Check, PySet_Contains } from './set';
import { _PyUnicode_Equal, _PyUnicode_EqualToASCIIString } from './str/compare';
import { PyUnicode_FindChar } from './str/find';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_InternFromString, PyUnicode_InternInPlace } from './str/intern';
import { PyUnicode_FromCString, PyUnicode_FromString } from './str/new';
import { PyUnicode_ReadChar, PyUnicode_Substring } from './str/slice';
import { PyUnicode_Check, PyUnicode_CheckExact, PyUnicode_GET_LENGTH } from './str/struct';
import { PyTuple_GET_SIZE, PyTuple_ITEMS } from './tuple';
import { _PyType_Name, PyObject_TypeCheck } from './type/state';
import { PyObject_ClearWeakRefs } from './weakref';

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

/* @inline */ function mod(o: PyObject): PyModuleObject {
  return changetype<PyModuleObject>(o);
}

export function PyModule_Check(o: PyObject): bool {
  return PyObject_TypeCheck(o, PyModule_Type);
}

/** The five names that every module begins with. */
function module_init_dict(m: PyModuleObject, dict: PyObject, name: PyObject, doc: PyObject): i32 {
  if (PyDict_SetItem(dict, _Py_ID('__name__'), name) != 0) return -1;
  if (PyDict_SetItem(dict, _Py_ID('__doc__'), doc) != 0) return -1;
  if (PyDict_SetItem(dict, _Py_ID('__package__'), Py_None) != 0) return -1;
  if (PyDict_SetItem(dict, _Py_ID('__loader__'), Py_None) != 0) return -1;
  if (PyDict_SetItem(dict, _Py_ID('__spec__'), Py_None) != 0) return -1;
  if (PyUnicode_CheckExact(name)) setSlot(changetype<usize>(m) + offsetof<PyModuleObject>('_md_name'), Py_NewRef(name));
  return 0;
}

// new: not tracked
function new_module_notrack(type: PyTypeObject): PyObject | null {
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

function new_module(type: PyTypeObject, _args: PyObject, _kwds: PyObject | null): PyObject | null {
  const m = new_module_notrack(type);
  if (m) PyObject_GC_Track(m);
  return m;
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

export function PyModule_SetDocString(m: PyObject, doc: string): i32 {
  const text = PyUnicode_FromString(doc);
  if (!text) return -1;
  const res = PyObject_SetAttr(m, _Py_ID('__doc__'), text);
  Py_DECREF(text);
  return res;
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

// --- native modules

// new: a module without functions
function newModule(def: PyModuleDef, name: string, doc: string): PyObject | null {
  const text = PyUnicode_InternFromString(name);
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

// new: a module of the core without a state
export function newNativeModule(name: string, doc: string): PyObject | null {
  const def = changetype<PyModuleDef>(defsAlloc(offsetof<PyModuleDef>()));
  def.m_size = -1;
  return newModule(def, name, doc);
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
  const m = newModule(def, name, doc);
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

// borrowed: NULL, or what the module was made from
/* @inline */ export function PyModule_GetDef(m: PyObject): PyModuleDef | null {
  return mod(m).md_def;
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

// --- attributes

/** Whether spec._initializing is true: 1, 0 or -1. */
export function isInitializing(spec: PyObject | null): i32 {
  if (!spec || spec == Py_None) return 0;
  const at = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(spec, _Py_ID('_initializing'), at);
  const value = ptrAt(at, 0);
  stackFree(at);
  if (!value) return found;
  const res = PyObject_IsTrue(value);
  Py_DECREF(value);
  return res;
}

/** AttributeError for a name that the module does not have. */
function noAttribute(m: PyModuleObject, name: PyObject): void {
  const dict = m.md_dict as PyObject;
  const mod_name = PyDict_GetItemWithError(dict, _Py_ID('__name__'));
  if (!mod_name && PyErr_Occurred()) return;
  if (!mod_name || !PyUnicode_Check(mod_name)) {
    PyErr_Format(PyExc_AttributeError, "module has no attribute '%U'", arg(name));
    return;
  }
  Py_INCREF(mod_name);
  const spec = Py_XNewRef(PyDict_GetItemWithError(dict, _Py_ID('__spec__')));
  if (spec || !PyErr_Occurred()) noAttributeBecause(spec, mod_name, name);
  Py_XDECREF(spec);
  Py_DECREF(mod_name);
}

/** The reasons that CPython knows: a file that hides a library's module, a circle of imports. */
function noAttributeBecause(spec: PyObject | null, mod_name: PyObject, name: PyObject): void {
  const at = stackAlloc(1);
  setPtrAt(at, 0, null);
  const failed = spec != null && fileOrigin(spec, at) < 0;
  const origin = ptrAt(at, 0);
  stackFree(at);
  if (failed) return;
  const shadowing = origin ? isPossiblyShadowing(origin) : 0;
  const library = shadowing > 0 ? isLibraryName(mod_name) : 0;
  const initializing = shadowing < 0 || library != 0 ? 0 : isInitializing(spec);
  if (library > 0) {
    PyErr_Format(
      PyExc_AttributeError,
      "module '%U' has no attribute '%U' (consider renaming '%U' since it has the same name as the standard library module named '%U' and the import system gives it precedence)",
      arg(mod_name),
      arg(name),
      arg(origin),
      arg(mod_name),
    );
  } else if (initializing > 0) {
    if (shadowing) {
      PyErr_Format(
        PyExc_AttributeError,
        "module '%U' has no attribute '%U' (consider renaming '%U' if it has the same name as a third-party module you intended to import)",
        arg(mod_name),
        arg(name),
        arg(origin),
      );
    } else if (origin) {
      PyErr_Format(
        PyExc_AttributeError,
        "partially initialized module '%U' from '%U' has no attribute '%U' (most likely due to a circular import)",
        arg(mod_name),
        arg(origin),
        arg(name),
      );
    } else {
      PyErr_Format(
        PyExc_AttributeError,
        "partially initialized module '%U' has no attribute '%U' (most likely due to a circular import)",
        arg(mod_name),
        arg(name),
      );
    }
  } else if (initializing == 0 && shadowing >= 0 && library == 0) {
    const submodule = isUninitializedSubmodule(spec, name);
    if (submodule > 0) {
      PyErr_Format(
        PyExc_AttributeError,
        "cannot access submodule '%U' of module '%U' (most likely due to a circular import)",
        arg(name),
        arg(mod_name),
      );
    } else if (submodule == 0) {
      PyErr_Format(PyExc_AttributeError, "module '%U' has no attribute '%U'", arg(mod_name), arg(name));
    }
  }
  Py_XDECREF(origin);
}

/** *result = spec.origin (new) when it is a file's name: 1, 0 or -1. */
function fileOrigin(spec: PyObject, result: usize): i32 {
  setPtrAt(result, 0, null);
  if (spec == Py_None) return 0;
  const at = stackAlloc(1);
  setPtrAt(at, 0, null);
  let r = PyObject_GetOptionalAttr(spec, _Py_ID('has_location'), at);
  const located = ptrAt(at, 0);
  stackFree(at);
  if (r <= 0 || !located) return r;
  r = PyObject_IsTrue(located);
  Py_DECREF(located);
  if (r <= 0) return r;
  r = PyObject_GetOptionalAttr(spec, _Py_ID('origin'), result);
  const origin = ptrAt(result, 0);
  if (r <= 0 || PyUnicode_Check(origin!)) return r;
  setPtrAt(result, 0, null);
  Py_DECREF(origin!);
  return 0;
}

/** Whether the file lies beside the program, where it hides a module of the same name: 1, 0 or -1. */
function isPossiblyShadowing(origin: PyObject): i32 {
  const directory = pel.sys_path_0;
  if (pel.safe_path || !directory) return 0;
  const n = PyUnicode_GET_LENGTH(origin);
  let slash = PyUnicode_FindChar(origin, 0x2f, 0, n, -1);
  if (slash < 0) return <i32>(slash + 1) < 0 ? -1 : 0;
  const last = PyUnicode_Substring(origin, slash + 1, n);
  if (!last) return -1;
  // The directory of a package is that above its __init__.py.
  if (_PyUnicode_EqualToASCIIString(last, '__init__.py')) slash = PyUnicode_FindChar(origin, 0x2f, 0, slash, -1);
  Py_DECREF(last);
  if (slash < 0) return 0;
  const root = PyUnicode_Substring(origin, 0, slash);
  if (!root) return -1;
  const same = _PyUnicode_Equal(root, directory);
  Py_DECREF(root);
  return same ? 1 : 0;
}

/** Whether sys.stdlib_module_names has the name: 1, 0 or -1. */
function isLibraryName(name: PyObject): i32 {
  const names = PyDict_GetItemString(_PyInterpreterState_GET().sysdict!, 'stdlib_module_names');
  if (!names) return PyErr_Occurred() ? -1 : 0;
  return PyAnySet_Check(names) ? PySet_Contains(names, name) : 0;
}

/** Whether spec._uninitialized_submodules has the name: 1, 0 or -1. */
function isUninitializedSubmodule(spec: PyObject | null, name: PyObject): i32 {
  if (!spec || spec == Py_None) return 0;
  const at = stackAlloc(1);
  setPtrAt(at, 0, null);
  let r = PyObject_GetOptionalAttr(spec, _Py_ID('_uninitialized_submodules'), at);
  const names = ptrAt(at, 0);
  stackFree(at);
  if (!names) return r;
  r = PySequence_Contains(names, name);
  Py_DECREF(names);
  return r;
}

// new; suppress: no AttributeError, NULL without an exception says it
export function _Py_module_getattro_impl(self: PyObject, name: PyObject, suppress: bool): PyObject | null {
  const m = mod(self);
  const attr = _PyObject_GenericGetAttrWithDict(self, name, null, suppress ? 1 : 0);
  if (attr) return attr;
  if (suppress) {
    if (PyErr_Occurred()) return null;
  } else {
    if (!PyErr_ExceptionMatches(PyExc_AttributeError)) return null;
    PyErr_Clear();
  }
  const getattr = PyDict_GetItemWithError(m.md_dict as PyObject, _Py_ID('__getattr__'));
  if (getattr) {
    Py_INCREF(getattr);
    const result = PyObject_CallOneArg(getattr, name);
    Py_DECREF(getattr);
    if (!result && suppress && PyErr_ExceptionMatches(PyExc_AttributeError)) PyErr_Clear();
    return result;
  }
  if (PyErr_Occurred() || suppress) return null;
  noAttribute(m, name);
  return null;
}

// new
export function _Py_module_getattro(self: PyObject, name: PyObject): PyObject | null {
  return _Py_module_getattro_impl(self, name, false);
}

function module___init__(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(
    PyTuple_ITEMS(args),
    PyTuple_GET_SIZE(args),
    kwds,
    null,
    'module',
    'name doc',
    0,
    1,
    0,
    at,
  );
  const name = ptrAt(at, 0);
  const doc = ptrAt(at, 1);
  stackFree(at);
  if (ok < 0 || !name) return -1;
  if (!PyUnicode_Check(name)) {
    _PyArg_BadArgument('module', "argument 'name'", 'str', name);
    return -1;
  }
  return module_init_dict(mod(self), mod(self).md_dict as PyObject, name, doc ? doc : Py_None);
}

function module_dealloc(self: PyObject): void {
  const m = mod(self);
  PyObject_GC_UnTrack(self);
  if (m.md_weaklist) PyObject_ClearWeakRefs(self);
  const def = m.md_def;
  if (def && def.m_free) call_indirect<void>(<u32>def.m_free, changetype<usize>(self));
  Py_XDECREF(m.md_dict);
  Py_XDECREF(m.md_name);
  if (m.md_state) PyMem_Free(m.md_state);
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
}

function module_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  const m = mod(self);
  const def = m.md_def;
  if (def && def.m_traverse) {
    const r = call_indirect<i32>(<u32>def.m_traverse, self, visit, arg);
    if (r) return r;
  }
  return Py_VISIT(m.md_dict, visit, arg);
}

function module_clear(self: PyObject): i32 {
  const def = mod(self).md_def;
  if (def && def.m_clear) call_indirect<i32>(<u32>def.m_clear, self);
  clearSlot(changetype<usize>(self) + offsetof<PyModuleObject>('_md_dict'));
  return 0;
}

/** spec.name as text; new. */
function reprFromSpec(spec: PyObject): PyObject | null {
  const at = stackAlloc(2);
  setPtrAt(at, 0, null);
  setPtrAt(at, 1, null);
  let res: PyObject | null = null;
  if (
    PyObject_GetOptionalAttrString(spec, 'name', at) >= 0 &&
    PyObject_GetOptionalAttrString(spec, 'origin', at + 8) >= 0
  ) {
    const name = ptrAt(at, 0);
    const origin = ptrAt(at, 1);
    if (origin && origin != Py_None) {
      const has_location = PyObject_GetAttrString(spec, 'has_location');
      const located = has_location ? PyObject_IsTrue(has_location) : -1;
      Py_XDECREF(has_location);
      if (located > 0) res = PyUnicode_FromFormat('<module %R from %R>', arg(name), arg(origin));
      else if (located == 0) res = PyUnicode_FromFormat('<module %R (%S)>', arg(name), arg(origin));
    } else {
      const loader = PyObject_GetAttrString(spec, 'loader');
      if (loader && loader != Py_None) res = PyUnicode_FromFormat('<module %R (%R)>', arg(name), arg(loader));
      else if (loader) res = PyUnicode_FromFormat('<module %R>', arg(name));
      Py_XDECREF(loader);
    }
  }
  Py_XDECREF(ptrAt(at, 0));
  Py_XDECREF(ptrAt(at, 1));
  stackFree(at);
  return res;
}

/** As importlib._bootstrap._module_repr says it; without importlib in its words. */
function module_repr(self: PyObject): PyObject | null {
  const importlib = _PyInterpreterState_GET().imports_importlib;
  if (importlib) {
    const name = PyUnicode_InternFromString('_module_repr');
    if (!name) return null;
    const text = PyObject_CallMethodOneArg(importlib, name, self);
    Py_DECREF(name);
    return text;
  }
  const dict = mod(self).md_dict as PyObject;
  const spec = PyDict_GetItemWithError(dict, _Py_ID('__spec__'));
  if (spec && spec != Py_None) {
    Py_INCREF(spec);
    const res = reprFromSpec(spec);
    Py_DECREF(spec);
    return res;
  }
  let name = Py_XNewRef(PyDict_GetItemWithError(dict, _Py_ID('__name__')));
  if (!name) name = PyUnicode_FromString('?');
  if (!name) return null;
  const filename = Py_XNewRef(PyDict_GetItemWithError(dict, _Py_ID('__file__')));
  const loader = Py_XNewRef(PyDict_GetItemWithError(dict, _Py_ID('__loader__')));
  let res: PyObject | null;
  if (filename) res = PyUnicode_FromFormat('<module %R from %R>', arg(name), arg(filename));
  else if (loader && loader != Py_None) res = PyUnicode_FromFormat('<module %R (%R)>', arg(name), arg(loader));
  // A native module without a spec: it was made while booting.
  else if (mod(self).md_def) res = PyUnicode_FromFormat('<module %R (built-in)>', arg(name));
  else res = PyUnicode_FromFormat('<module %R>', arg(name));
  Py_DECREF(name);
  Py_XDECREF(filename);
  Py_XDECREF(loader);
  return res;
}

/** The module's __dict__ as Python sees it; new. */
function dictAttribute(self: PyObject): PyObject | null {
  const dict = PyObject_GetAttr(self, _Py_ID('__dict__'));
  if (!dict || PyDict_Check(dict)) return dict;
  Py_DECREF(dict);
  return PyErr_SetString(PyExc_TypeError, '<module>.__dict__ is not a dictionary');
}

function module_dir(self: PyObject, _unused: PyObject | null): PyObject | null {
  const dict = dictAttribute(self);
  if (!dict) return null;
  let result: PyObject | null = null;
  const dirfunc = PyDict_GetItemWithError(dict, _Py_ID('__dir__'));
  if (dirfunc) result = PyObject_CallNoArgs(dirfunc);
  else if (!PyErr_Occurred()) result = PyDict_Keys(dict);
  Py_DECREF(dict);
  return result;
}

function module_get_annotations(self: PyObject, _closure: usize): PyObject | null {
  const dict = dictAttribute(self);
  if (!dict) return null;
  let annotations = Py_XNewRef(PyDict_GetItemWithError(dict, _Py_ID('__annotations__')));
  if (!annotations && !PyErr_Occurred()) {
    annotations = PyDict_New();
    if (annotations && PyDict_SetItem(dict, _Py_ID('__annotations__'), annotations) < 0) {
      Py_DECREF(annotations);
      annotations = null;
    }
  }
  Py_DECREF(dict);
  return annotations;
}

function module_set_annotations(self: PyObject, value: PyObject | null, _closure: usize): i32 {
  const dict = dictAttribute(self);
  if (!dict) return -1;
  let res: i32;
  if (value) res = PyDict_SetItem(dict, _Py_ID('__annotations__'), value);
  else {
    res = PyDict_Pop(dict, _Py_ID('__annotations__'), 0);
    if (res == 0) {
      PyErr_SetObject(PyExc_AttributeError, _Py_ID('__annotations__'));
      res = -1;
    } else if (res > 0) res = 0;
  }
  Py_DECREF(dict);
  return res;
}

export function init_module_type(): void {
  const t = PyModule_Type;
  static_type(
    t,
    'module',
    offsetof<PyModuleObject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    'module(name, doc=None)\n--\n\nCreate a module object.\n\nThe name must be a string; the optional doc argument can have any type.',
  );
  t.tp_dealloc = module_dealloc.index;
  t.tp_repr = module_repr.index;
  t.tp_getattro = _Py_module_getattro.index;
  t.tp_traverse = module_traverse.index;
  t.tp_clear = module_clear.index;
  t.tp_weaklistoffset = offsetof<PyModuleObject>('_md_weaklist');
  t.tp_dictoffset = offsetof<PyModuleObject>('_md_dict');
  t.tp_init = module___init__.index;
  t.tp_new = new_module.index;
  t.tp_free = PyObject_GC_Del.index;
  method(t, '__dir__', module_dir.index, METH_NOARGS, '__dir__() -> list\nspecialized dir() implementation');
  member(t, '__dict__', _Py_T_OBJECT, offsetof<PyModuleObject>('_md_dict'), Py_READONLY, '');
  getset(t, '__annotations__', module_get_annotations.index, module_set_annotations.index, '');

  static_type(PyModuleDef_Type, 'moduledef', offsetof<PyModuleDef>(), 0, 0, '');
}
