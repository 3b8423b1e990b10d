// What the host can call. Addresses and sizes are bytes; everything else is in the memory.

import { boot } from './boot';

export { boot } from './boot';
export { finalize } from './vm/finalize';
export { finishRun, interrupt, mainModuleDict, resume, runMarshal, startSource } from './vm/run';
