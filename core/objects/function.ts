import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 144 bytes. */
@unmanaged export class PyFunctionObject extends PyObject {
  func_globals: PyObject | null;
  func_builtins: PyObject | null;
  func_name: PyObject | null;
  func_qualname: PyObject | null;
  func_code: PyObject | null;
  func_defaults: PyObject | null;
  func_kwdefaults: PyObject | null;
  func_closure: PyObject | null;
  func_doc: PyObject | null;
  func_dict: PyObject | null;
  func_weakreflist: PyObject | null;
  func_module: PyObject | null;
  func_annotations: PyObject | null;
  func_typeparams: PyObject | null;
  vectorcall: usize; // vectorcallfunc
  func_version: u32;
}

/** 64 bytes. */
@unmanaged export class PyFrameConstructor {
  fc_globals: PyObject | null;
  fc_builtins: PyObject | null;
  fc_name: PyObject | null;
  fc_qualname: PyObject | null;
  fc_code: PyObject | null;
  fc_defaults: PyObject | null;
  fc_kwdefaults: PyObject | null;
  fc_closure: PyObject | null;
}

/** 32 bytes. */
@unmanaged export class classmethod extends PyObject {
  cm_callable: PyObject | null;
  cm_dict: PyObject | null;
}

/** 32 bytes. */
@unmanaged export class staticmethod extends PyObject {
  sm_callable: PyObject | null;
  sm_dict: PyObject | null;
}

export const PyFunction_Type = staticObject<PyTypeObject>(416);
export const PyClassMethod_Type = staticObject<PyTypeObject>(416);
export const PyStaticMethod_Type = staticObject<PyTypeObject>(416);


export function PyFunction_New(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyFunction_NewWithQualName(a: PyObject, b: PyObject, c: PyObject | null): PyObject | null {
  return unreachable();
}

export function _PyFunction_FromConstructor(a: usize): PyObject | null {
  return unreachable();
}

export function _PyFunction_GetVersionForCurrentState(a: PyObject): u32 {
  return unreachable();
}

export function _PyFunction_SetVersion(a: PyObject, b: u32): void {
  unreachable();
}

export function PyFunction_Check(a: PyObject): bool {
  return unreachable();
}

export function PyClassMethod_New(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyStaticMethod_New(a: PyObject): PyObject | null {
  return unreachable();
}

export function _PyFunction_LookupByVersion(a: u32, b: usize): PyObject | null {
  return unreachable();
}

export function init_function_types(): void {
}
