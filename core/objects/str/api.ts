import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

export const PyUnicode_Type = staticObject<PyTypeObject>(416);


export function PyUnicode_Check(a: PyObject): bool {
  return unreachable();
}

export function PyUnicode_CheckExact(a: PyObject): bool {
  return unreachable();
}

export function PyUnicode_New(a: i64, b: u32): PyObject | null {
  return unreachable();
}

export function PyUnicode_FromString(a: string): PyObject | null {
  return unreachable();
}

export function PyUnicode_FromCString(a: usize): PyObject | null {
  return unreachable();
}

export function PyUnicode_FromStringAndSize(a: usize, b: i64): PyObject | null {
  return unreachable();
}

export function PyUnicode_DecodeUTF8(a: usize, b: i64, c: usize): PyObject | null {
  return unreachable();
}

export function PyUnicode_FromOrdinal(a: i32): PyObject | null {
  return unreachable();
}

export function PyUnicode_FromKindAndData(a: i32, b: usize, c: i64): PyObject | null {
  return unreachable();
}

export function PyUnicode_GetLength(a: PyObject): i64 {
  return unreachable();
}

export function PyUnicode_ReadChar(a: PyObject, b: i64): u32 {
  return unreachable();
}

export function PyUnicode_InternInPlace(a: usize): void {
  unreachable();
}

export function PyUnicode_InternFromString(a: string): PyObject | null {
  return unreachable();
}

export function _PyUnicode_InternMortal(a: usize): void {
  unreachable();
}

export function _PyUnicode_InternImmortal(a: usize): void {
  unreachable();
}

export function PyUnicode_InternStatic(a: usize): void {
  unreachable();
}

export function PyUnicode_AsUTF8AndSize(a: PyObject, b: usize): usize {
  return unreachable();
}

export function PyUnicode_AsUTF8(a: PyObject): usize {
  return unreachable();
}

export function PyUnicode_AsUTF8String(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyUnicode_Concat(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyUnicode_Append(a: usize, b: PyObject | null): void {
  unreachable();
}

export function PyUnicode_AppendAndDel(a: usize, b: PyObject | null): void {
  unreachable();
}

export function PyUnicode_Join(a: PyObject | null, b: PyObject): PyObject | null {
  return unreachable();
}

export function _PyUnicode_JoinArray(a: PyObject, b: usize, c: i64): PyObject | null {
  return unreachable();
}

export function PyUnicode_Compare(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function _PyUnicode_Equal(a: PyObject, b: PyObject): bool {
  return unreachable();
}

export function _PyUnicode_EQ(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PyUnicode_RichCompare(a: PyObject, b: PyObject, c: i32): PyObject | null {
  return unreachable();
}

export function PyUnicode_EqualToUTF8(a: PyObject, b: string): bool {
  return unreachable();
}

export function _PyUnicode_EqualToASCIIString(a: PyObject, b: string): bool {
  return unreachable();
}

export function PyUnicode_Contains(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PyUnicode_Find(a: PyObject, b: PyObject, c: i64, d: i64, e: i32): i64 {
  return unreachable();
}

export function PyUnicode_Substring(a: PyObject, b: i64, c: i64): PyObject | null {
  return unreachable();
}

export function PyUnicode_Replace(a: PyObject, b: PyObject, c: PyObject, d: i64): PyObject | null {
  return unreachable();
}

export function PyUnicode_Split(a: PyObject, b: PyObject | null, c: i64): PyObject | null {
  return unreachable();
}

export function PyUnicode_Splitlines(a: PyObject, b: i32): PyObject | null {
  return unreachable();
}

export function PyUnicode_Format(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyUnicode_Tailmatch(a: PyObject, b: PyObject, c: i64, d: i64, e: i32): i64 {
  return unreachable();
}

export function PyUnicode_FromObject(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyUnicode_IsIdentifier(a: PyObject): i32 {
  return unreachable();
}

export function _PyUnicode_Copy(a: PyObject): PyObject | null {
  return unreachable();
}

export function _PyUnicode_ExactDealloc(a: PyObject): void {
  unreachable();
}

export function unicode_hash(a: PyObject): i64 {
  return unreachable();
}

export function PyUnicode_AsEncodedString(a: PyObject, b: usize, c: usize): PyObject | null {
  return unreachable();
}

export function PyUnicode_Decode(a: usize, b: i64, c: usize, d: usize): PyObject | null {
  return unreachable();
}

export function PyUnicode_DecodeLatin1(a: usize, b: i64, c: usize): PyObject | null {
  return unreachable();
}

export function PyUnicode_FromEncodedObject(a: PyObject, b: usize, c: usize): PyObject | null {
  return unreachable();
}

export function unicode_repr(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyUnicode_READ(a: i32, b: usize, c: i64): u32 {
  return unreachable();
}

export function PyUnicode_KIND(a: PyObject): i32 {
  return unreachable();
}

export function PyUnicode_DATA(a: PyObject): usize {
  return unreachable();
}

export function PyUnicode_GET_LENGTH(a: PyObject): i64 {
  return unreachable();
}

export function PyUnicode_IS_ASCII(a: PyObject): bool {
  return unreachable();
}

export function PyUnicode_CHECK_INTERNED(a: PyObject): i32 {
  return unreachable();
}

export function init_str_type(): void {
}

export function init_static_strings(): void {
}
