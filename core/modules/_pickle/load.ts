// Reading a pickle: one opcode after the other up to STOP. (CPython: Modules/_pickle.c, load)

import { exactPositional } from '../../objects/args';
import { Py_False, Py_True } from '../../objects/bool';
import { PyDict_New } from '../../objects/dict/dict';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_EOFError, PyExc_OverflowError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PySet_New } from '../../objects/set';
import { _Py_ID } from '../../runtime/identifiers';
import { clearSlot, Py_INCREF, PyObject } from '../../runtime/object';
import { _Unpickler_Read, _Unpickler_SkipConsumed } from './input';
import {
  load_binfloat,
  load_binint,
  load_counted_binbytes,
  load_counted_binstring,
  load_counted_binunicode,
  load_counted_bytearray,
  load_counted_long,
  load_float,
  load_int,
  load_long,
  load_next_buffer,
  load_readonly_buffer,
  load_string,
  load_unicode,
} from './load-atoms';
import {
  load_additems,
  load_append,
  load_appends,
  load_counted_tuple,
  load_dict,
  load_frozenset,
  load_list,
  load_setitem,
  load_setitems,
  load_tuple,
} from './load-containers';
import { load_binget, load_binput, load_get, load_memoize, load_put } from './load-memo';
import {
  load_binpersid,
  load_build,
  load_extension,
  load_global,
  load_inst,
  load_newobj,
  load_obj,
  load_persid,
  load_reduce,
  load_stack_global,
  noPersistentLoad,
} from './load-objects';
import {
  ADDITEMS,
  APPEND,
  APPENDS,
  BINBYTES,
  BINBYTES8,
  BINFLOAT,
  BINGET,
  BININT,
  BININT1,
  BININT2,
  BINPERSID,
  BINPUT,
  BINSTRING,
  BINUNICODE,
  BINUNICODE8,
  BUILD,
  BYTEARRAY8,
  DICT,
  DUP,
  EMPTY_DICT,
  EMPTY_LIST,
  EMPTY_SET,
  EMPTY_TUPLE,
  EXT1,
  EXT2,
  EXT4,
  FLOAT,
  FRAME,
  FROZENSET,
  GET,
  GLOBAL,
  INST,
  INT,
  LIST,
  LONG,
  LONG_BINGET,
  LONG_BINPUT,
  LONG1,
  LONG4,
  MARK,
  MEMOIZE,
  NEWFALSE,
  NEWOBJ,
  NEWOBJ_EX,
  NEWTRUE,
  NEXT_BUFFER,
  NONE,
  OBJ,
  PERSID,
  POP,
  POP_MARK,
  PROTO,
  PUT,
  READONLY_BUFFER,
  REDUCE,
  SETITEM,
  SETITEMS,
  SHORT_BINBYTES,
  SHORT_BINSTRING,
  SHORT_BINUNICODE,
  STACK_GLOBAL,
  STOP,
  STRING,
  TUPLE,
  TUPLE1,
  TUPLE2,
  TUPLE3,
  UNICODE,
} from './opcodes';
import { cacheMethod } from './save';
import { load_pop, marker, Pdata_clear, pop, push, pushMark, top } from './stack';
import { pickleState, UnpicklerObject } from './struct';

const HIGHEST_PROTOCOL = 5;

function load_proto(self: UnpicklerObject): bool {
  const p = _Unpickler_Read(self, 1);
  if (!p) return false;
  self.proto = load<u8>(p);
  if (self.proto <= HIGHEST_PROTOCOL) return true;
  const proto = self.proto;
  self.proto = 0;
  PyErr_Format(PyExc_ValueError, 'unsupported pickle protocol: %d', proto);
  return false;
}

/** A frame is read as a whole, and then again bit by bit. */
function load_frame(self: UnpicklerObject): bool {
  const p = _Unpickler_Read(self, 8);
  if (!p) return false;
  const n = load<i64>(p);
  if (n < 0) {
    PyErr_Format(PyExc_OverflowError, "FRAME length exceeds system's maximum of %zd bytes", i64.MAX_VALUE);
    return false;
  }
  if (!_Unpickler_Read(self, n)) return false;
  self.next_read_idx -= n;
  return true;
}

/** Pushes an object that somebody else owns (NULL: the exception is set). */
function pushRef(self: UnpicklerObject, o: PyObject | null): bool {
  if (o) Py_INCREF(o);
  return push(self, o);
}

function load_pop_mark(self: UnpicklerObject): bool {
  const i = marker(self);
  if (i >= 0) Pdata_clear(self.stack!, i);
  return i >= 0;
}

function unknown(self: UnpicklerObject, op: u32): bool {
  const error = pickleState(self).UnpicklingError;
  if (op >= 0x20 && op <= 0x7e && op != 0x27 && op != 0x5c) PyErr_Format(error, "invalid load key, '%c'.", op);
  else PyErr_Format(error, "invalid load key, '\\x%02x'.", op);
  return false;
}

/** Carries out an opcode: false with the exception set. First the most frequent ones. */
function execute(self: UnpicklerObject, op: u8): bool {
  switch (op) {
    case MEMOIZE:
      return load_memoize(self);
    case BININT1:
      return load_binint(self, 1);
    case SHORT_BINUNICODE:
      return load_counted_binunicode(self, 1);
    case BINGET:
      return load_binget(self, 1);
    case BININT2:
      return load_binint(self, 2);
    case BININT:
      return load_binint(self, 4);
    case MARK:
      return pushMark(self);
    case BINFLOAT:
      return load_binfloat(self);
    case NONE:
      return pushRef(self, Py_None);
    case NEWTRUE:
      return pushRef(self, Py_True);
    case NEWFALSE:
      return pushRef(self, Py_False);
    case EMPTY_TUPLE:
      return load_counted_tuple(self, 0);
    case TUPLE1:
      return load_counted_tuple(self, 1);
    case TUPLE2:
      return load_counted_tuple(self, 2);
    case TUPLE3:
      return load_counted_tuple(self, 3);
    case EMPTY_LIST:
      return push(self, PyList_New(0));
    case EMPTY_DICT:
      return push(self, PyDict_New());
    case APPENDS:
      return load_appends(self);
    case SETITEMS:
      return load_setitems(self);
    case LONG_BINGET:
      return load_binget(self, 4);
    case BUILD:
      return load_build(self);
    case NEWOBJ:
      return load_newobj(self, false);
    case REDUCE:
      return load_reduce(self);
    case STACK_GLOBAL:
      return load_stack_global(self);
    case TUPLE:
      return load_tuple(self);
    case APPEND:
      return load_append(self);
    case SETITEM:
      return load_setitem(self);
    case BINPUT:
      return load_binput(self, 1);
    case LONG_BINPUT:
      return load_binput(self, 4);
    case BINUNICODE:
      return load_counted_binunicode(self, 4);
    case SHORT_BINBYTES:
      return load_counted_binbytes(self, 1);
    case LONG1:
      return load_counted_long(self, 1);
    case LONG4:
      return load_counted_long(self, 4);
    case GLOBAL:
      return load_global(self);
    case INT:
      return load_int(self);
    case LONG:
      return load_long(self);
    case FLOAT:
      return load_float(self);
    case UNICODE:
      return load_unicode(self);
    case PUT:
      return load_put(self);
    case GET:
      return load_get(self);
    case BINBYTES:
      return load_counted_binbytes(self, 4);
    case BINBYTES8:
      return load_counted_binbytes(self, 8);
    case BYTEARRAY8:
      return load_counted_bytearray(self);
    case NEXT_BUFFER:
      return load_next_buffer(self);
    case READONLY_BUFFER:
      return load_readonly_buffer(self);
    case SHORT_BINSTRING:
      return load_counted_binstring(self, 1);
    case BINSTRING:
      return load_counted_binstring(self, 4);
    case STRING:
      return load_string(self);
    case BINUNICODE8:
      return load_counted_binunicode(self, 8);
    case LIST:
      return load_list(self);
    case DICT:
      return load_dict(self);
    case EMPTY_SET:
      return push(self, PySet_New(null));
    case ADDITEMS:
      return load_additems(self);
    case FROZENSET:
      return load_frozenset(self);
    case OBJ:
      return load_obj(self);
    case INST:
      return load_inst(self);
    case NEWOBJ_EX:
      return load_newobj(self, true);
    case DUP:
      return pushRef(self, top(self));
    case POP:
      return load_pop(self);
    case POP_MARK:
      return load_pop_mark(self);
    case PERSID:
      return load_persid(self);
    case BINPERSID:
      return load_binpersid(self);
    case EXT1:
      return load_extension(self, 1);
    case EXT2:
      return load_extension(self, 2);
    case EXT4:
      return load_extension(self, 4);
    case PROTO:
      return load_proto(self);
    case FRAME:
      return load_frame(self);
  }
  return unknown(self, op);
}

/** All up to STOP: false with the exception set. */
function loadOpcodes(self: UnpicklerObject): bool {
  while (true) {
    const p = _Unpickler_Read(self, 1);
    if (!p) {
      if (PyErr_ExceptionMatches(pickleState(self).UnpicklingError))
        PyErr_SetString(PyExc_EOFError, 'Ran out of input');
      return false;
    }
    const op = load<u8>(p);
    if (op == STOP) return true;
    if (!execute(self, op)) return false;
  }
}

/** Unpickler.persistent_load: there are none. */
export function _pickle_Unpickler_persistent_load(
  self: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  if (exactPositional('persistent_load', nargs, kwnames, 1)) noPersistentLoad(self);
  return null;
}

// new: the object that the pickle describes
export function loadPickle(self: UnpicklerObject): PyObject | null {
  const slot = changetype<usize>(self) + offsetof<UnpicklerObject>('_persistent_load');
  const own = _pickle_Unpickler_persistent_load.index;
  if (!cacheMethod(self, _Py_ID('persistent_load'), own, slot)) return null;
  const stack = self.stack!;
  self.num_marks = 0;
  stack.mark_set = 0;
  stack.fence = 0;
  self.proto = 0;
  Pdata_clear(stack, 0);
  const ok = loadOpcodes(self) && _Unpickler_SkipConsumed(self);
  clearSlot(slot);
  return ok ? pop(self) : null;
}
