// One object per name. (CPython: Objects/unicodeobject.c)
//
// Static strings (_PyRuntime's literals, identifiers and one-character strings) are found in a table that the process
// has once; all others in the interpreter's dict, which maps a string to itself and whose two references are not
// counted. States of a string: not interned -> mortal -> immortal; static ones are immortal from the start.
//
// NOT CPYTHON: the table of static strings is open-addressed in the data segment; CPython's is a chained hash table on
// the raw heap. Neither can be seen from Python.

import { EVENT_DECREF, EVENT_INCREF, event, listening } from '../../memory/events';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_SetRaisedException } from '../../runtime/errors';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { _Py_IMMORTAL_REFCNT, _Py_IsImmortal, objAt, Py_DECREF, PyObject } from '../../runtime/object';
import { defsAlloc, stackAlloc, stackFree } from '../../runtime/pellucid';
import { _PyRuntime } from '../../runtime/runtime';
import {
  PyDict_Clear,
  PyDict_Contains,
  PyDict_DelItem,
  PyDict_New,
  PyDict_Next,
  PyDict_SetDefaultRef,
  PyDict_Size,
} from '../dict/dict';
import { unicode_eq, unicode_hash } from './compare';
import { LATIN1, PyUnicode_FromString } from './new';
import {
  ASCII_HEADER,
  COMPACT_HEADER,
  PyASCIIObject,
  PyUnicode_CHECK_INTERNED,
  PyUnicode_CheckExact,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_Type,
  SSTATE_INTERNED_IMMORTAL,
  SSTATE_INTERNED_IMMORTAL_STATIC,
  SSTATE_INTERNED_MORTAL,
  STATE_ASCII,
  STATE_COMPACT,
  STATE_INTERNED_MASK,
  STATE_KIND_SHIFT,
  STATE_STATIC,
  setState,
  stateOf,
} from './struct';

const STATIC_TABLE_SIZE: usize = 4096; // a power of 2, about a quarter full

/** The static string of the same text; NULL: there is none. */
function findStatic(s: PyObject): PyObject | null {
  const table = _PyRuntime.interned_strings;
  let i = <usize>unicode_hash(s) & (STATIC_TABLE_SIZE - 1);
  let found = changetype<PyObject | null>(load<usize>(table + (i << 3)));
  while (found && !unicode_eq(found, s)) {
    i = (i + 1) & (STATIC_TABLE_SIZE - 1);
    found = changetype<PyObject | null>(load<usize>(table + (i << 3)));
  }
  return found;
}

function addStatic(s: PyObject): void {
  const table = _PyRuntime.interned_strings;
  let i = <usize>unicode_hash(s) & (STATIC_TABLE_SIZE - 1);
  while (load<usize>(table + (i << 3))) i = (i + 1) & (STATIC_TABLE_SIZE - 1);
  store<u64>(table + (i << 3), <u64>changetype<usize>(s));
  setState(s, stateOf(s) | SSTATE_INTERNED_IMMORTAL_STATIC);
}

function staticHeader(s: PyObject, length: i64, state: u32): void {
  s.ob_refcnt = _Py_IMMORTAL_REFCNT;
  s.ob_type = PyUnicode_Type;
  const ascii = changetype<PyASCIIObject>(s);
  ascii.length = length;
  ascii.hash = -1;
  setState(s, state | STATE_COMPACT | STATE_STATIC | (1 << STATE_KIND_SHIFT));
}

/** Fills the strings that lie in _PyRuntime and interns them. */
export function init_static_strings(): void {
  _PyRuntime.interned_strings = defsAlloc(STATIC_TABLE_SIZE << 3);
  for (let c: u32 = 0; c < 128; c++) {
    const s = LATIN1(c);
    staticHeader(s, 1, STATE_ASCII);
    store<u8>(changetype<usize>(s), c, ASCII_HEADER);
  }
  // Their UTF-8 is ready from the start: string constants of the program in CPython.
  const constants = defsAlloc(128 * 3);
  for (let c: u32 = 128; c < 256; c++) {
    const s = LATIN1(c);
    staticHeader(s, 1, 0);
    store<u8>(changetype<usize>(s), c, COMPACT_HEADER);
    const utf8 = constants + <usize>(c - 128) * 3;
    store<u8>(utf8, 0xc0 | (c >> 6));
    store<u8>(utf8 + 1, 0x80 | (c & 0x3f));
    store<i64>(changetype<usize>(s), 2, 40);
    store<u64>(changetype<usize>(s), <u64>utf8, 48);
  }
  // The texts in CPython's order, each ended by a line feed: the objects lie one behind the other.
  const texts = staticStringTexts();
  const units = texts.length;
  let at = _PyRuntime.strings;
  let length = 0;
  for (let i = 0; i < units; i++) {
    const c = texts.charCodeAt(i);
    if (c != 0x0a) {
      store<u8>(at + ASCII_HEADER + length, c);
      length++;
      continue;
    }
    staticHeader(changetype<PyObject>(at), length, STATE_ASCII);
    addStatic(changetype<PyObject>(at));
    at += (ASCII_HEADER + length + 1 + 7) & ~7;
    length = 0;
  }
  for (let c: u32 = 0; c < 256; c++) addStatic(LATIN1(c));
}

function immortalize_interned(s: PyObject): void {
  s.ob_refcnt = _Py_IMMORTAL_REFCNT;
  setState(s, (stateOf(s) & ~STATE_INTERNED_MASK) | SSTATE_INTERNED_IMMORTAL);
}

/** The interned string of s's text; steals s, returns a strong reference. Where memory is short: s itself. */
function intern_common(s: PyObject, immortalize: bool): PyObject {
  if (!PyUnicode_CheckExact(s)) return s;
  const state = PyUnicode_CHECK_INTERNED(s);
  if (state) {
    if (immortalize && state == SSTATE_INTERNED_MORTAL) immortalize_interned(s);
    return s;
  }
  if (PyUnicode_GET_LENGTH(s) == 1 && PyUnicode_KIND(s) == 1) {
    const shared = LATIN1(load<u8>(PyUnicode_DATA(s)));
    Py_DECREF(s);
    return shared;
  }
  const found = findStatic(s);
  if (found) {
    Py_DECREF(s);
    return found;
  }
  const interp = _PyInterpreterState_GET();
  let dict = interp.cached_interned_strings;
  if (!dict) {
    dict = PyDict_New();
    if (!dict) {
      PyErr_Clear();
      return s;
    }
    interp.cached_interned_strings = dict;
  }
  const slot = stackAlloc(1);
  const had = PyDict_SetDefaultRef(dict, s, s, slot);
  const t = changetype<PyObject>(load<usize>(slot));
  stackFree(slot);
  if (had < 0) {
    PyErr_Clear();
    return s;
  }
  if (had) {
    Py_DECREF(s);
    if (immortalize && PyUnicode_CHECK_INTERNED(t) == SSTATE_INTERNED_MORTAL) immortalize_interned(t);
    return t;
  }
  Py_DECREF(t);
  // The dict's references, as key and as value, are not counted: the last owner's decref reaches 0.
  if (!_Py_IsImmortal(s)) {
    s.ob_refcnt -= 2;
    if (listening()) {
      event(EVENT_DECREF, changetype<usize>(s), <i32>s.ob_refcnt + 1);
      event(EVENT_DECREF, changetype<usize>(s), <i32>s.ob_refcnt);
    }
  }
  setState(s, stateOf(s) | SSTATE_INTERNED_MORTAL);
  if (immortalize) immortalize_interned(s);
  return s;
}

/** Whether there is an interned string, not a static one, of s's text. */
export function _PyUnicode_HasInterned(s: PyObject): bool {
  const dict = _PyInterpreterState_GET().cached_interned_strings;
  if (!dict) return false;
  const found = PyDict_Contains(dict, s);
  if (found < 0) PyErr_Clear();
  return found > 0;
}

/** How many strings are interned, static ones aside. */
export function _PyUnicode_InternedSize(): i64 {
  const dict = _PyInterpreterState_GET().cached_interned_strings;
  return dict ? PyDict_Size(dict) : 0;
}

/** How many of them live for ever. */
export function _PyUnicode_InternedSize_Immortal(): i64 {
  const dict = _PyInterpreterState_GET().cached_interned_strings;
  if (!dict) return 0;
  const at = stackAlloc(2);
  store<i64>(at, 0);
  let count: i64 = 0;
  while (PyDict_Next(dict, at, at + 8, 0))
    if (PyUnicode_CHECK_INTERNED(objAt(at, 1)) == SSTATE_INTERNED_IMMORTAL) count++;
  stackFree(at);
  return count;
}

/** Replaces *slot by the interned string of its text. */
export function _PyUnicode_InternMortal(slot: usize): void {
  const s = changetype<PyObject | null>(load<usize>(slot));
  if (s) store<u64>(slot, <u64>changetype<usize>(intern_common(s, false)));
}

/** The same, and the string lives for ever. */
export function _PyUnicode_InternImmortal(slot: usize): void {
  const s = changetype<PyObject | null>(load<usize>(slot));
  if (s) store<u64>(slot, <u64>changetype<usize>(intern_common(s, true)));
}

export function PyUnicode_InternInPlace(slot: usize): void {
  _PyUnicode_InternMortal(slot);
}

/** new: the interned string of a literal. */
export function PyUnicode_InternFromString(text: string): PyObject | null {
  const s = PyUnicode_FromString(text);
  return s ? intern_common(s, false) : null;
}

/** The count has become 0: takes the string out of the dict before it is freed. */
export function _PyUnicode_ForgetInterned(s: PyObject): void {
  // The dict's two references come back to life, and one more, so that removing it does not free it here.
  s.ob_refcnt = 3;
  if (listening()) event(EVENT_INCREF, changetype<usize>(s), 3);
  setState(s, stateOf(s) & ~STATE_INTERNED_MASK);
  const dict = _PyInterpreterState_GET().cached_interned_strings;
  const raised = PyErr_GetRaisedException();
  if (dict && PyDict_DelItem(dict, s) < 0) PyErr_Clear();
  PyErr_SetRaisedException(raised);
  s.ob_refcnt = 0;
  if (listening()) event(EVENT_DECREF, changetype<usize>(s), 0);
}

/** Finalization: the strings of the dict are ordinary again, and the dict goes. */
export function _PyUnicode_ClearInterned(): void {
  const interp = _PyInterpreterState_GET();
  const dict = interp.cached_interned_strings;
  if (!dict) return;
  const at = stackAlloc(3);
  store<i64>(at, 0);
  while (PyDict_Next(dict, at, at + 8, at + 16)) {
    const s = changetype<PyObject>(load<usize>(at + 8));
    const state = PyUnicode_CHECK_INTERNED(s);
    if (state == SSTATE_INTERNED_IMMORTAL) s.ob_refcnt = 2;
    else if (state == SSTATE_INTERNED_MORTAL) s.ob_refcnt += 2;
    else continue;
    setState(s, stateOf(s) & ~STATE_INTERNED_MASK);
  }
  stackFree(at);
  interp.cached_interned_strings = null;
  PyDict_Clear(dict);
  Py_DECREF(dict);
}
