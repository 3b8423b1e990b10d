// The error handlers as Python objects: called with an exception, they answer (replacement, position) or raise it.
// (CPython: Python/codecs.c)

import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { Doc } from '../../runtime/docs';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject } from '../../runtime/object';
import { defsAlloc, stackFree } from '../../runtime/pellucid';
import { cstr } from '../../runtime/static';
import { METH_O, PyMethodDef } from '../../runtime/type';
import { PyCFunction_NewEx } from '../builtin-function';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../bytes/struct';
import { dropBytes, finishBytes, newByteWriter, putByte } from '../bytes/writer';
import { PyDict_SetItemString } from '../dict/dict';
import { PyExceptionInstance_Check } from '../exceptions/base';
import { PyErr_Format, PyErr_SetObject, PyErr_SetString } from '../exceptions/errors';
import { PyUnicodeErrorObject } from '../exceptions/struct';
import {
  PyExc_TypeError,
  PyExc_UnicodeDecodeError,
  PyExc_UnicodeEncodeError,
  PyExc_UnicodeTranslateError,
} from '../exceptions/types';
import { PyLong_FromSsize_t } from '../int';
import { tuplePackSteal2 } from '../tuple';
import { PyObject_TypeCheck } from '../type/state';
import {
  CODEC_UTF8,
  CODEC_UTF16,
  CODEC_UTF16_LE,
  CODEC_UTF32,
  CODEC_UTF32_BE,
  CODEC_UTF32_LE,
  codecOf,
  putUnit,
} from './codecs';
import { passedSurrogate, putCharRef, putEscape } from './handlers';
import { _PyUnicode_GetName } from './names';
import { PyUnicode_FromOrdinal, unicode_get_empty } from './new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from './struct';
import { PyUnicode_AsUTF8 } from './utf8';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_WriteChar,
  dropWriter,
  finishWriter,
  newWriter,
  writeASCII,
  writeFill,
} from './writer';

/* @inline */ function asError(o: PyObject): PyUnicodeErrorObject {
  return changetype<PyUnicodeErrorObject>(o);
}

const ENCODE = 1;
const DECODE = 2;
const TRANSLATE = 3;

/** Which of the three errors it is; 0. */
function kindOf(exc: PyObject): i32 {
  if (PyObject_TypeCheck(exc, PyExc_UnicodeEncodeError)) return ENCODE;
  if (PyObject_TypeCheck(exc, PyExc_UnicodeDecodeError)) return DECODE;
  return PyObject_TypeCheck(exc, PyExc_UnicodeTranslateError) ? TRANSLATE : 0;
}

function wrongType(exc: PyObject): PyObject | null {
  return PyErr_Format(PyExc_TypeError, "don't know how to handle %.200s in error callback", exc.ob_type.tp_name);
}

/** Whether the exception has its object, of the right type: false with TypeError. */
function checkObject(exc: PyObject, kind: i32): bool {
  const object = asError(exc).object;
  if (!object) {
    PyErr_SetString(PyExc_TypeError, 'object attribute not set');
    return false;
  }
  if (kind == DECODE ? PyBytes_Check(object) : PyUnicode_Check(object)) return true;
  PyErr_Format(
    PyExc_TypeError,
    'object attribute must be %ls',
    changetype<usize>(kind == DECODE ? 'bytes' : 'unicode'),
  );
  return false;
}

function sizeOf(exc: PyObject, kind: i32): i64 {
  const object = asError(exc).object as PyObject;
  return kind == DECODE ? PyBytes_GET_SIZE(object) : PyUnicode_GET_LENGTH(object);
}

/** The error's start, inside the object. */
function startOf(exc: PyObject, kind: i32): i64 {
  const size = sizeOf(exc, kind);
  const start = asError(exc).start;
  // In an empty object this is -1, as in CPython.
  const first = max<i64>(start, 0);
  return first >= size ? size - 1 : first;
}

function endOf(exc: PyObject, kind: i32): i64 {
  const size = sizeOf(exc, kind);
  const end = asError(exc).end < 1 ? 1 : asError(exc).end;
  return end > size ? size : end;
}

// new: (text, end); steals text
function answer(text: PyObject | null, end: i64): PyObject | null {
  if (!text) return null;
  const position = PyLong_FromSsize_t(end);
  if (position) return tuplePackSteal2(text, position);
  Py_DECREF(text);
  return null;
}

function raiseAgain(exc: PyObject): PyObject | null {
  PyErr_SetObject(exc.ob_type, exc);
  return null;
}

function strict_errors(self: PyObject | null, exc: PyObject): PyObject | null {
  if (PyExceptionInstance_Check(exc)) return raiseAgain(exc);
  return PyErr_SetString(PyExc_TypeError, 'codec must pass exception instance');
}

function ignore_errors(self: PyObject | null, exc: PyObject): PyObject | null {
  const kind = kindOf(exc);
  if (!kind) return wrongType(exc);
  return checkObject(exc, kind) ? answer(unicode_get_empty(), endOf(exc, kind)) : null;
}

function replace_errors(self: PyObject | null, exc: PyObject): PyObject | null {
  const kind = kindOf(exc);
  if (!kind) return wrongType(exc);
  if (!checkObject(exc, kind)) return null;
  const end = endOf(exc, kind);
  if (kind == DECODE) return answer(PyUnicode_FromOrdinal(0xfffd), end);
  const n = end - startOf(exc, kind);
  const c = kind == ENCODE ? 0x3f : 0xfffd;
  const writer = newWriter(0, false);
  if (writeFill(writer, c, n) < 0) return dropWriter(writer);
  return answer(finishWriter(writer), end);
}

/** Writes the replacement of one character for three of the handlers. */
function writeReplacement(writer: _PyUnicodeWriter, c: u32, how: i32): i32 {
  const scratch = stackAlloc(40);
  let end = scratch;
  if (how == XMLCHARREF) end = putCharRef(scratch, c);
  else {
    const n = how == NAME ? _PyUnicode_GetName(c, scratch + 3) : 0;
    if (n) {
      store<u8>(scratch, 0x5c);
      store<u8>(scratch, 0x4e, 1);
      store<u8>(scratch, 0x7b, 2);
      store<u8>(scratch + 3 + n, 0x7d);
      end = scratch + 4 + n;
    } else end = putEscape(scratch, c);
  }
  const r = writeASCII(writer, scratch, <i64>(end - scratch));
  stackFree(scratch);
  return r;
}

const XMLCHARREF = 1;
const BACKSLASH = 2;
const NAME = 3;

function replaceEach(exc: PyObject, kind: i32, how: i32): PyObject | null {
  if (!checkObject(exc, kind)) return null;
  const object = asError(exc).object as PyObject;
  const start = startOf(exc, kind);
  const end = endOf(exc, kind);
  const writer = newWriter();
  for (let i = start; i < end; i++) {
    const c = kind == DECODE ? <u32>load<u8>(PyBytes_AS_STRING(object) + <usize>i) : PyUnicode_READ_CHAR(object, i);
    if (writeReplacement(writer, c, how) < 0) return dropWriter(writer);
  }
  return answer(finishWriter(writer), end);
}

function xmlcharrefreplace_errors(self: PyObject | null, exc: PyObject): PyObject | null {
  return kindOf(exc) == ENCODE ? replaceEach(exc, ENCODE, XMLCHARREF) : wrongType(exc);
}

function backslashreplace_errors(self: PyObject | null, exc: PyObject): PyObject | null {
  const kind = kindOf(exc);
  return kind ? replaceEach(exc, kind, BACKSLASH) : wrongType(exc);
}

function namereplace_errors(self: PyObject | null, exc: PyObject): PyObject | null {
  return kindOf(exc) == ENCODE ? replaceEach(exc, ENCODE, NAME) : wrongType(exc);
}

/** CODEC_* of "utf-8", "UTF_16le" and the like; -1. */
function standardEncoding(exc: PyObject): i32 {
  const name = asError(exc).encoding;
  const text = name ? PyUnicode_AsUTF8(name) : 0;
  if (!text) return -1;
  const codec = codecOf(text);
  if (codec == CODEC_UTF16) return CODEC_UTF16_LE;
  if (codec == CODEC_UTF32) return CODEC_UTF32_LE;
  return codec >= CODEC_UTF8 && codec <= CODEC_UTF32_BE ? codec : -1;
}

function surrogatepass(self: PyObject | null, exc: PyObject): PyObject | null {
  const kind = kindOf(exc);
  if (kind != ENCODE && kind != DECODE) return wrongType(exc);
  if (!checkObject(exc, kind)) return null;
  const codec = standardEncoding(exc);
  if (codec < 0) return PyErr_Occurred() ? changetype<PyObject | null>(0) : raiseAgain(exc);
  const object = asError(exc).object as PyObject;
  const start = startOf(exc, kind);
  const end = endOf(exc, kind);
  if (kind == DECODE) {
    const at = stackAlloc(1);
    const p = PyBytes_AS_STRING(object) + <usize>start;
    const c = passedSurrogate(codec, p, PyBytes_GET_SIZE(object) - start, at);
    const n = load<i64>(at);
    stackFree(at);
    return c ? answer(PyUnicode_FromOrdinal(c), start + n) : raiseAgain(exc);
  }
  const writer = newByteWriter();
  for (let i = start; i < end; i++) {
    const c = PyUnicode_READ_CHAR(object, i);
    const surrogate = (c & 0xfffff800) == 0xd800;
    if (!surrogate || !putUnit(writer, codec, c)) {
      dropBytes(writer);
      return surrogate ? changetype<PyObject | null>(0) : raiseAgain(exc);
    }
  }
  return answer(finishBytes(writer), end);
}

function surrogateescape(self: PyObject | null, exc: PyObject): PyObject | null {
  const kind = kindOf(exc);
  if (kind != ENCODE && kind != DECODE) return wrongType(exc);
  if (!checkObject(exc, kind)) return null;
  const object = asError(exc).object as PyObject;
  const start = startOf(exc, kind);
  const end = endOf(exc, kind);
  let i = start;
  if (kind == ENCODE) {
    const writer = newByteWriter();
    for (; i < end; i++) {
      const c = PyUnicode_READ_CHAR(object, i);
      if (c < 0xdc80 || c > 0xdcff) {
        dropBytes(writer);
        return raiseAgain(exc);
      }
      if (putByte(writer, c - 0xdc00) < 0) return dropBytes(writer);
    }
    return answer(finishBytes(writer), end);
  }
  const p = PyBytes_AS_STRING(object);
  const writer = newWriter();
  for (; i < end && i < start + 4 && load<u8>(p + <usize>i) >= 128; i++) {
    if (_PyUnicodeWriter_WriteChar(writer, 0xdc00 + load<u8>(p + <usize>i)) < 0) return dropWriter(writer);
  }
  if (i > start) return answer(finishWriter(writer), i);
  dropWriter(writer);
  return raiseAgain(exc);
}

function add(registry: PyObject, name: string, function_: string, meth: usize, doc: Doc): bool {
  const def = changetype<PyMethodDef>(defsAlloc(offsetof<PyMethodDef>()));
  def.ml_name = cstr(function_);
  def.ml_meth = meth;
  def.ml_flags = METH_O;
  def.ml_doc = doc;
  const handler = PyCFunction_NewEx(changetype<usize>(def), null, null);
  if (!handler) return false;
  const r = PyDict_SetItemString(registry, name, handler);
  Py_DECREF(handler);
  return r == 0;
}

/** Fills the registry: 0, or -1. */
export function addErrorHandlers(registry: PyObject): i32 {
  const ok =
    add(
      registry,
      'strict',
      'strict_errors',
      strict_errors.index,
      "Implements the 'strict' error handling, which raises a UnicodeError on coding errors.",
    ) &&
    add(
      registry,
      'ignore',
      'ignore_errors',
      ignore_errors.index,
      "Implements the 'ignore' error handling, which ignores malformed data and continues.",
    ) &&
    add(
      registry,
      'replace',
      'replace_errors',
      replace_errors.index,
      "Implements the 'replace' error handling, which replaces malformed data with a replacement marker.",
    ) &&
    add(
      registry,
      'xmlcharrefreplace',
      'xmlcharrefreplace_errors',
      xmlcharrefreplace_errors.index,
      "Implements the 'xmlcharrefreplace' error handling, which replaces an unencodable character with the appropriate XML character reference.",
    ) &&
    add(
      registry,
      'backslashreplace',
      'backslashreplace_errors',
      backslashreplace_errors.index,
      "Implements the 'backslashreplace' error handling, which replaces malformed data with a backslashed escape sequence.",
    ) &&
    add(
      registry,
      'namereplace',
      'namereplace_errors',
      namereplace_errors.index,
      "Implements the 'namereplace' error handling, which replaces an unencodable character with a \\N{...} escape sequence.",
    ) &&
    add(registry, 'surrogatepass', 'surrogatepass', surrogatepass.index, '') &&
    add(registry, 'surrogateescape', 'surrogateescape', surrogateescape.index, '');
  return ok ? 0 : -1;
}
