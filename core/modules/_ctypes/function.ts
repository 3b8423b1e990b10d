// Foreign functions: the class CFuncPtr, calls, and functions of Python's that are called as such.
// (CPython: Modules/_ctypes/_ctypes.c, callproc.c, callbacks.c)
//
// There is no machine code to call. An address is either that of a function of the core that is exported (exports.ts), or
// that of a CThunkObject, in which a Python function waits; at any other address there is no code.

import { PySequence_Tuple } from '../../objects/abstract/sequence';
import { PyObject_GetAttrString, PyObject_GetOptionalAttr } from '../../objects/attribute';
import { PyBytes_AS_STRING, PyBytes_Check } from '../../objects/bytes/struct';
import { PyObject_Call, PyObject_CallMethodNoArgs, PyObject_CallNoArgs, PyObject_CallOneArg } from '../../objects/call';
import { PyDict_GET_SIZE, PyDict_GetItemWithError } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_AttributeError,
  PyExc_OverflowError,
  PyExc_RuntimeWarning,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import {
  PyLong_AsInt,
  PyLong_AsLongAndOverflow,
  PyLong_AsUnsignedLongLongMask,
  PyLong_Check,
  PyLong_FromLong,
} from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyCallable_Check } from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_Check } from '../../objects/str/struct';
import {
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_Pack3,
  PyTuple_SET_ITEM,
} from '../../objects/tuple';
import { clearFields, freeInstance, newHeapType, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { PyType_Check } from '../../objects/type/state';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_NewVar } from '../../runtime/gc/alloc';
import { PyObject_GC_Track, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import {
  arg,
  objAt,
  Py_DECREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../../runtime/recursion';
import { getset, numberMethods } from '../../runtime/register';
import {
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { _Py_Segfault } from '../faulthandler/fatal';
import { PyErr_FormatUnraisable } from '../sys/unraisable';
import { PyErr_WarnEx } from '../warnings';
import { argValue, paramOf } from './argument';
import {
  _ctypes_extend_error,
  GenericPyCData_new,
  KeepRef,
  newCData,
  PyCData_clear,
  PyCData_FromBaseObj,
  PyCData_traverse,
  unboxes,
} from './cdata';
import { beginCDataType } from './containers';
import { callExport, functionSymbol } from './exports';
import { pointerAt, readable } from './memory';
import {
  CThunkObject,
  cd,
  ctypes_state,
  FUNCFLAG_CDECL,
  infoOf,
  infoOfObject,
  isPointerType,
  isType,
  letterOf,
  PyCArgObject,
  PyCFuncPtrObject,
  StgInfo,
  stateOf,
  stateOfMeta,
  TYPEFLAG_ISPOINTER,
} from './types';
import { getValue, setValue, wideCopy } from './values';

const MAX_ARGUMENTS: i64 = 1024;
const MODULE_FIELDS: i32 = 8; // the references of a PyCFuncPtrObject

/* @inline */ function fn(o: PyObject): PyCFuncPtrObject {
  return changetype<PyCFuncPtrObject>(o);
}

// new: the from_param of each type
function converters_from_argtypes(st: ctypes_state, argtypes: PyObject): PyObject | null {
  const types = PySequence_Tuple(argtypes);
  if (!types) return PyErr_SetString(PyExc_TypeError, '_argtypes_ must be a sequence of types');
  const n = PyTuple_GET_SIZE(types);
  let result: PyObject | null = null;
  if (n > MAX_ARGUMENTS) {
    const e = changetype<PyTypeObject>(st.PyExc_ArgError);
    PyErr_Format(e, '_argtypes_ has too many arguments (%zd), maximum is %d', n, MAX_ARGUMENTS);
  } else result = PyTuple_New(n);
  const at = stackAlloc(1);
  for (let i: i64 = 0; i < n && result; i++) {
    if (PyObject_GetOptionalAttr(PyTuple_GET_ITEM(types, i), _Py_ID('from_param'), at) > 0) {
      PyTuple_SET_ITEM(result, i, objAt(at, 0));
      continue;
    }
    if (!PyErr_Occurred()) {
      PyErr_Format(PyExc_TypeError, 'item %zd in _argtypes_ has no from_param method', i + 1);
    }
    Py_DECREF(result);
    result = null;
  }
  stackFree(at);
  Py_DECREF(types);
  return result;
}

/** A type of ctypes', None or a callable? */
function isResultType(st: ctypes_state, o: PyObject): bool {
  return o == Py_None || infoOf(st, o) != null || PyCallable_Check(o) != 0;
}

/** _flags_, _argtypes_ and _restype_ of a class. */
export function make_funcptrtype_dict(st: ctypes_state, dict: PyObject, info: StgInfo): i32 {
  const flags = PyDict_GetItemWithError(dict, _Py_ID('_flags_'));
  if (!flags || !PyLong_Check(flags)) {
    PyErr_SetString(PyExc_TypeError, 'class must define _flags_ which must be an integer');
    return -1;
  }
  info.flags = <i32>PyLong_AsUnsignedLongLongMask(flags) | TYPEFLAG_ISPOINTER;
  const argtypes = PyDict_GetItemWithError(dict, _Py_ID('_argtypes_'));
  if (argtypes) {
    info.converters = converters_from_argtypes(st, argtypes);
    if (!info.converters) return -1;
    info.argtypes = Py_NewRef(argtypes);
  } else if (PyErr_Occurred()) return -1;
  const restype = PyDict_GetItemWithError(dict, _Py_ID('_restype_'));
  if (!restype) return PyErr_Occurred() ? -1 : 0;
  if (!isResultType(st, restype)) {
    PyErr_SetString(PyExc_TypeError, '_restype_ must be a type, a callable, or None');
    return -1;
  }
  info.restype = Py_NewRef(restype);
  return PyObject_GetOptionalAttr(
    restype,
    _Py_ID('_check_retval_'),
    changetype<usize>(info) + offsetof<StgInfo>('_checker'),
  ) < 0
    ? -1
    : 0;
}

// --- attributes

function PyCFuncPtr_get_errcheck(o: PyObject, closure: usize): PyObject | null {
  const v = fn(o).errcheck;
  return v ? Py_NewRef(v) : Py_None;
}

function PyCFuncPtr_set_errcheck(o: PyObject, value: PyObject | null, closure: usize): i32 {
  if (value && !PyCallable_Check(value)) {
    PyErr_SetString(PyExc_TypeError, 'the errcheck attribute must be callable');
    return -1;
  }
  setSlot(changetype<usize>(o) + offsetof<PyCFuncPtrObject>('_errcheck'), Py_XNewRef(value));
  return 0;
}

function PyCFuncPtr_get_restype(o: PyObject, closure: usize): PyObject | null {
  const own = fn(o).restype;
  const v = own ? own : (infoOfObject(stateOf(o), o) as StgInfo).restype;
  return v ? Py_NewRef(v) : Py_None;
}

function PyCFuncPtr_set_restype(o: PyObject, value: PyObject | null, closure: usize): i32 {
  const restype = changetype<usize>(o) + offsetof<PyCFuncPtrObject>('_restype');
  const checker = changetype<usize>(o) + offsetof<PyCFuncPtrObject>('_checker');
  if (!value) {
    setSlot(checker, null);
    setSlot(restype, null);
    return 0;
  }
  if (!isResultType(stateOf(o), value)) {
    PyErr_SetString(PyExc_TypeError, 'restype must be a type, a callable, or None');
    return -1;
  }
  const at = stackAlloc(1);
  const r = PyObject_GetOptionalAttr(value, _Py_ID('_check_retval_'), at);
  const check = ptrAt(at, 0);
  stackFree(at);
  if (r < 0) return -1;
  setSlot(checker, check);
  setSlot(restype, Py_NewRef(value));
  return 0;
}

function PyCFuncPtr_get_argtypes(o: PyObject, closure: usize): PyObject | null {
  const own = fn(o).argtypes;
  const v = own ? own : (infoOfObject(stateOf(o), o) as StgInfo).argtypes;
  return v ? Py_NewRef(v) : Py_None;
}

function PyCFuncPtr_set_argtypes(o: PyObject, value: PyObject | null, closure: usize): i32 {
  const none = !value || value == Py_None;
  const converters: PyObject | null = none
    ? changetype<PyObject | null>(0)
    : converters_from_argtypes(stateOf(o), value as PyObject);
  if (!none && !converters) return -1;
  setSlot(changetype<usize>(o) + offsetof<PyCFuncPtrObject>('_converters'), converters);
  setSlot(changetype<usize>(o) + offsetof<PyCFuncPtrObject>('_argtypes'), none ? null : Py_XNewRef(value));
  return 0;
}

// --- making one

/** May a class of that type be an 'out' parameter? */
function checkOut(st: ctypes_state, type: PyObject, index: i64): bool {
  if (isPointerType(st, type) || isType(type, st.PyCArrayType_Type)) return true;
  const info = infoOf(st, type);
  const c = info ? letterOf(info) : <u8>0;
  if (c == 0x50 || c == 0x7a || c == 0x5a) return true;
  const name = PyType_Check(type) ? changetype<PyTypeObject>(type).tp_name : type.ob_type.tp_name;
  PyErr_Format(PyExc_TypeError, "'out' parameter %d must be a pointer type, not %s", index, name);
  return false;
}

function _validate_paramflags(st: ctypes_state, type: PyTypeObject, flags: PyObject | null): bool {
  const info = infoOf(st, type);
  if (!info) {
    PyErr_SetString(PyExc_TypeError, 'abstract class');
    return false;
  }
  const argtypes = info.argtypes;
  if (!flags || !argtypes) return true;
  if (!PyTuple_Check(flags)) {
    PyErr_SetString(PyExc_TypeError, 'paramflags must be a tuple or None');
    return false;
  }
  const n = PyTuple_GET_SIZE(flags);
  if (!PyTuple_Check(argtypes) || n != PyTuple_GET_SIZE(argtypes)) {
    PyErr_SetString(PyExc_ValueError, 'paramflags must have the same length as argtypes');
    return false;
  }
  for (let i: i64 = 0; i < n; i++) {
    const item = PyTuple_GET_ITEM(flags, i);
    const size = PyTuple_Check(item) ? PyTuple_GET_SIZE(item) : 0;
    let flag = -1;
    let ok = size >= 1 && size <= 3;
    if (ok) {
      flag = PyLong_AsInt(PyTuple_GET_ITEM(item, 0));
      ok = !(flag == -1 && PyErr_Occurred());
    }
    const name = ok && size > 1 ? PyTuple_GET_ITEM(item, 1) : Py_None;
    if (!ok || !(name == Py_None || PyUnicode_Check(name))) {
      PyErr_SetString(PyExc_TypeError, 'paramflags must be a sequence of (int [,string [,value]]) tuples');
      return false;
    }
    const kind = flag & 7;
    if (kind == 2) {
      if (!checkOut(st, PyTuple_GET_ITEM(argtypes, i), i + 1)) return false;
    } else if (kind != 0 && kind != 1 && kind != 5 && kind != 3) {
      PyErr_Format(PyExc_TypeError, 'paramflag value %d not supported', <u64>flag);
      return false;
    }
  }
  return true;
}

// new: ((name, dll)[, paramflags])
function PyCFuncPtr_FromDll(st: ctypes_state, type: PyTypeObject, args: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n > 2) return PyErr_Format(PyExc_TypeError, 'function takes at most 2 arguments (%zd given)', n);
  const spec = PyTuple_GET_ITEM(args, 0);
  let flags: PyObject | null = n > 1 ? PyTuple_GET_ITEM(args, 1) : null;
  if (flags == Py_None) flags = null;
  if (PyTuple_GET_SIZE(spec) != 2) return PyErr_SetString(PyExc_TypeError, 'illegal func_spec argument');
  const name = PyTuple_GET_ITEM(spec, 0);
  const dll = PyTuple_GET_ITEM(spec, 1);
  if (!PyBytes_Check(name) && !PyUnicode_Check(name)) {
    return PyErr_SetString(PyExc_TypeError, 'function name must be string, bytes object or integer');
  }
  const handle = PyObject_GetAttrString(dll, '_handle');
  if (!handle) return null;
  const isInt = PyLong_Check(handle);
  Py_DECREF(handle);
  if (!isInt) {
    return PyErr_SetString(PyExc_TypeError, 'the _handle attribute of the second argument must be an integer');
  }
  const address = functionSymbol(st, name);
  if (!address) {
    return PyBytes_Check(name)
      ? PyErr_Format(PyExc_AttributeError, '/pellucid/bin/python: undefined symbol: %s', PyBytes_AS_STRING(name))
      : PyErr_Format(PyExc_AttributeError, '/pellucid/bin/python: undefined symbol: %U', arg(name));
  }
  if (!_validate_paramflags(st, type, flags)) return null;
  const self = newCData(st, type);
  if (!self) return null;
  fn(self).paramflags = Py_XNewRef(flags);
  store<u64>(<usize>cd(self).b_ptr, <u64>address);
  if (KeepRef(cd(self), 0, Py_NewRef(dll)) < 0) {
    Py_DECREF(self);
    return null;
  }
  fn(self).callable = Py_NewRef(self);
  return self;
}

function PyCFuncPtr_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n == 0) return GenericPyCData_new(type, args, kwds);
  const st = stateOfMeta(type.ob_type);
  const first = PyTuple_GET_ITEM(args, 0);
  if (PyTuple_Check(first)) return PyCFuncPtr_FromDll(st, type, args);
  if (n > 1) return PyErr_Format(PyExc_TypeError, 'function takes exactly 1 argument (%zd given)', n);
  if (PyLong_Check(first)) {
    const p = PyLong_AsUnsignedLongLongMask(first);
    const self = newCData(st, type);
    if (self) store<u64>(<usize>cd(self).b_ptr, p);
    return self;
  }
  if (!PyCallable_Check(first)) {
    return PyErr_SetString(PyExc_TypeError, 'argument must be callable or integer function address');
  }
  const info = infoOf(st, type);
  if (!info || !info.argtypes) {
    return PyErr_SetString(PyExc_TypeError, 'cannot construct instance of this class: no argtypes');
  }
  const thunk = newThunk(st, first, info);
  const self = thunk ? newCData(st, type) : null;
  if (!self) {
    Py_XDECREF(thunk);
    return null;
  }
  fn(self).callable = Py_NewRef(first);
  fn(self).thunk = thunk;
  store<u64>(<usize>cd(self).b_ptr, <u64>changetype<usize>(thunk));
  if (KeepRef(cd(self), 0, Py_NewRef(thunk as PyObject)) < 0) {
    Py_DECREF(self);
    return null;
  }
  return self;
}

// --- functions of Python's

// new
function newThunk(st: ctypes_state, callable: PyObject, info: StgInfo): PyObject | null {
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
  if (o) memory.copy(<usize>cd(o).b_ptr, readable(p, <u64>info.size), <usize>info.size);
  return o;
}

/** Calls the Python function: values are the addresses of n arguments, the result's 16 bytes go to `result`. */
function _CallPythonObject(st: ctypes_state, t: CThunkObject, values: usize, n: i64, result: usize): void {
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

/** o as the argument at `at`. */
function ConvParam(st: ctypes_state, o: PyObject, index: i64, at: usize): bool {
  store<u64>(at, <u64>(at + 16), 8);
  const info = infoOfObject(st, o);
  const a = info ? paramOf(st, o, info) : o.ob_type == st.PyCArg_Type ? Py_NewRef(o) : null;
  if (a) {
    setPtrAt(at, 0, a);
    memory.copy(at + 16, argValue(a), 16);
    if (changetype<PyCArgObject>(a).tag == 0x56) store<u64>(at, load<u64>(at, 16), 8);
    return true;
  }
  if (info) return false;
  if (o == Py_None) return true;
  if (PyLong_Check(o)) {
    const overflow = stackAlloc(1);
    const v = PyLong_AsLongAndOverflow(o, overflow);
    const over = load<i32>(overflow);
    stackFree(overflow);
    if (over < 0 || (over > 0 && !fitsUnsigned(o))) {
      PyErr_SetString(PyExc_OverflowError, 'int too long to convert');
      return false;
    }
    // It is an int of C: 32 bits of it count, with their sign.
    store<i64>(at, <i64>(<i32>(over ? <i64>PyLong_AsUnsignedLongLongMask(o) : v)), 16);
    return true;
  }
  if (PyBytes_Check(o)) {
    setPtrAt(at, 0, Py_NewRef(o));
    store<u64>(at, <u64>PyBytes_AS_STRING(o), 16);
    return true;
  }
  if (PyUnicode_Check(o)) {
    const keep = wideCopy(o, <u64>(at + 16));
    if (keep) setPtrAt(at, 0, keep);
    return keep != null;
  }
  const slot = stackAlloc(1);
  PyObject_GetOptionalAttr(o, _Py_ID('_as_parameter_'), slot);
  const other = ptrAt(slot, 0);
  stackFree(slot);
  if (other) {
    let ok = false;
    if (!_Py_EnterRecursiveCall(' while processing _as_parameter_')) {
      ok = ConvParam(st, other, index, at);
      _Py_LeaveRecursiveCall();
    }
    Py_DECREF(other);
    return ok;
  }
  if (!PyErr_Occurred()) PyErr_Format(PyExc_TypeError, "Don't know how to convert parameter %d", index);
  return false;
}

/** A positive int of at most 64 bits. */
function fitsUnsigned(o: PyObject): bool {
  const digits = load<u64>(changetype<usize>(o), 16) >> 3;
  return digits < 3 || (digits == 3 && load<u32>(changetype<usize>(o), 32) < 16);
}

/** The code at the address runs; values: addresses of n arguments; 16 bytes of result, and 16 zeroed ones behind them. */
export function callAddress(st: ctypes_state, address: u64, values: usize, n: i64, result: usize): void {
  if (callExport(st, address, values, n, result)) return;
  const at = readable(address, 128);
  if (load<usize>(at, 8) != changetype<usize>(st.PyCThunk_Type)) _Py_Segfault();
  const thunk = changetype<CThunkObject>(at);
  Py_NewRef(thunk);
  _CallPythonObject(st, thunk, values, n, result);
  Py_DECREF(thunk);
}

// new
function GetResult(
  st: ctypes_state,
  restype: PyObject | null,
  result: usize,
  checker: PyObject | null,
): PyObject | null {
  if (!restype) return PyLong_FromLong(<i64>load<i32>(result));
  if (restype == Py_None) return Py_None;
  const info = infoOf(st, restype);
  if (!info) {
    const v = PyLong_FromLong(<i64>load<i32>(result));
    if (!v) return null;
    const r = PyObject_CallOneArg(restype, v);
    Py_DECREF(v);
    return r;
  }
  let value: PyObject | null;
  if (unboxes(st, restype, info)) {
    value = getValue(info.getfunc, <u64>result, info.size);
    // The function gave its reference away, and the value has one of its own.
    if (value && info.getfunc == 0x4f) Py_DECREF(value);
  } else value = PyCData_FromBaseObj(st, restype, null, 0, <u64>result);
  if (!checker || !value) return value;
  const v = PyObject_CallOneArg(checker, value);
  Py_DECREF(value);
  return v;
}

// new
export function _ctypes_callproc(
  st: ctypes_state,
  address: u64,
  args: PyObject,
  converters: PyObject | null,
  restype: PyObject | null,
  checker: PyObject | null,
): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  const e = changetype<PyTypeObject>(st.PyExc_ArgError);
  if (n > MAX_ARGUMENTS) {
    return PyErr_Format(e, 'too many arguments (%zd), maximum is %d', n, MAX_ARGUMENTS);
  }
  const known: i64 = converters ? PyTuple_GET_SIZE(converters) : 0;
  const at = stackAlloc(n * 5 + 4);
  memory.fill(at, 0, (<usize>(n * 5 + 4)) << 3);
  const values = at + ((<usize>n) << 5);
  const result = values + ((<usize>n) << 3);
  let ok = true;
  for (let i: i64 = 0; i < n && ok; i++) {
    const slot = at + ((<usize>i) << 5);
    const given = PyTuple_GET_ITEM(args, i);
    if (converters && i < known) {
      const v = PyObject_CallOneArg(PyTuple_GET_ITEM(converters, i), given);
      ok = v != null && ConvParam(st, v, i + 1, slot);
      // What was made for the call lives as long as the call.
      if (v && !ptrAt(slot, 0)) setPtrAt(slot, 0, v);
      else Py_XDECREF(v);
    } else ok = ConvParam(st, given, i + 1, slot);
    store<u64>(values + ((<usize>i) << 3), load<u64>(slot, 8));
    if (!ok) _ctypes_extend_error(e, PyUnicode_FromFormat('argument %zd: ', i + 1));
  }
  if (ok) callAddress(st, address, values, n, result);
  const value = ok && !PyErr_Occurred() ? GetResult(st, restype, result, checker) : null;
  for (let i: i64 = 0; i < n; i++) Py_XDECREF(ptrAt(at + ((<usize>i) << 5), 0));
  stackFree(at);
  return value;
}

// new: the next 'in' argument
function nextArgument(
  index: i64,
  name: PyObject | null,
  unset: PyObject | null,
  args: PyObject,
  kwds: PyObject | null,
): PyObject | null {
  if (index < PyTuple_GET_SIZE(args)) return Py_NewRef(PyTuple_GET_ITEM(args, index));
  if (kwds && name) {
    const v = PyDict_GetItemWithError(kwds, name);
    if (v) return Py_NewRef(v);
    if (PyErr_Occurred()) return null;
  }
  if (unset) return Py_NewRef(unset);
  return name
    ? PyErr_Format(PyExc_TypeError, "required argument '%S' missing", arg(name))
    : PyErr_SetString(PyExc_TypeError, 'not enough arguments');
}

/** Was the argument taken from what the caller gave? */
function wasGiven(index: i64, name: PyObject | null, args: PyObject, kwds: PyObject | null): bool {
  return (
    index < PyTuple_GET_SIZE(args) || (kwds != null && name != null && PyDict_GetItemWithError(kwds, name) != null)
  );
}

/** Which arguments are results: two masks and their number. */
@unmanaged
class Outs {
  out: u64;
  inout: u64;
  n: i64;
}

// new: an 'out' argument
function outArgument(st: ctypes_state, type: PyObject): PyObject | null {
  const info = infoOf(st, type) as StgInfo;
  if (letterOf(info)) {
    return PyErr_Format(
      PyExc_TypeError,
      "%s 'out' parameter must be passed as default value",
      changetype<PyTypeObject>(type).tp_name,
    );
  }
  return PyObject_CallNoArgs(isType(type, st.PyCArrayType_Type) ? type : (info.proto as PyObject));
}

// new: the arguments as paramflags want them
function _build_callargs(
  st: ctypes_state,
  self: PyCFuncPtrObject,
  argtypes: PyObject | null,
  inargs: PyObject,
  kwds: PyObject | null,
  outs: Outs,
): PyObject | null {
  const flags = self.paramflags;
  if (!argtypes || !flags || !PyTuple_Check(argtypes) || PyTuple_GET_SIZE(argtypes) == 0) return Py_NewRef(inargs);
  const n = PyTuple_GET_SIZE(argtypes) < PyTuple_GET_SIZE(flags) ? PyTuple_GET_SIZE(argtypes) : PyTuple_GET_SIZE(flags);
  const args = PyTuple_New(n);
  if (!args) return null;
  let taken: i64 = 0;
  for (let i: i64 = 0; i < n; i++) {
    const item = PyTuple_GET_ITEM(flags, i);
    const size = PyTuple_GET_SIZE(item);
    const flag = <i32>PyLong_AsUnsignedLongLongMask(PyTuple_GET_ITEM(item, 0)) & 7;
    const name: PyObject | null = size > 1 ? PyTuple_GET_ITEM(item, 1) : null;
    const unset: PyObject | null = size > 2 ? PyTuple_GET_ITEM(item, 2) : null;
    let v: PyObject | null;
    if (flag == 2) {
      outs.out |= (<u64>1) << i;
      outs.n++;
      v = unset ? Py_NewRef(unset) : outArgument(st, PyTuple_GET_ITEM(argtypes, i));
    } else if (flag == 5) v = unset ? Py_NewRef(unset) : PyLong_FromLong(0);
    else {
      if (flag == 3) {
        outs.inout |= (<u64>1) << i;
        outs.n++;
      }
      const given = wasGiven(taken, name, inargs, kwds);
      v = nextArgument(taken, name, unset, inargs, kwds);
      if (given) taken++;
    }
    if (!v) {
      Py_DECREF(args);
      return null;
    }
    PyTuple_SET_ITEM(args, i, v);
  }
  const given = PyTuple_GET_SIZE(inargs) + (kwds ? PyDict_GET_SIZE(kwds) : 0);
  if (given == taken) return args;
  Py_DECREF(args);
  return PyErr_Format(PyExc_TypeError, 'call takes exactly %d arguments (%zd given)', taken, given);
}

// new: the arguments that are results, or the result; steals result and args
function _build_result(result: PyObject | null, args: PyObject, outs: Outs): PyObject | null {
  if (!result || outs.n == 0) {
    Py_DECREF(args);
    return result;
  }
  Py_DECREF(result);
  let all: PyObject | null = outs.n > 1 ? PyTuple_New(outs.n) : null;
  let index: i64 = 0;
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(args) && index < outs.n; i++) {
    const bit = (<u64>1) << i;
    if (!((outs.out | outs.inout) & bit)) continue;
    const a = PyTuple_GET_ITEM(args, i);
    const v = outs.inout & bit ? Py_NewRef(a) : PyObject_CallMethodNoArgs(a, _Py_ID('__ctypes_from_outparam__'));
    if (outs.n == 1 || !v || !all) {
      Py_XDECREF(all);
      if (v && outs.n > 1) Py_DECREF(v);
      Py_DECREF(args);
      return outs.n == 1 ? v : changetype<PyObject | null>(0);
    }
    PyTuple_SET_ITEM(all, index++, v);
  }
  Py_DECREF(args);
  return all;
}

function wrongNumber(format: string, required: i64, actual: i64): PyObject | null {
  return PyErr_Format(PyExc_TypeError, format, required, changetype<usize>(required == 1 ? '' : 's'), actual);
}

function PyCFuncPtr_call(o: PyObject, inargs: PyObject, kwds: PyObject | null): PyObject | null {
  const st = stateOf(o);
  const self = fn(o);
  const info = infoOfObject(st, o) as StgInfo;
  const restype = self.restype ? self.restype : info.restype;
  const converters = self.converters ? self.converters : info.converters;
  const checker = self.checker ? self.checker : info.checker;
  const argtypes = self.argtypes ? self.argtypes : info.argtypes;
  const address = pointerAt(self.b_ptr);
  const at = stackAlloc(3);
  memory.fill(at, 0, 24);
  const outs = changetype<Outs>(at);
  const args = _build_callargs(st, self, argtypes, inargs, kwds, outs);
  let result: PyObject | null = null;
  if (args) {
    const required: i64 = converters ? PyTuple_GET_SIZE(converters) : 0;
    const actual = PyTuple_GET_SIZE(args);
    let ok = true;
    if (converters && info.flags & FUNCFLAG_CDECL) {
      ok = required <= actual;
      if (!ok) wrongNumber('this function takes at least %d argument%ls (%d given)', required, actual);
    } else if (converters) {
      ok = required == actual;
      if (!ok) wrongNumber('this function takes %d argument%ls (%d given)', required, actual);
    }
    if (ok) {
      Py_XNewRef(restype);
      Py_XNewRef(converters);
      Py_XNewRef(checker);
      result = _ctypes_callproc(st, address, args, converters, restype, checker);
      Py_XDECREF(restype);
      Py_XDECREF(converters);
      Py_XDECREF(checker);
      result = finishCall(o, result, args, outs);
    } else Py_DECREF(args);
  }
  stackFree(at);
  return result;
}

// new: errcheck's word, then the results; steals result and args
function finishCall(o: PyObject, result: PyObject | null, args: PyObject, outs: Outs): PyObject | null {
  const errcheck = fn(o).errcheck;
  if (result && errcheck) {
    const all = PyTuple_Pack3(result, o, args);
    const v = all ? PyObject_Call(errcheck, all, null) : null;
    Py_XDECREF(all);
    if (!v || v != args) {
      Py_DECREF(result);
      Py_DECREF(args);
      return v;
    }
    Py_DECREF(v);
  }
  return _build_result(result, args, outs);
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
  return i32(pointerAt(cd(o).b_ptr) != 0);
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
