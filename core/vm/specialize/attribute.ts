// Specialised forms of LOAD_ATTR and STORE_ATTR. (CPython: Python/specialize.c)
//
//  pc + 2  counter │ + 4  type version:4 │ + 8  keys version:4, or an index or offset:2 │ + 12  a borrowed object:8

import { PyObject_GenericGetAttr, PyObject_GenericSetAttr } from '../../objects/attribute';
import { PyCodeObject } from '../../objects/code';
import { PyMemberDescr_Type, PyMemberDescrObject } from '../../objects/descriptor';
import {
  _PyDictKeys_GetVersionForCurrentState,
  PyDictKeys_GetVersionForCurrentState,
} from '../../objects/dict/class-keys';
import { _PyDict_LookupIndex, PyDict_CheckExact } from '../../objects/dict/dict';
import { _PyDictKeys_StringLookup } from '../../objects/dict/lookup';
import { _PyObject_GetManagedDict } from '../../objects/dict/managed';
import { PyDictObject } from '../../objects/dict/struct';
import { _PyFunction_GetVersionForCurrentState, PyFunction_Type, PyFunctionObject } from '../../objects/function';
import { PyModule_GetDict, PyModule_Type } from '../../objects/module';
import { PyProperty_Type, propertyobject } from '../../objects/property';
import { _PyType_Lookup } from '../../objects/type/lookup';
import { _Py_slot_tp_getattr_hook, _Py_slot_tp_getattro } from '../../objects/type/slots';
import { PyObject_TypeCheck, PyType_Check } from '../../objects/type/state';
import { PyBaseObject_Type, PyType_Type } from '../../objects/type/struct';
import { _PyType_AssignVersion } from '../../objects/type/version';
import { _Py_ID } from '../../runtime/identifiers';
import { mainInterpreter } from '../../runtime/interp';
import { PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import {
  Py_AUDIT_READ,
  Py_READONLY,
  Py_T_OBJECT_EX,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_INLINE_VALUES,
  Py_TPFLAGS_MANAGED_DICT,
  Py_TPFLAGS_METHOD_DESCRIPTOR,
  PyHeapTypeObject,
  PyTypeObject,
} from '../../runtime/type';
import {
  LOAD_ATTR_CLASS,
  LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN,
  LOAD_ATTR_INSTANCE_VALUE,
  LOAD_ATTR_METHOD_LAZY_DICT,
  LOAD_ATTR_METHOD_NO_DICT,
  LOAD_ATTR_METHOD_WITH_VALUES,
  LOAD_ATTR_MODULE,
  LOAD_ATTR_NONDESCRIPTOR_NO_DICT,
  LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES,
  LOAD_ATTR_PROPERTY,
  LOAD_ATTR_SLOT,
  LOAD_ATTR_WITH_HINT,
  STORE_ATTR_INSTANCE_VALUE,
  STORE_ATTR_SLOT,
  STORE_ATTR_WITH_HINT,
} from '../opcodes';
import { specialized, unspecialized } from './counter';
import { isSimpleFunction } from './operator';

const MANAGED_DICT_OFFSET: i64 = -24;

// What a name is in a type (DescriptorClassification).
const OVERRIDING = 0;
const METHOD = 1;
const PROPERTY = 2;
const OBJECT_SLOT = 3;
const OTHER_SLOT = 4;
const NON_OVERRIDING = 5;
const NON_DESCRIPTOR = 6;
const ABSENT = 7;
const DUNDER_CLASS = 8;
const GETSET_OVERRIDDEN = 9;
const GETATTRIBUTE_IS_PYTHON_FUNCTION = 10;
const MUTABLE = 11;

/** What the name is in the type; the object found goes to *descr (borrowed). */
function analyze_descriptor(type: PyTypeObject, name: PyObject, descr: usize, to_store: bool): i32 {
  setPtrAt(descr, 0, null);
  let has_getattr = false;
  if (to_store) {
    if (type.tp_setattro != PyObject_GenericSetAttr.index) return GETSET_OVERRIDDEN;
  } else if (type.tp_getattro != PyObject_GenericGetAttr.index) {
    if (type.tp_getattro != _Py_slot_tp_getattr_hook.index && type.tp_getattro != _Py_slot_tp_getattro.index)
      return GETSET_OVERRIDDEN;
    const getattribute = _PyType_Lookup(type, _Py_ID('__getattribute__'));
    has_getattr = _PyType_Lookup(type, _Py_ID('__getattr__')) != null;
    if (getattribute && getattribute != mainInterpreter.callable_cache_object__getattribute__) {
      if (type.tp_getattro == _Py_slot_tp_getattro.index && !has_getattr && getattribute.ob_type == PyFunction_Type) {
        setPtrAt(descr, 0, getattribute);
        return GETATTRIBUTE_IS_PYTHON_FUNCTION;
      }
      return GETSET_OVERRIDDEN;
    }
  }
  const descriptor = _PyType_Lookup(type, name);
  setPtrAt(descr, 0, descriptor);
  if (!descriptor) return ABSENT;
  const cls = descriptor.ob_type;
  if (!(cls.tp_flags & Py_TPFLAGS_IMMUTABLETYPE)) return MUTABLE;
  if (cls.tp_descr_set) {
    if (cls == PyMemberDescr_Type) {
      return changetype<PyMemberDescrObject>(descriptor).d_member!.type == Py_T_OBJECT_EX ? OBJECT_SLOT : OTHER_SLOT;
    }
    if (cls == PyProperty_Type) return has_getattr ? GETSET_OVERRIDDEN : PROPERTY;
    if (name == _Py_ID('__class__') && descriptor == _PyType_Lookup(PyBaseObject_Type, name)) return DUNDER_CLASS;
    return OVERRIDING;
  }
  if (cls.tp_descr_get) return cls.tp_flags & Py_TPFLAGS_METHOD_DESCRIPTOR ? METHOD : NON_OVERRIDING;
  return NON_DESCRIPTOR;
}

/** The value is the instance's own, or can be. */
function instance_has_key(o: PyObject, name: PyObject): bool {
  const type = o.ob_type;
  if (!(type.tp_flags & Py_TPFLAGS_MANAGED_DICT)) return false;
  if (type.tp_flags & Py_TPFLAGS_INLINE_VALUES && inlineValid(o)) {
    return _PyDictKeys_StringLookup(changetype<PyHeapTypeObject>(type).ht_cached_keys, name) >= 0;
  }
  const dict = _PyObject_GetManagedDict(o);
  if (!dict || !PyDict_CheckExact(dict) || changetype<PyDictObject>(dict).ma_values) return false;
  return _PyDict_LookupIndex(dict, name) >= 0;
}

/* @inline */ function inlineValid(o: PyObject): bool {
  return load<u8>(changetype<usize>(o) + <usize>o.ob_type.tp_basicsize, 3) != 0;
}

/** A version tag for the type; false: it has used all it may. */
function versioned(type: PyTypeObject): bool {
  return _PyType_AssignVersion(type) != 0;
}

/** The instance's own value, by offset or by index of its dict. */
function specialize_dict_access(
  owner: PyObject,
  pc: usize,
  name: PyObject,
  storing: bool,
  values_op: i32,
  hint_op: i32,
): bool {
  const type = owner.ob_type;
  if (!(type.tp_flags & Py_TPFLAGS_MANAGED_DICT)) return false;
  const dict = _PyObject_GetManagedDict(owner);
  if (type.tp_flags & Py_TPFLAGS_INLINE_VALUES && inlineValid(owner) && !(storing && dict)) {
    const index = _PyDictKeys_StringLookup(changetype<PyHeapTypeObject>(type).ht_cached_keys, name);
    if (index < 0) return false;
    const offset = type.tp_basicsize + 8 + (index << 3);
    if (offset > 0xffff) return false;
    store<u16>(pc, <u16>offset, 8);
    store<u32>(pc, type.tp_version_tag, 4);
    specialized(pc, values_op);
    return true;
  }
  if (!dict || !PyDict_CheckExact(dict) || changetype<PyDictObject>(dict).ma_values) return false;
  const index = _PyDict_LookupIndex(dict, name);
  if (index < 0 || index > 0xffff) return false;
  store<u16>(pc, <u16>index, 8);
  store<u32>(pc, type.tp_version_tag, 4);
  specialized(pc, hint_op);
  return true;
}

/** A method or plain value of the class, seen through an instance that does not shadow it. */
function specialize_attr_loadclassattr(
  owner: PyObject,
  pc: usize,
  name: PyObject,
  descr: PyObject,
  is_method: bool,
): bool {
  const type = owner.ob_type;
  let opcode: i32;
  if (type.tp_flags & Py_TPFLAGS_INLINE_VALUES) {
    const keys = changetype<PyHeapTypeObject>(type).ht_cached_keys;
    if (_PyDictKeys_StringLookup(keys, name) >= 0) return false;
    const keys_version = _PyDictKeys_GetVersionForCurrentState(keys);
    if (keys_version == 0) return false;
    store<u32>(pc, keys_version, 8);
    opcode = is_method ? LOAD_ATTR_METHOD_WITH_VALUES : LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES;
  } else {
    let dictoffset: i64 = MANAGED_DICT_OFFSET;
    if (!(type.tp_flags & Py_TPFLAGS_MANAGED_DICT)) {
      dictoffset = type.tp_dictoffset;
      if (dictoffset < 0 || dictoffset > 0x7fff + MANAGED_DICT_OFFSET) return false;
    }
    if (dictoffset == 0) opcode = is_method ? LOAD_ATTR_METHOD_NO_DICT : LOAD_ATTR_NONDESCRIPTOR_NO_DICT;
    else if (is_method) {
      if (load<usize>(changetype<usize>(owner) + <usize>dictoffset)) return false;
      store<u16>(pc, <u16>(dictoffset - MANAGED_DICT_OFFSET), 8);
      opcode = LOAD_ATTR_METHOD_LAZY_DICT;
    } else return false;
  }
  store<u32>(pc, type.tp_version_tag, 4);
  store<u64>(pc, <u64>changetype<usize>(descr), 12);
  specialized(pc, opcode);
  return true;
}

/** A function's version, in the cache, with the function; false: it cannot be entered directly. */
function cacheFunction(pc: usize, type: PyTypeObject, f: PyObject, argcount: i32): bool {
  if (f.ob_type != PyFunction_Type) return false;
  const code = changetype<PyCodeObject>(changetype<PyFunctionObject>(f).func_code);
  if (!isSimpleFunction(code) || code.co_argcount != argcount) return false;
  if (load<u8>(pc, 1) & 1) return false;
  const version = _PyFunction_GetVersionForCurrentState(f);
  if (version == 0) return false;
  store<u32>(pc, version, 8);
  store<u32>(pc, type.tp_version_tag, 4);
  store<u64>(pc, <u64>changetype<usize>(f), 12);
  return true;
}

function cacheSlot(pc: usize, type: PyTypeObject, offset: i64, opcode: i32): bool {
  if (offset < 0 || offset > 0xffff) return false;
  store<u16>(pc, <u16>offset, 8);
  store<u32>(pc, type.tp_version_tag, 4);
  specialized(pc, opcode);
  return true;
}

function specialize_instance_load_attr(owner: PyObject, pc: usize, name: PyObject): bool {
  const type = owner.ob_type;
  const shadow = instance_has_key(owner, name);
  const out = stackAlloc(1);
  const kind = analyze_descriptor(type, name, out, false);
  const descr = ptrAt(out, 0);
  stackFree(out);
  if (!versioned(type)) return false;
  const as_method = (load<u8>(pc, 1) & 1) != 0;
  if (kind == PROPERTY) {
    const fget = changetype<propertyobject>(descr).prop_get;
    if (!fget || !cacheFunction(pc, type, fget, 1)) return false;
    specialized(pc, LOAD_ATTR_PROPERTY);
    return true;
  }
  if (kind == OBJECT_SLOT) {
    const member = changetype<PyMemberDescrObject>(descr);
    const def = member.d_member!;
    if (!PyObject_TypeCheck(owner, member.d_type!) || def.flags & Py_AUDIT_READ) return false;
    return cacheSlot(pc, type, def.offset, LOAD_ATTR_SLOT);
  }
  if (kind == DUNDER_CLASS) return cacheSlot(pc, type, 8, LOAD_ATTR_SLOT);
  if (kind == GETATTRIBUTE_IS_PYTHON_FUNCTION) {
    if (!cacheFunction(pc, type, descr!, 2)) return false;
    specialized(pc, LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN);
    return true;
  }
  if (kind != METHOD && kind != NON_DESCRIPTOR && kind != NON_OVERRIDING && kind != ABSENT) return false;
  if (!shadow) {
    if (kind == METHOD) return as_method && specialize_attr_loadclassattr(owner, pc, name, descr!, true);
    if (kind == NON_DESCRIPTOR) return !as_method && specialize_attr_loadclassattr(owner, pc, name, descr!, false);
    return false;
  }
  return specialize_dict_access(owner, pc, name, false, LOAD_ATTR_INSTANCE_VALUE, LOAD_ATTR_WITH_HINT);
}

function specialize_module_load_attr(owner: PyObject, pc: usize, name: PyObject): bool {
  const dict = PyModule_GetDict(owner);
  if (changetype<PyDictObject>(dict).ma_keys!.dk_kind == 0) return false;
  if (_PyDict_LookupIndex(dict, _Py_ID('__getattr__')) >= 0) return false;
  const index = _PyDict_LookupIndex(dict, name);
  if (index < 0 || index > 0xffff) return false;
  const version = PyDictKeys_GetVersionForCurrentState(dict);
  if (version == 0) return false;
  store<u32>(pc, version, 4);
  store<u16>(pc, <u16>index, 8);
  specialized(pc, LOAD_ATTR_MODULE);
  return true;
}

function specialize_class_load_attr(cls: PyTypeObject, pc: usize, name: PyObject): bool {
  if (cls.ob_type.tp_getattro != PyType_Type.tp_getattro) return false;
  if (_PyType_Lookup(cls.ob_type, name)) return false;
  // A metaclass that can change may come to have the attribute.
  if (!(cls.ob_type.tp_flags & Py_TPFLAGS_IMMUTABLETYPE)) return false;
  const out = stackAlloc(1);
  const kind = analyze_descriptor(cls, name, out, false);
  const descr = ptrAt(out, 0);
  stackFree(out);
  if (!versioned(cls)) return false;
  if (kind != METHOD && kind != NON_DESCRIPTOR) return false;
  store<u32>(pc, cls.tp_version_tag, 4);
  store<u64>(pc, <u64>changetype<usize>(descr), 12);
  specialized(pc, LOAD_ATTR_CLASS);
  return true;
}

/* @noinline */ export function _Py_Specialize_LoadAttr(owner: PyObject, pc: usize, name: PyObject): void {
  let done: bool;
  if (owner.ob_type == PyModule_Type) done = specialize_module_load_attr(owner, pc, name);
  else if (PyType_Check(owner)) done = specialize_class_load_attr(changetype<PyTypeObject>(owner), pc, name);
  else done = specialize_instance_load_attr(owner, pc, name);
  if (!done) unspecialized(pc);
}

function specialize_store_attr(owner: PyObject, pc: usize, name: PyObject): bool {
  const type = owner.ob_type;
  const out = stackAlloc(1);
  const kind = analyze_descriptor(type, name, out, true);
  const descr = ptrAt(out, 0);
  stackFree(out);
  if (!versioned(type)) return false;
  if (kind == OBJECT_SLOT) {
    const member = changetype<PyMemberDescrObject>(descr);
    const def = member.d_member!;
    if (!PyObject_TypeCheck(owner, member.d_type!) || def.flags & Py_READONLY) return false;
    return cacheSlot(pc, type, def.offset, STORE_ATTR_SLOT);
  }
  return (
    kind == ABSENT && specialize_dict_access(owner, pc, name, true, STORE_ATTR_INSTANCE_VALUE, STORE_ATTR_WITH_HINT)
  );
}

/* @noinline */ export function _Py_Specialize_StoreAttr(owner: PyObject, pc: usize, name: PyObject): void {
  if (owner.ob_type == PyModule_Type || !specialize_store_attr(owner, pc, name)) unspecialized(pc);
}
