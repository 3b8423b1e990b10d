/** 40 bytes. */
@unmanaged export class PyTracebackObject extends PyObject {
  tb_next: PyTracebackObject | null;
  tb_frame: PyFrameObject | null;
  tb_lasti: i32;
  tb_lineno: i32;
}
