// types.SimpleNamespace. (CPython: Objects/namespaceobject.c)

import {
  clearSlot,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_XDECREF,
  PyObject_GC_UnTrack,
  stackAlloc,
} from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { arg, objAt, Py_VISIT, PyObject } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { member, method, static_type } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_VARARGS,
  Py_READONLY,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
} from '../runtime/type';
import { _PyArg_NoPositional } from './args';
import { PyObject_CallNoArgs, PyObject_CallOneArg } from './call';
import {
  PyDict_CheckExact,
  PyDict_GetItemWithError,
  PyDict_New,
  PyDict_Next,
  PyDict_Type,
  PyDict_Update,
} from './dict/dict';
import { PyDict_Keys } from './dict/lists';
import { PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_TypeError } from './exceptions/types';
import { PyList_Append, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from './list';
import { Py_NotImplemented } from './none';
import { Py_ReprEnter, Py_ReprLeave, PyObject_RichCompare } from './object';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_Join } from './str/join';
import { PyUnicode_FromString } from './str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from './str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_Pack3 } from './tuple';
import { _PyType_Name, PyObject_TypeCheck } from './type/state';

/** 24 bytes. */
@unmanaged
export class _PyNamespaceObject extends PyObject {
  ns_dict: PyObject | null; // strong
}

export const _PyNamespace_Type = staticObject<PyTypeObject>(416);

/* @inline */ function dictOf(self: PyObject): PyObject {
  return changetype<_PyNamespaceObject>(self).ns_dict as PyObject;
}

function namespace_new(type: PyTypeObject, _args: PyObject, _kwds: PyObject | null): PyObject | null {
  const self = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!self) return null;
  const dict = PyDict_New();
  if (!dict) {
    Py_DECREF(self);
    return null;
  }
  changetype<_PyNamespaceObject>(self).ns_dict = dict;
  return self;
}

function stringKeys(dict: PyObject): bool {
  const at = stackAlloc(2);
  store<i64>(at, 0);
  let ok = true;
  while (ok && PyDict_Next(dict, at, at + 8, 0)) ok = PyUnicode_Check(objAt(at, 1));
  stackFree(at);
  if (!ok) PyErr_SetString(PyExc_TypeError, 'keywords must be strings');
  return ok;
}

function namespace_init(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const n = PyTuple_GET_SIZE(args);
  if (n > 1) {
    PyErr_Format(PyExc_TypeError, '%s expected at most 1 argument, got %zd', _PyType_Name(self.ob_type), <u64>n);
    return -1;
  }
  if (n) {
    const given = PyTuple_GET_ITEM(args, 0);
    const dict = PyDict_CheckExact(given) ? Py_NewRef(given) : PyObject_CallOneArg(PyDict_Type, given);
    if (!dict) return -1;
    const err = !stringKeys(dict) || PyDict_Update(dictOf(self), dict) < 0;
    Py_DECREF(dict);
    if (err) return -1;
  }
  if (!kwds) return 0;
  return stringKeys(kwds) ? PyDict_Update(dictOf(self), kwds) : -1;
}

function namespace_dealloc(self: PyObject): void {
  PyObject_GC_UnTrack(self);
  Py_XDECREF(changetype<_PyNamespaceObject>(self).ns_dict);
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
}

/** A list of 'name=repr'. */
function pairs(self: PyObject): PyObject | null {
  const list = PyList_New(0);
  if (!list) return null;
  const dict = dictOf(self);
  const keys = PyDict_Keys(dict);
  let ok = keys != null;
  for (let i: i64 = 0; keys && ok && i < PyList_GET_SIZE(keys); i++) {
    const key = PyList_GET_ITEM(keys, i);
    if (!PyUnicode_Check(key) || PyUnicode_GET_LENGTH(key) == 0) continue;
    const value = PyDict_GetItemWithError(dict, key);
    if (!value) {
      ok = PyErr_Occurred() == null;
      continue;
    }
    Py_INCREF(value);
    const item = PyUnicode_FromFormat('%S=%R', arg(key), arg(value));
    Py_DECREF(value);
    ok = item != null && PyList_Append(list, item) == 0;
    Py_XDECREF(item);
  }
  Py_XDECREF(keys);
  if (ok) return list;
  Py_DECREF(list);
  return null;
}

function namespace_repr(self: PyObject): PyObject | null {
  const name = self.ob_type.tp_name;
  const isBase = self.ob_type == _PyNamespace_Type;
  const entered = Py_ReprEnter(self);
  if (entered) {
    if (entered < 0) return null;
    return isBase ? PyUnicode_FromString('namespace(...)') : PyUnicode_FromFormat('%s(...)', name);
  }
  let res: PyObject | null = null;
  const list = pairs(self);
  const separator = list ? PyUnicode_FromString(', ') : changetype<PyObject | null>(0);
  const text = list && separator ? PyUnicode_Join(separator, list) : changetype<PyObject | null>(0);
  if (text)
    res = isBase ? PyUnicode_FromFormat('namespace(%S)', arg(text)) : PyUnicode_FromFormat('%s(%S)', name, arg(text));
  Py_XDECREF(text);
  Py_XDECREF(separator);
  Py_XDECREF(list);
  Py_ReprLeave(self);
  return res;
}

function namespace_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(changetype<_PyNamespaceObject>(self).ns_dict, visit, arg);
}

function namespace_clear(self: PyObject): i32 {
  clearSlot(changetype<usize>(self) + offsetof<_PyNamespaceObject>('_ns_dict'));
  return 0;
}

function namespace_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if (!PyObject_TypeCheck(self, _PyNamespace_Type) || !PyObject_TypeCheck(other, _PyNamespace_Type))
    return Py_NotImplemented;
  return PyObject_RichCompare(dictOf(self), dictOf(other), op);
}

function namespace_reduce(self: PyObject, _unused: PyObject | null): PyObject | null {
  const args = PyTuple_New(0);
  if (!args) return null;
  const res = PyTuple_Pack3(self.ob_type, args, dictOf(self));
  Py_DECREF(args);
  return res;
}

function namespace_replace(self: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  if (!_PyArg_NoPositional('__replace__', args)) return null;
  const result = PyObject_CallNoArgs(self.ob_type);
  if (!result) return null;
  if (!PyObject_TypeCheck(result, _PyNamespace_Type)) {
    PyErr_Format(
      PyExc_TypeError,
      "expect %s type, but %s() returned '%s' object",
      _PyNamespace_Type.tp_name,
      self.ob_type.tp_name,
      result.ob_type.tp_name,
    );
    Py_DECREF(result);
    return null;
  }
  if (
    PyDict_Update(dictOf(result), dictOf(self)) < 0 ||
    (kwargs != null && PyDict_Update(dictOf(result), kwargs) < 0)
  ) {
    Py_DECREF(result);
    return null;
  }
  return result;
}

// new
export function _PyNamespace_New(kwds: PyObject | null): PyObject | null {
  const ns = namespace_new(_PyNamespace_Type, _PyNamespace_Type, null);
  if (!ns) return null;
  if (kwds && PyDict_Update(dictOf(ns), kwds) < 0) {
    Py_DECREF(ns);
    return null;
  }
  return ns;
}

export function init_namespace_type(): void {
  const t = _PyNamespace_Type;
  static_type(
    t,
    'types.SimpleNamespace',
    offsetof<_PyNamespaceObject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    'SimpleNamespace(mapping_or_iterable=(), /, **kwargs)\n--\n\nA simple attribute-based namespace.',
  );
  t.tp_dealloc = namespace_dealloc.index;
  t.tp_repr = namespace_repr.index;
  t.tp_traverse = namespace_traverse.index;
  t.tp_clear = namespace_clear.index;
  t.tp_richcompare = namespace_richcompare.index;
  t.tp_dictoffset = offsetof<_PyNamespaceObject>('_ns_dict');
  t.tp_init = namespace_init.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_new = namespace_new.index;
  t.tp_free = PyObject_GC_Del.index;
  method(t, '__reduce__', namespace_reduce.index, METH_NOARGS, 'Return state information for pickling');
  method(
    t,
    '__replace__',
    namespace_replace.index,
    METH_VARARGS | METH_KEYWORDS,
    '__replace__($self, /, **changes)\n--\n\nReturn a copy of the namespace object with new values for the specified attributes.',
  );
  member(t, '__dict__', _Py_T_OBJECT, offsetof<_PyNamespaceObject>('_ns_dict'), Py_READONLY, '');
}
