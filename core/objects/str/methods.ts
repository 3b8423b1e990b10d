// The methods of str, as Python calls them: their arguments. (CPython: Objects/unicodeobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_NewRef, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { cstrlen } from '../../runtime/static';
import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../args';
import { Py_False, Py_True } from '../bool';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { _PyUnicode_FormatAdvancedWriter } from '../formatter/str';
import { PyLong_AsInt, PyLong_FromSsize_t } from '../int';
import { Py_None } from '../none';
import { PyObject_IsTrue, PyObject_Str } from '../object';
import { _PyEval_SliceIndex } from '../slice';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack1 } from '../tuple';
import { PyUnicode_AsEncodedString } from './codecs';
import { any_find_slice, PyUnicode_Count, PyUnicode_Tailmatch } from './find';
import { PyUnicode_Join } from './join';
import { _PyUnicode_Copy, unicode_result_unchanged } from './new';
import { expandTabs, sizeArg } from './pad';
import { PyUnicode_Replace } from './replace';
import { PyUnicode_Substring } from './slice';
import { PyUnicode_RSplit, PyUnicode_Split, PyUnicode_Splitlines, STRIP_LEFT, STRIP_RIGHT, stripText } from './split';
import {
  COMPACT_HEADER,
  PyUnicode_Check,
  PyUnicode_CheckExact,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  STATE_ASCII,
  STATE_COMPACT,
  stateOf,
} from './struct';
import { PyUnicode_AsUTF8AndSize } from './utf8';
import { dropWriter, finishWriter, newWriter } from './writer';

/** An optional slice index at args[i]: false with the exception set. */
export function sliceArg(args: usize, nargs: i64, i: i64, slot: usize): bool {
  return nargs <= i || _PyEval_SliceIndex(objAt(args, i), slot) != 0;
}

/** (sub[, start[, end]]) of find & co.: the bounds in slot[0] and slot[1]; false with the exception set. */
function searchArgs(name: string, args: usize, nargs: i64, slot: usize): bool {
  store<i64>(slot, 0);
  store<i64>(slot, i64.MAX_VALUE, 8);
  if (!_PyArg_CheckPositional(name, nargs, 1, 3)) return false;
  if (!PyUnicode_Check(objAt(args, 0))) {
    _PyArg_BadArgument(name, 'argument 1', 'str', objAt(args, 0));
    return false;
  }
  return sliceArg(args, nargs, 1, slot) && sliceArg(args, nargs, 2, slot + 8);
}

/** The place that find or rfind answers; -2 with the exception set. */
function search(s: PyObject, name: string, args: usize, nargs: i64, direction: i32): i64 {
  const slot = stackAlloc(2);
  const found = searchArgs(name, args, nargs, slot)
    ? any_find_slice(s, objAt(args, 0), load<i64>(slot), load<i64>(slot, 8), direction)
    : -2;
  stackFree(slot);
  return found;
}

export function unicode_find(s: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = search(s, 'find', args, nargs, 1);
  return at == -2 ? null : PyLong_FromSsize_t(at);
}

export function unicode_rfind(s: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = search(s, 'rfind', args, nargs, -1);
  return at == -2 ? null : PyLong_FromSsize_t(at);
}

export function unicode_index(s: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = search(s, 'index', args, nargs, 1);
  if (at == -1) return PyErr_SetString(PyExc_ValueError, 'substring not found');
  return at == -2 ? null : PyLong_FromSsize_t(at);
}

export function unicode_rindex(s: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = search(s, 'rindex', args, nargs, -1);
  if (at == -1) return PyErr_SetString(PyExc_ValueError, 'substring not found');
  return at == -2 ? null : PyLong_FromSsize_t(at);
}

export function unicode_count(s: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(2);
  const count = searchArgs('count', args, nargs, slot)
    ? PyUnicode_Count(s, objAt(args, 0), load<i64>(slot), load<i64>(slot, 8))
    : -1;
  stackFree(slot);
  return count < 0 ? null : PyLong_FromSsize_t(count);
}

/** startswith (direction < 0) and endswith (> 0). */
function tailMethod(s: PyObject, name: string, args: usize, nargs: i64, direction: i32): PyObject | null {
  if (!_PyArg_CheckPositional(name, nargs, 1, 3)) return null;
  const slot = stackAlloc(2);
  store<i64>(slot, 0);
  store<i64>(slot, i64.MAX_VALUE, 8);
  const ok = sliceArg(args, nargs, 1, slot) && sliceArg(args, nargs, 2, slot + 8);
  const start = load<i64>(slot);
  const end = load<i64>(slot, 8);
  stackFree(slot);
  if (!ok) return null;
  const sub = objAt(args, 0);
  if (PyTuple_Check(sub)) {
    const n = PyTuple_GET_SIZE(sub);
    for (let i: i64 = 0; i < n; i++) {
      const item = PyTuple_GET_ITEM(sub, i);
      if (!PyUnicode_Check(item)) {
        return PyErr_Format(
          PyExc_TypeError,
          'tuple for %ls must only contain str, not %.100s',
          <u64>changetype<usize>(name),
          item.ob_type.tp_name,
        );
      }
      if (PyUnicode_Tailmatch(s, item, start, end, direction)) return Py_True;
    }
    return Py_False;
  }
  if (!PyUnicode_Check(sub)) {
    return PyErr_Format(
      PyExc_TypeError,
      '%ls first arg must be str or a tuple of str, not %.100s',
      <u64>changetype<usize>(name),
      sub.ob_type.tp_name,
    );
  }
  return PyUnicode_Tailmatch(s, sub, start, end, direction) ? Py_True : Py_False;
}

export function unicode_startswith(s: PyObject, args: usize, nargs: i64): PyObject | null {
  return tailMethod(s, 'startswith', args, nargs, -1);
}

export function unicode_endswith(s: PyObject, args: usize, nargs: i64): PyObject | null {
  return tailMethod(s, 'endswith', args, nargs, 1);
}

export function unicode_removeprefix(s: PyObject, prefix: PyObject): PyObject | null {
  if (!PyUnicode_Check(prefix)) {
    _PyArg_BadArgument('removeprefix', 'argument', 'str', prefix);
    return null;
  }
  if (!PyUnicode_Tailmatch(s, prefix, 0, i64.MAX_VALUE, -1)) return unicode_result_unchanged(s);
  return PyUnicode_Substring(s, PyUnicode_GET_LENGTH(prefix), PyUnicode_GET_LENGTH(s));
}

export function unicode_removesuffix(s: PyObject, suffix: PyObject): PyObject | null {
  if (!PyUnicode_Check(suffix)) {
    _PyArg_BadArgument('removesuffix', 'argument', 'str', suffix);
    return null;
  }
  if (!PyUnicode_Tailmatch(s, suffix, 0, i64.MAX_VALUE, 1)) return unicode_result_unchanged(s);
  return PyUnicode_Substring(s, 0, PyUnicode_GET_LENGTH(s) - PyUnicode_GET_LENGTH(suffix));
}

function stripMethod(s: PyObject, name: string, args: usize, nargs: i64, sides: i32): PyObject | null {
  if (!_PyArg_CheckPositional(name, nargs, 0, 1)) return null;
  if (nargs == 0 || objAt(args, 0) == Py_None) return stripText(s, null, sides);
  const chars = objAt(args, 0);
  if (!PyUnicode_Check(chars))
    return PyErr_Format(PyExc_TypeError, '%ls arg must be None or str', <u64>changetype<usize>(name));
  return stripText(s, chars, sides);
}

export function unicode_strip(s: PyObject, args: usize, nargs: i64): PyObject | null {
  return stripMethod(s, 'strip', args, nargs, STRIP_LEFT | STRIP_RIGHT);
}

export function unicode_lstrip(s: PyObject, args: usize, nargs: i64): PyObject | null {
  return stripMethod(s, 'lstrip', args, nargs, STRIP_LEFT);
}

export function unicode_rstrip(s: PyObject, args: usize, nargs: i64): PyObject | null {
  return stripMethod(s, 'rstrip', args, nargs, STRIP_RIGHT);
}

function splitMethod(
  s: PyObject,
  name: string,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
  fromRight: bool,
): PyObject | null {
  const values = stackAlloc(2);
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, name, 'sep maxsplit', 0, 0, 0, values) < 0) {
    stackFree(values);
    return null;
  }
  const sep = ptrAt(values, 0);
  const limit = ptrAt(values, 1);
  stackFree(values);
  let maxsplit: i64 = -1;
  if (limit) {
    maxsplit = sizeArg(limit);
    if (maxsplit == -1 && PyErr_Occurred()) return null;
  }
  let separator: PyObject | null = null;
  if (sep && sep != Py_None) {
    if (!PyUnicode_Check(sep))
      return PyErr_Format(PyExc_TypeError, 'must be str or None, not %.100s', sep.ob_type.tp_name);
    separator = sep;
  }
  return fromRight ? PyUnicode_RSplit(s, separator, maxsplit) : PyUnicode_Split(s, separator, maxsplit);
}

export function unicode_split(s: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return splitMethod(s, 'split', args, nargs, kwnames, false);
}

export function unicode_rsplit(s: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return splitMethod(s, 'rsplit', args, nargs, kwnames, true);
}

export function unicode_splitlines(s: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'splitlines', 'keepends', 0, 0, 0, values) == 0;
  const flag = ok ? ptrAt(values, 0) : null;
  stackFree(values);
  if (!ok) return null;
  const keepends = flag ? PyObject_IsTrue(flag) : 0;
  return keepends < 0 ? null : PyUnicode_Splitlines(s, keepends);
}

export function unicode_expandtabs(s: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'expandtabs', 'tabsize', 0, 0, 0, values) == 0;
  const size = ok ? ptrAt(values, 0) : null;
  stackFree(values);
  if (!ok) return null;
  let tabsize: i64 = 8;
  if (size) {
    tabsize = <i64>PyLong_AsInt(size);
    if (tabsize == -1 && PyErr_Occurred()) return null;
  }
  return expandTabs(s, tabsize);
}

export function unicode_replace(s: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(3);
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'replace', 'old new count', 2, 2, 0, values) < 0) {
    stackFree(values);
    return null;
  }
  const from = objAt(values, 0);
  const to = objAt(values, 1);
  const limit = ptrAt(values, 2);
  stackFree(values);
  if (!PyUnicode_Check(from)) {
    _PyArg_BadArgument('replace', 'argument 1', 'str', from);
    return null;
  }
  if (!PyUnicode_Check(to)) {
    _PyArg_BadArgument('replace', 'argument 2', 'str', to);
    return null;
  }
  let count: i64 = -1;
  if (limit) {
    count = sizeArg(limit);
    if (count == -1 && PyErr_Occurred()) return null;
  }
  return PyUnicode_Replace(s, from, to, count);
}

/** A str argument without NUL as a C string; 0 with the exception set. */
export function stringArg(o: PyObject, name: string, argument: string): usize {
  if (!PyUnicode_Check(o)) {
    _PyArg_BadArgument(name, argument, 'str', o);
    return 0;
  }
  const at = stackAlloc(1);
  const p = PyUnicode_AsUTF8AndSize(o, at);
  const n = load<i64>(at);
  stackFree(at);
  if (p && <i64>cstrlen(p) != n) {
    PyErr_SetString(PyExc_ValueError, 'embedded null character');
    return 0;
  }
  return p;
}

export function unicode_encode(s: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(2);
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'encode', 'encoding errors', 0, 0, 0, values) < 0) {
    stackFree(values);
    return null;
  }
  const encoding = ptrAt(values, 0);
  const errors = ptrAt(values, 1);
  stackFree(values);
  let encodingName: usize = 0;
  let errorsName: usize = 0;
  if (encoding) {
    encodingName = stringArg(encoding, 'encode', "argument 'encoding'");
    if (!encodingName) return null;
  }
  if (errors) {
    errorsName = stringArg(errors, 'encode', "argument 'errors'");
    if (!errorsName) return null;
  }
  return PyUnicode_AsEncodedString(s, encodingName, errorsName);
}

export function unicode_join(s: PyObject, parts: PyObject): PyObject | null {
  return PyUnicode_Join(s, parts);
}

export function unicode_sizeof(s: PyObject, unused: PyObject | null): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  const state = stateOf(s);
  let size: i64 = state & STATE_COMPACT ? (state & STATE_ASCII ? 40 : 56) : 64;
  if (state & STATE_COMPACT || load<usize>(changetype<usize>(s), COMPACT_HEADER)) size += (n + 1) * PyUnicode_KIND(s);
  if (!(state & STATE_COMPACT && state & STATE_ASCII)) {
    const utf8 = load<usize>(changetype<usize>(s), 48);
    if (utf8 && utf8 != PyUnicode_DATA(s)) size += load<i64>(changetype<usize>(s), 40) + 1;
  }
  return PyLong_FromSsize_t(size);
}

export function unicode_getnewargs(s: PyObject, unused: PyObject | null): PyObject | null {
  const copy = _PyUnicode_Copy(s);
  if (!copy) return null;
  const result = PyTuple_Pack1(copy);
  Py_DECREF(copy);
  return result;
}

export function unicode___format__(s: PyObject, spec: PyObject): PyObject | null {
  if (!PyUnicode_Check(spec)) {
    _PyArg_BadArgument('__format__', 'argument', 'str', spec);
    return null;
  }
  if (PyUnicode_GET_LENGTH(spec) == 0) return PyUnicode_CheckExact(s) ? Py_NewRef(s) : PyObject_Str(s);
  const writer = newWriter(0, false);
  if (_PyUnicode_FormatAdvancedWriter(writer, s, spec, 0, PyUnicode_GET_LENGTH(spec)) < 0) return dropWriter(writer);
  return finishWriter(writer);
}
