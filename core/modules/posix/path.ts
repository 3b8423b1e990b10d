// Paths as arguments: str, bytes, os.PathLike, or a file descriptor. (CPython: Modules/posixmodule.c, path_converter)

import { host_directory } from '../../host-fs';
import { PyMem_RawFree } from '../../memory/raw';
import { PyIndex_Check, PyNumber_Index } from '../../objects/abstract/conversion';
import { PyBool_Check } from '../../objects/bool';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyObject_CallNoArgs } from '../../objects/call';
import { EFAULT } from '../../objects/exceptions/errno';
import {
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_SetFromErrnoWithFilenameObjects,
} from '../../objects/exceptions/errors';
import {
  PyExc_OSError,
  PyExc_OverflowError,
  PyExc_RuntimeWarning,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyLong_AsLongAndOverflow } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyUnicode_EncodeFSDefault } from '../../objects/str/fs-default';
import { memchr } from '../../objects/str/scan';
import { PyUnicode_Check } from '../../objects/str/struct';
import { _PyType_Lookup } from '../../objects/type/lookup';
import { _PyObject_LookupSpecial } from '../../objects/type/special';
import { _PyType_Name } from '../../objects/type/state';
import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, setSlot, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyErr_WarnEx } from '../../vm/warnings';

/** 40 bytes: five slots of stackAlloc. */
@unmanaged
export class path_t {
  object: PyObject | null; // strong: what error messages show
  bytes: PyObject | null; // strong: what narrow points into
  narrow: usize; // char *
  length: i64;
  fd: i32; // -1: a path
  is_bytes: i32; // the answer is to be bytes too
}

export const PATH_SLOTS: i64 = 6;

export const PATH_FD = 1; // a descriptor will do
export const PATH_NULLABLE = 2; // None: the working directory

/** A cleared path in slots of stackAlloc. */
export function newPath(p: usize): path_t {
  memory.fill(p, 0, (<usize>PATH_SLOTS) << 3);
  const path = changetype<path_t>(p);
  path.fd = -1;
  return path;
}

export function path_cleanup(path: path_t): void {
  clearSlot(changetype<usize>(path) + offsetof<path_t>('_object'));
  clearSlot(changetype<usize>(path) + offsetof<path_t>('_bytes'));
}

/** OSError(errno) that names the path; NULL. r is -errno. */
export function path_error(path: path_t, r: i64): PyObject | null {
  // Without a descriptor or a name (the descriptor -1 was given) there is nothing for the call to look at.
  if (path.fd == -1 && !path.narrow) r = -EFAULT;
  return PyErr_SetFromErrnoWithFilenameObjects(PyExc_OSError, <i32>-r, path.object, null);
}

export function path_error2(path: path_t, path2: path_t, r: i64): PyObject | null {
  return PyErr_SetFromErrnoWithFilenameObjects(PyExc_OSError, <i32>-r, path.object, path2.object);
}

/** A whole number from least to most; -1 may be an error. */
function within(o: PyObject, name: string, least: i64, most: i64): i64 {
  const index = PyNumber_Index(o);
  if (!index) return -1;
  const slot = stackAlloc(1);
  const value = PyLong_AsLongAndOverflow(index, slot);
  const overflow = load<i32>(slot);
  stackFree(slot);
  Py_DECREF(index);
  // CPython says of a user's number that does not fit into its 32 bits that it is too small.
  const over = overflow > 0 || (value > most && least != -1);
  if (overflow == 0 && value >= least && value <= most) return value;
  PyErr_Format(
    PyExc_OverflowError,
    over ? '%ls is greater than maximum' : '%ls is less than minimum',
    changetype<usize>(name),
  );
  return -1;
}

/** A user's or a group's number; -1 (as it is) may be an error. */
export function idArgument(o: PyObject, name: string): i64 {
  const id = within(o, name, -1, 0xffffffff);
  if (id != -1 || !PyErr_Occurred() || PyErr_ExceptionMatches(PyExc_OverflowError)) return id;
  PyErr_Format(PyExc_TypeError, '%ls should be integer, not %.200s', changetype<usize>(name), _PyType_Name(o.ob_type));
  return -1;
}

/** A descriptor from an integer: 0, or -1 with the exception set. */
function fdConverter(o: PyObject, fd: usize): i32 {
  if (PyBool_Check(o) && PyErr_WarnEx(PyExc_RuntimeWarning, 'bool is used as a file descriptor', 1) < 0) return -1;
  const value = <i32>within(o, 'fd', -0x80000000, 0x7fffffff);
  store<i32>(fd, value);
  return value == -1 && PyErr_Occurred() ? -1 : 0;
}

/** dir_fd: a relative path becomes one below that open directory. False with the exception set. */
export function dirFd(o: PyObject | null, path: path_t, fname: string): bool {
  if (!o || o == Py_None) return true;
  if (!PyIndex_Check(o)) {
    PyErr_Format(PyExc_TypeError, 'argument should be integer or None, not %.200s', o.ob_type.tp_name);
    return false;
  }
  const slot = stackAlloc(1);
  const ok = fdConverter(o, slot) == 0;
  const fd = load<i32>(slot);
  stackFree(slot);
  if (!ok) return false;
  if (path.fd != -1) {
    PyErr_Format(PyExc_ValueError, "%ls: can't specify dir_fd without matching path", changetype<usize>(fname));
    return false;
  }
  const r = pathBelow(fd, path);
  if (r < 0) path_error(path, r);
  return r == 0;
}

/** A relative path becomes one below an open directory: 0, -errno, or 1 with the exception set. */
export function pathBelow(fd: i32, path: path_t): i32 {
  if (path.length > 0 && load<u8>(path.narrow) == 0x2f) return 0;
  const block = host_directory(fd);
  if (block < 0) return <i32>block;
  const n = load<u32>(<usize>block);
  const bytes = PyBytes_FromStringAndSize(0, <i64>n + 1 + path.length);
  if (bytes) {
    const p = PyBytes_AS_STRING(bytes);
    memory.copy(p, <usize>block + 4, n);
    store<u8>(p + n, 0x2f);
    memory.copy(p + n + 1, path.narrow, <usize>path.length);
    setSlot(changetype<usize>(path) + offsetof<path_t>('_bytes'), bytes);
    path.narrow = p;
    path.length = PyBytes_GET_SIZE(bytes);
  }
  PyMem_RawFree(<usize>block);
  return bytes ? 0 : 1;
}

/** Whether it says that it is a path. */
export function PyObject_HasFspath(o: PyObject): bool {
  const method = _PyType_Lookup(o.ob_type, _Py_ID('__fspath__'));
  return method != null && method != Py_None;
}

/** What os.fspath gives: str or bytes. (new) */
export function PyOS_FSPath(path: PyObject): PyObject | null {
  if (PyUnicode_Check(path) || PyBytes_Check(path)) return Py_NewRef(path);
  const text = callFspath(path);
  if (text || PyErr_Occurred()) return text;
  return PyErr_Format(
    PyExc_TypeError,
    'expected str, bytes or os.PathLike object, not %.200s',
    _PyType_Name(path.ob_type),
  );
}

// new: type(path).__fspath__(path); NULL without an exception: it has none
function callFspath(path: PyObject): PyObject | null {
  const method = _PyObject_LookupSpecial(path, _Py_ID('__fspath__'));
  if (!method || method == Py_None) {
    Py_XDECREF(method);
    return null;
  }
  const text = PyObject_CallNoArgs(method);
  Py_DECREF(method);
  if (!text) return null;
  if (PyUnicode_Check(text) || PyBytes_Check(text)) return text;
  PyErr_Format(
    PyExc_TypeError,
    'expected %.200s.__fspath__() to return str or bytes, not %.200s',
    path.ob_type.tp_name,
    text.ob_type.tp_name,
  );
  Py_DECREF(text);
  return null;
}

function badPath(o: PyObject, fname: string, argument: string, allow: i32): bool {
  PyErr_Format(
    PyExc_TypeError,
    '%ls: %ls should be %ls, not %.200s',
    changetype<usize>(fname),
    changetype<usize>(argument),
    changetype<usize>(
      allow == (PATH_FD | PATH_NULLABLE)
        ? 'string, bytes, os.PathLike, integer or None'
        : allow == PATH_FD
          ? 'string, bytes, os.PathLike or integer'
          : allow
            ? 'string, bytes, os.PathLike or None'
            : 'string, bytes or os.PathLike',
    ),
    _PyType_Name(o.ob_type),
  );
  return false;
}

/** Fills *path from an argument (NULL: not given, where that is allowed): false with the exception set. */
export function path_converter(o: PyObject | null, path: path_t, fname: string, argument: string, allow: i32): bool {
  if (allow & PATH_NULLABLE) {
    path.narrow = memory.data<u8>([0x2e, 0]);
    path.length = 1;
  }
  if (!o || (o == Py_None && allow & PATH_NULLABLE)) return true;
  path.object = Py_NewRef(o);
  let text: PyObject | null = null;
  if (PyUnicode_Check(o) || PyBytes_Check(o)) text = Py_NewRef(o);
  else if (allow & PATH_FD && PyIndex_Check(o)) {
    return fdConverter(o, changetype<usize>(path) + offsetof<path_t>('fd')) == 0;
  } else {
    text = callFspath(o);
    if (!text) return PyErr_Occurred() ? false : badPath(o, fname, argument, allow);
    // Messages show the path, not the object that stands for it.
    setSlot(changetype<usize>(path) + offsetof<path_t>('_object'), Py_NewRef(text));
  }
  if (PyUnicode_Check(text!)) {
    path.bytes = PyUnicode_EncodeFSDefault(text!);
    Py_DECREF(text!);
    if (!path.bytes) return false;
  } else {
    path.is_bytes = 1;
    path.bytes = text;
  }
  path.narrow = PyBytes_AS_STRING(path.bytes!);
  path.length = PyBytes_GET_SIZE(path.bytes!);
  if (memchr(path.narrow, 0, <usize>path.length) < 0) return true;
  PyErr_Format(
    PyExc_ValueError,
    '%ls: embedded null character in %ls',
    changetype<usize>(fname),
    changetype<usize>(argument),
  );
  return false;
}
