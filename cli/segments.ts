// pellucid segments FILE: the process drawn as text, data, heap and stack, and the allocator inside the heap.

import { type Arena, type ClassUse, readAllocator } from '../src/inspector/allocator.js';
import type { Image } from '../src/inspector/image.js';
import { type Segment, segments, stackChunks } from '../src/inspector/segments.js';
import { complain, lineOf, parse, text } from './args.js';
import { lookAt, open } from './moments.js';
import { style } from './style.js';
import { bar, bytesText, grouped, hex } from './text.js';

const help = `usage: pellucid segments FILE [--line N] [arg ...]

Runs FILE to its end (or to line N) and draws the process: text, data, heap
and stack with their sizes and use, the arenas, the pools by size class, and
the free blocks.
`;

/** pellucid segments: the process. The exit code. */
export function main(argv: string[]): number {
  const options = parse('segments', argv, { line: text }, help);
  if (typeof options === 'number') return options;
  const [path, ...args] = options.positionals;
  if (!path) return complain('segments', 'a FILE is wanted', help);
  const line = lineOf(options.values.line);
  if (line === null) return complain('segments', `--line wants a line number, not '${options.values.line}'`, help);
  const subject = open('segments', path, args);
  if (typeof subject === 'number') return subject;
  const picture = lookAt('segments', subject, line, drawProcess);
  if (typeof picture === 'number') return picture;
  process.stdout.write(picture);
  return 0;
}

/** The whole process as text. */
export function drawProcess(image: Image): string {
  const state = readAllocator(image);
  const parts = [
    drawSegments(segments(image)),
    drawStack(stackChunks(image)),
    drawArenas(state.arenas),
    drawClasses(state.classes),
    style.dim(
      `arenas ever allocated ${state.arenasEver}, at most at once ${state.arenasHighWater}; blocks over 512 bytes ${state.rawBlocks}`,
    ),
  ];
  return `${parts.join('\n')}\n`;
}

const PAINT: Record<string, (text: string) => string> = {
  text: style.type,
  data: style.mark,
  heap: style.value,
  stack: style.count,
};

function drawSegments(list: Segment[]): string {
  const lines = [style.heading('PROCESS')];
  for (const s of list) {
    const size = s.end - s.start;
    const paint = PAINT[s.name] ?? style.dim;
    const share = s.name === 'text' ? `${grouped(size)} functions` : `${bytesText(s.used)} of ${bytesText(size)}`;
    lines.push(
      `${paint(s.name.padEnd(6))} ${style.address(`${hex(s.start)}…${hex(s.end)}`.padEnd(21))} ${paint(bar(size ? s.used / size : 0, 16))} ${share}`,
    );
    lines.push(style.dim(`       ${s.what}`));
  }
  return `${lines.join('\n')}\n`;
}

function drawStack(chunks: { start: number; end: number; used: number }[]): string {
  const lines = [style.heading('DATA STACK (newest chunk first)')];
  for (const c of chunks) {
    lines.push(
      `  ${style.address(`${hex(c.start)}…${hex(c.end)}`)} ${bar(c.used / (c.end - c.start), 16)} ${bytesText(c.used)} of ${bytesText(c.end - c.start)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** One character a pool: how full it is; · never used or empty. */
const SHADES = '▁▂▃▄▅▆▇█';

function drawArenas(arenas: Arena[]): string {
  const lines = [
    style.heading('ARENAS'),
    style.dim('  a character is a pool of 16 KiB, its height how full; · free, blank never used'),
  ];
  for (const arena of arenas) {
    const cells = arena.pools.map((pool) => {
      if (pool.sizeClass < 0) return '·';
      return SHADES[Math.min(SHADES.length - 1, Math.floor((pool.used / pool.capacity) * SHADES.length))] ?? '·';
    });
    lines.push(`  ${style.address(hex(arena.address))} ${style.value(cells.join('').padEnd(arena.totalPools))}│`);
    lines.push(style.dim(`            ${arena.totalPools - arena.freePools} of ${arena.totalPools} pools in use`));
  }
  return `${lines.join('\n')}\n`;
}

function drawClasses(classes: ClassUse[]): string {
  const lines = [style.heading('POOLS BY SIZE CLASS'), style.dim('  block   pools   in use     free   full')];
  for (const c of classes) {
    if (c.pools === 0) continue;
    const all = c.usedBlocks + c.freeBlocks;
    lines.push(
      `  ${String(c.size).padStart(5)} ${String(c.pools).padStart(7)} ${grouped(c.usedBlocks).padStart(8)} ${grouped(c.freeBlocks).padStart(8)}   ${bar(c.usedBlocks / all, 20)} ${Math.round((100 * c.usedBlocks) / all)}%`,
    );
  }
  return `${lines.join('\n')}\n`;
}
