// The state of a search: the subject's characters, groups, results. (CPython: Modules/_sre/sre.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { Py_buffer, PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer } from '../../objects/abstract/buffer';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_CheckExact, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_RuntimeError,
  PyExc_SystemError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { Py_None } from '../../objects/none';
import { PyUnicode_Substring } from '../../objects/str/slice';
import { PyUnicode_Check, PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND } from '../../objects/str/struct';
import { PyErr_Occurred } from '../../runtime/errors';
import { Py_NewRef, Py_XDECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { SRE_ERROR_MEMORY, SRE_FLAG_DEBUG } from './constants';
import { sreMatch } from './engine';
import { sreSearch } from './search';
import { data_stack_dealloc } from './stack';
import { PatternObject, SRE_STATE } from './struct';

/** Bytes in slots of stackAlloc. */
export const STATE_SLOTS: i64 = 27;

/**
 * The characters of a str or bytes-like object: their address; *length characters, *isbytes, *charsize (8 bytes each, from
 * `out` on). view: a zeroed Py_buffer, to be released when its obj is set. 0: TypeError.
 */
export function getstring(string: PyObject, out: usize, view: usize): usize {
  if (PyUnicode_Check(string)) {
    store<i64>(out, PyUnicode_GET_LENGTH(string));
    store<i64>(out, 0, 8);
    store<i64>(out, PyUnicode_KIND(string), 16);
    return PyUnicode_DATA(string);
  }
  if (PyObject_GetBuffer(string, view, PyBUF_SIMPLE) != 0) {
    PyErr_Format(PyExc_TypeError, "expected string or bytes-like object, got '%.200s'", string.ob_type.tp_name);
    return 0;
  }
  const buffer = changetype<Py_buffer>(view);
  store<i64>(out, buffer.len);
  store<i64>(out, 1, 8);
  store<i64>(out, 1, 16);
  if (!buffer.buf) {
    PyErr_SetString(PyExc_ValueError, 'Buffer is NULL');
    PyBuffer_Release(view);
    return 0;
  }
  return buffer.buf;
}

/** Prepares a search of string[start:end]: false: the exception is set and nothing is kept. */
export function state_init(state: SRE_STATE, pattern: PatternObject, string: PyObject, start: i64, end: i64): bool {
  memory.fill(changetype<usize>(state), 0, offsetof<SRE_STATE>());
  state.mark = PyMem_Malloc((<usize>pattern.groups) << 4);
  if (!state.mark) {
    PyErr_NoMemory();
    return false;
  }
  state.lastmark = -1;
  state.lastindex = -1;
  const out = stackAlloc(3);
  const p = getstring(string, out, state.buffer);
  const length = load<i64>(out);
  const isbytes = load<i32>(out, 8);
  state.charsize = load<i32>(out, 16);
  stackFree(out);
  let ok = p != 0;
  if (ok && isbytes && pattern.isbytes == 0) {
    PyErr_SetString(PyExc_TypeError, 'cannot use a string pattern on a bytes-like object');
    ok = false;
  } else if (ok && !isbytes && pattern.isbytes > 0) {
    PyErr_SetString(PyExc_TypeError, 'cannot use a bytes pattern on a string-like object');
    ok = false;
  }
  if (!ok) {
    PyMem_Free(state.mark);
    state.mark = 0;
    PyBuffer_Release(state.buffer);
    return false;
  }
  const from = start < 0 ? 0 : start > length ? length : start;
  const to = end < 0 ? 0 : end > length ? length : end;
  state.isbytes = isbytes;
  state.debug = i32((pattern.flags & SRE_FLAG_DEBUG) != 0);
  state.beginning = p;
  state.start = p + <usize>from * <usize>state.charsize;
  state.end = p + <usize>to * <usize>state.charsize;
  state.string = Py_NewRef(string);
  state.pos = from;
  state.endpos = to;
  return true;
}

export function state_fini(state: SRE_STATE): void {
  PyBuffer_Release(state.buffer);
  const string = state.string;
  state.string = null;
  Py_XDECREF(string);
  data_stack_dealloc(state);
  PyMem_Free(state.mark);
  state.mark = 0;
}

/** Before the next search of the same subject. */
export function state_reset(state: SRE_STATE): void {
  state.lastmark = -1;
  state.lastindex = -1;
  state.repeat = 0;
  state.data_stack_base = 0;
}

/** An address of the subject as an index. */
/* @inline */ export function offsetIn(state: SRE_STATE, p: usize): i64 {
  return <i64>((p - state.beginning) / <usize>state.charsize);
}

// new: string[start:end], as str or bytes
export function getslice(isbytes: bool, p: usize, string: PyObject, start: i64, end: i64): PyObject | null {
  if (!isbytes) return PyUnicode_Substring(string, start, end);
  if (PyBytes_CheckExact(string) && start == 0 && end == PyBytes_GET_SIZE(string)) return Py_NewRef(string);
  return PyBytes_FromStringAndSize(p + <usize>start, end - start);
}

// new
export function stateSlice(state: SRE_STATE, start: i64, end: i64): PyObject | null {
  return getslice(state.isbytes != 0, state.beginning, state.string as PyObject, start, end);
}

// new: what a group (from 1) matched; nothing: an empty string, or None
export function state_getslice(state: SRE_STATE, group: i64, empty: bool): PyObject | null {
  const at = state.mark + ((<usize>(group - 1)) << 4);
  if ((group - 1) * 2 >= state.lastmark || !load<usize>(at) || !load<usize>(at, 8)) {
    return empty ? stateSlice(state, 0, 0) : Py_None;
  }
  const i = offsetIn(state, load<usize>(at));
  const j = offsetIn(state, load<usize>(at, 8));
  return i > j ? wrongSpan() : stateSlice(state, i, j);
}

/** Raises SystemError; NULL. */
export function wrongSpan(): PyObject | null {
  return PyErr_SetString(
    PyExc_SystemError,
    'The span of capturing group is wrong, please report a bug for the re module.',
  );
}

export function sre_match(state: SRE_STATE, code: usize): i32 {
  if (state.charsize == 1) return sreMatch<u8>(state, code, 1);
  return state.charsize == 2 ? sreMatch<u16>(state, code, 1) : sreMatch<u32>(state, code, 1);
}

export function sre_search(state: SRE_STATE, code: usize): i32 {
  if (state.charsize == 1) return sreSearch<u8>(state, code);
  return state.charsize == 2 ? sreSearch<u16>(state, code) : sreSearch<u32>(state, code);
}

/** Sets the exception that an error of the matcher stands for. */
export function pattern_error(status: i32): void {
  if (status == SRE_ERROR_MEMORY) PyErr_NoMemory();
  else if (!PyErr_Occurred()) PyErr_SetString(PyExc_RuntimeError, 'internal error in regular expression engine');
}
