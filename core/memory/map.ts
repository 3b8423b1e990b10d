// The address space of a process, from below. (wasm32: addresses are the low halves of CPython's 8-byte pointers.)
//
//   0x000000 ┌──────────────────────────────┐ NULL and its neighbours: never valid
//   0x000400 │ constants of the code itself │ texts of messages; the same in every process, read only
//   0x100000 │ the same texts, packed       │ until the module has started (memory/literals.ts)
//   0x200000 │ docstrings of functions      │ read from a file when the first is asked for (runtime/docs.ts)
//   0x300000 ╞══════════════ data ══════════╡ _PyRuntime: interpreter, main thread state, small ints, names …
//   0x346000 │ obmalloc state               │ usedpools, arena table
//   0x387000 │ pel                          │ what is ours: bump pointers, budget, what a suspended call waits for
//   0x388000 │ heap state                   │ the raw allocator's free lists; switches and report of the debug build
//   0x390000 │ static objects               │ types and other statically allocated objects (tools/core/transform.mjs)
//   0x410000 │ definitions                  │ PyMethodDef & co., C strings: filled once, at boot
//   0x610000 │ native stack                 │ arrays that C code would keep on its stack
//   0x700000 ╞══════════════ heap ══════════╡ arenas, the raw allocator, frames' chunks: grows to the memory limit
//            └──────────────────────────────┘
// "text" has no addresses here: a native function's address is its index in the function table.

// Offsets in structs of CPython that are declared above memory (runtime/runtime.ts, interp.ts) or too large to be: what hot
// code finds at a constant address. A test holds them against the layouts.
const RUNTIME_MAIN_INTERPRETER: usize = 88352;
const INTERP_INITIAL_THREAD: usize = 194624;
export const INTERP_GC: usize = 7400;
export const INTERP_FREELISTS: usize = 10952;
export const OBMALLOC_MGMT: usize = 512;
export const OBMALLOC_ARENA_MAP: usize = 1096;

/** Where the first literal's header may be: its text begins at a multiple of 16. */
export const LITERALS_BASE: usize = 0x40c;
export const PACKED_BASE: usize = 0x100000;
export const DOCS_BASE: usize = 0x200000;
export const DATA_BASE: usize = 0x300000;
export const MAIN_INTERPRETER: usize = DATA_BASE + RUNTIME_MAIN_INTERPRETER;
export const MAIN_THREAD: usize = MAIN_INTERPRETER + INTERP_INITIAL_THREAD;
export const OBMALLOC_BASE: usize = 0x346000;
export const PEL_BASE: usize = 0x387000;
/** pel.memory_limit (runtime/pellucid.ts): memory imports nothing above itself. */
export const MEMORY_LIMIT: usize = PEL_BASE + 32;
/** pel.spans_end: the first span behind the heap. */
export const SPANS_END: usize = PEL_BASE + 40;
export const RAW_STATE_BASE: usize = 0x388000;
export const DEBUG_BASE: usize = 0x38c000;
export const STATIC_BASE: usize = 0x390000;
export const DEFS_BASE: usize = 0x410000;
export const DEFS_LIMIT: usize = 0x610000;
export const NATIVE_STACK_BASE: usize = 0x610000;
export const NATIVE_STACK_LIMIT: usize = 0x700000;
export const HEAP_BASE: usize = 0x700000;
