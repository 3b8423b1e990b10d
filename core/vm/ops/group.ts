// except*: putting what was not handled, raised anew or raised again back into one exception.
// (CPython: _PyExc_PrepReraiseStar in Objects/exceptions.c)

import { PyObject_GetAttrString } from '../../objects/attribute';
import { PyObject_CallOneArg, PyObject_Vectorcall } from '../../objects/call';
import { exceptiongroup_subset } from '../../objects/exceptions/group-split';
import { PyBaseExceptionGroupObject, PyBaseExceptionObject } from '../../objects/exceptions/struct';
import { PyExc_BaseExceptionGroup } from '../../objects/exceptions/types';
import { PyLong_FromVoidPtr } from '../../objects/int';
import { _PyList_AppendTakeRef, PyList_Append, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PySet_Add, PySet_Contains, PySet_New } from '../../objects/set';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { PyObject_TypeCheck } from '../../objects/type/state';
import { Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../../runtime/recursion';
import { PY_VECTORCALL_ARGUMENTS_OFFSET } from '../../runtime/type';

// new: BaseExceptionGroup or ExceptionGroup of a tuple (or list) of exceptions
export function _PyExc_CreateExceptionGroup(message: string, excs: PyObject): PyObject | null {
  const text = PyUnicode_FromString(message);
  if (!text) return null;
  const args = stackAlloc(3);
  setPtrAt(args, 0, null);
  setPtrAt(args, 1, text);
  setPtrAt(args, 2, excs);
  const group = PyObject_Vectorcall(PyExc_BaseExceptionGroup, args + 8, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  stackFree(args);
  Py_DECREF(text);
  return group;
}

/** True if both are the same exception seen twice: same message's cause, context, traceback and notes. */
function sameMetadata(a: PyBaseExceptionObject, b: PyBaseExceptionObject): bool {
  return a.notes == b.notes && a.traceback == b.traceback && a.cause == b.cause && a.context == b.context;
}

/** Collects the leaf exceptions' addresses in a set. */
function collectLeaves(exc: PyObject, leaves: PyObject): i32 {
  if (!PyObject_TypeCheck(exc, PyExc_BaseExceptionGroup)) {
    const id = PyLong_FromVoidPtr(changetype<usize>(exc));
    if (!id) return -1;
    const err = PySet_Add(leaves, id);
    Py_DECREF(id);
    return err;
  }
  const excs = changetype<PyBaseExceptionGroupObject>(exc).excs!;
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(excs); i++) {
    if (_Py_EnterRecursiveCall(' in exception_group_projection')) return -1;
    const err = collectLeaves(PyTuple_GET_ITEM(excs, i), leaves);
    _Py_LeaveRecursiveCall();
    if (err < 0) return -1;
  }
  return 0;
}

/** The part of a group that has those leaves, its structure kept. new; None: empty */
function project(exc: PyObject, leaves: PyObject): PyObject | null {
  if (!PyObject_TypeCheck(exc, PyExc_BaseExceptionGroup)) {
    const id = PyLong_FromVoidPtr(changetype<usize>(exc));
    if (!id) return null;
    const found = PySet_Contains(leaves, id);
    Py_DECREF(id);
    if (found < 0) return null;
    return found ? Py_NewRef(exc) : Py_None;
  }
  const excs = changetype<PyBaseExceptionGroupObject>(exc).excs!;
  const kept = PyList_New(0);
  if (!kept) return null;
  let changed = false;
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(excs); i++) {
    const item = PyTuple_GET_ITEM(excs, i);
    if (_Py_EnterRecursiveCall(' in exception_group_projection')) {
      Py_DECREF(kept);
      return null;
    }
    const part = project(item, leaves);
    _Py_LeaveRecursiveCall();
    if (!part) {
      Py_DECREF(kept);
      return null;
    }
    if (part != item) changed = true;
    if (part == Py_None) continue;
    if (_PyList_AppendTakeRef(kept, part) < 0) {
      Py_DECREF(kept);
      return null;
    }
  }
  let result: PyObject | null;
  if (!changed) result = Py_NewRef(exc);
  else result = exceptiongroup_subset(exc, kept);
  Py_DECREF(kept);
  return result;
}

// new: what goes on after all except* clauses: None, an exception, or a group. excs: what they left or raised
export function _PyExc_PrepReraiseStar(orig: PyObject, excs: PyObject): PyObject | null {
  const n = PyList_GET_SIZE(excs);
  if (n == 0) return Py_None;
  if (!PyObject_TypeCheck(orig, PyExc_BaseExceptionGroup)) {
    // A naked exception was caught and wrapped: only one clause can have run.
    return Py_NewRef(PyList_GET_ITEM(excs, 0));
  }
  const raised = PyList_New(0);
  const reraised = PySet_New(null);
  let result: PyObject | null = null;
  let ok = raised != null && reraised != null;
  let some = false;
  for (let i: i64 = 0; ok && i < n; i++) {
    const e = PyList_GET_ITEM(excs, i);
    if (e == Py_None) continue;
    if (sameMetadata(changetype<PyBaseExceptionObject>(e), changetype<PyBaseExceptionObject>(orig))) {
      ok = collectLeaves(e, reraised!) == 0;
      some = true;
    } else ok = PyList_Append(raised!, e) == 0;
  }
  if (ok) {
    const part: PyObject | null = some ? project(orig, reraised!) : Py_None;
    if (!part) result = null;
    else if (PyList_GET_SIZE(raised!) == 0) result = Py_NewRef(part);
    else if (part != Py_None && PyList_Append(raised!, part) < 0) result = null;
    else if (PyList_GET_SIZE(raised!) > 1) result = _PyExc_CreateExceptionGroup('', raised!);
    else result = Py_NewRef(PyList_GET_ITEM(raised!, 0));
    Py_XDECREF(part);
  }
  Py_XDECREF(raised);
  Py_XDECREF(reraised);
  return result;
}

/** o.name(argument). new */
export function callNamed(o: PyObject, name: string, argument: PyObject): PyObject | null {
  const method = PyObject_GetAttrString(o, name);
  if (!method) return null;
  const result = PyObject_CallOneArg(method, argument);
  Py_DECREF(method);
  return result;
}
