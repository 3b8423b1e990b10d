import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

export const PyDict_Type = staticObject<PyTypeObject>(416);


export function PyDict_New(): PyObject | null {
  return unreachable();
}

export function PyDict_Check(a: PyObject): bool {
  return unreachable();
}

export function PyDict_CheckExact(a: PyObject): bool {
  return unreachable();
}

export function PyDict_GetItemWithError(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyDict_GetItem(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyDict_GetItemRef(a: PyObject, b: PyObject, c: usize): i32 {
  return unreachable();
}

export function PyDict_GetItemString(a: PyObject, b: string): PyObject | null {
  return unreachable();
}

export function PyDict_GetItemStringRef(a: PyObject, b: string, c: usize): i32 {
  return unreachable();
}

export function _PyDict_GetItem_KnownHash(a: PyObject, b: PyObject, c: i64): PyObject | null {
  return unreachable();
}

export function _PyDict_GetItemRef_KnownHash(a: PyObject, b: PyObject, c: i64, d: usize): i32 {
  return unreachable();
}

export function PyDict_SetItem(a: PyObject, b: PyObject, c: PyObject): i32 {
  return unreachable();
}

export function PyDict_SetItemString(a: PyObject, b: string, c: PyObject): i32 {
  return unreachable();
}

export function _PyDict_SetItem_KnownHash(a: PyObject, b: PyObject, c: PyObject, d: i64): i32 {
  return unreachable();
}

export function _PyDict_SetItem_Take2(a: PyObject, b: PyObject, c: PyObject): i32 {
  return unreachable();
}

export function PyDict_DelItem(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PyDict_DelItemString(a: PyObject, b: string): i32 {
  return unreachable();
}

export function PyDict_Clear(a: PyObject): void {
  unreachable();
}

export function PyDict_Next(a: PyObject, b: usize, c: usize, d: usize): i32 {
  return unreachable();
}

export function _PyDict_Next(a: PyObject, b: usize, c: usize, d: usize, e: usize): i32 {
  return unreachable();
}

export function PyDict_Keys(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyDict_Values(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyDict_Items(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyDict_Size(a: PyObject): i64 {
  return unreachable();
}

export function PyDict_Copy(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyDict_Update(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PyDict_Merge(a: PyObject, b: PyObject, c: i32): i32 {
  return unreachable();
}

export function _PyDict_MergeEx(a: PyObject, b: PyObject, c: i32): i32 {
  return unreachable();
}

export function PyDict_MergeFromSeq2(a: PyObject, b: PyObject, c: i32): i32 {
  return unreachable();
}

export function PyDict_Contains(a: PyObject, b: PyObject): i32 {
  return unreachable();
}

export function PyDict_ContainsString(a: PyObject, b: string): i32 {
  return unreachable();
}

export function PyDict_SetDefault(a: PyObject, b: PyObject, c: PyObject): PyObject | null {
  return unreachable();
}

export function PyDict_SetDefaultRef(a: PyObject, b: PyObject, c: PyObject | null, d: usize): i32 {
  return unreachable();
}

export function PyDict_Pop(a: PyObject, b: PyObject, c: usize): i32 {
  return unreachable();
}

export function _PyDict_Pop(a: PyObject, b: PyObject, c: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyDict_PopString(a: PyObject, b: string, c: usize): i32 {
  return unreachable();
}

export function _PyDict_FromKeys(a: PyObject, b: PyObject, c: PyObject): PyObject | null {
  return unreachable();
}

export function _PyDict_NewPresized(a: i64): PyObject | null {
  return unreachable();
}

export function _PyDict_FromItems(a: usize, b: i64, c: usize, d: i64, e: i64): PyObject | null {
  return unreachable();
}

export function _PyDict_LoadGlobal(a: PyObject, b: PyObject, c: PyObject): PyObject | null {
  return unreachable();
}

export function _PyDict_MaybeUntrack(a: PyObject): void {
  unreachable();
}

export function _PyDict_NewKeysForClass(a: PyTypeObject): usize {
  return unreachable();
}

export function _PyDict_SizeOf(a: PyObject): i64 {
  return unreachable();
}

export function _PyDict_KeysSize(a: usize): i64 {
  return unreachable();
}

export function PyDictKeys_GetVersionForCurrentState(a: PyObject): u32 {
  return unreachable();
}

export function _PyDictKeys_DecRef(a: usize): void {
  unreachable();
}

export function _PyDictKeys_StringLookup(a: usize, b: PyObject): i64 {
  return unreachable();
}

export function _PyDict_LookupIndex(a: PyObject, b: PyObject): i64 {
  return unreachable();
}

export function init_dict_type(): void {
}
