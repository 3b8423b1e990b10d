// Functions of Python that native code can call. (CPython: Modules/_ctypes/callbacks.c)

import { PySequence_Tuple } from '../../../objects/abstract/sequence';
import { PyObject_Call, PyObject_CallNoArgs } from '../../../objects/call';
import { PyErr_SetString } from '../../../objects/exceptions/errors';
import { PyExc_RuntimeWarning, PyExc_TypeError } from '../../../objects/exceptions/types';
import { Py_None } from '../../../objects/none';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../../../objects/tuple';
import { clearFields, freeInstance, newHeapType, readyHeapType, visitFields } from '../../../objects/type/from-spec';
import { Py_DECREF, Py_NewRef, Py_XDECREF, PyObject_GC_Track, PyObject_GC_UnTrack } from '../../../runtime/cold';
import { _PyObject_GC_NewVar } from '../../../runtime/gc/alloc';
import { arg, PyObject } from '../../../runtime/object';
import {
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../../runtime/type';
import { PyErr_WarnEx } from '../../../vm/warnings';
import { PyErr_FormatUnraisable } from '../../sys/unraisable';
import { unboxes } from '../cdata';
import { readable } from '../memory';
import { asCData, CThunkObject, ctypes_state, infoOf, StgInfo } from '../types';
import { getValue, setValue } from '../values';

// new
export function newThunk(st: ctypes_state, callable: PyObject, info: StgInfo): PyObject | null {
  const types = PySequence_Tuple(info.argtypes as PyObject);
  if (!types) return null;
  const n = PyTuple_GET_SIZE(types);
  const restype = info.restype ? (info.restype as PyObject) : Py_None;
  const result = infoOf(st, restype);
  let o: PyObject | null = null;
  if (restype != Py_None && (!result || !result.setfunc)) {
    PyErr_SetString(PyExc_TypeError, 'invalid result type for callback function');
  } else o = _PyObject_GC_NewVar(st.PyCThunk_Type as PyTypeObject, n);
  if (!o) {
    Py_DECREF(types);
    return null;
  }
  memory.fill(changetype<usize>(o) + 24, 0, offsetof<CThunkObject>() - 24 + <usize>n * 24);
  const t = changetype<CThunkObject>(o);
  t.pcl_write = t.pcl_exec = changetype<usize>(o);
  t.flags = info.flags;
  t.converters = types;
  t.callable = Py_NewRef(callable);
  t.restype = Py_NewRef(restype);
  t.setfunc = result ? result.setfunc : 0;
  PyObject_GC_Track(o);
  return o;
}

// new: what lies at p as an argument of a Python function
function callbackArgument(st: ctypes_state, type: PyObject, p: u64): PyObject | null {
  const info = infoOf(st, type);
  if (!info) return PyErr_SetString(PyExc_TypeError, 'cannot build parameter');
  if (unboxes(st, type, info)) return getValue(info.getfunc, p, info.size);
  const o = PyObject_CallNoArgs(type);
  if (o) memory.copy(<usize>asCData(o).b_ptr, readable(p, <u64>info.size), <usize>info.size);
  return o;
}

/** Calls the Python function: values are the addresses of n arguments, the result's 16 bytes go to `result`. */
export function _CallPythonObject(st: ctypes_state, t: CThunkObject, values: usize, n: i64, result: usize): void {
  const types = t.converters as PyObject;
  const wanted = PyTuple_GET_SIZE(types);
  const args = PyTuple_New(wanted);
  const callable = t.callable as PyObject;
  for (let i: i64 = 0; i < wanted; i++) {
    // Arguments that were not passed are what happens to lie there: 0.
    const p = i < n ? load<u64>(values + ((<usize>i) << 3)) : <u64>(result + 16);
    const v = args ? callbackArgument(st, PyTuple_GET_ITEM(types, i), p) : null;
    if (!v) {
      PyErr_FormatUnraisable('Exception ignored on building parameter of ctypes callback function %R', arg(callable));
      Py_XDECREF(args);
      return;
    }
    PyTuple_SET_ITEM(args as PyObject, i, v);
  }
  if (!args) {
    PyErr_FormatUnraisable(
      'Exception ignored on creating argument %zd for ctypes callback function %R',
      0,
      arg(callable),
    );
    return;
  }
  const v = PyObject_Call(callable, args, null);
  Py_DECREF(args);
  if (!v) {
    PyErr_FormatUnraisable('Exception ignored on calling ctypes callback function %R', arg(callable));
    return;
  }
  if (t.setfunc) {
    const keep = setValue(t.setfunc, <u64>result, v, 0);
    if (!keep) {
      PyErr_FormatUnraisable('Exception ignored on converting result of ctypes callback function %R', arg(callable));
    } else if (keep != Py_None && <u8>t.setfunc != 0x4f) {
      if (PyErr_WarnEx(PyExc_RuntimeWarning, 'memory leak in callback function.', 1) < 0) {
        PyErr_FormatUnraisable('Exception ignored on converting result of ctypes callback function %R', arg(callable));
      }
    }
  }
  Py_DECREF(v);
}

function CThunkObject_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  const first = offsetof<CThunkObject>('_converters');
  return visitFields(o, first, 3, visit, arg);
}

function CThunkObject_clear(o: PyObject): i32 {
  clearFields(o, offsetof<CThunkObject>('_converters'), 3);
  return 0;
}

function CThunkObject_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  CThunkObject_clear(o);
  freeInstance(o);
}

// new
export function makeThunkType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_ctypes.CThunkObject',
    offsetof<CThunkObject>(),
    24,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = CThunkObject_dealloc.index;
  t.tp_traverse = CThunkObject_traverse.index;
  t.tp_clear = CThunkObject_clear.index;
  return readyHeapType(t, 'CThunkObject');
}

// --- calls

// An argument on the native stack: 32 bytes
//    0 │ keep     │ strong: what it belongs to
//    8 │ address  │ of its bytes: the next field, or a structure's
//   16 │ value    │
