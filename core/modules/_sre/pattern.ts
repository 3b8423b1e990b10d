// re.Pattern, and _sre.compile which makes it. (CPython: Modules/_sre/sre.c)

import { BUFFER_SLOTS, PyBuffer_Release } from '../../objects/abstract/buffer';
import { _PyArg_BadArgument, _PyArg_UnpackKeywords } from '../../objects/args';
import { PyObject_GetAttrString } from '../../objects/attribute';
import { PyBool_FromLong } from '../../objects/bool';
import { PyDict_Check, PyDict_GET_SIZE, PyDict_New } from '../../objects/dict/dict';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OverflowError } from '../../objects/exceptions/types';
import { _Py_HashBytes } from '../../objects/hash';
import { PyLong_AsInt, PyLong_AsUnsignedLong } from '../../objects/int';
import { PyCallIter_New } from '../../objects/iter';
import { PyList_Append, PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from '../../objects/list';
import { PyDictProxy_New } from '../../objects/mappingproxy';
import { PyModule_GetState } from '../../objects/module';
import { Py_None, Py_NotImplemented } from '../../objects/none';
import { PyObject_Hash, PyObject_RichCompareBool } from '../../objects/object';
import { sizeArg } from '../../objects/str/pad';
import { bytesEqual } from '../../objects/str/scan';
import { PyTuple_Check, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../../objects/tuple';
import { freeInstance, PyType_GetModuleState } from '../../objects/type/from-spec';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_NewVar } from '../../runtime/gc/alloc';
import { PyObject_GC_Track, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import {
  clearSlot,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_NE,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  ptrAt,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { pattern_new_match } from './match-object';
import { pattern_scanner } from './scanner';
import {
  getstring,
  offsetIn,
  pattern_error,
  STATE_SLOTS,
  sre_match,
  sre_search,
  state_fini,
  state_getslice,
  state_init,
  state_reset,
  stateSlice,
} from './state';
import { _sremodulestate, PatternObject, SRE_STATE } from './struct';
import { _validate } from './validate';

/** o as its struct; nothing is checked. */
/* @inline */ export function asPattern(o: PyObject): PatternObject {
  return changetype<PatternObject>(o);
}

/** The state of the pattern's module. */
/* @inline */ export function moduleOf(o: PyObject): _sremodulestate {
  return changetype<_sremodulestate>(PyType_GetModuleState(o.ob_type));
}

/** An argument that Argument Clinic calls int: false with the exception set. */
function intArg(o: PyObject, slot: usize): bool {
  const value = PyLong_AsInt(o);
  store<i32>(slot, value);
  return value != -1 || !PyErr_Occurred();
}

// new: compile(pattern, flags, code, groups, groupindex, indexgroup)
export function sre_compile(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const names = 'pattern flags code groups groupindex indexgroup';
  const buf = stackAlloc(7);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'compile', names, 0, 6, 0, buf) == 0) {
    const code = objAt(buf, 2);
    const index = objAt(buf, 4);
    const group = objAt(buf, 5);
    if (intArg(objAt(buf, 1), buf + 48)) {
      if (!PyList_Check(code)) _PyArg_BadArgument('compile', "argument 'code'", 'list', code);
      else {
        const groups = sizeArg(objAt(buf, 3));
        if (groups != -1 || !PyErr_Occurred()) {
          if (!PyDict_Check(index)) _PyArg_BadArgument('compile', "argument 'groupindex'", 'dict', index);
          else if (!PyTuple_Check(group)) _PyArg_BadArgument('compile', "argument 'indexgroup'", 'tuple', group);
          else result = newPattern(module, objAt(buf, 0), load<i32>(buf, 48), code, groups, index, group);
        }
      }
    }
  }
  stackFree(buf);
  return result;
}

function copyCode(self: PatternObject, code: PyObject): bool {
  const n = self.codesize;
  for (let i: i64 = 0; i < n; i++) {
    const value = PyLong_AsUnsignedLong(PyList_GET_ITEM(code, i));
    if (value == u64.MAX_VALUE && PyErr_Occurred()) return false;
    store<u32>(self.code + ((<usize>i) << 2), <u32>value);
    if (value >> 32) {
      PyErr_SetString(PyExc_OverflowError, 'regular expression code size limit exceeded');
      return false;
    }
  }
  return true;
}

/** Fills isbytes: false with TypeError. */
function setKind(self: PatternObject, pattern: PyObject): bool {
  if (pattern == Py_None) {
    self.isbytes = -1;
    return true;
  }
  const out = stackAlloc(3 + BUFFER_SLOTS);
  memory.fill(out + 24, 0, 80);
  const ok = getstring(pattern, out, out + 24) != 0;
  if (ok) {
    self.isbytes = load<i32>(out, 8);
    PyBuffer_Release(out + 24);
  }
  stackFree(out);
  return ok;
}

function newPattern(
  module: PyObject,
  pattern: PyObject,
  flags: i32,
  code: PyObject,
  groups: i64,
  groupindex: PyObject,
  indexgroup: PyObject,
): PyObject | null {
  const n = PyList_GET_SIZE(code);
  const type = changetype<_sremodulestate>(PyModule_GetState(module)).Pattern_Type as PyTypeObject;
  const o = _PyObject_GC_NewVar(type, n);
  if (!o) return null;
  const self = asPattern(o);
  self.weakreflist = null;
  self.pattern = null;
  self.groupindex = null;
  self.indexgroup = null;
  self.codesize = n;
  const ok = copyCode(self, code);
  PyObject_GC_Track(o);
  if (ok && setKind(self, pattern)) {
    self.pattern = Py_NewRef(pattern);
    self.flags = flags;
    self.groups = groups;
    if (PyDict_GET_SIZE(groupindex) > 0) {
      self.groupindex = Py_NewRef(groupindex);
      if (PyTuple_GET_SIZE(indexgroup) > 0) self.indexgroup = Py_NewRef(indexgroup);
    }
    if (_validate(self)) return o;
  }
  Py_DECREF(o);
  return null;
}

export function pattern_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  const self = asPattern(o);
  let r = Py_VISIT(o.ob_type, visit, arg);
  if (!r) r = Py_VISIT(self.groupindex, visit, arg);
  if (!r) r = Py_VISIT(self.indexgroup, visit, arg);
  return r ? r : Py_VISIT(self.pattern, visit, arg);
}

export function pattern_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<PatternObject>('_groupindex'));
  clearSlot(changetype<usize>(o) + offsetof<PatternObject>('_indexgroup'));
  clearSlot(changetype<usize>(o) + offsetof<PatternObject>('_pattern'));
  return 0;
}

export function pattern_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (asPattern(o).weakreflist) PyObject_ClearWeakRefs(o);
  pattern_clear(o);
  freeInstance(o);
}

/** Reads (string, pos=0, endpos=sys.maxsize) into buf: string at 0, pos at 8, endpos at 16. false: TypeError. */
function subjectArgs(name: string, args: usize, nargs: i64, kwnames: PyObject | null, buf: usize): bool {
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, name, 'string pos endpos', 0, 1, 0, buf) < 0) return false;
  return sizeOption(buf + 8, 0) && sizeOption(buf + 16, i64.MAX_VALUE);
}

/** Replaces the argument at slot by its value. */
export function sizeOption(slot: usize, missing: i64): bool {
  const o = ptrAt(slot, 0);
  const value = o ? sizeArg(o) : missing;
  store<i64>(slot, value);
  return value != -1 || !PyErr_Occurred();
}

// new: match(), fullmatch() and search()
function once(o: PyObject, name: string, how: i32, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const buf = stackAlloc(3 + STATE_SLOTS);
  const state = changetype<SRE_STATE>(buf + 24);
  let match: PyObject | null = null;
  if (
    subjectArgs(name, args, nargs, kwnames, buf) &&
    state_init(state, asPattern(o), objAt(buf, 0), load<i64>(buf, 8), load<i64>(buf, 16))
  ) {
    state.ptr = state.start;
    state.match_all = i32(how == FULLMATCH);
    const code = asPattern(o).code;
    const status = how == SEARCH ? sre_search(state, code) : sre_match(state, code);
    if (!PyErr_Occurred()) match = pattern_new_match(moduleOf(o), asPattern(o), state, status);
    state_fini(state);
  }
  stackFree(buf);
  return match;
}

const MATCH = 0;
const FULLMATCH = 1;
const SEARCH = 2;

export function pattern_match(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return once(o, 'match', MATCH, args, nargs, kwnames);
}

export function pattern_fullmatch(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return once(o, 'fullmatch', FULLMATCH, args, nargs, kwnames);
}

export function pattern_search(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return once(o, 'search', SEARCH, args, nargs, kwnames);
}

/** The next match of findall(), split() and sub(): 1, 0, or -1 with the exception set. */
export function searchOn(state: SRE_STATE, self: PatternObject): i32 {
  state_reset(state);
  state.ptr = state.start;
  const status = sre_search(state, self.code);
  if (PyErr_Occurred()) return -1;
  if (status >= 0) return status;
  pattern_error(status);
  return -1;
}

/** After a match: the next one begins behind it, and is not empty there again. */
/* @inline */ export function stepOver(state: SRE_STATE): void {
  state.must_advance = i32(state.ptr == state.start);
  state.start = state.ptr;
}

/** Appends and releases item; false: it is NULL or there is no memory. */
export function appendSteal(list: PyObject, item: PyObject | null): bool {
  if (!item) return false;
  const r = PyList_Append(list, item);
  Py_DECREF(item);
  return r == 0;
}

// new: what findall() answers for one match
function findallItem(state: SRE_STATE, groups: i64): PyObject | null {
  if (groups == 0) return stateSlice(state, offsetIn(state, state.start), offsetIn(state, state.ptr));
  if (groups == 1) return state_getslice(state, 1, true);
  const item = PyTuple_New(groups);
  if (!item) return null;
  for (let i: i64 = 0; i < groups; i++) {
    const group = state_getslice(state, i + 1, true);
    if (!group) {
      Py_DECREF(item);
      return null;
    }
    PyTuple_SET_ITEM(item, i, group);
  }
  return item;
}

export function pattern_findall(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const self = asPattern(o);
  const buf = stackAlloc(3 + STATE_SLOTS);
  const state = changetype<SRE_STATE>(buf + 24);
  let list: PyObject | null = null;
  if (
    subjectArgs('findall', args, nargs, kwnames, buf) &&
    state_init(state, self, objAt(buf, 0), load<i64>(buf, 8), load<i64>(buf, 16))
  ) {
    list = PyList_New(0);
    let ok = list != null;
    while (ok && state.start <= state.end) {
      const status = searchOn(state, self);
      if (!status) break;
      ok = status > 0 && appendSteal(list as PyObject, findallItem(state, self.groups));
      stepOver(state);
    }
    state_fini(state);
    if (!ok) {
      Py_XDECREF(list);
      list = null;
    }
  }
  stackFree(buf);
  return list;
}

export function pattern_scanner_method(
  o: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  return scannerFor(o, 'scanner', args, nargs, kwnames);
}

function scannerFor(o: PyObject, name: string, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const buf = stackAlloc(3);
  let scanner: PyObject | null = null;
  if (subjectArgs(name, args, nargs, kwnames, buf)) {
    scanner = pattern_scanner(asPattern(o), objAt(buf, 0), load<i64>(buf, 8), load<i64>(buf, 16));
  }
  stackFree(buf);
  return scanner;
}

export function pattern_finditer(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const scanner = scannerFor(o, 'finditer', args, nargs, kwnames);
  if (!scanner) return null;
  const search = PyObject_GetAttrString(scanner, 'search');
  Py_DECREF(scanner);
  if (!search) return null;
  const iterator = PyCallIter_New(search, Py_None);
  Py_DECREF(search);
  return iterator;
}

export function pattern_groupindex(o: PyObject, closure: usize): PyObject | null {
  const names = asPattern(o).groupindex;
  return names ? PyDictProxy_New(names) : PyDict_New();
}

export function pattern_hash(o: PyObject): i64 {
  const self = asPattern(o);
  let hash = PyObject_Hash(self.pattern as PyObject);
  if (hash == -1) return -1;
  hash ^= _Py_HashBytes(self.code, self.codesize << 2);
  hash ^= <i64>self.flags;
  hash ^= <i64>self.isbytes;
  hash ^= self.codesize;
  return hash == -1 ? -2 : hash;
}

export function pattern_richcompare(a: PyObject, b: PyObject, op: i32): PyObject | null {
  if ((op != Py_EQ && op != Py_NE) || b.ob_type != moduleOf(a).Pattern_Type) return Py_NotImplemented;
  const left = asPattern(a);
  const right = asPattern(b);
  let same = 1;
  if (a != b) {
    same = i32(
      left.flags == right.flags &&
        left.isbytes == right.isbytes &&
        left.codesize == right.codesize &&
        bytesEqual(left.code, right.code, (<usize>left.codesize) << 2),
    );
    if (same) same = PyObject_RichCompareBool(left.pattern as PyObject, right.pattern as PyObject, Py_EQ);
    if (same < 0) return null;
  }
  return PyBool_FromLong(i64((same != 0) == (op == Py_EQ)));
}
