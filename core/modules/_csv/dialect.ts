// csv.Dialect's native side: how fields are separated and quoted. (CPython: Modules/_csv.c)

import { _PyArg_UnpackKeywords } from '../../objects/args';
import { PyObject_GetAttrString } from '../../objects/attribute';
import { PyObject_Call } from '../../objects/call';
import { PyDict_GetItemWithError } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_CheckExact, PyLong_FromLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_FindChar } from '../../objects/str/find';
import { PyUnicode_FromOrdinal, PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { PyTuple_GET_SIZE, PyTuple_ITEMS, PyTuple_New, PyTuple_Pack1 } from '../../objects/tuple';
import { freeInstance, stateByDef } from '../../objects/type/from-spec';
import { _PyType_Name, PyObject_TypeCheck } from '../../objects/type/state';
import {
  clearSlot,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject_GC_UnTrack,
  stackAlloc,
} from '../../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { Py_VISIT, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { _csvstate, csvDef, DialectObj, NOT_SET, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NOTNULL } from './struct';

/* @inline */ function asDialect(o: PyObject): DialectObj {
  return changetype<DialectObj>(o);
}

export function dialect_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(o.ob_type, visit, arg);
}

export function dialect_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<DialectObj>('_lineterminator'));
  return 0;
}

export function dialect_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  dialect_clear(o);
  freeInstance(o);
}

// new
function characterOrNone(c: u32): PyObject | null {
  return c == NOT_SET ? Py_None : PyUnicode_FromOrdinal(c);
}

export function dialect_get_delimiter(o: PyObject, closure: usize): PyObject | null {
  return characterOrNone(asDialect(o).delimiter);
}

export function dialect_get_escapechar(o: PyObject, closure: usize): PyObject | null {
  return characterOrNone(asDialect(o).escapechar);
}

export function dialect_get_quotechar(o: PyObject, closure: usize): PyObject | null {
  return characterOrNone(asDialect(o).quotechar);
}

export function dialect_get_lineterminator(o: PyObject, closure: usize): PyObject | null {
  return Py_XNewRef(asDialect(o).lineterminator);
}

export function dialect_get_quoting(o: PyObject, closure: usize): PyObject | null {
  return PyLong_FromLong(asDialect(o).quoting);
}

export function dialect_reduce(o: PyObject, args: PyObject | null): PyObject | null {
  return PyErr_Format(PyExc_TypeError, "cannot pickle '%.100s' instances", _PyType_Name(o.ob_type));
}

const NAMES = 'dialect delimiter doublequote escapechar lineterminator quotechar quoting skipinitialspace strict';
const COUNT: i64 = 9;
const DELIMITER: i64 = 1;
const DOUBLEQUOTE: i64 = 2;
const ESCAPECHAR: i64 = 3;
const LINETERMINATOR: i64 = 4;
const QUOTECHAR: i64 = 5;
const QUOTING: i64 = 6;
const SKIPINITIALSPACE: i64 = 7;
const STRICT: i64 = 8;

/** A setting's name as an AS string. */
function settingName(i: i64): string {
  switch (<i32>i) {
    case 1:
      return 'delimiter';
    case 2:
      return 'doublequote';
    case 3:
      return 'escapechar';
    case 4:
      return 'lineterminator';
    case 5:
      return 'quotechar';
    case 6:
      return 'quoting';
    case 7:
      return 'skipinitialspace';
  }
  return 'strict';
}

function textOf(i: i64): usize {
  return changetype<usize>(settingName(i));
}

/** A setting that is a truth: -1 with the exception set. */
function truthOf(o: PyObject | null, missing: i32): i32 {
  return o ? PyObject_IsTrue(o) : missing;
}

/** A setting that is a character, into *target: false with TypeError. */
function setCharacter(i: i64, o: PyObject | null, missing: u32, orNone: bool, target: usize): bool {
  store<u32>(target, missing);
  if (!o) return true;
  if (orNone && o == Py_None) {
    store<u32>(target, NOT_SET);
    return true;
  }
  if (!PyUnicode_Check(o)) {
    PyErr_Format(
      PyExc_TypeError,
      '"%ls" must be string%ls, not %.200s',
      textOf(i),
      changetype<usize>(orNone ? ' or None' : ''),
      o.ob_type.tp_name,
    );
    return false;
  }
  if (PyUnicode_GET_LENGTH(o) != 1) {
    PyErr_Format(PyExc_TypeError, '"%ls" must be a 1-character string', textOf(i));
    return false;
  }
  store<u32>(target, PyUnicode_READ_CHAR(o, 0));
  return true;
}

function setLineTerminator(self: DialectObj, o: PyObject | null): bool {
  if (!o) self.lineterminator = PyUnicode_FromString('\r\n');
  else if (o == Py_None) {
    PyErr_SetString(PyExc_TypeError, 'lineterminator must be set');
    return false;
  } else if (!PyUnicode_Check(o)) {
    PyErr_SetString(PyExc_TypeError, '"lineterminator" must be a string');
    return false;
  } else self.lineterminator = Py_NewRef(o);
  return self.lineterminator != null;
}

function setQuoting(self: DialectObj, o: PyObject | null): bool {
  self.quoting = QUOTE_MINIMAL;
  if (!o) return true;
  if (!PyLong_CheckExact(o)) {
    PyErr_SetString(PyExc_TypeError, '"quoting" must be an integer');
    return false;
  }
  self.quoting = PyLong_AsInt(o);
  return self.quoting != -1 || !PyErr_Occurred();
}

/** Whether a character can be what it is for: false with ValueError. */
function checkCharacter(i: i64, c: u32, self: DialectObj, allowSpace: bool): bool {
  if (c == NOT_SET) return true;
  if (c == 10 || c == 13 || (c == 0x20 && !allowSpace)) {
    PyErr_Format(PyExc_ValueError, 'bad %ls value', textOf(i));
    return false;
  }
  const end = self.lineterminator as PyObject;
  if (PyUnicode_FindChar(end, c, 0, PyUnicode_GET_LENGTH(end), 1) >= 0) {
    PyErr_Format(PyExc_ValueError, 'bad %ls or lineterminator value', textOf(i));
    return false;
  }
  return true;
}

function checkDifferent(i: i64, j: i64, c: u32, d: u32): bool {
  if (c != d || c == NOT_SET) return true;
  PyErr_Format(PyExc_ValueError, 'bad %ls or %ls value', textOf(i), textOf(j));
  return false;
}

function setAll(self: DialectObj, buf: usize): bool {
  const at = changetype<usize>(self);
  if (!setCharacter(DELIMITER, ptrAt(buf, DELIMITER), 0x2c, false, at + offsetof<DialectObj>('delimiter')))
    return false;
  const doublequote = truthOf(ptrAt(buf, DOUBLEQUOTE), 1);
  if (doublequote < 0) return false;
  self.doublequote = <u8>doublequote;
  if (!setCharacter(ESCAPECHAR, ptrAt(buf, ESCAPECHAR), NOT_SET, true, at + offsetof<DialectObj>('escapechar')))
    return false;
  const noEnd = ptrAt(buf, LINETERMINATOR) == Py_None;
  if (!noEnd && !setLineTerminator(self, ptrAt(buf, LINETERMINATOR))) return false;
  if (!setCharacter(QUOTECHAR, ptrAt(buf, QUOTECHAR), 0x22, true, at + offsetof<DialectObj>('quotechar'))) return false;
  if (!setQuoting(self, ptrAt(buf, QUOTING))) return false;
  const skip = truthOf(ptrAt(buf, SKIPINITIALSPACE), 0);
  if (skip < 0) return false;
  self.skipinitialspace = <u8>skip;
  const strict = truthOf(ptrAt(buf, STRICT), 0);
  if (strict < 0) return false;
  self.strict = <u8>strict;
  if (self.quoting < QUOTE_MINIMAL || self.quoting > QUOTE_NOTNULL) {
    PyErr_SetString(PyExc_TypeError, 'bad "quoting" value');
    return false;
  }
  if (ptrAt(buf, QUOTECHAR) == Py_None && !ptrAt(buf, QUOTING)) self.quoting = QUOTE_NONE;
  if (self.quoting != QUOTE_NONE && self.quotechar == NOT_SET) {
    PyErr_SetString(PyExc_TypeError, 'quotechar must be set if quoting enabled');
    return false;
  }
  return (
    !(noEnd && !setLineTerminator(self, Py_None)) &&
    checkCharacter(DELIMITER, self.delimiter, self, true) &&
    checkCharacter(ESCAPECHAR, self.escapechar, self, !skip) &&
    checkCharacter(QUOTECHAR, self.quotechar, self, !skip) &&
    checkDifferent(DELIMITER, ESCAPECHAR, self.delimiter, self.escapechar) &&
    checkDifferent(DELIMITER, QUOTECHAR, self.delimiter, self.quotechar) &&
    checkDifferent(ESCAPECHAR, QUOTECHAR, self.escapechar, self.quotechar)
  );
}

// new: the dialect registered under a name
export function get_dialect_from_registry(name: PyObject, state: _csvstate): PyObject | null {
  const dialect = PyDict_GetItemWithError(state.dialects as PyObject, name);
  if (dialect) return Py_NewRef(dialect);
  if (PyErr_Occurred()) return null;
  return PyErr_SetString(changetype<PyTypeObject>(state.error_obj), 'unknown dialect');
}

// new
export function dialect_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const buf = stackAlloc(COUNT);
  let result: PyObject | null = null;
  const n = PyTuple_GET_SIZE(args);
  if (_PyArg_UnpackKeywords(PyTuple_ITEMS(args), n, kwargs, null, '', NAMES, 0, 0, 0, buf) == 0)
    result = makeDialect(type, buf);
  stackFree(buf);
  return result;
}

// new: buf's items become references of ours
function makeDialect(type: PyTypeObject, buf: usize): PyObject | null {
  const state = changetype<_csvstate>(stateByDef(type, csvDef));
  let like = ptrAt(buf, 0);
  if (like) {
    like = PyUnicode_Check(like) ? get_dialect_from_registry(like, state) : Py_NewRef(like);
    if (!like) return null;
    let alone = PyObject_TypeCheck(like, state.dialect_type as PyTypeObject);
    for (let i: i64 = 1; i < COUNT && alone; i++) alone = ptrAt(buf, i) == null;
    if (alone) return like;
  }
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) {
    Py_XDECREF(like);
    return null;
  }
  for (let i: i64 = 1; i < COUNT; i++) {
    const given = ptrAt(buf, i);
    if (given) Py_INCREF(given);
    else if (like) {
      setPtrAt(buf, i, PyObject_GetAttrString(like, settingName(i)));
      PyErr_Clear();
    }
  }
  const ok = setAll(asDialect(o), buf);
  for (let i: i64 = 1; i < COUNT; i++) Py_XDECREF(ptrAt(buf, i));
  Py_XDECREF(like);
  if (ok) return o;
  Py_DECREF(o);
  return null;
}

// new: Dialect(like, **kwargs); like may be NULL
export function _call_dialect(state: _csvstate, like: PyObject | null, kwargs: PyObject | null): PyObject | null {
  const args = like ? PyTuple_Pack1(like) : PyTuple_New(0);
  if (!args) return null;
  const dialect = PyObject_Call(state.dialect_type as PyTypeObject, args, kwargs);
  Py_DECREF(args);
  return dialect;
}
