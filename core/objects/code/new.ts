// Code objects that Python makes: code(…) and code.replace(…). (CPython: Objects/codeobject.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF, setSlot, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { pel, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { _PyArg_NoKeywords } from '../args';
import { PyObject_GetAttr } from '../attribute';
import { PyBytes_FromStringAndSize } from '../bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check } from '../bytes/struct';
import { _PyCodeConstructor, CO_FAST_CELL, CO_FAST_FREE, CO_FAST_LOCAL } from '../code';
import { PyDict_Contains, PyDict_GetItemWithError, PyDict_Size } from '../dict/dict';
import { PyDict_Keys } from '../dict/lists';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyLong_AsInt, PyLong_Check, PyLong_FromSsize_t } from '../int';
import { PyList_GET_ITEM, PyList_GET_SIZE } from '../list';
import { Py_None } from '../none';
import { _PyUnicode_Equal, PyUnicode_Compare } from '../str/compare';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_Check } from '../str/struct';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../tuple';
import { _PyCode_New, _PyCode_Validate } from './make';

/** PyUnstable_Code_NewWithPosOnlyArgs: localsplus from the three tuples of names. new */
function newWithVariables(
  con: _PyCodeConstructor,
  varnames: PyObject,
  cellvars: PyObject,
  freevars: PyObject,
): PyObject | null {
  const nlocals = PyTuple_GET_SIZE(varnames);
  const ncells = PyTuple_GET_SIZE(cellvars);
  const nfrees = PyTuple_GET_SIZE(freevars);
  // A cell that is also a local has one slot.
  let shared: i64 = 0;
  for (let i: i64 = 0; i < ncells; i++) if (indexIn(varnames, PyTuple_GET_ITEM(cellvars, i)) >= 0) shared++;
  const n = nlocals + ncells - shared + nfrees;
  const names = PyTuple_New(n);
  if (!names) return null;
  const kinds = PyBytes_FromStringAndSize(0, n);
  if (!kinds) {
    Py_DECREF(names);
    return null;
  }
  const kind = PyBytes_AS_STRING(kinds);
  for (let i: i64 = 0; i < nlocals; i++) {
    PyTuple_SET_ITEM(names, i, Py_NewRef(PyTuple_GET_ITEM(varnames, i)));
    store<u8>(kind + <usize>i, CO_FAST_LOCAL);
  }
  let at = nlocals;
  for (let i: i64 = 0; i < ncells; i++) {
    const name = PyTuple_GET_ITEM(cellvars, i);
    const local = indexIn(varnames, name);
    if (local >= 0) {
      store<u8>(kind + <usize>local, CO_FAST_LOCAL | CO_FAST_CELL);
      continue;
    }
    PyTuple_SET_ITEM(names, at, Py_NewRef(name));
    store<u8>(kind + <usize>at, CO_FAST_CELL);
    at++;
  }
  for (let i: i64 = 0; i < nfrees; i++) {
    PyTuple_SET_ITEM(names, at, Py_NewRef(PyTuple_GET_ITEM(freevars, i)));
    store<u8>(kind + <usize>at, CO_FAST_FREE);
    at++;
  }
  con.localsplusnames = names;
  con.localspluskinds = kinds;
  let code: PyObject | null = null;
  if (_PyCode_Validate(con) == 0) code = _PyCode_New(con);
  Py_DECREF(names);
  Py_DECREF(kinds);
  return code;
}

function indexIn(names: PyObject, name: PyObject): i64 {
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(names); i++)
    if (_PyUnicode_Equal(PyTuple_GET_ITEM(names, i), name)) return i;
  return -1;
}

const FIELDS = 18;

// The fields of code() and replace(), in code()'s order: a letter each for int, bytes, tuple, str.
const KINDS = 'iiiiiibtttsssibbtt';

function fieldName(i: i32): PyObject {
  switch (i) {
    case 0:
      return _Py_ID('co_argcount');
    case 1:
      return _Py_ID('co_posonlyargcount');
    case 2:
      return _Py_ID('co_kwonlyargcount');
    case 3:
      return _Py_ID('co_nlocals');
    case 4:
      return _Py_ID('co_stacksize');
    case 5:
      return _Py_ID('co_flags');
    case 6:
      return _Py_ID('co_code');
    case 7:
      return _Py_ID('co_consts');
    case 8:
      return _Py_ID('co_names');
    case 9:
      return _Py_ID('co_varnames');
    case 10:
      return _Py_ID('co_filename');
    case 11:
      return _Py_ID('co_name');
    case 12:
      return _Py_ID('co_qualname');
    case 13:
      return _Py_ID('co_firstlineno');
    case 14:
      return _Py_ID('co_linetable');
    case 15:
      return _Py_ID('co_exceptiontable');
    case 16:
      return _Py_ID('co_freevars');
    default:
      return _Py_ID('co_cellvars');
  }
}

/** Whether instructions go wrong if a field is not what the compiler wrote. The library sets flags itself (types.coroutine). */
function isTrusted(i: i32): bool {
  return i != 5 && (i < 10 || i > 14);
}

function checkField(i: i32, value: PyObject, replacing: bool): bool {
  const kind = KINDS.charCodeAt(i);
  const ok =
    kind == 0x69
      ? PyLong_Check(value)
      : kind == 0x62
        ? PyBytes_Check(value)
        : kind == 0x74
          ? PyTuple_Check(value)
          : PyUnicode_Check(value);
  if (ok) return true;
  if (kind == 0x69) {
    PyErr_Format(PyExc_TypeError, "'%.200s' object cannot be interpreted as an integer", <u64>value.ob_type.tp_name);
    return false;
  }
  const wanted = kind == 0x62 ? 'bytes' : kind == 0x74 ? 'tuple' : 'str';
  const type = PyUnicode_FromFormat(value == Py_None ? 'None' : '%.50s', <u64>value.ob_type.tp_name);
  if (!type) return false;
  const text = <u64>changetype<usize>(wanted);
  if (replacing)
    PyErr_Format(PyExc_TypeError, "replace() argument '%U' must be %ls, not %U", arg(fieldName(i)), text, arg(type));
  else PyErr_Format(PyExc_TypeError, 'code() argument %d must be %ls, not %U', i + 1, text, arg(type));
  Py_DECREF(type);
  return false;
}

/** False with ValueError: the field is a negative number. */
function checkSign(i: i32, value: i32, replacing: bool): bool {
  if (value >= 0 || PyErr_Occurred()) return true;
  if (replacing) PyErr_Format(PyExc_ValueError, '%U must be a positive integer', arg(fieldName(i)));
  else if (i < 4) {
    const names = i == 0 ? 'argcount' : i == 1 ? 'posonlyargcount' : i == 2 ? 'kwonlyargcount' : 'nlocals';
    PyErr_Format(PyExc_ValueError, 'code: %ls must not be negative', <u64>changetype<usize>(names));
  } else return true;
  return false;
}

/** A code object from the 18 values, borrowed. new */
function fromFields(fields: usize, replacing: bool): PyObject | null {
  for (let i = 0; i < FIELDS; i++) if (!checkField(i, objAt(fields, i), replacing)) return null;
  const con = changetype<_PyCodeConstructor>(stackAlloc(17));
  memory.fill(changetype<usize>(con), 0, 136);
  con.argcount = PyLong_AsInt(objAt(fields, 0));
  con.posonlyargcount = PyLong_AsInt(objAt(fields, 1));
  con.kwonlyargcount = PyLong_AsInt(objAt(fields, 2));
  const nlocals = PyLong_AsInt(objAt(fields, 3));
  con.stacksize = PyLong_AsInt(objAt(fields, 4));
  con.flags = PyLong_AsInt(objAt(fields, 5));
  con.code = objAt(fields, 6);
  con.consts = objAt(fields, 7);
  con.names = objAt(fields, 8);
  con.filename = objAt(fields, 10);
  con.name = objAt(fields, 11);
  con.qualname = objAt(fields, 12);
  con.firstlineno = PyLong_AsInt(objAt(fields, 13));
  con.linetable = objAt(fields, 14);
  con.exceptiontable = objAt(fields, 15);
  let code: PyObject | null = null;
  const positive =
    checkSign(0, con.argcount, replacing) &&
    checkSign(1, con.posonlyargcount, replacing) &&
    checkSign(2, con.kwonlyargcount, replacing) &&
    checkSign(3, nlocals, replacing) &&
    checkSign(4, con.stacksize, replacing) &&
    checkSign(5, con.flags, replacing) &&
    checkSign(13, con.firstlineno, replacing);
  if (!positive || PyErr_Occurred()) code = null;
  else if (PyTuple_GET_SIZE(objAt(fields, 9)) != nlocals) {
    PyErr_SetString(PyExc_ValueError, 'code: co_nlocals != len(co_varnames)');
  } else code = newWithVariables(con, objAt(fields, 9), objAt(fields, 17), objAt(fields, 16));
  stackFree(changetype<usize>(con));
  return code;
}

export function code_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('code', kwargs)) return null;
  const n = PyTuple_GET_SIZE(args);
  if (n < 16) return PyErr_Format(PyExc_TypeError, 'code expected at least 16 arguments, got %zd', n);
  if (n > 18) return PyErr_Format(PyExc_TypeError, 'code expected at most 18 arguments, got %zd', n);
  const empty = PyTuple_New(0);
  if (!empty) return null;
  pel.foreign = 1;
  const fields = stackAlloc(FIELDS);
  for (let i = 0; i < FIELDS; i++) setPtrAt(fields, i, i < n ? PyTuple_GET_ITEM(args, i) : empty);
  const code = fromFields(fields, false);
  stackFree(fields);
  Py_DECREF(empty);
  return code;
}

function unexpectedKeyword(kwargs: PyObject): void {
  const keys = PyDict_Keys(kwargs);
  if (!keys) return;
  for (let n: i64 = 0; n < PyList_GET_SIZE(keys); n++) {
    const key = PyList_GET_ITEM(keys, n);
    let known = false;
    for (let i = 0; i < FIELDS && !known; i++) known = PyUnicode_Compare(key, fieldName(i)) == 0;
    if (known) continue;
    PyErr_Format(PyExc_TypeError, "replace() got an unexpected keyword argument '%S'", arg(key));
    break;
  }
  Py_DECREF(keys);
}

// new: each value of `self`, or its replacement
export function code_replace(self: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  if (PyTuple_GET_SIZE(args) > 0) {
    return PyErr_SetString(PyExc_TypeError, 'replace() takes no positional arguments');
  }
  const fields = stackAlloc(FIELDS);
  memory.fill(fields, 0, FIELDS * 8);
  let used: i64 = 0;
  let code: PyObject | null = null;
  let ok = true;
  for (let i = 0; ok && i < FIELDS; i++) {
    const given = kwargs ? PyDict_GetItemWithError(kwargs, fieldName(i)) : null;
    if (given) {
      used++;
      if (isTrusted(i)) pel.foreign = 1;
    }
    setPtrAt(fields, i, given ? Py_NewRef(given) : PyObject_GetAttr(self, fieldName(i)));
    ok = ptrAt(fields, i) != null;
  }
  if (ok) {
    const names = objAt(fields, 9);
    // The number of locals follows the names unless it was given.
    if (PyTuple_Check(names) && !(kwargs && PyDict_Contains(kwargs, fieldName(3)) > 0))
      setSlot(fields + 24, PyLong_FromSsize_t(PyTuple_GET_SIZE(names)));
    if (kwargs && used < PyDict_Size(kwargs)) unexpectedKeyword(kwargs);
    else code = fromFields(fields, true);
  }
  for (let i = 0; i < FIELDS; i++) Py_XDECREF(ptrAt(fields, i));
  stackFree(fields);
  return code;
}
