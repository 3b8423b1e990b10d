/** 416 bytes. */
@unmanaged export class PyTypeObject extends PyVarObject {
  tp_name: usize; // const char *
  tp_basicsize: i64;
  tp_itemsize: i64;
  tp_dealloc: usize; // destructor
  tp_vectorcall_offset: i64;
  tp_getattr: usize; // getattrfunc
  tp_setattr: usize; // setattrfunc
  tp_as_async: PyAsyncMethods | null;
  tp_repr: usize; // reprfunc
  tp_as_number: PyNumberMethods | null;
  tp_as_sequence: PySequenceMethods | null;
  tp_as_mapping: PyMappingMethods | null;
  tp_hash: usize; // hashfunc
  tp_call: usize; // ternaryfunc
  tp_str: usize; // reprfunc
  tp_getattro: usize; // getattrofunc
  tp_setattro: usize; // setattrofunc
  tp_as_buffer: PyBufferProcs | null;
  tp_flags: u64;
  tp_doc: usize; // const char *
  tp_traverse: usize; // traverseproc
  tp_clear: usize; // inquiry
  tp_richcompare: usize; // richcmpfunc
  tp_weaklistoffset: i64;
  tp_iter: usize; // getiterfunc
  tp_iternext: usize; // iternextfunc
  tp_methods: PyMethodDef | null;
  tp_members: PyMemberDef | null;
  tp_getset: PyGetSetDef | null;
  tp_base: PyTypeObject | null;
  tp_dict: PyObject | null;
  tp_descr_get: usize; // descrgetfunc
  tp_descr_set: usize; // descrsetfunc
  tp_dictoffset: i64;
  tp_init: usize; // initproc
  tp_alloc: usize; // allocfunc
  tp_new: usize; // newfunc
  tp_free: usize; // freefunc
  tp_is_gc: usize; // inquiry
  tp_bases: PyObject | null;
  tp_mro: PyObject | null;
  tp_cache: PyObject | null;
  tp_subclasses: usize; // void *
  tp_weaklist: PyObject | null;
  tp_del: usize; // destructor
  tp_version_tag: u32;
  tp_finalize: usize; // destructor
  tp_vectorcall: usize; // vectorcallfunc
  tp_watched: u8;
  tp_versions_used: u16;
}

/** 32 bytes. */
@unmanaged export class PyAsyncMethods {
  am_await: usize; // unaryfunc
  am_aiter: usize; // unaryfunc
  am_anext: usize; // unaryfunc
  am_send: usize; // sendfunc
}

/** 288 bytes. */
@unmanaged export class PyNumberMethods {
  nb_add: usize; // binaryfunc
  nb_subtract: usize; // binaryfunc
  nb_multiply: usize; // binaryfunc
  nb_remainder: usize; // binaryfunc
  nb_divmod: usize; // binaryfunc
  nb_power: usize; // ternaryfunc
  nb_negative: usize; // unaryfunc
  nb_positive: usize; // unaryfunc
  nb_absolute: usize; // unaryfunc
  nb_bool: usize; // inquiry
  nb_invert: usize; // unaryfunc
  nb_lshift: usize; // binaryfunc
  nb_rshift: usize; // binaryfunc
  nb_and: usize; // binaryfunc
  nb_xor: usize; // binaryfunc
  nb_or: usize; // binaryfunc
  nb_int: usize; // unaryfunc
  nb_reserved: usize; // void *
  nb_float: usize; // unaryfunc
  nb_inplace_add: usize; // binaryfunc
  nb_inplace_subtract: usize; // binaryfunc
  nb_inplace_multiply: usize; // binaryfunc
  nb_inplace_remainder: usize; // binaryfunc
  nb_inplace_power: usize; // ternaryfunc
  nb_inplace_lshift: usize; // binaryfunc
  nb_inplace_rshift: usize; // binaryfunc
  nb_inplace_and: usize; // binaryfunc
  nb_inplace_xor: usize; // binaryfunc
  nb_inplace_or: usize; // binaryfunc
  nb_floor_divide: usize; // binaryfunc
  nb_true_divide: usize; // binaryfunc
  nb_inplace_floor_divide: usize; // binaryfunc
  nb_inplace_true_divide: usize; // binaryfunc
  nb_index: usize; // unaryfunc
  nb_matrix_multiply: usize; // binaryfunc
  nb_inplace_matrix_multiply: usize; // binaryfunc
}

/** 80 bytes. */
@unmanaged export class PySequenceMethods {
  sq_length: usize; // lenfunc
  sq_concat: usize; // binaryfunc
  sq_repeat: usize; // ssizeargfunc
  sq_item: usize; // ssizeargfunc
  was_sq_slice: usize; // void *
  sq_ass_item: usize; // ssizeobjargproc
  was_sq_ass_slice: usize; // void *
  sq_contains: usize; // objobjproc
  sq_inplace_concat: usize; // binaryfunc
  sq_inplace_repeat: usize; // ssizeargfunc
}

/** 24 bytes. */
@unmanaged export class PyMappingMethods {
  mp_length: usize; // lenfunc
  mp_subscript: usize; // binaryfunc
  mp_ass_subscript: usize; // objobjargproc
}

/** 16 bytes. */
@unmanaged export class PyBufferProcs {
  bf_getbuffer: usize; // getbufferproc
  bf_releasebuffer: usize; // releasebufferproc
}

/** 24 bytes. */
@unmanaged export class _specialization_cache {
  getitem: PyObject | null;
  getitem_version: u32;
  init: PyObject | null;
}

/** 928 bytes. */
@unmanaged export class PyHeapTypeObject extends PyTypeObject {
  @bytes(32) as_async: usize; // PyAsyncMethods at 416
  @bytes(288) as_number: usize; // PyNumberMethods at 448
  @bytes(24) as_mapping: usize; // PyMappingMethods at 736
  @bytes(80) as_sequence: usize; // PySequenceMethods at 760
  @bytes(16) as_buffer: usize; // PyBufferProcs at 840
  ht_name: PyObject | null;
  ht_slots: PyObject | null;
  ht_qualname: PyObject | null;
  ht_cached_keys: usize; // struct _dictkeysobject *
  ht_module: PyObject | null;
  _ht_tpname: usize; // char *
  @bytes(24) _spec_cache: usize; // struct _specialization_cache at 904
}

/** 32 bytes. */
@unmanaged export class PyMethodDef {
  ml_name: usize; // const char *
  ml_meth: usize; // PyCFunction
  ml_flags: i32;
  ml_doc: usize; // const char *
}

/** 40 bytes. */
@unmanaged export class PyMemberDef {
  name: usize; // const char *
  type: i32;
  offset: i64;
  flags: i32;
  doc: usize; // const char *
}

/** 40 bytes. */
@unmanaged export class PyGetSetDef {
  name: usize; // const char *
  get: usize; // getter
  set: usize; // setter
  doc: usize; // const char *
  closure: usize; // void *
}
