// Where tracemalloc hears of blocks: the allocators' functions begin with a look at one word, which is 0 nearly always.
// (CPython exchanges the allocators' functions instead: PyMem_SetAllocator.)

/** The hook's index: (block, bytes, block before) -> 0 when it has no memory for its notes; bytes 0: the block goes. */
export const TRACE_HOOK: usize = 0x388020;
/** In place of the block before: the block was on a freelist. */
export const REUSED: usize = 1;
/** Its notes: modules/_tracemalloc.ts. */
export const TRACE_STATE: usize = 0x388028;

/** Whether tracemalloc watches the allocators. */
/* @inline */ export function tracing(): bool {
  return load<u32>(TRACE_HOOK) != 0;
}

// The allocator's function is called once more with the hook taken out: large blocks come from the raw allocator, and a
// block must be noted once.

/** A block from a freelist begins anew: for tracemalloc it is as if allocated here. (CPython: _PyTraceMalloc_TraceRef) */
/* @inline */ export function tracedReuse(p: usize): void {
  if (load<u32>(TRACE_HOOK)) noteReuse(p);
}

function noteReuse(p: usize): void {
  const hook = load<u32>(TRACE_HOOK);
  store<u32>(TRACE_HOOK, 0);
  call_indirect<i32>(hook, p, <usize>0, REUSED);
  store<u32>(TRACE_HOOK, hook);
}

/** A block from an allocator (its malloc and free, n bytes), noted; 0: no memory, for it or for the note. */
export function tracedMalloc(malloc: usize, free: usize, n: usize): usize {
  const hook = load<u32>(TRACE_HOOK);
  store<u32>(TRACE_HOOK, 0);
  let p = call_indirect<usize>(<u32>malloc, n);
  if (p && !call_indirect<i32>(hook, p, n, <usize>0)) {
    call_indirect<void>(<u32>free, p);
    p = 0;
  }
  store<u32>(TRACE_HOOK, hook);
  return p;
}

/** The block at p in its new size, noted in its new place; 0: no memory, and p is as before. */
export function tracedRealloc(realloc: usize, p: usize, n: usize): usize {
  const hook = load<u32>(TRACE_HOOK);
  store<u32>(TRACE_HOOK, 0);
  const moved = call_indirect<usize>(<u32>realloc, p, n);
  // The notes had room for the block before; its place is free now.
  if (moved) call_indirect<i32>(hook, moved, n, p);
  store<u32>(TRACE_HOOK, hook);
  return moved;
}

/** Frees p and its note. */
export function tracedFree(free: usize, p: usize): void {
  if (!p) return;
  const hook = load<u32>(TRACE_HOOK);
  store<u32>(TRACE_HOOK, 0);
  call_indirect<i32>(hook, p, <usize>0, <usize>0);
  call_indirect<void>(<u32>free, p);
  store<u32>(TRACE_HOOK, hook);
}
