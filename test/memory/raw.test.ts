import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Core, HEAP_BASE, newCore, RAW_STATISTICS } from './core.js';

const MIB = 2 ** 20;

interface Block {
  address: number;
  size: number;
  mark: number;
}

/** The slow model: a list of blocks, each with a byte that fills it. */
class Blocks {
  readonly list: Block[] = [];
  constructor(readonly core: Core) {}

  add(address: number, size: number, mark: number): void {
    if (address === 0) throw new Error(`no memory for ${size} bytes`);
    if (address % 16) throw new Error(`${address} is not aligned`);
    if (address < HEAP_BASE || address + size > this.core.memory.buffer.byteLength)
      throw new Error(`${address} is outside`);
    for (const other of this.list)
      if (address < other.address + other.size && other.address < address + size)
        throw new Error(`${address}+${size} overlaps ${other.address}+${other.size}`);
    this.core.u8().fill(mark, address, address + size);
    this.list.push({ address, size, mark });
  }

  check(block: Block, n = block.size): void {
    const bytes = this.core.u8();
    for (let i = 0; i < n; i += n > 4096 ? 97 : 1)
      if (bytes[block.address + i] !== block.mark)
        throw new Error(`byte ${i} of ${block.address} is ${bytes[block.address + i]}`);
  }
}

const size = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 3000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 3000, max: 200000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 200000, max: 3 * MIB }) },
);
const step = fc.record({
  kind: fc.constantFrom('malloc', 'malloc', 'free', 'realloc', 'realloc', 'chunk', 'arena'),
  size,
  pick: fc.nat(),
});

describe('the raw allocator', () => {
  test('keeps blocks apart and what is in them', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 100, maxLength: 400, size: 'max' }), (steps) => {
        const core = newCore();
        const blocks = new Blocks(core);
        // Arenas come and go between the regions: as many blocks as an arena has, one after the other.
        const arenas: number[][] = [];
        for (const { kind, size, pick } of steps) {
          if (kind === 'arena') {
            if (arenas.length > 3) for (const p of arenas.shift() as number[]) core.call.PyObject_Free(p);
            else arenas.push(Array.from({ length: 31 * 64 }, () => core.call.PyObject_Malloc(512)));
            core.verify();
            continue;
          }
          const at = blocks.list.length ? pick % blocks.list.length : -1;
          const block = blocks.list[at];
          if (kind === 'malloc' || !block) blocks.add(core.call.PyMem_RawMalloc(size), size, pick % 256);
          else if (kind === 'chunk') {
            const p = core.call._PyObject_VirtualAlloc(16384);
            expect(p % 4096).toBe(0);
            blocks.add(p, 16384, pick % 256);
          } else {
            blocks.check(block);
            blocks.list.splice(at, 1);
            if (kind === 'free') core.call.PyMem_RawFree(block.address);
            else {
              const p = core.call.PyMem_RawRealloc(block.address, size);
              blocks.check({ ...block, address: p }, Math.min(size, block.size));
              blocks.add(p, size, pick % 256);
            }
          }
          core.verify();
        }
        for (const block of blocks.list) {
          blocks.check(block);
          core.call.PyMem_RawFree(block.address);
        }
        for (const arena of arenas) for (const p of arena) core.call.PyObject_Free(p);
        core.verify();
        // Nothing is in use but the table of arenas, and no span is held but its.
        const table = steps.some(({ kind }) => kind === 'arena') ? 1 : 0;
        expect([8, 24].map((offset) => core.u32(RAW_STATISTICS + offset))).toEqual([table, table]);
      }),
      { numRuns: 10 },
    );
  });

  test('grows in place into free neighbours and new memory', () => {
    const core = newCore();
    const a = core.call.PyMem_RawMalloc(1000);
    const b = core.call.PyMem_RawMalloc(1000);
    core.call.PyMem_RawFree(b);
    expect(core.call.PyMem_RawRealloc(a, 1900)).toBe(a);
    for (let n = 10000; n < 50 * MIB; n *= 2) expect(core.call.PyMem_RawRealloc(a, n)).toBe(a);
    expect(core.call.PyMem_RawRealloc(a, 10)).toBe(a);
    core.verify();
    expect(core.u32(RAW_STATISTICS + 24)).toBe(1);
  });

  test('memory that was given back serves arenas', () => {
    const core = newCore();
    const big = core.call.PyMem_RawMalloc(20 * MIB);
    const size = core.memory.buffer.byteLength;
    core.call.PyMem_RawFree(big);
    for (let i = 0; i < 30000; i++) core.call.PyObject_Malloc(512);
    expect(core.memory.buffer.byteLength).toBe(size);
    core.verify();
  });

  test('a failed realloc leaves the block alone', () => {
    const core = newCore();
    const a = core.call.PyMem_RawMalloc(700);
    core.u8().fill(9, a, a + 700);
    core.setU32(0x387020, core.memory.buffer.byteLength);
    expect(core.call.PyMem_RawRealloc(a, 100 * MIB)).toBe(0);
    expect(
      core
        .u8()
        .slice(a, a + 700)
        .every((byte) => byte === 9),
    ).toBe(true);
    core.call.PyMem_RawFree(a);
    core.verify();
  });
});

describe('the verifier', () => {
  const broken: [string, (core: Core) => void][] = [
    [
      'ref.count and the free list make up the carved blocks',
      (core) => {
        const pool = core.call.PyObject_Malloc(32) - 48;
        core.setU32(pool, 5);
      },
    ],
    [
      'a free block lies in its pool',
      (core) => {
        const block = core.call.PyObject_Malloc(32);
        core.call.PyObject_Malloc(32);
        core.call.PyObject_Free(block);
        core.setU32(block, 0x12345678);
      },
    ],
    [
      'nfreepools counts what is free',
      (core) => {
        core.call.PyObject_Malloc(32);
        core.setU32(core.ptr(0x346200) + 16, 7);
      },
    ],
    [
      "a chunk's prevSize is the size of the one before",
      (core) => {
        core.call.PyMem_RawMalloc(1000);
        const b = core.call.PyMem_RawMalloc(1000);
        core.setU32(b - 4, 64);
      },
    ],
    [
      'every free chunk is on a list',
      (core) => {
        const a = core.call.PyMem_RawMalloc(1000);
        core.call.PyMem_RawMalloc(1000);
        core.setU32(a - 8, core.u32(a - 8) | 1);
      },
    ],
  ];
  test.each(broken)('finds: %s', (text, breakIt) => {
    const core = newCore();
    core.verify();
    breakIt(core);
    expect(() => core.verify()).toThrow(text);
  });
});
