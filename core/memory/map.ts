// The address space of a process, from below. (wasm32: addresses are the low halves of CPython's 8-byte pointers.)
//
//   0x000000 ┌──────────────────────────────┐ NULL and its neighbours: never valid
//   0x000400 │ constants of the code itself │ texts of messages; the same in every process, read only
//   0x100000 ╞══════════════ data ══════════╡ _PyRuntime: interpreter, main thread state, small ints, names …
//   0x146000 │ obmalloc state               │ usedpools, arena table
//   0x187000 │ pel                          │ what is ours: bump pointers, budget, what a suspended call waits for
//   0x188000 │ heap state                   │ the raw allocator's free lists; switches and report of the debug build
//   0x190000 │ static objects               │ types and other statically allocated objects (tools/core/transform.mjs)
//   0x1c0000 │ definitions                  │ PyMethodDef & co., C strings: filled once, at boot
//   0x2c0000 │ native stack                 │ arrays that C code would keep on its stack
//   0x300000 ╞══════════════ heap ══════════╡ arenas, the raw allocator, frames' chunks: grows to the memory limit
//            └──────────────────────────────┘
// "text" has no addresses here: a native function's address is its index in the function table.

export const DATA_BASE: usize = 0x100000;
/** _PyRuntime._main_interpreter, and in it _initial_thread: constants of other files must not depend on each other. */
export const MAIN_INTERPRETER: usize = 0x100000 + 88352;
export const MAIN_THREAD: usize = 0x100000 + 88352 + 194624;
export const OBMALLOC_BASE: usize = 0x146000;
export const PEL_BASE: usize = 0x187000;
/** pel.memory_limit (runtime/pellucid.ts): memory imports nothing above itself. */
export const MEMORY_LIMIT: usize = 0x187000 + 32;
export const RAW_STATE_BASE: usize = 0x188000;
export const DEBUG_BASE: usize = 0x18c000;
export const STATIC_BASE: usize = 0x190000;
export const DEFS_BASE: usize = 0x1c0000;
export const DEFS_LIMIT: usize = 0x2c0000;
export const NATIVE_STACK_BASE: usize = 0x2c0000;
export const NATIVE_STACK_LIMIT: usize = 0x300000;
export const HEAP_BASE: usize = 0x300000;
