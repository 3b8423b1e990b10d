// types.SimpleNamespace. (CPython: Objects/namespaceobject.c)

import { PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { PyObject_GC_UnTrack } from '../runtime/gc/track';
import { arg, clearSlot, objAt, Py_DECREF, Py_NewRef, Py_VISIT, Py_XDECREF, PyObject } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { member, method, static_type } from '../runtime/register';
import { _PyRuntime } from '../runtime/runtime';
import {
  _Py_T_OBJECT, METH_KEYWORDS, METH_NOARGS, METH_VARARGS, Py_READONLY, Py_TPFLAGS_BASETYPE, Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
} from '../runtime/type';
import { PyMapping_Check } from './abstract/mapping';
import { PyObject_GenericGetAttr, PyObject_GenericSetAttr } from './attribute';
import { PyObject_CallNoArgs } from './call';
import { PyDict_CheckExact, PyDict_New, PyDict_Next, PyDict_Update } from './dict/dict';
import { PyDict_MergeFromSeq2 } from './dict/merge';
import { PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_TypeError } from './exceptions/types';
import { PyList_Append, PyList_New } from './list';
import { Py_NotImplemented } from './none';
import { Py_ReprEnter, Py_ReprLeave, PyObject_RichCompare } from './object';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_Join } from './str/join';
import { PyUnicode_FromString } from './str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from './str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack3 } from './tuple';
import { PyObject_TypeCheck } from './type/state';

/** 24 bytes. */
@unmanaged export class _PyNamespaceObject extends PyObject {
  ns_dict: PyObject | null; // strong
}

export const _PyNamespace_Type = staticObject<PyTypeObject>(416);

@inline function dictOf(o: PyObject): PyObject {
  return changetype<_PyNamespaceObject>(o).ns_dict!;
}

function namespace_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const dict = PyDict_New();
  if (!dict) {
    Py_DECREF(o);
    return null;
  }
  changetype<_PyNamespaceObject>(o).ns_dict = dict;
  return o;
}

function namespace_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const n = PyTuple_GET_SIZE(args);
  if (n > 1) {
    PyErr_Format(PyExc_TypeError, '%.200s expected at most 1 argument, got %zd', <u64>shortName(o.ob_type), n);
    return -1;
  }
  if (n == 1) {
    const given = PyTuple_GET_ITEM(args, 0);
    const dict = PyDict_New();
    if (!dict) return -1;
    let r = PyDict_CheckExact(given) || PyMapping_Check(given) ? PyDict_Update(dict, given) : PyDict_MergeFromSeq2(dict, given, 1);
    if (r == 0 && !stringKeys(dict)) {
      PyErr_SetString(PyExc_TypeError, 'keywords must be strings');
      r = -1;
    }
    if (r == 0) r = PyDict_Update(dictOf(o), dict);
    Py_DECREF(dict);
    if (r < 0) return -1;
  }
  if (!kwds) return 0;
  if (!stringKeys(kwds)) {
    PyErr_SetString(PyExc_TypeError, 'keywords must be strings');
    return -1;
  }
  return PyDict_Update(dictOf(o), kwds);
}

function shortName(type: PyTypeObject): usize {
  let start = type.tp_name;
  for (let p = start; load<u8>(p); p++) if (load<u8>(p) == 0x2e) start = p + 1;
  return start;
}

function stringKeys(dict: PyObject): bool {
  const frame = stackAlloc(3);
  store<u64>(frame, 0);
  let ok = true;
  while (ok && PyDict_Next(dict, frame, frame + 8, frame + 16)) ok = PyUnicode_Check(objAt(frame, 1));
  stackFree(frame);
  return ok;
}

function namespace_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  clearSlot(changetype<usize>(o) + offsetof<_PyNamespaceObject>('_ns_dict'));
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

// new: namespace(a=1, …), or Subclass(…)
function namespace_repr(o: PyObject): PyObject | null {
  const r = Py_ReprEnter(o);
  if (r < 0) return null;
  const name = o.ob_type == _PyNamespace_Type ? PyUnicode_FromString('namespace') : PyUnicode_FromFormat('%s', <u64>shortName(o.ob_type));
  if (r > 0) {
    const again = name ? PyUnicode_FromFormat('%U(...)', arg(name)) : null;
    Py_XDECREF(name);
    return again;
  }
  const parts = PyList_New(0);
  const frame = stackAlloc(3);
  store<u64>(frame, 0);
  let failed = !name || !parts;
  while (!failed && PyDict_Next(dictOf(o), frame, frame + 8, frame + 16)) {
    const key = objAt(frame, 1);
    if (!PyUnicode_Check(key) || PyUnicode_GET_LENGTH(key) == 0) continue;
    const value = Py_NewRef<PyObject>(objAt(frame, 2));
    const item = PyUnicode_FromFormat('%S=%R', arg(key), arg(value));
    Py_DECREF(value);
    failed = !item || PyList_Append(parts!, item) < 0;
    Py_XDECREF(item);
  }
  stackFree(frame);
  let result: PyObject | null = null;
  if (!failed) {
    const comma = PyUnicode_FromString(', ');
    const joined = comma ? PyUnicode_Join(comma, parts!) : null;
    Py_XDECREF(comma);
    if (joined) {
      result = PyUnicode_FromFormat('%U(%U)', arg(name), arg(joined));
      Py_DECREF(joined);
    }
  }
  Py_XDECREF(parts);
  Py_XDECREF(name);
  Py_ReprLeave(o);
  return result;
}

function namespace_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(changetype<_PyNamespaceObject>(o).ns_dict, visit, arg);
}

function namespace_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<_PyNamespaceObject>('_ns_dict'));
  return 0;
}

function namespace_richcompare(a: PyObject, b: PyObject, op: i32): PyObject | null {
  if (!PyObject_TypeCheck(a, _PyNamespace_Type) || !PyObject_TypeCheck(b, _PyNamespace_Type)) return Py_NotImplemented;
  return PyObject_RichCompare(dictOf(a), dictOf(b), op);
}

function namespace_reduce(o: PyObject, _ignored: PyObject | null): PyObject | null {
  return PyTuple_Pack3(o.ob_type, _PyRuntime.tuple_empty, dictOf(o));
}

function namespace_replace(o: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n) return PyErr_Format(PyExc_TypeError, '__replace__() takes no positional arguments (%zd given)', n);
  const copy = PyObject_CallNoArgs(o.ob_type);
  if (!copy) return null;
  if (PyDict_Update(dictOf(copy), dictOf(o)) == 0 && (!kwargs || PyDict_Update(dictOf(copy), kwargs) == 0)) return copy;
  Py_DECREF(copy);
  return null;
}

// new: a namespace with the items of kwds (NULL: empty)
export function _PyNamespace_New(kwds: PyObject | null): PyObject | null {
  const o = namespace_new(_PyNamespace_Type, _PyRuntime.tuple_empty, null);
  if (!o) return null;
  if (!kwds || PyDict_Update(dictOf(o), kwds) == 0) return o;
  Py_DECREF(o);
  return null;
}

export function init_namespace_type(): void {
  const t = _PyNamespace_Type;
  static_type(t, 'types.SimpleNamespace', offsetof<_PyNamespaceObject>(), 0, Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    'SimpleNamespace(mapping_or_iterable=(), /, **kwargs)\n--\n\nA simple attribute-based namespace.');
  t.tp_dealloc = namespace_dealloc.index;
  t.tp_repr = namespace_repr.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_setattro = PyObject_GenericSetAttr.index;
  t.tp_traverse = namespace_traverse.index;
  t.tp_clear = namespace_clear.index;
  t.tp_richcompare = namespace_richcompare.index;
  t.tp_dictoffset = offsetof<_PyNamespaceObject>('_ns_dict');
  t.tp_init = namespace_init.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_new = namespace_new.index;
  t.tp_free = PyObject_GC_Del.index;
  method(t, '__reduce__', namespace_reduce.index, METH_NOARGS, 'Return state information for pickling');
  method(t, '__replace__', namespace_replace.index, METH_VARARGS | METH_KEYWORDS, 'Return a copy of the namespace object with new values for the specified attributes.');
  member(t, '__dict__', _Py_T_OBJECT, offsetof<_PyNamespaceObject>('_ns_dict'), Py_READONLY, '');
}
