// Damaged images: whatever bytes are wrong, the inspector answers and tells, and never throws or runs on for ever.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeAddress } from '../../src/inspector/address.js';
import { readAllocator } from '../../src/inspector/allocator.js';
import { describe } from '../../src/inspector/describe.js';
import { diffGraphs } from '../../src/inspector/diff.js';
import { heapSnapshot } from '../../src/inspector/export/heapsnapshot.js';
import { audit } from '../../src/inspector/graph/audit.js';
import { collectorView } from '../../src/inspector/graph/cycles.js';
import { dominators } from '../../src/inspector/graph/dominators.js';
import { ObjectGraph } from '../../src/inspector/graph/graph.js';
import { nodeInfo, ownersOf, references } from '../../src/inspector/graph/info.js';
import { whyAlive } from '../../src/inspector/graph/paths.js';
import { duplicates, internedStrings, typeUses, weakReferences } from '../../src/inspector/graph/queries.js';
import { readHeap } from '../../src/inspector/heap.js';
import { Image } from '../../src/inspector/image.js';
import { DATA_BASE, HEAP_BASE, MAIN_INTERPRETER, OBMALLOC_BASE } from '../../src/inspector/map.js';
import { UsageReader } from '../../src/inspector/usage.js';
import { atLine, keep, layout, start } from './support.js';

const sound = atLine(
  ...(() => {
    const started = start(`
class P:
    def __init__(self, n):
        self.n = n
        self.other = [n, (n, {n: 'x' * n}), {1, 2, n}]
def g():
    yield 1
    yield 2
items = [P(i) for i in range(50)]
gen = g()
next(gen)
table = {str(i): p for i, p in enumerate(items)}
big = list(range(5000))
try:
    1 / 0
except ZeroDivisionError as e:
    kept = e
here = 1
`);
    return [started, 18, () => keep(started.image)] as const;
  })(),
);
const graph = ObjectGraph.build(sound);

/** Everything that the inspector can do with an image. */
function inspect(image: Image): { damaged: boolean } {
  const g = ObjectGraph.build(image);
  const report = audit(g, 20);
  const tree = dominators(g);
  collectorView(g);
  typeUses(g);
  duplicates(g, 5);
  weakReferences(g);
  internedStrings(g);
  readHeap(image);
  readAllocator(image);
  new UsageReader(image).read();
  for (let n = 0; n < g.nodeCount; n += 37) {
    nodeInfo(g, n);
    references(g, n, 20);
    ownersOf(g, n, 20);
    describe(image, g.address[n] as number);
  }
  for (let n = 11; n < g.nodeCount; n += 997) whyAlive(g, g.address[n] as number, tree);
  for (let a = 1; a < image.size; a += 65_537) {
    describeAddress(image, a, g);
    describeAddress(image, a);
  }
  return {
    damaged: report.damage.length > 0 || report.unexplained.length + report.more > 0 || report.unclaimed.length > 0,
  };
}

const damagedCopy = (changes: [address: number, value: number][]): Image => {
  const buffer = sound.buffer.slice(0);
  const bytes = new Uint8Array(buffer);
  for (const [address, value] of changes) bytes[address] = value;
  return new Image({ buffer }, layout);
};

test('a sound image has no damage', () => {
  expect(inspect(sound)).toEqual({ damaged: false });
});

const end = sound.size;
const place = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: HEAP_BASE, max: end - 1 }) },
  // Where objects are: headers, types, sizes, pointers.
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: graph.nodeCount - 1 }), fc.integer({ min: -16, max: 48 }))
      .map(([n, off]) => Math.max(0, (graph.address[n] as number) + off)),
  },
  { weight: 1, arbitrary: fc.integer({ min: MAIN_INTERPRETER, max: OBMALLOC_BASE + 5200 }) },
  { weight: 1, arbitrary: fc.integer({ min: DATA_BASE, max: HEAP_BASE - 1 }) },
);

test('random bytes anywhere', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 200 }),
      (changes) => {
        inspect(damagedCopy(changes));
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
});

test('objects of which every word is wrong', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.integer({ min: 7, max: graph.nodeCount - 1 }), fc.integer({ min: 0, max: 12 }), fc.integer()),
        {
          minLength: 1,
          maxLength: 100,
        },
      ),
      (changes) => {
        const buffer = sound.buffer.slice(0);
        const view = new DataView(buffer);
        for (const [n, word, value] of changes) view.setInt32((graph.address[n] as number) + 4 * word, value, true);
        inspect(new Image({ buffer }, layout));
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
});

test('a truncated image, and one of zeros', () => {
  inspect(new Image({ buffer: sound.buffer.slice(0, HEAP_BASE + 100_000) }, layout));
  inspect(new Image({ buffer: sound.buffer.slice(0, 0x300100) }, layout));
  inspect(new Image({ buffer: new ArrayBuffer(1 << 16) }, layout));
  inspect(new Image({ buffer: new ArrayBuffer(0) }, layout));
});

const addressOf = (type: string): number => {
  for (let n = graph.nodeCount - 1; n > 0; n--) if (graph.typeName(n) === type) return graph.address[n] as number;
  throw new Error(type);
};

test('the damage is told', () => {
  const list = addressOf('list');
  const dict = addressOf('dict');
  const point = addressOf('P');
  const tell = (at: number, value: number): string => {
    const buffer = sound.buffer.slice(0);
    new DataView(buffer).setUint32(at, value, true);
    const report = audit(ObjectGraph.build(new Image({ buffer }, layout)));
    return [...report.damage.map((d) => d.what), ...report.unexplained.map(() => 'count')].join(' ');
  };
  expect(tell(list + 16, 1_000_000)).toMatch(/size/);
  expect(tell(list + 24, list)).toMatch(/block/);
  expect(tell(dict + 32, 0x1234)).toMatch(/pointer/);
  expect(tell(point + 8, 12)).toMatch(/pointer/);
  expect(tell(point, 77)).toBe('count');
  expect(tell(point - 16, point)).toMatch(/list/);
  expect(tell((point & ~0x3fff) + 36, 99)).toMatch(/pool/);
  expect(tell((point & ~0x3fff) + 8, 8)).toMatch(/pool/);
  expect(tell(point & ~0x3fff, 1)).toMatch(/pool/);
});

test('two images, one of them damaged', () => {
  const other = ObjectGraph.build(
    damagedCopy([
      [addressOf('list') + 16, 200],
      [addressOf('dict') + 32, 3],
    ]),
  );
  expect(diffGraphs(graph, other).damage.length).toBeGreaterThan(0);
});

test('a snapshot of a damaged image is JSON', () => {
  const image = damagedCopy([
    [addressOf('list') + 24, 200],
    [addressOf('str') + 16, 3],
  ]);
  JSON.parse([...heapSnapshot(ObjectGraph.build(image))].join(''));
});
