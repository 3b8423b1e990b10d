// The _bisect module. (CPython: Modules/_bisectmodule.c)

import { PyNumber_Index } from '../objects/abstract/conversion';
import { PySequence_GetItem, PySequence_Size } from '../objects/abstract/sequence';
import { _PyArg_UnpackKeywords } from '../objects/args';
import { PyObject_GetAttrString } from '../objects/attribute';
import { _PyObject_CallTwo, PyObject_CallOneArg } from '../objects/call';
import { PyErr_Format, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../objects/int';
import { PyList_CheckExact, PyList_Insert } from '../objects/list';
import { moduleMethod, newNativeModule } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_RichCompareBool } from '../objects/object';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, Py_DECREF, Py_LT, Py_NewRef, Py_XDECREF, PyObject, ptrAt } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS } from '../runtime/type';

/** Where x goes in the sorted list between lo and hi (-1: its end); -1: an exception. */
function bisect(list: PyObject, x: PyObject, from: i64, to: i64, key: PyObject | null, left: bool): i64 {
  let lo = from;
  let hi = to;
  if (lo < 0) {
    PyErr_SetString(PyExc_ValueError, 'lo must be non-negative');
    return -1;
  }
  if (hi == -1) {
    hi = PySequence_Size(list);
    if (hi < 0) return -1;
  }
  const type = list.ob_type;
  const methods = type.tp_as_sequence;
  if (!methods || !methods.sq_item) {
    const subscripts = type.tp_as_mapping;
    PyErr_Format(
      PyExc_TypeError,
      subscripts && subscripts.mp_subscript ? '%.200s is not a sequence' : "'%.200s' object does not support indexing",
      type.tp_name,
    );
    return -1;
  }
  while (lo < hi) {
    const mid = <i64>(<u64>(lo + hi) / 2);
    let item = PySequence_GetItem(list, mid);
    if (!item) return -1;
    if (key) {
      const value = PyObject_CallOneArg(key, item);
      Py_DECREF(item);
      if (!value) return -1;
      item = value;
    }
    const less = left ? PyObject_RichCompareBool(item, x, Py_LT) : PyObject_RichCompareBool(x, item, Py_LT);
    Py_DECREF(item);
    if (less < 0) return -1;
    if ((less != 0) == left) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/** bisect_… and insort_…; insert: x itself goes into the list. */
function run(
  name: string,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
  left: bool,
  insert: bool,
): PyObject | null {
  const at = stackAlloc(5);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, name, 'a x lo hi key', 0, 2, 1, at);
  const a = objAt(at, 0);
  const x = objAt(at, 1);
  const loObject = ptrAt(at, 2);
  const hiObject = ptrAt(at, 3);
  let key = ptrAt(at, 4);
  stackFree(at);
  if (ok < 0) return null;
  let lo: i64 = 0;
  let hi: i64 = -1;
  if (loObject) {
    lo = indexOf(loObject);
    if (lo == -1 && PyErr_Occurred()) return null;
  }
  if (hiObject && hiObject != Py_None) {
    hi = indexOf(hiObject);
    if (hi == -1 && PyErr_Occurred()) return null;
  }
  if (key == Py_None) key = null;
  if (!insert) {
    const index = bisect(a, x, lo, hi, key, left);
    return index < 0 ? null : PyLong_FromSsize_t(index);
  }
  const value = key ? PyObject_CallOneArg(key, x) : Py_NewRef(x);
  if (!value) return null;
  const index = bisect(a, value, lo, hi, key, left);
  Py_DECREF(value);
  if (index < 0) return null;
  if (PyList_CheckExact(a)) return PyList_Insert(a, index, x) < 0 ? changetype<PyObject | null>(0) : Py_None;
  const bound = PyObject_GetAttrString(a, 'insert');
  if (!bound) return null;
  const number = PyLong_FromSsize_t(index);
  const result: PyObject | null = number ? _PyObject_CallTwo(bound, number, x) : null;
  Py_XDECREF(number);
  Py_DECREF(bound);
  if (!result) return null;
  Py_DECREF(result);
  return Py_None;
}

function indexOf(o: PyObject): i64 {
  const number = PyNumber_Index(o);
  if (!number) return -1;
  const v = PyLong_AsSsize_t(number);
  Py_DECREF(number);
  return v;
}

function bisect_right(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return run('bisect_right', args, nargs, kwnames, false, false);
}

function bisect_left(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return run('bisect_left', args, nargs, kwnames, true, false);
}

function insort_right(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return run('insort_right', args, nargs, kwnames, false, true);
}

function insort_left(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return run('insort_left', args, nargs, kwnames, true, true);
}

function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(
      m,
      'bisect_right',
      bisect_right.index,
      METH_KEYWORDS | METH_FASTCALL,
      'bisect_right($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nReturn the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e in a[:i] have e <= x, and all e in\na[i:] have e > x.  So if x already appears in the list, a.insert(i, x) will\ninsert just after the rightmost x already there.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.\n\nA custom key function can be supplied to customize the sort order.',
    ) >= 0 &&
    moduleMethod(
      m,
      'insort_right',
      insort_right.index,
      METH_KEYWORDS | METH_FASTCALL,
      'insort_right($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nInsert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the right of the rightmost x.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.\n\nA custom key function can be supplied to customize the sort order.',
    ) >= 0 &&
    moduleMethod(
      m,
      'bisect_left',
      bisect_left.index,
      METH_KEYWORDS | METH_FASTCALL,
      'bisect_left($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nReturn the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e in a[:i] have e < x, and all e in\na[i:] have e >= x.  So if x already appears in the list, a.insert(i, x) will\ninsert just before the leftmost x already there.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.\n\nA custom key function can be supplied to customize the sort order.',
    ) >= 0 &&
    moduleMethod(
      m,
      'insort_left',
      insort_left.index,
      METH_KEYWORDS | METH_FASTCALL,
      'insort_left($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nInsert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the left of the leftmost x.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.\n\nA custom key function can be supplied to customize the sort order.',
    ) >= 0
  );
}

// new
export function init__bisect_module(): PyObject | null {
  const m = newNativeModule(
    '_bisect',
    'Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order without\nhaving to sort the list after each insertion. For long lists of items with\nexpensive comparison operations, this can be an improvement over the more\ncommon approach.\n',
  );
  if (!m || addFunctions(m)) return m;
  Py_DECREF(m);
  return null;
}
