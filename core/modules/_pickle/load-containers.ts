// Reading tuples, lists, dicts and sets, and adding items to what is on the stack. (CPython: Modules/_pickle.c)

import { PyObject_SetItem } from '../../objects/abstract/object';
import { PyObject_GetAttr, PyObject_GetOptionalAttr } from '../../objects/attribute';
import { PyObject_CallOneArg } from '../../objects/call';
import { PyDict_New, PyDict_SetItem } from '../../objects/dict/dict';
import { PyList_CheckExact, PyList_GET_SIZE, PyList_SetSlice } from '../../objects/list';
import { _PySet_Update, PyFrozenSet_New, PySet_Check } from '../../objects/set';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, Py_DECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { marker, Pdata_clear, Pdata_poplist, Pdata_poptuple, push, underflow } from './stack';
import { UnpicklerObject, unpicklingError } from './struct';

/** A tuple of the topmost n. */
export function load_counted_tuple(self: UnpicklerObject, n: i64): bool {
  const size = self.stack!.ob_size;
  return size < n ? underflow(self) : push(self, Pdata_poptuple(self, size - n));
}

export function load_tuple(self: UnpicklerObject): bool {
  const i = marker(self);
  return i >= 0 && load_counted_tuple(self, self.stack!.ob_size - i);
}

export function load_list(self: UnpicklerObject): bool {
  const i = marker(self);
  return i >= 0 && push(self, Pdata_poplist(self, i));
}

export function load_dict(self: UnpicklerObject): bool {
  const start = marker(self);
  if (start < 0) return false;
  const stack = self.stack!;
  const n = stack.ob_size;
  if ((n - start) & 1) return unpicklingError(self, 'odd number of items for DICT');
  const dict = PyDict_New();
  if (!dict) return false;
  for (let i = start; i < n; i += 2) {
    if (PyDict_SetItem(dict, objAt(stack.data, i), objAt(stack.data, i + 1)) < 0) {
      Py_DECREF(dict);
      return false;
    }
  }
  Pdata_clear(stack, start);
  return push(self, dict);
}

export function load_frozenset(self: UnpicklerObject): bool {
  const i = marker(self);
  const items = i >= 0 ? Pdata_poptuple(self, i) : null;
  if (!items) return false;
  const set = PyFrozenSet_New(items);
  Py_DECREF(items);
  return push(self, set);
}

// --- adding to an object

/** The object below start, to which all from there on is to be added; NULL: UnpicklingError. Borrowed. */
function receiver(self: UnpicklerObject, start: i64): PyObject | null {
  const stack = self.stack!;
  if (start <= stack.ob_size && start > stack.fence) return objAt(stack.data, start - 1);
  underflow(self);
  return null;
}

/** Calls the method (stolen; NULL: the exception is set) with each object from start on, and pops them. */
function callForEach(self: UnpicklerObject, method: PyObject | null, start: i64): bool {
  if (!method) return false;
  const stack = self.stack!;
  const n = stack.ob_size;
  let ok = true;
  for (let i = start; i < n && ok; i++) {
    const result = PyObject_CallOneArg(method, objAt(stack.data, i));
    ok = result != null;
    if (result) Py_DECREF(result);
  }
  Py_DECREF(method);
  Pdata_clear(stack, start);
  return ok;
}

/** Calls the function (stolen) with the list or tuple (stolen; NULL: the exception is set). */
function callWith(func: PyObject, items: PyObject | null): bool {
  const result = items ? PyObject_CallOneArg(func, items) : null;
  if (items) Py_DECREF(items);
  Py_DECREF(func);
  if (result) Py_DECREF(result);
  return result != null;
}

/** Appends all from start on: to a list, or to what has extend() or append(). */
function do_append(self: UnpicklerObject, start: i64): bool {
  const list = receiver(self, start);
  if (!list) return false;
  if (self.stack!.ob_size == start) return true;
  if (PyList_CheckExact(list)) {
    const items = Pdata_poplist(self, start);
    if (!items) return false;
    const n = PyList_GET_SIZE(list);
    const r = PyList_SetSlice(list, n, n, items);
    Py_DECREF(items);
    return r == 0;
  }
  const at = stackAlloc(1);
  const r = PyObject_GetOptionalAttr(list, _Py_ID('extend'), at);
  const extend = ptrAt(at, 0);
  stackFree(at);
  if (r < 0) return false;
  if (extend) return callWith(extend, Pdata_poplist(self, start));
  return callForEach(self, PyObject_GetAttr(list, _Py_ID('append')), start);
}

export function load_append(self: UnpicklerObject): bool {
  return do_append(self, self.stack!.ob_size - 1);
}

export function load_appends(self: UnpicklerObject): bool {
  const i = marker(self);
  return i >= 0 && do_append(self, i);
}

/** Sets all pairs from start on as items. */
function do_setitems(self: UnpicklerObject, start: i64): bool {
  const dict = receiver(self, start);
  if (!dict) return false;
  const stack = self.stack!;
  const n = stack.ob_size;
  if ((n - start) & 1) return unpicklingError(self, 'odd number of items for SETITEMS');
  let ok = true;
  for (let i = start; i < n && ok; i += 2) {
    ok = PyObject_SetItem(dict, objAt(stack.data, i), objAt(stack.data, i + 1)) == 0;
  }
  Pdata_clear(stack, start);
  return ok;
}

export function load_setitem(self: UnpicklerObject): bool {
  return do_setitems(self, self.stack!.ob_size - 2);
}

export function load_setitems(self: UnpicklerObject): bool {
  const i = marker(self);
  return i >= 0 && do_setitems(self, i);
}

export function load_additems(self: UnpicklerObject): bool {
  const start = marker(self);
  const set = start >= 0 ? receiver(self, start) : null;
  if (!set) return false;
  if (self.stack!.ob_size == start) return true;
  if (!PySet_Check(set)) return callForEach(self, PyObject_GetAttr(set, _Py_ID('add')), start);
  const items = Pdata_poptuple(self, start);
  if (!items) return false;
  const r = _PySet_Update(set, items);
  Py_DECREF(items);
  return r == 0;
}
