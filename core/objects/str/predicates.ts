// isalpha & co. (CPython: Objects/unicodeobject.c)

import { PyObject } from '../../runtime/object';
import { Py_False, Py_True } from '../bool';
import { PyUnicode_GET_LENGTH, PyUnicode_IS_ASCII, PyUnicode_READ_CHAR } from './struct';
import {
  _PyUnicode_IsAlpha,
  _PyUnicode_IsDecimalDigit,
  _PyUnicode_IsDigit,
  _PyUnicode_IsLowercase,
  _PyUnicode_IsNumeric,
  _PyUnicode_IsPrintable,
  _PyUnicode_IsUppercase,
  _PyUnicode_IsWhitespace,
  _PyUnicode_IsXidContinue,
  _PyUnicode_IsXidStart,
  isAlnum,
  isAnyCase,
} from './unicode';

export function unicode_isascii(s: PyObject, unused: PyObject | null): PyObject | null {
  return PyUnicode_IS_ASCII(s) ? Py_True : Py_False;
}

export function unicode_isalpha(s: PyObject, unused: PyObject | null): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  for (let i: i64 = 0; i < n; i++) if (!_PyUnicode_IsAlpha(PyUnicode_READ_CHAR(s, i))) return Py_False;
  return n ? Py_True : Py_False;
}

export function unicode_isalnum(s: PyObject, unused: PyObject | null): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  for (let i: i64 = 0; i < n; i++) if (!isAlnum(PyUnicode_READ_CHAR(s, i))) return Py_False;
  return n ? Py_True : Py_False;
}

export function unicode_isdecimal(s: PyObject, unused: PyObject | null): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  for (let i: i64 = 0; i < n; i++) if (!_PyUnicode_IsDecimalDigit(PyUnicode_READ_CHAR(s, i))) return Py_False;
  return n ? Py_True : Py_False;
}

export function unicode_isdigit(s: PyObject, unused: PyObject | null): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  for (let i: i64 = 0; i < n; i++) if (!_PyUnicode_IsDigit(PyUnicode_READ_CHAR(s, i))) return Py_False;
  return n ? Py_True : Py_False;
}

export function unicode_isnumeric(s: PyObject, unused: PyObject | null): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  for (let i: i64 = 0; i < n; i++) if (!_PyUnicode_IsNumeric(PyUnicode_READ_CHAR(s, i))) return Py_False;
  return n ? Py_True : Py_False;
}

export function unicode_isspace(s: PyObject, unused: PyObject | null): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  for (let i: i64 = 0; i < n; i++) if (!_PyUnicode_IsWhitespace(PyUnicode_READ_CHAR(s, i))) return Py_False;
  return n ? Py_True : Py_False;
}

export function unicode_isprintable(s: PyObject, unused: PyObject | null): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  for (let i: i64 = 0; i < n; i++) if (!_PyUnicode_IsPrintable(PyUnicode_READ_CHAR(s, i))) return Py_False;
  return Py_True;
}

export function unicode_islower(s: PyObject, unused: PyObject | null): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  let cased = false;
  for (let i: i64 = 0; i < n; i++) {
    const c = PyUnicode_READ_CHAR(s, i);
    if (_PyUnicode_IsLowercase(c)) cased = true;
    else if (isAnyCase(c)) return Py_False;
  }
  return cased ? Py_True : Py_False;
}

export function unicode_isupper(s: PyObject, unused: PyObject | null): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  let cased = false;
  for (let i: i64 = 0; i < n; i++) {
    const c = PyUnicode_READ_CHAR(s, i);
    if (_PyUnicode_IsUppercase(c)) cased = true;
    else if (isAnyCase(c)) return Py_False;
  }
  return cased ? Py_True : Py_False;
}

export function unicode_istitle(s: PyObject, unused: PyObject | null): PyObject | null {
  const n = PyUnicode_GET_LENGTH(s);
  let cased = false;
  let inWord = false;
  for (let i: i64 = 0; i < n; i++) {
    const c = PyUnicode_READ_CHAR(s, i);
    if (_PyUnicode_IsLowercase(c)) {
      if (!inWord) return Py_False;
      cased = true;
    } else if (isAnyCase(c)) {
      if (inWord) return Py_False;
      inWord = true;
      cased = true;
    } else inWord = false;
  }
  return cased ? Py_True : Py_False;
}

export function PyUnicode_IsIdentifier(s: PyObject): i32 {
  const n = PyUnicode_GET_LENGTH(s);
  if (n == 0) return 0;
  const first = PyUnicode_READ_CHAR(s, 0);
  if (first != 0x5f && !_PyUnicode_IsXidStart(first)) return 0;
  for (let i: i64 = 1; i < n; i++) if (!_PyUnicode_IsXidContinue(PyUnicode_READ_CHAR(s, i))) return 0;
  return 1;
}

export function unicode_isidentifier(s: PyObject, unused: PyObject | null): PyObject | null {
  return PyUnicode_IsIdentifier(s) ? Py_True : Py_False;
}
