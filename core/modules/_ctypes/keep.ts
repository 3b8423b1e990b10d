// A block of memory that lives as long as an object: what CPython has a capsule for.

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import { PyCapsule, PyCapsule_Type } from '../../objects/capsule';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { PyObject } from '../../runtime/object';

function pymem_destructor(o: PyObject): void {
  PyMem_Free(changetype<PyCapsule>(o).pointer);
}

// new: frees the block when it dies
export function PyCapsule_New(block: usize): PyObject | null {
  const o = _PyObject_GC_New(PyCapsule_Type);
  if (!o) return null;
  memory.fill(changetype<usize>(o) + 16, 0, offsetof<PyCapsule>() - 16);
  changetype<PyCapsule>(o).pointer = block;
  store<u64>(changetype<usize>(o), <u64>pymem_destructor.index, 40);
  return o;
}
