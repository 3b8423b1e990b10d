// The module _bz2. (CPython: Modules/_bz2module.c)

import { PyMem_Free } from '../memory/obmalloc/malloc';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../objects/abstract/buffer';
import { _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_NoPositional, _PyArg_UnpackKeywords } from '../objects/args';
import { PyBytes_FromStringAndSize } from '../objects/bytes/new';
import { dropBytes, finishBytes, newByteWriter } from '../objects/bytes/writer';
import { PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_EOFError, PyExc_OSError, PyExc_ValueError } from '../objects/exceptions/types';
import { PyLong_AsInt } from '../objects/int';
import { newModuleWithState, PyModule_AddType, PyModule_GetState, PyModuleDef } from '../objects/module';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../objects/tuple';
import { freeInstance, newHeapType, readyHeapType } from '../objects/type/from-spec';
import { clearSlot, Py_DECREF, setSlot, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { member, method } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  Py_READONLY,
  Py_T_BOOL,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../runtime/type';
import {
  Decoder,
  decode,
  feed,
  freeDecoder,
  newDecoder,
  restOf,
  STEP_END,
  STEP_ERROR,
  STEP_MEMORY,
  STEP_NEED,
} from './_bz2/decode';
import { Encoder, encode, finishEncoder, newEncoder } from './_bz2/encode';
import { asSsize } from './zlib/state';

const bz2Def = staticObject<PyModuleDef>(104);

/** 112 bytes: CPython's bz_stream is 80 of them. */
@unmanaged
class BZ2Compressor extends PyObject {
  encoder: Encoder | null;
  @bytes(72) rest: usize;
  flushed: i32;
  lock: usize; // NOT CPYTHON: unused
}

/** 152 bytes. */
@unmanaged
class BZ2Decompressor extends PyObject {
  decoder: Decoder | null;
  @bytes(72) rest: usize;
  eof: u8;
  unused_data: PyObject | null; // strong: bytes
  needs_input: u8;
  @bytes(32) more: usize; // NOT CPYTHON: the decoder has the input; no lock
}

/** The buffer of an argument: false with TypeError. */
function bufferOf(o: PyObject, view: usize): bool {
  return PyObject_GetBuffer(o, view, PyBUF_SIMPLE) == 0;
}

// --- BZ2Compressor

function BZ2Compressor_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('BZ2Compressor', kwargs)) return null;
  const n = PyTuple_GET_SIZE(args);
  if (!_PyArg_CheckPositional('BZ2Compressor', n, 0, 1)) return null;
  const level = n ? PyLong_AsInt(PyTuple_GET_ITEM(args, 0)) : 9;
  if (level == -1 && PyErr_Occurred()) return null;
  if (level < 1 || level > 9) return PyErr_SetString(PyExc_ValueError, 'compresslevel must be between 1 and 9');
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const encoder = newEncoder(level);
  changetype<BZ2Compressor>(o).encoder = encoder;
  if (encoder) return o;
  Py_DECREF(o);
  return null;
}

function BZ2Compressor_dealloc(o: PyObject): void {
  PyMem_Free(changetype<usize>(changetype<BZ2Compressor>(o).encoder));
  freeInstance(o);
}

// new: what became of n more bytes, or (data 0) of all that is left
function produce(o: PyObject, data: usize, n: i64): PyObject | null {
  const encoder = changetype<BZ2Compressor>(o).encoder as Encoder;
  const out = newByteWriter();
  encoder.out = out;
  return (data ? encode(encoder, data, n) : finishEncoder(encoder)) ? finishBytes(out) : dropBytes(out);
}

function BZ2Compressor_compress(o: PyObject, data: PyObject): PyObject | null {
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (bufferOf(data, view)) {
    if (changetype<BZ2Compressor>(o).flushed) PyErr_SetString(PyExc_ValueError, 'Compressor has been flushed');
    else result = produce(o, changetype<Py_buffer>(view).buf, changetype<Py_buffer>(view).len);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return result;
}

function BZ2Compressor_flush(o: PyObject, unused: PyObject | null): PyObject | null {
  const self = changetype<BZ2Compressor>(o);
  if (self.flushed) return PyErr_SetString(PyExc_ValueError, 'Repeated call to flush()');
  self.flushed = 1;
  return produce(o, 0, 0);
}

function compressorType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_bz2.BZ2Compressor', offsetof<BZ2Compressor>(), 0, Py_TPFLAGS_IMMUTABLETYPE, null);
  if (!t) return null;
  t.tp_new = BZ2Compressor_new.index;
  t.tp_dealloc = BZ2Compressor_dealloc.index;
  method(
    t,
    'compress',
    BZ2Compressor_compress.index,
    METH_O,
    "compress($self, data, /)\n--\n\nProvide data to the compressor object.\n\nReturns a chunk of compressed data if possible, or b'' otherwise.\n\nWhen you have finished providing data to the compressor, call the\nflush() method to finish the compression process.",
  );
  method(
    t,
    'flush',
    BZ2Compressor_flush.index,
    METH_NOARGS,
    'flush($self, /)\n--\n\nFinish the compression process.\n\nReturns the compressed data left in internal buffers.\n\nThe compressor object may not be used after this method is called.',
  );
  return readyHeapType(
    t,
    'BZ2Compressor(compresslevel=9, /)\n--\n\nCreate a compressor object for compressing data incrementally.\n\n  compresslevel\n    Compression level, as a number between 1 and 9.\n\nFor one-shot compression, use the compress() function instead.',
  );
}

// --- BZ2Decompressor

function BZ2Decompressor_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  if (!_PyArg_NoPositional('BZ2Decompressor', args) || !_PyArg_NoKeywords('BZ2Decompressor', kwargs)) return null;
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const self = changetype<BZ2Decompressor>(o);
  self.needs_input = 1;
  self.unused_data = PyBytes_FromStringAndSize(0, 0);
  self.decoder = newDecoder();
  if (self.decoder) return o;
  Py_DECREF(o);
  return null;
}

function BZ2Decompressor_dealloc(o: PyObject): void {
  freeDecoder(changetype<BZ2Decompressor>(o).decoder);
  clearSlot(changetype<usize>(o) + offsetof<BZ2Decompressor>('_unused_data'));
  freeInstance(o);
}

// new: up to max bytes (-1: all) of what n more bytes make
function decompress(self: BZ2Decompressor, data: usize, n: i64, max: i64): PyObject | null {
  const decoder = self.decoder as Decoder;
  if (!feed(decoder, data, n)) return null;
  const out = newByteWriter();
  const step = decode(decoder, out, max < 0 ? i64.MAX_VALUE : max);
  if (step == STEP_ERROR) PyErr_SetString(PyExc_OSError, 'Invalid data stream');
  if (step == STEP_ERROR || step == STEP_MEMORY) return dropBytes(out);
  const rest = restOf(decoder);
  self.needs_input = u8(step == STEP_NEED || (rest == 0 && step != STEP_END));
  if (step == STEP_END) {
    self.eof = 1;
    if (rest > 0) {
      const unused = PyBytes_FromStringAndSize(decoder.input + <usize>(decoder.size - rest), rest);
      if (!unused) return dropBytes(out);
      setSlot(changetype<usize>(self) + offsetof<BZ2Decompressor>('_unused_data'), unused);
    }
  }
  return finishBytes(out);
}

function BZ2Decompressor_decompress(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const self = changetype<BZ2Decompressor>(o);
  const at = stackAlloc(2 + BUFFER_SLOTS);
  const view = at + 16;
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'decompress', 'data max_length', 0, 1, 0, at) == 0 &&
    bufferOf(objAt(at, 0), view)
  ) {
    const max = ptrAt(at, 1) ? asSsize(objAt(at, 1)) : -1;
    if (!(max == -1 && PyErr_Occurred())) {
      if (self.eof) PyErr_SetString(PyExc_EOFError, 'End of stream already reached');
      else result = decompress(self, changetype<Py_buffer>(view).buf, changetype<Py_buffer>(view).len, max);
    }
    PyBuffer_Release(view);
  }
  stackFree(at);
  return result;
}

function decompressorType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_bz2.BZ2Decompressor', offsetof<BZ2Decompressor>(), 0, Py_TPFLAGS_IMMUTABLETYPE, null, 3);
  if (!t) return null;
  t.tp_new = BZ2Decompressor_new.index;
  t.tp_dealloc = BZ2Decompressor_dealloc.index;
  method(
    t,
    'decompress',
    BZ2Decompressor_decompress.index,
    METH_FASTCALL | METH_KEYWORDS,
    "decompress($self, /, data, max_length=-1)\n--\n\nDecompress *data*, returning uncompressed data as bytes.\n\nIf *max_length* is nonnegative, returns at most *max_length* bytes of\ndecompressed data. If this limit is reached and further output can be\nproduced, *self.needs_input* will be set to ``False``. In this case, the next\ncall to *decompress()* may provide *data* as b'' to obtain more of the output.\n\nIf all of the input data was decompressed and returned (either because this\nwas less than *max_length* bytes, or because *max_length* was negative),\n*self.needs_input* will be set to True.\n\nAttempting to decompress data after the end of stream is reached raises an\nEOFError.  Any data found after the end of the stream is ignored and saved in\nthe unused_data attribute.",
  );
  const eof = offsetof<BZ2Decompressor>('eof');
  const unused = offsetof<BZ2Decompressor>('_unused_data');
  const needs = offsetof<BZ2Decompressor>('needs_input');
  member(t, 'eof', Py_T_BOOL, eof, Py_READONLY, 'True if the end-of-stream marker has been reached.');
  member(t, 'unused_data', _Py_T_OBJECT, unused, Py_READONLY, 'Data found after the end of the compressed stream.');
  member(
    t,
    'needs_input',
    Py_T_BOOL,
    needs,
    Py_READONLY,
    'True if more input is needed before more decompressed data can be produced.',
  );
  return readyHeapType(
    t,
    'BZ2Decompressor()\n--\n\nCreate a decompressor object for decompressing data incrementally.\n\nFor one-shot decompression, use the decompress() function instead.',
  );
}

/** Keeps a type (NULL: the exception is set) in the module and its state. */
function addType(m: PyObject, i: i64, type: PyTypeObject | null): bool {
  setPtrAt(PyModule_GetState(m), i, type);
  return type != null && PyModule_AddType(m, type) == 0;
}

// new
export function init__bz2_module(): PyObject | null {
  const m = newModuleWithState(bz2Def, '_bz2', '', 16);
  if (!m) return null;
  if (addType(m, 0, compressorType(m)) && addType(m, 1, decompressorType(m))) return m;
  Py_DECREF(m);
  return null;
}
