// A picture for Graphviz: frames and the objects behind their names, each with its count; arrows begin at the name.

import { type Described, describe } from '../describe.js';
import { type Frame, readFrames } from '../frames.js';
import type { Image } from '../image.js';
import { reachableFrom } from '../reachable.js';

/** What a drawing holds. */
export interface DotOptions {
  /** At most so many objects (default 60). */
  limit?: number;
  /** Without frames: the names of a namespace (a dict's address). */
  namespace?: number;
}

const MAX_ROWS = 16;

const html = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\p{Cc}/gu, '?');

const cut = (text: string, n: number): string =>
  [...text].length > n ? `${[...text].slice(0, n - 1).join('')}…` : text;

interface Row {
  label: string;
  target: number;
}

function table(id: string, title: string, colour: string, rows: Row[], shown: Set<number>): string {
  const cells = rows.slice(0, MAX_ROWS).map((row, i) => {
    const value = shown.has(row.target) ? '•' : '';
    return `<TR><TD ALIGN="LEFT">${html(cut(row.label, 24)) || ' '}</TD><TD PORT="p${i}">${value}</TD></TR>`;
  });
  if (rows.length > MAX_ROWS) cells.push(`<TR><TD COLSPAN="2">… ${rows.length - MAX_ROWS} more</TD></TR>`);
  const head = `<TR><TD COLSPAN="2" BGCOLOR="${colour}">${title}</TD></TR>`;
  return `  ${id} [label=<<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0">${head}${cells.join('')}</TABLE>>];\n`;
}

function arrows(id: string, rows: Row[], shown: Set<number>): string {
  return rows
    .slice(0, MAX_ROWS)
    .map((row, i) => (shown.has(row.target) ? `  ${id}:p${i} -> o${row.target};\n` : ''))
    .join('');
}

function objectTitle(o: Described): string {
  const count = o.immortal ? 'immortal' : `refcnt ${o.refcnt}`;
  const value = o.plain ? ` ${cut(o.value, 30)}` : '';
  return `<B>${html(o.type)}</B>${html(value)}<BR/><FONT POINT-SIZE="9">0x${o.address.toString(16)} · ${count} · ${o.size} bytes</FONT>`;
}

/** Stack and heap of an image in the language of Graphviz. */
export function dot(image: Image, { limit = 60, namespace = 0 }: DotOptions = {}): string {
  const frames = readFrames(image);
  const frameRows = frames.map((frame: Frame) => [
    ...frame.slots.map((slot) => ({ label: slot.name, target: slot.target })),
    ...frame.stack.map((item, i) => ({ label: `stack[${i}]`, target: item.target })),
  ]);
  if (frames.length === 0 && namespace)
    frameRows.push(
      describe(image, namespace)
        .references.filter((r) => !/^\['__\w+__'\]$/.test(r.label))
        .map((r) => ({ label: r.label.slice(2, -2), target: r.target })),
    );
  const roots = frameRows.flat().map((row) => row.target);
  const { objects, more } = reachableFrom(
    image,
    roots.filter((o) => o !== 0),
    limit,
  );
  const shown = new Set(objects.map((o) => o.address));
  let out =
    'digraph heap {\n  rankdir=LR;\n  node [shape=plaintext fontname="Helvetica" fontsize=11];\n  edge [arrowsize=0.6];\n';
  for (const [i, rows] of frameRows.entries()) {
    const frame = frames[i];
    const title = frame ? `<B>${html(frame.name)}</B>, line ${frame.line ?? '?'}` : '<B>__main__</B>';
    out += table(`f${i}`, title, '#dbe9ff', rows, shown);
    if (i > 0) out += `  f${i - 1} -> f${i} [style=invis];\n`;
  }
  for (const o of objects) {
    const rows = o.references.map((r) => ({ label: r.label, target: r.target }));
    out += table(`o${o.address}`, objectTitle(o), o.immortal ? '#eeeeee' : '#fff2cc', rows, shown);
  }
  for (const [i, rows] of frameRows.entries()) out += arrows(`f${i}`, rows, shown);
  for (const o of objects)
    out += arrows(
      `o${o.address}`,
      o.references.map((r) => ({ label: r.label, target: r.target })),
      shown,
    );
  if (more > 0) out += `  more [label="${more} more objects"];\n`;
  return `${out}}\n`;
}
