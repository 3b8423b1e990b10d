/** 40 bytes. */
@unmanaged export class PyDescrObject extends PyObject {
  d_type: PyTypeObject | null;
  d_name: PyObject | null;
  d_qualname: PyObject | null;
}

/** 56 bytes. */
@unmanaged export class PyMethodDescrObject extends PyDescrObject {
  d_method: PyMethodDef | null;
  vectorcall: usize; // vectorcallfunc
}

/** 48 bytes. */
@unmanaged export class PyMemberDescrObject extends PyDescrObject {
  d_member: PyMemberDef | null;
}

/** 48 bytes. */
@unmanaged export class PyGetSetDescrObject extends PyDescrObject {
  d_getset: PyGetSetDef | null;
}

/** 56 bytes. */
@unmanaged export class PyWrapperDescrObject extends PyDescrObject {
  d_base: usize; // struct wrapperbase *
  d_wrapped: usize; // void *
}

/** 64 bytes. */
@unmanaged export class propertyobject extends PyObject {
  prop_get: PyObject | null;
  prop_set: PyObject | null;
  prop_del: PyObject | null;
  prop_doc: PyObject | null;
  prop_name: PyObject | null;
  getter_doc: i32;
}

/** 24 bytes. */
@unmanaged export class mappingproxyobject extends PyObject {
  mapping: PyObject | null;
}
