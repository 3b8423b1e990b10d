// Why something is alive, and what the collector would do: questions to the whole heap's graph.

import { collectorView as collected } from '../../src/inspector/graph/cycles.js';
import { dominated, dominators } from '../../src/inspector/graph/dominators.js';
import { OBJECT, ObjectGraph } from '../../src/inspector/graph/graph.js';
import { nodeInfo, nodeLabel } from '../../src/inspector/graph/info.js';
import { whyAlive } from '../../src/inspector/graph/paths.js';
import type { Dominators } from '../../src/inspector/graph/types.js';
import type { Image } from '../../src/inspector/image.js';
import { MAIN_INTERPRETER } from '../../src/inspector/map.js';
import type { CollectorView, GcNode, OwnerView, RetainersView } from './protocol.js';
import { hex } from './words.js';

/** The graph of a step, kept until another step is asked for. */
export class Graphs {
  private kept: { step: number; graph: ObjectGraph; dominators: Dominators | undefined } | undefined;

  forget(): void {
    this.kept = undefined;
  }

  at(step: number, image: Image): ObjectGraph {
    if (this.kept?.step !== step) this.kept = { step, graph: ObjectGraph.build(image), dominators: undefined };
    return this.kept.graph;
  }

  dominators(step: number, image: Image): Dominators {
    const graph = this.at(step, image);
    const kept = this.kept as { dominators: Dominators | undefined };
    kept.dominators ??= dominators(graph);
    return kept.dominators;
  }
}

const MAX = 40;

export function retainersOf(graph: ObjectGraph, d: Dominators, address: number): RetainersView | null {
  const why = whyAlive(graph, address, d, MAX);
  if (!why) return null;
  const node = why.target.node;
  const owner = (n: ReturnType<typeof nodeInfo>, label: string): OwnerView => ({
    address: n.kind === 'object' ? n.address : 0,
    label,
    type: n.type,
    value: n.label,
  });
  const chain: OwnerView[] = [];
  for (let v = d.idom[node] ?? -1; v > 0 && chain.length < 12; v = d.idom[v] ?? -1)
    chain.push(owner(nodeInfo(graph, v), ''));
  const biggest: RetainersView['biggest'] = [];
  const order: number[] = [];
  for (let v = 1; v < graph.nodeCount; v++) if (graph.kind[v] === OBJECT && (d.retained[v] ?? 0) > 200) order.push(v);
  order.sort((a, b) => (d.retained[b] ?? 0) - (d.retained[a] ?? 0));
  for (const v of order.slice(0, 12)) {
    const info = nodeInfo(graph, v);
    biggest.push({ address: info.address, type: info.type, value: info.label, retained: d.retained[v] ?? 0 });
  }
  return {
    address,
    type: why.target.type,
    value: why.target.label,
    refcnt: why.target.refcnt,
    immortal: why.target.refcnt < 0,
    summary: why.summary,
    owners: why.owners.map((o) => owner(o.info, o.name)),
    unexplained: why.target.refcnt < 0 ? 0 : Math.max(0, why.target.refcnt - why.owners.length),
    path: why.path.map((p) => owner(p.from, p.by?.name ?? '')),
    retained: d.retained[node] ?? 0,
    retainedCount: d.retainedCount[node] ?? 0,
    shallow: why.target.size,
    keeps: dominated(d, node, 30).map((v) => {
      const info = nodeInfo(graph, v);
      return { address: info.address, type: info.type, value: info.label, size: d.retained[v] ?? 0 };
    }),
    dominators: chain,
    biggest,
  };
}

const NAMES = ['young', 'middle', 'old', 'permanent'];
const WAITING = 0;
const REACHABLE = 1;
const UNREACHABLE = 2;
const SHOWN = 24;
const WORLDS = new Set([
  'type',
  'module',
  'function',
  'builtin_function_or_method',
  'code',
  'frame',
  'EnumType',
  'ABCMeta',
]);

/** Addresses of what the collector watches. */
export function tracked(graph: ObjectGraph): Set<number> {
  const all = new Set<number>();
  for (let v = 0; v < graph.nodeCount; v++) if ((graph.generation[v] ?? 255) < 3) all.add(graph.address[v] ?? 0);
  return all;
}

/**
 * A collection, step by step, on a copy: nothing is changed. Shown are objects that the program made (those that were not
 * there at its start); the others take part, and are told in numbers.
 */
export function collection(graph: ObjectGraph, before: Set<number>, roots: number[]): CollectorView {
  const view = collected(graph);
  const m = graph.memory;
  const members: number[] = [];
  for (let v = 0; v < graph.nodeCount; v++) if ((graph.generation[v] ?? 255) < 3) members.push(v);
  const targets = (v: number): number[] => {
    const hidden = graph.planAt(v)?.entry?.hidden;
    const list: number[] = [];
    for (let e = graph.edgeStart[v] ?? 0; e < (graph.edgeStart[v + 1] ?? 0); e++) {
      if (hidden?.includes((graph.edgeSlot[e] ?? 0) - (graph.address[v] ?? 0))) continue;
      const w = graph.edgeTarget[e] ?? 0;
      if (graph.kind[w] === OBJECT) list.push(w);
      else
        for (let k = graph.edgeStart[w] ?? 0; k < (graph.edgeStart[w + 1] ?? 0); k++)
          list.push(graph.edgeTarget[k] ?? 0);
    }
    return list;
  };
  const rank = new Map([...view.unreachable].map((v) => [v, 0] as const));
  // Garbage, and what names of the program lead to; a class or a function is its own little world, and is not entered.
  const wanted = new Set<number>();
  const queue0 = roots.map((o) => graph.nodeAt(o));
  for (let v = queue0.shift(); v !== undefined && wanted.size < 400; v = queue0.shift()) {
    if (v < 0 || wanted.has(v) || WORLDS.has(graph.typeName(v)) || before.has(graph.address[v] ?? 0)) continue;
    wanted.add(v);
    queue0.push(...targets(v));
  }
  const shown = members.filter((v) => wanted.has(v) || rank.has(v));
  shown.sort((a, b) => (rank.get(a) ?? 1) - (rank.get(b) ?? 1) || a - b);
  const nodes = shown.slice(0, SHOWN);
  const index = new Map(nodes.map((v, i) => [v, i]));
  const edges: [number, number][] = [];
  for (const [i, v] of nodes.entries())
    for (const w of targets(v)) {
      const j = index.get(w);
      if (j !== undefined) edges.push([i, j]);
    }
  const refs = Int32Array.from(nodes, (v) => Math.max(0, graph.refcnt(v)));
  const states = new Uint8Array(nodes.length).fill(WAITING);
  const name = (i: number): string => {
    const v = nodes[i] ?? 0;
    const type = graph.typeName(v);
    const label = nodeLabel(graph, v);
    return label === '' || label === `<${type}>`
      ? `${type} at ${hex(graph.address[v] ?? 0)}`
      : `${type}${short(label)}`;
  };
  const phases: CollectorView['phases'] = [];
  const note = (title: string, text: string, focus = -1): void => {
    phases.push({ title, text, focus, refs: refs.slice(), states: states.slice() });
  };
  note(
    '1 · Copy the counts',
    `Each of the ${members.length} tracked objects gets a second number, gc_refs, which begins as its ob_refcnt. Shown are the ${nodes.length} that this program made.`,
  );
  for (const v of members) {
    if (index.has(v)) continue;
    for (const w of targets(v)) {
      const j = index.get(w);
      if (j !== undefined && (refs[j] ?? 0) > 0) refs[j] = (refs[j] ?? 0) - 1;
    }
  }
  note(
    '2 · Subtract what comes from inside',
    `Each reference that one tracked object holds to another takes one off the other’s gc_refs. First those of the ${members.length - nodes.length} objects that are not shown.`,
  );
  for (const [i, v] of nodes.entries()) {
    let taken = 0;
    for (const w of targets(v)) {
      const j = index.get(w);
      if (j === undefined || (refs[j] ?? 0) === 0) continue;
      refs[j] = (refs[j] ?? 0) - 1;
      taken++;
    }
    if (taken > 0)
      note('2 · Subtract what comes from inside', `${name(i)} refers to ${taken} of them: one is taken off each.`, i);
  }
  const queue: number[] = [];
  for (const [i, n] of refs.entries()) {
    if (n > 0 || graph.refcnt(nodes[i] ?? 0) < 0) {
      states[i] = REACHABLE;
      queue.push(i);
    } else states[i] = UNREACHABLE;
  }
  note(
    '3 · What is left comes from outside',
    'gc_refs now counts only references from outside of all tracked objects: frames, native code, the interpreter’s own. Above zero means alive. Zero means: perhaps garbage, or held only by another tracked object, such as the module’s dict.',
  );
  // Shown ones can also be reached through objects that are not shown.
  const garbage = new Set(view.unreachable);
  for (let i = queue.shift(); i !== undefined; i = queue.shift()) {
    let moved = 0;
    for (const [a, b] of edges) {
      if (a !== i || states[b] !== UNREACHABLE) continue;
      states[b] = REACHABLE;
      queue.push(b);
      moved++;
    }
    if (moved > 0)
      note(
        '4 · Bring back what the living reach',
        `${name(i)} is alive, so what it refers to is alive, too: ${moved} moved back.`,
        i,
      );
  }
  let through = 0;
  for (const [i, v] of nodes.entries()) {
    if (states[i] !== UNREACHABLE || garbage.has(v)) continue;
    states[i] = REACHABLE;
    through++;
  }
  if (through > 0)
    note('4 · Bring back what the living reach', `${through} more are reached through objects that are not shown.`);
  const dead = nodes.filter((_, i) => states[i] === UNREACHABLE).length;
  const finalizers = view.groups.some((g) => g.finalizers);
  note(
    '5 · What remains is unreachable',
    dead === 0
      ? 'Nothing remains: there are no cycles of garbage at this moment.'
      : `${view.unreachable.length} object${view.unreachable.length === 1 ? '' : 's'}: held only by each other. Weak references to them are emptied.${finalizers ? ' Some have __del__: it runs now, and could save them.' : ''}`,
  );
  if (dead > 0)
    note(
      '6 · Break the cycles',
      'Each is asked to let go of what it holds (tp_clear). Their counts fall to zero, and they are freed as usual. gc.collect() says how many there were.',
    );
  const gc = MAIN_INTERPRETER + graph.layout.offset('PyInterpreterState', 'gc');
  const enabled = m.i32(gc + graph.layout.offset('_gc_runtime_state', 'enabled')) !== 0;
  return {
    generations: view.generations.map((g) => ({
      name: NAMES[g.generation] ?? '',
      count: g.count,
      threshold: g.threshold,
      objects: g.objects.length,
    })),
    enabled,
    nodes: nodes.map(
      (v, i): GcNode => ({
        address: graph.address[v] ?? 0,
        type: graph.typeName(v),
        value: short(nodeLabel(graph, v)).trim(),
        refcnt: graph.refcnt(v),
        finalizer: view.groups.some((g) => g.finalizers && g.nodes.includes(v)) && states[i] === UNREACHABLE,
      }),
    ),
    edges,
    phases,
    total: members.length,
    hidden: shown.length - nodes.length,
  };
}

const short = (text: string): string => (text ? ` ${text.length > 26 ? `${text.slice(0, 24)}…` : text}` : '');
