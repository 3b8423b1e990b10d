// From one descriptor to another without a Python object between them. (CPython: Modules/posixmodule.c)

import { host_pread, host_pwrite } from '../../host-fs';
import { PyMem_RawFree, PyMem_RawMalloc } from '../../memory/raw';
import { _PyArg_UnpackKeywords, ssizeArgument } from '../../objects/args';
import { PyErr_NoMemory, PyErr_SetFromErrno, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OSError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsLong, PyLong_FromLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { fd_read, fd_write } from '../../runtime/fd';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';

const EINVAL = 22;
/** What goes over at once; callers ask again for the rest. */
const CHUNK: i64 = 1 << 20;

/** Copies up to `count` bytes; an offset of -1 is where the file is. The number of bytes, or OSError. (new) */
function copyBytes(from: i32, fromOffset: i64, to: i32, toOffset: i64, count: i64): PyObject | null {
  const size = min(count, CHUNK);
  const block = PyMem_RawMalloc(<usize>size);
  if (!block) return PyErr_NoMemory();
  let n: i64 = fromOffset < 0 ? fd_read(from, block, size) : host_pread(from, block, <usize>size, fromOffset);
  if (n > 0) n = toOffset < 0 ? fd_write(to, block, n) : host_pwrite(to, block, <usize>n, toOffset);
  PyMem_RawFree(block);
  return n < 0 ? PyErr_SetFromErrno(PyExc_OSError, <i32>-n) : PyLong_FromLong(n);
}

/** An offset that may be None: -1 then; -1 and an exception, perhaps, too. */
function offsetOf(o: PyObject | null): i64 {
  return !o || o == Py_None ? -1 : PyLong_AsLong(o);
}

export function os_sendfile(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(4);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'sendfile', 'out_fd in_fd offset count', 0, 4, 0, at) == 0) {
    const to = PyLong_AsInt(objAt(at, 0));
    const from = PyErr_Occurred() ? -1 : PyLong_AsInt(objAt(at, 1));
    const offset = PyErr_Occurred() ? -1 : offsetOf(ptrAt(at, 2));
    const count = PyErr_Occurred() ? -1 : ssizeArgument(objAt(at, 3));
    if (PyErr_Occurred()) result = null;
    else if (count < 0 || (offset < 0 && objAt(at, 2) != Py_None)) PyErr_SetFromErrno(PyExc_OSError, EINVAL);
    else result = copyBytes(from, offset, to, -1, count);
  }
  stackFree(at);
  return result;
}

export function os_copy_file_range(
  module: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const at = stackAlloc(5);
  const names = 'src dst count offset_src offset_dst';
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'copy_file_range', names, 0, 3, 0, at) == 0) {
    const from = PyLong_AsInt(objAt(at, 0));
    const to = PyErr_Occurred() ? -1 : PyLong_AsInt(objAt(at, 1));
    const count = PyErr_Occurred() ? -1 : ssizeArgument(objAt(at, 2));
    const fromOffset = PyErr_Occurred() ? -1 : offsetOf(ptrAt(at, 3));
    const toOffset = PyErr_Occurred() ? -1 : offsetOf(ptrAt(at, 4));
    if (PyErr_Occurred()) result = null;
    else if (count < 0) PyErr_SetString(PyExc_ValueError, "negative value for 'count' not allowed");
    else result = copyBytes(from, fromOffset, to, toOffset, count);
  }
  stackFree(at);
  return result;
}
