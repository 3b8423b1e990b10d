// split, subgroup and derive of exception groups. (CPython: Objects/exceptions.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../../runtime/recursion';
import { method } from '../../runtime/register';
import { METH_O, PY_VECTORCALL_ARGUMENTS_OFFSET, Py_TPFLAGS_BASE_EXC_SUBCLASS, PyTypeObject } from '../../runtime/type';
import { PySequence_Check, PySequence_List } from '../abstract/sequence';
import { PyObject_GetAttrString, PyObject_GetOptionalAttr, PyObject_SetAttr } from '../attribute';
import { PyObject_CallOneArg, PyObject_Vectorcall } from '../call';
import { PyList_Append, PyList_GET_SIZE, PyList_New } from '../list';
import { Py_None } from '../none';
import { PyCallable_Check, PyObject_IsTrue } from '../object';
import { PyTuple_CheckExact, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack2 } from '../tuple';
import { PyObject_TypeCheck, PyType_Check } from '../type/state';
import { PyException_SetCause, PyException_SetContext, PyException_SetTraceback } from './attributes';
import { PyErr_GivenExceptionMatches, PyErr_SetString } from './errors';
import { PyBaseExceptionGroupObject, PyBaseExceptionObject } from './struct';
import { PyExc_BaseExceptionGroup, PyExc_TypeError } from './types';

const BY_TYPE = 0;
const BY_PREDICATE = 1;

/** What the argument asks for; -1 with TypeError. */
function matcherKind(value: PyObject): i32 {
  if (isExceptionClass(value)) return BY_TYPE;
  if (PyTuple_CheckExact(value)) {
    let all = true;
    for (let i: i64 = 0; i < PyTuple_GET_SIZE(value); i++)
      if (!isExceptionClass(PyTuple_GET_ITEM(value, i))) all = false;
    if (all) return BY_TYPE;
  } else if (PyCallable_Check(value) && !PyType_Check(value)) return BY_PREDICATE;
  PyErr_SetString(
    PyExc_TypeError,
    'expected an exception type, a tuple of exception types, or a callable (other than a class)',
  );
  return -1;
}

/* @inline */ function isExceptionClass(o: PyObject): bool {
  return PyType_Check(o) && (changetype<PyTypeObject>(o).tp_flags & Py_TPFLAGS_BASE_EXC_SUBCLASS) != 0;
}

/* @inline */ function isGroup(o: PyObject): bool {
  return PyObject_TypeCheck(o, PyExc_BaseExceptionGroup);
}

/** 1, 0, or -1 with an exception. */
function matches(exc: PyObject, kind: i32, value: PyObject): i32 {
  if (kind == BY_TYPE) return PyErr_GivenExceptionMatches(exc, value);
  const result = PyObject_CallOneArg(value, exc);
  if (!result) return -1;
  const truth = PyObject_IsTrue(result);
  Py_DECREF(result);
  return truth;
}

/** orig.derive(excs) with traceback, context, cause and notes of orig; None for no exceptions. new */
export function exceptiongroup_subset(orig: PyObject, excs: PyObject): PyObject | null {
  if (PyList_GET_SIZE(excs) == 0) return Py_None;
  const deriver = PyObject_GetAttrString(orig, 'derive');
  if (!deriver) return null;
  const eg = PyObject_CallOneArg(deriver, excs);
  Py_DECREF(deriver);
  if (!eg) return null;
  if (!isGroup(eg)) {
    PyErr_SetString(PyExc_TypeError, 'derive must return an instance of BaseExceptionGroup');
    Py_DECREF(eg);
    return null;
  }
  const from = changetype<PyBaseExceptionObject>(orig);
  if (from.traceback) PyException_SetTraceback(eg, from.traceback);
  PyException_SetContext(eg, Py_XNewRef(from.context));
  PyException_SetCause(eg, Py_XNewRef(from.cause));
  if (copyNotes(orig, eg) == 0) return eg;
  Py_DECREF(eg);
  return null;
}

function copyNotes(orig: PyObject, eg: PyObject): i32 {
  const out = stackAlloc(1);
  setPtrAt(out, 0, null);
  const found = PyObject_GetOptionalAttr(orig, _Py_ID('__notes__'), out);
  const notes = ptrAt(out, 0);
  stackFree(out);
  if (found <= 0) return found;
  let err = 0;
  if (PySequence_Check(notes!)) {
    const copy = PySequence_List(notes!);
    err = copy ? PyObject_SetAttr(eg, _Py_ID('__notes__'), copy) : -1;
    Py_XDECREF(copy);
  }
  Py_XDECREF(notes);
  return err;
}

/** The part that matches to *match, and with `rest` the other one there (new; None: empty). */
function split_recursive(exc: PyObject, kind: i32, value: PyObject, match: usize, rest: usize): i32 {
  setPtrAt(match, 0, null);
  if (rest) setPtrAt(rest, 0, null);
  const whole = matches(exc, kind, value);
  if (whole < 0) return -1;
  if (whole || !isGroup(exc)) {
    setPtrAt(match, 0, whole ? Py_NewRef(exc) : Py_None);
    if (rest) setPtrAt(rest, 0, whole ? Py_None : Py_NewRef(exc));
    return 0;
  }
  const matching = PyList_New(0);
  const others: PyObject | null = rest ? PyList_New(0) : null;
  let err = 0;
  if (!matching) err = -1;
  if (rest != 0 && others == null) err = -1;
  const excs = changetype<PyBaseExceptionGroupObject>(exc).excs!;
  const part = stackAlloc(2);
  for (let i: i64 = 0; err == 0 && i < PyTuple_GET_SIZE(excs); i++) {
    if (_Py_EnterRecursiveCall(' in exceptiongroup_split_recursive')) {
      err = -1;
      break;
    }
    err = split_recursive(PyTuple_GET_ITEM(excs, i), kind, value, part, rest ? part + 8 : 0);
    _Py_LeaveRecursiveCall();
    if (err < 0) break;
    err = keep(matching!, ptrAt(part, 0));
    if (rest && keep(others!, ptrAt(part, 1)) < 0) err = -1;
  }
  stackFree(part);
  if (err == 0) {
    const m = exceptiongroup_subset(exc, matching!);
    setPtrAt(match, 0, m);
    if (!m) err = -1;
    else if (rest) {
      const r = exceptiongroup_subset(exc, others!);
      setPtrAt(rest, 0, r);
      if (!r) {
        Py_DECREF(m);
        setPtrAt(match, 0, null);
        err = -1;
      }
    }
  }
  Py_XDECREF(matching);
  Py_XDECREF(others);
  return err;
}

/** Appends what is not None; consumes it. */
function keep(list: PyObject, part: PyObject | null): i32 {
  if (!part || part == Py_None) return 0;
  const err = PyList_Append(list, part);
  Py_DECREF(part);
  return err;
}

function BaseExceptionGroup_split(self: PyObject, value: PyObject): PyObject | null {
  const kind = matcherKind(value);
  if (kind < 0) return null;
  const out = stackAlloc(2);
  const err = split_recursive(self, kind, value, out, out + 8);
  const match = ptrAt(out, 0);
  const rest = ptrAt(out, 1);
  stackFree(out);
  if (err < 0) return null;
  const pair = PyTuple_Pack2(match!, rest!);
  Py_XDECREF(match);
  Py_XDECREF(rest);
  return pair;
}

function BaseExceptionGroup_subgroup(self: PyObject, value: PyObject): PyObject | null {
  const kind = matcherKind(value);
  if (kind < 0) return null;
  const out = stackAlloc(1);
  const err = split_recursive(self, kind, value, out, 0);
  const match = ptrAt(out, 0);
  stackFree(out);
  return err < 0 ? null : match;
}

function BaseExceptionGroup_derive(self: PyObject, excs: PyObject): PyObject | null {
  const args = stackAlloc(3);
  setPtrAt(args, 0, null);
  setPtrAt(args, 1, changetype<PyBaseExceptionGroupObject>(self).msg);
  setPtrAt(args, 2, excs);
  const group = PyObject_Vectorcall(PyExc_BaseExceptionGroup, args + 8, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  stackFree(args);
  return group;
}

export function add_group_methods(t: PyTypeObject): void {
  method(t, 'derive', BaseExceptionGroup_derive.index, METH_O, '');
  method(t, 'split', BaseExceptionGroup_split.index, METH_O, '');
  method(t, 'subgroup', BaseExceptionGroup_subgroup.index, METH_O, '');
}
