// Equality and hash of views. (CPython: Objects/memoryobject.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear } from '../../runtime/errors';
import { Py_EQ, Py_NE, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyImport_ImportModule } from '../../vm/import';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_FULL_RO,
  PyBuffer_IsContiguous,
  PyBuffer_Release,
  PyBuffer_ToContiguous,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../abstract/buffer';
import { PyObject_GetAttrString } from '../attribute';
import { Py_False, Py_True } from '../bool';
import { PyBytes_FromStringAndSize } from '../bytes/new';
import { PyObject_CallOneArg } from '../call';
import { PyErr_ExceptionMatches, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_ImportError, PyExc_MemoryError, PyExc_ValueError } from '../exceptions/types';
import { _Py_HashBytes } from '../hash';
import { Py_NotImplemented } from '../none';
import { PyObject_Hash, PyObject_RichCompareBool } from '../object';
import { PyUnicode_FromCString } from '../str/new';
import { bytesEqual } from '../str/scan';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { isAlive } from './create';
import { isByteFormat, nativeChar, unpack_single } from './format';
import { equiv_shape } from './item';
import {
  _Py_MANAGED_BUFFER_RELEASED,
  _Py_MEMORYVIEW_C,
  _Py_MEMORYVIEW_RELEASED,
  mem,
  PyMemoryView_Check,
} from './struct';

// new: struct.Struct(format); NULL with the exception set
function structOf(view: Py_buffer): PyObject | null {
  const module = PyImport_ImportModule('struct');
  if (!module) return null;
  const type = PyObject_GetAttrString(module, 'Struct');
  Py_DECREF(module);
  if (!type) return null;
  const format = PyUnicode_FromCString(view.format);
  const res: PyObject | null = format ? PyObject_CallOneArg(type, format) : null;
  Py_XDECREF(format);
  Py_DECREF(type);
  return res;
}

// new: an item; unpacker NULL: of a native format
function itemOf(view: Py_buffer, p: usize, fmt: u32, unpacker: PyObject | null): PyObject | null {
  if (!unpacker) return unpack_single(p, fmt);
  const bytes = PyBytes_FromStringAndSize(p, view.itemsize);
  if (!bytes) return null;
  const unpack = PyObject_GetAttrString(unpacker, 'unpack');
  const tuple: PyObject | null = unpack ? PyObject_CallOneArg(unpack, bytes) : null;
  Py_XDECREF(unpack);
  Py_DECREF(bytes);
  if (!tuple || !PyTuple_Check(tuple) || PyTuple_GET_SIZE(tuple) != 1) return tuple;
  const item = Py_NewRef(PyTuple_GET_ITEM(tuple, 0));
  Py_DECREF(tuple);
  return item;
}

/** What comparing needs of one side. */
@unmanaged
class Side {
  view: Py_buffer;
  unpacker: PyObject | null;
  fmt: i64;
}

function sameItem(a: Side, p: usize, b: Side, q: usize): i32 {
  const x = itemOf(a.view, p, <u32>a.fmt, a.unpacker);
  if (!x) return -1;
  const y = itemOf(b.view, q, <u32>b.fmt, b.unpacker);
  const res = y ? PyObject_RichCompareBool(x, y, Py_EQ) : -1;
  Py_DECREF(x);
  Py_XDECREF(y);
  return res;
}

/* @inline */ function through(view: Py_buffer, at: usize, p: usize): usize {
  return view.suboffsets && load<i64>(view.suboffsets + at) >= 0
    ? load<usize>(p) + <usize>load<i64>(view.suboffsets + at)
    : p;
}

function sameItems(a: Side, p: usize, b: Side, q: usize, dim: i32): i32 {
  if (dim == a.view.ndim) return sameItem(a, p, b, q);
  const at = (<usize>dim) << 3;
  const n = load<i64>(a.view.shape + at);
  for (let i: i64 = 0; i < n; i++) {
    const equal = sameItems(a, through(a.view, at, p), b, through(b.view, at, q), dim + 1);
    if (equal <= 0) return equal;
    p += <usize>load<i64>(a.view.strides + at);
    q += <usize>load<i64>(b.view.strides + at);
  }
  return 1;
}

/** 1, 0, -1 with the exception set. */
function sameViews(v: Py_buffer, w: Py_buffer): i32 {
  if (!equiv_shape(v, w)) return 0;
  const slots = stackAlloc(6);
  const a = changetype<Side>(slots);
  const b = changetype<Side>(slots + 24);
  memory.fill(slots, 0, 48);
  a.view = v;
  b.view = w;
  a.fmt = nativeChar(v.format);
  b.fmt = nativeChar(w.format);
  let equal = 1;
  if (!a.fmt || !b.fmt) {
    a.unpacker = structOf(v);
    b.unpacker = a.unpacker ? structOf(w) : null;
    if (!b.unpacker) {
      // A format that struct does not know compares unequal.
      equal = PyErr_ExceptionMatches(PyExc_ImportError) || PyErr_ExceptionMatches(PyExc_MemoryError) ? -1 : 0;
      if (equal == 0) PyErr_Clear();
    }
  } else if (a.fmt == b.fmt && isByteFormat(<u32>a.fmt) && PyBuffer_IsContiguous(changetype<usize>(v), 0x43)) {
    if (PyBuffer_IsContiguous(changetype<usize>(w), 0x43)) {
      stackFree(slots);
      return i32(bytesEqual(v.buf, w.buf, <usize>v.len));
    }
  }
  if (equal > 0) equal = sameItems(a, v.buf, b, w.buf, 0);
  Py_XDECREF(a.unpacker);
  Py_XDECREF(b.unpacker);
  stackFree(slots);
  return equal;
}

/* @inline */ function isGone(o: PyObject): bool {
  return (mem(o).flags & _Py_MEMORYVIEW_RELEASED) != 0 || (mem(o).mbuf!.flags & _Py_MANAGED_BUFFER_RELEASED) != 0;
}

export function memory_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  if (op != Py_EQ && op != Py_NE) return Py_NotImplemented;
  let equal = 0;
  if (isGone(v) || (PyMemoryView_Check(w) && isGone(w))) equal = i32(v == w);
  else if (PyMemoryView_Check(w)) equal = sameViews(mem(v).view, mem(w).view);
  else {
    const p = stackAlloc(BUFFER_SLOTS);
    if (!PyObject_CheckBuffer(w) || PyObject_GetBuffer(w, p, PyBUF_FULL_RO) < 0) {
      PyErr_Clear();
      stackFree(p);
      return Py_NotImplemented;
    }
    equal = sameViews(mem(v).view, changetype<Py_buffer>(p));
    PyBuffer_Release(p);
    stackFree(p);
  }
  if (equal < 0) return null;
  return (equal != 0) == (op == Py_EQ) ? Py_True : Py_False;
}

export function memory_hash(self: PyObject): i64 {
  const mv = mem(self);
  if (mv.hash != -1) return mv.hash;
  const view = mv.view;
  if (!isAlive(self)) return -1;
  if (!view.readonly) {
    PyErr_SetString(PyExc_ValueError, 'cannot hash writable memoryview object');
    return -1;
  }
  const fmt = nativeChar(view.format);
  if (!fmt || !isByteFormat(fmt)) {
    PyErr_SetString(PyExc_ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    return -1;
  }
  if (view.obj && PyObject_Hash(view.obj!) == -1) return -1;
  if (mv.flags & _Py_MEMORYVIEW_C) mv.hash = _Py_HashBytes(view.buf, view.len);
  else {
    const copy = PyMem_Malloc(<usize>view.len);
    if (!copy) {
      PyErr_NoMemory();
      return -1;
    }
    PyBuffer_ToContiguous(copy, changetype<usize>(view), view.len, 0x43);
    mv.hash = _Py_HashBytes(copy, view.len);
    PyMem_Free(copy);
  }
  return mv.hash;
}
