// Cards of the heap on a canvas: thousands of them. Only what is in sight is drawn; close up, with its text.

import { CARD, cellBox, isShort, type Placed, rowY, showsValue } from '../model/heap-layout.js';

const FAMILY = { number: 'num', text: 'text', container: 'box', code: 'code', other: 'frame' } as const;
const FONT = '12px "JetBrains Mono Variable", monospace';

export interface Camera {
  x: number;
  y: number;
  zoom: number;
}

/** The size of the canvas in pixels of the screen. */
function fitted(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const { clientWidth: w, clientHeight: h } = canvas;
  if (w === 0 || h === 0) return null;
  const ratio = devicePixelRatio || 1;
  if (canvas.width !== Math.round(w * ratio) || canvas.height !== Math.round(h * ratio)) {
    canvas.width = Math.round(w * ratio);
    canvas.height = Math.round(h * ratio);
  }
  return canvas.getContext('2d', { alpha: false });
}

export function drawCards(
  canvas: HTMLCanvasElement,
  cards: Placed[],
  { x, y, zoom }: Camera,
  selected: number,
  colour: (name: string) => string,
): void {
  const g = fitted(canvas);
  if (!g) return;
  const ratio = devicePixelRatio || 1;
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.fillStyle = colour('paper');
  g.fillRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  g.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
  const left = -x / zoom;
  const top = -y / zoom;
  const right = left + canvas.clientWidth / zoom;
  const bottom = top + canvas.clientHeight / zoom;
  drawWires(g, cards, zoom, { left, top, right, bottom }, colour);
  g.textBaseline = 'middle';
  for (const p of cards) {
    if (p.x > right || p.x + p.width < left || p.y > bottom || p.y + p.height < top) continue;
    drawBox(g, p, zoom, selected, colour);
    if (zoom > 0.45) drawText(g, p, colour);
    else {
      g.fillStyle = colour(FAMILY[p.object.kind]);
      g.fillRect(p.x + 8, p.y + 11, Math.min(110, 8 * p.object.type.length), 8);
    }
  }
}

interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function drawWires(
  g: CanvasRenderingContext2D,
  cards: Placed[],
  zoom: number,
  area: Area,
  colour: (name: string) => string,
): void {
  const by = new Map(cards.map((p) => [p.object.address, p]));
  g.strokeStyle = colour('accent');
  g.globalAlpha = zoom > 0.3 ? 0.5 : 0.25;
  g.lineWidth = Math.max(1, 0.7 / zoom);
  g.beginPath();
  for (const p of cards) {
    for (const [i, r] of p.object.rows.entries()) {
      const q = by.get(r.target);
      if (!q) continue;
      const y1 = p.y + rowY(p.object, i);
      const y2 = q.y + 14;
      if (Math.max(y1, y2) < area.top || Math.min(y1, y2) > area.bottom) continue;
      if (q.x < area.left || p.x > area.right) continue;
      g.moveTo(p.x + CARD.width - 12, y1);
      if (zoom > 0.3) g.bezierCurveTo(p.x + CARD.width + 40, y1, q.x - 50, y2, q.x, y2);
      else g.lineTo(q.x, y2);
    }
  }
  g.stroke();
  g.globalAlpha = 1;
}

function drawBox(
  g: CanvasRenderingContext2D,
  p: Placed,
  zoom: number,
  selected: number,
  colour: (name: string) => string,
): void {
  const { mark, address, kind } = p.object;
  g.fillStyle = colour('card');
  g.fillRect(p.x, p.y, p.width, p.height);
  g.fillStyle = colour(`${FAMILY[kind]}-wash`);
  g.fillRect(p.x, p.y, p.width, CARD.head);
  const edges = { changed: 'now', born: 'born', dying: 'dying', '': 'line' } as const;
  g.strokeStyle = colour(selected === address ? 'accent' : edges[mark]);
  g.lineWidth = (mark || selected === address ? 2 : 1) / Math.min(1, zoom);
  g.strokeRect(p.x, p.y, p.width, p.height);
}

function drawText(g: CanvasRenderingContext2D, p: Placed, colour: (name: string) => string): void {
  const o = p.object;
  const middle = p.y + CARD.head / 2;
  g.font = `600 ${FONT}`;
  g.fillStyle = colour(FAMILY[o.kind]);
  g.fillText(o.type.slice(0, 16), p.x + 10, middle);
  if (isShort(o)) {
    g.fillStyle = colour('ink');
    g.fillText(o.value, p.x + 18 + g.measureText(o.type).width, middle);
  }
  g.font = FONT;
  g.fillStyle = colour('soft');
  const count = o.immortal ? 'immortal' : `×${o.refcnt}`;
  g.fillText(count, p.x + p.width - 10 - g.measureText(count).width, middle);
  g.fillStyle = colour('ink');
  if (showsValue(o)) g.fillText(o.value.slice(0, 30), p.x + 10, p.y + CARD.head + 14);
  for (const [i, r] of o.rows.entries()) {
    if (o.cells) {
      const cell = cellBox(o, i);
      g.fillStyle = colour('faint');
      g.fillText(r.name.slice(1, -1), p.x + cell.x + 4, p.y + cell.y + 10);
      g.fillStyle = colour('ink');
      g.fillText(r.short, p.x + cell.x + 4, p.y + cell.y + 27);
      continue;
    }
    const y = p.y + rowY(o, i);
    g.fillStyle = colour('soft');
    g.fillText(r.name.slice(0, 14), p.x + 10, y);
    g.fillStyle = colour('ink');
    g.fillText(r.short.slice(0, 14), p.x + 124, y);
  }
  if (o.hidden > 0) {
    g.fillStyle = colour('accent');
    g.fillText(`${o.hidden} more …`, p.x + 10, p.y + p.height - 13);
  }
}
