// The module zlib. (CPython: Modules/zlibmodule.c)

import { PyMem_Calloc, PyMem_Free } from '../memory/obmalloc/malloc';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../objects/abstract/buffer';
import { PyNumber_Index } from '../objects/abstract/number';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../objects/args';
import { bytes_get_empty, PyBytes_FromStringAndSize } from '../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../objects/bytes/struct';
import { ByteWriter, dropBytes, finishBytes, newByteWriter, putBytes } from '../objects/bytes/writer';
import { PyErr_Format, PyErr_NewException, PyErr_NoMemory, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_EOFError, PyExc_ValueError } from '../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_AsUnsignedLongLongMask, PyLong_FromUnsignedLong } from '../objects/int';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_AddObjectRef,
  PyModule_AddType,
  PyModule_GetDict,
  PyModule_GetState,
  PyModuleDef,
} from '../objects/module';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyTuple_GET_SIZE, PyTuple_ITEMS } from '../objects/tuple';
import { newHeapType, PyType_GetModuleState, readyHeapType } from '../objects/type/from-spec';
import { PyErr_Occurred } from '../runtime/errors';
import { clearSlot, objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setSlot } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { member, method } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  Py_READONLY,
  Py_T_BOOL,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  PyTypeObject,
} from '../runtime/type';
import { addNumbers } from './constants';
import { asInt } from './posix/tree';
import { beginDeflate, Deflate, deflate, endDeflate, FINISH, placeTables, presetDictionary } from './zlib/deflate';
import {
  dropInput,
  endInflate,
  FORMAT_AUTO,
  FORMAT_GZIP,
  FORMAT_RAW,
  FORMAT_ZLIB,
  feed,
  Inflate,
  inflate,
  RUN_DICTIONARY,
  RUN_END,
  RUN_ERROR,
  RUN_INPUT,
  RUN_MEMORY,
  RUN_OUTPUT,
  unusedInput,
} from './zlib/inflate';
import { adler32, crc32 } from './zlib/tables';

@unmanaged
class ZlibState {
  ZlibError: PyTypeObject;
  Comptype: PyTypeObject;
  Decomptype: PyTypeObject;
  DecompressorType: PyTypeObject;
}

@unmanaged
class compobject extends PyObject {
  z: Deflate | null; // NULL: finished
}

@unmanaged
class decompobject extends PyObject {
  z: Inflate | null;
  unused_data: PyObject | null;
  unconsumed_tail: PyObject | null;
  zdict: PyObject | null;
  eof: u8;
  needs_input: u8;
  ended: u8; // flushed after its end
}

const zlibmodule = staticObject<PyModuleDef>(104);

const CONSTANTS =
  'MAX_WBITS=15 DEFLATED=8 DEF_MEM_LEVEL=8 DEF_BUF_SIZE=16384 Z_NO_COMPRESSION=0 Z_BEST_SPEED=1 Z_BEST_COMPRESSION=9 Z_DEFAULT_COMPRESSION=-1 Z_FILTERED=1 Z_HUFFMAN_ONLY=2 Z_RLE=3 Z_FIXED=4 Z_DEFAULT_STRATEGY=0 Z_NO_FLUSH=0 Z_PARTIAL_FLUSH=1 Z_SYNC_FLUSH=2 Z_FULL_FLUSH=3 Z_FINISH=4 Z_BLOCK=5 Z_TREES=6';

const ALL: i64 = 0x7fffffff;

function raise(state: usize, code: i32, what: string, text: usize): PyObject | null {
  const type = changetype<ZlibState>(state).ZlibError;
  const w = changetype<usize>(what);
  if (!text) return PyErr_Format(type, 'Error %d %ls', code, w);
  return PyErr_Format(type, 'Error %d %ls: %ls', code, w, text);
}

/** The format that wbits mean; -1: none. */
function formatOf(wbits: i32, compressing: bool): i32 {
  if (wbits >= 8 && wbits <= 15) return FORMAT_ZLIB;
  if (wbits >= 24 && wbits <= 31) return FORMAT_GZIP;
  if (wbits <= -8 && wbits >= -15) return FORMAT_RAW;
  if (compressing) return -1;
  if (wbits == 0) return FORMAT_ZLIB;
  return wbits >= 40 && wbits <= 47 ? FORMAT_AUTO : -1;
}

/** A size; -1 may mean an exception. */
function asSsize(o: PyObject): i64 {
  const index = PyNumber_Index(o);
  if (!index) return -1;
  const n = PyLong_AsSsize_t(index);
  Py_DECREF(index);
  return n;
}

/** An int argument; an exception may be set. */
function intAt(at: usize, i: i64, fallback: i32): i32 {
  return ptrAt(at, i) ? asInt(objAt(at, i)) : fallback;
}

function newDeflate(level: i32, wbits: i32, memLevel: i32, strategy: i32): Deflate | null {
  const z = changetype<Deflate>(PyMem_Calloc(1, offsetof<Deflate>()));
  if (z) {
    z.level = level;
    z.format = formatOf(wbits, true);
    z.strategy = strategy;
    if (beginDeflate(z, z.format == FORMAT_RAW ? -wbits : wbits & 15, memLevel)) return z;
    freeDeflate(z);
  }
  PyErr_NoMemory();
  return null;
}

function freeDeflate(z: Deflate | null): void {
  if (!z) return;
  endDeflate(z);
  PyMem_Free(changetype<usize>(z));
}

function newInflate(format: i32, wbits: i32): Inflate | null {
  const z = changetype<Inflate>(PyMem_Calloc(1, offsetof<Inflate>()));
  if (z) {
    z.format = format;
    z.wbits = wbits & 15;
    z.window = PyMem_Calloc(1, 32768);
    z.check = 1;
    if (format == FORMAT_RAW) z.state = 1;
    if (z.window) return z;
    freeInflate(z);
  }
  PyErr_NoMemory();
  return null;
}

function freeInflate(z: Inflate | null): void {
  if (!z) return;
  endInflate(z);
  PyMem_Free(changetype<usize>(z));
}

/** A buffer's bytes to the compressor: false with an exception set. */
function compressInto(z: Deflate, out: ByteWriter, data: PyObject, flush: i32): bool {
  const view = stackAlloc(BUFFER_SLOTS);
  let ok = PyObject_GetBuffer(data, view, PyBUF_SIMPLE) == 0;
  if (ok) {
    const b = changetype<Py_buffer>(view);
    ok = deflate(z, out, b.buf, <u32>b.len, flush);
    if (!ok && !PyErr_Occurred()) PyErr_NoMemory();
    PyBuffer_Release(view);
  }
  stackFree(view);
  return ok;
}

function zlib_compress(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'compress', 'data level wbits', 1, 1, 0, at) == 0) {
    const level = intAt(at, 1, -1);
    const wbits = PyErr_Occurred() ? 0 : intAt(at, 2, 15);
    if (!PyErr_Occurred()) result = compressAll(m, objAt(at, 0), level, wbits);
  }
  stackFree(at);
  return result;
}

function compressAll(m: PyObject, data: PyObject, level: i32, wbits: i32): PyObject | null {
  const format = formatOf(wbits, true);
  if (level < -1 || level > 9 || format < 0) {
    return PyErr_SetString(changetype<ZlibState>(PyModule_GetState(m)).ZlibError, 'Bad compression level');
  }
  const z = newDeflate(level, wbits, 8, 0);
  if (!z) return null;
  const out = newByteWriter();
  const ok = compressInto(z, out, data, FINISH);
  const result = ok ? finishBytes(out) : dropBytes(out);
  freeDeflate(z);
  return result;
}

function zlib_decompress(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'decompress', 'data wbits bufsize', 1, 1, 0, at) == 0) {
    const wbits = intAt(at, 1, 15);
    if (!PyErr_Occurred() && ptrAt(at, 2)) asSsize(objAt(at, 2));
    if (!PyErr_Occurred()) result = decompressAll(m, objAt(at, 0), wbits);
  }
  stackFree(at);
  return result;
}

function feedBuffer(z: Inflate, data: PyObject): bool {
  const view = stackAlloc(BUFFER_SLOTS);
  let ok = PyObject_GetBuffer(data, view, PyBUF_SIMPLE) == 0;
  if (ok) {
    ok = feed(z, changetype<Py_buffer>(view).buf, changetype<Py_buffer>(view).len);
    if (!ok) PyErr_NoMemory();
    PyBuffer_Release(view);
  }
  stackFree(view);
  return ok;
}

function decompressAll(m: PyObject, data: PyObject, wbits: i32): PyObject | null {
  const state = PyModule_GetState(m);
  const format = formatOf(wbits, false);
  if (format < 0) {
    return raise(state, -2, 'while preparing to decompress data', changetype<usize>('inconsistent stream state'));
  }
  const z = newInflate(format, wbits);
  if (!z) return null;
  let result: PyObject | null = null;
  if (feedBuffer(z, data)) {
    const out = newByteWriter();
    const r = inflate(z, out, ALL);
    if (r == RUN_END) result = finishBytes(out);
    else {
      dropBytes(out);
      runFailed(state, z, r, true);
    }
  }
  freeInflate(z);
  return result;
}

/** Raises what a run that did not end says. */
function runFailed(state: usize, z: Inflate, r: i32, whole: bool): void {
  const what = 'while decompressing data';
  if (r == RUN_MEMORY) return;
  if (r == RUN_ERROR) raise(state, -3, what, z.error);
  else if (r == RUN_DICTIONARY) raise(state, 2, what, 0);
  else if (whole) raise(state, -5, what, changetype<usize>('incomplete or truncated stream'));
}

function zlib_compressobj(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(6);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(
      args,
      nargs,
      null,
      kwnames,
      'compressobj',
      'level method wbits memLevel strategy zdict',
      0,
      0,
      0,
      at,
    ) == 0
  ) {
    const level = intAt(at, 0, -1);
    const kind = PyErr_Occurred() ? 0 : intAt(at, 1, 8);
    const wbits = PyErr_Occurred() ? 0 : intAt(at, 2, 15);
    const memLevel = PyErr_Occurred() ? 0 : intAt(at, 3, 8);
    const strategy = PyErr_Occurred() ? 0 : intAt(at, 4, 0);
    const format = formatOf(wbits, true);
    if (!PyErr_Occurred()) {
      const bad = level < -1 || level > 9 || kind != 8 || memLevel < 1 || memLevel > 9 || strategy < 0 || strategy > 4;
      if (bad || format < 0) PyErr_SetString(PyExc_ValueError, 'Invalid initialization option');
      else {
        const z = newDeflate(level, wbits, memLevel, strategy);
        if (z && ptrAt(at, 5) && !giveDictionary(z, objAt(at, 5))) freeDeflate(z);
        else result = newCompress(changetype<ZlibState>(PyModule_GetState(m)).Comptype, z);
      }
    }
  }
  stackFree(at);
  return result;
}

/** zdict: false with an exception set. */
function giveDictionary(z: Deflate, data: PyObject): bool {
  const view = stackAlloc(BUFFER_SLOTS);
  const ok = PyObject_GetBuffer(data, view, PyBUF_SIMPLE) == 0;
  if (ok) {
    presetDictionary(z, changetype<Py_buffer>(view).buf, <u32>changetype<Py_buffer>(view).len);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return ok;
}

/** Takes the stream over; NULL fails. */
function newCompress(type: PyTypeObject, z: Deflate | null): PyObject | null {
  if (!z) return null;
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (o) changetype<compobject>(o).z = z;
  else freeDeflate(z);
  return o;
}

function Comp_dealloc(o: PyObject): void {
  const type = o.ob_type;
  freeDeflate(changetype<compobject>(o).z);
  call_indirect<void>(<u32>type.tp_free, changetype<usize>(o));
  Py_DECREF(type);
}

function inconsistent(o: PyObject, what: string): PyObject | null {
  return raise(PyType_GetModuleState(o.ob_type), -2, what, changetype<usize>('inconsistent stream state'));
}

function Compress_compress(o: PyObject, data: PyObject): PyObject | null {
  const z = changetype<compobject>(o).z;
  if (!z || z.state == 2) return inconsistent(o, 'while compressing data');
  const out = newByteWriter();
  return compressInto(z, out, data, 0) ? finishBytes(out) : dropBytes(out);
}

function Compress_flush(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('flush', nargs, 0, 1)) return null;
  const mode = nargs ? asInt(objAt(args, 0)) : 4;
  if (mode == -1 && PyErr_Occurred()) return null;
  if (mode == 0) return bytes_get_empty();
  const z = changetype<compobject>(o).z;
  if (!z || z.state == 2) return inconsistent(o, 'while flushing');
  const out = newByteWriter();
  if (deflate(z, out, 0, 0, mode)) return finishBytes(out);
  if (!PyErr_Occurred()) PyErr_NoMemory();
  return dropBytes(out);
}

/** A copy of n bytes at p; 0 for none, or with MemoryError where there is no memory. */
function copyBlock(p: usize, n: usize): usize {
  if (!p) return 0;
  const q = PyMem_Calloc(1, n);
  if (q) memory.copy(q, p, n);
  else PyErr_NoMemory();
  return q;
}

function Compress___deepcopy__(o: PyObject, memo: PyObject): PyObject | null {
  return Compress_copy(o, null);
}

function Compress_copy(o: PyObject, unused: PyObject | null): PyObject | null {
  const z = changetype<compobject>(o).z;
  if (!z || z.state == 2) return PyErr_SetString(PyExc_ValueError, 'Inconsistent stream state');
  const c = changetype<Deflate>(copyBlock(changetype<usize>(z), offsetof<Deflate>()));
  if (!c) return null;
  c.input = z.level == 0 ? copyBlock(z.input, z.input_size) : 0;
  c.memory = copyBlock(z.memory, z.memory_size);
  placeTables(c);
  if (!PyErr_Occurred()) return newCompress(o.ob_type, c);
  freeDeflate(c);
  return null;
}

// --- decompression objects

function zlib_decompressobj(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'decompressobj', 'wbits zdict', 0, 0, 0, at) == 0) {
    const wbits = intAt(at, 0, 15);
    const format = formatOf(wbits, false);
    if (!PyErr_Occurred()) {
      if (format < 0) PyErr_SetString(PyExc_ValueError, 'Invalid initialization option');
      else {
        result = newDecompress(
          changetype<ZlibState>(PyModule_GetState(m)).Decomptype,
          newInflate(format, wbits),
          ptrAt(at, 1),
        );
      }
    }
  }
  stackFree(at);
  return result;
}

function newDecompress(type: PyTypeObject, z: Inflate | null, zdict: PyObject | null): PyObject | null {
  if (!z) return null;
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) {
    freeInflate(z);
    return null;
  }
  const d = changetype<decompobject>(o);
  d.z = z;
  d.unused_data = bytes_get_empty();
  d.unconsumed_tail = bytes_get_empty();
  d.needs_input = 1;
  if (zdict) {
    d.zdict = Py_NewRef(zdict);
    if (z.format == FORMAT_RAW && !useDictionary(d)) {
      Py_DECREF(o);
      return null;
    }
  }
  return o;
}

/** The preset dictionary as what came before: false with an exception set. */
function useDictionary(d: decompobject): bool {
  const view = stackAlloc(BUFFER_SLOTS);
  const ok = PyObject_GetBuffer(d.zdict!, view, PyBUF_SIMPLE) == 0;
  if (ok) {
    const z = d.z!;
    const b = changetype<Py_buffer>(view);
    const n = min<i64>(b.len, 32768);
    memory.copy(z.window, b.buf + <usize>(b.len - n), <usize>n);
    z.output_total = <u64>n;
    PyBuffer_Release(view);
  }
  stackFree(view);
  return ok;
}

function Decomp_dealloc(o: PyObject): void {
  const type = o.ob_type;
  freeInflate(changetype<decompobject>(o).z);
  clearSlot(changetype<usize>(o) + offsetof<decompobject>('_unused_data'));
  clearSlot(changetype<usize>(o) + offsetof<decompobject>('_unconsumed_tail'));
  clearSlot(changetype<usize>(o) + offsetof<decompobject>('_zdict'));
  call_indirect<void>(<u32>type.tp_free, changetype<usize>(o));
  Py_DECREF(type);
}

/** Runs, with the dictionary where it is asked for. */
function run(d: decompobject, out: ByteWriter, limit: i64): i32 {
  let r = inflate(d.z!, out, limit);
  if (r == RUN_DICTIONARY && d.zdict) r = useDictionary(d) ? inflate(d.z!, out, limit) : RUN_MEMORY;
  return r;
}

/** The input that is left, as bytes in a slot; more goes before it. false with an exception set. */
function keepRest(z: Inflate, slot: usize): bool {
  const n = unusedInput(z);
  const rest = PyBytes_FromStringAndSize(z.input + <usize>(z.input_size - n), n);
  if (!rest) return false;
  setSlot(slot, rest);
  dropInput(z);
  return true;
}

function Decompress_decompress(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'decompress', 'data max_length', 1, 1, 0, at) == 0) {
    const limit = ptrAt(at, 1) ? asSsize(objAt(at, 1)) : 0;
    if (limit != -1 || !PyErr_Occurred()) {
      if (limit < 0) PyErr_SetString(PyExc_ValueError, 'max_length must be non-negative');
      else result = decompressMore(changetype<decompobject>(o), objAt(at, 0), limit ? limit : ALL);
    }
  }
  stackFree(at);
  return result;
}

function decompressMore(d: decompobject, data: PyObject, limit: i64): PyObject | null {
  const z = d.z!;
  const p = changetype<usize>(d);
  if (d.eof) {
    // What comes behind the end is kept, too.
    if (!feedBuffer(z, data)) return null;
    const before = d.unused_data!;
    const n = unusedInput(z);
    const all = joined(before, z.input + <usize>(z.input_size - n), n);
    if (!all) return null;
    setSlot(p + offsetof<decompobject>('_unused_data'), all);
    dropInput(z);
    return bytes_get_empty();
  }
  if (!feedBuffer(z, data)) return null;
  const out = newByteWriter();
  const r = run(d, out, limit);
  if (r == RUN_END) {
    d.eof = 1;
    if (!keepRest(z, p + offsetof<decompobject>('_unused_data'))) return dropBytes(out);
    setSlot(p + offsetof<decompobject>('_unconsumed_tail'), bytes_get_empty());
  } else if (r == RUN_OUTPUT) {
    if (!keepRest(z, p + offsetof<decompobject>('_unconsumed_tail'))) return dropBytes(out);
  } else if (r == RUN_INPUT) setSlot(p + offsetof<decompobject>('_unconsumed_tail'), bytes_get_empty());
  else {
    dropBytes(out);
    if (!PyErr_Occurred()) runFailed(PyType_GetModuleState(d.ob_type), z, r, false);
    return null;
  }
  return finishBytes(out);
}

// new: before + n bytes
function joined(before: PyObject, p: usize, n: i64): PyObject | null {
  const out = newByteWriter();
  const ok = putBytes(out, PyBytes_AS_STRING(before), PyBytes_GET_SIZE(before)) == 0 && putBytes(out, p, n) == 0;
  return ok ? finishBytes(out) : dropBytes(out);
}

function Decompress_flush(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('flush', nargs, 0, 1)) return null;
  const length = nargs ? asSsize(objAt(args, 0)) : 1;
  if (length == -1 && PyErr_Occurred()) return null;
  if (length <= 0) return PyErr_SetString(PyExc_ValueError, 'length must be greater than zero');
  const d = changetype<decompobject>(o);
  let result: PyObject | null;
  if (d.eof) result = bytes_get_empty();
  else {
    const tail = Py_NewRef(d.unconsumed_tail!);
    result = decompressMore(d, tail, ALL);
    Py_DECREF(tail);
  }
  if (d.eof) d.ended = 1;
  return result;
}

function Decompress___deepcopy__(o: PyObject, memo: PyObject): PyObject | null {
  return Decompress_copy(o, null);
}

function Decompress_copy(o: PyObject, unused: PyObject | null): PyObject | null {
  const d = changetype<decompobject>(o);
  if (d.ended) return PyErr_SetString(PyExc_ValueError, 'Inconsistent stream state');
  const z = d.z!;
  const c = changetype<Inflate>(copyBlock(changetype<usize>(z), offsetof<Inflate>()));
  if (!c) return null;
  c.input = copyBlock(z.input, <usize>z.input_size + 8);
  c.window = copyBlock(z.window, 32768);
  if (PyErr_Occurred()) {
    freeInflate(c);
    return null;
  }
  const copy = newDecompress(o.ob_type, c, null);
  if (!copy) return null;
  const e = changetype<decompobject>(copy);
  e.eof = d.eof;
  e.needs_input = d.needs_input;
  e.zdict = d.zdict ? Py_NewRef(d.zdict!) : null;
  setSlot(changetype<usize>(copy) + offsetof<decompobject>('_unused_data'), Py_NewRef(d.unused_data!));
  setSlot(changetype<usize>(copy) + offsetof<decompobject>('_unconsumed_tail'), Py_NewRef(d.unconsumed_tail!));
  return copy;
}

// --- _ZlibDecompressor: keeps what it was given until it is wanted

function ZlibDecompressor_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(
      PyTuple_ITEMS(args),
      PyTuple_GET_SIZE(args),
      kwargs,
      null,
      '_ZlibDecompressor',
      'wbits zdict',
      0,
      0,
      0,
      at,
    ) == 0
  ) {
    const wbits = intAt(at, 0, 15);
    const format = formatOf(wbits, false);
    if (!PyErr_Occurred()) {
      if (format < 0) PyErr_SetString(PyExc_ValueError, 'Invalid initialization option');
      else result = newDecompress(type, newInflate(format, wbits), ptrAt(at, 1));
    }
  }
  stackFree(at);
  return result;
}

function ZlibDecompressor_decompress(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const d = changetype<decompobject>(o);
  const at = stackAlloc(2);
  let limit: i64 = -1;
  let ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'decompress', 'data max_length', 0, 1, 0, at) == 0;
  if (ok && ptrAt(at, 1)) {
    limit = asSsize(objAt(at, 1));
    ok = limit != -1 || !PyErr_Occurred();
  }
  if (ok && d.eof) {
    PyErr_SetString(PyExc_EOFError, 'End of stream already reached');
    ok = false;
  }
  if (ok) ok = feedBuffer(d.z!, objAt(at, 0));
  stackFree(at);
  if (!ok) return null;
  const out = newByteWriter();
  const r = run(d, out, limit < 0 ? ALL : limit);
  d.needs_input = r == RUN_INPUT ? 1 : 0;
  if (r == RUN_END) {
    d.eof = 1;
    if (!keepRest(d.z!, changetype<usize>(o) + offsetof<decompobject>('_unused_data'))) return dropBytes(out);
  } else if (r < 0) {
    dropBytes(out);
    if (!PyErr_Occurred()) runFailed(PyType_GetModuleState(o.ob_type), d.z!, r, false);
    return null;
  }
  return finishBytes(out);
}

function newDecompressorType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, 'zlib._ZlibDecompressor', offsetof<decompobject>(), 0, 0, null, 3);
  if (!t) return null;
  t.tp_dealloc = Decomp_dealloc.index;
  t.tp_new = ZlibDecompressor_new.index;
  method(
    t,
    'decompress',
    ZlibDecompressor_decompress.index,
    METH_FASTCALL | METH_KEYWORDS,
    'decompress($self, /, data, max_length=-1)\n--\n\nDecompress *data*, returning uncompressed data as bytes.',
  );
  member(
    t,
    'eof',
    Py_T_BOOL,
    offsetof<decompobject>('eof'),
    Py_READONLY,
    'True if the end-of-stream marker has been reached.',
  );
  member(
    t,
    'unused_data',
    _Py_T_OBJECT,
    offsetof<decompobject>('_unused_data'),
    Py_READONLY,
    'Data found after the end of the compressed stream.',
  );
  member(
    t,
    'needs_input',
    Py_T_BOOL,
    offsetof<decompobject>('needs_input'),
    Py_READONLY,
    'True if more input is needed before more decompressed data can be produced.',
  );
  return readyHeapType(t, 'Create a decompressor object for decompressing data incrementally.');
}

// --- checksums

function checksum(args: usize, nargs: i64, adler: bool): PyObject | null {
  if (!_PyArg_CheckPositional(adler ? 'adler32' : 'crc32', nargs, 1, 2)) return null;
  let value: u32 = adler ? 1 : 0;
  if (nargs > 1) {
    const index = PyNumber_Index(objAt(args, 1));
    if (!index) return null;
    value = <u32>PyLong_AsUnsignedLongLongMask(index);
    Py_DECREF(index);
  }
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(objAt(args, 0), view, PyBUF_SIMPLE) == 0) {
    const b = changetype<Py_buffer>(view);
    value = adler ? adler32(value, b.buf, <usize>b.len) : crc32(value, b.buf, <usize>b.len);
    PyBuffer_Release(view);
    result = PyLong_FromUnsignedLong(value);
  }
  stackFree(view);
  return result;
}

function zlib_adler32(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return checksum(args, nargs, true);
}
function zlib_crc32(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return checksum(args, nargs, false);
}

// --- the module

function newCompressType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, 'zlib.Compress', offsetof<compobject>(), 0, Py_TPFLAGS_DISALLOW_INSTANTIATION, null);
  if (!t) return null;
  t.tp_dealloc = Comp_dealloc.index;
  method(
    t,
    'compress',
    Compress_compress.index,
    METH_O,
    'compress($self, data, /)\n--\n\nReturns a bytes object containing compressed data.',
  );
  method(
    t,
    'flush',
    Compress_flush.index,
    METH_FASTCALL,
    'flush($self, mode=zlib.Z_FINISH, /)\n--\n\nReturn a bytes object containing any remaining compressed data.',
  );
  method(t, 'copy', Compress_copy.index, METH_NOARGS, 'copy($self, /)\n--\n\nReturn a copy of the compression object.');
  method(t, '__copy__', Compress_copy.index, METH_NOARGS, '__copy__($self, /)\n--\n\n');
  method(t, '__deepcopy__', Compress___deepcopy__.index, METH_O, '__deepcopy__($self, memo, /)\n--\n\n');
  return readyHeapType(t, '');
}

function newDecompressType(m: PyObject): PyTypeObject | null {
  const flags = Py_TPFLAGS_DISALLOW_INSTANTIATION;
  const t = newHeapType(m, 'zlib.Decompress', offsetof<decompobject>(), 0, flags, null, 3);
  if (!t) return null;
  t.tp_dealloc = Decomp_dealloc.index;
  method(
    t,
    'decompress',
    Decompress_decompress.index,
    METH_FASTCALL | METH_KEYWORDS,
    'decompress($self, data, /, max_length=0)\n--\n\nReturn a bytes object containing the decompressed version of the data.',
  );
  method(
    t,
    'flush',
    Decompress_flush.index,
    METH_FASTCALL,
    'flush($self, length=zlib.DEF_BUF_SIZE, /)\n--\n\nReturn a bytes object containing any remaining decompressed data.',
  );
  method(
    t,
    'copy',
    Decompress_copy.index,
    METH_NOARGS,
    'copy($self, /)\n--\n\nReturn a copy of the decompression object.',
  );
  method(t, '__copy__', Decompress_copy.index, METH_NOARGS, '__copy__($self, /)\n--\n\n');
  method(t, '__deepcopy__', Decompress___deepcopy__.index, METH_O, '__deepcopy__($self, memo, /)\n--\n\n');
  member(t, 'unused_data', _Py_T_OBJECT, offsetof<decompobject>('_unused_data'), Py_READONLY, '');
  member(t, 'unconsumed_tail', _Py_T_OBJECT, offsetof<decompobject>('_unconsumed_tail'), Py_READONLY, '');
  member(t, 'eof', Py_T_BOOL, offsetof<decompobject>('eof'), Py_READONLY, '');
  return readyHeapType(t, '');
}

function addAll(m: PyObject, state: ZlibState): bool {
  const error = PyErr_NewException('zlib.error', null, null);
  if (!error) return false;
  state.ZlibError = changetype<PyTypeObject>(error);
  let t: PyTypeObject | null;
  if (!(t = newCompressType(m))) return false;
  state.Comptype = t;
  if (!(t = newDecompressType(m))) return false;
  state.Decomptype = t;
  if (!(t = newDecompressorType(m))) return false;
  state.DecompressorType = t;
  if (PyModule_AddType(m, t) < 0) return false;
  const version = PyUnicode_FromString('1.2.13');
  const own = PyUnicode_FromString('1.0');
  const ok =
    version != null &&
    own != null &&
    PyModule_AddObjectRef(m, 'error', error) == 0 &&
    addNumbers(PyModule_GetDict(m), CONSTANTS) &&
    PyModule_AddObjectRef(m, 'ZLIB_VERSION', version) == 0 &&
    PyModule_AddObjectRef(m, 'ZLIB_RUNTIME_VERSION', version) == 0 &&
    PyModule_AddObjectRef(m, '__version__', own) == 0;
  Py_XDECREF(version);
  Py_XDECREF(own);
  return ok;
}

// new
export function init_zlib_module(): PyObject | null {
  const m = newModuleWithState(
    zlibmodule,
    'zlib',
    `The functions in this module allow compression and decompression using the
zlib library, which is based on GNU zip.

adler32(string[, start]) -- Compute an Adler-32 checksum.
compress(data[, level]) -- Compress data, with compression level 0-9 or -1.
compressobj([level[, ...]]) -- Return a compressor object.
crc32(string[, start]) -- Compute a CRC-32 checksum.
decompress(string,[wbits],[bufsize]) -- Decompresses a compressed string.
decompressobj([wbits[, zdict]]) -- Return a decompressor object.

'wbits' is window buffer size and container format.
Compressor objects support compress() and flush() methods; decompressor
objects support decompress() and flush().`,
    offsetof<ZlibState>(),
  );
  if (!m) return null;
  const both = METH_FASTCALL | METH_KEYWORDS;
  moduleMethod(
    m,
    'adler32',
    zlib_adler32.index,
    METH_FASTCALL,
    'adler32($module, data, value=1, /)\n--\n\nCompute an Adler-32 checksum of data.',
  );
  moduleMethod(
    m,
    'compress',
    zlib_compress.index,
    both,
    'compress($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)\n--\n\nReturns a bytes object containing compressed data.',
  );
  moduleMethod(
    m,
    'compressobj',
    zlib_compressobj.index,
    both,
    'compressobj($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n            strategy=Z_DEFAULT_STRATEGY, zdict=None)\n--\n\nReturn a compressor object.',
  );
  moduleMethod(
    m,
    'crc32',
    zlib_crc32.index,
    METH_FASTCALL,
    'crc32($module, data, value=0, /)\n--\n\nCompute a CRC-32 checksum of data.',
  );
  moduleMethod(
    m,
    'decompress',
    zlib_decompress.index,
    both,
    'decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)\n--\n\nReturns a bytes object containing the uncompressed data.',
  );
  moduleMethod(
    m,
    'decompressobj',
    zlib_decompressobj.index,
    both,
    "decompressobj($module, /, wbits=MAX_WBITS, zdict=b'')\n--\n\nReturn a decompressor object.",
  );
  if (addAll(m, changetype<ZlibState>(PyModule_GetState(m)))) return m;
  Py_DECREF(m);
  return null;
}
