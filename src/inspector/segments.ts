// The process as text, data, heap and stack: where each lies and how much of it is in use.

import { readAllocator } from './allocator.js';
import type { Image } from './image.js';
import {
  DATA_BASE,
  DEFS_BASE,
  HEAP_BASE,
  MAIN_THREAD,
  NATIVE_STACK_BASE,
  OBMALLOC_BASE,
  PEL_BASE,
  STATIC_BASE,
} from './map.js';

/** A part of the address space: start and end as addresses, use in bytes. */
export interface Segment {
  name: string;
  start: number;
  end: number;
  /** Bytes in use. */
  used: number;
  what: string;
}

/** A chunk of a thread's data stack. */
export interface StackChunk {
  start: number;
  end: number;
  used: number;
}

const POOL_SIZE = 1 << 14;

/** The chunks of the main thread's data stack, the newest first. */
export function stackChunks(image: Image): StackChunk[] {
  const chunks: StackChunk[] = [];
  let top = image.ptrField(MAIN_THREAD, 'PyThreadState', 'datastack_top');
  for (
    let c = image.ptrField(MAIN_THREAD, 'PyThreadState', 'datastack_chunk');
    c;
    c = image.ptrField(c, '_stack_chunk', 'previous')
  ) {
    const size = image.sizeField(c, '_stack_chunk', 'size');
    chunks.push({ start: c, end: c + size, used: top ? top - c : image.sizeField(c, '_stack_chunk', 'top') });
    top = 0;
  }
  return chunks;
}

/** The parts of the address space of an image, from below. (core/memory/map.ts) */
export function segments(image: Image): Segment[] {
  const pel = (field: string): number => image.ptrField(PEL_BASE, 'PelState', field);
  const allocator = readAllocator(image);
  const statics = image.layout.table.statics;
  const staticEnd = statics.reduce((end, s) => Math.max(end, s.address + s.size), STATIC_BASE);
  const definitions = pel('defs_top') - DEFS_BASE + (NATIVE_STACK_BASE - pel('cstr_bottom'));
  const used = allocator.classes.reduce((sum, c) => sum + c.usedBlocks * c.size, 0);
  const pools = allocator.arenas.reduce(
    (sum, arena) => sum + arena.pools.filter((pool) => pool.sizeClass >= 0).length,
    0,
  );
  const chunks = stackChunks(image);
  return [
    {
      name: 'text',
      start: 0,
      end: image.layout.table.functions.length,
      used: image.layout.table.functions.length,
      what: 'native functions: their addresses are indices of the function table',
    },
    {
      name: 'data',
      start: DATA_BASE,
      end: NATIVE_STACK_BASE,
      used: OBMALLOC_BASE - DATA_BASE + (staticEnd - STATIC_BASE) + definitions,
      what: `_PyRuntime, small ints, names, ${statics.filter((s) => s.type === 'PyTypeObject').length} static types, definitions`,
    },
    {
      name: 'heap',
      start: HEAP_BASE,
      end: image.size,
      used,
      what: `${allocator.arenas.length} arenas, ${pools} pools in use (${Math.round((pools * POOL_SIZE) / 1024)} KiB), ${allocator.rawBlocks} large blocks`,
    },
    {
      name: 'stack',
      start: chunks[chunks.length - 1]?.start ?? 0,
      end: chunks[0]?.end ?? 0,
      used: chunks.reduce((sum, chunk) => sum + chunk.used, 0),
      what: `${chunks.length} chunk${chunks.length === 1 ? '' : 's'} of frames`,
    },
  ];
}
