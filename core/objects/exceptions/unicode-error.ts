// UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError. (CPython: Objects/exceptions.c)

import {
  clearSlot,
  Py_DECREF,
  Py_NewRef,
  Py_XNewRef,
  PyObject_GC_UnTrack,
  setSlot,
  stackAlloc,
} from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_STR } from '../../runtime/identifiers';
import { arg, Py_VISIT, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { member } from '../../runtime/register';
import { _Py_T_OBJECT, Py_T_PYSSIZET, PyTypeObject } from '../../runtime/type';
import { BUFFER_SLOTS, Py_buffer, PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer } from '../abstract/buffer';
import { PyNumber_AsSsize_t } from '../abstract/conversion';
import { exactArguments } from '../args';
import { PyBytes_FromStringAndSize } from '../bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../bytes/struct';
import { Py_None } from '../none';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_ReadChar } from '../str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../str/struct';
import { PyTuple_GET_ITEM } from '../tuple';
import { BaseException_clear, BaseException_init, BaseException_new, BaseException_traverse } from './base';
import { PyErr_Format } from './errors';
import { PyUnicodeErrorObject } from './struct';
import { exceptionType, lifecycle } from './type-setup';
import {
  PyExc_OverflowError,
  PyExc_TypeError,
  PyExc_UnicodeDecodeError,
  PyExc_UnicodeEncodeError,
  PyExc_UnicodeError,
  PyExc_UnicodeTranslateError,
} from './types';

function UnicodeError_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<PyUnicodeErrorObject>('_encoding'));
  clearSlot(changetype<usize>(o) + offsetof<PyUnicodeErrorObject>('_object'));
  clearSlot(changetype<usize>(o) + offsetof<PyUnicodeErrorObject>('_reason'));
  return BaseException_clear(o);
}

function UnicodeError_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  UnicodeError_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function UnicodeError_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  let r: i32;
  if ((r = Py_VISIT(changetype<PyUnicodeErrorObject>(o).encoding, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PyUnicodeErrorObject>(o).object, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PyUnicodeErrorObject>(o).reason, visit, arg))) return r;
  return BaseException_traverse(o, visit, arg);
}

/** Raises TypeError and answers false unless the i-th argument (counted from 1) is a str. */
function checkStr(o: PyObject, i: i64): bool {
  if (PyUnicode_Check(o)) return true;
  if (o == Py_None) PyErr_Format(PyExc_TypeError, 'argument %zd must be str, not None', i);
  else PyErr_Format(PyExc_TypeError, 'argument %zd must be str, not %.50s', i, <u64>o.ob_type.tp_name);
  return false;
}

// new: the bytes behind what is to be decoded
function copyOfBuffer(o: PyObject): PyObject | null {
  const buf = stackAlloc(BUFFER_SLOTS);
  let bytes: PyObject | null = null;
  if (PyObject_GetBuffer(o, buf, PyBUF_SIMPLE) == 0) {
    const view = changetype<Py_buffer>(buf);
    bytes = PyBytes_FromStringAndSize(view.buf, view.len);
    PyBuffer_Release(buf);
  }
  stackFree(buf);
  return bytes;
}

/** Fields from (object, start, end, reason) at position `at` of args; text: the object is known to be str. */
function setRange(o: PyObject, args: PyObject, at: i64, encoding: PyObject | null, text: bool): i32 {
  const start = PyNumber_AsSsize_t(PyTuple_GET_ITEM(args, at + 1), PyExc_OverflowError);
  if (start == -1 && PyErr_Occurred()) return -1;
  const end = PyNumber_AsSsize_t(PyTuple_GET_ITEM(args, at + 2), PyExc_OverflowError);
  if (end == -1 && PyErr_Occurred()) return -1;
  const reason = PyTuple_GET_ITEM(args, at + 3);
  if (!checkStr(reason, at + 4)) return -1;
  const given = PyTuple_GET_ITEM(args, at);
  const object = text || PyBytes_Check(given) ? Py_NewRef(given) : copyOfBuffer(given);
  if (!object) return -1;
  const e = changetype<PyUnicodeErrorObject>(o);
  const p = changetype<usize>(o);
  setSlot(p + offsetof<PyUnicodeErrorObject>('_encoding'), Py_XNewRef(encoding));
  setSlot(p + offsetof<PyUnicodeErrorObject>('_object'), object);
  setSlot(p + offsetof<PyUnicodeErrorObject>('_reason'), Py_NewRef<PyObject>(reason));
  e.start = start;
  e.end = end;
  return 0;
}

function UnicodeEncodeError_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (BaseException_init(o, args, kwds) < 0 || !exactArguments(args, '', 5)) return -1;
  const encoding = PyTuple_GET_ITEM(args, 0);
  return checkStr(encoding, 1) && checkStr(PyTuple_GET_ITEM(args, 1), 2) ? setRange(o, args, 1, encoding, true) : -1;
}

function UnicodeDecodeError_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (BaseException_init(o, args, kwds) < 0 || !exactArguments(args, '', 5)) return -1;
  const encoding = PyTuple_GET_ITEM(args, 0);
  return checkStr(encoding, 1) ? setRange(o, args, 1, encoding, false) : -1;
}

function UnicodeTranslateError_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (BaseException_init(o, args, kwds) < 0 || !exactArguments(args, '', 4)) return -1;
  return checkStr(PyTuple_GET_ITEM(args, 0), 1) ? setRange(o, args, 0, null, true) : -1;
}

// new: "'ascii' codec can't encode character '\xe4' in position 0: ordinal not in range(128)"
function UnicodeEncodeError_str(o: PyObject): PyObject | null {
  const e = changetype<PyUnicodeErrorObject>(o);
  if (!e.object) return Py_NewRef<PyObject>(_Py_STR('empty'));
  const n = PyUnicode_GET_LENGTH(e.object!);
  if (e.start >= 0 && e.start < n && e.end == e.start + 1) {
    const shown = escapedCharacter(PyUnicode_ReadChar(e.object!, e.start));
    if (!shown) return null;
    const result = PyUnicode_FromFormat(
      "'%S' codec can't encode character '%U' in position %zd: %S",
      arg(e.encoding),
      arg(shown),
      e.start,
      arg(e.reason),
    );
    Py_DECREF(shown);
    return result;
  }
  return PyUnicode_FromFormat(
    "'%S' codec can't encode characters in position %zd-%zd: %S",
    arg(e.encoding),
    e.start,
    e.end - 1,
    arg(e.reason),
  );
}

// new: \xhh, \uhhhh or \Uhhhhhhhh
function escapedCharacter(c: u32): PyObject | null {
  if (c <= 0xff) return PyUnicode_FromFormat('\\x%02x', c);
  return c <= 0xffff ? PyUnicode_FromFormat('\\u%04x', c) : PyUnicode_FromFormat('\\U%08x', c);
}

function UnicodeDecodeError_str(o: PyObject): PyObject | null {
  const e = changetype<PyUnicodeErrorObject>(o);
  if (!e.object) return Py_NewRef<PyObject>(_Py_STR('empty'));
  if (e.start >= 0 && e.start < PyBytes_GET_SIZE(e.object!) && e.end == e.start + 1) {
    const byte = load<u8>(PyBytes_AS_STRING(e.object!) + <usize>e.start);
    return PyUnicode_FromFormat(
      "'%S' codec can't decode byte 0x%02x in position %zd: %S",
      arg(e.encoding),
      byte,
      e.start,
      arg(e.reason),
    );
  }
  return PyUnicode_FromFormat(
    "'%S' codec can't decode bytes in position %zd-%zd: %S",
    arg(e.encoding),
    e.start,
    e.end - 1,
    arg(e.reason),
  );
}

function UnicodeTranslateError_str(o: PyObject): PyObject | null {
  const e = changetype<PyUnicodeErrorObject>(o);
  if (!e.object) return Py_NewRef<PyObject>(_Py_STR('empty'));
  if (e.start >= 0 && e.start < PyUnicode_GET_LENGTH(e.object!) && e.end == e.start + 1) {
    const shown = escapedCharacter(PyUnicode_ReadChar(e.object!, e.start));
    if (!shown) return null;
    const result = PyUnicode_FromFormat(
      "can't translate character '%U' in position %zd: %S",
      arg(shown),
      e.start,
      arg(e.reason),
    );
    Py_DECREF(shown);
    return result;
  }
  return PyUnicode_FromFormat("can't translate characters in position %zd-%zd: %S", e.start, e.end - 1, arg(e.reason));
}

function unicodeErrorType(t: PyTypeObject, name: string, doc: string, init: usize, str: usize): void {
  exceptionType(t, PyExc_UnicodeError, name, offsetof<PyUnicodeErrorObject>(), doc, init, BaseException_new.index);
  lifecycle(t, UnicodeError_dealloc.index, UnicodeError_traverse.index, UnicodeError_clear.index);
  t.tp_str = str;
  member(t, 'encoding', _Py_T_OBJECT, offsetof<PyUnicodeErrorObject>('_encoding'), 0, 'exception encoding');
  member(t, 'object', _Py_T_OBJECT, offsetof<PyUnicodeErrorObject>('_object'), 0, 'exception object');
  member(t, 'start', Py_T_PYSSIZET, offsetof<PyUnicodeErrorObject>('start'), 0, 'exception start');
  member(t, 'end', Py_T_PYSSIZET, offsetof<PyUnicodeErrorObject>('end'), 0, 'exception end');
  member(t, 'reason', _Py_T_OBJECT, offsetof<PyUnicodeErrorObject>('_reason'), 0, 'exception reason');
}

export function init_unicode_errors(): void {
  unicodeErrorType(
    PyExc_UnicodeEncodeError,
    'UnicodeEncodeError',
    'Unicode encoding error.',
    UnicodeEncodeError_init.index,
    UnicodeEncodeError_str.index,
  );
  unicodeErrorType(
    PyExc_UnicodeDecodeError,
    'UnicodeDecodeError',
    'Unicode decoding error.',
    UnicodeDecodeError_init.index,
    UnicodeDecodeError_str.index,
  );
  unicodeErrorType(
    PyExc_UnicodeTranslateError,
    'UnicodeTranslateError',
    'Unicode translation error.',
    UnicodeTranslateError_init.index,
    UnicodeTranslateError_str.index,
  );
}
