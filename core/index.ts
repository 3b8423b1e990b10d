// What the host can call. Addresses and sizes are bytes; everything else is in the memory.

import { boot } from './boot';
import { _Py_GetGlobalAllocatedBlocks } from './memory/obmalloc/stats';
import { PyMem_RawFree, PyMem_RawMalloc } from './memory/raw';
import { configure, finishRun, flushStandardStreams, mainModuleDict } from './modules/main';
import { finalize } from './vm/finalize';
import { interrupt, resume, runMarshal, startSource } from './vm/run';

export { boot } from './boot';
export { PyMem_RawFree as rawFree, PyMem_RawMalloc as rawMalloc } from './memory/raw';
export { _Py_GetGlobalAllocatedBlocks as allocatedBlocks } from './memory/obmalloc/stats';
export { addSiteBuiltins } from './modules/builtins/site';
export { configure, finishRun, flushStandardStreams, mainModuleDict } from './modules/main';
export { finalize } from './vm/finalize';
export { interrupt, resume, runMarshal, startSource } from './vm/run';
