// Code objects: bytecode, constants and names of one block of source. (CPython: Objects/codeobject.c)
//
//   0 ╞═ PyVarObject ═╡  ob_size counts code units
//  24 │ co_consts …   │
// 200 │ code units    │  2 bytes each, quickened in place: the interpreter specialises them as it runs
//
// A variable's slot in a frame is its index in co_localsplusnames; co_localspluskinds has a byte of CO_FAST_* for each.

import { PyMem_Calloc, PyMem_Free, PyObject_Free } from '../memory/obmalloc/malloc';
import { PyErr_Occurred } from '../runtime/errors';
import { _PyObject_NewVar, _PyObject_VAR_SIZE } from '../runtime/gc/alloc';
import { mainInterpreter } from '../runtime/interp';
import {
  arg,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_NE,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  PyVarObject,
  setPtrAt,
} from '../runtime/object';
import { getset, member, method, static_type } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  Py_READONLY,
  Py_T_INT,
  PyTypeObject,
} from '../runtime/type';
import { freeMonitoringData } from '../vm/monitor';
import { JUMP_BACKWARD, opcodeCaches, opcodeDeopt, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, RESUME } from '../vm/opcodes';
import { PySequence_Tuple } from './abstract/sequence';
import { Py_False, Py_True, PyBool_Type } from './bool';
import { PyBytes_FromStringAndSize } from './bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_CheckExact, PyBytes_GET_SIZE } from './bytes/struct';
import { code_getlnotab, code_linesiterator, code_positionsiterator, init_code_iterators } from './code/locations';
import { code_new, code_replace } from './code/new';
import { imagOf, PyComplex_CheckExact, realOf } from './complex';
import { PyErr_BadInternalCall, PyErr_NoMemory, PyErr_SetString } from './exceptions/errors';
import { PyExc_SystemError, PyExc_ValueError } from './exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_Type } from './float';
import { PyLong_AsInt, PyLong_FromSize_t, PyLong_Type } from './int';
import { Py_Ellipsis, Py_None, Py_NotImplemented } from './none';
import { PyObject_Hash, PyObject_RichCompareBool } from './object';
import { PyFrozenSet_New, PyFrozenSet_Type } from './set';
import { PyUnicode_FromFormat } from './str/format';
import { _PyUnicode_InternImmortal, _PyUnicode_InternMortal } from './str/intern';
import {
  PyUnicode_Check,
  PyUnicode_CheckExact,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
} from './str/struct';
import {
  PyTuple_Check,
  PyTuple_CheckExact,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_GetItem,
  PyTuple_GetSlice,
  PyTuple_ITEMS,
  PyTuple_New,
  PyTuple_Pack2,
  PyTuple_Pack3,
  PyTuple_SET_ITEM,
} from './tuple';
import { PyObject_ClearWeakRefs } from './weakref';

export const CO_OPTIMIZED = 0x1;
export const CO_NEWLOCALS = 0x2;
export const CO_VARARGS = 0x4;
export const CO_VARKEYWORDS = 0x8;
export const CO_NESTED = 0x10;
export const CO_GENERATOR = 0x20;
export const CO_COROUTINE = 0x80;
export const CO_NO_MONITORING_EVENTS = 0x2000000;
export const CO_ITERABLE_COROUTINE = 0x100;
export const CO_ASYNC_GENERATOR = 0x200;

export const CO_FAST_HIDDEN: u8 = 0x10;
export const CO_FAST_LOCAL: u8 = 0x20;
export const CO_FAST_CELL: u8 = 0x40;
export const CO_FAST_FREE: u8 = 0x80;

/** Slots that the header of a frame takes: (sizeof(_PyInterpreterFrame) - 1) / 8. */
export const FRAME_SPECIALS_SIZE = 9;

/** 208 bytes. */
@unmanaged
export class PyCodeObject extends PyVarObject {
  co_consts: PyObject | null; // strong, as are all objects here
  co_names: PyObject | null;
  co_exceptiontable: PyObject | null; // bytes: varints of start, length, target, depth << 1 | lasti
  co_flags: i32;
  co_argcount: i32;
  co_posonlyargcount: i32;
  co_kwonlyargcount: i32;
  co_stacksize: i32;
  co_firstlineno: i32;
  co_nlocalsplus: i32;
  co_framesize: i32; // slots: header, localsplus, stack
  co_nlocals: i32;
  co_ncellvars: i32;
  co_nfreevars: i32;
  co_version: u32;
  co_localsplusnames: PyObject | null;
  co_localspluskinds: PyObject | null;
  co_filename: PyObject | null;
  co_name: PyObject | null;
  co_qualname: PyObject | null;
  co_linetable: PyObject | null;
  co_weakreflist: PyObject | null;
  co_executors: usize; // _PyExecutorArray *
  _co_cached: _PyCoCached | null; // what the getters have made, until the code object goes
  _co_instrumentation_version: u64;
  _co_monitoring: usize;
  _co_firsttraceable: i32; // index of the first RESUME
  co_extra: usize; // void *
  @bytes(1) co_code_adaptive: usize; // char [1] at 200
}

/** 32 bytes. */
@unmanaged
export class _PyCoCached {
  _co_code: PyObject | null;
  _co_varnames: PyObject | null;
  _co_cellvars: PyObject | null;
  _co_freevars: PyObject | null;
}

/** 136 bytes: what a code object is made from; all borrowed. (struct _PyCodeConstructor) */
@unmanaged
export class _PyCodeConstructor {
  filename: PyObject | null;
  name: PyObject | null;
  qualname: PyObject | null;
  flags: i32;
  code: PyObject | null;
  firstlineno: i32;
  linetable: PyObject | null;
  consts: PyObject | null;
  names: PyObject | null;
  localsplusnames: PyObject | null;
  localspluskinds: PyObject | null;
  argcount: i32;
  posonlyargcount: i32;
  kwonlyargcount: i32;
  stacksize: i32;
  exceptiontable: PyObject | null;
}

export const PyCode_Type = staticObject<PyTypeObject>(416);
export const _PyLineIterator = staticObject<PyTypeObject>(416);
export const _PyPositionsIterator = staticObject<PyTypeObject>(416);

const HEADER = 200;

/* @inline */ export function PyCode_Check(a: PyObject): bool {
  return a.ob_type == PyCode_Type;
}

/** The address of the first code unit. */
/* @inline */ export function _PyCode_CODE(a: PyObject): usize {
  return changetype<usize>(a) + HEADER;
}

/* @inline */ export function _PyCode_NBYTES(co: PyCodeObject): i64 {
  return co.ob_size << 1;
}

/** The CO_FAST_* bits of variable i. */
/* @inline */ export function localKind(co: PyCodeObject, i: i32): u8 {
  return load<u8>(PyBytes_AS_STRING(co.co_localspluskinds!) + i);
}

// ---- making ----

function isNameChar(c: u8): bool {
  return (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || (c >= 0x30 && c <= 0x39) || c == 0x5f;
}

/** Strings that look like identifiers are interned even as constants. */
function should_intern_string(o: PyObject): bool {
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
  const size = PyBytes_GET_SIZE(con.code!) >> 1;
  const o = _PyObject_NewVar(PyCode_Type, size);
  if (!o) return null;
  init_code(changetype<PyCodeObject>(o), con);
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
export function _PyCode_Quicken(a: PyObject): void {
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

// ---- what the getters make ----

function co_cached(co: PyCodeObject): _PyCoCached | null {
  if (!co._co_cached) {
    const p = PyMem_Calloc(1, offsetof<_PyCoCached>());
    if (!p) {
      PyErr_NoMemory();
      return null;
    }
    co._co_cached = changetype<_PyCoCached>(p);
  }
  return co._co_cached;
}

/** The names of the variables that have one of the kinds, in order. */
function namesOfKind(co: PyCodeObject, kind: u8, count: i32): PyObject | null {
  const names = PyTuple_New(count);
  if (!names) return null;
  let at = 0;
  for (let i = 0; i < co.co_nlocalsplus; i++) {
    if (!(localKind(co, i) & kind)) continue;
    PyTuple_SET_ITEM(names, at, Py_NewRef(PyTuple_GET_ITEM(co.co_localsplusnames!, i)));
    at++;
  }
  return names;
}

// new
export function _PyCode_GetVarnames(a: PyObject): PyObject | null {
  const co = changetype<PyCodeObject>(a);
  const cached = co_cached(co);
  if (!cached) return null;
  if (!cached._co_varnames) cached._co_varnames = namesOfKind(co, CO_FAST_LOCAL, co.co_nlocals);
  return Py_XNewRef(cached._co_varnames);
}

// new
export function _PyCode_GetCellvars(a: PyObject): PyObject | null {
  const co = changetype<PyCodeObject>(a);
  const cached = co_cached(co);
  if (!cached) return null;
  if (!cached._co_cellvars) cached._co_cellvars = namesOfKind(co, CO_FAST_CELL, co.co_ncellvars);
  return Py_XNewRef(cached._co_cellvars);
}

// new
export function _PyCode_GetFreevars(a: PyObject): PyObject | null {
  const co = changetype<PyCodeObject>(a);
  const cached = co_cached(co);
  if (!cached) return null;
  if (!cached._co_freevars) cached._co_freevars = namesOfKind(co, CO_FAST_FREE, co.co_nfreevars);
  return Py_XNewRef(cached._co_freevars);
}

/** The instruction as the compiler wrote it; caches read as 0. */
export function _Py_GetBaseCodeUnit(co: PyCodeObject, i: i64): u32 {
  const p = _PyCode_CODE(co) + ((<usize>i) << 1);
  return <u32>opcodeDeopt(load<u8>(p)) | ((<u32>load<u8>(p, 1)) << 8);
}

// new: bytes without specialisations and caches
export function _PyCode_GetCode(a: PyObject): PyObject | null {
  const co = changetype<PyCodeObject>(a);
  const cached = co_cached(co);
  if (!cached) return null;
  if (cached._co_code) return Py_NewRef(cached._co_code!);
  const code = PyBytes_FromStringAndSize(_PyCode_CODE(co), _PyCode_NBYTES(co));
  if (!code) return null;
  const out = PyBytes_AS_STRING(code);
  for (let i: i64 = 0; i < co.ob_size; i++) {
    const unit = _Py_GetBaseCodeUnit(co, i);
    store<u16>(out + ((<usize>i) << 1), <u16>unit);
    const caches = opcodeCaches(<i32>(unit & 0xff));
    for (let k = 0; k < caches; k++) store<u16>(out + ((<usize>++i) << 1), 0);
  }
  cached._co_code = Py_NewRef(code);
  return code;
}

function code_dealloc(self: PyCodeObject): void {
  Py_XDECREF(self.co_consts);
  Py_XDECREF(self.co_names);
  Py_XDECREF(self.co_localsplusnames);
  Py_XDECREF(self.co_localspluskinds);
  Py_XDECREF(self.co_filename);
  Py_XDECREF(self.co_name);
  Py_XDECREF(self.co_qualname);
  Py_XDECREF(self.co_linetable);
  Py_XDECREF(self.co_exceptiontable);
  const cached = self._co_cached;
  if (cached) {
    Py_XDECREF(cached._co_code);
    Py_XDECREF(cached._co_cellvars);
    Py_XDECREF(cached._co_freevars);
    Py_XDECREF(cached._co_varnames);
    PyMem_Free(changetype<usize>(cached));
  }
  if (self._co_monitoring) freeMonitoringData(self);
  if (self.co_weakreflist) PyObject_ClearWeakRefs(self);
  PyObject_Free(changetype<usize>(self));
}

// ---- comparing ----

function code_repr(self: PyCodeObject): PyObject | null {
  const line = self.co_firstlineno != 0 ? self.co_firstlineno : -1;
  return PyUnicode_FromFormat(
    '<code object %U at %p, file "%U", line %d>',
    arg(self.co_name),
    arg(self),
    arg(self.co_filename),
    <u64>(<i64>line),
  );
}

/* @inline */ function scramble(h: u64, x: u64): u64 {
  return (h ^ x) * 1000003;
}

function code_hash(self: PyCodeObject): i64 {
  let h: u64 = 20221211;
  let part = PyObject_Hash(self.co_name!);
  if (part == -1) return -1;
  h = scramble(h, part);
  part = PyObject_Hash(self.co_consts!);
  if (part == -1) return -1;
  h = scramble(h, part);
  part = PyObject_Hash(self.co_names!);
  if (part == -1) return -1;
  h = scramble(h, part);
  part = PyObject_Hash(self.co_localsplusnames!);
  if (part == -1) return -1;
  h = scramble(h, part);
  part = PyObject_Hash(self.co_linetable!);
  if (part == -1) return -1;
  h = scramble(h, part);
  part = PyObject_Hash(self.co_exceptiontable!);
  if (part == -1) return -1;
  h = scramble(h, part);
  h = scramble(h, self.co_argcount);
  h = scramble(h, self.co_posonlyargcount);
  h = scramble(h, self.co_kwonlyargcount);
  h = scramble(h, self.co_flags);
  h = scramble(h, self.co_firstlineno);
  h = scramble(h, self.ob_size);
  for (let i: i64 = 0; i < self.ob_size; i++) {
    const unit = _Py_GetBaseCodeUnit(self, i);
    h = scramble(h, unit);
    i += opcodeCaches(<i32>(unit & 0xff));
  }
  return h == <u64>-1 ? -2 : <i64>h;
}

/* @inline */ function isNegativeZero(d: f64): bool {
  return d == 0.0 && reinterpret<i64>(d) < 0;
}

/** What tells constants apart that are equal: (type, value) where 1 == 1.0 == True. new */
export function _PyCode_ConstantKey(o: PyObject): PyObject | null {
  const type = o.ob_type;
  if (o == Py_None || o == Py_Ellipsis || type == PyLong_Type || PyUnicode_CheckExact(o) || PyCode_Check(o))
    return Py_NewRef(o);
  if (type == PyBool_Type || PyBytes_CheckExact(o)) return PyTuple_Pack2(type, o);
  if (type == PyFloat_Type) {
    return isNegativeZero(PyFloat_AS_DOUBLE(o)) ? PyTuple_Pack3(type, o, Py_None) : PyTuple_Pack2(type, o);
  }
  if (PyComplex_CheckExact(o)) {
    const real = isNegativeZero(realOf(o));
    const imag = isNegativeZero(imagOf(o));
    if (!real && !imag) return PyTuple_Pack2(type, o);
    return PyTuple_Pack3(type, o, !imag ? Py_None : real ? Py_True : Py_False);
  }
  if (PyTuple_CheckExact(o)) {
    const n = PyTuple_GET_SIZE(o);
    const keys = PyTuple_New(n);
    if (!keys) return null;
    for (let i: i64 = 0; i < n; i++) {
      const key = _PyCode_ConstantKey(PyTuple_GET_ITEM(o, i));
      if (!key) {
        Py_DECREF(keys);
        return null;
      }
      PyTuple_SET_ITEM(keys, i, key);
    }
    const result = PyTuple_Pack2(keys, o);
    Py_DECREF(keys);
    return result;
  }
  return Py_NewRef(o);
}

function equalObjects(a: PyObject, b: PyObject): i32 {
  return PyObject_RichCompareBool(a, b, Py_EQ);
}

function equalConstants(a: PyObject, b: PyObject): i32 {
  const left = _PyCode_ConstantKey(a);
  if (!left) return -1;
  const right = _PyCode_ConstantKey(b);
  if (!right) {
    Py_DECREF(left);
    return -1;
  }
  const eq = equalObjects(left, right);
  Py_DECREF(left);
  Py_DECREF(right);
  return eq;
}

function code_equal(a: PyCodeObject, b: PyCodeObject): i32 {
  const eq = equalObjects(a.co_name!, b.co_name!);
  if (eq <= 0) return eq;
  if (
    a.co_argcount != b.co_argcount ||
    a.co_posonlyargcount != b.co_posonlyargcount ||
    a.co_kwonlyargcount != b.co_kwonlyargcount ||
    a.co_flags != b.co_flags ||
    a.co_firstlineno != b.co_firstlineno ||
    a.ob_size != b.ob_size
  )
    return 0;
  for (let i: i64 = 0; i < a.ob_size; i++) {
    const unit = _Py_GetBaseCodeUnit(a, i);
    if (unit != _Py_GetBaseCodeUnit(b, i)) return 0;
    i += opcodeCaches(<i32>(unit & 0xff));
  }
  let same = equalConstants(a.co_consts!, b.co_consts!);
  if (same > 0) same = equalObjects(a.co_names!, b.co_names!);
  if (same > 0) same = equalObjects(a.co_localsplusnames!, b.co_localsplusnames!);
  if (same > 0) same = equalObjects(a.co_linetable!, b.co_linetable!);
  if (same > 0) same = equalObjects(a.co_exceptiontable!, b.co_exceptiontable!);
  return same;
}

function code_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if ((op != Py_EQ && op != Py_NE) || !PyCode_Check(self) || !PyCode_Check(other)) return Py_NotImplemented;
  const eq = code_equal(changetype<PyCodeObject>(self), changetype<PyCodeObject>(other));
  if (eq < 0) return null;
  return (op == Py_EQ) == (eq != 0) ? Py_True : Py_False;
}

// ---- methods ----

function code_sizeof(self: PyCodeObject, _: PyObject | null): PyObject | null {
  return PyLong_FromSize_t(<u64>_PyObject_VAR_SIZE(PyCode_Type, self.ob_size));
}

function code_getvarnames(self: PyObject, _: usize): PyObject | null {
  return _PyCode_GetVarnames(self);
}
function code_getcellvars(self: PyObject, _: usize): PyObject | null {
  return _PyCode_GetCellvars(self);
}
function code_getfreevars(self: PyObject, _: usize): PyObject | null {
  return _PyCode_GetFreevars(self);
}
function code_getcode(self: PyObject, _: usize): PyObject | null {
  return _PyCode_GetCode(self);
}
function code_getcodeadaptive(self: PyCodeObject, _: usize): PyObject | null {
  return PyBytes_FromStringAndSize(_PyCode_CODE(self), _PyCode_NBYTES(self));
}

function code_varname_from_oparg(self: PyCodeObject, o: PyObject): PyObject | null {
  const i = PyLong_AsInt(o);
  if (i == -1 && PyErr_Occurred()) return null;
  const name = PyTuple_GetItem(self.co_localsplusnames!, i);
  return Py_XNewRef(name);
}

const CODE_DOC = 'Create a code object.  Not for the faint of heart.';

export function init_code_type(): void {
  const t = PyCode_Type;
  static_type(t, 'code', HEADER, 2, 0, CODE_DOC);
  t.tp_dealloc = code_dealloc.index;
  t.tp_repr = code_repr.index;
  t.tp_hash = code_hash.index;
  t.tp_richcompare = code_richcompare.index;
  t.tp_weaklistoffset = offsetof<PyCodeObject>('_co_weakreflist');
  t.tp_new = code_new.index;
  method(t, '__sizeof__', code_sizeof.index, METH_NOARGS, '');
  method(t, 'co_lines', code_linesiterator.index, METH_NOARGS, '');
  method(t, 'co_positions', code_positionsiterator.index, METH_NOARGS, '');
  method(
    t,
    'replace',
    code_replace.index,
    METH_VARARGS | METH_KEYWORDS,
    'replace($self, /, **changes)\n--\n\nReturn a copy of the code object with new values for the specified fields.',
  );
  method(
    t,
    '_varname_from_oparg',
    code_varname_from_oparg.index,
    METH_O,
    '_varname_from_oparg($self, /, oparg)\n--\n\n(internal-only) Return the local variable name for the given oparg.\n\nWARNING: this method is for internal use only and may change or go away.',
  );
  method(
    t,
    '__replace__',
    code_replace.index,
    METH_VARARGS | METH_KEYWORDS,
    '__replace__($self, /, **changes)\n--\n\nThe same as replace().',
  );
  member(t, 'co_argcount', Py_T_INT, offsetof<PyCodeObject>('co_argcount'), Py_READONLY, '');
  member(t, 'co_posonlyargcount', Py_T_INT, offsetof<PyCodeObject>('co_posonlyargcount'), Py_READONLY, '');
  member(t, 'co_kwonlyargcount', Py_T_INT, offsetof<PyCodeObject>('co_kwonlyargcount'), Py_READONLY, '');
  member(t, 'co_stacksize', Py_T_INT, offsetof<PyCodeObject>('co_stacksize'), Py_READONLY, '');
  member(t, 'co_flags', Py_T_INT, offsetof<PyCodeObject>('co_flags'), Py_READONLY, '');
  member(t, 'co_nlocals', Py_T_INT, offsetof<PyCodeObject>('co_nlocals'), Py_READONLY, '');
  member(t, 'co_consts', _Py_T_OBJECT, offsetof<PyCodeObject>('_co_consts'), Py_READONLY, '');
  member(t, 'co_names', _Py_T_OBJECT, offsetof<PyCodeObject>('_co_names'), Py_READONLY, '');
  member(t, 'co_filename', _Py_T_OBJECT, offsetof<PyCodeObject>('_co_filename'), Py_READONLY, '');
  member(t, 'co_name', _Py_T_OBJECT, offsetof<PyCodeObject>('_co_name'), Py_READONLY, '');
  member(t, 'co_qualname', _Py_T_OBJECT, offsetof<PyCodeObject>('_co_qualname'), Py_READONLY, '');
  member(t, 'co_firstlineno', Py_T_INT, offsetof<PyCodeObject>('co_firstlineno'), Py_READONLY, '');
  member(t, 'co_linetable', _Py_T_OBJECT, offsetof<PyCodeObject>('_co_linetable'), Py_READONLY, '');
  member(t, 'co_exceptiontable', _Py_T_OBJECT, offsetof<PyCodeObject>('_co_exceptiontable'), Py_READONLY, '');
  getset(t, 'co_lnotab', code_getlnotab.index, 0, '');
  getset(t, '_co_code_adaptive', code_getcodeadaptive.index, 0, '');
  getset(t, 'co_varnames', code_getvarnames.index, 0, '');
  getset(t, 'co_cellvars', code_getcellvars.index, 0, '');
  getset(t, 'co_freevars', code_getfreevars.index, 0, '');
  getset(t, 'co_code', code_getcode.index, 0, '');
  init_code_iterators();
}
