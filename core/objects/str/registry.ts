// The registry of codecs and error handlers, in the interpreter. (CPython: Python/codecs.c)
//
//   codecs_search_path     list of functions that know encodings; the library's `encodings` puts in the first
//   codecs_search_cache    normalized name -> what one of them answered (a tuple of 4, mostly a CodecInfo)
//   codecs_error_registry  name -> handler

import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyImport_ImportModule } from '../../vm/import';
import { PyObject_GetAttrString, PyObject_GetOptionalAttr } from '../attribute';
import { dropBytes, newByteWriter, putByte } from '../bytes/writer';
import { _PyObject_CallTwo, PyObject_CallNoArgs, PyObject_CallOneArg } from '../call';
import { PyDict_Clear, PyDict_GetItemWithError, PyDict_New, PyDict_SetItem } from '../dict/dict';
import { BaseException_add_note } from '../exceptions/base';
import { _PyErr_ChainExceptions1, PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_LookupError, PyExc_ModuleNotFoundError, PyExc_TypeError } from '../exceptions/types';
import { PyList_Append, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New, PyList_SetSlice } from '../list';
import { Py_None } from '../none';
import { PyCallable_Check, PyObject_IsTrue } from '../object';
import { PyTuple_Check, PyTuple_CheckExact, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { addErrorHandlers } from './error-callbacks';
import { PyUnicode_FromFormat } from './format';
import { PyUnicode_InternInPlace } from './intern';
import { PyUnicode_FromCString, PyUnicode_FromString, PyUnicode_FromStringAndSize } from './new';

/** Makes the three containers and the handlers: 0, or -1 with the exception set. */
function makeRegistry(): i32 {
  const interp = _PyInterpreterState_GET();
  if (interp.codecs_search_path) return 0;
  const errors = PyDict_New();
  if (!errors) return -1;
  interp.codecs_search_cache = PyDict_New();
  if (interp.codecs_search_cache && addErrorHandlers(errors) == 0) {
    interp.codecs_error_registry = errors;
    interp.codecs_search_path = PyList_New(0);
    if (interp.codecs_search_path) return 0;
    interp.codecs_error_registry = null;
  }
  clearSlot(interp.codecs_search_cache_slot);
  Py_DECREF(errors);
  return -1;
}

/** The registry with the library's encodings: 0, or -1. */
function _PyCodec_InitRegistry(): i32 {
  if (makeRegistry() < 0) return -1;
  const interp = _PyInterpreterState_GET();
  if (interp.codecs_initialized) return 0;
  interp.codecs_initialized = 1; // while it is imported, too
  const module = PyImport_ImportModule('encodings');
  if (module) {
    Py_DECREF(module);
    return 0;
  }
  interp.codecs_initialized = 0;
  // Without a library there are the codecs of the core.
  if (!PyErr_ExceptionMatches(PyExc_ModuleNotFoundError)) return -1;
  PyErr_Clear();
  return 0;
}

export function PyCodec_Register(search: PyObject): i32 {
  if (makeRegistry() < 0) return -1;
  if (!PyCallable_Check(search)) {
    PyErr_SetString(PyExc_TypeError, 'argument must be callable');
    return -1;
  }
  return PyList_Append(_PyInterpreterState_GET().codecs_search_path as PyObject, search);
}

export function PyCodec_Unregister(search: PyObject): i32 {
  const interp = _PyInterpreterState_GET();
  const path = interp.codecs_search_path;
  if (!path) return 0;
  for (let i: i64 = 0; i < PyList_GET_SIZE(path); i++) {
    if (PyList_GET_ITEM(path, i) != search) continue;
    if (interp.codecs_search_cache) PyDict_Clear(interp.codecs_search_cache as PyObject);
    return PyList_SetSlice(path, i, i + 1, null);
  }
  return 0;
}

// new: the name in lower case, with one underscore for each run of other characters than letters, digits and dots
function normalizestring(encoding: usize): PyObject | null {
  const writer = newByteWriter();
  let gap = false;
  for (let q = encoding; load<u8>(q); q++) {
    const c = <u32>load<u8>(q);
    const letter = (c | 0x20) - 0x61 < 26;
    if (!letter && c - 0x30 >= 10 && c != 0x2e) {
      gap = true;
      continue;
    }
    const failed = (gap && writer.pos && putByte(writer, 0x5f) < 0) || putByte(writer, letter ? c | 0x20 : c) < 0;
    if (failed) return dropBytes(writer);
    gap = false;
  }
  const result = PyUnicode_FromStringAndSize(writer.buffer, writer.pos);
  dropBytes(writer);
  return result;
}

// new: what the search functions know of an encoding; NULL: LookupError
export function _PyCodec_Lookup(encoding: usize): PyObject | null {
  if (_PyCodec_InitRegistry() < 0) return null;
  const interp = _PyInterpreterState_GET();
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, normalizestring(encoding));
  if (ptrAt(slot, 0)) PyUnicode_InternInPlace(slot);
  const name = ptrAt(slot, 0);
  stackFree(slot);
  if (!name) return null;
  const known = PyDict_GetItemWithError(interp.codecs_search_cache as PyObject, name);
  let result: PyObject | null = null;
  if (known) result = Py_NewRef(known);
  else if (!PyErr_Occurred()) {
    result = searchCodec(interp.codecs_search_path as PyObject, name, encoding);
    if (result && PyDict_SetItem(interp.codecs_search_cache as PyObject, name, result) < 0) {
      Py_DECREF(result);
      result = null;
    }
  }
  Py_DECREF(name);
  return result;
}

// new
function searchCodec(path: PyObject, name: PyObject, encoding: usize): PyObject | null {
  for (let i: i64 = 0; i < PyList_GET_SIZE(path); i++) {
    const result = PyObject_CallOneArg(PyList_GET_ITEM(path, i), name);
    if (!result) return null;
    if (result == Py_None) continue;
    if (PyTuple_Check(result) && PyTuple_GET_SIZE(result) == 4) return result;
    Py_DECREF(result);
    return PyErr_SetString(PyExc_TypeError, 'codec search functions must return 4-tuples');
  }
  return PyErr_Format(PyExc_LookupError, 'unknown encoding: %s', encoding);
}

// new: the same for str.encode and bytes.decode, which take only codecs of text
function _PyCodec_LookupTextEncoding(encoding: usize, instead: string): PyObject | null {
  const codec = _PyCodec_Lookup(encoding);
  if (!codec || PyTuple_CheckExact(codec)) return codec;
  const slot = stackAlloc(1);
  let ok = PyObject_GetOptionalAttr(codec, _Py_ID('_is_text_encoding'), slot);
  const attr = ptrAt(slot, 0);
  stackFree(slot);
  if (ok == 0) return codec;
  if (attr) {
    ok = PyObject_IsTrue(attr);
    Py_DECREF(attr);
    if (ok > 0) return codec;
    if (ok == 0) {
      PyErr_Format(
        PyExc_LookupError,
        "'%.400s' is not a text encoding; use %ls to handle arbitrary codecs",
        encoding,
        changetype<usize>(instead),
      );
    }
  }
  Py_DECREF(codec);
  return null;
}

/** Adds "encoding with 'x' codec failed" to the exception that is set. */
export function noteCodecFailure(what: string, encoding: usize): void {
  const exc = PyErr_GetRaisedException();
  if (!exc) return;
  const note = PyUnicode_FromFormat("%ls with '%s' codec failed", changetype<usize>(what), encoding);
  const done = note ? BaseException_add_note(exc, note) : null;
  Py_XDECREF(note);
  Py_XDECREF(done);
  if (!done) _PyErr_ChainExceptions1(exc);
  else PyErr_SetRaisedException(exc);
}

// new: the first item of what item `index` of the codec answers for (object[, errors]); steals codec, which may be NULL
function callCodec(
  codec: PyObject | null,
  index: i64,
  object: PyObject,
  encoding: usize,
  errors: usize,
): PyObject | null {
  if (!codec) return null;
  const function_ = Py_NewRef(PyTuple_GET_ITEM(codec, index));
  Py_DECREF(codec);
  const handler = errors ? PyUnicode_FromCString(errors) : null;
  let result: PyObject | null = null;
  if (!errors) result = PyObject_CallOneArg(function_, object);
  else if (handler) result = _PyObject_CallTwo(function_, object, handler);
  Py_XDECREF(handler);
  Py_DECREF(function_);
  if (!result) {
    noteCodecFailure(index ? 'decoding' : 'encoding', encoding);
    return null;
  }
  if (!PyTuple_Check(result) || PyTuple_GET_SIZE(result) != 2) {
    Py_DECREF(result);
    return index
      ? PyErr_SetString(PyExc_TypeError, 'decoder must return a tuple (object,integer)')
      : PyErr_SetString(PyExc_TypeError, 'encoder must return a tuple (object, integer)');
  }
  const object_ = Py_NewRef(PyTuple_GET_ITEM(result, 0));
  Py_DECREF(result);
  return object_;
}

// new; errors may be NULL
export function PyCodec_Encode(object: PyObject, encoding: usize, errors: usize): PyObject | null {
  return callCodec(_PyCodec_Lookup(encoding), 0, object, encoding, errors);
}

// new
export function PyCodec_Decode(object: PyObject, encoding: usize, errors: usize): PyObject | null {
  return callCodec(_PyCodec_Lookup(encoding), 1, object, encoding, errors);
}

// new
export function _PyCodec_EncodeText(object: PyObject, encoding: usize, errors: usize): PyObject | null {
  return callCodec(_PyCodec_LookupTextEncoding(encoding, 'codecs.encode()'), 0, object, encoding, errors);
}

// new
export function _PyCodec_DecodeText(object: PyObject, encoding: usize, errors: usize): PyObject | null {
  return callCodec(_PyCodec_LookupTextEncoding(encoding, 'codecs.decode()'), 1, object, encoding, errors);
}

// new: codec_info.incrementaldecoder(errors)
function _incrementalCodec(codec_info: PyObject, name: string, errors: usize): PyObject | null {
  const class_ = PyObject_GetAttrString(codec_info, name);
  if (!class_) return null;
  const handler = errors ? PyUnicode_FromCString(errors) : null;
  let result: PyObject | null = null;
  if (!errors) result = PyObject_CallNoArgs(class_);
  else if (handler) result = PyObject_CallOneArg(class_, handler);
  Py_XDECREF(handler);
  Py_DECREF(class_);
  return result;
}

// new: for a text stream; instead: what to use for codecs that are not of text
export function _PyCodec_LookupText(encoding: usize, instead: string): PyObject | null {
  return _PyCodec_LookupTextEncoding(encoding, instead);
}

export function PyCodec_RegisterError(name: usize, handler: PyObject): i32 {
  if (makeRegistry() < 0) return -1;
  if (!PyCallable_Check(handler)) {
    PyErr_SetString(PyExc_TypeError, 'handler must be callable');
    return -1;
  }
  const key = PyUnicode_FromCString(name);
  if (!key) return -1;
  const r = PyDict_SetItem(_PyInterpreterState_GET().codecs_error_registry as PyObject, key, handler);
  Py_DECREF(key);
  return r;
}

// new: the handler of a name, NULL for 'strict'; NULL: LookupError
export function PyCodec_LookupError(errors: usize): PyObject | null {
  if (makeRegistry() < 0) return null;
  const name = errors ? PyUnicode_FromCString(errors) : PyUnicode_FromString('strict');
  if (!name) return null;
  const handler = PyDict_GetItemWithError(_PyInterpreterState_GET().codecs_error_registry as PyObject, name);
  Py_DECREF(name);
  if (handler) return Py_NewRef(handler);
  if (PyErr_Occurred()) return null;
  return PyErr_Format(PyExc_LookupError, "unknown error handler name '%.400s'", errors);
}
