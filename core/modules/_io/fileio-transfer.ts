// A raw file's bytes: reading, writing, seeking.

import { host_fstat, host_ftruncate, host_lseek } from '../../host-fs';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBUF_WRITABLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_UnpackKeywords, exactPositional } from '../../objects/args';
import { _PyBytes_Resize, PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { EAGAIN, ESPIPE } from '../../objects/exceptions/errno';
import { PyErr_SetFromErrno } from '../../objects/exceptions/errors';
import { PyExc_OSError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsLong, PyLong_FromLong, PyLong_FromLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { Py_DECREF, Py_NewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { fd_read, fd_write } from '../../runtime/fd';
import { objAt, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { pel, stackFree } from '../../runtime/pellucid';
import { STAT_SLOTS, StatBuffer } from '../posix/stat';
import { err_closed, fileio, fileOf, hasFlag, notOpenFor, READABLE, SEEKABLE, SEEKABLE_YES, WRITABLE } from './fileio';
import { sizeArgument } from './util';

const SMALLCHUNK: i64 = 8192;

/** NULL where the process has to wait for the host, None where nothing is there yet, or OSError. */
function readFailed(r: i64): PyObject | null {
  if (pel.wait_kind) return null;
  return r == -EAGAIN ? Py_None : PyErr_SetFromErrno(PyExc_OSError, <i32>-r);
}

export function fileio_readinto(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (!exactPositional('readinto', nargs, kwnames, 1)) return null;
  const b = objAt(args, 0);
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(b, view, PyBUF_WRITABLE) < 0) {
    // What the argument parser says of it.
    PyErr_Clear();
    _PyArg_BadArgument('readinto', 'argument 1', 'read-write bytes-like object', b);
  } else {
    const f = fileOf(o);
    const buffer = changetype<Py_buffer>(view);
    if (f.fd < 0) err_closed();
    else if (!hasFlag(f, READABLE)) notOpenFor(false);
    else {
      const n = fd_read(f.fd, buffer.buf, buffer.len);
      result = n < 0 ? readFailed(n) : PyLong_FromLong(n);
    }
    PyBuffer_Release(view);
  }
  stackFree(view);
  return result;
}

/** Reads into memory without an object for it: how many bytes, 0 at the end, -1 with an exception (or a wait), -2: would block. */
export function fileio_readRaw(o: PyObject, p: usize, n: i64): i64 {
  const f = fileOf(o);
  if (f.fd < 0) {
    err_closed();
    return -1;
  }
  if (!hasFlag(f, READABLE)) {
    notOpenFor(false);
    return -1;
  }
  const r = fd_read(f.fd, p, n);
  if (r >= 0) return r;
  return readFailed(r) ? -2 : -1;
}

/** Writes from memory: how many bytes were taken, -1 with an exception, -2: would block. */
export function fileio_writeRaw(o: PyObject, p: usize, n: i64): i64 {
  const f = fileOf(o);
  if (f.fd < 0) {
    err_closed();
    return -1;
  }
  if (!hasFlag(f, WRITABLE)) {
    notOpenFor(true);
    return -1;
  }
  const r = fd_write(f.fd, p, n);
  if (r >= 0) return r;
  if (r == -EAGAIN) return -2;
  PyErr_SetFromErrno(PyExc_OSError, -r);
  return -1;
}

/** How large a buffer reads the rest of the file at once. */
function restSize(f: fileio): i64 {
  const buffer = stackAlloc(STAT_SLOTS);
  const r = host_fstat(f.fd, buffer);
  const size = r == 0 ? changetype<StatBuffer>(buffer).size : 0;
  stackFree(buffer);
  if (size <= 0) return SMALLCHUNK;
  // A small file is most likely read from its start.
  const position = size > 65536 ? host_lseek(f.fd, 0, 1) : 0;
  return position >= 0 && size >= position ? size - position + 1 : SMALLCHUNK;
}

function newSize(current: i64): i64 {
  return current + (current > 65536 ? current >> 3 : 256 + current) + SMALLCHUNK;
}

export function fileio_readall(o: PyObject, unused: PyObject | null): PyObject | null {
  const f = fileOf(o);
  if (f.fd < 0) return err_closed();
  let size = restSize(f);
  let read: i64 = 0;
  const slot = stackAlloc(1);
  let result: PyObject | null;
  if (pel.pending_read && f.fd == 0) {
    // A retry after waiting for the host: what had come before.
    const before = pel.pending_read!;
    pel.pending_read = null;
    read = PyBytes_GET_SIZE(before);
    size = max(size, read + 1);
    result = PyBytes_FromStringAndSize(0, size);
    if (result) memory.copy(PyBytes_AS_STRING(result), PyBytes_AS_STRING(before), <usize>read);
    Py_DECREF(before);
  } else result = PyBytes_FromStringAndSize(0, size);
  setPtrAt(slot, 0, result);
  while (result) {
    if (read >= size) {
      size = max(newSize(read), read + SMALLCHUNK);
      if (_PyBytes_Resize(slot, size) < 0) break;
    }
    const n = fd_read(f.fd, PyBytes_AS_STRING(objAt(slot, 0)) + <usize>read, size - read);
    if (n == 0) break;
    if (n < 0) {
      if (n == -EAGAIN && read > 0 && !pel.wait_kind) break;
      if (pel.wait_kind && read > 0 && f.fd == 0) {
        pel.pending_read = PyBytes_FromStringAndSize(PyBytes_AS_STRING(objAt(slot, 0)), read);
      }
      Py_DECREF(objAt(slot, 0));
      stackFree(slot);
      return readFailed(n);
    }
    read += n;
  }
  if (ptrAt(slot, 0) && read < size) _PyBytes_Resize(slot, read);
  result = ptrAt(slot, 0);
  stackFree(slot);
  return result;
}

export function fileio_read(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const slot = stackAlloc(1);
  const ok =
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'read', 'size', 1, 0, 0, slot) == 0 &&
    sizeArgument('read', args, nargs, slot);
  const size = load<i64>(slot);
  let result: PyObject | null = null;
  const f = fileOf(o);
  if (!ok) result = null;
  else if (f.fd < 0) err_closed();
  else if (!hasFlag(f, READABLE)) notOpenFor(false);
  else if (size < 0) result = fileio_readall(o, null);
  else {
    const bytes = PyBytes_FromStringAndSize(0, min<i64>(size, 0x7ffff000));
    if (bytes) {
      const n = fd_read(f.fd, PyBytes_AS_STRING(bytes), size);
      if (n < 0) {
        Py_DECREF(bytes);
        result = readFailed(n);
      } else {
        setPtrAt(slot, 0, bytes);
        if (n != size) _PyBytes_Resize(slot, n);
        result = ptrAt(slot, 0);
      }
    }
  }
  stackFree(slot);
  return result;
}

export function fileio_write(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (!exactPositional('write', nargs, kwnames, 1)) return null;
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(objAt(args, 0), view, PyBUF_SIMPLE) == 0) {
    const buffer = changetype<Py_buffer>(view);
    const n = fileio_writeRaw(o, buffer.buf, buffer.len);
    if (n == -2) result = Py_None;
    else if (n >= 0) result = PyLong_FromLongLong(n);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return result;
}

/** lseek: the position, or -1 with OSError; quiet: a pipe is no error. */
export function seekFile(f: fileio, offset: i64, whence: i32, quiet: bool): i64 {
  const unknown = (f.flags & SEEKABLE) == SEEKABLE;
  const r = host_lseek(f.fd, offset, whence);
  if (unknown) f.flags = (f.flags & ~SEEKABLE) | (r >= 0 ? SEEKABLE_YES : 0);
  if (r >= 0) return r;
  if (!(quiet && r == -ESPIPE)) PyErr_SetFromErrno(PyExc_OSError, <i32>-r);
  return -1;
}

export function fileio_seek(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('seek', nargs, 1, 2)) return null;
  let whence = 0;
  if (nargs > 1) {
    whence = PyLong_AsInt(objAt(args, 1));
    if (whence == -1 && PyErr_Occurred()) return null;
  }
  const f = fileOf(o);
  if (f.fd < 0) return err_closed();
  const offset = PyLong_AsLong(objAt(args, 0));
  if (offset == -1 && PyErr_Occurred()) return null;
  const r = seekFile(f, offset, whence, false);
  return r < 0 ? null : PyLong_FromLongLong(r);
}

export function fileio_tell(o: PyObject, unused: PyObject | null): PyObject | null {
  const f = fileOf(o);
  if (f.fd < 0) return err_closed();
  const r = seekFile(f, 0, 1, false);
  return r < 0 ? null : PyLong_FromLongLong(r);
}

/** The position for BufferedReader and the like; -1 with an exception. */
export function fileio_position(o: PyObject): i64 {
  if (fileOf(o).fd < 0) {
    err_closed();
    return -1;
  }
  return seekFile(fileOf(o), 0, 1, false);
}

export function fileio_truncate(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const r = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'truncate', 'size', 1, 0, 0, at);
  const given = ptrAt(at, 0);
  stackFree(at);
  if (r < 0) return null;
  const f = fileOf(o);
  if (f.fd < 0) return err_closed();
  if (!hasFlag(f, WRITABLE)) return notOpenFor(true);
  const size = given && given != Py_None ? PyLong_AsLong(given) : seekFile(f, 0, 1, false);
  if (size == -1 && PyErr_Occurred()) return null;
  const errno = -host_ftruncate(f.fd, size);
  if (errno) return PyErr_SetFromErrno(PyExc_OSError, errno);
  return given && given != Py_None ? Py_NewRef(given) : PyLong_FromLongLong(size);
}
