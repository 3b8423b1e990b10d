// memoryview.cast(). (CPython: Objects/memoryobject.c)

import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { fillStrides, Py_buffer, PyBUF_MAX_NDIM } from '../abstract/buffer';
import { PySequence_Fast_GET_SIZE, PySequence_Fast_ITEMS } from '../abstract/sequence';
import { _PyArg_BadArgument, _PyArg_UnpackKeywords } from '../args';
import { PyBytes_AS_STRING } from '../bytes/struct';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyLong_AsSsize_t, PyLong_Check } from '../int';
import { PyList_Check } from '../list';
import { _PyUnicode_AsASCIIString } from '../str/codecs';
import { PyUnicode_Check } from '../str/struct';
import { PyTuple_Check } from '../tuple';
import { init_flags, isAlive, isUnrestricted, mbuf_add_incomplete_view } from './create';
import { isByteFormat, nativeChar, nativeFormat } from './format';
import { _Py_MEMORYVIEW_C, mem } from './struct';

/** The text of a native format, in memory that stays: one of 15 letters, with or without '@'. */
function nativeText(format: usize, c: u32): usize {
  const at = load<u8>(format) == 0x40;
  // Each literal is UTF-16: an ASCII letter is a C string by itself, "@x" needs two bytes side by side.
  switch (c) {
    case 0x63:
      return changetype<usize>(at ? '\u6340' : 'c');
    case 0x62:
      return changetype<usize>(at ? '\u6240' : 'b');
    case 0x42:
      return changetype<usize>(at ? '\u4240' : 'B');
    case 0x3f:
      return changetype<usize>(at ? '\u3f40' : '?');
    case 0x68:
      return changetype<usize>(at ? '\u6840' : 'h');
    case 0x48:
      return changetype<usize>(at ? '\u4840' : 'H');
    case 0x65:
      return changetype<usize>(at ? '\u6540' : 'e');
    case 0x69:
      return changetype<usize>(at ? '\u6940' : 'i');
    case 0x49:
      return changetype<usize>(at ? '\u4940' : 'I');
    case 0x66:
      return changetype<usize>(at ? '\u6640' : 'f');
    case 0x6c:
      return changetype<usize>(at ? '\u6c40' : 'l');
    case 0x4c:
      return changetype<usize>(at ? '\u4c40' : 'L');
    case 0x71:
      return changetype<usize>(at ? '\u7140' : 'q');
    case 0x51:
      return changetype<usize>(at ? '\u5140' : 'Q');
    case 0x6e:
      return changetype<usize>(at ? '\u6e40' : 'n');
    case 0x4e:
      return changetype<usize>(at ? '\u4e40' : 'N');
    case 0x64:
      return changetype<usize>(at ? '\u6440' : 'd');
  }
  return changetype<usize>(at ? '\u5040' : 'P');
}

function cast_to_1D(o: PyObject, format: PyObject): i32 {
  const view = mem(o).view;
  const text = _PyUnicode_AsASCIIString(format, 0);
  if (!text) return -1;
  const p = PyBytes_AS_STRING(text);
  const out = stackAlloc(1);
  const itemsize = nativeFormat(p, out);
  const c = load<i32>(out);
  stackFree(out);
  const name = itemsize ? nativeText(p, c) : 0;
  Py_DECREF(text);
  if (!itemsize) {
    PyErr_SetString(
      PyExc_ValueError,
      "memoryview: destination format must be a native single character format prefixed with an optional '@'",
    );
    return -1;
  }
  if (!isByteFormat(nativeChar(view.format)) && !isByteFormat(c)) {
    PyErr_SetString(PyExc_TypeError, 'memoryview: cannot cast between two non-byte formats');
    return -1;
  }
  if (view.len % itemsize) {
    PyErr_SetString(PyExc_TypeError, 'memoryview: length is not a multiple of itemsize');
    return -1;
  }
  view.format = name;
  view.itemsize = itemsize;
  view.ndim = 1;
  store<i64>(view.shape, view.len / itemsize);
  store<i64>(view.strides, itemsize);
  view.suboffsets = 0;
  init_flags(o);
  return 0;
}

function badShape(text: string): i64 {
  PyErr_SetString(PyExc_ValueError, text);
  return -1;
}

/** The numbers of a list or tuple into the shape: how many bytes that makes, or -1. */
function copy_shape(shape: usize, seq: PyObject, ndim: i32, itemsize: i64): i64 {
  let len = itemsize;
  for (let i: i64 = 0; i < ndim; i++) {
    const o = objAt(PySequence_Fast_ITEMS(seq), i);
    if (!PyLong_Check(o)) {
      PyErr_SetString(PyExc_TypeError, 'memoryview.cast(): elements of shape must be integers');
      return -1;
    }
    const x = PyLong_AsSsize_t(o);
    if (x == -1 && PyErr_Occurred()) return -1;
    if (x <= 0) return badShape('memoryview.cast(): elements of shape must be integers > 0');
    if (x > i64.MAX_VALUE / len) return badShape('memoryview.cast(): product(shape) > SSIZE_MAX');
    len *= x;
    store<i64>(shape + ((<usize>i) << 3), x);
  }
  return len;
}

function cast_to_ND(o: PyObject, shape: PyObject, ndim: i32): i32 {
  const view = mem(o).view;
  const array = mem(o).ob_array;
  let len = view.itemsize;
  view.ndim = ndim;
  view.suboffsets = 0;
  view.shape = ndim ? array : 0;
  view.strides = ndim ? array + ((<usize>ndim) << 3) : 0;
  if (ndim) {
    len = copy_shape(view.shape, shape, ndim, view.itemsize);
    if (len < 0) return -1;
    fillStrides(ndim, view.shape, view.itemsize, false, view.strides);
  }
  if (view.len != len) {
    PyErr_SetString(PyExc_TypeError, 'memoryview: product(shape) * itemsize != buffer size');
    return -1;
  }
  mem(o).flags = 0;
  init_flags(o);
  return 0;
}

function zero_in_shape(view: Py_buffer): bool {
  for (let i: usize = 0; i < <usize>view.ndim; i++) if (load<i64>(view.shape + (i << 3)) == 0) return true;
  return false;
}

function cast(self: PyObject, format: PyObject, shape: PyObject | null): PyObject | null {
  if (!isAlive(self) || !isUnrestricted(self)) return null;
  const view = mem(self).view;
  if (!(mem(self).flags & _Py_MEMORYVIEW_C))
    return PyErr_SetString(PyExc_TypeError, 'memoryview: casts are restricted to C-contiguous views');
  if ((shape != null || view.ndim != 1) && zero_in_shape(view))
    return PyErr_SetString(PyExc_TypeError, 'memoryview: cannot cast view with zeros in shape or strides');
  let ndim: i64 = 1;
  if (shape) {
    if (!PyList_Check(shape) && !PyTuple_Check(shape))
      return PyErr_SetString(PyExc_TypeError, 'shape must be a list or a tuple');
    ndim = PySequence_Fast_GET_SIZE(shape);
    if (ndim > PyBUF_MAX_NDIM)
      return PyErr_SetString(PyExc_ValueError, 'memoryview: number of dimensions must not exceed 64');
    if (view.ndim != 1 && ndim != 1)
      return PyErr_SetString(PyExc_TypeError, 'memoryview: cast must be 1D -> ND or ND -> 1D');
  }
  const o = mbuf_add_incomplete_view(mem(self).mbuf!, view, ndim == 0 ? 1 : <i32>ndim);
  if (!o) return null;
  if (cast_to_1D(o, format) < 0 || (shape != null && cast_to_ND(o, shape!, <i32>ndim) < 0)) {
    Py_DECREF(o);
    return null;
  }
  return o;
}

export function memoryview_cast(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(2);
  const err = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'cast', 'format shape', 0, 1, 0, values);
  const format = ptrAt(values, 0);
  const shape = ptrAt(values, 1);
  stackFree(values);
  if (err < 0) return null;
  if (PyUnicode_Check(format!)) return cast(self, format!, shape);
  _PyArg_BadArgument('cast', "argument 'format'", 'str', format!);
  return null;
}
