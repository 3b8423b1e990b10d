// typing.NoDefault: a type parameter without a default. (CPython: Objects/typevarobject.c)

import { _Py_IMMORTAL_REFCNT, PyObject } from '../../runtime/object';
import { method, static_type } from '../../runtime/register';
import { METH_NOARGS, PyTypeObject } from '../../runtime/type';
import { PyDict_Size } from '../dict/dict';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { PyUnicode_FromString } from '../str/new';
import { PyTuple_GET_SIZE } from '../tuple';

export const _PyNoDefault_Type = staticObject<PyTypeObject>(416);
export const _Py_NoDefaultStruct = staticObject<PyObject>(16);

function NoDefault_repr(_op: PyObject): PyObject | null {
  return PyUnicode_FromString('typing.NoDefault');
}

function NoDefault_reduce(_op: PyObject, _ignored: PyObject | null): PyObject | null {
  return PyUnicode_FromString('NoDefault');
}

function nodefault_new(_type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  if (PyTuple_GET_SIZE(args) || (kwargs != null && PyDict_Size(kwargs)))
    return PyErr_SetString(PyExc_TypeError, 'NoDefaultType takes no arguments');
  return _Py_NoDefaultStruct;
}

/** Immortal: somebody dropped a reference that was not his. */
function nodefault_dealloc(o: PyObject): void {
  o.ob_refcnt = _Py_IMMORTAL_REFCNT;
}

export function init_nodefault_type(): void {
  const t = _PyNoDefault_Type;
  _Py_NoDefaultStruct.ob_refcnt = _Py_IMMORTAL_REFCNT;
  _Py_NoDefaultStruct.ob_type = t;
  static_type(t, 'NoDefaultType', 16, 0, 0, 'NoDefaultType()\n--\n\nThe type of the NoDefault singleton.');
  t.tp_dealloc = nodefault_dealloc.index;
  t.tp_repr = NoDefault_repr.index;
  t.tp_new = nodefault_new.index;
  method(t, '__reduce__', NoDefault_reduce.index, METH_NOARGS, '');
}
