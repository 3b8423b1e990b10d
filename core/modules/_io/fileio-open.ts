// Opening a file: its mode's letters, and what is to be found out about what was opened. (CPython: _io_FileIO___init___impl)

import { host_fstat, host_open } from '../../host-fs';
import { _PyArg_BadArgument, unpackTupleAndKeywords } from '../../objects/args';
import { PyObject_SetAttr } from '../../objects/attribute';
import { PyBool_Check } from '../../objects/bool';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { _PyObject_CallTwo } from '../../objects/call';
import { EBADF, EISDIR } from '../../objects/exceptions/errno';
import {
  _PyErr_ChainExceptions1,
  PyErr_Format,
  PyErr_SetFromErrno,
  PyErr_SetFromErrnoWithFilename,
  PyErr_SetString,
} from '../../objects/exceptions/errors';
import { PyExc_OSError, PyExc_RuntimeWarning, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_Check, PyLong_FromLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyUnicode_AsUTF8AndSize } from '../../objects/str/utf8';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { cstrlen } from '../../runtime/static';
import { PyErr_WarnEx } from '../../vm/warnings';
import { STAT_SLOTS, StatBuffer } from '../posix/stat';
import { fsConverter } from '../posix/system';
import {
  APPENDING,
  CLOSEFD,
  CREATED,
  DEFAULT_BUFFER_SIZE,
  fileio,
  fileio_new,
  fileOf,
  hasFlag,
  internal_close,
  READABLE,
  SEEKABLE,
  WRITABLE,
} from './fileio';
import { seekFile } from './fileio-transfer';
import { get_io_state } from './state';

const O_RDONLY = 0;
const O_WRONLY = 1;
const O_RDWR = 2;
const O_CREAT = 0o100;
const O_EXCL = 0o200;
const O_TRUNC = 0o1000;
const O_APPEND = 0o2000;
const O_CLOEXEC = 0o2000000;

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
    if (hasFlag(f, CLOSEFD)) {
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
    if (!hasFlag(f, APPENDING) || seekFile(f, 0, 2, true) != -1 || !PyErr_Occurred()) return 0;
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
