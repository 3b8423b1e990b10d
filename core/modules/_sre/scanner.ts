// Scanners: a search that goes on where it stopped; finditer() is one. (CPython: Modules/_sre/sre.c)

import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { Py_None } from '../../objects/none';
import { PyTuple_GET_SIZE } from '../../objects/tuple';
import { freeInstance, PyType_GetModuleState } from '../../objects/type/from-spec';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { PyObject_GC_Track, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { clearSlot, Py_DECREF, Py_INCREF, Py_VISIT, PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { pattern_new_match } from './match-object';
import { data_stack_dealloc } from './stack';
import { sre_match, sre_search, state_fini, state_init, state_reset } from './state';
import { _sremodulestate, PatternObject, ScannerObject } from './struct';

/* @inline */ function asScanner(o: PyObject): ScannerObject {
  return changetype<ScannerObject>(o);
}

// new
export function pattern_scanner(self: PatternObject, string: PyObject, pos: i64, endpos: i64): PyObject | null {
  const module = changetype<_sremodulestate>(PyType_GetModuleState(self.ob_type));
  const o = _PyObject_GC_New(module.Scanner_Type as PyTypeObject);
  if (!o) return null;
  const scanner = asScanner(o);
  scanner.pattern = null;
  scanner.executing = 0;
  const ok = state_init(scanner.state, self, string, pos, endpos);
  if (ok) {
    Py_INCREF(self);
    scanner.pattern = self;
  }
  PyObject_GC_Track(o);
  if (ok) return o;
  Py_DECREF(o);
  return null;
}

export function scanner_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  const r = Py_VISIT(o.ob_type, visit, arg);
  return r ? r : Py_VISIT(asScanner(o).pattern, visit, arg);
}

export function scanner_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<ScannerObject>('_pattern'));
  return 0;
}

export function scanner_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  state_fini(asScanner(o).state);
  scanner_clear(o);
  freeInstance(o);
}

// new: the next match, or None
function scan(o: PyObject, search: bool): PyObject | null {
  const self = asScanner(o);
  if (self.executing) return PyErr_SetString(PyExc_ValueError, 'regular expression scanner already executing');
  const state = self.state;
  if (!state.start) return Py_None;
  self.executing = 1;
  state_reset(state);
  state.ptr = state.start;
  const pattern = self.pattern as PatternObject;
  const status = search ? sre_search(state, pattern.code) : sre_match(state, pattern.code);
  data_stack_dealloc(state);
  let match: PyObject | null = null;
  if (!PyErr_Occurred()) {
    match = pattern_new_match(changetype<_sremodulestate>(PyType_GetModuleState(o.ob_type)), pattern, state, status);
    if (status == 0) state.start = 0;
    else {
      state.must_advance = i32(state.ptr == state.start);
      state.start = state.ptr;
    }
  }
  self.executing = 0;
  return match;
}

export function scanner_match(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (nargs || (kwnames != null && PyTuple_GET_SIZE(kwnames) > 0)) {
    return PyErr_SetString(PyExc_TypeError, 'match() takes no arguments');
  }
  return scan(o, false);
}

export function scanner_search(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (nargs || (kwnames != null && PyTuple_GET_SIZE(kwnames) > 0)) {
    return PyErr_SetString(PyExc_TypeError, 'search() takes no arguments');
  }
  return scan(o, true);
}
