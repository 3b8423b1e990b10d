// What every object begins with, and its reference count. (CPython: Include/object.h, Include/refcount.h)
//
//      0 ╞═ ob_refcnt ╡  <- the object's address; the low 32 bits count, and are negative (as i32) when immortal
//      8 │  ob_type   │
//     16 │  ob_size   │  (PyVarObject)
//
// An object that the collector knows has 16 more bytes in front: gc/state.ts.

import { storeCount, storeFirstCount } from '../memory/events';
import { PyTypeObject } from './type';

export type Py_ssize_t = i64;
export type Py_hash_t = i64;

/** 16 bytes. */
@unmanaged
export class PyObject {
  ob_refcnt: i64;
  ob_type: PyTypeObject; // strong for heap types; static types are immortal
}

/** 24 bytes. */
@unmanaged
export class PyVarObject extends PyObject {
  ob_size: i64;
}

/** CPython's _Py_IMMORTAL_REFCNT on 64 bits: all 32 low bits set. */
export const _Py_IMMORTAL_REFCNT: i64 = 0xffffffff;

export const Py_LT = 0;
export const Py_LE = 1;
export const Py_EQ = 2;
export const Py_NE = 3;
export const Py_GT = 4;
export const Py_GE = 5;

/** The object's address as an argument of PyErr_Format and PyUnicode_FromFormat. */
/* @inline */ export function arg(o: PyObject | null): u64 {
  return <u64>changetype<usize>(o);
}

/* @inline */ export function Py_IS_TYPE(o: PyObject, type: PyTypeObject): bool {
  return o.ob_type == type;
}

/* @inline */ export function Py_SIZE(o: PyObject): Py_ssize_t {
  return changetype<PyVarObject>(o).ob_size;
}

/* @inline */ export function Py_SET_SIZE(o: PyObject, n: Py_ssize_t): void {
  changetype<PyVarObject>(o).ob_size = n;
}

/* @inline */ export function _Py_IsImmortal(o: PyObject): bool {
  return load<i32>(changetype<usize>(o)) < 0;
}

// Only the low half is touched, so an immortal count never wraps into the high one.
/* @inline */ export function Py_INCREF(o: PyObject): void {
  const n = load<u32>(changetype<usize>(o)) + 1;
  if (n != 0) storeCount(changetype<usize>(o), n);
}

/* @inline */ export function Py_DECREF(o: PyObject): void {
  const n = load<i32>(changetype<usize>(o));
  if (n >= 0) {
    storeCount(changetype<usize>(o), n - 1);
    if (n == 1) _Py_Dealloc(o);
  }
}

/* @inline */ export function Py_XINCREF(o: PyObject | null): void {
  if (o) Py_INCREF(o);
}

/* @inline */ export function Py_XDECREF(o: PyObject | null): void {
  if (o) Py_DECREF(o);
}

// new
/* @inline */ export function Py_NewRef<T extends PyObject>(o: T): T {
  Py_INCREF(changetype<PyObject>(o));
  return o;
}

// new
/* @inline */ export function Py_XNewRef(o: PyObject | null): PyObject | null {
  if (o) Py_INCREF(o);
  return o;
}

/** Calls the type's tp_dealloc: the count has just become 0. */
function _Py_Dealloc(o: PyObject): void {
  call_indirect<void>(<u32>o.ob_type.tp_dealloc, o);
}

/** The n-th pointer of an array of 8-byte pointers; borrowed. */
/* @inline */ export function ptrAt(array: usize, i: Py_ssize_t): PyObject | null {
  return changetype<PyObject | null>(load<usize>(array + ((<usize>i) << 3)));
}

/** The same where NULL cannot be. */
/* @inline */ export function objAt(array: usize, i: Py_ssize_t): PyObject {
  return changetype<PyObject>(load<usize>(array + ((<usize>i) << 3)));
}

/** Sets the n-th; counts are the caller's. */
/* @inline */ export function setPtrAt(array: usize, i: Py_ssize_t, o: PyObject | null): void {
  store<u64>(array + ((<usize>i) << 3), <u64>changetype<usize>(o));
}

/** Py_CLEAR(*slot): the slot is NULL before the old value's destructor can run. */
/* @inline */ export function clearSlot(slot: usize): void {
  const old = changetype<PyObject | null>(load<usize>(slot));
  if (old) {
    store<u64>(slot, 0);
    Py_DECREF(old);
  }
}

/** Py_XSETREF(*slot, value); steals value. */
/* @inline */ export function setSlot(slot: usize, value: PyObject | null): void {
  const old = changetype<PyObject | null>(load<usize>(slot));
  store<u64>(slot, <u64>changetype<usize>(value));
  if (old) Py_DECREF(old);
}

/** An object begins: its first reference is its maker's. */
/* @inline */ export function _Py_NewReference(o: PyObject): void {
  storeFirstCount(changetype<usize>(o));
}

/** PyObject_INIT: type and a count of 1. A heap type gains a reference. */
/* @inline */ export function _PyObject_Init(o: PyObject, type: PyTypeObject): void {
  o.ob_type = type;
  if (type.tp_flags & (1 << 9)) Py_INCREF(type);
  _Py_NewReference(o);
}

/* @inline */ export function Py_VISIT(o: PyObject | null, visit: usize, arg: usize): i32 {
  return o ? call_indirect<i32>(<u32>visit, o, arg) : 0;
}
