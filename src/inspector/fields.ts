// Bytes as the fields of their C struct: name, offset, raw bytes, value.

import { shortValue } from './describe.js';
import type { Plan } from './graph/plans.js';
import { cstring } from './graph/plans.js';
import type { AddressField } from './graph/types.js';
import type { Image } from './image.js';
import type { Field } from './layout.js';
import { DATA_BASE, DEFS_BASE, HEAP_BASE, NATIVE_STACK_BASE } from './map.js';
import type { Memory } from './memory.js';
import { typeName, typeOf } from './types.js';

/** More items than these are not listed: whoever wants them asks for their addresses. */
const MAX_ITEMS = 64;

/** The core's words for C's. */
const C_TYPES: Record<string, string> = {
  i8: 'int8_t',
  u8: 'uint8_t',
  i16: 'int16_t',
  u16: 'uint16_t',
  i32: 'int',
  u32: 'uint32_t',
  i64: 'Py_ssize_t',
  u64: 'uint64_t',
  f64: 'double',
  f32: 'float',
  bool: 'bool',
  usize: 'void *',
};

/** Reads an object's fields by the layout table, each with its offset and meaning. */
export class FieldReader {
  readonly image: Image;
  readonly m: Memory;
  readonly fields: AddressField[] = [];
  private readonly base: number;
  private readonly strong: (slot: number) => boolean;

  /** strong: whether the reference at a slot is counted. */
  constructor(image: Image, m: Memory, base: number, strong: (slot: number) => boolean = () => false) {
    this.image = image;
    this.m = m;
    this.base = base;
    this.strong = strong;
  }

  private add(name: string, at: number, size: number, type: string, value: string, target = 0): void {
    const strong = target !== 0 && this.strong(at);
    const raw = this.m.bytes.slice(at, at + Math.min(size, 64));
    this.fields.push({ name, offset: at - this.base, size, type, raw, value, target, strong });
  }

  /** A pointer to an object (or to anything). */
  pointer(name: string, at: number, type = 'PyObject *'): void {
    const target = this.m.ptr(at);
    this.add(name, at, 8, type, target === 0 ? 'NULL' : pointerText(this.image, this.m, target), target);
  }

  word(name: string, at: number, size: 1 | 2 | 4 | 8, type = 'Py_ssize_t'): void {
    this.add(name, at, size, type, numberText(this.m, at, size, type));
  }

  text(name: string, at: number, size: number, type: string, value: string): void {
    this.add(name, at, size, type, value);
  }

  /** All fields of a struct of the layout table, those of what it extends first. */
  struct(struct: string, at: number, limit = Number.POSITIVE_INFINITY): void {
    for (const field of this.image.layout.table.structs[struct]?.fields ?? []) {
      if (field.off + field.size <= limit) this.field(struct, field, at + field.off);
    }
  }

  private field(struct: string, field: Field, at: number): void {
    const { name, size, type } = field;
    if (field.inline) {
      this.add(
        name,
        at,
        size,
        `${type === 'usize' ? 'char' : type.replace(' | null', '')}[${size}]`,
        `${size} bytes in place`,
      );
      return;
    }
    if (name === 'ob_refcnt' || name === 'dk_refcnt') {
      const count = this.m.i32(at);
      this.add(name, at, size, 'Py_ssize_t', count < 0 ? 'immortal' : String(count));
    } else if (struct.endsWith('TypeObject') && type === 'usize') this.slotOf(name, at);
    else if (type === 'usize' || !(type in C_TYPES)) this.pointer(name, at, cType(type));
    else if (type === 'f64') this.add(name, at, size, 'double', this.m.has(at, 8) ? String(this.image.f64(at)) : '?');
    else this.word(name, at, size as 1 | 2 | 4 | 8, C_TYPES[type] ?? type);
  }

  /** A field of a type object: a native function's number, a C string or a table. */
  private slotOf(name: string, at: number): void {
    const value = this.m.ptr(at);
    const isText = name === 'tp_name' || name === 'tp_doc' || name === '_ht_tpname';
    const f = value !== 0 && !isText ? this.image.layout.functionName(value) : undefined;
    if (f) this.add(name, at, 8, 'function', f, 0);
    else if (isText && value) this.add(name, at, 8, 'char *', JSON.stringify(cstring(this.m, value, 60)), value);
    else this.pointer(name, at, isText ? 'char *' : 'void *');
  }

  /** n pointers in a row; the first ones, and how many more there are. */
  items(n: number, at: number, name: (i: number) => string): void {
    const shown = Math.min(n, MAX_ITEMS);
    for (let i = 0; i < shown; i++) this.pointer(name(i), at + 8 * i);
    if (n > shown) this.add(`${name(shown)} …`, at + 8 * shown, 8 * (n - shown), 'PyObject *[]', `${n - shown} more`);
  }
}

const cType = (type: string): string => (type === 'usize' ? 'void *' : `${type.replace(' | null', '')} *`);

function numberText(m: Memory, at: number, size: number, type: string): string {
  if (type === 'bool') return m.u8(at) ? 'true' : 'false';
  if (size === 1) return String(type.startsWith('int') ? (m.u8(at) << 24) >> 24 : m.u8(at));
  if (size === 2) return String(type.startsWith('int') ? (m.u16(at) << 16) >> 16 : m.u16(at));
  if (size === 4) return String(type === 'uint32_t' ? m.ptr(at) : m.i32(at));
  const value = (BigInt(m.ptr(at + 4)) << 32n) | BigInt(m.ptr(at));
  return String(type === 'uint64_t' ? value : BigInt.asIntN(64, value));
}

/** What a pointer leads to, in a few words. */
function pointerText(image: Image, m: Memory, target: number): string {
  const hex = `→ 0x${target.toString(16)}`;
  if (!m.has(target, 1)) return `${hex} (beyond memory)`;
  const name = image.layout.staticName(target);
  try {
    if (looksLikeObjectAt(image, m, target)) {
      const type = typeName(image, typeOf(image, target));
      const value = shortValue(image, target);
      return value.startsWith('<') || !plainTypes.has(type) ? `${hex} ${name ?? type}` : `${hex} ${type} ${value}`;
    }
  } catch {
    // A damaged object: its address says enough.
  }
  if (target >= DEFS_BASE && target < NATIVE_STACK_BASE) {
    const text = cstring(m, target, 40);
    if (/^[\x20-\x7e\n\t]{2,}/.test(text)) return `${hex} ${JSON.stringify(text)}`;
  }
  return name ? `${hex} ${name}` : hex;
}

const plainTypes = new Set(['int', 'str', 'float', 'bool', 'bytes', 'NoneType', 'complex', 'list', 'tuple', 'dict']);

function looksLikeObjectAt(image: Image, m: Memory, o: number): boolean {
  if ((o & 7) !== 0 || (o >= HEAP_BASE ? (o & 15) !== 0 : o < DATA_BASE)) return false;
  const type = m.ptr(o + 8);
  if ((type & 7) !== 0 || m.ptr(o + 12) !== 0 || !m.has(type, 416)) return false;
  const meta = m.ptr(type + 8);
  return (meta & 7) === 0 && m.has(meta, 416) && m.ptr(meta + 168) >>> 31 === 1 && image.has(o, 16);
}

/** The bytes before an object's address: what a managed type and the collector keep there. */
export function headerFields(reader: FieldReader, plan: Plan, o: number): void {
  if (plan.header === 32 || (plan.header === 16 && !(plan.flags & 0x4000))) {
    reader.pointer('managed weakrefs', o - 32, 'PyObject *');
    reader.pointer('managed dict', o - 24, 'PyObject *');
  }
  if (plan.flags & 0x4000) {
    reader.pointer('_gc_next', o - 16, 'PyGC_Head *');
    reader.pointer('_gc_prev', o - 8, 'PyGC_Head *');
  }
}
