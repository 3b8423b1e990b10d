// What reading numbers needs of text: digits and spaces of all scripts as ASCII. (CPython: Objects/unicodeobject.c)

import { PyErr_Clear } from '../../runtime/errors';
import { Py_NewRef, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../abstract/buffer';
import { PyBytes_FromStringAndSize } from '../bytes/new';
import {
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_KIND,
  PyUnicode_READ,
} from '../str/struct';
import { _PyUnicode_IsWhitespace, _PyUnicode_ToDecimalDigit } from '../str/unicode';
import { asciiData, newAscii } from './decimal';

/** new: o with every decimal digit and space as ASCII's; what is neither ends it as '?' */
export function _PyUnicode_TransformDecimalAndSpaceToASCII(o: PyObject): PyObject | null {
  if (PyUnicode_IS_ASCII(o)) return Py_NewRef<PyObject>(o);
  const n = PyUnicode_GET_LENGTH(o);
  const kind = PyUnicode_KIND(o);
  const data = PyUnicode_DATA(o);
  let length: i64 = 0;
  while (length < n && asciiOf(PyUnicode_READ(kind, data, length)) != 63) length++;
  if (length < n) length++;
  const result = newAscii(length);
  if (!result) return null;
  const out = asciiData(result);
  for (let i: i64 = 0; i < length; i++) store<u8>(out + <usize>i, <u8>asciiOf(PyUnicode_READ(kind, data, i)));
  return result;
}

function asciiOf(c: u32): u32 {
  if (c < 127) return c;
  if (_PyUnicode_IsWhitespace(c)) return 32;
  const d = _PyUnicode_ToDecimalDigit(c);
  return d < 0 ? 63 : 48 + <u32>d;
}

/** new: the bytes of an object with a buffer; NULL without an exception: it has none */
export function bytesOfBuffer(o: PyObject): PyObject | null {
  if (!PyObject_CheckBuffer(o)) return null;
  const p = stackAlloc(BUFFER_SLOTS);
  const view = changetype<Py_buffer>(p);
  let bytes: PyObject | null = null;
  if (PyObject_GetBuffer(o, p, PyBUF_SIMPLE) == 0) {
    bytes = PyBytes_FromStringAndSize(view.buf, view.len);
    PyBuffer_Release(p);
  } else PyErr_Clear();
  stackFree(p);
  return bytes;
}
