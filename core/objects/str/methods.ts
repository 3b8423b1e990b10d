// The methods of str, as Python calls them: their arguments. (CPython: Objects/unicodeobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_NewRef, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { method } from '../../runtime/register';
import { cstrlen } from '../../runtime/static';
import {
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  METH_STATIC,
  METH_VARARGS,
  PyTypeObject,
} from '../../runtime/type';
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
import {
  unicode_capitalize,
  unicode_casefold,
  unicode_lower,
  unicode_swapcase,
  unicode_title,
  unicode_upper,
} from './case';
import { PyUnicode_AsEncodedString } from './codecs';
import { do_string_format, do_string_format_map } from './dot-format';
import { any_find_slice, PyUnicode_Count, PyUnicode_Tailmatch } from './find';
import { PyUnicode_Join } from './join';
import { _PyUnicode_Copy, unicode_result_unchanged } from './new';
import { expandTabs, sizeArg, unicode_center, unicode_ljust, unicode_rjust, unicode_zfill } from './pad';
import {
  unicode_isalnum,
  unicode_isalpha,
  unicode_isascii,
  unicode_isdecimal,
  unicode_isdigit,
  unicode_isidentifier,
  unicode_islower,
  unicode_isnumeric,
  unicode_isprintable,
  unicode_isspace,
  unicode_istitle,
  unicode_isupper,
} from './predicates';
import { PyUnicode_Replace, unicode_maketrans, unicode_translate } from './replace';
import { PyUnicode_Substring } from './slice';
import {
  PyUnicode_Partition,
  PyUnicode_RPartition,
  PyUnicode_RSplit,
  PyUnicode_Split,
  PyUnicode_Splitlines,
  STRIP_LEFT,
  STRIP_RIGHT,
  stripText,
} from './split';
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

function unicode_find(s: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = search(s, 'find', args, nargs, 1);
  return at == -2 ? null : PyLong_FromSsize_t(at);
}

function unicode_rfind(s: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = search(s, 'rfind', args, nargs, -1);
  return at == -2 ? null : PyLong_FromSsize_t(at);
}

function unicode_index(s: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = search(s, 'index', args, nargs, 1);
  if (at == -1) return PyErr_SetString(PyExc_ValueError, 'substring not found');
  return at == -2 ? null : PyLong_FromSsize_t(at);
}

function unicode_rindex(s: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = search(s, 'rindex', args, nargs, -1);
  if (at == -1) return PyErr_SetString(PyExc_ValueError, 'substring not found');
  return at == -2 ? null : PyLong_FromSsize_t(at);
}

function unicode_count(s: PyObject, args: usize, nargs: i64): PyObject | null {
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

function unicode_startswith(s: PyObject, args: usize, nargs: i64): PyObject | null {
  return tailMethod(s, 'startswith', args, nargs, -1);
}

function unicode_endswith(s: PyObject, args: usize, nargs: i64): PyObject | null {
  return tailMethod(s, 'endswith', args, nargs, 1);
}

function unicode_removeprefix(s: PyObject, prefix: PyObject): PyObject | null {
  if (!PyUnicode_Check(prefix)) {
    _PyArg_BadArgument('removeprefix', 'argument', 'str', prefix);
    return null;
  }
  if (!PyUnicode_Tailmatch(s, prefix, 0, i64.MAX_VALUE, -1)) return unicode_result_unchanged(s);
  return PyUnicode_Substring(s, PyUnicode_GET_LENGTH(prefix), PyUnicode_GET_LENGTH(s));
}

function unicode_removesuffix(s: PyObject, suffix: PyObject): PyObject | null {
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

function unicode_strip(s: PyObject, args: usize, nargs: i64): PyObject | null {
  return stripMethod(s, 'strip', args, nargs, STRIP_LEFT | STRIP_RIGHT);
}

function unicode_lstrip(s: PyObject, args: usize, nargs: i64): PyObject | null {
  return stripMethod(s, 'lstrip', args, nargs, STRIP_LEFT);
}

function unicode_rstrip(s: PyObject, args: usize, nargs: i64): PyObject | null {
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

function unicode_split(s: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return splitMethod(s, 'split', args, nargs, kwnames, false);
}

function unicode_rsplit(s: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return splitMethod(s, 'rsplit', args, nargs, kwnames, true);
}

function unicode_splitlines(s: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'splitlines', 'keepends', 0, 0, 0, values) == 0;
  const flag = ok ? ptrAt(values, 0) : null;
  stackFree(values);
  if (!ok) return null;
  const keepends = flag ? PyObject_IsTrue(flag) : 0;
  return keepends < 0 ? null : PyUnicode_Splitlines(s, keepends);
}

function unicode_expandtabs(s: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
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

function unicode_replace(s: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
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

function unicode_encode(s: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
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

function unicode_join(s: PyObject, parts: PyObject): PyObject | null {
  return PyUnicode_Join(s, parts);
}

function unicode_sizeof(s: PyObject, unused: PyObject | null): PyObject | null {
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

function unicode_getnewargs(s: PyObject, unused: PyObject | null): PyObject | null {
  const copy = _PyUnicode_Copy(s);
  if (!copy) return null;
  const result = PyTuple_Pack1(copy);
  Py_DECREF(copy);
  return result;
}

function unicode___format__(s: PyObject, spec: PyObject): PyObject | null {
  if (!PyUnicode_Check(spec)) {
    _PyArg_BadArgument('__format__', 'argument', 'str', spec);
    return null;
  }
  if (PyUnicode_GET_LENGTH(spec) == 0) return PyUnicode_CheckExact(s) ? Py_NewRef(s) : PyObject_Str(s);
  const writer = newWriter(0, false);
  if (_PyUnicode_FormatAdvancedWriter(writer, s, spec, 0, PyUnicode_GET_LENGTH(spec)) < 0) return dropWriter(writer);
  return finishWriter(writer);
}

export function init_str_methods(t: PyTypeObject): void {
  method(
    t,
    'encode',
    unicode_encode.index,
    METH_FASTCALL | METH_KEYWORDS,
    "encode($self, /, encoding='utf-8', errors='strict')\n--\n\nEncode the string using the codec registered for encoding.\n\n  encoding\n    The encoding in which to encode the string.\n  errors\n    The error handling scheme to use for encoding errors.\n    The default is 'strict' meaning that encoding errors raise a\n    UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and\n    'xmlcharrefreplace' as well as any other name registered with\n    codecs.register_error that can handle UnicodeEncodeErrors.",
  );
  method(
    t,
    'replace',
    unicode_replace.index,
    METH_FASTCALL | METH_KEYWORDS,
    'replace($self, old, new, /, count=-1)\n--\n\nReturn a copy with all occurrences of substring old replaced by new.\n\n  count\n    Maximum number of occurrences to replace.\n    -1 (the default value) means replace all occurrences.\n\nIf the optional argument count is given, only the first count occurrences are\nreplaced.',
  );
  method(
    t,
    'split',
    unicode_split.index,
    METH_FASTCALL | METH_KEYWORDS,
    'split($self, /, sep=None, maxsplit=-1)\n--\n\nReturn a list of the substrings in the string, using sep as the separator string.\n\n  sep\n    The separator used to split the string.\n\n    When set to None (the default value), will split on any whitespace\n    character (including \\n \\r \\t \\f and spaces) and will discard\n    empty strings from the result.\n  maxsplit\n    Maximum number of splits.\n    -1 (the default value) means no limit.\n\nSplitting starts at the front of the string and works to the end.\n\nNote, str.split() is mainly useful for data that has been intentionally\ndelimited.  With natural text that includes punctuation, consider using\nthe regular expression module.',
  );
  method(
    t,
    'rsplit',
    unicode_rsplit.index,
    METH_FASTCALL | METH_KEYWORDS,
    'rsplit($self, /, sep=None, maxsplit=-1)\n--\n\nReturn a list of the substrings in the string, using sep as the separator string.\n\n  sep\n    The separator used to split the string.\n\n    When set to None (the default value), will split on any whitespace\n    character (including \\n \\r \\t \\f and spaces) and will discard\n    empty strings from the result.\n  maxsplit\n    Maximum number of splits.\n    -1 (the default value) means no limit.\n\nSplitting starts at the end of the string and works to the front.',
  );
  method(
    t,
    'join',
    unicode_join.index,
    METH_O,
    "join($self, iterable, /)\n--\n\nConcatenate any number of strings.\n\nThe string whose method is called is inserted in between each given string.\nThe result is returned as a new string.\n\nExample: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'",
  );
  method(
    t,
    'capitalize',
    unicode_capitalize.index,
    METH_NOARGS,
    'capitalize($self, /)\n--\n\nReturn a capitalized version of the string.\n\nMore specifically, make the first character have upper case and the rest lower\ncase.',
  );
  method(
    t,
    'casefold',
    unicode_casefold.index,
    METH_NOARGS,
    'casefold($self, /)\n--\n\nReturn a version of the string suitable for caseless comparisons.',
  );
  method(
    t,
    'title',
    unicode_title.index,
    METH_NOARGS,
    'title($self, /)\n--\n\nReturn a version of the string where each word is titlecased.\n\nMore specifically, words start with uppercased characters and all remaining\ncased characters have lower case.',
  );
  method(
    t,
    'center',
    unicode_center.index,
    METH_FASTCALL,
    "center($self, width, fillchar=' ', /)\n--\n\nReturn a centered string of length width.\n\nPadding is done using the specified fill character (default is a space).",
  );
  method(
    t,
    'count',
    unicode_count.index,
    METH_FASTCALL,
    'count($self, sub[, start[, end]], /)\n--\n\nReturn the number of non-overlapping occurrences of substring sub in string S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.',
  );
  method(
    t,
    'expandtabs',
    unicode_expandtabs.index,
    METH_FASTCALL | METH_KEYWORDS,
    'expandtabs($self, /, tabsize=8)\n--\n\nReturn a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed.',
  );
  method(
    t,
    'find',
    unicode_find.index,
    METH_FASTCALL,
    'find($self, sub[, start[, end]], /)\n--\n\nReturn the lowest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nReturn -1 on failure.',
  );
  method(
    t,
    'partition',
    PyUnicode_Partition.index,
    METH_O,
    'partition($self, sep, /)\n--\n\nPartition the string into three parts using the given separator.\n\nThis will search for the separator in the string.  If the separator is found,\nreturns a 3-tuple containing the part before the separator, the separator\nitself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing the original string\nand two empty strings.',
  );
  method(
    t,
    'index',
    unicode_index.index,
    METH_FASTCALL,
    'index($self, sub[, start[, end]], /)\n--\n\nReturn the lowest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nRaises ValueError when the substring is not found.',
  );
  method(
    t,
    'ljust',
    unicode_ljust.index,
    METH_FASTCALL,
    "ljust($self, width, fillchar=' ', /)\n--\n\nReturn a left-justified string of length width.\n\nPadding is done using the specified fill character (default is a space).",
  );
  method(
    t,
    'lower',
    unicode_lower.index,
    METH_NOARGS,
    'lower($self, /)\n--\n\nReturn a copy of the string converted to lowercase.',
  );
  method(
    t,
    'lstrip',
    unicode_lstrip.index,
    METH_FASTCALL,
    'lstrip($self, chars=None, /)\n--\n\nReturn a copy of the string with leading whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead.',
  );
  method(
    t,
    'rfind',
    unicode_rfind.index,
    METH_FASTCALL,
    'rfind($self, sub[, start[, end]], /)\n--\n\nReturn the highest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nReturn -1 on failure.',
  );
  method(
    t,
    'rindex',
    unicode_rindex.index,
    METH_FASTCALL,
    'rindex($self, sub[, start[, end]], /)\n--\n\nReturn the highest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nRaises ValueError when the substring is not found.',
  );
  method(
    t,
    'rjust',
    unicode_rjust.index,
    METH_FASTCALL,
    "rjust($self, width, fillchar=' ', /)\n--\n\nReturn a right-justified string of length width.\n\nPadding is done using the specified fill character (default is a space).",
  );
  method(
    t,
    'rstrip',
    unicode_rstrip.index,
    METH_FASTCALL,
    'rstrip($self, chars=None, /)\n--\n\nReturn a copy of the string with trailing whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead.',
  );
  method(
    t,
    'rpartition',
    PyUnicode_RPartition.index,
    METH_O,
    'rpartition($self, sep, /)\n--\n\nPartition the string into three parts using the given separator.\n\nThis will search for the separator in the string, starting at the end. If\nthe separator is found, returns a 3-tuple containing the part before the\nseparator, the separator itself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing two empty strings\nand the original string.',
  );
  method(
    t,
    'splitlines',
    unicode_splitlines.index,
    METH_FASTCALL | METH_KEYWORDS,
    'splitlines($self, /, keepends=False)\n--\n\nReturn a list of the lines in the string, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue.',
  );
  method(
    t,
    'strip',
    unicode_strip.index,
    METH_FASTCALL,
    'strip($self, chars=None, /)\n--\n\nReturn a copy of the string with leading and trailing whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead.',
  );
  method(
    t,
    'swapcase',
    unicode_swapcase.index,
    METH_NOARGS,
    'swapcase($self, /)\n--\n\nConvert uppercase characters to lowercase and lowercase characters to uppercase.',
  );
  method(
    t,
    'translate',
    unicode_translate.index,
    METH_O,
    'translate($self, table, /)\n--\n\nReplace each character in the string using the given translation table.\n\n  table\n    Translation table, which must be a mapping of Unicode ordinals to\n    Unicode ordinals, strings, or None.\n\nThe table must implement lookup/indexing via __getitem__, for instance a\ndictionary or list.  If this operation raises LookupError, the character is\nleft untouched.  Characters mapped to None are deleted.',
  );
  method(
    t,
    'upper',
    unicode_upper.index,
    METH_NOARGS,
    'upper($self, /)\n--\n\nReturn a copy of the string converted to uppercase.',
  );
  method(
    t,
    'startswith',
    unicode_startswith.index,
    METH_FASTCALL,
    'startswith($self, prefix[, start[, end]], /)\n--\n\nReturn True if the string starts with the specified prefix, False otherwise.\n\n  prefix\n    A string or a tuple of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop position. Default: end of the string.',
  );
  method(
    t,
    'endswith',
    unicode_endswith.index,
    METH_FASTCALL,
    'endswith($self, suffix[, start[, end]], /)\n--\n\nReturn True if the string ends with the specified suffix, False otherwise.\n\n  suffix\n    A string or a tuple of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop position. Default: end of the string.',
  );
  method(
    t,
    'removeprefix',
    unicode_removeprefix.index,
    METH_O,
    'removeprefix($self, prefix, /)\n--\n\nReturn a str with the given prefix string removed if present.\n\nIf the string starts with the prefix string, return string[len(prefix):].\nOtherwise, return a copy of the original string.',
  );
  method(
    t,
    'removesuffix',
    unicode_removesuffix.index,
    METH_O,
    'removesuffix($self, suffix, /)\n--\n\nReturn a str with the given suffix string removed if present.\n\nIf the string ends with the suffix string and that suffix is not empty,\nreturn string[:-len(suffix)]. Otherwise, return a copy of the original\nstring.',
  );
  method(
    t,
    'isascii',
    unicode_isascii.index,
    METH_NOARGS,
    'isascii($self, /)\n--\n\nReturn True if all characters in the string are ASCII, False otherwise.\n\nASCII characters have code points in the range U+0000-U+007F.\nEmpty string is ASCII too.',
  );
  method(
    t,
    'islower',
    unicode_islower.index,
    METH_NOARGS,
    'islower($self, /)\n--\n\nReturn True if the string is a lowercase string, False otherwise.\n\nA string is lowercase if all cased characters in the string are lowercase and\nthere is at least one cased character in the string.',
  );
  method(
    t,
    'isupper',
    unicode_isupper.index,
    METH_NOARGS,
    'isupper($self, /)\n--\n\nReturn True if the string is an uppercase string, False otherwise.\n\nA string is uppercase if all cased characters in the string are uppercase and\nthere is at least one cased character in the string.',
  );
  method(
    t,
    'istitle',
    unicode_istitle.index,
    METH_NOARGS,
    'istitle($self, /)\n--\n\nReturn True if the string is a title-cased string, False otherwise.\n\nIn a title-cased string, upper- and title-case characters may only\nfollow uncased characters and lowercase characters only cased ones.',
  );
  method(
    t,
    'isspace',
    unicode_isspace.index,
    METH_NOARGS,
    'isspace($self, /)\n--\n\nReturn True if the string is a whitespace string, False otherwise.\n\nA string is whitespace if all characters in the string are whitespace and there\nis at least one character in the string.',
  );
  method(
    t,
    'isdecimal',
    unicode_isdecimal.index,
    METH_NOARGS,
    'isdecimal($self, /)\n--\n\nReturn True if the string is a decimal string, False otherwise.\n\nA string is a decimal string if all characters in the string are decimal and\nthere is at least one character in the string.',
  );
  method(
    t,
    'isdigit',
    unicode_isdigit.index,
    METH_NOARGS,
    'isdigit($self, /)\n--\n\nReturn True if the string is a digit string, False otherwise.\n\nA string is a digit string if all characters in the string are digits and there\nis at least one character in the string.',
  );
  method(
    t,
    'isnumeric',
    unicode_isnumeric.index,
    METH_NOARGS,
    'isnumeric($self, /)\n--\n\nReturn True if the string is a numeric string, False otherwise.\n\nA string is numeric if all characters in the string are numeric and there is at\nleast one character in the string.',
  );
  method(
    t,
    'isalpha',
    unicode_isalpha.index,
    METH_NOARGS,
    'isalpha($self, /)\n--\n\nReturn True if the string is an alphabetic string, False otherwise.\n\nA string is alphabetic if all characters in the string are alphabetic and there\nis at least one character in the string.',
  );
  method(
    t,
    'isalnum',
    unicode_isalnum.index,
    METH_NOARGS,
    'isalnum($self, /)\n--\n\nReturn True if the string is an alpha-numeric string, False otherwise.\n\nA string is alpha-numeric if all characters in the string are alpha-numeric and\nthere is at least one character in the string.',
  );
  method(
    t,
    'isidentifier',
    unicode_isidentifier.index,
    METH_NOARGS,
    'isidentifier($self, /)\n--\n\nReturn True if the string is a valid Python identifier, False otherwise.\n\nCall keyword.iskeyword(s) to test whether string s is a reserved identifier,\nsuch as "def" or "class".',
  );
  method(
    t,
    'isprintable',
    unicode_isprintable.index,
    METH_NOARGS,
    'isprintable($self, /)\n--\n\nReturn True if the string is printable, False otherwise.\n\nA string is printable if all of its characters are considered printable in\nrepr() or if it is empty.',
  );
  method(
    t,
    'zfill',
    unicode_zfill.index,
    METH_O,
    'zfill($self, width, /)\n--\n\nPad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe string is never truncated.',
  );
  method(
    t,
    'format',
    do_string_format.index,
    METH_VARARGS | METH_KEYWORDS,
    "format($self, /, *args, **kwargs)\n--\n\nReturn a formatted version of the string, using substitutions from args and kwargs.\nThe substitutions are identified by braces ('{' and '}').",
  );
  method(
    t,
    'format_map',
    do_string_format_map.index,
    METH_O,
    "format_map($self, mapping, /)\n--\n\nReturn a formatted version of the string, using substitutions from mapping.\nThe substitutions are identified by braces ('{' and '}').",
  );
  method(
    t,
    '__format__',
    unicode___format__.index,
    METH_O,
    '__format__($self, format_spec, /)\n--\n\nReturn a formatted version of the string as described by format_spec.',
  );
  method(
    t,
    'maketrans',
    unicode_maketrans.index,
    METH_FASTCALL | METH_STATIC,
    'maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)\n--\n\nReturn a translation table usable for str.translate().\n\nIf there is only one argument, it must be a dictionary mapping Unicode\nordinals (integers) or characters to Unicode ordinals, strings or None.\nCharacter keys will be then converted to ordinals.\nIf there are two arguments, they must be strings of equal length, and\nin the resulting dictionary, each character in x will be mapped to the\ncharacter at the same position in y. If there is a third argument, it\nmust be a string, whose characters will be mapped to None in the result.',
  );
  method(
    t,
    '__sizeof__',
    unicode_sizeof.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nReturn the size of the string in memory, in bytes.',
  );
  method(t, '__getnewargs__', unicode_getnewargs.index, METH_NOARGS, '');
}
