// Writing any object: the way for its type, or the answer of its __reduce_ex__. (CPython: Modules/_pickle.c, save and dump)

import { PyMapping_GetOptionalItem } from '../../objects/abstract/mapping';
import { PyObject_GetAttr, PyObject_GetOptionalAttr } from '../../objects/attribute';
import { Py_False, Py_True } from '../../objects/bool';
import { PyCFunction_Check, PyCFunctionObject } from '../../objects/builtin-function';
import { PyByteArray_Type } from '../../objects/bytearray/struct';
import { PyBytes_Type } from '../../objects/bytes/struct';
import { PyObject_CallNoArgs, PyObject_CallOneArg } from '../../objects/call';
import { PyDict_GetItemRef, PyDict_Type } from '../../objects/dict/dict';
import { PyErr_Format } from '../../objects/exceptions/errors';
import { PyFloat_Type } from '../../objects/float';
import { PyFunction_Type } from '../../objects/function';
import { PyLong_FromLong, PyLong_Type } from '../../objects/int';
import { PyList_Type } from '../../objects/list';
import { Py_None, Py_NotImplemented } from '../../objects/none';
import { PyObject_Str } from '../../objects/object';
import { PyPickleBuffer_Type } from '../../objects/picklebuf';
import { PyFrozenSet_Type, PySet_Type } from '../../objects/set';
import {
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_Type,
} from '../../objects/str/struct';
import { PyTuple_Check, PyTuple_Type } from '../../objects/tuple';
import { PyType_IsSubtype } from '../../objects/type/state';
import { PyType_Type } from '../../objects/type/struct';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, clearSlot, Py_DECREF, Py_XDECREF, PyObject, ptrAt, setSlot } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../../runtime/recursion';
import { PyTypeObject } from '../../runtime/type';
import { PyMemoTable_Get } from './memo';
import { BINPERSID, NONE, PERSID, PROTO, STOP } from './opcodes';
import { _Pickler_CommitFrame, _Pickler_OpcodeBoundary, memo_get, putLine, putOp, putOp1 } from './output';
import {
  save_bool,
  save_bytearray,
  save_bytes,
  save_float,
  save_long,
  save_picklebuffer,
  save_unicode,
} from './save-atoms';
import { save_dict, save_frozenset, save_list, save_set, save_tuple } from './save-containers';
import { save_global, save_type } from './save-global';
import { save_reduce } from './save-reduce';
import { PicklerObject, pickleState, picklingError } from './struct';

/** The object as what persistent_id() calls it: 1; 0: it has no such name; -1: the exception is set. */
function save_pers(self: PicklerObject, obj: PyObject): i32 {
  const pid = PyObject_CallOneArg(self.persistent_id as PyObject, obj);
  if (!pid) return -1;
  let ok = true;
  const named = pid != Py_None;
  if (named && self.bin) ok = save(self, pid, false) && putOp(self, BINPERSID);
  else if (named) {
    const text = PyObject_Str(pid);
    ok = text != null && putPersistentLine(self, text);
    Py_XDECREF(text);
  }
  Py_DECREF(pid);
  return ok ? i32(named) : -1;
}

function putPersistentLine(self: PicklerObject, text: PyObject): bool {
  if (PyUnicode_IS_ASCII(text)) return putLine(self, PERSID, PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text));
  return picklingError(self, 'persistent IDs in protocol 0 must be ASCII strings');
}

/** new: the method that reduces the object, *withProtocol (i32): it takes the protocol. NULL: the exception is set */
function reduceMethod(self: PicklerObject, obj: PyObject, withProtocol: usize): PyObject | null {
  const at = stackAlloc(1);
  let r = PyObject_GetOptionalAttr(obj, _Py_ID('__reduce_ex__'), at);
  store<i32>(withProtocol, r);
  if (r == 0) r = PyObject_GetOptionalAttr(obj, _Py_ID('__reduce__'), at);
  const func = ptrAt(at, 0);
  stackFree(at);
  if (r == 0) {
    PyErr_Format(pickleState(self).PicklingError, "can't pickle '%.200s' object: %R", obj.ob_type.tp_name, arg(obj));
  }
  return func;
}

// new: __reduce_ex__(protocol) or __reduce__()
function callReduce(self: PicklerObject, func: PyObject, withProtocol: bool): PyObject | null {
  if (!withProtocol) return PyObject_CallNoArgs(func);
  const proto = PyLong_FromLong(self.proto);
  if (!proto) return null;
  const value = PyObject_CallOneArg(func, proto);
  Py_DECREF(proto);
  return value;
}

/** The answer of a reducing function (NULL: the exception is set): a name, or a tuple. */
function saveAnswer(self: PicklerObject, value: PyObject | null, obj: PyObject): bool {
  if (!value) return false;
  let ok: bool;
  if (PyUnicode_Check(value)) ok = save_global(self, obj, value);
  else if (PyTuple_Check(value)) ok = save_reduce(self, value, obj);
  else ok = picklingError(self, '__reduce__ must return a string or tuple');
  Py_DECREF(value);
  return ok;
}

/** Any other object: reducer_override, the two kinds with a name, a dispatch table, the object's own methods. */
function saveObject(self: PicklerObject, obj: PyObject, type: PyTypeObject): bool {
  if (self.reducer_override) {
    const value = PyObject_CallOneArg(self.reducer_override as PyObject, obj);
    if (value != Py_NotImplemented) return saveAnswer(self, value, obj);
  }
  if (type == PyType_Type) return save_type(self, obj);
  if (type == PyFunction_Type) return save_global(self, obj, null);
  const at = stackAlloc(2);
  const r = self.dispatch_table
    ? PyMapping_GetOptionalItem(self.dispatch_table as PyObject, type, at)
    : PyDict_GetItemRef(pickleState(self).dispatch_table, type, at);
  let func = ptrAt(at, 0);
  let ok = false;
  if (func) ok = saveAnswer(self, PyObject_CallOneArg(func, obj), obj);
  else if (r == 0) {
    if (PyType_IsSubtype(type, PyType_Type)) ok = save_global(self, obj, null);
    else {
      func = reduceMethod(self, obj, at + 8);
      if (func) ok = saveAnswer(self, callReduce(self, func, load<i32>(at, 8) > 0), obj);
    }
  }
  stackFree(at);
  Py_XDECREF(func);
  return ok;
}

function saveCompound(self: PicklerObject, obj: PyObject): bool {
  const type = obj.ob_type;
  if (type == PyDict_Type) return save_dict(self, obj);
  if (type == PySet_Type) return save_set(self, obj);
  if (type == PyFrozenSet_Type) return save_frozenset(self, obj);
  if (type == PyList_Type) return save_list(self, obj);
  if (type == PyTuple_Type) return save_tuple(self, obj);
  if (type == PyByteArray_Type) return save_bytearray(self, obj);
  if (type == PyPickleBuffer_Type) return save_picklebuffer(self, obj);
  return saveObject(self, obj, type);
}

/** Writes an object: false with the exception set. persistent: it may have a persistent id. */
export function save(self: PicklerObject, obj: PyObject, persistent: bool = true): bool {
  if (!_Pickler_OpcodeBoundary(self)) return false;
  if (persistent && self.persistent_id) {
    const r = save_pers(self, obj);
    if (r != 0) return r > 0;
  }
  const type = obj.ob_type;
  if (obj == Py_None) return putOp(self, NONE);
  if (obj == Py_False || obj == Py_True) return save_bool(self, obj);
  if (type == PyLong_Type) return save_long(self, obj);
  if (type == PyFloat_Type) return save_float(self, obj);
  const known = PyMemoTable_Get(self.memo!, obj);
  if (known) return memo_get(self, load<i64>(known));
  if (type == PyBytes_Type) return save_bytes(self, obj);
  if (type == PyUnicode_Type) return save_unicode(self, obj);
  if (_Py_EnterRecursiveCall(' while pickling an object')) return false;
  const ok = saveCompound(self, obj);
  _Py_LeaveRecursiveCall();
  return ok;
}

/**
 * Stores self.name in the slot, for as long as a pickle is written or read (a bound method would be a cycle): false with the
 * exception set. It is NULL where it is the native method, whose index `own` is.
 */
export function cacheMethod(self: PyObject, name: PyObject, own: usize, slot: usize): bool {
  let method = PyObject_GetAttr(self, name);
  if (!method) return false;
  const f = changetype<PyCFunctionObject>(method);
  if (PyCFunction_Check(method) && f.m_self == self && f.m_ml!.ml_meth == own) {
    Py_DECREF(method);
    method = null;
  }
  setSlot(slot, method);
  return true;
}

/** Pickler.persistent_id: nothing has one. */
export function _pickle_Pickler_persistent_id(self: PyObject, obj: PyObject | null): PyObject | null {
  return Py_None;
}

/** Writes a whole pickle: false with the exception set. */
export function dump(self: PicklerObject, obj: PyObject): bool {
  const address = changetype<usize>(self);
  const own = _pickle_Pickler_persistent_id.index;
  let ok = cacheMethod(self, _Py_ID('persistent_id'), own, address + offsetof<PicklerObject>('_persistent_id'));
  if (ok) {
    const at = stackAlloc(1);
    ok = PyObject_GetOptionalAttr(self, _Py_ID('reducer_override'), at) >= 0;
    if (ok) setSlot(address + offsetof<PicklerObject>('_reducer_override'), ptrAt(at, 0));
    stackFree(at);
  }
  if (ok && self.proto >= 2) {
    ok = putOp1(self, PROTO, self.proto);
    if (ok && self.proto >= 4) self.framing = 1;
  }
  if (ok) ok = save(self, obj) && putOp(self, STOP);
  if (ok) _Pickler_CommitFrame(self);
  self.framing = 0;
  clearSlot(address + offsetof<PicklerObject>('_persistent_id'));
  clearSlot(address + offsetof<PicklerObject>('_reducer_override'));
  return ok;
}
