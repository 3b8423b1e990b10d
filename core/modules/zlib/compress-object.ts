// compressobj() and its objects. (CPython: Modules/zlibmodule.c)

import { PyMem_Calloc } from '../../memory/obmalloc/malloc';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { _PyArg_UnpackKeywords, noArguments } from '../../objects/args';
import { bytes_get_empty } from '../../objects/bytes/new';
import { dropBytes, finishBytes, newByteWriter } from '../../objects/bytes/writer';
import { PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsInt } from '../../objects/int';
import { PyModule_GetState } from '../../objects/module';
import { freeInstance, newHeapType, PyType_GetModuleState, readyHeapType } from '../../objects/type/from-spec';
import { stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { method } from '../../runtime/register';
import { METH_WITH_CLASS, Py_TPFLAGS_DISALLOW_INSTANTIATION, PyTypeObject } from '../../runtime/type';
import { Deflate, placeTables, presetDictionary } from './deflate';
import { compressInto } from './once';
import { compobject, formatOf, freeDeflate, intAt, newDeflate, raise, ZlibState } from './state';
import { deflate } from './stream';

export function zlib_compressobj(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
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
  freeDeflate(changetype<compobject>(o).z);
  freeInstance(o);
}

function inconsistent(o: PyObject, what: string): PyObject | null {
  return raise(PyType_GetModuleState(o.ob_type), -2, what, changetype<usize>('inconsistent stream state'));
}

/** The one positional argument of a method that CPython gives its defining class, with the errors of such methods. NULL fails. */
export function soleArgument(name: string, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, name, 'data', 1, 1, 0, at) == 0;
  const given = ok ? ptrAt(at, 0) : null;
  stackFree(at);
  return given;
}

function Compress_compress(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const data = soleArgument('compress', args, nargs, kwnames);
  if (!data) return null;
  const z = changetype<compobject>(o).z;
  if (!z || z.state == 2) return inconsistent(o, 'while compressing data');
  const out = newByteWriter();
  return compressInto(z, out, data, 0) ? finishBytes(out) : dropBytes(out);
}

function Compress_flush(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'flush', 'mode', 1, 0, 0, at) == 0;
  const given = ok ? ptrAt(at, 0) : null;
  stackFree(at);
  if (!ok) return null;
  const mode = given ? PyLong_AsInt(given) : Z_FINISH;
  if (mode == -1 && PyErr_Occurred()) return null;
  if (mode == 0) return bytes_get_empty();
  const z = changetype<compobject>(o).z;
  if (!z || z.state == 2 || mode < 0 || mode > Z_BLOCK) return inconsistent(o, 'while flushing');
  const out = newByteWriter();
  if (deflate(z, out, 0, 0, mode)) return finishBytes(out);
  if (!PyErr_Occurred()) PyErr_NoMemory();
  return dropBytes(out);
}

const Z_FINISH = 4;
const Z_BLOCK = 5;

/** A copy of n bytes at p; 0 for none, or with MemoryError where there is no memory. */
export function copyBlock(p: usize, n: usize): usize {
  if (!p) return 0;
  const q = PyMem_Calloc(1, n);
  if (q) memory.copy(q, p, n);
  else PyErr_NoMemory();
  return q;
}

function Compress___deepcopy__(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return soleArgument('__deepcopy__', args, nargs, kwnames) ? copyOf(o) : null;
}

function Compress___copy__(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return noArguments('__copy__', nargs, kwnames) ? copyOf(o) : null;
}

function Compress_copy(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return noArguments('copy', nargs, kwnames) ? copyOf(o) : null;
}

// new
function copyOf(o: PyObject): PyObject | null {
  const z = changetype<compobject>(o).z;
  if (!z || z.state == 2) return PyErr_SetString(PyExc_ValueError, 'Inconsistent stream state');
  const c = changetype<Deflate>(copyBlock(changetype<usize>(z), offsetof<Deflate>()));
  if (!c) return null;
  c.memory = copyBlock(z.memory, z.memory_size);
  placeTables(c);
  if (!PyErr_Occurred()) return newCompress(o.ob_type, c);
  freeDeflate(c);
  return null;
}

/** new: the type Compress. */
export function newCompressType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, 'zlib.Compress', offsetof<compobject>(), 0, Py_TPFLAGS_DISALLOW_INSTANTIATION, null);
  if (!t) return null;
  t.tp_dealloc = Comp_dealloc.index;
  method(
    t,
    'compress',
    Compress_compress.index,
    METH_WITH_CLASS,
    'compress($self, data, /)\n--\n\nReturns a bytes object containing compressed data.',
  );
  method(
    t,
    'flush',
    Compress_flush.index,
    METH_WITH_CLASS,
    'flush($self, mode=zlib.Z_FINISH, /)\n--\n\nReturn a bytes object containing any remaining compressed data.',
  );
  method(
    t,
    'copy',
    Compress_copy.index,
    METH_WITH_CLASS,
    'copy($self, /)\n--\n\nReturn a copy of the compression object.',
  );
  method(t, '__copy__', Compress___copy__.index, METH_WITH_CLASS, '__copy__($self, /)\n--\n\n');
  method(t, '__deepcopy__', Compress___deepcopy__.index, METH_WITH_CLASS, '__deepcopy__($self, memo, /)\n--\n\n');
  return readyHeapType(t, '');
}
