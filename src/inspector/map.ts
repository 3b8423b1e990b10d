// The address space of a process: core/memory/map.ts says the same to the core, and a test compares them.

export const DATA_BASE = 0x300000;
export const OBMALLOC_BASE = 0x346000;
export const PEL_BASE = 0x387000;
export const STATIC_BASE = 0x390000;
export const DEFS_BASE = 0x410000;
export const NATIVE_STACK_BASE = 0x610000;
export const HEAP_BASE = 0x700000;

/** _PyRuntime._main_interpreter and its _initial_thread. */
export const MAIN_INTERPRETER = DATA_BASE + 88352;
export const MAIN_THREAD = MAIN_INTERPRETER + 194624;
