// pellucid heap FILE [--at LINE] --format text|dot|heapsnapshot|json: all objects at a moment.

import fs from 'node:fs';
import { dot } from '../src/inspector/export/dot.js';
import { heapSnapshot } from '../src/inspector/export/heapsnapshot.js';
import { audit } from '../src/inspector/graph/audit.js';
import { dominators } from '../src/inspector/graph/dominators.js';
import { OBJECT, ObjectGraph } from '../src/inspector/graph/graph.js';
import { nodeInfo } from '../src/inspector/graph/info.js';
import { duplicates, typeUses } from '../src/inspector/graph/queries.js';
import { readHeap } from '../src/inspector/heap.js';
import type { Image } from '../src/inspector/image.js';
import { complain, lineOf, output, parse, text } from './args.js';
import { lookAt, open } from './moments.js';
import { style } from './style.js';
import { bar, bytesText, clip, grouped, hex, plural, wrapped } from './text.js';

const FORMATS = ['text', 'dot', 'heapsnapshot', 'json'];
const help = `usage: pellucid heap FILE [--at LINE] [--format FORMAT] [-o OUT] [--limit N]

Runs FILE to its end (or until line LINE is about to be executed for the first
time) and tells what is on the heap.

--at LINE     : stop before line LINE
--format text : types, what retains most, duplicates, the allocator, the audit
                of counts (default)
         dot  : a picture for Graphviz: stack and the objects behind it
         heapsnapshot : for Chrome's DevTools, Memory panel, "Load profile"
         json : nodes and references
-o OUT        : write to a file
--limit N     : at most N entries of each list (default 12), N objects of a
                picture (default 60)
`;

/** pellucid heap: what the heap is made of. The exit code. */
export function main(argv: string[]): number {
  const options = parse('heap', argv, { at: text, format: text, out: output, limit: text }, help);
  if (typeof options === 'number') return options;
  const [path, ...args] = options.positionals;
  if (!path) return complain('heap', 'a FILE is wanted', help);
  const line = lineOf(options.values.at);
  if (line === null) return complain('heap', `--at wants a line number, not '${options.values.at}'`, help);
  const format = String(options.values.format ?? 'text');
  if (!FORMATS.includes(format))
    return complain('heap', `--format is one of ${FORMATS.join(', ')}, not '${format}'`, help);
  const limit = options.values.limit === undefined ? undefined : Number(options.values.limit);
  const subject = open('heap', path, args);
  if (typeof subject === 'number') return subject;
  const out = options.values.out;
  const pieces = (image: Image, main: number): Iterable<string> => {
    if (format === 'dot') return [dot(image, { limit: limit ?? 60, namespace: main })];
    const graph = ObjectGraph.build(image);
    if (format === 'heapsnapshot') return heapSnapshot(graph, typeof out === 'string' ? showProgress(out) : undefined);
    if (format === 'json') return jsonGraph(graph);
    return [draw(graph, limit ?? 12)];
  };
  // Piece by piece, while the moment lasts: together they may be longer than memory is.
  return lookAt('heap', subject, line, (image, main) =>
    typeof out === 'string' ? writeFile(out, pieces(image, main)) : writeOut(pieces(image, main)),
  );
}

function writeOut(pieces: Iterable<string>): number {
  for (const piece of pieces) writeAll(1, Buffer.from(piece));
  return 0;
}

/** On a terminal: how far a file is, in one line that goes away at the end. */
function showProgress(what: string): ((done: number, total: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  let shown = -1;
  return (done, total) => {
    const percent = Math.floor((100 * done) / Math.max(total, 1));
    if (percent === shown) return;
    shown = percent;
    process.stderr.write(done < total ? `\r${what}: ${percent}%` : `\r\x1b[K`);
  };
}

/** All of it, also into a pipe whose reader is slow. */
function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += fs.writeSync(fd, bytes, at);
    } catch (error) {
      if ((error as { code?: string }).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Beside the file first: a write that fails leaves the old one whole. */
export function writeFile(path: string, pieces: Iterable<string | Uint8Array>): number {
  const beside = `${path}.part`;
  try {
    const fd = fs.openSync(beside, 'w');
    try {
      for (const piece of pieces) writeAll(fd, typeof piece === 'string' ? Buffer.from(piece) : piece);
    } finally {
      fs.closeSync(fd);
    }
    fs.renameSync(beside, path);
    return 0;
  } catch (error) {
    fs.rmSync(beside, { force: true });
    process.stderr.write(`pellucid: cannot write ${path}: ${(error as Error).message}\n`);
    return 1;
  }
}

function* jsonGraph(graph: ObjectGraph): Generator<string> {
  yield '{"nodes":[\n';
  for (let n = 0; n < graph.nodeCount; n++) yield `${n ? ',\n' : ''}${JSON.stringify(nodeInfo(graph, n))}`;
  yield '\n],"edges":[\n';
  for (let e = 0; e < graph.edgeCount; e++)
    yield `${e ? ',\n' : ''}[${graph.edgeSource(e)},${graph.edgeTarget[e]},${graph.edgeSlot[e]}]`;
  yield '\n]}\n';
}

function draw(graph: ObjectGraph, limit: number): string {
  const lines: string[] = [];
  const uses = typeUses(graph);
  const total = uses.reduce((sum, use) => sum + use.count, 0);
  lines.push(style.heading(`TYPES (${grouped(total)} objects, ${bytesText(graph.blocks.usedBytes)} in use)`));
  const most = uses[0]?.size ?? 1;
  for (const use of uses.slice(0, limit))
    lines.push(
      `  ${style.type(clip(use.type, 26).padEnd(26))} ${grouped(use.count).padStart(9)} ${bytesText(use.size).padStart(11)}  ${style.value(bar(use.size / most, 20))}`,
    );
  if (uses.length > limit) lines.push(style.dim(`  … ${uses.length - limit} more types`));

  const tree = dominators(graph);
  const top = topRetainers(graph, tree.retained, limit);
  lines.push('', style.heading('WHAT RETAINS MOST'));
  for (const n of top) {
    const info = nodeInfo(graph, n);
    lines.push(
      `  ${style.address(hex(info.address).padEnd(9))} ${style.type(clip(info.type, 12).padEnd(12))} ${style.value(clip(info.label, 24).padEnd(24))} ${bytesText(tree.retained[n] as number).padStart(10)} ${style.dim(`in ${plural(tree.retainedCount[n] as number, 'object')}`)}`,
    );
  }

  const same = duplicates(graph, 5);
  if (same.length > 0) lines.push('', style.heading('EQUAL VALUES IN SEVERAL OBJECTS'));
  for (const d of same)
    lines.push(
      `  ${grouped(d.nodes.length).padStart(7)} × ${style.type(d.type.padEnd(6))} ${style.value(clip(d.value, 40).padEnd(40))} ${style.dim(bytesText(d.wasted).padStart(9))}`,
    );

  const heap = readHeap(graph.image);
  lines.push('', style.heading('ALLOCATOR'));
  lines.push(
    `  ${bytesText(heap.usedBytes)} of ${bytesText(heap.heapBytes)}: ${plural(heap.allocator.arenas.length, 'arena')}, ${plural(heap.raw.used, 'large block')} (${bytesText(heap.raw.usedBytes)})`,
    `  ${Math.round(heap.fragmentation * 100)}% of the pools' bytes are free`,
    ...wrapped(`on freelists: ${heap.freelists.map((f) => `${f.list} ${f.count}`).join(', ') || 'none'}`, 76).map(
      (line) => `  ${line}`,
    ),
  );

  const report = audit(graph);
  lines.push('', style.heading('COUNTS'));
  lines.push(
    report.unexplained.length === 0
      ? `  every count of ${grouped(report.objects)} objects is explained by its named references`
      : style.warning(`  ${report.unexplained.length + report.more} counts are not explained`),
  );
  for (const u of report.unexplained.slice(0, limit))
    lines.push(
      `  ${style.address(hex(u.info.address))} ${u.info.type} ${clip(u.info.label, 20)} refcnt ${u.refcnt}, named ${u.named} ${style.dim(u.reason ?? '')}`,
    );
  for (const d of report.damage.slice(0, limit)) lines.push(style.warning(`  damaged at ${hex(d.address)}: ${d.text}`));
  return `${lines.join('\n')}\n`;
}

/** Objects of the program (not of the runtime) that retain most. */
function topRetainers(graph: ObjectGraph, retained: Float64Array, limit: number): number[] {
  const nodes: number[] = [];
  for (let n = 1; n < graph.nodeCount; n++)
    if (graph.kind[n] === OBJECT && (graph.size[n] as number) > 0) nodes.push(n);
  nodes.sort((a, b) => (retained[b] as number) - (retained[a] as number));
  return nodes.slice(0, limit);
}
