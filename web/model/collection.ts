// What the collector would do at this moment, told in phases: the collection is played on a copy, and changes nothing.

import { collectorView as collected } from '../../src/inspector/graph/cycles.js';
import { OBJECT, type ObjectGraph } from '../../src/inspector/graph/graph.js';
import { nodeLabel } from '../../src/inspector/graph/info.js';
import { MAIN_INTERPRETER } from '../../src/inspector/map.js';
import { short } from './graph-views.js';
import type { CollectorView, GcNode } from './protocol.js';
import { hex } from './words.js';

const NAMES = ['young', 'middle', 'old', 'permanent'];

/** What is known of a shown object: nothing yet, it lives, or nothing outside refers to it. */
const WAITING = 0;
const REACHABLE = 1;
const UNREACHABLE = 2;

/** So many objects are shown, and looked for among so many that names lead to. */
const SHOWN = 24;
const LOOKED_AT = 400;

/** A class or a function is its own little world, and is not entered. */
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

/** The nodes that the collector watches: those of its three generations. */
function members(graph: ObjectGraph): number[] {
  const all: number[] = [];
  for (let v = 0; v < graph.nodeCount; v++) if ((graph.generation[v] ?? 255) < 3) all.push(v);
  return all;
}

/** Addresses of what the collector watches. */
export const tracked = (graph: ObjectGraph): Set<number> => new Set(members(graph).map((v) => graph.address[v] ?? 0));

/** What tp_traverse visits: objects that a node refers to, straight or through its dict's keys. */
function targets(graph: ObjectGraph, v: number): number[] {
  const hidden = graph.planAt(v)?.entry?.hidden;
  const list: number[] = [];
  for (let e = graph.edgeStart[v] ?? 0; e < (graph.edgeStart[v + 1] ?? 0); e++) {
    if (hidden?.includes((graph.edgeSlot[e] ?? 0) - (graph.address[v] ?? 0))) continue;
    const w = graph.edgeTarget[e] ?? 0;
    if (graph.kind[w] === OBJECT) list.push(w);
    else
      for (let k = graph.edgeStart[w] ?? 0; k < (graph.edgeStart[w + 1] ?? 0); k++) list.push(graph.edgeTarget[k] ?? 0);
  }
  return list;
}

/** What names of the program lead to and was not there at its start. */
function named(graph: ObjectGraph, before: Set<number>, roots: number[]): Set<number> {
  const found = new Set<number>();
  const queue = roots.map((o) => graph.nodeAt(o));
  for (let v = queue.shift(); v !== undefined && found.size < LOOKED_AT; v = queue.shift()) {
    if (v < 0 || found.has(v) || WORLDS.has(graph.typeName(v)) || before.has(graph.address[v] ?? 0)) continue;
    found.add(v);
    queue.push(...targets(graph, v));
  }
  return found;
}

/** A collection as it goes on: second counts and states of the shown objects, and what was told so far. */
class Collection {
  readonly phases: CollectorView['phases'] = [];
  readonly edges: [number, number][] = [];
  readonly states: Uint8Array;
  private readonly refs: Int32Array;
  private readonly graph: ObjectGraph;
  private readonly nodes: number[];
  private readonly index: Map<number, number>;

  constructor(graph: ObjectGraph, nodes: number[]) {
    this.graph = graph;
    this.nodes = nodes;
    this.index = new Map(nodes.map((v, i) => [v, i]));
    for (const [i, v] of nodes.entries()) for (const j of this.shownTargets(v)) this.edges.push([i, j]);
    this.refs = Int32Array.from(nodes, (v) => Math.max(0, graph.refcnt(v)));
    this.states = new Uint8Array(nodes.length).fill(WAITING);
  }

  private shownTargets(v: number): number[] {
    return targets(this.graph, v).flatMap((w) => this.index.get(w) ?? []);
  }

  private note(title: string, text: string, focus = -1): void {
    this.phases.push({ title, text, focus, refs: this.refs.slice(), states: this.states.slice() });
  }

  private name(i: number): string {
    const v = this.nodes[i] ?? 0;
    const type = this.graph.typeName(v);
    const label = nodeLabel(this.graph, v);
    return label === '' || label === `<${type}>`
      ? `${type} at ${hex(this.graph.address[v] ?? 0)}`
      : `${type}${short(label)}`;
  }

  copyCounts(total: number): void {
    this.note(
      '1 · Copy the counts',
      `Each of the ${total} tracked objects gets a second number, gc_refs, which begins as its ob_refcnt. Shown are the ${this.nodes.length} that this program made.`,
    );
  }

  /** Takes one off each shown object that `v` refers to: from how many. */
  private subtract(v: number): number {
    let taken = 0;
    for (const j of this.shownTargets(v)) {
      const n = this.refs[j] ?? 0;
      if (n === 0) continue;
      this.refs[j] = n - 1;
      taken++;
    }
    return taken;
  }

  subtractInside(all: number[]): void {
    const title = '2 · Subtract what comes from inside';
    for (const v of all) if (!this.index.has(v)) this.subtract(v);
    this.note(
      title,
      `Each reference that one tracked object holds to another takes one off the other’s gc_refs. First those of the ${all.length - this.nodes.length} objects that are not shown.`,
    );
    for (const [i, v] of this.nodes.entries()) {
      const taken = this.subtract(v);
      if (taken > 0) this.note(title, `${this.name(i)} refers to ${taken} of them: one is taken off each.`, i);
    }
  }

  /** Those that something outside refers to. */
  findLiving(): number[] {
    const living: number[] = [];
    for (const [i, n] of this.refs.entries()) {
      const lives = n > 0 || this.graph.refcnt(this.nodes[i] ?? 0) < 0;
      this.states[i] = lives ? REACHABLE : UNREACHABLE;
      if (lives) living.push(i);
    }
    this.note(
      '3 · What is left comes from outside',
      'gc_refs now counts only references from outside of all tracked objects: frames, native code, the interpreter’s own. Above zero means alive. Zero means: perhaps garbage, or held only by another tracked object, such as the module’s dict.',
    );
    return living;
  }

  /** What the living reach lives, too; `garbage` is what they reach in no way, shown or not. */
  bringBack(living: number[], garbage: Set<number>): void {
    const title = '4 · Bring back what the living reach';
    for (let i = living.shift(); i !== undefined; i = living.shift()) {
      let moved = 0;
      for (const [a, b] of this.edges) {
        if (a !== i || this.states[b] !== UNREACHABLE) continue;
        this.states[b] = REACHABLE;
        living.push(b);
        moved++;
      }
      if (moved > 0)
        this.note(title, `${this.name(i)} is alive, so what it refers to is alive, too: ${moved} moved back.`, i);
    }
    let through = 0;
    for (const [i, v] of this.nodes.entries()) {
      if (this.states[i] !== UNREACHABLE || garbage.has(v)) continue;
      this.states[i] = REACHABLE;
      through++;
    }
    if (through > 0) this.note(title, `${through} more are reached through objects that are not shown.`);
  }

  breakCycles(unreachable: number, finalizers: boolean): void {
    const dead = this.states.includes(UNREACHABLE);
    this.note(
      '5 · What remains is unreachable',
      dead
        ? `${unreachable} object${unreachable === 1 ? '' : 's'}: held only by each other. Weak references to them are emptied.${finalizers ? ' Some have __del__: it runs now, and could save them.' : ''}`
        : 'Nothing remains: there are no cycles of garbage at this moment.',
    );
    if (dead)
      this.note(
        '6 · Break the cycles',
        'Each is asked to let go of what it holds (tp_clear). Their counts fall to zero, and they are freed as usual. gc.collect() says how many there were.',
      );
  }
}

/**
 * A collection, step by step. Shown are garbage and objects that the program made (those that were not there at its start); the
 * others take part, and are told in numbers.
 */
export function collection(graph: ObjectGraph, before: Set<number>, roots: number[]): CollectorView {
  const view = collected(graph);
  const garbage = new Set(view.unreachable);
  const all = members(graph);
  const wanted = named(graph, before, roots);
  const candidates = all.filter((v) => wanted.has(v) || garbage.has(v));
  candidates.sort((a, b) => Number(garbage.has(b)) - Number(garbage.has(a)) || a - b);
  const nodes = candidates.slice(0, SHOWN);

  const play = new Collection(graph, nodes);
  play.copyCounts(all.length);
  play.subtractInside(all);
  play.bringBack(play.findLiving(), garbage);
  play.breakCycles(
    view.unreachable.length,
    view.groups.some((g) => g.finalizers),
  );

  const gc = MAIN_INTERPRETER + graph.layout.offset('PyInterpreterState', 'gc');
  return {
    generations: view.generations.map((g) => ({
      name: NAMES[g.generation] ?? '',
      count: g.count,
      threshold: g.threshold,
      objects: g.objects.length,
    })),
    enabled: graph.memory.i32(gc + graph.layout.offset('_gc_runtime_state', 'enabled')) !== 0,
    nodes: nodes.map(
      (v, i): GcNode => ({
        address: graph.address[v] ?? 0,
        type: graph.typeName(v),
        value: short(nodeLabel(graph, v)).trim(),
        refcnt: graph.refcnt(v),
        finalizer: view.groups.some((g) => g.finalizers && g.nodes.includes(v)) && play.states[i] === UNREACHABLE,
      }),
    ),
    edges: play.edges,
    phases: play.phases,
    total: all.length,
    hidden: candidates.length - nodes.length,
  };
}
