// Why something is alive: questions to the whole heap's graph, which is kept for the step that is shown.

import { dominated, dominators } from '../../src/inspector/graph/dominators.js';
import { OBJECT, ObjectGraph } from '../../src/inspector/graph/graph.js';
import { nodeInfo } from '../../src/inspector/graph/info.js';
import { whyAlive } from '../../src/inspector/graph/paths.js';
import type { Dominators } from '../../src/inspector/graph/types.js';
import type { Image } from '../../src/inspector/image.js';
import type { OwnerView, RetainersView } from './protocol.js';

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

/** Who keeps an object alive, as the page shows it; null: it is none of the graph. */
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

/** A label behind a type's name, cut where it gets long. */
export const short = (text: string): string => (text ? ` ${text.length > 26 ? `${text.slice(0, 24)}…` : text}` : '');
