/** 80 bytes. */
@unmanaged export class _PyInterpreterFrame {
  f_executable: PyObject | null;
  previous: _PyInterpreterFrame | null;
  f_funcobj: PyObject | null;
  f_globals: PyObject | null;
  f_builtins: PyObject | null;
  f_locals: PyObject | null;
  frame_obj: PyFrameObject | null;
  instr_ptr: _Py_CODEUNIT | null;
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
