// Dominators and retained sizes, exactly: Semi-NCA (Georgiadis, Tarjan) on typed arrays.
//
// Node d dominates n when every path from the roots to n leads through d: when d dies, n dies. The nearest such d is n's
// immediate dominator; a node retains what the tree of immediate dominators has below it.
//
//   1. number the nodes in depth-first order from the process (node 0)
//   2. semidominators, from the last node to the first, with path compression
//   3. immediate dominators: from the parent upwards to the first whose number is not above the semidominator's
//   4. sizes summed up from the last node to the first

import type { ObjectGraph } from './graph.js';
import type { Dominators } from './types.js';

/** Whom each node owes its life, and what each keeps alive: all in one go over the graph. */
export function dominators(graph: ObjectGraph): Dominators {
  const count = graph.nodeCount;
  const { edgeStart, edgeTarget } = graph;
  // Depth-first numbers from 1; 0: not reached. Nodes, parents … by number from here on.
  const number = new Int32Array(count);
  const vertex = new Int32Array(count + 1);
  const parent = new Int32Array(count + 1);
  const stack = new Int32Array(count + 1);
  const cursor = new Uint32Array(count);
  let n = 1;
  let depth = 0;
  number[0] = 1;
  vertex[1] = 0;
  cursor[0] = edgeStart[0] as number;
  stack[depth++] = 0;
  while (depth > 0) {
    const v = stack[depth - 1] as number;
    const at = cursor[v] as number;
    if (at === edgeStart[v + 1]) {
      depth--;
      continue;
    }
    cursor[v] = at + 1;
    const w = edgeTarget[at] as number;
    if (number[w] !== 0) continue;
    number[w] = ++n;
    vertex[n] = w;
    parent[n] = number[v] as number;
    cursor[w] = edgeStart[w] as number;
    stack[depth++] = w;
  }

  const { start, edges } = graph.owners();
  const semi = new Int32Array(n + 1);
  const label = new Int32Array(n + 1);
  const ancestor = new Int32Array(n + 1);
  const idom = new Int32Array(n + 1);
  for (let i = 1; i <= n; i++) {
    semi[i] = i;
    label[i] = i;
    idom[i] = parent[i] as number;
  }
  const path = new Int32Array(n + 1);
  /** The node with the least semidominator on the way from v up to where `last` nodes are not linked yet. */
  const evaluate = (v: number): number => {
    if (ancestor[v] === 0) return label[v] as number;
    let length = 0;
    let u = v;
    while (ancestor[ancestor[u] as number] !== 0) {
      path[length++] = u;
      u = ancestor[u] as number;
    }
    while (length > 0) {
      const w = path[--length] as number;
      const a = ancestor[w] as number;
      if ((semi[label[a] as number] as number) < (semi[label[w] as number] as number)) label[w] = label[a] as number;
      ancestor[w] = ancestor[a] as number;
    }
    return label[v] as number;
  };
  for (let i = n; i >= 2; i--) {
    const node = vertex[i] as number;
    let best = i;
    for (let k = start[node] as number, end = start[node + 1] as number; k < end; k++) {
      const p = number[graph.edgeSource(edges[k] as number)] as number;
      if (p === 0) continue;
      // Only nodes with higher numbers are linked: others stand for themselves.
      const s = p <= i ? p : (semi[evaluate(p)] as number);
      if (s < best) best = s;
    }
    semi[i] = best;
    ancestor[i] = parent[i] as number;
  }
  for (let i = 2; i <= n; i++) {
    let d = idom[i] as number;
    while (d > (semi[i] as number)) d = idom[d] as number;
    idom[i] = d;
  }

  const result: Dominators = {
    idom: new Int32Array(count).fill(-1),
    retained: new Float64Array(count),
    retainedCount: new Int32Array(count),
  };
  for (let v = 0; v < count; v++) {
    result.retained[v] = graph.size[v] as number;
    result.retainedCount[v] = graph.kind[v] === 0 ? 1 : 0;
  }
  for (let i = n; i >= 2; i--) {
    const v = vertex[i] as number;
    const d = vertex[idom[i] as number] as number;
    result.idom[v] = d;
    result.retained[d] = (result.retained[d] as number) + (result.retained[v] as number);
    result.retainedCount[d] = (result.retainedCount[d] as number) + (result.retainedCount[v] as number);
  }
  return result;
}

/** The nodes that a node immediately dominates, those that retain most first. */
export function dominated(result: Dominators, node: number, limit = 100): number[] {
  const children: number[] = [];
  for (let v = 0; v < result.idom.length; v++) if (result.idom[v] === node) children.push(v);
  children.sort((a, b) => (result.retained[b] as number) - (result.retained[a] as number));
  return children.slice(0, limit);
}
