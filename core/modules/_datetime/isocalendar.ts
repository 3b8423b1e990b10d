// IsoCalendarDate: a tuple of year, week and weekday with names. (CPython: Modules/_datetimemodule.c)

import { _PyArg_UnpackKeywords } from '../../objects/args';
import { Py_BuildValue } from '../../objects/build-value';
import { PyLong_AsInt, PyLong_FromLong } from '../../objects/int';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import {
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_GetItem,
  PyTuple_ITEMS,
  PyTuple_SET_ITEM,
  PyTuple_Type,
  tupledealloc,
  tupletraverse,
} from '../../objects/tuple';
import { newHeapType, readyHeapType } from '../../objects/type/from-spec';
import { Py_DECREF, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { arg, objAt, Py_VISIT, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { getset, method } from '../../runtime/register';
import { METH_NOARGS, Py_TPFLAGS_HAVE_GC, Py_TPFLAGS_IMMUTABLETYPE, PyTypeObject } from '../../runtime/type';

// new
export function newIsoCalendarDate(type: PyTypeObject, year: i64, week: i64, weekday: i64): PyObject | null {
  const self = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>3);
  if (!self) return null;
  PyTuple_SET_ITEM(self, 0, PyLong_FromLong(year));
  PyTuple_SET_ITEM(self, 1, PyLong_FromLong(week));
  PyTuple_SET_ITEM(self, 2, PyLong_FromLong(weekday));
  if (!PyErr_Occurred()) return self;
  Py_DECREF(self);
  return null;
}

function iso_calendar_date_new(type: PyTypeObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const slots = stackAlloc(3);
  const items = PyTuple_ITEMS(args);
  const n = PyTuple_GET_SIZE(args);
  let ok = _PyArg_UnpackKeywords(items, n, kw, null, 'IsoCalendarDate', 'year week weekday', 0, 3, 0, slots) == 0;
  for (let i: i64 = 0; i < 3 && ok; i++) {
    const value = PyLong_AsInt(objAt(slots, i));
    ok = value != -1 || !PyErr_Occurred();
    store<i64>(slots + ((<usize>i) << 3), value);
  }
  const self = ok ? newIsoCalendarDate(type, load<i64>(slots), load<i64>(slots, 8), load<i64>(slots, 16)) : null;
  stackFree(slots);
  return self;
}

function iso_calendar_date_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat(
    '%.200s(year=%S, week=%S, weekday=%S)',
    self.ob_type.tp_name,
    arg(PyTuple_GET_ITEM(self, 0)),
    arg(PyTuple_GET_ITEM(self, 1)),
    arg(PyTuple_GET_ITEM(self, 2)),
  );
}

function iso_calendar_date_reduce(self: PyObject, unused: PyObject | null): PyObject | null {
  return Py_BuildValue(
    'O((OOO))',
    arg(PyTuple_Type),
    arg(PyTuple_GET_ITEM(self, 0)),
    arg(PyTuple_GET_ITEM(self, 1)),
    arg(PyTuple_GET_ITEM(self, 2)),
  );
}

/** closure: which item. */
function iso_calendar_date_item(self: PyObject, closure: usize): PyObject | null {
  return Py_XNewRef(PyTuple_GetItem(self, closure));
}

function iso_calendar_date_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  const r = Py_VISIT(self.ob_type, visit, arg);
  return r ? r : tupletraverse(self, visit, arg);
}

function iso_calendar_date_dealloc(self: PyObject): void {
  const type = self.ob_type;
  tupledealloc(self);
  Py_DECREF(type);
}

// new: the type of a module
export function makeIsoCalendarType(m: PyObject): PyTypeObject | null {
  const flags = Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE;
  const t = newHeapType(m, 'datetime.IsoCalendarDate', 32, 0, flags, PyTuple_Type);
  if (!t) return null;
  t.tp_repr = iso_calendar_date_repr.index;
  t.tp_new = iso_calendar_date_new.index;
  t.tp_dealloc = iso_calendar_date_dealloc.index;
  t.tp_traverse = iso_calendar_date_traverse.index;
  method(t, '__reduce__', iso_calendar_date_reduce.index, METH_NOARGS, '__reduce__() -> (cls, state)');
  getset(t, 'year', iso_calendar_date_item.index, 0, '', 0);
  getset(t, 'week', iso_calendar_date_item.index, 0, '', 1);
  getset(t, 'weekday', iso_calendar_date_item.index, 0, '', 2);
  return readyHeapType(
    t,
    'The result of date.isocalendar() or datetime.isocalendar()\n\nThis object may be accessed either as a tuple of\n  ((year, week, weekday)\nor via the object attributes as named in the above tuple.',
  );
}
