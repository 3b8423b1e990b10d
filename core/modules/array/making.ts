// Arrays from iterables, bytes, texts and other arrays. (CPython: Modules/arraymodule.c)

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { PyIter_Next, PyObject_GetIter } from '../../objects/abstract/object';
import { PySequence_GetItem } from '../../objects/abstract/sequence';
import { _PyArg_BadArgument, _PyArg_NoKeywords } from '../../objects/args';
import { PyByteArray_Check } from '../../objects/bytearray/struct';
import { PyBytes_Check } from '../../objects/bytes/struct';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_DeprecationWarning, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyList_Check, PyList_GET_SIZE } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { freeInstance } from '../../objects/type/from-spec';
import { PyObject_TypeCheck } from '../../objects/type/state';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { Py_DECREF, Py_VISIT, Py_XDECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { PyErr_WarnEx } from '../../vm/warnings';
import {
  addressOf,
  array_resize,
  array_state,
  arraydescr,
  asArray,
  codeOf,
  insertAt,
  isArray,
  isText,
  newarrayobject,
  setarrayitem,
  sizeOfItem,
  typeState,
} from './items';

// --- making one

export function array_iter_extend(o: PyObject, iterable: PyObject): i32 {
  const it = PyObject_GetIter(iterable);
  if (!it) return -1;
  let res = 0;
  while (res == 0) {
    const v = PyIter_Next(it);
    if (!v) {
      if (PyErr_Occurred()) res = -1;
      break;
    }
    res = insertAt(o, asArray(o).ob_size, v);
    Py_DECREF(v);
  }
  Py_DECREF(it);
  return res;
}

/** Appends n bytes as items; false: failed. */
export function addBytes(o: PyObject, from: usize, n: i64): bool {
  const size = sizeOfItem(o);
  if (n % size != 0) {
    PyErr_SetString(PyExc_ValueError, 'bytes length not a multiple of item size');
    return false;
  }
  const old = asArray(o).ob_size;
  if (n == 0) return true;
  if (array_resize(o, old + n / size) < 0) return false;
  memory.copy(addressOf(o, old), from, <usize>n);
  return true;
}

export function array_frombytes(o: PyObject, buffer: PyObject): PyObject | null {
  const view = stackAlloc(BUFFER_SLOTS);
  let ok = false;
  if (PyObject_GetBuffer(buffer, view, PyBUF_SIMPLE) == 0) {
    const b = changetype<Py_buffer>(view);
    ok = addBytes(o, b.buf, b.len);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return ok ? Py_None : changetype<PyObject | null>(0);
}

/** Appends the characters of a string; false: failed. */
export function addText(o: PyObject, s: PyObject): bool {
  const n = PyUnicode_GET_LENGTH(s);
  const old = asArray(o).ob_size;
  if (n == 0) return true;
  if (array_resize(o, old + n) < 0) return false;
  for (let i: i64 = 0; i < n; i++) store<u32>(addressOf(o, old + i), PyUnicode_READ_CHAR(s, i));
  return true;
}

/** The description of a typecode; null: there is none. */
export function findDescr(state: array_state, code: u32): arraydescr | null {
  let d = state.descriptors;
  while (d.typecode) {
    if (d.typecode == code) return d;
    d = changetype<arraydescr>(changetype<usize>(d) + offsetof<arraydescr>());
  }
  return null;
}

function fill(o: PyObject, initial: PyObject): bool {
  const n = asArray(o).ob_size;
  if (PyList_Check(initial) || PyTuple_Check(initial)) {
    for (let i: i64 = 0; i < n; i++) {
      const v = PySequence_GetItem(initial, i);
      if (!v) return false;
      const ok = setarrayitem(o, i, v);
      Py_DECREF(v);
      if (!ok) return false;
    }
    return true;
  }
  if (PyBytes_Check(initial) || PyByteArray_Check(initial)) return array_frombytes(o, initial) != null;
  if (PyUnicode_Check(initial)) return addText(o, initial);
  if (isArray(initial, o) && codeOf(initial) == codeOf(o)) {
    memory.copy(asArray(o).ob_item, asArray(initial).ob_item, <usize>(n * sizeOfItem(o)));
    return true;
  }
  return array_iter_extend(o, initial) == 0;
}

export function array_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const state = typeState(type);
  if (type == state.ArrayType && !_PyArg_NoKeywords('array.array', kwds)) return null;
  const nargs = PyTuple_GET_SIZE(args);
  if (nargs < 1) return PyErr_SetString(PyExc_TypeError, 'array() takes at least 1 argument (0 given)');
  if (nargs > 2) return PyErr_Format(PyExc_TypeError, 'array() takes at most 2 arguments (%zd given)', nargs);
  const first = PyTuple_GET_ITEM(args, 0);
  if (!PyUnicode_Check(first) || PyUnicode_GET_LENGTH(first) != 1) {
    _PyArg_BadArgument('array', 'argument 1', 'a unicode character', first);
    return null;
  }
  const code = PyUnicode_READ_CHAR(first, 0);
  if (
    code == 0x75 &&
    PyErr_WarnEx(PyExc_DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16", 1) < 0
  ) {
    return null;
  }
  const initial: PyObject | null = nargs > 1 ? PyTuple_GET_ITEM(args, 1) : null;
  const own = state.ArrayType as PyTypeObject;
  if (initial && !isText(code)) {
    if (PyUnicode_Check(initial)) {
      return PyErr_Format(PyExc_TypeError, "cannot use a str to initialize an array with typecode '%c'", code);
    }
    if (PyObject_TypeCheck(initial, own) && isText(codeOf(initial))) {
      return PyErr_Format(
        PyExc_TypeError,
        "cannot use a unicode array to initialize an array with typecode '%c'",
        code,
      );
    }
  }
  // An iterator is asked for before the type code is looked up.
  const iterator: PyObject | null = initial && !isDirect(initial, code, own) ? PyObject_GetIter(initial) : null;
  if (initial && !iterator && PyErr_Occurred()) return null;
  const o = filled(type, findDescr(state, code), iterator ? iterator : initial);
  Py_XDECREF(iterator);
  return o;
}

/** Whether an array can be filled from it without an iterator. */
function isDirect(initial: PyObject, code: u32, own: PyTypeObject): bool {
  if (PyList_Check(initial) || PyTuple_Check(initial) || PyBytes_Check(initial) || PyByteArray_Check(initial))
    return true;
  if (PyUnicode_Check(initial)) return isText(code);
  return PyObject_TypeCheck(initial, own) && codeOf(initial) == code;
}

// new
function filled(type: PyTypeObject, descr: arraydescr | null, initial: PyObject | null): PyObject | null {
  if (!descr) {
    return PyErr_SetString(PyExc_ValueError, 'bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)');
  }
  let n: i64 = 0;
  if (initial) {
    if (PyList_Check(initial)) n = PyList_GET_SIZE(initial);
    else if (PyTuple_Check(initial)) n = PyTuple_GET_SIZE(initial);
    else if (PyObject_TypeCheck(initial, typeState(type).ArrayType!)) n = asArray(initial).ob_size;
  }
  const o = newarrayobject(type, n, descr);
  if (!o || !initial || fill(o, initial)) return o;
  Py_DECREF(o);
  return null;
}

export function array_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (asArray(o).weakreflist) PyObject_ClearWeakRefs(o);
  PyMem_Free(asArray(o).ob_item);
  freeInstance(o);
}

export function array_tp_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(o.ob_type, visit, argument);
}
