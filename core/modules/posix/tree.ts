// Directories and the names in them. (CPython: Modules/posixmodule.c)

import { host_clock } from '../../host';
import {
  host_access,
  host_chdir,
  host_chmod,
  host_chown,
  host_fchdir,
  host_fchmod,
  host_ftruncate,
  host_futime,
  host_getcwd,
  host_link,
  host_mkdir,
  host_open,
  host_readlink,
  host_rename,
  host_rmdir,
  host_symlink,
  host_truncate,
  host_unlink,
  host_utime,
} from '../../host-fs';
import { PyMem_RawFree } from '../../memory/raw';
import { PyNumber_AsSsize_t } from '../../objects/abstract/conversion';
import { PyNumber_Divmod } from '../../objects/abstract/number';
import { _PyArg_UnpackKeywords } from '../../objects/args';
import { PyBool_FromLong } from '../../objects/bool';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyErr_Format, PyErr_SetFromErrno, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_NotImplementedError,
  PyExc_OSError,
  PyExc_OverflowError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_Check } from '../../objects/float';
import { PyLong_AsInt, PyLong_AsLong, PyLong_FromLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_DecodeFSDefaultAndSize } from '../../objects/str/fs-default';
import { PyTuple_Check, PyTuple_CheckExact, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import {
  dirFd,
  idArgument,
  newPath,
  PATH_FD,
  PATH_SLOTS,
  path_cleanup,
  path_converter,
  path_error,
  path_error2,
  path_t,
} from './path';

const MAX_ARGUMENTS: i64 = 6;

/** An int argument; fallback where it is not given. An exception may be set. */
function intArgument(o: PyObject | null, fallback: i32): i32 {
  return o ? PyLong_AsInt(o) : fallback;
}

function flag(o: PyObject | null, fallback: i32): i32 {
  return o ? PyObject_IsTrue(o) : fallback;
}

/** Functions of one path: what they do. */
const OPEN = 0;
const MKDIR = 1;
const RMDIR = 2;
const UNLINK = 3;
const CHMOD = 4;
const CHOWN = 5;
const ACCESS = 6;
const CHDIR = 7;
const TRUNCATE = 8;
const READLINK = 9;
const LCHOWN = 10;

/** Unpacks, converts the path, does it and raises OSError for the path. new */
function onePath(
  op: i32,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
  fname: string,
  names: string,
  required: i32,
  kwonly: i32,
  allow: i32,
): PyObject | null {
  const at = stackAlloc(MAX_ARGUMENTS + PATH_SLOTS);
  const path = newPath(at + <usize>(MAX_ARGUMENTS << 3));
  memory.fill(at, 0, <usize>(MAX_ARGUMENTS << 3));
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, fname, names, 0, required, kwonly, at) == 0 &&
    path_converter(ptrAt(at, 0), path, fname, 'path', allow)
  )
    result = doOnePath(op, path, at, fname);
  path_cleanup(path);
  stackFree(at);
  return result;
}

function doOnePath(op: i32, path: path_t, at: usize, fname: string): PyObject | null {
  let r: i64 = 0;
  switch (op) {
    case OPEN: {
      const flags = PyLong_AsInt(objAt(at, 1));
      if (flags == -1 && PyErr_Occurred()) return null;
      const mode = intArgument(ptrAt(at, 2), 0o777);
      if ((mode == -1 && PyErr_Occurred()) || !dirFd(ptrAt(at, 3), path, fname)) return null;
      r = host_open(path.narrow, <usize>path.length, flags | 0o2000000, mode);
      if (r >= 0) return PyLong_FromLong(r);
      break;
    }
    case MKDIR: {
      const mode = intArgument(ptrAt(at, 1), 0o777);
      if ((mode == -1 && PyErr_Occurred()) || !dirFd(ptrAt(at, 2), path, fname)) return null;
      r = host_mkdir(path.narrow, <usize>path.length, mode);
      break;
    }
    case RMDIR:
      if (!dirFd(ptrAt(at, 1), path, fname)) return null;
      r = host_rmdir(path.narrow, <usize>path.length);
      break;
    case UNLINK:
      if (!dirFd(ptrAt(at, 1), path, fname)) return null;
      r = host_unlink(path.narrow, <usize>path.length);
      break;
    case CHMOD: {
      const mode = PyLong_AsInt(objAt(at, 1));
      if ((mode == -1 && PyErr_Occurred()) || !dirFd(ptrAt(at, 2), path, fname)) return null;
      const follow = flag(ptrAt(at, 3), 1);
      if (follow < 0) return null;
      r = path.fd != -1 ? host_fchmod(path.fd, mode) : host_chmod(path.narrow, <usize>path.length, mode, follow);
      if (r == -95) {
        return PyErr_SetString(PyExc_NotImplementedError, 'chmod: follow_symlinks unavailable on this platform');
      }
      break;
    }
    case CHOWN:
    case LCHOWN: {
      const uid = <i32>idArgument(objAt(at, 1), 'uid');
      const gid = PyErr_Occurred() ? 0 : <i32>idArgument(objAt(at, 2), 'gid');
      if (PyErr_Occurred()) return null;
      if (op == LCHOWN) {
        r = host_chown(path.narrow, <usize>path.length, uid, gid, 0);
        break;
      }
      const follow = flag(ptrAt(at, 4), 1);
      if (follow < 0 || !dirFd(ptrAt(at, 3), path, fname)) return null;
      r = host_chown(path.narrow, <usize>path.length, uid, gid, follow);
      break;
    }
    case ACCESS: {
      const mode = PyLong_AsInt(objAt(at, 1));
      if ((mode == -1 && PyErr_Occurred()) || !dirFd(ptrAt(at, 2), path, fname)) return null;
      if (flag(ptrAt(at, 3), 0) < 0 || flag(ptrAt(at, 4), 1) < 0) return null;
      return PyBool_FromLong(host_access(path.narrow, <usize>path.length, mode) == 0 ? 1 : 0);
    }
    case CHDIR:
      r = path.fd != -1 ? host_fchdir(path.fd) : host_chdir(path.narrow, <usize>path.length);
      break;
    case TRUNCATE: {
      const length = PyLong_AsLong(objAt(at, 1));
      if (length == -1 && PyErr_Occurred()) return null;
      if (path.fd == -1) r = host_truncate(path.narrow, <usize>path.length, length);
      else {
        // ftruncate(2) knows no name.
        r = host_ftruncate(path.fd, length);
        if (r < 0) return PyErr_SetFromErrno(PyExc_OSError, <i32>-r);
      }
      break;
    }
    case READLINK: {
      if (!dirFd(ptrAt(at, 1), path, fname)) return null;
      r = host_readlink(path.narrow, <usize>path.length);
      if (r >= 0) return hostText(r, path.is_bytes != 0);
      break;
    }
  }
  return r < 0 ? path_error(path, r) : Py_None;
}

// new: str or bytes of a raw block (u32 length, bytes), which is given back
export function hostText(block: i64, asBytes: bool): PyObject | null {
  const p = <usize>block;
  const n = <i64>load<u32>(p);
  const text = asBytes ? PyBytes_FromStringAndSize(p + 4, n) : PyUnicode_DecodeFSDefaultAndSize(p + 4, n);
  PyMem_RawFree(p);
  return text;
}

export function os_open(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return onePath(OPEN, args, nargs, kwnames, 'open', 'path flags mode dir_fd', 2, 1, 0);
}
export function os_mkdir(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return onePath(MKDIR, args, nargs, kwnames, 'mkdir', 'path mode dir_fd', 1, 1, 0);
}
export function os_rmdir(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return onePath(RMDIR, args, nargs, kwnames, 'rmdir', 'path dir_fd', 1, 1, 0);
}
export function os_unlink(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return onePath(UNLINK, args, nargs, kwnames, 'unlink', 'path dir_fd', 1, 1, 0);
}
export function os_remove(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return onePath(UNLINK, args, nargs, kwnames, 'remove', 'path dir_fd', 1, 1, 0);
}
export function os_chmod(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return onePath(CHMOD, args, nargs, kwnames, 'chmod', 'path mode dir_fd follow_symlinks', 2, 2, PATH_FD);
}
export function os_chown(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return onePath(CHOWN, args, nargs, kwnames, 'chown', 'path uid gid dir_fd follow_symlinks', 3, 2, 0);
}
export function os_lchown(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return onePath(LCHOWN, args, nargs, kwnames, 'lchown', 'path uid gid', 3, 0, 0);
}
export function os_access(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return onePath(ACCESS, args, nargs, kwnames, 'access', 'path mode dir_fd effective_ids follow_symlinks', 2, 3, 0);
}
export function os_chdir(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return onePath(CHDIR, args, nargs, kwnames, 'chdir', 'path', 1, 0, PATH_FD);
}
export function os_truncate(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return onePath(TRUNCATE, args, nargs, kwnames, 'truncate', 'path length', 2, 0, PATH_FD);
}
export function os_readlink(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return onePath(READLINK, args, nargs, kwnames, 'readlink', 'path dir_fd', 1, 1, 0);
}

// --- two paths

const RENAME = 0;
const LINK = 1;
const SYMLINK = 2;

function twoPaths(
  op: i32,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
  fname: string,
  names: string,
  kwonly: i32,
): PyObject | null {
  const at = stackAlloc(MAX_ARGUMENTS + 2 * PATH_SLOTS);
  const src = newPath(at + <usize>(MAX_ARGUMENTS << 3));
  const dst = newPath(at + <usize>((MAX_ARGUMENTS + PATH_SLOTS) << 3));
  memory.fill(at, 0, <usize>(MAX_ARGUMENTS << 3));
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, fname, names, 0, 2, kwonly, at) == 0 &&
    path_converter(objAt(at, 0), src, fname, 'src', 0) &&
    path_converter(objAt(at, 1), dst, fname, 'dst', 0)
  )
    result = doTwoPaths(op, src, dst, at, fname);
  path_cleanup(src);
  path_cleanup(dst);
  stackFree(at);
  return result;
}

function doTwoPaths(op: i32, src: path_t, dst: path_t, at: usize, fname: string): PyObject | null {
  let r: i64;
  const linked = op == SYMLINK;
  if (linked && flag(ptrAt(at, 2), 0) < 0) return null;
  if ((!linked && !dirFd(ptrAt(at, 2), src, fname)) || !dirFd(ptrAt(at, 3), dst, fname)) return null;
  const p = src.narrow;
  const n = <usize>src.length;
  const q = dst.narrow;
  const m = <usize>dst.length;
  if (linked) r = host_symlink(p, n, q, m);
  else {
    if (op == RENAME) r = host_rename(p, n, q, m);
    else {
      const follow = flag(ptrAt(at, 4), 1);
      if (follow < 0) return null;
      r = host_link(p, n, q, m, follow);
    }
  }
  return r < 0 ? path_error2(src, dst, r) : Py_None;
}

export function os_rename(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return twoPaths(RENAME, args, nargs, kwnames, 'rename', 'src dst src_dir_fd dst_dir_fd', 2);
}
export function os_replace(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return twoPaths(RENAME, args, nargs, kwnames, 'replace', 'src dst src_dir_fd dst_dir_fd', 2);
}
export function os_link(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return twoPaths(LINK, args, nargs, kwnames, 'link', 'src dst src_dir_fd dst_dir_fd follow_symlinks', 3);
}
export function os_symlink(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return twoPaths(SYMLINK, args, nargs, kwnames, 'symlink', 'src dst target_is_directory dir_fd', 1);
}

// --- times

/** Nanoseconds from seconds (int or float, rounded down): false with the exception set. */
function secondsToNs(o: PyObject, out: usize): bool {
  if (PyFloat_Check(o)) {
    const x = PyFloat_AS_DOUBLE(o);
    if (x != x) {
      PyErr_SetString(PyExc_ValueError, 'Invalid value NaN (not a number)');
      return false;
    }
    const whole = Math.floor(x);
    if (whole > 9.2e9 || whole < -9.2e9) {
      PyErr_SetString(PyExc_OverflowError, 'timestamp out of range for platform time_t');
      return false;
    }
    store<i64>(out, <i64>whole * 1000000000 + <i64>Math.floor((x - whole) * 1e9));
    return true;
  }
  const n = PyNumber_AsSsize_t(o, PyExc_OverflowError);
  if (n == -1 && PyErr_Occurred()) return false;
  if (n > 9223372036 || n < -9223372036) {
    PyErr_SetString(PyExc_OverflowError, 'timestamp out of range for platform time_t');
    return false;
  }
  store<i64>(out, n * 1000000000);
  return true;
}

function nanoseconds(o: PyObject, out: usize): bool {
  // As CPython: divmod by a billion, so that any type with __divmod__ will do.
  const billion = PyLong_FromLong(1000000000);
  if (!billion) return false;
  const pair = PyNumber_Divmod(o, billion);
  Py_DECREF(billion);
  if (!pair) return false;
  let ok = false;
  if (PyTuple_Check(pair) && PyTuple_GET_SIZE(pair) == 2) {
    const seconds = PyNumber_AsSsize_t(PyTuple_GET_ITEM(pair, 0), PyExc_OverflowError);
    if (seconds != -1 || !PyErr_Occurred()) {
      const rest = PyNumber_AsSsize_t(PyTuple_GET_ITEM(pair, 1), PyExc_OverflowError);
      ok = rest != -1 || !PyErr_Occurred();
      store<i64>(out, seconds * 1000000000 + rest);
    }
  } else {
    PyErr_Format(
      PyExc_TypeError,
      '%.200s.__divmod__() must return a 2-tuple, not %.200s',
      o.ob_type.tp_name,
      pair.ob_type.tp_name,
    );
  }
  Py_DECREF(pair);
  return ok;
}

/** utime's times: two i64 of nanoseconds at out. */
function utimeTimes(times: PyObject | null, ns: PyObject | null, out: usize): bool {
  if (times && times != Py_None && ns) {
    PyErr_SetString(PyExc_ValueError, "utime: you may specify either 'times' or 'ns' but not both");
    return false;
  }
  if (times && times != Py_None) {
    if (!PyTuple_CheckExact(times) || PyTuple_GET_SIZE(times) != 2) {
      PyErr_SetString(PyExc_TypeError, "utime: 'times' must be either a tuple of two ints or None");
      return false;
    }
    return secondsToNs(PyTuple_GET_ITEM(times, 0), out) && secondsToNs(PyTuple_GET_ITEM(times, 1), out + 8);
  }
  if (ns) {
    if (!PyTuple_CheckExact(ns) || PyTuple_GET_SIZE(ns) != 2) {
      PyErr_SetString(PyExc_TypeError, "utime: 'ns' must be a tuple of two ints");
      return false;
    }
    return nanoseconds(PyTuple_GET_ITEM(ns, 0), out) && nanoseconds(PyTuple_GET_ITEM(ns, 1), out + 8);
  }
  const now = host_clock(0);
  store<i64>(out, now);
  store<i64>(out + 8, now);
  return true;
}

export function os_utime(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(7 + PATH_SLOTS);
  const path = newPath(at + 56);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'utime', 'path times ns dir_fd follow_symlinks', 0, 1, 3, at) ==
      0 &&
    path_converter(objAt(at, 0), path, 'utime', 'path', PATH_FD)
  ) {
    const follow = flag(ptrAt(at, 4), 1);
    if (follow >= 0 && utimeTimes(ptrAt(at, 1), ptrAt(at, 2), at + 40) && dirFd(ptrAt(at, 3), path, 'utime')) {
      const atime = load<i64>(at + 40);
      const mtime = load<i64>(at + 48);
      if (path.fd != -1 && !follow)
        PyErr_SetString(PyExc_ValueError, 'utime: cannot use fd and follow_symlinks together');
      else {
        const r =
          path.fd != -1
            ? host_futime(path.fd, atime, mtime)
            : host_utime(path.narrow, <usize>path.length, atime, mtime, follow);
        result = r < 0 ? path_error(path, r) : Py_None;
      }
    }
  }
  path_cleanup(path);
  stackFree(at);
  return result;
}

function getcwd(asBytes: bool): PyObject | null {
  const r = host_getcwd();
  return r < 0 ? PyErr_SetFromErrno(PyExc_OSError, <i32>-r) : hostText(r, asBytes);
}

export function os_getcwd(module: PyObject, unused: PyObject | null): PyObject | null {
  return getcwd(false);
}
export function os_getcwdb(module: PyObject, unused: PyObject | null): PyObject | null {
  return getcwd(true);
}
