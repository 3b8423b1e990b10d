/** 48 bytes. */
@unmanaged export class PyMethodObject extends PyObject {
  im_func: PyObject | null;
  im_self: PyObject | null;
  im_weakreflist: PyObject | null;
  vectorcall: usize; // vectorcallfunc
}

/** 56 bytes. */
@unmanaged export class PyCFunctionObject extends PyObject {
  m_ml: PyMethodDef | null;
  m_self: PyObject | null;
  m_module: PyObject | null;
  m_weakreflist: PyObject | null;
  vectorcall: usize; // vectorcallfunc
}

/** 64 bytes. */
@unmanaged export class PyCMethodObject extends PyCFunctionObject {
  mm_class: PyTypeObject | null;
}
