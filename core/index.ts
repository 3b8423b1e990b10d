// What the host can call. Addresses and sizes are bytes; everything else is in the memory.

export { boot } from './boot';
export { PyMem_RawFree as rawFree, PyMem_RawMalloc as rawMalloc } from './memory/raw';
export { _Py_GetGlobalAllocatedBlocks as allocatedBlocks } from './memory/obmalloc/stats';
export { configure, finishRun, flushStandardStreams, mainModuleDict } from './modules/main';
export { finalize } from './vm/finalize';
export { interrupt, resume, runMarshal, startSource } from './vm/run';
