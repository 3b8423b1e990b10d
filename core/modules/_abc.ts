// The _abc module: what abc.ABCMeta is made of: registries and caches of subclasses. (CPython: Modules/_abc.c)

import { PyObject_IsSubclass } from '../objects/abstract/isinstance';
import { PyMapping_Items } from '../objects/abstract/mapping';
import { PyIter_Next, PyObject_GetIter } from '../objects/abstract/object';
import {
  PySequence_Fast,
  PySequence_Fast_GET_SIZE,
  PySequence_Fast_ITEMS,
  PySequence_List,
} from '../objects/abstract/sequence';
import { _PyArg_CheckPositional } from '../objects/args';
import { PyObject_GetAttr, PyObject_GetOptionalAttr, PyObject_SetAttr } from '../objects/attribute';
import { Py_False, Py_True } from '../objects/bool';
import { PyCFunction_NewEx } from '../objects/builtin-function';
import { PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg } from '../objects/call';
import { PyDict_DelItem, PyDict_GetItemWithError } from '../objects/dict/dict';
import { PyErr_ExceptionMatches, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_AssertionError, PyExc_RuntimeError, PyExc_TypeError } from '../objects/exceptions/types';
import { PyLong_AsLong, PyLong_CheckExact, PyLong_FromUnsignedLongLong } from '../objects/int';
import { PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE } from '../objects/list';
import { moduleMethod, newModuleWithState, PyModule_GetState, PyModuleDef } from '../objects/module';
import { Py_None, Py_NotImplemented } from '../objects/none';
import { PyObject_IsTrue } from '../objects/object';
import { _PyObject_IsAbstract } from '../objects/property';
import {
  PyFrozenSet_New,
  PySet_Add,
  PySet_Clear,
  PySet_Contains,
  PySet_Discard,
  PySet_GET_SIZE,
  PySet_New,
} from '../objects/set';
import { PyUnicode_InternFromString } from '../objects/str/intern';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack4 } from '../objects/tuple';
import {
  clearFields,
  deallocFields,
  newHeapType,
  PyType_GetModule,
  readyHeapType,
  visitFields,
} from '../objects/type/from-spec';
import { lookup_tp_dict, PyType_Check, PyType_IsSubtype } from '../objects/type/state';
import { _PyType_GetSubclasses } from '../objects/type/subclasses';
import { _PyWeakref_GET_REF, PyWeakref_NewRef } from '../objects/weakref';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { cstr } from '../runtime/static';
import {
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_MAPPING,
  Py_TPFLAGS_SEQUENCE,
  PyMethodDef,
  PyTypeObject,
} from '../runtime/type';

/** 48 bytes: the _abc_impl of an abstract class; the sets are NULL until first used, and hold weak references. */
@unmanaged
export class _abc_data extends PyObject {
  _abc_registry: PyObject | null; // strong
  _abc_cache: PyObject | null; // strong
  _abc_negative_cache: PyObject | null; // strong
  _abc_negative_cache_version: u64; // the counter's value for which the negative cache holds
}

/** 16 bytes. */
@unmanaged
export class _abcmodule_state {
  _abc_data_type: PyTypeObject | null;
  abc_invalidation_counter: u64; // how many classes were registered, anywhere
}

const _abcmodule = staticObject<PyModuleDef>(104);
const destroyDef = staticObject<PyMethodDef>(32);

const REGISTRY = 16;
const CACHE = 24;
const NEGATIVE_CACHE = 32;
const COLLECTION_FLAGS: u64 = Py_TPFLAGS_SEQUENCE | Py_TPFLAGS_MAPPING;

/* @inline */ function stateOf(m: PyObject): _abcmodule_state {
  return changetype<_abcmodule_state>(PyModule_GetState(m));
}

function abc_data_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(self, REGISTRY, 3, visit, arg);
}

function abc_data_clear(self: PyObject): i32 {
  clearFields(self, REGISTRY, 3);
  return 0;
}

function abc_data_dealloc(self: PyObject): void {
  deallocFields(self, abc_data_dealloc.index, REGISTRY, 3);
}

// new
function abc_data_new(type: PyTypeObject, args: PyObject | null, kwds: PyObject | null): PyObject | null {
  // Zeroed: no sets yet.
  const self = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!self) return null;
  const m = PyType_GetModule(type);
  if (m) {
    changetype<_abc_data>(self)._abc_negative_cache_version = stateOf(m).abc_invalidation_counter;
    return self;
  }
  Py_DECREF(self);
  return null;
}

// new: the _abc_impl of a class
function getImpl(m: PyObject, self: PyObject): PyObject | null {
  const impl = PyObject_GetAttr(self, _Py_ID('_abc_impl'));
  if (!impl || impl.ob_type == stateOf(m)._abc_data_type) return impl;
  Py_DECREF(impl);
  return PyErr_SetString(PyExc_TypeError, '_abc_impl is set to a wrong type');
}

/** 1, 0 or -1; what cannot be referenced weakly is in no set. */
function inWeakSet(impl: PyObject, which: usize, o: PyObject): i32 {
  const set = ptrAt(changetype<usize>(impl) + which, 0);
  if (!set || PySet_GET_SIZE(set) == 0) return 0;
  const ref = PyWeakref_NewRef(o, null);
  if (!ref) {
    if (!PyErr_ExceptionMatches(PyExc_TypeError)) return -1;
    PyErr_Clear();
    return 0;
  }
  const res = PySet_Contains(set, ref);
  Py_DECREF(ref);
  return res;
}

/** The callback of the weak references in a set: the dead one leaves it. self: a weak reference to the set. */
function _destroy(self: PyObject, ref: PyObject): PyObject | null {
  const set = _PyWeakref_GET_REF(self);
  if (!set) return Py_None;
  const res = PySet_Discard(set, ref);
  Py_DECREF(set);
  return res < 0 ? null : Py_None;
}

function addToWeakSet(impl: PyObject, which: usize, o: PyObject): i32 {
  const slot = changetype<usize>(impl) + which;
  let set = ptrAt(slot, 0);
  if (!set) {
    set = PySet_New(null);
    if (!set) return -1;
    setPtrAt(slot, 0, set);
  }
  const wr = PyWeakref_NewRef(set, null);
  if (!wr) return -1;
  const callback = PyCFunction_NewEx(changetype<usize>(destroyDef), wr, null);
  Py_DECREF(wr);
  if (!callback) return -1;
  const ref = PyWeakref_NewRef(o, callback);
  Py_DECREF(callback);
  if (!ref) return -1;
  const res = PySet_Add(set, ref);
  Py_DECREF(ref);
  return res;
}

function clearWeakSet(impl: PyObject, which: usize): i32 {
  const set = ptrAt(changetype<usize>(impl) + which, 0);
  return set ? PySet_Clear(set) : 0;
}

function _abc__reset_registry(m: PyObject, self: PyObject): PyObject | null {
  const impl = getImpl(m, self);
  if (!impl) return null;
  const res = clearWeakSet(impl, REGISTRY);
  Py_DECREF(impl);
  return res < 0 ? null : Py_None;
}

function _abc__reset_caches(m: PyObject, self: PyObject): PyObject | null {
  const impl = getImpl(m, self);
  if (!impl) return null;
  let res = clearWeakSet(impl, CACHE);
  if (res == 0) res = clearWeakSet(impl, NEGATIVE_CACHE);
  Py_DECREF(impl);
  return res < 0 ? null : Py_None;
}

function _abc__get_dump(m: PyObject, self: PyObject): PyObject | null {
  const impl = getImpl(m, self);
  if (!impl) return null;
  const data = changetype<_abc_data>(impl);
  const registry = PySet_New(data._abc_registry);
  const cache: PyObject | null = registry ? PySet_New(data._abc_cache) : null;
  const negative: PyObject | null = cache ? PySet_New(data._abc_negative_cache) : null;
  const version: PyObject | null = negative ? PyLong_FromUnsignedLongLong(data._abc_negative_cache_version) : null;
  const res: PyObject | null =
    registry && cache && negative && version ? PyTuple_Pack4(registry, cache, negative, version) : null;
  Py_XDECREF(registry);
  Py_XDECREF(cache);
  Py_XDECREF(negative);
  Py_XDECREF(version);
  Py_DECREF(impl);
  return res;
}

// --- abstract methods

/** Adds name when value is abstract. */
function addIfAbstract(abstracts: PyObject, name: PyObject, value: PyObject): i32 {
  const is_abstract = _PyObject_IsAbstract(value);
  return is_abstract > 0 ? PySet_Add(abstracts, name) : is_abstract;
}

/** The abstract ones among a class's own names. */
function addOwn(abstracts: PyObject, self: PyObject): i32 {
  const ns = PyObject_GetAttr(self, _Py_ID('__dict__'));
  if (!ns) return -1;
  const items = PyMapping_Items(ns);
  Py_DECREF(ns);
  if (!items) return -1;
  let res = 0;
  for (let i: i64 = 0; i < PyList_GET_SIZE(items) && res == 0; i++) {
    const pair = PySequence_Fast(PyList_GET_ITEM(items, i), 'items() returned non-iterable');
    if (!pair) res = -1;
    else if (PySequence_Fast_GET_SIZE(pair) != 2) {
      PyErr_SetString(PyExc_TypeError, 'items() returned item which size is not 2');
      res = -1;
    } else {
      const at = PySequence_Fast_ITEMS(pair);
      res = addIfAbstract(abstracts, objAt(at, 0), objAt(at, 1));
    }
    Py_XDECREF(pair);
  }
  Py_DECREF(items);
  return res;
}

/** Those of one base that the class leaves abstract. */
function addInherited(abstracts: PyObject, self: PyObject, base: PyObject): i32 {
  const at = stackAlloc(1);
  if (PyObject_GetOptionalAttr(base, _Py_ID('__abstractmethods__'), at) < 0) {
    stackFree(at);
    return -1;
  }
  const names = ptrAt(at, 0);
  const iter: PyObject | null = names ? PyObject_GetIter(names) : null;
  let res = names && !iter ? -1 : 0;
  Py_XDECREF(names);
  while (iter && res == 0) {
    const key = PyIter_Next(iter);
    if (!key) {
      if (PyErr_Occurred()) res = -1;
      break;
    }
    res = PyObject_GetOptionalAttr(self, key, at);
    const value = ptrAt(at, 0);
    if (res > 0 && value) {
      res = addIfAbstract(abstracts, key, value);
      Py_DECREF(value);
    }
    Py_DECREF(key);
  }
  Py_XDECREF(iter);
  stackFree(at);
  return res;
}

function addAll(abstracts: PyObject, self: PyObject): i32 {
  if (addOwn(abstracts, self) < 0) return -1;
  const bases = PyObject_GetAttr(self, _Py_ID('__bases__'));
  if (!bases) return -1;
  let res = 0;
  if (!PyTuple_Check(bases)) {
    PyErr_SetString(PyExc_TypeError, '__bases__ is not tuple');
    res = -1;
  } else {
    for (let i: i64 = 0; i < PyTuple_GET_SIZE(bases) && res == 0; i++) {
      res = addInherited(abstracts, self, PyTuple_GET_ITEM(bases, i));
    }
  }
  Py_DECREF(bases);
  return res < 0 ? -1 : PyObject_SetAttr(self, _Py_ID('__abstractmethods__'), abstracts);
}

function compute_abstract_methods(self: PyObject): i32 {
  const abstracts = PyFrozenSet_New(null);
  if (!abstracts) return -1;
  const res = addAll(abstracts, self);
  Py_DECREF(abstracts);
  return res;
}

/** Takes __abc_tpflags__ from the class's dict into its flags. */
function applyFlags(cls: PyTypeObject): bool {
  const dict = lookup_tp_dict(cls) as PyObject;
  const flags = PyDict_GetItemWithError(dict, _Py_ID('__abc_tpflags__'));
  if (!flags) return !PyErr_Occurred();
  if (PyLong_CheckExact(flags)) {
    const val = PyLong_AsLong(flags);
    if (val == -1 && PyErr_Occurred()) return false;
    if ((<u64>val & COLLECTION_FLAGS) == COLLECTION_FLAGS) {
      PyErr_SetString(PyExc_TypeError, '__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING');
      return false;
    }
    cls.tp_flags |= <u64>val & COLLECTION_FLAGS;
  }
  return PyDict_DelItem(dict, _Py_ID('__abc_tpflags__')) == 0;
}

function _abc__abc_init(m: PyObject, self: PyObject): PyObject | null {
  if (compute_abstract_methods(self) < 0) return null;
  const data = abc_data_new(stateOf(m)._abc_data_type as PyTypeObject, null, null);
  if (!data) return null;
  const res = PyObject_SetAttr(self, _Py_ID('_abc_impl'), data);
  Py_DECREF(data);
  if (res < 0) return null;
  if (PyType_Check(self) && !applyFlags(changetype<PyTypeObject>(self))) return null;
  return Py_None;
}

function set_collection_flag_recursive(child: PyTypeObject, flag: u64): void {
  if (child.tp_flags & Py_TPFLAGS_IMMUTABLETYPE || (child.tp_flags & COLLECTION_FLAGS) == flag) return;
  child.tp_flags = (child.tp_flags & ~COLLECTION_FLAGS) | flag;
  const grandchildren = _PyType_GetSubclasses(child);
  if (!grandchildren) return;
  for (let i: i64 = 0; i < PyList_GET_SIZE(grandchildren); i++) {
    const grandchild = PyList_GET_ITEM(grandchildren, i);
    if (PyType_Check(grandchild)) set_collection_flag_recursive(changetype<PyTypeObject>(grandchild), flag);
  }
  Py_DECREF(grandchildren);
}

function _abc__abc_register(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('_abc_register', nargs, 2, 2)) return null;
  const self = objAt(args, 0);
  const subclass = objAt(args, 1);
  if (!PyType_Check(subclass)) return PyErr_SetString(PyExc_TypeError, 'Can only register classes');
  let result = PyObject_IsSubclass(subclass, self);
  if (result > 0) return Py_NewRef(subclass);
  if (result < 0) return null;
  result = PyObject_IsSubclass(self, subclass);
  if (result > 0) return PyErr_SetString(PyExc_RuntimeError, 'Refusing to create an inheritance cycle');
  if (result < 0) return null;
  const impl = getImpl(m, self);
  if (!impl) return null;
  result = addToWeakSet(impl, REGISTRY, subclass);
  Py_DECREF(impl);
  if (result < 0) return null;
  stateOf(m).abc_invalidation_counter++;
  if (PyType_Check(self)) {
    const flag = changetype<PyTypeObject>(self).tp_flags & COLLECTION_FLAGS;
    if (flag) set_collection_flag_recursive(changetype<PyTypeObject>(subclass), flag);
  }
  return Py_NewRef(subclass);
}

// --- checks

function instancecheck(
  m: PyObject,
  impl: PyObject,
  self: PyObject,
  instance: PyObject,
  subclass: PyObject,
): PyObject | null {
  const known = inWeakSet(impl, CACHE, subclass);
  if (known < 0) return null;
  if (known > 0) return Py_True;
  const subtype = instance.ob_type;
  if (subtype == subclass) {
    if (changetype<_abc_data>(impl)._abc_negative_cache_version == stateOf(m).abc_invalidation_counter) {
      const not = inWeakSet(impl, NEGATIVE_CACHE, subclass);
      if (not < 0) return null;
      if (not > 0) return Py_False;
    }
    return PyObject_CallMethodOneArg(self, _Py_ID('__subclasscheck__'), subclass);
  }
  const result = PyObject_CallMethodOneArg(self, _Py_ID('__subclasscheck__'), subclass);
  if (!result) return null;
  const yes = PyObject_IsTrue(result);
  if (yes > 0) return result;
  Py_DECREF(result);
  return yes < 0 ? null : PyObject_CallMethodOneArg(self, _Py_ID('__subclasscheck__'), subtype);
}

function _abc__abc_instancecheck(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('_abc_instancecheck', nargs, 2, 2)) return null;
  const impl = getImpl(m, objAt(args, 0));
  if (!impl) return null;
  const subclass = PyObject_GetAttr(objAt(args, 1), _Py_ID('__class__'));
  const result: PyObject | null = subclass ? instancecheck(m, impl, objAt(args, 0), objAt(args, 1), subclass) : null;
  Py_XDECREF(subclass);
  Py_DECREF(impl);
  return result;
}

/** Whether subclass derives from something registered: 1, 0 or -1. */
function checkRegistry(impl: PyObject, subclass: PyObject): i32 {
  const found = inWeakSet(impl, REGISTRY, subclass);
  if (found) return found;
  const registry = changetype<_abc_data>(impl)._abc_registry;
  if (!registry) return 0;
  // The checks run Python, which may change the set: walk a copy.
  const refs = PySequence_List(registry);
  if (!refs) return -1;
  let res = 0;
  for (let i: i64 = 0; i < PyList_GET_SIZE(refs) && res == 0; i++) {
    const rkey = _PyWeakref_GET_REF(PyList_GET_ITEM(refs, i));
    if (!rkey) continue;
    res = PyObject_IsSubclass(subclass, rkey);
    Py_DECREF(rkey);
    if (res > 0 && addToWeakSet(impl, CACHE, subclass) < 0) res = -1;
  }
  Py_DECREF(refs);
  return res;
}

/** Whether subclass derives from a class that derives from self. */
function checkSubclasses(self: PyObject, impl: PyObject, subclass: PyObject): i32 {
  const name = PyUnicode_InternFromString('__subclasses__');
  if (!name) return -1;
  const subclasses = PyObject_CallMethodNoArgs(self, name);
  Py_DECREF(name);
  if (!subclasses) return -1;
  let res = 0;
  if (!PyList_Check(subclasses)) {
    PyErr_SetString(PyExc_TypeError, '__subclasses__() must return a list');
    res = -1;
  } else {
    for (let i: i64 = 0; i < PyList_GET_SIZE(subclasses) && res == 0; i++) {
      const scls = Py_NewRef(PyList_GET_ITEM(subclasses, i));
      res = PyObject_IsSubclass(subclass, scls);
      Py_DECREF(scls);
      if (res > 0 && addToWeakSet(impl, CACHE, subclass) < 0) res = -1;
    }
  }
  Py_DECREF(subclasses);
  return res;
}

function subclasscheck(m: PyObject, impl: PyObject, self: PyObject, subclass: PyObject): i32 {
  const data = changetype<_abc_data>(impl);
  const known = inWeakSet(impl, CACHE, subclass);
  if (known) return known;
  const counter = stateOf(m).abc_invalidation_counter;
  if (data._abc_negative_cache_version < counter) {
    // Something was registered since: what was no subclass may be one now.
    if (clearWeakSet(impl, NEGATIVE_CACHE) < 0) return -1;
    data._abc_negative_cache_version = counter;
  } else {
    const not = inWeakSet(impl, NEGATIVE_CACHE, subclass);
    if (not) return not < 0 ? -1 : 0;
  }
  const ok = PyObject_CallMethodOneArg(self, _Py_ID('__subclasshook__'), subclass);
  if (!ok) return -1;
  Py_DECREF(ok);
  if (ok == Py_True) return addToWeakSet(impl, CACHE, subclass) < 0 ? -1 : 1;
  if (ok == Py_False) return addToWeakSet(impl, NEGATIVE_CACHE, subclass);
  if (ok != Py_NotImplemented) {
    PyErr_SetString(PyExc_AssertionError, '__subclasshook__ must return either False, True, or NotImplemented');
    return -1;
  }
  if (PyType_IsSubtype(changetype<PyTypeObject>(subclass), changetype<PyTypeObject>(self))) {
    return addToWeakSet(impl, CACHE, subclass) < 0 ? -1 : 1;
  }
  let found = checkRegistry(impl, subclass);
  if (!found) found = checkSubclasses(self, impl, subclass);
  return found ? found : addToWeakSet(impl, NEGATIVE_CACHE, subclass);
}

function _abc__abc_subclasscheck(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('_abc_subclasscheck', nargs, 2, 2)) return null;
  if (!PyType_Check(objAt(args, 1))) return PyErr_SetString(PyExc_TypeError, 'issubclass() arg 1 must be a class');
  const impl = getImpl(m, objAt(args, 0));
  if (!impl) return null;
  const res = subclasscheck(m, impl, objAt(args, 0), objAt(args, 1));
  Py_DECREF(impl);
  return res < 0 ? null : res ? Py_True : Py_False;
}

function _abc_get_cache_token(m: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromUnsignedLongLong(stateOf(m).abc_invalidation_counter);
}

function make__abc_data(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_abc._abc_data', offsetof<_abc_data>(), 0, Py_TPFLAGS_HAVE_GC, null);
  if (!t) return null;
  t.tp_dealloc = abc_data_dealloc.index;
  t.tp_traverse = abc_data_traverse.index;
  t.tp_clear = abc_data_clear.index;
  t.tp_new = abc_data_new.index;
  return readyHeapType(t, 'Internal state held by ABC machinery.');
}

function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(
      m,
      'get_cache_token',
      _abc_get_cache_token.index,
      METH_NOARGS,
      'get_cache_token($module, /)\n--\n\nReturns the current ABC cache token.\n\nThe token is an opaque object (supporting equality testing) identifying the\ncurrent version of the ABC cache for virtual subclasses. The token changes\nwith every call to register() on any ABC.',
    ) >= 0 &&
    moduleMethod(
      m,
      '_abc_init',
      _abc__abc_init.index,
      METH_O,
      '_abc_init($module, self, /)\n--\n\nInternal ABC helper for class set-up. Should be never used outside abc module.',
    ) >= 0 &&
    moduleMethod(
      m,
      '_reset_registry',
      _abc__reset_registry.index,
      METH_O,
      '_reset_registry($module, self, /)\n--\n\nInternal ABC helper to reset registry of a given class.\n\nShould be only used by refleak.py',
    ) >= 0 &&
    moduleMethod(
      m,
      '_reset_caches',
      _abc__reset_caches.index,
      METH_O,
      '_reset_caches($module, self, /)\n--\n\nInternal ABC helper to reset both caches of a given class.\n\nShould be only used by refleak.py',
    ) >= 0 &&
    moduleMethod(
      m,
      '_get_dump',
      _abc__get_dump.index,
      METH_O,
      "_get_dump($module, self, /)\n--\n\nInternal ABC helper for cache and registry debugging.\n\nReturn shallow copies of registry, of both caches, and\nnegative cache version. Don't call this function directly,\ninstead use ABC._dump_registry() for a nice repr.",
    ) >= 0 &&
    moduleMethod(
      m,
      '_abc_register',
      _abc__abc_register.index,
      METH_FASTCALL,
      '_abc_register($module, self, subclass, /)\n--\n\nInternal ABC helper for subclasss registration. Should be never used outside abc module.',
    ) >= 0 &&
    moduleMethod(
      m,
      '_abc_instancecheck',
      _abc__abc_instancecheck.index,
      METH_FASTCALL,
      '_abc_instancecheck($module, self, instance, /)\n--\n\nInternal ABC helper for instance checks. Should be never used outside abc module.',
    ) >= 0 &&
    moduleMethod(
      m,
      '_abc_subclasscheck',
      _abc__abc_subclasscheck.index,
      METH_FASTCALL,
      '_abc_subclasscheck($module, self, subclass, /)\n--\n\nInternal ABC helper for subclasss checks. Should be never used outside abc module.',
    ) >= 0
  );
}

// new
export function init__abc_module(): PyObject | null {
  const m = newModuleWithState(
    _abcmodule,
    '_abc',
    'Module contains faster C implementation of abc.ABCMeta',
    offsetof<_abcmodule_state>(),
    1,
  );
  if (!m) return null;
  destroyDef.ml_name = cstr('_destroy');
  destroyDef.ml_meth = _destroy.index;
  destroyDef.ml_flags = METH_O;
  if (addFunctions(m)) {
    stateOf(m)._abc_data_type = make__abc_data(m);
    if (stateOf(m)._abc_data_type) return m;
  }
  Py_DECREF(m);
  return null;
}
