// The layout of bytearray. (CPython: Include/cpython/bytearrayobject.h)
//
//   ob_bytes ─> │ dropped │ the bytes: ob_size │ 0 │ room │      ob_alloc bytes in all
//                          ^ ob_start
//
// Deleting from the front only moves ob_start. While somebody looks at the bytes (ob_exports), the size stays.

import { PyObject, PyVarObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { PyType_IsSubtype } from '../type/state';

/** 56 bytes. */
@unmanaged
export class PyByteArrayObject extends PyVarObject {
  ob_alloc: i64; // bytes at ob_bytes
  ob_bytes: usize; // char *: NULL while nothing was ever in it
  ob_start: usize; // char *: where the content begins
  ob_exports: i64; // buffers that others hold
}

export const PyByteArray_Type = staticObject<PyTypeObject>(416);
export const PyByteArrayIter_Type = staticObject<PyTypeObject>(416);

/* @inline */ export function PyByteArray_Check(o: PyObject): bool {
  return o.ob_type == PyByteArray_Type || PyType_IsSubtype(o.ob_type, PyByteArray_Type) != 0;
}

/* @inline */ export function PyByteArray_GET_SIZE(o: PyObject): i64 {
  return changetype<PyByteArrayObject>(o).ob_size;
}

/** The bytes, a 0 behind them; of an empty one an empty C string. */
/* @inline */ export function PyByteArray_AS_STRING(o: PyObject): usize {
  return changetype<PyByteArrayObject>(o).ob_size ? changetype<PyByteArrayObject>(o).ob_start : changetype<usize>('');
}
