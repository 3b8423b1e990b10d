// Foreign functions: the class CFuncPtr, calls, and functions of Python's that are called as such.
// (CPython: Modules/_ctypes/_ctypes.c, callproc.c, callbacks.c)
//
// There is no machine code to call. An address is either that of a function of the core that is exported (exports.ts), or
// that of a CThunkObject, in which a Python function waits; at any other address there is no code.

import { PyUnicode_FromFormat } from '../../objects/str/format';
import { clearFields, freeInstance, readyHeapType } from '../../objects/type/from-spec';
import { PyObject_GC_UnTrack } from '../../runtime/cold';
import { arg, Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { getset, numberMethods } from '../../runtime/register';
import { Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../../runtime/type';
import { PyCData_clear, PyCData_traverse } from './cdata';
import { beginCDataType } from './containers';
import {
  PyCFuncPtr_get_argtypes,
  PyCFuncPtr_get_errcheck,
  PyCFuncPtr_get_restype,
  PyCFuncPtr_set_argtypes,
  PyCFuncPtr_set_errcheck,
  PyCFuncPtr_set_restype,
} from './function/attributes';
import { PyCFuncPtr_call } from './function/call';
import { PyCFuncPtr_new } from './function/new';
import { pointerAt } from './memory';
import { asCData, ctypes_state, PyCFuncPtrObject } from './types';

export const MAX_ARGUMENTS: i64 = 1024;
const MODULE_FIELDS: i32 = 8; // the references of a PyCFuncPtrObject

/** o as its struct; nothing is checked. */
/* @inline */ export function asFuncPtr(o: PyObject): PyCFuncPtrObject {
  return changetype<PyCFuncPtrObject>(o);
}

// --- the type

function PyCFuncPtr_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const first = changetype<usize>(o) + offsetof<PyCFuncPtrObject>('_thunk');
  let r = PyCData_traverse(o, visit, argument);
  for (let i = 0; i < MODULE_FIELDS && r == 0; i++) r = Py_VISIT(ptrAt(first, i), visit, argument);
  return r;
}

function PyCFuncPtr_clear(o: PyObject): i32 {
  clearFields(o, offsetof<PyCFuncPtrObject>('_thunk'), MODULE_FIELDS);
  return PyCData_clear(o);
}

function PyCFuncPtr_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  PyCFuncPtr_clear(o);
  freeInstance(o);
}

function PyCFuncPtr_repr(o: PyObject): PyObject | null {
  return PyUnicode_FromFormat('<%s object at %p>', o.ob_type.tp_name, arg(o));
}

function PyCFuncPtr_bool(o: PyObject): i32 {
  return i32(pointerAt(asCData(o).b_ptr) != 0);
}

// new
export function makeFunction(m: PyObject, st: ctypes_state): PyTypeObject | null {
  const t = beginCDataType(m, st, '_ctypes.CFuncPtr', offsetof<PyCFuncPtrObject>(), st.PyCFuncPtrType_Type);
  if (!t) return null;
  t.tp_flags |= Py_TPFLAGS_HAVE_GC;
  t.tp_dealloc = PyCFuncPtr_dealloc.index;
  t.tp_repr = PyCFuncPtr_repr.index;
  t.tp_call = PyCFuncPtr_call.index;
  t.tp_traverse = PyCFuncPtr_traverse.index;
  t.tp_clear = PyCFuncPtr_clear.index;
  t.tp_new = PyCFuncPtr_new.index;
  numberMethods(t).nb_bool = PyCFuncPtr_bool.index;
  getset(t, 'errcheck', PyCFuncPtr_get_errcheck.index, PyCFuncPtr_set_errcheck.index, 'a function to check for errors');
  getset(t, 'restype', PyCFuncPtr_get_restype.index, PyCFuncPtr_set_restype.index, 'specify the result type');
  getset(t, 'argtypes', PyCFuncPtr_get_argtypes.index, PyCFuncPtr_set_argtypes.index, 'specify the argument types');
  return readyHeapType(t, 'Function Pointer');
}
