// How a type's instances hold others: an entry of the table. docs/internals/inspector.md says how to add one.

import type { Layout } from '../layout.js';
import type { Memory } from '../memory.js';
import type { EdgeKind } from './types.js';

/** A reference in words: its kind and name. */
export interface Named {
  kind: EdgeKind;
  name: string;
}

/** What an entry's `walk` may do with the object it is given. */
export interface Walker {
  readonly memory: Memory;
  readonly layout: Layout;
  /** The eight bytes at slot hold a strong reference, or NULL. */
  ref(slot: number): void;
  /** n strong references (or NULLs) in a row. */
  refs(slot: number, n: number): void;
  /** The memory at p belongs to the object: its bytes; 0 when it is no block in use (or somebody else's). */
  own(p: number): number;
  /** The eight bytes at slot hold a reference to a PyDictKeysObject. */
  keys(slot: number): void;
  /** A frame that lies inside an object. */
  frame(frame: number): void;
  /** Bytes of the object's block from its address on: no in-place array reaches further. */
  room(o: number): number;
  /** Something cannot be. */
  fault(address: number, what: string, text: string): void;
}

/** What an entry's `name` may ask. */
export interface Namer {
  readonly memory: Memory;
  readonly layout: Layout;
  /** The str at an address. */
  text(o: number): string;
  /** A value as it stands in a subscript: 'key', 3. */
  short(o: number): string;
  frameSlot(frame: number, slot: number): Named | undefined;
}

/** What the graph knows of a type: where its objects hold references. */
export interface TypeEntry {
  /**
   * The native functions that free such objects (tp_dealloc), since those know every field; or, where several types
   * share one, `type NAME`: a static type's C name or a heap type's full name ('type itertools.count').
   */
  by: string | string[];
  /** The struct in the layout table, for the fields below. */
  struct?: string;
  /** Its fields that hold strong references, separated by spaces; `*`: all that point to objects, but weak references. */
  strong?: string;
  /** Its fields that point to memory of its own, not an object: freed together with it. */
  owned?: string;
  /** Offsets of strong references that tp_traverse does not visit: to the collector they come from outside. */
  hidden?: number[];
  /** Bytes of the smallest instance, where that is less than tp_basicsize. */
  smallest?: number;
  /** Bytes of an instance of the type itself, where tp_basicsize does not say them. */
  size?: (m: Memory, o: number) => number;
  /** What cannot be said so: arrays, references that depend on a flag. */
  walk?: (w: Walker, o: number) => void;
  /** The name of a reference that `walk` found, by the address of its slot. */
  name?: (n: Namer, o: number, slot: number) => Named | undefined;
}

/** How the state of a native module (md_state) holds objects. */
export interface ModuleStateEntry {
  module: string;
  struct?: string;
  strong?: string;
  /** Without a struct: so many pointers in a row. */
  count?: number;
}

const isObject = (layout: Layout, type: string): boolean => {
  let name: string | null | undefined = type.replace(' | null', '');
  for (let i = 0; name && i < 10; i++) {
    if (name === 'PyObject') return true;
    name = layout.table.structs[name]?.base;
  }
  return false;
};

/** The names that a list of fields says. */
export function fieldNames(layout: Layout, struct: string, list: string | undefined): string[] {
  if (list !== '*') return list?.split(' ').filter((word) => word !== '') ?? [];
  const fields = layout.table.structs[struct]?.fields ?? [];
  return fields
    .filter((f) => !f.inline && f.name !== 'ob_type' && isObject(layout, f.type) && !/weakref|weaklist/i.test(f.name))
    .map((f) => f.name);
}

/** The offset of a field; -1 where the struct has no such field. */
export function offsetOf(layout: Layout, struct: string, field: string): number {
  return layout.table.structs[struct]?.fields.find((f) => f.name === field)?.off ?? -1;
}
