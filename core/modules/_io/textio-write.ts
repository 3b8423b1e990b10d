// Writing text: it is encoded at once and handed to the buffer by the chunk. (CPython: _io_TextIOWrapper_write_impl)

import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg } from '../../objects/call';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { PyLong_FromLongLong } from '../../objects/int';
import { PyList_Append, PyList_CheckExact, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import {
  _PyUnicode_AsASCIIString,
  _PyUnicode_AsLatin1String,
  _PyUnicode_AsUTF8String,
  _PyUnicode_EncodeUTF16,
  _PyUnicode_EncodeUTF32,
} from '../../objects/str/codecs';
import { PyUnicode_FindChar } from '../../objects/str/find';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Replace } from '../../objects/str/replace';
import { PyUnicode_Check, PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_IS_ASCII } from '../../objects/str/struct';
import { PyUnicode_AsUTF8 } from '../../objects/str/utf8';
import { _Py_ID } from '../../runtime/identifiers';
import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject } from '../../runtime/object';
import { bufferOf } from './buffered';
import { buffered_writeRaw } from './buffered-write';
import { get_io_state, unsupported } from './state';
import { setDecodedChars, slotOf, textio, textOf, usableText } from './textio';
import { ENCODE_BY_ENCODER, ENCODE_UTF8 } from './textio-init';

// new: pending bytes as one object; a str is ASCII
function joinPending(pending: PyObject, count: i64): PyObject | null {
  if (PyBytes_Check(pending)) return Py_NewRef(pending);
  const bytes = PyBytes_FromStringAndSize(0, count);
  if (!bytes) return null;
  const p = PyBytes_AS_STRING(bytes);
  if (PyUnicode_Check(pending)) {
    memory.copy(p, PyUnicode_DATA(pending), <usize>count);
    return bytes;
  }
  let at: usize = 0;
  for (let i: i64 = 0; i < PyList_GET_SIZE(pending); i++) {
    const item = PyList_GET_ITEM(pending, i);
    const n = <usize>(PyUnicode_Check(item) ? PyUnicode_GET_LENGTH(item) : PyBytes_GET_SIZE(item));
    memory.copy(p + at, PyUnicode_Check(item) ? PyUnicode_DATA(item) : PyBytes_AS_STRING(item), n);
    at += n;
  }
  return bytes;
}

/** Hands pending bytes to the buffer (which may keep them): 0 or -1. */
export function writeflush(t: textio): i32 {
  const pending = t.pending_bytes;
  if (!pending) return 0;
  const count = t.pending_bytes_count;
  const fast = t.buffer!.ob_type == get_io_state().PyBufferedWriter_Type;
  let r: i64;
  if (fast && PyUnicode_Check(pending)) {
    t.pending_bytes = null;
    t.pending_bytes_count = 0;
    r = buffered_writeRaw(bufferOf(t.buffer!), PyUnicode_DATA(pending), count);
    Py_DECREF(pending);
    return r < 0 ? -1 : 0;
  }
  const bytes = joinPending(pending, count);
  if (!bytes) return -1;
  t.pending_bytes = null;
  t.pending_bytes_count = 0;
  Py_DECREF(pending);
  if (fast) r = buffered_writeRaw(bufferOf(t.buffer!), PyBytes_AS_STRING(bytes), count);
  else {
    const result = PyObject_CallMethodOneArg(t.buffer!, _Py_ID('write'), bytes);
    r = result ? 0 : -1;
    Py_XDECREF(result);
  }
  Py_DECREF(bytes);
  return r < 0 ? -1 : 0;
}

// new: the text encoded; ASCII text may stay what it is
function encode(t: textio, text: PyObject): PyObject | null {
  const how = t.encodefunc;
  if (how == ENCODE_BY_ENCODER) return PyObject_CallMethodOneArg(t.encoder!, _Py_ID('encode'), text);
  if (how <= ENCODE_UTF8 && PyUnicode_IS_ASCII(text)) return Py_NewRef(text);
  const start = t.encoding_start_of_stream != 0;
  t.encoding_start_of_stream = 0;
  const errors = PyUnicode_AsUTF8(t.errors!);
  if (!errors) return null;
  switch (<i32>how) {
    case 1:
      return _PyUnicode_AsASCIIString(text, errors);
    case 2:
      return _PyUnicode_AsLatin1String(text, errors);
    case 3:
      return _PyUnicode_AsUTF8String(text, errors);
    case 4:
      return _PyUnicode_EncodeUTF16(text, errors, start ? 0 : -1);
    case 5:
      return _PyUnicode_EncodeUTF16(text, errors, -1);
    case 6:
      return _PyUnicode_EncodeUTF16(text, errors, 1);
    case 7:
      return _PyUnicode_EncodeUTF32(text, errors, start ? 0 : -1);
    case 8:
      return _PyUnicode_EncodeUTF32(text, errors, -1);
  }
  return _PyUnicode_EncodeUTF32(text, errors, 1);
}

/** Adds to what is pending: 0 or -1. Takes the reference. */
function addPending(t: textio, b: PyObject): i32 {
  const n = PyUnicode_Check(b) ? PyUnicode_GET_LENGTH(b) : PyBytes_GET_SIZE(b);
  let r = 0;
  // The encoder and the buffer may be Python: what they write meanwhile stands before this.
  while (r == 0 && t.pending_bytes && t.pending_bytes_count + n > t.chunk_size) r = writeflush(t);
  if (r == 0 && !t.pending_bytes) {
    t.pending_bytes = b;
    t.pending_bytes_count = n;
    return 0;
  }
  if (r == 0 && !PyList_CheckExact(t.pending_bytes!)) {
    const list = PyList_New(0);
    if (list && PyList_Append(list, t.pending_bytes!) == 0) {
      Py_DECREF(t.pending_bytes!);
      t.pending_bytes = list;
    } else {
      Py_XDECREF(list);
      r = -1;
    }
  }
  if (r == 0) r = PyList_Append(t.pending_bytes!, b);
  if (r == 0) t.pending_bytes_count += n;
  Py_DECREF(b);
  return r;
}

export function textiowrapper_write(o: PyObject, text: PyObject): PyObject | null {
  const t = textOf(o);
  if (!PyUnicode_Check(text)) {
    if (text == Py_None) return PyErr_SetString(PyExc_TypeError, 'write() argument must be str, not None');
    return PyErr_Format(PyExc_TypeError, 'write() argument must be str, not %.50s', text.ob_type.tp_name);
  }
  if (!usableText(t)) return null;
  if (!t.encoder) return unsupported('not writable');
  const length = PyUnicode_GET_LENGTH(text);
  let newline = false;
  if (t.line_buffering || (t.writetranslate != 0 && t.writenl != null)) {
    newline = PyUnicode_FindChar(text, 0x0a, 0, length, 1) >= 0;
  }
  const flush = t.line_buffering && (newline || PyUnicode_FindChar(text, 0x0d, 0, length, 1) >= 0);
  let b: PyObject | null;
  if (newline && t.writetranslate != 0 && t.writenl != null) {
    const lf = PyUnicode_FromString('\n');
    const replaced = lf ? PyUnicode_Replace(text, lf, t.writenl!, -1) : null;
    Py_XDECREF(lf);
    if (!replaced) return null;
    b = encode(t, replaced);
    Py_DECREF(replaced);
  } else b = encode(t, text);
  if (!b) return null;
  // Only the text itself stands for its bytes: what an encoder makes has to be bytes.
  if (b != text && !PyBytes_Check(b) && !(t.encodefunc != ENCODE_BY_ENCODER && PyUnicode_Check(b))) {
    PyErr_Format(PyExc_TypeError, "encoder should return a bytes object, not '%.200s'", b.ob_type.tp_name);
    Py_DECREF(b);
    return null;
  }
  if (addPending(t, b) < 0) return null;
  if ((t.pending_bytes_count >= t.chunk_size || flush || t.write_through) && writeflush(t) < 0) return null;
  if (flush) {
    const result = PyObject_CallMethodNoArgs(t.buffer!, _Py_ID('flush'));
    if (!result) return null;
    Py_DECREF(result);
  }
  if (t.snapshot) {
    setDecodedChars(t, null);
    clearSlot(slotOf(o, offsetof<textio>('_snapshot')));
  }
  if (t.decoder) {
    const result = PyObject_CallMethodNoArgs(t.decoder!, _Py_ID('reset'));
    if (!result) return null;
    Py_DECREF(result);
  }
  return PyLong_FromLongLong(length);
}
