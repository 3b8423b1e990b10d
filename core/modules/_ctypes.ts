// The _ctypes module: C's data in Python. (CPython: Modules/_ctypes/)
//
// The bytes are those of this process: an address is an address, so ctypes reads and changes any object as in CPython.

import { PyObject_GetAttrString } from '../objects/attribute';
import { PyDict_DelItem, PyDict_New } from '../objects/dict/dict';
import { PyErr_NewException } from '../objects/exceptions/errors';
import { PyLong_FromUnsignedLongLong } from '../objects/int';
import {
  newModuleWithState,
  PyModule_Add,
  PyModule_AddIntConstant,
  PyModule_AddObjectRef,
  PyModule_AddType,
} from '../objects/module';
import { Py_None } from '../objects/none';
import { PyUnicode_FromString } from '../objects/str/new';
import { clearFields, freeInstance, newHeapType, readyHeapType, visitFields } from '../objects/type/from-spec';
import { Py_DECREF, PyObject_GC_UnTrack } from '../runtime/cold';
import { PyObject } from '../runtime/object';
import { pel } from '../runtime/pellucid';
import { Py_TPFLAGS_HAVE_GC, Py_TPFLAGS_IMMUTABLETYPE, PyTypeObject } from '../runtime/type';
import { makeArgumentType, makeStructParamType } from './_ctypes/argument';
import { makeArray } from './_ctypes/array';
import { makeCDataType } from './_ctypes/cdata';
import { makeStruct } from './_ctypes/containers';
import { makeExports, ownAddress } from './_ctypes/exports';
import { makeFunction } from './_ctypes/function';
import { makeThunkType } from './_ctypes/function/thunk';
import { addFunctions } from './_ctypes/functions';
import { makeFieldType } from './_ctypes/layout';
import { addMetatypes } from './_ctypes/metatypes';
import { makePointer } from './_ctypes/pointer';
import { makeSimple } from './_ctypes/simple';
import {
  _ctypesmodule,
  ctypes_state,
  DictRemoverObject,
  FUNCFLAG_CDECL,
  FUNCFLAG_PYTHONAPI,
  FUNCFLAG_USE_ERRNO,
  FUNCFLAG_USE_LASTERROR,
  STATE_REFERENCES,
  stateOfModule,
} from './_ctypes/types';
import { PyErr_FormatUnraisable } from './sys/unraisable';

// --- DictRemover: what takes a dead array type off the cache

function _DictRemover_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<DictRemoverObject>('_key'), 2, visit, arg);
}

function _DictRemover_clear(o: PyObject): i32 {
  clearFields(o, offsetof<DictRemoverObject>('_key'), 2);
  return 0;
}

function _DictRemover_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  _DictRemover_clear(o);
  freeInstance(o);
}

function _DictRemover_call(o: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const self = changetype<DictRemoverObject>(o);
  if (self.key && self.dict) {
    if (PyDict_DelItem(self.dict as PyObject, self.key as PyObject) < 0) {
      PyErr_FormatUnraisable('Exception ignored on calling _ctypes.DictRemover');
    }
    _DictRemover_clear(o);
  }
  return Py_None;
}

function makeDictRemover(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_ctypes.DictRemover',
    offsetof<DictRemoverObject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = _DictRemover_dealloc.index;
  t.tp_traverse = _DictRemover_traverse.index;
  t.tp_clear = _DictRemover_clear.index;
  t.tp_call = _DictRemover_call.index;
  return readyHeapType(t, 'deletes a key from a dictionary');
}

function addTypes(m: PyObject, st: ctypes_state): bool {
  st.PyCArg_Type = makeArgumentType(m);
  if (!st.PyCArg_Type) return false;
  st.PyCThunk_Type = makeThunkType(m);
  if (!st.PyCThunk_Type) return false;
  st.PyCData_Type = makeCDataType(m);
  if (!st.PyCData_Type || !addMetatypes(m, st)) return false;
  st.Struct_Type = makeStruct(m, st, true);
  if (PyModule_AddType(m, st.Struct_Type) < 0) return false;
  st.Union_Type = makeStruct(m, st, false);
  if (PyModule_AddType(m, st.Union_Type) < 0) return false;
  st.PyCPointer_Type = makePointer(m, st);
  if (PyModule_AddType(m, st.PyCPointer_Type) < 0) return false;
  st.PyCArray_Type = makeArray(m, st);
  if (PyModule_AddType(m, st.PyCArray_Type) < 0) return false;
  st.Simple_Type = makeSimple(m, st);
  if (PyModule_AddType(m, st.Simple_Type) < 0) return false;
  st.PyCFuncPtr_Type = makeFunction(m, st);
  if (PyModule_AddType(m, st.PyCFuncPtr_Type) < 0) return false;
  st.PyCField_Type = makeFieldType(m);
  if (!st.PyCField_Type) return false;
  st.DictRemover_Type = makeDictRemover(m);
  if (!st.DictRemover_Type) return false;
  st.StructParam_Type = makeStructParamType(m);
  return st.StructParam_Type != null;
}

function addAddress(m: PyObject, st: ctypes_state, name: string, i: usize): bool {
  return PyModule_Add(m, name, PyLong_FromUnsignedLongLong(ownAddress(st, i))) == 0;
}

function addObjects(m: PyObject, st: ctypes_state): bool {
  st.array_cache = PyDict_New();
  st._ctypes_ptrtype_cache = PyDict_New();
  if (!st.array_cache || !st._ctypes_ptrtype_cache) return false;
  st.exports = makeExports();
  st.PyExc_ArgError = PyErr_NewException('ctypes.ArgumentError', null, null);
  if (!st.PyExc_ArgError) return false;
  st._unpickle = PyObject_GetAttrString(m, '_unpickle');
  return (
    st._unpickle != null &&
    PyModule_AddObjectRef(m, '_pointer_type_cache', st._ctypes_ptrtype_cache) == 0 &&
    PyModule_AddIntConstant(m, 'FUNCFLAG_CDECL', FUNCFLAG_CDECL) == 0 &&
    PyModule_AddIntConstant(m, 'FUNCFLAG_USE_ERRNO', FUNCFLAG_USE_ERRNO) == 0 &&
    PyModule_AddIntConstant(m, 'FUNCFLAG_USE_LASTERROR', FUNCFLAG_USE_LASTERROR) == 0 &&
    PyModule_AddIntConstant(m, 'FUNCFLAG_PYTHONAPI', FUNCFLAG_PYTHONAPI) == 0 &&
    PyModule_Add(m, '__version__', PyUnicode_FromString('1.1.0')) == 0 &&
    addAddress(m, st, '_memmove_addr', 0) &&
    addAddress(m, st, '_memset_addr', 1) &&
    addAddress(m, st, '_string_at_addr', 2) &&
    addAddress(m, st, '_cast_addr', 4) &&
    addAddress(m, st, '_wstring_at_addr', 3) &&
    PyModule_AddIntConstant(m, 'RTLD_LOCAL', 0) == 0 &&
    PyModule_AddIntConstant(m, 'RTLD_GLOBAL', 256) == 0 &&
    PyModule_AddIntConstant(m, 'CTYPES_MAX_ARGCOUNT', 1024) == 0 &&
    PyModule_AddObjectRef(m, 'ArgumentError', st.PyExc_ArgError) == 0 &&
    PyModule_AddIntConstant(m, 'SIZEOF_TIME_T', 8) == 0
  );
}

// new
export function init__ctypes_module(): PyObject | null {
  const m = newModuleWithState(
    _ctypesmodule,
    '_ctypes',
    'Create and manipulate C compatible data types in Python.',
    offsetof<ctypes_state>(),
    STATE_REFERENCES,
  );
  if (!m) return null;
  pel.foreign = 1;
  const st = stateOfModule(m);
  if (addFunctions(m) && addObjects(m, st) && addTypes(m, st)) return m;
  Py_DECREF(m);
  return null;
}
