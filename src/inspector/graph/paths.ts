// Shortest paths from the roots, and the answer to "why is this alive?".

import { FRAME_NODE, type ObjectGraph } from './graph.js';
import { nodeInfo, ownersOf, reference } from './info.js';
import type { Dominators, PathStep, WhyAlive } from './types.js';

/** By node: the edge through which a breadth-first walk from the roots finds it first; -1: none. */
export function shortestPathTree(graph: ObjectGraph): Int32Array {
  const by = new Int32Array(graph.nodeCount).fill(-1);
  // What the program itself named is shorter than what the machine keeps: frames first, then the other roots.
  const order: number[] = [];
  for (let e = graph.edgeStart[0] as number; e < (graph.edgeStart[1] as number); e++) {
    const root = graph.edgeTarget[e] as number;
    by[root] = e;
    if (graph.kind[root] === FRAME_NODE) order.unshift(root);
    else order.push(root);
  }
  const queue = new Int32Array(graph.nodeCount + 1);
  let tail = 0;
  for (const root of order) queue[tail++] = root;
  for (let head = 0; head < tail; head++) {
    const v = queue[head] as number;
    for (let e = graph.edgeStart[v] as number; e < (graph.edgeStart[v + 1] as number); e++) {
      const w = graph.edgeTarget[e] as number;
      if (w === 0 || (by[w] as number) >= 0) continue;
      by[w] = e;
      queue[tail++] = w;
    }
  }
  return by;
}

/** The steps from a root to a node; empty: nothing reaches it. */
function pathFromRoot(graph: ObjectGraph, node: number, tree = shortestPathTree(graph)): PathStep[] {
  const steps: PathStep[] = [{ from: nodeInfo(graph, node), by: undefined }];
  let v = node;
  while (v > 0) {
    const e = tree[v] as number;
    if (e < 0) return [];
    const owner = graph.edgeSource(e);
    if (owner === 0) break;
    steps.unshift({ from: nodeInfo(graph, owner), by: reference(graph, owner, e) });
    v = owner;
  }
  return steps;
}

/** The path as Python would write it, as far as it can: `frame f: items[3].name`. */
export function pathText(path: PathStep[]): string {
  let text = '';
  for (const step of path) {
    if (!step.by) break;
    const { kind, name } = step.by;
    if (step.from.kind === 'frame') text = `${step.from.label}: ${name}`;
    else if (step.from.kind === 'root') text = `${step.from.type}: ${name}`;
    else if (kind === 'attribute' || kind === 'index' || kind === 'value') text += name;
    else if (name === 'ma_keys' || name === 'ob_ref') continue;
    else text += `.${name}`;
  }
  return text;
}

/** Owners, shortest path and dominator of what lies at an address; undefined: no object does. */
export function whyAlive(
  graph: ObjectGraph,
  address: number,
  dominators?: Dominators,
  limit = 1000,
): WhyAlive | undefined {
  const node = graph.nodeAt(address);
  if (node < 0) return undefined;
  const path = pathFromRoot(graph, node);
  const owners = ownersOf(graph, node, limit).map((o) => ({ ...o, info: nodeInfo(graph, o.owner) }));
  const idom = dominators?.idom[node] ?? -1;
  const target = nodeInfo(graph, node);
  return {
    target,
    path,
    owners,
    dominator: idom > 0 ? nodeInfo(graph, idom) : undefined,
    summary: summarize(graph, target, path, owners.length),
  };
}

function summarize(graph: ObjectGraph, target: WhyAlive['target'], path: PathStep[], owners: number): string {
  const what = `the ${target.type} at 0x${target.address.toString(16)}`;
  if (target.kind === 'object' && target.refcnt < 0) return `${what} is immortal: it is never freed`;
  if (path.length === 0) {
    if (owners === 0) return `nothing that has a name refers to ${what}`;
    return `${what} is garbage: only objects that nothing reaches refer to it, and the collector will free it`;
  }
  const times = owners === 1 ? 'one reference' : `${owners} references`;
  return `${what} is alive: ${times}, the nearest root is ${pathText(path) || graph.typeName(path[0]?.from.node ?? 0)}`;
}
