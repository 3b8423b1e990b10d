// Pointers. (CPython: Modules/_ctypes/_ctypes.c)

import { PyIndex_Check, PyNumber_AsSsize_t } from '../../objects/abstract/conversion';
import { PyObject_IsInstance } from '../../objects/abstract/isinstance';
import { PyArg_UnpackTupleCheck } from '../../objects/args';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_IndexError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyList_New, PyList_SET_ITEM } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PySlice_Check, PySliceObject } from '../../objects/slice';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { readyHeapType } from '../../objects/type/from-spec';
import { Py_DECREF, Py_NewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { getset, mappingMethods, numberMethods, sequenceMethods } from '../../runtime/register';
import { PyTypeObject } from '../../runtime/type';
import { characterLetter, characters } from './array';
import { GetKeepedObjects, KeepRef, newCData, PyCData_FromBaseObj, PyCData_get, PyCData_set } from './cdata';
import { beginCDataType, info } from './containers';
import { pointerAt, writable } from './memory';
import { asCData, ctypes_state, infoOf, isCData, StgInfo, stateOf, stateOfMeta } from './types';

/** What it points to; 0: ValueError. */
function target(o: PyObject): u64 {
  const p = pointerAt(asCData(o).b_ptr);
  if (!p) PyErr_SetString(PyExc_ValueError, 'NULL pointer access');
  return p;
}

function Pointer_item(o: PyObject, index: i64): PyObject | null {
  const p = target(o);
  if (!p) return null;
  const proto = info(o).proto as PyObject;
  const size = (infoOf(stateOf(o), proto) as StgInfo).size;
  return PyCData_get(stateOf(o), proto, 0, o, index, size, p + <u64>(index * size));
}

function pointerDeletion(): i32 {
  PyErr_SetString(PyExc_TypeError, 'Pointer does not support item deletion');
  return -1;
}

function Pointer_ass_item(o: PyObject, index: i64, value: PyObject | null): i32 {
  if (!value) return pointerDeletion();
  const p = target(o);
  if (!p) return -1;
  const proto = info(o).proto as PyObject;
  const size = (infoOf(stateOf(o), proto) as StgInfo).size;
  return PyCData_set(stateOf(o), o, proto, 0, value, index, size, p + <u64>(index * size));
}

function Pointer_get_contents(o: PyObject, closure: usize): PyObject | null {
  const p = target(o);
  return p ? PyCData_FromBaseObj(stateOf(o), info(o).proto as PyObject, o, 0, p) : null;
}

function Pointer_set_contents(o: PyObject, value: PyObject | null, closure: usize): i32 {
  if (!value) return pointerDeletion();
  const st = stateOf(o);
  const proto = info(o).proto as PyObject;
  const is = PyObject_IsInstance(value, proto);
  if (is < 0) return -1;
  if (!isCData(st, value)) {
    PyErr_Format(
      PyExc_TypeError,
      'expected %s instead of %s',
      changetype<PyTypeObject>(proto).tp_name,
      value.ob_type.tp_name,
    );
    return -1;
  }
  store<u64>(writable(asCData(o).b_ptr, 8), asCData(value).b_ptr);
  if (KeepRef(asCData(o), 1, Py_NewRef(value as PyObject)) < 0) return -1;
  const keep = GetKeepedObjects(asCData(value));
  return keep ? KeepRef(asCData(o), 0, Py_NewRef(keep as PyObject)) : -1;
}

function Pointer_init(o: PyObject, args: PyObject, kw: PyObject | null): i32 {
  if (!PyArg_UnpackTupleCheck(args, 'POINTER', 0, 1)) return -1;
  return PyTuple_GET_SIZE(args) ? Pointer_set_contents(o, PyTuple_GET_ITEM(args, 0), 0) : 0;
}

function Pointer_new(type: PyTypeObject, args: PyObject | null, kw: PyObject | null): PyObject | null {
  const st = stateOfMeta(type.ob_type);
  const s = infoOf(st, type);
  if (!s || !s.proto) return PyErr_SetString(PyExc_TypeError, 'Cannot create instance: has no _type_');
  return newCData(st, type);
}

/** A part of a slice; false: an exception. */
function sliceIndex(o: PyObject | null, unset: i64, at: usize): bool {
  store<i64>(at, unset);
  if (o == Py_None) return true;
  const i = PyNumber_AsSsize_t(o as PyObject, PyExc_ValueError);
  store<i64>(at, i);
  return !(i == -1 && PyErr_Occurred());
}

/** p[start:stop:step]: there is no length, so stop has to be given, and below 0 is before p. */
function pointerSlice(o: PyObject, slice: PySliceObject, at: usize): PyObject | null {
  if (!sliceIndex(slice.step, 1, at)) return null;
  const step = load<i64>(at);
  if (step == 0) return PyErr_SetString(PyExc_ValueError, 'slice step cannot be zero');
  if (slice.start == Py_None && step < 0) {
    return PyErr_SetString(PyExc_ValueError, 'slice start is required for step < 0');
  }
  if (!sliceIndex(slice.start, 0, at)) return null;
  const start = load<i64>(at);
  if (slice.stop == Py_None) return PyErr_SetString(PyExc_ValueError, 'slice stop is required');
  if (!sliceIndex(slice.stop, 0, at)) return null;
  const stop = load<i64>(at);
  let n: i64 = 0;
  if (step > 0 && start < stop) n = (stop - start - 1) / step + 1;
  else if (step < 0 && start > stop) n = (stop - start + 1) / step + 1;
  const letter = characterLetter(o);
  if (letter) {
    const p = pointerAt(asCData(o).b_ptr) + <u64>start * (letter == 0x63 ? 1 : 4);
    return characters(letter, p, n, step);
  }
  const list = PyList_New(n);
  for (let i: i64 = 0; i < n && list; i++) {
    const v = Pointer_item(o, start + i * step);
    if (!v) {
      Py_DECREF(list);
      return null;
    }
    PyList_SET_ITEM(list, i, v);
  }
  return list;
}

function Pointer_subscript(o: PyObject, item: PyObject): PyObject | null {
  if (PyIndex_Check(item)) {
    const i = PyNumber_AsSsize_t(item, PyExc_IndexError);
    return i == -1 && PyErr_Occurred() ? changetype<PyObject | null>(0) : Pointer_item(o, i);
  }
  if (!PySlice_Check(item)) return PyErr_SetString(PyExc_TypeError, 'Pointer indices must be integer');
  const at = stackAlloc(1);
  const result = pointerSlice(o, changetype<PySliceObject>(item), at);
  stackFree(at);
  return result;
}

function Pointer_bool(o: PyObject): i32 {
  return i32(pointerAt(asCData(o).b_ptr) != 0);
}

/** new: the type _Pointer. */
export function makePointer(m: PyObject, st: ctypes_state): PyTypeObject | null {
  const t = beginCDataType(m, st, '_ctypes._Pointer', 0, st.PyCPointerType_Type);
  if (!t) return null;
  t.tp_init = Pointer_init.index;
  t.tp_new = Pointer_new.index;
  numberMethods(t).nb_bool = Pointer_bool.index;
  mappingMethods(t).mp_subscript = Pointer_subscript.index;
  sequenceMethods(t).sq_item = Pointer_item.index;
  sequenceMethods(t).sq_ass_item = Pointer_ass_item.index;
  getset(
    t,
    'contents',
    Pointer_get_contents.index,
    Pointer_set_contents.index,
    'the object this pointer points to (read-write)',
  );
  return readyHeapType(t, 'XXX to be provided');
}
