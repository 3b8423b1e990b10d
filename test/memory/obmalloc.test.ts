import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Core, MEMORY_LIMIT, MGMT, newCore, OBMALLOC_BASE, SPAN_MAP, SWITCHES } from './core.js';
import { ObmallocModel } from './model.js';

const MIB = 2 ** 20;

/** A repeatable stream of numbers below n. */
function numbers(seed: number): (n: number) => number {
  let x = seed >>> 0;
  return (n) => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return Math.floor((x / 2 ** 32) * n);
  };
}

interface Block {
  address: number;
  size: number;
  mark: number;
}

function write(core: Core, block: Block): void {
  core.u8().fill(block.mark, block.address, block.address + block.size);
}

function check(core: Core, block: Block): void {
  const bytes = core.u8();
  const last = block.address + block.size - 1;
  for (const at of [block.address, (block.address + last) >> 1, last])
    if (block.size && bytes[at] !== block.mark)
      throw new Error(`byte ${at} of ${JSON.stringify(block)} is ${bytes[at]}`);
}

describe('pools', () => {
  test('every address is the one that the model foretells', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 512 }),
        fc.integer({ min: 20, max: 80 }),
        (seed, most, rise) => {
          const core = newCore();
          const model = new ObmallocModel();
          const next = numbers(seed);
          const blocks: Block[] = [];
          // Rises to some thousand blocks, falls to none: arenas fill, empty and go back.
          for (let step = 0; step < 12000; step++) {
            const isRising = step < 6000;
            if (blocks.length === 0 || next(100) < (isRising ? rise : 100 - rise)) {
              const size = 1 + next(most);
              const foretold = model.foretell(size);
              const address = core.call.PyObject_Malloc(size);
              if (foretold === undefined) expect(address % MIB).toBe(48);
              else expect(address).toBe(foretold);
              model.malloc(size, address);
              const block = { address, size, mark: next(256) };
              write(core, block);
              blocks.push(block);
            } else {
              const at = next(blocks.length);
              const block = blocks[at] as Block;
              blocks[at] = blocks.at(-1) as Block;
              blocks.pop();
              check(core, block);
              core.call.PyObject_Free(block.address);
              model.free(block.address);
            }
            if (step % 3000 === 0) core.verify();
          }
          for (const block of blocks) {
            check(core, block);
            core.call.PyObject_Free(block.address);
            model.free(block.address);
          }
          core.verify();
          expect(model.blocks).toBe(0);
          expect(core.call._Py_GetGlobalAllocatedBlocks()).toBe(0n);
          expect(core.u32(MGMT + 552)).toBe(model.arenas.size);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('arenas fill and go back, all but one', () => {
    const core = newCore();
    const model = new ObmallocModel();
    const blocks: number[] = [];
    for (let i = 0; i < 20000; i++) {
      const address = core.call.PyObject_Malloc(512);
      model.malloc(512, address);
      blocks.push(address);
    }
    expect(core.u32(MGMT + 552)).toBe(Math.ceil(20000 / 31 / 64));
    const next = numbers(7);
    while (blocks.length) {
      const [address] = blocks.splice(next(blocks.length), 1) as [number];
      core.call.PyObject_Free(address);
      model.free(address);
      if (blocks.length % 2500 === 0) {
        core.verify();
        expect(core.u32(MGMT + 552)).toBe(model.arenas.size);
      }
    }
    expect(core.u32(MGMT + 552)).toBe(1);
    expect(core.u32(MGMT + 560)).toBe(11); // ntimes_arena_allocated
    expect(core.u32(MGMT + 568)).toBe(11); // narenas_highwater
    const marks = core.u8().slice(SPAN_MAP, SPAN_MAP + 4096);
    expect(marks.filter((mark) => mark === 2).length).toBe(1);
  });

  test('a block that is freed is the next one', () => {
    const core = newCore();
    const a = core.call.PyObject_Malloc(30);
    const b = core.call.PyObject_Malloc(32);
    expect(b - a).toBe(32);
    expect(a % 16384).toBe(48);
    core.call.PyObject_Free(a);
    core.call.PyObject_Free(b);
    expect(core.call.PyObject_Malloc(17)).toBe(b);
    expect(core.call.PyObject_Malloc(17)).toBe(a);
    expect(core.call.PyObject_Malloc(17)).toBe(b + 32);
  });

  test("the header is CPython's", () => {
    const core = newCore();
    const block = core.call.PyObject_Malloc(100);
    const pool = block - 48;
    expect([
      core.u32(pool),
      core.u32(pool + 8),
      core.u32(pool + 32),
      core.u32(pool + 36),
      core.u32(pool + 40),
      core.u32(pool + 44),
    ]).toEqual([1, block + 112, 0, 6, 48 + 2 * 112, 16384 - 112]);
    const head = OBMALLOC_BASE + 6 * 16;
    expect(core.ptr(head)).toBe(pool);
    expect(core.ptr(pool + 16)).toBe(head - 16);
    const arena = core.ptr(MGMT);
    expect([core.u32(arena), core.u32(arena + 8), core.u32(arena + 16), core.u32(arena + 20)]).toEqual([
      pool,
      pool + 16384,
      63,
      64,
    ]);
    expect(core.u32(MGMT + 8)).toBe(16);
  });

  test('0 bytes and more than 512 go to the raw allocator', () => {
    const core = newCore();
    const inArena = (p: number): boolean => core.u8()[SPAN_MAP + (p >> 20)] === 2;
    const zero = core.call.PyObject_Malloc(0);
    const small = core.call.PyObject_Malloc(512);
    const large = core.call.PyObject_Malloc(513);
    expect([inArena(zero), inArena(small), inArena(large)]).toEqual([false, true, false]);
    expect(core.call._Py_GetGlobalAllocatedBlocks()).toBe(3n);
    for (const p of [zero, small, large]) core.call.PyObject_Free(p);
    expect(core.call._Py_GetGlobalAllocatedBlocks()).toBe(0n);
    core.verify();
  });

  test('realloc moves only when it has to', () => {
    const core = newCore();
    const a = core.call.PyObject_Malloc(100); // 112
    core.u8().fill(7, a, a + 100);
    expect(core.call.PyObject_Realloc(a, 112)).toBe(a);
    expect(core.call.PyObject_Realloc(a, 85)).toBe(a);
    const b = core.call.PyObject_Realloc(a, 84);
    expect(b).not.toBe(a);
    expect([...core.u8().slice(b, b + 84)].every((byte) => byte === 7)).toBe(true);
    const c = core.call.PyObject_Realloc(b, 5000);
    expect([...core.u8().slice(c, c + 84)].every((byte) => byte === 7)).toBe(true);
    const d = core.call.PyObject_Realloc(c, 10); // stays with the raw allocator
    expect(d).toBe(c);
    core.call.PyObject_Free(d);
    expect(core.call._Py_GetGlobalAllocatedBlocks()).toBe(0n);
  });

  test('calloc is zeroed and does not overflow', () => {
    const core = newCore();
    const a = core.call.PyObject_Malloc(64);
    core.u8().fill(255, a, a + 64);
    core.call.PyObject_Free(a);
    expect(core.call.PyObject_Calloc(8, 8)).toBe(a);
    expect(
      core
        .u8()
        .slice(a, a + 64)
        .every((byte) => byte === 0),
    ).toBe(true);
    expect(core.call.PyObject_Calloc(0x10000, 0x10000)).toBe(0);
    expect(core.call.PyObject_Malloc(-1)).toBe(0);
  });
});

describe('limits', () => {
  test('past the memory limit there is NULL, and life goes on', () => {
    const core = newCore();
    core.setU32(MEMORY_LIMIT, 20 * MIB);
    const blocks: number[] = [];
    for (let p = core.call.PyObject_Malloc(400); p; p = core.call.PyObject_Malloc(400)) blocks.push(p);
    expect(core.memory.buffer.byteLength).toBeLessThanOrEqual(20 * MIB);
    expect(blocks.length).toBeGreaterThan(12 * 2500);
    core.verify();
    for (const p of blocks.splice(0, 5000)) core.call.PyObject_Free(p);
    expect(core.call.PyObject_Malloc(400)).not.toBe(0);
    expect(core.call.PyMem_RawMalloc(64 * MIB)).toBe(0);
    expect(core.call.PyObject_Malloc(0x7fffffff)).toBe(0);
    core.verify();
  });

  test('a block that shrinks into the last corner of a region leaves its neighbours alone', () => {
    const core = newCore();
    core.setU32(MEMORY_LIMIT, 12 * MIB);
    const region = core.call.PyMem_RawMalloc(4000);
    const arenas: number[] = [];
    for (let p = core.call.PyObject_Malloc(128); p; p = core.call.PyObject_Malloc(128)) arenas.push(p);
    core.call.PyMem_RawFree(region);
    for (const p of arenas.slice(0, 8)) expect(core.call.PyObject_Realloc(p, 56)).not.toBe(0);
    core.verify();
  });

  test('the n-th allocation can be made to fail', () => {
    const core = newCore();
    core.setU32(SWITCHES + 4, 3);
    const results = [1, 600, 20, 20].map((n) => core.call.PyObject_Malloc(n) !== 0);
    expect(results).toEqual([true, true, false, true]);
    core.setU32(SWITCHES + 4, 1);
    core.setU32(SWITCHES + 8, 1);
    expect([1, 2].map((n) => core.call.PyObject_Malloc(n))).toEqual([0, 0]);
    core.verify();
  });
});

test("the report is CPython's", () => {
  const core = newCore();
  for (let i = 0; i < 1000; i++) core.call.PyObject_Malloc(100);
  core.call.PyObject_Malloc(1);
  core.call._PyObject_DebugMallocStats();
  expect(core.stderr.join('')).toBe(`Small block threshold = 512, in 32 size classes.

class   size   num pools   blocks in use  avail blocks
-----   ----   ---------   -------------  ------------
    0     16           1               1          1020
    6    112           7            1000            15

# arenas allocated total           =                    1
# arenas reclaimed                 =                    0
# arenas highwater mark            =                    1
# arenas allocated current         =                    1
1 arenas * 1048576 bytes/arena     =            1,048,576

# bytes in allocated blocks        =              112,016
# bytes in available blocks        =               18,000
56 unused pools * 16384 bytes      =              917,504
# bytes lost to pool headers       =                  384
# bytes lost to quantization       =                  672
# bytes lost to arena alignment    =                    0
Total                              =            1,048,576

arena map counts
# arena map mid nodes              =                    0
# arena map bot nodes              =                    0

# bytes lost to arena map root     =                4,096
# bytes lost to arena map mid      =                    0
# bytes lost to arena map bot      =                    0
Total                              =                4,096

`);
});
