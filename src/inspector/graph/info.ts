// Nodes and references in words: worked out when somebody looks, since a million names would be too many.

import { nameAt, shortValue } from '../describe.js';
import type { Named, Namer } from './entry.js';
import { FRAME, localCount, localName } from './frames.js';
import { FRAME_NODE, KEYS, KIND, OBJECT, type ObjectGraph, ROOT } from './graph.js';
import { splitKey } from './table/containers.js';
import type { NodeInfo, Owner, Reference } from './types.js';

/** Runs what reads the image; a damaged one must not make it fail. */
function attempt(read: () => string, otherwise: string): string {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

class GraphNamer implements Namer {
  readonly graph: ObjectGraph;
  constructor(graph: ObjectGraph) {
    this.graph = graph;
  }
  get memory() {
    return this.graph.memory;
  }
  get layout() {
    return this.graph.layout;
  }
  text(o: number): string {
    return attempt(() => nameAt(this.graph.image, o), '?');
  }
  short(o: number): string {
    return attempt(() => shortValue(this.graph.image, o), '?');
  }
  frameSlot(frame: number, slot: number): Named | undefined {
    const m = this.memory;
    const fields: Record<number, string> = {
      [FRAME.executable]: 'f_executable',
      [FRAME.funcobj]: 'f_funcobj',
      [FRAME.locals]: 'f_locals',
      [FRAME.frameObj]: 'frame_obj',
    };
    const field = fields[slot - frame];
    if (field) return { kind: 'field', name: field };
    const i = (slot - frame - FRAME.fast) >> 3;
    if (i < 0 || i > 1_000_000) return undefined;
    const code = m.ptr(frame);
    const name = localName(m, code, i);
    if (name) return { kind: 'local', name: this.text(name) };
    return { kind: 'stack', name: `stack[${i - localCount(m, code)}]` };
  }
}

const namers = new WeakMap<ObjectGraph, GraphNamer>();

function namerOf(graph: ObjectGraph): GraphNamer {
  let namer = namers.get(graph);
  if (!namer) {
    namer = new GraphNamer(graph);
    namers.set(graph, namer);
  }
  return namer;
}

/** How its owner calls the reference that the eight bytes at `slot` hold. */
export function edgeName(graph: ObjectGraph, owner: number, slot: number): Named {
  const kind = graph.kind[owner];
  const at = graph.address[owner] as number;
  const namer = namerOf(graph);
  if (kind === OBJECT) return objectEdge(graph, namer, owner, at, slot);
  if (kind === KEYS) return keysEdge(graph, namer, at, slot);
  if (kind === FRAME_NODE) return namer.frameSlot(at, slot) ?? { kind: 'field', name: '?' };
  if (owner === 0) return { kind: 'root', name: 'root' };
  const field = graph.rootOf.get(owner)?.fields.find((f) => f.slot === slot);
  return { kind: 'root', name: field?.name ?? '?' };
}

function objectEdge(graph: ObjectGraph, namer: Namer, owner: number, o: number, slot: number): Named {
  const plan = graph.planAt(owner);
  if (!plan) return { kind: 'field', name: '?' };
  const i = plan.strong.indexOf(slot - o);
  if (i >= 0) return fixedName(plan.strongNames[i] ?? '?', plan.entry?.by === 'cell_dealloc');
  if (plan.inlineValues > 0) {
    const index = (slot - o - plan.inlineValues - 8) >> 3;
    const capacity = graph.memory.u8(o + plan.inlineValues);
    if (index >= 0 && index < capacity) {
      const keys = graph.memory.ptr(plan.type + 880);
      return { kind: 'attribute', name: `.${namer.text(splitKey(graph.memory, keys, index))}` };
    }
  }
  const named = attemptName(() => plan.entry?.name?.(namer, o, slot));
  if (named) return named;
  if (plan.entry?.owned === 'md_state') {
    const state = graph.memory.ptr(o + 32);
    const field = graph.stateFields(o).find((f) => state + f.off === slot);
    if (field) return { kind: 'field', name: field.name };
  }
  return { kind: 'field', name: `+${slot - o}` };
}

function attemptName(read: () => Named | undefined): Named | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function fixedName(name: string, cell: boolean): Named {
  if (name === 'ob_type') return { kind: 'type', name };
  if (name.startsWith('.')) return { kind: 'attribute', name };
  return { kind: cell ? 'cell' : 'field', name };
}

function keysEdge(graph: ObjectGraph, namer: Namer, keys: number, slot: number): Named {
  const m = graph.memory;
  const general = m.u8(keys + 10) === 0;
  const start = keys + 32 + 2 ** (m.u8(keys + 9) & 31);
  const step = general ? 24 : 16;
  const within = (slot - start) % step;
  const key = m.ptr(slot - within + (general ? 8 : 0));
  const isKey = within === (general ? 8 : 0);
  return { kind: isKey ? 'key' : 'value', name: isKey ? `key ${namer.short(key)}` : `[${namer.short(key)}]` };
}

/** References of a node, in the order of their places in memory. `limit`: at most so many. */
export function references(graph: ObjectGraph, node: number, limit = Number.POSITIVE_INFINITY): Reference[] {
  const list: Reference[] = [];
  const end = Math.min(graph.edgeStart[node + 1] as number, (graph.edgeStart[node] as number) + limit);
  for (let e = graph.edgeStart[node] as number; e < end; e++) list.push(reference(graph, node, e));
  return list;
}

/** The e-th reference of a node in words. */
export function reference(graph: ObjectGraph, owner: number, e: number): Reference {
  const slot = graph.edgeSlot[e] as number;
  const target = graph.edgeTarget[e] as number;
  return { ...edgeName(graph, owner, slot), slot, target, targetAddress: graph.address[target] as number };
}

/** Who refers to a node, and how they call it. */
export function ownersOf(graph: ObjectGraph, node: number, limit = Number.POSITIVE_INFINITY): Owner[] {
  const { start, edges } = graph.owners();
  const list: Owner[] = [];
  const end = Math.min(start[node + 1] as number, (start[node] as number) + limit);
  for (let i = start[node] as number; i < end; i++) {
    const e = edges[i] as number;
    const owner = graph.edgeSource(e);
    const slot = graph.edgeSlot[e] as number;
    list.push({ ...edgeName(graph, owner, slot), slot, owner, ownerAddress: graph.address[owner] as number });
  }
  return list;
}

/** A node in words: type, size, count, value. */
export function nodeInfo(graph: ObjectGraph, node: number): NodeInfo {
  const kind = KIND[graph.kind[node] as number] ?? 'object';
  return {
    node,
    address: graph.address[node] as number,
    kind,
    type: graph.typeName(node),
    label: nodeLabel(graph, node),
    refcnt: graph.refcnt(node),
    size: graph.size[node] as number,
  };
}

/** A short name for a node. */
export function nodeLabel(graph: ObjectGraph, node: number): string {
  const at = graph.address[node] as number;
  const kind = graph.kind[node];
  if (kind === OBJECT) return attempt(() => shortValue(graph.image, at), '?');
  if (kind === ROOT) return graph.typeName(node);
  if (kind === KEYS) return `${graph.memory.size64(at + 24)} keys`;
  const code = graph.memory.ptr(at);
  return code === graph.layout.staticAddress('Py_None')
    ? 'native code'
    : attempt(() => nameAt(graph.image, graph.memory.ptr(code + 128)), '?');
}
