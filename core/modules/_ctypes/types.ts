// The structs of ctypes, and what type belongs to which. (CPython: Modules/_ctypes/ctypes.h)
//
//   class S(Structure)       a type object, whose metatype is PyCStructType; behind PyHeapTypeObject lies its StgInfo:
//     928 │ StgInfo          size, alignment, length, format of the instances
//   S()                      a CDataObject: b_ptr says where its bytes are
//      16 │ b_ptr ──────┐    b_value (up to 16 bytes, b_needsfree 1), a block of its own (b_needsfree 1), another object's
//      80 │ b_value <───┘    memory (b_base), or any address at all (from_address)

import { PyErr_Format } from '../../objects/exceptions/errors';
import { PyExc_SystemError } from '../../objects/exceptions/types';
import { PyModule_GetState, PyModuleDef } from '../../objects/module';
import { PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { PyType_GetModule, stateByDef } from '../../objects/type/from-spec';
import { PyObject_TypeCheck } from '../../objects/type/state';
import { Py_NewRef } from '../../runtime/cold';
import { PyObject, PyVarObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

/** 96 bytes. */
@unmanaged
export class CDataObject extends PyObject {
  b_ptr: u64; // all 64 bits: it may be no address of ours
  b_needsfree: i32; // the memory is this object's
  b_base: CDataObject | null; // strong: whose memory it is
  b_size: i64;
  b_length: i64;
  b_index: i64; // in b_base
  b_objects: PyObject | null; // strong: what the memory refers to
  @bytes(24) b_hole: usize; // 8 bytes, then b_value at 80
}
const B_VALUE: usize = 80;

/** 160 bytes. */
@unmanaged
export class PyCFuncPtrObject extends CDataObject {
  thunk: PyObject | null; // strong, all of them
  callable: PyObject | null;
  converters: PyObject | null;
  argtypes: PyObject | null;
  restype: PyObject | null;
  checker: PyObject | null;
  errcheck: PyObject | null;
  paramflags: PyObject | null;
}

/** 160 bytes, in a type. NOT CPYTHON: setfunc, getfunc and paramfunc are codes, and not functions: values.ts. */
@unmanaged
export class StgInfo {
  initialized: i32;
  size: i64;
  align: i64;
  length: i64;
  ffi_size: u64; // ffi_type at 32
  ffi_alignment: u16;
  ffi_type: u16;
  ffi_elements: usize;
  proto: PyObject | null; // strong: the item's type, or a simple type's letter
  setfunc: u64;
  getfunc: u64;
  paramfunc: u64;
  argtypes: PyObject | null; // strong, like the next ones
  converters: PyObject | null;
  restype: PyObject | null;
  checker: PyObject | null;
  module: PyObject | null;
  flags: i32;
  format: usize; // char *, of the buffer
  ndim: i32;
  shape: usize; // Py_ssize_t *
}

/** 72 bytes. */
@unmanaged
export class CFieldObject extends PyObject {
  offset: i64;
  size: i64; // of a bit field: bits << 16 | first bit
  index: i64;
  proto: PyObject | null; // strong
  getfunc: u64;
  setfunc: u64;
  anonymous: i32;
}

/** 64 bytes: an argument on its way. */
@unmanaged
export class PyCArgObject extends PyObject {
  pffi_type: usize;
  tag: u8;
  @bytes(16) value: usize; // at 32
  obj: PyObject | null; // strong
  size: i64;
}

/** 120 bytes and 24 an argument (CPython: 128): a function of Python's as a function of C's. */
@unmanaged
export class CThunkObject extends PyVarObject {
  pcl_write: usize;
  pcl_exec: usize; // NOT CPYTHON: the object itself, where there is code in CPython
  @bytes(32) cif: usize;
  flags: i32;
  converters: PyObject | null; // strong: the argument's types
  callable: PyObject | null; // strong
  restype: PyObject | null; // strong
  setfunc: u64;
  ffi_restype: usize;
  @bytes(8) atypes: usize;
}

/** 32 bytes: deletes a key from a dict when it is called. */
@unmanaged
export class DictRemoverObject extends PyObject {
  key: PyObject | null; // strong
  dict: PyObject | null; // strong
}

/** 32 bytes: keeps a structure that is passed by value. */
@unmanaged
export class StructParamObject extends PyObject {
  ptr: usize;
  keep: PyObject | null; // strong
}

@unmanaged
export class ctypes_state {
  DictRemover_Type: PyTypeObject | null;
  PyCArg_Type: PyTypeObject | null;
  PyCField_Type: PyTypeObject | null;
  PyCThunk_Type: PyTypeObject | null;
  StructParam_Type: PyTypeObject | null;
  PyCType_Type: PyTypeObject | null;
  PyCStructType_Type: PyTypeObject | null;
  UnionType_Type: PyTypeObject | null;
  PyCPointerType_Type: PyTypeObject | null;
  PyCArrayType_Type: PyTypeObject | null;
  PyCSimpleType_Type: PyTypeObject | null;
  PyCFuncPtrType_Type: PyTypeObject | null;
  PyCData_Type: PyTypeObject | null;
  Struct_Type: PyTypeObject | null;
  Union_Type: PyTypeObject | null;
  PyCArray_Type: PyTypeObject | null;
  Simple_Type: PyTypeObject | null;
  PyCPointer_Type: PyTypeObject | null;
  PyCFuncPtr_Type: PyTypeObject | null;
  array_cache: PyObject | null;
  _ctypes_ptrtype_cache: PyObject | null;
  PyExc_ArgError: PyObject | null;
  _unpickle: PyObject | null;
  // No references:
  exports: usize; // exports.ts
  errno: i32; // NOT CPYTHON: one of the process, not one of each thread
}
export const STATE_REFERENCES = 23;

export const FUNCFLAG_CDECL = 1;
export const FUNCFLAG_PYTHONAPI = 4;
export const FUNCFLAG_USE_ERRNO = 8;
export const FUNCFLAG_USE_LASTERROR = 16;
export const TYPEFLAG_ISPOINTER = 0x100;
export const TYPEFLAG_HASPOINTER = 0x200;
export const TYPEFLAG_HASUNION = 0x400;
export const TYPEFLAG_HASBITFIELD = 0x800;
export const DICTFLAG_FINAL = 0x1000;

export const FFI_TYPE_STRUCT = 13;
export const FFI_TYPE_POINTER = 14;

/** StgInfo.paramfunc: what an instance is as an argument. */
export const PARAM_STRUCT: u64 = 1;
export const PARAM_POINTER: u64 = 2; // what it points to
export const PARAM_ARRAY: u64 = 3; // where it is
export const PARAM_SIMPLE: u64 = 4;

export const _ctypesmodule = staticObject<PyModuleDef>(104);

/** o as its struct; nothing is checked. */
/* @inline */ export function asCData(o: PyObject): CDataObject {
  return changetype<CDataObject>(o);
}

/** The address of the value inside of the object. */
/* @inline */ export function valueOf(o: PyObject): u64 {
  return <u64>(changetype<usize>(o) + B_VALUE);
}

/** Its state. */
export function stateOfModule(m: PyObject): ctypes_state {
  return changetype<ctypes_state>(PyModule_GetState(m));
}

/** Of a metatype or a type without one. */
export function stateOfMeta(type: PyTypeObject): ctypes_state {
  return changetype<ctypes_state>(stateByDef(type, _ctypesmodule));
}

/** Of an instance of _CData. */
export function stateOf(o: PyObject): ctypes_state {
  return stateOfMeta(o.ob_type.ob_type);
}

/** Whether o is an instance of one of the module's types, or of a subclass. */
/* @inline */ export function isType(o: PyObject, type: PyTypeObject | null): bool {
  return PyObject_TypeCheck(o, type as PyTypeObject);
}

/** Whether o is an instance of any ctypes type. */
/* @noinline */ export function isCData(st: ctypes_state, o: PyObject): bool {
  return isType(o, st.PyCData_Type);
}

/** Whether o is a type of pointers. */
export function isPointerType(st: ctypes_state, o: PyObject): bool {
  return isType(o, st.PyCPointerType_Type);
}

/** Whether o is an array or a pointer. */
export function isArrayOrPointer(st: ctypes_state, o: PyObject): bool {
  return isType(o, st.PyCArray_Type) || isType(o, st.PyCPointer_Type);
}

const TYPE_SIZE: usize = 928; // sizeof(PyHeapTypeObject)

/** PyStgInfo_FromType; NULL: no type of ctypes', or an abstract one. No exception. */
export function infoOf(st: ctypes_state, type: PyObject): StgInfo | null {
  if (!isType(type, st.PyCType_Type)) return null;
  const info = changetype<StgInfo>(changetype<usize>(type) + TYPE_SIZE);
  return info.initialized ? info : null;
}

/** PyStgInfo_FromObject. */
export function infoOfObject(st: ctypes_state, o: PyObject): StgInfo | null {
  return infoOf(st, o.ob_type);
}

/** A type's description, whether it is initialized or not. */
export function rawInfo(type: PyObject): StgInfo {
  return changetype<StgInfo>(changetype<usize>(type) + TYPE_SIZE);
}

/** NULL: the exception is set. */
export function PyStgInfo_Init(st: ctypes_state, type: PyObject): StgInfo | null {
  const name = changetype<PyTypeObject>(type).tp_name;
  if (!isType(type, st.PyCType_Type)) {
    PyErr_Format(PyExc_SystemError, "'%s' is not a ctypes class.", name);
    return null;
  }
  const info = rawInfo(type);
  if (info.initialized) {
    PyErr_Format(PyExc_SystemError, "StgInfo of '%s' is already initialized.", name);
    return null;
  }
  info.module = Py_NewRef(PyType_GetModule(st.PyCType_Type as PyTypeObject) as PyObject);
  info.initialized = 1;
  return info;
}

/** The letter of a simple type; 0: it is none. */
export function letterOf(info: StgInfo): u8 {
  const proto = info.proto;
  if (!proto || PyTypeIs(proto)) return 0;
  return <u8>PyUnicode_READ_CHAR(proto, 0);
}

/** proto is a type and no str. */
function PyTypeIs(o: PyObject): bool {
  return (o.ob_type.tp_flags & ((<u64>1) << 31)) != 0;
}
