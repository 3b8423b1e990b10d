// The classes Structure and Union, and what all classes of C data begin with. (CPython: Modules/_ctypes/_ctypes.c)

import { PySequence_GetItem } from '../../objects/abstract/sequence';
import { PyObject_SetAttr } from '../../objects/attribute';
import { PyDict_Contains, PyDict_GetItemWithError, PyDict_Next } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { newHeapType, readyHeapType } from '../../objects/type/from-spec';
import { lookup_tp_dict } from '../../objects/type/state';
import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { bufferProcs } from '../../runtime/register';
import { Py_TPFLAGS_BASETYPE, Py_TPFLAGS_IMMUTABLETYPE, PyTypeObject } from '../../runtime/type';
import { GenericPyCData_new, PyCData_NewGetBuffer } from './cdata';
import { ctypes_state, infoOf, infoOfObject, StgInfo, stateOf, stateOfMeta } from './types';

/** What is known of o's type. */
export function info(o: PyObject): StgInfo {
  return infoOfObject(stateOf(o), o) as StgInfo;
}

/** Raises TypeError; -1. */
export function cannotDelete(): i32 {
  PyErr_SetString(PyExc_TypeError, "can't delete attribute");
  return -1;
}

/** Positional arguments, the base's fields first: the index of the next one, -1: an exception. */
function initPositional(o: PyObject, type: PyTypeObject, args: PyObject, kwds: PyObject | null, from: i64): i64 {
  const st = stateOfMeta(type.ob_type);
  let index = from;
  if (infoOf(st, type.tp_base as PyObject)) {
    index = initPositional(o, type.tp_base as PyTypeObject, args, kwds, index);
    if (index < 0) return -1;
  }
  const n = (infoOf(st, type) as StgInfo).length;
  const fields = PyDict_GetItemWithError(lookup_tp_dict(type) as PyObject, _Py_ID('_fields_'));
  if (!fields) return PyErr_Occurred() ? -1 : index;
  for (let i = index; i < n && i < PyTuple_GET_SIZE(args); i++) {
    const pair = PySequence_GetItem(fields, i - index);
    const name = pair ? PySequence_GetItem(pair, 0) : null;
    if (pair) Py_DECREF(pair);
    if (!name) return -1;
    let r = kwds ? PyDict_Contains(kwds, name) : 0;
    if (r > 0) {
      PyErr_Format(PyExc_TypeError, 'duplicate values for field %R', arg(name));
      r = -1;
    } else if (r == 0) r = PyObject_SetAttr(o, name, PyTuple_GET_ITEM(args, i));
    Py_DECREF(name);
    if (r < 0) return -1;
  }
  return n;
}

function Struct_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const n = PyTuple_GET_SIZE(args);
  if (n) {
    const used = initPositional(o, o.ob_type, args, kwds, 0);
    if (used < 0) return -1;
    if (used < n) {
      PyErr_SetString(PyExc_TypeError, 'too many initializers');
      return -1;
    }
  }
  if (!kwds) return 0;
  const at = stackAlloc(3);
  store<i64>(at, 0);
  let r = 0;
  while (r == 0 && PyDict_Next(kwds, at, at + 8, at + 16)) r = PyObject_SetAttr(o, objAt(at, 1), objAt(at, 2));
  stackFree(at);
  return r;
}

// new, begun
export function beginCDataType(
  m: PyObject,
  st: ctypes_state,
  name: string,
  size: i64,
  meta: PyTypeObject | null,
): PyTypeObject | null {
  const t = newHeapType(
    m,
    name,
    size,
    0,
    Py_TPFLAGS_BASETYPE | Py_TPFLAGS_IMMUTABLETYPE,
    st.PyCData_Type,
    0,
    meta as PyTypeObject,
  );
  if (t) {
    t.tp_new = GenericPyCData_new.index;
    bufferProcs(t).bf_getbuffer = PyCData_NewGetBuffer.index;
  }
  return t;
}

/** new: the type Structure or Union. */
export function makeStruct(m: PyObject, st: ctypes_state, isStruct: bool): PyTypeObject | null {
  const t = isStruct
    ? beginCDataType(m, st, '_ctypes.Structure', 0, st.PyCStructType_Type)
    : beginCDataType(m, st, '_ctypes.Union', 0, st.UnionType_Type);
  if (!t) return null;
  t.tp_init = Struct_init.index;
  return isStruct ? readyHeapType(t, 'Structure base class') : readyHeapType(t, 'Union base class');
}
