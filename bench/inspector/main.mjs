// npm run bench -- inspector: what the inspector takes for a heap of a million objects. (After npm run build.)
//
// Targets: graph, retained sizes and dominators together within 5 s; the audit within 3 s; an address within 1 ms.

import { fileURLToPath } from 'node:url';
import { openSession } from '../../dist/cli/session.js';
import { describeAddress } from '../../dist/src/inspector/address.js';
import { heapSnapshot } from '../../dist/src/inspector/export/heapsnapshot.js';
import { audit } from '../../dist/src/inspector/graph/audit.js';
import { collectorView } from '../../dist/src/inspector/graph/cycles.js';
import { dominators } from '../../dist/src/inspector/graph/dominators.js';
import { ObjectGraph } from '../../dist/src/inspector/graph/graph.js';
import { shortestPathTree } from '../../dist/src/inspector/graph/paths.js';
import { duplicates, typeUses } from '../../dist/src/inspector/graph/queries.js';

const ROUNDS = 5;
const session = openSession(fileURLToPath(new URL('million.py', import.meta.url)), []);
if (typeof session === 'string') throw new Error(session);
while (session.process.run(10_000_000) !== 0);
const { image } = session;

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const times = new Map();
function time(what, run) {
  const start = performance.now();
  const result = run();
  const took = performance.now() - start;
  const all = times.get(what) ?? [];
  all.push(took);
  times.set(what, all);
  return result;
}

let graph;
for (let round = 0; round < ROUNDS; round++) {
  graph = time('graph', () => ObjectGraph.build(image));
  const report = time('audit', () => audit(graph));
  if (report.unexplained.length || report.damage.length)
    throw new Error(JSON.stringify([report.unexplained.slice(0, 3), report.damage.slice(0, 3)]));
  time('dominators and retained sizes', () => dominators(graph));
  time('shortest paths', () => shortestPathTree(graph));
  time("the collector's view", () => collectorView(graph));
  time('types', () => typeUses(graph));
  time('duplicates', () => duplicates(graph));
}
time('heap snapshot', () => {
  let bytes = 0;
  for (const piece of heapSnapshot(graph)) bytes += piece.length;
  return bytes;
});

console.log(
  `${graph.nodeCount.toLocaleString('en')} nodes, ${graph.edgeCount.toLocaleString('en')} references, ${image.size >> 20} MiB`,
);
for (const [what, all] of times) console.log(`${what.padEnd(32)} ${median(all).toFixed(0).padStart(6)} ms`);
const together = median(times.get('graph')) + median(times.get('dominators and retained sizes'));
console.log(`${'graph + dominators (target 5 s)'.padEnd(32)} ${together.toFixed(0).padStart(6)} ms`);
const audited = median(times.get('graph')) + median(times.get('audit'));
console.log(`${'graph + audit (target 3 s)'.padEnd(32)} ${audited.toFixed(0).padStart(6)} ms`);
for (const [what, g] of [
  ['describe an address, with graph', graph],
  ['describe an address, without', undefined],
]) {
  const each = [];
  let seed = 1;
  for (let i = 0; i < 20_000; i++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    const address = seed % image.size;
    const start = performance.now();
    describeAddress(image, address, g);
    each.push(performance.now() - start);
  }
  each.sort((a, b) => a - b);
  console.log(
    `${what.padEnd(32)} ${each[each.length >> 1].toFixed(3)} ms median, ${each[Math.floor(each.length * 0.99)].toFixed(3)} ms 99%, ${each.at(-1).toFixed(1)} ms worst`,
  );
}
process.exit(0);
