// Two moments of one process: which objects were born, freed, changed, and whose counts are others, with the causes.
//
// An object is the same when its address and its type are: one that died and whose memory went to another of its type
// shows as changed.

import { describeAddress } from './address.js';
import { KEYS, OBJECT, ObjectGraph } from './graph/graph.js';
import { nodeInfo, nodeLabel, ownersOf, references } from './graph/info.js';
import type { ChangedField, ImageDiff, NodeInfo, ObjectChange, Owner } from './graph/types.js';
import type { Image } from './image.js';

/** How two images are compared. */
export interface DiffOptions {
  /** At most so many objects in each list (default 1000). */
  limit?: number;
}

/** Fields that change without the program doing anything to the object. */
const QUIET = new Set([
  'ob_refcnt',
  '_gc_next',
  '_gc_prev',
  'ma_version_tag',
  'hash',
  'tp_version_tag',
  'func_version',
]);
/** Types whose bytes are the machine's business: specialised instructions, caches. */
const MACHINE = new Set(['code', 'type', 'str']);

/** What became of the heap between two images. */
export function diff(before: Image, after: Image, options: DiffOptions = {}): ImageDiff {
  return diffGraphs(ObjectGraph.build(before), ObjectGraph.build(after), options);
}

/** The same of graphs that were built before. */
export function diffGraphs(a: ObjectGraph, b: ObjectGraph, { limit = 1000 }: DiffOptions = {}): ImageDiff {
  const born: number[] = [];
  const freed: number[] = [];
  const changed: ObjectChange[] = [];
  const recounted: ObjectChange[] = [];
  for (let n = 1; n < b.nodeCount; n++) {
    if (b.kind[n] !== OBJECT) continue;
    const old = twin(a, b, n);
    if (old < 0) {
      born.push(n);
      continue;
    }
    const count = a.refcnt(old) !== b.refcnt(n);
    if (differs(a, old, b, n) && changed.length < limit) {
      const fields = changedFields(a, old, b, n);
      if (fields.length > 0) {
        changed.push(change(a, old, b, n, fields));
        continue;
      }
    }
    if (count && recounted.length < limit) recounted.push(change(a, old, b, n, []));
  }
  for (let n = 1; n < a.nodeCount; n++) if (a.kind[n] === OBJECT && twin(b, a, n) < 0) freed.push(n);
  const list = (graph: ObjectGraph, nodes: number[]): NodeInfo[] =>
    nodes.slice(0, limit).map((n) => nodeInfo(graph, n));
  return {
    born: list(b, born),
    freed: list(a, freed),
    changed,
    recounted,
    bytesBefore: a.blocks.usedBytes,
    bytesAfter: b.blocks.usedBytes,
    damage: [...a.damage, ...b.damage],
  };
}

/** The node of the same object in the other graph; -1: it is not there. */
function twin(other: ObjectGraph, graph: ObjectGraph, n: number): number {
  const found = other.nodeAt(graph.address[n] as number);
  if (found < 0 || other.kind[found] !== OBJECT) return -1;
  return other.planAt(found)?.type === graph.planAt(n)?.type ? found : -1;
}

/** The keys table that only this object uses: what lies in it is the object's. */
function ownKeys(graph: ObjectGraph, n: number): number {
  for (let e = graph.edgeStart[n] as number; e < (graph.edgeStart[n + 1] as number); e++) {
    const target = graph.edgeTarget[e] as number;
    if (graph.kind[target] === KEYS && graph.refcnt(target) === 1) return target;
  }
  return -1;
}

function sameTargets(a: ObjectGraph, n: number, b: ObjectGraph, m: number): boolean {
  const startA = a.edgeStart[n] as number;
  const startB = b.edgeStart[m] as number;
  const count = (a.edgeStart[n + 1] as number) - startA;
  if (count !== (b.edgeStart[m + 1] as number) - startB) return false;
  for (let i = 0; i < count; i++) {
    const x = a.address[a.edgeTarget[startA + i] as number];
    const y = b.address[b.edgeTarget[startB + i] as number];
    if (x !== y) return false;
  }
  return true;
}

function differs(a: ObjectGraph, n: number, b: ObjectGraph, m: number): boolean {
  if (!sameTargets(a, n, b, m)) return true;
  const keysA = ownKeys(a, n);
  const keysB = ownKeys(b, m);
  if (keysA >= 0 && keysB >= 0 && !sameTargets(a, keysA, b, keysB)) return true;
  const plan = b.planAt(m);
  if (!plan || MACHINE.has(plan.name)) return false;
  const o = b.address[m] as number;
  for (let p = o + 16; p + 4 <= o + plan.basicsize; p += 4) if (a.memory.ptr(p) !== b.memory.ptr(p)) return true;
  return false;
}

/** Its references by name, those of its own keys table among them. */
function contents(graph: ObjectGraph, n: number): Map<string, number> {
  const map = new Map<string, number>();
  const keys = ownKeys(graph, n);
  for (const node of keys >= 0 ? [n, keys] : [n]) {
    for (const r of references(graph, node, 5000)) {
      if (r.kind === 'key' && graph.kind[node] === KEYS) continue;
      if (r.target === keys) continue;
      // The elements of a set have no names but themselves.
      map.set(r.kind === 'key' ? `{${nodeLabel(graph, r.target)}}` : r.name, r.target);
    }
  }
  return map;
}

function changedFields(a: ObjectGraph, n: number, b: ObjectGraph, m: number): ChangedField[] {
  const fields: ChangedField[] = [];
  const before = contents(a, n);
  const after = contents(b, m);
  for (const [name, target] of after) {
    const old = before.get(name);
    if (old === undefined) fields.push({ name, before: 'not there', after: text(b, target) });
    else if (a.address[old] !== b.address[target]) fields.push({ name, before: text(a, old), after: text(b, target) });
  }
  for (const [name, target] of before)
    if (!after.has(name)) fields.push({ name, before: text(a, target), after: 'not there' });
  const plan = b.planAt(m);
  if (plan && !MACHINE.has(plan.name)) {
    const old = new Map(describeAddress(a.image, a.address[n] as number, a).fields.map((f) => [f.name, f]));
    for (const field of describeAddress(b.image, b.address[m] as number, b).fields) {
      const other = old.get(field.name);
      if (!other || field.strong || other.strong || QUIET.has(field.name)) continue;
      if (field.target || other.target || field.value === other.value) continue;
      fields.push({ name: field.name, before: other.value, after: field.value });
    }
  }
  return fields;
}

const text = (graph: ObjectGraph, n: number): string => `${graph.typeName(n)} ${nodeLabel(graph, n)}`;

function change(a: ObjectGraph, n: number, b: ObjectGraph, m: number, fields: ChangedField[]): ObjectChange {
  const key = (o: Owner): string => `${o.ownerAddress} ${o.name}`;
  const before = ownersOf(a, n, 2000);
  const after = ownersOf(b, m, 2000);
  const had = new Set(before.map(key));
  const has = new Set(after.map(key));
  const say = (graph: ObjectGraph, o: Owner): string => `${o.name} of ${ownerText(graph, o.owner)}`;
  return {
    address: b.address[m] as number,
    type: b.typeName(m),
    label: nodeLabel(b, m),
    fields,
    refcntBefore: a.refcnt(n),
    refcntAfter: b.refcnt(m),
    ownersGained: after.filter((o) => !had.has(key(o))).map((o) => say(b, o)),
    ownersLost: before.filter((o) => !has.has(key(o))).map((o) => say(a, o)),
  };
}

/** 'frame f', 'list at 0x7a3440', 'dict at …' for a keys table that one dict owns. */
export function ownerText(graph: ObjectGraph, n: number): string {
  const kind = graph.kind[n];
  if (kind === KEYS) {
    const { start, edges } = graph.owners();
    const owner = graph.edgeSource(edges[start[n] as number] as number);
    if ((start[n + 1] as number) - (start[n] as number) >= 1 && graph.kind[owner] === OBJECT)
      return ownerText(graph, owner);
  }
  const type = graph.typeName(n);
  if (kind === OBJECT) return `${type} at 0x${(graph.address[n] as number).toString(16)}`;
  return type === 'frame' ? `frame ${nodeLabel(graph, n)}` : type;
}
