// What the metatypes of _ctypes do alike with what they know of a class, its StgInfo. (CPython: Modules/_ctypes/_ctypes.c, stgdict.c)

import { PyMem_Free, PyMem_Malloc } from '../../../memory/obmalloc/malloc';
import { PyObject_GetOptionalAttr } from '../../../objects/attribute';
import { PyErr_NoMemory } from '../../../objects/exceptions/errors';
import { lookup_tp_dict } from '../../../objects/type/state';
import { clearSlot, Py_XNewRef, stackAlloc } from '../../../runtime/cold';
import { PyObject, ptrAt } from '../../../runtime/object';
import { stackFree } from '../../../runtime/pellucid';
import { PyTypeObject } from '../../../runtime/type';
import { joined } from '../format';
import { FFI_TYPE_POINTER, StgInfo } from '../types';

/** Borrowed: a type's own dict. */
/* @inline */ export function dictOf(type: PyObject): PyObject {
  return lookup_tp_dict(changetype<PyTypeObject>(type)) as PyObject;
}

// new: an optional attribute; NULL with or without an exception
export function optional(o: PyObject, name: PyObject): PyObject | null {
  const at = stackAlloc(1);
  PyObject_GetOptionalAttr(o, name, at);
  const v = ptrAt(at, 0);
  stackFree(at);
  return v;
}

/** Size, alignment and libffi's type of what is a pointer to C. */
export function pointerInfo(info: StgInfo): void {
  info.size = info.align = 8;
  info.length = 1;
  info.ffi_size = 8;
  info.ffi_alignment = 8;
  info.ffi_type = <u16>FFI_TYPE_POINTER;
}

/** Drops the objects that a type's description holds. */
export function clearInfo(info: StgInfo): void {
  const p = changetype<usize>(info);
  clearSlot(p + offsetof<StgInfo>('_proto'));
  clearSlot(p + offsetof<StgInfo>('_argtypes'));
  clearSlot(p + offsetof<StgInfo>('_converters'));
  clearSlot(p + offsetof<StgInfo>('_restype'));
  clearSlot(p + offsetof<StgInfo>('_checker'));
  clearSlot(p + offsetof<StgInfo>('_module'));
}

/** Frees the memory that a type's description owns. */
export function freeBlocks(info: StgInfo): void {
  PyMem_Free(info.ffi_elements);
  PyMem_Free(info.format);
  PyMem_Free(info.shape);
  info.ffi_elements = info.format = info.shape = 0;
}

/** Another type's storage, copied (PyCStgInfo_clone). */
export function cloneInfo(to: StgInfo, from: StgInfo): i32 {
  clearInfo(to);
  freeBlocks(to);
  memory.copy(changetype<usize>(to), changetype<usize>(from), offsetof<StgInfo>());
  Py_XNewRef(to.proto);
  Py_XNewRef(to.argtypes);
  Py_XNewRef(to.converters);
  Py_XNewRef(to.restype);
  Py_XNewRef(to.checker);
  Py_XNewRef(to.module);
  to.format = to.shape = to.ffi_elements = 0;
  if (from.format) {
    to.format = joined(0, from.format);
    if (!to.format) return -1;
  }
  if (from.ffi_elements) {
    const size = (<usize>(from.length + 1)) << 3;
    to.ffi_elements = PyMem_Malloc(size);
    if (!to.ffi_elements) {
      PyErr_NoMemory();
      return -1;
    }
    memory.copy(to.ffi_elements, from.ffi_elements, size);
  }
  return 0;
}
