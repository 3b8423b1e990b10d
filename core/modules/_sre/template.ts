// Replacement templates: literals with groups between them. (CPython: Modules/_sre/sre.c)

import { PyObject_CheckBuffer } from '../../objects/abstract/buffer';
import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../../objects/args';
import { PyObject_GetAttrString } from '../../objects/attribute';
import { PyBytes_FromObject } from '../../objects/bytes/create';
import { bytes_get_empty } from '../../objects/bytes/new';
import { stringlib_bytes_join } from '../../objects/bytes/replace';
import { PyBytes_Check, PyBytes_CheckExact, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { _PyObject_CallTwo } from '../../objects/call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_IndexError, PyExc_RuntimeError, PyExc_TypeError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t } from '../../objects/int';
import { PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE, PyList_ITEMS, PyList_New } from '../../objects/list';
import { PyModule_GetState } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { _PyUnicode_JoinArray, PyUnicode_Join } from '../../objects/str/join';
import { _PyUnicode_Copy, PyUnicode_FromString, unicode_get_empty } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_CheckExact, PyUnicode_GET_LENGTH } from '../../objects/str/struct';
import { freeInstance, PyType_GetModuleState } from '../../objects/type/from-spec';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_NewVar } from '../../runtime/gc/alloc';
import { PyObject_GC_Track, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import {
  clearSlot,
  objAt,
  Py_DECREF,
  Py_NewRef,
  Py_SIZE,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  PyVarObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { PyImport_Import } from '../../vm/import';
import { match_getslice_by_index } from './match-object';
import { _sremodulestate, MatchObject, TemplateObject } from './struct';

const ITEMS: usize = 40;
const ITEM: usize = 16;

function isEmptyLiteral(o: PyObject): bool {
  if (PyUnicode_Check(o)) return PyUnicode_GET_LENGTH(o) == 0;
  return PyBytes_Check(o) && PyBytes_GET_SIZE(o) == 0;
}

// new: _sre.template(pattern, [literal, group, literal, …])
export function sre_template(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('template', nargs, 2, 2)) return null;
  const list = objAt(args, 1);
  if (!PyList_Check(list)) {
    _PyArg_BadArgument('template', 'argument 2', 'list', list);
    return null;
  }
  const size = PyList_GET_SIZE(list);
  if ((size & 1) == 0) return PyErr_SetString(PyExc_TypeError, 'invalid template');
  const n = size / 2;
  const type = changetype<_sremodulestate>(PyModule_GetState(module)).Template_Type as PyTypeObject;
  const o = _PyObject_GC_NewVar(type, n);
  if (!o) return null;
  const self = changetype<TemplateObject>(o);
  self.chunks = size;
  self.literal = Py_NewRef(PyList_GET_ITEM(list, 0));
  for (let i: i64 = 0; i < n; i++) {
    const index = PyLong_AsSsize_t(PyList_GET_ITEM(list, 2 * i + 1));
    if (index < 0) {
      if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, 'invalid template');
      self.ob_size = i;
      PyObject_GC_Track(o);
      Py_DECREF(o);
      return null;
    }
    const item = changetype<usize>(o) + ITEMS + <usize>i * ITEM;
    store<i64>(item, index);
    const literal = PyList_GET_ITEM(list, 2 * i + 2);
    const empty = isEmptyLiteral(literal);
    if (empty) self.chunks--;
    setPtrAt(item, 1, empty ? changetype<PyObject | null>(0) : Py_NewRef(literal));
  }
  PyObject_GC_Track(o);
  return o;
}

export function template_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  let r = Py_VISIT(o.ob_type, visit, arg);
  if (!r) r = Py_VISIT(changetype<TemplateObject>(o).literal, visit, arg);
  for (let i: i64 = 0, n = Py_SIZE(o); i < n && !r; i++) {
    r = Py_VISIT(ptrAt(changetype<usize>(o) + ITEMS + <usize>i * ITEM, 1), visit, arg);
  }
  return r;
}

export function template_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<TemplateObject>('_literal'));
  for (let i: i64 = 0, n = Py_SIZE(o); i < n; i++) clearSlot(changetype<usize>(o) + ITEMS + <usize>i * ITEM + 8);
  return 0;
}

export function template_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  template_clear(o);
  freeInstance(o);
}

/** Pieces that are joined without a list. */
const FEW: i64 = 10;

/** The template's pieces for the match, each a new reference in out: how many; -1 - n: n are there, the exception is set. */
function collectPieces(self: TemplateObject, match: MatchObject, out: usize): i64 {
  let count: i64 = 1;
  setPtrAt(out, 0, Py_XNewRef(self.literal));
  for (let i: i64 = 0, n = self.ob_size; i < n; i++) {
    const at = changetype<usize>(self) + ITEMS + <usize>i * ITEM;
    const index = load<i64>(at);
    if (index >= match.groups) {
      PyErr_SetString(PyExc_IndexError, 'no such group');
      return -1 - count;
    }
    const item = match_getslice_by_index(match, index, Py_None);
    if (!item) return -1 - count;
    if (item != Py_None) setPtrAt(out, count++, item);
    const literal = ptrAt(at, 1);
    if (literal) setPtrAt(out, count++, Py_NewRef(literal));
  }
  return count;
}

// new
export function expand_template(o: PyObject, match: MatchObject): PyObject | null {
  const self = changetype<TemplateObject>(o);
  const literal = self.literal as PyObject;
  if (self.ob_size == 0) return Py_NewRef(literal);
  const text = PyUnicode_Check(literal);
  let result: PyObject | null = null;
  if (text && self.chunks <= FEW) {
    const out = stackAlloc(FEW);
    let count = collectPieces(self, match, out);
    if (count >= 0) result = _PyUnicode_JoinArray(unicode_get_empty(), out, count);
    else count = -1 - count;
    for (let i: i64 = 0; i < count; i++) Py_DECREF(objAt(out, i));
    stackFree(out);
    return result;
  }
  const list = PyList_New(self.chunks);
  if (!list) return null;
  const count = collectPieces(self, match, PyList_ITEMS(list));
  changetype<PyVarObject>(list).ob_size = count < 0 ? -1 - count : count;
  if (count >= 0) {
    result = text ? PyUnicode_Join(unicode_get_empty(), list) : stringlib_bytes_join(bytes_get_empty(), list);
  }
  Py_DECREF(list);
  return result;
}

// new: what re makes of a replacement string
export function compile_template(module: _sremodulestate, pattern: PyObject, text: PyObject): PyObject | null {
  if (!module.compile_template) {
    const name = PyUnicode_FromString('re');
    const re = name ? PyImport_Import(name) : null;
    Py_XDECREF(name);
    if (!re) return null;
    const function_ = PyObject_GetAttrString(re, '_compile_template');
    Py_DECREF(re);
    if (!function_) return null;
    setSlot(changetype<usize>(module) + offsetof<_sremodulestate>('_compile_template'), function_);
  }
  const function_ = module.compile_template as PyObject;
  let result = _PyObject_CallTwo(function_, pattern, text);
  if (!result && PyErr_ExceptionMatches(PyExc_TypeError)) {
    // It may only be unhashable: a bytearray. Once more with the plain type.
    let plain: PyObject | null = null;
    if (PyUnicode_Check(text) && !PyUnicode_CheckExact(text)) {
      PyErr_Clear();
      plain = _PyUnicode_Copy(text);
    } else if (PyObject_CheckBuffer(text) && !PyBytes_CheckExact(text)) {
      PyErr_Clear();
      plain = PyBytes_FromObject(text);
    }
    if (!plain) return null;
    result = _PyObject_CallTwo(function_, pattern, plain);
    Py_DECREF(plain);
  }
  if (result && result.ob_type != module.Template_Type) {
    PyErr_Format(PyExc_RuntimeError, 'the result of compiling a replacement string is %.200s', result.ob_type.tp_name);
    Py_DECREF(result);
    return null;
  }
  return result;
}

// new: Match.expand(template)
export function match_expand(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const buf = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'expand', 'template', 0, 1, 0, buf) == 0;
  const text = ptrAt(buf, 0);
  stackFree(buf);
  if (!ok) return null;
  const match = changetype<MatchObject>(o);
  const module = changetype<_sremodulestate>(PyType_GetModuleState(o.ob_type));
  const template = compile_template(module, match.pattern as PyObject, text as PyObject);
  if (!template) return null;
  const result = expand_template(template, match);
  Py_DECREF(template);
  return result;
}
