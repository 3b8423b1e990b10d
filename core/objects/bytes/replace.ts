// Replacing, joining and translating bytes and bytearray. (CPython: Objects/stringlib/{transmogrify,join}.h, Objects/bytes_methods.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_NewRef, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../abstract/buffer';
import { PySequence_Fast, PySequence_Fast_GET_SIZE, PySequence_Fast_ITEMS } from '../abstract/sequence';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../args';
import { PyByteArray_Resize } from '../bytearray/resize';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { Py_None } from '../none';
import { countUnits, searchUnits } from '../str/find';
import { sizeArg } from '../str/pad';
import { copyBytes, memchr } from '../str/scan';
import { dataOf, roomLike, sizeOf, unchanged } from './either';
import { _PyBytes_Resize, newBytes } from './new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_CheckExact, PyBytes_GET_SIZE } from './struct';
import { dropBytes, newByteWriter, putBytes } from './writer';

export function bytes_replace(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('replace', nargs, 2, 3)) return null;
  const p = stackAlloc(2 * BUFFER_SLOTS);
  const q = p + 80;
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(objAt(args, 0), p, PyBUF_SIMPLE) == 0) {
    if (PyObject_GetBuffer(objAt(args, 1), q, PyBUF_SIMPLE) == 0) {
      const limit = nargs > 2 ? sizeArg(objAt(args, 2)) : -1;
      if (limit != -1 || !PyErr_Occurred()) {
        const from = changetype<Py_buffer>(p);
        const to = changetype<Py_buffer>(q);
        result = replaceBytes(self, from.buf, from.len, to.buf, to.len, limit);
      }
      PyBuffer_Release(q);
    }
    PyBuffer_Release(p);
  }
  stackFree(p);
  return result;
}

function replaceBytes(self: PyObject, from: usize, m: i64, to: usize, r: i64, limit: i64): PyObject | null {
  const n = sizeOf(self);
  if (limit < 0) limit = i64.MAX_VALUE;
  if (limit == 0 || n < m || (m == 0 && r == 0)) return unchanged(self);
  const data = dataOf(self);
  const count = countUnits(1, data, n, from, m, limit);
  if (count == 0) return unchanged(self);
  if (r > m && r - m > (i64.MAX_VALUE - n) / count)
    return PyErr_SetString(PyExc_OverflowError, 'replace bytes is too long');
  const result = roomLike(self, n + count * (r - m));
  if (!result) return null;
  let out = dataOf(result);
  let at: i64 = 0;
  for (let k: i64 = 0; k < count; k++) {
    // An empty pattern matches in front of every byte.
    const found = m == 0 ? i64(k > 0) : searchUnits(1, data + <usize>at, n - at, from, m, 1);
    copyBytes(out, data + <usize>at, <usize>found);
    out += <usize>found;
    copyBytes(out, to, <usize>r);
    out += <usize>r;
    at += found + m;
  }
  copyBytes(out, data + <usize>at, <usize>(n - at));
  return result;
}

/** The size of the joined items when all of them are exact bytes; -1. */
function exactTotal(items: usize, n: i64, between: i64): i64 {
  let total: i64 = n ? between * (n - 1) : 0;
  for (let i: i64 = 0; i < n; i++) {
    if (!PyBytes_CheckExact(objAt(items, i))) return -1;
    total += PyBytes_GET_SIZE(objAt(items, i));
  }
  return total;
}

function joinExact(self: PyObject, items: usize, n: i64, to: usize): void {
  const between = <usize>sizeOf(self);
  for (let i: i64 = 0; i < n; i++) {
    if (i) {
      copyBytes(to, dataOf(self), between);
      to += between;
    }
    const size = <usize>PyBytes_GET_SIZE(objAt(items, i));
    copyBytes(to, PyBytes_AS_STRING(objAt(items, i)), size);
    to += size;
  }
}

/** self.join(parts); new. */
export function stringlib_bytes_join(self: PyObject, parts: PyObject): PyObject | null {
  const sequence = PySequence_Fast(parts, 'can only join an iterable');
  if (!sequence) return null;
  const n = PySequence_Fast_GET_SIZE(sequence);
  let result: PyObject | null = null;
  if (n == 1 && PyBytes_CheckExact(objAt(PySequence_Fast_ITEMS(sequence), 0)) && PyBytes_CheckExact(self)) {
    result = Py_NewRef(objAt(PySequence_Fast_ITEMS(sequence), 0));
    Py_DECREF(sequence);
    return result;
  }
  const total = exactTotal(PySequence_Fast_ITEMS(sequence), n, sizeOf(self));
  if (total >= 0) {
    result = roomLike(self, total);
    if (result && total) joinExact(self, PySequence_Fast_ITEMS(sequence), n, dataOf(result));
    Py_DECREF(sequence);
    return result;
  }
  const writer = newByteWriter();
  const p = stackAlloc(BUFFER_SLOTS);
  let ok = true;
  for (let i: i64 = 0; ok && i < n; i++) {
    const item = objAt(PySequence_Fast_ITEMS(sequence), i);
    if (i && putBytes(writer, dataOf(self), sizeOf(self)) < 0) ok = false;
    else if (PyBytes_CheckExact(item)) ok = putBytes(writer, PyBytes_AS_STRING(item), PyBytes_GET_SIZE(item)) == 0;
    else if (!PyObject_CheckBuffer(item) || PyObject_GetBuffer(item, p, PyBUF_SIMPLE) < 0) {
      PyErr_Format(
        PyExc_TypeError,
        'sequence item %zd: expected a bytes-like object, %.80s found',
        <u64>i,
        item.ob_type.tp_name,
      );
      ok = false;
    } else {
      const view = changetype<Py_buffer>(p);
      ok = putBytes(writer, view.buf, view.len) == 0;
      PyBuffer_Release(p);
    }
  }
  stackFree(p);
  Py_DECREF(sequence);
  if (!ok) return dropBytes(writer);
  result = roomLike(self, writer.pos);
  if (result) copyBytes(dataOf(result), writer.buffer, <usize>writer.pos);
  dropBytes(writer);
  return result;
}

/** self.translate(table, delete): METH_FASTCALL | METH_KEYWORDS. */
export function bytes_translate(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(2 + 2 * BUFFER_SLOTS);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'translate', 'table delete', 1, 1, 0, values) == 0;
  let result: PyObject | null = null;
  if (ok) {
    const table = objAt(values, 0);
    const deleted = ptrAt(values, 1);
    const p = values + 16;
    const q = p + 80;
    memory.fill(p, 0, 160);
    if (table == Py_None || PyObject_GetBuffer(table, p, PyBUF_SIMPLE) == 0) {
      const map = changetype<Py_buffer>(p);
      const gone = changetype<Py_buffer>(q);
      if (table != Py_None && map.len != 256)
        PyErr_SetString(PyExc_ValueError, 'translation table must be 256 characters long');
      else if (!deleted || PyObject_GetBuffer(deleted, q, PyBUF_SIMPLE) == 0)
        result = translateBytes(self, table == Py_None ? 0 : map.buf, gone.buf, gone.len);
    }
    PyBuffer_Release(q);
    PyBuffer_Release(p);
  }
  stackFree(values);
  return result;
}

function translateBytes(self: PyObject, map: usize, gone: usize, m: i64): PyObject | null {
  const n = sizeOf(self);
  const result = roomLike(self, n);
  if (!result) return null;
  const from = dataOf(self);
  const to = dataOf(result);
  let k: usize = 0;
  let changed = false;
  for (let i: i64 = 0; i < n; i++) {
    const c = load<u8>(from + <usize>i);
    if (m && memchr(gone, c, <usize>m) >= 0) {
      changed = true;
      continue;
    }
    const d = map ? load<u8>(map + c) : c;
    if (d != c) changed = true;
    store<u8>(to + k++, d);
  }
  if (!changed && PyBytes_CheckExact(self)) {
    Py_DECREF(result);
    return Py_NewRef(self);
  }
  if (<i64>k == n) return result;
  if (!PyBytes_Check(self)) {
    if (PyByteArray_Resize(result, <i64>k) == 0) return result;
    Py_DECREF(result);
    return null;
  }
  const slot = stackAlloc(1);
  store<u64>(slot, <u64>changetype<usize>(result));
  const failed = _PyBytes_Resize(slot, <i64>k) < 0;
  const shorter = changetype<PyObject | null>(load<usize>(slot));
  stackFree(slot);
  return failed ? null : shorter;
}

/** METH_STATIC | METH_FASTCALL; new: the table of 256 bytes. */
export function _Py_bytes_maketrans(unused: PyObject | null, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('maketrans', nargs, 2, 2)) return null;
  const p = stackAlloc(2 * BUFFER_SLOTS);
  const q = p + 80;
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(objAt(args, 0), p, PyBUF_SIMPLE) == 0) {
    if (PyObject_GetBuffer(objAt(args, 1), q, PyBUF_SIMPLE) == 0) {
      const from = changetype<Py_buffer>(p);
      const to = changetype<Py_buffer>(q);
      if (from.len != to.len) PyErr_SetString(PyExc_ValueError, 'maketrans arguments must have same length');
      else {
        result = newBytes(256);
        if (result) {
          const table = PyBytes_AS_STRING(result);
          for (let c: usize = 0; c < 256; c++) store<u8>(table + c, <u32>c);
          for (let i: i64 = 0; i < from.len; i++)
            store<u8>(table + load<u8>(from.buf + <usize>i), load<u8>(to.buf + <usize>i));
        }
      }
      PyBuffer_Release(q);
    }
    PyBuffer_Release(p);
  }
  stackFree(p);
  return result;
}
