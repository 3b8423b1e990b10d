// FileIO: a file descriptor as a raw stream. (CPython: Modules/_io/fileio.c)

import { host_close, host_lseek } from '../../host-fs';
import { noArguments } from '../../objects/args';
import { PyObject_GetOptionalAttr } from '../../objects/attribute';
import { PyBool_FromLong } from '../../objects/bool';
import { PyObject_CallMethodOneArg } from '../../objects/call';
import {
  _PyErr_ChainExceptions1,
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_SetFromErrno,
  PyErr_SetString,
} from '../../objects/exceptions/errors';
import {
  PyExc_OSError,
  PyExc_ResourceWarning,
  PyExc_RuntimeError,
  PyExc_ValueError,
  PyExc_Warning,
} from '../../objects/exceptions/types';
import { PyLong_FromLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { Py_ReprEnter, Py_ReprLeave } from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { freeInstance } from '../../objects/type/from-spec';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { clearSlot, Py_DECREF, Py_XDECREF, PyObject_GC_UnTrack, stackAlloc } from '../../runtime/cold';
import { PyErr_GetRaisedException, PyErr_SetRaisedException } from '../../runtime/errors';
import { fd_isatty, noteRedirected } from '../../runtime/fd';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { PyErr_WarnFormat } from '../../vm/warnings';
import { PyErr_WriteUnraisable } from '../sys/unraisable';
import { _PyIOBase_finalize } from './iobase';
import { get_io_state, unsupported } from './state';

/** 48 bytes. */
@unmanaged
export class fileio extends PyObject {
  fd: i32; // -1: closed
  flags: u8; // CREATED …, and whether it can seek
  finalizing: u8;
  blksize: u32;
  weakreflist: PyObject | null;
  dict: PyObject | null;
}

export const CREATED: u8 = 1;
export const READABLE: u8 = 2;
export const WRITABLE: u8 = 4;
export const APPENDING: u8 = 8;
// Two bits with a sign: 0 no, 1 yes, -1 not asked yet.
export const SEEKABLE: u8 = 0x30;
export const SEEKABLE_YES: u8 = 0x10;
export const CLOSEFD: u8 = 0x40;

export const DEFAULT_BUFFER_SIZE: u32 = 8192;

/** o as its struct; nothing is checked. */
/* @inline */ export function fileOf(o: PyObject): fileio {
  return changetype<fileio>(o);
}

export function _PyFileIO_closed(o: PyObject): bool {
  return fileOf(o).fd < 0;
}

/** Whether a flag is set. */
export function hasFlag(f: fileio, flag: u8): bool {
  return (f.flags & flag) != 0;
}

export function fileio__dealloc_warn(o: PyObject, source: PyObject): PyObject | null {
  const f = fileOf(o);
  if (f.fd >= 0 && hasFlag(f, CLOSEFD)) {
    const exc = PyErr_GetRaisedException();
    if (PyErr_WarnFormat(PyExc_ResourceWarning, 1, 'unclosed file %R', arg(source)) < 0) {
      if (PyErr_ExceptionMatches(PyExc_Warning)) PyErr_WriteUnraisable(o);
    }
    PyErr_SetRaisedException(exc);
  }
  return Py_None;
}

/** 0, or -1 with OSError. */
export function internal_close(f: fileio): i32 {
  if (f.fd < 0) return 0;
  const fd = f.fd;
  f.fd = -1;
  const r = host_close(fd);
  if (r == 0) noteRedirected(fd);
  if (r == 0) return 0;
  PyErr_SetFromErrno(PyExc_OSError, -r);
  return -1;
}

export function fileio_close(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (!noArguments('close', nargs, kwnames)) return null;
  const f = fileOf(o);
  const result = PyObject_CallMethodOneArg(get_io_state().PyRawIOBase_Type, _Py_ID('close'), o);
  if (!hasFlag(f, CLOSEFD)) {
    f.fd = -1;
    return result;
  }
  const exc = !result ? PyErr_GetRaisedException() : null;
  if (f.finalizing) Py_XDECREF(fileio__dealloc_warn(o, o));
  const r = internal_close(f);
  if (!result) _PyErr_ChainExceptions1(exc);
  if (r == 0) return result;
  Py_XDECREF(result);
  return null;
}

export function fileio_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  fileOf(o).fd = -1;
  fileOf(o).flags = SEEKABLE | CLOSEFD;
  return o;
}

export function fileio_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = Py_VISIT(o.ob_type, visit, argument);
  return r ? r : Py_VISIT(fileOf(o).dict, visit, argument);
}

export function fileio_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<fileio>('_dict'));
  return 0;
}

export function fileio_dealloc(o: PyObject): void {
  fileOf(o).finalizing = 1;
  if (_PyIOBase_finalize(o) < 0) return;
  PyObject_GC_UnTrack(o);
  if (fileOf(o).weakreflist) PyObject_ClearWeakRefs(o);
  fileio_clear(o);
  freeInstance(o);
}

export function err_closed(): PyObject | null {
  return PyErr_SetString(PyExc_ValueError, 'I/O operation on closed file');
}

/** Raises UnsupportedOperation; NULL. */
export function notOpenFor(writing: bool): PyObject | null {
  return unsupported(writing ? 'File not open for writing' : 'File not open for reading');
}

export function fileio_fileno(o: PyObject, unused: PyObject | null): PyObject | null {
  return fileOf(o).fd < 0 ? err_closed() : PyLong_FromLong(fileOf(o).fd);
}

export function fileio_readable(o: PyObject, unused: PyObject | null): PyObject | null {
  return fileOf(o).fd < 0 ? err_closed() : PyBool_FromLong(hasFlag(fileOf(o), READABLE) ? 1 : 0);
}

export function fileio_writable(o: PyObject, unused: PyObject | null): PyObject | null {
  return fileOf(o).fd < 0 ? err_closed() : PyBool_FromLong(hasFlag(fileOf(o), WRITABLE) ? 1 : 0);
}

export function fileio_seekable(o: PyObject, unused: PyObject | null): PyObject | null {
  const f = fileOf(o);
  if (f.fd < 0) return err_closed();
  if ((f.flags & SEEKABLE) == SEEKABLE) {
    const r = host_lseek(f.fd, 0, 1);
    f.flags = (f.flags & ~SEEKABLE) | (r >= 0 ? SEEKABLE_YES : 0);
  }
  return PyBool_FromLong((f.flags & SEEKABLE) == SEEKABLE_YES ? 1 : 0);
}

/** 'xb', 'rb+' … */
function modeText(f: fileio): string {
  if (hasFlag(f, CREATED)) return hasFlag(f, READABLE) ? 'xb+' : 'xb';
  if (hasFlag(f, APPENDING)) return hasFlag(f, READABLE) ? 'ab+' : 'ab';
  if (hasFlag(f, READABLE)) return hasFlag(f, WRITABLE) ? 'rb+' : 'rb';
  return 'wb';
}

export function fileio_repr(o: PyObject): PyObject | null {
  const f = fileOf(o);
  const type = <u64>o.ob_type.tp_name;
  if (f.fd < 0) return PyUnicode_FromFormat('<%.100s [closed]>', type);
  const slot = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(o, _Py_ID('name'), slot);
  const name = ptrAt(slot, 0);
  stackFree(slot);
  if (found < 0) return null;
  const mode = <u64>changetype<usize>(modeText(f));
  const closefd = <u64>changetype<usize>(hasFlag(f, CLOSEFD) ? 'True' : 'False');
  if (!name) return PyUnicode_FromFormat("<%.100s fd=%d mode='%ls' closefd=%ls>", type, f.fd, mode, closefd);
  let result: PyObject | null = null;
  const status = Py_ReprEnter(o);
  if (status == 0) {
    result = PyUnicode_FromFormat("<%.100s name=%R mode='%ls' closefd=%ls>", type, arg(name), mode, closefd);
    Py_ReprLeave(o);
  } else if (status > 0) {
    PyErr_Format(PyExc_RuntimeError, 'reentrant call inside %.100s.__repr__', type);
  }
  Py_DECREF(name);
  return result;
}

export function fileio_isatty(o: PyObject, unused: PyObject | null): PyObject | null {
  return fileOf(o).fd < 0 ? err_closed() : PyBool_FromLong(fd_isatty(fileOf(o).fd));
}

export function fileio_get_closed(o: PyObject, closure: usize): PyObject | null {
  return PyBool_FromLong(fileOf(o).fd < 0 ? 1 : 0);
}

export function fileio_get_closefd(o: PyObject, closure: usize): PyObject | null {
  return PyBool_FromLong(hasFlag(fileOf(o), CLOSEFD) ? 1 : 0);
}

export function fileio_get_mode(o: PyObject, closure: usize): PyObject | null {
  return PyUnicode_FromString(modeText(fileOf(o)));
}
