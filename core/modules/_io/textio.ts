// TextIOWrapper: text over a buffered stream. (CPython: Modules/_io/textio.c)
//
//   writing   text → encoder → pending_bytes → buffer.write
//   reading   buffer.read1 → decoder (→ newline decoder) → decoded_chars, of which decoded_chars_used are used up
//   tell      snapshot: the decoder's flags before the last chunk, and the bytes that it was given since

import { PyNumber_AsSsize_t } from '../../objects/abstract/conversion';
import { PyObject_GetAttr, PyObject_GetOptionalAttr } from '../../objects/attribute';
import { PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg } from '../../objects/call';
import {
  _PyErr_ChainExceptions1,
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_SetString,
} from '../../objects/exceptions/errors';
import { PyExc_AttributeError, PyExc_RuntimeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_FromLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { Py_ReprEnter, Py_ReprLeave } from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { freeInstance } from '../../objects/type/from-spec';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import {
  clearSlot,
  Py_DECREF,
  Py_NewRef,
  Py_XDECREF,
  PyObject_GC_UnTrack,
  setSlot,
  stackAlloc,
} from '../../runtime/cold';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { _PyFileIO_closed } from './fileio';
import { _PyIOBase_finalize, closedError, iobase_check_closed } from './iobase';
import { get_io_state } from './state';
import { writeflush } from './textio-write';
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

/** o as its struct; nothing is checked. */
/* @inline */ export function textOf(o: PyObject): textio {
  return changetype<textio>(o);
}

/** The address of a field. */
/* @inline */ export function slotOf(o: PyObject, offset: usize): usize {
  return changetype<usize>(o) + offset;
}

// --- states

/** Whether there is a buffer below; false: the exception is set. */
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

/** The same, and it is not closed. */
/* @inline */ export function usableText(t: textio): bool {
  return attached(t) && isOpen(t);
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

/** Drops all that it holds. */
export function clearFields(o: PyObject): void {
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
