// Making strings. (CPython: Objects/unicodeobject.c)

import { PyMem_Free, PyObject_Free, PyObject_Malloc, PyObject_Realloc } from '../../memory/obmalloc/malloc';
import { _Py_STR } from '../../runtime/identifiers';
import { _Py_IMMORTAL_REFCNT, _Py_NewReference, Py_DECREF, Py_NewRef, PyObject } from '../../runtime/object';
import { _PyRuntime } from '../../runtime/runtime';
import { cstrlen } from '../../runtime/static';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_SystemError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { _PyUnicode_ForgetInterned } from './intern';
import { copyBytes, copyUnits, maxCharOf, ucs2MaxChar } from './scan';
import {
  ASCII_HEADER,
  COMPACT_HEADER,
  cachedHash,
  kindShift,
  MAX_UNICODE,
  PyASCIIObject,
  PyUnicode_CHECK_INTERNED,
  PyUnicode_Check,
  PyUnicode_CheckExact,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_MAX_CHAR_VALUE,
  PyUnicode_READ,
  PyUnicode_Type,
  SSTATE_INTERNED_MORTAL,
  STATE_ASCII,
  STATE_COMPACT,
  STATE_INTERNED_MASK,
  STATE_KIND_SHIFT,
  stateOf,
} from './struct';
import { PyUnicode_DecodeUTF8 } from './utf8';

/** The empty string; immortal. */
/* @inline */ export function unicode_get_empty(): PyObject {
  return _Py_STR('empty');
}

/** The immortal string of one code point below 256. */
/* @inline */ export function LATIN1(c: u32): PyObject {
  return changetype<PyObject>(c < 128 ? _PyRuntime.ascii + <usize>c * 48 : _PyRuntime.latin1 + <usize>(c - 128) * 64);
}

/** new: `size` code points up to maxchar, the text uninitialised but for its NUL. */
export function PyUnicode_New(size: i64, maxchar: u32): PyObject | null {
  if (size == 0) return unicode_get_empty();
  let header = COMPACT_HEADER;
  let shift: usize = 0;
  let state = STATE_COMPACT;
  if (maxchar < 0x80) {
    header = ASCII_HEADER;
    state |= STATE_ASCII;
  } else if (maxchar >= 0x10000) {
    if (maxchar > MAX_UNICODE)
      return PyErr_SetString(PyExc_SystemError, 'invalid maximum character passed to PyUnicode_New');
    shift = 2;
  } else if (maxchar >= 0x100) shift = 1;
  state |= ((<u32>1) << (<u32>shift)) << STATE_KIND_SHIFT;
  if (size < 0) return PyErr_SetString(PyExc_SystemError, 'Negative size passed to PyUnicode_New');
  if (size > <i64>(0xfffff000 >> shift)) return PyErr_NoMemory();
  const p = PyObject_Malloc(header + ((<usize>size + 1) << shift));
  if (!p) return PyErr_NoMemory();
  const o = changetype<PyASCIIObject>(p);
  o.ob_type = PyUnicode_Type;
  _Py_NewReference(o);
  o.length = size;
  o.hash = -1;
  store<u64>(p, <u64>state, 32);
  if (header == COMPACT_HEADER) {
    store<i64>(p, 0, 40);
    store<u64>(p, 0, 48);
  }
  const end = p + header + ((<usize>size) << shift);
  if (shift == 0) store<u8>(end, 0);
  else if (shift == 1) store<u16>(end, 0);
  else store<u32>(end, 0);
  return o;
}

/** new: the string of one code point. */
export function unicode_char(c: u32): PyObject | null {
  if (c < 0x100) return LATIN1(c);
  const o = PyUnicode_New(1, c);
  if (!o) return null;
  if (c < 0x10000) store<u16>(changetype<usize>(o), c, COMPACT_HEADER);
  else store<u32>(changetype<usize>(o), c, COMPACT_HEADER);
  return o;
}

/** new: chr(). */
export function PyUnicode_FromOrdinal(ordinal: i32): PyObject | null {
  if (<u32>ordinal > MAX_UNICODE) return PyErr_SetString(PyExc_ValueError, 'chr() arg not in range(0x110000)');
  return unicode_char(<u32>ordinal);
}

/** new: a copy of n code points; the narrowest kind that holds them. */
export function PyUnicode_FromKindAndData(kind: i32, data: usize, n: i64): PyObject | null {
  if (n < 0) return PyErr_SetString(PyExc_ValueError, 'size must be positive');
  if (n == 0) return unicode_get_empty();
  if (n == 1) return unicode_char(PyUnicode_READ(kind, data, 0));
  const o = PyUnicode_New(n, maxCharOf(kind, data, <usize>n));
  if (!o) return null;
  copyUnits(PyUnicode_KIND(o), PyUnicode_DATA(o), kind, data, <usize>n);
  return o;
}

/** new: n ASCII bytes. */
export function _PyUnicode_FromASCII(data: usize, n: i64): PyObject | null {
  if (n <= 1) return n == 1 ? LATIN1(load<u8>(data)) : unicode_get_empty();
  if (n > 0xfffff000) return PyErr_NoMemory();
  // PyUnicode_New for what most strings are.
  const p = PyObject_Malloc(ASCII_HEADER + 1 + <usize>n);
  if (!p) return PyErr_NoMemory();
  const o = changetype<PyASCIIObject>(p);
  o.ob_type = PyUnicode_Type;
  _Py_NewReference(o);
  o.length = n;
  o.hash = -1;
  store<u64>(p, <u64>(STATE_COMPACT | STATE_ASCII | (1 << STATE_KIND_SHIFT)), 32);
  copyBytes(p + ASCII_HEADER, data, <usize>n);
  store<u8>(p + ASCII_HEADER + <usize>n, 0);
  return o;
}

/** new: a literal of the core's sources, any code points (well-formed UTF-16). */
export function PyUnicode_FromString(text: string): PyObject | null {
  const units = text.length;
  const from = changetype<usize>(text);
  const range = ucs2MaxChar(from, units);
  if (range < 0x100 || !hasSurrogate(from, units)) return PyUnicode_FromKindAndData(2, from, units);
  let n: i64 = 0;
  for (let i = 0; i < units; i++) if ((load<u16>(from + ((<usize>i) << 1)) & 0xfc00) != 0xdc00) n++;
  const o = PyUnicode_New(n, MAX_UNICODE);
  if (!o) return null;
  const to = PyUnicode_DATA(o);
  for (let i = 0, k = 0; k < <i32>n; i++, k++) {
    let c: u32 = load<u16>(from + ((<usize>i) << 1));
    if ((c & 0xfc00) == 0xd800) c = 0x10000 + ((c & 0x3ff) << 10) + (load<u16>(from + ((<usize>++i) << 1)) & 0x3ff);
    store<u32>(to + ((<usize>k) << 2), c);
  }
  return o;
}

function hasSurrogate(p: usize, n: usize): bool {
  for (let i: usize = 0; i < n; i++) if ((load<u16>(p + (i << 1)) & 0xf800) == 0xd800) return true;
  return false;
}

/** new: C's PyUnicode_FromString: UTF-8 up to the NUL. */
export function PyUnicode_FromCString(p: usize): PyObject | null {
  return PyUnicode_DecodeUTF8(p, <i64>cstrlen(p), 0);
}

/** new: n bytes of UTF-8. */
export function PyUnicode_FromStringAndSize(p: usize, n: i64): PyObject | null {
  if (n < 0) return PyErr_SetString(PyExc_SystemError, 'Negative size passed to PyUnicode_FromStringAndSize');
  if (p) return PyUnicode_DecodeUTF8(p, n, 0);
  return n > 0
    ? PyErr_SetString(
        PyExc_SystemError,
        'NULL string with positive size with NULL passed to PyUnicode_FromStringAndSize',
      )
    : unicode_get_empty();
}

/** new: an exact str: the object itself, or a subclass instance's text. */
export function PyUnicode_FromObject(o: PyObject): PyObject | null {
  if (PyUnicode_CheckExact(o)) return Py_NewRef(o);
  if (PyUnicode_Check(o)) return _PyUnicode_Copy(o);
  return PyErr_Format(PyExc_TypeError, "Can't convert '%.100s' object to str implicitly", o.ob_type.tp_name);
}

/** new: another object of the same text. */
export function _PyUnicode_Copy(o: PyObject): PyObject | null {
  const n = PyUnicode_GET_LENGTH(o);
  const copy = PyUnicode_New(n, PyUnicode_MAX_CHAR_VALUE(o));
  if (!copy) return null;
  copyBytes(PyUnicode_DATA(copy), PyUnicode_DATA(o), (<usize>n) << kindShift(PyUnicode_KIND(o)));
  return copy;
}

/** new: what a method returns for "unchanged": never a subclass instance. */
/* @inline */ export function unicode_result_unchanged(o: PyObject): PyObject | null {
  return PyUnicode_CheckExact(o) ? Py_NewRef(o) : _PyUnicode_Copy(o);
}

/** The object itself unless a shared one has its text (empty, one latin-1 character); steals o. */
export function unicode_result(o: PyObject): PyObject {
  const n = PyUnicode_GET_LENGTH(o);
  if (n == 0) {
    const empty = unicode_get_empty();
    if (o != empty) Py_DECREF(o);
    return empty;
  }
  if (n == 1 && PyUnicode_KIND(o) == 1) {
    const shared = LATIN1(load<u8>(PyUnicode_DATA(o)));
    if (o != shared) Py_DECREF(o);
    return shared;
  }
  return o;
}

/** True when the text may be changed in place: nobody else has seen it. */
/* @inline */ export function unicode_modifiable(o: PyObject): bool {
  return (
    load<i32>(changetype<usize>(o)) == 1 &&
    cachedHash(o) == -1 &&
    (stateOf(o) & STATE_INTERNED_MASK) == 0 &&
    PyUnicode_CheckExact(o)
  );
}

/** The same string with room for n code points; NULL: no memory, and o stays as it is. */
export function resize_compact(o: PyObject, n: i64): PyObject | null {
  const state = stateOf(o);
  const shift = kindShift(PyUnicode_KIND(o));
  const header = state & STATE_ASCII ? ASCII_HEADER : COMPACT_HEADER;
  if (n > <i64>(0xfffff000 >> shift)) return PyErr_NoMemory();
  if (header == COMPACT_HEADER) {
    const cached = load<usize>(changetype<usize>(o), 48);
    if (cached) {
      PyMem_Free(cached);
      store<u64>(changetype<usize>(o), 0, 48);
      store<i64>(changetype<usize>(o), 0, 40);
    }
  }
  const p = PyObject_Realloc(changetype<usize>(o), header + ((<usize>n + 1) << shift));
  if (!p) return PyErr_NoMemory();
  store<i64>(p, n, 16);
  const end = p + header + ((<usize>n) << shift);
  if (shift == 0) store<u8>(end, 0);
  else if (shift == 1) store<u16>(end, 0);
  else store<u32>(end, 0);
  return changetype<PyObject>(p);
}

export function unicode_dealloc(o: PyObject): void {
  const interned = PyUnicode_CHECK_INTERNED(o);
  if (interned) {
    if (interned != SSTATE_INTERNED_MORTAL) {
      o.ob_refcnt = _Py_IMMORTAL_REFCNT;
      return;
    }
    _PyUnicode_ForgetInterned(o);
  }
  const state = stateOf(o);
  if (!(state & STATE_COMPACT) || !(state & STATE_ASCII)) {
    const utf8 = load<usize>(changetype<usize>(o), 48);
    const data = state & STATE_COMPACT ? <usize>0 : load<usize>(changetype<usize>(o), COMPACT_HEADER);
    if (utf8 && utf8 != data) PyMem_Free(utf8);
    if (data) PyMem_Free(data);
  }
  if (PyUnicode_CheckExact(o)) PyObject_Free(changetype<usize>(o));
  else call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}
