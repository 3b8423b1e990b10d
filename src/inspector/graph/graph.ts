// The object graph of an image: every object that something refers to or that lies in the heap, and every counted
// reference, by the address of the eight bytes that hold it.
//
//   nodes    0 the process │ roots: runtime, interpreter, threads, frames │ what they reach, breadth first
//            │ what only the collector's lists know │ what only lies in a block
//   edges    compressed rows: node n has edges edgeStart[n] … edgeStart[n + 1]; names are worked out when asked for

import { BLOCK, BlockMap } from '../blocks.js';
import type { Image } from '../image.js';
import type { Layout } from '../layout.js';
import { HEAP_BASE, MAIN_INTERPRETER } from '../map.js';
import type { Memory } from '../memory.js';
import { fieldNames, offsetOf, type Walker } from './entry.js';
import { FRAME, frameEntries, OWNED_BY, stackFrames } from './frames.js';
import { type Plan, Plans } from './plans.js';
import { findRoots, type Root, waitingBlocks } from './roots.js';
import { stateEntries } from './table/all.js';
import type { Damage, NodeKind } from './types.js';

/** What a node's number of kind stands for. */
export const KIND: readonly NodeKind[] = ['object', 'keys', 'frame', 'root'];
export const OBJECT = 0;
export const KEYS = 1;
export const FRAME_NODE = 2;
export const ROOT = 3;

const MAX_DAMAGE = 1000;

/** All objects that hold or are held, and who holds whom, in typed arrays: a million nodes take a second. */
export class ObjectGraph implements Walker {
  readonly image: Image;
  readonly layout: Layout;
  readonly memory: Memory;
  readonly blocks: BlockMap;
  readonly plans: Plans;
  readonly damage: Damage[];
  readonly roots: Root[];
  /** Roots by their node. */
  readonly rootOf = new Map<number, Root>();
  nodeCount = 0;
  edgeCount = 0;
  /** Nodes below this number can be reached from the roots. */
  reachable = 0;
  /** Nodes from here on are known to no list: they were found because they lie in a block. */
  orphans = 0;
  address = new Uint32Array(1 << 16);
  kind = new Uint8Array(1 << 16);
  /** Bytes of heap blocks that a node takes. */
  size = new Uint32Array(1 << 16);
  /** 0, 1, 2, 3 (permanent); 255: not tracked. */
  generation = new Uint8Array(1 << 16);
  private planOf = new Uint16Array(1 << 16);
  edgeStart = new Uint32Array((1 << 16) + 1);
  edgeTarget = new Uint32Array(1 << 17);
  edgeSlot = new Uint32Array(1 << 17);
  private readonly planList: (Plan | null)[] = [null];
  private readonly planNumbers = new Map<Plan, number>();
  /** Node of an object below the heap, by address / 8; of a heap object, by address / 16; minus the owner's of a part. */
  private readonly low = new Int32Array(HEAP_BASE >>> 3);
  private readonly high: Int32Array;
  private readonly odd = new Map<number, number>();
  private current = 0;
  private readonly interned: number;
  private internedKeys = 0;
  private slotsOfRoots: Set<number> | undefined;
  private ownersStart: Uint32Array | undefined;
  private ownersEdge: Uint32Array | undefined;
  private edgeSources: Uint32Array | undefined;

  /** Reads the whole heap. The image must not change while the graph is in use. */
  static build(image: Image): ObjectGraph {
    return new ObjectGraph(image);
  }

  private constructor(image: Image) {
    this.image = image;
    this.layout = image.layout;
    this.blocks = new BlockMap(image);
    this.memory = this.blocks.memory;
    this.damage = this.blocks.damage;
    this.plans = new Plans(this.memory, image.layout);
    this.high = new Int32Array((this.memory.size >>> 4) + 1);
    this.interned = this.memory.ptr(
      MAIN_INTERPRETER + offsetOf(image.layout, 'PyInterpreterState', 'cached_interned_strings'),
    );
    this.grow(this.blocks.used + 20_000);
    for (const { start } of waitingBlocks(this.memory, this.layout)) {
      if (this.blocks.state(start) === BLOCK.used) this.blocks.states[start >>> 4] = BLOCK.waiting;
      else this.fault(start, 'freelist', 'a freelist holds what is no block in use');
    }
    this.roots = findRoots(this.memory, this.layout);
    this.addRoots();
    this.walkFrom(0);
    this.reachable = this.nodeCount;
    this.addTracked();
    this.walkFrom(this.reachable);
    this.orphans = this.nodeCount;
    this.addOrphans();
    this.edgeStart[this.nodeCount] = this.edgeCount;
  }

  // ----- reading the graph

  /** The node of an object, a keys table, a frame or a root at an address; -1: there is none. */
  nodeAt(address: number): number {
    const n =
      address < HEAP_BASE
        ? (this.low[address >>> 3] as number)
        : (address & 15) === 0
          ? (this.high[address >>> 4] as number) | 0
          : (this.odd.get(address) ?? 0);
    return n > 0 && this.address[n] === address ? n : -1;
  }

  /** The node that the block beginning at p belongs to as a part; -1: none. */
  partOwner(p: number): number {
    const n = p >= HEAP_BASE && (p & 15) === 0 ? (this.high[p >>> 4] as number) | 0 : 0;
    return n < 0 ? -n : -1;
  }

  planAt(node: number): Plan | null {
    return this.planList[this.planOf[node] as number] ?? null;
  }

  typeName(node: number): string {
    const kind = this.kind[node];
    if (kind === OBJECT) return this.planAt(node)?.name ?? '?';
    if (kind === KEYS) return 'dict keys';
    if (kind === FRAME_NODE) return 'frame';
    return node === 0 ? 'process' : (this.rootOf.get(node)?.name ?? 'root');
  }

  /** ob_refcnt or dk_refcnt; -1: immortal, or a node that has none. */
  refcnt(node: number): number {
    if ((this.kind[node] as number) > KEYS) return -1;
    const count = this.memory.i32(this.address[node] as number);
    return count < 0 ? -1 : count;
  }

  /** Whether a root's reference lies at an address. */
  isRootSlot(slot: number): boolean {
    this.slotsOfRoots ??= new Set(this.roots.flatMap((root) => root.fields.map((f) => f.slot)));
    return this.slotsOfRoots.has(slot);
  }

  /** How many named references each node has. */
  countReferences(): Int32Array {
    const counts = new Int32Array(this.nodeCount);
    const { edgeTarget, edgeCount } = this;
    for (let e = 0; e < edgeCount; e++) (counts[edgeTarget[e] as number] as number)++;
    return counts;
  }

  /** The node that holds edge e. */
  edgeSource(e: number): number {
    if (!this.edgeSources) {
      const sources = new Uint32Array(this.edgeCount);
      for (let n = 0; n < this.nodeCount; n++)
        sources.fill(n, this.edgeStart[n] as number, this.edgeStart[n + 1] as number);
      this.edgeSources = sources;
    }
    return this.edgeSources[e] as number;
  }

  /** Edges to each node: start[n] … start[n + 1] of edges. */
  owners(): { start: Uint32Array; edges: Uint32Array } {
    if (!this.ownersStart || !this.ownersEdge) {
      const n = this.nodeCount;
      const start = new Uint32Array(n + 2);
      for (let e = 0; e < this.edgeCount; e++) (start[(this.edgeTarget[e] as number) + 2] as number)++;
      for (let i = 2; i < n + 2; i++) start[i] = (start[i] as number) + (start[i - 1] as number);
      const edges = new Uint32Array(this.edgeCount);
      for (let e = 0; e < this.edgeCount; e++) {
        const target = (this.edgeTarget[e] as number) + 1;
        edges[start[target] as number] = e;
        (start[target] as number)++;
      }
      this.ownersStart = start;
      this.ownersEdge = edges;
    }
    return { start: this.ownersStart, edges: this.ownersEdge };
  }

  // ----- building

  private grow(wanted: number): void {
    if (wanted <= this.address.length) return;
    const n = Math.max(wanted, this.address.length * 2);
    const into = <T extends Uint8Array | Uint16Array | Uint32Array>(old: T, fresh: T): T => {
      fresh.set(old as never);
      return fresh;
    };
    this.address = into(this.address, new Uint32Array(n));
    this.kind = into(this.kind, new Uint8Array(n));
    this.size = into(this.size, new Uint32Array(n));
    this.generation = into(this.generation, new Uint8Array(n));
    this.planOf = into(this.planOf, new Uint16Array(n));
    this.edgeStart = into(this.edgeStart, new Uint32Array(n + 1));
    const edges = n * 3;
    if (edges > this.edgeTarget.length) this.growEdges(edges);
  }

  private growEdges(n: number): void {
    const target = new Uint32Array(n);
    target.set(this.edgeTarget);
    this.edgeTarget = target;
    const slot = new Uint32Array(n);
    slot.set(this.edgeSlot);
    this.edgeSlot = slot;
  }

  fault(address: number, what: string, text: string): void {
    if (this.damage.length < MAX_DAMAGE) this.damage.push({ address, what, text });
  }

  private addNode(address: number, kind: number): number {
    const n = this.nodeCount++;
    if (n >= this.address.length - 1) this.grow(n + 2);
    this.address[n] = address;
    this.kind[n] = kind;
    this.generation[n] = 255;
    return n;
  }

  private addRoots(): void {
    this.addNode(0, ROOT);
    for (const root of this.roots) {
      const n = this.addNode(root.address, ROOT);
      this.rootOf.set(n, root);
      if (root.address < HEAP_BASE) this.low[root.address >>> 3] = n;
    }
    for (const frame of stackFrames(this.memory, this.layout)) {
      // A generator's or frame object's frame is part of that object.
      if (frame.owner !== OWNED_BY.thread && frame.owner !== OWNED_BY.native) continue;
      const n = this.addNode(frame.address, FRAME_NODE);
      if (frame.address < HEAP_BASE) this.low[frame.address >>> 3] = n;
      else if ((frame.address & 15) === 0) this.high[frame.address >>> 4] = n;
      else this.odd.set(frame.address, n);
    }
  }

  private walkFrom(first: number): void {
    for (let n = first; n < this.nodeCount; n++) {
      this.edgeStart[n] = this.edgeCount;
      this.current = n;
      const kind = this.kind[n] as number;
      if (kind === OBJECT) this.walkObject(n);
      else if (kind === KEYS) this.walkKeys(this.address[n] as number);
      else if (kind === FRAME_NODE) this.frame(this.address[n] as number);
      else this.walkRoot(n);
    }
    this.edgeStart[this.nodeCount] = this.edgeCount;
  }

  private walkRoot(n: number): void {
    if (n === 0) {
      const last = this.nodeCount;
      for (let i = 1; i < last; i++) this.edge(i, 0);
      return;
    }
    const root = this.rootOf.get(n);
    if (!root) return;
    for (const p of root.owned) if (p >= HEAP_BASE) this.own(p);
    for (const field of root.fields) this.ref(field.slot);
  }

  private walkObject(n: number): void {
    const plan = this.planList[this.planOf[n] as number] as Plan;
    const o = this.address[n] as number;
    const { strong, owned } = plan;
    for (let i = 0; i < strong.length; i++) this.ref(o + (strong[i] as number));
    for (let i = 0; i < owned.length; i++) {
      const p = this.memory.ptr(o + (owned[i] as number));
      if (p >= HEAP_BASE) this.own(p);
    }
    if (plan.inlineValues > 0) {
      const values = o + plan.inlineValues;
      // capacity, size, embedded, valid
      const head = this.memory.ptr(values);
      if (head >>> 24 !== 0) {
        const room = (this.room(o) - plan.inlineValues - 8) >> 3;
        this.refs(values + 8, Math.min(head & 255, room));
      }
    }
    const entry = plan.entry;
    if (entry === undefined) return;
    if (entry.walk !== undefined) entry.walk(this, o);
    if (entry.owned === 'md_state') this.walkState(o);
  }

  /** What a native module's state refers to. */
  private walkState(module: number): void {
    const state = this.memory.ptr(module + 32);
    if (!state) return;
    for (const field of this.stateFields(module)) this.ref(state + field.off);
  }

  /** The references in a module's md_state. */
  stateFields(module: number): { off: number; name: string }[] {
    const name = this.memory.ptr(module + 48);
    const text = name ? safeText(this.memory, name) : '';
    const entry = stateEntries.find((e) => e.module === text);
    if (!entry) return [];
    const { struct = '', strong, count = 0 } = entry;
    if (count > 0) return Array.from({ length: count }, (_, i) => ({ off: 8 * i, name: `state[${i}]` }));
    return fieldNames(this.layout, struct, strong)
      .map((field) => ({ off: offsetOf(this.layout, struct, field), name: `state.${field}` }))
      .filter((field) => field.off >= 0);
  }

  private walkKeys(keys: number): void {
    const m = this.memory;
    const kind = m.u8(keys + 10);
    const log2IndexBytes = m.u8(keys + 9);
    const n = m.size64(keys + 24);
    if (n === 0) return;
    const step = kind === 0 ? 24 : 16;
    const start = 32 + 2 ** log2IndexBytes;
    const room = keys < HEAP_BASE ? 0 : this.blocks.size(keys);
    if (kind > 2 || log2IndexBytes > 31 || n < 0 || start + n * step > room) {
      this.fault(keys, 'keys', `a table of ${n} keys does not fit its ${room} bytes`);
      return;
    }
    let slot = keys + start + (kind === 0 ? 8 : 0);
    if (keys === this.internedKeys) {
      // The table of interned strings does not count its references to mortal ones.
      for (let i = 0; i < n; i++, slot += step) {
        const key = m.ptr(slot);
        if (key !== 0 && m.i32(key) < 0) this.ref(slot);
      }
      return;
    }
    if (kind === 2) for (let i = 0; i < n; i++, slot += step) this.ref(slot);
    else
      for (let i = 0; i < n; i++, slot += step) {
        this.ref(slot);
        this.ref(slot + 8);
      }
  }

  private edge(target: number, slot: number): void {
    const e = this.edgeCount++;
    if (e >= this.edgeTarget.length) this.growEdges(e * 2);
    this.edgeTarget[e] = target;
    this.edgeSlot[e] = slot;
  }

  /** The node of the object at o, made now if it is new; 0: there is no object. */
  private object(o: number, slot: number): number {
    const low = o < HEAP_BASE;
    if (low ? (o & 7) !== 0 : (o & 15) !== 0) return this.noObject(o, slot, 'an odd address');
    const known = low ? (this.low[o >>> 3] as number) : (this.high[o >>> 4] as number);
    if (known > 0) {
      if ((this.kind[known] as number) === OBJECT) return known;
      return this.noObject(o, slot, `a ${KIND[this.kind[known] as number]}`);
    }
    const m = this.memory;
    if (!m.has(o, 16)) return this.noObject(o, slot, 'beyond memory');
    const plan = this.plans.of(m.ptr(o + 8));
    if (plan === null) return this.noObject(o, slot, 'something without a type');
    let size = 0;
    if (!low) {
      const start = o - plan.header;
      const state = this.blocks.state(start);
      if (state !== BLOCK.used) return this.noObject(o, slot, PLACES[state] ?? 'no block');
      size = this.blocks.size(start);
      if (plan.header + plan.smallest > size)
        this.fault(o, 'size', `a ${plan.name} of ${plan.basicsize} bytes lies in a block of ${size}`);
      this.blocks.states[start >>> 4] = BLOCK.claimed;
    }
    return this.addObject(o, plan, size);
  }

  private addObject(o: number, plan: Plan, size: number): number {
    const n = this.addNode(o, OBJECT);
    if (o < HEAP_BASE) this.low[o >>> 3] = n;
    else this.high[o >>> 4] = n;
    this.size[n] = size;
    let number = this.planNumbers.get(plan);
    if (number === undefined) {
      number = this.planList.push(plan) - 1;
      if (number > 65_535) number = 0;
      this.planNumbers.set(plan, number);
    }
    this.planOf[n] = number;
    return n;
  }

  private noObject(o: number, slot: number, what: string): number {
    this.fault(slot, 'pointer', `a reference to 0x${o.toString(16)}, where ${what} is`);
    return 0;
  }

  // ----- what the table's entries call

  ref(slot: number): void {
    const o = this.memory.ptr(slot);
    if (o === 0) return;
    const target = this.object(o, slot);
    if (target > 0) this.edge(target, slot);
  }

  refs(slot: number, n: number): void {
    for (let i = 0; i < n; i++, slot += 8) {
      const o = this.memory.ptr(slot);
      if (o === 0) continue;
      const target = this.object(o, slot);
      if (target > 0) this.edge(target, slot);
    }
  }

  own(p: number): number {
    if (p < HEAP_BASE) return 0;
    const n = this.current;
    if (!this.blocks.claim(p)) {
      const owner = this.partOwner(p);
      if (owner !== n) this.fault(p, 'block', `0x${p.toString(16)} is no block, or has an owner already`);
      return 0;
    }
    const bytes = this.blocks.size(p);
    this.high[p >>> 4] = -n;
    this.size[n] = (this.size[n] as number) + bytes;
    return bytes;
  }

  keys(slot: number): void {
    const keys = this.memory.ptr(slot);
    if (keys === 0) return;
    let n = this.nodeAt(keys);
    if (n < 0) {
      if (keys < HEAP_BASE ? keys !== this.layout.staticAddress('Py_EMPTY_KEYS') : !this.blocks.claim(keys)) {
        this.noObject(keys, slot, 'no table of keys');
        return;
      }
      n = this.addNode(keys, KEYS);
      if (keys < HEAP_BASE) this.low[keys >>> 3] = n;
      else {
        this.high[keys >>> 4] = n;
        this.size[n] = this.blocks.size(keys);
      }
      if (this.address[this.current] === this.interned) this.internedKeys = keys;
    } else if (this.kind[n] !== KEYS) {
      this.noObject(keys, slot, `a ${KIND[this.kind[n] as number]}`);
      return;
    }
    this.edge(n, slot);
  }

  frame(frame: number): void {
    this.ref(frame + FRAME.executable);
    this.ref(frame + FRAME.funcobj);
    this.ref(frame + FRAME.locals);
    this.ref(frame + FRAME.frameObj);
    this.refs(frame + FRAME.fast, frameEntries(this.memory, this.layout, frame));
  }

  room(o: number): number {
    if (o < HEAP_BASE) return 1 << 16;
    const plan = this.plans.of(this.memory.ptr(o + 8));
    const header = plan?.header ?? 0;
    return this.blocks.size(o - header) - header;
  }

  // ----- what nothing reaches

  private gcState(): number {
    return MAIN_INTERPRETER + offsetOf(this.layout, 'PyInterpreterState', 'gc');
  }

  /** While the collector runs, objects are on lists of its own. */
  private collecting(): boolean {
    return this.memory.i32(this.gcState() + offsetOf(this.layout, '_gc_runtime_state', 'collecting')) !== 0;
  }

  /** The collector's lists know every tracked object, reachable or not. */
  private addTracked(): void {
    const m = this.memory;
    if (this.collecting()) return;
    const gc = this.gcState();
    const heads = [0, 1, 2].map((i) => gc + offsetOf(this.layout, '_gc_runtime_state', 'generations') + 24 * i);
    heads.push(gc + offsetOf(this.layout, '_gc_runtime_state', 'permanent_generation'));
    const limit = m.size >>> 5;
    for (const [generation, head] of heads.entries()) {
      let n = 0;
      for (let g = m.ptr(head) & ~3; g !== head; g = (m.ptr(g) & ~3) >>> 0) {
        if (g === 0 || !m.has(g, 32) || ++n > limit) {
          this.fault(head, 'list', `generation ${generation} does not close`);
          break;
        }
        const node = this.object(g + 16, g);
        if (node === 0) {
          this.fault(head, 'list', `generation ${generation} leads to what is no object`);
          break;
        }
        if (this.generation[node] !== 255) {
          this.fault(g + 16, 'list', `an object is twice on the collector's lists`);
          break;
        }
        this.generation[node] = generation;
      }
    }
  }

  /** Blocks in use that look like objects and have no owner: what native code holds, and what was lost. */
  private addOrphans(): void {
    const found: number[] = [];
    const m = this.memory;
    const allTrackedKnown = !this.collecting();
    this.blocks.unclaimed((start, size) => {
      for (let header = 0; header <= 32; header += 16) {
        const o = start + header;
        if (m.ptr(o + 12) !== 0 || m.ptr(o + 4) !== 0 || m.ptr(o) === 0) continue;
        // An array may hold pointers where an object would have its count and type: an object would be on a list, then.
        if (header > 0 && allTrackedKnown && m.ptr(o - 16) !== 0) continue;
        const plan = this.plans.of(m.ptr(o + 8));
        if (!plan || plan.header !== header || header + plan.smallest > size || plan.basicsize < 16) continue;
        found.push(o);
        return;
      }
    });
    for (const o of found) {
      const plan = this.plans.of(m.ptr(o + 8));
      // One found before may refer to it: then it is a node already.
      if (!plan || !this.blocks.claim(o - plan.header)) continue;
      this.walkFrom(this.addObject(o, plan, this.blocks.size(o - plan.header)));
    }
  }
}

const PLACES = [
  'no block',
  'a block in use',
  'memory of something else',
  'a free block',
  'a block never used',
  'a freed object',
];

/** The characters of an ASCII str. */
function safeText(m: Memory, o: number): string {
  const n = Math.min(Math.max(0, m.size64(o + 16)), 200);
  let text = '';
  for (let i = 0; i < n; i++) text += String.fromCharCode(m.u8(o + 40 + i));
  return text;
}
