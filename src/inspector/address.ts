// What lies at an address: anything in the memory, one click. Without a graph it is enough for objects and the allocator;
// with one it also knows whose part a block is.

import {
  BLOCK,
  blockInPool,
  blockSize,
  POOL_OVERHEAD,
  POOL_SIZE,
  poolOf,
  SPAN,
  SPAN_SIZE,
  spanState,
} from './blocks.js';
import { nameAt, shortValue } from './describe.js';
import { FieldReader, headerFields } from './fields.js';
import { frameEntries, frameSize, isCode, localCount, localName, stackFrames } from './graph/frames.js';
import { KEYS, OBJECT, type ObjectGraph } from './graph/graph.js';
import { cstring, type Plan, Plans } from './graph/plans.js';
import { threadStates } from './graph/roots.js';
import { splitKey } from './graph/table/containers.js';
import type { AddressInfo, AddressKind, Damage } from './graph/types.js';
import type { Image } from './image.js';
import {
  DATA_BASE,
  DEFS_BASE,
  HEAP_BASE,
  MAIN_INTERPRETER,
  MAIN_THREAD,
  NATIVE_STACK_BASE,
  OBMALLOC_BASE,
  PEL_BASE,
  STATIC_BASE,
} from './map.js';
import { Memory } from './memory.js';

const hex = (n: number): string => `0x${n.toString(16)}`;

/** References that are looked at to tell the counted ones: more than the fields that are listed. */
const SHOWN_EDGES = 500;

class Describer {
  readonly image: Image;
  readonly m: Memory;
  readonly graph: ObjectGraph | undefined;
  readonly plans: Plans;
  readonly damage: Damage[] = [];

  constructor(image: Image, graph: ObjectGraph | undefined) {
    this.image = image;
    this.graph = graph;
    this.m = graph?.memory ?? new Memory(image);
    this.plans = graph?.plans ?? new Plans(this.m, image.layout);
  }

  answer(
    address: number,
    kind: AddressKind,
    title: string,
    start: number,
    end: number,
    more: Partial<AddressInfo> = {},
  ) {
    const info: AddressInfo = {
      address,
      kind,
      title,
      start,
      end,
      base: start,
      struct: undefined,
      owner: 0,
      fields: [],
      inside: [],
      damage: this.damage,
      ...more,
    };
    if (info.inside.length === 0 && address >= HEAP_BASE) info.inside = this.surroundings(address);
    return info;
  }

  reader(base: number, strong?: (slot: number) => boolean): FieldReader {
    return new FieldReader(this.image, this.m, base, strong);
  }

  describe(address: number): AddressInfo {
    const { m } = this;
    const functions = this.image.layout.table.functions.length;
    if (!Number.isInteger(address) || address < 0 || address >= m.size)
      return this.answer(address, 'nothing', 'no memory is there', address, address);
    if (address < functions) {
      const name = this.image.layout.table.functions[address];
      if (name) return this.answer(address, 'function', `native function ${name}`, address, address + 1);
    }
    if (address < 0x400) return this.answer(address, 'nothing', 'NULL and its neighbours', 0, 0x400);
    if (address < DATA_BASE) return this.answer(address, 'text', 'constants of the code itself', 0x400, DATA_BASE);
    return address < HEAP_BASE ? this.data(address) : this.heap(address);
  }

  // ----- below the heap

  private data(address: number): AddressInfo {
    const { m } = this;
    if (address >= NATIVE_STACK_BASE) return this.nativeStack(address);
    if (address >= DEFS_BASE) return this.definition(address);
    const object = this.staticObject(address);
    if (object) return object;
    if (address >= STATIC_BASE) {
      const s = this.staticAround(address);
      if (s) {
        const reader = this.reader(s.address);
        reader.struct(s.type, s.address);
        const end = s.address + s.size;
        return this.answer(address, 'static', `static ${s.type} ${s.name}`, s.address, end, {
          struct: s.type,
          fields: reader.fields,
        });
      }
      return this.answer(address, 'free memory', 'room for more static objects', address & ~7, (address & ~7) + 8);
    }
    for (const [start, struct, title] of this.runtimeStructs()) {
      const size = this.image.layout.size(struct);
      if (address < start || address >= start + size) continue;
      const reader = this.reader(start, (slot) => this.graph?.isRootSlot(slot) ?? false);
      reader.struct(struct, start);
      const field = reader.fields.find((f) => address >= start + f.offset && address < start + f.offset + f.size);
      return this.answer(address, 'runtime', field ? `${title}: ${field.name}` : title, start, start + size, {
        struct,
        fields: reader.fields,
      });
    }
    if (address >= OBMALLOC_BASE && address < PEL_BASE) {
      const reader = this.reader(OBMALLOC_BASE);
      reader.struct('_obmalloc_mgmt', OBMALLOC_BASE + 512);
      return this.answer(address, 'runtime', "the allocator's state", OBMALLOC_BASE, PEL_BASE, {
        struct: '_obmalloc_mgmt',
        fields: reader.fields,
      });
    }
    const start = address & ~7;
    const reader = this.reader(start);
    reader.pointer('word', start, 'void *');
    return this.answer(address, 'runtime', m.ptr(start) ? 'state of the runtime' : 'unused', start, start + 8, {
      fields: reader.fields,
    });
  }

  /** From the inside to the outside, since they lie in each other. */
  private runtimeStructs(): [start: number, struct: string, title: string][] {
    return [
      [MAIN_THREAD, 'PyThreadState', 'the main thread'],
      [
        MAIN_INTERPRETER + this.image.layout.offset('PyInterpreterState', 'gc'),
        '_gc_runtime_state',
        "the collector's state",
      ],
      [MAIN_INTERPRETER, 'PyInterpreterState', 'the interpreter'],
      [DATA_BASE, '_PyRuntimeState', 'the runtime'],
      [PEL_BASE, 'PelState', "Pellucid's own state"],
    ];
  }

  private staticAround(address: number) {
    return this.image.layout.table.statics.find((s) => address >= s.address && address < s.address + s.size);
  }

  /** A small int, a static string, a static type: the object whose bytes reach over an address. */
  private staticObject(address: number): AddressInfo | undefined {
    const around = address >= STATIC_BASE ? this.staticAround(address) : undefined;
    if (address >= STATIC_BASE && !around) return undefined;
    const first = around ? around.address : Math.max(DATA_BASE, (address & ~7) - 512);
    for (let o = address & ~7; o >= first; o -= 8) {
      if (o === MAIN_INTERPRETER + 194_552 || !this.plans.isType(this.m.ptr(o + 8))) continue;
      if (this.m.ptr(o + 12) !== 0 || this.m.ptr(o + 4) !== 0 || this.m.i32(o) === 0) continue;
      const plan = this.plans.of(this.m.ptr(o + 8));
      if (!plan || plan.basicsize < 16) continue;
      const end = o + this.objectBytes(o, plan, 1 << 16);
      if (address < end) return this.object(address, o, plan, o, end);
    }
    return undefined;
  }

  private definition(address: number): AddressInfo {
    const { m } = this;
    const top = m.ptr(PEL_BASE + this.image.layout.offset('PelState', 'defs_top'));
    const bottom = m.ptr(PEL_BASE + this.image.layout.offset('PelState', 'cstr_bottom'));
    if (address >= bottom) {
      let start = address;
      while (start > bottom && m.u8(start - 1) !== 0) start--;
      let end = address;
      while (end < NATIVE_STACK_BASE && m.u8(end) !== 0) end++;
      const text = cstring(m, start, 200);
      const reader = this.reader(start);
      reader.text('text', start, end + 1 - start, 'char[]', JSON.stringify(text));
      return this.answer(address, 'text', `C string ${JSON.stringify(text.slice(0, 60))}`, start, end + 1, {
        fields: reader.fields,
      });
    }
    const start = address & ~7;
    if (address >= top) return this.answer(address, 'free memory', 'room for more definitions', top, bottom);
    const reader = this.reader(start);
    for (let i = 0; i < 5 && start + 8 * i < top; i++) reader.pointer(`+${8 * i}`, start + 8 * i, 'void *');
    return this.answer(address, 'definition', 'definitions of methods, members and attributes', start, start + 8, {
      fields: reader.fields,
    });
  }

  private nativeStack(address: number): AddressInfo {
    const top = this.m.ptr(PEL_BASE + this.image.layout.offset('PelState', 'native_stack_top'));
    if (address >= top)
      return this.answer(
        address,
        'native stack',
        'native stack: not in use',
        Math.max(top, NATIVE_STACK_BASE),
        HEAP_BASE,
      );
    const frame = this.frameAround(address);
    if (frame) return frame;
    const start = address & ~7;
    const reader = this.reader(start);
    reader.pointer('word', start);
    return this.answer(address, 'native stack', 'native stack: a local array of native code', start, start + 8, {
      fields: reader.fields,
    });
  }

  // ----- the heap

  private surroundings(address: number): AddressInfo['inside'] {
    const { m } = this;
    const state = spanState(m, address);
    const span = (address & ~(SPAN_SIZE - 1)) >>> 0;
    if (state === SPAN.arena) {
      const pool = poolOf(address);
      const block = blockInPool(m, address);
      const inside: AddressInfo['inside'] = [];
      if (block) {
        const title = `block of ${block.size} bytes`;
        inside.push({ kind: 'block', start: block.start, end: block.start + block.size, title });
      }
      inside.push({ kind: 'pool header', start: pool, end: pool + POOL_SIZE, title: poolTitle(m, pool) });
      inside.push({ kind: 'arena', start: span, end: span + SPAN_SIZE, title: `arena at ${hex(span)}` });
      return inside;
    }
    if (state === SPAN.raw) {
      const chunk = this.rawChunk(address);
      if (!chunk) return [];
      const title = `chunk of ${chunk.size} bytes`;
      return [{ kind: 'raw chunk', start: chunk.start - 8, end: chunk.start + chunk.size, title }];
    }
    return [];
  }

  private heap(address: number): AddressInfo {
    const { m } = this;
    const state = spanState(m, address);
    const span = (address & ~(SPAN_SIZE - 1)) >>> 0;
    if (state === SPAN.arena) return this.inArena(address);
    if (state === SPAN.raw) return this.inRegion(address);
    return this.answer(address, 'free memory', 'a span that nothing uses', span, span + SPAN_SIZE);
  }

  private inArena(address: number): AddressInfo {
    const { m } = this;
    const pool = poolOf(address);
    if (address < pool + POOL_OVERHEAD) {
      const reader = this.reader(pool);
      reader.struct('pool_header', pool);
      return this.answer(address, 'pool header', poolTitle(m, pool), pool, pool + POOL_OVERHEAD, {
        struct: 'pool_header',
        fields: reader.fields,
      });
    }
    if (m.ptr(pool) === 0) {
      const used = m.ptr(pool + 44) !== 0;
      const title = used ? 'an empty pool' : 'a pool that was never used';
      return this.answer(address, 'free pool', title, pool, pool + POOL_SIZE);
    }
    const block = blockInPool(m, address);
    if (!block) {
      if (m.ptr(pool + 36) >= 32)
        this.damage.push({ address: pool, what: 'pool', text: `size class ${m.ptr(pool + 36)} cannot be` });
      return this.answer(address, 'free memory', 'the rest of a pool', address & ~15, pool + POOL_SIZE);
    }
    const fresh = block.start - pool >= m.ptr(pool + 40);
    if (fresh || this.isFree(pool, block.start, block.size)) {
      const reader = this.reader(block.start);
      if (!fresh) reader.pointer('next free block', block.start, 'pymem_block *');
      const title = fresh ? `a block of ${block.size} bytes, never handed out` : `a free block of ${block.size} bytes`;
      return this.answer(address, 'free block', title, block.start, block.start + block.size, {
        fields: reader.fields,
      });
    }
    return this.usedBlock(address, block.start, block.size);
  }

  /** Whether a pool's free list has a block on it. */
  private isFree(pool: number, block: number, size: number): boolean {
    if (this.graph) {
      const state = this.graph.blocks.state(block);
      return state === BLOCK.free || state === BLOCK.fresh;
    }
    let p = this.m.ptr(pool + 8);
    for (let n = 0; p !== 0 && n <= POOL_SIZE / size; p = this.m.ptr(p), n++) if (p === block) return true;
    return false;
  }

  private inRegion(address: number): AddressInfo {
    const chunk = this.rawChunk(address);
    if (!chunk) return this.answer(address, 'raw chunk', 'the edge of a raw region', address & ~7, (address & ~7) + 8);
    const { start, size } = chunk;
    if (address < start) {
      const reader = this.reader(start - 8);
      reader.word('size | flags', start - 8, 4, 'uint32_t');
      reader.word('size of the one before', start - 4, 4, 'uint32_t');
      return this.answer(address, 'raw chunk', `header of a chunk of ${size} bytes`, start - 8, start + size, {
        fields: reader.fields,
      });
    }
    if (chunk.free) return this.answer(address, 'free chunk', `a free chunk of ${size} bytes`, start, start + size);
    const stack = this.stackChunk(address, start, size);
    return stack ?? this.usedBlock(address, start, size);
  }

  /** The chunk whose header or bytes an address lies in. */
  private rawChunk(address: number): { start: number; size: number; free: boolean } | undefined {
    const { m } = this;
    if (this.graph) {
      // A chunk's header belongs to the chunk that begins behind it.
      const next = (address + 8) & ~15;
      const state = this.graph.blocks.state(next);
      const found =
        state !== BLOCK.none ? { start: next, size: blockSize(m, next) } : this.graph.blocks.around(address);
      if (!found) return undefined;
      return { ...found, free: this.graph.blocks.state(found.start) === BLOCK.free };
    }
    let base = (address & ~(SPAN_SIZE - 1)) >>> 0;
    while (spanState(m, base - SPAN_SIZE) === SPAN.raw) base -= SPAN_SIZE;
    let chunk = base + 8;
    while (chunk <= address && m.has(chunk, 8)) {
      const word = m.ptr(chunk);
      const size = (word & ~15) >>> 0;
      if (size === 0) {
        // A region's end; another may begin behind it.
        chunk = ((chunk + 8 + SPAN_SIZE - 1) & ~(SPAN_SIZE - 1)) + 8;
        continue;
      }
      if (address < chunk + size) return { start: chunk + 8, size: size - 8, free: (word & 1) !== 0 };
      chunk += size;
    }
    return undefined;
  }

  private stackChunk(address: number, start: number, size: number): AddressInfo | undefined {
    const { m, image } = this;
    for (const thread of threadStates(m, image.layout)) {
      let c = m.ptr(thread + image.layout.offset('PyThreadState', 'datastack_chunk'));
      for (let i = 0; c && i < 10_000; i++, c = m.ptr(c)) {
        if (c !== start) continue;
        const frame = this.frameAround(address);
        if (frame) return frame;
        const reader = this.reader(start);
        reader.struct('_stack_chunk', start);
        return this.answer(address, 'stack chunk', `a chunk of a thread's data stack`, start, start + size, {
          struct: '_stack_chunk',
          fields: reader.fields,
          owner: thread,
        });
      }
    }
    return undefined;
  }

  private frameAround(address: number): AddressInfo | undefined {
    const { m, image } = this;
    const frame = stackFrames(m, image.layout).find(
      (f) => address >= f.address && address < f.address + frameSize(m, image.layout, f.address),
    );
    return frame ? this.frame(address, frame.address, frame.thread) : undefined;
  }

  private frame(address: number, frame: number, thread: number): AddressInfo {
    const { m, image } = this;
    const reader = this.reader(frame, () => true);
    this.frameFields(reader, frame);
    const code = m.ptr(frame);
    const name = isCode(m, image.layout, code) ? this.name(m.ptr(code + 128)) : 'native code';
    const end = frame + frameSize(m, image.layout, frame);
    const field = reader.fields.find((f) => address >= frame + f.offset && address < frame + f.offset + f.size);
    const where = field && address !== frame ? `${field.name} of ` : '';
    return this.answer(address, 'frame', `${where}the frame of ${name}`, frame, end, {
      struct: '_PyInterpreterFrame',
      fields: reader.fields,
      owner: thread,
    });
  }

  private frameFields(reader: FieldReader, frame: number): void {
    const { m, image } = this;
    const code = m.ptr(frame);
    reader.struct('_PyInterpreterFrame', frame, 72);
    const used = frameEntries(m, image.layout, frame);
    const locals = isCode(m, image.layout, code) ? localCount(m, code) : 0;
    const total = (frameSize(m, image.layout, frame) - 72) >> 3;
    for (let i = 0; i < Math.min(total, 500); i++) {
      const at = frame + 72 + 8 * i;
      const local = localName(m, code, i);
      const label = local ? this.name(local) : `stack[${i - locals}]`;
      if (i < used || i < locals) reader.pointer(label, at);
      else reader.text(label, at, 8, 'PyObject *', 'not in use');
    }
  }

  private name(o: number): string {
    try {
      return nameAt(this.image, o);
    } catch {
      return '?';
    }
  }

  private usedBlock(address: number, start: number, size: number): AddressInfo {
    const { m } = this;
    for (let header = 0; header <= 32 && header < size; header += 16) {
      const o = start + header;
      if (this.graph) {
        const node = this.graph.nodeAt(o);
        if (node < 0) continue;
        if (this.graph.kind[node] === KEYS) return this.keysTable(address, o, start + size);
        if (this.graph.kind[node] !== OBJECT) continue;
      }
      if (m.ptr(o + 12) !== 0 || m.ptr(o + 4) !== 0 || m.ptr(o) === 0) continue;
      const plan = this.plans.of(m.ptr(o + 8));
      if (!plan || plan.header !== header || header + plan.smallest > size || plan.basicsize < 16) continue;
      return this.object(address, o, plan, start, start + size);
    }
    const owner = this.graph?.partOwner(start) ?? -1;
    if (this.graph && owner > 0) return this.part(address, start, size, owner);
    if (this.graph?.blocks.state(start) === BLOCK.waiting) {
      const title = `a dead object of ${size} bytes on a freelist`;
      return this.answer(address, 'free block', title, start, start + size);
    }
    const reader = this.reader(start);
    for (let i = 0; i < Math.min(size >> 3, 16); i++) reader.pointer(`+${8 * i}`, start + 8 * i, 'void *');
    return this.answer(address, 'block', `a block of ${size} bytes`, start, start + size, { fields: reader.fields });
  }

  private part(address: number, start: number, size: number, owner: number): AddressInfo {
    const graph = this.graph as ObjectGraph;
    const { m } = this;
    const o = graph.address[owner] as number;
    const type = graph.typeName(owner);
    const reader = this.reader(start, () => true);
    const plan = graph.planAt(owner);
    let what = 'memory';
    const by = plan?.entry?.by;
    if (by === 'list_dealloc') {
      what = 'the items';
      reader.items(Math.min(Math.max(0, m.size64(o + 16)), size >> 3), start, (i) => `[${i}]`);
      const i = (address - start) >> 3;
      if (address > start && i < m.size64(o + 16)) what = `item ${i}`;
    } else if (by === 'dict_dealloc') {
      what = 'the values';
      const keys = m.ptr(o + 32);
      for (let i = 0; i < Math.min(m.u8(start), size >> 3, 64); i++)
        reader.pointer(`.${this.name(splitKey(m, keys, i))}`, start + 8 + 8 * i);
    } else if (by === 'set_dealloc') {
      what = 'the table';
      for (let i = 0; i < Math.min(size >> 4, 64); i++) reader.pointer(`place ${i}`, start + 16 * i);
    } else {
      const field = plan?.ownedNames[[...(plan.owned ?? [])].findIndex((off) => m.ptr(o + off) === start)];
      if (field) what = field;
      for (let i = 0; i < Math.min(size >> 3, 16); i++) reader.pointer(`+${8 * i}`, start + 8 * i, 'void *');
    }
    const place = owner === 0 || o === 0 ? type : `${type} at ${hex(o)}`;
    return this.answer(address, 'part', `${what} of ${place}`, start, start + size, {
      owner: o,
      fields: reader.fields,
    });
  }

  private keysTable(address: number, keys: number, end: number): AddressInfo {
    const { m } = this;
    const reader = this.reader(keys, () => true);
    reader.struct('PyDictKeysObject', keys);
    const kind = m.u8(keys + 10);
    const log2 = Math.min(m.u8(keys + 9), 31);
    reader.text('dk_indices', keys + 32, 2 ** log2, 'char[]', `${2 ** Math.min(31, m.u8(keys + 8))} places`);
    const n = m.size64(keys + 24);
    const step = kind === 0 ? 24 : 16;
    const first = keys + 32 + 2 ** log2;
    for (let i = 0; i < Math.min(n, 32) && first + (i + 1) * step <= end; i++) {
      const entry = first + i * step;
      if (kind === 0) reader.word(`entry ${i} me_hash`, entry, 8);
      reader.pointer(`entry ${i} me_key`, entry + (kind === 0 ? 8 : 0));
      if (kind !== 2) reader.pointer(`entry ${i} me_value`, entry + (kind === 0 ? 16 : 8));
    }
    const names = ['general', 'unicode', 'split'];
    return this.answer(address, 'part', `a table of ${n} ${names[kind] ?? '?'} keys`, keys, end, {
      struct: 'PyDictKeysObject',
      fields: reader.fields,
    });
  }

  // ----- objects

  /** Bytes of an object from its address on, as far as its type and size say. */
  private objectBytes(o: number, plan: Plan, room: number): number {
    const { m } = this;
    let bytes = plan.basicsize;
    const by = plan.entry?.by;
    if (by === 'unicode_dealloc') {
      const state = m.ptr(o + 32);
      const compact = (state >>> 5) & 1;
      const ascii = (state >>> 6) & 1;
      const n = Math.max(0, m.size64(o + 16));
      bytes = compact ? (ascii ? 40 : 56) + (n + 1) * ((state >>> 2) & 7) : 64;
    } else if (plan.name === 'int' || plan.name === 'bool') bytes = 24 + 4 * Math.max(1, m.ptr(o + 16) >>> 3);
    else if (plan.itemsize > 0 && !(plan.flags & (1 << 31))) {
      const n = m.i32(o + 16);
      bytes += plan.itemsize * Math.min(Math.abs(n), room);
    }
    if (plan.entry?.size && plan.smallest < plan.basicsize) bytes = plan.entry.size(m, o);
    return Math.min(bytes, room);
  }

  private object(address: number, o: number, plan: Plan, start: number, end: number): AddressInfo {
    const { image } = this;
    const node = this.graph?.nodeAt(o) ?? -1;
    const strong = new Set<number>(plan.strong.length ? [...plan.strong].map((off) => o + off) : []);
    if (this.graph && node >= 0) {
      const edges = this.graph.edgeSlot;
      const last = Math.min(
        this.graph.edgeStart[node + 1] as number,
        (this.graph.edgeStart[node] as number) + SHOWN_EDGES,
      );
      for (let e = this.graph.edgeStart[node] as number; e < last; e++) strong.add(edges[e] as number);
    }
    const reader = this.reader(o, (slot) => strong.has(slot));
    // A static type is unknown to the collector: nothing of its own lies before it.
    if (o >= HEAP_BASE || plan.entry?.by !== 'type_dealloc') headerFields(reader, plan, o);
    const struct = this.structOf(plan, o);
    const size = this.objectBytes(o, plan, end - o);
    reader.struct(struct, o, plan.entry?.size ? size : end - o);
    this.rest(reader, plan, o, end);
    let value = '';
    try {
      value = shortValue(image, o);
    } catch {
      this.damage.push({ address: o, what: 'value', text: 'its value cannot be read' });
    }
    if (o + size > end)
      this.damage.push({ address: o, what: 'size', text: `it says ${size} bytes in a block of ${end - start}` });
    const name = image.layout.staticName(o);
    const field = reader.fields.find((f) => address >= o + f.offset && address < o + f.offset + f.size);
    const where = field && address !== o ? `${field.name} of ` : '';
    const title = `${where}${name ? `${name}: ` : ''}${plan.name} ${value} at ${hex(o)}`;
    return this.answer(address, 'object', title, start, end, { base: o, struct, owner: o, fields: reader.fields });
  }

  private structOf(plan: Plan, o: number): string {
    const by = plan.entry?.by;
    if (by === 'type_dealloc') return this.m.ptr(o + 168) & 0x200 ? 'PyHeapTypeObject' : 'PyTypeObject';
    if (by === 'unicode_dealloc') {
      const state = this.m.ptr(o + 32);
      return state & 0x20 ? (state & 0x40 ? 'PyASCIIObject' : 'PyCompactUnicodeObject') : 'PyUnicodeObject';
    }
    if (by === 'descr_dealloc') {
      const base = this.image.layout.staticName(plan.type)?.replace('_Type', 'Object');
      return base && base in this.image.layout.table.structs ? base : 'PyDescrObject';
    }
    return plan.entry?.struct ?? 'PyObject';
  }

  /** What lies behind the struct's fields: items, characters, slots, inline values, a frame. */
  private rest(reader: FieldReader, plan: Plan, o: number, end: number): void {
    const { m, image } = this;
    const by = plan.entry?.by;
    const known = new Set(reader.fields.map((f) => f.offset));
    for (const [i, off] of plan.strong.entries())
      if (!known.has(off) && off >= 16) reader.pointer((plan.strongNames[i] ?? '?').replace(/^\./, ''), o + off);
    if (plan.entry?.struct === 'PyTupleObject') {
      const n = Math.max(0, Math.min(m.size64(o + 16), (end - o - 24) >> 3));
      reader.items(n, o + 24, (i) => `[${i}]`);
    } else if (by === 'unicode_dealloc' || plan.name === 'bytes') {
      const from = plan.name === 'bytes' ? 32 : m.ptr(o + 32) & 0x20 ? (m.ptr(o + 32) & 0x40 ? 40 : 56) : 0;
      const size = this.objectBytes(o, plan, end - o) - from;
      if (from) {
        let text = '';
        try {
          text = shortValue(image, o);
        } catch {
          text = '?';
        }
        reader.text('data', o + from, size, 'char[]', text);
      }
    } else if (plan.name === 'int' || plan.name === 'bool') {
      const n = Math.min(m.ptr(o + 16) >>> 3, (end - o - 24) >> 2, 16);
      for (let i = 0; i < n; i++) reader.word(`ob_digit[${i}]`, o + 24 + 4 * i, 4, 'uint32_t');
    } else if (by === 'gen_dealloc') this.frameFields(reader, o + 72);
    else if (by === 'frame_dealloc' && m.ptr(o + 24) === o + 64) this.frameFields(reader, o + 64);
    if (plan.inlineValues > 0 && o + plan.inlineValues + 8 <= end) {
      const values = o + plan.inlineValues;
      for (const [i, name] of ['capacity', 'size', 'embedded', 'valid'].entries())
        reader.word(`values.${name}`, values + i, 1, 'uint8_t');
      const keys = m.ptr(plan.type + 880);
      for (let i = 0; i < Math.min(m.u8(values), (end - values - 8) >> 3); i++) {
        const key = splitKey(m, keys, i);
        const label = key && i < m.size64(keys + 24) ? `.${this.name(key)}` : `values[${i}]`;
        reader.pointer(label, values + 8 + 8 * i);
      }
    }
  }
}

function poolTitle(m: Memory, pool: number): string {
  const used = m.ptr(pool);
  const sizeClass = m.ptr(pool + 36);
  if (used === 0) return `pool at ${hex(pool)}, empty`;
  return `pool at ${hex(pool)}: ${used} blocks of ${(sizeClass + 1) * 16} bytes in use`;
}

/** What lies at an address, with its fields; never throws. With a graph it also names the owner of a list's items & co. */
export function describeAddress(image: Image, address: number, graph?: ObjectGraph): AddressInfo {
  return new Describer(image, graph).describe(address);
}
