// The address space of a process: core/memory/map.ts says the same to the core, and a test compares them.

export const DATA_BASE = 0x100000;
export const OBMALLOC_BASE = 0x146000;
export const PEL_BASE = 0x187000;
export const STATIC_BASE = 0x190000;
export const DEFS_BASE = 0x1c0000;
export const NATIVE_STACK_BASE = 0x2c0000;
export const HEAP_BASE = 0x300000;

/** _PyRuntime._main_interpreter and its _initial_thread. */
export const MAIN_INTERPRETER = DATA_BASE + 88352;
export const MAIN_THREAD = MAIN_INTERPRETER + 194624;
