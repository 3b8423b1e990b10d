// A read-only view of a mapping: what C.__dict__ is. (CPython: Objects/descrobject.c)

import { Py_DECREF, Py_INCREF, PyObject_GC_UnTrack, stackAlloc } from '../runtime/cold';
import { _PyObject_GC_New, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_ID } from '../runtime/identifiers';
import { arg, Py_VISIT, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../runtime/recursion';
import { mappingMethods, method, numberMethods, sequenceMethods, static_type } from '../runtime/register';
import { METH_FASTCALL, METH_NOARGS, Py_TPFLAGS_HAVE_GC, Py_TPFLAGS_MAPPING, PyTypeObject } from '../runtime/type';
import { PyMapping_Check } from './abstract/mapping';
import { PyNumber_Or } from './abstract/number';
import { PyObject_GetItem, PyObject_GetIter, PyObject_Size } from './abstract/object';
import { PySequence_Contains } from './abstract/sequence';
import { _PyArg_CheckPositional, unpackTupleAndKeywords } from './args';
import { PyObject_CallMethodNoArgs, PyObject_VectorcallMethod } from './call';
import { PyDict_CheckExact, PyDict_Contains } from './dict/dict';
import { PyErr_Format } from './exceptions/errors';
import { PyExc_TypeError } from './exceptions/types';
import { classGetitem } from './generic-alias';
import { PyList_Check } from './list';
import { Py_None } from './none';
import { PyObject_Hash, PyObject_RichCompare, PyObject_Str } from './object';
import { PyUnicode_FromFormat } from './str/format';
import { PyTuple_Check } from './tuple';

/** 24 bytes. */
@unmanaged
export class mappingproxyobject extends PyObject {
  mapping: PyObject | null; // strong
}

export const PyDictProxy_Type = staticObject<PyTypeObject>(416);

/* @inline */ function mapping(self: PyObject): PyObject {
  return changetype<mappingproxyobject>(self).mapping as PyObject;
}

function mappingproxy_len(self: PyObject): i64 {
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return -1;
  const result = PyObject_Size(mapping(self));
  _Py_LeaveRecursiveCall();
  return result;
}

function mappingproxy_getitem(self: PyObject, key: PyObject): PyObject | null {
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return null;
  const result = PyObject_GetItem(mapping(self), key);
  _Py_LeaveRecursiveCall();
  return result;
}

function mappingproxy_contains(self: PyObject, key: PyObject): i32 {
  if (PyDict_CheckExact(mapping(self))) return PyDict_Contains(mapping(self), key);
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return -1;
  const result = PySequence_Contains(mapping(self), key);
  _Py_LeaveRecursiveCall();
  return result;
}

function mappingproxy_or(left: PyObject, right: PyObject): PyObject | null {
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return null;
  const result = PyNumber_Or(
    left.ob_type == PyDictProxy_Type ? mapping(left) : left,
    right.ob_type == PyDictProxy_Type ? mapping(right) : right,
  );
  _Py_LeaveRecursiveCall();
  return result;
}

function mappingproxy_ior(self: PyObject, _other: PyObject): PyObject | null {
  return PyErr_Format(PyExc_TypeError, "'|=' is not supported by %s; use '|' instead", self.ob_type.tp_name);
}

function mappingproxy_get(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('get', nargs, 1, 2)) return null;
  const stack = stackAlloc(3);
  setPtrAt(stack, 0, mapping(self));
  setPtrAt(stack, 1, ptrAt(args, 0));
  setPtrAt(stack, 2, nargs > 1 ? ptrAt(args, 1) : Py_None);
  const res = PyObject_VectorcallMethod(_Py_ID('get'), stack, 3, null);
  stackFree(stack);
  return res;
}

function mappingproxy_keys(self: PyObject, _unused: PyObject | null): PyObject | null {
  return PyObject_CallMethodNoArgs(mapping(self), _Py_ID('keys'));
}

function mappingproxy_values(self: PyObject, _unused: PyObject | null): PyObject | null {
  return PyObject_CallMethodNoArgs(mapping(self), _Py_ID('values'));
}

function mappingproxy_items(self: PyObject, _unused: PyObject | null): PyObject | null {
  return PyObject_CallMethodNoArgs(mapping(self), _Py_ID('items'));
}

function mappingproxy_copy(self: PyObject, _unused: PyObject | null): PyObject | null {
  return PyObject_CallMethodNoArgs(mapping(self), _Py_ID('copy'));
}

function mappingproxy_reversed(self: PyObject, _unused: PyObject | null): PyObject | null {
  return PyObject_CallMethodNoArgs(mapping(self), _Py_ID('__reversed__'));
}

function mappingproxy_dealloc(self: PyObject): void {
  PyObject_GC_UnTrack(self);
  if (_PyTrash_begin(self)) return;
  Py_DECREF(mapping(self));
  PyObject_GC_Del(changetype<usize>(self));
  _PyTrash_end();
}

function mappingproxy_getiter(self: PyObject): PyObject | null {
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return null;
  const result = PyObject_GetIter(mapping(self));
  _Py_LeaveRecursiveCall();
  return result;
}

function mappingproxy_hash(self: PyObject): i64 {
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return -1;
  const result = PyObject_Hash(mapping(self));
  _Py_LeaveRecursiveCall();
  return result;
}

function mappingproxy_str(self: PyObject): PyObject | null {
  return PyObject_Str(mapping(self));
}

function mappingproxy_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat('mappingproxy(%R)', arg(mapping(self)));
}

function mappingproxy_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(mapping(self), visit, arg);
}

function mappingproxy_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  return PyObject_RichCompare(mapping(self), other, op);
}

function check_mapping(o: PyObject): bool {
  if (PyMapping_Check(o) && !PyList_Check(o) && !PyTuple_Check(o)) return true;
  PyErr_Format(PyExc_TypeError, 'mappingproxy() argument must be a mapping, not %s', o.ob_type.tp_name);
  return false;
}

// new
export function PyDictProxy_New(o: PyObject): PyObject | null {
  if (!check_mapping(o)) return null;
  const proxy = _PyObject_GC_New(PyDictProxy_Type);
  if (!proxy) return null;
  Py_INCREF(o);
  changetype<mappingproxyobject>(proxy).mapping = o;
  _PyObject_GC_TRACK(proxy);
  return proxy;
}

function mappingproxy_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = unpackTupleAndKeywords(args, kwds, 'mappingproxy', 'mapping', 0, 1, 0, at);
  const o = ptrAt(at, 0);
  stackFree(at);
  return ok < 0 || !o ? null : PyDictProxy_New(o);
}

export function init_mappingproxy_type(): void {
  const t = PyDictProxy_Type;
  static_type(
    t,
    'mappingproxy',
    offsetof<mappingproxyobject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_MAPPING,
    'mappingproxy(mapping)\n--\n\nRead-only proxy of a mapping.',
  );
  t.tp_dealloc = mappingproxy_dealloc.index;
  t.tp_repr = mappingproxy_repr.index;
  t.tp_hash = mappingproxy_hash.index;
  t.tp_str = mappingproxy_str.index;
  t.tp_traverse = mappingproxy_traverse.index;
  t.tp_richcompare = mappingproxy_richcompare.index;
  t.tp_iter = mappingproxy_getiter.index;
  t.tp_new = mappingproxy_new.index;
  const number = numberMethods(t);
  number.nb_or = mappingproxy_or.index;
  number.nb_inplace_or = mappingproxy_ior.index;
  sequenceMethods(t).sq_contains = mappingproxy_contains.index;
  const map = mappingMethods(t);
  map.mp_length = mappingproxy_len.index;
  map.mp_subscript = mappingproxy_getitem.index;
  method(
    t,
    'get',
    mappingproxy_get.index,
    METH_FASTCALL,
    'get($self, key, default=None, /)\n--\n\nReturn the value for key if key is in the mapping, else default.',
  );
  method(t, 'keys', mappingproxy_keys.index, METH_NOARGS, "D.keys() -> a set-like object providing a view on D's keys");
  method(t, 'values', mappingproxy_values.index, METH_NOARGS, "D.values() -> an object providing a view on D's values");
  method(
    t,
    'items',
    mappingproxy_items.index,
    METH_NOARGS,
    "D.items() -> a set-like object providing a view on D's items",
  );
  method(t, 'copy', mappingproxy_copy.index, METH_NOARGS, 'D.copy() -> a shallow copy of D');
  classGetitem(t);
  method(t, '__reversed__', mappingproxy_reversed.index, METH_NOARGS, 'D.__reversed__() -> reverse iterator');
}
