// sep.join(parts). (CPython: Objects/unicodeobject.c)

import { objAt, Py_DECREF, Py_NewRef, PyObject } from '../../runtime/object';
import { PySequence_Fast, PySequence_Fast_GET_SIZE, PySequence_Fast_ITEMS } from '../abstract/sequence';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError } from '../exceptions/types';
import { LATIN1, PyUnicode_New, unicode_get_empty } from './new';
import { copyBytes, copyUnits } from './scan';
import {
  kindShift,
  PyUnicode_Check,
  PyUnicode_CheckExact,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_MAX_CHAR_VALUE,
} from './struct';

/** new */
export function PyUnicode_Join(separator: PyObject | null, parts: PyObject): PyObject | null {
  const sequence = PySequence_Fast(parts, 'can only join an iterable');
  if (!sequence) return null;
  const n = PySequence_Fast_GET_SIZE(sequence);
  const result = joinArray(separator, PySequence_Fast_ITEMS(sequence), n);
  Py_DECREF(sequence);
  return result;
}

/** new: items is an array of n strings. */
export function _PyUnicode_JoinArray(separator: PyObject, items: usize, n: i64): PyObject | null {
  return joinArray(separator, items, n);
}

function joinArray(separator: PyObject | null, items: usize, n: i64): PyObject | null {
  if (n == 0) return unicode_get_empty();
  if (n == 1 && PyUnicode_CheckExact(objAt(items, 0))) return Py_NewRef(objAt(items, 0));
  let between: i64 = 1;
  let maxchar: u32 = 0;
  if (!separator) separator = LATIN1(0x20);
  else if (!PyUnicode_Check(separator)) {
    return PyErr_Format(PyExc_TypeError, 'separator: expected str instance, %.80s found', separator.ob_type.tp_name);
  }
  const sep = separator;
  between = PyUnicode_GET_LENGTH(sep);
  if (between && n > 1) maxchar = PyUnicode_MAX_CHAR_VALUE(sep);
  let total: i64 = between * (n - 1);
  for (let i: i64 = 0; i < n; i++) {
    const item = objAt(items, i);
    if (!PyUnicode_Check(item)) {
      return PyErr_Format(
        PyExc_TypeError,
        'sequence item %zd: expected str instance, %.80s found',
        <u64>i,
        item.ob_type.tp_name,
      );
    }
    total += PyUnicode_GET_LENGTH(item);
    if (total < 0) return PyErr_SetString(PyExc_OverflowError, 'join() result is too long for a Python string');
    maxchar = max(maxchar, PyUnicode_MAX_CHAR_VALUE(item));
  }
  const result = PyUnicode_New(total, maxchar);
  if (!result || total == 0) return result;
  const kind = PyUnicode_KIND(result);
  const shift = kindShift(kind);
  const sepKind = PyUnicode_KIND(sep);
  const sepData = PyUnicode_DATA(sep);
  let to = PyUnicode_DATA(result);
  for (let i: i64 = 0; i < n; i++) {
    if (i && between) {
      if (sepKind == kind) copyBytes(to, sepData, (<usize>between) << shift);
      else copyUnits(kind, to, sepKind, sepData, <usize>between);
      to += (<usize>between) << shift;
    }
    const item = objAt(items, i);
    const length = <usize>PyUnicode_GET_LENGTH(item);
    if (PyUnicode_KIND(item) == kind) copyBytes(to, PyUnicode_DATA(item), length << shift);
    else copyUnits(kind, to, PyUnicode_KIND(item), PyUnicode_DATA(item), length);
    to += length << shift;
  }
  return result;
}
