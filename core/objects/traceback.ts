import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';
import { PyFrameObject } from './frame';

/** 40 bytes. */
@unmanaged export class PyTracebackObject extends PyObject {
  tb_next: PyTracebackObject | null;
  tb_frame: PyFrameObject | null;
  tb_lasti: i32;
  tb_lineno: i32;
}

export const PyTraceBack_Type = staticObject<PyTypeObject>(416);


export function PyTraceBack_Here(a: PyObject): i32 {
  return unreachable();
}

export function PyTraceBack_Check(a: PyObject): bool {
  return unreachable();
}

export function _PyTraceBack_FromFrame(a: PyObject | null, b: PyObject): PyObject | null {
  return unreachable();
}

export function init_traceback_type(): void {
}
