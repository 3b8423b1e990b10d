import { PyObject } from '../../runtime/object';

/** 72 bytes. */
@unmanaged
export class PyBaseExceptionObject extends PyObject {
  dict: PyObject | null;
  args: PyObject | null;
  notes: PyObject | null;
  traceback: PyObject | null;
  context: PyObject | null;
  cause: PyObject | null;
  suppress_context: u8;
}

/** 136 bytes. */
@unmanaged
export class PySyntaxErrorObject extends PyBaseExceptionObject {
  msg: PyObject | null;
  filename: PyObject | null;
  lineno: PyObject | null;
  offset: PyObject | null;
  end_lineno: PyObject | null;
  end_offset: PyObject | null;
  text: PyObject | null;
  print_file_and_line: PyObject | null;
}

/** 104 bytes. */
@unmanaged
export class PyImportErrorObject extends PyBaseExceptionObject {
  msg: PyObject | null;
  name: PyObject | null;
  path: PyObject | null;
  name_from: PyObject | null;
}

/** 112 bytes. */
@unmanaged
export class PyUnicodeErrorObject extends PyBaseExceptionObject {
  encoding: PyObject | null;
  object: PyObject | null;
  start: i64;
  end: i64;
  reason: PyObject | null;
}

/** 80 bytes. */
@unmanaged
export class PySystemExitObject extends PyBaseExceptionObject {
  code: PyObject | null;
}

/** 112 bytes. */
@unmanaged
export class PyOSErrorObject extends PyBaseExceptionObject {
  myerrno: PyObject | null;
  strerror: PyObject | null;
  filename: PyObject | null;
  filename2: PyObject | null;
  written: i64;
}

/** 80 bytes. */
@unmanaged
export class PyStopIterationObject extends PyBaseExceptionObject {
  value: PyObject | null;
}

/** 80 bytes. */
@unmanaged
export class PyNameErrorObject extends PyBaseExceptionObject {
  name: PyObject | null;
}

/** 88 bytes. */
@unmanaged
export class PyAttributeErrorObject extends PyBaseExceptionObject {
  obj: PyObject | null;
  name: PyObject | null;
}

/** 88 bytes. */
@unmanaged
export class PyBaseExceptionGroupObject extends PyBaseExceptionObject {
  msg: PyObject | null;
  excs: PyObject | null;
}
