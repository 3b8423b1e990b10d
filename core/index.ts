// What the host can call. Addresses and sizes are bytes; everything else is in the memory.

// First of all: it makes the literals when the module starts.
import './memory/literals';

export { attach, boot } from './boot';
export { setEvents, tellCount, tellFirstCount } from './memory/events';
export { _Py_GetGlobalAllocatedBlocks as allocatedBlocks } from './memory/obmalloc/stats';
export { PyMem_RawFree as rawFree, PyMem_RawMalloc as rawMalloc } from './memory/raw';
export { addSiteBuiltins } from './modules/builtins/site';
export { _Py_Segfault as segfault } from './modules/faulthandler/fatal';
export { endInteractive, endProgram, promptText, registerSource } from './modules/interactive';
export { configure, finishRun, flushStandardStreams, mainModuleDict } from './modules/main';
export { insertPath, preloadSite, startUp } from './modules/startup';
export { libm_pow as pow } from './objects/float/libm/pow';
export { execInFrame } from './vm/change';
export { finalize } from './vm/finalize';
export { timeImports } from './vm/import-time';
export { interrupt, resume, runMarshal, startInteractive, startModule, startPyc, startSource } from './vm/run';
