// open, open_code and text_encoding. (CPython: Modules/_io/_iomodule.c)

import { PyNumber_Check } from '../../objects/abstract/conversion';
import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../../objects/args';
import { PyObject_GetAttr, PyObject_SetAttr } from '../../objects/attribute';
import { PyBool_FromLong } from '../../objects/bool';
import { PyObject_CallMethodNoArgs, PyObject_Vectorcall } from '../../objects/call';
import { _PyErr_ChainExceptions1, PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_RuntimeWarning, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsLongLong, PyLong_FromLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { stringArg } from '../../objects/str/methods';
import { PyUnicode_FromKindAndData, PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_GetRaisedException, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { _PyRuntime } from '../../runtime/runtime';
import { PyErr_WarnEx } from '../../vm/warnings';
import { PyOS_FSPath } from '../posix/path';
import { callTruth } from './iobase';
import { get_io_state } from './state';
import { warnOfDefaultEncoding } from './textio-init';

const CREATING = 1;
const READING = 2;
const WRITING = 4;
const APPENDING = 8;
const UPDATING = 16;
const TEXT = 32;
const BINARY = 64;

/** The mode's letters as bits; -1 with ValueError. */
function parseMode(mode: PyObject): i32 {
  let bits = 0;
  const n = PyUnicode_GET_LENGTH(mode);
  for (let i: i64 = 0; i < n; i++) {
    let bit = 0;
    switch (PyUnicode_READ_CHAR(mode, i)) {
      case 0x78:
        bit = CREATING;
        break;
      case 0x72:
        bit = READING;
        break;
      case 0x77:
        bit = WRITING;
        break;
      case 0x61:
        bit = APPENDING;
        break;
      case 0x2b:
        bit = UPDATING;
        break;
      case 0x74:
        bit = TEXT;
        break;
      case 0x62:
        bit = BINARY;
        break;
    }
    if (bit == 0 || bits & bit) {
      PyErr_Format(PyExc_ValueError, "invalid mode: '%U'", arg(mode));
      return -1;
    }
    bits |= bit;
  }
  return bits;
}

// new: FileIO's mode
function rawMode(bits: i32): PyObject | null {
  const text = stackAlloc(1);
  let p = text;
  if (bits & CREATING) store<u8>(p++, 0x78);
  if (bits & READING) store<u8>(p++, 0x72);
  if (bits & WRITING) store<u8>(p++, 0x77);
  if (bits & APPENDING) store<u8>(p++, 0x61);
  if (bits & UPDATING) store<u8>(p++, 0x2b);
  const result = PyUnicode_FromKindAndData(1, text, <i64>(p - text));
  stackFree(text);
  return result;
}

function checkMode(bits: i32, encoding: PyObject, errors: PyObject, newline: PyObject, buffering: i32): bool {
  const kinds = popcnt(<u32>(bits & 15));
  let text = '';
  if (bits & TEXT && bits & BINARY) text = "can't have text and binary mode at once";
  else if (kinds > 1) text = 'must have exactly one of create/read/write/append mode';
  else if (bits & BINARY && encoding != Py_None) text = "binary mode doesn't take an encoding argument";
  else if (bits & BINARY && errors != Py_None) text = "binary mode doesn't take an errors argument";
  else if (bits & BINARY && newline != Py_None) text = "binary mode doesn't take a newline argument";
  if (text.length) {
    PyErr_SetString(PyExc_ValueError, text);
    return false;
  }
  return (
    !(bits & BINARY) ||
    buffering != 1 ||
    PyErr_WarnEx(
      PyExc_RuntimeWarning,
      "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
      1,
    ) == 0
  );
}

/** str, None or not given (None then); NULL with the exception set. Borrowed. */
function textArgument(o: PyObject | null, name: string, none: bool): PyObject | null {
  if (!o || (none && o == Py_None)) return Py_None;
  if (PyUnicode_Check(o)) return stringArg(o, 'open', name) ? o : null;
  _PyArg_BadArgument('open', name, none ? 'str or None' : 'str', o);
  return null;
}

// new: type(a, b)
function make(type: PyObject, a: PyObject, b: PyObject | null): PyObject | null {
  if (!b) return null;
  const stack = stackAlloc(2);
  setPtrAt(stack, 0, a);
  setPtrAt(stack, 1, b);
  const result = PyObject_Vectorcall(type, stack, 2, null);
  stackFree(stack);
  return result;
}

// new: FileIO(path, mode, closefd, opener)
function openRaw(path: PyObject, bits: i32, closefd: bool, opener: PyObject): PyObject | null {
  const mode = rawMode(bits);
  if (!mode) return null;
  const stack = stackAlloc(4);
  setPtrAt(stack, 0, path);
  setPtrAt(stack, 1, mode);
  setPtrAt(stack, 2, PyBool_FromLong(closefd ? 1 : 0));
  setPtrAt(stack, 3, opener);
  const raw = PyObject_Vectorcall(get_io_state().PyFileIO_Type, stack, 4, null);
  stackFree(stack);
  Py_DECREF(mode);
  return raw;
}

/** Closes a stream that could not be finished, keeping the exception; NULL. Takes the reference. */
function abandon(stream: PyObject): PyObject | null {
  const exc = PyErr_GetRaisedException();
  const closed = PyObject_CallMethodNoArgs(stream, _Py_ID('close'));
  _PyErr_ChainExceptions1(exc);
  Py_XDECREF(closed);
  Py_DECREF(stream);
  return null;
}

// new
function _io_open_impl(
  file: PyObject,
  mode: PyObject,
  buffering: i32,
  encoding: PyObject,
  errors: PyObject,
  newline: PyObject,
  closefd: bool,
  opener: PyObject,
): PyObject | null {
  const path = PyNumber_Check(file) ? Py_NewRef(file) : PyOS_FSPath(file);
  if (!path) return null;
  const bits = parseMode(mode);
  if (bits < 0 || !checkMode(bits, encoding, errors, newline, buffering)) {
    Py_DECREF(path);
    return null;
  }
  const raw = openRaw(path, bits, closefd, opener);
  Py_DECREF(path);
  if (!raw) return null;
  return openOver(raw, mode, bits, buffering, encoding, errors, newline);
}

/** What stands on the raw stream. Takes the reference. */
function openOver(
  raw: PyObject,
  mode: PyObject,
  bits: i32,
  buffering: i32,
  encoding: PyObject,
  errors: PyObject,
  newline: PyObject,
): PyObject | null {
  let line = false;
  if (buffering < 0) {
    const tty = callTruth(raw, _Py_ID('isatty'));
    if (tty < 0) return abandon(raw);
    line = tty != 0;
  }
  let size: i64 = buffering;
  if (buffering == 1 || line) {
    size = -1;
    line = true;
  }
  if (bits & BINARY && buffering == 1) line = false;
  if (size < 0) {
    const blksize = PyObject_GetAttr(raw, _Py_ID('_blksize'));
    if (!blksize) return abandon(raw);
    size = PyLong_AsLongLong(blksize);
    Py_DECREF(blksize);
    if (size == -1 && PyErr_Occurred()) return abandon(raw);
  }
  if (size == 0) {
    if (bits & BINARY) return raw;
    PyErr_SetString(PyExc_ValueError, "can't have unbuffered text I/O");
    return abandon(raw);
  }
  const state = get_io_state();
  const type =
    bits & UPDATING
      ? state.PyBufferedRandom_Type
      : bits & READING
        ? state.PyBufferedReader_Type
        : state.PyBufferedWriter_Type;
  const number = PyLong_FromLongLong(size);
  const buffer = make(type, raw, number);
  Py_XDECREF(number);
  if (!buffer) return abandon(raw);
  Py_DECREF(raw);
  if (bits & BINARY) return buffer;
  const stack = stackAlloc(5);
  setPtrAt(stack, 0, buffer);
  setPtrAt(stack, 1, encoding);
  setPtrAt(stack, 2, errors);
  setPtrAt(stack, 3, newline);
  setPtrAt(stack, 4, PyBool_FromLong(line ? 1 : 0));
  const wrapper = PyObject_Vectorcall(state.PyTextIOWrapper_Type, stack, 5, null);
  stackFree(stack);
  if (!wrapper) return abandon(buffer);
  Py_DECREF(buffer);
  return PyObject_SetAttr(wrapper, _Py_ID('mode'), mode) < 0 ? abandon(wrapper) : wrapper;
}

export function _io_open(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(8);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(
      args,
      nargs,
      null,
      kwnames,
      'open',
      'file mode buffering encoding errors newline closefd opener',
      0,
      1,
      0,
      at,
    ) == 0
  )
    result = openArguments(at);
  stackFree(at);
  return result;
}

function openArguments(at: usize): PyObject | null {
  const mode = textArgument(ptrAt(at, 1), "argument 'mode'", false);
  if (!mode) return null;
  const buffering = ptrAt(at, 2) ? PyLong_AsInt(objAt(at, 2)) : -1;
  if (buffering == -1 && PyErr_Occurred()) return null;
  const encoding = textArgument(ptrAt(at, 3), "argument 'encoding'", true);
  if (!encoding) return null;
  const errors = textArgument(ptrAt(at, 4), "argument 'errors'", true);
  if (!errors) return null;
  const newline = textArgument(ptrAt(at, 5), "argument 'newline'", true);
  if (!newline) return null;
  const closefd = ptrAt(at, 6) ? PyObject_IsTrue(objAt(at, 6)) : 1;
  if (closefd < 0) return null;
  const opener: PyObject = ptrAt(at, 7) ? objAt(at, 7) : Py_None;
  if (mode != Py_None) {
    return _io_open_impl(objAt(at, 0), mode, buffering, encoding, errors, newline, closefd != 0, opener);
  }
  const reading = PyUnicode_FromString('r');
  if (!reading) return null;
  const result = _io_open_impl(objAt(at, 0), reading, buffering, encoding, errors, newline, closefd != 0, opener);
  Py_DECREF(reading);
  return result;
}

export function _io_open_code(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'open_code', 'path', 0, 1, 0, at) == 0;
  const path = ptrAt(at, 0);
  stackFree(at);
  if (!ok) return null;
  if (!PyUnicode_Check(path!)) {
    _PyArg_BadArgument('open_code', "argument 'path'", 'str', path!);
    return null;
  }
  const mode = PyUnicode_FromString('rb');
  if (!mode) return null;
  const result = _io_open_impl(path!, mode, -1, Py_None, Py_None, Py_None, true, Py_None);
  Py_DECREF(mode);
  return result;
}

export function _io_text_encoding(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('text_encoding', nargs, 1, 2)) return null;
  const stackLevel = nargs > 1 ? PyLong_AsInt(objAt(args, 1)) : 2;
  if (stackLevel == -1 && PyErr_Occurred()) return null;
  const encoding = objAt(args, 0);
  if (encoding != Py_None) return Py_NewRef(encoding);
  if (warnOfDefaultEncoding(stackLevel) < 0) return null;
  return PyUnicode_FromString(_PyRuntime.preconfig_utf8_mode ? 'utf-8' : 'locale');
}
