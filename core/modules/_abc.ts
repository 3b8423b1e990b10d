// The _abc module: what abc.ABCMeta is made of: registries and caches of subclasses. (CPython: Modules/_abc.c)

import { PyObject_IsSubclass } from '../objects/abstract/isinstance';
import { _PyArg_CheckPositional } from '../objects/args';
import { PyObject_SetAttr } from '../objects/attribute';
import { PyDict_DelItem, PyDict_GetItemWithError } from '../objects/dict/dict';
import { PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_RuntimeError, PyExc_TypeError } from '../objects/exceptions/types';
import { PyLong_AsLong, PyLong_CheckExact, PyLong_FromUnsignedLongLong } from '../objects/int';
import { PyList_GET_ITEM, PyList_GET_SIZE } from '../objects/list';
import { moduleMethod, newModuleWithState, PyModuleDef } from '../objects/module';
import { Py_None } from '../objects/none';
import { PySet_New } from '../objects/set';
import { PyTuple_Pack4 } from '../objects/tuple';
import {
  clearFields,
  deallocFields,
  newHeapType,
  PyType_GetModule,
  readyHeapType,
  visitFields,
} from '../objects/type/from-spec';
import { lookup_tp_dict, PyType_Check } from '../objects/type/state';
import { _PyType_GetSubclasses } from '../objects/type/subclasses';
import { Py_DECREF, Py_NewRef, Py_XDECREF } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { objAt, PyObject } from '../runtime/object';
import { cstr } from '../runtime/static';
import {
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_MAPPING,
  Py_TPFLAGS_SEQUENCE,
  PyTypeObject,
} from '../runtime/type';
import { compute_abstract_methods } from './_abc/abstract';
import { _abc__abc_instancecheck, _abc__abc_subclasscheck } from './_abc/checks';
import {
  _abc_data,
  _abcmodule_state,
  _destroy,
  addToWeakSet,
  CACHE,
  clearWeakSet,
  destroyDef,
  getImpl,
  NEGATIVE_CACHE,
  REGISTRY,
  stateOf,
} from './_abc/state';

const _abcmodule = staticObject<PyModuleDef>(104);

const COLLECTION_FLAGS: u64 = Py_TPFLAGS_SEQUENCE | Py_TPFLAGS_MAPPING;

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
