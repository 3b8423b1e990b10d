// type: the type of classes. Making one is in new.ts, its attributes in attributes.ts. (CPython: Objects/typeobject.c)

import { PyMem_Free, PyObject_Free } from '../../memory/obmalloc/malloc';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_SetRaisedException } from '../../runtime/errors';
import { PyObject_GC_Del } from '../../runtime/gc/alloc';
import { PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import {
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  ptrAt,
  setPtrAt,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { method, numberMethods, static_type } from '../../runtime/register';
import {
  METH_CLASS,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HAVE_VECTORCALL,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_ITEMS_AT_END,
  Py_TPFLAGS_READY,
  Py_TPFLAGS_TYPE_SUBCLASS,
  PyHeapTypeObject,
  PyMemberDef,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../../runtime/type';
import { _PyObject_RealIsInstance, _PyObject_RealIsSubclass } from '../abstract/isinstance';
import { _PyArg_NoKwnames } from '../args';
import { _PyObject_SetAttributeErrorContext } from '../attribute';
import { Py_False, Py_True } from '../bool';
import { _Py_CheckFunctionResult, _PyObject_MakeTpCall } from '../call';
import { PyDescr_IsData } from '../descriptor';
import { _PyDict_KeysSize, _PyDictKeys_DecRef } from '../dict/class-keys';
import { PyDict_Clear, PyDict_DelItem, PyDict_GetItemRef, PyDict_New, PyDict_SetItem, PyDict_Size } from '../dict/dict';
import { PyDict_Keys } from '../dict/lists';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_AttributeError, PyExc_KeyError, PyExc_TypeError } from '../exceptions/types';
import { PyLong_FromSsize_t } from '../int';
import { _PyUnicode_Equal } from '../str/compare';
import { PyUnicode_FromFormat } from '../str/format';
import { _PyUnicode_InternMortal } from '../str/intern';
import { _PyUnicode_Copy } from '../str/new';
import {
  PyUnicode_Check,
  PyUnicode_CheckExact,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
} from '../str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { _Py_union_type_or } from '../union';
import { PyObject_ClearWeakRefs } from '../weakref';
import { init_type_attributes, type_module, type_qualname } from './attributes';
import { _PyType_LookupRef } from './lookup';
import { type_mro } from './mro';
import { type_new } from './new';
import { merge_class_dict } from './object';
import { PyType_Ready } from './ready';
import { update_slot } from './slot-update';
import { init_slotdefs } from './slotdefs/table';
import { isHeapType, lookup_tp_dict, PyObject_TypeCheck } from './state';
import { PyBaseObject_Type, PyType_Type } from './struct';
import { _PyType_GetSubclasses, remove_all_subclasses } from './subclasses';
import { init_subtype_getsets } from './subtype';
import { PyType_Modified } from './version';
import { init_new_wrapper } from './wrappers';

// new
export function type_call(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  let type = changetype<PyTypeObject>(self);
  if (type == PyType_Type) {
    const nargs = PyTuple_GET_SIZE(args);
    if (nargs == 1 && (!kwds || PyDict_Size(kwds) == 0)) return Py_NewRef<PyObject>(PyTuple_GET_ITEM(args, 0).ob_type);
    if (nargs != 3) return PyErr_SetString(PyExc_TypeError, 'type() takes 1 or 3 arguments');
  }
  if (!type.tp_new) return PyErr_Format(PyExc_TypeError, "cannot create '%s' instances", type.tp_name);
  const obj = _Py_CheckFunctionResult(self, call_indirect<PyObject | null>(<u32>type.tp_new, type, args, kwds));
  if (!obj) return null;
  // __new__ may give something else: that is left as it is.
  if (!PyObject_TypeCheck(obj, type)) return obj;
  type = obj.ob_type;
  if (type.tp_init && call_indirect<i32>(<u32>type.tp_init, obj, args, kwds) < 0) {
    Py_DECREF(obj);
    return null;
  }
  return obj;
}

function type_vectorcall(metatype: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const nargs = PyVectorcall_NARGS(nargsf);
  if (nargs == 1 && metatype == PyType_Type) {
    if (!_PyArg_NoKwnames('type', kwnames)) return null;
    return Py_NewRef<PyObject>(objAt(args, 0).ob_type);
  }
  return _PyObject_MakeTpCall(metatype, args, nargs, kwnames);
}

function type_init(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const n = PyTuple_GET_SIZE(args);
  if (kwds && n == 1 && PyDict_Size(kwds) != 0) {
    PyErr_SetString(PyExc_TypeError, 'type.__init__() takes no keyword arguments');
    return -1;
  }
  if (n != 1 && n != 3) {
    PyErr_SetString(PyExc_TypeError, 'type.__init__() takes 1 or 3 arguments');
    return -1;
  }
  return 0;
}

function type_repr(self: PyObject): PyObject | null {
  const type = changetype<PyTypeObject>(self);
  let mod = type_module(type, 0);
  if (!mod) PyErr_Clear();
  else if (!PyUnicode_Check(mod)) {
    Py_DECREF(mod);
    mod = null;
  }
  const name = type_qualname(type, 0);
  if (!name) {
    Py_XDECREF(mod);
    return null;
  }
  const res =
    mod && !_PyUnicode_Equal(mod, _Py_ID('builtins'))
      ? PyUnicode_FromFormat("<class '%U.%U'>", arg(mod), arg(name))
      : PyUnicode_FromFormat("<class '%s'>", type.tp_name);
  Py_XDECREF(mod);
  Py_DECREF(name);
  return res;
}

// --- attribute access

function notAString(name: PyObject): void {
  PyErr_Format(PyExc_TypeError, "attribute name must be string, not '%.200s'", name.ob_type.tp_name);
}

// new; suppress: no AttributeError, NULL without an exception says it
export function _Py_type_getattro_impl(type: PyTypeObject, name: PyObject, suppress: bool): PyObject | null {
  if (!PyUnicode_Check(name)) {
    notAString(name);
    return null;
  }
  if (!(type.tp_flags & Py_TPFLAGS_READY) && !lookup_tp_dict(type) && PyType_Ready(type) < 0) return null;
  const metatype = type.ob_type;
  // 1. a data descriptor of the metatype
  const meta_attribute = _PyType_LookupRef(metatype, name);
  let meta_get: usize = 0;
  if (meta_attribute) {
    meta_get = meta_attribute.ob_type.tp_descr_get;
    if (meta_get && PyDescr_IsData(meta_attribute)) {
      const res = call_indirect<PyObject | null>(<u32>meta_get, meta_attribute, type, metatype);
      Py_DECREF(meta_attribute);
      return res;
    }
  }
  // 2. the class and its bases
  const attribute = _PyType_LookupRef(type, name);
  if (attribute) {
    Py_XDECREF(meta_attribute);
    const get = attribute.ob_type.tp_descr_get;
    if (!get) return attribute;
    const res = call_indirect<PyObject | null>(<u32>get, attribute, changetype<PyObject | null>(0), type);
    Py_DECREF(attribute);
    return res;
  }
  // 3. anything else of the metatype
  if (meta_get) {
    const res = call_indirect<PyObject | null>(<u32>meta_get, meta_attribute, type, metatype);
    Py_DECREF(meta_attribute as PyObject);
    return res;
  }
  if (meta_attribute) return meta_attribute;
  if (!suppress)
    PyErr_Format(PyExc_AttributeError, "type object '%.100s' has no attribute '%U'", type.tp_name, arg(name));
  return null;
}

// new
export function _Py_type_getattro(type: PyObject, name: PyObject): PyObject | null {
  return _Py_type_getattro_impl(changetype<PyTypeObject>(type), name, false);
}

function is_dunder_name(name: PyObject): bool {
  const n = PyUnicode_GET_LENGTH(name);
  if (n <= 4 || PyUnicode_KIND(name) != 1) return false;
  const data = PyUnicode_DATA(name);
  return load<u16>(data) == 0x5f5f && load<u16>(data + <usize>n - 2) == 0x5f5f;
}

function type_setattro(self: PyObject, given: PyObject, value: PyObject | null): i32 {
  const type = changetype<PyTypeObject>(self);
  if (type.tp_flags & Py_TPFLAGS_IMMUTABLETYPE) {
    PyErr_Format(PyExc_TypeError, "cannot set %R attribute of immutable type '%s'", arg(given), type.tp_name);
    return -1;
  }
  if (!PyUnicode_Check(given)) {
    notAString(given);
    return -1;
  }
  const at = stackAlloc(1);
  setPtrAt(at, 0, PyUnicode_CheckExact(given) ? Py_NewRef(given) : _PyUnicode_Copy(given));
  if (!load<usize>(at)) {
    stackFree(at);
    return -1;
  }
  _PyUnicode_InternMortal(at);
  const name = objAt(at, 0);
  stackFree(at);
  const descr = _PyType_LookupRef(type.ob_type, name);
  let res: i32;
  if (descr && descr.ob_type.tp_descr_set) {
    res = call_indirect<i32>(<u32>descr.ob_type.tp_descr_set, descr, type, value);
  } else res = setInDict(type, name, value);
  Py_XDECREF(descr);
  Py_DECREF(name);
  return res;
}

function setInDict(type: PyTypeObject, name: PyObject, value: PyObject | null): i32 {
  const dict = lookup_tp_dict(type) as PyObject;
  // The old value lives on until caches and slots have followed: its destructor may look.
  const at = stackAlloc(1);
  let res = PyDict_GetItemRef(dict, name, at);
  const old = ptrAt(at, 0);
  stackFree(at);
  if (res >= 0) res = value ? PyDict_SetItem(dict, name, value) : PyDict_DelItem(dict, name);
  if (res < 0) {
    if (PyErr_ExceptionMatches(PyExc_KeyError)) {
      PyErr_Format(PyExc_AttributeError, "type object '%.100s' has no attribute '%U'", type.tp_name, arg(name));
      _PyObject_SetAttributeErrorContext(type, name);
    }
  } else {
    PyType_Modified(type);
    if (is_dunder_name(name)) res = update_slot(type, name);
  }
  Py_XDECREF(old);
  return res;
}

// --- lifetime

function type_dealloc(self: PyObject): void {
  const type = changetype<PyTypeObject>(self);
  const et = changetype<PyHeapTypeObject>(self);
  assert(isHeapType(type), 'a static type is never freed');
  PyObject_GC_UnTrack(self);
  const bases = type.tp_bases;
  if (bases) {
    const exc = PyErr_GetRaisedException();
    remove_all_subclasses(type, bases);
    PyErr_SetRaisedException(exc);
  }
  PyObject_ClearWeakRefs(self);
  Py_XDECREF(type.tp_base);
  Py_XDECREF(type.tp_dict);
  Py_XDECREF(type.tp_bases);
  Py_XDECREF(type.tp_mro);
  Py_XDECREF(type.tp_cache);
  Py_XDECREF(changetype<PyObject | null>(type.tp_subclasses));
  PyObject_Free(type.tp_doc);
  Py_XDECREF(et.ht_name);
  Py_XDECREF(et.ht_qualname);
  Py_XDECREF(et.ht_slots);
  if (et.ht_cached_keys) _PyDictKeys_DecRef(et.ht_cached_keys);
  Py_XDECREF(et.ht_module);
  PyMem_Free(et._ht_tpname);
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
}

function type_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  const type = changetype<PyTypeObject>(self);
  let r = Py_VISIT(type.tp_dict, visit, arg);
  if (r) return r;
  r = Py_VISIT(type.tp_cache, visit, arg);
  if (r) return r;
  r = Py_VISIT(type.tp_mro, visit, arg);
  if (r) return r;
  r = Py_VISIT(type.tp_bases, visit, arg);
  if (r) return r;
  // Not the names and slots: strings and tuples of them make no cycles. The weak references in tp_subclasses neither.
  r = Py_VISIT(type.tp_base, visit, arg);
  return r ? r : Py_VISIT(changetype<PyHeapTypeObject>(type).ht_module, visit, arg);
}

function type_clear(self: PyObject): i32 {
  const type = changetype<PyTypeObject>(self);
  // What else is in the cycle must not call methods that are gone.
  PyType_Modified(type);
  const dict = lookup_tp_dict(type);
  if (dict) PyDict_Clear(dict);
  clearSlot(changetype<usize>(type) + offsetof<PyHeapTypeObject>('_ht_module'));
  // The order holds the class itself, and a tuple cannot be cleared. The bases stay: a subclass's instance may need them.
  clearSlot(changetype<usize>(type) + offsetof<PyTypeObject>('_tp_mro'));
  return 0;
}

function type_is_gc(self: PyObject): i32 {
  return isHeapType(changetype<PyTypeObject>(self)) ? 1 : 0;
}

// --- methods

function type___subclasses__(self: PyObject, _unused: PyObject | null): PyObject | null {
  return _PyType_GetSubclasses(changetype<PyTypeObject>(self));
}

function type_prepare(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return PyDict_New();
}

function type___instancecheck__(self: PyObject, instance: PyObject): PyObject | null {
  const res = _PyObject_RealIsInstance(instance, self);
  return res < 0 ? null : res ? Py_True : Py_False;
}

function type___subclasscheck__(self: PyObject, subclass: PyObject): PyObject | null {
  const res = _PyObject_RealIsSubclass(subclass, self);
  return res < 0 ? null : res ? Py_True : Py_False;
}

function type___dir__(self: PyObject, _unused: PyObject | null): PyObject | null {
  const dict = PyDict_New();
  if (!dict) return null;
  const result: PyObject | null = merge_class_dict(dict, self) < 0 ? null : PyDict_Keys(dict);
  Py_DECREF(dict);
  return result;
}

function type___sizeof__(self: PyObject, _unused: PyObject | null): PyObject | null {
  const type = changetype<PyTypeObject>(self);
  let size: i64 = offsetof<PyTypeObject>();
  if (isHeapType(type)) {
    size = offsetof<PyHeapTypeObject>();
    const keys = changetype<PyHeapTypeObject>(type).ht_cached_keys;
    if (keys) size += _PyDict_KeysSize(keys);
  }
  return PyLong_FromSsize_t(size);
}

/** tp_new of types whose instances need nothing but memory. */
export function PyType_GenericNew(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
}

export function init_type_type(): void {
  const t = PyType_Type;
  static_type(
    t,
    'type',
    offsetof<PyHeapTypeObject>(),
    offsetof<PyMemberDef>(),
    Py_TPFLAGS_HAVE_GC |
      Py_TPFLAGS_BASETYPE |
      Py_TPFLAGS_TYPE_SUBCLASS |
      Py_TPFLAGS_HAVE_VECTORCALL |
      Py_TPFLAGS_ITEMS_AT_END,
    "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
  );
  t.tp_dealloc = type_dealloc.index;
  t.tp_vectorcall_offset = offsetof<PyTypeObject>('_tp_vectorcall');
  t.tp_repr = type_repr.index;
  t.tp_call = type_call.index;
  t.tp_getattro = _Py_type_getattro.index;
  t.tp_setattro = type_setattro.index;
  t.tp_traverse = type_traverse.index;
  t.tp_clear = type_clear.index;
  t.tp_weaklistoffset = offsetof<PyTypeObject>('_tp_weaklist');
  t.tp_base = PyBaseObject_Type;
  t.tp_dictoffset = offsetof<PyTypeObject>('_tp_dict');
  t.tp_init = type_init.index;
  t.tp_new = type_new.index;
  t.tp_free = PyObject_GC_Del.index;
  t.tp_is_gc = type_is_gc.index;
  t.tp_vectorcall = type_vectorcall.index;
  numberMethods(t).nb_or = _Py_union_type_or.index;
  method(t, 'mro', type_mro.index, METH_NOARGS, "mro($self, /)\n--\n\nReturn a type's method resolution order.");
  method(
    t,
    '__subclasses__',
    type___subclasses__.index,
    METH_NOARGS,
    '__subclasses__($self, /)\n--\n\nReturn a list of immediate subclasses.',
  );
  method(
    t,
    '__prepare__',
    type_prepare.index,
    METH_FASTCALL | METH_KEYWORDS | METH_CLASS,
    '__prepare__($cls, name, bases, /, **kwds)\n--\n\nCreate the namespace for the class statement',
  );
  method(
    t,
    '__instancecheck__',
    type___instancecheck__.index,
    METH_O,
    '__instancecheck__($self, instance, /)\n--\n\nCheck if an object is an instance.',
  );
  method(
    t,
    '__subclasscheck__',
    type___subclasscheck__.index,
    METH_O,
    '__subclasscheck__($self, subclass, /)\n--\n\nCheck if a class is a subclass.',
  );
  method(
    t,
    '__dir__',
    type___dir__.index,
    METH_NOARGS,
    '__dir__($self, /)\n--\n\nSpecialized __dir__ implementation for types.',
  );
  method(
    t,
    '__sizeof__',
    type___sizeof__.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nReturn memory consumption of the type object.',
  );
  init_type_attributes();
  init_slotdefs();
  init_subtype_getsets();
  init_new_wrapper();
}
