// Questions about all objects at once: by type, by value, weak references, interned and immortal ones.

import { internedState } from '../text.js';
import { OBJECT, type ObjectGraph } from './graph.js';
import { nodeLabel } from './info.js';
import type { Duplicate, TypeUse, WeakReference } from './types.js';

/** How many instances each type has and what they take; those that take most first. */
export function typeUses(graph: ObjectGraph): TypeUse[] {
  const uses = new Map<number, TypeUse>();
  for (let n = 1; n < graph.nodeCount; n++) {
    if (graph.kind[n] !== OBJECT) continue;
    const plan = graph.planAt(n);
    if (!plan) continue;
    let use = uses.get(plan.type);
    if (!use) {
      use = { type: plan.name, typeAddress: plan.type, count: 0, size: 0 };
      uses.set(plan.type, use);
    }
    use.count++;
    use.size += graph.size[n] as number;
  }
  return [...uses.values()].sort((a, b) => b.size - a.size || b.count - a.count);
}

/** The nodes of all instances of a type, by its name or address; with `subclasses` also those of its subclasses. */
export function instances(graph: ObjectGraph, type: string | number, subclasses = false): number[] {
  const wanted = new Map<number, boolean>();
  const matches = (at: number): boolean => {
    const known = wanted.get(at);
    if (known !== undefined) return known;
    const plan = graph.plans.of(at);
    let answer = plan !== null && (plan.type === type || plan.name === type);
    if (!answer && subclasses && plan) {
      wanted.set(at, false);
      const base = graph.memory.ptr(at + 256);
      answer = base !== 0 && matches(base);
    }
    wanted.set(at, answer);
    return answer;
  };
  const found: number[] = [];
  for (let n = 1; n < graph.nodeCount; n++) {
    if (graph.kind[n] !== OBJECT) continue;
    const plan = graph.planAt(n);
    if (plan && matches(plan.type)) found.push(n);
  }
  return found;
}

/** Types whose values are compared: immutable ones that hold no others. */
const COMPARED = new Set(['str', 'int', 'float', 'bytes', 'complex']);

/** Equal values of the same type that are several objects; what wastes most first. */
export function duplicates(graph: ObjectGraph, limit = 100): Duplicate[] {
  const groups = new Map<string, number[]>();
  const m = graph.memory;
  for (let n = 1; n < graph.nodeCount; n++) {
    if (graph.kind[n] !== OBJECT) continue;
    const plan = graph.planAt(n);
    if (!plan || !COMPARED.has(plan.name) || plan.flags & 0x200) continue;
    const size = graph.size[n] as number;
    if (size === 0) continue;
    const key = `${plan.name}:${valueBytes(m.bytes, m, graph.address[n] as number, plan.name, size)}`;
    const group = groups.get(key);
    if (group) group.push(n);
    else groups.set(key, [n]);
  }
  const found: Duplicate[] = [];
  for (const nodes of groups.values()) {
    if (nodes.length < 2) continue;
    const first = nodes[0] as number;
    found.push({
      type: graph.typeName(first),
      value: '',
      nodes,
      wasted: nodes.slice(1).reduce((sum, n) => sum + (graph.size[n] as number), 0),
    });
  }
  found.sort((a, b) => b.wasted - a.wasted);
  return found.slice(0, limit).map((d) => ({ ...d, value: nodeLabel(graph, d.nodes[0] as number) }));
}

/** The bytes that make the value, as text: without count, type, hash and interned state. */
function valueBytes(
  bytes: Uint8Array,
  m: { ptr(a: number): number; size64(a: number): number },
  o: number,
  type: string,
  size: number,
): string {
  const end = o + size;
  const text = (from: number, to: number): string => {
    let s = '';
    for (let i = from; i < to && i < end; i++) s += String.fromCharCode(bytes[i] as number);
    return s;
  };
  if (type === 'float') return text(o + 16, o + 24);
  if (type === 'complex') return text(o + 16, o + 32);
  if (type === 'int') return text(o + 16, o + 24 + 4 * Math.max(1, m.ptr(o + 16) >>> 3));
  if (type === 'bytes') return text(o + 16, o + 32 + Math.max(0, m.size64(o + 16)));
  const state = m.ptr(o + 32);
  const kind = (state >>> 2) & 7;
  const data = o + (state & 0x40 ? 40 : 56);
  return `${kind}${text(data, data + kind * Math.max(0, m.size64(o + 16)))}`;
}

const WEAK_TYPES = ['_PyWeakref_RefType', '_PyWeakref_ProxyType', '_PyWeakref_CallableProxyType'];

/** All weak references of the heap. */
export function weakReferences(graph: ObjectGraph): WeakReference[] {
  const found: WeakReference[] = [];
  const none = graph.layout.staticAddress('Py_None');
  for (const name of WEAK_TYPES) {
    for (const node of instances(graph, graph.layout.staticAddress(name), true)) {
      const address = graph.address[node] as number;
      const target = graph.memory.ptr(address + 16);
      found.push({
        address,
        target: target === none ? 0 : target,
        callback: graph.memory.ptr(address + 24),
        type: graph.typeName(node),
      });
    }
  }
  return found;
}

/** The weak references to an object: the chain that begins in it. */
export function weakReferencesTo(graph: ObjectGraph, address: number): number[] {
  return weakReferences(graph)
    .filter((w) => w.target === address)
    .map((w) => w.address);
}

/** Objects that are never freed. */
export function immortals(graph: ObjectGraph): number[] {
  const found: number[] = [];
  for (let n = 1; n < graph.nodeCount; n++) if (graph.kind[n] === OBJECT && graph.refcnt(n) < 0) found.push(n);
  return found;
}

/** Interned strings: mortal ones die when their last other reference goes. */
export function internedStrings(graph: ObjectGraph): { node: number; state: 'mortal' | 'immortal' | 'static' }[] {
  const found: { node: number; state: 'mortal' | 'immortal' | 'static' }[] = [];
  const names = [undefined, 'mortal', 'immortal', 'static'] as const;
  for (const node of instances(graph, graph.layout.staticAddress('PyUnicode_Type'))) {
    const state = names[internedState(graph.image, graph.address[node] as number)];
    if (state) found.push({ node, state });
  }
  return found;
}
