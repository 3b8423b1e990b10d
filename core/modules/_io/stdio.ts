// The standard streams of a process. (CPython: Python/pylifecycle.c, create_stdio)

import { host_system_text } from '../../host-fs';
import { PyMem_RawFree } from '../../memory/raw';
import { PyObject_GetAttr, PyObject_SetAttr } from '../../objects/attribute';
import { PyErr_ExceptionMatches } from '../../objects/exceptions/errors';
import { PyExc_OSError } from '../../objects/exceptions/types';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromString, PyUnicode_FromStringAndSize } from '../../objects/str/new';
import { _PyCodec_Lookup } from '../../objects/str/registry';
import { memchr } from '../../objects/str/scan';
import { PyUnicode_AsUTF8 } from '../../objects/str/utf8';
import { Py_DECREF, Py_XDECREF } from '../../runtime/cold';
import { PyErr_Clear } from '../../runtime/errors';
import { fd_isatty } from '../../runtime/fd';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { initBuffered } from './buffered-write';
import { fileio } from './fileio';
import { newStandardFileIO } from './fileio-open';
import { get_io_state } from './state';
import { initText } from './textio-init';

// new: line n of the host's settings (encoding, errors, 1 for -u), or NULL where it is empty
function setting(block: i64, n: i32): PyObject | null {
  if (block <= 0) return null;
  let p = <usize>block + 4;
  const end = p + load<u32>(<usize>block);
  for (let i = 0; p < end; i++) {
    const at = memchr(p, 0x0a, end - p);
    const size = at < 0 ? end - p : <usize>at;
    if (i == n) return size ? PyUnicode_FromStringAndSize(p, <i64>size) : null;
    p += size + 1;
  }
  return null;
}

// new: how the codec of that name calls itself
function codecName(encoding: PyObject): PyObject | null {
  const text = PyUnicode_AsUTF8(encoding);
  const info: PyObject | null = text ? _PyCodec_Lookup(text) : null;
  if (!info) return null;
  const name = PyObject_GetAttr(info, _Py_ID('name'));
  Py_DECREF(info);
  return name;
}

// new: an instance that __init__ has not seen yet
function allocate(type: PyTypeObject): PyObject | null {
  return call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
}

// new
function bufferOver(raw: PyObject, write: bool): PyObject | null {
  const state = get_io_state();
  const b = allocate(write ? state.PyBufferedWriter_Type : state.PyBufferedReader_Type);
  if (!b) return null;
  if (initBuffered(b, raw, changetype<fileio>(raw).blksize, write ? 2 : 1) == 0) return b;
  Py_DECREF(b);
  return null;
}

// new
function textOver(
  buffer: PyObject,
  fd: i32,
  encoding: PyObject,
  errors: PyObject,
  lineBuffering: bool,
  writeThrough: bool,
): PyObject | null {
  const t = allocate(get_io_state().PyTextIOWrapper_Type);
  if (!t) return null;
  const newline = PyUnicode_FromString('\n');
  const mode = PyUnicode_FromString(fd ? 'w' : 'r');
  if (
    newline &&
    mode &&
    initText(t, buffer, encoding, errors, newline, lineBuffering, writeThrough) == 0 &&
    PyObject_SetAttr(t, _Py_ID('mode'), mode) == 0
  ) {
    Py_DECREF(newline);
    Py_DECREF(mode);
    return t;
  }
  Py_XDECREF(newline);
  Py_XDECREF(mode);
  Py_DECREF(t);
  return null;
}

/** TextIOWrapper over a descriptor; None where it is closed. (new) */
export function newStandardStream(fd: i32): PyObject | null {
  const write = fd != 0;
  const raw = newStandardFileIO(fd, write ? memory.data<u8>([0x77, 0x62, 0]) : memory.data<u8>([0x72, 0x62, 0]));
  if (!raw) {
    if (!PyErr_ExceptionMatches(PyExc_OSError)) return null;
    PyErr_Clear();
    return Py_None;
  }
  const name = PyUnicode_FromString(fd == 0 ? '<stdin>' : fd == 1 ? '<stdout>' : '<stderr>');
  const settings = host_system_text(3);
  const encoding = setting(settings, 0);
  const errors = setting(settings, 1);
  const unbuffered = setting(settings, 2);
  if (settings > 0) PyMem_RawFree(<usize>settings);
  let stream: PyObject | null = null;
  if (name && PyObject_SetAttr(raw, _Py_ID('name'), name) == 0) {
    const through = write && unbuffered != null;
    const buffer = through ? raw : bufferOver(raw, write);
    if (buffer) {
      const e: PyObject | null = encoding ? codecName(encoding) : PyUnicode_FromString('utf-8');
      // What stderr cannot show, it shows escaped: messages must not fail.
      const plain = fd == 2 ? PyUnicode_FromString('backslashreplace') : null;
      const handler: PyObject = fd == 2 ? plain! : errors ? errors : _Py_ID('strict');
      if (e && (fd != 2 || plain != null)) {
        const line = !through && (fd == 2 || fd_isatty(fd) != 0);
        stream = textOver(buffer, fd, e, handler, line, through);
      }
      Py_XDECREF(plain);
      Py_XDECREF(e);
      if (!through) Py_DECREF(buffer);
    }
  }
  Py_XDECREF(name);
  Py_XDECREF(encoding);
  Py_XDECREF(errors);
  Py_XDECREF(unbuffered);
  Py_DECREF(raw);
  return stream;
}
