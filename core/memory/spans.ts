// The heap's coarsest unit: spans of 1 MiB, each an arena, part of a raw region, or free. A map of one byte a span
// says which; it lies where CPython has the root of its radix tree, and serves address_in_range as that tree does.
//
// NOT CPYTHON: there is no operating system to map memory. The process's memory only grows (memory.grow), and what
// is given back stays there as a free span. An arena is a span, so all of them are 1 MiB-aligned. How far the process has
// grown is written in the memory, too: bytes of a past moment may be put back into a memory that is larger by now.
//
//   spanMap │ 0 0 0 A R R A f A R … 0 0 │   span n is the addresses n << 20 …
//             └ data ┘              └ beyond spansEnd()

import { HEAP_BASE, MEMORY_LIMIT, OBMALLOC_ARENA_MAP, OBMALLOC_BASE, SPANS_END } from './map';

export const SPAN_BITS: usize = 20;
export const SPAN_SIZE: usize = 1 << 20;
export const SPAN_COUNT: usize = 4096;
export const SPAN_MAP: usize = OBMALLOC_BASE + OBMALLOC_ARENA_MAP; // _obmalloc_state.usage.arena_map_root

export const SPAN_NONE: u8 = 0; // no memory there, or not of the heap
export const SPAN_FREE: u8 = 1;
export const SPAN_ARENA: u8 = 2;
export const SPAN_RAW: u8 = 3;

/** What a span is used for: SPAN_*. */
/* @inline */ export function spanState(span: usize): u8 {
  return load<u8>(SPAN_MAP + span);
}

/* @inline */ function setSpans(first: usize, n: usize, state: u8): void {
  memory.fill(SPAN_MAP + first, state, n);
}

/** The first span behind the memory that is there. */
/* @inline */ export function spansEnd(): usize {
  return <usize>load<u32>(SPANS_END);
}

/** Makes memory reach to span `end` (exclusive): false when the limit or the host forbids it. */
function growSpans(end: usize): bool {
  const have = spansEnd();
  if (end <= have) return true;
  if (end >= SPAN_COUNT) return false;
  const limit = load<u64>(MEMORY_LIMIT);
  if (limit && (<u64>end) << SPAN_BITS > limit) return false;
  const pages = <i32>(end << 4) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) return false;
  store<u32>(SPANS_END, <u32>end);
  setSpans(have, end - have, SPAN_FREE);
  return true;
}

/** n spans in a row, the lowest there are, marked with `state`: the address, 0 when memory does not suffice. */
export function takeSpans(n: usize, state: u8): usize {
  const end = spansEnd();
  let run: usize = 0;
  for (let span: usize = HEAP_BASE >> SPAN_BITS; span < end; span++) {
    run = spanState(span) == SPAN_FREE ? run + 1 : 0;
    if (run == n) return markSpans(span + 1 - n, n, state);
  }
  const first = end - run;
  if (n >= SPAN_COUNT || !growSpans(first + n)) return 0;
  return markSpans(first, n, state);
}

/** Exactly the n spans at `first`, when all of them are free or can be grown: false and no change otherwise. */
export function takeSpansAt(first: usize, n: usize, state: u8): bool {
  const end = spansEnd();
  if (first + n >= SPAN_COUNT) return false;
  for (let span = first; span < first + n && span < end; span++) if (spanState(span) != SPAN_FREE) return false;
  if (!growSpans(first + n)) return false;
  setSpans(first, n, state);
  return true;
}

function markSpans(first: usize, n: usize, state: u8): usize {
  setSpans(first, n, state);
  return first << SPAN_BITS;
}

/** n spans are free again. */
/* @inline */ export function giveSpans(first: usize, n: usize): void {
  setSpans(first, n, SPAN_FREE);
}

/** The spans that the initial memory already holds. */
export function initSpans(): void {
  const first: usize = HEAP_BASE >> SPAN_BITS;
  store<u32>(SPANS_END, <u32>memory.size() >> 4);
  setSpans(first, spansEnd() - first, SPAN_FREE);
}
