// a[i], a[i:j:k], their assignment and deletion. (CPython: Objects/listobject.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_INCREF, Py_SIZE, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyIndex_Check, PyNumber_AsSsize_t } from '../abstract/conversion';
import { PySequence_Fast, PySequence_Fast_GET_SIZE, PySequence_Fast_ITEMS } from '../abstract/sequence';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_IndexError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import {
  copyItemRefs,
  list_clear,
  list_index_error,
  list_new_prealloc,
  list_resize,
  list_slice,
  PyList_GET_ITEM,
  PyList_ITEMS,
  PyList_New,
  PyListObject,
} from '../list';
import { PySlice_AdjustIndices, PySlice_Check, PySlice_Unpack } from '../slice';

export function list_item(a: PyObject, i: i64): PyObject | null {
  if (<u64>i >= <u64>Py_SIZE(a)) return list_index_error();
  const item = PyList_GET_ITEM(a, i);
  Py_INCREF(item);
  return item;
}

export function list_ass_item(o: PyObject, i: i64, v: PyObject | null): i32 {
  const a = changetype<PyListObject>(o);
  const size = a.ob_size;
  if (<u64>i >= <u64>size) {
    PyErr_SetString(PyExc_IndexError, 'list assignment index out of range');
    return -1;
  }
  const slot = a.ob_item + ((<usize>i) << 3);
  const old = objAt(slot, 0);
  if (v) {
    Py_INCREF(v);
    setPtrAt(slot, 0, v);
  } else {
    // The array keeps its size.
    memory.copy(slot, slot + 8, (<usize>(size - 1 - i)) << 3);
    a.ob_size = size - 1;
  }
  Py_DECREF(old);
  return 0;
}

/** a[low:high] = v; v NULL: deletes. */
export function list_ass_slice(a: PyListObject, low: i64, high: i64, v: PyObject | null): i32 {
  let seq: PyObject | null = null;
  if (v) {
    // a[i:j] = a: from a copy.
    if (changetype<usize>(v) == changetype<usize>(a)) seq = list_slice(v, 0, Py_SIZE(v));
    else seq = PySequence_Fast(v, 'can only assign an iterable');
    if (!seq) return -1;
  }
  const r = replaceItems(a, low, high, seq ? PySequence_Fast_ITEMS(seq) : 0, seq ? PySequence_Fast_GET_SIZE(seq) : 0);
  Py_XDECREF(seq);
  return r;
}

function replaceItems(a: PyListObject, low: i64, high: i64, src: usize, n: i64): i32 {
  const size = a.ob_size;
  if (low < 0) low = 0;
  else if (low > size) low = size;
  if (high < low) high = low;
  else if (high > size) high = size;
  const norig = high - low;
  const d = n - norig;
  if (size + d == 0) {
    list_clear(a);
    return 0;
  }
  // What is removed dies at the end, when the list is whole again.
  const bytes = (<usize>norig) << 3;
  const stacked = norig <= 8;
  const recycle = stacked ? stackAlloc(8) : PyMem_Malloc(bytes);
  if (!recycle) {
    PyErr_NoMemory();
    return -1;
  }
  let items = a.ob_item;
  memory.copy(recycle, items + ((<usize>low) << 3), bytes);
  let failed = false;
  if (d < 0) {
    const tail = (<usize>(size - high)) << 3;
    memory.copy(items + ((<usize>(high + d)) << 3), items + ((<usize>high) << 3), tail);
    if (list_resize(a, size + d) < 0) {
      memory.copy(items + ((<usize>high) << 3), items + ((<usize>(high + d)) << 3), tail);
      memory.copy(items + ((<usize>low) << 3), recycle, bytes);
      failed = true;
    }
    items = a.ob_item;
  } else if (d > 0) {
    failed = list_resize(a, size + d) < 0;
    items = a.ob_item;
    if (!failed)
      memory.copy(items + ((<usize>(high + d)) << 3), items + ((<usize>high) << 3), (<usize>(size - high)) << 3);
  }
  if (!failed) {
    copyItemRefs(src, items + ((<usize>low) << 3), n);
    for (let k = norig - 1; k >= 0; k--) Py_XDECREF(ptrAt(recycle, k));
  }
  if (stacked) stackFree(recycle);
  else PyMem_Free(recycle);
  return failed ? -1 : 0;
}

export function list_subscript(self: PyObject, item: PyObject): PyObject | null {
  if (PyIndex_Check(item)) {
    let i = PyNumber_AsSsize_t(item, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return null;
    if (i < 0) i += Py_SIZE(self);
    return list_item(self, i);
  }
  if (!PySlice_Check(item)) return badIndex(item);
  const bounds = stackAlloc(3);
  if (PySlice_Unpack(item, bounds, bounds + 8, bounds + 16) < 0) {
    stackFree(bounds);
    return null;
  }
  const step = load<i64>(bounds, 16);
  const n = PySlice_AdjustIndices(Py_SIZE(self), bounds, bounds + 8, step);
  const start = load<i64>(bounds);
  const stop = load<i64>(bounds, 8);
  stackFree(bounds);
  if (n <= 0) return PyList_New(0);
  if (step == 1) return list_slice(self, start, stop);
  const result = list_new_prealloc(n);
  if (!result) return null;
  const src = PyList_ITEMS(self);
  const dst = result.ob_item;
  for (let i: i64 = 0, cur = start; i < n; i++, cur += step) {
    const it = objAt(src, cur);
    Py_INCREF(it);
    setPtrAt(dst, i, it);
  }
  result.ob_size = n;
  return result;
}

function badIndex(item: PyObject): PyObject | null {
  const name = <u64>item.ob_type.tp_name;
  return PyErr_Format(PyExc_TypeError, 'list indices must be integers or slices, not %.200s', name);
}

export function list_ass_subscript(o: PyObject, item: PyObject, value: PyObject | null): i32 {
  const self = changetype<PyListObject>(o);
  if (PyIndex_Check(item)) {
    let i = PyNumber_AsSsize_t(item, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return -1;
    if (i < 0) i += self.ob_size;
    return list_ass_item(o, i, value);
  }
  if (!PySlice_Check(item)) {
    badIndex(item);
    return -1;
  }
  const bounds = stackAlloc(3);
  let r: i32 = -1;
  if (PySlice_Unpack(item, bounds, bounds + 8, bounds + 16) >= 0) {
    const step = load<i64>(bounds, 16);
    r = value ? assignSlice(self, bounds, step, value) : deleteSlice(self, bounds, step);
  }
  stackFree(bounds);
  return r;
}

/** del a[start:stop:step]: the items between the deleted ones move down, run by run. */
function deleteSlice(self: PyListObject, bounds: usize, step: i64): i32 {
  const n = PySlice_AdjustIndices(self.ob_size, bounds, bounds + 8, step);
  if (step == 1) return list_ass_slice(self, load<i64>(bounds), load<i64>(bounds, 8), null);
  if (n <= 0) return 0;
  let start = load<i64>(bounds);
  if (step < 0) {
    start += step * (n - 1);
    step = -step;
  }
  const garbage = PyMem_Malloc((<usize>n) << 3);
  if (!garbage) {
    PyErr_NoMemory();
    return -1;
  }
  const items = self.ob_item;
  const size = self.ob_size;
  for (let i: i64 = 0, cur = start; i < n; i++, cur += step) {
    store<u64>(garbage + ((<usize>i) << 3), load<u64>(items + ((<usize>cur) << 3)));
    // The last deleted item's run goes to the list's end.
    const next = i == n - 1 ? size : cur + step;
    memory.copy(items + ((<usize>(cur - i)) << 3), items + ((<usize>(cur + 1)) << 3), (<usize>(next - cur - 1)) << 3);
  }
  self.ob_size = size - n;
  const r = list_resize(self, self.ob_size);
  for (let i: i64 = 0; i < n; i++) Py_DECREF(objAt(garbage, i));
  PyMem_Free(garbage);
  return r;
}

function assignSlice(self: PyListObject, bounds: usize, step: i64, value: PyObject): i32 {
  // a[::-1] = a: from a copy.
  const seq =
    changetype<usize>(self) == changetype<usize>(value)
      ? list_slice(value, 0, Py_SIZE(value))
      : PySequence_Fast(value, 'must assign iterable to extended slice');
  if (!seq) return -1;
  // Making the sequence can run Python that changes self: bounds hold only from here on.
  const n = PySlice_AdjustIndices(self.ob_size, bounds, bounds + 8, step);
  if (step == 1) {
    const r = list_ass_slice(self, load<i64>(bounds), load<i64>(bounds, 8), seq);
    Py_DECREF(seq);
    return r;
  }
  const m = PySequence_Fast_GET_SIZE(seq);
  if (m != n) {
    PyErr_Format(PyExc_ValueError, 'attempt to assign sequence of size %zd to extended slice of size %zd', m, n);
    Py_DECREF(seq);
    return -1;
  }
  if (n == 0) {
    Py_DECREF(seq);
    return 0;
  }
  const garbage = PyMem_Malloc((<usize>n) << 3);
  if (!garbage) {
    Py_DECREF(seq);
    PyErr_NoMemory();
    return -1;
  }
  const items = self.ob_item;
  const src = PySequence_Fast_ITEMS(seq);
  for (let i: i64 = 0, cur = load<i64>(bounds); i < n; i++, cur += step) {
    store<u64>(garbage + ((<usize>i) << 3), load<u64>(items + ((<usize>cur) << 3)));
    const it = objAt(src, i);
    Py_INCREF(it);
    setPtrAt(items, cur, it);
  }
  for (let i: i64 = 0; i < n; i++) Py_DECREF(objAt(garbage, i));
  PyMem_Free(garbage);
  Py_DECREF(seq);
  return 0;
}
