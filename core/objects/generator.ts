import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 80 bytes. */
@unmanaged export class PyGenObject extends PyObject {
  gi_weakreflist: PyObject | null;
  gi_name: PyObject | null;
  gi_qualname: PyObject | null;
  @bytes(16) gi_exc_state: usize; // _PyErr_StackItem at 40
  gi_origin_or_finalizer: PyObject | null;
  gi_hooks_inited: u8;
  gi_closed: u8;
  gi_running_async: u8;
  gi_frame_state: i8;
  @bytes(8) gi_iframe: usize; // PyObject *[1] at 72
}

export const PyGen_Type = staticObject<PyTypeObject>(416);
export const PyCoro_Type = staticObject<PyTypeObject>(416);
export const PyAsyncGen_Type = staticObject<PyTypeObject>(416);


export function _Py_MakeCoro(a: PyObject): PyObject | null {
  return unreachable();
}

export function _PyGen_FetchStopIterationValue(a: usize): i32 {
  return unreachable();
}

export function _PyGen_SetStopIterationValue(a: PyObject): i32 {
  return unreachable();
}

export function _PyGen_yf(a: PyObject): PyObject | null {
  return unreachable();
}

export function _PyGen_Finalize(a: PyObject): void {
  unreachable();
}

export function PyGen_Check(a: PyObject): bool {
  return unreachable();
}

export function PyGen_CheckExact(a: PyObject): bool {
  return unreachable();
}

export function gen_send_ex2(a: PyObject, b: PyObject | null, c: usize, d: i32, e: i32): i32 {
  return unreachable();
}

export function _PyCoro_GetAwaitableIter(a: PyObject): PyObject | null {
  return unreachable();
}

export function init_generator_types(): void {
}
