// str.format and str.format_map. (CPython: Objects/stringlib/unicode_format.h)

import { Py_DECREF, Py_XDECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyObject_Format, PyObject_GetItem } from '../abstract/object';
import { PySequence_Check, PySequence_GetItem } from '../abstract/sequence';
import { PyObject_GetAttr } from '../attribute';
import { PyErr_Format, PyErr_SetObject, PyErr_SetString } from '../exceptions/errors';
import { PyExc_IndexError, PyExc_KeyError, PyExc_ValueError } from '../exceptions/types';
import { PyFloat_CheckExact } from '../float';
import { _PyFloat_FormatAdvancedWriter, _PyLong_FormatAdvancedWriter } from '../formatter/number';
import { _PyUnicode_FormatAdvancedWriter } from '../formatter/str';
import { PyLong_CheckExact, PyLong_FromSsize_t } from '../int';
import { PyObject_ASCII, PyObject_Repr, PyObject_Str } from '../object';
import {
  FieldNameIterator,
  FieldNameIterator_next,
  get_integer,
  initMarkup,
  MARKUP_SLOTS,
  MarkupIterator,
  MarkupIterator_next,
} from './markup';
import { PyUnicode_Substring } from './slice';
import { PyUnicode_CheckExact, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from './struct';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_WriteStr,
  _PyUnicodeWriter_WriteSubstring,
  dropWriter,
  finishWriter,
  newWriter,
} from './writer';

const ANS_INIT = 0;
const ANS_AUTO = 1;
const ANS_MANUAL = 2;

/** 32 bytes, on the native stack: what all fields of a call share. */
@unmanaged
class FormatCall {
  args: PyObject | null; // borrowed; NULL in format_map
  kwargs: PyObject | null; // borrowed
  auto_state: i32; // ANS_*: {} or {0}
  auto_number: i64;
}

function raise(text: string): PyObject | null {
  return PyErr_SetString(PyExc_ValueError, text);
}

/** new: what a field's first name stands for. */
function firstObject(call: FormatCall, s: PyObject, start: i64, end: i64): PyObject | null {
  let index = get_integer(s, start, end);
  if (index == -2) return null;
  const empty = start >= end;
  if (empty || index != -1) {
    if (call.auto_state == ANS_INIT) call.auto_state = empty ? ANS_AUTO : ANS_MANUAL;
    if (call.auto_state == ANS_MANUAL) {
      if (empty) return raise('cannot switch from manual field specification to automatic field numbering');
    } else if (!empty) return raise('cannot switch from automatic field numbering to manual field specification');
    if (empty) index = call.auto_number++;
  }
  if (index == -1) {
    const key = PyUnicode_Substring(s, start, end);
    if (!key) return null;
    let found: PyObject | null = null;
    const kwargs = call.kwargs;
    if (!kwargs) PyErr_SetObject(PyExc_KeyError, key);
    else found = PyObject_GetItem(kwargs, key);
    Py_DECREF(key);
    return found;
  }
  const args = call.args;
  if (!args) return raise('Format string contains positional fields');
  const found = PySequence_GetItem(args, index);
  if (!found)
    PyErr_Format(PyExc_IndexError, 'Replacement index %zd out of range for positional args tuple', <u64>index);
  return found;
}

/** new: the object that a field's whole name stands for. */
function fieldObject(call: FormatCall, s: PyObject, start: i64, end: i64): PyObject | null {
  let first = start;
  while (first < end) {
    const c = PyUnicode_READ_CHAR(s, first);
    if (c == 0x5b || c == 0x2e) break;
    first++;
  }
  let o = firstObject(call, s, start, first);
  if (!o) return null;
  const p = stackAlloc(6);
  const it = changetype<FieldNameIterator>(p);
  it.at = first;
  it.end = end;
  let status = FieldNameIterator_next(it, s, p + 40);
  while (status == 2) {
    const index = load<i64>(p, 40);
    const from = changetype<PyObject>(o);
    let next: PyObject | null = null;
    if (index != -1 && !it.is_attribute) {
      if (PySequence_Check(from)) next = PySequence_GetItem(from, index);
      else {
        const key = PyLong_FromSsize_t(index);
        if (key) {
          next = PyObject_GetItem(from, key);
          Py_DECREF(key);
        }
      }
    } else {
      const name = PyUnicode_Substring(s, it.name_start, it.name_end);
      if (name) {
        next = it.is_attribute ? PyObject_GetAttr(from, name) : PyObject_GetItem(from, name);
        Py_DECREF(name);
      }
    }
    Py_DECREF(from);
    o = next;
    if (!next) break;
    status = FieldNameIterator_next(it, s, p + 40);
  }
  stackFree(p);
  if (o && status == 0) {
    Py_DECREF(o);
    return null;
  }
  return o;
}

/** Writes format(o, spec[start:end]). */
function renderField(writer: _PyUnicodeWriter, o: PyObject, spec: PyObject, start: i64, end: i64): i32 {
  if (PyUnicode_CheckExact(o)) return _PyUnicode_FormatAdvancedWriter(writer, o, spec, start, end);
  if (PyLong_CheckExact(o)) return _PyLong_FormatAdvancedWriter(writer, o, spec, start, end);
  if (PyFloat_CheckExact(o)) return _PyFloat_FormatAdvancedWriter(writer, o, spec, start, end);
  const part = PyUnicode_Substring(spec, start, end);
  if (!part) return -1;
  const text = PyObject_Format(o, part);
  Py_DECREF(part);
  if (!text) return -1;
  const result = _PyUnicodeWriter_WriteStr(writer, text);
  Py_DECREF(text);
  return result;
}

/** new: !r, !s or !a. */
function convert(o: PyObject, conversion: u32): PyObject | null {
  if (conversion == 0x72) return PyObject_Repr(o);
  if (conversion == 0x73) return PyObject_Str(o);
  if (conversion == 0x61) return PyObject_ASCII(o);
  return conversion > 32 && conversion < 127
    ? PyErr_Format(PyExc_ValueError, 'Unknown conversion specifier %c', conversion)
    : PyErr_Format(PyExc_ValueError, 'Unknown conversion specifier \\x%x', conversion);
}

function outputField(writer: _PyUnicodeWriter, it: MarkupIterator, call: FormatCall, depth: i32): i32 {
  let o = fieldObject(call, it.str, it.name_start, it.name_end);
  if (!o) return -1;
  if (it.conversion) {
    const converted = convert(o, it.conversion);
    Py_DECREF(o);
    if (!converted) return -1;
    o = converted;
  }
  let result: i32;
  if (it.needs_expanding) {
    const spec = buildString(it.str, it.spec_start, it.spec_end, call, depth - 1);
    result = spec ? renderField(writer, o, spec, 0, PyUnicode_GET_LENGTH(spec)) : -1;
    Py_XDECREF(spec);
  } else result = renderField(writer, o, it.str, it.spec_start, it.spec_end);
  Py_DECREF(o);
  return result;
}

/** new: s[start:end] with its fields filled in; depth: how often specifications may still nest. */
function buildString(s: PyObject, start: i64, end: i64, call: FormatCall, depth: i32): PyObject | null {
  if (depth <= 0) return raise('Max string recursion exceeded');
  const writer = newWriter(end - start + 100);
  const p = stackAlloc(MARKUP_SLOTS);
  const it = changetype<MarkupIterator>(p);
  initMarkup(it, s, start, end);
  let status = MarkupIterator_next(it);
  while (status == 2) {
    const last = it.start >= it.end;
    if (it.literal_end > it.literal_start) {
      if (last && !it.field_present) writer.overallocate = 0;
      if (_PyUnicodeWriter_WriteSubstring(writer, s, it.literal_start, it.literal_end) < 0) {
        status = 0;
        break;
      }
    }
    if (it.field_present) {
      if (last) writer.overallocate = 0;
      if (outputField(writer, it, call, depth) < 0) {
        status = 0;
        break;
      }
    }
    status = MarkupIterator_next(it);
  }
  stackFree(p);
  return status == 1 ? finishWriter(writer) : dropWriter(writer);
}

function formatWith(s: PyObject, args: PyObject | null, kwargs: PyObject | null): PyObject | null {
  const p = stackAlloc(4);
  memory.fill(p, 0, 32);
  const call = changetype<FormatCall>(p);
  call.args = args;
  call.kwargs = kwargs;
  const result = buildString(s, 0, PyUnicode_GET_LENGTH(s), call, 2);
  stackFree(p);
  return result;
}

/** METH_VARARGS | METH_KEYWORDS */
export function do_string_format(s: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  return formatWith(s, args, kwargs);
}

export function do_string_format_map(s: PyObject, mapping: PyObject): PyObject | null {
  return formatWith(s, null, mapping);
}
