import { Py_NewRef, PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 80 bytes. */
@unmanaged export class _PyInterpreterFrame {
  f_executable: PyObject | null;
  previous: _PyInterpreterFrame | null;
  f_funcobj: PyObject | null;
  f_globals: PyObject | null;
  f_builtins: PyObject | null;
  f_locals: PyObject | null;
  frame_obj: PyFrameObject | null;
  instr_ptr: usize;
  stacktop: i32;
  return_offset: u16;
  owner: u8;
  @bytes(8) localsplus: usize; // PyObject *[1] at 72
}

/** 72 bytes. */
@unmanaged export class PyFrameObject extends PyObject {
  f_back: PyFrameObject | null;
  f_frame: _PyInterpreterFrame | null;
  f_trace: PyObject | null;
  f_lineno: i32;
  f_trace_lines: u8;
  f_trace_opcodes: u8;
  f_extra_locals: PyObject | null;
  f_locals_cache: PyObject | null;
  @bytes(8) _f_frame_data: usize; // PyObject *[1] at 64
}

export const PyFrame_Type = staticObject<PyTypeObject>(416);
export const PyFrameLocalsProxy_Type = staticObject<PyTypeObject>(416);


export function _PyFrame_MakeAndSetFrameObject(a: _PyInterpreterFrame): PyObject | null {
  return unreachable();
}

export function _PyFrame_GetFrameObject(a: _PyInterpreterFrame): PyObject | null {
  return unreachable();
}

export function PyFrame_GetLineNumber(a: PyObject): i32 {
  return unreachable();
}

export function PyUnstable_InterpreterFrame_GetLine(a: _PyInterpreterFrame): i32 {
  return unreachable();
}

export function _PyFrame_GetLocals(a: _PyInterpreterFrame): PyObject | null {
  return unreachable();
}

export function PyFrame_GetBack(a: PyObject): PyObject | null {
  return unreachable();
}

export function init_frame_type(): void {
}

// new
export function PyFrame_GetCode(frame: PyObject): PyObject {
  return Py_NewRef<PyObject>(changetype<PyFrameObject>(frame).f_frame!.f_executable!);
}

/** The frame below that Python can see, or NULL: an incomplete frame and the eval loop's entry frame are passed over. */
export function _PyFrame_PreviousComplete(frame: _PyInterpreterFrame): _PyInterpreterFrame | null {
  return unreachable();
}
