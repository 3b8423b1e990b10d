// Checking and unpacking the arguments of native functions, with CPython's error texts. (CPython: Python/getargs.c)

import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { arg, objAt, Py_DECREF, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { PyNumber_Index } from './abstract/conversion';
import { PyDict_Next, PyDict_Size } from './dict/dict';
import { PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError } from './exceptions/types';
import { PyLong_AsLong, PyLong_AsSsize_t } from './int';
import { PyList_Append, PyList_New } from './list';
import { Py_None } from './none';
import { PyUnicode_FromKindAndData } from './str/new';
import { PyUnicode_Check, PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_IS_ASCII } from './str/struct';
import { _Py_CalculateSuggestions } from './str/suggestions';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_ITEMS } from './tuple';

/** Whether a count of positional arguments is allowed; false: with TypeError set. name '': a tuple, not a call. */
export function _PyArg_CheckPositional(name: string, nargs: i64, min: i64, max: i64): bool {
  if (nargs >= min && nargs <= max) return true;
  const few = nargs < min;
  const limit = few ? min : max;
  const how = min == max ? '' : few ? 'at least ' : 'at most ';
  if (name.length) {
    PyErr_Format(
      PyExc_TypeError,
      '%.200ls expected %ls%zd argument%ls, got %zd',
      changetype<usize>(name),
      changetype<usize>(how),
      <u64>limit,
      changetype<usize>(limit == 1 ? '' : 's'),
      <u64>nargs,
    );
  } else {
    PyErr_Format(
      PyExc_TypeError,
      ' expected %ls%zd argument%ls, got %zd',
      changetype<usize>(how),
      <u64>limit,
      changetype<usize>(limit == 1 ? '' : 's'),
      <u64>nargs,
    );
  }
  return false;
}

/** PyArg_UnpackTuple's check: the tuple has min to max items. */
export function PyArg_UnpackTupleCheck(args: PyObject, name: string, min: i64, max: i64): bool {
  return _PyArg_CheckPositional(name, PyTuple_GET_SIZE(args), min, max);
}

/** For a METH_KEYWORDS function (tp_new, tp_init …) that takes none. */
export function _PyArg_NoKeywords(name: string, kwargs: PyObject | null): bool {
  if (!kwargs || PyDict_Size(kwargs) == 0) return true;
  PyErr_Format(PyExc_TypeError, '%.200ls() takes no keyword arguments', changetype<usize>(name));
  return false;
}

/** The same for a vectorcall. */
export function _PyArg_NoKwnames(name: string, kwnames: PyObject | null): bool {
  if (!kwnames || PyTuple_GET_SIZE(kwnames) == 0) return true;
  PyErr_Format(PyExc_TypeError, '%.200ls() takes no keyword arguments', changetype<usize>(name));
  return false;
}

export function _PyArg_NoPositional(name: string, args: PyObject | null): bool {
  if (!args || PyTuple_GET_SIZE(args) == 0) return true;
  PyErr_Format(PyExc_TypeError, '%.200ls() takes no positional arguments', changetype<usize>(name));
  return false;
}

/** TypeError: displayname is 'argument', 'argument 2' …, expected is 'str', 'a tuple' … */
export function _PyArg_BadArgument(fname: string, displayname: string, expected: string, o: PyObject): void {
  if (o == Py_None) {
    PyErr_Format(
      PyExc_TypeError,
      '%.200ls() %.200ls must be %.50ls, not None',
      changetype<usize>(fname),
      changetype<usize>(displayname),
      changetype<usize>(expected),
    );
    return;
  }
  PyErr_Format(
    PyExc_TypeError,
    '%.200ls() %.200ls must be %.50ls, not %.50s',
    changetype<usize>(fname),
    changetype<usize>(displayname),
    changetype<usize>(expected),
    o.ob_type.tp_name,
  );
}

/** Where the n-th (from 0) name of 'a b c' begins and ends, in characters: start | end << 32. */
function nameRange(keywords: string, n: i32): u64 {
  let start = 0;
  let left = n;
  const length = keywords.length;
  for (let i = 0; i < length; i++) {
    if (keywords.charCodeAt(i) != 0x20) continue;
    if (left == 0) return <u64>start | ((<u64>i) << 32);
    left--;
    start = i + 1;
  }
  return <u64>start | ((<u64>length) << 32);
}

/** How many names the text has, with spaces between. */
export function countNames(keywords: string): i32 {
  if (!keywords.length) return 0;
  let n = 1;
  for (let i = 0, k = keywords.length; i < k; i++) if (keywords.charCodeAt(i) == 0x20) n++;
  return n;
}

/** Whether a keyword is the n-th name. */
function isName(keyword: PyObject, keywords: string, n: i32): bool {
  if (!PyUnicode_Check(keyword) || !PyUnicode_IS_ASCII(keyword)) return false;
  const range = nameRange(keywords, n);
  const start = <i32>range;
  const length = <i32>(range >> 32) - start;
  if (PyUnicode_GET_LENGTH(keyword) != length) return false;
  const data = PyUnicode_DATA(keyword);
  for (let i = 0; i < length; i++) if (load<u8>(data + i) != keywords.charCodeAt(start + i)) return false;
  return true;
}

/** The value given for the n-th name; NULL: none. Borrowed. */
export function findKeyword(
  kwargs: PyObject | null,
  kwnames: PyObject | null,
  kwstack: usize,
  keywords: string,
  n: i32,
): PyObject | null {
  if (kwargs) {
    const at = stackAlloc(3);
    store<i64>(at, 0);
    let found: PyObject | null = null;
    while (PyDict_Next(kwargs, at, at + 8, at + 16)) {
      if (isName(objAt(at, 1), keywords, n)) {
        found = ptrAt(at, 2);
        break;
      }
    }
    stackFree(at);
    return found;
  }
  if (!kwnames) return null;
  const count = PyTuple_GET_SIZE(kwnames);
  for (let i: i64 = 0; i < count; i++) if (isName(PyTuple_GET_ITEM(kwnames, i), keywords, n)) return ptrAt(kwstack, i);
  return null;
}

/** What a message calls a function without a name. */
export function shownName(fname: string): usize {
  return changetype<usize>(fname.length ? fname : 'function');
}

/** What follows a function's name in a message, for %ls. */
export function shownParens(fname: string): usize {
  return changetype<usize>(fname.length ? '()' : '');
}

/** TypeError with the n-th name as a C string in it: format has %ls%ls (the function), %s (the name), %d (n + 1). */
export function nameError(format: string, fname: string, keywords: string, n: i32): void {
  const range = nameRange(keywords, n);
  const start = <i32>range;
  const length = <i32>(range >> 32) - start;
  const text = stackAlloc((length >> 3) + 1);
  for (let i = 0; i < length; i++) store<u8>(text + i, <u8>keywords.charCodeAt(start + i));
  store<u8>(text + length, 0);
  PyErr_Format(PyExc_TypeError, format, shownName(fname), shownParens(fname), text, n + 1);
  stackFree(text);
}

// new: the parameter that wrong comes close to, or NULL
function nearestName(keywords: string, posonly: i32, wrong: PyObject): PyObject | null {
  const names = PyList_New(0);
  if (!names) return null;
  const known = countNames(keywords);
  let nearest: PyObject | null = null;
  let ok = true;
  for (let n = posonly; n < known && ok; n++) {
    const range = nameRange(keywords, n);
    const start = <i32>range;
    const name = PyUnicode_FromKindAndData(
      2,
      changetype<usize>(keywords) + ((<usize>start) << 1),
      <i32>(range >> 32) - start,
    );
    ok = name != null && PyList_Append(names, name) == 0;
    Py_XDECREF(name);
  }
  if (ok) nearest = _Py_CalculateSuggestions(names, wrong);
  // A surrogate in the name compares with nothing; that is not the error to tell of.
  if (ok && !nearest) PyErr_Clear();
  Py_DECREF(names);
  return nearest;
}

/** One of the keywords given has no parameter: says which. */
export function unexpectedKeyword(
  kwargs: PyObject | null,
  kwnames: PyObject | null,
  fname: string,
  keywords: string,
  posonly: i32,
): void {
  const known = countNames(keywords);
  const at = stackAlloc(2);
  store<i64>(at, 0);
  let i: i64 = 0;
  while (true) {
    let keyword: PyObject;
    if (kwargs) {
      if (!PyDict_Next(kwargs, at, at + 8, 0)) break;
      keyword = objAt(at, 1);
    } else {
      if (i >= PyTuple_GET_SIZE(kwnames as PyObject)) break;
      keyword = PyTuple_GET_ITEM(kwnames as PyObject, i++);
    }
    if (!PyUnicode_Check(keyword)) {
      PyErr_SetString(PyExc_TypeError, 'keywords must be strings');
      break;
    }
    let match = false;
    for (let n = posonly; n < known && !match; n++) match = isName(keyword, keywords, n);
    if (!match) {
      const nearest = nearestName(keywords, posonly, keyword);
      if (nearest) {
        PyErr_Format(
          PyExc_TypeError,
          "%.200ls%ls got an unexpected keyword argument '%S'. Did you mean '%S'?",
          fname.length ? changetype<usize>(fname) : changetype<usize>('this function'),
          shownParens(fname),
          arg(keyword),
          arg(nearest),
        );
        Py_DECREF(nearest);
      } else if (!PyErr_Occurred()) {
        PyErr_Format(
          PyExc_TypeError,
          "%.200ls%ls got an unexpected keyword argument '%S'",
          fname.length ? changetype<usize>(fname) : changetype<usize>('this function'),
          shownParens(fname),
          arg(keyword),
        );
      }
      break;
    }
  }
  stackFree(at);
}

/**
 * Sorts a call's arguments into buf, one pointer (8 bytes, borrowed) a parameter, NULL where none is given: 0, or -1 with TypeError.
 *
 *   args, nargs   the positional arguments (METH_FASTCALL's, or PyTuple_ITEMS and PyTuple_GET_SIZE)
 *   kwargs        a dict of keywords (tp_new, tp_init, METH_VARARGS | METH_KEYWORDS), or NULL
 *   kwnames       vectorcall's tuple of names, whose values follow the positional arguments, or NULL
 *   keywords      all parameters in their order: 'iterable key reverse'
 *   posonly       how many of them, from the left, take no keyword; -1: other arguments go into *args
 *   required      how many, from the left, have no default
 *   kwonly        how many, from the right, are keyword-only (with defaults)
 */
export function _PyArg_UnpackKeywords(
  args: usize,
  nargs: i64,
  kwargs: PyObject | null,
  kwnames: PyObject | null,
  fname: string,
  keywords: string,
  posonly: i32,
  required: i32,
  kwonly: i32,
  buf: usize,
): i32 {
  const total = countNames(keywords);
  const maxpos = total - kwonly;
  const varargs = posonly < 0;
  if (varargs) posonly = 0;
  let nkwargs: i64 = 0;
  const kwstack = args + ((<usize>nargs) << 3);
  if (kwargs) nkwargs = PyDict_Size(kwargs);
  else if (kwnames) nkwargs = PyTuple_GET_SIZE(kwnames);
  if (nkwargs == 0 && required <= nargs && nargs <= maxpos) {
    memory.copy(buf, args, (<usize>nargs) << 3);
    memory.fill(buf + ((<usize>nargs) << 3), 0, (<usize>(total - nargs)) << 3);
    return 0;
  }
  const name = changetype<usize>(fname);
  if (nargs + nkwargs > total && !varargs) {
    PyErr_Format(
      PyExc_TypeError,
      '%.200ls%ls takes at most %d %lsargument%ls (%zd given)',
      shownName(fname),
      shownParens(fname),
      total,
      changetype<usize>(nargs == 0 ? 'keyword ' : ''),
      changetype<usize>(total == 1 ? '' : 's'),
      <u64>(nargs + nkwargs),
    );
    return -1;
  }
  if (nargs > maxpos) {
    if (maxpos == 0) PyErr_Format(PyExc_TypeError, '%.200ls() takes no positional arguments', name);
    else {
      PyErr_Format(
        PyExc_TypeError,
        '%.200ls() takes %ls %d positional argument%ls (%zd given)',
        name,
        changetype<usize>(required < maxpos ? 'at most' : 'exactly'),
        maxpos,
        changetype<usize>(maxpos == 1 ? '' : 's'),
        <u64>nargs,
      );
    }
    return -1;
  }
  const minposonly = posonly < required ? posonly : required;
  if (nargs < minposonly) {
    PyErr_Format(
      PyExc_TypeError,
      '%.200ls() takes %ls %d positional argument%ls (%zd given)',
      name,
      changetype<usize>(minposonly < maxpos ? 'at least' : 'exactly'),
      minposonly,
      changetype<usize>(minposonly == 1 ? '' : 's'),
      <u64>nargs,
    );
    return -1;
  }
  memory.copy(buf, args, (<usize>nargs) << 3);
  memory.fill(buf + ((<usize>nargs) << 3), 0, (<usize>(total - nargs)) << 3);
  const first = <i32>nargs > posonly ? <i32>nargs : posonly;
  for (let i = first; i < total; i++) {
    const value = nkwargs ? findKeyword(kwargs, kwnames, kwstack, keywords, i) : null;
    if (value) {
      setPtrAt(buf, i, value);
      nkwargs--;
    } else if (i < required) {
      nameError("%.200ls%ls missing required argument '%s' (pos %d)", fname, keywords, i);
      return -1;
    } else if (!nkwargs) break;
  }
  if (nkwargs > 0) {
    for (let i = posonly; i < nargs; i++) {
      if (findKeyword(kwargs, kwnames, kwstack, keywords, i)) {
        nameError("argument for %.200ls%ls given by name ('%s') and position (%d)", fname, keywords, i);
        return -1;
      }
    }
    unexpectedKeyword(kwargs, kwnames, fname, keywords, posonly);
    return -1;
  }
  return 0;
}

/** The same of a tuple of arguments and a dict of keywords (tp_new, tp_init, METH_VARARGS | METH_KEYWORDS). */
export function unpackTupleAndKeywords(
  args: PyObject,
  kwargs: PyObject | null,
  fname: string,
  keywords: string,
  posonly: i32,
  required: i32,
  kwonly: i32,
  buf: usize,
): i32 {
  const items = PyTuple_ITEMS(args);
  const nargs = PyTuple_GET_SIZE(args);
  return _PyArg_UnpackKeywords(items, nargs, kwargs, null, fname, keywords, posonly, required, kwonly, buf);
}

/** For a function of exactly n positional-only parameters that has keywords in its flags (a defining class, say). */
export function exactPositional(fname: string, nargs: i64, kwnames: PyObject | null, n: i64): bool {
  const given = nargs + (kwnames ? PyTuple_GET_SIZE(kwnames) : 0);
  if (given <= n && nargs >= n) return true;
  PyErr_Format(
    PyExc_TypeError,
    given > n
      ? '%.200ls() takes at most %zd %lsargument%ls (%zd given)'
      : '%.200ls() takes exactly %zd %lsargument%ls (%zd given)',
    changetype<usize>(fname),
    n,
    changetype<usize>(given <= n ? 'positional ' : nargs == 0 ? 'keyword ' : ''),
    changetype<usize>(n == 1 ? '' : 's'),
    given > n ? given : nargs,
  );
  return false;
}

/** An argument that PyArg_Parse* takes with the format 'i': -1 may be an error. */
export function intArgument(o: PyObject): i32 {
  const n = PyLong_AsLong(o);
  if (n == <i64>(<i32>n)) return <i32>n;
  PyErr_SetString(
    PyExc_OverflowError,
    n < 0 ? 'signed integer is less than minimum' : 'signed integer is greater than maximum',
  );
  return -1;
}

/** An argument that is a Py_ssize_t: -1 may be an error. */
export function ssizeArgument(o: PyObject): i64 {
  const i = PyNumber_Index(o);
  if (!i) return -1;
  const n = PyLong_AsSsize_t(i);
  Py_DECREF(i);
  return n;
}

/** For a method without parameters that has keywords in its flags (it is told its defining class): false with TypeError. */
export function noArguments(fname: string, nargs: i64, kwnames: PyObject | null): bool {
  if (!nargs && (!kwnames || !PyTuple_GET_SIZE(kwnames))) return true;
  PyErr_Format(PyExc_TypeError, '%ls() takes no arguments', changetype<usize>(fname));
  return false;
}

/** Whether there are exactly n arguments; else TypeError in PyArg_ParseTuple's words. A function may have no name (''). */
export function exactArguments(args: PyObject, fname: string, n: i64): bool {
  const given = PyTuple_GET_SIZE(args);
  if (given == n) return true;
  PyErr_Format(
    PyExc_TypeError,
    '%ls%ls takes exactly %zd argument%ls (%zd given)',
    shownName(fname),
    shownParens(fname),
    n,
    changetype<usize>(n == 1 ? '' : 's'),
    given,
  );
  return false;
}
