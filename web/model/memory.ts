// Segments and the allocator as the page draws them.

import { readAllocator } from '../../src/inspector/allocator.js';
import type { Image } from '../../src/inspector/image.js';
import { segments } from '../../src/inspector/segments.js';
import type { AllocatorView, ArenaView, PoolView, SegmentView } from './protocol.js';

const POOL_OVERHEAD = 48;
const POOL_SIZE = 1 << 14;
const ARENA_SIZE = 1 << 20;

/** Each block of a pool: 0 never handed out, 1 free, 2 in use; and the free ones in the order in which they are linked. */
function poolBlocks(
  image: Image,
  address: number,
  capacity: number,
  size: number,
): { blocks: Uint8Array; free: number[] } {
  const order: number[] = [];
  const blocks = new Uint8Array(capacity).fill(2);
  const next = image.u32(image.at(address, 'pool_header', 'nextoffset'));
  for (let i = 0; i < capacity; i++) if (POOL_OVERHEAD + i * size >= next) blocks[i] = 0;
  let free = image.ptrField(address, 'pool_header', 'freeblock');
  for (let guard = 0; free && guard <= capacity; guard++) {
    const i = (free - address - POOL_OVERHEAD) / size;
    if (!Number.isInteger(i) || i < 0 || i >= capacity) break;
    blocks[i] = 1;
    order.push(i);
    free = image.ptr(free);
  }
  return { blocks, free: order };
}

/** Arenas, pools and blocks of a moment. */
export function allocatorView(image: Image): AllocatorView {
  const state = readAllocator(image);
  let bytesUsed = 0;
  const arenas = state.arenas.map((a): ArenaView => {
    const pools = a.pools.map((p): PoolView => {
      const blockSize = (p.sizeClass + 1) * 16;
      bytesUsed += p.used * blockSize;
      return {
        address: p.address,
        blockSize,
        used: p.used,
        capacity: p.capacity,
        ...(p.sizeClass < 0
          ? { blocks: new Uint8Array(0), free: [] }
          : poolBlocks(image, p.address, p.capacity, blockSize)),
      };
    });
    return { address: a.address, end: a.address + ARENA_SIZE, freePools: a.freePools, totalPools: a.totalPools, pools };
  });
  return {
    arenas,
    classes: state.classes.map((c) => ({ size: c.size, pools: c.pools, used: c.usedBlocks, free: c.freeBlocks })),
    highWater: state.arenasHighWater,
    ever: state.arenasEver,
    rawBlocks: state.rawBlocks,
    bytesUsed,
    bytesHeld: arenas.length * ARENA_SIZE,
  };
}

/** The process's segments, in the order of their addresses. */
export function segmentViews(image: Image): SegmentView[] {
  const allocator = readAllocator(image);
  return segments(image).map((s) => ({
    ...s,
    parts:
      s.name === 'heap'
        ? allocator.arenas.map((a, i) => {
            const used = a.pools.filter((p) => p.sizeClass >= 0).length;
            return { name: `arena ${i}`, start: a.address, end: a.address + ARENA_SIZE, used: used * POOL_SIZE };
          })
        : [],
  }));
}
