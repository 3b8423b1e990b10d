// Arguments as PyArg_ParseTupleAndKeywords takes them: each is converted before the next one is looked for, so that of two
// errors the left one is told. (CPython: Python/getargs.c, vgetargskeywords)

import {
  _PyArg_BadArgument,
  countNames,
  findKeyword,
  intArgument,
  nameError,
  shownName,
  shownParens,
  unexpectedKeyword,
} from '../../objects/args';
import { PyDict_Size } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyUnicode_FindChar } from '../../objects/str/find';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { PyUnicode_AsUTF8 } from '../../objects/str/utf8';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject, setPtrAt } from '../../runtime/object';
import { PyDate_Check, PyDelta_Check, PyTime_Check } from './struct';

/** TypeError in the words of _PyArg_BadArgument for the first or second argument. */
function wrongType(fname: string, position: i32, expected: string, o: PyObject): bool {
  _PyArg_BadArgument(fname, position ? 'argument 2' : 'argument 1', expected, o);
  return false;
}

function isText(o: PyObject): bool {
  if (!PyUnicode_AsUTF8(o)) return false;
  if (PyUnicode_FindChar(o, 0, 0, PyUnicode_GET_LENGTH(o), 1) < 0) return true;
  PyErr_SetString(PyExc_ValueError, 'embedded null character');
  return false;
}

/** The argument at `position` into its slot, as one letter of the format says; false with the exception set. */
function convert(letter: u32, o: PyObject, fname: string, position: i32, slot: usize): bool {
  switch (letter) {
    case 0x69: {
      // i
      const n = intArgument(o);
      store<i64>(slot, n);
      return n != -1 || !PyErr_Occurred();
    }
    case 0x43: // C
      if (!PyUnicode_Check(o) || PyUnicode_GET_LENGTH(o) != 1) {
        return wrongType(fname, position, 'a unicode character', o);
      }
      store<u64>(slot, PyUnicode_READ_CHAR(o, 0));
      return true;
    case 0x55: // U
      if (!PyUnicode_Check(o)) return wrongType(fname, position, 'str', o);
      break;
    case 0x73: // s
      if (!PyUnicode_Check(o)) return wrongType(fname, position, 'str', o);
      if (!isText(o)) return false;
      break;
    case 0x44: // D
      if (!PyDate_Check(o)) return wrongType(fname, position, 'datetime.date', o);
      break;
    case 0x54: // T
      if (!PyTime_Check(o)) return wrongType(fname, position, 'datetime.time', o);
      break;
    case 0x58: // X
      if (!PyDelta_Check(o)) return wrongType(fname, position, 'datetime.timedelta', o);
  }
  setPtrAt(slot, 0, o);
  return true;
}

/**
 * Converts a call's arguments into slots of 8 bytes, one a parameter; those without an argument keep what they hold. names: 'a b'.
 * format, a letter a parameter: i an i64 in C int's range, O any object, U a str, s a str without NULs, C a character's code
 * point, D a date, T a time, X a timedelta (all borrowed); | before the optional ones, $ before the keyword-only ones.
 * fname '': the texts call it "function". False with the exception set.
 */
export function parseKeywords(
  args: PyObject,
  kw: PyObject | null,
  fname: string,
  format: string,
  names: string,
  slots: usize,
): bool {
  const given = PyTuple_GET_SIZE(args);
  let keywords: i64 = kw ? PyDict_Size(kw) : 0;
  const total = countNames(names);
  if (given + keywords > total) {
    PyErr_Format(
      PyExc_TypeError,
      '%.200ls%ls takes at most %d %lsargument%ls (%zd given)',
      shownName(fname),
      shownParens(fname),
      total,
      changetype<usize>(given == 0 ? 'keyword ' : ''),
      changetype<usize>(total == 1 ? '' : 's'),
      given + keywords,
    );
    return false;
  }
  let required = true;
  let at = 0;
  for (let i = 0; i < total; i++) {
    let letter = format.charCodeAt(at++);
    if (letter == 0x7c) {
      // |
      required = false;
      letter = format.charCodeAt(at++);
    }
    if (letter == 0x24) {
      // $
      if (i < given) {
        PyErr_Format(
          PyExc_TypeError,
          '%.200ls%ls takes at most %d positional arguments (%zd given)',
          shownName(fname),
          shownParens(fname),
          i,
          given,
        );
        return false;
      }
      letter = format.charCodeAt(at++);
    }
    const o = i < given ? PyTuple_GET_ITEM(args, i) : keywords ? findKeyword(kw, null, 0, names, i) : null;
    if (o) {
      if (i >= given) keywords--;
      if (!convert(letter, o, fname, i, slots + (i << 3))) return false;
    } else if (required) {
      nameError("%.200ls%ls missing required argument '%s' (pos %d)", fname, names, i);
      return false;
    } else if (!keywords) return true;
  }
  if (!keywords) return true;
  for (let i = 0; i < given; i++) {
    if (findKeyword(kw, null, 0, names, i)) {
      nameError("argument for %.200ls%ls given by name ('%s') and position (%d)", fname, names, i);
      return false;
    }
  }
  unexpectedKeyword(kw, null, fname, names, 0);
  return false;
}

/** The same without keywords: as many arguments as the format has letters. */
export function parseTuple(args: PyObject, fname: string, format: string, slots: usize): bool {
  const n = PyTuple_GET_SIZE(args);
  if (n != format.length) {
    PyErr_Format(
      PyExc_TypeError,
      '%.150ls() takes exactly %d argument%ls (%zd given)',
      changetype<usize>(fname),
      format.length,
      changetype<usize>(format.length == 1 ? '' : 's'),
      n,
    );
    return false;
  }
  for (let i = 0; i < format.length; i++) {
    if (!convert(format.charCodeAt(i), PyTuple_GET_ITEM(args, i), fname, i, slots + (i << 3))) return false;
  }
  return true;
}
