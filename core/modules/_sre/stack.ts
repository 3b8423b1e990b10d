// The matcher's own stack: one block in memory that grows, so that no pattern nests native calls.
//
//   │ context │ context │ marks │ Repeat │ context │ …        data_stack_base: bytes used
//
// A context is a pattern that is being matched from some place on; those below it wait for its result. What a context saves
// (marks, a repeat) lies behind it and goes with it. All links are offsets: the block moves. The first 16 bytes are not
// used: an offset of 0 is none.

import { PyMem_Free, PyMem_Realloc } from '../../memory/obmalloc/malloc';
import { SRE_STATE } from './struct';

/** 40 bytes. */
@unmanaged
export class SreContext {
  prev: u32; // offset of the context that waits for this one; 0: none
  jump: u32; // where that one goes on
  pattern: u32; // saved while another context runs
  ptr: u32;
  count: i32;
  aux: u32; // a literal, or the offset of an SreRepeat
  lastmark: i32;
  lastindex: i32;
  toplevel: i32; // SUCCESS in here ends the whole match
  last_ptr: u32; // the repeat's, while an iteration runs
}

/** 16 bytes: a repeated pattern between REPEAT and its UNTIL. */
@unmanaged
export class SreRepeat {
  count: i32; // times matched so far, -1 before the first
  pattern: u32; // address of REPEAT's arguments
  prev: u32; // offset of the repeat around it
  last_ptr: u32; // where the last iteration began, against endless empty ones
}

const STACK_BOTTOM: usize = 16;

/** Room for n bytes on top of the stack: their offset; 0: no memory. */
function growStack(state: SRE_STATE, n: usize): usize {
  const base = state.data_stack_base ? state.data_stack_base : STACK_BOTTOM;
  const needed = base + n;
  if (needed > state.data_stack_size) {
    const size = needed + (needed >> 2) + 1024;
    const p = PyMem_Realloc(state.data_stack, size);
    if (!p) return 0;
    state.data_stack = p;
    state.data_stack_size = size;
  }
  state.data_stack_base = needed;
  return base;
}

/** The offset of n bytes on the stack, not set; 0: no memory. */
/* @inline */ export function pushStack(state: SRE_STATE, n: usize): usize {
  const base = state.data_stack_base;
  if (base && base + n <= state.data_stack_size) {
    state.data_stack_base = base + n;
    return base;
  }
  return growStack(state, n);
}

export function data_stack_dealloc(state: SRE_STATE): void {
  if (state.data_stack) PyMem_Free(state.data_stack);
  state.data_stack = 0;
  state.data_stack_size = 0;
  state.data_stack_base = 0;
}

/** Saves marks 0 … lastmark on top of the stack: false: no memory. */
export function saveMarks(state: SRE_STATE, lastmark: i32): bool {
  if (lastmark < 0) return true;
  const n = (<usize>(lastmark + 1)) << 3;
  const at = pushStack(state, n);
  if (!at) return false;
  memory.copy(state.data_stack + at, state.mark, n);
  return true;
}

/** Brings back what saveMarks put on top; it stays there. */
export function restoreMarks(state: SRE_STATE, lastmark: i32): void {
  if (lastmark < 0) return;
  const n = (<usize>(lastmark + 1)) << 3;
  memory.copy(state.mark, state.data_stack + state.data_stack_base - n, n);
}

/** Takes the marks that saveMarks saved off the stack. */
export function dropMarks(state: SRE_STATE, lastmark: i32): void {
  if (lastmark >= 0) state.data_stack_base -= (<usize>(lastmark + 1)) << 3;
}

/** Mark n is at ptr. */
export function setMark(state: SRE_STATE, n: i32, ptr: usize): void {
  if (n & 1) state.lastindex = (n >> 1) + 1;
  if (n > state.lastmark) {
    // Marks between have not been met.
    for (let i = state.lastmark + 1; i < n; i++) store<u64>(state.mark + ((<usize>i) << 3), 0);
    state.lastmark = n;
  }
  store<u64>(state.mark + ((<usize>n) << 3), <u64>ptr);
}

/** The repeat at an offset of the stack, whose address changes when it grows. */
/* @inline */ export function repeatAt(state: SRE_STATE, offset: u32): SreRepeat {
  return changetype<SreRepeat>(state.data_stack + offset);
}

/** Saves what a failed attempt must bring back. Marks only inside a repeat: elsewhere lastmark hides them. */
/* @inline */ export function saveState(state: SRE_STATE, ctx: SreContext): bool {
  ctx.lastmark = state.lastmark;
  ctx.lastindex = state.lastindex;
  return !state.repeat || saveMarks(state, state.lastmark);
}

/** Brings back what saveState saved. */
/* @inline */ export function restoreState(state: SRE_STATE, ctx: SreContext): void {
  if (state.repeat) restoreMarks(state, ctx.lastmark);
  state.lastmark = ctx.lastmark;
  state.lastindex = ctx.lastindex;
}

/** The context at an offset of the stack. */
/* @inline */ export function contextAt(state: SRE_STATE, offset: usize): SreContext {
  return changetype<SreContext>(state.data_stack + offset);
}
