// Helpers of posixpath on the text itself. (CPython: Modules/posixmodule.c, Python/fileutils.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { _PyArg_UnpackKeywords } from '../../objects/args';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyErr_Format, PyErr_NoMemory } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { PyUnicode_FromKindAndData } from '../../objects/str/new';
import {
  kindShift,
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_READ,
  PyUnicode_WRITE,
} from '../../objects/str/struct';
import { PyTuple_Pack3 } from '../../objects/tuple';
import { _PyType_Name } from '../../objects/type/state';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyObject_HasFspath, PyOS_FSPath } from './path';

const SLASH: u32 = 0x2f;
const DOT: u32 = 0x2e;

// new: the argument 'path' as str or bytes
function pathArgument(args: usize, nargs: i64, kwnames: PyObject | null, fname: string): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, fname, 'path', 0, 1, 0, at) == 0;
  const o = changetype<PyObject | null>(load<usize>(at));
  stackFree(at);
  if (!ok || !o) return null;
  if (PyUnicode_Check(o) || PyBytes_Check(o) || PyObject_HasFspath(o)) return PyOS_FSPath(o);
  return PyErr_Format(
    PyExc_TypeError,
    '%ls: path should be string, bytes or os.PathLike, not %.200s',
    changetype<usize>(fname),
    _PyType_Name(o.ob_type),
  );
}

/* @inline */ function kindOf(o: PyObject): i32 {
  return PyUnicode_Check(o) ? PyUnicode_KIND(o) : 1;
}
/* @inline */ function dataOf(o: PyObject): usize {
  return PyUnicode_Check(o) ? PyUnicode_DATA(o) : PyBytes_AS_STRING(o);
}
/* @inline */ function lengthOf(o: PyObject): i64 {
  return PyUnicode_Check(o) ? PyUnicode_GET_LENGTH(o) : PyBytes_GET_SIZE(o);
}

// new: n units at p as what o is
function textLike(o: PyObject, kind: i32, p: usize, n: i64): PyObject | null {
  return PyUnicode_Check(o) ? PyUnicode_FromKindAndData(kind, p, n) : PyBytes_FromStringAndSize(p, n);
}

/** How many slashes of the beginning count: POSIX lets exactly two mean something of their own. */
function rootLength(kind: i32, s: usize, n: i64): i64 {
  if (n == 0 || PyUnicode_READ(kind, s, 0) != SLASH) return 0;
  if (n < 2 || PyUnicode_READ(kind, s, 1) != SLASH) return 1;
  return n > 2 && PyUnicode_READ(kind, s, 2) == SLASH ? 1 : 2;
}

/** Writes the normal form of n units: its length. */
function normalize(kind: i32, s: usize, n: i64, to: usize): i64 {
  const root = rootLength(kind, s, n);
  for (let i: i64 = 0; i < root; i++) PyUnicode_WRITE(kind, to, i, SLASH);
  let w = root;
  let ups = root; // up to here there are only '..'
  let i: i64 = 0;
  while (i < n) {
    let end = i;
    while (end < n && PyUnicode_READ(kind, s, end) != SLASH) end++;
    const size = end - i;
    const dot = size > 0 && PyUnicode_READ(kind, s, i) == DOT;
    const isUp = size == 2 && dot && PyUnicode_READ(kind, s, i + 1) == DOT;
    if (isUp && w > ups) {
      w--;
      while (w > root && PyUnicode_READ(kind, to, w) != SLASH) w--;
    } else if (size > 0 && !(size == 1 && dot) && !(isUp && root > 0)) {
      if (w > root) PyUnicode_WRITE(kind, to, w++, SLASH);
      for (let k = i; k < end; k++) PyUnicode_WRITE(kind, to, w++, PyUnicode_READ(kind, s, k));
      if (isUp) ups = w;
    }
    i = end + 1;
  }
  if (w == 0) PyUnicode_WRITE(kind, to, w++, DOT);
  return w;
}

export function os__path_normpath(
  module: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const text = pathArgument(args, nargs, kwnames, '_path_normpath');
  if (!text) return null;
  const kind = kindOf(text);
  const n = lengthOf(text);
  const buffer = PyMem_Malloc((<usize>(n + 1)) << kindShift(kind));
  let result: PyObject | null = null;
  if (buffer) {
    result = textLike(text, kind, buffer, normalize(kind, dataOf(text), n, buffer));
    PyMem_Free(buffer);
  } else PyErr_NoMemory();
  Py_DECREF(text);
  return result;
}

export function os__path_splitroot_ex(
  module: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const text = pathArgument(args, nargs, kwnames, '_path_splitroot_ex');
  if (!text) return null;
  const kind = kindOf(text);
  const p = dataOf(text);
  const n = lengthOf(text);
  const root = rootLength(kind, p, n);
  const drive = textLike(text, kind, p, 0);
  const head = textLike(text, kind, p, root);
  const tail = textLike(text, kind, p + ((<usize>root) << kindShift(kind)), n - root);
  const result = drive && head && tail ? PyTuple_Pack3(drive, head, tail) : null;
  Py_XDECREF(drive);
  Py_XDECREF(head);
  Py_XDECREF(tail);
  Py_DECREF(text);
  return result;
}

export function os_fspath(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'fspath', 'path', 0, 1, 0, at) == 0;
  const o = changetype<PyObject | null>(load<usize>(at));
  stackFree(at);
  return ok ? PyOS_FSPath(o!) : null;
}
