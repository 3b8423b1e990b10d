// Bytes and blocks in use and what the collector has done, from counters: cheap enough to ask at every line.

import { POOL_SIZE } from './blocks.js';
import { offsetOf } from './graph/entry.js';
import type { Image } from './image.js';
import { MAIN_INTERPRETER, OBMALLOC_BASE } from './map.js';
import { Memory } from './memory.js';

/** Memory in use, and collections so far, at one moment. */
export interface Usage {
  bytes: number;
  blocks: number;
  /** Collections of each generation, and what they freed, since the start. */
  collections: number[];
  collected: number[];
}

const RAW_CHUNKS = 0x388008;
const RAW_BYTES = 0x388010;
const ARENA_SIZE = 1 << 20;

/** Reads the counters of a memory again and again. */
export class UsageReader {
  private readonly image: Image;
  private m: Memory;
  private readonly stats: number;

  constructor(image: Image) {
    this.image = image;
    this.m = new Memory(image);
    this.stats =
      MAIN_INTERPRETER +
      offsetOf(image.layout, 'PyInterpreterState', 'gc') +
      offsetOf(image.layout, '_gc_runtime_state', 'generation_stats');
  }

  read(): Usage {
    if (this.m.words.buffer !== this.image.buffer) this.m = new Memory(this.image);
    const { m } = this;
    let bytes = m.ptr(RAW_BYTES);
    let blocks = m.ptr(RAW_CHUNKS);
    const arenas = m.ptr(OBMALLOC_BASE + 512);
    const n = Math.min(m.ptr(OBMALLOC_BASE + 520), 4096);
    for (let i = 0; i < n; i++) {
      const arena = m.ptr(arenas + 48 * i);
      if (arena === 0 || arena + ARENA_SIZE > m.size) continue;
      const end = Math.min(m.ptr(arenas + 48 * i + 8), arena + ARENA_SIZE);
      for (let pool = arena; pool < end; pool += POOL_SIZE) {
        const used = m.ptr(pool);
        blocks += used;
        bytes += used * ((m.ptr(pool + 36) & 31) + 1) * 16;
      }
    }
    const stat = (generation: number, field: number): number => m.ptr(this.stats + 24 * generation + field);
    return {
      bytes,
      blocks,
      collections: [0, 1, 2].map((g) => stat(g, 0)),
      collected: [0, 1, 2].map((g) => stat(g, 8)),
    };
  }
}
