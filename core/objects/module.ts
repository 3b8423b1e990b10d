// Modules. (CPython: Objects/moduleobject.c)

import { _PySys_GetAttr } from '../modules/sys/attributes';
import { PyErr_FormatUnraisable } from '../modules/sys/hooks';
import { PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../runtime/errors';
import { PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _Py_ID } from '../runtime/identifiers';
import {
  arg, clearSlot, objAt, ptrAt, Py_DECREF, Py_INCREF, Py_NewRef, Py_VISIT, Py_XDECREF, PyObject, setSlot,
} from '../runtime/object';
import { defsAlloc, stackAlloc, stackFree } from '../runtime/pellucid';
import { getset, member, method, static_type } from '../runtime/register';
import { cstr } from '../runtime/static';
import {
  _Py_T_OBJECT, METH_NOARGS, Py_READONLY, Py_TPFLAGS_BASETYPE, Py_TPFLAGS_HAVE_GC, PyMethodDef, PyTypeObject,
} from '../runtime/type';
import { PySequence_Contains } from './abstract/sequence';
import { _PyArg_BadArgument, _PyArg_UnpackKeywords } from './args';
import { PyObject_CallNoArgs, PyObject_CallOneArg } from './call';
import {
  PyDict_Check, PyDict_DelItem, PyDict_GetItemString, PyDict_GetItemWithError, PyDict_Keys, PyDict_New, PyDict_Next,
  PyDict_SetItem,
} from './dict/dict';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyAttributeErrorObject } from './exceptions/struct';
import { PyExc_AttributeError, PyExc_KeyError, PyExc_SystemError, PyExc_TypeError } from './exceptions/types';
import { PyLong_FromLong } from './int';
import { PyCFunction_NewEx } from './method';
import { Py_None } from './none';
import { _PyObject_GenericGetAttrWithDict, PyObject_GenericSetAttr, PyObject_GetAttr } from './object';
import { _PyUnicode_EqualToASCIIString } from './str/compare';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_InternFromString } from './str/intern';
import { PyUnicode_FromString } from './str/new';
import { PyUnicode_ReadChar } from './str/slice';
import { PyUnicode_Check, PyUnicode_CheckExact, PyUnicode_GET_LENGTH } from './str/struct';
import { PyTuple_GET_SIZE, PyTuple_ITEMS } from './tuple';
import { PyObject_TypeCheck, PyType_IsSubtype } from './type/type';
import { PyObject_ClearWeakRefs } from './weakref';

/** 56 bytes. */
@unmanaged export class PyModuleObject extends PyObject {
  md_dict: PyObject | null; // strong; the namespace
  md_def: PyModuleDef | null; // of a native module
  md_state: usize; // void *
  md_weaklist: PyObject | null;
  md_name: PyObject | null; // strong; for messages after the namespace was cleared
}

/** 104 bytes. */
@unmanaged export class PyModuleDef {
  @bytes(40) m_base: usize; // PyModuleDef_Base
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

@inline function module_(o: PyObject): PyModuleObject {
  return changetype<PyModuleObject>(o);
}

export function PyModule_Check(o: PyObject): bool {
  return PyObject_TypeCheck(o, PyModule_Type);
}

/** The names that every module begins with. */
function module_init_dict(m: PyObject, dict: PyObject, name: PyObject | null, doc: PyObject | null): i32 {
  if (
    PyDict_SetItem(dict, _Py_ID('__name__'), name ? name : Py_None) || PyDict_SetItem(dict, _Py_ID('__doc__'), doc ? doc : Py_None) ||
    PyDict_SetItem(dict, _Py_ID('__package__'), Py_None) || PyDict_SetItem(dict, _Py_ID('__loader__'), Py_None) ||
    PyDict_SetItem(dict, _Py_ID('__spec__'), Py_None)
  ) return -1;
  if (name && PyUnicode_CheckExact(name)) {
    setSlot(changetype<usize>(m) + offsetof<PyModuleObject>('_md_name'), Py_NewRef<PyObject>(name));
  }
  return 0;
}

// new
function new_module(type: PyTypeObject): PyObject | null {
  const m = PyType_GenericAlloc(type, 0);
  if (!m) return null;
  const dict = PyDict_New();
  if (!dict) {
    Py_DECREF(m);
    return null;
  }
  module_(m).md_dict = dict;
  return m;
}

// new
export function PyModule_NewObject(name: PyObject): PyObject | null {
  const m = new_module(PyModule_Type);
  if (!m) return null;
  if (module_init_dict(m, module_(m).md_dict!, name, null) == 0) return m;
  Py_DECREF(m);
  return null;
}

// new: a module of native functions; doc as a literal
export function newNativeModule(name: string, doc: string): PyObject | null {
  const text = PyUnicode_InternFromString(name);
  if (!text) return null;
  const m = PyModule_NewObject(text);
  Py_DECREF(text);
  if (!m || doc.length == 0) return m;
  if (PyModule_SetDocString(m, doc) == 0) return m;
  Py_DECREF(m);
  return null;
}

/** Adds a native function to a module; its definition lies in the data segment. Traps only when booting has no memory. */
export function moduleMethod(m: PyObject, name: string, meth: usize, flags: i32, doc: string): void {
  const def = defsAlloc(offsetof<PyMethodDef>());
  const d = changetype<PyMethodDef>(def);
  d.ml_name = cstr(name);
  d.ml_meth = meth;
  d.ml_flags = flags;
  d.ml_doc = doc.length ? cstr(doc) : 0;
  const func = PyCFunction_NewEx(def, m, module_(m).md_name);
  if (!func) unreachable();
  if (PyModule_AddObjectRef(m, name, func!) < 0) unreachable();
  Py_DECREF(func!);
}

// borrowed
export function PyModule_GetDict(m: PyObject): PyObject {
  return module_(m).md_dict!;
}

// new: m.__name__; NULL with SystemError
export function PyModule_GetNameObject(m: PyObject): PyObject | null {
  const dict = module_(m).md_dict;
  const name = dict ? PyDict_GetItemWithError(dict, _Py_ID('__name__')) : null;
  if (name && PyUnicode_Check(name)) return Py_NewRef<PyObject>(name);
  if (!PyErr_Occurred()) PyErr_SetString(PyExc_SystemError, 'nameless module');
  return null;
}

export function PyModule_AddObjectRef(m: PyObject, name: string, value: PyObject): i32 {
  const key = PyUnicode_InternFromString(name);
  if (!key) return -1;
  const r = PyDict_SetItem(module_(m).md_dict!, key, value);
  Py_DECREF(key);
  return r;
}

/** Steals value; NULL passes an error on. */
export function PyModule_Add(m: PyObject, name: string, value: PyObject | null): i32 {
  if (!value) return -1;
  const r = PyModule_AddObjectRef(m, name, value);
  Py_DECREF(value);
  return r;
}

export function PyModule_AddIntConstant(m: PyObject, name: string, value: i64): i32 {
  return PyModule_Add(m, name, PyLong_FromLong(value));
}

export function PyModule_SetDocString(m: PyObject, doc: string): i32 {
  const text = PyUnicode_FromString(doc);
  if (!text) return -1;
  const r = PyDict_SetItem(module_(m).md_dict!, _Py_ID('__doc__'), text);
  Py_DECREF(text);
  return r;
}

/**
 * A module's names become None at the end of the process: first those with one leading underscore, then all but
 * __builtins__, so that what destructors need lives longer.
 */
export function _PyModule_ClearDict(dict: PyObject): void {
  clearNames(dict, true);
  clearNames(dict, false);
}

function clearNames(dict: PyObject, underscored: bool): void {
  const frame = stackAlloc(3);
  store<u64>(frame, 0);
  while (PyDict_Next(dict, frame, frame + 8, frame + 16)) {
    const key = objAt(frame, 1);
    if (objAt(frame, 2) == Py_None || !PyUnicode_Check(key)) continue;
    const n = PyUnicode_GET_LENGTH(key);
    const first = n > 0 && PyUnicode_ReadChar(key, 0) == 0x5f;
    const clear = underscored
      ? first && !(n > 1 && PyUnicode_ReadChar(key, 1) == 0x5f)
      : !first || !_PyUnicode_EqualToASCIIString(key, '__builtins__');
    if (clear && PyDict_SetItem(dict, key, Py_None) != 0) PyErr_FormatUnraisable('Exception ignored on clearing module dict');
  }
  stackFree(frame);
}

export function _PyModule_Clear(m: PyObject): void {
  const dict = module_(m).md_dict;
  if (dict) _PyModule_ClearDict(dict);
}

function module___init__(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const values = stackAlloc(2);
  let r = -1;
  if (_PyArg_UnpackKeywords(PyTuple_ITEMS(args), PyTuple_GET_SIZE(args), kwds, null, 'module', 'name doc', 0, 1, 0, values) == 0) {
    const name = objAt(values, 0);
    if (!PyUnicode_Check(name)) _PyArg_BadArgument('module', "argument 'name'", 'str', name);
    else {
      const m = module_(o);
      if (!m.md_dict) m.md_dict = PyDict_New();
      if (m.md_dict) r = module_init_dict(o, m.md_dict!, name, ptrAt(values, 1));
    }
  }
  stackFree(values);
  return r;
}

function module_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return new_module(type);
}

function module_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  const m = module_(o);
  if (m.md_weaklist) PyObject_ClearWeakRefs(o);
  Py_XDECREF(m.md_dict);
  Py_XDECREF(m.md_name);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

// new: CPython asks importlib; what it would say of a module without a spec, and of a built-in one
function module_repr(o: PyObject): PyObject | null {
  const dict = module_(o).md_dict;
  const name = dict ? PyDict_GetItemWithError(dict, _Py_ID('__name__')) : null;
  if (!name) return PyErr_Occurred() ? null : PyUnicode_FromString("<module '?'>");
  const file = PyDict_GetItemString(dict!, '__file__');
  if (file) return PyUnicode_FromFormat('<module %R from %R>', arg(name), arg(file));
  if (isNative(o)) return PyUnicode_FromFormat('<module %R (built-in)>', arg(name));
  return PyUnicode_FromFormat('<module %R>', arg(name));
}

/** A module that was made by newNativeModule: sys.builtin_module_names has it. */
function isNative(o: PyObject): bool {
  const name = module_(o).md_name;
  if (!name) return false;
  const names = _PySys_GetAttr(PyUnicode_InternFromString('builtin_module_names')!);
  return names != null && PySequence_Contains(names, name) > 0;
}

/** What is said of a name that a module does not have: its __getattr__ is asked first. */
export function _PyModule_GetAttro(o: PyObject, name: PyObject): PyObject | null {
  const value = _PyObject_GenericGetAttrWithDict(o, name, null, 1);
  if (value || PyErr_Occurred()) return value;
  const dict = module_(o).md_dict!;
  const getattr = PyDict_GetItemWithError(dict, _Py_ID('__getattr__'));
  if (getattr) {
    Py_INCREF(getattr);
    const result = PyObject_CallOneArg(getattr, name);
    Py_DECREF(getattr);
    return result;
  }
  if (PyErr_Occurred()) return null;
  const own = PyDict_GetItemWithError(dict, _Py_ID('__name__'));
  if (!own || !PyUnicode_Check(own)) {
    if (!PyErr_Occurred()) PyErr_Format(PyExc_AttributeError, "module has no attribute '%U'", arg(name));
  } else PyErr_Format(PyExc_AttributeError, "module '%U' has no attribute '%U'", arg(own), arg(name));
  attachNameAndObject(name, o);
  return null;
}

/** The AttributeError that is set says what was looked for, and where: suggestions need it. */
function attachNameAndObject(name: PyObject, o: PyObject): void {
  const exc = PyErr_GetRaisedException();
  if (!exc) return;
  if (PyType_IsSubtype(exc.ob_type, PyExc_AttributeError)) {
    setSlot(changetype<usize>(exc) + offsetof<PyAttributeErrorObject>('_name'), Py_NewRef<PyObject>(name));
    setSlot(changetype<usize>(exc) + offsetof<PyAttributeErrorObject>('_obj'), Py_NewRef<PyObject>(o));
  }
  PyErr_SetRaisedException(exc);
}

function module_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(module_(o).md_dict, visit, arg);
}

function module_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<PyModuleObject>('_md_dict'));
  return 0;
}

// new: sorted(__dict__), or what the module's own __dir__ says
function module_dir(o: PyObject, _ignored: PyObject | null): PyObject | null {
  const dict = PyObject_GetAttr(o, _Py_ID('__dict__'));
  if (!dict) return null;
  let result: PyObject | null = null;
  if (!PyDict_Check(dict)) PyErr_SetString(PyExc_TypeError, '<module>.__dict__ is not a dictionary');
  else {
    const own = PyDict_GetItemWithError(dict, _Py_ID('__dir__'));
    if (own) result = PyObject_CallNoArgs(own);
    else if (!PyErr_Occurred()) result = PyDict_Keys(dict);
  }
  Py_DECREF(dict);
  return result;
}

function module_get_annotations(o: PyObject, _closure: usize): PyObject | null {
  const dict = module_(o).md_dict!;
  const found = PyDict_GetItemWithError(dict, _Py_ID('__annotations__'));
  if (found) return Py_NewRef<PyObject>(found);
  if (PyErr_Occurred()) return null;
  const annotations = PyDict_New();
  if (annotations && PyDict_SetItem(dict, _Py_ID('__annotations__'), annotations) < 0) {
    Py_DECREF(annotations);
    return null;
  }
  return annotations;
}

function module_set_annotations(o: PyObject, value: PyObject | null, _closure: usize): i32 {
  const dict = module_(o).md_dict!;
  if (value) return PyDict_SetItem(dict, _Py_ID('__annotations__'), value);
  if (PyDict_DelItem(dict, _Py_ID('__annotations__')) == 0) return 0;
  if (PyErr_ExceptionMatches(PyExc_KeyError)) PyErr_SetString(PyExc_AttributeError, '__annotations__');
  return -1;
}

export function init_module_type(): void {
  const t = PyModule_Type;
  static_type(t, 'module', offsetof<PyModuleObject>(), 0, Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    'module(name, doc=None)\n--\n\nCreate a module object.\n\nThe name must be a string; the optional doc argument can have any type.');
  t.tp_dealloc = module_dealloc.index;
  t.tp_repr = module_repr.index;
  t.tp_getattro = _PyModule_GetAttro.index;
  t.tp_setattro = PyObject_GenericSetAttr.index;
  t.tp_traverse = module_traverse.index;
  t.tp_clear = module_clear.index;
  t.tp_weaklistoffset = offsetof<PyModuleObject>('_md_weaklist');
  t.tp_dictoffset = offsetof<PyModuleObject>('_md_dict');
  t.tp_init = module___init__.index;
  t.tp_new = module_new.index;
  t.tp_free = PyObject_GC_Del.index;
  method(t, '__dir__', module_dir.index, METH_NOARGS, '__dir__() -> list\nspecialized dir() implementation');
  member(t, '__dict__', _Py_T_OBJECT, offsetof<PyModuleObject>('_md_dict'), Py_READONLY, '');
  getset(t, '__annotations__', module_get_annotations.index, module_set_annotations.index, '');
  static_type(PyModuleDef_Type, 'moduledef', offsetof<PyModuleDef>(), 0, 0, '');
}
