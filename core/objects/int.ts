import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 32 bytes. */
@unmanaged export class PyLongObject extends PyObject {
  @bytes(16) long_value: usize; // _PyLongValue at 16
}

export const PyLong_Type = staticObject<PyTypeObject>(416);


export function PyLong_FromLong(a: i64): PyObject | null {
  return unreachable();
}

export function PyLong_FromSsize_t(a: i64): PyObject | null {
  return unreachable();
}

export function PyLong_FromLongLong(a: i64): PyObject | null {
  return unreachable();
}

export function PyLong_FromUnsignedLong(a: u64): PyObject | null {
  return unreachable();
}

export function PyLong_FromUnsignedLongLong(a: u64): PyObject | null {
  return unreachable();
}

export function PyLong_FromSize_t(a: u64): PyObject | null {
  return unreachable();
}

export function PyLong_FromVoidPtr(a: usize): PyObject | null {
  return unreachable();
}

export function PyLong_FromDouble(a: f64): PyObject | null {
  return unreachable();
}

export function PyLong_AsLong(a: PyObject): i64 {
  return unreachable();
}

export function PyLong_AsLongAndOverflow(a: PyObject, b: usize): i64 {
  return unreachable();
}

export function PyLong_AsSsize_t(a: PyObject): i64 {
  return unreachable();
}

export function PyLong_AsInt(a: PyObject): i32 {
  return unreachable();
}

export function PyLong_AsLongLong(a: PyObject): i64 {
  return unreachable();
}

export function PyLong_AsUnsignedLongLong(a: PyObject): u64 {
  return unreachable();
}

export function PyLong_AsUnsignedLongLongMask(a: PyObject): u64 {
  return unreachable();
}

export function PyLong_AsDouble(a: PyObject): f64 {
  return unreachable();
}

export function PyLong_FromUnicodeObject(a: PyObject, b: i32): PyObject | null {
  return unreachable();
}

export function PyLong_Check(a: PyObject): bool {
  return unreachable();
}

export function PyLong_CheckExact(a: PyObject): bool {
  return unreachable();
}

export function _PyLong_IsZero(a: PyObject): bool {
  return unreachable();
}

export function _PyLong_IsNegative(a: PyObject): bool {
  return unreachable();
}

export function _PyLong_Sign(a: PyObject): i32 {
  return unreachable();
}

export function _PyLong_IsCompact(a: PyObject): bool {
  return unreachable();
}

export function _PyLong_CompactValue(a: PyObject): i64 {
  return unreachable();
}

export function _PyLong_Add(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function _PyLong_Subtract(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function _PyLong_Multiply(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function _PyLong_GetZero(): PyObject {
  return unreachable();
}

export function _PyLong_GetOne(): PyObject {
  return unreachable();
}

export function _PyLong_Format(a: PyObject, b: i32): PyObject | null {
  return unreachable();
}

export function _PyLong_NumBits(a: PyObject): i64 {
  return unreachable();
}

export function long_compare_eq(a: PyObject, b: PyObject): bool {
  return unreachable();
}

export function _PyLong_Negate(a: PyObject): PyObject | null {
  return unreachable();
}

export function _PyLong_Copy(a: PyObject): PyObject | null {
  return unreachable();
}

export function init_int_type(): void {
}

export function init_small_ints(): void {
}
