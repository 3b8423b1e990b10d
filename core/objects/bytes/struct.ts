// The bytes of a bytes object. (CPython: Include/cpython/bytesobject.h)
//
//     0 ╞═ ob_refcnt ╡
//     8 │  ob_type   │
//    16 │  ob_size   │
//    24 │  ob_shash  │ -1: not computed yet
//    32 │  ob_sval … │ ob_size bytes and a NUL

import { PyObject, PyVarObject } from '../../runtime/object';
import { hasSubclassFlag, Py_TPFLAGS_BYTES_SUBCLASS, PyTypeObject } from '../../runtime/type';

/** 40 bytes. */
@unmanaged
export class PyBytesObject extends PyVarObject {
  ob_shash: i64;
  @bytes(1) ob_sval: usize; // char [1] at 32
}

export const PyBytes_Type = staticObject<PyTypeObject>(416);
export const PyBytesIter_Type = staticObject<PyTypeObject>(416);

/** Bytes in front of the text. */
export const BYTES_HEADER: usize = 32;
/** CPython's PyBytesObject_SIZE: the header and the NUL. */
export const PyBytesObject_SIZE: usize = 33;

/* @inline */ export function PyBytes_Check(o: PyObject): bool {
  return hasSubclassFlag(o, Py_TPFLAGS_BYTES_SUBCLASS);
}

/* @inline */ export function PyBytes_CheckExact(o: PyObject): bool {
  return o.ob_type == PyBytes_Type;
}

/* @inline */ export function PyBytes_AS_STRING(o: PyObject): usize {
  return changetype<usize>(o) + BYTES_HEADER;
}

/* @inline */ export function PyBytes_GET_SIZE(o: PyObject): i64 {
  return changetype<PyVarObject>(o).ob_size;
}
