// A text stream's beginning: its encoding, its codec, its newlines; and changing them later. (CPython: _io_TextIOWrapper___init___impl)

import { _PyArg_UnpackKeywords, unpackTupleAndKeywords } from '../../objects/args';
import { PyObject_GetOptionalAttr, PyObject_HasAttrWithError } from '../../objects/attribute';
import { PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg } from '../../objects/call';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_EncodingWarning, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsLong, PyLong_FromLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { CODEC_LATIN1, CODEC_UTF8 } from '../../objects/str/codecs';
import { _PyUnicode_EqualToASCIIString } from '../../objects/str/compare';
import { PyUnicode_FindChar } from '../../objects/str/find';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { PyUnicode_AsUTF8 } from '../../objects/str/utf8';
import { Py_DECREF, Py_NewRef, Py_XDECREF, setSlot, stackAlloc } from '../../runtime/cold';
import { _Py_GetConfig } from '../../runtime/config';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { _PyRuntime } from '../../runtime/runtime';
import { PyErr_WarnEx } from '../../vm/warnings';
import { bufferOf } from './buffered';
import { callTruth } from './iobase';
import { newNativeDecoder } from './native-decoder';
import { newNewlineDecoder } from './newline-decoder';
import { get_io_state, unsupported } from './state';
import { legalNewline } from './stringio';
import { incrementalCodec, lookupTextEncoding, nativeCodec } from './text-codec';
import { clearFields, slotOf, textio, textOf } from './textio';

export const ENCODE_BY_ENCODER: i64 = 0;
const ENCODE_ASCII: i64 = 1;
const ENCODE_LATIN1: i64 = 2;
export const ENCODE_UTF8: i64 = 3;
const ENCODE_UTF16: i64 = 4;
const ENCODE_UTF16_LE: i64 = 5;
const ENCODE_UTF16_BE: i64 = 6;
const ENCODE_UTF32: i64 = 7;
const ENCODE_UTF32_LE: i64 = 8;
const ENCODE_UTF32_BE: i64 = 9;

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
  const text = PyUnicode_AsUTF8(newline);
  if (text) PyErr_Format(PyExc_ValueError, 'illegal newline value: %s', text);
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
  if (!mustBeText(encoding, 'encoding') || !mustBeText(errors, 'errors') || !mustBeText(newline, 'newline'))
    return null;
  const newEncoding = encoding != null && encoding != Py_None;
  const newErrors = errors != null && errors != Py_None;
  if (t.decoded_chars && (newEncoding || newErrors || newline != null)) {
    return unsupported('It is not possible to set the encoding or newline of stream after the first read');
  }
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
    if (newErrors && !PyUnicode_AsUTF8(errors!)) return null;
    const name = newEncoding ? encodingArgument(encoding) : Py_NewRef(t.encoding!);
    if (!name) return null;
    const handler = newErrors ? errors! : newEncoding ? _Py_ID('strict') : t.errors!;
    if (changeCodec(t, name, Py_NewRef(handler)) < 0 || fixEncoderState(t) < 0) return null;
  }
  t.line_buffering = <u8>line;
  t.write_through = <u8>through;
  return Py_None;
}
