// Iterators over a str: one for ASCII text, one for the rest. (CPython: Objects/unicodeobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, Py_DECREF, Py_NewRef, Py_VISIT, Py_XDECREF, PyObject } from '../../runtime/object';
import { method, static_type } from '../../runtime/register';
import { METH_NOARGS, METH_O, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../../runtime/type';
import { Py_BuildValue } from '../build-value';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../int';
import { Py_None } from '../none';
import { PyObject_SelfIter } from '../object';
import { _PyEval_GetBuiltin, reduceCall } from '../reduce';
import { LATIN1, unicode_char, unicode_get_empty } from './new';
import { PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_IS_COMPACT_ASCII, PyUnicode_READ_CHAR } from './struct';

/** 32 bytes. */
@unmanaged
export class unicodeiterobject extends PyObject {
  it_index: i64;
  it_seq: PyObject | null; // strong; NULL: exhausted
}

export const PyUnicodeIter_Type = staticObject<PyTypeObject>(416);
export const _PyUnicodeASCIIIter_Type = staticObject<PyTypeObject>(416);

/** tp_iter of str; new. */
export function unicode_iter(s: PyObject): PyObject | null {
  const it = _PyObject_GC_New(PyUnicode_IS_COMPACT_ASCII(s) ? _PyUnicodeASCIIIter_Type : PyUnicodeIter_Type);
  if (!it) return null;
  const iter = changetype<unicodeiterobject>(it);
  iter.it_index = 0;
  iter.it_seq = Py_NewRef(s);
  _PyObject_GC_TRACK(it);
  return it;
}

function unicodeiter_dealloc(it: unicodeiterobject): void {
  _PyObject_GC_UNTRACK(it);
  Py_XDECREF(it.it_seq);
  PyObject_GC_Del(changetype<usize>(it));
}

function unicodeiter_traverse(it: unicodeiterobject, visit: usize, arg: usize): i32 {
  return Py_VISIT(it.it_seq, visit, arg);
}

function exhaust(it: unicodeiterobject, s: PyObject): PyObject | null {
  it.it_seq = null;
  Py_DECREF(s);
  return null;
}

function unicodeiter_next(it: unicodeiterobject): PyObject | null {
  const s = it.it_seq;
  if (!s) return null;
  const i = it.it_index;
  if (i >= PyUnicode_GET_LENGTH(s)) return exhaust(it, s);
  it.it_index = i + 1;
  return unicode_char(PyUnicode_READ_CHAR(s, i));
}

function unicode_ascii_iter_next(it: unicodeiterobject): PyObject | null {
  const s = it.it_seq;
  if (!s) return null;
  const i = it.it_index;
  if (i >= PyUnicode_GET_LENGTH(s)) return exhaust(it, s);
  it.it_index = i + 1;
  return LATIN1(load<u8>(PyUnicode_DATA(s) + <usize>i));
}

function unicodeiter_len(it: unicodeiterobject, unused: PyObject | null): PyObject | null {
  const s = it.it_seq;
  return PyLong_FromSsize_t(s ? PyUnicode_GET_LENGTH(s) - it.it_index : 0);
}

function unicodeiter_reduce(it: unicodeiterobject, unused: PyObject | null): PyObject | null {
  // The lookup can run Python that exhausts the iterator.
  const iter = _PyEval_GetBuiltin(_Py_ID('iter'));
  if (!iter) return null;
  const s = it.it_seq;
  const result = s
    ? Py_BuildValue('O(O)n', arg(iter), arg(s), <u64>it.it_index)
    : reduceCall(iter, unicode_get_empty());
  Py_DECREF(iter);
  return result;
}

function unicodeiter_setstate(it: unicodeiterobject, state: PyObject): PyObject | null {
  let index = PyLong_AsSsize_t(state);
  if (index == -1 && PyErr_Occurred()) return null;
  const s = it.it_seq;
  if (s) {
    index = max<i64>(index, 0);
    it.it_index = min(index, PyUnicode_GET_LENGTH(s));
  }
  return Py_None;
}

function initIterType(t: PyTypeObject, name: string, next: usize): void {
  static_type(t, name, offsetof<unicodeiterobject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = unicodeiter_dealloc.index;
  t.tp_traverse = unicodeiter_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = next;
  method(
    t,
    '__length_hint__',
    unicodeiter_len.index,
    METH_NOARGS,
    'Private method returning an estimate of len(list(it)).',
  );
  method(t, '__reduce__', unicodeiter_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', unicodeiter_setstate.index, METH_O, 'Set state information for unpickling.');
}

export function init_str_iter_types(): void {
  initIterType(_PyUnicodeASCIIIter_Type, 'str_ascii_iterator', unicode_ascii_iter_next.index);
  initIterType(PyUnicodeIter_Type, 'str_iterator', unicodeiter_next.index);
}
