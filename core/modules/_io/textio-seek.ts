// seek and tell of text: a position is a cookie of where to begin to decode, and how many characters to skip then.
// (CPython: Modules/_io/textio.c)

import { PyNumber_Long } from '../../objects/abstract/conversion';
import { _PyArg_CheckPositional } from '../../objects/args';
import { bytes_get_empty, PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg } from '../../objects/call';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OSError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsLongLong, PyLong_FromLong } from '../../objects/int';
import { _PyLong_AsByteArray, _PyLong_FromByteArray } from '../../objects/int/bytes';
import { Py_None } from '../../objects/none';
import { PyObject_RichCompareBool } from '../../objects/object';
import { PyUnicode_GET_LENGTH } from '../../objects/str/struct';
import { PyTuple_GET_ITEM, PyTuple_Pack2 } from '../../objects/tuple';
import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, setSlot, stackAlloc } from '../../runtime/cold';
import { PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, Py_EQ, Py_LT, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { unsupported } from './state';
import { attached, setDecodedChars, textio, textOf, usableText } from './textio';
import { decodeChunk, decoderState } from './textio-read';
import { writeflush } from './textio-write';
import { callMethod2, callMethodSize } from './util';

/** 21 bytes of it are the cookie, as a little-endian number. */
@unmanaged
class cookie {
  start_pos: i64;
  dec_flags: i32;
  bytes_to_feed: i32;
  chars_to_skip: i32;
  need_eof: u8;
}

const COOKIE_SLOTS: i64 = 3;
const COOKIE_BYTES: usize = 21;

function newCookie(): cookie {
  const p = stackAlloc(COOKIE_SLOTS);
  memory.fill(p, 0, 24);
  return changetype<cookie>(p);
}

function buildCookie(c: cookie): PyObject | null {
  return _PyLong_FromByteArray(changetype<usize>(c), COOKIE_BYTES, true, false);
}

function parseCookie(c: cookie, o: PyObject): i32 {
  const number = PyNumber_Long(o);
  if (!number) return -1;
  const r = _PyLong_AsByteArray(number, changetype<usize>(c), COOKIE_BYTES, true, false);
  Py_DECREF(number);
  return r;
}

/** A result that does not matter: 0, or -1 for NULL. */
function done(result: PyObject | null): i32 {
  if (!result) return -1;
  Py_DECREF(result);
  return 0;
}

function restoreDecoder(t: textio, c: cookie): i32 {
  // At the beginning a decoder's flags may be other than 0: those of UTF-16, which waits for its mark.
  if (c.start_pos == 0 && c.dec_flags == 0) return done(PyObject_CallMethodNoArgs(t.decoder!, _Py_ID('reset')));
  const flags = PyLong_FromLong(c.dec_flags);
  if (!flags) return -1;
  const state = PyTuple_Pack2(bytes_get_empty(), flags);
  Py_DECREF(flags);
  if (!state) return -1;
  const r = done(PyObject_CallMethodOneArg(t.decoder!, _Py_ID('setstate'), state));
  Py_DECREF(state);
  return r;
}

function restoreEncoder(t: textio, atStart: bool): i32 {
  t.encoding_start_of_stream = atStart ? 1 : 0;
  if (!t.encoder || t.encoder == Py_None) return 0;
  return atStart
    ? done(PyObject_CallMethodNoArgs(t.encoder!, _Py_ID('reset')))
    : done(PyObject_CallMethodOneArg(t.encoder!, _Py_ID('setstate'), PyLong_FromLong(0)!));
}

/** Whether o == 0: 1, 0, -1. */
function isZero(o: PyObject): i32 {
  return PyObject_RichCompareBool(o, PyLong_FromLong(0)!, Py_EQ);
}

export function textiowrapper_seek(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('seek', nargs, 1, 2)) return null;
  const whence = nargs > 1 ? PyLong_AsInt(objAt(args, 1)) : 0;
  if (whence == -1 && PyErr_Occurred()) return null;
  const t = textOf(o);
  if (!usableText(t)) return null;
  if (!t.seekable) return unsupported('underlying stream is not seekable');
  const position = objAt(args, 0);
  if (whence == 0) return seekTo(t, position);
  if (whence != 1 && whence != 2) {
    return PyErr_Format(PyExc_ValueError, 'invalid whence (%d, should be 0, 1 or 2)', whence);
  }
  const zero = isZero(position);
  if (zero < 0) return null;
  if (!zero) {
    return unsupported(whence == 1 ? "can't do nonzero cur-relative seeks" : "can't do nonzero end-relative seeks");
  }
  if (whence == 2) return seekEnd(t);
  const here = PyObject_CallMethodNoArgs(o, _Py_ID('tell'));
  if (!here) return null;
  const result = seekTo(t, here);
  Py_DECREF(here);
  return result;
}

function seekEnd(t: textio): PyObject | null {
  if (done(PyObject_CallMethodNoArgs(t, _Py_ID('flush'))) < 0) return null;
  setDecodedChars(t, null);
  clearSlot(changetype<usize>(t) + offsetof<textio>('_snapshot'));
  if (t.decoder && done(PyObject_CallMethodNoArgs(t.decoder!, _Py_ID('reset'))) < 0) return null;
  const result = callMethod2(t.buffer!, _Py_ID('seek'), PyLong_FromLong(0)!, PyLong_FromLong(2)!);
  if (!result) return null;
  if (t.encoder) {
    const zero = isZero(result);
    if (zero < 0 || restoreEncoder(t, zero != 0) < 0) {
      Py_DECREF(result);
      return null;
    }
  }
  return result;
}

function seekTo(t: textio, position: PyObject): PyObject | null {
  const negative = PyObject_RichCompareBool(position, PyLong_FromLong(0)!, Py_LT);
  if (negative < 0) return null;
  if (negative) return PyErr_Format(PyExc_ValueError, 'negative seek position %R', arg(position));
  if (done(PyObject_CallMethodNoArgs(t, _Py_ID('flush'))) < 0) return null;
  const c = newCookie();
  const ok = parseCookie(c, position) == 0 && restore(t, c) == 0;
  stackFree(changetype<usize>(c));
  return ok ? Py_NewRef(position) : null;
}

/** Back to the safe point, and forward again as far as the program was: 0 or -1. */
function restore(t: textio, c: cookie): i32 {
  if (done(callMethodSize(t.buffer!, _Py_ID('seek'), c.start_pos)) < 0) return -1;
  setDecodedChars(t, null);
  clearSlot(changetype<usize>(t) + offsetof<textio>('_snapshot'));
  if (t.decoder && restoreDecoder(t, c) < 0) return -1;
  let input: PyObject | null = bytes_get_empty();
  if (c.chars_to_skip) {
    input = callMethodSize(t.buffer!, _Py_ID('read'), c.bytes_to_feed);
    if (!input) return -1;
    if (!PyBytes_Check(input)) {
      PyErr_Format(
        PyExc_TypeError,
        "underlying read() should have returned a bytes object, not '%.200s'",
        input.ob_type.tp_name,
      );
      Py_DECREF(input);
      return -1;
    }
  }
  const flags = PyLong_FromLong(c.dec_flags);
  const snapshot = flags ? PyTuple_Pack2(flags, input) : null;
  Py_XDECREF(flags);
  setSlot(changetype<usize>(t) + offsetof<textio>('_snapshot'), snapshot);
  let r = snapshot ? 0 : -1;
  if (r == 0 && c.chars_to_skip) {
    const decoded = decodeChunk(t, input, c.need_eof != 0);
    if (!decoded) r = -1;
    else {
      const n = PyUnicode_GET_LENGTH(decoded);
      setDecodedChars(t, decoded);
      if (n < c.chars_to_skip) {
        PyErr_SetString(PyExc_OSError, "can't restore logical file position");
        r = -1;
      } else t.decoded_chars_used = c.chars_to_skip;
    }
  }
  Py_DECREF(input);
  if (r == 0 && t.encoder) r = restoreEncoder(t, c.start_pos == 0 && c.dec_flags == 0);
  return r;
}

export function textiowrapper_tell(o: PyObject, unused: PyObject | null): PyObject | null {
  const t = textOf(o);
  if (!usableText(t)) return null;
  if (!t.seekable) return unsupported('underlying stream is not seekable');
  if (!t.telling) return PyErr_SetString(PyExc_OSError, 'telling position disabled by next() call');
  if (writeflush(t) < 0 || done(PyObject_CallMethodNoArgs(o, _Py_ID('flush'))) < 0) return null;
  const position = PyObject_CallMethodNoArgs(t.buffer!, _Py_ID('tell'));
  if (!position || !t.decoder || !t.snapshot) return position;
  const c = newCookie();
  c.start_pos = PyLong_AsLongLong(position);
  Py_DECREF(position);
  let result: PyObject | null = null;
  if (c.start_pos != -1 || !PyErr_Occurred()) {
    const next = PyTuple_GET_ITEM(t.snapshot!, 1);
    c.dec_flags = PyLong_AsInt(PyTuple_GET_ITEM(t.snapshot!, 0));
    if (c.dec_flags != -1 || !PyErr_Occurred()) {
      c.start_pos -= PyBytes_GET_SIZE(next);
      // Nothing was used since the snapshot: that is the place.
      if (t.decoded_chars_used == 0) result = buildCookie(c);
      else result = tellInside(t, c, next);
    }
  }
  stackFree(changetype<usize>(c));
  return result;
}

/** The decoder is tried out, and afterwards is again what it was. */
function tellInside(t: textio, c: cookie, next: PyObject): PyObject | null {
  const saved = PyObject_CallMethodNoArgs(t.decoder!, _Py_ID('getstate'));
  if (!saved) return null;
  Py_NewRef(next);
  const found = findPlace(t, c, next);
  Py_DECREF(next);
  const exc = found < 0 ? PyErr_GetRaisedException() : null;
  const restored = done(PyObject_CallMethodOneArg(t.decoder!, _Py_ID('setstate'), saved));
  Py_DECREF(saved);
  if (exc) {
    if (restored < 0) Py_DECREF(exc);
    else PyErr_SetRaisedException(exc);
    return null;
  }
  return restored < 0 ? null : buildCookie(c);
}

/** How many characters n bytes make; -1 with an exception. */
function countDecoded(t: textio, p: usize, n: i64, final: bool): i64 {
  const bytes = PyBytes_FromStringAndSize(p, n);
  if (!bytes) return -1;
  const text = decodeChunk(t, bytes, final);
  Py_DECREF(bytes);
  if (!text) return -1;
  const count = PyUnicode_GET_LENGTH(text);
  Py_DECREF(text);
  return count;
}

/** How many bytes the decoder holds back, its flags to *flags; -1 with an exception. */
function heldBack(t: textio, flags: usize): i64 {
  const state = stackAlloc(2);
  let n: i64 = -1;
  if (decoderState(t, state) == 0) {
    n = PyBytes_GET_SIZE(objAt(state, 0));
    store<i32>(flags, PyLong_AsInt(objAt(state, 1)));
    Py_DECREF(objAt(state, 0));
    Py_DECREF(objAt(state, 1));
    if (PyErr_Occurred()) n = -1;
  }
  stackFree(state);
  return n;
}

/** Finds the nearest point before the program's place where the decoder holds nothing back: 0 or -1. */
function findPlace(t: textio, c: cookie, next: PyObject): i32 {
  const slot = stackAlloc(1);
  const r = findWith(t, c, next, slot);
  stackFree(slot);
  return r;
}

function findWith(t: textio, c: cookie, next: PyObject, flags: usize): i32 {
  let toSkip = t.decoded_chars_used;
  const p = PyBytes_AS_STRING(next);
  const size = PyBytes_GET_SIZE(next);
  // A guess from the ratio of bytes to characters, then backwards until it is before the place.
  let skip = <i64>(t.b2cratio * <f64>toSkip);
  let back: i64 = 1;
  while (skip > 0) {
    if (restoreDecoder(t, c) < 0) return -1;
    const count = countDecoded(t, p, min(skip, size), false);
    if (count < 0) return -1;
    if (count <= toSkip) {
      const held = heldBack(t, flags);
      if (held < 0) return -1;
      if (held == 0) {
        c.dec_flags = load<i32>(flags);
        toSkip -= count;
        break;
      }
      skip -= held;
      back = 1;
    } else {
      skip -= back;
      back *= 2;
    }
  }
  if (skip <= 0) {
    skip = 0;
    if (restoreDecoder(t, c) < 0) return -1;
  }
  c.start_pos += skip;
  c.chars_to_skip = <i32>toSkip;
  if (toSkip == 0) return 0;
  // Byte by byte from there; each point where nothing is held back is a better one.
  let count: i64 = 0;
  let i = skip;
  for (; i < size; i++) {
    const n = countDecoded(t, p + <usize>i, 1, false);
    if (n < 0) return -1;
    count += n;
    c.bytes_to_feed++;
    const held = heldBack(t, flags);
    if (held < 0) return -1;
    if (held == 0 && count <= toSkip) {
      c.start_pos += c.bytes_to_feed;
      toSkip -= count;
      c.dec_flags = load<i32>(flags);
      c.bytes_to_feed = 0;
      count = 0;
    }
    if (count >= toSkip) break;
  }
  if (i >= size) {
    const n = countDecoded(t, p, 0, true);
    if (n < 0) return -1;
    count += n;
    c.need_eof = 1;
    if (count < toSkip) {
      PyErr_SetString(PyExc_OSError, "can't reconstruct logical file position");
      return -1;
    }
  }
  c.chars_to_skip = <i32>toSkip;
  return 0;
}

export function textiowrapper_truncate(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('truncate', nargs, 0, 1)) return null;
  const t = textOf(o);
  if (!attached(t) || done(PyObject_CallMethodNoArgs(o, _Py_ID('flush'))) < 0) return null;
  return PyObject_CallMethodOneArg(t.buffer!, _Py_ID('truncate'), nargs ? objAt(args, 0) : Py_None);
}
