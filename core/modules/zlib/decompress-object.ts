// decompressobj() and its objects. (CPython: Modules/zlibmodule.c)

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { _PyArg_UnpackKeywords, noArguments } from '../../objects/args';
import { bytes_get_empty, PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { ByteWriter, dropBytes, finishBytes, newByteWriter, putBytes } from '../../objects/bytes/writer';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_ValueError } from '../../objects/exceptions/types';
import { PyModule_GetState } from '../../objects/module';
import { freeInstance, newHeapType, PyType_GetModuleState, readyHeapType } from '../../objects/type/from-spec';
import { clearSlot, Py_DECREF, Py_NewRef, setSlot, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { member, method } from '../../runtime/register';
import {
  _Py_T_OBJECT,
  METH_WITH_CLASS,
  Py_READONLY,
  Py_T_BOOL,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  PyTypeObject,
} from '../../runtime/type';
import { copyBlock, soleArgument } from './compress-object';
import {
  dropInput,
  FORMAT_RAW,
  Inflate,
  inflate,
  RUN_DICTIONARY,
  RUN_END,
  RUN_INPUT,
  RUN_MEMORY,
  RUN_OUTPUT,
  unusedInput,
} from './inflate';
import { feedBuffer, runFailed } from './once';
import {
  ALL,
  asSsize,
  canBeRead,
  decompobject,
  formatOf,
  freeInflate,
  intAt,
  isDictionary,
  newInflate,
  ZlibState,
} from './state';

export function zlib_decompressobj(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'decompressobj', 'wbits zdict', 0, 0, 0, at) == 0) {
    const wbits = intAt(at, 0, 15);
    const format = formatOf(wbits, false);
    if (!PyErr_Occurred() && isDictionary(ptrAt(at, 1))) {
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

/** new: a decompressor of either type, whose state z (stolen; null: no memory) is new; zdict is borrowed. */
export function newDecompress(type: PyTypeObject, z: Inflate | null, zdict: PyObject | null): PyObject | null {
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

export function Decomp_dealloc(o: PyObject): void {
  freeInflate(changetype<decompobject>(o).z);
  clearSlot(changetype<usize>(o) + offsetof<decompobject>('_unused_data'));
  clearSlot(changetype<usize>(o) + offsetof<decompobject>('_unconsumed_tail'));
  clearSlot(changetype<usize>(o) + offsetof<decompobject>('_zdict'));
  freeInstance(o);
}

/** Runs, with the dictionary where it is asked for. */
export function run(d: decompobject, out: ByteWriter, limit: i64): i32 {
  let r = inflate(d.z!, out, limit);
  if (r == RUN_DICTIONARY && d.zdict) r = useDictionary(d) ? inflate(d.z!, out, limit) : RUN_MEMORY;
  return r;
}

/** The input that is left, as bytes in a slot; more goes before it. false with an exception set. */
export function keepRest(z: Inflate, slot: usize): bool {
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
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'decompress', 'data max_length', 1, 1, 0, at) == 0 &&
    canBeRead(objAt(at, 0))
  ) {
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

function Decompress_flush(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'flush', 'mode', 1, 0, 0, at) == 0;
  const given = ok ? ptrAt(at, 0) : null;
  stackFree(at);
  if (!ok) return null;
  const length = given ? asSsize(given) : 1;
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

function Decompress___deepcopy__(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return soleArgument('__deepcopy__', args, nargs, kwnames) ? copyOf(o) : null;
}

function Decompress___copy__(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return noArguments('__copy__', nargs, kwnames) ? copyOf(o) : null;
}

function Decompress_copy(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return noArguments('copy', nargs, kwnames) ? copyOf(o) : null;
}

// new
function copyOf(o: PyObject): PyObject | null {
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

/** new: the type Decompress. */
export function newDecompressType(m: PyObject): PyTypeObject | null {
  const flags = Py_TPFLAGS_DISALLOW_INSTANTIATION;
  const t = newHeapType(m, 'zlib.Decompress', offsetof<decompobject>(), 0, flags, null, 3);
  if (!t) return null;
  t.tp_dealloc = Decomp_dealloc.index;
  method(
    t,
    'decompress',
    Decompress_decompress.index,
    METH_WITH_CLASS,
    'decompress($self, data, /, max_length=0)\n--\n\nReturn a bytes object containing the decompressed version of the data.',
  );
  method(
    t,
    'flush',
    Decompress_flush.index,
    METH_WITH_CLASS,
    'flush($self, length=zlib.DEF_BUF_SIZE, /)\n--\n\nReturn a bytes object containing any remaining decompressed data.',
  );
  method(
    t,
    'copy',
    Decompress_copy.index,
    METH_WITH_CLASS,
    'copy($self, /)\n--\n\nReturn a copy of the decompression object.',
  );
  method(t, '__copy__', Decompress___copy__.index, METH_WITH_CLASS, '__copy__($self, /)\n--\n\n');
  method(t, '__deepcopy__', Decompress___deepcopy__.index, METH_WITH_CLASS, '__deepcopy__($self, memo, /)\n--\n\n');
  member(t, 'unused_data', _Py_T_OBJECT, offsetof<decompobject>('_unused_data'), Py_READONLY, '');
  member(t, 'unconsumed_tail', _Py_T_OBJECT, offsetof<decompobject>('_unconsumed_tail'), Py_READONLY, '');
  member(t, 'eof', Py_T_BOOL, offsetof<decompobject>('eof'), Py_READONLY, '');
  return readyHeapType(t, '');
}
