// An array, its kinds of items, and their numbers as Python objects. (CPython: Modules/arraymodule.c)

import { PyMem_Free, PyMem_Malloc, PyMem_Realloc } from '../../memory/obmalloc/malloc';
import { PyNumber_Index } from '../../objects/abstract/conversion';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_BufferError, PyExc_OverflowError, PyExc_TypeError } from '../../objects/exceptions/types';
import { PyFloat_AsDouble, PyFloat_FromDouble } from '../../objects/float';
import {
  PyLong_AsLong,
  PyLong_AsLongLong,
  PyLong_AsUnsignedLong,
  PyLong_AsUnsignedLongLong,
  PyLong_FromLong,
  PyLong_FromUnsignedLong,
} from '../../objects/int';
import { PyModuleDef } from '../../objects/module';
import { PyUnicode_FromOrdinal } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { stateByDef } from '../../objects/type/from-spec';
import { PyObject_TypeCheck } from '../../objects/type/state';
import { PyErr_Occurred } from '../../runtime/errors';
import { Py_DECREF, PyObject, PyVarObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';

@unmanaged
export class arrayobject extends PyVarObject {
  ob_item: usize; // char *; NULL when empty
  allocated: i64;
  ob_descr: arraydescr;
  weakreflist: PyObject | null; // the list's head
  ob_exports: i64; // buffers that are looked at: the size cannot change
}

/** 48 bytes; the table lies in the definitions and ends with a zeroed entry. NOT CPYTHON: functions are chosen by typecode. */
@unmanaged
export class arraydescr {
  typecode: u8;
  itemsize: i32;
  getitem: usize;
  setitem: usize;
  compareitems: usize;
  formats: usize; // const char *
  is_integer_type: i32;
  is_signed: i32;
}

/** 40 bytes. */
@unmanaged
export class arrayiterobject extends PyObject {
  index: i64;
  ao: PyObject | null; // strong; NULL: exhausted
  getitem: usize;
}

/** 24 bytes. */
@unmanaged
export class array_state {
  ArrayType: PyTypeObject | null;
  ArrayIterType: PyTypeObject | null;
  descriptors: arraydescr;
}

export const arraymodule = staticObject<PyModuleDef>(104);

/** o as its struct; nothing is checked. */
/* @inline */ export function asArray(o: PyObject): arrayobject {
  return changetype<arrayobject>(o);
}

/** The state of the type's module. */
export function typeState(type: PyTypeObject): array_state {
  return changetype<array_state>(stateByDef(type, arraymodule));
}

/** Whether o is an array; the other one is known to be. */
export function isArray(o: PyObject, known: PyObject): bool {
  return PyObject_TypeCheck(o, typeState(known.ob_type).ArrayType as PyTypeObject);
}

/** The typecode, a character. */
/* @inline */ export function codeOf(o: PyObject): u32 {
  return asArray(o).ob_descr.typecode;
}

/** Bytes of an item. */
/* @inline */ export function sizeOfItem(o: PyObject): i64 {
  return <i64>asArray(o).ob_descr.itemsize;
}

/** Where the i-th item lies. */
/* @inline */ export function addressOf(o: PyObject, i: i64): usize {
  return asArray(o).ob_item + <usize>(i * sizeOfItem(o));
}

/** Whether the typecode is u or w. */
/* @inline */ export function isText(code: u32): bool {
  return code == 0x75 || code == 0x77;
}

// --- items

// new
export function getarrayitem(o: PyObject, i: i64): PyObject | null {
  const p = addressOf(o, i);
  switch (codeOf(o)) {
    case 0x62:
      return PyLong_FromLong(load<i8>(p));
    case 0x42:
      return PyLong_FromLong(load<u8>(p));
    case 0x75:
    case 0x77:
      return PyUnicode_FromOrdinal(load<i32>(p));
    case 0x68:
      return PyLong_FromLong(load<i16>(p));
    case 0x48:
      return PyLong_FromLong(load<u16>(p));
    case 0x69:
      return PyLong_FromLong(load<i32>(p));
    case 0x49:
      return PyLong_FromUnsignedLong(load<u32>(p));
    case 0x6c:
    case 0x71:
      return PyLong_FromLong(load<i64>(p));
    case 0x4c:
    case 0x51:
      return PyLong_FromUnsignedLong(load<u64>(p));
    case 0x66:
      return PyFloat_FromDouble(<f64>load<f32>(p));
  }
  return PyFloat_FromDouble(load<f64>(p));
}

/** A number between low and high into *out, as PyArg_Parse has it. */
function ranged(v: PyObject, low: i64, high: i64, what: string, out: usize): bool {
  const value = PyLong_AsLong(v);
  if (value == -1 && PyErr_Occurred()) return false;
  if (value < low || value > high) {
    PyErr_Format(
      PyExc_OverflowError,
      value < low ? '%ls is less than minimum' : '%ls is greater than maximum',
      changetype<usize>(what),
    );
    return false;
  }
  store<i64>(out, value);
  return true;
}

function unsignedItem(v: PyObject, code: u32, out: usize): bool {
  const number = PyNumber_Index(v);
  if (!number) return false;
  const value = code == 0x51 ? PyLong_AsUnsignedLongLong(number) : PyLong_AsUnsignedLong(number);
  Py_DECREF(number);
  if (value == u64.MAX_VALUE && PyErr_Occurred()) return false;
  if (code == 0x49 && value > 0xffffffff) {
    PyErr_SetString(PyExc_OverflowError, 'unsigned int is greater than maximum');
    return false;
  }
  store<u64>(out, value);
  return true;
}

/** v as the 8 bytes at out, of which the item's are the first. */
function convert(code: u32, v: PyObject, out: usize): bool {
  switch (code) {
    case 0x62:
      return ranged(v, -32768, 32767, 'signed short integer', out) && ranged(v, -128, 127, 'signed char', out);
    case 0x42:
      return ranged(v, 0, 255, 'unsigned byte integer', out);
    case 0x68:
      return ranged(v, -32768, 32767, 'signed short integer', out);
    case 0x48:
      return (
        ranged(v, i32.MIN_VALUE, i32.MAX_VALUE, 'signed integer', out) && ranged(v, 0, 65535, 'unsigned short', out)
      );
    case 0x69:
      return ranged(v, i32.MIN_VALUE, i32.MAX_VALUE, 'signed integer', out);
    case 0x6c:
    case 0x71: {
      const value = code == 0x71 ? PyLong_AsLongLong(v) : PyLong_AsLong(v);
      store<i64>(out, value);
      return value != -1 || !PyErr_Occurred();
    }
    case 0x49:
    case 0x4c:
    case 0x51:
      return unsignedItem(v, code, out);
    case 0x75:
    case 0x77: {
      if (!PyUnicode_Check(v) || PyUnicode_GET_LENGTH(v) != 1) {
        PyErr_SetString(PyExc_TypeError, 'array item must be unicode character');
        return false;
      }
      store<u32>(out, PyUnicode_READ_CHAR(v, 0));
      return true;
    }
  }
  const x = PyFloat_AsDouble(v);
  if (x == -1.0 && PyErr_Occurred()) return false;
  if (code == 0x66) store<f32>(out, <f32>x);
  else store<f64>(out, x);
  return true;
}

/** o[i] = v, unless converting v has shortened the array; false: failed. */
export function setarrayitem(o: PyObject, i: i64, v: PyObject): bool {
  const out = stackAlloc(1);
  const ok = convert(codeOf(o), v, out);
  // The conversion may have run Python.
  if (ok && i < asArray(o).ob_size) memory.copy(addressOf(o, i), out, <usize>sizeOfItem(o));
  stackFree(out);
  return ok;
}

export function array_resize(o: PyObject, newsize: i64): i32 {
  const a = asArray(o);
  if (a.ob_exports > 0 && newsize != a.ob_size) {
    PyErr_SetString(PyExc_BufferError, 'cannot resize an array that is exporting buffers');
    return -1;
  }
  if (a.allocated >= newsize && a.ob_size < newsize + 16 && a.ob_item) {
    a.ob_size = newsize;
    return 0;
  }
  if (newsize == 0) {
    PyMem_Free(a.ob_item);
    a.ob_item = 0;
    a.ob_size = 0;
    a.allocated = 0;
    return 0;
  }
  const room = (newsize >> 4) + (a.ob_size < 8 ? 3 : 7) + newsize;
  const bytes = room * sizeOfItem(o);
  const items: usize = room > 0x7fffffff || bytes > 0x7fffffff ? 0 : PyMem_Realloc(a.ob_item, <usize>bytes);
  if (!items) {
    PyErr_NoMemory();
    return -1;
  }
  a.ob_item = items;
  a.ob_size = newsize;
  a.allocated = room;
  return 0;
}

// new: items uninitialised
export function newarrayobject(type: PyTypeObject, size: i64, descr: arraydescr): PyObject | null {
  const bytes = size * <i64>descr.itemsize;
  if (size > 0x7fffffff || bytes > 0x7fffffff) return PyErr_NoMemory();
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const a = asArray(o);
  a.ob_descr = descr;
  a.allocated = size;
  a.ob_size = size;
  if (size > 0) {
    a.ob_item = PyMem_Malloc(<usize>bytes);
    if (!a.ob_item) {
      a.ob_size = 0;
      Py_DECREF(o);
      return PyErr_NoMemory();
    }
  }
  return o;
}

// new: one of the same kind
export function newLike(o: PyObject, size: i64): PyObject | null {
  return newarrayobject(typeState(o.ob_type).ArrayType as PyTypeObject, size, asArray(o).ob_descr);
}

/** insert(where, v); -1: failed. */
export function insertAt(o: PyObject, where: i64, v: PyObject): i32 {
  const out = stackAlloc(1);
  let res = convert(codeOf(o), v, out) ? 0 : -1;
  const n = asArray(o).ob_size;
  if (res == 0) res = array_resize(o, n + 1);
  if (res == 0) {
    let i = where;
    if (i < 0) {
      i += n;
      if (i < 0) i = 0;
    }
    if (i > n) i = n;
    const size = <usize>sizeOfItem(o);
    const at = addressOf(o, i);
    memory.copy(at + size, at, <usize>(n - i) * size);
    memory.copy(at, out, size);
  }
  stackFree(out);
  return res;
}

export function array_del_slice(o: PyObject, low: i64, high: i64): i32 {
  const n = asArray(o).ob_size;
  const from = low < 0 ? 0 : low > n ? n : low;
  const to = high < from ? from : high > n ? n : high;
  if (from == to) return 0;
  if (asArray(o).ob_exports > 0) {
    PyErr_SetString(PyExc_BufferError, 'cannot resize an array that is exporting buffers');
    return -1;
  }
  memory.copy(addressOf(o, from), addressOf(o, to), <usize>((n - to) * sizeOfItem(o)));
  return array_resize(o, n - (to - from));
}
