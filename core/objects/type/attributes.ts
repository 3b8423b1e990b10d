// What a class says of itself: __name__, __bases__, __doc__ … (CPython: Objects/typeobject.c, type_getsets)

import { Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { getset, member } from '../../runtime/register';
import { cstrlen } from '../../runtime/static';
import {
  _Py_T_OBJECT,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_T_ULONG,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_IS_ABSTRACT,
  PyHeapTypeObject,
  PyTypeObject,
} from '../../runtime/type';
import { PyDict_GetItemWithError, PyDict_New, PyDict_Pop, PyDict_SetItem } from '../dict/dict';
import { PyErr_Format, PyErr_SetObject, PyErr_SetString } from '../exceptions/errors';
import { PyExc_AttributeError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyList_Append, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from '../list';
import { PyDictProxy_New } from '../mappingproxy';
import { Py_None } from '../none';
import { PyObject_IsTrue } from '../object';
import { PyUnicode_InternInPlace } from '../str/intern';
import { PyUnicode_FromCString, PyUnicode_FromStringAndSize } from '../str/new';
import { PyUnicode_Check } from '../str/struct';
import { PyUnicode_AsUTF8AndSize } from '../str/utf8';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_Pack2, PyTuple_Pack3 } from '../tuple';
import { _PyType_GetDocFromInternalDoc, _PyType_GetTextSignatureFromInternalDoc } from './doc';
import { best_base, compatible_for_assignment } from './layout';
import { mro_internal } from './mro';
import { update_all_slots } from './slot-update';
import { _PyType_Name, is_subtype_with_mro, isHeapType, lookup_tp_dict, PyType_Check } from './state';
import { PyType_Type } from './struct';
import { _PyType_GetSubclasses, add_all_subclasses, remove_all_subclasses } from './subclasses';
import { PyType_Modified } from './version';

/* @inline */ function heap(type: PyTypeObject): PyHeapTypeObject {
  return changetype<PyHeapTypeObject>(type);
}

/** Whether the attribute may be set to value; false: with TypeError set. */
function check_set_special_type_attr(type: PyTypeObject, value: PyObject | null, name: string): bool {
  if (type.tp_flags & Py_TPFLAGS_IMMUTABLETYPE) {
    PyErr_Format(
      PyExc_TypeError,
      "cannot set '%ls' attribute of immutable type '%s'",
      changetype<usize>(name),
      type.tp_name,
    );
    return false;
  }
  if (!value) {
    PyErr_Format(
      PyExc_TypeError,
      "cannot delete '%ls' attribute of immutable type '%s'",
      changetype<usize>(name),
      type.tp_name,
    );
    return false;
  }
  return true;
}

function type_name(type: PyTypeObject, _closure: usize): PyObject | null {
  if (isHeapType(type)) return Py_XNewRef(heap(type).ht_name);
  return PyUnicode_FromCString(_PyType_Name(type));
}

export function type_qualname(type: PyTypeObject, closure: usize): PyObject | null {
  if (isHeapType(type)) return Py_XNewRef(heap(type).ht_qualname);
  return type_name(type, closure);
}

export function PyType_GetName(type: PyTypeObject): PyObject | null {
  return type_name(type, 0);
}

export function PyType_GetQualName(type: PyTypeObject): PyObject | null {
  return type_qualname(type, 0);
}

function type_set_name(type: PyTypeObject, value: PyObject | null, _closure: usize): i32 {
  if (!check_set_special_type_attr(type, value, '__name__') || !value) return -1;
  if (!PyUnicode_Check(value)) {
    PyErr_Format(
      PyExc_TypeError,
      "can only assign string to %s.__name__, not '%s'",
      type.tp_name,
      value.ob_type.tp_name,
    );
    return -1;
  }
  const tp_name = typeNameOf(value);
  if (!tp_name) return -1;
  type.tp_name = tp_name;
  const old = heap(type).ht_name;
  heap(type).ht_name = Py_NewRef(value);
  Py_XDECREF(old);
  return 0;
}

/** The UTF-8 of a class's name, kept by the string; 0: not possible. */
export function typeNameOf(name: PyObject): usize {
  const at = stackAlloc(1);
  const text = PyUnicode_AsUTF8AndSize(name, at);
  const size = load<i64>(at);
  stackFree(at);
  if (text && <i64>cstrlen(text) != size) {
    PyErr_SetString(PyExc_ValueError, 'type name must not contain null characters');
    return 0;
  }
  return text;
}

function type_set_qualname(type: PyTypeObject, value: PyObject | null, _closure: usize): i32 {
  if (!check_set_special_type_attr(type, value, '__qualname__') || !value) return -1;
  if (!PyUnicode_Check(value)) {
    PyErr_Format(
      PyExc_TypeError,
      "can only assign string to %s.__qualname__, not '%s'",
      type.tp_name,
      value.ob_type.tp_name,
    );
    return -1;
  }
  const old = heap(type).ht_qualname;
  heap(type).ht_qualname = Py_NewRef(value);
  Py_XDECREF(old);
  return 0;
}

export function type_module(type: PyTypeObject, _closure: usize): PyObject | null {
  if (isHeapType(type)) {
    const module = PyDict_GetItemWithError(lookup_tp_dict(type) as PyObject, _Py_ID('__module__'));
    if (module) return Py_NewRef(module);
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_AttributeError, '__module__');
    return null;
  }
  const last = _PyType_Name(type);
  if (last == type.tp_name) return _Py_ID('builtins');
  const at = stackAlloc(1);
  setPtrAt(at, 0, PyUnicode_FromStringAndSize(type.tp_name, <i64>(last - 1 - type.tp_name)));
  if (ptrAt(at, 0)) PyUnicode_InternInPlace(at);
  const module = ptrAt(at, 0);
  stackFree(at);
  return module;
}

function type_set_module(type: PyTypeObject, value: PyObject | null, _closure: usize): i32 {
  if (!check_set_special_type_attr(type, value, '__module__') || !value) return -1;
  PyType_Modified(type);
  const dict = lookup_tp_dict(type) as PyObject;
  // The line says where in the old module the class begins.
  if (PyDict_Pop(dict, _Py_ID('__firstlineno__'), 0) < 0) return -1;
  return PyDict_SetItem(dict, _Py_ID('__module__'), value);
}

export function type_abstractmethods(type: PyTypeObject, _closure: usize): PyObject | null {
  // type itself has an __abstractmethods__: this descriptor.
  const found: PyObject | null =
    type == PyType_Type
      ? null
      : PyDict_GetItemWithError(lookup_tp_dict(type) as PyObject, _Py_ID('__abstractmethods__'));
  if (found) return Py_NewRef(found);
  if (!PyErr_Occurred()) PyErr_SetObject(PyExc_AttributeError, _Py_ID('__abstractmethods__'));
  return null;
}

function type_set_abstractmethods(type: PyTypeObject, value: PyObject | null, _closure: usize): i32 {
  const dict = lookup_tp_dict(type) as PyObject;
  let abstract = 0;
  let res: i32;
  if (value) {
    abstract = PyObject_IsTrue(value);
    if (abstract < 0) return -1;
    res = PyDict_SetItem(dict, _Py_ID('__abstractmethods__'), value);
  } else {
    res = PyDict_Pop(dict, _Py_ID('__abstractmethods__'), 0);
    if (res == 0) {
      PyErr_SetObject(PyExc_AttributeError, _Py_ID('__abstractmethods__'));
      return -1;
    }
  }
  if (res < 0) return -1;
  PyType_Modified(type);
  if (abstract) type.tp_flags |= Py_TPFLAGS_IS_ABSTRACT;
  else type.tp_flags &= ~Py_TPFLAGS_IS_ABSTRACT;
  return 0;
}

function type_get_bases(type: PyTypeObject, _closure: usize): PyObject | null {
  return type.tp_bases ? Py_XNewRef(type.tp_bases) : Py_None;
}

function type_get_mro(type: PyTypeObject, _closure: usize): PyObject | null {
  return type.tp_mro ? Py_XNewRef(type.tp_mro) : Py_None;
}

function type_dict(type: PyTypeObject, _closure: usize): PyObject | null {
  const dict = lookup_tp_dict(type);
  return dict ? PyDictProxy_New(dict) : Py_None;
}

/** An entry of the class's dict, through its __get__ where it has one; new; NULL without an exception: none. */
function ownAttribute(type: PyTypeObject, name: PyObject): PyObject | null {
  const found = PyDict_GetItemWithError(lookup_tp_dict(type) as PyObject, name);
  if (!found) return null;
  const get = found.ob_type.tp_descr_get;
  if (!get) return Py_NewRef(found);
  return call_indirect<PyObject | null>(<u32>get, found, changetype<PyObject | null>(0), type);
}

function type_get_doc(type: PyTypeObject, _closure: usize): PyObject | null {
  if (!isHeapType(type) && type.tp_doc) return _PyType_GetDocFromInternalDoc(type.tp_name, type.tp_doc);
  const doc = ownAttribute(type, _Py_ID('__doc__'));
  return doc || PyErr_Occurred() ? doc : Py_None;
}

function type_get_text_signature(type: PyTypeObject, _closure: usize): PyObject | null {
  return _PyType_GetTextSignatureFromInternalDoc(type.tp_name, type.tp_doc, 0);
}

function type_set_doc(type: PyTypeObject, value: PyObject | null, _closure: usize): i32 {
  if (!check_set_special_type_attr(type, value, '__doc__') || !value) return -1;
  PyType_Modified(type);
  return PyDict_SetItem(lookup_tp_dict(type) as PyObject, _Py_ID('__doc__'), value);
}

/** Made when asked for the first time. */
function type_get_annotations(type: PyTypeObject, _closure: usize): PyObject | null {
  if (!isHeapType(type)) {
    return PyErr_Format(PyExc_AttributeError, "type object '%s' has no attribute '__annotations__'", type.tp_name);
  }
  const found = ownAttribute(type, _Py_ID('__annotations__'));
  if (found || PyErr_Occurred()) return found;
  const made = PyDict_New();
  if (!made) return null;
  if (PyDict_SetItem(lookup_tp_dict(type) as PyObject, _Py_ID('__annotations__'), made) < 0) {
    Py_DECREF(made);
    return null;
  }
  PyType_Modified(type);
  return made;
}

function type_set_annotations(type: PyTypeObject, value: PyObject | null, _closure: usize): i32 {
  if (type.tp_flags & Py_TPFLAGS_IMMUTABLETYPE) {
    PyErr_Format(PyExc_TypeError, "cannot set '__annotations__' attribute of immutable type '%s'", type.tp_name);
    return -1;
  }
  const dict = lookup_tp_dict(type) as PyObject;
  let res: i32;
  if (value) res = PyDict_SetItem(dict, _Py_ID('__annotations__'), value);
  else {
    res = PyDict_Pop(dict, _Py_ID('__annotations__'), 0);
    if (res == 0) {
      PyErr_SetString(PyExc_AttributeError, '__annotations__');
      return -1;
    }
  }
  if (res < 0) return -1;
  PyType_Modified(type);
  return 0;
}

function type_get_type_params(type: PyTypeObject, _closure: usize): PyObject | null {
  if (type == PyType_Type) return PyTuple_New(0);
  const params = PyDict_GetItemWithError(lookup_tp_dict(type) as PyObject, _Py_ID('__type_params__'));
  if (params) return Py_NewRef(params);
  return PyErr_Occurred() ? null : PyTuple_New(0);
}

function type_set_type_params(type: PyTypeObject, value: PyObject | null, _closure: usize): i32 {
  if (!check_set_special_type_attr(type, value, '__type_params__') || !value) return -1;
  const res = PyDict_SetItem(lookup_tp_dict(type) as PyObject, _Py_ID('__type_params__'), value);
  if (res == 0) PyType_Modified(type);
  return res;
}

export function init_type_attributes(): void {
  const t = PyType_Type;
  member(t, '__basicsize__', Py_T_PYSSIZET, offsetof<PyTypeObject>('tp_basicsize'), Py_READONLY, '');
  member(t, '__itemsize__', Py_T_PYSSIZET, offsetof<PyTypeObject>('tp_itemsize'), Py_READONLY, '');
  member(t, '__flags__', Py_T_ULONG, offsetof<PyTypeObject>('tp_flags'), Py_READONLY, '');
  member(t, '__weakrefoffset__', Py_T_PYSSIZET, offsetof<PyTypeObject>('tp_weaklistoffset'), Py_READONLY, '');
  member(t, '__base__', _Py_T_OBJECT, offsetof<PyTypeObject>('_tp_base'), Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, offsetof<PyTypeObject>('tp_dictoffset'), Py_READONLY, '');
  getset(t, '__name__', type_name.index, type_set_name.index, '');
  getset(t, '__qualname__', type_qualname.index, type_set_qualname.index, '');
  getset(t, '__bases__', type_get_bases.index, type_set_bases.index, '');
  getset(t, '__mro__', type_get_mro.index, 0, '');
  getset(t, '__module__', type_module.index, type_set_module.index, '');
  getset(t, '__abstractmethods__', type_abstractmethods.index, type_set_abstractmethods.index, '');
  getset(t, '__dict__', type_dict.index, 0, '');
  getset(t, '__doc__', type_get_doc.index, type_set_doc.index, '');
  getset(t, '__text_signature__', type_get_text_signature.index, 0, '');
  getset(t, '__annotations__', type_get_annotations.index, type_set_annotations.index, '');
  getset(t, '__type_params__', type_get_type_params.index, type_set_type_params.index, '');
}

// --- assignment to __bases__

/** Recomputes the order of the type and all its subclasses; what was replaced goes into the list as (type, new, old). */
function mro_hierarchy(type: PyTypeObject, replaced: PyObject): i32 {
  const at = stackAlloc(1);
  setPtrAt(at, 0, null);
  const res = mro_internal(type, at);
  const old_mro = ptrAt(at, 0);
  stackFree(at);
  if (res <= 0) return res;
  const entry = old_mro
    ? PyTuple_Pack3(type, type.tp_mro as PyObject, old_mro)
    : PyTuple_Pack2(type, type.tp_mro as PyObject);
  if (old_mro) Py_DECREF(old_mro);
  if (!entry) return -1;
  let rc = PyList_Append(replaced, entry);
  Py_DECREF(entry);
  if (rc < 0) return -1;
  // A metaclass's mro() may change who the subclasses are.
  const subclasses = _PyType_GetSubclasses(type);
  if (!subclasses) return -1;
  for (let i: i64 = 0; i < PyList_GET_SIZE(subclasses) && rc >= 0; i++) {
    rc = mro_hierarchy(changetype<PyTypeObject>(PyList_GET_ITEM(subclasses, i)), replaced);
  }
  Py_DECREF(subclasses);
  return rc < 0 ? -1 : 0;
}

/** Whether b is on a's chain of tp_base: also while a nested assignment has not yet recomputed an order. */
function onBaseChain(a: PyTypeObject, b: PyTypeObject): bool {
  let base: PyTypeObject | null = a;
  while (base) {
    if (base == b) return true;
    base = base.tp_base;
  }
  return false;
}

function type_set_bases(type: PyTypeObject, value: PyObject | null, _closure: usize): i32 {
  if (!check_set_special_type_attr(type, value, '__bases__') || !value) return -1;
  if (!PyTuple_Check(value)) {
    PyErr_Format(PyExc_TypeError, 'can only assign tuple to %s.__bases__, not %s', type.tp_name, value.ob_type.tp_name);
    return -1;
  }
  const n = PyTuple_GET_SIZE(value);
  if (n == 0) {
    PyErr_Format(PyExc_TypeError, 'can only assign non-empty tuple to %s.__bases__, not ()', type.tp_name);
    return -1;
  }
  for (let i: i64 = 0; i < n; i++) {
    const ob = PyTuple_GET_ITEM(value, i);
    if (!PyType_Check(ob)) {
      PyErr_Format(
        PyExc_TypeError,
        "%s.__bases__ must be tuple of classes, not '%s'",
        type.tp_name,
        ob.ob_type.tp_name,
      );
      return -1;
    }
    const base = changetype<PyTypeObject>(ob);
    if (is_subtype_with_mro(base.tp_mro, base, type) || (base.tp_mro != null && onBaseChain(base, type))) {
      PyErr_SetString(PyExc_TypeError, 'a __bases__ item causes an inheritance cycle');
      return -1;
    }
  }
  const new_base = best_base(value);
  if (!new_base) return -1;
  if (!compatible_for_assignment(type.tp_base as PyTypeObject, new_base, '__bases__')) return -1;

  const old_bases = type.tp_bases as PyObject;
  const old_base = type.tp_base as PyTypeObject;
  type.tp_bases = Py_NewRef(value);
  Py_INCREF(new_base);
  type.tp_base = new_base;

  const replaced = PyList_New(0);
  if (replaced && mro_hierarchy(type, replaced) >= 0) {
    Py_DECREF(replaced);
    let res = 0;
    // Unless a metaclass's mro() has assigned other bases meanwhile.
    if (type.tp_bases == value) {
      remove_all_subclasses(type, old_bases);
      update_all_slots(type);
      PyType_Modified(type);
      // Last: the exception that there is no memory for it would not outlive the others.
      res = add_all_subclasses(type, value);
    }
    Py_DECREF(old_bases);
    Py_DECREF(old_base);
    return res;
  }
  if (replaced) {
    for (let i = PyList_GET_SIZE(replaced) - 1; i >= 0; i--) {
      const entry = PyList_GET_ITEM(replaced, i);
      const cls = changetype<PyTypeObject>(PyTuple_GET_ITEM(entry, 0));
      const new_mro = PyTuple_GET_ITEM(entry, 1);
      if (cls.tp_mro != new_mro) continue;
      cls.tp_mro = PyTuple_GET_SIZE(entry) > 2 ? Py_NewRef(PyTuple_GET_ITEM(entry, 2)) : null;
      Py_DECREF(new_mro);
    }
    Py_DECREF(replaced);
  }
  if (type.tp_bases == value) {
    type.tp_bases = old_bases;
    type.tp_base = old_base;
    Py_DECREF(value);
    Py_DECREF(new_base);
  } else {
    Py_DECREF(old_bases);
    Py_DECREF(old_base);
  }
  return -1;
}
