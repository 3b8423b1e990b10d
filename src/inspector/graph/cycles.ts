// The heap as the collector sees it: generations, gc_refs, and what a full collection would find unreachable.
// (CPython: Python/gc.c)
//
// A collection copies each tracked object's count, takes off every reference that comes from a tracked object, and what
// is left comes from outside. From there everything that can be reached stays; the rest is garbage. The same is done
// here, on the image, without touching it.

import { MAIN_INTERPRETER } from '../map.js';
import { offsetOf } from './entry.js';
import { OBJECT, type ObjectGraph } from './graph.js';
import type { CollectorView, GenerationView } from './types.js';

const FINALIZE = 392;

/** What collecting generation `upTo` (with the younger ones) would find; 2: everything. */
export function collectorView(graph: ObjectGraph, upTo = 2): CollectorView {
  const n = graph.nodeCount;
  const gcRefs = new Int32Array(n).fill(-1);
  const members: number[] = [];
  for (let v = 0; v < n; v++) {
    const g = graph.generation[v] as number;
    if (g > upTo) continue;
    gcRefs[v] = Math.max(0, graph.memory.i32(graph.address[v] as number));
    members.push(v);
  }
  // Tables of keys that a member owns hold its references; so do shared ones, on behalf of one of their dicts.
  const visit = (v: number, act: (w: number) => void): void => {
    const plan = graph.planAt(v);
    const hidden = plan?.entry?.hidden;
    const o = graph.address[v] as number;
    // An instance with valid inline values visits these, and not the dict that shows them.
    const inline = plan ? plan.inlineValues : 0;
    const hiddenDict = inline > 0 && graph.memory.u8(o + inline + 3) !== 0 ? o - 24 : 0;
    for (let e = graph.edgeStart[v] as number; e < (graph.edgeStart[v + 1] as number); e++) {
      const w = graph.edgeTarget[e] as number;
      const slot = graph.edgeSlot[e] as number;
      if (slot === hiddenDict || hidden?.includes(slot - o)) continue;
      if (graph.kind[w] === OBJECT) act(w);
      else
        for (let k = graph.edgeStart[w] as number; k < (graph.edgeStart[w + 1] as number); k++)
          act(graph.edgeTarget[k] as number);
    }
  };
  for (const v of members)
    visit(v, (w) => {
      if ((gcRefs[w] as number) > 0) gcRefs[w] = (gcRefs[w] as number) - 1;
    });
  // Immortal members are never let go of.
  const alive = new Uint8Array(n);
  const queue: number[] = [];
  for (const v of members) {
    if ((gcRefs[v] as number) === 0 && graph.refcnt(v) >= 0) continue;
    alive[v] = 1;
    queue.push(v);
  }
  for (let v = queue.pop(); v !== undefined; v = queue.pop())
    visit(v, (w) => {
      if ((gcRefs[w] as number) < 0 || alive[w]) return;
      alive[w] = 1;
      queue.push(w);
    });
  const unreachable = members.filter((v) => !alive[v]);
  return {
    generations: generations(graph),
    gcRefs,
    unreachable: Int32Array.from(unreachable),
    groups: groupsOf(graph, unreachable),
  };
}

function generations(graph: ObjectGraph): GenerationView[] {
  const m = graph.memory;
  const gc = MAIN_INTERPRETER + offsetOf(graph.layout, 'PyInterpreterState', 'gc');
  const first = gc + offsetOf(graph.layout, '_gc_runtime_state', 'generations');
  const lists: number[][] = [[], [], [], []];
  for (let v = 0; v < graph.nodeCount; v++) lists[graph.generation[v] as number]?.push(v);
  return lists.map(
    (objects, i): GenerationView => ({
      generation: i,
      threshold: i < 3 ? m.i32(first + 24 * i + 16) : 0,
      count: i < 3 ? m.i32(first + 24 * i + 20) : 0,
      objects: Int32Array.from(objects),
    }),
  );
}

/** Garbage, and what only it holds, as groups that are connected; the largest first. */
function groupsOf(graph: ObjectGraph, unreachable: number[]): CollectorView['groups'] {
  const group = new Map<number, number>();
  const leader = new Map<number, number>();
  const find = (v: number): number => {
    let root = v;
    for (let up = leader.get(root); up !== undefined && up !== root; up = leader.get(root)) root = up;
    for (let u = v; u !== root; ) {
      const up = leader.get(u) as number;
      leader.set(u, root);
      u = up;
    }
    return root;
  };
  const inside = new Set(unreachable);
  // What the garbage holds and nothing reachable does: nodes behind the reachable ones.
  const queue = [...unreachable];
  for (const v of queue) leader.set(v, v);
  for (let i = 0; i < queue.length; i++) {
    const v = queue[i] as number;
    for (let e = graph.edgeStart[v] as number; e < (graph.edgeStart[v + 1] as number); e++) {
      const w = graph.edgeTarget[e] as number;
      if (w < graph.reachable) continue;
      if (!leader.has(w)) {
        leader.set(w, w);
        queue.push(w);
        inside.add(w);
      }
      const a = find(v);
      const b = find(w);
      if (a !== b) leader.set(b, a);
    }
  }
  const groups: { nodes: number[]; size: number; finalizers: boolean }[] = [];
  for (const v of inside) {
    const root = find(v);
    let i = group.get(root);
    if (i === undefined) {
      i = groups.push({ nodes: [], size: 0, finalizers: false }) - 1;
      group.set(root, i);
    }
    const g = groups[i] as (typeof groups)[number];
    g.nodes.push(v);
    g.size += graph.size[v] as number;
    const plan = graph.planAt(v);
    if (plan && graph.memory.ptr(plan.type + FINALIZE) !== 0 && plan.flags & 0x200) g.finalizers = true;
  }
  return groups
    .sort((a, b) => b.size - a.size)
    .map((g) => ({ nodes: Int32Array.from(g.nodes), size: g.size, finalizers: g.finalizers }));
}
