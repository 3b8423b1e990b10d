// The core's layout in two files: where each field lies, which the first picture needs, and what it is, with the names of the
// native functions, which a closer look needs. Offsets that follow from the field before, and sizes of 8, are left out.

import type { LayoutTable } from '../../src/inspector/layout.js';

export interface PackedLayout {
  structs: Record<string, [size: number, base: string, fields: string]>;
  statics: LayoutTable['statics'];
}

export interface LayoutNames {
  functions: LayoutTable['functions'];
  /** Types of a struct's fields; '!' before one says that it lies in place. */
  types: Record<string, string>;
}

/** The layout table without what the first picture does not need, and that separately. */
export function packLayout(table: LayoutTable): { packed: PackedLayout; names: LayoutNames } {
  const packed: PackedLayout = { structs: {}, statics: table.statics };
  const names: LayoutNames = { functions: table.functions, types: {} };
  for (const [name, struct] of Object.entries(table.structs)) {
    let end = 0;
    const fields = struct.fields.map((f) => {
      const text = [f.name, f.off === end ? '' : f.off, f.size === 8 ? '' : f.size].join(',').replace(/,+$/, '');
      end = f.off + f.size;
      return text;
    });
    packed.structs[name] = [struct.size, struct.base ?? '', fields.join(';')];
    names.types[name] = struct.fields.map((f) => `${f.inline ? '!' : ''}${f.type}`).join('\n');
  }
  return { packed, names };
}

/** The table of what packLayout made. */
export function unpackLayout(packed: PackedLayout): LayoutTable {
  const table: LayoutTable = { structs: {}, statics: packed.statics, functions: [] };
  for (const [name, [size, base, text]] of Object.entries(packed.structs)) {
    let end = 0;
    const fields = (text ? text.split(';') : []).map((field) => {
      const [label = '', off, length] = field.split(',');
      const at = { name: label, off: off ? Number(off) : end, size: length ? Number(length) : 8, type: '' };
      end = at.off + at.size;
      return at;
    });
    table.structs[name] = { size, base: base || null, fields };
  }
  return table;
}

/** Puts back what came later. */
export function addNames(table: LayoutTable, names: LayoutNames): void {
  for (const [name, text] of Object.entries(names.types)) {
    const types = text.split('\n');
    for (const [i, f] of (table.structs[name]?.fields ?? []).entries()) {
      const type = types[i] ?? '';
      f.type = type.replace(/^!/, '');
      if (type.startsWith('!')) f.inline = true;
    }
  }
  table.functions.push(...names.functions);
}
