// What the functions and objects of zlib share: the module, its types, streams. (CPython: Modules/zlibmodule.c)

import { PyMem_Calloc, PyMem_Free } from '../../memory/obmalloc/malloc';
import {
  BUFFER_SLOTS,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { PyNumber_Index } from '../../objects/abstract/conversion';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsSsize_t } from '../../objects/int';
import { PyModuleDef } from '../../objects/module';
import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { beginDeflate, Deflate, endDeflate } from './deflate';
import { endInflate, FORMAT_AUTO, FORMAT_GZIP, FORMAT_RAW, FORMAT_ZLIB, Inflate } from './inflate';

@unmanaged
export class ZlibState {
  ZlibError: PyTypeObject;
  Comptype: PyTypeObject;
  Decomptype: PyTypeObject;
  DecompressorType: PyTypeObject;
}

@unmanaged
export class compobject extends PyObject {
  z: Deflate | null; // NULL: finished
}

@unmanaged
export class decompobject extends PyObject {
  z: Inflate | null;
  unused_data: PyObject | null;
  unconsumed_tail: PyObject | null;
  zdict: PyObject | null;
  eof: u8;
  needs_input: u8;
  ended: u8; // flushed after its end
}

export const zlibmodule = staticObject<PyModuleDef>(104);

export const ALL: i64 = 0x7fffffff;

/** Raises zlib.error; NULL. text: a C string of what is wrong, or 0. */
export function raise(state: usize, code: i32, what: string, text: usize): PyObject | null {
  const type = changetype<ZlibState>(state).ZlibError;
  const w = changetype<usize>(what);
  if (!text) return PyErr_Format(type, 'Error %d %ls', code, w);
  return PyErr_Format(type, 'Error %d %ls: %ls', code, w, text);
}

/** The format that wbits mean; -1: none. */
export function formatOf(wbits: i32, compressing: bool): i32 {
  if (wbits >= 8 && wbits <= 15) return FORMAT_ZLIB;
  if (wbits >= 24 && wbits <= 31) return FORMAT_GZIP;
  if (wbits <= -8 && wbits >= -15) return FORMAT_RAW;
  if (compressing) return -1;
  if (wbits == 0) return FORMAT_ZLIB;
  if (wbits == 16) return FORMAT_GZIP;
  return wbits == 32 || (wbits >= 40 && wbits <= 47) ? FORMAT_AUTO : -1;
}

/** A size; -1 may mean an exception. */
export function asSsize(o: PyObject): i64 {
  const index = PyNumber_Index(o);
  if (!index) return -1;
  const n = PyLong_AsSsize_t(index);
  Py_DECREF(index);
  return n;
}

/** Whether data can be read as bytes, which is asked before the other arguments are looked at; false with the exception set. */
export function canBeRead(data: PyObject): bool {
  const view = stackAlloc(BUFFER_SLOTS);
  const ok = PyObject_GetBuffer(data, view, PyBUF_SIMPLE) == 0;
  if (ok) PyBuffer_Release(view);
  stackFree(view);
  return ok;
}

/** A dictionary of a decompressor: false with TypeError. */
export function isDictionary(zdict: PyObject | null): bool {
  if (!zdict || PyObject_CheckBuffer(zdict)) return true;
  PyErr_SetString(PyExc_TypeError, 'zdict argument must support the buffer protocol');
  return false;
}

/** An int argument; an exception may be set. */
export function intAt(at: usize, i: i64, fallback: i32): i32 {
  return ptrAt(at, i) ? PyLong_AsInt(objAt(at, i)) : fallback;
}

/** A compressor; null: no memory. */
export function newDeflate(level: i32, wbits: i32, memLevel: i32, strategy: i32): Deflate | null {
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

/** Frees it and what it holds. */
export function freeDeflate(z: Deflate | null): void {
  if (!z) return;
  endDeflate(z);
  PyMem_Free(changetype<usize>(z));
}

/** A decompressor; null: no memory. */
export function newInflate(format: i32, wbits: i32): Inflate | null {
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

/** Frees it and what it holds. */
export function freeInflate(z: Inflate | null): void {
  if (!z) return;
  endInflate(z);
  PyMem_Free(changetype<usize>(z));
}
