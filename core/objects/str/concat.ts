// a + b, s += t, and repetition. (CPython: Objects/unicodeobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { clearSlot, Py_DECREF, Py_XDECREF, PyObject } from '../../runtime/object';
import { PyErr_BadInternalCall, PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError } from '../exceptions/types';
import {
  PyUnicode_FromObject,
  PyUnicode_New,
  resize_compact,
  unicode_get_empty,
  unicode_modifiable,
  unicode_result_unchanged,
} from './new';
import { copyUnits } from './scan';
import {
  kindShift,
  PyUnicode_Check,
  PyUnicode_CheckExact,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_KIND,
  PyUnicode_MAX_CHAR_VALUE,
  PyUnicode_READ_CHAR,
} from './struct';
import { unicode_fill } from './writer';

/** sq_concat; new. */
export function PyUnicode_Concat(a: PyObject, b: PyObject): PyObject | null {
  if (!PyUnicode_Check(a)) {
    return PyErr_Format(PyExc_TypeError, 'must be str, not %.100s', a.ob_type.tp_name);
  }
  if (!PyUnicode_Check(b))
    return PyErr_Format(PyExc_TypeError, 'can only concatenate str (not "%.200s") to str', b.ob_type.tp_name);
  const m = PyUnicode_GET_LENGTH(a);
  const n = PyUnicode_GET_LENGTH(b);
  if (m == 0) return PyUnicode_FromObject(b);
  if (n == 0) return PyUnicode_FromObject(a);
  if (m > i64.MAX_VALUE - n) return PyErr_SetString(PyExc_OverflowError, 'strings are too large to concat');
  const o = PyUnicode_New(m + n, max(PyUnicode_MAX_CHAR_VALUE(a), PyUnicode_MAX_CHAR_VALUE(b)));
  if (!o) return null;
  const kind = PyUnicode_KIND(o);
  const data = PyUnicode_DATA(o);
  copyUnits(kind, data, PyUnicode_KIND(a), PyUnicode_DATA(a), <usize>m);
  copyUnits(kind, data + ((<usize>m) << kindShift(kind)), PyUnicode_KIND(b), PyUnicode_DATA(b), <usize>n);
  return o;
}

/** *slot += b: in place when *slot is the only reference; *slot is NULL with the exception set after an error. */
export function PyUnicode_Append(slot: usize, b: PyObject | null): void {
  const a = changetype<PyObject | null>(load<usize>(slot));
  if (!a) return;
  if (!b || !PyUnicode_Check(a) || !PyUnicode_Check(b)) {
    if (!PyErr_Occurred()) PyErr_BadInternalCall();
    clearSlot(slot);
    return;
  }
  const m = PyUnicode_GET_LENGTH(a);
  const n = PyUnicode_GET_LENGTH(b);
  if (m == 0) {
    const whole = PyUnicode_FromObject(b);
    store<u64>(slot, <u64>changetype<usize>(whole));
    Py_DECREF(a);
    return;
  }
  if (n == 0) {
    if (PyUnicode_CheckExact(a)) return;
    const whole = PyUnicode_FromObject(a);
    store<u64>(slot, <u64>changetype<usize>(whole));
    Py_DECREF(a);
    return;
  }
  if (m > i64.MAX_VALUE - n) {
    PyErr_SetString(PyExc_OverflowError, 'strings are too large to concat');
    clearSlot(slot);
    return;
  }
  // An ASCII string cannot take latin-1 in place: its header is shorter.
  if (
    unicode_modifiable(a) &&
    PyUnicode_CheckExact(b) &&
    PyUnicode_KIND(b) <= PyUnicode_KIND(a) &&
    !(PyUnicode_IS_ASCII(a) && !PyUnicode_IS_ASCII(b))
  ) {
    const grown = resize_compact(a, m + n);
    if (!grown) {
      clearSlot(slot);
      return;
    }
    store<u64>(slot, <u64>changetype<usize>(grown));
    const kind = PyUnicode_KIND(grown);
    copyUnits(
      kind,
      PyUnicode_DATA(grown) + ((<usize>m) << kindShift(kind)),
      PyUnicode_KIND(b),
      PyUnicode_DATA(b),
      <usize>n,
    );
    return;
  }
  const sum = PyUnicode_Concat(a, b);
  store<u64>(slot, <u64>changetype<usize>(sum));
  Py_DECREF(a);
}

/** The same; steals b. */
export function PyUnicode_AppendAndDel(slot: usize, b: PyObject | null): void {
  PyUnicode_Append(slot, b);
  Py_XDECREF(b);
}

/** sq_repeat; new. */
export function unicode_repeat(s: PyObject, count: i64): PyObject | null {
  if (count < 1) return unicode_get_empty();
  if (count == 1) return unicode_result_unchanged(s);
  const n = PyUnicode_GET_LENGTH(s);
  if (n > i64.MAX_VALUE / count) return PyErr_SetString(PyExc_OverflowError, 'repeated string is too long');
  const total = n * count;
  const o = PyUnicode_New(total, PyUnicode_MAX_CHAR_VALUE(s));
  if (!o || total == 0) return o;
  const kind = PyUnicode_KIND(s);
  const to = PyUnicode_DATA(o);
  if (n == 1) unicode_fill(kind, to, PyUnicode_READ_CHAR(s, 0), 0, count);
  else repeatBytes(to, PyUnicode_DATA(s), (<usize>n) << kindShift(kind), (<usize>total) << kindShift(kind));
  return o;
}

/** Fills `total` bytes with the first `n` of `from` again and again, doubling what is there. */
export function repeatBytes(to: usize, from: usize, n: usize, total: usize): void {
  memory.copy(to, from, n);
  let done = n;
  while (done < total) {
    const more = min(done, total - done);
    memory.copy(to + done, to, more);
    done += more;
  }
}
