// A type's version tag: a number that says "as it is now", for caches outside the type. 0: none given, or it has
// changed since. (CPython: Objects/typeobject.c)

import { _PyInterpreterState_GET } from '../../runtime/interp';
import { PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _PyRuntime } from '../../runtime/runtime';
import {
  Py_TPFLAGS_HEAPTYPE,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_READY,
  PyHeapTypeObject,
  PyTypeObject,
} from '../../runtime/type';
import { PyDict_Next } from '../dict/dict';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { lookup_tp_subclasses } from './state';
import { type_from_ref } from './subclasses';

/** Below: static types; from here on: heap types. */
export const _Py_TYPE_BASE_VERSION_TAG: u32 = 2 << 16;
const MAX_VERSIONS_PER_CLASS: u16 = 1000;

/** Gives the type and, first, its bases a version tag; 0: it cannot have one. */
export function assign_version_tag(type: PyTypeObject): bool {
  if (type.tp_version_tag) return true;
  if (!(type.tp_flags & Py_TPFLAGS_READY)) return false;
  if (type.tp_versions_used >= MAX_VERSIONS_PER_CLASS) return false;
  const bases = type.tp_bases as PyObject;
  const n = PyTuple_GET_SIZE(bases);
  for (let i: i64 = 0; i < n; i++) {
    if (!assign_version_tag(changetype<PyTypeObject>(PyTuple_GET_ITEM(bases, i)))) return false;
  }
  if (type.tp_flags & Py_TPFLAGS_IMMUTABLETYPE) {
    if (_PyRuntime.types_next_version_tag >= _Py_TYPE_BASE_VERSION_TAG) return false;
    type.tp_version_tag = _PyRuntime.types_next_version_tag;
    _PyRuntime.types_next_version_tag += 1;
  } else {
    const interp = _PyInterpreterState_GET();
    if (!interp.types_next_version_tag) return false;
    type.tp_version_tag = interp.types_next_version_tag;
    interp.types_next_version_tag += 1;
  }
  type.tp_versions_used += 1;
  return true;
}

export function _PyType_AssignVersion(type: PyTypeObject): i32 {
  return assign_version_tag(type) ? 1 : 0;
}

/** The type has changed: neither it nor a subclass keeps its version. */
export function PyType_Modified(type: PyTypeObject): void {
  // A type without a version has no subclass with one.
  if (!type.tp_version_tag) return;
  const subclasses = lookup_tp_subclasses(type);
  if (subclasses) {
    const at = stackAlloc(2);
    store<i64>(at, 0);
    while (PyDict_Next(subclasses, at, 0, at + 8)) {
      const subclass = type_from_ref(changetype<PyObject>(load<usize>(at + 8)));
      if (subclass) PyType_Modified(subclass);
    }
    stackFree(at);
  }
  type.tp_version_tag = 0;
  // What a specialised BINARY_SUBSCR would call may be gone.
  if (type.tp_flags & Py_TPFLAGS_HEAPTYPE) changetype<PyHeapTypeObject>(type)._spec_cache.getitem = null;
}
