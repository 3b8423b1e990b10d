// str(object, encoding, errors) and instances of subclasses. (CPython: Objects/unicodeobject.c)

import { PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { arg, objAt, Py_DECREF, Py_XDECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject, PyVectorcall_NARGS } from '../../runtime/type';
import { _PyArg_CheckPositional, unpackTupleAndKeywords } from '../args';
import { _PyStack_AsDict } from '../call';
import { PyErr_Format, PyErr_NoMemory } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { PyObject_Str } from '../object';
import { _PyTuple_FromArray, PyTuple_GET_SIZE } from '../tuple';
import { PyUnicode_FromEncodedObject } from './codecs';
import { stringArg } from './methods';
import { unicode_get_empty } from './new';
import {
  COMPACT_HEADER,
  cachedHash,
  kindShift,
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_Type,
  PyUnicodeObject,
  STATE_ASCII,
  STATE_KIND_SHIFT,
  setState,
  stateOf,
} from './struct';

/** A str argument as a C string; 0 with TypeError. */
function arg_as_utf8(o: PyObject, name: string): usize {
  if (PyUnicode_Check(o)) return stringArg(o, 'str', name);
  PyErr_Format(PyExc_TypeError, "str() argument '%ls' must be str, not %T", <u64>changetype<usize>(name), arg(o));
  return 0;
}

/** new: the text of `from` in an instance of a subclass: a block of its own behind the object. */
function unicode_subtype_new(type: PyTypeObject, from: PyObject): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const n = PyUnicode_GET_LENGTH(from);
  const state = stateOf(from) & (STATE_ASCII | (7 << STATE_KIND_SHIFT));
  const self = changetype<PyUnicodeObject>(o);
  self.length = n;
  self.hash = cachedHash(from);
  setState(o, state);
  self.utf8_length = 0;
  self.utf8 = 0;
  store<u64>(changetype<usize>(o), 0, COMPACT_HEADER);
  const size = (<usize>(n + 1)) << kindShift(PyUnicode_KIND(from));
  const data = PyMem_Malloc(size);
  if (!data) {
    Py_DECREF(o);
    return PyErr_NoMemory();
  }
  store<u64>(changetype<usize>(o), <u64>data, COMPACT_HEADER);
  if (state & STATE_ASCII) {
    self.utf8_length = n;
    self.utf8 = data;
  }
  memory.copy(data, PyUnicode_DATA(from), size);
  return o;
}

function unicode_new_impl(type: PyTypeObject, o: PyObject | null, encoding: usize, errors: usize): PyObject | null {
  const text = !o
    ? unicode_get_empty()
    : encoding || errors
      ? PyUnicode_FromEncodedObject(o, encoding, errors)
      : PyObject_Str(o);
  if (!text || type == PyUnicode_Type) return text;
  const instance = unicode_subtype_new(type, text);
  Py_DECREF(text);
  return instance;
}

/**
 * The three arguments of str(), bytes() and bytearray() into out[0…2]: an object, and two C strings, 0 where they were not
 * given; false: failed.
 */
export function textArguments(args: PyObject, kwargs: PyObject | null, name: string, names: string, out: usize): bool {
  if (unpackTupleAndKeywords(args, kwargs, name, names, 0, 0, 0, out) != 0) return false;
  const encoding = ptrAt(out, 1);
  const errors = ptrAt(out, 2);
  if (encoding) {
    const text = stringArg(encoding, name, "argument 'encoding'");
    if (!text) return false;
    store<u64>(out, <u64>text, 8);
  }
  if (errors) {
    const text = stringArg(errors, name, "argument 'errors'");
    if (!text) return false;
    store<u64>(out, <u64>text, 16);
  }
  return true;
}

/** tp_new */
export function unicode_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const values = stackAlloc(3);
  const result = textArguments(args, kwargs, 'str', 'object encoding errors', values)
    ? unicode_new_impl(type, ptrAt(values, 0), load<usize>(values, 8), load<usize>(values, 16))
    : null;
  stackFree(values);
  return result;
}

/** tp_vectorcall */
export function unicode_vectorcall(
  type: PyObject,
  args: usize,
  nargsf: usize,
  kwnames: PyObject | null,
): PyObject | null {
  const nargs = PyVectorcall_NARGS(nargsf);
  if (kwnames && PyTuple_GET_SIZE(kwnames) != 0) {
    // Keywords are rare: as the type's ordinary call takes them.
    const tuple = _PyTuple_FromArray(args, nargs);
    if (!tuple) return null;
    const dict = _PyStack_AsDict(args + ((<usize>nargs) << 3), kwnames);
    const result = dict ? unicode_new(changetype<PyTypeObject>(type), tuple, dict) : null;
    Py_DECREF(tuple);
    Py_XDECREF(dict);
    return result;
  }
  if (!_PyArg_CheckPositional('str', nargs, 0, 3)) return null;
  if (nargs == 0) return unicode_get_empty();
  const o = objAt(args, 0);
  if (nargs == 1) return PyObject_Str(o);
  const encoding = arg_as_utf8(objAt(args, 1), 'encoding');
  if (!encoding) return null;
  let errors: usize = 0;
  if (nargs == 3) {
    errors = arg_as_utf8(objAt(args, 2), 'errors');
    if (!errors) return null;
  }
  return PyUnicode_FromEncodedObject(o, encoding, errors);
}
