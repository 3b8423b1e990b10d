// Types, their slots and the tables they are made from. (CPython: Include/object.h, Include/cpython/object.h)

import { PyObject, PyVarObject } from './object';

export const Py_TPFLAGS_STATIC_BUILTIN: u64 = 1 << 1;
export const Py_TPFLAGS_INLINE_VALUES: u64 = 1 << 2;
export const Py_TPFLAGS_MANAGED_WEAKREF: u64 = 1 << 3;
export const Py_TPFLAGS_MANAGED_DICT: u64 = 1 << 4;
export const Py_TPFLAGS_PREHEADER: u64 = Py_TPFLAGS_MANAGED_WEAKREF | Py_TPFLAGS_MANAGED_DICT;
export const Py_TPFLAGS_SEQUENCE: u64 = 1 << 5;
export const Py_TPFLAGS_MAPPING: u64 = 1 << 6;
export const Py_TPFLAGS_DISALLOW_INSTANTIATION: u64 = 1 << 7;
export const Py_TPFLAGS_IMMUTABLETYPE: u64 = 1 << 8;
export const Py_TPFLAGS_HEAPTYPE: u64 = 1 << 9;
export const Py_TPFLAGS_BASETYPE: u64 = 1 << 10;
export const Py_TPFLAGS_HAVE_VECTORCALL: u64 = 1 << 11;
export const Py_TPFLAGS_READY: u64 = 1 << 12;
export const Py_TPFLAGS_READYING: u64 = 1 << 13;
export const Py_TPFLAGS_HAVE_GC: u64 = 1 << 14;
export const Py_TPFLAGS_HAVE_STACKLESS_EXTENSION: u64 = 0;
export const Py_TPFLAGS_METHOD_DESCRIPTOR: u64 = 1 << 17;
export const Py_TPFLAGS_HAVE_VERSION_TAG: u64 = 1 << 18;
export const Py_TPFLAGS_VALID_VERSION_TAG: u64 = 1 << 19;
export const Py_TPFLAGS_IS_ABSTRACT: u64 = 1 << 20;
export const _Py_TPFLAGS_MATCH_SELF: u64 = 1 << 22;
export const Py_TPFLAGS_ITEMS_AT_END: u64 = 1 << 23;
export const Py_TPFLAGS_LONG_SUBCLASS: u64 = 1 << 24;
export const Py_TPFLAGS_LIST_SUBCLASS: u64 = 1 << 25;
export const Py_TPFLAGS_TUPLE_SUBCLASS: u64 = 1 << 26;
export const Py_TPFLAGS_BYTES_SUBCLASS: u64 = 1 << 27;
export const Py_TPFLAGS_UNICODE_SUBCLASS: u64 = 1 << 28;
export const Py_TPFLAGS_DICT_SUBCLASS: u64 = 1 << 29;
export const Py_TPFLAGS_BASE_EXC_SUBCLASS: u64 = 1 << 30;
export const Py_TPFLAGS_TYPE_SUBCLASS: u64 = 1 << 31;

export const METH_VARARGS = 0x0001;
export const METH_KEYWORDS = 0x0002;
export const METH_NOARGS = 0x0004;
export const METH_O = 0x0008;
export const METH_CLASS = 0x0010;
export const METH_STATIC = 0x0020;
export const METH_COEXIST = 0x0040;
export const METH_FASTCALL = 0x0080;
export const METH_METHOD = 0x0200;
/** A method that CPython tells the class that defines it; ours take what METH_FASTCALL | METH_KEYWORDS takes. */
export const METH_WITH_CLASS = METH_METHOD | METH_FASTCALL | METH_KEYWORDS;

// PyMemberDef.type and .flags (CPython: Include/descrobject.h)
export const Py_T_SHORT = 0;
export const Py_T_INT = 1;
export const Py_T_LONG = 2;
export const Py_T_FLOAT = 3;
export const Py_T_DOUBLE = 4;
export const Py_T_STRING = 5;
export const _Py_T_OBJECT = 6;
export const Py_T_CHAR = 7;
export const Py_T_BYTE = 8;
export const Py_T_UBYTE = 9;
export const Py_T_USHORT = 10;
export const Py_T_UINT = 11;
export const Py_T_ULONG = 12;
export const Py_T_BOOL = 14;
export const Py_T_OBJECT_EX = 16;
export const Py_T_LONGLONG = 17;
export const Py_T_ULONGLONG = 18;
export const Py_T_PYSSIZET = 19;
export const Py_READONLY = 1;
export const Py_AUDIT_READ = 2;
export const Py_RELATIVE_OFFSET = 8;

/** The high bit of a vectorcall's nargsf: args[-1] may be overwritten. */
export const PY_VECTORCALL_ARGUMENTS_OFFSET: usize = 0x80000000;

/* @inline */ export function PyVectorcall_NARGS(nargsf: usize): i64 {
  return <i64>(nargsf & ~PY_VECTORCALL_ARGUMENTS_OFFSET);
}

/* @inline */ export function PyType_HasFeature(type: PyTypeObject, feature: u64): bool {
  return (type.tp_flags & feature) != 0;
}

/** PyXxx_Check for the types that have a flag of their own. */
/* @inline */ export function hasSubclassFlag(o: PyObject, flag: u64): bool {
  return (o.ob_type.tp_flags & flag) != 0;
}

/** 416 bytes. */
@unmanaged
export class PyTypeObject extends PyVarObject {
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
@unmanaged
export class PyAsyncMethods {
  am_await: usize; // unaryfunc
  am_aiter: usize; // unaryfunc
  am_anext: usize; // unaryfunc
  am_send: usize; // sendfunc
}

/** 288 bytes. */
@unmanaged
export class PyNumberMethods {
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
@unmanaged
export class PySequenceMethods {
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
@unmanaged
export class PyMappingMethods {
  mp_length: usize; // lenfunc
  mp_subscript: usize; // binaryfunc
  mp_ass_subscript: usize; // objobjargproc
}

/** 16 bytes. */
@unmanaged
export class PyBufferProcs {
  bf_getbuffer: usize; // getbufferproc
  bf_releasebuffer: usize; // releasebufferproc
}

/** 24 bytes. */
@unmanaged
export class _specialization_cache {
  getitem: PyObject | null;
  getitem_version: u32;
  init: PyObject | null;
}

/** 928 bytes. */
@unmanaged
export class PyHeapTypeObject extends PyTypeObject {
  @bytes(32) as_async: PyAsyncMethods; // PyAsyncMethods at 416
  @bytes(288) as_number: PyNumberMethods; // PyNumberMethods at 448
  @bytes(24) as_mapping: PyMappingMethods; // PyMappingMethods at 736
  @bytes(80) as_sequence: PySequenceMethods; // PySequenceMethods at 760
  @bytes(16) as_buffer: PyBufferProcs; // PyBufferProcs at 840
  ht_name: PyObject | null;
  ht_slots: PyObject | null;
  ht_qualname: PyObject | null;
  ht_cached_keys: usize; // struct _dictkeysobject *
  ht_module: PyObject | null;
  _ht_tpname: usize; // char *
  @bytes(24) _spec_cache: _specialization_cache; // struct _specialization_cache at 904
}

/** 32 bytes. */
@unmanaged
export class PyMethodDef {
  ml_name: usize; // const char *
  ml_meth: usize; // PyCFunction
  ml_flags: i32;
  ml_doc: usize; // const char *
}

/** 40 bytes. */
@unmanaged
export class PyMemberDef {
  name: usize; // const char *
  type: i32;
  offset: i64;
  flags: i32;
  doc: usize; // const char *
}

/** 40 bytes. */
@unmanaged
export class PyGetSetDef {
  name: usize; // const char *
  get: usize; // getter
  set: usize; // setter
  doc: usize; // const char *
  closure: usize; // void *
}
