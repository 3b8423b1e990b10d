// Making a code object of what a compiler or marshal says. (CPython: Objects/codeobject.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF } from '../../runtime/cold';
import { _Py_GetConfig } from '../../runtime/config';
import { _PyObject_NewVar } from '../../runtime/gc/alloc';
import { mainInterpreter } from '../../runtime/interp';
import { objAt, PyObject, setPtrAt } from '../../runtime/object';
import { JUMP_BACKWARD, opcodeCaches, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, RESUME } from '../../vm/opcodes';
import { PySequence_Tuple } from '../abstract/sequence';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../bytes/struct';
import {
  _PyCode_CODE,
  _PyCode_NBYTES,
  _PyCodeConstructor,
  CO_FAST_CELL,
  CO_FAST_FREE,
  CO_FAST_LOCAL,
  CO_VARARGS,
  CO_VARKEYWORDS,
  FRAME_SPECIALS_SIZE,
  HEADER,
  localKind,
  PyCode_Type,
  PyCodeObject,
} from '../code';
import { PyErr_BadInternalCall, PyErr_SetString } from '../exceptions/errors';
import { PyExc_SystemError, PyExc_ValueError } from '../exceptions/types';
import { PyFrozenSet_New, PyFrozenSet_Type } from '../set';
import { _PyUnicode_InternImmortal, _PyUnicode_InternMortal } from '../str/intern';
import {
  PyUnicode_Check,
  PyUnicode_CheckExact,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
} from '../str/struct';
import {
  PyTuple_Check,
  PyTuple_CheckExact,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_GetSlice,
  PyTuple_ITEMS,
} from '../tuple';
import { withoutColumns } from './locations';

function isNameChar(c: u8): bool {
  return (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || (c >= 0x30 && c <= 0x39) || c == 0x5f;
}

/** Strings that look like identifiers are interned even as constants. */
export function should_intern_string(o: PyObject): bool {
  if (!PyUnicode_IS_ASCII(o)) return false;
  const n = <usize>PyUnicode_GET_LENGTH(o);
  const s = PyUnicode_DATA(o);
  for (let i: usize = 0; i < n; i++) if (!isNameChar(load<u8>(s + i))) return false;
  return true;
}

/** Names: interned for good. */
function intern_strings(tuple: PyObject): i32 {
  for (let i = PyTuple_GET_SIZE(tuple) - 1; i >= 0; i--) {
    const slot = PyTuple_ITEMS(tuple) + ((<usize>i) << 3);
    if (!PyUnicode_CheckExact(objAt(slot, 0))) {
      PyErr_SetString(PyExc_SystemError, 'non-string found in code slot');
      return -1;
    }
    _PyUnicode_InternImmortal(slot);
  }
  return 0;
}

/** Constants that look like names, also in tuples and frozensets. */
function intern_constants(tuple: PyObject): i32 {
  for (let i = PyTuple_GET_SIZE(tuple) - 1; i >= 0; i--) {
    const slot = PyTuple_ITEMS(tuple) + ((<usize>i) << 3);
    const v = objAt(slot, 0);
    if (PyUnicode_CheckExact(v)) {
      if (should_intern_string(v)) _PyUnicode_InternMortal(slot);
    } else if (PyTuple_CheckExact(v)) {
      if (intern_constants(v) < 0) return -1;
    } else if (v.ob_type == PyFrozenSet_Type) {
      if (internFrozenset(slot) < 0) return -1;
    }
  }
  return 0;
}

/** A frozenset is made anew if an element was exchanged for its interned twin. */
function internFrozenset(slot: usize): i32 {
  const v = objAt(slot, 0);
  const items = PySequence_Tuple(v);
  if (!items) return -1;
  const before = PyTuple_GetSlice(items, 0, PyTuple_GET_SIZE(items));
  if (!before || intern_constants(items) < 0) {
    Py_XDECREF(before);
    Py_DECREF(items);
    return -1;
  }
  let modified = false;
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(items); i++)
    if (PyTuple_GET_ITEM(items, i) != PyTuple_GET_ITEM(before, i)) modified = true;
  Py_DECREF(before);
  if (modified) {
    const made = PyFrozenSet_New(items);
    if (!made) {
      Py_DECREF(items);
      return -1;
    }
    setPtrAt(slot, 0, made);
    Py_DECREF(v);
  }
  Py_DECREF(items);
  return 0;
}

/** 0 if the parts fit together, or -1 with the exception set. */
export function _PyCode_Validate(con: _PyCodeConstructor): i32 {
  if (
    con.argcount < con.posonlyargcount ||
    con.posonlyargcount < 0 ||
    con.kwonlyargcount < 0 ||
    con.stacksize < 0 ||
    con.flags < 0 ||
    !con.code ||
    !PyBytes_Check(con.code!) ||
    !con.consts ||
    !PyTuple_Check(con.consts!) ||
    !con.names ||
    !PyTuple_Check(con.names!) ||
    !con.localsplusnames ||
    !PyTuple_Check(con.localsplusnames!) ||
    !con.localspluskinds ||
    !PyBytes_Check(con.localspluskinds!) ||
    PyTuple_GET_SIZE(con.localsplusnames!) != PyBytes_GET_SIZE(con.localspluskinds!) ||
    !con.name ||
    !PyUnicode_Check(con.name!) ||
    !con.qualname ||
    !PyUnicode_Check(con.qualname!) ||
    !con.filename ||
    !PyUnicode_Check(con.filename!) ||
    !con.linetable ||
    !PyBytes_Check(con.linetable!) ||
    !con.exceptiontable ||
    !PyBytes_Check(con.exceptiontable!)
  ) {
    PyErr_BadInternalCall();
    return -1;
  }
  if (PyBytes_GET_SIZE(con.code!) & 1) {
    PyErr_SetString(PyExc_ValueError, 'code: co_code is malformed');
    return -1;
  }
  const total =
    con.argcount + con.kwonlyargcount + (con.flags & CO_VARARGS ? 1 : 0) + (con.flags & CO_VARKEYWORDS ? 1 : 0);
  let nlocals = 0;
  const kinds = PyBytes_AS_STRING(con.localspluskinds!);
  for (let i: i64 = 0; i < PyBytes_GET_SIZE(con.localspluskinds!); i++)
    if (load<u8>(kinds + <usize>i) & CO_FAST_LOCAL) nlocals++;
  if (total > nlocals) {
    PyErr_SetString(PyExc_ValueError, 'code: co_varnames is too small');
    return -1;
  }
  return 0;
}

// new
export function _PyCode_New(con: _PyCodeConstructor): PyObject | null {
  if (intern_strings(con.names!) < 0) return null;
  if (intern_constants(con.consts!) < 0) return null;
  if (intern_strings(con.localsplusnames!) < 0) return null;
  const lines = con.linetable!;
  const kept = _Py_GetConfig().code_debug_ranges ? Py_NewRef<PyObject>(lines) : withoutColumns(lines);
  if (!kept) return null;
  con.linetable = kept;
  const size = PyBytes_GET_SIZE(con.code!) >> 1;
  const o = _PyObject_NewVar(PyCode_Type, size);
  if (o) init_code(changetype<PyCodeObject>(o), con);
  con.linetable = lines;
  Py_DECREF(kept);
  return o;
}

function init_code(co: PyCodeObject, con: _PyCodeConstructor): void {
  const base = changetype<usize>(co);
  co.co_filename = Py_NewRef(con.filename!);
  co.co_name = Py_NewRef(con.name!);
  co.co_qualname = Py_NewRef(con.qualname!);
  _PyUnicode_InternMortal(base + offsetof<PyCodeObject>('_co_filename'));
  _PyUnicode_InternMortal(base + offsetof<PyCodeObject>('_co_name'));
  _PyUnicode_InternMortal(base + offsetof<PyCodeObject>('_co_qualname'));
  co.co_flags = con.flags;
  co.co_firstlineno = con.firstlineno;
  co.co_linetable = Py_NewRef(con.linetable!);
  co.co_consts = Py_NewRef(con.consts!);
  co.co_names = Py_NewRef(con.names!);
  co.co_localsplusnames = Py_NewRef(con.localsplusnames!);
  co.co_localspluskinds = Py_NewRef(con.localspluskinds!);
  co.co_argcount = con.argcount;
  co.co_posonlyargcount = con.posonlyargcount;
  co.co_kwonlyargcount = con.kwonlyargcount;
  co.co_stacksize = con.stacksize;
  co.co_exceptiontable = Py_NewRef(con.exceptiontable!);
  countVariables(co);
  co.co_framesize = co.co_nlocalsplus + con.stacksize + FRAME_SPECIALS_SIZE;
  const next = mainInterpreter.func_state; // uint32_t next_version
  co.co_version = load<u32>(next);
  if (co.co_version != 0) store<u32>(next, co.co_version + 1);
  co._co_monitoring = 0;
  co._co_instrumentation_version = 0;
  co.co_weakreflist = null;
  co.co_extra = 0;
  co._co_cached = null;
  co.co_executors = 0;
  memory.copy(base + HEADER, PyBytes_AS_STRING(con.code!), <usize>PyBytes_GET_SIZE(con.code!));
  let entry: i64 = 0;
  while (entry < co.ob_size && load<u8>(base + HEADER + ((<usize>entry) << 1)) != RESUME) entry++;
  co._co_firsttraceable = <i32>entry;
  _PyCode_Quicken(co);
}

function countVariables(co: PyCodeObject): void {
  const n = <i32>PyTuple_GET_SIZE(co.co_localsplusnames!);
  let locals = 0;
  let cells = 0;
  let frees = 0;
  for (let i = 0; i < n; i++) {
    const kind = localKind(co, i);
    if (kind & CO_FAST_LOCAL) {
      locals++;
      if (kind & CO_FAST_CELL) cells++;
    } else if (kind & CO_FAST_CELL) cells++;
    else if (kind & CO_FAST_FREE) frees++;
  }
  co.co_nlocalsplus = n;
  co.co_nlocals = locals;
  co.co_ncellvars = cells;
  co.co_nfreevars = frees;
}

// Counters of the inline caches: value << 4 | backoff (CPython: pycore_backoff.h).
const ADAPTIVE_WARMUP: u16 = (1 << 4) | 1;
const JUMP_BACKWARD_INITIAL: u16 = (16 << 4) | 4;
const BRANCHES_UNKNOWN: u16 = 0x5555; // taken, not taken, taken, …

/** Starts the inline caches of all instructions. */
function _PyCode_Quicken(a: PyObject): void {
  const start = _PyCode_CODE(a);
  const end = start + <usize>_PyCode_NBYTES(changetype<PyCodeObject>(a));
  for (let p = start; p < end; p += 2) {
    const opcode = <i32>load<u8>(p);
    const caches = opcodeCaches(opcode);
    if (!caches) continue;
    let counter = ADAPTIVE_WARMUP;
    if (opcode == JUMP_BACKWARD) counter = JUMP_BACKWARD_INITIAL;
    else if (opcode >= POP_JUMP_IF_FALSE && opcode <= POP_JUMP_IF_TRUE) counter = BRANCHES_UNKNOWN;
    store<u16>(p + 2, counter);
    p += (<usize>caches) << 1;
  }
}
