// Calling Python functions: arguments into the slots of a new frame, and the errors when they don't fit.
// (CPython: initialize_locals and its helpers in Python/ceval.c, _PyFunction_Vectorcall in Objects/call.c)

import { CO_OPTIMIZED, CO_VARARGS, CO_VARKEYWORDS, PyCodeObject } from '../objects/code';
import { PyDict_GetItemWithError, PyDict_New, PyDict_Next, PyDict_SetItem, PyDict_Size } from '../objects/dict/dict';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_TypeError } from '../objects/exceptions/types';
import {
  _PyFrame_ClearExceptCode,
  _PyFrame_Initialize,
  _PyInterpreterFrame,
  _PyThreadState_PopFrame,
  _PyThreadState_PushFrame,
  FRAME_CLEARED,
  FRAME_OWNED_BY_THREAD,
} from '../objects/frame';
import { PyFunctionObject } from '../objects/function';
import { _PyFrame_GetGenerator } from '../objects/generator/object';
import {
  _PyList_AppendTakeRef,
  PyList_Append,
  PyList_GET_ITEM,
  PyList_GET_SIZE,
  PyList_GetSlice,
  PyList_New,
  PyList_SET_ITEM,
} from '../objects/list';
import { PyObject_Repr, PyObject_RichCompareBool } from '../objects/object';
import { _PyUnicode_Equal } from '../objects/str/compare';
import { PyUnicode_Concat } from '../objects/str/concat';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_Join } from '../objects/str/join';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyUnicode_Check } from '../objects/str/struct';
import { _Py_CalculateSuggestions } from '../objects/str/suggestions';
import {
  _PyTuple_FromArraySteal,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_ITEMS,
  PyTuple_New,
  PyTuple_SET_ITEM,
} from '../objects/tuple';
import { PyErr_Occurred } from '../runtime/errors';
import { _Py_STR } from '../runtime/identifiers';
import {
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_INCREF,
  Py_NewRef,
  Py_XDECREF,
  Py_XINCREF,
  PyObject,
  ptrAt,
  setPtrAt,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { _PyThreadState_GET, PyThreadState } from '../runtime/tstate';
import { PyVectorcall_NARGS } from '../runtime/type';
import { _PyEval_EvalFrameDefault } from './eval';

/** Drops a frame of the data stack. */
function clear_thread_frame(tstate: PyThreadState, frame: _PyInterpreterFrame): void {
  tstate.c_recursion_remaining--;
  _PyFrame_ClearExceptCode(frame);
  Py_DECREF(frame.f_executable!);
  tstate.c_recursion_remaining++;
  _PyThreadState_PopFrame(tstate, changetype<usize>(frame));
}

function clear_gen_frame(tstate: PyThreadState, frame: _PyInterpreterFrame): void {
  const gen = _PyFrame_GetGenerator(frame);
  gen.gi_frame_state = FRAME_CLEARED;
  tstate.exc_info = gen.gi_exc_state.previous_item!;
  gen.gi_exc_state.previous_item = null;
  tstate.c_recursion_remaining--;
  _PyFrame_ClearExceptCode(frame);
  clearSlot(changetype<usize>(gen.gi_exc_state));
  tstate.c_recursion_remaining++;
  frame.previous = null;
}

export function _PyEval_FrameClearAndPop(tstate: PyThreadState, frame: _PyInterpreterFrame): void {
  if (frame.owner == FRAME_OWNED_BY_THREAD) clear_thread_frame(tstate, frame);
  else clear_gen_frame(tstate, frame);
}

function dropArgs(args: usize, n: i64): void {
  for (let i: i64 = 0; i < n; i++) Py_DECREF(objAt(args, i));
}

/** A frame for a call, its locals filled. Consumes func, locals and all the args; NULL: an exception is set. */
export function _PyEvalFramePushAndInit(
  tstate: PyThreadState,
  func: PyFunctionObject,
  locals: PyObject | null,
  args: usize,
  argcount: i64,
  kwnames: PyObject | null,
): _PyInterpreterFrame | null {
  const code = changetype<PyCodeObject>(func.func_code);
  const p = _PyThreadState_PushFrame(tstate, code.co_framesize);
  if (!p) {
    Py_DECREF(func);
    Py_XDECREF(locals);
    dropArgs(args, argcount + (kwnames ? PyTuple_GET_SIZE(kwnames) : 0));
    PyErr_NoMemory();
    return null;
  }
  const frame = changetype<_PyInterpreterFrame>(p);
  _PyFrame_Initialize(frame, func, locals, code, 0);
  if (initialize_locals(func, code, frame.localsplus, args, argcount, kwnames) < 0) {
    clear_thread_frame(tstate, frame);
    return null;
  }
  return frame;
}

/** The same from a tuple and a dict, and `self` in front of them. Consumes all that it is given. */
export function _PyEvalFramePushAndInit_Ex(
  tstate: PyThreadState,
  func: PyFunctionObject,
  locals: PyObject | null,
  callargs: PyObject,
  kwargs: PyObject | null,
  self: PyObject | null = null,
): _PyInterpreterFrame | null {
  const first: i64 = self ? 1 : 0;
  const nargs = first + PyTuple_GET_SIZE(callargs);
  const nkw: i64 = kwargs ? PyDict_Size(kwargs) : 0;
  let frame: _PyInterpreterFrame | null = null;
  const args = stackAlloc(nargs + nkw + 1);
  setPtrAt(args, 0, self);
  for (let i = first; i < nargs; i++) setPtrAt(args, i, Py_NewRef(PyTuple_GET_ITEM(callargs, i - first)));
  let kwnames: PyObject | null = null;
  let ok = true;
  if (nkw) {
    kwnames = PyTuple_New(nkw);
    ok = kwnames != null && unpackDict(kwargs!, kwnames, args + ((<usize>nargs) << 3));
    if (!ok) dropArgs(args, nargs);
  }
  if (ok) frame = _PyEvalFramePushAndInit(tstate, func, locals, args, nargs, kwnames);
  else {
    Py_DECREF(func);
    Py_XDECREF(locals);
  }
  stackFree(args);
  Py_XDECREF(kwnames);
  Py_DECREF(callargs);
  Py_XDECREF(kwargs);
  return frame;
}

/** Keys to the tuple, values (new) to the array; keys must be strings. */
function unpackDict(kwargs: PyObject, kwnames: PyObject, values: usize): bool {
  const out = stackAlloc(3);
  store<i64>(out, 0);
  let i: i64 = 0;
  let strings = true;
  while (PyDict_Next(kwargs, out, out + 8, out + 16)) {
    const key = objAt(out, 1);
    if (!PyUnicode_Check(key)) strings = false;
    PyTuple_SET_ITEM(kwnames, i, Py_NewRef(key));
    setPtrAt(values, i, Py_NewRef(objAt(out, 2)));
    i++;
  }
  stackFree(out);
  if (strings) return true;
  dropArgs(values, i);
  PyErr_SetString(PyExc_TypeError, 'keywords must be strings');
  return false;
}

/** Consumes the args also on failure. */
function initialize_locals(
  func: PyFunctionObject,
  co: PyCodeObject,
  localsplus: usize,
  args: usize,
  argcount: i64,
  kwnames: PyObject | null,
): i32 {
  const co_argcount = <i64>co.co_argcount;
  const total_args = co_argcount + <i64>co.co_kwonlyargcount;
  const flags = co.co_flags;
  const kwcount: i64 = kwnames ? PyTuple_GET_SIZE(kwnames) : 0;
  let kwdict: PyObject | null = null;
  if (flags & CO_VARKEYWORDS) {
    kwdict = PyDict_New();
    if (!kwdict) {
      dropArgs(args, argcount + kwcount);
      return -1;
    }
    setPtrAt(localsplus, total_args + (flags & CO_VARARGS ? 1 : 0), kwdict);
  }
  const n = argcount > co_argcount ? co_argcount : argcount;
  for (let j: i64 = 0; j < n; j++) setPtrAt(localsplus, j, objAt(args, j));
  if (flags & CO_VARARGS) {
    const u = _PyTuple_FromArraySteal(args + ((<usize>n) << 3), argcount - n);
    if (!u) {
      dropArgs(args + ((<usize>argcount) << 3), kwcount);
      return -1;
    }
    setPtrAt(localsplus, total_args, u);
  } else if (argcount > n) {
    // Too many: said below, when the keywords have been looked at.
    dropArgs(args + ((<usize>n) << 3), argcount - n);
  }
  if (kwcount) {
    const values = args + ((<usize>argcount) << 3);
    for (let i: i64 = 0; i < kwcount; i++) {
      if (placeKeyword(func, co, localsplus, kwdict, kwnames!, i, objAt(values, i))) continue;
      dropArgs(values + ((<usize>i) << 3), kwcount - i);
      return -1;
    }
  }
  if (argcount > co_argcount && !(flags & CO_VARARGS)) {
    too_many_positional(co, argcount, func.func_defaults, localsplus, func.func_qualname!);
    return -1;
  }
  if (argcount < co_argcount && fillDefaults(func, co, localsplus, argcount, n) < 0) return -1;
  if (co.co_kwonlyargcount > 0 && fillKeywordDefaults(func, co, localsplus) < 0) return -1;
  return 0;
}

/** Puts a keyword argument where it belongs (consuming it); false: an exception is set, the value is still the caller's. */
function placeKeyword(
  func: PyFunctionObject,
  co: PyCodeObject,
  localsplus: usize,
  kwdict: PyObject | null,
  kwnames: PyObject,
  i: i64,
  value: PyObject,
): bool {
  const keyword = PyTuple_GET_ITEM(kwnames, i);
  const total_args = <i64>co.co_argcount + <i64>co.co_kwonlyargcount;
  const posonly = <i64>co.co_posonlyargcount;
  if (!PyUnicode_Check(keyword)) {
    PyErr_Format(PyExc_TypeError, '%U() keywords must be strings', arg(func.func_qualname));
    return false;
  }
  const varnames = PyTuple_ITEMS(co.co_localsplusnames!);
  let j = posonly;
  // Names are interned: comparing addresses almost always finds them.
  for (; j < total_args; j++) if (objAt(varnames, j) == keyword) break;
  if (j == total_args) {
    for (j = posonly; j < total_args; j++) {
      const cmp = PyObject_RichCompareBool(keyword, objAt(varnames, j), Py_EQ);
      if (cmp < 0) return false;
      if (cmp > 0) break;
    }
  }
  if (j < total_args) {
    if (ptrAt(localsplus, j)) {
      PyErr_Format(
        PyExc_TypeError,
        "%U() got multiple values for argument '%S'",
        arg(func.func_qualname),
        arg(keyword),
      );
      return false;
    }
    setPtrAt(localsplus, j, value);
    return true;
  }
  if (kwdict) {
    if (PyDict_SetItem(kwdict, keyword, value) < 0) return false;
    Py_DECREF(value);
    return true;
  }
  if (posonly && positional_only_passed_as_keyword(co, kwnames, func.func_qualname!)) return false;
  unexpectedKeyword(func, varnames, posonly, total_args, keyword);
  return false;
}

function unexpectedKeyword(
  func: PyFunctionObject,
  varnames: usize,
  posonly: i64,
  total_args: i64,
  keyword: PyObject,
): void {
  let suggestion: PyObject | null = null;
  if (total_args > posonly) {
    const possible = PyList_New(total_args - posonly);
    if (!possible) return;
    for (let k = posonly; k < total_args; k++) PyList_SET_ITEM(possible, k - posonly, Py_NewRef(objAt(varnames, k)));
    suggestion = _Py_CalculateSuggestions(possible, keyword);
    Py_DECREF(possible);
  }
  if (suggestion) {
    PyErr_Format(
      PyExc_TypeError,
      "%U() got an unexpected keyword argument '%S'. Did you mean '%S'?",
      arg(func.func_qualname),
      arg(keyword),
      arg(suggestion),
    );
    Py_DECREF(suggestion);
  } else {
    PyErr_Format(
      PyExc_TypeError,
      "%U() got an unexpected keyword argument '%S'",
      arg(func.func_qualname),
      arg(keyword),
    );
  }
}

/** Defaults of the positional parameters that got nothing. */
function fillDefaults(func: PyFunctionObject, co: PyCodeObject, localsplus: usize, argcount: i64, n: i64): i32 {
  const defaults = func.func_defaults;
  const defcount: i64 = defaults ? PyTuple_GET_SIZE(defaults) : 0;
  const m = <i64>co.co_argcount - defcount;
  let missing: i64 = 0;
  for (let i = argcount; i < m; i++) if (!ptrAt(localsplus, i)) missing++;
  if (missing) {
    missing_arguments(co, missing, defcount, localsplus, func.func_qualname!);
    return -1;
  }
  for (let i: i64 = n > m ? n - m : 0; i < defcount; i++) {
    if (!ptrAt(localsplus, m + i)) setPtrAt(localsplus, m + i, Py_NewRef(PyTuple_GET_ITEM(defaults!, i)));
  }
  return 0;
}

function fillKeywordDefaults(func: PyFunctionObject, co: PyCodeObject, localsplus: usize): i32 {
  const total_args = <i64>co.co_argcount + <i64>co.co_kwonlyargcount;
  const kwdefaults = func.func_kwdefaults;
  let missing: i64 = 0;
  for (let i = <i64>co.co_argcount; i < total_args; i++) {
    if (ptrAt(localsplus, i)) continue;
    if (kwdefaults) {
      const def = PyDict_GetItemWithError(kwdefaults, PyTuple_GET_ITEM(co.co_localsplusnames!, i));
      if (def) {
        setPtrAt(localsplus, i, Py_NewRef(def));
        continue;
      }
      if (PyErr_Occurred()) return -1;
    }
    missing++;
  }
  if (!missing) return 0;
  missing_arguments(co, missing, -1, localsplus, func.func_qualname!);
  return -1;
}

// ---- what went wrong ----

/** TypeError if keywords name positional-only parameters. */
function positional_only_passed_as_keyword(co: PyCodeObject, kwnames: PyObject, qualname: PyObject): bool {
  const names = PyList_New(0);
  if (!names) return true;
  let ok = true;
  for (let k: i64 = 0; ok && k < <i64>co.co_posonlyargcount; k++) {
    const param = PyTuple_GET_ITEM(co.co_localsplusnames!, k);
    for (let i: i64 = 0; ok && i < PyTuple_GET_SIZE(kwnames); i++) {
      const name = PyTuple_GET_ITEM(kwnames, i);
      if (name == param || (PyUnicode_Check(name) && _PyUnicode_Equal(name, param)))
        ok = PyList_Append(names, param) == 0;
    }
  }
  if (!ok) {
    Py_DECREF(names);
    return true;
  }
  const some = PyList_GET_SIZE(names) != 0;
  if (some) {
    const comma = PyUnicode_FromString(', ');
    const joined = comma ? PyUnicode_Join(comma, names) : null;
    Py_XDECREF(comma);
    if (joined) {
      PyErr_Format(
        PyExc_TypeError,
        "%U() got some positional-only arguments passed as keyword arguments: '%U'",
        arg(qualname),
        arg(joined),
      );
      Py_DECREF(joined);
    }
  }
  Py_DECREF(names);
  return some;
}

/** f() missing 2 required positional arguments: 'a' and 'b' */
function missing_arguments(co: PyCodeObject, missing: i64, defcount: i64, localsplus: usize, qualname: PyObject): void {
  const positional = defcount != -1;
  const start: i64 = positional ? 0 : co.co_argcount;
  const end: i64 = positional ? <i64>co.co_argcount - defcount : start + <i64>co.co_kwonlyargcount;
  const names = PyList_New(0);
  if (!names) return;
  for (let i = start; i < end; i++) {
    if (ptrAt(localsplus, i)) continue;
    const name = PyObject_Repr(PyTuple_GET_ITEM(co.co_localsplusnames!, i));
    if (!name || _PyList_AppendTakeRef(names, name) < 0) {
      Py_DECREF(names);
      return;
    }
  }
  const text = joinNames(names);
  Py_DECREF(names);
  if (!text) return;
  PyErr_Format(
    PyExc_TypeError,
    '%U() missing %i required %ls argument%ls: %U',
    arg(qualname),
    missing,
    <u64>changetype<usize>(positional ? 'positional' : 'keyword-only'),
    <u64>changetype<usize>(missing == 1 ? '' : 's'),
    arg(text),
  );
  Py_DECREF(text);
}

/** 'a' | 'a' and 'b' | 'a', 'b', and 'c'. new */
function joinNames(names: PyObject): PyObject | null {
  const n = PyList_GET_SIZE(names);
  if (n == 1) return Py_NewRef(PyList_GET_ITEM(names, 0));
  if (n == 2) return PyUnicode_FromFormat('%U and %U', arg(PyList_GET_ITEM(names, 0)), arg(PyList_GET_ITEM(names, 1)));
  const tail = PyUnicode_FromFormat(
    ', %U, and %U',
    arg(PyList_GET_ITEM(names, n - 2)),
    arg(PyList_GET_ITEM(names, n - 1)),
  );
  if (!tail) return null;
  const comma = PyUnicode_FromString(', ');
  const head = comma ? PyList_GetSlice(names, 0, n - 2) : null;
  const joined = head ? PyUnicode_Join(comma, head) : null;
  let result: PyObject | null = null;
  if (joined) result = PyUnicode_Concat(joined, tail);
  Py_XDECREF(comma);
  Py_XDECREF(head);
  Py_XDECREF(joined);
  Py_DECREF(tail);
  return result;
}

/** f() takes from 1 to 2 positional arguments but 3 were given */
function too_many_positional(
  co: PyCodeObject,
  given: i64,
  defaults: PyObject | null,
  localsplus: usize,
  qualname: PyObject,
): void {
  const co_argcount = <i64>co.co_argcount;
  let kwonly: i64 = 0;
  for (let i = co_argcount; i < co_argcount + <i64>co.co_kwonlyargcount; i++) if (ptrAt(localsplus, i)) kwonly++;
  const defcount: i64 = defaults ? PyTuple_GET_SIZE(defaults) : 0;
  const plural = defcount ? true : co_argcount != 1;
  let sig: PyObject | null;
  if (defcount) sig = PyUnicode_FromFormat('from %zd to %zd', co_argcount - defcount, co_argcount);
  else sig = PyUnicode_FromFormat('%zd', co_argcount);
  if (!sig) return;
  let extra: PyObject | null;
  if (kwonly) {
    extra = PyUnicode_FromFormat(
      ' positional argument%ls (and %zd keyword-only argument%ls)',
      <u64>changetype<usize>(given != 1 ? 's' : ''),
      kwonly,
      <u64>changetype<usize>(kwonly != 1 ? 's' : ''),
    );
  } else extra = Py_NewRef(_Py_STR('empty'));
  if (extra) {
    PyErr_Format(
      PyExc_TypeError,
      '%U() takes %U positional argument%ls but %zd%U %ls given',
      arg(qualname),
      arg(sig),
      <u64>changetype<usize>(plural ? 's' : ''),
      given,
      arg(extra),
      <u64>changetype<usize>(given == 1 && !kwonly ? 'was' : 'were'),
    );
    Py_DECREF(extra);
  }
  Py_DECREF(sig);
}

// ---- calls from native code ----

// new
export function _PyEval_Vector(
  tstate: PyThreadState,
  func: PyObject,
  locals: PyObject | null,
  args: usize,
  argcount: usize,
  kwnames: PyObject | null,
): PyObject | null {
  // The frame consumes what the caller keeps.
  Py_INCREF(func);
  Py_XINCREF(locals);
  const total = <i64>argcount + (kwnames ? PyTuple_GET_SIZE(kwnames) : 0);
  for (let i: i64 = 0; i < total; i++) Py_INCREF(objAt(args, i));
  const frame = _PyEvalFramePushAndInit(
    tstate,
    changetype<PyFunctionObject>(func),
    locals,
    args,
    <i64>argcount,
    kwnames,
  );
  if (!frame) return null;
  return _PyEval_EvalFrameDefault(tstate, frame, 0);
}

// new
export function _PyFunction_Vectorcall(
  func: PyObject,
  stack: usize,
  nargsf: usize,
  kwnames: PyObject | null,
): PyObject | null {
  const f = changetype<PyFunctionObject>(func);
  const locals: PyObject | null = changetype<PyCodeObject>(f.func_code).co_flags & CO_OPTIMIZED ? null : f.func_globals;
  return _PyEval_Vector(_PyThreadState_GET(), func, locals, stack, <usize>PyVectorcall_NARGS(nargsf), kwnames);
}
