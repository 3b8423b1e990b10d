// A block of memory that lives as long as an object.

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import { PyCapsule, PyCapsule_New } from '../../objects/capsule';
import { PyObject } from '../../runtime/object';

function pymem_destructor(o: PyObject): void {
  PyMem_Free(changetype<PyCapsule>(o).pointer);
}

// new: frees the block when it dies
export function keepBlock(block: usize): PyObject | null {
  return PyCapsule_New(block, 0, pymem_destructor.index);
}
