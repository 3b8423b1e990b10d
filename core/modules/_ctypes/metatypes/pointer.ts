// Classes of pointers. (CPython: Modules/_ctypes/_ctypes.c)

import { PyDict_GetItemWithError, PyDict_SetItem } from '../../../objects/dict/dict';
import { PyErr_SetString } from '../../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../../objects/exceptions/types';
import { Py_None } from '../../../objects/none';
import { PyTuple_GET_ITEM } from '../../../objects/tuple';
import { PyType_Check } from '../../../objects/type/state';
import { Py_NewRef, Py_XDECREF } from '../../../runtime/cold';
import { PyErr_Occurred } from '../../../runtime/errors';
import { _Py_ID } from '../../../runtime/identifiers';
import { PyObject } from '../../../runtime/object';
import { concreteInfo } from '../cdata';
import { blockOf, shaped } from '../format';
import {
  ctypes_state,
  infoOf,
  PARAM_POINTER,
  PyStgInfo_Init,
  StgInfo,
  stateOfMeta,
  TYPEFLAG_ISPOINTER,
} from '../types';
import { dictOf, pointerInfo } from './info';

function setProto(st: ctypes_state, info: StgInfo, proto: PyObject): bool {
  if (!PyType_Check(proto)) PyErr_SetString(PyExc_TypeError, '_type_ must be a type');
  else if (!infoOf(st, proto)) PyErr_SetString(PyExc_TypeError, '_type_ must have storage info');
  else {
    const old = info.proto;
    info.proto = Py_NewRef(proto);
    Py_XDECREF(old);
    return true;
  }
  return false;
}

export function PyCPointerType_init(type: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const st = stateOfMeta(type.ob_type);
  const info = PyStgInfo_Init(st, type);
  if (!info) return -1;
  pointerInfo(info);
  info.paramfunc = PARAM_POINTER;
  info.flags |= TYPEFLAG_ISPOINTER;
  const proto = PyDict_GetItemWithError(PyTuple_GET_ITEM(args, 2), _Py_ID('_type_'));
  if (!proto) return PyErr_Occurred() ? -1 : 0;
  if (!setProto(st, info, proto)) return -1;
  info.format = blockOf(shaped('&', infoOf(st, proto) as StgInfo));
  return info.format ? 0 : -1;
}

export function PyCPointerType_set_type(type: PyObject, proto: PyObject): PyObject | null {
  const st = stateOfMeta(type.ob_type);
  const info = concreteInfo(st, type);
  if (!info || !setProto(st, info, proto)) return null;
  return PyDict_SetItem(dictOf(type), _Py_ID('_type_'), proto) < 0 ? changetype<PyObject | null>(0) : Py_None;
}
