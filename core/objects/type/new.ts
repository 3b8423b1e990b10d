// Making a class: type.__new__. (CPython: Objects/typeobject.c, type_new)

import { PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_GetRaisedException, PyErr_Occurred } from '../../runtime/errors';
import { PyObject_GC_Del, PyType_GenericAlloc } from '../../runtime/gc/alloc';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { cstrlen } from '../../runtime/static';
import {
  Py_T_OBJECT_EX,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HEAPTYPE,
  Py_TPFLAGS_MANAGED_DICT,
  Py_TPFLAGS_MANAGED_WEAKREF,
  PyHeapTypeObject,
  PyMemberDef,
  PyTypeObject,
} from '../../runtime/type';
import { PyEval_GetGlobals } from '../../vm/api';
import { PyErr_WarnFormat } from '../../vm/warnings';
import { _PyArg_BadArgument } from '../args';
import { PyObject_GetAttr, PyObject_HasAttrWithError } from '../attribute';
import { _PyObject_CallTwo, PyObject_VectorcallDict } from '../call';
import { PyCell_Set, PyCell_Type } from '../cell';
import { PyClassMethod_New, PyStaticMethod_New } from '../classmethod';
import {
  _PyDict_HasOnlyStringKeys,
  PyDict_Check,
  PyDict_Contains,
  PyDict_DelItem,
  PyDict_GetItemWithError,
  PyDict_Next,
  PyDict_SetItem,
} from '../dict/dict';
import { PyDict_Copy } from '../dict/new';
import { BaseException_add_note } from '../exceptions/base';
import { _PyErr_ChainExceptions1, PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_RuntimeWarning, PyExc_TypeError } from '../exceptions/types';
import { PyFunction_Check } from '../function';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_Check } from '../str/struct';
import { PyUnicode_AsUTF8 } from '../str/utf8';
import { PySuper_Type } from '../super';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack1 } from '../tuple';
import { typeNameOf } from './attributes';
import { MANAGED_WEAKREF_OFFSET } from './inherit';
import { best_base } from './layout';
import { type_new_ctx, type_new_slots } from './new-slots';
import { PyType_Ready } from './ready';
import { fixup_slot_dispatchers } from './slot-update';
import { _PyObject_LookupSpecial } from './special';
import { lookup_tp_dict, PyType_Check, PyType_IsSubtype } from './state';
import { PyBaseObject_Type } from './struct';
import { heapTypeMembers, subtype_clear, subtype_dealloc, subtype_traverse, subtypeGetsets } from './subtype';

// borrowed: the most derived metaclass; NULL with TypeError: there is none
export function _PyType_CalculateMetaclass(metatype: PyTypeObject, bases: PyObject): PyTypeObject | null {
  let winner = metatype;
  const n = PyTuple_GET_SIZE(bases);
  for (let i: i64 = 0; i < n; i++) {
    const type = PyTuple_GET_ITEM(bases, i).ob_type;
    if (PyType_IsSubtype(winner, type)) continue;
    if (PyType_IsSubtype(type, winner)) {
      winner = type;
      continue;
    }
    PyErr_SetString(
      PyExc_TypeError,
      'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
    );
    return null;
  }
  return winner;
}

export function type_new(metatype: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (PyTuple_GET_SIZE(args) != 3) {
    return PyErr_Format(
      PyExc_TypeError,
      'type.__new__() takes exactly 3 arguments (%zd given)',
      <u64>PyTuple_GET_SIZE(args),
    );
  }
  const name = PyTuple_GET_ITEM(args, 0);
  const bases = PyTuple_GET_ITEM(args, 1);
  const orig_dict = PyTuple_GET_ITEM(args, 2);
  if (!PyUnicode_Check(name)) {
    _PyArg_BadArgument('type.__new__', 'argument 1', 'str', name);
    return null;
  }
  if (!PyTuple_Check(bases)) {
    _PyArg_BadArgument('type.__new__', 'argument 2', 'tuple', bases);
    return null;
  }
  if (!PyDict_Check(orig_dict)) {
    _PyArg_BadArgument('type.__new__', 'argument 3', 'dict', orig_dict);
    return null;
  }
  const at = stackAlloc(offsetof<type_new_ctx>() / 8);
  memory.fill(at, 0, offsetof<type_new_ctx>());
  const ctx = changetype<type_new_ctx>(at);
  ctx.metatype = metatype;
  ctx.args = args;
  ctx.kwds = kwds;
  ctx.orig_dict = orig_dict;
  ctx.name = name;
  ctx.bases = bases;
  const type = type_new_of(ctx);
  stackFree(at);
  return type;
}

/** With the bases settled: another metaclass's __new__ or ours. */
function type_new_of(ctx: type_new_ctx): PyObject | null {
  const n = PyTuple_GET_SIZE(ctx.bases);
  if (n == 0) {
    const bases = PyTuple_Pack1(PyBaseObject_Type);
    if (!bases) return null;
    ctx.bases = bases;
    ctx.base = PyBaseObject_Type;
  } else {
    for (let i: i64 = 0; i < n; i++) {
      const base = PyTuple_GET_ITEM(ctx.bases, i);
      if (PyType_Check(base)) continue;
      const known = PyObject_HasAttrWithError(base, _Py_ID('__mro_entries__'));
      if (known < 0) return null;
      if (known) {
        return PyErr_SetString(PyExc_TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
      }
    }
    const winner = _PyType_CalculateMetaclass(ctx.metatype, ctx.bases);
    if (!winner) return null;
    if (winner != ctx.metatype) {
      if (winner.tp_new != type_new.index) {
        return call_indirect<PyObject | null>(<u32>winner.tp_new, winner, ctx.args, ctx.kwds);
      }
      ctx.metatype = winner;
    }
    const base = best_base(ctx.bases);
    if (!base) return null;
    ctx.base = base;
    Py_INCREF(ctx.bases);
  }
  Py_INCREF(ctx.base);
  const type = type_new_impl(ctx);
  Py_XDECREF(ctx.slots);
  Py_DECREF(ctx.base);
  Py_DECREF(ctx.bases);
  return type;
}

function type_new_impl(ctx: type_new_ctx): PyObject | null {
  const dict = PyDict_Copy(ctx.orig_dict);
  if (!dict) return null;
  if (type_new_slots(ctx, dict) < 0) {
    Py_DECREF(dict);
    return null;
  }
  const type = type_new_alloc(ctx);
  if (!type) {
    Py_DECREF(dict);
    return null;
  }
  type.tp_dict = dict;
  changetype<PyHeapTypeObject>(type).ht_slots = ctx.slots;
  ctx.slots = null;
  if (finishType(ctx, type, dict) < 0) {
    Py_DECREF(type);
    return null;
  }
  return type;
}

function finishType(ctx: type_new_ctx, type: PyTypeObject, dict: PyObject): i32 {
  if (type_new_set_attrs(ctx, type, dict) < 0) return -1;
  if (PyType_Ready(type) < 0) return -1;
  fixup_slot_dispatchers(type);
  if (!_PyDict_HasOnlyStringKeys(dict)) {
    if (PyErr_WarnFormat(PyExc_RuntimeWarning, 1, 'non-string key in the __dict__ of class %.200s', type.tp_name) < 0)
      return -1;
  }
  if (type_new_set_names(type) < 0) return -1;
  return type_new_init_subclass(type, ctx.kwds);
}

// --- the object

function type_new_alloc(ctx: type_new_ctx): PyTypeObject | null {
  const o = call_indirect<PyObject | null>(<u32>ctx.metatype.tp_alloc, ctx.metatype, ctx.nslot);
  if (!o) return null;
  const et = changetype<PyHeapTypeObject>(o);
  et.tp_flags = Py_TPFLAGS_HEAPTYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC;
  et.tp_as_async = et.as_async;
  et.tp_as_sequence = et.as_sequence;
  et.tp_as_mapping = et.as_mapping;
  et.tp_as_number = et.as_number;
  et.tp_as_buffer = et.as_buffer;
  et.tp_bases = Py_NewRef(ctx.bases);
  Py_INCREF(ctx.base);
  et.tp_base = ctx.base;
  et.tp_dealloc = subtype_dealloc.index;
  et.tp_alloc = PyType_GenericAlloc.index;
  et.tp_free = PyObject_GC_Del.index;
  et.tp_traverse = subtype_traverse.index;
  et.tp_clear = subtype_clear.index;
  et.ht_name = Py_NewRef(ctx.name);
  et.ht_module = null;
  et._ht_tpname = 0;
  return et;
}

function type_new_set_attrs(ctx: type_new_ctx, type: PyTypeObject, dict: PyObject): i32 {
  const tp_name = typeNameOf(ctx.name);
  if (!tp_name) return -1;
  type.tp_name = tp_name;
  if (type_new_set_module(dict) < 0) return -1;
  if (type_new_set_qualname(type, dict) < 0) return -1;
  if (type_new_set_doc(type, dict) < 0) return -1;
  if (wrapFunction(dict, _Py_ID('__new__'), true) < 0) return -1;
  if (wrapFunction(dict, _Py_ID('__init_subclass__'), false) < 0) return -1;
  if (wrapFunction(dict, _Py_ID('__class_getitem__'), false) < 0) return -1;
  if (type_new_descriptors(ctx, type) < 0) return -1;
  type.tp_getset = subtypeGetsets(ctx.add_dict != 0, ctx.add_weak != 0);
  if (type_new_set_classcell(type, dict) < 0) return -1;
  return type_new_set_classdictcell(dict);
}

/** __module__: that of the code that makes the class. */
function type_new_set_module(dict: PyObject): i32 {
  const known = PyDict_Contains(dict, _Py_ID('__module__'));
  if (known) return known < 0 ? -1 : 0;
  const globals = PyEval_GetGlobals();
  if (!globals) return 0;
  const module = PyDict_GetItemWithError(globals, _Py_ID('__name__'));
  if (!module) return PyErr_Occurred() ? -1 : 0;
  return PyDict_SetItem(dict, _Py_ID('__module__'), module);
}

function type_new_set_qualname(type: PyTypeObject, dict: PyObject): i32 {
  const et = changetype<PyHeapTypeObject>(type);
  const qualname = PyDict_GetItemWithError(dict, _Py_ID('__qualname__'));
  if (!qualname) {
    if (PyErr_Occurred()) return -1;
    et.ht_qualname = Py_XNewRef(et.ht_name);
    return 0;
  }
  if (!PyUnicode_Check(qualname)) {
    PyErr_Format(PyExc_TypeError, 'type __qualname__ must be a str, not %s', qualname.ob_type.tp_name);
    return -1;
  }
  et.ht_qualname = Py_NewRef(qualname);
  return PyDict_DelItem(dict, _Py_ID('__qualname__'));
}

/** tp_doc: a copy of __doc__ when that is a string. */
function type_new_set_doc(type: PyTypeObject, dict: PyObject): i32 {
  const doc = PyDict_GetItemWithError(dict, _Py_ID('__doc__'));
  if (!doc) return PyErr_Occurred() ? -1 : 0;
  if (!PyUnicode_Check(doc)) return 0;
  const text = PyUnicode_AsUTF8(doc);
  if (!text) return -1;
  const size = cstrlen(text) + 1;
  const copy = PyMem_Malloc(size);
  if (!copy) {
    PyErr_NoMemory();
    return -1;
  }
  memory.copy(copy, text, size);
  type.tp_doc = copy;
  return 0;
}

/** A plain function of that name becomes a static or a class method. */
function wrapFunction(dict: PyObject, name: PyObject, isStatic: bool): i32 {
  const func = PyDict_GetItemWithError(dict, name);
  if (!func) return PyErr_Occurred() ? -1 : 0;
  if (!PyFunction_Check(func)) return 0;
  const wrapped = isStatic ? PyStaticMethod_New(func) : PyClassMethod_New(func);
  if (!wrapped) return -1;
  const result = PyDict_SetItem(dict, name, wrapped);
  Py_DECREF(wrapped);
  return result;
}

/** The members for the slots, and the size of instances. */
function type_new_descriptors(ctx: type_new_ctx, type: PyTypeObject): i32 {
  let offset = ctx.base.tp_basicsize;
  const members = heapTypeMembers(type);
  const slots = changetype<PyHeapTypeObject>(type).ht_slots;
  if (slots) {
    const n = PyTuple_GET_SIZE(slots);
    for (let i: i64 = 0; i < n; i++) {
      const def = changetype<PyMemberDef>(members + <usize>i * offsetof<PyMemberDef>());
      def.name = PyUnicode_AsUTF8(PyTuple_GET_ITEM(slots, i));
      if (!def.name) return -1;
      def.type = Py_T_OBJECT_EX;
      def.offset = offset;
      offset += 8;
    }
  }
  if (ctx.add_weak) {
    type.tp_flags |= Py_TPFLAGS_MANAGED_WEAKREF;
    type.tp_weaklistoffset = MANAGED_WEAKREF_OFFSET;
  }
  if (ctx.add_dict) {
    type.tp_flags |= Py_TPFLAGS_MANAGED_DICT;
    type.tp_dictoffset = -1;
  }
  type.tp_basicsize = offset;
  type.tp_itemsize = ctx.base.tp_itemsize;
  type.tp_members = changetype<PyMemberDef>(members);
  return 0;
}

/** The cell from which super() and __class__ of the methods read the class. */
function type_new_set_classcell(type: PyTypeObject, dict: PyObject): i32 {
  const cell = PyDict_GetItemWithError(dict, _Py_ID('__classcell__'));
  if (!cell) return PyErr_Occurred() ? -1 : 0;
  if (cell.ob_type != PyCell_Type) {
    PyErr_Format(PyExc_TypeError, '__classcell__ must be a nonlocal cell, not %.200R', arg(cell.ob_type));
    return -1;
  }
  PyCell_Set(cell, type);
  return PyDict_DelItem(dict, _Py_ID('__classcell__'));
}

function type_new_set_classdictcell(dict: PyObject): i32 {
  const cell = PyDict_GetItemWithError(dict, _Py_ID('__classdictcell__'));
  if (!cell) return PyErr_Occurred() ? -1 : 0;
  if (cell.ob_type != PyCell_Type) {
    PyErr_Format(PyExc_TypeError, '__classdictcell__ must be a nonlocal cell, not %.200R', arg(cell.ob_type));
    return -1;
  }
  PyCell_Set(cell, dict);
  return PyDict_DelItem(dict, _Py_ID('__classdictcell__'));
}

// --- what Python is told

/** value.__set_name__(class, name) for everything in the class's dict. */
function type_new_set_names(type: PyTypeObject): i32 {
  // A __set_name__ may add to the class.
  const names = PyDict_Copy(lookup_tp_dict(type) as PyObject);
  if (!names) return -1;
  const at = stackAlloc(3);
  store<i64>(at, 0);
  let result = 0;
  while (result == 0 && PyDict_Next(names, at, at + 8, at + 16)) {
    const key = objAt(at, 1);
    const value = objAt(at, 2);
    const set_name = _PyObject_LookupSpecial(value, _Py_ID('__set_name__'));
    if (!set_name) {
      if (PyErr_Occurred()) result = -1;
      continue;
    }
    const res = _PyObject_CallTwo(set_name, type, key);
    Py_DECREF(set_name);
    if (!res) {
      formatNote(value, key, type);
      result = -1;
    } else Py_DECREF(res);
  }
  stackFree(at);
  Py_DECREF(names);
  return result;
}

/** Says in the exception which attribute it was. */
function formatNote(value: PyObject, key: PyObject, type: PyTypeObject): void {
  const exc = PyErr_GetRaisedException();
  if (!exc) return;
  const note = PyUnicode_FromFormat(
    "Error calling __set_name__ on '%.100s' instance %R in '%.100s'",
    value.ob_type.tp_name,
    arg(key),
    type.tp_name,
  );
  if (note) {
    Py_XDECREF(BaseException_add_note(exc, note));
    Py_DECREF(note);
  }
  _PyErr_ChainExceptions1(exc);
}

/** super(type, type).__init_subclass__(**kwds) */
function type_new_init_subclass(type: PyTypeObject, kwds: PyObject | null): i32 {
  const super_ = _PyObject_CallTwo(PySuper_Type, type, type);
  if (!super_) return -1;
  const func = PyObject_GetAttr(super_, _Py_ID('__init_subclass__'));
  Py_DECREF(super_);
  if (!func) return -1;
  const result = PyObject_VectorcallDict(func, 0, 0, kwds);
  Py_DECREF(func);
  if (!result) return -1;
  Py_DECREF(result);
  return 0;
}
