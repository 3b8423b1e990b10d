// re.Match. (CPython: Modules/_sre/sre.c)

import { BUFFER_SLOTS, PyBuffer_Release } from '../../objects/abstract/buffer';
import { PyIndex_Check, PyNumber_AsSsize_t } from '../../objects/abstract/conversion';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../../objects/args';
import { _PyDict_Next, _PyDict_SetItem_KnownHash, PyDict_GetItemWithError, PyDict_New } from '../../objects/dict/dict';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_IndexError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_Check, PyLong_FromSsize_t } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import {
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_SET_ITEM,
  tuplePackSteal2,
} from '../../objects/tuple';
import { freeInstance } from '../../objects/type/from-spec';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_NewVar } from '../../runtime/gc/alloc';
import { PyObject_GC_Track, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import {
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { getslice, getstring, offsetIn, pattern_error, wrongSpan } from './state';
import { _sremodulestate, MatchObject, PatternObject, SRE_STATE } from './struct';

/* @inline */ function asMatch(o: PyObject): MatchObject {
  return changetype<MatchObject>(o);
}

/* @inline */ function markAt(self: MatchObject, n: i64): i64 {
  return load<i64>(self.mark + ((<usize>n) << 3));
}

function setMarks(self: MatchObject, n: i64, start: i64, end: i64): void {
  store<i64>(self.mark + ((<usize>n) << 4), start);
  store<i64>(self.mark + ((<usize>n) << 4), end, 8);
}

// new: a match of the state's result, None for status 0, or NULL
export function pattern_new_match(
  module: _sremodulestate,
  pattern: PatternObject,
  state: SRE_STATE,
  status: i32,
): PyObject | null {
  if (status == 0) return Py_None;
  if (status < 0) {
    pattern_error(status);
    return null;
  }
  const o = _PyObject_GC_NewVar(module.Match_Type as PyTypeObject, 2 * (pattern.groups + 1));
  if (!o) return null;
  const match = asMatch(o);
  Py_INCREF(pattern);
  match.pattern = pattern;
  match.string = Py_XNewRef(state.string);
  match.regs = null;
  match.groups = pattern.groups + 1;
  setMarks(match, 0, offsetIn(state, state.start), offsetIn(state, state.ptr));
  for (let i: i64 = 0; i < pattern.groups; i++) {
    const at = state.mark + ((<usize>i) << 4);
    let start: i64 = -1;
    let end: i64 = -1;
    if (2 * i + 1 <= <i64>state.lastmark && load<usize>(at) && load<usize>(at, 8)) {
      start = offsetIn(state, load<usize>(at));
      end = offsetIn(state, load<usize>(at, 8));
      if (load<usize>(at) > load<usize>(at, 8)) {
        wrongSpan();
        PyObject_GC_Track(o);
        Py_DECREF(o);
        return null;
      }
    }
    setMarks(match, i + 1, start, end);
  }
  match.pos = state.pos;
  match.endpos = state.endpos;
  match.lastindex = state.lastindex;
  PyObject_GC_Track(o);
  return o;
}

export function match_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  const self = asMatch(o);
  let r = Py_VISIT(o.ob_type, visit, arg);
  if (!r) r = Py_VISIT(self.string, visit, arg);
  if (!r) r = Py_VISIT(self.regs, visit, arg);
  return r ? r : Py_VISIT(self.pattern, visit, arg);
}

export function match_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<MatchObject>('_string'));
  clearSlot(changetype<usize>(o) + offsetof<MatchObject>('_regs'));
  clearSlot(changetype<usize>(o) + offsetof<MatchObject>('_pattern'));
  return 0;
}

export function match_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  match_clear(o);
  freeInstance(o);
}

// new: what the group matched; nothing: missing
export function match_getslice_by_index(self: MatchObject, group: i64, missing: PyObject): PyObject | null {
  const string = self.string;
  if (!string || string == Py_None || markAt(self, 2 * group) < 0) return Py_NewRef(missing);
  const out = stackAlloc(3 + BUFFER_SLOTS);
  const view = out + 24;
  memory.fill(view, 0, 80);
  const p = getstring(string, out, view);
  let result: PyObject | null = null;
  if (p) {
    // A bytearray may have become shorter.
    const length = load<i64>(out);
    const start = markAt(self, 2 * group);
    const end = markAt(self, 2 * group + 1);
    result = getslice(load<i64>(out, 8) != 0, p, string, start < length ? start : length, end < length ? end : length);
    PyBuffer_Release(view);
  }
  stackFree(out);
  return result;
}

/** The number of a group that is given by its number or name, NULL: 0; -1 with IndexError. */
function match_getindex(self: MatchObject, index: PyObject | null): i64 {
  if (!index) return 0;
  let i: i64 = -1;
  if (PyIndex_Check(index)) i = PyNumber_AsSsize_t(index, null);
  else {
    const names = self.pattern!.groupindex;
    if (names) {
      const found = PyDict_GetItemWithError(names, index);
      if (found && PyLong_Check(found)) i = PyLong_AsSsize_t(found);
    }
  }
  if (i >= 0 && i < self.groups) return i;
  if (!PyErr_Occurred()) PyErr_SetString(PyExc_IndexError, 'no such group');
  return -1;
}

function match_getslice(self: MatchObject, index: PyObject | null, missing: PyObject): PyObject | null {
  const i = match_getindex(self, index);
  return i < 0 ? null : match_getslice_by_index(self, i, missing);
}

export function match_group(o: PyObject, args: PyObject): PyObject | null {
  const self = asMatch(o);
  const n = PyTuple_GET_SIZE(args);
  if (n == 0) return match_getslice_by_index(self, 0, Py_None);
  if (n == 1) return match_getslice(self, PyTuple_GET_ITEM(args, 0), Py_None);
  const result = PyTuple_New(n);
  if (!result) return null;
  for (let i: i64 = 0; i < n; i++) {
    const item = match_getslice(self, PyTuple_GET_ITEM(args, i), Py_None);
    if (!item) {
      Py_DECREF(result);
      return null;
    }
    PyTuple_SET_ITEM(result, i, item);
  }
  return result;
}

export function match_getitem(o: PyObject, name: PyObject): PyObject | null {
  return match_getslice(asMatch(o), name, Py_None);
}

/** The argument `default` of groups() and groupdict(); NULL: TypeError. Borrowed. */
function defaultArg(name: string, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const buf = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, name, 'default', 0, 0, 0, buf) == 0;
  const given = ptrAt(buf, 0);
  stackFree(buf);
  if (!ok) return null;
  return given ? given : Py_None;
}

export function match_groups(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const self = asMatch(o);
  const missing = defaultArg('groups', args, nargs, kwnames);
  if (!missing) return null;
  const result = PyTuple_New(self.groups - 1);
  if (!result) return null;
  for (let i: i64 = 1; i < self.groups; i++) {
    const item = match_getslice_by_index(self, i, missing);
    if (!item) {
      Py_DECREF(result);
      return null;
    }
    PyTuple_SET_ITEM(result, i - 1, item);
  }
  return result;
}

export function match_groupdict(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const self = asMatch(o);
  const missing = defaultArg('groupdict', args, nargs, kwnames);
  if (!missing) return null;
  const result = PyDict_New();
  const names = self.pattern!.groupindex;
  if (!result || !names) return result;
  const at = stackAlloc(4);
  store<i64>(at, 0);
  let ok = true;
  while (ok && _PyDict_Next(names, at, at + 8, at + 16, at + 24)) {
    const key = Py_NewRef(objAt(at, 1));
    const value = match_getslice(self, key, missing);
    ok = value != null && _PyDict_SetItem_KnownHash(result, key, value, load<i64>(at, 24)) == 0;
    Py_XDECREF(value);
    Py_DECREF(key);
  }
  stackFree(at);
  if (ok) return result;
  Py_DECREF(result);
  return null;
}

/** The optional argument of start(), end() and span() as a group; -1: the exception is set. */
function groupArg(name: string, self: MatchObject, args: usize, nargs: i64): i64 {
  if (!_PyArg_CheckPositional(name, nargs, 0, 1)) return -1;
  return match_getindex(self, nargs ? ptrAt(args, 0) : changetype<PyObject | null>(0));
}

export function match_start(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const i = groupArg('start', asMatch(o), args, nargs);
  return i < 0 ? null : PyLong_FromSsize_t(markAt(asMatch(o), 2 * i));
}

export function match_end(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const i = groupArg('end', asMatch(o), args, nargs);
  return i < 0 ? null : PyLong_FromSsize_t(markAt(asMatch(o), 2 * i + 1));
}

// new
function spanOf(self: MatchObject, i: i64): PyObject | null {
  const start = PyLong_FromSsize_t(markAt(self, 2 * i));
  if (!start) return null;
  const end = PyLong_FromSsize_t(markAt(self, 2 * i + 1));
  if (end) return tuplePackSteal2(start, end);
  Py_DECREF(start);
  return null;
}

export function match_span(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const i = groupArg('span', asMatch(o), args, nargs);
  return i < 0 ? null : spanOf(asMatch(o), i);
}

export function match_regs_get(o: PyObject, closure: usize): PyObject | null {
  const self = asMatch(o);
  if (self.regs) return Py_XNewRef(self.regs);
  const regs = PyTuple_New(self.groups);
  if (!regs) return null;
  for (let i: i64 = 0; i < self.groups; i++) {
    const span = spanOf(self, i);
    if (!span) {
      Py_DECREF(regs);
      return null;
    }
    PyTuple_SET_ITEM(regs, i, span);
  }
  self.regs = Py_NewRef(regs);
  return regs;
}

export function match_lastindex_get(o: PyObject, closure: usize): PyObject | null {
  const i = asMatch(o).lastindex;
  return i >= 0 ? PyLong_FromSsize_t(i) : Py_None;
}

export function match_lastgroup_get(o: PyObject, closure: usize): PyObject | null {
  const i = asMatch(o).lastindex;
  const names = asMatch(o).pattern!.indexgroup;
  return names && i >= 0 && i < PyTuple_GET_SIZE(names) ? Py_NewRef(PyTuple_GET_ITEM(names, i)) : Py_None;
}

export function match_repr(o: PyObject): PyObject | null {
  const self = asMatch(o);
  const whole = match_getslice_by_index(self, 0, Py_None);
  if (!whole) return null;
  const result = PyUnicode_FromFormat(
    '<%s object; span=(%zd, %zd), match=%.50R>',
    o.ob_type.tp_name,
    <u64>markAt(self, 0),
    <u64>markAt(self, 1),
    arg(whole),
  );
  Py_DECREF(whole);
  return result;
}

/** __copy__ and, with an argument, __deepcopy__: the same object. */
export function sre_copy(o: PyObject, memo: PyObject | null): PyObject | null {
  return Py_NewRef(o);
}
