// Raising, matching, handling; with statements. (CPython: the exception parts of Python/bytecodes.c and ceval.c)

import { PyObject_IsSubclass } from '../../objects/abstract/isinstance';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyObject_CallNoArgs, PyObject_Vectorcall } from '../../objects/call';
import { PyCodeObject } from '../../objects/code';
import { PyException_SetCause } from '../../objects/exceptions/attributes';
import {
  _PyErr_GetTopmostException,
  PyErr_Format,
  PyErr_GivenExceptionMatches,
  PyErr_SetHandledException,
  PyErr_SetObject,
  PyErr_SetString,
} from '../../objects/exceptions/errors';
import { PyBaseExceptionObject, PyStopIterationObject } from '../../objects/exceptions/struct';
import {
  PyExc_BaseExceptionGroup,
  PyExc_RuntimeError,
  PyExc_StopIteration,
  PyExc_SystemError,
  PyExc_TypeError,
} from '../../objects/exceptions/types';
import { _PyFrame_GetCode, _PyInterpreterFrame, PyUnstable_InterpreterFrame_GetLine } from '../../objects/frame';
import { Py_None } from '../../objects/none';
import {
  PyTuple_Check,
  PyTuple_CheckExact,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_Pack1,
} from '../../objects/tuple';
import { _PyObject_LookupSpecial } from '../../objects/type/special';
import { PyObject_TypeCheck } from '../../objects/type/state';
import { PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _PyErr_StackItem } from '../../runtime/tstate';
import {
  hasSubclassFlag,
  PY_VECTORCALL_ARGUMENTS_OFFSET,
  Py_TPFLAGS_BASE_EXC_SUBCLASS,
  Py_TPFLAGS_TYPE_SUBCLASS,
  PyTypeObject,
} from '../../runtime/type';
import { boolOf, peek, poke } from '../stack';
import { _PyExc_CreateExceptionGroup, callNamed } from './group';

// steals exc and cause; always -1. 1: the exception was raised again with its old traceback
function do_raise(exc: PyObject | null, cause: PyObject | null): i32 {
  if (!exc) {
    // raise alone: what is being handled, with its traceback
    const item = changetype<_PyErr_StackItem>(_PyErr_GetTopmostException());
    const value = item.exc_value;
    if (!value || value == Py_None) {
      PyErr_SetString(PyExc_RuntimeError, 'No active exception to reraise');
      return 0;
    }
    PyErr_SetRaisedException(Py_NewRef(value));
    return 1;
  }
  let type: PyObject;
  let value: PyObject | null = null;
  if (isExceptionClass(exc)) {
    type = exc;
    value = PyObject_CallNoArgs(exc);
    if (value && !isExceptionInstance(value)) {
      PyErr_Format(
        PyExc_TypeError,
        'calling %R should have returned an instance of BaseException, not %R',
        arg(type),
        arg(value.ob_type),
      );
      Py_DECREF(value);
      value = null;
    }
    if (!value) {
      Py_DECREF(exc);
      Py_XDECREF(cause);
      return 0;
    }
    Py_DECREF(exc);
  } else if (isExceptionInstance(exc)) {
    value = exc;
  } else {
    Py_DECREF(exc);
    Py_XDECREF(cause);
    PyErr_SetString(PyExc_TypeError, 'exceptions must derive from BaseException');
    return 0;
  }
  if (cause) {
    let fixed: PyObject | null = null;
    if (isExceptionClass(cause)) {
      fixed = PyObject_CallNoArgs(cause);
      if (fixed && !isExceptionInstance(fixed)) {
        PyErr_Format(
          PyExc_TypeError,
          'calling %R should have returned an instance of BaseException, not %R',
          arg(cause),
          arg(fixed.ob_type),
        );
        Py_DECREF(fixed);
        fixed = null;
      }
      Py_DECREF(cause);
      if (!fixed) {
        Py_DECREF(value);
        return 0;
      }
    } else if (isExceptionInstance(cause)) fixed = cause;
    else if (cause == Py_None) fixed = null;
    else {
      Py_DECREF(cause);
      Py_DECREF(value);
      PyErr_SetString(PyExc_TypeError, 'exception causes must derive from BaseException');
      return 0;
    }
    PyException_SetCause(value, fixed);
  }
  PyErr_SetObject(value.ob_type, value);
  Py_DECREF(value);
  return 0;
}

/** Whether o is a class that can be raised. */
/* @inline */ export function isExceptionClass(o: PyObject): bool {
  return (
    hasSubclassFlag(o, Py_TPFLAGS_TYPE_SUBCLASS) &&
    (changetype<PyTypeObject>(o).tp_flags & Py_TPFLAGS_BASE_EXC_SUBCLASS) != 0
  );
}

/* @inline */ function isExceptionInstance(o: PyObject): bool {
  return hasSubclassFlag(o, Py_TPFLAGS_BASE_EXC_SUBCLASS);
}

/** 1: the exception was raised as it was (no new traceback entry). */
/* @noinline */ export function op_RAISE_VARARGS(sp: usize, oparg: i32): i32 {
  if (oparg == 2) return do_raise(peek(sp, 2), peek(sp, 1));
  if (oparg == 1) return do_raise(peek(sp, 1), null);
  return do_raise(null, null);
}

/** What stands behind except must be exceptions. */
function check_except_type_valid(right: PyObject): i32 {
  let bad = false;
  if (PyTuple_Check(right)) {
    for (let i: i64 = 0; i < PyTuple_GET_SIZE(right); i++)
      if (!isExceptionClass(PyTuple_GET_ITEM(right, i))) bad = true;
  } else bad = !isExceptionClass(right);
  if (!bad) return 0;
  PyErr_SetString(PyExc_TypeError, 'catching classes that do not inherit from BaseException is not allowed');
  return -1;
}

/** exception, type -- exception, bool; the type is consumed. */
/* @noinline */ export function op_CHECK_EXC_MATCH(sp: usize): PyObject | null {
  const left = peek(sp, 2);
  const right = peek(sp, 1);
  const err = check_except_type_valid(right);
  const match = err < 0 ? 0 : PyErr_GivenExceptionMatches(left, right);
  Py_DECREF(right);
  if (err < 0) return null;
  return boolOf(match != 0);
}

function check_except_star_type_valid(right: PyObject): i32 {
  if (check_except_type_valid(right) < 0) return -1;
  let group = false;
  if (PyTuple_Check(right)) {
    for (let i: i64 = 0; i < PyTuple_GET_SIZE(right); i++) {
      if (PyObject_IsSubclass(PyTuple_GET_ITEM(right, i), PyExc_BaseExceptionGroup)) group = true;
    }
  } else group = PyObject_IsSubclass(right, PyExc_BaseExceptionGroup) != 0;
  if (!group) return 0;
  PyErr_SetString(PyExc_TypeError, 'catching ExceptionGroup with except* is not allowed. Use except instead.');
  return -1;
}

/** group, type -- rest, match */
/* @noinline */ export function op_CHECK_EG_MATCH(sp: usize): i32 {
  const exc = peek(sp, 2);
  const type = peek(sp, 1);
  if (check_except_star_type_valid(type) < 0) {
    Py_DECREF(exc);
    Py_DECREF(type);
    return -1;
  }
  const out = stackAlloc(2);
  setPtrAt(out, 0, null);
  setPtrAt(out, 1, null);
  const err = exception_group_match(exc, type, out, out + 8);
  const match = ptrAt(out, 0);
  const rest = ptrAt(out, 1);
  stackFree(out);
  Py_DECREF(exc);
  Py_DECREF(type);
  if (err < 0) return -1;
  poke(sp, 2, rest);
  poke(sp, 1, match);
  if (match && match != Py_None) PyErr_SetHandledException(match);
  return 0;
}

/** Splits an exception by type: new references to the match (or None) and the rest (or None). */
function exception_group_match(exc: PyObject, type: PyObject, match: usize, rest: usize): i32 {
  if (exc == Py_None) {
    setPtrAt(match, 0, Py_None);
    setPtrAt(rest, 0, Py_None);
    return 0;
  }
  if (PyErr_GivenExceptionMatches(exc, type)) {
    if (PyObject_TypeCheck(exc, PyExc_BaseExceptionGroup)) setPtrAt(match, 0, Py_NewRef(exc));
    else {
      const excs = PyTuple_Pack1(exc);
      if (!excs) return -1;
      const wrapped = _PyExc_CreateExceptionGroup('', excs);
      Py_DECREF(excs);
      if (!wrapped) return -1;
      setPtrAt(match, 0, wrapped);
    }
    setPtrAt(rest, 0, Py_None);
    return 0;
  }
  if (PyObject_TypeCheck(exc, PyExc_BaseExceptionGroup)) {
    const pair = callNamed(exc, 'split', type);
    if (!pair) return -1;
    if (!PyTuple_CheckExact(pair) || PyTuple_GET_SIZE(pair) < 2) {
      if (!PyTuple_CheckExact(pair)) {
        PyErr_Format(
          PyExc_TypeError,
          '%.200s.split must return a tuple, not %.200s',
          <u64>exc.ob_type.tp_name,
          <u64>pair.ob_type.tp_name,
        );
      } else {
        PyErr_Format(
          PyExc_TypeError,
          '%.200s.split must return a 2-tuple, got tuple of size %zd',
          <u64>exc.ob_type.tp_name,
          PyTuple_GET_SIZE(pair),
        );
      }
      Py_DECREF(pair);
      return -1;
    }
    setPtrAt(match, 0, Py_NewRef(PyTuple_GET_ITEM(pair, 0)));
    setPtrAt(rest, 0, Py_NewRef(PyTuple_GET_ITEM(pair, 1)));
    Py_DECREF(pair);
    return 0;
  }
  setPtrAt(match, 0, Py_None);
  setPtrAt(rest, 0, Py_NewRef(exc));
  return 0;
}

/** sub_iter, last_sent, exception -- none, value; -1: the exception goes on (the three are consumed). */
/* @noinline */ export function op_CLEANUP_THROW(sp: usize): i32 {
  const exc_value = peek(sp, 1);
  if (PyErr_GivenExceptionMatches(exc_value, PyExc_StopIteration)) {
    const result = changetype<PyStopIterationObject>(exc_value).value;
    let value: PyObject = Py_None;
    if (result) {
      Py_INCREF(result);
      value = result;
    }
    Py_DECREF(peek(sp, 3));
    Py_DECREF(peek(sp, 2));
    Py_DECREF(exc_value);
    poke(sp, 3, Py_None);
    poke(sp, 2, value);
    return 0;
  }
  PyErr_SetRaisedException(Py_NewRef(exc_value));
  return -1;
}

// ---- with ----

// new: a method of a context manager; NULL with the exception set. The format says what the manager does not support.
function managerMethod(mgr: PyObject, name: PyObject, format: string): PyObject | null {
  const method = _PyObject_LookupSpecial(mgr, name);
  if (!method && !PyErr_Occurred()) PyErr_Format(PyExc_TypeError, format, <u64>mgr.ob_type.tp_name);
  return method;
}

/** mgr -- exit, result of enter(). Steals enter and exit; either is NULL: the exception is set. */
function enterContext(sp: usize, enter: PyObject | null, exit: PyObject | null): i32 {
  if (!enter || !exit) {
    Py_XDECREF(enter);
    return -1;
  }
  Py_DECREF(peek(sp, 1));
  const res = PyObject_CallNoArgs(enter);
  Py_DECREF(enter);
  if (!res) {
    // The manager is gone from the stack: only exit is left to drop, and nothing stands in its entry.
    Py_DECREF(exit);
    poke(sp, 1, null);
    return -1;
  }
  poke(sp, 1, exit);
  store<u64>(sp, <u64>changetype<usize>(res));
  return 0;
}

/** mgr -- exit, result */
/* @noinline */ export function op_BEFORE_WITH(sp: usize): i32 {
  const mgr = peek(sp, 1);
  const enter = managerMethod(
    mgr,
    _Py_ID('__enter__'),
    "'%.200s' object does not support the context manager protocol",
  );
  const missed = "'%.200s' object does not support the context manager protocol (missed __exit__ method)";
  return enterContext(sp, enter, enter ? managerMethod(mgr, _Py_ID('__exit__'), missed) : null);
}

/** The same for async with: exit, awaitable. */
/* @noinline */ export function op_BEFORE_ASYNC_WITH(sp: usize): i32 {
  const mgr = peek(sp, 1);
  const enter = managerMethod(
    mgr,
    _Py_ID('__aenter__'),
    "'%.200s' object does not support the asynchronous context manager protocol",
  );
  const missed = "'%.200s' object does not support the asynchronous context manager protocol (missed __aexit__ method)";
  return enterContext(sp, enter, enter ? managerMethod(mgr, _Py_ID('__aexit__'), missed) : null);
}

/** exit, lasti, previous exception, exception: calls exit(type, value, traceback). new */
/* @noinline */ export function op_WITH_EXCEPT_START(sp: usize): PyObject | null {
  const val = peek(sp, 1);
  const exit_func = peek(sp, 4);
  const tb = changetype<PyBaseExceptionObject>(val).traceback;
  const args = stackAlloc(4);
  setPtrAt(args, 0, null);
  setPtrAt(args, 1, val.ob_type);
  setPtrAt(args, 2, val);
  setPtrAt(args, 3, tb ? tb : Py_None);
  const res = PyObject_Vectorcall(exit_func, args + 8, 3 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  stackFree(args);
  return res;
}

/** Looks the exception table up: target, depth and whether lasti is pushed (i32 each at out); false: no handler. */
/* @noinline */ export function get_exception_handler(co: PyCodeObject, index: i32, out: usize): bool {
  const table = co.co_exceptiontable!;
  let p = PyBytes_AS_STRING(table);
  const end = p + <usize>PyBytes_GET_SIZE(table);
  // Entries begin with a byte whose bit 7 is set: binary search down to a short run, then one by one.
  if (end - p > 40) {
    let low = p;
    let high = end;
    while (high - low > 40) {
      let middle = low + ((high - low) >> 1);
      while (!(load<u8>(middle) & 128)) middle--;
      if (<i32>varint(middle) > index) high = middle;
      else low = middle;
    }
    p = low;
  }
  while (p < end) {
    let v = varint(p);
    const start = <i32>v;
    p += <usize>(v >> 32);
    if (start > index) return false;
    v = varint(p);
    const size = <i32>v;
    p += <usize>(v >> 32);
    if (start + size > index) {
      v = varint(p);
      store<i32>(out, <i32>v);
      p += <usize>(v >> 32);
      v = varint(p);
      store<i32>(out, <i32>v >> 1, 4);
      store<i32>(out, <i32>v & 1, 8);
      return true;
    }
    // target and depth
    p += <usize>(varint(p) >> 32);
    p += <usize>(varint(p) >> 32);
  }
  return false;
}

/** A varint of the exception table, high bits first: (bytes << 32) | value. */
export function varint(p: usize): u64 {
  let value: u32 = load<u8>(p) & 63;
  let n: usize = 1;
  while (load<u8>(p + n - 1) & 64) {
    value = (value << 6) | (load<u8>(p + n) & 63);
    n++;
  }
  return ((<u64>n) << 32) | value;
}

/** SystemError for a byte that is no instruction: only code made by hand has one. */
export function unknownOpcode(frame: _PyInterpreterFrame, opcode: i32): void {
  const line = PyUnstable_InterpreterFrame_GetLine(frame);
  PyErr_Format(PyExc_SystemError, '%U:%d: unknown opcode %d', arg(_PyFrame_GetCode(frame).co_filename), line, opcode);
}
