// File descriptors. (CPython: Modules/posixmodule.c)

import { host_random } from '../../host';
import {
  host_close,
  host_dup,
  host_dup2,
  host_fchdir,
  host_fchmod,
  host_flag,
  host_fstat,
  host_fsync,
  host_ftruncate,
  host_lseek,
  host_pipe,
  host_pread,
  host_pwrite,
  host_system_number,
} from '../../host-fs';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords, ssizeArgument } from '../../objects/args';
import { PyBool_FromLong } from '../../objects/bool';
import { _PyBytes_Resize, PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING } from '../../objects/bytes/struct';
import { EINVAL } from '../../objects/exceptions/errno';
import { PyErr_SetFromErrno, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OSError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyObject_AsFileDescriptor } from '../../objects/file/descriptor';
import { PyLong_AsInt, PyLong_AsLong, PyLong_FromLong, PyLong_FromLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_FromString } from '../../objects/str/new';
import { finishedSequence, PyStructSequence_New } from '../../objects/structseq';
import { PyTuple_SET_ITEM, tuplePackSteal2 } from '../../objects/tuple';
import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { fd_isatty, fd_read, fd_write, noteRedirected } from '../../runtime/fd';
import { objAt, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { pel, stackFree } from '../../runtime/pellucid';
import { STAT_SLOTS, statOfDescriptor } from './stat';
import { get_posix_state } from './state';

function osError(r: i64): PyObject | null {
  return PyErr_SetFromErrno(PyExc_OSError, <i32>-r);
}

/** None, or OSError. */
function done(r: i64): PyObject | null {
  return r < 0 ? osError(r) : Py_None;
}

/** One argument 'fd', by name or position, as an int; an exception may be set. */
function onlyFd(args: usize, nargs: i64, kwnames: PyObject | null, fname: string): i32 {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, fname, 'fd', 0, 1, 0, at) == 0;
  const o = ptrAt(at, 0);
  stackFree(at);
  return ok ? PyLong_AsInt(o!) : -1;
}

/** The same, or of something that has a fileno(). */
function onlyFileno(args: usize, nargs: i64, kwnames: PyObject | null, fname: string): i32 {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, fname, 'fd', 0, 1, 0, at) == 0;
  const o = ptrAt(at, 0);
  stackFree(at);
  return ok ? PyObject_AsFileDescriptor(o!) : -1;
}

function failed(n: i64): bool {
  return n == -1 && PyErr_Occurred() != null;
}

export function os_close(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const fd = onlyFd(args, nargs, kwnames, 'close');
  if (failed(fd)) return null;
  const r = host_close(fd);
  if (r == 0) noteRedirected(fd);
  return done(r);
}

export function os_closerange(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('closerange', nargs, 2, 2)) return null;
  const low = PyLong_AsInt(objAt(args, 0));
  if (failed(low)) return null;
  const high = PyLong_AsInt(objAt(args, 1));
  if (failed(high)) return null;
  for (let fd = max(low, 0); fd < min(high, 1024); fd++) if (host_close(fd) == 0) noteRedirected(fd);
  return Py_None;
}

export function os_read(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('read', nargs, 2, 2)) return null;
  const fd = PyLong_AsInt(objAt(args, 0));
  if (failed(fd)) return null;
  const length = ssizeArgument(objAt(args, 1));
  if (failed(length)) return null;
  if (length < 0) return osError(-EINVAL);
  return readBytes(fd, length, -1);
}

// new: at a position, or (-1) where the file is
function readBytes(fd: i32, length: i64, offset: i64): PyObject | null {
  // Linux reads no more at once.
  const n = min<i64>(length, 0x7ffff000);
  const bytes = PyBytes_FromStringAndSize(0, n);
  if (!bytes) return null;
  const p = PyBytes_AS_STRING(bytes);
  const r = offset < 0 ? fd_read(fd, p, n) : host_pread(fd, p, <usize>n, offset);
  if (r < 0) {
    Py_DECREF(bytes);
    return pel.wait_kind ? null : osError(r);
  }
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, bytes);
  if (r != n) _PyBytes_Resize(slot, r);
  const result = ptrAt(slot, 0);
  stackFree(slot);
  return result;
}

export function os_pread(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('pread', nargs, 3, 3)) return null;
  const fd = PyLong_AsInt(objAt(args, 0));
  if (failed(fd)) return null;
  const length = ssizeArgument(objAt(args, 1));
  if (failed(length)) return null;
  const offset = PyLong_AsLong(objAt(args, 2));
  if (failed(offset)) return null;
  if (length < 0 || offset < 0) return osError(-EINVAL);
  return readBytes(fd, length, offset);
}

/** os.write and os.pwrite; position NULL: where the file is. */
function writeBytes(fd: i32, o: PyObject, position: PyObject | null): PyObject | null {
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(o, view, PyBUF_SIMPLE) == 0) {
    const b = changetype<Py_buffer>(view);
    const offset = position ? PyLong_AsLong(position) : 0;
    if (!failed(offset)) {
      let r: i64 = -EINVAL;
      if (!position) r = fd_write(fd, b.buf, b.len);
      else if (offset >= 0) r = host_pwrite(fd, b.buf, <usize>b.len, offset);
      result = r < 0 ? osError(r) : PyLong_FromLong(r);
    }
    PyBuffer_Release(view);
  }
  stackFree(view);
  return result;
}

export function os_write(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('write', nargs, 2, 2)) return null;
  const fd = PyLong_AsInt(objAt(args, 0));
  return failed(fd) ? null : writeBytes(fd, objAt(args, 1), null);
}

export function os_pwrite(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('pwrite', nargs, 3, 3)) return null;
  const fd = PyLong_AsInt(objAt(args, 0));
  return failed(fd) ? null : writeBytes(fd, objAt(args, 1), objAt(args, 2));
}

export function os_lseek(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('lseek', nargs, 3, 3)) return null;
  const fd = PyLong_AsInt(objAt(args, 0));
  if (failed(fd)) return null;
  const position = PyLong_AsLong(objAt(args, 1));
  if (failed(position)) return null;
  const whence = PyLong_AsInt(objAt(args, 2));
  if (failed(whence)) return null;
  const r = host_lseek(fd, position, whence);
  return r < 0 ? osError(r) : PyLong_FromLongLong(r);
}

export function os_ftruncate(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('ftruncate', nargs, 2, 2)) return null;
  const fd = PyLong_AsInt(objAt(args, 0));
  if (failed(fd)) return null;
  const length = PyLong_AsLong(objAt(args, 1));
  return failed(length) ? null : done(length < 0 ? -EINVAL : host_ftruncate(fd, length));
}

export function os_fsync(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const fd = onlyFileno(args, nargs, kwnames, 'fsync');
  return failed(fd) ? null : done(host_fsync(fd));
}

export function os_fdatasync(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const fd = onlyFileno(args, nargs, kwnames, 'fdatasync');
  return failed(fd) ? null : done(host_fsync(fd));
}

export function os_fchdir(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const fd = onlyFileno(args, nargs, kwnames, 'fchdir');
  return failed(fd) ? null : done(host_fchdir(fd));
}

export function os_fstat(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const fd = onlyFd(args, nargs, kwnames, 'fstat');
  return failed(fd) ? null : statOfDescriptor(module, fd);
}

export function os_fchmod(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'fchmod', 'fd mode', 0, 2, 0, at) == 0) {
    const fd = PyLong_AsInt(objAt(at, 0));
    if (!failed(fd)) {
      const mode = PyLong_AsInt(objAt(at, 1));
      if (!failed(mode)) result = done(host_fchmod(fd, mode));
    }
  }
  stackFree(at);
  return result;
}

export function os_dup(module: PyObject, o: PyObject): PyObject | null {
  const fd = PyLong_AsInt(o);
  if (failed(fd)) return null;
  const r = host_dup(fd);
  return r < 0 ? osError(r) : PyLong_FromLong(r);
}

export function os_dup2(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'dup2', 'fd fd2 inheritable', 0, 2, 0, at) == 0) {
    const fd = PyLong_AsInt(objAt(at, 0));
    if (!failed(fd)) {
      const to = PyLong_AsInt(objAt(at, 1));
      const inheritable = ptrAt(at, 2) ? PyObject_IsTrue(objAt(at, 2)) : 1;
      if (!failed(to) && inheritable >= 0) {
        const r = host_dup2(fd, to);
        if (r >= 0) {
          noteRedirected(r);
          host_flag(r, INHERITABLE, inheritable);
        }
        result = r < 0 ? osError(r) : PyLong_FromLong(r);
      }
    }
  }
  stackFree(at);
  return result;
}

export function os_pipe(module: PyObject, unused: PyObject | null): PyObject | null {
  const ends = stackAlloc(1);
  const r = host_pipe(ends);
  const reading = load<i32>(ends);
  const writing = load<i32>(ends, 4);
  stackFree(ends);
  if (r < 0) return osError(r);
  const a = PyLong_FromLong(reading);
  if (!a) return null;
  const b = PyLong_FromLong(writing);
  if (b) return tuplePackSteal2(a, b);
  Py_DECREF(a);
  return null;
}

/** O_CLOEXEC, O_DIRECT, O_NONBLOCK */
const PIPE_FLAGS = 0x84800;

export function os_pipe2(module: PyObject, o: PyObject): PyObject | null {
  const flags = PyLong_AsInt(o);
  if (failed(flags)) return null;
  return flags & ~PIPE_FLAGS ? osError(-EINVAL) : os_pipe(module, null);
}

export function os_isatty(module: PyObject, o: PyObject): PyObject | null {
  const fd = PyLong_AsInt(o);
  return failed(fd) ? null : PyBool_FromLong(fd_isatty(fd));
}

/** What host_flag knows. */
const INHERITABLE = 0;
const BLOCKING = 1;

/** Checks that a descriptor is open: 0 or -errno. */
function checkOpen(fd: i32): i32 {
  const buffer = stackAlloc(STAT_SLOTS);
  const r = host_fstat(fd, buffer);
  stackFree(buffer);
  return r;
}

export function os_get_inheritable(module: PyObject, o: PyObject): PyObject | null {
  const fd = PyLong_AsInt(o);
  if (failed(fd)) return null;
  return flagOf(fd, INHERITABLE);
}

function flagOf(fd: i32, flag: i32): PyObject | null {
  const r = host_flag(fd, flag, -1);
  return r < 0 ? osError(r) : PyBool_FromLong(r);
}

export function os_set_inheritable(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('set_inheritable', nargs, 2, 2)) return null;
  const fd = PyLong_AsInt(objAt(args, 0));
  if (failed(fd)) return null;
  const inheritable = PyLong_AsInt(objAt(args, 1));
  return failed(inheritable) ? null : done(host_flag(fd, INHERITABLE, inheritable ? 1 : 0));
}

export function os_get_blocking(module: PyObject, o: PyObject): PyObject | null {
  const fd = PyLong_AsInt(o);
  if (failed(fd)) return null;
  return flagOf(fd, BLOCKING);
}

export function os_set_blocking(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('set_blocking', nargs, 2, 2)) return null;
  const fd = PyLong_AsInt(objAt(args, 0));
  if (failed(fd)) return null;
  const blocking = PyObject_IsTrue(objAt(args, 1));
  return blocking < 0 ? null : done(host_flag(fd, BLOCKING, blocking));
}

export function os_device_encoding(
  module: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const fd = onlyFd(args, nargs, kwnames, 'device_encoding');
  if (failed(fd)) return null;
  return fd_isatty(fd) ? PyUnicode_FromString('UTF-8') : Py_None;
}

export function os_get_terminal_size(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('get_terminal_size', nargs, 0, 1)) return null;
  const fd = nargs ? PyLong_AsInt(objAt(args, 0)) : 1;
  if (failed(fd)) return null;
  const open = checkOpen(fd);
  const columns = open < 0 ? open : host_system_number(7, fd);
  if (columns < 0) return osError(columns);
  const o = PyStructSequence_New(get_posix_state(module).TerminalSizeType);
  if (!o) return null;
  PyTuple_SET_ITEM(o, 0, PyLong_FromLong(columns));
  PyTuple_SET_ITEM(o, 1, PyLong_FromLong(host_system_number(8, fd)));
  return finishedSequence(o);
}

/** All of GRND_NONBLOCK, GRND_RANDOM and GRND_INSECURE. */
const GRND_ALL = 7;

export function os_getrandom(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'getrandom', 'size flags', 0, 1, 0, at) == 0;
  const size = ptrAt(at, 0);
  const flags = ptrAt(at, 1);
  stackFree(at);
  if (!ok) return null;
  const n = ssizeArgument(size!);
  const bits = flags && !failed(n) ? PyLong_AsInt(flags) : 0;
  if (PyErr_Occurred()) return null;
  return n < 0 || bits & ~GRND_ALL ? osError(-EINVAL) : randomBytes(n);
}

export function os_urandom(module: PyObject, o: PyObject): PyObject | null {
  const n = ssizeArgument(o);
  if (failed(n)) return null;
  if (n < 0) return PyErr_SetString(PyExc_ValueError, 'negative argument not allowed');
  return randomBytes(n);
}

// new
function randomBytes(n: i64): PyObject | null {
  const bytes = PyBytes_FromStringAndSize(0, n);
  if (bytes && n) host_random(PyBytes_AS_STRING(bytes), <usize>n);
  return bytes;
}
