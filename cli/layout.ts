// pellucid layout NAME: a struct drawn with its offsets.

import { parseArgs } from 'node:util';
import type { Field, Layout } from '../src/inspector/layout.js';
import { loadLayout } from './session.js';
import { style } from './style.js';

const help = `usage: pellucid layout [NAME]

Draws a struct of the process, like PyListObject or _PyInterpreterFrame, with the offset and
the size of each field. Without NAME: the names of all structs.
`;

/** pellucid layout: a struct. The exit code. */
export function main(argv: string[]): number {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    strict: false,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const layout = loadLayout();
  const [name] = positionals;
  const names = Object.keys(layout.table.structs).sort();
  if (!name) {
    process.stdout.write(`${names.join('\n')}\n`);
    return 0;
  }
  const found = names.find((n) => n === name) ?? names.find((n) => n.toLowerCase() === name.toLowerCase());
  if (!found) {
    const near = names.filter((n) => n.toLowerCase().includes(name.toLowerCase())).slice(0, 8);
    process.stderr.write(
      `pellucid layout: there is no struct ${name}${near.length > 0 ? `; is it one of ${near.join(', ')}?` : ''}\n`,
    );
    return 1;
  }
  process.stdout.write(drawStruct(layout, found));
  return 0;
}

const NAME = 26;
const TYPE = 34;

/** The struct as a box of rows, holes between fields marked. */
function drawStruct(layout: Layout, name: string): string {
  const struct = layout.table.structs[name];
  if (!struct) return '';
  const lines = [`${style.heading(name)}  ${struct.size} bytes${struct.base ? `, begins as ${struct.base}` : ''}`];
  const edge = (left: string, right: string): string => `        ${left}${'─'.repeat(NAME + TYPE + 1)}${right}`;
  lines.push(edge('┌', '┐'));
  let at = 0;
  for (const field of struct.fields) {
    if (field.off > at) lines.push(row('', style.dim(`${field.off - at} bytes unused`.padEnd(NAME)), ''.padEnd(TYPE)));
    lines.push(row(String(field.off), style.name(field.name.padEnd(NAME)), style.type(typeText(field).padEnd(TYPE))));
    at = Math.max(at, field.off + field.size);
  }
  if (struct.size > at)
    lines.push(row('', style.dim(`${struct.size - at} bytes unused`.padEnd(NAME)), ''.padEnd(TYPE)));
  lines.push(edge('└', '┘'));
  return `${lines.join('\n')}\n`;
}

const row = (offset: string, name: string, type: string): string =>
  `${style.address(offset.padStart(7))} │ ${name}${type}│`;

/** C's way to say it: a pointer, a number of so many bits, bytes in place. */
function typeText(field: Field): string {
  if (field.inline) return `${field.size} bytes in place`;
  const numbers: Record<string, string> = {
    i8: 'int8',
    u8: 'uint8',
    i16: 'int16',
    u16: 'uint16',
    i32: 'int32',
    u32: 'uint32',
    i64: 'int64',
    u64: 'uint64',
    f64: 'double',
    bool: 'bool',
  };
  const number = numbers[field.type];
  if (number) return number;
  return field.type === 'usize' ? 'pointer' : `${field.type.replace(' | null', '').replace(/^.*\//, '')} *`;
}
