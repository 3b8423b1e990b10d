// TextIOWrapper: text over a buffered stream. (CPython: Modules/_io/textio.c)
//
//   writing   text → encoder → pending_bytes → buffer.write
//   reading   buffer.read1 → decoder (→ newline decoder) → decoded_chars, of which decoded_chars_used are used up
//   tell      snapshot: the decoder's flags before the last chunk, and the bytes that it was given since

import { PyNumber_AsSsize_t } from '../../objects/abstract/number';
import { _PyArg_UnpackKeywords, unpackTupleAndKeywords } from '../../objects/args';
import { PyObject_GetAttr, PyObject_GetOptionalAttr, PyObject_HasAttrWithError } from '../../objects/attribute';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg } from '../../objects/call';
import {
  _PyErr_ChainExceptions1,
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_SetString,
} from '../../objects/exceptions/errors';
import {
  PyExc_AttributeError,
  PyExc_EncodingWarning,
  PyExc_RuntimeError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyLong_AsLong, PyLong_FromLong, PyLong_FromLongLong } from '../../objects/int';
import { PyList_Append, PyList_CheckExact, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { Py_ReprEnter, Py_ReprLeave, PyObject_IsTrue } from '../../objects/object';
import {
  _PyUnicode_AsASCIIString,
  _PyUnicode_AsLatin1String,
  _PyUnicode_AsUTF8String,
  _PyUnicode_EncodeUTF16,
  _PyUnicode_EncodeUTF32,
  CODEC_LATIN1,
  CODEC_UTF8,
} from '../../objects/str/codecs';
import { _PyUnicode_EqualToASCIIString } from '../../objects/str/compare';
import { PyUnicode_FindChar } from '../../objects/str/find';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Replace } from '../../objects/str/replace';
import {
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_READ_CHAR,
} from '../../objects/str/struct';
import { PyUnicode_AsUTF8 } from '../../objects/str/utf8';
import { freeInstance } from '../../objects/type/from-spec';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { _Py_GetConfig } from '../../runtime/config';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred } from '../../runtime/errors';
import { PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import {
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  ptrAt,
  setSlot,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _PyRuntime } from '../../runtime/runtime';
import { PyErr_WarnEx } from '../warnings';
import { bufferOf } from './buffered';
import { buffered_writeRaw } from './buffered-write';
import { _PyFileIO_closed } from './fileio';
import { _PyIOBase_finalize, callTruth, closedError, iobase_check_closed } from './iobase';
import { newNativeDecoder } from './native-decoder';
import { newNewlineDecoder } from './newline-decoder';
import { get_io_state, unsupported } from './state';
import { legalNewline } from './stringio';
import { incrementalCodec, lookupTextEncoding, nativeCodec } from './text-codec';
import { attributeTruth } from './util';

/** 200 bytes. */
@unmanaged
export class textio extends PyObject {
  ok: i32;
  detached: i32;
  chunk_size: i64;
  buffer: PyObject | null;
  encoding: PyObject | null; // str
  encoder: PyObject | null; // None: encodefunc does it
  decoder: PyObject | null;
  readnl: PyObject | null; // str
  errors: PyObject | null; // str
  writenl: PyObject | null; // str: what \n is written as, unless as itself (const char * in CPython)
  line_buffering: u8;
  write_through: u8;
  readuniversal: u8;
  readtranslate: u8;
  writetranslate: u8;
  seekable: u8;
  has_read1: u8;
  telling: u8;
  finalizing: u8;
  encodefunc: i64; // ENCODE_*
  encoding_start_of_stream: u8;
  decoded_chars: PyObject | null;
  decoded_chars_used: i64;
  pending_bytes: PyObject | null; // NULL, bytes, ASCII str, or a list of them
  pending_bytes_count: i64;
  snapshot: PyObject | null; // NULL, or (flags, bytes)
  b2cratio: f64;
  raw: PyObject | null; // the FileIO below exact buffered streams
  weakreflist: PyObject | null;
  dict: PyObject | null;
  state: usize;
}

const ENCODE_BY_ENCODER: i64 = 0;
const ENCODE_ASCII: i64 = 1;
const ENCODE_LATIN1: i64 = 2;
const ENCODE_UTF8: i64 = 3;
const ENCODE_UTF16: i64 = 4;
const ENCODE_UTF16_LE: i64 = 5;
const ENCODE_UTF16_BE: i64 = 6;
const ENCODE_UTF32: i64 = 7;
const ENCODE_UTF32_LE: i64 = 8;
const ENCODE_UTF32_BE: i64 = 9;

/* @inline */ export function textOf(o: PyObject): textio {
  return changetype<textio>(o);
}

/* @inline */ function slotOf(o: PyObject, offset: usize): usize {
  return changetype<usize>(o) + offset;
}

// --- states

export function attached(t: textio): bool {
  if (t.ok <= 0) {
    PyErr_SetString(PyExc_ValueError, 'I/O operation on uninitialized object');
    return false;
  }
  if (!t.detached) return true;
  PyErr_SetString(PyExc_ValueError, 'underlying buffer has been detached');
  return false;
}

/** Not closed; false with ValueError. */
export function isOpen(t: textio): bool {
  if (t.ob_type != get_io_state().PyTextIOWrapper_Type) return iobase_check_closed(t) == 0;
  let closed: i32;
  if (t.raw) closed = _PyFileIO_closed(t.raw!) ? 1 : 0;
  else closed = attributeTruth(t.buffer!, _Py_ID('closed'));
  if (closed == 0) return true;
  if (closed > 0) closedError();
  else if (!PyErr_Occurred()) PyObject_GetAttr(t.buffer!, _Py_ID('closed'));
  return false;
}

/* @inline */ export function usableText(t: textio): bool {
  return attached(t) && isOpen(t);
}

// --- __init__

/** "locale", None: UTF-8, in the spelling of UTF-8 mode or of the locale. (new) */
function encodingArgument(given: PyObject | null): PyObject | null {
  if (given && given != Py_None && !_PyUnicode_EqualToASCIIString(given, 'locale')) return Py_NewRef(given);
  return PyUnicode_FromString(given != Py_None || !_PyRuntime.preconfig_utf8_mode ? 'UTF-8' : 'utf-8');
}

/** What -X warn_default_encoding says of an encoding that nobody named. 0, or -1: the warning was raised. */
export function warnOfDefaultEncoding(stackLevel: i64): i32 {
  if (!_Py_GetConfig().warn_default_encoding) return 0;
  return PyErr_WarnEx(PyExc_EncodingWarning, "'encoding' argument not specified", stackLevel);
}

/** str, None or not given; false with TypeError. */
function textArgument(o: PyObject | null, name: string): bool {
  if (!o || o == Py_None) return true;
  if (!PyUnicode_Check(o)) {
    PyErr_Format(
      PyExc_TypeError,
      "TextIOWrapper() argument '%ls' must be str or None, not %.50s",
      changetype<usize>(name),
      o.ob_type.tp_name,
    );
    return false;
  }
  return noNull(o);
}

function noNull(o: PyObject): bool {
  if (PyUnicode_FindChar(o, 0, 0, PyUnicode_GET_LENGTH(o), 1) < 0) return true;
  PyErr_SetString(PyExc_ValueError, 'embedded null character');
  return false;
}

function checkNewline(newline: PyObject | null): bool {
  if (!newline || newline == Py_None || legalNewline(newline)) return true;
  PyErr_Format(PyExc_ValueError, 'illegal newline value: %U', arg(newline));
  return false;
}

/** newline NULL or None: universal, translated. Takes no reference. */
function setNewline(t: textio, newline: PyObject | null): void {
  const given = newline != null && newline != Py_None;
  const n = given ? PyUnicode_GET_LENGTH(newline!) : 0;
  setSlot(slotOf(t, offsetof<textio>('_readnl')), given ? Py_NewRef(newline!) : null);
  t.readuniversal = n == 0 ? 1 : 0;
  t.readtranslate = given ? 0 : 1;
  t.writetranslate = !given || n > 0 ? 1 : 0;
  const writes = n > 0 && PyUnicode_READ_CHAR(newline!, 0) == 0x0d;
  setSlot(slotOf(t, offsetof<textio>('_writenl')), writes ? Py_NewRef(newline!) : null);
}

/** The encoder function for a codec's own name; ENCODE_BY_ENCODER: none. */
function encodeFunction(name: PyObject): i64 {
  if (_PyUnicode_EqualToASCIIString(name, 'ascii')) return ENCODE_ASCII;
  if (_PyUnicode_EqualToASCIIString(name, 'iso8859-1')) return ENCODE_LATIN1;
  if (_PyUnicode_EqualToASCIIString(name, 'utf-8')) return ENCODE_UTF8;
  if (_PyUnicode_EqualToASCIIString(name, 'utf-16')) return ENCODE_UTF16;
  if (_PyUnicode_EqualToASCIIString(name, 'utf-16-le')) return ENCODE_UTF16_LE;
  if (_PyUnicode_EqualToASCIIString(name, 'utf-16-be')) return ENCODE_UTF16_BE;
  if (_PyUnicode_EqualToASCIIString(name, 'utf-32')) return ENCODE_UTF32;
  if (_PyUnicode_EqualToASCIIString(name, 'utf-32-le')) return ENCODE_UTF32_LE;
  if (_PyUnicode_EqualToASCIIString(name, 'utf-32-be')) return ENCODE_UTF32_BE;
  return ENCODE_BY_ENCODER;
}

/** Makes decoder and encoder for t.encoding and t.errors: 0 or -1. */
function setCodec(t: textio): i32 {
  const codec = nativeCodec(t.encoding!);
  let info: PyObject | null = null;
  if (codec < 0 && !(info = lookupTextEncoding(t.encoding!))) return -1;
  const r = setDecoder(t, codec, info) == 0 ? setEncoder(t, codec, info) : -1;
  Py_XDECREF(info);
  return r;
}

function setDecoder(t: textio, codec: i32, info: PyObject | null): i32 {
  const readable = callTruth(t.buffer!, _Py_ID('readable'));
  if (readable < 0) return -1;
  let decoder: PyObject | null = null;
  if (readable) {
    decoder = info ? incrementalCodec(info, true, t.errors!) : newNativeDecoder(codec, t.errors!);
    if (!decoder) return -1;
    if (t.readuniversal) {
      const inner = decoder;
      decoder = newNewlineDecoder(get_io_state().PyIncrementalNewlineDecoder_Type, inner, t.readtranslate != 0);
      Py_DECREF(inner);
      if (!decoder) return -1;
    }
  }
  setSlot(slotOf(t, offsetof<textio>('_decoder')), decoder);
  return 0;
}

function setEncoder(t: textio, codec: i32, info: PyObject | null): i32 {
  const writable = callTruth(t.buffer!, _Py_ID('writable'));
  if (writable < 0) return -1;
  let encoder: PyObject | null = null;
  t.encodefunc = ENCODE_BY_ENCODER;
  if (writable) {
    if (!info) {
      encoder = Py_None;
      t.encodefunc = codec == CODEC_UTF8 ? ENCODE_UTF8 : codec == CODEC_LATIN1 ? ENCODE_LATIN1 : ENCODE_ASCII;
    } else {
      encoder = incrementalCodec(info, false, t.errors!);
      if (!encoder) return -1;
      const slot = stackAlloc(1);
      const found = PyObject_GetOptionalAttr(info, _Py_ID('name'), slot);
      const name = ptrAt(slot, 0);
      stackFree(slot);
      if (found < 0) {
        Py_DECREF(encoder);
        return -1;
      }
      if (name && PyUnicode_Check(name)) t.encodefunc = encodeFunction(name);
      Py_XDECREF(name);
    }
  }
  setSlot(slotOf(t, offsetof<textio>('_encoder')), encoder);
  return 0;
}

/** No byte order mark where the stream does not stand at its beginning: 0 or -1. */
function fixEncoderState(t: textio): i32 {
  t.encoding_start_of_stream = 0;
  if (!t.seekable || !t.encoder) return 0;
  t.encoding_start_of_stream = 1;
  if (t.encoder == Py_None) return 0;
  const position = PyObject_CallMethodNoArgs(t.buffer!, _Py_ID('tell'));
  if (!position) return -1;
  const atStart = PyObject_IsTrue(position);
  Py_DECREF(position);
  if (atStart < 0) return -1;
  if (atStart == 0) return 0;
  t.encoding_start_of_stream = 0;
  const result = PyObject_CallMethodOneArg(t.encoder!, _Py_ID('setstate'), PyLong_FromLong(0)!);
  if (!result) return -1;
  Py_DECREF(result);
  return 0;
}

/** What a stream is made of; NULL and None: the defaults. 0 or -1. */
export function initText(
  o: PyObject,
  buffer: PyObject,
  encoding: PyObject | null,
  errors: PyObject | null,
  newline: PyObject | null,
  lineBuffering: bool,
  writeThrough: bool,
): i32 {
  const t = textOf(o);
  t.ok = 0;
  t.detached = 0;
  if (!checkNewline(newline)) return -1;
  clearFields(o);
  t.decoded_chars_used = 0;
  t.pending_bytes_count = 0;
  t.b2cratio = 0;
  t.encoding = encodingArgument(encoding);
  t.errors = errors && errors != Py_None ? Py_NewRef(errors) : Py_NewRef(_Py_ID('strict'));
  if (!t.encoding) return -1;
  t.chunk_size = 8192;
  t.line_buffering = lineBuffering ? 1 : 0;
  t.write_through = writeThrough ? 1 : 0;
  setNewline(t, newline);
  t.buffer = Py_NewRef(buffer);
  if (setCodec(t) < 0) return -1;
  const state = get_io_state();
  const type = buffer.ob_type;
  if (
    type == state.PyBufferedReader_Type ||
    type == state.PyBufferedWriter_Type ||
    type == state.PyBufferedRandom_Type
  ) {
    const raw = bufferOf(buffer).raw;
    if (raw && raw.ob_type == state.PyFileIO_Type) t.raw = Py_NewRef(raw);
  }
  const seekable = callTruth(buffer, _Py_ID('seekable'));
  if (seekable < 0) return -1;
  t.seekable = t.telling = <u8>seekable;
  const read1 = PyObject_HasAttrWithError(buffer, _Py_ID('read1'));
  if (read1 < 0) return -1;
  t.has_read1 = <u8>read1;
  if (fixEncoderState(t) < 0) return -1;
  t.ok = 1;
  return 0;
}

export function textiowrapper_init(o: PyObject, args: PyObject, kwargs: PyObject | null): i32 {
  const at = stackAlloc(6);
  let r = -1;
  textOf(o).ok = 0;
  if (
    unpackTupleAndKeywords(
      args,
      kwargs,
      'TextIOWrapper',
      'buffer encoding errors newline line_buffering write_through',
      0,
      1,
      0,
      at,
    ) == 0 &&
    textArgument(ptrAt(at, 1), 'encoding') &&
    checkErrors(ptrAt(at, 2)) &&
    textArgument(ptrAt(at, 3), 'newline')
  ) {
    const line = ptrAt(at, 4) ? PyObject_IsTrue(objAt(at, 4)) : 0;
    const through = ptrAt(at, 5) && line >= 0 ? PyObject_IsTrue(objAt(at, 5)) : 0;
    const named = ptrAt(at, 1) != null && ptrAt(at, 1) != Py_None;
    if (line >= 0 && through >= 0 && (named || warnOfDefaultEncoding(1) == 0)) {
      r = initText(o, objAt(at, 0), ptrAt(at, 1), ptrAt(at, 2), ptrAt(at, 3), line != 0, through != 0);
    }
  }
  stackFree(at);
  return r;
}

/** errors: the text of a handler; false with TypeError. */
function checkErrors(errors: PyObject | null): bool {
  if (!errors || errors == Py_None) return true;
  if (!PyUnicode_Check(errors)) {
    PyErr_Format(
      PyExc_TypeError,
      "TextIOWrapper() argument 'errors' must be str or None, not %.50s",
      errors.ob_type.tp_name,
    );
    return false;
  }
  return noNull(errors) && PyUnicode_AsUTF8(errors) != 0;
}

export function textiowrapper_reconfigure(
  o: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const at = stackAlloc(5);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(
      args,
      nargs,
      null,
      kwnames,
      'reconfigure',
      'encoding errors newline line_buffering write_through',
      0,
      0,
      5,
      at,
    ) == 0
  )
    result = reconfigure(o, ptrAt(at, 0), ptrAt(at, 1), ptrAt(at, 2), ptrAt(at, 3), ptrAt(at, 4));
  stackFree(at);
  return result;
}

/** A flag (an int, as CPython has it) that None leaves as it is; -1 with an exception. */
function flagArgument(o: PyObject | null, old: u8): i32 {
  if (!o || o == Py_None) return <i32>old;
  const n = PyLong_AsLong(o);
  return n == -1 && PyErr_Occurred() ? -1 : n != 0 ? 1 : 0;
}

function mustBeText(o: PyObject | null, name: string): bool {
  if (!o || o == Py_None || PyUnicode_Check(o)) return true;
  PyErr_Format(
    PyExc_TypeError,
    "reconfigure() argument '%ls' must be str or None, not %s",
    changetype<usize>(name),
    o.ob_type.tp_name,
  );
  return false;
}

/** Another codec, both names stolen; where there is none, everything stays: 0 or -1. */
function changeCodec(t: textio, encoding: PyObject, errors: PyObject): i32 {
  const oldEncoding = t.encoding!;
  const oldErrors = t.errors!;
  t.encoding = encoding;
  t.errors = errors;
  const r = setCodec(t);
  if (r < 0) {
    t.encoding = oldEncoding;
    t.errors = oldErrors;
  }
  Py_DECREF(r < 0 ? encoding : oldEncoding);
  Py_DECREF(r < 0 ? errors : oldErrors);
  return r;
}

/** newline NULL: not given. */
function reconfigure(
  o: PyObject,
  encoding: PyObject | null,
  errors: PyObject | null,
  newline: PyObject | null,
  lineBuffering: PyObject | null,
  writeThrough: PyObject | null,
): PyObject | null {
  const t = textOf(o);
  if (!attached(t)) return null;
  if (!mustBeText(encoding, 'encoding') || !mustBeText(errors, 'errors') || !mustBeText(newline, 'newline'))
    return null;
  const newEncoding = encoding != null && encoding != Py_None;
  const newErrors = errors != null && errors != Py_None;
  if (t.decoded_chars && (newEncoding || newErrors || newline != null)) {
    return unsupported('It is not possible to set the encoding or newline of stream after the first read');
  }
  if (newErrors && !PyUnicode_AsUTF8(errors!)) return null;
  if (!checkNewline(newline)) return null;
  const line = flagArgument(lineBuffering, t.line_buffering);
  if (line < 0) return null;
  const through = flagArgument(writeThrough, t.write_through);
  if (through < 0) return null;
  const flushed = PyObject_CallMethodNoArgs(o, _Py_ID('flush'));
  if (!flushed) return null;
  Py_DECREF(flushed);
  t.b2cratio = 0;
  if (newline) setNewline(t, newline);
  if (newEncoding || newErrors || newline != null) {
    const name = newEncoding ? encodingArgument(encoding) : Py_NewRef(t.encoding!);
    if (!name) return null;
    const handler = newErrors ? errors! : newEncoding ? _Py_ID('strict') : t.errors!;
    if (changeCodec(t, name, Py_NewRef(handler)) < 0 || fixEncoderState(t) < 0) return null;
  }
  t.line_buffering = <u8>line;
  t.write_through = <u8>through;
  return Py_None;
}

// --- writing

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

/** Replaces what is decoded and unread; steals chars. */
export function setDecodedChars(t: textio, chars: PyObject | null): void {
  setSlot(slotOf(t, offsetof<textio>('_decoded_chars')), chars);
  t.decoded_chars_used = 0;
}

export function textiowrapper_flush(o: PyObject, unused: PyObject | null): PyObject | null {
  const t = textOf(o);
  if (!usableText(t)) return null;
  t.telling = t.seekable;
  return writeflush(t) < 0 ? null : PyObject_CallMethodNoArgs(t.buffer!, _Py_ID('flush'));
}

export function textiowrapper_detach(o: PyObject, unused: PyObject | null): PyObject | null {
  const t = textOf(o);
  if (!attached(t)) return null;
  const flushed = PyObject_CallMethodNoArgs(o, _Py_ID('flush'));
  if (!flushed) return null;
  Py_DECREF(flushed);
  const buffer = t.buffer;
  t.buffer = null;
  t.detached = 1;
  return buffer;
}

export function textiowrapper_close(o: PyObject, unused: PyObject | null): PyObject | null {
  const t = textOf(o);
  if (!attached(t)) return null;
  const closed = attributeTruth(t.buffer!, _Py_ID('closed'));
  if (closed == -2) return PyObject_GetAttr(t.buffer!, _Py_ID('closed'));
  if (closed != 0) return closed < 0 ? null : Py_None;
  if (t.finalizing) {
    const warned = PyObject_CallMethodOneArg(t.buffer!, _Py_ID('_dealloc_warn'), o);
    if (warned) Py_DECREF(warned);
    else PyErr_Clear();
  }
  const flushed = PyObject_CallMethodNoArgs(o, _Py_ID('flush'));
  const exc = !flushed ? PyErr_GetRaisedException() : null;
  Py_XDECREF(flushed);
  const result = PyObject_CallMethodNoArgs(t.buffer!, _Py_ID('close'));
  if (!exc) return result;
  _PyErr_ChainExceptions1(exc);
  Py_XDECREF(result);
  return null;
}

// --- what the buffer answers

function askBuffer(o: PyObject, name: PyObject): PyObject | null {
  const t = textOf(o);
  return attached(t) ? PyObject_CallMethodNoArgs(t.buffer!, name) : null;
}

export function textiowrapper_fileno(o: PyObject, unused: PyObject | null): PyObject | null {
  return askBuffer(o, _Py_ID('fileno'));
}
export function textiowrapper_seekable(o: PyObject, unused: PyObject | null): PyObject | null {
  return askBuffer(o, _Py_ID('seekable'));
}
export function textiowrapper_readable(o: PyObject, unused: PyObject | null): PyObject | null {
  return askBuffer(o, _Py_ID('readable'));
}
export function textiowrapper_writable(o: PyObject, unused: PyObject | null): PyObject | null {
  return askBuffer(o, _Py_ID('writable'));
}
export function textiowrapper_isatty(o: PyObject, unused: PyObject | null): PyObject | null {
  return askBuffer(o, _Py_ID('isatty'));
}
export function textiowrapper_get_name(o: PyObject, closure: usize): PyObject | null {
  return attached(textOf(o)) ? PyObject_GetAttr(textOf(o).buffer!, _Py_ID('name')) : null;
}
export function textiowrapper_get_closed(o: PyObject, closure: usize): PyObject | null {
  return attached(textOf(o)) ? PyObject_GetAttr(textOf(o).buffer!, _Py_ID('closed')) : null;
}

export function textiowrapper_get_newlines(o: PyObject, closure: usize): PyObject | null {
  const t = textOf(o);
  if (!attached(t)) return null;
  if (!t.decoder) return Py_None;
  const slot = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(t.decoder!, _Py_ID('newlines'), slot);
  const newlines = ptrAt(slot, 0);
  stackFree(slot);
  return found < 0 || newlines ? newlines : Py_None;
}

export function textiowrapper_get_errors(o: PyObject, closure: usize): PyObject | null {
  const t = textOf(o);
  if (t.ok > 0) return Py_NewRef(t.errors!);
  attached(t);
  return null;
}

export function textiowrapper_get__CHUNK_SIZE(o: PyObject, closure: usize): PyObject | null {
  return attached(textOf(o)) ? PyLong_FromLongLong(textOf(o).chunk_size) : null;
}

export function textiowrapper_set__CHUNK_SIZE(o: PyObject, value: PyObject | null, closure: usize): i32 {
  if (!attached(textOf(o))) return -1;
  if (!value) {
    PyErr_SetString(PyExc_AttributeError, 'cannot delete attribute');
    return -1;
  }
  const n = PyNumber_AsSsize_t(value, PyExc_ValueError);
  if (n == -1 && PyErr_Occurred()) return -1;
  if (n <= 0) {
    PyErr_SetString(PyExc_ValueError, 'a strictly positive integer is required');
    return -1;
  }
  textOf(o).chunk_size = n;
  return 0;
}

/** " name=…": text with what o.name is in it; NULL with an exception that is no Exception. Takes the text. */
function withAttribute(text: PyObject | null, o: PyObject, name: PyObject): PyObject | null {
  if (!text) return null;
  const slot = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(o, name, slot);
  const value = ptrAt(slot, 0);
  stackFree(slot);
  if (!value) {
    if (found < 0) {
      if (!PyErr_ExceptionMatches(PyExc_ValueError)) {
        Py_DECREF(text);
        return null;
      }
      PyErr_Clear();
    }
    return text;
  }
  const result = PyUnicode_FromFormat('%U %U=%R', arg(text), arg(name), arg(value));
  Py_DECREF(value);
  Py_DECREF(text);
  return result;
}

export function textiowrapper_repr(o: PyObject): PyObject | null {
  const t = textOf(o);
  if (t.ok <= 0) {
    attached(t);
    return null;
  }
  const status = Py_ReprEnter(o);
  if (status != 0) {
    if (status > 0) PyErr_Format(PyExc_RuntimeError, 'reentrant call inside %.200s.__repr__', o.ob_type.tp_name);
    return null;
  }
  let text = withAttribute(PyUnicode_FromFormat('<%.100s', o.ob_type.tp_name), o, _Py_ID('name'));
  text = withAttribute(text, o, _Py_ID('mode'));
  let result: PyObject | null = null;
  if (text) {
    result = PyUnicode_FromFormat('%U encoding=%R>', arg(text), arg(t.encoding));
    Py_DECREF(text);
  }
  Py_ReprLeave(o);
  return result;
}

// --- the end

function clearFields(o: PyObject): void {
  clearSlot(slotOf(o, offsetof<textio>('_buffer')));
  clearSlot(slotOf(o, offsetof<textio>('_encoding')));
  clearSlot(slotOf(o, offsetof<textio>('_encoder')));
  clearSlot(slotOf(o, offsetof<textio>('_decoder')));
  clearSlot(slotOf(o, offsetof<textio>('_readnl')));
  clearSlot(slotOf(o, offsetof<textio>('_writenl')));
  clearSlot(slotOf(o, offsetof<textio>('_decoded_chars')));
  clearSlot(slotOf(o, offsetof<textio>('_pending_bytes')));
  clearSlot(slotOf(o, offsetof<textio>('_snapshot')));
  clearSlot(slotOf(o, offsetof<textio>('_errors')));
  clearSlot(slotOf(o, offsetof<textio>('_raw')));
}

export function textiowrapper_clear(o: PyObject): i32 {
  textOf(o).ok = 0;
  clearFields(o);
  clearSlot(slotOf(o, offsetof<textio>('_dict')));
  return 0;
}

export function textiowrapper_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const t = textOf(o);
  let r: i32;
  if ((r = Py_VISIT(o.ob_type, visit, argument))) return r;
  if ((r = Py_VISIT(t.buffer, visit, argument))) return r;
  if ((r = Py_VISIT(t.encoding, visit, argument))) return r;
  if ((r = Py_VISIT(t.encoder, visit, argument))) return r;
  if ((r = Py_VISIT(t.decoder, visit, argument))) return r;
  if ((r = Py_VISIT(t.readnl, visit, argument))) return r;
  if ((r = Py_VISIT(t.writenl, visit, argument))) return r;
  if ((r = Py_VISIT(t.decoded_chars, visit, argument))) return r;
  if ((r = Py_VISIT(t.pending_bytes, visit, argument))) return r;
  if ((r = Py_VISIT(t.snapshot, visit, argument))) return r;
  if ((r = Py_VISIT(t.errors, visit, argument))) return r;
  if ((r = Py_VISIT(t.raw, visit, argument))) return r;
  return Py_VISIT(t.dict, visit, argument);
}

export function textiowrapper_dealloc(o: PyObject): void {
  const t = textOf(o);
  t.finalizing = 1;
  if (_PyIOBase_finalize(o) < 0) return;
  PyObject_GC_UnTrack(o);
  t.ok = 0;
  clearFields(o);
  if (t.weakreflist) PyObject_ClearWeakRefs(o);
  clearSlot(slotOf(o, offsetof<textio>('_dict')));
  freeInstance(o);
}
