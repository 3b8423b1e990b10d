// Classes of structures and unions. (CPython: Modules/_ctypes/_ctypes.c)

import { PyObject_SetAttr } from '../../../objects/attribute';
import { PyDict_Contains, PyDict_GetItemWithError } from '../../../objects/dict/dict';
import { PyUnicode_EqualToUTF8 } from '../../../objects/str/compare';
import { PyUnicode_FromString } from '../../../objects/str/new';
import { PyUnicode_Check } from '../../../objects/str/struct';
import { PyType_Type } from '../../../objects/type/struct';
import { Py_DECREF, Py_NewRef } from '../../../runtime/cold';
import { PyErr_Occurred } from '../../../runtime/errors';
import { _Py_ID } from '../../../runtime/identifiers';
import { PyObject } from '../../../runtime/object';
import { PyTypeObject } from '../../../runtime/type';
import { blockOf } from '../format';
import { PyCStructUnionType_update_stginfo } from '../layout';
import { DICTFLAG_FINAL, infoOf, PARAM_STRUCT, PyStgInfo_Init, stateOfMeta } from '../types';
import { cloneInfo, dictOf } from './info';

function StructUnionType_init(type: PyObject, isStruct: bool): i32 {
  const abstract = PyDict_Contains(dictOf(type), _Py_ID('_abstract_'));
  if (abstract) return abstract > 0 ? 0 : -1;
  const st = stateOfMeta(type.ob_type);
  const info = PyStgInfo_Init(st, type);
  if (!info) return -1;
  info.format = blockOf(PyUnicode_FromString('B'));
  if (!info.format) return -1;
  info.paramfunc = PARAM_STRUCT;
  const fields = PyDict_GetItemWithError(dictOf(type), _Py_ID('_fields_'));
  if (fields) {
    Py_NewRef(fields);
    const r = PyObject_SetAttr(type, _Py_ID('_fields_'), fields);
    Py_DECREF(fields);
    return r;
  }
  if (PyErr_Occurred()) return -1;
  const base = infoOf(st, changetype<PyTypeObject>(type).tp_base as PyObject);
  if (!base) return 0;
  if (cloneInfo(info, base) < 0) return -1;
  info.flags &= ~DICTFLAG_FINAL;
  base.flags |= DICTFLAG_FINAL;
  return 0;
}

export function PyCStructType_init(type: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  return StructUnionType_init(type, true);
}

export function UnionType_init(type: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  return StructUnionType_init(type, false);
}

/** tp_setattro of the metatypes: assigning _fields_ lays the type out. */
export function setattro(type: PyObject, key: PyObject, value: PyObject | null, isStruct: bool): i32 {
  if (
    PyUnicode_Check(key) &&
    PyUnicode_EqualToUTF8(key, '_fields_') &&
    PyCStructUnionType_update_stginfo(type, value, isStruct) < 0
  ) {
    return -1;
  }
  return call_indirect<i32>(<u32>PyType_Type.tp_setattro, type, key, value);
}

export function PyCStructType_setattro(type: PyObject, key: PyObject, value: PyObject | null): i32 {
  return setattro(type, key, value, true);
}

export function UnionType_setattro(type: PyObject, key: PyObject, value: PyObject | null): i32 {
  return setattro(type, key, value, false);
}
