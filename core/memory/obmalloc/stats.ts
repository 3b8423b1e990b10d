// What obmalloc's memory is used for, counted on the spot. (CPython: Objects/obmalloc.c)

import { clearReport, flushReport, putChar, putNumber, putText, putValue } from '../text';
import { ARENA_SIZE, INDEX2SIZE, NB_SMALL_SIZE_CLASSES, NUMBLOCKS, POOL_OVERHEAD, POOL_SIZE } from './size-class';
import { arenaAt, mgmt, pool_header } from './state';

/** Blocks in use in all pools, raw blocks included: sys.getallocatedblocks(). */
export function _Py_GetGlobalAllocatedBlocks(): i64 {
  let n = mgmt.raw_allocated_blocks;
  for (let i: u32 = 0; i < mgmt.maxarenas; i++) {
    const arena = arenaAt(i);
    if (!arena.address) continue;
    for (let pool = <usize>arena.address; pool < arena.pool_address; pool += POOL_SIZE)
      n += changetype<pool_header>(pool).count;
  }
  return n;
}

/** Pools of a class that have blocks in use. */
function poolsOfClass(szidx: u32): u32 {
  return countPools(szidx, false);
}

/** Blocks in use in all pools of a class. */
function blocksOfClass(szidx: u32): u32 {
  return countPools(szidx, true);
}

function countPools(szidx: u32, blocks: bool): u32 {
  let n: u32 = 0;
  for (let i: u32 = 0; i < mgmt.maxarenas; i++) {
    const arena = arenaAt(i);
    if (!arena.address) continue;
    for (let p = <usize>arena.address; p < arena.pool_address; p += POOL_SIZE) {
      const pool = changetype<pool_header>(p);
      if (pool.count && pool.szidx == szidx) n += blocks ? pool.count : 1;
    }
  }
  return n;
}

function freePools(): u32 {
  let n: u32 = 0;
  for (let i: u32 = 0; i < mgmt.maxarenas; i++) if (arenaAt(i).address) n += arenaAt(i).nfreepools;
  return n;
}

/** The first part of sys._debugmallocstats(), on file descriptor 2. */
export function _PyObject_DebugMallocStats(): void {
  clearReport();
  putText('Small block threshold = 512, in 32 size classes.\n\n');
  putText('class   size   num pools   blocks in use  avail blocks\n');
  putText('-----   ----   ---------   -------------  ------------\n');
  let allocated: u64 = 0;
  let available: u64 = 0;
  let headers: u64 = 0;
  let quantization: u64 = 0;
  for (let i: u32 = 0; i < NB_SMALL_SIZE_CLASSES; i++) {
    const pools = poolsOfClass(i);
    if (!pools) continue;
    const blocks = blocksOfClass(i);
    const free = pools * NUMBLOCKS(i) - blocks;
    const size = INDEX2SIZE(i);
    putNumber(i, 5);
    putNumber(size, 7);
    putNumber(pools, 12);
    putNumber(blocks, 16);
    putNumber(free, 14);
    putChar(10);
    allocated += <u64>blocks * size;
    available += <u64>free * size;
    headers += <u64>pools * POOL_OVERHEAD;
    quantization += <u64>pools * (<u32>(POOL_SIZE - POOL_OVERHEAD) % size);
  }
  const arenas = mgmt.narenas_currently_allocated;
  putText('\n# arenas allocated total');
  putValue(mgmt.ntimes_arena_allocated);
  putText('# arenas reclaimed');
  putValue(mgmt.ntimes_arena_allocated - arenas);
  putText('# arenas highwater mark');
  putValue(mgmt.narenas_highwater);
  putText('# arenas allocated current');
  putValue(arenas);
  putNumber(arenas);
  putText(' arenas * 1048576 bytes/arena');
  putValue(arenas * ARENA_SIZE);
  putText('\n# bytes in allocated blocks');
  putValue(allocated);
  putText('# bytes in available blocks');
  putValue(available);
  const unused = freePools();
  putNumber(unused);
  putText(' unused pools * 16384 bytes');
  putValue(<u64>unused * POOL_SIZE);
  putText('# bytes lost to pool headers');
  putValue(headers);
  putText('# bytes lost to quantization');
  putValue(quantization);
  putText('# bytes lost to arena alignment');
  putValue(0);
  putText('Total');
  putValue(allocated + available + <u64>unused * POOL_SIZE + headers + quantization);
  putText('\n');
  flushReport(2);
  showArenaMap();
}

// NOT CPYTHON: the tree is one map of 4096 bytes; it is reported as its root.
function showArenaMap(): void {
  putText('arena map counts\n# arena map mid nodes');
  putValue(0);
  putText('# arena map bot nodes');
  putValue(0);
  putText('\n# bytes lost to arena map root');
  putValue(4096);
  putText('# bytes lost to arena map mid');
  putValue(0);
  putText('# bytes lost to arena map bot');
  putValue(0);
  putText('Total');
  putValue(4096);
  putText('\n');
  flushReport(2);
}
