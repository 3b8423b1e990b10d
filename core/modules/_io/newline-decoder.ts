// IncrementalNewlineDecoder: \r and \r\n as \n, over another decoder. (CPython: Modules/_io/textio.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { _PyArg_UnpackKeywords, unpackTupleAndKeywords } from '../../objects/args';
import { bytes_get_empty } from '../../objects/bytes/new';
import { PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg } from '../../objects/call';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsUnsignedLongLongMask, PyLong_Check, PyLong_FromUnsignedLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_Concat } from '../../objects/str/concat';
import { PyUnicode_FindChar } from '../../objects/str/find';
import { PyUnicode_FromKindAndData, PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Substring } from '../../objects/str/slice';
import {
  kindShift,
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_READ,
  PyUnicode_WRITE,
} from '../../objects/str/struct';
import {
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_Pack2,
  PyTuple_SET_ITEM,
} from '../../objects/tuple';
import { freeInstance } from '../../objects/type/from-spec';
import { clearSlot, Py_DECREF, Py_NewRef, PyObject_GC_UnTrack, setSlot, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { NativeDecoder_Check, nativeDecode } from './native-decoder';
import { callDecode } from './util';

const SEEN_CR: u8 = 1;
const SEEN_LF: u8 = 2;
const SEEN_CRLF: u8 = 4;

/** 40 bytes. */
@unmanaged
export class nldecoder extends PyObject {
  decoder: PyObject | null; // None: text is decoded already
  errors: PyObject | null;
  pendingcr: u8; // CPython has these three as bit fields
  translate: u8;
  seennl: u8;
}

// new
function uninitialized(): PyObject | null {
  return PyErr_SetString(PyExc_ValueError, 'IncrementalNewlineDecoder.__init__() not called');
}

/* @inline */ function decoderOf(o: PyObject): nldecoder {
  return changetype<nldecoder>(o);
}

export function incrementalnewlinedecoder_init(o: PyObject, args: PyObject, kwargs: PyObject | null): i32 {
  const at = stackAlloc(3);
  let r = -1;
  if (unpackTupleAndKeywords(args, kwargs, 'IncrementalNewlineDecoder', 'decoder translate errors', 0, 2, 0, at) == 0) {
    const translate = PyObject_IsTrue(objAt(at, 1));
    if (translate >= 0) {
      const errors: PyObject = ptrAt(at, 2) ? objAt(at, 2) : _Py_ID('strict');
      setup(o, objAt(at, 0), translate != 0, errors);
      r = 0;
    }
  }
  stackFree(at);
  return r;
}

function setup(o: PyObject, decoder: PyObject, translate: bool, errors: PyObject): void {
  const d = decoderOf(o);
  setSlot(changetype<usize>(o) + offsetof<nldecoder>('_errors'), Py_NewRef(errors));
  setSlot(changetype<usize>(o) + offsetof<nldecoder>('_decoder'), Py_NewRef(decoder));
  d.translate = translate ? 1 : 0;
  d.seennl = 0;
  d.pendingcr = 0;
}

// new
export function newNewlineDecoder(type: PyObject, decoder: PyObject, translate: bool): PyObject | null {
  const t = changetype<PyTypeObject>(type);
  const o = call_indirect<PyObject | null>(<u32>t.tp_alloc, t, <i64>0);
  if (o) setup(o, decoder, translate, _Py_ID('strict'));
  return o;
}

export function incrementalnewlinedecoder_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  let r = Py_VISIT(o.ob_type, visit, argument);
  if (!r) r = Py_VISIT(decoderOf(o).decoder, visit, argument);
  return r ? r : Py_VISIT(decoderOf(o).errors, visit, argument);
}

export function incrementalnewlinedecoder_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<nldecoder>('_decoder'));
  clearSlot(changetype<usize>(o) + offsetof<nldecoder>('_errors'));
  return 0;
}

export function incrementalnewlinedecoder_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  incrementalnewlinedecoder_clear(o);
  freeInstance(o);
}

/** A decoder's answer has to be text; releases what is not. */
export function checkDecoded(decoded: PyObject | null): PyObject | null {
  if (!decoded || PyUnicode_Check(decoded)) return decoded;
  PyErr_Format(PyExc_TypeError, "decoder should return a string result, not '%.200s'", decoded.ob_type.tp_name);
  Py_DECREF(decoded);
  return null;
}

// new: '\r' + text; releases text
function prefixed(text: PyObject): PyObject | null {
  const cr = PyUnicode_FromString('\r');
  const result = cr ? PyUnicode_Concat(cr, text) : null;
  if (cr) Py_DECREF(cr);
  Py_DECREF(text);
  return result;
}

/** Notes the newlines of a text that has a \r. */
function noteNewlines(d: nldecoder, text: PyObject): void {
  const kind = PyUnicode_KIND(text);
  const data = PyUnicode_DATA(text);
  const n = PyUnicode_GET_LENGTH(text);
  let seen = d.seennl;
  for (let i: i64 = 0; i < n && seen != 7; i++) {
    const c = PyUnicode_READ(kind, data, i);
    if (c == 0x0a) seen |= SEEN_LF;
    else if (c == 0x0d) {
      if (i + 1 < n && PyUnicode_READ(kind, data, i + 1) == 0x0a) {
        seen |= SEEN_CRLF;
        i++;
      } else seen |= SEEN_CR;
    }
  }
  d.seennl = seen;
}

// new: the text with \n for \r and \r\n; releases text
function translated(d: nldecoder, text: PyObject): PyObject | null {
  const kind = PyUnicode_KIND(text);
  const data = PyUnicode_DATA(text);
  const n = PyUnicode_GET_LENGTH(text);
  const to = PyMem_Malloc(((<usize>n) << kindShift(kind)) + 1);
  if (!to) {
    Py_DECREF(text);
    return PyErr_NoMemory();
  }
  let seen = d.seennl;
  let w: i64 = 0;
  for (let i: i64 = 0; i < n; i++) {
    let c = PyUnicode_READ(kind, data, i);
    if (c == 0x0a) seen |= SEEN_LF;
    else if (c == 0x0d) {
      if (i + 1 < n && PyUnicode_READ(kind, data, i + 1) == 0x0a) {
        seen |= SEEN_CRLF;
        i++;
      } else seen |= SEEN_CR;
      c = 0x0a;
    }
    PyUnicode_WRITE(kind, to, w++, c);
  }
  d.seennl = seen;
  const result = PyUnicode_FromKindAndData(kind, to, w);
  PyMem_Free(to);
  Py_DECREF(text);
  return result;
}

// new
export function _PyIncrementalNewlineDecoder_decode(o: PyObject, input: PyObject, final: bool): PyObject | null {
  const d = decoderOf(o);
  const decoder = d.decoder;
  if (!decoder) return uninitialized();
  let output: PyObject | null;
  if (decoder == Py_None) output = Py_NewRef(input);
  else if (NativeDecoder_Check(decoder)) output = nativeDecode(decoder, input, final);
  else output = callDecode(decoder, input, final);
  output = checkDecoded(output);
  if (!output) return null;
  let n = PyUnicode_GET_LENGTH(output);
  if (d.pendingcr && (final || n > 0)) {
    output = prefixed(output);
    if (!output) return null;
    d.pendingcr = 0;
    n++;
  }
  // A \r at the end may be half of a \r\n.
  if (!final && n > 0 && PyUnicode_READ(PyUnicode_KIND(output), PyUnicode_DATA(output), n - 1) == 0x0d) {
    const shorter = PyUnicode_Substring(output, 0, n - 1);
    Py_DECREF(output);
    if (!shorter) return null;
    output = shorter;
    n--;
    d.pendingcr = 1;
  }
  if (n == 0) return output;
  if (PyUnicode_FindChar(output, 0x0d, 0, n, 1) < 0) {
    if (!(d.seennl & SEEN_LF) && PyUnicode_FindChar(output, 0x0a, 0, n, 1) >= 0) d.seennl |= SEEN_LF;
    return output;
  }
  if (d.translate) return translated(d, output);
  noteNewlines(d, output);
  return output;
}

export function incrementalnewlinedecoder_decode(
  o: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const at = stackAlloc(2);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'decode', 'input final', 0, 1, 0, at) == 0) {
    const final = ptrAt(at, 1) ? PyObject_IsTrue(objAt(at, 1)) : 0;
    if (final >= 0) result = _PyIncrementalNewlineDecoder_decode(o, objAt(at, 0), final != 0);
  }
  stackFree(at);
  return result;
}

export function incrementalnewlinedecoder_getstate(o: PyObject, unused: PyObject | null): PyObject | null {
  const d = decoderOf(o);
  if (!d.decoder) return uninitialized();
  let buffer: PyObject | null = bytes_get_empty();
  let flag: u64 = 0;
  if (d.decoder != Py_None) {
    const state = PyObject_CallMethodNoArgs(d.decoder!, _Py_ID('getstate'));
    if (!state) return null;
    if (!PyTuple_Check(state) || PyTuple_GET_SIZE(state) != 2 || !PyLong_Check(PyTuple_GET_ITEM(state, 1))) {
      Py_DECREF(state);
      return PyErr_SetString(PyExc_TypeError, 'illegal decoder state');
    }
    buffer = Py_NewRef(PyTuple_GET_ITEM(state, 0));
    flag = PyLong_AsUnsignedLongLongMask(PyTuple_GET_ITEM(state, 1));
    Py_DECREF(state);
  }
  const number = PyLong_FromUnsignedLongLong((flag << 1) | d.pendingcr);
  const result = number ? PyTuple_Pack2(buffer!, number) : null;
  Py_DECREF(buffer!);
  if (number) Py_DECREF(number);
  return result;
}

export function incrementalnewlinedecoder_setstate(o: PyObject, state: PyObject): PyObject | null {
  const d = decoderOf(o);
  if (!d.decoder) return uninitialized();
  if (!PyTuple_Check(state)) return PyErr_SetString(PyExc_TypeError, 'state argument must be a tuple');
  if (PyTuple_GET_SIZE(state) != 2 || !PyLong_Check(PyTuple_GET_ITEM(state, 1))) {
    return PyErr_SetString(PyExc_TypeError, 'setstate(): illegal state argument');
  }
  const flag = PyLong_AsUnsignedLongLongMask(PyTuple_GET_ITEM(state, 1));
  if (flag == ~0 && PyErr_Occurred()) return null;
  d.pendingcr = <u8>(flag & 1);
  if (d.decoder == Py_None) return Py_None;
  const number = PyLong_FromUnsignedLongLong(flag >> 1);
  if (!number) return null;
  const inner = PyTuple_Pack2(PyTuple_GET_ITEM(state, 0), number);
  Py_DECREF(number);
  if (!inner) return null;
  const result = PyObject_CallMethodOneArg(d.decoder!, _Py_ID('setstate'), inner);
  Py_DECREF(inner);
  return result;
}

export function incrementalnewlinedecoder_reset(o: PyObject, unused: PyObject | null): PyObject | null {
  const d = decoderOf(o);
  if (!d.decoder) return uninitialized();
  d.seennl = 0;
  d.pendingcr = 0;
  return d.decoder == Py_None ? Py_None : PyObject_CallMethodNoArgs(d.decoder!, _Py_ID('reset'));
}

/** None, the newline, or a tuple of those that were seen. */
export function incrementalnewlinedecoder_get_newlines(o: PyObject, closure: usize): PyObject | null {
  const d = decoderOf(o);
  if (!d.decoder) return uninitialized();
  const seen = d.seennl;
  const count = <i64>popcnt(<u32>seen);
  if (count == 0) return Py_None;
  const tuple = PyTuple_New(count);
  let i: i64 = 0;
  for (let bit: u8 = 1; bit <= 4 && tuple; bit <<= 1) {
    if (!(seen & bit)) continue;
    const text = PyUnicode_FromString(bit == SEEN_CR ? '\r' : bit == SEEN_LF ? '\n' : '\r\n');
    if (!text || count == 1) {
      Py_DECREF(tuple);
      return text;
    }
    PyTuple_SET_ITEM(tuple, i++, text);
  }
  return tuple;
}
