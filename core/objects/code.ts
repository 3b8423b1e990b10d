// Code objects: bytecode, constants and names of one block of source. (CPython: Objects/codeobject.c)
//
//   0 ╞═ PyVarObject ═╡  ob_size counts code units
//  24 │ co_consts …   │
// 200 │ code units    │  2 bytes each, quickened in place: the interpreter specialises them as it runs
//
// A variable's slot in a frame is its index in co_localsplusnames; co_localspluskinds has a byte of CO_FAST_* for each.

import { PyMem_Calloc, PyMem_Free, PyObject_Free } from '../memory/obmalloc/malloc';
import { Py_NewRef, Py_XDECREF, Py_XNewRef } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { _PyObject_VAR_SIZE } from '../runtime/gc/alloc';
import { arg, PyObject, PyVarObject } from '../runtime/object';
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
import { freeMonitoringData } from '../vm/monitor/state';
import { opcodeCaches, opcodeDeopt } from '../vm/opcodes';
import { PyBytes_FromStringAndSize } from './bytes/new';
import { PyBytes_AS_STRING } from './bytes/struct';
import { code_hash, code_richcompare } from './code/compare';
import { code_getlnotab, code_linesiterator, code_positionsiterator, init_code_iterators } from './code/locations';
import { code_new, code_replace } from './code/new';
import { PyErr_NoMemory } from './exceptions/errors';
import { PyLong_AsInt, PyLong_FromSize_t } from './int';
import { PyUnicode_FromFormat } from './str/format';
import { PyTuple_GET_ITEM, PyTuple_GetItem, PyTuple_New, PyTuple_SET_ITEM } from './tuple';
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

export const HEADER = 200;

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
function _PyCode_GetVarnames(a: PyObject): PyObject | null {
  const co = changetype<PyCodeObject>(a);
  const cached = co_cached(co);
  if (!cached) return null;
  if (!cached._co_varnames) cached._co_varnames = namesOfKind(co, CO_FAST_LOCAL, co.co_nlocals);
  return Py_XNewRef(cached._co_varnames);
}

// new
function _PyCode_GetCellvars(a: PyObject): PyObject | null {
  const co = changetype<PyCodeObject>(a);
  const cached = co_cached(co);
  if (!cached) return null;
  if (!cached._co_cellvars) cached._co_cellvars = namesOfKind(co, CO_FAST_CELL, co.co_ncellvars);
  return Py_XNewRef(cached._co_cellvars);
}

// new
function _PyCode_GetFreevars(a: PyObject): PyObject | null {
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

const CODE_DOC = `code(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,
     flags, codestring, constants, names, varnames, filename, name,
     qualname, firstlineno, linetable, exceptiontable, freevars=(),
     cellvars=(), /)
--

Create a code object.  Not for the faint of heart.`;

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
