// The stack of an unpickler: marks are kept beside it, and nothing below the topmost one may be popped.
// (CPython: Modules/_pickle.c, Pdata)

import { PyMem_Free, PyMem_Malloc, PyMem_Realloc } from '../../memory/obmalloc/malloc';
import { PyErr_NoMemory } from '../../objects/exceptions/errors';
import { PyList_ITEMS, PyList_New } from '../../objects/list';
import { PyTuple_ITEMS, PyTuple_New } from '../../objects/tuple';
import { freeInstance } from '../../objects/type/from-spec';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { PyObject_GC_Track, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { objAt, Py_DECREF, Py_VISIT, PyObject, setPtrAt } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { Pdata, UnpicklerObject, unpicklingError } from './struct';

export function Pdata_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(o.ob_type, visit, arg);
}

export function Pdata_dealloc(o: PyObject): void {
  const self = changetype<Pdata>(o);
  PyObject_GC_UnTrack(o);
  for (let i = self.ob_size; i > 0; i--) Py_DECREF(objAt(self.data, i - 1));
  PyMem_Free(self.data);
  freeInstance(o);
}

// new
export function Pdata_New(type: PyTypeObject): Pdata | null {
  const o = _PyObject_GC_New(type);
  if (!o) return null;
  const self = changetype<Pdata>(o);
  self.ob_size = 0;
  self.mark_set = 0;
  self.fence = 0;
  self.allocated = 8;
  self.data = PyMem_Malloc(8 << 3);
  PyObject_GC_Track(o);
  if (self.data) return self;
  Py_DECREF(o);
  PyErr_NoMemory();
  return null;
}

/** Releases all from `size` on. */
export function Pdata_clear(self: Pdata, size: i64): void {
  const n = self.ob_size;
  if (size >= n) return;
  for (let i = n; i > size; i--) {
    const o = objAt(self.data, i - 1);
    setPtrAt(self.data, i - 1, null);
    Py_DECREF(o);
  }
  self.ob_size = size;
}

/** Raises UnpicklingError; false. */
export function underflow(u: UnpicklerObject): bool {
  return unpicklingError(u, u.stack!.mark_set ? 'unexpected MARK found' : 'unpickling stack underflow');
}

/** Pushes an object (stolen; NULL: the exception is set): false with the exception set. */
export function push(u: UnpicklerObject, o: PyObject | null): bool {
  if (!o) return false;
  const self = u.stack!;
  const n = self.ob_size;
  if (n == self.allocated && !grow(self)) {
    Py_DECREF(o);
    return false;
  }
  setPtrAt(self.data, n, o);
  self.ob_size = n + 1;
  return true;
}

function grow(self: Pdata): bool {
  const n = self.allocated + (self.allocated >> 3) + 6;
  const data = n >= 0x20000000 ? <usize>0 : PyMem_Realloc(self.data, (<usize>n) << 3);
  if (!data) {
    PyErr_NoMemory();
    return false;
  }
  self.data = data;
  self.allocated = n;
  return true;
}

// new; NULL: UnpicklingError
export function pop(u: UnpicklerObject): PyObject | null {
  const self = u.stack!;
  const n = self.ob_size - 1;
  if (n < self.fence) {
    underflow(u);
    return null;
  }
  self.ob_size = n;
  return objAt(self.data, n);
}

// borrowed; NULL: UnpicklingError
export function top(u: UnpicklerObject): PyObject | null {
  const self = u.stack!;
  if (self.ob_size > self.fence) return objAt(self.data, self.ob_size - 1);
  underflow(u);
  return null;
}

/** Moves all from `start` on. */
function moveTo(self: Pdata, start: i64, items: usize): void {
  memory.copy(items, self.data + ((<usize>start) << 3), (<usize>(self.ob_size - start)) << 3);
  self.ob_size = start;
}

// new: a tuple of all from `start` on
export function Pdata_poptuple(u: UnpicklerObject, start: i64): PyObject | null {
  const self = u.stack!;
  if (start < self.fence) {
    underflow(u);
    return null;
  }
  const n = self.ob_size - start;
  const tuple = PyTuple_New(n);
  if (tuple && n) moveTo(self, start, PyTuple_ITEMS(tuple));
  return tuple;
}

// new: a list of all from `start` on
export function Pdata_poplist(u: UnpicklerObject, start: i64): PyObject | null {
  const self = u.stack!;
  const n = self.ob_size - start;
  const list = PyList_New(n);
  if (list && n) moveTo(self, start, PyList_ITEMS(list));
  return list;
}

// --- marks

/** The number of marks is now n; the fence is the topmost. */
function setMarks(u: UnpicklerObject, n: i64): void {
  u.num_marks = n;
  u.stack!.mark_set = i32(n != 0);
  u.stack!.fence = n ? load<i64>(u.marks + ((<usize>(n - 1)) << 3)) : 0;
}

/** MARK. */
export function pushMark(u: UnpicklerObject): bool {
  const n = u.num_marks;
  if (n >= u.marks_size) {
    const size = (n << 1) + 20;
    const marks = size >= 0x20000000 ? <usize>0 : PyMem_Realloc(u.marks, (<usize>size) << 3);
    if (!marks) {
      PyErr_NoMemory();
      return false;
    }
    u.marks = marks;
    u.marks_size = size;
  }
  store<i64>(u.marks + ((<usize>n) << 3), u.stack!.ob_size);
  setMarks(u, n + 1);
  return true;
}

/** Takes the topmost mark off: where it stood, or -1 with UnpicklingError. */
export function marker(u: UnpicklerObject): i64 {
  if (u.num_marks < 1) {
    unpicklingError(u, 'could not find MARK');
    return -1;
  }
  const mark = load<i64>(u.marks + ((<usize>(u.num_marks - 1)) << 3));
  setMarks(u, u.num_marks - 1);
  return mark;
}

/** POP takes a mark off as well, if one is on top. */
export function load_pop(u: UnpicklerObject): bool {
  const n = u.num_marks;
  if (n > 0 && load<i64>(u.marks + ((<usize>(n - 1)) << 3)) == u.stack!.ob_size) {
    setMarks(u, n - 1);
    return true;
  }
  const o = pop(u);
  if (o) Py_DECREF(o);
  return o != null;
}
