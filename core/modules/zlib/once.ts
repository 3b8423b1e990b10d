// compress() and decompress(): all at once. (CPython: Modules/zlibmodule.c)

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { _PyArg_UnpackKeywords } from '../../objects/args';
import { ByteWriter, dropBytes, finishBytes, newByteWriter } from '../../objects/bytes/writer';
import { PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyModule_GetState } from '../../objects/module';
import { stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { Deflate, FINISH } from './deflate';
import { feed, Inflate, inflate, RUN_DICTIONARY, RUN_END, RUN_ERROR, RUN_MEMORY } from './inflate';
import {
  ALL,
  asSsize,
  canBeRead,
  formatOf,
  freeDeflate,
  freeInflate,
  intAt,
  newDeflate,
  newInflate,
  raise,
  ZlibState,
} from './state';
import { deflate } from './stream';

/** A buffer's bytes to the compressor: false with an exception set. */
export function compressInto(z: Deflate, out: ByteWriter, data: PyObject, flush: i32): bool {
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

export function zlib_compress(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'compress', 'data level wbits', 1, 1, 0, at) == 0 &&
    canBeRead(objAt(at, 0))
  ) {
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

export function zlib_decompress(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'decompress', 'data wbits bufsize', 1, 1, 0, at) == 0 &&
    canBeRead(objAt(at, 0))
  ) {
    const wbits = intAt(at, 1, 15);
    if (!PyErr_Occurred() && ptrAt(at, 2)) asSsize(objAt(at, 2));
    if (!PyErr_Occurred()) result = decompressAll(m, objAt(at, 0), wbits);
  }
  stackFree(at);
  return result;
}

/** Adds a bytes-like object's bytes to the input; false: failed. */
export function feedBuffer(z: Inflate, data: PyObject): bool {
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
export function runFailed(state: usize, z: Inflate, r: i32, whole: bool): void {
  const what = 'while decompressing data';
  if (r == RUN_MEMORY) return;
  if (r == RUN_ERROR) raise(state, -3, what, z.error);
  else if (r == RUN_DICTIONARY) raise(state, 2, what, 0);
  else if (whole) raise(state, -5, what, changetype<usize>('incomplete or truncated stream'));
}
