// None, NotImplemented and Ellipsis: three objects, each of a type of its own. (CPython: Objects/object.c, Objects/sliceobject.c)

import { _Py_IMMORTAL_REFCNT, Py_EQ, Py_NE, PyObject } from '../runtime/object';
import { method, numberMethods, static_type } from '../runtime/register';
import { METH_NOARGS, PyTypeObject } from '../runtime/type';
import { Py_False, Py_True } from './bool';
import { PyDict_Size } from './dict/dict';
import { PyErr_Format, PyErr_WarnEx } from './exceptions/errors';
import { PyExc_DeprecationWarning, PyExc_TypeError } from './exceptions/types';
import { PyUnicode_FromString } from './str/new';
import { PyTuple_GET_SIZE } from './tuple';

export const _PyNone_Type = staticObject<PyTypeObject>(416);
export const _PyNotImplemented_Type = staticObject<PyTypeObject>(416);
export const PyEllipsis_Type = staticObject<PyTypeObject>(416);

export const Py_None = staticObject<PyObject>(16);
export const Py_NotImplemented = staticObject<PyObject>(16);
export const Py_Ellipsis = staticObject<PyObject>(16);

function none_repr(o: PyObject): PyObject | null {
  return PyUnicode_FromString('None');
}

/** A constant, so that sets with None in them have one order in every process. */
function none_hash(o: PyObject): i64 {
  return 0xfca86420;
}

function none_bool(o: PyObject): i32 {
  return 0;
}

/** Immortal objects: somebody dropped a reference that was not his. */
export function none_dealloc(o: PyObject): void {
  o.ob_refcnt = _Py_IMMORTAL_REFCNT;
}

export function notimplemented_dealloc(o: PyObject): void {
  o.ob_refcnt = _Py_IMMORTAL_REFCNT;
}

export function ellipsis_dealloc(o: PyObject): void {
  o.ob_refcnt = _Py_IMMORTAL_REFCNT;
}

/** object's comparison: equal means identical. (CPython: Objects/typeobject.c) */
function _Py_BaseObject_RichCompare(a: PyObject, b: PyObject, op: i32): PyObject | null {
  if (a == b && op == Py_EQ) return Py_True;
  if (a == b && op == Py_NE) return Py_False;
  return Py_NotImplemented;
}

function newSingleton(o: PyObject, args: PyObject, kwargs: PyObject | null, name: string): PyObject | null {
  if (PyTuple_GET_SIZE(args) != 0 || (kwargs != null && PyDict_Size(kwargs) != 0)) {
    return PyErr_Format(PyExc_TypeError, '%ls takes no arguments', <u64>changetype<usize>(name));
  }
  return o;
}

function none_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  return newSingleton(Py_None, args, kwargs, 'NoneType');
}

function NotImplemented_repr(o: PyObject): PyObject | null {
  return PyUnicode_FromString('NotImplemented');
}

function NotImplemented_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyUnicode_FromString('NotImplemented');
}

function notimplemented_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  return newSingleton(Py_NotImplemented, args, kwargs, 'NotImplementedType');
}

function notimplemented_bool(o: PyObject): i32 {
  const warned = PyErr_WarnEx(PyExc_DeprecationWarning, 'NotImplemented should not be used in a boolean context', 1);
  return warned < 0 ? -1 : 1;
}

function ellipsis_repr(o: PyObject): PyObject | null {
  return PyUnicode_FromString('Ellipsis');
}

function ellipsis_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyUnicode_FromString('Ellipsis');
}

function ellipsis_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  return newSingleton(Py_Ellipsis, args, kwargs, 'EllipsisType');
}

function singleton(o: PyObject, type: PyTypeObject): void {
  o.ob_refcnt = _Py_IMMORTAL_REFCNT;
  o.ob_type = type;
}

export function init_none_type(): void {
  singleton(Py_None, _PyNone_Type);
  singleton(Py_NotImplemented, _PyNotImplemented_Type);
  singleton(Py_Ellipsis, PyEllipsis_Type);

  const none = _PyNone_Type;
  static_type(none, 'NoneType', 16, 0, 0, 'NoneType()\n--\n\nThe type of the None singleton.');
  none.tp_dealloc = none_dealloc.index;
  none.tp_repr = none_repr.index;
  none.tp_hash = none_hash.index;
  none.tp_new = none_new.index;
  none.tp_richcompare = _Py_BaseObject_RichCompare.index;
  numberMethods(none).nb_bool = none_bool.index;

  const notImplemented = _PyNotImplemented_Type;
  static_type(
    notImplemented,
    'NotImplementedType',
    16,
    0,
    0,
    'NotImplementedType()\n--\n\nThe type of the NotImplemented singleton.',
  );
  notImplemented.tp_dealloc = notimplemented_dealloc.index;
  notImplemented.tp_repr = NotImplemented_repr.index;
  notImplemented.tp_new = notimplemented_new.index;
  numberMethods(notImplemented).nb_bool = notimplemented_bool.index;
  method(notImplemented, '__reduce__', NotImplemented_reduce.index, METH_NOARGS, '');

  const ellipsis = PyEllipsis_Type;
  static_type(ellipsis, 'ellipsis', 16, 0, 0, 'ellipsis()\n--\n\nThe type of the Ellipsis singleton.');
  ellipsis.tp_dealloc = ellipsis_dealloc.index;
  ellipsis.tp_repr = ellipsis_repr.index;
  ellipsis.tp_new = ellipsis_new.index;
  method(ellipsis, '__reduce__', ellipsis_reduce.index, METH_NOARGS, '');
}
