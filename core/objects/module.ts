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
