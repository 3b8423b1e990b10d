// Pictures and files to take away. The picture is drawn anew from the data: it does not depend on what is scrolled into sight.

import { type Arrow, arrowBetween, head, path } from './arrows.js';
import { cellResults } from './cells.js';
import { CARD, cellBox, HeapLayout, isShort, type Placed, showsValue } from './heap-layout.js';
import { inlined, show } from './moving.js';
import { isNotebook, notebookOf } from './notebook.js';
import type { FrameView, Picture } from './protocol.js';
import { client, notify, picture, state, textOf } from './state.js';
import { hex, typeText } from './words.js';

export const exportFormats: { id: string; title: string; text: string }[] = [
  { id: 'svg', title: 'Picture, SVG', text: 'stack and heap of this step, sharp at any size' },
  { id: 'png', title: 'Picture, PNG', text: 'the same in pixels, twice the size' },
  { id: 'gif', title: 'Animation, GIF', text: 'the next steps, one after the other' },
  { id: 'pellucid', title: 'Recording', text: 'the whole run: drop the file here to open it again' },
  { id: 'py', title: 'Program', text: 'the file that was run; a notebook with its output' },
  { id: 'json', title: 'This step as data', text: 'frames, objects, counts and events in JSON' },
  { id: 'dot', title: 'Object graph, DOT', text: 'for Graphviz' },
  { id: 'heapsnapshot', title: 'Heap snapshot', text: 'opens in Chrome DevTools, Memory' },
  { id: 'pythontutor', title: 'Python Tutor trace', text: 'for its viewer and what reads its traces' },
  { id: 'speedscope', title: 'Calls, speedscope', text: 'a flame chart of all calls' },
  { id: 'chrome-trace', title: 'Trace events', text: 'for Perfetto: calls, collections, output' },
  { id: 'pprof', title: 'Heap profile, pprof', text: 'bytes and objects by the line that made them' },
];

const base = (): string => state.main.replace(/\.(py|ipynb)$/, '').replace(/[^\w-]+/g, '_') || 'program';

function download(name: string, type: string, data: BlobPart): void {
  const url = URL.createObjectURL(new Blob([data], { type }));
  const a = document.createElement('a');
  a.href = url;
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Makes a file of this moment or run and hands it to the browser. */
export async function exportNow(id: string, frames: number): Promise<void> {
  if (id === 'py' && isNotebook(state.main))
    return download(`${base()}.ipynb`, 'application/x-ipynb+json', notebookOf(textOf(state.main), cellResults()));
  if (id === 'py') return download(`${base()}.py`, 'text/x-python', textOf(state.main));
  if (state.total === 0) throw new Error('Run the program first.');
  const name = `${base()}-step-${picture.step}`;
  const plain = JSON.parse(JSON.stringify(picture)) as Picture;
  if (id === 'json') return download(`${name}.json`, 'application/json', JSON.stringify(plain, null, 1));
  if (id === 'svg') return download(`${name}.svg`, 'image/svg+xml', drawSvg(plain, new HeapLayout(), colours()).text);
  if (id === 'png') {
    const canvas = await raster(drawSvg(plain, new HeapLayout(), colours()), 2);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('The picture is too large for a PNG; the SVG works.');
    return download(`${name}.png`, 'image/png', blob);
  }
  if (id === 'gif') return animate(frames);
  const file = await client.call('exportAs', picture.step, id);
  download(`${base()}${file.suffix}`, file.type, file.data as BlobPart);
}

type Colours = Record<string, string>;

function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const names = [
    'paper',
    'card',
    'ink',
    'soft',
    'faint',
    'line',
    'hair',
    'accent',
    'now',
    'now-wash',
    'born',
    'dying',
    'frame',
  ];
  for (const k of ['num', 'text', 'box', 'code', 'frame']) names.push(k, `${k}-wash`);
  return Object.fromEntries(names.map((n) => [n, style.getPropertyValue(`--${n}`).trim()]));
}

/** Text of a program is only ever text; what XML cannot hold is replaced. */
const escapeXml = (text: string): string =>
  Array.from(text, (c) => {
    const code = c.codePointAt(0) ?? 0;
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return '\ufffd';
    return '&<>"\''.includes(c) ? `&#${code};` : c;
  }).join('');

const clip = (text: string, n: number): string => (text.length > n ? `${text.slice(0, n - 1)}…` : text);
const FAMILY = { number: 'num', text: 'text', container: 'box', code: 'code', other: 'frame' } as const;
const FRAME_WIDTH = 300;
const ROW = 24;

export interface Drawing {
  text: string;
  width: number;
  height: number;
}

function drawSvg(p: Picture, layout: HeapLayout, c: Colours, size?: { width: number; height: number }): Drawing {
  const out: string[] = [];
  const text = (x: number, y: number, s: string, fill: string, more = ''): void => {
    out.push(`<text x="${x}" y="${y}" fill="${fill}" ${more}>${escapeXml(s)}</text>`);
  };
  const box = (x: number, y: number, w: number, h: number, fill: string, stroke: string, more = ''): void => {
    out.push(`<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="8" fill="${fill}" stroke="${stroke}" ${more}/>`);
  };
  const slots: { x: number; y: number; target: number; hot: boolean }[] = [];
  let y = 56;
  const frame = (f: FrameView, live: boolean): void => {
    const stack = [...f.stack].reverse();
    const h = 30 + ROW * (f.slots.length + stack.length) + (stack.length ? 18 : 0) + 6;
    box(
      16,
      y,
      FRAME_WIDTH,
      h,
      c['card'] ?? '',
      (live ? c['frame'] : c['line']) ?? '',
      live ? 'stroke-width="1.6"' : '',
    );
    text(28, y + 20, clip(f.isModule ? f.name : `${f.name}()`, 22), c['ink'] ?? '', 'font-weight="600" class="ui"');
    text(FRAME_WIDTH + 4, y + 20, hex(f.address), c['faint'] ?? '', 'text-anchor="end" font-size="11"');
    y += 30;
    const slot = (s: FrameView['slots'][number]): void => {
      const ink = (s.changed ? c['now'] : c['ink']) ?? '';
      text(28, y + 16, clip(s.name, 16), ink);
      text(FRAME_WIDTH - 14, y + 16, clip(s.short, 20), s.changed ? ink : (c['soft'] ?? ''), 'text-anchor="end"');
      if (s.target && !s.inline) {
        out.push(`<circle cx="${FRAME_WIDTH + 2}" cy="${y + 12}" r="4" fill="${s.changed ? c['now'] : c['accent']}"/>`);
        slots.push({ x: FRAME_WIDTH + 2, y: y + 12, target: s.target, hot: s.changed });
      }
      y += ROW;
    };
    for (const s of f.slots) slot(s);
    if (stack.length) {
      text(
        28,
        y + 13,
        `value stack · ${stack.length} of ${f.stackSize}`,
        c['faint'] ?? '',
        'font-size="11" class="ui"',
      );
      y += 18;
      for (const s of stack) slot(s);
    }
    y += 18;
  };
  text(16, 26, `line ${p.line ?? '–'} · step ${p.step}`, c['soft'] ?? '');
  text(150, 26, clip(p.narration.map((w) => w.text).join(''), 130), c['ink'] ?? '', 'class="ui"');
  for (const [i, f] of p.frames.entries()) frame(f, i === p.frames.length - 1);
  const left = FRAME_WIDTH + 96;
  const read = p.frames.flatMap((f) => [...f.slots, ...[...f.stack].reverse()].map((s) => s.target));
  const cards = layout.place([...p.objects, ...p.ghosts], [...new Set(read)]);
  const by = new Map(cards.map((q) => [q.object.address, q]));
  const wires: string[] = [];
  const wire = (arrow: Arrow, hot: boolean): void => {
    const stroke = `fill="none" stroke="${hot ? c['now'] : c['accent']}" stroke-width="${hot ? 2 : 1.4}" opacity="${hot ? 1 : 0.75}"`;
    wires.push(`<path d="${path(arrow)}" ${stroke}/><path d="${head(arrow)}" ${stroke}/>`);
  };
  for (const s of slots) {
    const q = by.get(s.target);
    if (q) wire({ x1: s.x, y1: s.y, x2: left + q.x, y2: 56 + q.y + 15, way: 'ahead' }, s.hot);
  }
  for (const q of cards)
    for (const [i, r] of q.object.rows.entries()) {
      const t = by.get(r.target);
      if (!t || q.object.mark === 'dying') continue;
      const a = arrowBetween(q, i, t, 0, 1);
      wire({ ...a, x1: left + a.x1, x2: left + a.x2, y1: 56 + a.y1, y2: 56 + a.y2 }, r.changed);
    }
  out.push(...wires);
  for (const q of cards) card(q);
  function card(q: Placed): void {
    const o = q.object;
    const x = left + q.x;
    const top = 56 + q.y;
    const family = FAMILY[o.kind];
    const edge =
      o.mark === 'born' ? c['born'] : o.mark === 'dying' ? c['dying'] : o.mark === 'changed' ? c['now'] : c['line'];
    const dash = o.mark === 'born' || o.mark === 'dying' ? 'stroke-dasharray="4 3"' : '';
    box(x, top, CARD.width, q.height, c['card'] ?? '', edge ?? '', dash);
    out.push(
      `<path d="M${x + 1} ${top + 29}v-20a8 8 0 0 1 8-8h${CARD.width - 18}a8 8 0 0 1 8 8v20z" fill="${c[`${family}-wash`]}"/>`,
    );
    text(x + 10, top + 20, clip(typeText(o.type), 16), c[family] ?? '', 'font-weight="600"');
    const count = o.immortal ? 'immortal' : o.oldRefcnt === null ? `×${o.refcnt}` : `${o.oldRefcnt} → ${o.refcnt}`;
    const label = 7.3 * Math.min(16, typeText(o.type).length) + 8;
    if (isShort(o)) text(x + 10 + label, top + 20, o.value, c['ink'] ?? '', 'font-weight="600"');
    text(
      x + 10 + label + (isShort(o) ? 7.3 * o.value.length + 8 : 0),
      top + 20,
      count,
      (o.oldRefcnt === null ? c['soft'] : c['now']) ?? '',
    );
    text(
      x + CARD.width - 10,
      top + 20,
      isShort(o) ? hex(o.address) : `${hex(o.address)} · ${o.size} B`,
      c['faint'] ?? '',
      'text-anchor="end" font-size="10.5"',
    );
    let at = top + CARD.head + 3;
    if (showsValue(o)) {
      text(x + 10, at + 15, clip(o.value, 30), c['ink'] ?? '', 'font-weight="500"');
      at += CARD.line;
    }
    if (o.fields.length) {
      text(x + 10, at + 15, o.fields.map((f) => `${f.name} ${f.value}`).join('  '), c['faint'] ?? '', 'font-size="11"');
      at += CARD.line;
    }
    for (const [i, r] of o.cells ? o.rows.entries() : []) {
      const cell = cellBox(o, i);
      out.push(
        `<rect x="${x + cell.x}" y="${top + cell.y}" width="${cell.width}" height="${CARD.cell}" fill="none" stroke="${c['line']}"/>`,
      );
      text(x + cell.x + 5, top + cell.y + 14, r.name.slice(1, -1), c['faint'] ?? '', 'font-size="10.5"');
      text(x + cell.x + 5, top + cell.y + 31, r.short, (r.changed ? c['now'] : c['ink']) ?? '');
    }
    if (o.cells) at += Math.ceil(o.rows.length / o.cells) * CARD.cell;
    for (const r of o.cells ? [] : o.rows) {
      text(x + 10, at + 15, clip(r.name, 14), (r.changed ? c['now'] : c['soft']) ?? '');
      text(x + CARD.width - 26, at + 15, clip(r.short, 14), c['ink'] ?? '', 'text-anchor="end"');
      if (r.target && !r.inline)
        out.push(
          `<circle cx="${x + CARD.width - 12}" cy="${at + 11}" r="3.5" fill="${r.changed ? c['now'] : c['accent']}"/>`,
        );
      at += CARD.line;
    }
    if (o.hidden) text(x + 10, at + 15, `${o.hidden} more …`, c['faint'] ?? '');
  }
  const width = size?.width ?? Math.max(760, left + Math.max(0, ...cards.map((q) => q.x + q.width)) + 16);
  const height = size?.height ?? Math.max(y, 56 + Math.max(0, ...cards.map((q) => q.y + q.height))) + 16;
  return {
    width,
    height,
    text: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'JetBrains Mono',ui-monospace,Menlo,Consolas,monospace" font-size="12"><style>.ui{font-family:Inter,system-ui,sans-serif;font-size:13px}</style><rect width="100%" height="100%" fill="${c['paper']}"/>${out.join('')}</svg>`,
  };
}

async function raster(drawing: Drawing, scale: number): Promise<HTMLCanvasElement> {
  const url = URL.createObjectURL(new Blob([drawing.text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.min(12_000, drawing.width * scale);
    canvas.height = Math.min(12_000, drawing.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The steps from here on as a GIF; all frames have the size of the largest. */
async function animate(count: number): Promise<void> {
  const { GIFEncoder, quantize, applyPalette } = await import('gifenc');
  const layout = new HeapLayout();
  const c = colours();
  const options = {
    grain: state.grain,
    limit: state.limit,
    rows: Object.fromEntries(Object.entries(state.rows).map(([o, w]) => [o, { ...w }])),
    pinned: [...state.pinned],
    inline: inlined(),
  };
  const shots: Picture[] = [];
  for (let step = picture.step, i = 0; i < count; i++) {
    shots.push(await client.call('picture', step, options));
    if (step >= state.total) break;
    step = await client.call('move', step, 'next', state.grain, 'into');
  }
  // Once to find the size and the places, which stay the same afterwards.
  const sizes = shots.map((p) => drawSvg(p, layout, c));
  const size = {
    width: Math.min(1600, Math.max(...sizes.map((s) => s.width))),
    height: Math.min(1200, Math.max(...sizes.map((s) => s.height))),
  };
  const gif = GIFEncoder();
  for (const p of shots) {
    const canvas = await raster(drawSvg(p, layout, c, size), 1);
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    if (!pixels) throw new Error('The browser gives no pixels.');
    const palette = quantize(pixels, 64);
    gif.writeFrame(applyPalette(pixels, palette), canvas.width, canvas.height, { palette, delay: 900 });
  }
  gif.finish();
  download(`${base()}.gif`, 'image/gif', gif.bytes());
  await show(state.step);
  notify(`${shots.length} steps are in the animation.`);
}
