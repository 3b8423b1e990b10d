// Calls of what is no Python function but only leads to one: a cache around it, an instance with __call__, a class with
// __init__. They go on in the same loop, over a bridge. (CPython: _PyObject_MakeTpCall, bounded_lru_cache_wrapper, slot_tp_call,
// type_call)

import { lru_cache_call, lru_cache_find, lru_cache_keep, lru_cache_object } from '../../modules/_functools/lru-cache';
import { _Py_CheckFunctionResult, _PyStack_AsDict, PyObject_Call, PyObject_Vectorcall } from '../../objects/call';
import { PyDict_GET_SIZE, PyDict_Next } from '../../objects/dict/dict';
import { PyErr_Format } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { _PyInterpreterFrame } from '../../objects/frame';
import { PyFunction_Type, PyFunctionObject } from '../../objects/function';
import { Py_None } from '../../objects/none';
import {
  _PyTuple_FromArray,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_SET_ITEM,
} from '../../objects/tuple';
import { _PyType_Lookup } from '../../objects/type/lookup';
import { slot_tp_call, slot_tp_init } from '../../objects/type/slots';
import { PyObject_TypeCheck } from '../../objects/type/state';
import { type_call } from '../../objects/type/type';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, PyObject, ptrAt } from '../../runtime/object';
import { pel, stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyThreadState } from '../../runtime/tstate';
import { PY_VECTORCALL_ARGUMENTS_OFFSET, Py_TPFLAGS_HEAPTYPE, PyTypeObject } from '../../runtime/type';
import { localsOfCall } from '../eval/frames';
import { CALL_ALLOC_AND_ENTER_INIT } from '../opcodes';
import { _PyEvalFramePushAndInit_Ex } from '../vector';
import {
  ENTERED,
  enterOver,
  numberOf,
  popBridge,
  pushBridge,
  setFinish,
  setNumber,
  setState,
  setSubject,
  stateOf,
  subjectOf,
} from './frame';

/** What a bridge over a call holds: the arguments where they were made for it, and what comes of them. */
const ARGS = 0;
const KWDS = 1;
const KEY = 2; // of the cache; NULL: nothing is kept
const INSTANCE = 2; // that __init__ fills
const UNPACKED = 3; // a tuple of the arguments and the keywords' values: native code keeps these on its stack

/** A tp_call costs 1 of CPython's C recursion, and a loop 2. */
const UNITS = 3;
const WHERE = ' while calling a Python object';

/** A function that the loop can run. */
/* @inline */ export function isPythonFunction(o: PyObject): bool {
  return o.ob_type == PyFunction_Type && changetype<PyFunctionObject>(o).vectorcall == pel.function_vectorcall;
}

/** type(self).name, where it is a function that the loop can run. borrowed */
export function pythonMethod(type: PyTypeObject, name: PyObject): PyFunctionObject | null {
  const found = _PyType_Lookup(type, name);
  return found && isPythonFunction(found) ? changetype<PyFunctionObject>(found) : null;
}

/** The function that a call of this leads to; NULL: none, or nobody knows yet. borrowed */
function leadsTo(callable: PyObject): PyFunctionObject | null {
  const type = callable.ob_type;
  const call = type.tp_call;
  if (call == type_call.index) {
    const made = changetype<PyTypeObject>(callable);
    return made.tp_init == slot_tp_init.index ? pythonMethod(made, _Py_ID('__init__')) : null;
  }
  if (!(type.tp_flags & Py_TPFLAGS_HEAPTYPE)) return null;
  if (call == slot_tp_call.index) return pythonMethod(type, _Py_ID('__call__'));
  if (call != lru_cache_call.index) return null;
  const func = changetype<lru_cache_object>(callable).func as PyObject;
  return isPythonFunction(func) ? changetype<PyFunctionObject>(func) : null;
}

/**
 * PyObject_Vectorcall for the loop, where the callable lies `drop` entries below sp; ENTERED: the thread's frame is that of a Python
 * function, and the result will lie on the caller's stack in the operands' place.
 */
/* @noinline */ export function callNative(
  tstate: PyThreadState,
  frame: _PyInterpreterFrame,
  sp: usize,
  drop: i32,
  callable: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  // This form comes here where a chunk of the data stack ends: a bridge in it would let the next chunk begin earlier than in
  // CPython, and such ends are a level of recursion each.
  let func: PyFunctionObject | null = null;
  if (load<u8>(frame.instr_ptr) != CALL_ALLOC_AND_ENTER_INIT) func = leadsTo(callable);
  if (!func) return PyObject_Vectorcall(callable, args, <usize>nargs | PY_VECTORCALL_ARGUMENTS_OFFSET, kwnames);
  const tuple = _PyTuple_FromArray(args, nargs);
  if (!tuple) return null;
  let kwds: PyObject | null = null;
  if (kwnames && PyTuple_GET_SIZE(kwnames)) {
    kwds = _PyStack_AsDict(args + ((<usize>nargs) << 3), kwnames);
    if (!kwds) {
      Py_DECREF(tuple);
      return null;
    }
  }
  const result = begin(tstate, frame, sp, drop, callable, func, tuple, kwds, true);
  if (changetype<usize>(result) == ENTERED) return result;
  Py_DECREF(tuple);
  Py_XDECREF(kwds);
  return result;
}

/** PyObject_Call in the same way. */
/* @noinline */ export function callNativeEx(
  tstate: PyThreadState,
  frame: _PyInterpreterFrame,
  sp: usize,
  drop: i32,
  callable: PyObject,
  args: PyObject,
  kwds: PyObject | null,
): PyObject | null {
  const func = leadsTo(callable);
  if (!func) return PyObject_Call(callable, args, kwds);
  return begin(tstate, frame, sp, drop, callable, func, args, kwds, false);
}

/** `own`: on ENTERED the bridge takes args and kwds. */
function begin(
  tstate: PyThreadState,
  frame: _PyInterpreterFrame,
  sp: usize,
  drop: i32,
  callable: PyObject,
  func: PyFunctionObject,
  args: PyObject,
  kwds: PyObject | null,
  own: bool,
): PyObject | null {
  const bridge = pushBridge(tstate, drop, UNITS, WHERE);
  if (!bridge) return null;
  let known: PyObject | null;
  let self: PyObject | null = null;
  let target: PyFunctionObject | null = func;
  const call = callable.ob_type.tp_call;
  if (call == lru_cache_call.index) known = beginCache(bridge, callable, args, kwds);
  else if (call == type_call.index) {
    known = beginInit(bridge, callable, args, kwds);
    self = stateOf(bridge, INSTANCE);
    // Another __new__ may have made an instance of another class.
    if (self) target = pythonMethod(self.ob_type, _Py_ID('__init__'));
  } else {
    setFinish(bridge, finishCall.index);
    self = callable;
    known = changetype<PyObject>(ENTERED);
  }
  if (changetype<usize>(known) == ENTERED && (!kwds || unpack(bridge, args, kwds))) {
    const callee = _PyEvalFramePushAndInit_Ex(
      tstate,
      changetype<PyFunctionObject>(Py_NewRef(target!)),
      localsOfCall(target!),
      Py_NewRef(args),
      Py_XNewRef(kwds),
      Py_XNewRef(self),
    );
    if (callee) {
      if (own) {
        setState(bridge, ARGS, args);
        setState(bridge, KWDS, kwds);
      }
      return enterOver(tstate, frame, sp, bridge, callee);
    }
  }
  popBridge(tstate, bridge);
  return changetype<usize>(known) == ENTERED ? null : known;
}

/** The references that _PyStack_UnpackDict takes, which sys.getrefcount() sees. */
function unpack(bridge: _PyInterpreterFrame, args: PyObject, kwds: PyObject): bool {
  const nargs = PyTuple_GET_SIZE(args);
  const nkw = PyDict_GET_SIZE(kwds);
  if (!nkw) return true;
  const values = PyTuple_New(nargs + nkw);
  if (!values) return false;
  for (let i: i64 = 0; i < nargs; i++) PyTuple_SET_ITEM(values, i, Py_NewRef(PyTuple_GET_ITEM(args, i)));
  const at = stackAlloc(3);
  store<i64>(at, 0);
  for (let i = nargs; PyDict_Next(kwds, at, at + 8, at + 16); i++) {
    PyTuple_SET_ITEM(values, i, Py_NewRef(objAt(at, 2)));
  }
  stackFree(at);
  setState(bridge, UNPACKED, values);
  return true;
}

/** ENTERED: the function has to be called; or the result, or NULL. */
function beginCache(
  bridge: _PyInterpreterFrame,
  cache: PyObject,
  args: PyObject,
  kwds: PyObject | null,
): PyObject | null {
  setFinish(bridge, finishCache.index);
  const at = stackAlloc(2);
  const found = lru_cache_find(changetype<lru_cache_object>(cache), args, kwds, at);
  const first = ptrAt(at, 0);
  setNumber(bridge, load<i64>(at, 8));
  stackFree(at);
  if (found) return found > 0 ? first : null;
  setSubject(bridge, cache);
  setState(bridge, KEY, first);
  return changetype<PyObject>(ENTERED);
}

function finishCache(bridge: _PyInterpreterFrame, result: PyObject | null): PyObject | null {
  if (!result) return null;
  const key = stateOf(bridge, KEY);
  setState(bridge, KEY, null);
  return lru_cache_keep(changetype<lru_cache_object>(subjectOf(bridge)), key, numberOf(bridge), result);
}

function finishCall(bridge: _PyInterpreterFrame, result: PyObject | null): PyObject | null {
  return result;
}

/** The instance is made; ENTERED: __init__ has to be called; or what the call gives, or NULL. */
function beginInit(
  bridge: _PyInterpreterFrame,
  type: PyObject,
  args: PyObject,
  kwds: PyObject | null,
): PyObject | null {
  setFinish(bridge, finishInit.index);
  const made = changetype<PyTypeObject>(type);
  const o = _Py_CheckFunctionResult(type, call_indirect<PyObject | null>(<u32>made.tp_new, made, args, kwds));
  if (!o || !PyObject_TypeCheck(o, made)) return o;
  const init = o.ob_type.tp_init;
  if (init == slot_tp_init.index && pythonMethod(o.ob_type, _Py_ID('__init__'))) {
    setState(bridge, INSTANCE, o);
    return changetype<PyObject>(ENTERED);
  }
  if (!init || call_indirect<i32>(<u32>init, o, args, kwds) == 0) return o;
  Py_DECREF(o);
  return null;
}

function finishInit(bridge: _PyInterpreterFrame, result: PyObject | null): PyObject | null {
  if (!result) return null;
  if (result != Py_None) {
    PyErr_Format(PyExc_TypeError, "__init__() should return None, not '%.200s'", result.ob_type.tp_name);
    Py_DECREF(result);
    return null;
  }
  const o = stateOf(bridge, INSTANCE);
  setState(bridge, INSTANCE, null);
  return o;
}
