// From a type object to what is known of its instances' bytes: made once for each type of an image.
//
//   dealloc of the type, or of its nearest native base, finds the entry of the table
//   + the slots that each Python class in between adds
//   + the managed dict in front, or a dict at tp_dictoffset; inline values behind
//   + ob_type, where the type is a heap type

import type { Layout } from '../layout.js';
import type { Memory } from '../memory.js';
import { fieldNames, offsetOf, type TypeEntry } from './entry.js';
import { typeEntries } from './table/all.js';

const T = {
  name: 24,
  basicsize: 32,
  itemsize: 40,
  dealloc: 48,
  flags: 168,
  base: 256,
  dictoffset: 288,
  weaklistoffset: 208,
  size: 416,
} as const;

/** Flags of types that say where an object keeps its dict and weak references. */
export const FLAG = {
  staticBuiltin: 1 << 1,
  inlineValues: 1 << 2,
  managedWeakref: 1 << 3,
  managedDict: 1 << 4,
  heapType: 1 << 9,
  haveGc: 1 << 14,
  typeSubclass: 1 << 31,
} as const;

const OBJECT_EX = 16;
const MEMBER_SIZE = 40;

/** What is known of the instances of a type. */
export interface Plan {
  type: number;
  /** 'list', 'Point'; without the module. */
  name: string;
  flags: number;
  /** Bytes of a block before the object's address. */
  header: number;
  basicsize: number;
  itemsize: number;
  /** Bytes that an instance has at least. */
  smallest: number;
  entry: TypeEntry | undefined;
  /** Offsets of strong references: the entry's fields, slots of classes, a dict. */
  strong: Int32Array;
  strongNames: string[];
  /** Offsets of pointers to memory of the object's own. */
  owned: Int32Array;
  ownedNames: string[];
  /** Where the inline values begin; 0: there are none. */
  inlineValues: number;
}

const utf8 = new TextDecoder();

const nul = (bytes: Uint8Array, start: number, limit: number): number => {
  let end = start;
  while (end < start + limit && end < bytes.length && bytes[end] !== 0) end++;
  return end;
};

/** A C string of at most `limit` bytes. */
export function cstring(m: Memory, a: number, limit = 200): string {
  if (a <= 0 || a >= m.size) return '';
  return utf8.decode(m.bytes.slice(a, nul(m.bytes, a, limit)));
}

/** Finds the plan for a type, and remembers it. */
export class Plans {
  readonly plans = new Map<number, Plan | null>();
  private readonly m: Memory;
  private readonly layout: Layout;
  private readonly byDealloc = new Map<string, TypeEntry>();
  private readonly byType = new Map<string, TypeEntry>();
  private readonly subtypeDealloc: number;
  private lastType = 0;
  private last: Plan | null = null;

  constructor(m: Memory, layout: Layout) {
    this.m = m;
    this.layout = layout;
    for (const entry of typeEntries) {
      for (const by of typeof entry.by === 'string' ? [entry.by] : entry.by) {
        if (by.startsWith('type ')) this.byType.set(by.slice(5), entry);
        else this.byDealloc.set(by, entry);
      }
    }
    this.subtypeDealloc = layout.table.functions.findIndex((f) => f?.endsWith('/subtype_dealloc'));
  }

  /** The plan for instances of a type; null: no type lies there. */
  of(type: number): Plan | null {
    if (type === this.lastType) return this.last;
    let plan = this.plans.get(type);
    if (plan === undefined) {
      plan = this.make(type);
      this.plans.set(type, plan);
    }
    this.lastType = type;
    this.last = plan;
    return plan;
  }

  /** A type: its own type is one whose instances are types, and its sizes are possible. */
  isType(type: number): boolean {
    const m = this.m;
    if ((type & 7) !== 0 || !m.has(type, T.size)) return false;
    const meta = m.ptr(type + 8);
    if ((meta & 7) !== 0 || !m.has(meta, T.size) || m.ptr(type + 12) !== 0) return false;
    if ((m.ptr(meta + T.flags) & FLAG.typeSubclass) === 0) return false;
    const dealloc = m.ptr(type + T.dealloc);
    return m.size64(type + T.basicsize) >= 0 && dealloc < this.layout.table.functions.length;
  }

  private make(type: number): Plan | null {
    if (!this.isType(type)) return null;
    const { m, layout } = this;
    const flags = m.ptr(type + T.flags);
    const basicsize = m.size64(type + T.basicsize);
    const strong: [number, string][] = [];
    const owned: [number, string][] = [];
    // Classes written in Python add slots, until a native base.
    let base = type;
    for (let i = 0; i < 1000 && m.ptr(base + T.dealloc) === this.subtypeDealloc; i++) {
      this.addSlots(base, basicsize, strong);
      const next = m.ptr(base + T.base);
      if (!this.isType(next)) break;
      base = next;
    }
    const entry = this.entryFor(base);
    // Without an entry the struct is guessed by name and size; `audit` tells that.
    const guess = entry ? undefined : this.guess(base);
    if (guess) for (const name of fieldNames(layout, guess, '*')) this.addField(guess, name, strong);
    if (entry?.struct) {
      for (const name of fieldNames(layout, entry.struct, entry.strong)) this.addField(entry.struct, name, strong);
      for (const name of fieldNames(layout, entry.struct, entry.owned)) this.addField(entry.struct, name, owned);
    }
    if (flags & FLAG.heapType) strong.push([8, 'ob_type']);
    if (flags & FLAG.managedDict) strong.push([-24, '__dict__']);
    else {
      const dictoffset = m.size64(type + T.dictoffset);
      if (dictoffset > 0 && dictoffset !== m.size64(base + T.dictoffset)) strong.push([dictoffset, '__dict__']);
    }
    const cname = cstring(m, m.ptr(type + T.name));
    return {
      type,
      name: cname.slice(cname.lastIndexOf('.') + 1),
      flags,
      header: (flags & FLAG.haveGc ? 16 : 0) + (flags & (FLAG.managedDict | FLAG.managedWeakref) ? 16 : 0),
      basicsize,
      itemsize: m.size64(type + T.itemsize),
      smallest: entry?.smallest !== undefined && base === type ? entry.smallest : basicsize,
      entry,
      strong: Int32Array.from(strong, ([at]) => at),
      strongNames: strong.map(([, name]) => name),
      owned: Int32Array.from(owned, ([at]) => at),
      ownedNames: owned.map(([, name]) => name),
      inlineValues: flags & FLAG.inlineValues ? basicsize : 0,
    };
  }

  /** The struct whose name is like the deallocator's and whose size is the type's. */
  private guess(type: number): string | undefined {
    const dealloc = this.layout.functionName(this.m.ptr(type + T.dealloc)) ?? '';
    const stem = dealloc
      .replace(/_?dealloc$/, '')
      .replace(/_/g, '')
      .toLowerCase();
    if (stem === '') return undefined;
    const size = this.m.size64(type + T.basicsize);
    return Object.entries(this.layout.table.structs).find(
      ([name, s]) => s.size === size && s.base !== null && name.replace(/_/g, '').toLowerCase().includes(stem),
    )?.[0];
  }

  private entryFor(type: number): TypeEntry | undefined {
    const { m, layout } = this;
    const flags = m.ptr(type + T.flags);
    const name = layout.staticName(type) ?? (flags & FLAG.heapType ? cstring(m, m.ptr(type + T.name)) : '');
    return this.byType.get(name) ?? this.byDealloc.get(layout.functionName(m.ptr(type + T.dealloc)) ?? '');
  }

  private addField(struct: string, name: string, to: [number, string][]): void {
    const at = offsetOf(this.layout, struct, name);
    if (at >= 0) to.push([at, name]);
  }

  /** PyMemberDefs of __slots__ lie behind the class object. */
  private addSlots(type: number, basicsize: number, to: [number, string][]): void {
    const m = this.m;
    const n = m.size64(type + 16);
    const members = type + Math.max(0, m.size64(m.ptr(type + 8) + T.basicsize));
    for (let i = 0; i < n && i < 4096; i++) {
      const member = members + MEMBER_SIZE * i;
      if (m.i32(member + 8) !== OBJECT_EX || (m.ptr(member + 24) & 1) !== 0) continue;
      const offset = m.size64(member + 16);
      if (offset >= 16 && offset + 8 <= basicsize) to.push([offset, `.${cstring(m, m.ptr(member))}`]);
    }
  }
}
