// Cells: variables that a function shares with the functions inside it. (CPython: Objects/cellobject.c)

import { _PyObject_GC_New, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import {
  arg,
  clearSlot,
  Py_EQ,
  Py_GT,
  Py_LE,
  Py_LT,
  Py_NE,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  setSlot,
} from '../runtime/object';
import { getset, static_type } from '../runtime/register';
import { Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../runtime/type';
import { _PyArg_CheckPositional, _PyArg_NoKeywords } from './args';
import { Py_False, Py_True } from './bool';
import { PyErr_SetString } from './exceptions/errors';
import { PyExc_ValueError } from './exceptions/types';
import { Py_NotImplemented } from './none';
import { PyObject_RichCompare } from './object';
import { PyUnicode_FromFormat } from './str/format';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from './tuple';

/** 24 bytes. */
@unmanaged
export class PyCellObject extends PyObject {
  ob_ref: PyObject | null; // strong; NULL: unbound
}

export const PyCell_Type = staticObject<PyTypeObject>(416);

// new
export function PyCell_New(obj: PyObject | null): PyObject | null {
  const op = _PyObject_GC_New(PyCell_Type);
  if (!op) return null;
  changetype<PyCellObject>(op).ob_ref = Py_XNewRef(obj);
  _PyObject_GC_TRACK(op);
  return op;
}

// new; NULL without an exception: unbound
export function PyCell_Get(op: PyObject): PyObject | null {
  return Py_XNewRef(changetype<PyCellObject>(op).ob_ref);
}

// borrowed
/* @inline */ export function PyCell_GET(op: PyObject): PyObject | null {
  return changetype<PyCellObject>(op).ob_ref;
}

export function PyCell_Set(op: PyObject, value: PyObject | null): i32 {
  setSlot(changetype<usize>(op) + offsetof<PyCellObject>('_ob_ref'), Py_XNewRef(value));
  return 0;
}

function cell_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('cell', kwargs)) return null;
  const n = PyTuple_GET_SIZE(args);
  if (!_PyArg_CheckPositional('cell', n, 0, 1)) return null;
  return PyCell_New(n ? PyTuple_GET_ITEM(args, 0) : null);
}

function cell_dealloc(self: PyObject): void {
  PyObject_GC_UnTrack(self);
  // NOT CPYTHON, as in some more deallocators: nesting as deep as a program likes must not exhaust a small stack.
  if (_PyTrash_begin(self)) return;
  Py_XDECREF(changetype<PyCellObject>(self).ob_ref);
  PyObject_GC_Del(changetype<usize>(self));
  _PyTrash_end();
}

/** By contents; an empty cell is less than any other. */
function cell_richcompare(a: PyObject, b: PyObject, op: i32): PyObject | null {
  if (a.ob_type != PyCell_Type || b.ob_type != PyCell_Type) return Py_NotImplemented;
  const x = PyCell_GET(a);
  const y = PyCell_GET(b);
  if (x && y) return PyObject_RichCompare(x, y, op);
  const left = y == null ? 1 : 0;
  const right = x == null ? 1 : 0;
  let res: bool;
  switch (op) {
    case Py_LT:
      res = left < right;
      break;
    case Py_LE:
      res = left <= right;
      break;
    case Py_EQ:
      res = left == right;
      break;
    case Py_NE:
      res = left != right;
      break;
    case Py_GT:
      res = left > right;
      break;
    default:
      res = left >= right;
  }
  return res ? Py_True : Py_False;
}

function cell_repr(self: PyObject): PyObject | null {
  const ref = PyCell_GET(self);
  if (!ref) return PyUnicode_FromFormat('<cell at %p: empty>', arg(self));
  return PyUnicode_FromFormat('<cell at %p: %.80s object at %p>', arg(self), ref.ob_type.tp_name, arg(ref));
}

function cell_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(PyCell_GET(self), visit, arg);
}

function cell_clear(self: PyObject): i32 {
  clearSlot(changetype<usize>(self) + offsetof<PyCellObject>('_ob_ref'));
  return 0;
}

function cell_get_contents(self: PyObject, _closure: usize): PyObject | null {
  const ref = PyCell_GET(self);
  return ref ? Py_NewRef(ref) : PyErr_SetString(PyExc_ValueError, 'Cell is empty');
}

function cell_set_contents(self: PyObject, value: PyObject | null, _closure: usize): i32 {
  return PyCell_Set(self, value);
}

export function init_cell_type(): void {
  const t = PyCell_Type;
  static_type(
    t,
    'cell',
    offsetof<PyCellObject>(),
    0,
    Py_TPFLAGS_HAVE_GC,
    'cell([contents])\n--\n\nCreate a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and \n further attempts to access its cell_contents attribute will\n    raise a ValueError.',
  );
  t.tp_dealloc = cell_dealloc.index;
  t.tp_repr = cell_repr.index;
  t.tp_traverse = cell_traverse.index;
  t.tp_clear = cell_clear.index;
  t.tp_richcompare = cell_richcompare.index;
  t.tp_new = cell_new.index;
  getset(t, 'cell_contents', cell_get_contents.index, cell_set_contents.index, '');
}
