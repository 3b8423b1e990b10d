// The _collections module: deque (deque.ts), defaultdict, OrderedDict (objects/odict.ts), and what namedtuple and Counter are
// made fast with. (CPython: Modules/_collectionsmodule.c)

import { PyNumber_Index } from '../objects/abstract/conversion';
import { PyNumber_Add } from '../objects/abstract/number';
import { PyIter_Next, PyObject_GetIter, PyObject_SetItem } from '../objects/abstract/object';
import { PySequence_GetSlice } from '../objects/abstract/sequence';
import { _PyArg_CheckPositional, _PyArg_NoKeywords } from '../objects/args';
import { PyObject_GenericGetAttr, PyObject_GetAttr } from '../objects/attribute';
import { _PyObject_CallTwo, PyObject_CallMethodNoArgs, PyObject_CallNoArgs } from '../objects/call';
import {
  _PyDict_GetItem_KnownHash,
  _PyDict_SetItem_KnownHash,
  PyDict_Check,
  PyDict_Type,
  PyDict_Update,
} from '../objects/dict/dict';
import { PyDictObject } from '../objects/dict/struct';
import { PyErr_Format, PyErr_SetObject, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_AttributeError, PyExc_IndexError, PyExc_KeyError, PyExc_TypeError } from '../objects/exceptions/types';
import { Py_GenericAlias } from '../objects/generic-alias';
import { _PyLong_GetOne, _PyLong_GetZero, PyLong_AsSsize_t, PyLong_FromSsize_t } from '../objects/int';
import { moduleMethod, newModuleWithState, PyModule_AddType, PyModule_GetState, PyModuleDef } from '../objects/module';
import { Py_None, Py_NotImplemented } from '../objects/none';
import { Py_ReprEnter, Py_ReprLeave, PyCallable_Check, PyObject_Hash, PyObject_Repr } from '../objects/object';
import { PyODict_Type } from '../objects/odict/nodes';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_FromString } from '../objects/str/new';
import {
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_Pack1,
  PyTuple_Pack2,
  PyTuple_SET_ITEM,
  tuple_get_empty,
  tuplePackSteal2,
} from '../objects/tuple';
import {
  clearFields,
  deallocFields,
  newHeapType,
  PyType_GetModuleByDef,
  readyHeapType,
  visitFields,
} from '../objects/type/from-spec';
import { _PyType_Lookup } from '../objects/type/lookup';
import { _PyType_Name, PyObject_TypeCheck } from '../objects/type/state';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { PyType_GenericAlloc } from '../runtime/gc/alloc';
import { PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_ID } from '../runtime/identifiers';
import { arg, objAt, Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, PyObject } from '../runtime/object';
import { member, method, numberMethods } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_CLASS,
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_MAPPING,
  PyTypeObject,
} from '../runtime/type';
import { make_deque } from './_collections/deque';
import { make__deque_iterator, make__deque_reverse_iterator } from './_collections/deque/iterators';

/** 56 bytes. */
@unmanaged
export class defdictobject extends PyDictObject {
  default_factory: PyObject | null; // strong; NULL or None: none
}

/** 32 bytes. */
@unmanaged
export class _tuplegetterobject extends PyObject {
  index: i64;
  doc: PyObject | null; // strong
}

/** 40 bytes. */
@unmanaged
export class collections_state {
  deque_type: PyTypeObject | null;
  defdict_type: PyTypeObject | null;
  dequeiter_type: PyTypeObject | null;
  dequereviter_type: PyTypeObject | null;
  tuplegetter_type: PyTypeObject | null;
}

export const _collectionsmodule = staticObject<PyModuleDef>(104);

// --- defaultdict

const FACTORY = 48;

/* @inline */ function asDefaultDict(o: PyObject): defdictobject {
  return changetype<defdictobject>(o);
}

function defdict_missing(o: PyObject, key: PyObject): PyObject | null {
  const factory = asDefaultDict(o).default_factory;
  if (!factory || factory == Py_None) {
    const tuple = PyTuple_Pack1(key);
    if (!tuple) return null;
    PyErr_SetObject(PyExc_KeyError, tuple);
    Py_DECREF(tuple);
    return null;
  }
  const value = PyObject_CallNoArgs(factory);
  if (!value) return null;
  if (PyObject_SetItem(o, key, value) < 0) {
    Py_DECREF(value);
    return null;
  }
  return value;
}

// new: one of the same class and factory
function new_defdict(o: PyObject, arg: PyObject): PyObject | null {
  const factory = asDefaultDict(o).default_factory;
  return _PyObject_CallTwo(o.ob_type, factory ? factory : Py_None, arg);
}

function defdict_copy(o: PyObject, unused: PyObject | null): PyObject | null {
  return new_defdict(o, o);
}

function defdict_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const factory = asDefaultDict(o).default_factory;
  const args = !factory || factory == Py_None ? tuple_get_empty() : PyTuple_Pack1(factory);
  if (!args) return null;
  const items = PyObject_CallMethodNoArgs(o, _Py_ID('items'));
  const iter: PyObject | null = items ? PyObject_GetIter(items) : null;
  Py_XDECREF(items);
  const result: PyObject | null = iter ? PyTuple_New(5) : null;
  if (iter && result) {
    PyTuple_SET_ITEM(result, 0, Py_NewRef<PyObject>(o.ob_type));
    PyTuple_SET_ITEM(result, 1, Py_NewRef(args));
    PyTuple_SET_ITEM(result, 2, Py_None);
    PyTuple_SET_ITEM(result, 3, Py_None);
    PyTuple_SET_ITEM(result, 4, Py_NewRef(iter));
  }
  Py_XDECREF(iter);
  Py_DECREF(args);
  return result;
}

function defdict_dealloc(o: PyObject): void {
  const type = o.ob_type;
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o, defdict_dealloc.index)) return;
  clearFields(o, FACTORY, 1);
  call_indirect<void>(<u32>PyDict_Type.tp_dealloc, o);
  Py_DECREF(type);
  _PyTrash_end();
}

function defdict_repr(o: PyObject): PyObject | null {
  const base = call_indirect<PyObject | null>(<u32>PyDict_Type.tp_repr, o);
  if (!base) return null;
  const factory = asDefaultDict(o).default_factory;
  let text: PyObject | null;
  if (!factory) text = PyUnicode_FromString('None');
  else {
    const status = Py_ReprEnter(factory);
    if (status < 0) {
      Py_DECREF(base);
      return null;
    }
    // A factory may be a bound method of the dict itself.
    text = status ? PyUnicode_FromString('...') : PyObject_Repr(factory);
    Py_ReprLeave(factory);
  }
  const result: PyObject | null = text
    ? PyUnicode_FromFormat('%s(%U, %U)', _PyType_Name(o.ob_type), arg(text), arg(base))
    : null;
  Py_XDECREF(text);
  Py_DECREF(base);
  return result;
}

function defdict_or(left: PyObject, right: PyObject): PyObject | null {
  // One of the two is a defaultdict, or a subclass's instance.
  let m = PyType_GetModuleByDef(left.ob_type, _collectionsmodule);
  if (!m) {
    PyErr_Clear();
    m = PyType_GetModuleByDef(right.ob_type, _collectionsmodule);
    if (!m) return null;
  }
  const type = changetype<collections_state>(PyModule_GetState(m)).defdict_type as PyTypeObject;
  let self = left;
  let other = right;
  if (!PyObject_TypeCheck(left, type)) {
    self = right;
    other = left;
  }
  if (!PyDict_Check(other)) return Py_NotImplemented;
  const result = new_defdict(self, left);
  if (!result) return null;
  if (PyDict_Update(result, right) == 0) return result;
  Py_DECREF(result);
  return null;
}

function defdict_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = visitFields(o, FACTORY, 1, visit, argument);
  return r ? r : call_indirect<i32>(<u32>PyDict_Type.tp_traverse, o, visit, argument);
}

function defdict_tp_clear(o: PyObject): i32 {
  clearFields(o, FACTORY, 1);
  return call_indirect<i32>(<u32>PyDict_Type.tp_clear, o);
}

function defdict_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const n = PyTuple_GET_SIZE(args);
  let factory: PyObject | null = null;
  if (n > 0) {
    factory = PyTuple_GET_ITEM(args, 0);
    if (!PyCallable_Check(factory) && factory != Py_None) {
      PyErr_SetString(PyExc_TypeError, 'first argument must be callable or None');
      return -1;
    }
  }
  const rest = PySequence_GetSlice(args, n > 0 ? 1 : 0, n);
  if (!rest) return -1;
  const old = asDefaultDict(o).default_factory;
  asDefaultDict(o).default_factory = Py_XNewRef(factory);
  const result = call_indirect<i32>(<u32>PyDict_Type.tp_init, o, rest, kwds);
  Py_DECREF(rest);
  Py_XDECREF(old);
  return result;
}

function make_defaultdict(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'collections.defaultdict',
    offsetof<defdictobject>(),
    0,
    Py_TPFLAGS_MAPPING | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    PyDict_Type,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = defdict_dealloc.index;
  t.tp_repr = defdict_repr.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = defdict_traverse.index;
  t.tp_clear = defdict_tp_clear.index;
  t.tp_init = defdict_init.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  numberMethods(t).nb_or = defdict_or.index;
  method(
    t,
    '__missing__',
    defdict_missing.index,
    METH_O,
    '__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if self.default_factory is None: raise KeyError((key,))\n  self[key] = value = self.default_factory()\n  return value\n',
  );
  method(t, 'copy', defdict_copy.index, METH_NOARGS, 'D.copy() -> a shallow copy of D.');
  method(t, '__copy__', defdict_copy.index, METH_NOARGS, 'D.copy() -> a shallow copy of D.');
  method(t, '__reduce__', defdict_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__class_getitem__', Py_GenericAlias.index, METH_O | METH_CLASS, 'See PEP 585');
  member(t, 'default_factory', _Py_T_OBJECT, 48, 0, 'Factory for default value called by __missing__().');
  return readyHeapType(
    t,
    'defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without arguments to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll remaining arguments are treated the same as if they were\npassed to the dict constructor, including keyword arguments.\n',
  );
}

// --- namedtuple's fields

/* @inline */ function getter(o: PyObject): _tuplegetterobject {
  return changetype<_tuplegetterobject>(o);
}

function tuplegetter_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('_tuplegetter', kwds)) return null;
  if (!_PyArg_CheckPositional('_tuplegetter', PyTuple_GET_SIZE(args), 2, 2)) return null;
  const number = PyNumber_Index(PyTuple_GET_ITEM(args, 0));
  if (!number) return null;
  const index = PyLong_AsSsize_t(number);
  Py_DECREF(number);
  if (index == -1 && PyErr_Occurred()) return null;
  const self = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!self) return null;
  getter(self).index = index;
  getter(self).doc = Py_NewRef(PyTuple_GET_ITEM(args, 1));
  return self;
}

function tuplegetter_descr_get(self: PyObject, obj: PyObject | null, type: PyObject | null): PyObject | null {
  const index = getter(self).index;
  if (!obj) return Py_NewRef(self);
  if (!PyTuple_Check(obj)) {
    if (obj == Py_None) return Py_NewRef(self);
    return PyErr_Format(
      PyExc_TypeError,
      "descriptor for index '%zd' for tuple subclasses doesn't apply to '%s' object",
      index,
      obj.ob_type.tp_name,
    );
  }
  if (<u64>index >= <u64>PyTuple_GET_SIZE(obj)) return PyErr_SetString(PyExc_IndexError, 'tuple index out of range');
  return Py_NewRef(PyTuple_GET_ITEM(obj, index));
}

function tuplegetter_descr_set(self: PyObject, obj: PyObject, value: PyObject | null): i32 {
  PyErr_SetString(PyExc_AttributeError, value ? "can't set attribute" : "can't delete attribute");
  return -1;
}

function tuplegetter_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  return visitFields(self, offsetof<_tuplegetterobject>('_doc'), 1, visit, argument);
}

function tuplegetter_clear(self: PyObject): i32 {
  clearFields(self, offsetof<_tuplegetterobject>('_doc'), 1);
  return 0;
}

function tuplegetter_dealloc(self: PyObject): void {
  deallocFields(self, tuplegetter_dealloc.index, offsetof<_tuplegetterobject>('_doc'), 1);
}

function tuplegetter_reduce(self: PyObject, unused: PyObject | null): PyObject | null {
  const index = PyLong_FromSsize_t(getter(self).index);
  if (!index) return null;
  const args = PyTuple_Pack2(index, getter(self).doc as PyObject);
  Py_DECREF(index);
  return args ? tuplePackSteal2(Py_NewRef<PyObject>(self.ob_type), args) : null;
}

function tuplegetter_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat('%s(%zd, %R)', _PyType_Name(self.ob_type), getter(self).index, arg(getter(self).doc));
}

function make__tuplegetter(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'collections._tuplegetter',
    offsetof<_tuplegetterobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_GC,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = tuplegetter_dealloc.index;
  t.tp_repr = tuplegetter_repr.index;
  t.tp_traverse = tuplegetter_traverse.index;
  t.tp_clear = tuplegetter_clear.index;
  t.tp_descr_get = tuplegetter_descr_get.index;
  t.tp_descr_set = tuplegetter_descr_set.index;
  t.tp_new = tuplegetter_new.index;
  method(t, '__reduce__', tuplegetter_reduce.index, METH_NOARGS, '');
  member(t, '__doc__', _Py_T_OBJECT, 24, 0, '');
  return readyHeapType(t, '');
}

// --- Counter

/** One more of each key, in a mapping that is a dict in all that matters. */
function countInDict(mapping: PyObject, it: PyObject): bool {
  const one = _PyLong_GetOne();
  while (true) {
    const key = PyIter_Next(it);
    if (!key) return !PyErr_Occurred();
    const hash = PyObject_Hash(key);
    let ok = hash != -1;
    if (ok) {
      const old = _PyDict_GetItem_KnownHash(mapping, key, hash);
      if (!old) ok = !PyErr_Occurred() && _PyDict_SetItem_KnownHash(mapping, key, one, hash) == 0;
      else {
        const sum = PyNumber_Add(old, one);
        ok = sum != null && _PyDict_SetItem_KnownHash(mapping, key, sum, hash) == 0;
        Py_XDECREF(sum);
      }
    }
    Py_DECREF(key);
    if (!ok) return false;
  }
}

function countInMapping(mapping: PyObject, it: PyObject): bool {
  const get = PyObject_GetAttr(mapping, _Py_ID('get'));
  if (!get) return false;
  let ok = true;
  while (ok) {
    const key = PyIter_Next(it);
    if (!key) {
      ok = !PyErr_Occurred();
      break;
    }
    const old = _PyObject_CallTwo(get, key, _PyLong_GetZero());
    const sum: PyObject | null = old ? PyNumber_Add(old, _PyLong_GetOne()) : null;
    ok = sum != null && PyObject_SetItem(mapping, key, sum) == 0;
    Py_XDECREF(old);
    Py_XDECREF(sum);
    Py_DECREF(key);
  }
  Py_DECREF(get);
  return ok;
}

function _count_elements(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('_count_elements', nargs, 2, 2)) return null;
  const mapping = objAt(args, 0);
  const it = PyObject_GetIter(objAt(args, 1));
  if (!it) return null;
  const type = mapping.ob_type;
  const get = _PyType_Lookup(type, _Py_ID('get'));
  const setitem = _PyType_Lookup(type, _Py_ID('__setitem__'));
  const ok =
    get &&
    get == _PyType_Lookup(PyDict_Type, _Py_ID('get')) &&
    setitem &&
    setitem == _PyType_Lookup(PyDict_Type, _Py_ID('__setitem__')) &&
    PyDict_Check(mapping)
      ? countInDict(mapping, it)
      : countInMapping(mapping, it);
  Py_DECREF(it);
  return ok ? Py_None : changetype<PyObject | null>(0);
}

function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(
      m,
      '_count_elements',
      _count_elements.index,
      METH_FASTCALL,
      '_count_elements($module, mapping, iterable, /)\n--\n\nCount elements in the iterable, updating the mapping',
    ) >= 0
  );
}

function addTypes(m: PyObject): bool {
  const state = changetype<collections_state>(PyModule_GetState(m));
  state.deque_type = make_deque(m);
  if (PyModule_AddType(m, state.deque_type) < 0) return false;
  state.defdict_type = make_defaultdict(m);
  if (PyModule_AddType(m, state.defdict_type) < 0) return false;
  state.dequeiter_type = make__deque_iterator(m);
  if (PyModule_AddType(m, state.dequeiter_type) < 0) return false;
  state.dequereviter_type = make__deque_reverse_iterator(m);
  if (PyModule_AddType(m, state.dequereviter_type) < 0) return false;
  state.tuplegetter_type = make__tuplegetter(m);
  if (PyModule_AddType(m, state.tuplegetter_type) < 0) return false;
  return PyModule_AddType(m, PyODict_Type) == 0;
}

// new
export function init__collections_module(): PyObject | null {
  const m = newModuleWithState(
    _collectionsmodule,
    '_collections',
    'High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n- defaultdict:  dict subclass with a default value factory\n',
    offsetof<collections_state>(),
  );
  if (!m) return null;
  if (addFunctions(m) && addTypes(m)) return m;
  Py_DECREF(m);
  return null;
}
