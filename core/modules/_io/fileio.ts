// FileIO: a file descriptor as a raw stream. (CPython: Modules/_io/fileio.c)

import { host_close, host_fstat, host_ftruncate, host_lseek, host_open } from '../../host-fs';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBUF_WRITABLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { PyNumber_AsSsize_t } from '../../objects/abstract/number';
import { _PyArg_BadArgument, _PyArg_CheckPositional, unpackTupleAndKeywords } from '../../objects/args';
import { PyObject_GetOptionalAttr, PyObject_SetAttr } from '../../objects/attribute';
import { PyBool_Check, PyBool_FromLong } from '../../objects/bool';
import { _PyBytes_Resize, PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { _PyObject_CallTwo, PyObject_CallMethodOneArg } from '../../objects/call';
import {
  _PyErr_ChainExceptions1,
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_SetFromErrno,
  PyErr_SetFromErrnoWithFilename,
  PyErr_SetString,
} from '../../objects/exceptions/errors';
import {
  PyExc_OSError,
  PyExc_ResourceWarning,
  PyExc_RuntimeError,
  PyExc_RuntimeWarning,
  PyExc_TypeError,
  PyExc_ValueError,
  PyExc_Warning,
} from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_Check, PyLong_FromLong, PyLong_FromLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { Py_ReprEnter, Py_ReprLeave, PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyUnicode_AsUTF8AndSize } from '../../objects/str/utf8';
import { freeInstance } from '../../objects/type/from-spec';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { fd_isatty, fd_read, fd_write, noteRedirected } from '../../runtime/fd';
import { PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import {
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  ptrAt,
  setPtrAt,
} from '../../runtime/object';
import { pel, stackAlloc, stackFree } from '../../runtime/pellucid';
import { cstrlen } from '../../runtime/static';
import { PyTypeObject } from '../../runtime/type';
import { STAT_SLOTS, StatBuffer } from '../posix/stat';
import { fsConverter } from '../posix/system';
import { PyErr_WriteUnraisable } from '../sys/unraisable';
import { PyErr_WarnEx, PyErr_WarnFormat } from '../warnings';
import { _PyIOBase_finalize } from './iobase';
import { get_io_state, unsupported } from './state';
import { sizeArgument } from './util';

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

const CREATED: u8 = 1;
const READABLE: u8 = 2;
const WRITABLE: u8 = 4;
const APPENDING: u8 = 8;
// Two bits with a sign: 0 no, 1 yes, -1 not asked yet.
const SEEKABLE: u8 = 0x30;
const SEEKABLE_YES: u8 = 0x10;
const CLOSEFD: u8 = 0x40;

const O_RDONLY = 0;
const O_WRONLY = 1;
const O_RDWR = 2;
const O_CREAT = 0o100;
const O_EXCL = 0o200;
const O_TRUNC = 0o1000;
const O_APPEND = 0o2000;
const O_CLOEXEC = 0o2000000;

const EBADF = 9;
const EISDIR = 21;
const ESPIPE = 29;
const EAGAIN = 11;

const SMALLCHUNK: i64 = 8192;
const DEFAULT_BUFFER_SIZE: u32 = 8192;

/* @inline */ function fileOf(o: PyObject): fileio {
  return changetype<fileio>(o);
}

export function _PyFileIO_closed(o: PyObject): bool {
  return fileOf(o).fd < 0;
}

function has(f: fileio, flag: u8): bool {
  return (f.flags & flag) != 0;
}

export function fileio__dealloc_warn(o: PyObject, source: PyObject): PyObject | null {
  const f = fileOf(o);
  if (f.fd >= 0 && has(f, CLOSEFD)) {
    const exc = PyErr_GetRaisedException();
    if (PyErr_WarnFormat(PyExc_ResourceWarning, 1, 'unclosed file %R', arg(source)) < 0) {
      if (PyErr_ExceptionMatches(PyExc_Warning)) PyErr_WriteUnraisable(o);
    }
    PyErr_SetRaisedException(exc);
  }
  return Py_None;
}

/** 0, or -1 with OSError. */
function internal_close(f: fileio): i32 {
  if (f.fd < 0) return 0;
  const fd = f.fd;
  f.fd = -1;
  const r = host_close(fd);
  if (r == 0) noteRedirected(fd);
  if (r == 0) return 0;
  PyErr_SetFromErrno(PyExc_OSError, -r);
  return -1;
}

export function fileio_close(o: PyObject, unused: PyObject | null): PyObject | null {
  const f = fileOf(o);
  const result = PyObject_CallMethodOneArg(get_io_state().PyRawIOBase_Type, _Py_ID('close'), o);
  if (!has(f, CLOSEFD)) {
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

function badMode(): i32 {
  PyErr_SetString(PyExc_ValueError, 'Must have exactly one of create/read/write/append mode and at most one plus');
  return -1;
}

/** The flags for open of a mode text; -1 with ValueError. Notes the mode in f. */
function parseMode(f: fileio, mode: usize): i32 {
  let kind = false;
  let plus = false;
  let flags = 0;
  let has = <u8>0;
  for (let p = mode; load<u8>(p); p++) {
    const c = load<u8>(p);
    if (c == 0x62) continue; // b
    if (c == 0x2b) {
      if (plus) return badMode();
      plus = true;
      has |= READABLE | WRITABLE;
      continue;
    }
    if (c != 0x78 && c != 0x72 && c != 0x77 && c != 0x61) {
      PyErr_Format(PyExc_ValueError, 'invalid mode: %.200s', mode);
      return -1;
    }
    if (kind) return badMode();
    kind = true;
    if (c == 0x72) has |= READABLE;
    else {
      has |= WRITABLE;
      if (c == 0x78) {
        has |= CREATED;
        flags |= O_EXCL | O_CREAT;
      } else if (c == 0x77) flags |= O_CREAT | O_TRUNC;
      else {
        has |= APPENDING;
        flags |= O_APPEND | O_CREAT;
      }
    }
  }
  if (!kind) return badMode();
  f.flags |= has;
  if (has & READABLE && has & WRITABLE) flags |= O_RDWR;
  else flags |= has & READABLE ? O_RDONLY : O_WRONLY;
  return flags | O_CLOEXEC;
}

/** Opens a name, by the opener if there is one: 0 or -1. */
function openName(f: fileio, nameobj: PyObject, bytes: PyObject, flags: i32, opener: PyObject): i32 {
  if (opener == Py_None) {
    const fd = host_open(PyBytes_AS_STRING(bytes), <usize>PyBytes_GET_SIZE(bytes), flags, 0o666);
    f.fd = fd < 0 ? -1 : fd;
    if (fd >= 0) return 0;
    PyErr_SetFromErrnoWithFilename(PyExc_OSError, -fd, nameobj);
    return -1;
  }
  const number = PyLong_FromLong(flags);
  if (!number) return -1;
  const answer = _PyObject_CallTwo(opener, nameobj, number);
  Py_DECREF(number);
  if (!answer) return -1;
  if (!PyLong_Check(answer)) {
    Py_DECREF(answer);
    PyErr_SetString(PyExc_TypeError, 'expected integer from opener');
    return -1;
  }
  f.fd = PyLong_AsInt(answer);
  Py_DECREF(answer);
  if (f.fd >= 0) return 0;
  if (!PyErr_Occurred()) PyErr_Format(PyExc_ValueError, 'opener returned %d', f.fd);
  return -1;
}

/** What fstat says of a new file: no directory, its block size. 0 or -1. */
function inspect(f: fileio, nameobj: PyObject): i32 {
  f.blksize = DEFAULT_BUFFER_SIZE;
  const buffer = stackAlloc(STAT_SLOTS);
  const r = host_fstat(f.fd, buffer);
  const s = changetype<StatBuffer>(buffer);
  const directory = r == 0 && (s.mode & 0o170000) == 0o040000;
  if (r == 0 && s.blksize > 1) f.blksize = <u32>s.blksize;
  stackFree(buffer);
  if (r == -EBADF) PyErr_SetFromErrno(PyExc_OSError, EBADF);
  else if (directory) PyErr_SetFromErrnoWithFilename(PyExc_OSError, EISDIR, nameobj);
  else return 0;
  return -1;
}

function init(o: PyObject, nameobj: PyObject, mode: usize, closefd: i32, opener: PyObject): i32 {
  const f = fileOf(o);
  if (f.fd >= 0) {
    if (has(f, CLOSEFD)) {
      if (internal_close(f) < 0) return -1;
    } else f.fd = -1;
  }
  if (PyBool_Check(nameobj) && PyErr_WarnEx(PyExc_RuntimeWarning, 'bool is used as a file descriptor', 1) < 0)
    return -1;
  f.flags &= SEEKABLE | CLOSEFD;
  let fd = -1;
  let bytes: PyObject | null = null;
  if (PyLong_Check(nameobj)) {
    fd = PyLong_AsInt(nameobj);
    if (fd < 0) {
      if (!PyErr_Occurred()) {
        PyErr_SetString(PyExc_ValueError, 'negative file descriptor');
        return -1;
      }
      PyErr_Clear();
    }
  }
  if (fd < 0 && !(bytes = fsConverter(nameobj))) return -1;
  const r = open(f, nameobj, bytes, mode, fd, closefd, opener);
  Py_XDECREF(bytes);
  if (r < 0) return -1;
  if (PyObject_SetAttr(o, _Py_ID('name'), nameobj) == 0) {
    if (!has(f, APPENDING) || seekFile(f, 0, 2, true) != -1 || !PyErr_Occurred()) return 0;
  }
  abandon(f, fd < 0);
  return -1;
}

/** Gives up what was opened, keeping the exception. */
function abandon(f: fileio, own: bool): void {
  if (!own) f.fd = -1;
  if (f.fd < 0) return;
  const exc = PyErr_GetRaisedException();
  internal_close(f);
  _PyErr_ChainExceptions1(exc);
}

function open(
  f: fileio,
  nameobj: PyObject,
  bytes: PyObject | null,
  mode: usize,
  fd: i32,
  closefd: i32,
  opener: PyObject,
): i32 {
  const flags = parseMode(f, mode);
  if (flags == -1) return -1;
  if (fd >= 0) {
    f.fd = fd;
    f.flags = closefd ? f.flags | CLOSEFD : f.flags & ~CLOSEFD;
  } else {
    f.flags |= CLOSEFD;
    if (!closefd) {
      PyErr_SetString(PyExc_ValueError, 'Cannot use closefd=False with file name');
      return -1;
    }
    if (openName(f, nameobj, bytes!, flags, opener) < 0) {
      f.fd = -1;
      return -1;
    }
  }
  if (inspect(f, nameobj) == 0) return 0;
  abandon(f, fd < 0);
  return -1;
}

export function fileio_init(o: PyObject, args: PyObject, kwargs: PyObject | null): i32 {
  const at = stackAlloc(5);
  let r = -1;
  if (unpackTupleAndKeywords(args, kwargs, 'FileIO', 'file mode closefd opener', 0, 1, 0, at) == 0) {
    let mode = memory.data<u8>([0x72, 0]);
    const modeobj = ptrAt(at, 1);
    let ok = true;
    if (modeobj) {
      ok = PyUnicode_Check(modeobj);
      if (!ok) _PyArg_BadArgument('FileIO', "argument 'mode'", 'str', modeobj);
      else {
        mode = PyUnicode_AsUTF8AndSize(modeobj, at + 32);
        ok = mode != 0;
        if (ok && <i64>cstrlen(mode) != load<i64>(at + 32)) {
          PyErr_SetString(PyExc_ValueError, 'embedded null character');
          ok = false;
        }
      }
    }
    const closefd = ok ? (ptrAt(at, 2) ? PyObject_IsTrue(objAt(at, 2)) : 1) : -1;
    if (ok && closefd >= 0) r = init(o, objAt(at, 0), mode, closefd, ptrAt(at, 3) ? objAt(at, 3) : Py_None);
  }
  stackFree(at);
  return r;
}

/** FileIO of a descriptor that is not closed with it: a standard stream. (new) */
export function newStandardFileIO(fd: i32, mode: usize): PyObject | null {
  const type = get_io_state().PyFileIO_Type;
  const o = fileio_new(type, Py_None, null);
  if (!o) return null;
  const number = PyLong_FromLong(fd);
  if (number && init(o, number, mode, 0, Py_None) == 0) return o;
  Py_DECREF(o);
  return null;
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

function err_closed(): PyObject | null {
  return PyErr_SetString(PyExc_ValueError, 'I/O operation on closed file');
}

function notOpenFor(writing: bool): PyObject | null {
  return unsupported(writing ? 'File not open for writing' : 'File not open for reading');
}

export function fileio_fileno(o: PyObject, unused: PyObject | null): PyObject | null {
  return fileOf(o).fd < 0 ? err_closed() : PyLong_FromLong(fileOf(o).fd);
}

export function fileio_readable(o: PyObject, unused: PyObject | null): PyObject | null {
  return fileOf(o).fd < 0 ? err_closed() : PyBool_FromLong(has(fileOf(o), READABLE) ? 1 : 0);
}

export function fileio_writable(o: PyObject, unused: PyObject | null): PyObject | null {
  return fileOf(o).fd < 0 ? err_closed() : PyBool_FromLong(has(fileOf(o), WRITABLE) ? 1 : 0);
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

/** NULL where the process has to wait for the host, None where nothing is there yet, or OSError. */
function readFailed(r: i64): PyObject | null {
  if (pel.wait_kind) return null;
  return r == -EAGAIN ? Py_None : PyErr_SetFromErrno(PyExc_OSError, <i32>-r);
}

export function fileio_readinto(o: PyObject, b: PyObject): PyObject | null {
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(b, view, PyBUF_WRITABLE) < 0) {
    // What the argument parser says of it.
    PyErr_Clear();
    PyErr_Format(
      PyExc_TypeError,
      'readinto() argument 1 must be read-write bytes-like object, not %.50s',
      b.ob_type.tp_name,
    );
  } else {
    const f = fileOf(o);
    const buffer = changetype<Py_buffer>(view);
    if (f.fd < 0) err_closed();
    else if (!has(f, READABLE)) notOpenFor(false);
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
  if (!has(f, READABLE)) {
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
  if (!has(f, WRITABLE)) {
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

export function fileio_read(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const ok = sizeArgument('read', args, nargs, slot);
  const size = load<i64>(slot);
  let result: PyObject | null = null;
  const f = fileOf(o);
  if (!ok) result = null;
  else if (f.fd < 0) err_closed();
  else if (!has(f, READABLE)) notOpenFor(false);
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

export function fileio_write(o: PyObject, b: PyObject): PyObject | null {
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(b, view, PyBUF_SIMPLE) == 0) {
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
function seekFile(f: fileio, offset: i64, whence: i32, quiet: bool): i64 {
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
  const offset = PyNumber_AsSsize_t(objAt(args, 0), PyExc_ValueError);
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

export function fileio_truncate(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('truncate', nargs, 0, 1)) return null;
  const f = fileOf(o);
  if (f.fd < 0) return err_closed();
  if (!has(f, WRITABLE)) return notOpenFor(true);
  const given = nargs && objAt(args, 0) != Py_None;
  const size = given ? PyNumber_AsSsize_t(objAt(args, 0), PyExc_ValueError) : seekFile(f, 0, 1, false);
  if (size == -1 && PyErr_Occurred()) return null;
  const r = host_ftruncate(f.fd, size);
  if (r < 0) return PyErr_SetFromErrno(PyExc_OSError, -r);
  return PyLong_FromLongLong(size);
}

/** 'xb', 'rb+' … */
function modeText(f: fileio): string {
  if (has(f, CREATED)) return has(f, READABLE) ? 'xb+' : 'xb';
  if (has(f, APPENDING)) return has(f, READABLE) ? 'ab+' : 'ab';
  if (has(f, READABLE)) return has(f, WRITABLE) ? 'rb+' : 'rb';
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
  const closefd = <u64>changetype<usize>(has(f, CLOSEFD) ? 'True' : 'False');
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
  return PyBool_FromLong(has(fileOf(o), CLOSEFD) ? 1 : 0);
}

export function fileio_get_mode(o: PyObject, closure: usize): PyObject | null {
  return PyUnicode_FromString(modeText(fileOf(o)));
}
