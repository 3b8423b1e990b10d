// Writing tuples, lists, dicts and sets, and the items of what __reduce__ answered. (CPython: Modules/_pickle.c)

import { PyIter_Next, PyObject_GetIter } from '../../objects/abstract/object';
import { PySequence_List } from '../../objects/abstract/sequence';
import { Py_BuildValue } from '../../objects/build-value';
import { PyObject_CallMethodNoArgs } from '../../objects/call';
import {
  PyDict_Contains,
  PyDict_DelItem,
  PyDict_New,
  PyDict_Next,
  PyDict_SetItem,
  PyDict_Size,
} from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_RuntimeError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_FromVoidPtr } from '../../objects/int';
import { PyList_GET_ITEM, PyList_GET_SIZE } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { _PySet_NextEntry, PySet_GET_SIZE } from '../../objects/set';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, Py_DECREF, Py_INCREF, Py_XDECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../../runtime/recursion';
import { PyTypeObject } from '../../runtime/type';
import { PyMemoTable_Get } from './memo';
import {
  ADDITEMS,
  APPEND,
  APPENDS,
  DICT,
  EMPTY_DICT,
  EMPTY_LIST,
  EMPTY_SET,
  EMPTY_TUPLE,
  FROZENSET,
  LIST,
  MARK,
  POP,
  POP_MARK,
  SETITEM,
  SETITEMS,
  TUPLE,
  TUPLE1,
} from './opcodes';
import { memo_get, memo_put, putOp, putOp1 } from './output';
import { save } from './save';
import { saveReduced } from './save-atoms';
import { PicklerObject } from './struct';

/** How many items one APPENDS, SETITEMS or ADDITEMS takes. */
const BATCHSIZE = 1000;

// --- fast mode: no memo, so that something that contains itself has to be noticed some other way

/** So deep nothing is suspected. */
const FAST_NESTING_LIMIT = 50;

/** Notes the address of a container that is being written; false: the exception is set. */
function fast_save_enter(self: PicklerObject, obj: PyObject): bool {
  if (++self.fast_nesting < FAST_NESTING_LIMIT) return true;
  // Below 0 it says that this is an error's way out.
  const nesting = self.fast_nesting;
  self.fast_nesting = -1;
  if (!self.fast_memo) self.fast_memo = PyDict_New();
  const memo = self.fast_memo;
  const key = memo ? PyLong_FromVoidPtr(changetype<usize>(obj)) : null;
  if (!memo || !key) return false;
  let r = PyDict_Contains(memo, key);
  if (r > 0) {
    PyErr_Format(
      PyExc_ValueError,
      "fast mode: can't pickle cyclic objects including object type %.200s at %p",
      obj.ob_type.tp_name,
      changetype<usize>(obj),
    );
  } else if (r == 0) r = PyDict_SetItem(memo, key, Py_None);
  Py_DECREF(key);
  if (r != 0) return false;
  self.fast_nesting = nesting;
  return true;
}

function fast_save_leave(self: PicklerObject, obj: PyObject): bool {
  if (self.fast_nesting-- < FAST_NESTING_LIMIT) return true;
  const key = PyLong_FromVoidPtr(changetype<usize>(obj));
  if (!key) return false;
  const r = PyDict_DelItem(self.fast_memo as PyObject, key);
  Py_DECREF(key);
  return r == 0;
}

// --- tuples

/** An object that came up while its own contents were written: `op` drops those, n times, and the memo has it. */
function instead(self: PicklerObject, op: u8, n: i64, obj: PyObject): bool {
  for (let i: i64 = 0; i < n; i++) if (!putOp(self, op)) return false;
  return memo_get(self, load<i64>(PyMemoTable_Get(self.memo!, obj)));
}

/** A tuple comes after its items; if it is in the memo by then, it contains itself. */
export function save_tuple(self: PicklerObject, obj: PyObject): bool {
  const n = PyTuple_GET_SIZE(obj);
  if (n == 0) return self.bin ? putOp(self, EMPTY_TUPLE) : putOp1(self, MARK, TUPLE);
  const short = n <= 3 && self.proto >= 2;
  if (!short && !putOp(self, MARK)) return false;
  for (let i: i64 = 0; i < n; i++) if (!save(self, PyTuple_GET_ITEM(obj, i))) return false;
  if (PyMemoTable_Get(self.memo!, obj)) {
    if (short) return instead(self, POP, n, obj);
    // Before protocol 1 the mark is popped as an item is.
    return self.bin ? instead(self, POP_MARK, 1, obj) : instead(self, POP, n + 1, obj);
  }
  return putOp(self, short ? <u8>(TUPLE1 + n - 1) : TUPLE) && memo_put(self, obj);
}

// --- items from an iterator

function isPair(item: PyObject): bool {
  if (PyTuple_Check(item) && PyTuple_GET_SIZE(item) == 2) return true;
  PyErr_SetString(PyExc_TypeError, 'dict items iterator must return 2-tuples');
  return false;
}

/** Writes an item, or the key and the value of a pair; the item is stolen. */
function saveItem(self: PicklerObject, item: PyObject, pairs: bool): bool {
  const ok = pairs
    ? isPair(item) && save(self, PyTuple_GET_ITEM(item, 0)) && save(self, PyTuple_GET_ITEM(item, 1))
    : save(self, item);
  Py_DECREF(item);
  return ok;
}

/** Protocol 0 has opcodes for single items only. */
function oneByOne(self: PicklerObject, iterator: PyObject, pairs: bool, op: u8): bool {
  let ok = true;
  while (ok) {
    const item = PyIter_Next(iterator);
    if (!item) return PyErr_Occurred() == null;
    ok = saveItem(self, item, pairs) && putOp(self, op);
  }
  return false;
}

/** Writes at most BATCHSIZE items, the first two given (stolen): how many, or -1 with the exception set. */
function saveBatch(self: PicklerObject, iterator: PyObject, pairs: bool, first: PyObject, second: PyObject): i32 {
  const marked = putOp(self, MARK);
  if (!marked) Py_DECREF(first);
  if (!marked || !saveItem(self, first, pairs)) {
    Py_DECREF(second);
    return -1;
  }
  let n = 1;
  let item: PyObject | null = second;
  while (item) {
    if (!saveItem(self, item, pairs)) return -1;
    item = ++n < BATCHSIZE ? PyIter_Next(iterator) : null;
  }
  if (PyErr_Occurred() || !putOp(self, pairs ? SETITEMS : APPENDS)) return -1;
  return n;
}

/** Writes what the iterator gives, for the list (pairs: the dict) on the stack: false with the exception set. */
function batch(self: PicklerObject, iterator: PyObject, pairs: bool): bool {
  const one = pairs ? SETITEM : APPEND;
  if (self.proto == 0) return oneByOne(self, iterator, pairs, one);
  let n = BATCHSIZE;
  while (n == BATCHSIZE) {
    const first = PyIter_Next(iterator);
    if (!first) return PyErr_Occurred() == null;
    const second = !pairs || isPair(first) ? PyIter_Next(iterator) : null;
    if (second) n = saveBatch(self, iterator, pairs, first, second);
    else if (!PyErr_Occurred()) return saveItem(self, first, pairs) && putOp(self, one);
    else {
      Py_DECREF(first);
      return false;
    }
  }
  return n > 0;
}

export function batch_list(self: PicklerObject, iterator: PyObject): bool {
  return batch(self, iterator, false);
}

export function batch_dict(self: PicklerObject, iterator: PyObject): bool {
  return batch(self, iterator, true);
}

// --- lists, dicts and sets themselves: without an iterator, but they may change at any time

/** Writes an object that nobody else may keep alive meanwhile. */
function saveKept(self: PicklerObject, obj: PyObject): bool {
  Py_INCREF(obj);
  const ok = save(self, obj);
  Py_DECREF(obj);
  return ok;
}

function batch_list_exact(self: PicklerObject, list: PyObject): bool {
  if (PyList_GET_SIZE(list) == 1) return saveKept(self, PyList_GET_ITEM(list, 0)) && putOp(self, APPEND);
  let i: i64 = 0;
  do {
    if (!putOp(self, MARK)) return false;
    for (let n = 0; n < BATCHSIZE && i < PyList_GET_SIZE(list); n++) {
      if (!saveKept(self, PyList_GET_ITEM(list, i++))) return false;
    }
    if (!putOp(self, APPENDS)) return false;
  } while (i < PyList_GET_SIZE(list));
  return true;
}

function saveEntry(self: PicklerObject, key: PyObject, value: PyObject): bool {
  Py_INCREF(key);
  Py_INCREF(value);
  const ok = save(self, key) && save(self, value);
  Py_DECREF(key);
  Py_DECREF(value);
  return ok;
}

/** at: three slots. */
function dictBatches(self: PicklerObject, dict: PyObject, at: usize): bool {
  const size = PyDict_Size(dict);
  store<i64>(at, 0);
  if (size == 1) {
    PyDict_Next(dict, at, at + 8, at + 16);
    return saveEntry(self, objAt(at, 1), objAt(at, 2)) && putOp(self, SETITEM);
  }
  let n: i32;
  do {
    if (!putOp(self, MARK)) return false;
    for (n = 0; n < BATCHSIZE && PyDict_Next(dict, at, at + 8, at + 16); n++) {
      if (!saveEntry(self, objAt(at, 1), objAt(at, 2))) return false;
    }
    if (!putOp(self, SETITEMS)) return false;
    if (PyDict_Size(dict) != size) return changed('dictionary changed size during iteration');
  } while (n == BATCHSIZE);
  return true;
}

function changed(text: string): bool {
  PyErr_SetString(PyExc_RuntimeError, text);
  return false;
}

/** at: three slots. */
function setBatches(self: PicklerObject, set: PyObject, at: usize): bool {
  const size = PySet_GET_SIZE(set);
  store<i64>(at, 0);
  let n: i32;
  do {
    if (!putOp(self, MARK)) return false;
    for (n = 0; n < BATCHSIZE && _PySet_NextEntry(set, at, at + 8, at + 16) > 0; n++) {
      if (!saveKept(self, objAt(at, 1))) return false;
    }
    if (!putOp(self, ADDITEMS)) return false;
    if (PySet_GET_SIZE(set) != size) return changed('set changed size during iteration');
  } while (n == BATCHSIZE);
  return true;
}

function itemsOfList(self: PicklerObject, obj: PyObject): bool {
  if (self.proto > 0) return batch_list_exact(self, obj);
  const iterator = PyObject_GetIter(obj);
  if (!iterator) return false;
  const ok = batch_list(self, iterator);
  Py_DECREF(iterator);
  return ok;
}

function itemsOfDict(self: PicklerObject, obj: PyObject): bool {
  if (self.proto > 0) {
    const at = stackAlloc(3);
    const ok = dictBatches(self, obj, at);
    stackFree(at);
    return ok;
  }
  const items = PyObject_CallMethodNoArgs(obj, _Py_ID('items'));
  const iterator = items ? PyObject_GetIter(items) : null;
  Py_XDECREF(items);
  if (!iterator) return false;
  const ok = batch_dict(self, iterator);
  Py_DECREF(iterator);
  return ok;
}

/** An empty list or dict, its number, and then what is in it. */
function saveMutable(self: PicklerObject, obj: PyObject, empty: u8, old: u8): bool {
  let ok = !self.fast || fast_save_enter(self, obj);
  if (ok) ok = (self.bin ? putOp(self, empty) : putOp1(self, MARK, old)) && memo_put(self, obj);
  const isList = empty == EMPTY_LIST;
  if (ok && (isList ? PyList_GET_SIZE(obj) : PyDict_Size(obj)) > 0) {
    ok = !_Py_EnterRecursiveCall(' while pickling an object');
    if (ok) {
      ok = isList ? itemsOfList(self, obj) : itemsOfDict(self, obj);
      _Py_LeaveRecursiveCall();
    }
  }
  return (!self.fast || fast_save_leave(self, obj)) && ok;
}

export function save_list(self: PicklerObject, obj: PyObject): bool {
  return saveMutable(self, obj, EMPTY_LIST, LIST);
}

export function save_dict(self: PicklerObject, obj: PyObject): bool {
  return saveMutable(self, obj, EMPTY_DICT, DICT);
}

/** Before protocol 4 a set is its type called with a list. */
function saveAsList(self: PicklerObject, type: PyTypeObject, obj: PyObject): bool {
  const items = PySequence_List(obj);
  return items ? saveReduced(self, Py_BuildValue('(O(N))', arg(type), arg(items)), obj) : false;
}

export function save_set(self: PicklerObject, obj: PyObject): bool {
  if (self.proto < 4) return saveAsList(self, obj.ob_type, obj);
  if (!putOp(self, EMPTY_SET) || !memo_put(self, obj)) return false;
  if (PySet_GET_SIZE(obj) == 0) return true;
  const at = stackAlloc(3);
  const ok = setBatches(self, obj, at);
  stackFree(at);
  return ok;
}

/** As a tuple: after its items. */
export function save_frozenset(self: PicklerObject, obj: PyObject): bool {
  // CPython never leaves again here.
  if (self.fast && !fast_save_enter(self, obj)) return false;
  if (self.proto < 4) return saveAsList(self, obj.ob_type, obj);
  if (!putOp(self, MARK)) return false;
  const iterator = PyObject_GetIter(obj);
  if (!iterator) return false;
  let ok = true;
  while (ok) {
    const item = PyIter_Next(iterator);
    if (!item) break;
    ok = saveItem(self, item, false);
  }
  Py_DECREF(iterator);
  if (!ok || PyErr_Occurred()) return false;
  if (PyMemoTable_Get(self.memo!, obj)) return instead(self, POP_MARK, 1, obj);
  return putOp(self, FROZENSET) && memo_put(self, obj);
}
