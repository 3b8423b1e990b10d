// Calling a function: its arguments, the results that they take in. (CPython: Modules/_ctypes/{_ctypes,callproc}.c)

import { PyObject_GetOptionalAttr } from '../../../objects/attribute';
import { PyBytes_AS_STRING, PyBytes_Check } from '../../../objects/bytes/struct';
import {
  PyObject_Call,
  PyObject_CallMethodNoArgs,
  PyObject_CallNoArgs,
  PyObject_CallOneArg,
} from '../../../objects/call';
import { PyDict_GET_SIZE, PyDict_GetItemWithError } from '../../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError } from '../../../objects/exceptions/types';
import {
  PyLong_AsLongAndOverflow,
  PyLong_AsUnsignedLongLongMask,
  PyLong_Check,
  PyLong_FromLong,
} from '../../../objects/int';
import { Py_None } from '../../../objects/none';
import { PyUnicode_FromFormat } from '../../../objects/str/format';
import { PyUnicode_Check } from '../../../objects/str/struct';
import {
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_Pack3,
  PyTuple_SET_ITEM,
} from '../../../objects/tuple';
import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, stackAlloc } from '../../../runtime/cold';
import { PyErr_Occurred } from '../../../runtime/errors';
import { _Py_ID } from '../../../runtime/identifiers';
import { arg, PyObject, ptrAt, setPtrAt } from '../../../runtime/object';
import { stackFree } from '../../../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../../../runtime/recursion';
import { PyTypeObject } from '../../../runtime/type';
import { _Py_Segfault } from '../../faulthandler/fatal';
import { argValue, paramOf } from '../argument';
import { _ctypes_extend_error, PyCData_FromBaseObj, unboxes } from '../cdata';
import { callExport } from '../exports';
import { asFuncPtr, MAX_ARGUMENTS } from '../function';
import { pointerAt, readable } from '../memory';
import {
  CThunkObject,
  ctypes_state,
  FUNCFLAG_CDECL,
  infoOf,
  infoOfObject,
  isType,
  letterOf,
  PyCArgObject,
  PyCFuncPtrObject,
  StgInfo,
  stateOf,
} from '../types';
import { getValue, wideCopy } from '../values';
import { _CallPythonObject } from './thunk';

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
function callAddress(st: ctypes_state, address: u64, values: usize, n: i64, result: usize): void {
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

export function PyCFuncPtr_call(o: PyObject, inargs: PyObject, kwds: PyObject | null): PyObject | null {
  const st = stateOf(o);
  const self = asFuncPtr(o);
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
  const errcheck = asFuncPtr(o).errcheck;
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
