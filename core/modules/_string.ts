// The module _string: what string.Formatter reads format strings with. (CPython: Objects/unicodeobject.c,
// Objects/stringlib/unicode_format.h)

import { PyObject_Free } from '../memory/obmalloc/malloc';
import { Py_False, Py_True } from '../objects/bool';
import { PyErr_Format } from '../objects/exceptions/errors';
import { PyExc_TypeError } from '../objects/exceptions/types';
import { PyLong_FromSsize_t } from '../objects/int';
import { moduleMethod, newNativeModule } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_SelfIter } from '../objects/object';
import {
  FieldNameIterator,
  FieldNameIterator_next,
  get_integer,
  initMarkup,
  MARKUP_SLOTS,
  MarkupIterator,
  MarkupIterator_next,
} from '../objects/str/markup';
import { PyUnicode_FromOrdinal } from '../objects/str/new';
import { PyUnicode_Substring } from '../objects/str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../objects/str/struct';
import { PyTuple_Pack4, tuplePackSteal2 } from '../objects/tuple';
import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { _PyObject_New } from '../runtime/gc/alloc';
import { PyObject } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { static_type } from '../runtime/register';
import { METH_O, PyTypeObject } from '../runtime/type';

export const PyFieldNameIter_Type = staticObject<PyTypeObject>(416);
export const PyFormatterIter_Type = staticObject<PyTypeObject>(416);

/** 48 bytes: (literal, field name, specification, conversion) of each piece. */
@unmanaged
class formatteriterobject extends PyObject {
  str: PyObject | null; // strong
  markup_str: PyObject | null; // borrowed: the same
  markup_start: i64; // what is left to read
  markup_end: i64;
}

/** 56 bytes: (is_attribute, name or index) of each step behind a field's first name. */
@unmanaged
class fieldnameiterobject extends PyObject {
  str: PyObject | null; // strong
  field_str: PyObject | null; // borrowed: the same
  field_start: i64;
  field_end: i64;
  field_index: i64; // what is left to read
}

function iter_dealloc(o: PyObject): void {
  Py_XDECREF(changetype<formatteriterobject>(o).str);
  PyObject_Free(changetype<usize>(o));
}

function formatteriter_dealloc(o: PyObject): void {
  iter_dealloc(o);
}

function fieldnameiter_dealloc(o: PyObject): void {
  iter_dealloc(o);
}

// new: a tuple of what is given, each stolen and NULL only with an exception
function tuple4(a: PyObject | null, b: PyObject | null, c: PyObject | null, d: PyObject | null): PyObject | null {
  const result = a && b && c && d ? PyTuple_Pack4(a, b, c, d) : null;
  Py_XDECREF(a);
  Py_XDECREF(b);
  Py_XDECREF(c);
  Py_XDECREF(d);
  return result;
}

function formatteriter_next(o: PyObject): PyObject | null {
  const self = changetype<formatteriterobject>(o);
  const s = self.str as PyObject;
  const p = stackAlloc(MARKUP_SLOTS);
  const it = changetype<MarkupIterator>(p);
  initMarkup(it, s, self.markup_start, self.markup_end);
  const status = MarkupIterator_next(it);
  let result: PyObject | null = null;
  if (status == 2) {
    self.markup_start = it.start;
    const literal = PyUnicode_Substring(s, it.literal_start, it.literal_end);
    const field = it.field_present != 0;
    const name = field ? PyUnicode_Substring(s, it.name_start, it.name_end) : Py_None;
    const spec = field ? PyUnicode_Substring(s, it.spec_start, it.spec_end) : Py_None;
    result = tuple4(literal, name, spec, it.conversion ? PyUnicode_FromOrdinal(it.conversion) : Py_None);
  }
  stackFree(p);
  return result;
}

function fieldnameiter_next(o: PyObject): PyObject | null {
  const self = changetype<fieldnameiterobject>(o);
  const s = self.str as PyObject;
  const p = stackAlloc(6);
  const it = changetype<FieldNameIterator>(p);
  it.at = self.field_index;
  it.end = self.field_end;
  const status = FieldNameIterator_next(it, s, p + 40);
  self.field_index = it.at;
  let result: PyObject | null = null;
  if (status == 2) {
    const index = load<i64>(p, 40);
    const name =
      index != -1 && !it.is_attribute ? PyLong_FromSsize_t(index) : PyUnicode_Substring(s, it.name_start, it.name_end);
    if (name) result = tuplePackSteal2(it.is_attribute ? Py_True : Py_False, name);
  }
  stackFree(p);
  return result;
}

function formatter_parser(module: PyObject, s: PyObject): PyObject | null {
  if (!PyUnicode_Check(s)) return PyErr_Format(PyExc_TypeError, 'expected str, got %s', s.ob_type.tp_name);
  const o = _PyObject_New(PyFormatterIter_Type);
  if (!o) return null;
  const it = changetype<formatteriterobject>(o);
  it.str = Py_NewRef(s);
  it.markup_str = s;
  it.markup_start = 0;
  it.markup_end = PyUnicode_GET_LENGTH(s);
  return o;
}

function formatter_field_name_split(module: PyObject, s: PyObject): PyObject | null {
  if (!PyUnicode_Check(s)) return PyErr_Format(PyExc_TypeError, 'expected str, got %s', s.ob_type.tp_name);
  const end = PyUnicode_GET_LENGTH(s);
  let i: i64 = 0;
  for (; i < end; i++) {
    const c = PyUnicode_READ_CHAR(s, i);
    if (c == 0x5b || c == 0x2e) break;
  }
  const index = get_integer(s, 0, i);
  if (index == -2) return null;
  const o = _PyObject_New(PyFieldNameIter_Type);
  if (!o) return null;
  const it = changetype<fieldnameiterobject>(o);
  it.str = Py_NewRef(s);
  it.field_str = s;
  it.field_start = i;
  it.field_end = end;
  it.field_index = i;
  const first = index != -1 ? PyLong_FromSsize_t(index) : PyUnicode_Substring(s, 0, i);
  if (first) return tuplePackSteal2(first, o);
  Py_DECREF(o);
  return null;
}

/** Fills the static types. */
export function init_formatter_types(): void {
  const f = PyFieldNameIter_Type;
  static_type(f, 'fieldnameiterator', offsetof<fieldnameiterobject>(), 0, 0, '');
  f.tp_dealloc = fieldnameiter_dealloc.index;
  f.tp_iter = PyObject_SelfIter.index;
  f.tp_iternext = fieldnameiter_next.index;
  const t = PyFormatterIter_Type;
  static_type(t, 'formatteriterator', offsetof<formatteriterobject>(), 0, 0, '');
  t.tp_dealloc = formatteriter_dealloc.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = formatteriter_next.index;
}

/** new */
export function init__string_module(): PyObject | null {
  const m = newNativeModule('_string', 'string helper module');
  if (!m) return null;
  if (
    moduleMethod(
      m,
      'formatter_field_name_split',
      formatter_field_name_split.index,
      METH_O,
      'split the argument as a field name',
    ) == 0 &&
    moduleMethod(m, 'formatter_parser', formatter_parser.index, METH_O, 'parse the argument as a format string') == 0
  ) {
    return m;
  }
  Py_DECREF(m);
  return null;
}
