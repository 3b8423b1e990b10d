// Builds a string piece by piece: the buffer is a str that grows and widens. (CPython: Objects/unicodeobject.c)

import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setSlot } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyErr_NoMemory } from '../exceptions/errors';
import { PyUnicode_New, resize_compact, unicode_get_empty, unicode_result } from './new';
import { copyUnits, maxCharOf } from './scan';
import {
  kindShift,
  MAX_UNICODE,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_MAX_CHAR_VALUE,
  PyUnicode_WRITE,
} from './struct';

/** 56 bytes; lies on the native stack. */
@unmanaged
export class _PyUnicodeWriter {
  buffer: PyObject | null; // strong
  data: usize; // the buffer's text
  kind: i32; // the buffer's kind; 0: the buffer is another's string and must not be written to
  maxchar: u32; // the buffer's range
  size: i64; // the buffer's length
  pos: i64; // code points written
  min_length: i64; // allocate no less than this
  min_char: u32; // allocate no narrower than this
  overallocate: u8; // grow by a quarter more than needed
  readonly: u8; // the buffer is a string that was written as the only piece so far
}

/** Behind a writer of newWriter: a reference to the bytes that an error handler gave a decoder instead of its own. */
const REPLACED: usize = 56;

// borrowed: those bytes, or NULL
export function replacedInput(writer: _PyUnicodeWriter): PyObject | null {
  return ptrAt(changetype<usize>(writer) + REPLACED, 0);
}

/** Steals bytes. */
export function replaceInput(writer: _PyUnicodeWriter, bytes: PyObject): void {
  setSlot(changetype<usize>(writer) + REPLACED, bytes);
}

/** A writer on the native stack; end it with finishWriter or dropWriter, in the opposite order. */
/* @noinline */ export function newWriter(minLength: i64 = 0, overallocate: bool = true): _PyUnicodeWriter {
  const p = stackAlloc(8);
  memory.fill(p, 0, 64);
  const writer = changetype<_PyUnicodeWriter>(p);
  writer.min_length = minLength;
  writer.overallocate = u8(overallocate);
  return writer;
}

/** new: the string; NULL with the exception set. The writer is gone. */
export function finishWriter(writer: _PyUnicodeWriter): PyObject | null {
  const s = _PyUnicodeWriter_Finish(writer);
  clearSlot(changetype<usize>(writer) + REPLACED);
  stackFree(changetype<usize>(writer));
  return s;
}

/** Forgets what was written; NULL, so that a caller can return it. The writer is gone. */
/* @noinline */ export function dropWriter(writer: _PyUnicodeWriter): PyObject | null {
  _PyUnicodeWriter_Dealloc(writer);
  clearSlot(changetype<usize>(writer) + REPLACED);
  stackFree(changetype<usize>(writer));
  return null;
}

function update(writer: _PyUnicodeWriter): void {
  const buffer = writer.buffer!;
  writer.maxchar = PyUnicode_MAX_CHAR_VALUE(buffer);
  writer.data = PyUnicode_DATA(buffer);
  if (writer.readonly) {
    writer.kind = 0;
    writer.size = 0;
  } else {
    writer.kind = PyUnicode_KIND(buffer);
    writer.size = PyUnicode_GET_LENGTH(buffer);
  }
}

function prepare(writer: _PyUnicodeWriter, length: i64, maxchar: u32): i32 {
  if (length > i64.MAX_VALUE - writer.pos) {
    PyErr_NoMemory();
    return -1;
  }
  let wanted = writer.pos + length;
  maxchar = max(maxchar, writer.min_char);
  const old = writer.buffer;
  if (!old || wanted > writer.size) {
    if (writer.overallocate) wanted += wanted / 4;
    wanted = max(wanted, writer.min_length);
  }
  let buffer: PyObject | null;
  if (!old) {
    buffer = PyUnicode_New(wanted, maxchar);
    if (!buffer) return -1;
  } else if (wanted > writer.size || maxchar > writer.maxchar) {
    if (wanted > writer.size && maxchar <= writer.maxchar && !writer.readonly) {
      buffer = resize_compact(old, wanted);
      if (!buffer) return -1;
    } else {
      buffer = PyUnicode_New(max(wanted, writer.size), max(maxchar, writer.maxchar));
      if (!buffer) return -1;
      copyUnits(
        PyUnicode_KIND(buffer),
        PyUnicode_DATA(buffer),
        PyUnicode_KIND(old),
        PyUnicode_DATA(old),
        <usize>writer.pos,
      );
      writer.readonly = 0;
      Py_DECREF(old);
    }
  } else return 0;
  writer.buffer = buffer;
  update(writer);
  return 0;
}

/** Room for `length` more code points up to maxchar: 0, or -1 with the exception set. */
/* @inline */ export function _PyUnicodeWriter_Prepare(writer: _PyUnicodeWriter, length: i64, maxchar: u32): i32 {
  if (maxchar <= writer.maxchar && length <= writer.size - writer.pos) return 0;
  return length == 0 ? 0 : prepare(writer, length, maxchar);
}

export function _PyUnicodeWriter_WriteChar(writer: _PyUnicodeWriter, c: u32): i32 {
  if (_PyUnicodeWriter_Prepare(writer, 1, c) < 0) return -1;
  PyUnicode_WRITE(writer.kind, writer.data, writer.pos, c);
  writer.pos++;
  return 0;
}

export function _PyUnicodeWriter_WriteStr(writer: _PyUnicodeWriter, s: PyObject): i32 {
  const n = PyUnicode_GET_LENGTH(s);
  if (n == 0) return 0;
  const maxchar = PyUnicode_MAX_CHAR_VALUE(s);
  if (maxchar > writer.maxchar || n > writer.size - writer.pos) {
    if (!writer.buffer && !writer.overallocate) {
      writer.readonly = 1;
      writer.buffer = Py_NewRef(s);
      update(writer);
      writer.pos += n;
      return 0;
    }
    if (prepare(writer, n, maxchar) < 0) return -1;
  }
  copyUnits(
    writer.kind,
    writer.data + ((<usize>writer.pos) << kindShift(writer.kind)),
    PyUnicode_KIND(s),
    PyUnicode_DATA(s),
    <usize>n,
  );
  writer.pos += n;
  return 0;
}

export function _PyUnicodeWriter_WriteSubstring(writer: _PyUnicodeWriter, s: PyObject, start: i64, end: i64): i32 {
  if (end <= start) return 0;
  if (start == 0 && end == PyUnicode_GET_LENGTH(s)) return _PyUnicodeWriter_WriteStr(writer, s);
  const kind = PyUnicode_KIND(s);
  return writeUnits(writer, kind, PyUnicode_DATA(s) + ((<usize>start) << kindShift(kind)), end - start);
}

/** Writes n code points of any kind. */
export function writeUnits(writer: _PyUnicodeWriter, kind: i32, from: usize, n: i64): i32 {
  if (n == 0) return 0;
  if (n > writer.size - writer.pos || writer.maxchar < MAX_UNICODE) {
    const maxchar = maxCharOf(kind, from, <usize>n);
    if (_PyUnicodeWriter_Prepare(writer, n, maxchar) < 0) return -1;
  }
  copyUnits(writer.kind, writer.data + ((<usize>writer.pos) << kindShift(writer.kind)), kind, from, <usize>n);
  writer.pos += n;
  return 0;
}

/** Writes n bytes of ASCII. */
export function writeASCII(writer: _PyUnicodeWriter, from: usize, n: i64): i32 {
  if (_PyUnicodeWriter_Prepare(writer, n, 0x7f) < 0) return -1;
  copyUnits(writer.kind, writer.data + ((<usize>writer.pos) << kindShift(writer.kind)), 1, from, <usize>n);
  writer.pos += n;
  return 0;
}

/** Writes a literal (no surrogate pairs). */
export function writeLiteral(writer: _PyUnicodeWriter, text: string): i32 {
  return writeUnits(writer, 2, changetype<usize>(text), text.length);
}

/** Writes c n times. */
export function writeFill(writer: _PyUnicodeWriter, c: u32, n: i64): i32 {
  if (n <= 0) return 0;
  if (_PyUnicodeWriter_Prepare(writer, n, c) < 0) return -1;
  unicode_fill(writer.kind, writer.data, c, writer.pos, n);
  writer.pos += n;
  return 0;
}

/** n times c from code point `start` on. */
export function unicode_fill(kind: i32, data: usize, c: u32, start: i64, n: i64): void {
  if (kind == 1) memory.fill(data + <usize>start, <u8>c, <usize>n);
  else for (let i: i64 = 0; i < n; i++) PyUnicode_WRITE(kind, data, start + i, c);
}

/** new: what was written; the writer may be used again after Init. */
function _PyUnicodeWriter_Finish(writer: _PyUnicodeWriter): PyObject | null {
  const s = writer.buffer;
  if (writer.pos == 0) {
    Py_XDECREF(s);
    writer.buffer = null;
    return unicode_get_empty();
  }
  writer.buffer = null;
  if (writer.readonly) return s;
  let result = s!;
  if (PyUnicode_GET_LENGTH(result) != writer.pos) {
    const resized = resize_compact(result, writer.pos);
    if (!resized) {
      Py_DECREF(result);
      return null;
    }
    result = resized;
  }
  return unicode_result(result);
}

function _PyUnicodeWriter_Dealloc(writer: _PyUnicodeWriter): void {
  Py_XDECREF(writer.buffer);
  writer.buffer = null;
}
