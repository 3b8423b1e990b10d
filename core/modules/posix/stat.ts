// stat and its kin. (CPython: Modules/posixmodule.c)

import { host_fstat, host_stat, host_statvfs } from '../../host-fs';
import { _PyArg_UnpackKeywords } from '../../objects/args';
import { PyErr_Format, PyErr_SetFromErrno } from '../../objects/exceptions/errors';
import { PyExc_OSError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_FromDouble } from '../../objects/float';
import { PyLong_FromLongLong, PyLong_FromUnsignedLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyStructSequence_New, structseq_new } from '../../objects/structseq';
import { PyTuple_GET_ITEM, PyTuple_ITEMS, PyTuple_SET_ITEM } from '../../objects/tuple';
import { Py_DECREF, Py_NewRef, stackAlloc } from '../../runtime/cold';
import { objAt, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { dirFd, newPath, PATH_FD, PATH_SLOTS, path_cleanup, path_converter, path_error, path_t } from './path';
import { get_posix_state } from './state';

/** What host_stat writes. */
@unmanaged
export class StatBuffer {
  mode: i64;
  ino: u64;
  dev: u64;
  nlink: i64;
  uid: i64;
  gid: i64;
  rdev: u64;
  size: i64;
  blksize: i64;
  blocks: i64;
  atime: i64;
  mtime: i64;
  ctime: i64;
}

export const STAT_SLOTS: i64 = 13;

const BILLION: i64 = 1000000000;

/** Seconds as int at i, as float at i + 3, nanoseconds at i + 6. */
function fillTime(o: PyObject, i: i64, ns: i64): bool {
  let seconds = ns / BILLION;
  let rest = ns % BILLION;
  if (rest < 0) {
    rest += BILLION;
    seconds--;
  }
  return (
    put(o, i, PyLong_FromLongLong(seconds)) &&
    put(o, i + 3, PyFloat_FromDouble(<f64>seconds + 1e-9 * <f64>rest)) &&
    put(o, i + 6, PyLong_FromLongLong(ns))
  );
}

/** A field; steals the value, NULL fails. */
function put(o: PyObject, i: i64, value: PyObject | null): bool {
  if (!value) return false;
  PyTuple_SET_ITEM(o, i, value);
  return true;
}

// new: stat_result
export function _pystat_fromstructstat(module: PyObject, s: StatBuffer): PyObject | null {
  const o = PyStructSequence_New(get_posix_state(module).StatResultType);
  if (!o) return null;
  if (
    put(o, 0, PyLong_FromLongLong(s.mode)) &&
    put(o, 1, PyLong_FromUnsignedLongLong(s.ino)) &&
    put(o, 2, PyLong_FromUnsignedLongLong(s.dev)) &&
    put(o, 3, PyLong_FromLongLong(s.nlink)) &&
    put(o, 4, PyLong_FromLongLong(s.uid)) &&
    put(o, 5, PyLong_FromLongLong(s.gid)) &&
    put(o, 6, PyLong_FromLongLong(s.size)) &&
    fillTime(o, 7, s.atime) &&
    fillTime(o, 8, s.mtime) &&
    fillTime(o, 9, s.ctime) &&
    put(o, 16, PyLong_FromLongLong(s.blksize)) &&
    put(o, 17, PyLong_FromLongLong(s.blocks)) &&
    put(o, 18, PyLong_FromUnsignedLongLong(s.rdev))
  )
    return o;
  Py_DECREF(o);
  return null;
}

/** stat_result(sequence): the float times are the int ones where they are not given. */
export function statresult_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const o = structseq_new(type, args, kwds);
  if (!o) return null;
  for (let i: i64 = 7; i <= 9; i++) {
    if (PyTuple_GET_ITEM(o, i + 3) != Py_None) continue;
    setPtrAt(PyTuple_ITEMS(o), i + 3, Py_NewRef(PyTuple_GET_ITEM(o, i)));
  }
  return o;
}

// new
function posix_do_stat(module: PyObject, fname: string, path: path_t, follow: bool): PyObject | null {
  if (path.fd != -1 && !follow) {
    return PyErr_Format(PyExc_ValueError, '%ls: cannot use fd and follow_symlinks together', changetype<usize>(fname));
  }
  const buffer = stackAlloc(STAT_SLOTS);
  const r = path.fd != -1 ? host_fstat(path.fd, buffer) : host_stat(path.narrow, <usize>path.length, follow, buffer);
  const result = r < 0 ? path_error(path, r) : _pystat_fromstructstat(module, changetype<StatBuffer>(buffer));
  stackFree(buffer);
  return result;
}

/** stat and lstat: the arguments (count keywords, the first the path, then dir_fd and for stat follow_symlinks). */
function statCall(
  module: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
  fname: string,
  names: string,
  isStat: bool,
): PyObject | null {
  const at = stackAlloc(3 + PATH_SLOTS);
  const path = newPath(at + 24);
  setPtrAt(at, 2, null);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, fname, names, 0, 1, isStat ? 2 : 1, at) == 0 &&
    path_converter(objAt(at, 0), path, fname, 'path', isStat ? PATH_FD : 0)
  ) {
    const follow = !isStat ? 0 : ptrAt(at, 2) ? PyObject_IsTrue(objAt(at, 2)) : 1;
    if (follow >= 0 && dirFd(ptrAt(at, 1), path, fname)) result = posix_do_stat(module, fname, path, follow != 0);
  }
  path_cleanup(path);
  stackFree(at);
  return result;
}

export function os_stat(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return statCall(module, args, nargs, kwnames, 'stat', 'path dir_fd follow_symlinks', true);
}

export function os_lstat(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return statCall(module, args, nargs, kwnames, 'lstat', 'path dir_fd', false);
}

// new
export function statOfDescriptor(module: PyObject, fd: i32): PyObject | null {
  const buffer = stackAlloc(STAT_SLOTS);
  const r = host_fstat(fd, buffer);
  const result =
    r < 0 ? PyErr_SetFromErrno(PyExc_OSError, -r) : _pystat_fromstructstat(module, changetype<StatBuffer>(buffer));
  stackFree(buffer);
  return result;
}

export function os_statvfs(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1 + PATH_SLOTS);
  const path = newPath(at + 8);
  const buffer = stackAlloc(6);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'statvfs', 'path', 0, 1, 0, at) == 0 &&
    path_converter(objAt(at, 0), path, 'statvfs', 'path', 0)
  ) {
    const r = host_statvfs(path.narrow, <usize>path.length, buffer);
    if (r < 0) path_error(path, r);
    else {
      const o = PyStructSequence_New(get_posix_state(module).StatVFSResultType);
      if (o) {
        let ok = put(o, 0, PyLong_FromLongLong(load<i64>(buffer))) && put(o, 1, PyLong_FromLongLong(load<i64>(buffer)));
        for (let i: i64 = 1; i < 6 && ok; i++)
          ok = put(o, i + 1, PyLong_FromLongLong(load<i64>(buffer + ((<usize>i) << 3))));
        ok =
          ok &&
          put(o, 7, PyLong_FromLongLong(load<i64>(buffer + 40))) &&
          put(o, 8, PyLong_FromLongLong(0)) &&
          put(o, 9, PyLong_FromLongLong(255)) &&
          put(o, 10, PyLong_FromLongLong(0));
        if (ok) result = o;
        else Py_DECREF(o);
      }
    }
  }
  stackFree(buffer);
  path_cleanup(path);
  stackFree(at);
  return result;
}
