// Pickling: a date's or time's bytes, with the fold in the highest bit of one of them, and its time zone.
// (CPython: Modules/_datetimemodule.c)

import { Py_BuildValue } from '../../objects/build-value';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_UnicodeEncodeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { Py_None } from '../../objects/none';
import { _PyUnicode_AsLatin1String } from '../../objects/str/codecs';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack1, PyTuple_Pack2 } from '../../objects/tuple';
import { Py_DECREF, Py_NewRef } from '../../runtime/cold';
import { arg, PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { newAware } from './make';
import { DATE_DATASIZE, dataOf, PyDateTime_DateTime, PyDateTime_Time, PyTZInfo_Check, TIME_DATASIZE } from './struct';

const FOLD: u32 = 0x80;

/** The byte that tells a state from something else and may have the fold in it: a month, or an hour. */
/* @inline */ function signByte(size: i64): i64 {
  return size == TIME_DATASIZE ? 0 : 2;
}

function isSane(c: u32, size: i64): bool {
  if (size == DATE_DATASIZE) return c - 1 < 12;
  return size == TIME_DATASIZE ? (c & 0x7f) < 24 : (c & 0x7f) - 1 < 12;
}

/** The only or first argument of a constructor as bytes, if it is a state of that size; NULL: it is none, or an exception. (new) */
export function pickledState(args: PyObject, size: i64, name: string): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n < 1 || n > (size == DATE_DATASIZE ? 1 : 2)) return null;
  const state = PyTuple_GET_ITEM(args, 0);
  const at = signByte(size);
  if (PyBytes_Check(state)) {
    if (PyBytes_GET_SIZE(state) != size || !isSane(load<u8>(PyBytes_AS_STRING(state) + <usize>at), size)) return null;
    return Py_NewRef(state);
  }
  if (!PyUnicode_Check(state) || PyUnicode_GET_LENGTH(state) != size || !isSane(PyUnicode_READ_CHAR(state, at), size)) {
    return null;
  }
  const bytes = _PyUnicode_AsLatin1String(state, 0);
  if (!bytes && PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) {
    PyErr_Format(
      PyExc_ValueError,
      "Failed to encode latin1 string when unpickling a %ls object. pickle.load(data, encoding='latin1') is assumed.",
      changetype<usize>(name),
    );
  }
  return bytes;
}

/** An object of the bytes in state, which is stolen; args: the constructor's, the second one may be a time zone. (new) */
export function restore(type: PyTypeObject, state: PyObject, args: PyObject, size: i64): PyObject | null {
  const tzinfo = PyTuple_GET_SIZE(args) == 2 ? PyTuple_GET_ITEM(args, 1) : Py_None;
  let o: PyObject | null = null;
  if (tzinfo != Py_None && !PyTZInfo_Check(tzinfo)) PyErr_SetString(PyExc_TypeError, 'bad tzinfo state arg');
  else {
    const isTime = size == TIME_DATASIZE;
    o = newAware(
      type,
      tzinfo,
      isTime ? offsetof<PyDateTime_Time>('_tzinfo') : offsetof<PyDateTime_DateTime>('_tzinfo'),
    );
  }
  if (o) {
    const data = dataOf(o);
    memory.copy(data, PyBytes_AS_STRING(state), <usize>size);
    if (size != DATE_DATASIZE) {
      const sign = data + <usize>signByte(size);
      const c = load<u8>(sign);
      store<u8>(sign, c & ~FOLD);
      store<u8>(data + <usize>size, c >> 7);
    }
  }
  Py_DECREF(state);
  return o;
}

// new: a tuple of bytes and, if there is one, the time zone
function getstate(self: PyObject, size: i64, tzinfo: PyObject, proto: i64): PyObject | null {
  const data = dataOf(self);
  const bytes = PyBytes_FromStringAndSize(data, size);
  if (!bytes) return null;
  if (proto > 3 && load<u8>(data + <usize>size)) {
    const sign = PyBytes_AS_STRING(bytes) + <usize>signByte(size);
    store<u8>(sign, <u8>(load<u8>(sign) | FOLD));
  }
  const state = tzinfo == Py_None ? PyTuple_Pack1(bytes) : PyTuple_Pack2(bytes, tzinfo);
  Py_DECREF(bytes);
  return state;
}

/** What __reduce_ex__ answers; size 10: a datetime. Protocols below 4 lose the fold, as 0 does. (new) */
export function reduce(self: PyObject, size: i64, tzinfo: PyObject, proto: i64): PyObject | null {
  return Py_BuildValue('ON', arg(self.ob_type), arg(getstate(self, size, tzinfo, proto)));
}
