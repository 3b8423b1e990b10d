// list.extend and what fills a new list from an iterable. (CPython: Objects/listobject.c, _list_extend)

import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_INCREF, Py_SIZE, PyObject, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyObject_GetIter, PyObject_LengthHint } from '../abstract/object';
import { PyDict_CheckExact, PyDict_Next } from '../dict/dict';
import { _PyDictViewObject, PyDictObject } from '../dict/struct';
import { PyDictItems_Type, PyDictKeys_Type, PyDictValues_Type } from '../dict/views';
import { PyErr_ExceptionMatches } from '../exceptions/errors';
import { PyExc_StopIteration } from '../exceptions/types';
import {
  _PyList_AppendTakeRef,
  copyItemRefs,
  list_preallocate_exact,
  list_resize,
  PyList_CheckExact,
  PyList_ITEMS,
  PyListObject,
} from '../list';
import { _PySet_NextEntry, PyAnySet_CheckExact, PySetObject } from '../set';
import { PyTuple_CheckExact, PyTuple_ITEMS, PyTuple_Pack2 } from '../tuple';

export function list_extend(self: PyListObject, iterable: PyObject): i32 {
  if (PyList_CheckExact(iterable) || PyTuple_CheckExact(iterable)) return list_extend_fast(self, iterable);
  if (changetype<usize>(self) == changetype<usize>(iterable)) return list_extend_fast(self, iterable);
  if (PyAnySet_CheckExact(iterable)) return list_extend_set(self, iterable);
  if (PyDict_CheckExact(iterable)) return list_extend_dict(self, iterable, 0);
  const type = iterable.ob_type;
  if (type == PyDictKeys_Type) return list_extend_dict(self, viewed(iterable), 0);
  if (type == PyDictValues_Type) return list_extend_dict(self, viewed(iterable), 8);
  if (type == PyDictItems_Type) return list_extend_dictitems(self, viewed(iterable));
  return list_extend_iter(self, iterable);
}

/* @inline */ function viewed(view: PyObject): PyObject {
  return changetype<PyObject>(changetype<_PyDictViewObject>(view).dv_dict);
}

/** From a list or a tuple, which may be self. */
function list_extend_fast(self: PyListObject, seq: PyObject): i32 {
  const n = Py_SIZE(seq);
  if (n == 0) return 0;
  const m = self.ob_size;
  if (!self.ob_item) {
    if (list_preallocate_exact(self, n) < 0) return -1;
    self.ob_size = n;
  } else if (list_resize(self, m + n) < 0) return -1;
  // Read the items' address only now: self may be seq, and has moved.
  const src = PyTuple_CheckExact(seq) ? PyTuple_ITEMS(seq) : PyList_ITEMS(seq);
  copyItemRefs(src, self.ob_item + ((<usize>m) << 3), n);
  return 0;
}

function list_extend_set(self: PyListObject, set: PyObject): i32 {
  const m = self.ob_size;
  const n = changetype<PySetObject>(set).used;
  if (list_resize(self, m + n) < 0) return -1;
  let dst = self.ob_item + ((<usize>m) << 3);
  const out = stackAlloc(3);
  store<i64>(out, 0);
  while (_PySet_NextEntry(set, out, out + 8, out + 16)) {
    const key = objAt(out, 1);
    Py_INCREF(key);
    setPtrAt(dst, 0, key);
    dst += 8;
  }
  stackFree(out);
  return 0;
}

/** The keys (which 0) or values (which 8). */
function list_extend_dict(self: PyListObject, dict: PyObject, which: usize): i32 {
  const m = self.ob_size;
  const n = changetype<PyDictObject>(dict).ma_used;
  if (list_resize(self, m + n) < 0) return -1;
  let dst = self.ob_item + ((<usize>m) << 3);
  const out = stackAlloc(3);
  store<i64>(out, 0);
  while (PyDict_Next(dict, out, out + 8, out + 16)) {
    const object = objAt(out + 8 + which, 0);
    Py_INCREF(object);
    setPtrAt(dst, 0, object);
    dst += 8;
  }
  stackFree(out);
  return 0;
}

function list_extend_dictitems(self: PyListObject, dict: PyObject): i32 {
  const m = self.ob_size;
  const n = changetype<PyDictObject>(dict).ma_used;
  if (list_resize(self, m + n) < 0) return -1;
  const dst = self.ob_item + ((<usize>m) << 3);
  const out = stackAlloc(3);
  store<i64>(out, 0);
  let i: i64 = 0;
  while (PyDict_Next(dict, out, out + 8, out + 16)) {
    const item = PyTuple_Pack2(objAt(out, 1), objAt(out, 2));
    if (!item) {
      self.ob_size = m + i;
      stackFree(out);
      return -1;
    }
    setPtrAt(dst, i, item);
    i++;
  }
  stackFree(out);
  return 0;
}

function list_extend_iter(self: PyListObject, iterable: PyObject): i32 {
  const it = PyObject_GetIter(iterable);
  if (!it) return -1;
  const iternext = <u32>it.ob_type.tp_iternext;
  const m = self.ob_size;
  const n = PyObject_LengthHint(iterable, 8);
  let failed = n < 0;
  if (!failed && n <= i64.MAX_VALUE - m) {
    if (!self.ob_item) failed = n != 0 && list_preallocate_exact(self, n) < 0;
    else {
      failed = list_resize(self, m + n) < 0;
      if (!failed) self.ob_size = m; // room, no items yet
    }
  }
  while (!failed) {
    const item = call_indirect<PyObject | null>(iternext, it);
    if (item) {
      failed = _PyList_AppendTakeRef(self, item) < 0;
      continue;
    }
    if (PyErr_Occurred()) {
      if (PyErr_ExceptionMatches(PyExc_StopIteration)) PyErr_Clear();
      else failed = true;
    }
    break;
  }
  // The hint was too large: give back.
  if (!failed && self.ob_size < self.allocated) failed = list_resize(self, self.ob_size) < 0;
  Py_DECREF(it);
  return failed ? -1 : 0;
}
