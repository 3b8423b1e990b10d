import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 200 bytes. */
@unmanaged export class PySetObject extends PyObject {
  fill: i64;
  used: i64;
  mask: i64;
  table: setentry | null;
  hash: i64;
  finger: i64;
  @bytes(128) smalltable: usize; // setentry [8] at 64
  weakreflist: PyObject | null;
}

/** 16 bytes. */
@unmanaged export class setentry {
  key: PyObject | null;
  hash: i64;
}

/** 48 bytes. */
@unmanaged export class setiterobject extends PyObject {
  si_set: PySetObject | null;
  si_used: i64;
  si_pos: i64;
  len: i64;
}

export const PySet_Type = staticObject<PyTypeObject>(416);
export const PyFrozenSet_Type = staticObject<PyTypeObject>(416);
export const PySetIter_Type = staticObject<PyTypeObject>(416);


export function PySet_New(a: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyFrozenSet_New(a: PyObject | null): PyObject | null {
  return unreachable();
}

export function PySet_Add(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PySet_Contains(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PySet_Discard(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PySet_Size(a: PyObject): i64 {
  return unreachable();
}

export function PySet_Clear(a: PyObject): i32 {
  return unreachable();
}

export function _PySet_Update(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function _PySet_NextEntry(a: PyObject, b: usize, c: usize, d: usize): i32 {
  return unreachable();
}

export function PySet_CheckExact(a: PyObject): bool {
  return a.ob_type == PySet_Type;
}

export function PyAnySet_Check(a: PyObject): bool {
  return unreachable();
}

export function PyAnySet_CheckExact(a: PyObject): bool {
  return unreachable();
}

export function PySet_Check(a: PyObject): bool {
  return unreachable();
}

export function PyFrozenSet_CheckExact(a: PyObject): bool {
  return unreachable();
}

export function init_set_types(): void {
}
