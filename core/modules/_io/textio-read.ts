// Reading text: chunks are decoded, and lines or characters taken from them. (CPython: Modules/_io/textio.c)
//
// A call that has to wait for the host gives NULL without an exception and is made again: what it had taken goes back.

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { _PyArg_CheckPositional } from '../../objects/args';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyObject_CallMethodNoArgs } from '../../objects/call';
import { PyErr_Format } from '../../objects/exceptions/errors';
import { PyExc_OSError, PyExc_TypeError } from '../../objects/exceptions/types';
import { PyList_Append, PyList_New } from '../../objects/list';
import { PyUnicode_Concat } from '../../objects/str/concat';
import { PyUnicode_Join } from '../../objects/str/join';
import { unicode_get_empty } from '../../objects/str/new';
import { PyUnicode_Substring } from '../../objects/str/slice';
import { PyUnicode_Check, PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND } from '../../objects/str/struct';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack2 } from '../../objects/tuple';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { clearSlot, objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, setSlot } from '../../runtime/object';
import { pel, stackAlloc, stackFree } from '../../runtime/pellucid';
import { asSsize } from '../zlib/state';
import { bufferOf } from './buffered';
import { buffered_read1Size } from './buffered-read';
import { NativeDecoder_Check, nativeDecode } from './native-decoder';
import { _PyIncrementalNewlineDecoder_decode, checkDecoded } from './newline-decoder';
import { get_io_state, unsupported } from './state';
import { findLineEnding, unitAddress } from './text-lines';
import { attached, isOpen, setDecodedChars, textio, textOf, usableText } from './textio';
import { writeflush } from './textio-write';
import { callDecode, callMethodSize, sizeArgument } from './util';

// new
export function decodeChunk(t: textio, input: PyObject, final: bool): PyObject | null {
  const decoder = t.decoder!;
  if (NativeDecoder_Check(decoder)) return nativeDecode(decoder, input, final);
  if (decoder.ob_type == get_io_state().PyIncrementalNewlineDecoder_Type) {
    return _PyIncrementalNewlineDecoder_decode(decoder, input, final);
  }
  return checkDecoded(callDecode(decoder, input, final));
}

/** decoder.getstate() into two pointers, new references: 0 or -1. */
export function decoderState(t: textio, out: usize): i32 {
  const state = PyObject_CallMethodNoArgs(t.decoder!, _Py_ID('getstate'));
  if (!state) return -1;
  if (!PyTuple_Check(state) || PyTuple_GET_SIZE(state) != 2) {
    Py_DECREF(state);
    PyErr_Format(PyExc_TypeError, 'illegal decoder state');
    return -1;
  }
  const buffer = PyTuple_GET_ITEM(state, 0);
  if (!PyBytes_Check(buffer)) {
    PyErr_Format(
      PyExc_TypeError,
      "illegal decoder state: the first item should be a bytes object, not '%.200s'",
      buffer.ob_type.tp_name,
    );
    Py_DECREF(state);
    return -1;
  }
  store<u64>(out, <u64>changetype<usize>(Py_NewRef(buffer)));
  store<u64>(out + 8, <u64>changetype<usize>(Py_NewRef(PyTuple_GET_ITEM(state, 1))));
  Py_DECREF(state);
  return 0;
}

// new: a + the n bytes at p
function concat(a: PyObject, p: usize, n: i64): PyObject | null {
  const before = PyBytes_GET_SIZE(a);
  const result = PyBytes_FromStringAndSize(0, before + n);
  if (!result) return null;
  memory.copy(PyBytes_AS_STRING(result), PyBytes_AS_STRING(a), <usize>before);
  memory.copy(PyBytes_AS_STRING(result) + <usize>before, p, <usize>n);
  return result;
}

/** The next chunk into decoded_chars: 1, 0 at the end, -1. */
function read_chunk(t: textio, hint: i64): i32 {
  if (!t.decoder) {
    unsupported('not readable');
    return -1;
  }
  const state = stackAlloc(2);
  store<u64>(state, 0);
  store<u64>(state + 8, 0);
  let r = -1;
  if (!t.telling || decoderState(t, state) == 0) {
    const size = hint > 0 ? <i64>(max(t.b2cratio, 1.0) * <f64>hint) : 0;
    const wanted = max(t.chunk_size, size);
    const type = t.buffer!.ob_type;
    const input =
      type == get_io_state().PyBufferedReader_Type && bufferOf(t.buffer!).ok > 0
        ? buffered_read1Size(bufferOf(t.buffer!), wanted)
        : callMethodSize(t.buffer!, t.has_read1 ? _Py_ID('read1') : _Py_ID('read'), wanted);
    if (input) {
      r = takeChunk(t, input, state);
      Py_DECREF(input);
    }
  }
  Py_XDECREF(changetype<PyObject | null>(load<usize>(state)));
  Py_XDECREF(changetype<PyObject | null>(load<usize>(state + 8)));
  stackFree(state);
  return r;
}

function takeChunk(t: textio, input: PyObject, state: usize): i32 {
  const view = stackAlloc(BUFFER_SLOTS);
  if (PyObject_GetBuffer(input, view, PyBUF_SIMPLE) < 0) {
    stackFree(view);
    PyErr_Clear();
    PyErr_Format(
      PyExc_TypeError,
      "underlying %ls() should have returned a bytes-like object, not '%.200s'",
      changetype<usize>(t.has_read1 ? 'read1' : 'read'),
      input.ob_type.tp_name,
    );
    return -1;
  }
  const buffer = changetype<Py_buffer>(view);
  const n = buffer.len;
  let end = n == 0;
  let r = -1;
  const chars = decodeChunk(t, input, end);
  if (chars) {
    const count = PyUnicode_GET_LENGTH(chars);
    setDecodedChars(t, chars);
    t.b2cratio = count > 0 ? <f64>n / <f64>count : 0;
    if (count > 0) end = false;
    r = end ? 0 : 1;
    if (t.telling) {
      const next = concat(changetype<PyObject>(load<usize>(state)), buffer.buf, n);
      const snapshot = next ? PyTuple_Pack2(changetype<PyObject>(load<usize>(state + 8)), next) : null;
      Py_XDECREF(next);
      if (!snapshot) r = -1;
      setSlot(changetype<usize>(t) + offsetof<textio>('_snapshot'), snapshot);
    }
  }
  PyBuffer_Release(view);
  stackFree(view);
  return r;
}

// new: up to n decoded characters, n < 0: all of them
function getDecodedChars(t: textio, n: i64): PyObject | null {
  const chars = t.decoded_chars;
  if (!chars) return unicode_get_empty();
  const ahead = PyUnicode_GET_LENGTH(chars) - t.decoded_chars_used;
  const count = n < 0 || n > ahead ? ahead : n;
  const from = t.decoded_chars_used;
  const result = from > 0 || count < ahead ? PyUnicode_Substring(chars, from, from + count) : Py_NewRef(chars);
  if (result) t.decoded_chars_used += count;
  return result;
}

/** What a call had taken before it had to wait; takes the references. */
function putBack(t: textio, chunks: PyObject | null, last: PyObject | null): void {
  if (pel.wait_kind && (chunks || last)) {
    let text: PyObject | null = last ? Py_NewRef(last) : unicode_get_empty();
    if (chunks && text && PyList_Append(chunks, text) == 0) {
      Py_DECREF(text);
      text = PyUnicode_Join(unicode_get_empty(), chunks);
    }
    if (text) setDecodedChars(t, text);
    else PyErr_Clear();
  }
  Py_XDECREF(chunks);
  Py_XDECREF(last);
}

export function textiowrapper_read(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const ok = sizeArgument('read', args, nargs, slot);
  const n = load<i64>(slot);
  stackFree(slot);
  const t = textOf(o);
  if (!ok || !usableText(t)) return null;
  if (!t.decoder) return unsupported('not readable');
  if (writeflush(t) < 0) return null;
  return n < 0 ? readAll(t) : readSome(t, n);
}

function readAll(t: textio): PyObject | null {
  const bytes = PyObject_CallMethodNoArgs(t.buffer!, _Py_ID('read'));
  if (!bytes) return null;
  const decoded = decodeChunk(t, bytes, true);
  Py_DECREF(bytes);
  if (!decoded) return null;
  const ahead = getDecodedChars(t, -1);
  if (!ahead) {
    Py_DECREF(decoded);
    return null;
  }
  const result = PyUnicode_Concat(ahead, decoded);
  Py_DECREF(ahead);
  Py_DECREF(decoded);
  if (!result) return null;
  // In CPython, too, only where the stream can be read again.
  setDecodedChars(t, null);
  clearSlot(changetype<usize>(t) + offsetof<textio>('_snapshot'));
  return result;
}

function readSome(t: textio, n: i64): PyObject | null {
  let result = getDecodedChars(t, n);
  let chunks: PyObject | null = null;
  let left = result ? n - PyUnicode_GET_LENGTH(result) : 0;
  while (result && left > 0) {
    const r = read_chunk(t, left);
    if (r == 0) break;
    if (r > 0 && !chunks) chunks = PyList_New(0);
    if (r < 0 || !chunks || (PyUnicode_GET_LENGTH(result) > 0 && PyList_Append(chunks, result) < 0)) {
      putBack(t, chunks, result);
      return null;
    }
    Py_DECREF(result);
    result = getDecodedChars(t, left);
    if (result) left -= PyUnicode_GET_LENGTH(result);
  }
  if (!chunks || !result) {
    Py_XDECREF(chunks);
    return result;
  }
  let joined: PyObject | null = null;
  if (PyList_Append(chunks, result) == 0) joined = PyUnicode_Join(unicode_get_empty(), chunks);
  Py_DECREF(chunks);
  Py_DECREF(result);
  return joined;
}

export function textiowrapper_readline(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const t = textOf(o);
  if (!_PyArg_CheckPositional('readline', nargs, 0, 1)) return null;
  const limit = nargs ? asSsize(objAt(args, 0)) : -1;
  return (limit == -1 && PyErr_Occurred()) || !attached(t) ? null : _textiowrapper_readline(t, limit);
}

/** Decoded characters are there: 1, 0 at the end, -1. */
function needChars(t: textio): i32 {
  while (!t.decoded_chars || !PyUnicode_GET_LENGTH(t.decoded_chars!)) {
    const r = read_chunk(t, 0);
    if (r <= 0) return r;
  }
  return 1;
}

// new: '' at the end
function _textiowrapper_readline(t: textio, limit: i64): PyObject | null {
  if (!isOpen(t) || writeflush(t) < 0) return null;
  let chunks: PyObject | null = null;
  let remaining: PyObject | null = null; // the beginning of a newline, perhaps
  let line: PyObject | null = null;
  let chunked: i64 = 0;
  for (;;) {
    const r = needChars(t);
    if (r < 0) {
      putBack(t, chunks, remaining);
      return null;
    }
    if (r == 0) {
      setDecodedChars(t, null);
      clearSlot(changetype<usize>(t) + offsetof<textio>('_snapshot'));
      break;
    }
    let start: i64 = 0;
    let before: i64 = 0;
    if (!remaining) {
      line = Py_NewRef(t.decoded_chars!);
      start = t.decoded_chars_used;
    } else {
      line = PyUnicode_Concat(remaining, t.decoded_chars!);
      before = PyUnicode_GET_LENGTH(remaining);
      Py_DECREF(remaining);
      remaining = null;
      if (!line) {
        Py_XDECREF(chunks);
        return null;
      }
    }
    const length = PyUnicode_GET_LENGTH(line);
    const kind = PyUnicode_KIND(line);
    const slot = stackAlloc(1);
    const p = unitAddress(kind, PyUnicode_DATA(line), start);
    let n = findLineEnding(t.readtranslate != 0, t.readuniversal != 0, t.readnl, kind, p, length - start, slot);
    const consumed = load<i64>(slot);
    stackFree(slot);
    const found = n >= 0;
    if (!found) n = consumed;
    const limited = limit >= 0 && n + chunked >= limit;
    if (limited) n = limit - chunked;
    const end = start + n;
    if (found || limited) {
      t.decoded_chars_used = end - before;
      if (start > 0 || end < length) {
        const part = PyUnicode_Substring(line, start, end);
        Py_DECREF(line);
        line = part;
      }
      if (!line) {
        Py_XDECREF(chunks);
        return null;
      }
      break;
    }
    let ok = true;
    if (n > 0) {
      if (!chunks) chunks = PyList_New(0);
      const part = chunks ? PyUnicode_Substring(line, start, end) : null;
      ok = part != null && PyList_Append(chunks!, part) == 0;
      Py_XDECREF(part);
      chunked += n;
    }
    if (ok && end < length) {
      remaining = PyUnicode_Substring(line, end, length);
      ok = remaining != null;
    }
    Py_DECREF(line);
    line = null;
    if (!ok) {
      Py_XDECREF(chunks);
      return null;
    }
    setDecodedChars(t, null);
  }
  if (remaining) {
    if (!line) line = remaining;
    else Py_DECREF(remaining);
  }
  if (!chunks) return line ? line : unicode_get_empty();
  let result: PyObject | null = null;
  if (!line || PyList_Append(chunks, line) == 0) result = PyUnicode_Join(unicode_get_empty(), chunks);
  Py_XDECREF(line);
  Py_DECREF(chunks);
  return result;
}

export function textiowrapper_iternext(o: PyObject): PyObject | null {
  const t = textOf(o);
  if (!attached(t)) return null;
  t.telling = 0;
  let line: PyObject | null;
  if (o.ob_type == get_io_state().PyTextIOWrapper_Type) line = _textiowrapper_readline(t, -1);
  else {
    line = PyObject_CallMethodNoArgs(o, _Py_ID('readline'));
    if (line && !PyUnicode_Check(line)) {
      PyErr_Format(PyExc_OSError, "readline() should have returned a str object, not '%.200s'", line.ob_type.tp_name);
      Py_DECREF(line);
      return null;
    }
  }
  if (!line || PyUnicode_GET_LENGTH(line)) return line;
  Py_DECREF(line);
  clearSlot(changetype<usize>(o) + offsetof<textio>('_snapshot'));
  t.telling = t.seekable;
  return null;
}
