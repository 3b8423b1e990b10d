// What only the debug build offers to the host, besides core/index.ts: the verifier, and the allocators for their tests.

export { _PyObject_VirtualAlloc, _PyObject_VirtualFree } from '../memory/obmalloc/arena';
export {
  init_obmalloc,
  PyObject_Calloc,
  PyObject_Free,
  PyObject_Malloc,
  PyObject_Realloc,
} from '../memory/obmalloc/malloc';
export { _Py_GetGlobalAllocatedBlocks, _PyObject_DebugMallocStats } from '../memory/obmalloc/stats';
export { PyMem_RawCalloc, PyMem_RawFree, PyMem_RawMalloc, PyMem_RawRealloc } from '../memory/raw';
export { reportLength, reportText } from '../memory/text';
export { init_gc_state } from '../runtime/gc/track';
export { verifyHeap } from './verify';
