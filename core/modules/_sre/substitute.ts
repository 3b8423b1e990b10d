// Pattern's split, sub and subn. (CPython: Modules/_sre/sre.c)

import { BUFFER_SLOTS, PyBuffer_Release } from '../../objects/abstract/buffer';
import { _PyArg_UnpackKeywords } from '../../objects/args';
import { stringlib_bytes_join } from '../../objects/bytes/replace';
import { PyObject_CallOneArg } from '../../objects/call';
import { PyLong_FromSsize_t } from '../../objects/int';
import { PyList_GET_SIZE, PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyCallable_Check } from '../../objects/object';
import { PyUnicode_FindChar } from '../../objects/str/find';
import { PyUnicode_Join } from '../../objects/str/join';
import { memchr } from '../../objects/str/scan';
import { tuplePackSteal2 } from '../../objects/tuple';
import { PyErr_Clear } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_NewRef, Py_SIZE, Py_XDECREF, Py_XNewRef, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { pattern_new_match } from './match-object';
import { appendSteal, asPattern, moduleOf, searchOn, sizeOption, stepOver } from './pattern';
import { getstring, offsetIn, STATE_SLOTS, state_fini, state_getslice, state_init, stateSlice } from './state';
import { _sremodulestate, MatchObject, PatternObject, SRE_STATE, TemplateObject } from './struct';
import { compile_template, expand_template } from './template';

/** The pieces of split(): false with the exception set. */
function splitInto(list: PyObject, self: PatternObject, state: SRE_STATE, maxsplit: i64): bool {
  let last = state.start;
  for (let n: i64 = 0; !maxsplit || n < maxsplit; n++) {
    const status = searchOn(state, self);
    if (status < 0) return false;
    if (!status) break;
    if (!appendSteal(list, stateSlice(state, offsetIn(state, last), offsetIn(state, state.start)))) return false;
    for (let i: i64 = 0; i < self.groups; i++) {
      if (!appendSteal(list, state_getslice(state, i + 1, false))) return false;
    }
    stepOver(state);
    last = state.start;
  }
  return appendSteal(list, stateSlice(state, offsetIn(state, last), state.endpos));
}

export function pattern_split(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const self = asPattern(o);
  const buf = stackAlloc(2 + STATE_SLOTS);
  const state = changetype<SRE_STATE>(buf + 16);
  let list: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'split', 'string maxsplit', 0, 1, 0, buf) == 0 &&
    sizeOption(buf + 8, 0) &&
    state_init(state, self, objAt(buf, 0), 0, i64.MAX_VALUE)
  ) {
    list = PyList_New(0);
    const ok = list != null && splitInto(list, self, state, load<i64>(buf, 8));
    state_fini(state);
    if (!ok) {
      Py_XDECREF(list);
      list = null;
    }
  }
  stackFree(buf);
  return list;
}

const FILTER_LITERAL = 0;
const FILTER_TEMPLATE = 1;
const FILTER_CALLABLE = 2;

/** Whether a replacement has no backslash, and so stands for itself. */
function isLiteral(text: PyObject): bool {
  const out = stackAlloc(3 + BUFFER_SLOTS);
  memory.fill(out + 24, 0, 80);
  const p = getstring(text, out, out + 24);
  let literal = false;
  if (!p) PyErr_Clear();
  else {
    const n = load<i64>(out);
    if (load<i64>(out, 16) == 1) literal = memchr(p, 0x5c, <usize>n) < 0;
    else literal = PyUnicode_FindChar(text, 0x5c, 0, n, 1) < 0;
    PyBuffer_Release(out + 24);
  }
  stackFree(out);
  return literal;
}

// new: what replaces a match
function replacement(
  module: _sremodulestate,
  self: PatternObject,
  state: SRE_STATE,
  filter: PyObject,
  kind: i32,
): PyObject | null {
  if (kind == FILTER_LITERAL) return Py_NewRef(filter);
  const match = pattern_new_match(module, self, state, 1);
  if (!match) return null;
  const item =
    kind == FILTER_TEMPLATE
      ? expand_template(filter, changetype<MatchObject>(match))
      : PyObject_CallOneArg(filter, match);
  Py_DECREF(match);
  return item;
}

/** The pieces of sub(): how many replacements; -1: the exception is set. */
function subInto(list: PyObject, self: PatternObject, state: SRE_STATE, filter: PyObject, kind: i32, count: i64): i64 {
  const module = moduleOf(self);
  let n: i64 = 0;
  let i: i64 = 0;
  while (!count || n < count) {
    const status = searchOn(state, self);
    if (status < 0) return -1;
    if (!status) break;
    const b = offsetIn(state, state.start);
    const e = offsetIn(state, state.ptr);
    if (i < b && !appendSteal(list, stateSlice(state, i, b))) return -1;
    const item = replacement(module, self, state, filter, kind);
    if (!item) return -1;
    if (item != Py_None && !appendSteal(list, item)) return -1;
    i = e;
    n++;
    stepOver(state);
  }
  if (i < state.endpos && !appendSteal(list, stateSlice(state, i, state.endpos))) return -1;
  return n;
}

// new: the pieces as one string
function joinPieces(state: SRE_STATE, list: PyObject): PyObject | null {
  const joiner = stateSlice(state, 0, 0);
  if (!joiner || PyList_GET_SIZE(list) == 0) return joiner;
  const result = state.isbytes ? stringlib_bytes_join(joiner, list) : PyUnicode_Join(joiner, list);
  Py_DECREF(joiner);
  return result;
}

// new: (result, n), or the result alone; steals result
function subResult(result: PyObject | null, n: i64, pair: bool): PyObject | null {
  if (!result || !pair) return result;
  const number = PyLong_FromSsize_t(n);
  if (number) return tuplePackSteal2(result, number);
  Py_DECREF(result);
  return null;
}

function subx(
  o: PyObject,
  name: string,
  pair: bool,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const self = asPattern(o);
  const buf = stackAlloc(3 + STATE_SLOTS);
  const state = changetype<SRE_STATE>(buf + 24);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, name, 'repl string count', 0, 2, 0, buf) == 0 &&
    sizeOption(buf + 16, 0)
  ) {
    const given = objAt(buf, 0);
    let kind = FILTER_LITERAL;
    let filter: PyObject | null = null;
    if (PyCallable_Check(given)) kind = FILTER_CALLABLE;
    else if (!isLiteral(given)) kind = FILTER_TEMPLATE;
    if (kind != FILTER_TEMPLATE) filter = Py_NewRef(given);
    else {
      filter = compile_template(moduleOf(o), o, given);
      if (filter && Py_SIZE(filter) == 0) {
        const literal = Py_XNewRef(changetype<TemplateObject>(filter).literal);
        Py_DECREF(filter);
        filter = literal;
        kind = FILTER_LITERAL;
      }
    }
    if (filter) {
      if (state_init(state, self, objAt(buf, 1), 0, i64.MAX_VALUE)) {
        const list = PyList_New(0);
        if (list) {
          const n = subInto(list, self, state, filter, kind, load<i64>(buf, 16));
          if (n >= 0) result = subResult(joinPieces(state, list), n, pair);
          Py_DECREF(list);
        }
        state_fini(state);
      }
      Py_DECREF(filter);
    }
  }
  stackFree(buf);
  return result;
}

export function pattern_sub(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return subx(o, 'sub', false, args, nargs, kwnames);
}

export function pattern_subn(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return subx(o, 'subn', true, args, nargs, kwnames);
}
