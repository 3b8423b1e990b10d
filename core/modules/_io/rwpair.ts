// BufferedRWPair: a reader and a writer as one stream. (CPython: Modules/_io/bufferedio.c)

import { _PyArg_CheckPositional, _PyArg_NoKeywords, ssizeArgument } from '../../objects/args';
import { PyObject_GetAttr } from '../../objects/attribute';
import { Py_False } from '../../objects/bool';
import { PyObject_CallObject, PyObject_Vectorcall } from '../../objects/call';
import {
  _PyErr_ChainExceptions1,
  PyErr_ExceptionMatches,
  PyErr_SetObject,
  PyErr_SetString,
} from '../../objects/exceptions/errors';
import {
  PyExc_AttributeError,
  PyExc_MemoryError,
  PyExc_RuntimeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyLong_FromLongLong } from '../../objects/int';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { freeInstance } from '../../objects/type/from-spec';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { clearSlot, Py_DECREF, Py_XDECREF, PyObject_GC_UnTrack, stackAlloc } from '../../runtime/cold';
import { PyErr_GetRaisedException, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_VISIT, PyObject, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { checkReadable, checkWritable } from './iobase';
import { get_io_state } from './state';

/** 48 bytes. */
@unmanaged
export class rwpair extends PyObject {
  reader: PyObject | null;
  writer: PyObject | null;
  dict: PyObject | null;
  weakreflist: PyObject | null;
}

/* @inline */ function pairOf(o: PyObject): rwpair {
  return changetype<rwpair>(o);
}

// new: type(raw, size)
function make(type: PyTypeObject, raw: PyObject, size: i64): PyObject | null {
  const number = PyLong_FromLongLong(size);
  if (!number) return null;
  const stack = stackAlloc(2);
  setPtrAt(stack, 0, raw);
  setPtrAt(stack, 1, number);
  const result = PyObject_Vectorcall(type, stack, 2, null);
  stackFree(stack);
  Py_DECREF(number);
  return result;
}

export function bufferedrwpair_init(o: PyObject, args: PyObject, kwargs: PyObject | null): i32 {
  if (!_PyArg_NoKeywords('BufferedRWPair', kwargs)) return -1;
  const n = PyTuple_GET_SIZE(args);
  if (!_PyArg_CheckPositional('BufferedRWPair', n, 2, 3)) return -1;
  let size: i64 = 8192;
  if (n > 2) {
    size = ssizeArgument(PyTuple_GET_ITEM(args, 2));
    if (size == -1 && PyErr_Occurred()) return -1;
  }
  const reader = PyTuple_GET_ITEM(args, 0);
  const writer = PyTuple_GET_ITEM(args, 1);
  if (!checkReadable(reader) || !checkWritable(writer)) return -1;
  const state = get_io_state();
  const pair = pairOf(o);
  bufferedrwpair_clearStreams(o);
  pair.reader = make(state.PyBufferedReader_Type, reader, size);
  if (!pair.reader) return -1;
  pair.writer = make(state.PyBufferedWriter_Type, writer, size);
  if (pair.writer) return 0;
  bufferedrwpair_clearStreams(o);
  return -1;
}

function bufferedrwpair_clearStreams(o: PyObject): void {
  clearSlot(changetype<usize>(o) + offsetof<rwpair>('_reader'));
  clearSlot(changetype<usize>(o) + offsetof<rwpair>('_writer'));
}

export function bufferedrwpair_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  let r = Py_VISIT(o.ob_type, visit, argument);
  if (!r) r = Py_VISIT(pairOf(o).reader, visit, argument);
  if (!r) r = Py_VISIT(pairOf(o).writer, visit, argument);
  return r ? r : Py_VISIT(pairOf(o).dict, visit, argument);
}

export function bufferedrwpair_clear(o: PyObject): i32 {
  bufferedrwpair_clearStreams(o);
  clearSlot(changetype<usize>(o) + offsetof<rwpair>('_dict'));
  return 0;
}

export function bufferedrwpair_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (pairOf(o).weakreflist) PyObject_ClearWeakRefs(o);
  bufferedrwpair_clear(o);
  freeInstance(o);
}

// new: stream.name(*args)
function forward(stream: PyObject | null, name: PyObject, args: PyObject | null): PyObject | null {
  if (!stream) return PyErr_SetString(PyExc_ValueError, 'I/O operation on uninitialized object');
  const method = PyObject_GetAttr(stream, name);
  if (!method) {
    // NOT CPYTHON: that there was no memory for it is told.
    if (!PyErr_ExceptionMatches(PyExc_MemoryError)) PyErr_SetObject(PyExc_AttributeError, name);
    return null;
  }
  const result = PyObject_CallObject(method, args);
  Py_DECREF(method);
  return result;
}

export function bufferedrwpair_read(o: PyObject, args: PyObject): PyObject | null {
  return forward(pairOf(o).reader, _Py_ID('read'), args);
}
export function bufferedrwpair_peek(o: PyObject, args: PyObject): PyObject | null {
  return forward(pairOf(o).reader, _Py_ID('peek'), args);
}
export function bufferedrwpair_read1(o: PyObject, args: PyObject): PyObject | null {
  return forward(pairOf(o).reader, _Py_ID('read1'), args);
}
export function bufferedrwpair_readinto(o: PyObject, args: PyObject): PyObject | null {
  return forward(pairOf(o).reader, _Py_ID('readinto'), args);
}
export function bufferedrwpair_readinto1(o: PyObject, args: PyObject): PyObject | null {
  return forward(pairOf(o).reader, _Py_ID('readinto1'), args);
}
export function bufferedrwpair_write(o: PyObject, args: PyObject): PyObject | null {
  return forward(pairOf(o).writer, _Py_ID('write'), args);
}
export function bufferedrwpair_flush(o: PyObject, unused: PyObject | null): PyObject | null {
  return forward(pairOf(o).writer, _Py_ID('flush'), null);
}
export function bufferedrwpair_readable(o: PyObject, unused: PyObject | null): PyObject | null {
  return forward(pairOf(o).reader, _Py_ID('readable'), null);
}
export function bufferedrwpair_writable(o: PyObject, unused: PyObject | null): PyObject | null {
  return forward(pairOf(o).writer, _Py_ID('writable'), null);
}

export function bufferedrwpair_close(o: PyObject, unused: PyObject | null): PyObject | null {
  const written = forward(pairOf(o).writer, _Py_ID('close'), null);
  const exc = !written ? PyErr_GetRaisedException() : null;
  Py_XDECREF(written);
  const result = forward(pairOf(o).reader, _Py_ID('close'), null);
  if (!exc) return result;
  _PyErr_ChainExceptions1(exc);
  Py_XDECREF(result);
  return null;
}

export function bufferedrwpair_isatty(o: PyObject, unused: PyObject | null): PyObject | null {
  const result = forward(pairOf(o).writer, _Py_ID('isatty'), null);
  return result != Py_False ? result : forward(pairOf(o).reader, _Py_ID('isatty'), null);
}

export function bufferedrwpair_get_closed(o: PyObject, closure: usize): PyObject | null {
  const writer = pairOf(o).writer;
  if (writer) return PyObject_GetAttr(writer, _Py_ID('closed'));
  return PyErr_SetString(PyExc_RuntimeError, 'the BufferedRWPair object is being garbage-collected');
}
