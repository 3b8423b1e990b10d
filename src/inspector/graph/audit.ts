// The audit: does every count equal the references that have a name?

import { DEOPT, opcode, opname } from '../../bytecode/opcodes.js';
import { nativeCallee } from '../callee.js';
import { NATIVE_STACK_BASE, PEL_BASE } from '../map.js';
import { offsetOf } from './entry.js';
import { FRAME, frameEntries, OWNED_BY, stackFrames } from './frames.js';
import { KEYS, type ObjectGraph } from './graph.js';
import { nodeInfo } from './info.js';
import type { AuditReport, Unexplained } from './types.js';

const CALL = opcode('CALL');

/** Compares every count with the references that were found. `limit`: how many unexplained ones are told in full. */
export function audit(graph: ObjectGraph, limit = 200): AuditReport {
  const named = graph.countReferences();
  const m = graph.memory;
  const differing: number[] = [];
  let objects = 0;
  for (let n = 1; n < graph.nodeCount; n++) {
    const kind = graph.kind[n] as number;
    if (kind > KEYS) continue;
    objects++;
    const count = m.i32(graph.address[n] as number);
    if (count >= 0 && count !== named[n]) differing.push(n);
  }
  const unclaimed: AuditReport['unclaimed'] = [];
  graph.blocks.unclaimed((address, size) => {
    if (unclaimed.length < 1000) unclaimed.push({ address, size });
  });
  const shown = differing.slice(0, limit);
  const reasons = explain(graph, shown, named, unclaimed);
  return {
    objects,
    references: graph.edgeCount,
    unexplained: shown.map(
      (n): Unexplained => ({
        info: nodeInfo(graph, n),
        refcnt: graph.refcnt(n),
        named: named[n] as number,
        reason: reasons.get(n),
      }),
    ),
    more: differing.length - shown.length,
    unclaimed,
    damage: [...graph.damage, ...unknownTypes(graph)],
  };
}

/** Types of the image whose instances the table knows nothing of. */
function unknownTypes(graph: ObjectGraph): AuditReport['damage'] {
  const damage: AuditReport['damage'] = [];
  for (const plan of graph.plans.plans.values()) {
    if (!plan || plan.entry) continue;
    damage.push({
      address: plan.type,
      what: 'table',
      text: `no entry says what instances of ${plan.name} refer to`,
    });
  }
  return damage;
}

/** Whether native code waits below Python: a frame that stands for it lies above the outermost one. */
function nativeCodeWaits(graph: ObjectGraph): boolean {
  return graph.memory.i32(PEL_BASE + offsetOf(graph.layout, 'PelState', 'eval_depth')) > 1 || nativeFrames(graph) > 1;
}

const nativeFrames = (graph: ObjectGraph): number =>
  stackFrames(graph.memory, graph.layout).filter((f) => f.owner === OWNED_BY.native).length;

/** Where references may lie that nobody can name: arrays of native code, and its local variables. */
function explain(
  graph: ObjectGraph,
  nodes: number[],
  named: Int32Array,
  unclaimed: AuditReport['unclaimed'],
): Map<number, string> {
  const reasons = new Map<number, string>();
  if (nodes.length === 0) return reasons;
  const m = graph.memory;
  const wanted = new Map(nodes.map((n) => [graph.address[n] as number, n]));
  const scan = (from: number, to: number, what: string): void => {
    for (let p = from; p + 8 <= to; p += 8) {
      const n = wanted.get(m.ptr(p));
      if (n !== undefined && !reasons.has(n)) reasons.set(n, `${what} at 0x${p.toString(16)}`);
    }
  };
  const top = m.ptr(PEL_BASE + offsetOf(graph.layout, 'PelState', 'native_stack_top'));
  scan(NATIVE_STACK_BASE, Math.min(top, NATIVE_STACK_BASE + (1 << 20)), 'held in an array on the native stack');
  for (const block of unclaimed) scan(block.address, block.address + block.size, 'held in an array of native code');
  if (nativeCodeWaits(graph)) {
    const holders = waitingNatives(graph);
    const who =
      holders.length > 0 ? `${holders.join(' or ')}, which waits for Python` : 'native code that waits for Python';
    const lent = lentPlaces(graph);
    for (const n of nodes) {
      const more = graph.refcnt(n) - (named[n] as number);
      if (more > 0 && !reasons.has(n)) reasons.set(n, `held by ${who}`);
      if (more === -1 && lent.has(graph.address[n] as number))
        reasons.set(n, 'stands uncounted on the stack, in the place of the bound method that is called');
      else if (more < 0 && -more <= dyingOwners(graph, n)) reasons.set(n, 'named by an object that is being freed');
    }
  }
  return reasons;
}

/** Python frames that stand in native code: nobody has written down how far their value stack reaches. */
const waitingFrames = (graph: ObjectGraph): number[] =>
  stackFrames(graph.memory, graph.layout)
    .filter((f) => f.owner !== OWNED_BY.native && graph.memory.i32(f.address + FRAME.stacktop) < 0)
    .map((f) => f.address);

/** What these frames have called: 'sorted', 'list.sort'; or the instruction that led to Python: 'DELETE_NAME'. */
function waitingNatives(graph: ObjectGraph): string[] {
  const names = waitingFrames(graph).map((frame) => {
    const pc = graph.memory.ptr(frame + FRAME.instr);
    const opcode = opname(DEOPT[graph.memory.u8(pc)] as number);
    try {
      return nativeCallee(graph.image, frame, pc) ?? opcode;
    } catch {
      return opcode;
    }
  });
  return [...new Set(names)];
}

/** How many references to a node lie in objects whose count is 0: their deallocator may have dropped them already. */
function dyingOwners(graph: ObjectGraph, node: number): number {
  const { start, edges } = graph.owners();
  let n = 0;
  for (let i = start[node] as number; i < (start[node + 1] as number); i++) {
    const owner = graph.edgeSource(edges[i] as number);
    if ((graph.kind[owner] as number) <= KEYS && graph.refcnt(owner) === 0) n++;
  }
  return n;
}

/** Objects that a bound method has put into its own place among the arguments. (CPython: method_vectorcall) */
function lentPlaces(graph: ObjectGraph): Set<number> {
  const m = graph.memory;
  const lent = new Set<number>();
  for (const frame of waitingFrames(graph)) {
    const pc = m.ptr(frame + FRAME.instr);
    if (DEOPT[m.u8(pc)] !== CALL) continue;
    const top = frame + FRAME.fast + 8 * frameEntries(m, graph.layout, frame);
    lent.add(m.ptr(top - 8 * (m.u8(pc + 1) + 2)));
  }
  return lent;
}
