// Verifies spans and the raw allocator: chunks in address order, then the free lists.

import { HEAP_BASE } from '../memory/map';
import {
  RAW_BYTES,
  RAW_CHUNKS,
  RAW_FLAGS,
  RAW_FREE,
  RAW_SPANS,
  rawIsFree,
  rawListHead,
  rawListOf,
  rawPrevSize,
  rawSize,
} from '../memory/raw';
import { SPAN_BITS, SPAN_COUNT, SPAN_NONE, SPAN_RAW, SPAN_SIZE, spanState, spansEnd } from '../memory/spans';
import { expect, problem } from './problem';

@unmanaged
class Totals {
  chunks: u32;
  bytes: u32;
  free: u32;
  listed: u32;
}

const totals = changetype<Totals>(0x38c000 + 0x50);

/** Walks one region; the span behind it, or 0 when it cannot be walked. */
function verifyRegion(first: usize, end: usize): usize {
  const base = first << SPAN_BITS;
  let chunk = base + 8;
  let prevSize: u32 = 0;
  let prevFree = false;
  while (true) {
    if (
      !expect(
        rawPrevSize(chunk) == prevSize,
        "a chunk's prevSize is the size of the one before",
        chunk,
        rawPrevSize(chunk),
      )
    )
      return 0;
    const size = rawSize(chunk);
    if (size == 0) break;
    const flags = load<u32>(chunk) & RAW_FLAGS;
    if (!expect((flags & ~RAW_FREE) == 0, "a chunk's size is a multiple of 16", chunk, load<u32>(chunk))) return 0;
    if (!expect(chunk + size <= (end << SPAN_BITS) - 8, 'a chunk ends within its region', chunk, size)) return 0;
    const isFree = rawIsFree(chunk);
    expect(!(isFree && prevFree), 'free neighbours are one chunk', chunk, size);
    if (isFree) totals.free++;
    else {
      totals.chunks++;
      totals.bytes += size;
    }
    prevFree = isFree;
    prevSize = size;
    chunk += size;
  }
  if (!expect(((chunk + 8) & (SPAN_SIZE - 1)) == 0, "a region's end mark is at a span's end", chunk, 0)) return 0;
  return (chunk + 8) >> SPAN_BITS;
}

function verifyLists(): void {
  for (let fl: u32 = 0; fl < 24; fl++) {
    for (let sl: u32 = 0; sl < 32; sl++) {
      const head = rawListHead(fl, sl);
      let prev: usize = 0;
      for (let chunk = <usize>load<u32>(head); chunk; chunk = load<u32>(chunk, 8)) {
        if (!expect(spanState(chunk >> SPAN_BITS) == SPAN_RAW, 'a listed chunk lies in a region', chunk, 0)) break;
        if (!expect(rawIsFree(chunk), 'a listed chunk is free', chunk, rawSize(chunk))) break;
        expect(rawListOf(rawSize(chunk)) == head, 'a chunk is on the list of its size', chunk, rawSize(chunk));
        expect(
          load<u32>(chunk, 12) == <u32>prev,
          "a listed chunk's previous one is right",
          chunk,
          load<u32>(chunk, 12),
        );
        totals.listed++;
        if (!expect(totals.listed <= totals.free, 'a list of free chunks ends', head, totals.listed)) return;
        prev = chunk;
      }
    }
  }
  expect(totals.listed == totals.free, 'every free chunk is on a list', 0, totals.free - totals.listed);
}

/** Checks the raw allocator's chunks, lists and totals. */
export function verifyRaw(): void {
  memory.fill(changetype<usize>(totals), 0, offsetof<Totals>());
  const end = spansEnd();
  let spans: u32 = 0;
  for (let span: usize = HEAP_BASE >> SPAN_BITS; span < end; ) {
    const state = spanState(span);
    expect(state != SPAN_NONE, 'memory that is there is in the map', span << SPAN_BITS, state);
    if (state != SPAN_RAW) {
      span++;
      continue;
    }
    const next = verifyRegion(span, end);
    if (!next) return;
    for (let i = span; i < next; i++)
      if (spanState(i) != SPAN_RAW) problem('every span of a region is marked as one', i << SPAN_BITS, spanState(i));
    spans += <u32>(next - span);
    span = next;
  }
  for (let span = end; span < SPAN_COUNT; span++)
    if (spanState(span) != SPAN_NONE)
      problem('memory that is not there is not in the map', span << SPAN_BITS, spanState(span));
  verifyLists();
  expect(load<u32>(RAW_CHUNKS) == totals.chunks, 'chunks in use are counted', RAW_CHUNKS, totals.chunks);
  expect(load<u32>(RAW_BYTES) == totals.bytes, 'bytes in use are counted', RAW_BYTES, totals.bytes);
  expect(load<u32>(RAW_SPANS) == spans, 'spans in use are counted', RAW_SPANS, spans);
}
