import { PyObject } from '../runtime/object';
import { PyMethodDef, PyTypeObject } from '../runtime/type';

/** 56 bytes. */
@unmanaged export class PyModuleObject extends PyObject {
  md_dict: PyObject | null;
  md_def: PyModuleDef | null;
  md_state: usize; // void *
  md_weaklist: PyObject | null;
  md_name: PyObject | null;
}

/** 104 bytes. */
@unmanaged export class PyModuleDef {
  @bytes(40) m_base: usize; // PyModuleDef_Base at 0
  m_name: usize; // const char *
  m_doc: usize; // const char *
  m_size: i64;
  m_methods: PyMethodDef | null;
  m_slots: usize; // PyModuleDef_Slot *
  m_traverse: usize; // traverseproc
  m_clear: usize; // inquiry
  m_free: usize; // freefunc
}

export const PyModule_Type = staticObject<PyTypeObject>(416);
export const PyModuleDef_Type = staticObject<PyTypeObject>(416);


export function PyModule_NewObject(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyModule_GetDict(a: PyObject): PyObject {
  return unreachable();
}

export function PyModule_GetNameObject(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyModule_AddObjectRef(a: PyObject, b: string, c: PyObject): i32 {
  return unreachable();
}

export function PyModule_Add(a: PyObject, b: string, c: PyObject | null): i32 {
  return unreachable();
}

export function PyModule_AddIntConstant(a: PyObject, b: string, c: i64): i32 {
  return unreachable();
}

export function PyModule_Check(a: PyObject): bool {
  return unreachable();
}

export function PyModule_SetDocString(a: PyObject, b: string): i32 {
  return unreachable();
}

export function _PyModule_Clear(a: PyObject): void {
  unreachable();
}

export function _PyModule_ClearDict(a: PyObject): void {
  unreachable();
}

export function newNativeModule(a: string, b: string): PyObject | null {
  return unreachable();
}

export function moduleMethod(a: PyObject, b: string, c: usize, d: i32, e: string): i32 {
  return unreachable();
}

export function _PyModule_GetAttro(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function init_module_type(): void {
}
