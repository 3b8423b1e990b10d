// obmalloc once more, slow and obvious: arrays instead of links in memory. It foretells every address; only where a
// new arena lies is taken from the allocator under test. (What it models: Objects/obmalloc.c)

const POOL = 16384;
const HEADER = 48;
const POOLS_IN_ARENA = 64;

interface Pool {
  base: number;
  arena: Arena;
  szidx: number;
  /** Free blocks, the one freed last at the end. */
  free: number[];
  /** Offset of the first block that was never handed out. */
  virgin: number;
  count: number;
}

interface Arena {
  base: number;
  carved: Pool[];
  /** Empty pools, the one emptied last at the end. */
  empty: Pool[];
}

const blockSize = (szidx: number): number => (szidx + 1) * 16;
const freePools = (arena: Arena): number => POOLS_IN_ARENA - arena.carved.length + arena.empty.length;

export class ObmallocModel {
  /** Pools with free blocks, by size class; the first one serves. */
  private readonly used: Pool[][] = Array.from({ length: 32 }, () => []);
  /** Arenas with free pools, fewest first. */
  private readonly usable: Arena[] = [];
  readonly arenas = new Map<number, Arena>();

  /** What malloc(n) will return; `undefined`: the first block of an arena that does not exist yet. */
  foretell(n: number): number | undefined {
    const szidx = (n - 1) >> 4;
    const pool = this.used[szidx]?.[0];
    if (pool) return pool.free.at(-1);
    const arena = this.usable[0];
    if (!arena) return undefined;
    const empty = arena.empty.at(-1);
    if (!empty) return arena.base + arena.carved.length * POOL + HEADER;
    return empty.szidx === szidx ? empty.free.at(-1) : empty.base + HEADER;
  }

  /** Takes the block at `address`, which malloc(n) has returned. */
  malloc(n: number, address: number): void {
    const szidx = (n - 1) >> 4;
    const ring = this.used[szidx] as Pool[];
    let pool = ring[0];
    if (!pool) {
      pool = this.newPool(szidx, address);
      ring.push(pool);
    }
    pool.free.pop();
    pool.count++;
    if (pool.free.length > 0) return;
    if (pool.virgin + blockSize(szidx) <= POOL) {
      pool.free.push(pool.base + pool.virgin);
      pool.virgin += blockSize(szidx);
    } else ring.shift();
  }

  private newPool(szidx: number, address: number): Pool {
    let arena = this.usable[0];
    if (!arena) {
      arena = { base: address - HEADER, carved: [], empty: [] };
      this.arenas.set(arena.base, arena);
      this.usable.unshift(arena);
    }
    let pool = arena.empty.pop();
    if (!pool) {
      pool = { base: arena.base + arena.carved.length * POOL, arena, szidx: -1, free: [], virgin: 0, count: 0 };
      arena.carved.push(pool);
    }
    if (freePools(arena) === 0) this.usable.shift();
    if (pool.szidx !== szidx) {
      const size = blockSize(szidx);
      pool.szidx = szidx;
      pool.free = [pool.base + HEADER + size, pool.base + HEADER];
      pool.virgin = HEADER + 2 * size;
    }
    return pool;
  }

  free(address: number): void {
    const arena = this.arenas.get(address - (address % 2 ** 20)) as Arena;
    const pool = arena.carved[Math.floor((address - arena.base) / POOL)] as Pool;
    const ring = this.used[pool.szidx] as Pool[];
    if (pool.free.length === 0) ring.push(pool);
    pool.free.push(address);
    pool.count--;
    if (pool.count > 0) return;
    ring.splice(ring.indexOf(pool), 1);
    this.givePool(arena, pool);
  }

  private givePool(arena: Arena, pool: Pool): void {
    const place = this.usable.indexOf(arena);
    arena.empty.push(pool);
    if (place >= 0) {
      const isLast = place === this.usable.length - 1;
      if (freePools(arena) === POOLS_IN_ARENA && !isLast) {
        this.usable.splice(place, 1);
        this.arenas.delete(arena.base);
        return;
      }
      this.usable.splice(place, 1);
    }
    const after = this.usable.findIndex((other) => freePools(other) >= freePools(arena));
    this.usable.splice(after < 0 ? this.usable.length : after, 0, arena);
  }

  get blocks(): number {
    let n = 0;
    for (const arena of this.arenas.values()) for (const pool of arena.carved) n += pool.count;
    return n;
  }
}
