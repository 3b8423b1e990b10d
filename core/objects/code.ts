import { PyObject, PyVarObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 208 bytes. */
@unmanaged export class PyCodeObject extends PyVarObject {
  co_consts: PyObject | null;
  co_names: PyObject | null;
  co_exceptiontable: PyObject | null;
  co_flags: i32;
  co_argcount: i32;
  co_posonlyargcount: i32;
  co_kwonlyargcount: i32;
  co_stacksize: i32;
  co_firstlineno: i32;
  co_nlocalsplus: i32;
  co_framesize: i32;
  co_nlocals: i32;
  co_ncellvars: i32;
  co_nfreevars: i32;
  co_version: u32;
  co_localsplusnames: PyObject | null;
  co_localspluskinds: PyObject | null;
  co_filename: PyObject | null;
  co_name: PyObject | null;
  co_qualname: PyObject | null;
  co_linetable: PyObject | null;
  co_weakreflist: PyObject | null;
  co_executors: usize; // _PyExecutorArray *
  _co_cached: _PyCoCached | null;
  _co_instrumentation_version: u64;
  _co_monitoring: usize;
  _co_firsttraceable: i32;
  co_extra: usize; // void *
  @bytes(1) co_code_adaptive: usize; // char [1] at 200
}

/** 32 bytes. */
@unmanaged export class _PyCoCached {
  _co_code: PyObject | null;
  _co_varnames: PyObject | null;
  _co_cellvars: PyObject | null;
  _co_freevars: PyObject | null;
}

export const PyCode_Type = staticObject<PyTypeObject>(416);
export const _PyLineIterator = staticObject<PyTypeObject>(416);
export const _PyPositionsIterator = staticObject<PyTypeObject>(416);


export function _PyCode_New(a: usize): PyObject | null {
  return unreachable();
}

export function PyCode_Check(a: PyObject): bool {
  return unreachable();
}

export function PyCode_Addr2Line(a: PyObject, b: i32): i32 {
  return unreachable();
}

export function PyCode_Addr2Location(a: PyObject, b: i32, c: usize, d: usize, e: usize, f: usize): i32 {
  return unreachable();
}

export function _PyCode_GetVarnames(a: PyObject): PyObject | null {
  return unreachable();
}

export function _PyCode_GetCellvars(a: PyObject): PyObject | null {
  return unreachable();
}

export function _PyCode_GetFreevars(a: PyObject): PyObject | null {
  return unreachable();
}

export function _PyCode_GetCode(a: PyObject): PyObject | null {
  return unreachable();
}

export function _PyCode_CODE(a: PyObject): usize {
  return unreachable();
}

export function _PyCode_Quicken(a: PyObject): void {
  unreachable();
}

export function init_code_type(): void {
}
